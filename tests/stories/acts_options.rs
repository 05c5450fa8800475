//! What is offered is taken, and what is not offered is refused: on random walks through many cases.

use crate::walk::{Walk, everybody};
use redress::domain::actor::Actor;
use redress::domain::case::act::Act;
use redress::domain::case::options::{Answers, Possible};
use redress::domain::refusal::Refusal;
use redress::web::links;
use std::collections::BTreeSet;

impl Walk {
    /// Compares what is offered with what is taken, for everybody and every act; gives what is offered.
    fn compare(&mut self) -> Vec<(Actor, Possible)> {
        let mut offered = Vec::new();
        for by in everybody() {
            let possible = self.case.possible(&by, self.at);
            for act in Act::ALL {
                let found: Vec<_> = possible.iter().filter(|found| found.act == *act).collect();
                if found.is_empty() {
                    let command = self.command(*act, Answers::Case, &by);
                    let outcome = self.attempt(command, &by).map(|(_, case)| case.stage);
                    // Refused for what it is, and not because this test wrote the command badly.
                    let refused = matches!(
                        outcome,
                        Err(Refusal::NotYours
                            | Refusal::WrongStage(_)
                            | Refusal::NoLongerOpen
                            | Refusal::AlreadyDone
                            | Refusal::TooLate(_)
                            | Refusal::ExtensionUsed
                            | Refusal::NotCleared
                            | Refusal::ChallengeOpen
                            | Refusal::PartyHasTime
                            | Refusal::ChallengeUsed
                            | Refusal::ChallengeAfterRuling
                            | Refusal::AnotherDecides
                            | Refusal::AlreadyStayed
                            | Refusal::OwnDecision
                            | Refusal::Incomplete
                            | Refusal::RevealWasRead(_)
                            | Refusal::TooManyExhibits { .. })
                    );
                    assert!(
                        refused,
                        "{act} is not offered to {:?} in {}: {outcome:?}",
                        by.role(),
                        self.case.stage
                    );
                }
                for possible in found {
                    let command = self.command(*act, possible.answers, &by);
                    assert_eq!(Act::of(&command), Some(*act));
                    let address = links::act_on(self.case.number(), possible);
                    let query = address.split_once('?').map_or("", |(_, query)| query);
                    assert_eq!(links::answered(*act, query), Some(possible.answers), "{act} has no form");
                    match self.attempt(command, &by) {
                        // Offered in general; whether just now, the form says.
                        Ok(_) | Err(Refusal::NotHeard | Refusal::GroundOverturned) => {}
                        // The account says nothing new.
                        Err(Refusal::AlreadyDone) if *act == Act::Reveal => {}
                        // The fourth mediator had an interest too.
                        Err(Refusal::Conflicted) if self.case.mediators.len() >= 4 => {}
                        Err(refusal) => {
                            panic!("{act} is offered to {:?} in {}: {refusal}", by.role(), self.case.stage)
                        }
                    }
                    offered.push((by, *possible));
                }
            }
        }
        offered
    }
}

#[test]
fn what_is_offered_is_taken_and_what_is_not_offered_is_refused() {
    let mut done = BTreeSet::new();
    for seed in 0..200 {
        let mut walk = Walk::begin(seed);
        for _ in 0..60 {
            let offered = if walk.chance.below(3) == 0 { walk.compare() } else { walk.offered() };
            walk.step(&offered, &mut done);
        }
    }
    // A walk that never came by somewhere would prove nothing about it.
    let missed: Vec<_> = Act::ALL.iter().map(|act| act.as_str()).filter(|act| !done.contains(act)).collect();
    assert_eq!(missed, Vec::<&str>::new());
}
