//! The figures of a scorecard in words: each with its denominator, and under it what is not in it.

use crate::domain::actor::Holder;
use crate::domain::scorecard::Scorecard;
use crate::messages::T;
use crate::store::oversight::Speed;
use crate::web::parts::Figure;
use std::borrow::Cow;

/// The figures of a platform.
pub fn of(card: &Scorecard, t: T) -> Vec<Figure> {
    let (answers, findings, promises) = (&card.answers, &card.findings, &card.promises);
    let figure = |number: String, label: String, without: String| Figure { number, label, without };
    vec![
        figure(
            share(answers.in_time, answers.were_due(), t, T::x_of_y),
            t.figure_answered().into_owned(),
            t.figure_answered_without(answers).into_owned(),
        ),
        figure(
            card.days.map_or_else(|| t.figure_none(), |days| t.figure_days(days.median)).into_owned(),
            t.figure_answer_days().into_owned(),
            card.days.map_or_else(|| t.figure_no_answer(), |days| t.figure_spread(&days)).into_owned(),
        ),
        figure(
            share(findings.for_the_consumer(), findings.all(), t, T::x_of_y),
            t.figure_upheld().into_owned(),
            t.figure_upheld_without(findings).into_owned(),
        ),
        figure(
            share(findings.accepted, findings.decided(), t, T::x_of_y),
            t.figure_accepted().into_owned(),
            t.figure_accepted_without(findings).into_owned(),
        ),
        figure(
            share(promises.kept, promises.settled(), t, T::promises_of),
            t.figure_kept().into_owned(),
            t.figure_kept_without(promises).into_owned(),
        ),
        figure(
            if answers.all() == 0 { t.figure_none() } else { t.figure_times(card.referrals.times) }
                .into_owned(),
            t.figure_referred().into_owned(),
            t.figure_referred_without(card.referrals.complaints, answers.all()).into_owned(),
        ),
    ]
}

/// "118 of 131", as such things are counted; of nothing there is no share.
fn share(count: u64, of: u64, t: T, counted: fn(T, u64, u64) -> Cow<'static, str>) -> String {
    if of == 0 { t.figure_none() } else { counted(t, count, of) }.into_owned()
}

/// How one holder took its turns.
pub struct TurnLine {
    /// As in `Holder::as_str`.
    pub holder: &'static str,
    /// Taken in time: "8 of 9".
    pub in_time: String,
    /// Passed in silence.
    pub missed: u64,
    /// How long those took that were taken.
    pub days: String,
}

/// The turns of everybody whose speed is told. A court's time is its own, and the supervisor has no
/// turn in a case.
pub fn turns(speeds: &[(Holder, Speed)], t: T) -> Vec<TurnLine> {
    let told = [Holder::Platform, Holder::Mediator, Holder::Centre, Holder::Consumer];
    let speed = |holder: Holder| {
        let found = speeds.iter().find(|(found, _)| *found == holder);
        found.map(|(_, speed)| *speed).unwrap_or_default()
    };
    let line = |holder: Holder| {
        let speed = speed(holder);
        TurnLine {
            holder: holder.as_str(),
            in_time: share(speed.acted, speed.all(), t, T::turns_of),
            missed: speed.missed,
            days: speed.days.map_or_else(|| t.figure_none(), |days| t.figure_turn_days(&days)).into_owned(),
        }
    };
    told.into_iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::scorecard::Punctuality;
    use crate::domain::text::Language;

    #[test]
    fn no_figure_stands_without_its_denominator() {
        let mut card = Scorecard::default();
        let none = of(&card, T(Language::En));
        assert!(none.iter().all(|figure| figure.number == "None yet"), "{none:?}");
        card.answers.add(Punctuality::InTime, 3);
        card.answers.add(Punctuality::Silent, 1);
        card.answers.add(Punctuality::Unreached, 2);
        let figures = of(&card, T(Language::En));
        assert_eq!(figures.first().map(|figure| figure.number.as_str()), Some("3 of 4"));
        let without = figures.first().map(|figure| figure.without.clone()).unwrap_or_default();
        assert!(without.contains("1 silent") && without.contains("2 could not be reached"), "{without}");
    }
}
