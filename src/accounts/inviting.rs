//! Inviting: a registrar gives somebody a place by a mailed one-time link.
//!
//! An invitation belongs to a mail address. Whoever has no account with it opens one by following the
//! link. Whoever has one must be signed in with it, so that a letter that lies about for a fortnight is
//! no way past the password; the place is given in that session and no other is opened.

use super::joining::{Brought, brought, make, path, stand};
use super::mail::index;
use super::signing_in::{hold_to_limits, key};
use super::{AccountError, MailAddress, hash_of, letters};
use crate::domain::actor::Role;
use crate::domain::clock::Moment;
use crate::domain::ids::{MatterId, PersonId, PlatformId};
use crate::domain::text::Language;
use crate::store::account_letters::AccountLetterKind;
use crate::store::standings::Standing;
use crate::store::tokens::Purpose;
use crate::store::{Hash, Sealed, Store, Tx, people, tokens};

/// A registrar's invitation.
pub struct Invitation {
    /// To whom.
    pub mail: MailAddress,
    /// How they are called.
    pub name: String,
    /// As what.
    pub role: Role,
    /// For which platform; needed for [`Role::Platform`].
    pub platform: Option<PlatformId>,
    /// In which case; `None` for the whole centre.
    pub matter: Option<MatterId>,
    /// In which language the letter is written.
    pub language: Language,
}

/// Invites somebody. An invitation to the same place that the same address got before works no more.
///
/// # Errors
/// What the store said.
pub fn invite(tx: &mut Tx<'_>, invitation: &Invitation, now: Moment) -> Result<(), AccountError> {
    let place = (invitation.role, invitation.platform, invitation.matter);
    let mail = invitation.mail.index(&key(tx)?);
    take_back(tx, mail, now, |before| (before.role, before.platform, before.matter) == place)?;
    let brought = Brought {
        mail: invitation.mail.as_str().to_owned(),
        name: invitation.name.clone(),
        role: invitation.role,
        platform: invitation.platform,
        matter: invitation.matter,
        language: invitation.language,
    };
    // For nobody in particular: whose account it is for is looked up when the link is followed.
    let secret = make(tx, Purpose::Invite, None, Some(&brought), now)?;
    let to = Sealed::seal(invitation.mail.as_str());
    let kind = match invitation.matter {
        Some(_) => AccountLetterKind::ClaimGranted,
        None => AccountLetterKind::Invite,
    };
    letters::post(tx, kind, &to, invitation.language, Some(&path(&secret)), now)
}

/// Takes an invitation for `person`, who is signed in: gives the place and uses the link up. Returns the
/// case in which the place is, if it is one only. `now` is machine time, `here` centre time.
///
/// # Errors
/// [`AccountError::DeadLink`], also for an invitation to another address; or what the store said.
pub async fn accept(
    store: &Store,
    text: &str,
    person: PersonId,
    now: Moment,
    here: Moment,
) -> Result<Option<MatterId>, AccountError> {
    let hash = hash_of(text);
    store
        .write(move |tx| {
            let token = tokens::usable(tx, hash, now)?.filter(|token| token.purpose == Purpose::Invite);
            let brought = brought(&token.ok_or(AccountError::DeadLink)?)?.ok_or(AccountError::DeadLink)?;
            let invited = Some(index(&brought.mail, &key(tx)?)) == people::get(tx, person)?.mail_index;
            if !invited || !tokens::use_up(tx, hash, now)? {
                return Err(AccountError::DeadLink);
            }
            stand(tx, person, brought.role, brought.platform, brought.matter, now, here)?;
            hold_to_limits(tx, person, now, here)?;
            Ok(brought.matter)
        })
        .await
}

/// Takes back every invitation that would give a place back which ends: those to the same person in the
/// same role and for the same platform, for one case or for all.
///
/// # Errors
/// What the store said.
pub fn take_back_invitations(tx: &mut Tx<'_>, ended: &Standing, now: Moment) -> Result<(), AccountError> {
    let Some(mail) = people::get(tx, ended.person_id)?.mail_index else { return Ok(()) };
    take_back(tx, mail, now, |open| open.role == ended.role && open.platform == ended.platform_id)
}

/// Takes back the invitations to one mail address that `fits` names. What a link brings is sealed, so
/// they are all opened; there are few, since none lasts longer than a fortnight.
fn take_back(
    tx: &mut Tx<'_>,
    mail: Hash,
    now: Moment,
    fits: impl Fn(&Brought) -> bool,
) -> Result<(), AccountError> {
    let key = key(tx)?;
    for token in tokens::all_usable(tx, Purpose::Invite, now)? {
        // One that cannot be read cannot be followed either.
        let Ok(Some(brought)) = brought(&token) else { continue };
        if index(&brought.mail, &key) == mail && fits(&brought) {
            tokens::remove(tx, token.hash)?;
        }
    }
    Ok(())
}
