//! Letters about an account itself.

use super::code::Check;
use super::rendering::{Rendered, render};
use super::sheet::{Sender, Sheet};
use crate::messages::T;
use crate::store::StoreError;
use crate::store::account_letters::{AccountLetter, AccountLetterKind};

/// Renders a letter about an account.
///
/// # Errors
/// What a template said, or a link that cannot be opened.
pub fn render_account(
    letter: &AccountLetter,
    sender: &Sender,
    check: Option<&Check>,
) -> Result<Rendered, super::PostError> {
    let t = T(letter.language);
    let stranger = letter.kind.is_to_a_stranger();
    let centre = sender.centre.in_language(letter.language);
    let act = match letter.kind {
        AccountLetterKind::Confirm => t.account_confirm(),
        AccountLetterKind::Known => t.account_known(),
        AccountLetterKind::Reset => t.account_reset(),
        AccountLetterKind::Invite => t.account_invite(),
        AccountLetterKind::PasswordChanged => t.account_password_changed(),
        AccountLetterKind::ClaimGranted => t.account_claim_granted(),
        AccountLetterKind::SafeMail => t.account_safe_mail(),
        AccountLetterKind::ClaimRefused => t.account_claim_refused(),
    };
    let path = letter.link.as_ref().map(|link| link.open().map_err(StoreError::from)).transpose()?;
    let notes = path.map(|_| t.account_link_once().into_owned());
    let sheet = Sheet {
        t,
        act: act.into_owned(),
        story: None,
        binding: None,
        counted: Vec::new(),
        silence: None,
        received: Vec::new(),
        notes: notes.into_iter().collect(),
        link: path.map(|path| format!("{}{path}", sender.origin)),
        link_says: String::new(),
        foot: if stranger { Vec::new() } else { vec![t.account_made_by(centre).into_owned()] },
    };
    let subject = if stranger { t.neutral_subject() } else { t.account_subject(centre) };
    Ok(render(subject.into_owned(), &[sheet], check)?)
}
