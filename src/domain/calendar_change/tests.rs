use super::*;
use crate::domain::rulebook::Rulebook;

fn own() -> &'static Calendar {
    &Rulebook::cn().unwrap().calendar
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn why(text: &str) -> Vec<(usize, Why)> {
    read(text, own()).unwrap_err().into_iter().map(|wrong| (wrong.line, wrong.why)).collect()
}

fn set(number: u32, text: &str) -> CalendarChange {
    change(number, What::Set(read(text, own()).unwrap()))
}

fn change(number: u32, what: What) -> CalendarChange {
    CalendarChange {
        format: FORMAT,
        rulebook: "cn".to_owned(),
        number,
        at: Moment::from_microseconds(0).unwrap(),
        by: uuid::Uuid::nil().into(),
        what,
        source: "notice".to_owned(),
        reason: "announced".to_owned(),
    }
}

#[test]
fn lines_are_read_with_spaces_or_commas_in_both_languages() {
    let typed = "\u{feff}# the notice\r\n2027 announced\r\n\r\n2027-02-05..2027-02-11 off Spring Festival\n2027-02-20 working for the festival\n";
    let days = read(typed, own()).unwrap();
    assert_eq!(days.announced, [2027]);
    assert_eq!(days.days.len(), 8);
    assert_eq!(days.days[&day("2027-02-08")], Mark::Off { holiday: "spring_festival".to_owned() });
    assert_eq!(days.days[&day("2027-02-20")], Mark::Working);
    let chinese = "2027，已公布\n2027-02-05..2027-02-11,休,\"春节\"\n2027-2-20\t班";
    assert_eq!(read(chinese, own()).unwrap(), days);
    let named = read("2027-03-01 off Founders’ Day / 建校日", own()).unwrap();
    assert_eq!(named.names["founders_day"].zh, "建校日");
}

#[test]
fn every_wrong_line_is_named_with_its_number() {
    let text = "2027-02-30 off Spring Festival\nsoon off Spring Festival\n\n2027-02-06 free\n2027-02-06 off\n2027-02-06 off Founders’ Day\n2207-02-06 off Spring Festival\n2027-02-11..2027-02-05 off Spring Festival\n2027-01-01..2027-12-31 off New Year\n2027-02-06 working\n2027-02-06 usual\n";
    assert_eq!(
        why(text),
        [
            (1, Why::NoSuchDay("2027-02-30".to_owned())),
            (2, Why::NoDate("soon".to_owned())),
            (4, Why::NoKind("free".to_owned())),
            (5, Why::NoName),
            (6, Why::UnknownName("Founders’ Day".to_owned())),
            (7, Why::FarAway(2024, 2029)),
            (8, Why::Backwards),
            (9, Why::LongRun(31)),
            (11, Why::Twice(day("2027-02-06"), 10)),
        ]
    );
    assert_eq!(why("# nothing\n\n"), [(1, Why::Nothing)]);
    assert_eq!(why("2027 announced"), [(1, Why::EmptyYear(2027))]);
    let weekday = "2027 announced\n2027-01-01 off New Year\n2027-02-22 working";
    assert_eq!(why(weekday), [(3, Why::WorksAnyway(day("2027-02-22")))]);
    assert_eq!(why(&"2027-02-06 working\n".repeat(2)), [(2, Why::Twice(day("2027-02-06"), 1))]);
    assert_eq!(why(&"x".repeat(MOST_LETTERS + 1)), [(1, Why::TooLong)]);
    assert_eq!(why(&"#\n".repeat(MOST_LINES + 1)), [(MOST_LINES + 1, Why::TooMany)]);
}

#[test]
fn an_announced_year_has_the_days_of_its_notice_and_no_others() {
    let notice = set(1, "2027 announced\n2027-02-05..2027-02-11 off Spring Festival\n2027-02-20 working");
    let after = laid_over(own(), &[notice]);
    assert_eq!((after.status(2027), after.change()), (YearStatus::Official, 1));
    assert_eq!(own().status(2027), YearStatus::Provisional);
    assert!(!after.is_working_day(day("2027-02-11")) && after.is_working_day(day("2027-02-20")));
    assert!(after.is_working_day(day("2027-01-01")), "the notice does not name it");
    let [run] = after.runs_of(2027).try_into().unwrap();
    assert_eq!((run.from, run.to), (day("2027-02-05"), day("2027-02-11")));
    assert_eq!(after.runs_of(2026), own().runs_of(2026));
}

#[test]
fn single_days_change_only_what_they_name_and_a_change_is_taken_back_by_another() {
    let one = set(1, "2026-12-31 off New Year\n2026-10-10 usual");
    let two = set(2, "2026-12-31 working\n2027-01-02 working");
    let calendar = |changes: &[CalendarChange]| laid_over(own(), changes);
    assert!(!calendar(std::slice::from_ref(&one)).is_working_day(day("2026-12-31")));
    assert!(
        !calendar(std::slice::from_ref(&one)).is_working_day(day("2026-10-10")),
        "an ordinary Saturday again"
    );
    let both = [one.clone(), two.clone()];
    assert!(calendar(&both).is_working_day(day("2026-12-31")));
    let back = [one.clone(), two.clone(), change(3, What::TakeBack(2))];
    assert!(Difference::between(&calendar(std::slice::from_ref(&one)), &calendar(&back)).is_empty());
    let again = [one, two, change(3, What::TakeBack(2)), change(4, What::TakeBack(3))];
    assert!(Difference::between(&calendar(&both), &calendar(&again)).is_empty());
    let differs = Difference::between(own(), &calendar(&both));
    assert_eq!(differs.days, [day("2026-10-10"), day("2027-01-02")]);
}
