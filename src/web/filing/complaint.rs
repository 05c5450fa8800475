//! From what was typed on all pages to a complaint that can be filed.

use super::own_draft;
use super::topic::Topic;
use crate::domain::case::event::TakenDown;
use crate::domain::clock::{Day, Moment};
use crate::domain::command::{AskedBefore, File, Wanted};
use crate::domain::evidence::NewExhibit;
use crate::domain::grievance::Grievance;
use crate::domain::ids::{MatterId, PlatformId};
use crate::domain::rulebook::{Remedy, Rulebook};
use crate::domain::text::{Language, Words};
use crate::messages::T;
use crate::store::drafts::Draft;
use crate::store::platforms::{self, Platform};
use crate::store::{StoreError, Tx};
use crate::web::reading;
use crate::web::typed::Typed;

/// The most characters of what a consumer says of an unknown platform's place on the net.
const LONGEST_SITE: usize = 200;

/// The field that notes which pages were answered.
const ANSWERED: &str = "answered";

/// The fields that say with which request a draft began, how many events that had then, of which platform it
/// was asked, and which of the draft's files is its record. No page asks for them.
const REQUEST: &str = "request";
const REQUEST_VERSION: &str = "request-version";
const REQUEST_PLATFORM: &str = "request-platform";
const REQUEST_RECORD: &str = "request-record";

/// The request from which a complaint follows.
pub struct From {
    /// Which.
    pub request: MatterId,
    /// How many events it had.
    pub version: u32,
    /// What its platform is called in the draft.
    pub platform: String,
    /// The vault's object that is its record.
    pub record: String,
}

/// What is known already when a complaint follows a request: the answers to `topics`, and the rest for
/// its writer to look at.
pub fn following(from: &From, mut typed: Typed, topics: &[Topic]) -> Typed {
    typed.set(REQUEST, from.request.to_string());
    typed.set(REQUEST_VERSION, from.version.to_string());
    typed.set(REQUEST_PLATFORM, from.platform.as_str());
    typed.set(REQUEST_RECORD, from.record.as_str());
    for topic in topics {
        typed.add(ANSWERED, topic.as_str());
    }
    typed
}

/// Whether a draft tells of its request as it was after so many events.
///
/// # Errors
/// What was typed cannot be read.
pub fn is_as_of(draft: &Draft, version: u32) -> Result<bool, StoreError> {
    let typed = own_draft::open(&draft.typed)?;
    // One that is about another platform by now follows no request.
    Ok(typed.value(REQUEST).is_empty() || typed.value(REQUEST_VERSION).parse() == Ok(version))
}

/// A draft with what its request says by now (`fresh`), and the record that it no longer needs.
///
/// # Errors
/// What was typed cannot be read.
pub fn brought_up_to_date(draft: &Draft, fresh: &Typed) -> Result<(Typed, Option<String>), StoreError> {
    let mut typed = own_draft::open(&draft.typed)?;
    let before = Some(typed.value(REQUEST_RECORD).to_owned()).filter(|object| !object.is_empty());
    let follows = |name: &str| Topic::Asked.owns(name) || name.starts_with(REQUEST);
    typed.forget(follows);
    for (name, value) in fresh.fields().filter(|(name, _)| follows(name)) {
        typed.add(name, value);
    }
    Ok((typed, before))
}

/// The request with which a draft began, and how many events that had then.
pub fn request_of(typed: &Typed) -> Option<(MatterId, u32)> {
    typed.value(REQUEST).parse().ok().zip(typed.value(REQUEST_VERSION).parse().ok())
}

/// The vault's object that is the record of the draft's request.
pub fn record_of(typed: &Typed) -> Option<String> {
    Some(typed.value(REQUEST_RECORD).to_owned()).filter(|object| !object.is_empty())
}

/// The platform that was typed.
#[derive(Clone, Debug)]
pub enum Against {
    /// One that the centre knows.
    Known(PlatformId),
    /// One that the consumer names.
    Named {
        /// As the consumer knows it.
        name: Words,
        /// Where it is.
        site: Words,
    },
}

/// A complaint without its evidence, well-formed.
#[derive(Clone, Debug)]
pub struct Complaint {
    against: Against,
    grievances: Vec<Grievance>,
    happened: Happened,
    data: Vec<String>,
    asked: Option<AskedBefore>,
    wants: Vec<Wanted>,
    account: Option<Words>,
    /// The request that went before. No page asks for it: it stands in a draft that began with one.
    request: Option<MatterId>,
}

#[derive(Clone, Debug)]
struct Happened {
    title: Words,
    statement: Words,
    on: Option<Day>,
}

/// What reading needs to know.
#[derive(Clone, Copy)]
pub struct Given<'a> {
    /// The reader's texts, for what must be put right.
    pub t: T,
    /// The law.
    pub book: &'a Rulebook,
    /// Today, where the law counts its days.
    pub today: Day,
    /// The known platform whose name was typed, if it is one.
    pub platform: Option<PlatformId>,
}

/// Replaces the fields of one page in a draft, and notes that the page was answered; not so if its
/// writer only stops there, to go on later.
pub fn put(draft: &mut Typed, topic: Topic, form: &Typed) {
    // What was asked of one platform is no affair of another.
    let of = draft.value(REQUEST_PLATFORM);
    if topic == Topic::Platform && !of.is_empty() && form.trimmed("platform") != of {
        draft.forget(|name| name.starts_with(REQUEST) || Topic::Asked.owns(name));
    }
    draft.forget(|name| topic.owns(name));
    for (name, value) in form.fields().filter(|(name, _)| topic.owns(name)) {
        draft.add(name, value);
    }
    if !is_answered(draft, topic) && !stops(form) {
        draft.add(ANSWERED, topic.as_str());
    }
}

/// Whether the writer of a page stops there: it is kept as it is, and nothing is asked of it.
pub fn stops(form: &Typed) -> bool {
    form.value("then") == "stop"
}

/// Whether a page was sent once, with whatever answer.
pub fn is_answered(draft: &Typed, topic: Topic) -> bool {
    draft.is_checked(ANSWERED, topic.as_str())
}

impl Given<'_> {
    /// Notes in `form` what must be put right on one page.
    pub fn check(&self, topic: Topic, form: &mut Typed) {
        // What was read is thrown away; what is wrong was noted on the way.
        match topic {
            Topic::Platform => drop(self.against(form)),
            Topic::Grievance => drop(self.grievances(form)),
            Topic::Happened => drop(self.happened(form)),
            Topic::Data | Topic::Evidence => {}
            Topic::Asked => drop(self.asked(form)),
            Topic::Wants => drop(self.wants(form)),
            Topic::Account => drop(reading::line_if_any(form, "account", self.t)),
        }
    }

    /// The first page that was not answered yet, or not well.
    pub fn first_missing(&self, draft: &Typed) -> Option<Topic> {
        let lacking = |topic: &Topic| {
            let mut form = draft.clone();
            self.check(*topic, &mut form);
            form.has_errors() || !is_answered(draft, *topic)
        };
        Topic::ALL.iter().copied().find(lacking)
    }

    /// The complaint.
    ///
    /// # Errors
    /// The first page that lacks something.
    pub fn complaint(&self, draft: &Typed) -> Result<Complaint, Topic> {
        if let Some(topic) = self.first_missing(draft) {
            return Err(topic);
        }
        let form = &mut draft.clone();
        Ok(Complaint {
            against: self.against(form).ok_or(Topic::Platform)?,
            grievances: self.grievances(form).ok_or(Topic::Grievance)?,
            happened: self.happened(form).ok_or(Topic::Happened)?,
            data: self.data(form),
            asked: self.asked(form),
            wants: self.wants(form).ok_or(Topic::Wants)?,
            account: reading::line_if_any(form, "account", self.t),
            request: draft.value(REQUEST).parse().ok(),
        })
    }

    fn against(&self, form: &mut Typed) -> Option<Against> {
        let name = reading::line(form, "platform", self.t, self.t.name_the_platform())?;
        match self.platform {
            Some(platform) => Some(Against::Known(platform)),
            None => {
                let missing = self.t.platform_not_known(name.as_str());
                let site = reading::words(form, "site", LONGEST_SITE, self.t, missing)?;
                Some(Against::Named { name, site })
            }
        }
    }

    /// What was chosen as having gone wrong.
    pub fn chosen_grievances(&self, form: &Typed) -> Vec<Grievance> {
        let all = Grievance::ALL.iter().map(|grievance| (grievance.as_str(), *grievance));
        reading::chosen(form, "grievance", all)
    }

    fn grievances(&self, form: &mut Typed) -> Option<Vec<Grievance>> {
        let chosen = self.chosen_grievances(form);
        if chosen.is_empty() {
            form.refuse("grievance", self.t.choose_grievance());
            return None;
        }
        Some(chosen)
    }

    fn happened(&self, form: &mut Typed) -> Option<Happened> {
        let t = self.t;
        let title = reading::line(form, "title", t, t.write_title());
        let statement = reading::words(form, "statement", Words::STATEMENT, t, t.write_statement());
        let on = reading::past_day_if_any(form, "happened", self.today, t);
        Some(Happened { title: title?, statement: statement?, on })
    }

    fn data(&self, form: &Typed) -> Vec<String> {
        let all = self.book.data_categories.iter().map(|category| (category.key.as_str(), category));
        reading::chosen(form, "data", all).into_iter().map(|category| category.key.clone()).collect()
    }

    fn asked(&self, form: &mut Typed) -> Option<AskedBefore> {
        let t = self.t;
        let asked = reading::asked(form, self.today, t);
        if form.value("asked") != "yes" {
            return None;
        }
        let how = reading::line_if_any(form, "asked-how", t);
        // Two lines less, since how it was asked goes before it.
        let text = reading::words_if_any(form, "asked-text", Words::NOTE - 2 * Words::LINE, t);
        let how = how.map(|how| t.asked_how_line(how.as_str()).into_owned());
        let parts: Vec<_> =
            [how.as_deref(), text.as_ref().map(Words::as_str)].into_iter().flatten().collect();
        let text = Words::parse(&parts.join("\n"), Words::NOTE).ok();
        let (on, came_back) = asked??;
        Some(AskedBefore { on, came_back, text })
    }

    fn wants(&self, form: &mut Typed) -> Option<Vec<Wanted>> {
        let all = self.book.remedies.iter().map(|remedy| (remedy.key.as_str(), remedy));
        let chosen: Vec<&Remedy> = reading::chosen(form, "want", all);
        if chosen.is_empty() {
            form.refuse("want", self.t.choose_wants());
        }
        let wanted = |remedy: &Remedy| {
            let amount = match remedy.money {
                true => Some(reading::amount(form, &amount_of(remedy), self.t)?),
                false => None,
            };
            Some(Wanted { remedy: remedy.key.clone(), amount })
        };
        let wants: Vec<_> = chosen.into_iter().map(wanted).collect();
        wants.into_iter().collect::<Option<Vec<_>>>().filter(|wants| !wants.is_empty())
    }
}

/// The field for the amount that belongs to a remedy.
pub fn amount_of(remedy: &Remedy) -> String {
    format!("amount-{}", remedy.key)
}

impl Complaint {
    /// The command, in the transaction that files it: a platform that nobody knows yet is added,
    /// under `id` and without any contact, since nothing is ever served where only a consumer said.
    ///
    /// # Errors
    /// What the database said.
    pub fn into_file(
        self,
        tx: &mut Tx<'_>,
        id: PlatformId,
        language: Language,
        exhibits: Vec<NewExhibit>,
        taken_down: Option<TakenDown>,
        at: Moment,
    ) -> Result<File, StoreError> {
        let platform = match &self.against {
            Against::Known(platform) => *platform,
            Against::Named { name, site } => match platforms::unchecked(tx, name.as_str(), site.as_str())? {
                Some(platform) => platform.id,
                None => {
                    let platform = Platform::named_by_consumer(id, name.as_str(), site.as_str(), at);
                    platforms::add(tx, &platform)?;
                    id
                }
            },
        };
        Ok(File { taken_down, ..self.about(platform, language, exhibits) })
    }

    /// The command, if it is about `platform`.
    pub fn about(self, platform: PlatformId, language: Language, exhibits: Vec<NewExhibit>) -> File {
        File {
            platform,
            language,
            grievances: self.grievances,
            wants: self.wants,
            data: self.data,
            happened_on: self.happened.on,
            title: self.happened.title,
            statement: self.happened.statement,
            account: self.account,
            asked: self.asked,
            exhibits,
            linked: None,
            taken_down: None,
            request: self.request,
        }
    }
}
