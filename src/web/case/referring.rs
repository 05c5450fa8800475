//! Forms: a platform names whoever it was and brings the record; a registrar rejects that or opens a
//! linked case.

use super::asked::Asked;
use super::field::Field;
use super::forms::ActForm;
use crate::domain::case::event::ReferralKind;
use crate::domain::case::options::Answers;
use crate::domain::command::{Command, Refer};
use crate::domain::ids::{PlatformId, ReferralId};
use crate::domain::refusal::Refusal;
use crate::domain::text::Words;
use crate::web::parts::{Choice, Wall};
use crate::web::reading;
use crate::web::typed::Typed;
use unicode_normalization::UnicodeNormalization;

pub const REFER: ActForm = ActForm {
    fields: |asked| {
        let t = asked.t;
        let kind = |kind: &ReferralKind| Choice::new(kind.as_str(), t.referral_kind(*kind));
        let mut known = vec![Choice::new("", t.act_referral_not_listed())];
        known.extend(platforms(asked));
        let mut record = Field::files(t.act_referral_record()).hint(t.act_referral_record_hint());
        record.required = true;
        vec![
            Field::radios("kind", t.act_referral_kind(), ReferralKind::ALL.iter().map(kind).collect()),
            Field::select("to", t.act_referral_to(), known).optional(),
            Field::line("name", t.act_referral_name()).optional().wall(Wall::Court),
            Field::area("text", t.act_referral_text()).wall(Wall::Court),
            record.wall(Wall::Court),
        ]
    },
    command: |asked, form, exhibits| {
        let t = asked.t;
        let kind = form.value("kind").parse::<ReferralKind>().ok();
        if kind.is_none() {
            form.refuse("kind", t.choose_referral_kind());
        }
        let to = chosen(asked, form);
        let name = match &to {
            Some((_, name)) => Words::parse(name, Words::NOTE).ok(),
            None => reading::line(form, "name", t, t.write_referral_name()),
        };
        // However it is typed: in full width, with blanks, marks or signs that nobody sees.
        let plain =
            |name: &str| name.nfkc().filter(|c| c.is_alphanumeric()).collect::<String>().to_lowercase();
        let typed = name.as_ref().map(|name| plain(name.as_str()));
        if to.is_none() && asked.platform_names.iter().any(|own| Some(plain(own)) == typed) {
            form.refuse("name", t.refusal(&Refusal::ReferralToOneself));
        }
        let text = asked.statement(form, "text", &t.write_referral_text());
        if exhibits.is_empty() {
            form.refuse("files", t.choose_record());
        }
        let to = to.map(|(id, _)| id);
        Some(Command::Refer(Refer { kind: kind?, to, name: name?, text: text?, exhibits }))
    },
};

pub const REJECT: ActForm = ActForm {
    fields: |asked| vec![Field::area("text", asked.t.act_rejection_text()).wall(Wall::Court)],
    command: |asked, form, _| {
        let text = asked.statement(form, "text", &asked.t.write_explanation())?;
        Some(Command::RejectReferral { referral: referral(asked)?, text })
    },
};

pub const OPEN_LINKED: ActForm = ActForm {
    fields: |asked| {
        // Nobody is chosen for whom nobody said so.
        let nobody = Choice::new("", asked.t.choose_linked_to());
        let known = std::iter::once(nobody).chain(platforms(asked)).collect();
        vec![Field::select("to", asked.t.act_linked_to(), known)]
    },
    command: |asked, form, _| {
        let to = chosen(asked, form).map(|(id, _)| id);
        if to.is_none() {
            form.refuse("to", asked.t.choose_linked_to());
        }
        Some(Command::OpenLinked { referral: referral(asked)?, to: to? })
    },
};

/// The form as it opens: with the firm that the platform named, if it is on the list.
pub fn linked_to(asked: &Asked<'_>) -> Option<PlatformId> {
    let id = referral(asked)?;
    asked.case.referrals.iter().find(|referral| referral.id == id)?.to
}

fn platforms<'a>(asked: &'a Asked<'_>) -> impl Iterator<Item = Choice> + 'a {
    asked.platforms.iter().map(|(id, name)| Choice::new(id.to_string(), name))
}

fn chosen(asked: &Asked<'_>, form: &Typed) -> Option<(PlatformId, String)> {
    asked.platforms.iter().find(|(id, _)| id.to_string() == form.value("to")).cloned()
}

fn referral(asked: &Asked<'_>) -> Option<ReferralId> {
    match asked.answers {
        Answers::Referral(id) => Some(id),
        _ => None,
    }
}
