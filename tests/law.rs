//! The law is counted right: worked examples, and an independent walker that counts differently.

use redress::domain::case::event::AlarmKind;
use redress::domain::clock::{
    Day, Force, Moment, Reckoning, Span, Step, Unit, WhyOff, Window, WindowKey, YearStatus, Zone,
};
use redress::domain::grievance::Grievance;
use redress::domain::rulebook::{LawStatus, RouteKind, Rulebook, entry};
use redress::domain::text::Bilingual;

fn book() -> &'static Rulebook {
    Rulebook::cn().unwrap()
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// A moment on the wall in Shanghai.
fn at(text: &str) -> Moment {
    format!("{text}+08:00").parse().unwrap()
}

fn reckon(span: Span, starts: Moment) -> Reckoning {
    book().reckon_span(WindowKey::Answer, span, starts)
}

fn last_day(span: Span, opening: &str) -> Day {
    reckon(span, at(&format!("{opening}T10:42:00"))).last_day(&book().zone)
}

#[test]
fn the_worked_examples_of_the_rulebook_are_met() {
    for (opening, value, unit, due) in [
        ("2025-12-31", 3, Unit::WorkingDay, "2026-01-06"),
        ("2026-02-13", 7, Unit::WorkingDay, "2026-03-02"),
        ("2026-04-30", 7, Unit::WorkingDay, "2026-05-13"),
        ("2026-09-18", 7, Unit::WorkingDay, "2026-09-29"),
        ("2026-09-24", 10, Unit::WorkingDay, "2026-10-15"),
        ("2026-09-30", 15, Unit::WorkingDay, "2026-10-27"),
        ("2026-11-23", 15, Unit::WorkingDay, "2026-12-14"),
        ("2026-01-16", 30, Unit::CalendarDay, "2026-02-24"),
        ("2026-09-01", 30, Unit::CalendarDay, "2026-10-08"),
        ("2026-07-22", 60, Unit::CalendarDay, "2026-09-20"),
    ] {
        assert_eq!(last_day(Span::new(value, unit), opening), day(due), "{opening} + {value} {unit:?}");
    }
}

#[test]
fn the_years_have_as_many_working_days_as_announced() {
    for (year, days) in [(2025, 248), (2026, 248)] {
        let (first, last) = (Day::constant(year - 1, 12, 31), Day::constant(year, 12, 31));
        assert_eq!(book().calendar.working_days_between(first, last), days, "{year}");
    }
}

#[test]
fn the_steps_tell_the_whole_way() {
    let starts = at("2026-02-13T09:00:00");
    let spring = reckon(Span::new(7, Unit::WorkingDay), starts);
    assert_eq!(
        spring.steps,
        [
            Step::Opened { on: day("2026-02-13") },
            Step::Counted { from: day("2026-02-14"), to: day("2026-03-02"), days: 7, unit: Unit::WorkingDay },
            Step::Skipped { from: day("2026-03-01"), to: day("2026-03-01"), days: 1, why: WhyOff::Weekend },
            Step::Skipped {
                from: day("2026-02-15"),
                to: day("2026-02-23"),
                days: 9,
                why: WhyOff::Holiday { key: "spring_festival".into() },
            },
            Step::MadeUp { on: day("2026-02-14") },
            Step::MadeUp { on: day("2026-02-28") },
            Step::Ends { on: day("2026-03-02") },
        ]
    );
    let rolled = reckon(Span::new(30, Unit::CalendarDay), at("2026-09-01T09:00:00"));
    assert_eq!(
        rolled.steps,
        [
            Step::Opened { on: day("2026-09-01") },
            Step::Counted {
                from: day("2026-09-02"),
                to: day("2026-10-01"),
                days: 30,
                unit: Unit::CalendarDay
            },
            Step::Rolled {
                from: day("2026-10-01"),
                to: day("2026-10-08"),
                why: WhyOff::Holiday { key: "national_day".into() },
            },
            Step::Ends { on: day("2026-10-08") },
        ]
    );
    assert!(!spring.provisional && !rolled.provisional);
}

#[test]
fn a_window_ends_at_midnight_in_shanghai_before_on_and_after() {
    let answer = book().reckon(WindowKey::Answer, at("2026-11-19T10:42:00"));
    assert_eq!(answer.falls, at("2026-12-04T00:00:00"));
    assert!(!answer.is_over(at("2026-12-03T23:59:59.999999")));
    assert!(answer.is_over(at("2026-12-04T00:00:00")));
    assert!(answer.is_over(at("2026-12-04T00:00:01")));
}

#[test]
fn an_event_a_second_before_midnight_opens_on_that_day_and_one_at_midnight_on_the_next() {
    let one = Span::new(1, Unit::WorkingDay);
    let zone = &book().zone;
    assert_eq!(reckon(one, at("2026-11-23T23:59:59")).last_day(zone), day("2026-11-24"));
    assert_eq!(reckon(one, at("2026-11-24T00:00:00")).last_day(zone), day("2026-11-25"));
}

#[test]
fn months_end_on_the_same_number_the_months_end_or_the_next_working_day() {
    for (opening, months, due) in [
        ("2026-03-10", 1, "2026-04-10"),
        ("2026-05-31", 1, "2026-06-30"),
        ("2026-01-31", 1, "2026-02-28"), // a Saturday, but a make-up working day
        ("2026-08-31", 1, "2026-09-30"),
        ("2026-03-01", 7, "2026-10-08"), // 1 October is off
        ("2024-02-29", 12, "2025-02-28"),
    ] {
        assert_eq!(last_day(Span::new(months, Unit::Month), opening), day(due), "{opening} + {months}");
    }
}

#[test]
fn a_date_that_touches_a_year_without_announced_holidays_says_so() {
    let calendar = &book().calendar;
    assert_eq!(calendar.status(2025), YearStatus::Official);
    assert_eq!(calendar.status(2026), YearStatus::Official);
    assert_eq!(calendar.status(2027), YearStatus::Provisional);
    assert_eq!(calendar.status(2040), YearStatus::Provisional);
    let ten = Span::new(10, Unit::WorkingDay);
    assert!(!reckon(ten, at("2026-12-17T09:00:00")).provisional, "ends on 31 December");
    assert!(reckon(ten, at("2026-12-18T09:00:00")).provisional, "ends in January 2027");
    let waiting = reckon(ten, at("2026-12-10T09:00:00"));
    let longer = waiting.extended(Span::new(10, Unit::WorkingDay), calendar, &book().zone);
    assert!(!waiting.provisional && longer.provisional, "an extension can cross the year");
}

#[test]
fn a_reckoning_survives_being_stored() {
    let zone = &book().zone;
    let answer = book().reckon(WindowKey::Answer, at("2026-09-18T10:42:00.123456"));
    let answer = book().extend(&answer).unwrap();
    let answer = book().stay_clock(&answer, at("2026-10-09T10:00:00"), at("2026-10-12T10:00:00"), "both_ask");
    let answer = book().after_outage(&answer, at("2026-10-15T10:00:00"), at("2026-10-30T10:00:00"));
    let stored = serde_json::to_string(&answer).unwrap();
    assert_eq!(serde_json::from_str::<Reckoning>(&stored).unwrap(), answer);
    assert_eq!(answer.last_day(zone), day("2026-11-02"));
    let set = book().reckon_until(WindowKey::StayEnd, day("2026-11-30"), at("2026-11-02T10:00:00"));
    assert_eq!(set.last_day(zone), day("2026-11-30"));
    assert!(book().extend(&set).is_none(), "a stay cannot be extended");
}

/// Stored reckonings are never rewritten: this line may get sisters, but must never change.
#[test]
fn a_reckoning_is_stored_in_this_form_for_ever() {
    let answer =
        book().reckon_span(WindowKey::Answer, Span::new(1, Unit::WorkingDay), at("2026-09-30T10:42:00"));
    let answer = book().extend(&answer).unwrap();
    let stored = serde_json::to_string(&answer).unwrap().replace(&book().edition.to_string(), "EDITION");
    assert_eq!(
        stored,
        concat!(
            r#"{"window":"answer","rule":{"rulebook":"cn","edition":"EDITION"},"#,
            r#""span":{"value":1,"unit":"working_day"},"force":"design","#,
            r#""starts":"2026-09-30T02:42:00.000000Z","falls":"2026-10-14T16:00:00.000000Z","steps":["#,
            r#"{"step":"opened","on":"2026-09-30"},"#,
            r#"{"step":"counted","from":"2026-10-08","to":"2026-10-08","days":1,"unit":"working_day"},"#,
            r#"{"step":"skipped","from":"2026-10-01","to":"2026-10-07","days":7,"why":{"kind":"holiday","key":"national_day"}},"#,
            r#"{"step":"extended","by":{"value":5,"unit":"working_day"},"to":"2026-10-14"},"#,
            r#"{"step":"skipped","from":"2026-10-11","to":"2026-10-11","days":1,"why":{"kind":"weekend"}},"#,
            r#"{"step":"made_up","on":"2026-10-10"},"#,
            r#"{"step":"ends","on":"2026-10-14"}],"provisional":false}"#,
        )
    );
}

/// Counts by day numbers and running totals, over lists that were copied from the notices again.
struct Walker {
    /// For each day since [`Walker::FIRST`]: does it count as a working day?
    working: Vec<bool>,
    /// For each day: how many working days lie up to and with it.
    total: Vec<u32>,
}

impl Walker {
    /// 2025-01-01, in days since 1970-01-01.
    const FIRST: i64 = 20_089;
    const DAYS: i64 = 365 * 6;
    const OFF: &[(&str, &str)] = &[
        ("2025-01-01", "2025-01-01"),
        ("2025-01-28", "2025-02-04"),
        ("2025-04-04", "2025-04-06"),
        ("2025-05-01", "2025-05-05"),
        ("2025-05-31", "2025-06-02"),
        ("2025-10-01", "2025-10-08"),
        ("2026-01-01", "2026-01-03"),
        ("2026-02-15", "2026-02-23"),
        ("2026-04-04", "2026-04-06"),
        ("2026-05-01", "2026-05-05"),
        ("2026-06-19", "2026-06-21"),
        ("2026-09-25", "2026-09-27"),
        ("2026-10-01", "2026-10-07"),
        ("2027-01-01", "2027-01-01"),
        ("2027-02-05", "2027-02-08"),
        ("2027-04-05", "2027-04-05"),
        ("2027-05-01", "2027-05-02"),
        ("2027-06-09", "2027-06-09"),
        ("2027-09-15", "2027-09-15"),
        ("2027-10-01", "2027-10-03"),
    ];
    const MADE_UP: &[&str] = &[
        "2025-01-26",
        "2025-02-08",
        "2025-04-27",
        "2025-09-28",
        "2025-10-11",
        "2026-01-04",
        "2026-02-14",
        "2026-02-28",
        "2026-05-09",
        "2026-09-20",
        "2026-10-10",
    ];

    fn new() -> Self {
        Self::with(Self::OFF.iter().copied(), Self::MADE_UP)
    }

    fn with<'a>(off: impl Iterator<Item = (&'a str, &'a str)>, made_up: &[&str]) -> Self {
        // 1970-01-01 was a Thursday, so (n + 3) % 7 is 0 on a Monday.
        let mut working: Vec<_> = (0..Self::DAYS).map(|day| (day + Self::FIRST + 3) % 7 < 5).collect();
        for (from, to) in off {
            working[Self::index(from)..=Self::index(to)].fill(false);
        }
        for made_up in made_up {
            working[Self::index(made_up)] = true;
        }
        let total = working.iter().scan(0, |sum, works| {
            *sum += u32::from(*works);
            Some(*sum)
        });
        Self { total: total.collect(), working }
    }

    fn index(text: &str) -> usize {
        let mut parts = text.split('-').map(|part| part.parse::<i64>().unwrap());
        let (year, month, day) = (parts.next().unwrap(), parts.next().unwrap(), parts.next().unwrap());
        usize::try_from(number(year, month, day) - Self::FIRST).unwrap()
    }

    /// The index of the last day of `value` units after the day with index `opening`.
    fn last(&self, opening: usize, value: usize, unit: Unit) -> usize {
        match unit {
            Unit::WorkingDay => {
                let wanted = self.total[opening] + u32::try_from(value).unwrap();
                self.total.partition_point(|total| *total < wanted)
            }
            Unit::CalendarDay => self.roll(opening + value),
            Unit::Month => {
                let (year, month, day) = civil(i64::try_from(opening).unwrap() + Self::FIRST);
                let months = year * 12 + month - 1 + i64::try_from(value).unwrap();
                let (year, month) = (months / 12, months % 12 + 1);
                let longest = number(year + month / 12, month % 12 + 1, 1) - number(year, month, 1);
                let due = number(year, month, day.min(longest));
                self.roll(usize::try_from(due - Self::FIRST).unwrap())
            }
            Unit::Hour | Unit::Prompt => unreachable!("not walked by days"),
        }
    }

    fn roll(&self, from: usize) -> usize {
        from + self.working[from..].iter().position(|works| *works).unwrap()
    }
}

/// Days since 1970-01-01.
fn number(year: i64, month: i64, day: i64) -> i64 {
    let leaps = |year: i64| year / 4 - year / 100 + year / 400;
    let before = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334][usize::try_from(month - 1).unwrap()];
    let is_leap = leaps(year) > leaps(year - 1);
    let leap_day = i64::from(is_leap && month > 2);
    (year - 1970) * 365 + leaps(year - 1) - leaps(1969) + before + leap_day + day - 1
}

/// The year, month and day with that number.
fn civil(days: i64) -> (i64, i64, i64) {
    let year = (1970..).take_while(|year| number(*year, 1, 1) <= days).last().unwrap();
    let month = (1..=12).take_while(|month| number(year, *month, 1) <= days).last().unwrap();
    (year, month, days - number(year, month, 1) + 1)
}

/// A small generator of numbers (splitmix64), so that every run draws the same ones.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % end
    }

    /// A moment in 2025 to 2027, with the index of its day in Shanghai.
    fn moment(&mut self) -> (Moment, usize) {
        let index = self.below(365 * 3);
        let into_the_day = self.below(86_400_000_000);
        (wall(usize::try_from(index).unwrap(), into_the_day), usize::try_from(index).unwrap())
    }
}

/// So many microseconds into the day with that index, in Shanghai, which is always at +08:00.
fn wall(index: usize, microseconds: u64) -> Moment {
    let midnight = (i64::try_from(index).unwrap() + Walker::FIRST) * 86_400 - 8 * 3600;
    Moment::from_microseconds(midnight * 1_000_000 + i64::try_from(microseconds).unwrap()).unwrap()
}

#[test]
fn a_hundred_thousand_deadlines_agree_with_an_independent_walker() {
    let (walker, mut dice) = (Walker::new(), Dice(2));
    assert_eq!(Walker::index("2025-01-01"), 0);
    for _ in 0..100_000 {
        let (starts, opening) = dice.moment();
        let (unit, most) =
            [(Unit::WorkingDay, 40), (Unit::CalendarDay, 100), (Unit::Month, 24)][dice.below(3) as usize];
        let value = 1 + dice.below(most);
        let reckoning = reckon(Span::new(u32::try_from(value).unwrap(), unit), starts);
        let last = walker.last(opening, usize::try_from(value).unwrap(), unit);
        assert_eq!(reckoning.falls, wall(last + 1, 0), "{value} {unit:?} from {starts}");
        let (year, ..) = civil(i64::try_from(last).unwrap() + Walker::FIRST);
        assert_eq!(reckoning.provisional, year > 2026, "{value} {unit:?} from {starts}");
    }
}

#[test]
fn a_stay_of_whole_working_days_moves_a_working_day_window_by_as_many() {
    let (walker, mut dice) = (Walker::new(), Dice(3));
    let zone = &book().zone;
    for _ in 0..10_000 {
        let (starts, opening) = dice.moment();
        let value = 2 + dice.below(30);
        let window = reckon(Span::new(u32::try_from(value).unwrap(), Unit::WorkingDay), starts);
        let last = walker.last(opening, usize::try_from(value).unwrap(), Unit::WorkingDay);
        // Any working day of the window after its first, at any time of day, for n working days.
        let begins = walker.last(opening, 1 + usize::try_from(dice.below(value)).unwrap(), Unit::WorkingDay);
        let days = usize::try_from(dice.below(20)).unwrap();
        let ends = if days == 0 { begins } else { walker.last(begins, days, Unit::WorkingDay) };
        let time = dice.below(86_400_000_000);
        let stayed = book().stay_clock(&window, wall(begins, time), wall(ends, time), "both_ask");
        let due = if days == 0 { last } else { walker.last(last, days, Unit::WorkingDay) };
        assert_eq!(stayed.falls, wall(due + 1, 0), "{days} working days from {}", wall(begins, time));
        assert_eq!(stayed.last_day(zone), stayed.last_day(zone).max(window.last_day(zone)));
    }
}

#[test]
fn nothing_that_moves_a_window_makes_it_shorter() {
    let mut dice = Dice(4);
    for _ in 0..10_000 {
        let (starts, _) = dice.moment();
        let (from, _) = dice.moment();
        let until = from.plus_seconds(i64::try_from(dice.below(30 * 86_400)).unwrap());
        let units = [Unit::Hour, Unit::CalendarDay, Unit::WorkingDay, Unit::Month];
        let mut span = || {
            let unit = units[dice.below(4) as usize];
            Span::new(u32::try_from(1 + dice.below(12)).unwrap(), unit)
        };
        let (span, by) = (span(), span());
        let window = reckon(span, starts);
        let stayed = book().stay_clock(&window, from, until, "both_ask");
        let spared = book().after_outage(&stayed, from, until);
        let longer = spared.extended(by, &book().calendar, &book().zone);
        assert!(window.falls <= stayed.falls && stayed.falls <= spared.falls, "{window:?} {from} {until}");
        assert!(spared.falls < longer.falls, "{spared:?} {by:?}");
        if starts < until && from < window.falls && from < until {
            // Someone who could have acted before the outage still can, for a whole working day.
            let next = book().calendar.working_day_after(until.day_in(&book().zone));
            assert!(spared.falls >= Moment::end_of(next, &book().zone));
        }
        let kept_open = book().not_before(&longer, until.day_in(&book().zone));
        assert!(kept_open.falls >= longer.falls && kept_open.falls > until, "{until} {longer:?}");
        assert_eq!(kept_open.steps.last(), Some(&Step::Ends { on: kept_open.last_day(&book().zone) }));
        let ends = longer.steps.iter().filter(|step| matches!(step, Step::Ends { .. })).count();
        assert_eq!(ends, 1);
        assert_eq!(longer.steps.last(), Some(&Step::Ends { on: longer.last_day(&book().zone) }));
    }
}

#[test]
fn the_procedure_has_the_windows_that_it_announces() {
    let spans = |key| book().window(key).span;
    for (key, value, unit) in [
        (WindowKey::Admission, 7, Unit::WorkingDay),
        (WindowKey::Completion, 7, Unit::CalendarDay),
        (WindowKey::Service, 2, Unit::WorkingDay),
        (WindowKey::Answer, 10, Unit::WorkingDay),
        (WindowKey::Reply, 7, Unit::CalendarDay),
        (WindowKey::Negotiation, 10, Unit::WorkingDay),
        (WindowKey::Naming, 3, Unit::WorkingDay),
        (WindowKey::Mediation, 30, Unit::CalendarDay),
        (WindowKey::RulingResponse, 10, Unit::CalendarDay),
        (WindowKey::Performance, 15, Unit::CalendarDay),
        (WindowKey::Cure, 10, Unit::WorkingDay),
        (WindowKey::CourtReceipt, 7, Unit::CalendarDay),
        (WindowKey::OuterLimit, 60, Unit::CalendarDay),
        (WindowKey::RightOfReply, 10, Unit::WorkingDay),
        (WindowKey::Publishing, 20, Unit::WorkingDay),
        (WindowKey::PublicationEnd, 36, Unit::Month),
        (WindowKey::PublicationEndResolved, 3, Unit::Month),
    ] {
        assert_eq!(spans(key), Span::new(value, unit), "{key}");
    }
    for key in WindowKey::ALL {
        let Window { force, .. } = *book().window(*key);
        let expected = if *key == WindowKey::CourtReceipt { Force::Statute } else { Force::Design };
        assert_eq!(force, expected, "{key}: what is our own rule must not pass for the law");
    }
    let extension = book().window(WindowKey::Answer).extension.unwrap();
    assert_eq!((extension.by, extension.max_times), (Span::new(5, Unit::WorkingDay), 1));
}

#[test]
fn every_word_is_read_as_it_is_written() {
    for key in WindowKey::ALL {
        assert_eq!(key.as_str().parse(), Ok(*key));
        assert_eq!(serde_json::to_string(key).unwrap(), format!("{:?}", key.as_str()));
    }
    for key in Grievance::ALL {
        assert_eq!(key.as_str().parse(), Ok(*key));
    }
    assert_eq!(Grievance::ALL.len(), 20);
    let refused = "no_such".parse::<WindowKey>().unwrap_err().to_string();
    assert!(refused.contains("no_such") && refused.contains("admission, completion"), "{refused}");
}

#[test]
fn a_benchmark_never_passes_for_the_law_and_no_draft_is_cited_as_law() {
    for key in Grievance::ALL {
        let rule = book().grievance(*key);
        assert!(rule.benchmark.as_ref().is_none_or(|benchmark| !benchmark.force.is_law()), "{key}");
        assert_eq!(rule.request.force, Force::Design, "{key}");
        for citation in rule.laws.iter().chain(rule.statute.iter().flat_map(|statute| &statute.laws)) {
            let law = book().law(&citation.law).unwrap();
            assert_eq!(law.status, LawStatus::InForce, "{key} cites {}", law.key);
        }
    }
    // Numbers from general knowledge say so.
    assert!(!book().grievance(Grievance::Access).benchmark.as_ref().unwrap().seen);
    assert!(book().grievance(Grievance::UnlawfulSharing).benchmark.as_ref().unwrap().seen);
}

#[test]
fn the_lists_have_what_the_procedure_needs() {
    let book = book();
    for (list, keys) in [
        (&book.inadmissible, &["not_personal_data", "handled_elsewhere", "too_old", "missing_papers"][..]),
        (&book.stay, &["expert_examination", "awaiting_papers", "both_ask", "beyond_control"]),
        (
            &book.return_defects,
            &["missing_identity", "wrong_court", "missing_evidence_list", "unclear_claim"],
        ),
        (&book.refusal_grounds, &["lawful_basis", "legal_retention", "identity_not_proven", "trade_secret"]),
    ] {
        for key in keys {
            assert!(entry(list, key).is_some(), "{key}");
        }
    }
    for key in [
        "stop",
        "delete",
        "correct",
        "give_access",
        "give_copy",
        "notify",
        "compensate",
        "apologise",
        "publish_notice",
    ] {
        assert!(book.remedy(key).is_some(), "{key}");
    }
    assert!(book.remedy("compensate").unwrap().money && !book.remedy("delete").unwrap().money);
    assert!(book.may_name("upheld") && !book.may_name("settled") && !book.may_name("no such outcome"));
    assert_eq!(book.data_categories.len(), 16);
}

/// What is said about the rulebook with one thing changed, in the shared file or in that of China.
fn spoilt(from: &str, to: &str) -> String {
    let common = include_str!("../src/domain/rulebook/common.toml");
    let local = include_str!("../src/domain/rulebook/cn.toml");
    assert!(common.contains(from) || local.contains(from), "{from:?} is not in the rulebook any more");
    let found = Rulebook::parse(&common.replace(from, to), &local.replace(from, to)).unwrap_err();
    found.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_wrong_rulebook_is_refused_with_its_place_and_the_remedy() {
    for (from, to, said) in [
        ("[windows.answer", "[windows.anwser", "windows.anwser: \"anwser\" is not one of: admission"),
        (
            "span = { value = 10, unit = \"calendar_day\" }\nstarts_on = \"offer",
            "starts_on = \"offer",
            "windows.proposal: missing field `span`",
        ),
        ("[grievances.access]", "[grievances.acess]", "acess"),
        ("name = { en = \"Erase my data\"", "name = { en = \"\"", "grievances.deletion.name"),
        ("zh = \"删除我的个人信息\"", "zh = \"Erase my data\"", "grievances.deletion.name"),
        ("{ law = \"CC\", articles = [\"1037(1)\"] }", "{ law = \"XX\" }", "add \"XX\" to laws"),
        ("\"1037(1)\"", "\"art 1037\"", "is not an article"),
        (
            "from = \"2026-01-01\", to = \"2026-01-03\"",
            "from = \"2026-01-01\", to = \"2026-02-16\"",
            "overlap",
        ),
        ("\"2026-01-04\", ", "\"2026-01-05\", ", "2026-01-05 is not on a weekend"),
        ("\"2026-01-04\", ", "\"2026-02-15\", ", "make-up day and a day off"),
        ("value = 7, unit = \"working_day\"", "value = 0, unit = \"working_day\"", "length 0"),
        ("value = 7, unit = \"working_day\"", "value = 7, unit = \"prompt\"", "needs a number"),
        ("zone = \"Asia/Shanghai\"", "zone = \"Asia/Chengdu\"", "Asia/Chengdu"),
        ("group = \"my_data\"", "group = \"mine\"", "add \"mine\" to groups"),
        ("key = \"delete\"", "key = \"stop\"", "\"stop\" is there twice"),
        ("benchmark = \"standard_reply\"", "benchmark = \"standard\"", "add \"standard\" to benchmarks"),
        ("force = \"rec_standard\"", "force = \"statute\"", "a benchmark is not the law"),
        ("articles = [\"47\"]", "articles = [\"147\"]", "PIPL has 74 articles and no article 147"),
        ("until = \"2026-04-14\"", "until = \"2026-05-01\"", "laws.SAMR20.until: its dates overlap"),
        (
            "until = \"2026-04-14\"",
            "until = \"2026-05-01\"",
            "times.authority_mediates_before.until: its dates",
        ),
        (
            "until = \"2031-04-09\"",
            "until = \"2025-04-09\"",
            "laws.PRICE26: it ends (2025-04-09) before it begins",
        ),
        ("replaces = \"SAMR20\"", "replaces = \"SAMR2\"", "laws.SAMR121.replaces: add \"SAMR2\" to laws"),
        ("from = \"2026-05-01\"", "from = \"2026-05-41\"", "calendar.years.2026.off.labour_day.from"),
        ("from = \"2026-05-01\"", "from = 2026-05", "line "),
        ("status = \"draft\"", "status = \"nearly\"", "laws.APP26.status"),
        (
            "value = 4, unit = \"hour\"",
            "value = 0, unit = \"hour\"",
            "times.incident_platform.span: a window of length 0",
        ),
        ("kind = \"hotline\"", "kind = \"telephone\"", "routes.spam_line.kind"),
        ("grievances = [\"direct_marketing\"]", "grievances = [\"spam\"]", "routes.spam_line.grievances"),
        ("[begins]\nlaw = \"PIPL\"", "[begins]\nlaw = \"PIPA\"", "begins.law: add \"PIPA\" to laws"),
        ("ground = \"too_old\"", "ground = \"too_late\"", "limitation.authority.ground: add \"too_late\""),
        (
            "span = { value = 24, unit = \"month\" }\nwords",
            "words",
            "limitation.enforcement: what has no length neither begins nor bars",
        ),
    ] {
        let error = spoilt(from, to);
        assert!(error.contains(said), "{from} → {to}: {error}");
    }
}

#[test]
fn every_text_of_the_rulebook_is_there_in_both_languages() {
    let mut texts: Vec<&Bilingual> = Vec::new();
    for key in WindowKey::ALL {
        let (window, silence) = (book().window(*key), book().silence(*key));
        texts.push(&window.basis);
        for words in silence.all() {
            texts.extend([&words.to_holder, &words.to_others]);
            texts.extend(&words.to_consumer);
        }
    }
    for key in Grievance::ALL {
        let rule = book().grievance(*key);
        texts.extend([&rule.name, &rule.example, &rule.request.basis]);
        texts.extend(&rule.evidence);
        assert!(!rule.remedies.is_empty(), "{key}");
    }
    let has_chinese = |text: &str| text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    for text in texts {
        assert!(!text.en.is_empty() && !has_chinese(&text.en), "{text:?}");
        assert!(has_chinese(&text.zh), "{text:?}");
        assert!(!text.zh.contains("裁决"), "a mediator gives a 意见: {text:?}");
    }
}

/// What is due when it begins on that day at ten in the morning, by the rulebook with this name.
fn due(id: &str, opening: &str, span: Span) -> Reckoning {
    let book = Rulebook::of(id).unwrap();
    let ten = Moment::start_of(day(opening), &book.zone).plus_seconds(10 * 3600);
    book.reckon_span(WindowKey::Answer, span, ten)
}

/// Every number that a law or a yardstick of a jurisdiction gives, reckoned once by hand.
const WORKED: &[(&str, &str, u32, Unit, &str)] = &[
    ("cn", "2026-09-18", 7, Unit::WorkingDay, "2026-09-29"),
    ("cn", "2026-07-22", 60, Unit::CalendarDay, "2026-09-20"),
    ("cn", "2026-03-02", 45, Unit::WorkingDay, "2026-05-08"),
    ("cn", "2026-09-24", 10, Unit::WorkingDay, "2026-10-15"),
    ("cn", "2026-09-30", 15, Unit::WorkingDay, "2026-10-27"),
    ("cn", "2026-03-03", 15, Unit::CalendarDay, "2026-03-18"),
    ("cn", "2026-03-03", 20, Unit::CalendarDay, "2026-03-23"),
    ("cn", "2026-01-16", 30, Unit::CalendarDay, "2026-02-24"),
    ("cn", "2026-04-28", 7, Unit::CalendarDay, "2026-05-06"),
    ("cn", "2026-03-03", 1, Unit::Hour, "2026-03-03"),
    ("cn", "2026-03-03", 2, Unit::Hour, "2026-03-03"),
    ("cn", "2026-03-03", 4, Unit::Hour, "2026-03-03"),
    ("cn", "2026-03-06", 24, Unit::Hour, "2026-03-07"),
    ("cn", "2026-03-06", 72, Unit::Hour, "2026-03-09"),
    ("cn", "2023-10-01", 36, Unit::Month, "2026-10-08"),
    ("cn", "2024-05-12", 24, Unit::Month, "2026-05-12"),
    ("eu", "2026-01-31", 1, Unit::Month, "2026-03-02"), // 28 February is a Saturday
    ("eu", "2026-08-31", 3, Unit::Month, "2026-11-30"),
    ("eu", "2026-03-27", 72, Unit::Hour, "2026-03-30"), // the clocks go forward meanwhile
    ("eu", "2026-03-02", 90, Unit::CalendarDay, "2026-06-01"), // 31 May is a Sunday
    ("eu", "2026-05-05", 21, Unit::CalendarDay, "2026-05-26"),
    ("eu", "2028-10-02", 20, Unit::WorkingDay, "2028-10-30"),
    ("uk", "2026-01-30", 1, Unit::Month, "2026-03-02"),
    ("uk", "2026-02-28", 3, Unit::Month, "2026-05-28"),
    ("uk", "2026-07-01", 30, Unit::CalendarDay, "2026-07-31"), // as guidance counts; by the Act a day earlier
    ("uk", "2026-10-23", 72, Unit::Hour, "2026-10-26"),
    ("uk", "2026-03-03", 90, Unit::CalendarDay, "2026-06-01"),
    ("uk", "2020-12-31", 72, Unit::Month, "2026-12-31"),
    ("uk", "2021-11-30", 60, Unit::Month, "2026-11-30"),
    ("us_ca", "2026-03-02", 45, Unit::CalendarDay, "2026-04-16"),
    ("us_ca", "2026-11-18", 10, Unit::WorkingDay, "2026-12-04"), // two days off at Thanksgiving
    ("us_ca", "2026-08-31", 15, Unit::WorkingDay, "2026-09-22"), // Labor Day
    ("us_ca", "2026-04-01", 30, Unit::CalendarDay, "2026-05-01"),
    ("us_ca", "2026-05-05", 15, Unit::CalendarDay, "2026-05-20"),
    ("br", "2026-08-28", 15, Unit::CalendarDay, "2026-09-14"), // 12 September is a Saturday
    ("br", "2026-09-03", 3, Unit::WorkingDay, "2026-09-09"),
    ("br", "2026-10-08", 6, Unit::WorkingDay, "2026-10-19"),
    ("br", "2026-10-30", 20, Unit::WorkingDay, "2026-12-01"),
    ("br", "2026-11-10", 10, Unit::CalendarDay, "2026-11-23"), // 20 November is a holiday
    ("br", "2026-06-01", 20, Unit::CalendarDay, "2026-06-22"),
    ("br", "2026-04-14", 7, Unit::CalendarDay, "2026-04-22"),
    ("br", "2026-03-02", 5, Unit::CalendarDay, "2026-03-09"),
    ("br", "2021-09-07", 60, Unit::Month, "2026-09-08"),
    ("br", "2023-03-02", 36, Unit::Month, "2026-03-02"),
];

#[test]
fn every_number_of_every_rulebook_has_a_worked_example_and_meets_it() {
    for (id, opening, value, unit, last) in WORKED {
        let reckoning = due(id, opening, Span::new(*value, *unit));
        let zone = &Rulebook::of(id).unwrap().zone;
        assert_eq!(reckoning.last_day(zone), day(last), "{id}: {opening} + {value} {unit:?}");
    }
    for id in Rulebook::IDS {
        let book = Rulebook::of(id).unwrap();
        let mut spans = Vec::new();
        for rule in Grievance::ALL.iter().map(|key| book.grievance(*key)) {
            spans.extend(rule.statute.as_ref().and_then(|statute| statute.span));
            spans.extend(rule.benchmark.as_ref().map(|benchmark| benchmark.span));
            spans.push(rule.request.span);
        }
        spans.extend(book.times.iter().map(|time| time.span));
        spans.extend(book.limitation.iter().filter_map(|limitation| limitation.span));
        for span in spans {
            let worked =
                WORKED.iter().any(|(of, _, value, unit, _)| *of == id && Span::new(*value, *unit) == span);
            assert!(worked, "{id}: reckon an example of {span:?} by hand");
        }
    }
}

#[test]
fn a_month_and_two_more_and_forty_five_days_twice_end_where_the_law_says() {
    let extended = |id: &str, opening: &str, key: Grievance| {
        let book = Rulebook::of(id).unwrap();
        let statute = book.grievance(key).statute.as_ref().unwrap();
        let by = statute.extension.as_ref().unwrap().by;
        due(id, opening, statute.span.unwrap()).extended(by, &book.calendar, &book.zone).last_day(&book.zone)
    };
    assert_eq!(extended("eu", "2026-03-10", Grievance::Access), day("2026-06-10"));
    assert_eq!(extended("uk", "2026-05-11", Grievance::Copy), day("2026-08-11"));
    assert_eq!(
        extended("us_ca", "2026-03-02", Grievance::Deletion),
        day("2026-06-01"),
        "90 days end on a Sunday"
    );
    // A British clock stands still while the platform waits for a clearer request.
    let book = Rulebook::of("uk").unwrap();
    let request = due("uk", "2026-05-11", Span::new(1, Unit::Month));
    let [from, until] = ["2026-05-18T10:00:00Z", "2026-05-23T10:00:00Z"].map(|at| at.parse().unwrap());
    let stayed = book.stay_clock(&request, from, until, "clarification");
    assert_eq!(
        (request.last_day(&book.zone), stayed.last_day(&book.zone)),
        (day("2026-06-11"), day("2026-06-16"))
    );
}

/// How far a place is from UTC at that second, by the rules of its summer time, told again here.
fn offset(id: &str, at: i64) -> i64 {
    let (year, ..) = civil(at.div_euclid(86_400));
    // 1970-01-01 was a Thursday: the first Sunday on or after a day.
    let sunday = |month, from| {
        let day = number(year, month, from);
        day + (3 - day).rem_euclid(7)
    };
    let (winter, begins, ends) = match id {
        "eu" => (3600, sunday(3, 25) * 86_400 + 3600, sunday(10, 25) * 86_400 + 3600),
        "uk" => (0, sunday(3, 25) * 86_400 + 3600, sunday(10, 25) * 86_400 + 3600),
        "us_ca" => (-8 * 3600, sunday(3, 8) * 86_400 + 10 * 3600, sunday(11, 1) * 86_400 + 9 * 3600),
        "br" => return -3 * 3600,
        _ => return 8 * 3600,
    };
    winter + if (begins..ends).contains(&at) { 3600 } else { 0 }
}

#[test]
fn months_days_and_hours_agree_with_the_walker_in_every_zone() {
    const OFF: &[(&str, &[&str])] = &[
        ("eu", &["2026-01-01", "2026-12-25", "2027-01-01", "2027-12-25"]),
        ("uk", &["2026-01-01", "2026-04-03", "2026-12-25", "2026-12-28", "2027-01-01", "2027-03-26"]),
        (
            "us_ca",
            &[
                "2026-01-01",
                "2026-01-19",
                "2026-02-16",
                "2026-05-25",
                "2026-09-07",
                "2026-11-11",
                "2026-11-26",
                "2026-11-27",
                "2026-12-25",
                "2027-01-01",
                "2027-01-18",
                "2027-02-15",
                "2027-05-31",
                "2027-09-06",
                "2027-11-11",
                "2027-11-25",
                "2027-11-26",
            ],
        ),
        (
            "br",
            &[
                "2026-01-01",
                "2026-04-03",
                "2026-04-21",
                "2026-05-01",
                "2026-09-07",
                "2026-10-12",
                "2026-11-02",
                "2026-11-15",
                "2026-11-20",
                "2026-12-25",
                "2027-01-01",
                "2027-03-26",
                "2027-04-21",
                "2027-05-01",
                "2027-09-07",
                "2027-10-12",
                "2027-11-02",
                "2027-11-15",
                "2027-11-20",
                "2027-12-25",
            ],
        ),
    ];
    for (id, off) in OFF {
        let book = Rulebook::of(id).unwrap();
        let (walker, mut dice) = (Walker::with(off.iter().map(|day| (*day, *day)), &[]), Dice(5));
        for _ in 0..20_000 {
            let seconds =
                Walker::FIRST * 86_400 + 86_400 + i64::try_from(dice.below(3 * 365 * 86_400)).unwrap();
            let starts = Moment::from_microseconds(seconds * 1_000_000).unwrap();
            let local = |at: i64| (at + offset(id, at)).div_euclid(86_400) - Walker::FIRST;
            let opening = usize::try_from(local(seconds)).unwrap();
            let (unit, most) =
                [(Unit::WorkingDay, 40), (Unit::CalendarDay, 100), (Unit::Month, 12), (Unit::Hour, 200)]
                    [dice.below(4) as usize];
            let value = 1 + dice.below(most);
            let span = Span::new(u32::try_from(value).unwrap(), unit);
            let reckoning = book.reckon_span(WindowKey::Answer, span, starts);
            let told = format!("{id}: {value} {unit:?} from {starts}");
            if unit == Unit::Hour {
                let falls = seconds + i64::try_from(value).unwrap() * 3600;
                assert_eq!(reckoning.falls.microseconds(), falls * 1_000_000, "{told}");
                let last = number_of(reckoning.last_day(&book.zone)) - Walker::FIRST;
                assert_eq!(last, local(falls - 1), "{told}");
                continue;
            }
            let last = walker.last(opening, usize::try_from(value).unwrap(), unit);
            // Midnight after the last day; no clock is moved at midnight in these places.
            let midnight = (i64::try_from(last).unwrap() + 1 + Walker::FIRST) * 86_400;
            let winter = offset(id, 0);
            let falls = midnight - offset(id, midnight - winter);
            assert_eq!(reckoning.falls.microseconds(), falls * 1_000_000, "{told}");
        }
    }
}

fn number_of(day: Day) -> i64 {
    number(day.year().into(), day.month().into(), day.day().into())
}

#[test]
fn what_no_law_covers_says_so_and_who_can_help() {
    for id in ["eu", "uk", "us_ca", "br"] {
        let book = Rulebook::of(id).unwrap();
        let dead = book.grievance(Grievance::DeceasedPerson);
        assert!(dead.not_covered.is_some() && dead.statute.is_none() && dead.laws.is_empty(), "{id}");
        assert!(book.grievance(Grievance::Access).not_covered.is_none());
        assert!(book.routes.iter().any(|route| route.kind == RouteKind::Court), "{id}");
        assert!(book.years.iter().all(|year| year.status == YearStatus::Provisional), "{id}");
        for key in Grievance::ALL {
            for citation in &book.grievance(*key).laws {
                assert_ne!(book.law(&citation.law).unwrap().status, LawStatus::Draft, "{id}: {key}");
            }
        }
    }
    let china = Grievance::ALL.iter().map(|key| book().grievance(*key));
    assert!(china.clone().all(|rule| rule.not_covered.is_none()));
    let numbered = china.filter(|rule| rule.statute.as_ref().is_some_and(|statute| statute.span.is_some()));
    assert_eq!(numbered.count(), 0, "no Chinese statute gives a number for these");
}

#[test]
fn a_rule_is_due_for_a_look_thirty_days_before_its_date_and_stays_so() {
    let due =
        |today: &str| book().due_for_a_look(day(today)).into_iter().map(|one| one.place).collect::<Vec<_>>();
    assert!(due("2026-11-19").is_empty());
    assert_eq!(due("2026-11-20"), ["calendar.years.2027"]);
    assert_eq!(due("2026-12-20"), ["calendar.years.2027"]);
    assert_eq!(due("2027-01-01")[..2], ["calendar.years.2027", "laws.CSL"]);
    assert!(due("2027-06-01").contains(&"verify_by".to_owned()));
}

#[test]
fn each_law_begins_on_a_day_that_its_own_entry_does_not_contradict() {
    for id in Rulebook::IDS {
        let book = Rulebook::of(id).unwrap();
        let law = book.law(&book.begins.law).unwrap();
        assert!(law.since.is_none_or(|since| since == book.begins.since), "{id}: {law:?}");
        // Nobody can come too late for a claim that the law does not know yet.
        let limits = book.limitation.iter().filter_map(|one| book.reckon_limitation(one, book.begins.since));
        assert!(limits.into_iter().all(|last| last.last_day(&book.zone) > book.begins.since), "{id}");
    }
}

#[test]
fn an_emergency_number_that_was_not_read_in_a_source_says_so() {
    for id in Rulebook::IDS {
        let book = Rulebook::of(id).unwrap();
        for kind in AlarmKind::ALL {
            let danger = book.danger(*kind);
            if danger.do_now.en.contains(char::is_numeric) {
                // In words that keep nobody from calling, and number by number.
                let numbers = danger.do_now.en.split(|c: char| !c.is_ascii_digit()).filter(|n| !n.is_empty());
                for number in numbers {
                    assert!(danger.source.en.contains(number), "{id}: {kind}: {number}");
                    assert!(danger.source.zh.contains(number), "{id}: {kind}: {number}");
                }
                assert!(
                    danger.source.en.contains("that everybody there uses, and we cite no law for"),
                    "{id}"
                );
                assert!(
                    danger.source.zh.contains("通用的") && danger.source.zh.contains("不引用法条"),
                    "{id}"
                );
            }
        }
    }
}

#[test]
fn the_zone_binds_not_the_machine() {
    let brazil = Zone::named("America/Sao_Paulo").unwrap();
    let (rule, calendar) = (book().window(WindowKey::Answer), &book().calendar);
    let starts = at("2026-11-20T05:00:00"); // still Thursday in São Paulo
    let there = Reckoning::count(rule, calendar, &brazil, starts, book().reference());
    let here = book().reckon(WindowKey::Answer, starts);
    assert_eq!(there.last_day(&brazil), day("2026-12-03"));
    assert_eq!(here.last_day(&book().zone), day("2026-12-04"));
}

#[test]
fn a_letter_of_request_rests_on_law_that_is_in_force_and_was_read() {
    // The harm of a leak is no right that can be asked for: it is what a complaint is about.
    let askable: Vec<_> = book().askable().map(|rule| rule.key).collect();
    let all = Grievance::ALL.iter().copied().filter(|right| *right != Grievance::BreachHarm);
    assert_eq!(askable, all.collect::<Vec<_>>());
    for rule in book().askable() {
        assert!(book().to_cite(rule).count() > 0, "{} names no law", rule.key);
        for (citation, law) in book().to_cite(rule) {
            assert!(citation.seen && law.status == LawStatus::InForce);
        }
    }
}
