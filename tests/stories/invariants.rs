//! What is true of every case at every moment, on random walks through many of them.

use crate::walk::Walk;
use redress::domain::actor::Holder;
use redress::domain::case::Case;
use redress::domain::case::event::Event;
use redress::domain::case::stage::Stage;
use redress::domain::clock::WindowKey;
use redress::domain::evidence::Wall;
use redress::domain::ids::TextId;
use redress::domain::matter::{self, Matter, Recorded};
use std::collections::BTreeSet;

/// The texts that were written in order to settle.
fn behind_the_wall(case: &Case) -> BTreeSet<TextId> {
    let offers = case.offers.iter().flat_map(|found| {
        let promises = found.offer.promises.iter().filter_map(|promise| promise.text);
        promises.chain([found.offer.text])
    });
    let messages = case.messages.iter().filter(|message| message.wall == Wall::Settlement);
    offers.chain(messages.map(|message| message.text)).map(|text| text.id).collect()
}

fn check(walk: &Walk, before: &Case) {
    let case = &walk.case;
    let life = case.life();
    let entries: Vec<Recorded<Event>> =
        walk.stored.iter().map(|(body, _)| serde_json::from_str(body).unwrap()).collect();
    let told = || format!("{} after {:?}", case.stage, entries.last().map(|entry| &entry.event));

    // The record: a case is the fold of its events, which follow each other in time.
    assert_eq!(&matter::fold::<Case>(life.id, &walk.stored).unwrap(), case, "{}", told());
    assert_eq!(life.version as usize, walk.stored.len());
    assert!(entries.is_sorted_by_key(|entry| entry.at), "{}", told());
    assert!(entries.iter().all(|entry| entry.at <= entry.written), "{}", told());

    // The clock: nothing is overdue, nothing became shorter, nothing runs without a reason.
    assert_eq!(life.running.due(walk.at), None, "{}", told());
    for window in before.life.running.iter() {
        if let Some(now) = life.running.get(window.id) {
            assert!(now.reckoning.falls >= window.reckoning.falls, "{} was shortened", window.key);
        }
    }
    let outlives = [
        WindowKey::CourtReceipt,
        WindowKey::Reopening,
        WindowKey::WithdrawalUndo,
        WindowKey::Review,
        WindowKey::ReviewDecision,
        WindowKey::Restoration,
        WindowKey::Alarm,
    ];
    let closed_but_running = life.running.iter().any(|window| !outlives.contains(&window.key));
    assert!(case.stage.is_open() || !closed_but_running, "{}", told());
    assert_eq!(case.stay.is_some(), life.running.is_stayed(), "{}", told());
    let waits = case.court.as_ref().is_some_and(|court| court.waiting);
    assert!(waits || life.running.of(WindowKey::CourtReceipt).is_none(), "{}", told());

    // The ball: every day of an open case is charged to exactly one holder, no day twice.
    let held = case.held(walk.at);
    assert!(held.iter().all(|stretch| stretch.from <= stretch.until), "{}", told());
    assert!(held.windows(2).all(|two| two[0].until <= two[1].from), "{}", told());
    let ours = [WindowKey::ReviewDecision, WindowKey::Restoration];
    let decides = ours.iter().any(|key| life.running.of(*key).is_some());
    assert_eq!(case.holder().is_some(), case.stage.is_open() || case.stage == Stage::AtCourt || decides);
    // A case that closed and came back, or waits for it, rested meanwhile.
    let rested = |entry: &Recorded<Event>| {
        matches!(
            entry.event,
            Event::Reopened { .. }
                | Event::WithdrawalUndone { .. }
                | Event::ReviewAsked { .. }
                | Event::RestorationAsked { .. }
        )
    };
    if !entries.iter().any(rested) {
        let inside = held.iter().filter(|stretch| stretch.by != Holder::Court);
        let charged: i64 = inside.map(|stretch| stretch.until.seconds_since(stretch.from)).sum();
        let end = case.closed_at.unwrap_or(walk.at);
        assert_eq!(charged, end.seconds_since(life.opened_at), "{}", told());
    }

    // The wall: nothing that was said in order to settle carries a finding.
    if let Some((ruling, _)) = &case.ruling {
        assert!(behind_the_wall(case).is_disjoint(&ruling.rests_on.iter().copied().collect()));
    }
    // Silence is never success.
    let solved = case.outcome() == Some("confirmed");
    assert!(!solved || !case.duties.is_empty(), "{}", told());
    assert!(!case.silent || case.served.is_some(), "a platform that was never reached is never silent");
}

#[test]
fn every_case_keeps_its_promises_at_every_step() {
    let mut done = BTreeSet::new();
    for seed in 1000..1200 {
        let mut walk = Walk::begin(seed);
        for _ in 0..50 {
            let before = walk.case.clone();
            let offered = walk.offered();
            walk.step(&offered, &mut done);
            check(&walk, &before);
        }
    }
    assert!(done.len() > 30, "{done:?}");
}
