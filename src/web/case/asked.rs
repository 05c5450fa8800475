//! What a form and its parser know: the case, who asks, and what the act answers.

use super::field::Field;
use crate::domain::actor::Role;
use crate::domain::case::Case;
use crate::domain::case::act::Act;
use crate::domain::case::event::Detail;
use crate::domain::case::options::Answers;
use crate::domain::chain::Salt;
use crate::domain::clock::running::RunningWindow;
use crate::domain::clock::{Moment, WindowKey};
use crate::domain::given::Late;
use crate::domain::ids::{PersonId, PlatformId, TextId, WindowId};
use crate::domain::rulebook::{Entry, Rulebook};
use crate::domain::text::Words;
use crate::messages::T;
use crate::web::parts::{Choice, Wall};
use crate::web::reading;
use crate::web::typed::Typed;
use crate::web::upload::Limits;

/// What a form and its parser know.
pub struct Asked<'a> {
    /// The reader's texts.
    pub t: T,
    /// The law.
    pub book: &'static Rulebook,
    /// The case, caught up with the time.
    pub case: &'a Case,
    /// The act.
    pub act: Act,
    /// What it answers, as the address says.
    pub answers: Answers,
    /// In which role.
    pub role: Role,
    /// Now.
    pub at: Moment,
    /// Mediators who may be named; only for naming one.
    pub mediators: Vec<Candidate>,
    /// Platforms that may be named; only for a referral and what becomes of it.
    pub platforms: Vec<(PlatformId, String)>,
    /// The names of the platform that the case is about.
    pub platform_names: [String; 3],
    /// What the consumer could let the platform see, as it stands in their account now and not in what it
    /// was let to see before; only for doing so.
    pub details: Vec<(Detail, Words)>,
    /// The texts in which a slip may be put right; only for doing so.
    pub decided: Vec<DecidedText>,
    /// The events of which the consumer learns on paper; only for a finding.
    pub unread: Vec<(u32, Late)>,
    /// How much may be uploaded.
    pub limits: Limits,
}

/// A text in which a slip may be put right.
#[derive(Clone, Debug)]
pub struct DecidedText {
    /// Which.
    pub id: TextId,
    /// The salt of its commitment.
    pub salt: Salt,
    /// What it is: "The finding".
    pub title: String,
    /// As it was given.
    pub given: String,
    /// As it reads now.
    pub reads: String,
}

/// A mediator who may be named.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// Who.
    pub person: PersonId,
    /// How they are called.
    pub name: String,
    /// How many open cases they have.
    pub open_cases: i64,
}

impl Asked<'_> {
    /// The window that the form answers.
    pub fn window_id(&self) -> Option<WindowId> {
        match self.answers {
            Answers::Window(id) => Some(id),
            Answers::Case
            | Answers::Offer(_)
            | Answers::Question(_)
            | Answers::Remedy(_)
            | Answers::Alarm(_)
            | Answers::Referral(_) => None,
        }
    }

    /// The same while it runs.
    pub fn window(&self) -> Option<&RunningWindow> {
        self.case.life.running.get(self.window_id()?)
    }

    /// The entries of one of the rulebook's lists, for choice.
    pub fn listed(&self, list: &[Entry]) -> Vec<Choice> {
        list.iter().map(|entry| Choice::new(entry.key.clone(), entry.name.in_language(self.t.0))).collect()
    }

    /// A reason out of one of the rulebook's lists, with an explanation that both sides read.
    pub fn reason_fields(&self, list: &[Entry]) -> Vec<Field> {
        let t = self.t;
        vec![
            Field::radios("reason", t.act_reason(), self.listed(list)),
            Field::area("text", t.act_explain()).wall(Wall::Court),
        ]
    }

    /// Reads what [`Asked::reason_fields`] asked.
    pub fn reason(&self, form: &mut Typed, list: &[Entry]) -> Option<(String, Words)> {
        let t = self.t;
        let reason = self.key(form, "reason", list, &t.choose_reason());
        let text = self.statement(form, "text", &t.write_explanation());
        Some((reason?, text?))
    }

    /// The chosen key of one of the rulebook's lists.
    pub fn key(&self, form: &mut Typed, name: &str, list: &[Entry], missing: &str) -> Option<String> {
        let chosen = list.iter().find(|entry| entry.key == form.value(name)).map(|entry| entry.key.clone());
        if chosen.is_none() {
            form.refuse(name, missing);
        }
        chosen
    }

    /// A text of any length that must be there.
    pub fn statement(&self, form: &mut Typed, name: &str, missing: &str) -> Option<Words> {
        reading::words(form, name, Words::STATEMENT, self.t, missing)
    }

    /// A text that may stay empty.
    pub fn note(&self, form: &mut Typed, name: &str) -> Option<Words> {
        reading::words_if_any(form, name, Words::STATEMENT, self.t)
    }

    /// Who reads what is written on this side of the wall.
    pub fn readers(&self, wall: Wall) -> String {
        match wall {
            Wall::Court => self.t.readers_on_record(self.role),
            Wall::Settlement => self.t.readers_settling(self.role),
            Wall::Centre => self.t.readers_centre(),
        }
        .into_owned()
    }

    /// How long whoever is asked has for it, and what their silence brings.
    pub fn time_to_answer(&self, key: WindowKey) -> String {
        let span = self.t.span(self.book.window(key).span);
        let silence = self.book.silence(key).first.to_others.in_language(self.t.0);
        self.t.act_time_to_answer(&span, silence).into_owned()
    }

    /// The field for files.
    pub fn files_field(&self) -> Field {
        let room = self.limits.files.saturating_sub(self.case.exhibits.len());
        Field::files(self.t.act_proof())
            .hint(self.t.act_files_hint(room, self.limits.mebibytes()))
            .wall(Wall::Court)
    }
}
