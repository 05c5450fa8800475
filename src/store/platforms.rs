//! Platforms: whoever is complained about.

use super::schema::{matters, platforms, standings};
use super::{Reads, Sealed, StoreError, Tx, register};
use crate::domain::actor::Role;
use crate::domain::case::stage::Stage;
use crate::domain::clock::Moment;
use crate::domain::ids::{CaseNumber, MatterId, PlatformId};
use crate::domain::matter::MatterKind;
use crate::domain::text::{Language, as_seen};
use diesel::dsl::{count_star, exists};
use diesel::prelude::*;
use std::collections::HashMap;

#[diesel::declare_sql_function]
extern "SQL" {
    /// Small letters; what SQLite does with others than A to Z is nothing.
    fn lower(text: diesel::sql_types::Text) -> diesel::sql_types::Text;
}

/// The most characters of a name.
pub const LONGEST_NAME: usize = 100;
/// The most characters of a place in addresses.
pub const LONGEST_SLUG: usize = 60;
/// The most characters of a postal address.
pub const LONGEST_ADDRESS: usize = 500;

/// One platform. Its names are public; its contact is not.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = platforms)]
pub struct Platform {
    /// Which.
    pub id: PlatformId,
    /// Its place in addresses: `/platforms/{slug}`.
    pub slug: String,
    /// How it is called in English.
    pub name_en: String,
    /// How it is called in Chinese.
    pub name_zh: String,
    /// Who answers for it in law.
    pub legal_name: String,
    /// The mail address at which notices are served.
    pub contact: Option<Sealed>,
    /// When a registrar checked that the contact is theirs; nothing is served at it before.
    pub contact_verified_at: Option<Moment>,
    /// When it became known here.
    pub created_at: Moment,
    /// Where it is on the net, or how its app is called.
    pub site: Option<String>,
    /// When a registrar checked that it exists. Before that it is only what one consumer said:
    /// it is shown to nobody but that consumer and the centre.
    pub checked_at: Option<Moment>,
    /// Under which number a business register has who runs it. A company may run several platforms.
    pub registration: Option<String>,
}

impl Platform {
    /// A platform as a consumer names it: nobody has checked it, nothing is served on it, and its
    /// place in addresses repeats nothing of what was typed.
    pub fn named_by_consumer(id: PlatformId, name: &str, site: &str, at: Moment) -> Platform {
        let (name, site) = (as_seen(name), as_seen(site));
        Platform {
            id,
            slug: format!("unchecked-{}", id.0.simple()),
            name_en: name.clone(),
            name_zh: name.clone(),
            legal_name: name,
            contact: None,
            contact_verified_at: None,
            created_at: at,
            site: Some(site),
            checked_at: None,
            registration: None,
        }
    }

    /// How it is called in `language`.
    pub fn name(&self, language: Language) -> &str {
        match language {
            Language::En => &self.name_en,
            Language::Zh => &self.name_zh,
        }
    }
}

/// Adds a platform.
///
/// # Errors
/// [`StoreError::Taken`] when the slug is taken.
pub fn add(tx: &mut Tx<'_>, platform: &Platform) -> Result<(), StoreError> {
    diesel::insert_into(platforms::table).values(platform).execute(tx.db())?;
    Ok(())
}

/// The platform `id`.
///
/// # Errors
/// [`StoreError::Missing`] when there is none.
pub fn get(c: &mut impl Reads, id: PlatformId) -> Result<Platform, StoreError> {
    Ok(platforms::table.find(id).select(Platform::as_select()).first(c.db())?)
}

/// These platforms, in no particular order.
///
/// # Errors
/// What the database said.
pub fn several(c: &mut impl Reads, ids: &[PlatformId]) -> Result<Vec<Platform>, StoreError> {
    Ok(platforms::table.filter(platforms::id.eq_any(ids)).select(Platform::as_select()).load(c.db())?)
}

/// The platform with this slug.
///
/// # Errors
/// [`StoreError::Missing`] when there is none.
pub fn by_slug(c: &mut impl Reads, slug: &str) -> Result<Platform, StoreError> {
    Ok(platforms::table.filter(platforms::slug.eq(slug)).select(Platform::as_select()).first(c.db())?)
}

/// The platforms that a registrar has checked, by their names in `language`, `most` at the most:
/// what a consumer is offered while typing.
///
/// # Errors
/// What the database said.
pub fn checked(c: &mut impl Reads, language: Language, most: i64) -> Result<Vec<Platform>, StoreError> {
    let known = platforms::table
        .filter(platforms::checked_at.is_not_null())
        .limit(most)
        .select(Platform::as_select())
        .into_boxed();
    let ordered = match language {
        Language::En => known.order(platforms::name_en),
        Language::Zh => known.order(platforms::name_zh),
    };
    Ok(ordered.load(c.db())?)
}

/// A page of the platforms that a registrar has checked, by their names in `language`, and how many
/// there are.
///
/// # Errors
/// What the database said.
pub fn checked_page(
    c: &mut impl Reads,
    language: Language,
    offset: i64,
    most: i64,
) -> Result<(Vec<Platform>, i64), StoreError> {
    let known = || platforms::table.filter(platforms::checked_at.is_not_null());
    let all = known().count().get_result(c.db())?;
    let page = known().offset(offset).limit(most).select(Platform::as_select()).into_boxed();
    let page = match language {
        Language::En => page.order((platforms::name_en, platforms::id)),
        Language::Zh => page.order((platforms::name_zh, platforms::id)),
    };
    Ok((page.load(c.db())?, all))
}

/// Those of these platforms that a registrar has checked.
///
/// # Errors
/// What the database said.
pub fn checked_among(
    c: &mut impl Reads,
    ids: &[PlatformId],
) -> Result<HashMap<PlatformId, Platform>, StoreError> {
    let found: Vec<Platform> = platforms::table
        .filter(platforms::id.eq_any(ids))
        .filter(platforms::checked_at.is_not_null())
        .select(Platform::as_select())
        .load(c.db())?;
    Ok(found.into_iter().map(|platform| (platform.id, platform)).collect())
}

/// The checked platform that `typed` names in either language, by its legal name or by its slug.
/// Capital letters make no difference, as far as the database knows them.
///
/// # Errors
/// What the database said.
pub fn named(c: &mut impl Reads, typed: &str) -> Result<Option<Platform>, StoreError> {
    let typed = as_seen(typed);
    let (typed, small) = (typed.as_str(), typed.to_lowercase());
    let found = platforms::table
        .filter(platforms::checked_at.is_not_null())
        .filter(
            platforms::name_en
                .eq(typed)
                .or(platforms::name_zh.eq(typed))
                .or(platforms::legal_name.eq(typed))
                .or(platforms::slug.eq(&small))
                .or(lower(platforms::name_en).eq(&small))
                .or(lower(platforms::name_zh).eq(&small))
                .or(lower(platforms::legal_name).eq(&small)),
        )
        .order(platforms::created_at)
        .select(Platform::as_select());
    Ok(found.first(c.db()).optional()?)
}

/// Is another checked platform called so, in either language? Capital letters make no difference, as far as the
/// database knows them.
///
/// # Errors
/// What the database said.
pub fn another_is_called(c: &mut impl Reads, id: PlatformId, name: &str) -> Result<bool, StoreError> {
    let name = as_seen(name);
    let small = name.to_lowercase();
    let others =
        platforms::table.filter(platforms::checked_at.is_not_null()).filter(platforms::id.ne(id)).filter(
            platforms::name_en
                .eq(&name)
                .or(platforms::name_zh.eq(&name))
                .or(lower(platforms::name_en).eq(&small))
                .or(lower(platforms::name_zh).eq(&small)),
        );
    Ok(diesel::select(exists(others)).get_result(c.db())?)
}

/// Every platform that a registrar has checked, with its postal address, in the order of their slugs.
///
/// # Errors
/// What the database said.
pub fn directory(c: &mut impl Reads) -> Result<Vec<(Platform, Option<Sealed>)>, StoreError> {
    Ok(platforms::table
        .filter(platforms::checked_at.is_not_null())
        .order(platforms::slug)
        .select((Platform::as_select(), platforms::address))
        .load(c.db())?)
}

/// The platform that nobody has checked yet and that another consumer named in the same words: like
/// complaints meet in one place.
///
/// # Errors
/// What the database said.
pub fn unchecked(c: &mut impl Reads, name: &str, site: &str) -> Result<Option<Platform>, StoreError> {
    let (name, site) = (as_seen(name), as_seen(site));
    let found = platforms::table
        .filter(platforms::checked_at.is_null())
        .filter(platforms::name_en.eq(&name).or(lower(platforms::name_en).eq(name.to_lowercase())))
        .filter(platforms::site.eq(site))
        .order(platforms::created_at)
        .select(Platform::as_select());
    Ok(found.first(c.db()).optional()?)
}

/// Can anything be sent to this platform from here: to an inbox that somebody reads, or to a contact that a
/// registrar verified?
///
/// # Errors
/// What the database said.
pub fn is_reached(c: &mut impl Reads, id: PlatformId, at: Moment) -> Result<bool, StoreError> {
    Ok(super::standings::has_representative(c, id, None, at)? || has_verified_contact(c, id)?)
}

/// What a registrar may put right about a platform.
#[derive(Clone, Debug, PartialEq, Eq, AsChangeset)]
#[diesel(table_name = platforms, treat_none_as_null = true)]
pub struct Details {
    /// Its place in addresses.
    pub slug: String,
    /// How it is called in English.
    pub name_en: String,
    /// How it is called in Chinese.
    pub name_zh: String,
    /// Who answers for it in law.
    pub legal_name: String,
    /// Where it is on the net, or how its app is called.
    pub site: Option<String>,
    /// Under which number a business register has who runs it.
    pub registration: Option<String>,
}

/// Changes how a platform is called, also in the search of the register.
///
/// # Errors
/// [`StoreError::Taken`] when the slug is taken.
pub fn set_details(tx: &mut Tx<'_>, id: PlatformId, details: &Details) -> Result<(), StoreError> {
    diesel::update(platforms::table.find(id)).set(details).execute(tx.db())?;
    register::rename(tx, id)
}

/// A page of the platforms that a registrar has checked or that a case is about, first those that nobody has
/// checked, the newest of them at the top, and how many there are. What somebody asks of a platform before they
/// complain is no affair of the centre's people, and neither is whom they ask.
///
/// # Errors
/// What the database said.
pub fn listed(c: &mut impl Reads, offset: i64, most: i64) -> Result<(Vec<Platform>, i64), StoreError> {
    let known = || {
        let of_case = matters::table
            .filter(matters::platform_id.eq(platforms::id))
            .filter(matters::kind.eq(MatterKind::Case));
        platforms::table.filter(platforms::checked_at.is_not_null().or(exists(of_case)))
    };
    let all = known().count().get_result(c.db())?;
    let rows = known()
        .order((
            platforms::checked_at.is_not_null(),
            platforms::checked_at,
            platforms::created_at.desc(),
            platforms::slug,
        ))
        .offset(offset)
        .limit(most)
        .select(Platform::as_select())
        .load(c.db())?;
    Ok((rows, all))
}

/// A case that waits until its notice reaches the platform.
#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct Unserved {
    /// The case.
    pub matter: MatterId,
    /// Its number.
    pub number: Option<CaseNumber>,
    /// When it was filed.
    pub opened_at: Moment,
    /// When the centre's time to serve it ends.
    pub deadline_at: Option<Moment>,
}

/// The cases of a platform that wait for service, the most urgent first, `most` at the most.
///
/// # Errors
/// What the database said.
pub fn waiting_for_service(
    c: &mut impl Reads,
    id: PlatformId,
    most: i64,
) -> Result<Vec<Unserved>, StoreError> {
    Ok(matters::table
        .filter(matters::platform_id.eq(id))
        .filter(matters::kind.eq(MatterKind::Case))
        .filter(matters::stage.eq(Stage::Admitted.as_str()))
        .order((matters::deadline_at, matters::id))
        .limit(most)
        .select((matters::id, matters::number, matters::opened_at, matters::deadline_at))
        .load(c.db())?)
}

/// How many cases of each of these platforms wait for service.
///
/// # Errors
/// What the database said.
pub fn unserved_counts(
    c: &mut impl Reads,
    of: &[PlatformId],
) -> Result<HashMap<PlatformId, i64>, StoreError> {
    let rows: Vec<(PlatformId, i64)> = matters::table
        .filter(matters::platform_id.eq_any(of))
        .filter(matters::kind.eq(MatterKind::Case))
        .filter(matters::stage.eq(Stage::Admitted.as_str()))
        .group_by(matters::platform_id)
        .select((matters::platform_id, count_star()))
        .load(c.db())?;
    Ok(rows.into_iter().collect())
}

/// How many people represent each of these platforms in all its cases at `at`.
///
/// # Errors
/// What the database said.
pub fn representative_counts(
    c: &mut impl Reads,
    of: &[PlatformId],
    at: Moment,
) -> Result<HashMap<PlatformId, i64>, StoreError> {
    let rows: Vec<(Option<PlatformId>, i64)> = standings::table
        .filter(standings::role.eq(Role::Platform))
        .filter(standings::platform_id.eq_any(of))
        .filter(standings::matter_id.is_null())
        .filter(standings::from_at.le(at))
        .filter(standings::until_at.is_null().or(standings::until_at.gt(at)))
        .group_by(standings::platform_id)
        .select((standings::platform_id, count_star()))
        .load(c.db())?;
    Ok(rows.into_iter().filter_map(|(id, count)| Some((id?, count))).collect())
}

/// The names of these platforms in `language`.
///
/// # Errors
/// What the database said.
pub fn names(
    c: &mut impl Reads,
    of: &[PlatformId],
    language: Language,
) -> Result<HashMap<PlatformId, String>, StoreError> {
    let rows: Vec<(PlatformId, String, String)> = platforms::table
        .filter(platforms::id.eq_any(of))
        .select((platforms::id, platforms::name_en, platforms::name_zh))
        .load(c.db())?;
    Ok(in_language(rows, language))
}

/// The names of these platforms in `language`; of one that nobody has checked none, since it is only
/// what one consumer said.
///
/// # Errors
/// What the database said.
pub fn checked_names(
    c: &mut impl Reads,
    of: &[PlatformId],
    language: Language,
) -> Result<HashMap<PlatformId, String>, StoreError> {
    let rows: Vec<(PlatformId, String, String)> = platforms::table
        .filter(platforms::id.eq_any(of))
        .filter(platforms::checked_at.is_not_null())
        .select((platforms::id, platforms::name_en, platforms::name_zh))
        .load(c.db())?;
    Ok(in_language(rows, language))
}

fn in_language(rows: Vec<(PlatformId, String, String)>, language: Language) -> HashMap<PlatformId, String> {
    let named = rows.into_iter().map(|(id, en, zh)| match language {
        Language::En => (id, en),
        Language::Zh => (id, zh),
    });
    named.collect()
}

/// Notes that a registrar has checked that the platform exists.
///
/// # Errors
/// What the database said.
pub fn set_checked(tx: &mut Tx<'_>, id: PlatformId, at: Moment) -> Result<(), StoreError> {
    diesel::update(platforms::table.find(id)).set(platforms::checked_at.eq(at)).execute(tx.db())?;
    Ok(())
}

/// Sets where notices are served; `verified_at` says when a registrar checked it.
///
/// # Errors
/// What the database said.
pub fn set_contact(
    tx: &mut Tx<'_>,
    id: PlatformId,
    contact: Option<&Sealed>,
    verified_at: Option<Moment>,
) -> Result<(), StoreError> {
    diesel::update(platforms::table.find(id))
        .set((platforms::contact.eq(contact), platforms::contact_verified_at.eq(verified_at)))
        .execute(tx.db())?;
    Ok(())
}

/// A slug made of a name: letters and digits of the Latin alphabet, joined by hyphens. Empty for a
/// name without any, which then needs another.
pub fn slug(name: &str) -> String {
    let mut slug = String::new();
    for character in name.chars() {
        if character.is_ascii_alphanumeric() {
            slug.push(character.to_ascii_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
        if slug.len() >= 60 {
            break;
        }
    }
    slug.trim_end_matches('-').to_owned()
}

/// May this be the place of a platform in addresses? It is plain if making a slug of it changes nothing.
/// Those of platforms that nobody has checked, and the address of the import, are ours.
pub fn is_slug(text: &str) -> bool {
    let ours = text.starts_with("unchecked-") || text == "import";
    !text.is_empty() && text.len() <= LONGEST_SLUG && slug(text) == text && !ours
}

/// Has a registrar verified a contact address of this platform?
///
/// # Errors
/// What the database said.
pub fn has_verified_contact(c: &mut impl Reads, id: PlatformId) -> Result<bool, StoreError> {
    let verified = platforms::table
        .find(id)
        .filter(platforms::contact.is_not_null())
        .filter(platforms::contact_verified_at.is_not_null());
    Ok(diesel::select(diesel::dsl::exists(verified)).get_result(c.db())?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_is_plain() {
        assert_eq!(slug("Kua Mall & Co."), "kua-mall-co");
        assert_eq!(slug("夸商城"), "");
        assert_eq!(slug("夸 Mall 商城"), "mall");
    }
}
