//! The sign-ins that a demo shows: one for each role.

use super::DemoError;
use super::material::Material;
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

/// One sign-in for each role: the first person of each.
///
/// # Errors
/// [`DemoError::Material`] if the files of the demo cannot be read; a fault of ours.
pub fn sign_ins() -> Result<Vec<SignIn>, DemoError> {
    let people = Material::read()?.people;
    let first = |role: &Role| {
        let person = people.iter().find(|person| person.role == *role)?;
        let (name, mail) = (person.name.clone(), person.mail.clone());
        Some(SignIn { role: *role, name, mail, password: password(*role) })
    };
    Ok(Role::ALL.iter().filter_map(first).collect())
}

/// The password of everybody with `role`.
pub(super) fn password(role: Role) -> String {
    format!("demo-{role}-2026")
}
