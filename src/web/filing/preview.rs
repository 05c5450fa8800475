//! What each reader would see of a complaint. It is decided as it would be on filing, kept nowhere, and
//! shown by the very papers that make the page of a case: there is no second list that could say less.

use super::own_draft::OwnDraft;
use crate::bundle::Papers;
use crate::domain::case::Case;
use crate::domain::command::Command;
use crate::domain::given::{Facts, Fresh, Given};
use crate::domain::ids::{CaseNumber, MatterId};
use crate::domain::matter;
use crate::messages::story::{Reader, Teller};
use crate::store::StoreError;
use crate::store::platforms::Platform;
use crate::web::case::papers::{Shown, Staff};
use crate::web::case::{parties, people};
use crate::web::parts::{Answer, Paper};
use crate::web::server::App;

/// The case as the platform would see it, and what it would not see.
pub struct Preview {
    /// What the case is called.
    pub title: String,
    /// The language of the title.
    pub lang: &'static str,
    /// Both parties in one line.
    pub parties: String,
    /// Who is in it.
    pub people: Vec<Answer>,
    /// The complaint.
    pub complaint: Paper,
    /// The evidence, a line each.
    pub exhibits: Vec<String>,
    /// What the account holds of the person, and the platform does not see.
    pub hidden: Vec<Answer>,
    /// What a mediator sees of that.
    pub to_mediator: Vec<Answer>,
    /// What a court would see of that.
    pub to_court: Vec<Answer>,
}

/// The preview of a draft that could be filed; `None` where the rules would refuse it.
pub fn of(app: &App, own: &OwnDraft) -> Result<Option<Preview>, StoreError> {
    let (visitor, written) = (&own.writer.visitor, &own.written);
    let (t, language, book) = (visitor.t(), visitor.language, app.casework.rulebook());
    let Ok(complaint) = written.given(app, t).complaint(&written.typed) else { return Ok(None) };
    let now = app.clock.centre_now();
    // Nothing of this is kept, so any ids will do.
    let mut fresh = Fresh::new([0; 32], 0);
    let platform = match &written.platform {
        Some(platform) => platform.clone(),
        None => {
            let typed = |field| written.typed.trimmed(field);
            Platform::named_by_consumer(fresh.id(), typed("platform"), typed("site"), now)
        }
    };
    let file = complaint.about(platform.id, language, written.exhibits(None)?);
    let number = CaseNumber::new(now.day_in(&book.zone).year(), 1);
    let given = Given { rulebook: book, now, fresh, facts: Facts { number, ..Facts::default() } };
    let (id, by) = (MatterId(own.id().0), own.actor());
    let Ok((decision, case)) = matter::begin::<Case>(id, Command::File(Box::new(file)), &by, now, given)
    else {
        return Ok(None);
    };
    let consumer = own.owner.clone();
    let papers = Papers::of_decision(case, &decision, consumer, platform);
    let name = papers.platform.name(language);
    let staff = Staff::default();
    let before = |reader| Shown {
        teller: Teller { t, reader, platform: name, mediator: None, book },
        papers: &papers,
        staff: &staff,
        at: now,
    };
    let shown = before(Reader::Platform);
    let seen = people(&shown)?;
    let besides = |reader| {
        let all = people(&before(reader))?.into_iter();
        Ok::<_, StoreError>(all.filter(|one| !seen.contains(one)).collect::<Vec<_>>())
    };
    Ok(Some(Preview {
        title: papers.words(papers.case.filing.title),
        lang: language.tag(),
        parties: parties(&shown)?,
        complaint: shown.complaint(),
        exhibits: shown.exhibits(&[]).into_iter().map(|paper| paper.title).collect(),
        hidden: besides(Reader::Registrar)?,
        to_mediator: besides(Reader::Mediator)?,
        to_court: besides(Reader::Court)?,
        people: seen,
    }))
}
