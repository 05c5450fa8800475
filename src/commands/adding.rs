//! Adding a person from the command line.

use super::{Said, casework, said, say};
use crate::accounts::{self, AccountError, MailAddress, NewPerson};
use crate::config::Config;
use crate::domain::actor::Role;
use crate::domain::text::Language;
use crate::messages::T;
use crate::store::{StoreError, platforms};

/// A person as the operator describes one.
#[derive(Clone, Debug)]
pub struct NewUser {
    /// Mail address.
    pub mail: String,
    /// Name, as others see it.
    pub name: String,
    /// Role, by its key.
    pub role: String,
    /// The short name of the platform that a representative acts for.
    pub platform: Option<String>,
    /// The password, as it came from the standard input.
    pub password: String,
    /// The language of pages and letters.
    pub language: Language,
}

/// Lets a person work here.
///
/// # Errors
/// One line: what is wrong with mail, name, role, platform or password, or that the person is here
/// already. Nothing is made then that was not there before.
pub async fn add_user(config: &Config, user: NewUser, t: T) -> Said<()> {
    let mail: MailAddress = user.mail.parse().map_err(|_| t.user_mail_wrong())?;
    let name = checked_name(&user.name, t)?;
    let role = user.role.parse::<Role>().ok().filter(|role| *role != Role::Consumer);
    let role = role.ok_or_else(|| t.user_role_wrong())?;
    let slug = user.platform;
    if slug.is_some() != (role == Role::Platform) {
        let wrong = if slug.is_some() { t.user_platform_unwanted() } else { t.user_platform_wrong() };
        return Err(wrong.into());
    }
    let password = user.password.trim_end_matches(['\r', '\n']);
    if password.is_empty() {
        return Err(t.user_password_missing().into());
    }
    accounts::check_password(password, mail.as_str(), &name).map_err(|weak| t.password_refused(weak))?;
    let password_hash = Some(accounts::hash_password(password).map_err(said)?);
    let casework = casework(config, t)?;
    let (now, here) = (casework.clock().machine_now(), casework.clock().centre_now());
    let added = casework.store().write(move |tx| {
        let platform = match slug {
            Some(slug) => Some(platforms::by_slug(tx, &slug)?.id),
            None => None,
        };
        let language = user.language;
        accounts::add(
            tx,
            &NewPerson { mail, name, language, password_hash, role, platform, matter: None },
            now,
            here,
        )
    });
    match added.await {
        Ok(_) => {
            say(t.user_added(role));
            Ok(())
        }
        Err(AccountError::Store(StoreError::Missing)) => Err(t.user_platform_wrong().into()),
        Err(problem) => Err(said(problem)),
    }
}

/// A name as the pages take it: one line, not empty, not too long.
fn checked_name(typed: &str, t: T) -> Said<String> {
    let name = typed.trim();
    match name.chars().count() {
        0 => Err(t.user_name_missing().into()),
        length if length > accounts::LONGEST_NAME || typed.contains(char::is_control) => {
            Err(t.user_name_wrong(accounts::LONGEST_NAME).into())
        }
        _ => Ok(name.to_owned()),
    }
}
