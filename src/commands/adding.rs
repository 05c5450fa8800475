//! Adding a person from the command line.

use super::{Said, casework, said};
use crate::accounts::{self, AccountError, MailAddress, NewPerson};
use crate::config::Config;
use crate::domain::actor::Role;
use crate::domain::text::Language;
use crate::messages::T;
use crate::store::{Store, StoreError, platforms};

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
/// One line: what is wrong with mail, role, platform or password, or that the person is here already.
pub async fn add_user(config: Config, store: Store, user: NewUser, t: T) -> Said<()> {
    let casework = casework(&config, store)?;
    let mail: MailAddress = user.mail.parse().map_err(|_| t.user_mail_wrong())?;
    let role = user.role.parse::<Role>().ok().filter(|role| *role != Role::Consumer);
    let role = role.ok_or_else(|| t.user_role_wrong())?;
    let password = user.password.trim_end_matches(['\r', '\n']);
    if password.is_empty() {
        return Err(t.user_password_missing().into());
    }
    accounts::check_password(password, mail.as_str(), &user.name).map_err(|weak| t.password_refused(weak))?;
    let password_hash = Some(accounts::hash_password(password).map_err(said)?);
    let slug = user.platform;
    if slug.is_some() != (role == Role::Platform) {
        let wrong = if slug.is_some() { t.user_platform_unwanted() } else { t.user_platform_wrong() };
        return Err(wrong.into());
    }
    let (now, here) = (casework.clock().machine_now(), casework.clock().centre_now());
    let added = casework.store().write(move |tx| {
        let platform = match slug {
            Some(slug) => Some(platforms::by_slug(tx, &slug)?.id),
            None => None,
        };
        let (name, language) = (user.name, user.language);
        accounts::add(
            tx,
            &NewPerson { mail, name, language, password_hash, role, platform, matter: None },
            now,
            here,
        )
    });
    match added.await {
        Ok(_) => {
            println!("{}", t.user_added(role));
            Ok(())
        }
        Err(AccountError::Store(StoreError::Missing)) => Err(t.user_platform_wrong().into()),
        Err(problem) => Err(said(problem)),
    }
}
