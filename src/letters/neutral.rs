//! Mail for somebody who is not safe, or not alone with their mail: it says that there is news, and where.

use super::rendering::{Rendered, render};
use super::sheet::{Sender, Sheet};
use crate::domain::text::{Bilingual, Language};
use crate::messages::T;

/// The mail in place of a letter, which waits in the inbox here.
///
/// # Errors
/// What a template said; a fault of ours.
pub fn neutral(language: Language, sender: &Sender) -> Result<Rendered, askama::Error> {
    let t = T(language);
    let sheet = Sheet {
        t,
        act: t.neutral_words().into_owned(),
        story: None,
        binding: None,
        counted: Vec::new(),
        silence: None,
        received: Vec::new(),
        notes: Vec::new(),
        link: Some(format!("{}/letters", sender.origin)),
        link_says: t.neutral_link().into_owned(),
        foot: Vec::new(),
    };
    render(t.neutral_subject().into_owned(), &[sheet], None)
}

/// The sender without a name: the address alone stands in the mail.
pub fn nameless(sender: &Sender) -> Sender {
    Sender { centre: Bilingual { en: String::new(), zh: String::new() }, ..sender.clone() }
}

/// Whether a mail with this subject is one that tells nothing.
pub fn is_neutral(subject: &str) -> bool {
    [Language::En, Language::Zh].iter().any(|language| T(*language).neutral_subject() == subject)
}
