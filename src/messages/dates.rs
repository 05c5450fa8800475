//! Days, times and spans in words.

use super::{T, catalogue, plural};
use crate::domain::clock::{Day, Moment, Span, Unit, Zone};
use crate::domain::text::Language;
use jiff::civil::Weekday;

// A branch of a message that is built from others speaks its own language.
const EN: T = T(Language::En);
const ZH: T = T(Language::Zh);

catalogue! {
    weekday_date(day: Day) {
        en: format!("{}", day.strftime("%A %-d %B %Y")),
        zh: format!("{}（{}）", chinese_date(day), chinese_weekday(day, "星期")),
    }
    long_date(day: Day) {
        en: format!("{}", day.strftime("%-d %B %Y")),
        zh: chinese_date(day),
    }
    month_and_year(day: Day) {
        en: format!("{}", day.strftime("%B %Y")),
        zh: format!("{}年{}月", day.year(), day.month()),
    }
    short_date(day: Day) {
        en: format!("{}", day.strftime("%-d %b")),
        zh: format!("{}月{}日", day.month(), day.day()),
    }
    short_weekday_date(day: Day) {
        en: format!("{}", day.strftime("%a %-d %b")),
        zh: format!("{}月{}日 {}", day.month(), day.day(), chinese_weekday(day, "周")),
    }
    date_and_time(at: Moment, zone: &Zone) {
        en: format!("{}, {}", EN.short_date(at.day_in(zone)), time_of_day(at, zone)),
        zh: format!("{} {}", ZH.short_date(at.day_in(zone)), time_of_day(at, zone)),
    }
    long_date_and_time(at: Moment, zone: &Zone) {
        en: format!("{}, {}", EN.long_date(at.day_in(zone)), time_of_day(at, zone)),
        zh: format!("{} {}", ZH.long_date(at.day_in(zone)), time_of_day(at, zone)),
    }
    /// `10 working days`.
    span(span: Span) {
        en: match span.unit {
            Unit::Hour => plural(i64::from(span.value), "hour", "hours"),
            Unit::CalendarDay => plural(i64::from(span.value), "day", "days"),
            Unit::WorkingDay => plural(i64::from(span.value), "working day", "working days"),
            Unit::Month if is_years(span) => plural(i64::from(span.value / 12), "year", "years"),
            Unit::Month => plural(i64::from(span.value), "month", "months"),
            Unit::Prompt => "promptly".to_owned(),
        },
        zh: match span.unit {
            Unit::Hour => format!("{}小时", span.value),
            Unit::CalendarDay => format!("{}日", span.value),
            Unit::WorkingDay => format!("{}个工作日", span.value),
            Unit::Month if is_years(span) => format!("{}年", span.value / 12),
            Unit::Month => format!("{}个月", span.value),
            Unit::Prompt => "及时".to_owned(),
        },
    }
    /// What is left of a window: `9 working days left`; nothing left in days is the last day.
    span_left(left: Span) {
        en: match (left.unit, left.value) {
            (Unit::Hour, 0) => "less than an hour left".to_owned(),
            (_, 0) => "last day".to_owned(),
            (_, _) => format!("{} left", EN.span(left)),
        },
        zh: match (left.unit, left.value) {
            (Unit::Hour, 0) => "剩余不足1小时".to_owned(),
            (_, 0) => "最后一天".to_owned(),
            (_, _) => format!("还剩{}", ZH.span(left)),
        },
    }
}

impl T {
    /// `20 Nov – 3 Dec`, or one date if both are the same.
    pub fn dates(self, from: Day, to: Day) -> String {
        if from == to {
            return self.short_date(from).into_owned();
        }
        let same_month = (from.year(), from.month()) == (to.year(), to.month());
        match self.0 {
            Language::En if same_month => format!("{} – {}", from.day(), self.short_date(to)),
            Language::En => format!("{} – {}", self.short_date(from), self.short_date(to)),
            Language::Zh if same_month => format!("{}至{}日", self.short_date(from), to.day()),
            Language::Zh => format!("{}至{}", self.short_date(from), self.short_date(to)),
        }
    }

    /// The place whose midnight counts, as people there call its time.
    pub fn place(self, zone: &Zone) -> String {
        match (zone.name(), self.0) {
            ("Asia/Shanghai", Language::En) => "Beijing".to_owned(),
            ("Asia/Shanghai", Language::Zh) => "北京".to_owned(),
            ("Europe/Brussels", Language::Zh) => "布鲁塞尔".to_owned(),
            ("Europe/London", Language::Zh) => "伦敦".to_owned(),
            ("America/Los_Angeles", Language::Zh) => "洛杉矶".to_owned(),
            ("America/Sao_Paulo", Language::Zh) => "圣保罗".to_owned(),
            (other, Language::En | Language::Zh) => {
                other.rsplit('/').next().unwrap_or(other).replace('_', " ")
            }
        }
    }
}

/// Whole years are counted in months, and nobody says so.
fn is_years(span: Span) -> bool {
    span.value > 0 && span.value.is_multiple_of(12)
}

/// `10:42`, the same in both languages.
pub fn time_of_day(at: Moment, zone: &Zone) -> String {
    at.timestamp().to_zoned_datetime(zone.time_zone().clone()).strftime("%H:%M").to_string()
}

fn chinese_date(day: Day) -> String {
    format!("{}年{}月{}日", day.year(), day.month(), day.day())
}

fn chinese_weekday(day: Day, prefix: &str) -> String {
    let name = match day.weekday() {
        Weekday::Monday => "一",
        Weekday::Tuesday => "二",
        Weekday::Wednesday => "三",
        Weekday::Thursday => "四",
        Weekday::Friday => "五",
        Weekday::Saturday => "六",
        Weekday::Sunday => "日",
    };
    format!("{prefix}{name}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_reads_as_each_language_writes_it() {
        let day = Day::constant(2026, 12, 4);
        assert_eq!(EN.weekday_date(day), "Friday 4 December 2026");
        assert_eq!(ZH.weekday_date(day), "2026年12月4日（星期五）");
        assert_eq!(EN.dates(Day::constant(2026, 11, 20), day), "20 Nov – 4 Dec");
        assert_eq!(ZH.dates(Day::constant(2026, 12, 1), day), "12月1日至4日");
        assert_eq!(EN.month_and_year(day), "December 2026");
    }

    #[test]
    fn a_span_reads_as_each_language_writes_it() {
        let ten = Span::new(10, Unit::WorkingDay);
        assert_eq!(EN.span(ten), "10 working days");
        assert_eq!(ZH.span(ten), "10个工作日");
        assert_eq!(EN.span(Span::new(1, Unit::Month)), "1 month");
        assert_eq!(EN.span_left(Span::new(0, Unit::WorkingDay)), "last day");
        assert_eq!(ZH.span_left(Span::new(9, Unit::WorkingDay)), "还剩9个工作日");
    }
}
