//! The sign-ins that a demo shows: one for each role, and a second registrar.

use super::DemoError;
use super::material::{Material, Person};
use crate::domain::actor::Role;

/// A sign-in that opens nothing but the demo.
#[derive(Clone, Debug)]
pub struct SignIn {
    /// As what.
    pub role: Role,
    /// Who.
    pub name: String,
    /// The mail address.
    pub mail: String,
    /// The password.
    pub password: String,
}

/// One sign-in for each role: the first person of each. Of the registrars two: what one of them decided
/// another looks at again.
///
/// # Errors
/// [`DemoError::Material`] if the files of the demo cannot be read; a fault of ours.
pub fn sign_ins() -> Result<Vec<SignIn>, DemoError> {
    let people = Material::read()?.people;
    let first = |role: &Role| {
        let shown = if *role == Role::Registrar { 2 } else { 1 };
        let of_role = people.iter().filter(|person| person.role == *role).take(shown);
        let sign_in = |person: &Person| {
            let (name, mail) = (person.name.clone(), person.mail.clone());
            SignIn { role: person.role, name, mail, password: password(person.role) }
        };
        of_role.map(sign_in).collect::<Vec<_>>()
    };
    Ok(Role::ALL.iter().flat_map(first).collect())
}

/// The password of everybody with `role`.
pub(super) fn password(role: Role) -> String {
    format!("demo-{role}-2026")
}
