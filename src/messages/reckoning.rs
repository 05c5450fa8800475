//! "How this date was counted", line by line.

use super::dates::time_of_day;
use super::{T, catalogue, plural};
use crate::domain::clock::running::{RunningWindow, Subject};
use crate::domain::clock::{
    Day, Moment, Reckoning, Span, StartsOn, Step, Unit, WhyOff, WindowKey, YearStatus, Zone,
};
use crate::domain::rulebook::{RequestWindow, Rulebook, entry};
use crate::domain::text::Language;

/// One line of the counting: when, and what was counted there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountedLine {
    /// The day or days, short.
    pub when: String,
    /// What happened to the count there, and why.
    pub what: String,
}

// A branch of a message that is built from others speaks its own language.
const EN: T = T(Language::En);
const ZH: T = T(Language::Zh);

catalogue! {
    began_anew { en: "The time before passed, and it began anew", zh: "前次期限届满，重新起算" }
    opening_day_not_counted(event: &str, time: &str) {
        en: format!("{event}, {time}. The day itself does not count."),
        zh: format!("{event}（{time}）。当日不计入。"),
    }
    told_of_breach {
        en: "The platform knew of the breach, at the latest from the request",
        zh: "平台知悉泄露，最晚为收到请求之时",
    }
    request_was_sent { en: "The request was sent, as whoever asked says", zh: "请求人表示已发送请求" }
    opening_date_not_counted(event: &str) {
        en: format!("{event}. The day itself does not count."),
        zh: format!("{event}。当日不计入。"),
    }
    counted_by_procedure(span: &str, basis: &str) {
        en: format!("{span}, as the procedure sets ({basis})"),
        zh: format!("{span}，依程序规则（{basis}）"),
    }
    counted_by_yardstick(span: &str, basis: &str) {
        en: format!("{span} ({basis})"),
        zh: format!("{span}（{basis}）"),
    }
    counted_by_law(span: &str, basis: &str) {
        en: format!("{span}, as the law sets ({basis})"),
        zh: format!("{span}，依法律规定（{basis}）"),
    }
    counted_as_chosen(span: &str) {
        en: format!("{span}, as set for this case"),
        zh: format!("{span}，为本案所定"),
    }
    counted_by_edition(span: &str, edition: &str) {
        en: format!("{span}, by the rulebook of {edition}, which applied then"),
        zh: format!("{span}，依当时适用的{edition}版规则"),
    }
    weekend_days { en: "Sat, Sun", zh: "周六、周日" }
    weekends_not_counted(days: u32) {
        en: format!("{} not counted", plural(i64::from(days), "day", "days")),
        zh: format!("{days}天不计入"),
    }
    weekends_not_counted_no_holiday(days: u32) {
        en: format!("{} not counted; no public holiday falls between", plural(i64::from(days), "day", "days")),
        zh: format!("{days}天不计入；期间没有节假日"),
    }
    holiday_not_counted(name: &str, days: u32) {
        en: format!("{name}: {} not counted", plural(i64::from(days), "day", "days")),
        zh: format!("{name}：{days}天不计入"),
    }
    made_up_day { en: "Counts: a weekend day worked to make up for a holiday", zh: "计入：调休上班日" }
    rolled_from(day: &str, why: &str) {
        en: format!("The last day would be {day} ({why}), so it is the next working day"),
        zh: format!("最后一日为{day}（{why}），顺延至下一个工作日"),
    }
    rolled_from_weekend(day: &str) {
        en: format!("The last day would be {day}, so it is the next working day"),
        zh: format!("最后一日为{day}，顺延至下一个工作日"),
    }
    stood_still(reason: &str, added: &str, to: &str) {
        en: format!("The clock stood still: {reason}. +{added}, to {to}"),
        zh: format!("期限中止：{reason}。顺延{added}，至{to}"),
    }
    /// From which day it is counted on: the next working day, where the last day had been off.
    stood_still_from(reason: &str, added: &str, from: &str, to: &str) {
        en: format!("The clock stood still: {reason}. +{added}, counted on from {from} to {to}"),
        zh: format!("期限中止：{reason}。自{from}起顺延{added}，至{to}"),
    }
    stood_still_at_no_cost(reason: &str) {
        en: format!("The clock stood still: {reason}. No counted day fell between"),
        zh: format!("期限中止：{reason}。其间没有计入的日子"),
    }
    prolonged(by: &str) {
        en: format!("+{by}: extended"),
        zh: format!("延长{by}"),
    }
    our_outage(when: &str) {
        en: format!("Our service was down on {when}, so the time runs until the end of this day"),
        zh: format!("本中心系统于{when}中断服务，期限顺延至当日结束"),
    }
    calendar_recounted(on: &str, days: u32) {
        en: format!("The calendar of days off changed on {on}: {} later", plural(i64::from(days), "day", "days")),
        zh: format!("节假日安排于{on}变更：推后{days}天"),
    }
    began_at(event: &str, time: &str) { en: format!("{event}, {time}"), zh: format!("{event}（{time}）") }
    set_for_this_case(basis: &str) {
        en: format!("The last day, as set for this case ({basis})"),
        zh: format!("为本案所定的最后一日（{basis}）"),
    }
    kept_open {
        en: "Kept open until the end of this day: nobody’s time runs out over what somebody else has to do first",
        zh: "期限保留至当日结束：任何人的期限不因他人须先办理的事项而届满",
    }
    ends_at_midnight(place: &str) {
        en: format!("The last day, until 24:00 in {place}"),
        zh: format!("最后一日，{place}时间24时截止"),
    }
    ends_at(time: &str, place: &str) {
        en: format!("Ends at {time} in {place}"),
        zh: format!("{place}时间{time}截止"),
    }
    provisional_date(year: i16) {
        en: format!("Not all public holidays of {year} are known here yet. This date is provisional: a holiday that is announced yet moves it later, never sooner."),
        zh: format!("{year}年的节假日尚未全部载入，此日期为暂定：如公布新的节假日，只会因此推后，不会提前。"),
    }
    /// When a duty ends, for a heading: after "must answer by"; in Chinese between 须在 and 前.
    due_by_end_of(day: Day, place: &str) {
        en: format!("{}, end of day in {place}", EN.weekday_date(day)),
        zh: format!("{}24时（{place}时间）", ZH.weekday_date(day)),
    }
    /// The end of a day in a sentence, after "until", "by", "to" and "at".
    end_of_day(day: Day) {
        en: format!("the end of {}", EN.long_date(day)),
        zh: format!("{}24时", ZH.long_date(day)),
    }
    due_by_time(day: Day, time: &str, place: &str) {
        en: format!("{time} on {} in {place}", EN.weekday_date(day)),
        zh: format!("{}{time}（{place}时间）", ZH.weekday_date(day)),
    }
}

impl T {
    /// When a window ends, for a heading: "Friday 4 December 2026, end of day in Beijing".
    pub fn due(self, reckoning: &Reckoning, zone: &Zone) -> String {
        self.due_at(reckoning.falls, zone)
    }

    /// The same where only the instant is at hand. Midnight is the end of the day that it closes: nobody
    /// should read of the day after.
    pub fn due_at(self, falls: Moment, zone: &Zone) -> String {
        let place = self.place(zone);
        if is_midnight(falls, zone) {
            return self.due_by_end_of(day_closed_by(falls, zone), &place).into_owned();
        }
        self.due_by_time(falls.day_in(zone), &time_of_day(falls, zone), &place).into_owned()
    }

    /// When something ends, in a sentence: "the end of 4 December 2026"; and with its time where it was counted
    /// in hours.
    pub fn ending(self, falls: Moment, zone: &Zone) -> String {
        match is_midnight(falls, zone) {
            true => self.end_of_day(day_closed_by(falls, zone)),
            false => self.long_date_and_time(falls, zone),
        }
        .into_owned()
    }

    /// How the end of a window was counted, line by line. One that was opened again after a lapse did
    /// not begin with the event that began it first; only that a mediator was named is true each time.
    pub fn counting(self, window: &RunningWindow, book: &Rulebook) -> Vec<CountedLine> {
        if let Subject::Right(right) = window.subject {
            return self.counting_of_request(&book.grievance(right).request, &window.reckoning, book);
        }
        let began = match window.key {
            key if key == WindowKey::Mediation || window.attempt <= 1 => {
                self.opened_by(book.window(key).starts_on)
            }
            _ => self.began_anew(),
        };
        self.counting_from(&began, &window.reckoning, book)
    }

    /// The same for a window of which only the counting is left; `began` says with what it began.
    fn counting_from(self, began: &str, reckoning: &Reckoning, book: &Rulebook) -> Vec<CountedLine> {
        let by_rule = |span: &str| self.counted_by_rule(span, reckoning, book);
        let line = |step| self.counted_line(step, began, &by_rule, reckoning, book);
        let began = self.began_on(began, reckoning, book);
        began
            .into_iter()
            .chain(reckoning.steps.iter().map(line))
            .chain(self.provisional(reckoning, book))
            .collect()
    }

    /// When a time began of which the last day was set and no day was counted; all others say it themselves.
    fn began_on(self, began: &str, reckoning: &Reckoning, book: &Rulebook) -> Option<CountedLine> {
        let starts = reckoning.starts;
        matches!(reckoning.steps.first(), Some(Step::Set { .. })).then(|| CountedLine {
            when: self.short_weekday_date(starts.day_in(&book.zone)).into_owned(),
            what: self.began_at(began, &time_of_day(starts, &book.zone)).into_owned(),
        })
    }

    /// That the date may still move, where the holidays are not announced yet.
    fn provisional(self, reckoning: &Reckoning, book: &Rulebook) -> Option<CountedLine> {
        // Once a year is announced, what was counted before it is not provisional any more.
        let days = (reckoning.starts.day_in(&book.zone), reckoning.last_day(&book.zone));
        let is_open = reckoning.provisional && book.calendar.is_provisional(days.0, days.1);
        is_open.then(|| {
            let year = provisional_year(reckoning, book);
            CountedLine { when: year.to_string(), what: self.provisional_date(year).into_owned() }
        })
    }

    /// How the end of the time for a request to a platform was counted, line by line.
    pub fn counting_of_request(
        self,
        rule: &RequestWindow,
        reckoning: &Reckoning,
        book: &Rulebook,
    ) -> Vec<CountedLine> {
        let by_rule = |span: &str| {
            let basis = rule.basis.in_language(self.0);
            if reckoning.rule != book.reference() {
                let edition = self.long_date(reckoning.rule.edition);
                return self.counted_by_edition(span, &edition).into_owned();
            }
            match rule.force.is_law() {
                true => self.counted_by_law(span, basis).into_owned(),
                false => self.counted_by_yardstick(span, basis).into_owned(),
            }
        };
        let began = match rule.starts_on {
            // Where only the day is known, it is the day on which somebody says they sent it.
            _ if is_midnight(reckoning.starts, &book.zone) => self.request_was_sent(),
            // Whoever is asked about a breach knows of it then, at the latest.
            StartsOn::BreachKnown | StartsOn::BreachDiscoveredOrNotified => self.told_of_breach(),
            // To the platform what it is asked is a request, whatever the law calls it.
            StartsOn::ComplaintReceived => self.opened_by(StartsOn::RequestReceived),
            starts_on => self.opened_by(starts_on),
        };
        let line = |step| self.counted_line(step, &began, &by_rule, reckoning, book);
        reckoning.steps.iter().map(line).chain(self.provisional(reckoning, book)).collect()
    }

    /// How the last day of a claim was counted, line by line; `basis` says by which law. Days off that are
    /// not announced yet matter only to a day that is still to come.
    pub fn counting_of_limitation(
        self,
        starts_on: StartsOn,
        basis: &str,
        reckoning: &Reckoning,
        book: &Rulebook,
        today: Day,
    ) -> Vec<CountedLine> {
        let by_rule = |span: &str| self.counted_by_law(span, basis).into_owned();
        let began = self.opened_by(starts_on);
        let line = |step| self.counted_line(step, &began, &by_rule, reckoning, book);
        let last = reckoning.last_day(&book.zone);
        let is_open = last >= today && book.calendar.status(last.year()) == YearStatus::Provisional;
        let provisional = is_open.then(|| CountedLine {
            when: last.year().to_string(),
            what: self.provisional_date(last.year()).into_owned(),
        });
        reckoning.steps.iter().map(line).chain(provisional).collect()
    }

    fn counted_line(
        self,
        step: &Step,
        began: &str,
        by_rule: &dyn Fn(&str) -> String,
        reckoning: &Reckoning,
        book: &Rulebook,
    ) -> CountedLine {
        let zone = &book.zone;
        let starts_in = reckoning.starts.day_in(zone).year();
        let day = |day: Day| self.day_beside(day, starts_in);
        let days = |from: Day, to: Day| self.days_beside(from, to, starts_in);
        let why = |why: &WhyOff| match why {
            WhyOff::Weekend => self.weekend_days().into_owned(),
            WhyOff::Holiday { key } => self.holiday(key, book),
        };
        let (when, what) = match step {
            Step::Opened { on } => {
                let what = match is_midnight(reckoning.starts, zone) {
                    // Only the date is known.
                    true => self.opening_date_not_counted(began),
                    false => self.opening_day_not_counted(began, &time_of_day(reckoning.starts, zone)),
                };
                (self.weekday_beside(*on, starts_in), what)
            }
            Step::Counted { from, to, days: value, unit } => {
                let span = self.span(Span::new(*value, *unit));
                (days(*from, *to), by_rule(&span).into())
            }
            Step::Hours { from, to, hours } => {
                let span = self.span(Span::new(*hours, Unit::Hour));
                let when = format!("{} – {}", self.date_and_time(*from, zone), self.date_and_time(*to, zone));
                (when, by_rule(&span).into())
            }
            Step::Set { on } => {
                let what = match reckoning.steps.first() == Some(step) {
                    true => {
                        let basis = &book.window(reckoning.window).basis;
                        self.set_for_this_case(basis.in_language(self.0))
                    }
                    false => self.kept_open(),
                };
                (day(*on), what)
            }
            Step::Skipped { from, to, days: count, why: WhyOff::Weekend } => {
                let is_holiday = |step: &Step| {
                    matches!(step, Step::Skipped { why: WhyOff::Holiday { .. }, .. } | Step::MadeUp { .. })
                };
                let plain = !reckoning.steps.iter().any(is_holiday);
                let when = if from == to {
                    self.weekday_beside(*from, starts_in)
                } else {
                    self.weekend_days().into()
                };
                let what = if plain {
                    self.weekends_not_counted_no_holiday(*count)
                } else {
                    self.weekends_not_counted(*count)
                };
                (when, what)
            }
            Step::Skipped { from, to, days: count, why: WhyOff::Holiday { key } } => {
                (days(*from, *to), self.holiday_not_counted(&self.holiday(key, book), *count))
            }
            Step::MadeUp { on } => (self.weekday_beside(*on, starts_in), self.made_up_day()),
            Step::Rolled { from, to, why: reason } => {
                let what = match reason {
                    WhyOff::Weekend => self.rolled_from_weekend(&self.weekday_beside(*from, starts_in)),
                    WhyOff::Holiday { .. } => self.rolled_from(&day(*from), &why(reason)),
                };
                (day(*to), what)
            }
            Step::Stayed { from, until, reason, added, to } => {
                let name = entry(&book.stay, reason).or_else(|| entry(&book.pauses, reason));
                let name = name.map(|entry| entry.name.in_language(self.0));
                let name = name.unwrap_or(reason);
                let (before, after) = reckoning.around(step);
                // Where the day is off to which it was counted, the line that follows says the next one.
                let to = match after {
                    Some(Step::Rolled { from, .. }) => from,
                    _ => to,
                };
                let (added, what) = (self.span(*added), added.value);
                let what = match before {
                    _ if what == 0 => self.stood_still_at_no_cost(name),
                    Some(before) => self.stood_still_from(name, &added, &day(before), &day(*to)),
                    None => self.stood_still(name, &added, &day(*to)),
                };
                (days(from.day_in(zone), day_closed_by(*until, zone).max(from.day_in(zone))), what)
            }
            Step::Extended { by, to } => (day(*to), self.prolonged(&self.span(*by))),
            Step::Outage { from, until, to } => {
                (day(*to), self.our_outage(&days(from.day_in(zone), until.day_in(zone))))
            }
            Step::Recounted { on, days, to } => (day(*to), self.calendar_recounted(&day(*on), *days)),
            Step::Ends { on } => {
                let place = self.place(zone);
                let what = if is_midnight(reckoning.falls, zone) {
                    self.ends_at_midnight(&place)
                } else {
                    self.ends_at(&time_of_day(reckoning.falls, zone), &place)
                };
                (self.weekday_beside(*on, starts_in), what)
            }
        };
        CountedLine { when, what: what.into_owned() }
    }

    /// The span with its authority: the procedure, the law, the case itself, or an older edition.
    fn counted_by_rule(self, span: &str, reckoning: &Reckoning, book: &Rulebook) -> String {
        let rule = book.window(reckoning.window);
        if reckoning.rule != book.reference() {
            let edition = self.long_date(reckoning.rule.edition);
            return self.counted_by_edition(span, &edition).into_owned();
        }
        if reckoning.span != rule.span {
            return self.counted_as_chosen(span).into_owned();
        }
        let basis = rule.basis.in_language(self.0);
        let text = if reckoning.force.is_law() {
            self.counted_by_law(span, basis)
        } else {
            self.counted_by_procedure(span, basis)
        };
        text.into_owned()
    }

    fn holiday(self, key: &str, book: &Rulebook) -> String {
        book.calendar.holiday_name(key).map_or(key, |name| name.in_language(self.0)).to_owned()
    }

    /// A short date, with its year if that is not the year in which the counting began.
    fn day_beside(self, day: Day, year: i16) -> String {
        if day.year() == year { self.short_date(day) } else { self.long_date(day) }.into_owned()
    }

    fn weekday_beside(self, day: Day, year: i16) -> String {
        if day.year() == year { self.short_weekday_date(day) } else { self.weekday_date(day) }.into_owned()
    }

    fn days_beside(self, from: Day, to: Day, year: i16) -> String {
        if from == to || to.year() == year && from.year() == year {
            return if from == to { self.day_beside(from, year) } else { self.dates(from, to) };
        }
        format!("{} – {}", self.day_beside(from, year), self.day_beside(to, year))
    }
}

fn is_midnight(at: Moment, zone: &Zone) -> bool {
    at == Moment::start_of(at.day_in(zone), zone)
}

/// Midnight closes the day before.
fn day_closed_by(end: Moment, zone: &Zone) -> Day {
    Moment::from_microseconds(end.microseconds() - 1).unwrap_or(end).day_in(zone)
}

fn provisional_year(reckoning: &Reckoning, book: &Rulebook) -> i16 {
    let last = reckoning.last_day(&book.zone).year();
    let mut years = reckoning.starts.day_in(&book.zone).year()..=last;
    years.find(|year| book.calendar.status(*year) == YearStatus::Provisional).unwrap_or(last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::actor::Holder;
    use crate::domain::clock::running::Subject;
    use crate::domain::ids::WindowId;

    fn at(text: &str) -> Moment {
        format!("{text}+08:00").parse().unwrap()
    }

    fn written(t: T, reckoning: &Reckoning) -> Vec<String> {
        let book = Rulebook::cn().unwrap();
        let lines = t.counting_from(&t.opened_by(book.window(reckoning.window).starts_on), reckoning, book);
        lines.into_iter().map(|line| format!("{} | {}", line.when, line.what)).collect()
    }

    #[test]
    fn the_counting_reads_like_a_clerk_would_tell_it() {
        let book = Rulebook::cn().unwrap();
        let answer = book.reckon(WindowKey::Answer, at("2026-11-19T10:42:00"));
        let answer = book.after_outage(&answer, at("2026-12-03T08:00:00"), at("2026-12-03T20:00:00"));
        assert_eq!(
            written(T(Language::En), &answer),
            [
                "Thu 19 Nov | The complaint was served on the platform, 10:42. The day itself does not count.",
                "20 Nov – 3 Dec | 10 working days, as the procedure sets (our own rule, after the 10 working days of 12315)",
                "Sat, Sun | 4 days not counted; no public holiday falls between",
                "4 Dec | Our service was down on 3 Dec, so the time runs until the end of this day",
                "Fri 4 Dec | The last day, until 24:00 in Beijing",
            ]
        );
        let due = T(Language::En).due(&answer, &book.zone);
        assert_eq!(due, "Friday 4 December 2026, end of day in Beijing");
        let ending = |t: Language, at| T(t).ending(at, &book.zone);
        assert_eq!(ending(Language::En, answer.falls), "the end of 4 December 2026");
        assert_eq!(ending(Language::Zh, answer.falls), "2026年12月4日24时");
        assert_eq!(ending(Language::En, at("2026-12-04T09:30:00")), "4 December 2026, 09:30");
    }

    #[test]
    fn holidays_make_up_days_and_provisional_years_are_named_in_both_languages() {
        let book = Rulebook::cn().unwrap();
        let answer = book.reckon(WindowKey::Answer, at("2026-09-18T09:00:00"));
        assert_eq!(
            written(T(Language::Zh), &answer),
            [
                "9月18日 周五 | 投诉送达平台（09:00）。当日不计入。",
                "9月20日至10月9日 | 10个工作日，依程序规则（本中心规则，参照12315平台的10个工作日）",
                "9月19日 周六 | 1天不计入",
                "9月25日至27日 | 中秋节：3天不计入",
                "10月1日至7日 | 国庆节：7天不计入",
                "9月20日 周日 | 计入：调休上班日",
                "10月9日 周五 | 最后一日，北京时间24时截止",
            ]
        );
        let late = book.reckon(WindowKey::Answer, at("2026-12-21T09:00:00"));
        let last = written(T(Language::En), &late).pop().unwrap();
        assert!(last.starts_with("2027 | Not all public holidays of 2027 are known here yet."), "{last}");
    }

    #[test]
    fn a_chosen_span_and_an_older_edition_do_not_borrow_the_rules_authority() {
        let book = Rulebook::cn().unwrap();
        let chosen = Span::new(20, Unit::CalendarDay);
        let mut promise = book.reckon_span(WindowKey::Performance, chosen, at("2026-11-02T09:00:00"));
        assert!(written(T(Language::En), &promise)[1].ends_with("20 days, as set for this case"));
        promise.rule.edition = Day::constant(2025, 1, 1);
        assert!(written(T(Language::En), &promise)[1].contains("by the rulebook of 1 January 2025"));
        let court = book.reckon(WindowKey::CourtReceipt, at("2026-11-02T09:00:00"));
        assert!(
            written(T(Language::En), &court)[1].contains("as the law sets (Civil Procedure Law, art. 126")
        );
    }

    #[test]
    fn a_window_that_was_given_again_does_not_say_that_its_first_event_happened_again() {
        let book = Rulebook::cn().unwrap();
        let began = |key: WindowKey, attempt: u8| {
            let window = RunningWindow {
                id: WindowId(uuid::Uuid::nil()),
                key,
                holder: Holder::Centre,
                subject: Subject::Step,
                attempt,
                reckoning: book.reckon(key, at("2026-11-19T10:42:00")),
            };
            T(Language::En).counting(&window, book).swap_remove(0).what
        };
        let anew = "The time before passed, and it began anew, 10:42. The day itself does not count.";
        for key in [WindowKey::Answer, WindowKey::RulingResponse, WindowKey::ReviewDecision, WindowKey::Help]
        {
            assert_eq!(began(key, 2), anew, "{key}");
            assert_ne!(began(key, 1), anew, "{key}");
        }
        // Another mediator was named indeed.
        assert_eq!(began(WindowKey::Mediation, 2), began(WindowKey::Mediation, 1));
    }

    #[test]
    fn a_stay_says_from_which_day_it_counts_on_so_that_whoever_recounts_it_agrees() {
        let book = Rulebook::cn().unwrap();
        let limit = book.reckon(WindowKey::OuterLimit, at("2026-11-18T09:00:00"));
        let (from, until) = (at("2026-12-01T00:00:00"), at("2027-01-01T00:00:00"));
        let stayed = book.stay_clock(&limit, from, until, "expert_examination");
        let lines = written(T(Language::En), &stayed).join("; ");
        assert!(lines.contains("+31 days, counted on from 18 January 2027 to 18 February 2027"), "{lines}");
        // The last day on which it stood still, and not the one after.
        assert!(!lines.contains("1 January 2027"), "{lines}");
        // To a day off it is counted first; the next working day is a line of its own.
        let stayed = book.stay_clock(&limit, from, at("2027-01-03T00:00:00"), "expert_examination");
        let lines = written(T(Language::En), &stayed).join("; ");
        assert!(lines.contains("+33 days, counted on from 18 January 2027 to 20 February 2027"), "{lines}");
        assert!(lines.contains("The last day would be Saturday 20 February 2027"), "{lines}");
    }
}
