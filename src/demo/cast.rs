//! The people and platforms of the demo, in the making: who may give a command.

use super::DemoError;
use super::material::{Case, Material, Person};
use super::sign_ins::password;
use crate::accounts::{self, AccountError, NewPerson, fresh_id};
use crate::domain::actor::{ActingPerson, Actor, Role, Strength};
use crate::domain::clock::Moment;
use crate::domain::ids::{PersonId, PlatformId};
use crate::domain::letter::Channel;
use crate::store::people::Details;
use crate::store::platforms::Platform;
use crate::store::reach::{self, Reach};
use crate::store::{Sealed, Store, Tx, people, platforms, postings, standings};
use std::collections::HashMap;

/// A mediator who once worked for a platform declares it, and never hears cases against it.
const INTEREST: (&str, &str) = ("shen", "qingying");

/// Who is who.
pub(super) struct Cast {
    people: Vec<Member>,
    platforms: HashMap<String, PlatformId>,
}

struct Member {
    key: String,
    id: PersonId,
    role: Role,
    platform: Option<PlatformId>,
}

impl Cast {
    /// Adds everybody at `at`, all in one transaction.
    pub async fn found(store: &Store, material: &Material, at: Moment) -> Result<Cast, DemoError> {
        let mut hashes = HashMap::new();
        for role in Role::ALL {
            hashes.insert(*role, accounts::hash_password(&password(*role))?);
        }
        let platforms = material.platforms.iter().map(|told| {
            let platform = Platform {
                id: fresh_id(at)?.into(),
                slug: told.key.clone(),
                name_en: told.name.en.clone(),
                name_zh: told.name.zh.clone(),
                legal_name: told.legal_name.clone(),
                contact: Some(Sealed::seal(&told.contact)),
                contact_verified_at: Some(at),
                created_at: at,
                site: None,
                checked_at: Some(at),
                registration: None,
            };
            Ok(platform)
        });
        let platforms: Vec<Platform> = platforms.collect::<Result<_, AccountError>>()?;
        let ids: HashMap<_, _> = platforms.iter().map(|one| (one.slug.clone(), one.id)).collect();
        let posts: Vec<_> = material.platforms.iter().map(|told| Sealed::seal(&told.post)).collect();
        let mut new = Vec::new();
        for person in &material.people {
            let platform = person.platform.as_ref().and_then(|key| ids.get(key)).copied();
            let newcomer = newcomer(person, platform, &hashes)?;
            new.push((person.key.clone(), newcomer, details(person), person.letters));
        }
        let people = store
            .write(move |tx| {
                for (platform, post) in platforms.iter().zip(&posts) {
                    platforms::add(tx, platform)?;
                    postings::set_address(tx, platform.id, Some(post))?;
                }
                let join = |(key, new, details, letters)| join(tx, key, &new, &details, letters, at);
                new.into_iter().map(join).collect()
            })
            .await;
        let cast =
            Cast { people: people.map_err(|fault: AccountError| DemoError::from(fault))?, platforms: ids };
        let (mediator, platform) = (cast.person(INTEREST.0)?, cast.platform(INTEREST.1)?);
        store.write(move |tx| standings::declare_interest(tx, mediator, platform)).await?;
        Ok(cast)
    }

    pub fn platform(&self, key: &str) -> Result<PlatformId, DemoError> {
        self.platforms.get(key).copied().ok_or_else(|| unknown(key))
    }

    fn person(&self, key: &str) -> Result<PersonId, DemoError> {
        let found = self.people.iter().find(|member| member.key == key);
        found.map(|member| member.id).ok_or_else(|| unknown(key))
    }

    /// Whoever acts in `case` as `role`. Registrars take turns; the mediator is who is in charge.
    pub fn actor(
        &self,
        case: &Case,
        role: Role,
        turn: usize,
        mediator: Option<PersonId>,
    ) -> Result<Actor, DemoError> {
        let platform = (role == Role::Platform).then(|| self.platform(&case.platform)).transpose()?;
        let person = match (role, mediator) {
            (Role::Consumer, _) => self.person(&case.consumer)?,
            (Role::Mediator, Some(in_charge)) => in_charge,
            _ => {
                let all: Vec<_> = self
                    .people
                    .iter()
                    .filter(|member| member.role == role && member.platform == platform)
                    .collect();
                all.get(turn % all.len().max(1)).ok_or_else(|| unknown(role.as_str()))?.id
            }
        };
        let strength = Strength::Password;
        Ok(Actor::Person(ActingPerson { person, role, platform, strength, second: None }))
    }

    /// A mediator who has not been in charge of the case and has no interest in the platform.
    pub fn mediator(&self, case: &Case, turn: usize, before: &[PersonId]) -> Result<PersonId, DemoError> {
        let free: Vec<_> = self
            .people
            .iter()
            .filter(|member| member.role == Role::Mediator && !before.contains(&member.id))
            .filter(|member| (member.key.as_str(), case.platform.as_str()) != INTEREST)
            .collect();
        Ok(free.get(turn % free.len().max(1)).ok_or_else(|| unknown("mediator"))?.id)
    }
}

fn newcomer(
    person: &Person,
    platform: Option<PlatformId>,
    hashes: &HashMap<Role, String>,
) -> Result<NewPerson, DemoError> {
    Ok(NewPerson {
        mail: person.mail.parse().map_err(|_| DemoError::Material(format!("{} has no mail", person.key)))?,
        name: person.name.clone(),
        language: person.language,
        password_hash: hashes.get(&person.role).cloned(),
        role: person.role,
        platform,
        matter: None,
    })
}

fn details(person: &Person) -> Details {
    Details {
        name: Sealed::seal(&person.name),
        phone: person.phone.as_deref().map(Sealed::seal),
        address: person.address.as_deref().map(Sealed::seal),
        language: person.language,
    }
}

fn join(
    tx: &mut Tx<'_>,
    key: String,
    new: &NewPerson,
    details: &Details,
    letters: Option<Channel>,
    at: Moment,
) -> Result<Member, AccountError> {
    let id = accounts::add(tx, new, at, at)?;
    people::set_details(tx, id, details)?;
    if let Some(channel) = letters {
        reach::set(tx, &Reach { channel, ..Reach::unchosen(id) })?;
    }
    Ok(Member { key, id, role: new.role, platform: new.platform })
}

fn unknown(key: &str) -> DemoError {
    DemoError::Material(format!("{key} is named and not there"))
}
