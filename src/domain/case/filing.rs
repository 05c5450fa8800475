//! Filing: the complaint becomes a case, and the centre's first window begins.

use super::event::{Asked, Event, Filing, TakenDown, Want};
use super::{Case, Stage, check_remedy};
use crate::domain::actor::Holder;
use crate::domain::clock::WindowKey;
use crate::domain::clock::running::Subject;
use crate::domain::command::File;
use crate::domain::decision::Task;
use crate::domain::matter::Draft;
use crate::domain::refusal::Refusal;

/// The most exhibits in a case.
pub const MOST_EXHIBITS: usize = 20;

pub(super) fn file(draft: &mut Draft<'_, Case>, file: File) -> Result<(), Refusal> {
    if draft.has_begun() {
        return Err(Refusal::AlreadyDone);
    }
    let number = draft.given().facts.number.ok_or(Refusal::FactMissing("number"))?;
    let (linked, consumer) = match file.linked {
        Some((linked, consumer)) => (Some(linked), consumer),
        None => (None, draft.by().person().ok_or(Refusal::NotYours)?),
    };
    let rulebook = draft.given().rulebook;
    check(draft, &file)?;
    let goes_first = rulebook.goes_first(&file.grievances, &file.data);
    let filing = Filing {
        number,
        consumer,
        platform: file.platform,
        language: file.language,
        grievances: file.grievances,
        wants: file.wants.into_iter().map(|w| Want { remedy: w.remedy, amount: w.amount }).collect(),
        data: file.data,
        happened_on: file.happened_on,
        title: draft.text(file.title),
        statement: draft.text(file.statement),
        account: file.account.map(|account| draft.text(account)),
        asked: file.asked.map(|asked| Asked {
            on: asked.on,
            came_back: asked.came_back,
            text: asked.text.map(|text| draft.text(text)),
        }),
        exhibits: draft.exhibits(0, file.exhibits),
        rulebook: rulebook.reference(),
        linked,
        taken_down: file.taken_down,
        request: file.request,
        goes_first,
    };
    let admission = rulebook.reckon_in_turn(WindowKey::Admission, goes_first, draft.at());
    draft.open_reckoned(admission, WindowKey::Admission, Holder::Centre, Subject::Step, 1);
    draft.happen(Event::Filed(Box::new(filing)))?;
    if let Some(request) = file.request {
        draft.send(Task::Complain { request, consumer, platform: file.platform });
    }
    Ok(())
}

fn check(draft: &Draft<'_, Case>, file: &File) -> Result<(), Refusal> {
    let rulebook = draft.given().rulebook;
    let today = draft.at().day_in(&rulebook.zone);
    if file.happened_on.is_some_and(|day| day > today)
        || file.asked.as_ref().is_some_and(|asked| asked.on > today)
    {
        return Err(Refusal::ImpossibleDate);
    }
    if file.grievances.is_empty() || file.wants.is_empty() {
        return Err(Refusal::Incomplete);
    }
    for want in &file.wants {
        check_remedy(rulebook, &want.remedy)?;
    }
    for key in &file.data {
        rulebook.data_category(key).ok_or_else(|| Refusal::NotInRulebook(key.clone()))?;
    }
    // The signed sheet is the first exhibit.
    if file.taken_down.is_some_and(TakenDown::is_on_paper) && file.exhibits.is_empty() {
        return Err(Refusal::Incomplete);
    }
    if file.exhibits.len() > MOST_EXHIBITS {
        return Err(Refusal::TooManyExhibits { most: MOST_EXHIBITS });
    }
    Ok(())
}

/// Stages in which parties may still add to the record.
pub(super) const ON_THE_RECORD: &[Stage] = &[
    Stage::Filed,
    Stage::Admitted,
    Stage::Answering,
    Stage::Negotiating,
    Stage::Mediating,
    Stage::Ruled,
    Stage::Complying,
];
