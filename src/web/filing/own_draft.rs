//! A draft by the id in the address, for whoever began it.

use super::complaint::{self, Given};
use super::topic::Topic;
use crate::domain::actor::{ActingPerson, Actor, Role};
use crate::domain::clock::Moment;
use crate::domain::evidence::NewExhibit;
use crate::domain::grievance::Grievance;
use crate::domain::ids::{CaseNumber, DraftId, MatterId, PersonId};
use crate::messages::T;
use crate::store::drafts::{self, Draft, DraftFile};
use crate::store::people::{self, Person};
use crate::store::platforms::{self, Platform};
use crate::store::reach::{self, Reach};
use crate::store::{Conn, Reads, Sealed, StoreError, matters};
use crate::web::error::Fault;
use crate::web::server::App;
use crate::web::typed::Typed;
use crate::web::visitor::{Acting, Consumer, Registrar};
use crate::web::{links, waiting};
use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest, web};
use futures_util::future::LocalBoxFuture;

/// A complaint that its owner is writing, or a registrar for its owner.
pub struct OwnDraft {
    /// Who writes it.
    pub writer: Acting,
    /// Whose it is.
    pub owner: Person,
    /// As it is now.
    pub written: Written,
}

/// What was written so far.
pub struct Written {
    /// The row.
    pub draft: Draft,
    /// What was typed on all pages.
    pub typed: Typed,
    /// The files, in order.
    pub files: Vec<DraftFile>,
    /// The known platform whose name was typed.
    pub platform: Option<Platform>,
    /// How letters reach the owner.
    pub reach: Reach,
    /// Open cases of the owner about the same platform and one of the same grievances.
    pub alike: Vec<(CaseNumber, Moment)>,
}

/// So many cases that are alike are named.
const MOST_ALIKE: usize = 3;

impl Written {
    /// Reads all that belongs to `draft`.
    pub fn read(c: &mut impl Reads, draft: Draft) -> Result<Written, StoreError> {
        let typed = open(&draft.typed)?;
        let files = drafts::files(c, draft.id)?;
        let platform = platforms::named(c, typed.trimmed("platform"))?;
        let reach = reach::of(c, draft.person_id)?;
        let grievances: Vec<Grievance> =
            typed.values("grievance").filter_map(|key| key.parse().ok()).collect();
        let alike = match &platform {
            Some(platform) => matters::open_alike(c, draft.person_id, platform.id, &grievances, MOST_ALIKE)?,
            None => Vec::new(),
        };
        Ok(Written { draft, typed, files, platform, reach, alike })
    }

    /// What reading this draft needs to know.
    pub fn given<'a>(&self, app: &'a App, t: T) -> Given<'a> {
        Given {
            t,
            book: app.casework.rulebook(),
            today: app.clock.centre_now().day_in(app.zone()),
            platform: self.platform.as_ref().map(|platform| platform.id),
        }
    }

    /// The files as evidence for the command, the one with the number `first` before the others.
    pub fn exhibits(&self, first: Option<i64>) -> Result<Vec<NewExhibit>, StoreError> {
        let mut files = self.files.clone();
        files.sort_by_key(|file| Some(file.number) != first);
        waiting::as_exhibits(&files)
    }
}

/// What was typed, opened.
pub fn open(typed: &Sealed) -> Result<Typed, StoreError> {
    serde_json::from_str(typed.open()?).map_err(|fault| StoreError::Unreadable(fault.to_string()))
}

/// What was typed, sealed.
pub fn seal(typed: &Typed) -> Result<Sealed, StoreError> {
    let text = serde_json::to_string(typed).map_err(|fault| StoreError::Unreadable(fault.to_string()))?;
    Ok(Sealed::seal(&text))
}

impl OwnDraft {
    /// Which.
    pub fn id(&self) -> DraftId {
        self.written.draft.id
    }

    /// The owner, as who files it.
    pub fn actor(&self) -> Actor {
        Actor::Person(ActingPerson {
            person: self.owner.id,
            role: Role::Consumer,
            platform: None,
            strength: self.writer.person.session.strength,
            second: None,
        })
    }

    /// Whether a registrar writes it.
    pub fn is_taken_down(&self) -> bool {
        self.writer.standing.role == Role::Registrar
    }

    /// Where whoever writes it goes on another time.
    pub fn start(&self) -> &'static str {
        if self.is_taken_down() { links::WALK_IN } else { links::FILE }
    }

    /// Puts the fields of one page into the draft, whether they are right or not: nothing typed is
    /// ever lost. Returns the draft as it is then.
    ///
    /// # Errors
    /// [`Fault::NotFound`] when it was filed or thrown away meanwhile.
    pub async fn save(&self, app: &App, topic: Topic, form: Typed) -> Result<Written, Fault> {
        let (id, owner, now) = (self.id(), self.owner.id, app.clock.centre_now());
        app.store
            .write(move |tx| {
                let draft = drafts::change(tx, id, owner, now)?;
                let mut typed = open(&draft.typed)?;
                let record = complaint::record_of(&typed);
                complaint::put(&mut typed, topic, &form);
                if let Some(gone) =
                    record.filter(|record| complaint::record_of(&typed).as_ref() != Some(record))
                {
                    drafts::remove_file(tx, id, &gone)?;
                }
                let sealed = seal(&typed)?;
                drafts::set_typed(tx, id, &sealed)?;
                Ok(Written::read(tx, Draft { typed: sealed, ..draft })?)
            })
            .await
    }
}

/// The case that a draft became, if `owner` filed it; of a registrar, who may see each case, whoever did.
pub fn filed_as(
    c: &mut impl Reads,
    id: DraftId,
    owner: Option<PersonId>,
) -> Result<Option<CaseNumber>, StoreError> {
    match matters::row(c, MatterId(id.0)) {
        Ok(row) => Ok(row.number.filter(|_| owner.is_none() || row.consumer_id == owner)),
        Err(StoreError::Missing) => Ok(None),
        Err(fault) => Err(fault),
    }
}

impl FromRequest for OwnDraft {
    type Error = Fault;
    type Future = LocalBoxFuture<'static, Result<Self, Fault>>;

    fn from_request(req: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let consumer = Consumer::from_request(req, payload).into_inner();
        let registrar = Registrar::from_request(req, payload).into_inner();
        let id = req.match_info().get("draft").and_then(|id| id.parse::<DraftId>().ok());
        let app = req.app_data::<web::Data<App>>().cloned();
        Box::pin(async move {
            let (app, id) = app.zip(id).ok_or(Fault::NotFound)?;
            let (consumer, registrar) = match (consumer, registrar) {
                (Err(fault), Err(_)) => return Err(fault),
                (consumer, registrar) => (consumer.ok().map(|it| it.0), registrar.ok().map(|it| it.0)),
            };
            let id_of = |acting: &Acting| acting.person.person.id;
            let (own, desk) = (consumer.as_ref().map(id_of), registrar.as_ref().map(id_of));
            let read = move |c: &mut Conn<'_>| {
                // Whoever is both writes their own complaint as a consumer, and another's as a registrar.
                let written = own.map_or(Err(StoreError::Missing), |by| drafts::get(c, id, by));
                let (found, takes_down) = match (written, desk) {
                    (Err(StoreError::Missing), Some(by)) => (drafts::taken(c, id, by), true),
                    (written, _) => (written, false),
                };
                match found {
                    Ok(draft) => Ok((takes_down, people::get(c, draft.person_id)?, Written::read(c, draft)?)),
                    // Whoever goes back to a draft that they filed is shown what became of it.
                    Err(StoreError::Missing) => Err(match filed_as(c, id, own.filter(|_| desk.is_none()))? {
                        Some(number) => Fault::DoneBefore { at: links::receipt(number) },
                        None => Fault::NotFound,
                    }),
                    Err(fault) => Err(fault.into()),
                }
            };
            let (takes_down, owner, written) = app.store.read(read).await?;
            let writer = if takes_down { registrar } else { consumer }.ok_or(Fault::NotFound)?;
            Ok(OwnDraft { writer, owner, written })
        })
    }
}
