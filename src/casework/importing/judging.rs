//! What each row of a list would do to the directory as it is.
//!
//! A registration number is that of a company, and a company may run several platforms; so a row is of the
//! platform with its number, of several the one with its slug. Without a number it is of the platform with
//! its slug, and without one, of the only one with its legal name. A row that is of none is new.

use super::Plan;
use crate::accounts::MailAddress;
use crate::domain::chain::Hash;
use crate::domain::ids::PlatformId;
use crate::domain::platform_list::{Cells, Column, Line, Sheet, Why, Wrong};
use crate::domain::registration::Registration;
use crate::domain::text::as_seen;
use crate::store::platforms::{self, LONGEST_ADDRESS, LONGEST_NAME, LONGEST_SLUG, Platform};
use crate::store::{Sealed, StoreError};
use serde::Serialize;
use std::collections::HashMap;

/// One row, judged.
#[derive(Serialize)]
pub struct Row {
    /// On which line of the file it begins.
    pub line: u64,
    /// What is known of the platform, or else written in the row.
    pub called: Cells,
    /// What it would do.
    pub verdict: Verdict,
}

/// What a row would do.
#[derive(Serialize)]
pub enum Verdict {
    /// It adds a platform with this.
    New(Cells),
    /// It changes what is known of a platform.
    Changed {
        /// Which.
        platform: PlatformId,
        /// What of it.
        changes: Vec<Change>,
    },
    /// All of it is known already.
    Same,
    /// It cannot be carried out as it is.
    Wrong(Vec<Wrong>),
}

impl Verdict {
    /// Must it be put right?
    pub fn is_wrong(&self) -> bool {
        matches!(self, Verdict::Wrong(_))
    }

    /// Is anything stored because of it?
    pub fn does_something(&self) -> bool {
        matches!(self, Verdict::New(_) | Verdict::Changed { .. })
    }
}

/// One thing that becomes another. An empty cell changes nothing, so what comes after is never empty.
#[derive(Serialize)]
pub struct Change {
    /// What.
    pub column: Column,
    /// As it is; empty if nothing is known.
    pub before: String,
    /// As it would be.
    pub after: String,
    /// Does a contact lose by it that a registrar verified it?
    pub unverifies: bool,
}

/// A platform that is known.
struct Known {
    id: PlatformId,
    cells: Cells,
    is_verified: bool,
}

impl Known {
    fn of(platform: Platform, address: Option<Sealed>) -> Result<Known, StoreError> {
        let open = |sealed: Option<Sealed>| -> Result<Option<String>, StoreError> {
            Ok(sealed.as_ref().map(Sealed::open).transpose()?.map(str::to_owned))
        };
        let (id, is_verified) = (platform.id, platform.contact_verified_at.is_some());
        let all = [
            (Column::NameEn, Some(platform.name_en)),
            (Column::NameZh, Some(platform.name_zh)),
            (Column::LegalName, Some(platform.legal_name)),
            (Column::Registration, platform.registration),
            (Column::Slug, Some(platform.slug)),
            (Column::Site, platform.site),
            (Column::Contact, open(platform.contact)?),
            (Column::Address, open(address)?),
        ];
        let cells = all.into_iter().filter_map(|(column, cell)| Some((column, cell?))).collect();
        Ok(Known { id, cells, is_verified })
    }

    fn cell(&self, column: Column) -> &str {
        cell(&self.cells, column)
    }
}

fn cell(cells: &Cells, column: Column) -> &str {
    cells.get(&column).map_or("", String::as_str)
}

/// The directory, by everything that a platform is found by.
struct Directory {
    all: Vec<Known>,
    by_number: HashMap<String, Vec<usize>>,
    by_slug: HashMap<String, usize>,
    by_legal_name: HashMap<String, Vec<usize>>,
    by_name: HashMap<String, Vec<usize>>,
}

/// What consumers know a platform by: each has its own.
const NAMES: [Column; 2] = [Column::NameEn, Column::NameZh];

/// A legal name as it is compared: capital letters and the width of brackets make no difference.
fn plain(name: &str) -> String {
    name.to_lowercase().replace('（', "(").replace('）', ")")
}

impl Directory {
    fn of(all: Vec<Known>) -> Directory {
        let (mut by_number, mut by_legal_name) = (HashMap::new(), HashMap::new());
        let (mut by_slug, mut by_name) = (HashMap::new(), HashMap::new());
        for (place, known) in all.iter().enumerate() {
            let (number, slug) = (known.cell(Column::Registration), known.cell(Column::Slug));
            if !number.is_empty() {
                by_number.entry(number.to_owned()).or_insert_with(Vec::new).push(place);
            }
            by_slug.insert(slug.to_owned(), place);
            let name = plain(known.cell(Column::LegalName));
            by_legal_name.entry(name).or_insert_with(Vec::new).push(place);
            for column in NAMES {
                by_name.entry(plain(known.cell(column))).or_insert_with(Vec::new).push(place);
            }
        }
        Directory { all, by_number, by_slug, by_legal_name, by_name }
    }

    fn several<'d>(&'d self, places: Option<&'d Vec<usize>>) -> Vec<&'d Known> {
        places.into_iter().flatten().filter_map(|place| self.all.get(*place)).collect()
    }

    fn with_slug(&self, slug: &str) -> Option<&Known> {
        self.by_slug.get(slug).and_then(|place| self.all.get(*place))
    }

    /// What is wrong with a name by which another platform is known.
    fn name_taken(&self, of: Option<PlatformId>, column: Column, name: &str) -> Option<Wrong> {
        let called = self.several(self.by_name.get(&plain(name)));
        let other = called.into_iter().find(|known| Some(known.id) != of)?;
        let why = Why::NameTaken(other.cell(Column::Slug).to_owned());
        Some(Wrong { column: Some(column), why })
    }

    /// The platform that a row is of; none for a new one.
    fn find(&self, cells: &Cells) -> Result<Option<&Known>, Wrong> {
        let wrong = |column: Column, why: Why| Err(Wrong { column: Some(column), why });
        let (number, slug) = (cell(cells, Column::Registration), cell(cells, Column::Slug));
        let legal_name = plain(cell(cells, Column::LegalName));
        let at_slug = self.with_slug(slug);
        let numbered = self.several(self.by_number.get(number));
        if !numbered.is_empty() {
            return match (numbered.as_slice(), at_slug) {
                (_, Some(there)) if there.cell(Column::Registration) == number => Ok(Some(there)),
                (_, Some(other)) => {
                    wrong(Column::Slug, Why::SlugTaken(other.cell(Column::NameEn).to_owned()))
                }
                ([one], None) if slug.is_empty() => Ok(Some(one)),
                (_, None) if slug.is_empty() => wrong(Column::Registration, Why::Several),
                (several, None) => another(several, cells),
            };
        }
        // Two numbers are two companies.
        let differs = |known: &Known| !number.is_empty() && !known.cell(Column::Registration).is_empty();
        let other = |known: &Known| Why::OtherNumber(known.cell(Column::Registration).to_owned());
        if let Some(known) = at_slug {
            return match differs(known) {
                false => Ok(Some(known)),
                true if plain(known.cell(Column::LegalName)) == legal_name => {
                    wrong(Column::Registration, other(known))
                }
                true => wrong(Column::Slug, Why::SlugTaken(known.cell(Column::NameEn).to_owned())),
            };
        }
        match self.several(self.by_legal_name.get(&legal_name)).as_slice() {
            [] => Ok(None),
            [known] if differs(known) => wrong(Column::Registration, other(known)),
            several if !slug.is_empty() => another(several, cells),
            [known] => Ok(Some(known)),
            _ => wrong(Column::LegalName, Why::Several),
        }
    }
}

/// A row with a slug of its own is of another platform of the same company, unless it is called like one that
/// is known.
fn another<'d>(several: &[&'d Known], cells: &Cells) -> Result<Option<&'d Known>, Wrong> {
    let alike = |known: &Known, name: Column| cells.get(&name).is_some_and(|cell| cell == known.cell(name));
    let called = [Column::NameEn, Column::NameZh];
    match several.iter().find(|known| called.into_iter().any(|name| alike(known, name))) {
        Some(known) => {
            let stands = Why::SlugStands(known.cell(Column::Slug).to_owned());
            Err(Wrong { column: Some(Column::Slug), why: stands })
        }
        None => Ok(None),
    }
}

/// Where in the list something stood before.
#[derive(Default)]
struct Seen {
    platforms: HashMap<PlatformId, u64>,
    slugs: HashMap<String, u64>,
    /// The line, and whether a slug was written there.
    numbers: HashMap<String, (u64, bool)>,
    legal_names: HashMap<String, (u64, bool)>,
    names: HashMap<String, u64>,
}

/// Judges every row of a list.
pub(super) fn plan(sheet: &Sheet, known: Vec<(Platform, Option<Sealed>)>) -> Result<Plan, StoreError> {
    let known: Result<Vec<_>, _> =
        known.into_iter().map(|(platform, address)| Known::of(platform, address)).collect();
    let directory = Directory::of(known?);
    let mut seen = Seen::default();
    let rows: Vec<Row> = sheet.lines.iter().map(|line| judge(line, &directory, &mut seen)).collect();
    let told = serde_json::to_vec(&rows).map_err(|fault| StoreError::Unreadable(fault.to_string()))?;
    Ok(Plan { rows, mark: Hash::of(&told) })
}

fn judge(line: &Line, directory: &Directory, seen: &mut Seen) -> Row {
    let mut cells = line.cells.clone();
    let row = |called: &Cells, verdict| Row { line: line.number, called: called.clone(), verdict };
    // With a cell too many or too few nobody knows what belongs where.
    if let Some((has, named)) = line.uneven {
        let wrong = Wrong { column: None, why: Why::Uneven(has, named) };
        return row(&Cells::new(), Verdict::Wrong(vec![wrong]));
    }
    let mut wrong: Vec<Wrong> = Vec::new();
    for (column, value) in &mut cells {
        if let Err(why) = put_right(*column, value) {
            wrong.push(Wrong { column: Some(*column), why });
        }
    }
    let found = match directory.find(&cells) {
        Ok(found) => found,
        Err(not_found) => {
            // What is no slug and no number is found nowhere; that is said already.
            if !wrong.iter().any(|one| one.column == not_found.column) {
                wrong.push(not_found);
            }
            return row(&cells, Verdict::Wrong(wrong));
        }
    };
    match found {
        Some(known) => {
            wrong.extend(seen.known(known, line.number));
            let changes = changes(known, &cells);
            let renamed = changes.iter().map(|change| (change.column, change.after.as_str()));
            wrong.extend(seen.names_taken(directory, Some(known.id), renamed, line.number));
            let verdict = match (wrong.is_empty(), changes.is_empty()) {
                (false, _) => Verdict::Wrong(wrong),
                (true, true) => Verdict::Same,
                (true, false) => Verdict::Changed { platform: known.id, changes },
            };
            row(&known.cells, verdict)
        }
        None => {
            let has_slug = cells.contains_key(&Column::Slug);
            for column in [Column::NameEn, Column::NameZh, Column::LegalName] {
                if !cells.contains_key(&column) {
                    wrong.push(Wrong { column: Some(column), why: Why::Missing });
                }
            }
            if !has_slug && let Some(name) = cells.get(&Column::NameEn) {
                match platforms::slug(name) {
                    slug if !platforms::is_slug(&slug) => {
                        wrong.push(Wrong { column: Some(Column::Slug), why: Why::NotSlug });
                    }
                    slug => {
                        let taken = directory.with_slug(&slug).map(|known| known.cell(Column::NameEn));
                        let taken = taken.map(|name| Why::SlugTaken(name.to_owned()));
                        wrong.extend(taken.map(|why| Wrong { column: Some(Column::Slug), why }));
                        cells.insert(Column::Slug, slug);
                    }
                }
            }
            let named = cells.iter().map(|(column, value)| (*column, value.as_str()));
            let taken = seen.names_taken(directory, None, named, line.number);
            wrong.extend(seen.new_one(&cells, has_slug, line.number));
            wrong.extend(taken);
            let called = cells.clone();
            row(&called, if wrong.is_empty() { Verdict::New(cells) } else { Verdict::Wrong(wrong) })
        }
    }
}

/// A cell as it would be kept.
fn put_right(column: Column, value: &mut String) -> Result<(), Why> {
    let most = match column {
        Column::NameEn | Column::NameZh | Column::LegalName | Column::Site => LONGEST_NAME,
        Column::Registration => {
            *value = Registration::parse(value).map_err(Why::NotACode)?.to_string();
            Registration::LONGEST
        }
        Column::Slug => {
            *value = value.to_lowercase();
            LONGEST_SLUG
        }
        Column::Contact => {
            *value = value.parse::<MailAddress>().map_err(|_| Why::NotMail)?.as_str().to_owned();
            return Ok(());
        }
        Column::Address => LONGEST_ADDRESS,
    };
    let is_control = |c: char| c.is_control() && !(column == Column::Address && c == '\n');
    if value.chars().count() > most {
        Err(Why::TooLong(most))
    } else if value.contains(is_control) {
        Err(Why::Control)
    } else if column == Column::Slug && !platforms::is_slug(value) {
        Err(Why::NotSlug)
    } else {
        if matches!(column, Column::NameEn | Column::NameZh | Column::LegalName) {
            *value = as_seen(value);
        }
        Ok(())
    }
}

fn changes(known: &Known, cells: &Cells) -> Vec<Change> {
    let other = cells.iter().filter(|(column, value)| known.cell(**column) != value.as_str());
    other
        .map(|(column, value)| Change {
            column: *column,
            before: known.cell(*column).to_owned(),
            after: value.clone(),
            unverifies: *column == Column::Contact && known.is_verified,
        })
        .collect()
}

impl Seen {
    fn known(&mut self, known: &Known, line: u64) -> Option<Wrong> {
        let before = *self.platforms.entry(known.id).or_insert(line);
        (before != line).then_some(Wrong { column: None, why: Why::Twice(before) })
    }

    /// What is wrong with names by which another platform is known, or would be after an earlier line.
    fn names_taken<'c>(
        &mut self,
        directory: &Directory,
        of: Option<PlatformId>,
        cells: impl Iterator<Item = (Column, &'c str)>,
        line: u64,
    ) -> Vec<Wrong> {
        let mut taken = Vec::new();
        for (column, name) in cells.filter(|(column, _)| NAMES.contains(column)) {
            let before = *self.names.entry(plain(name)).or_insert(line);
            let twice = Wrong { column: Some(column), why: Why::NameTwice(before) };
            let twice = (before != line).then_some(twice);
            taken.extend(directory.name_taken(of, column, name).or(twice));
        }
        taken
    }

    /// Several new platforms of one company are told apart by the slugs that are written.
    fn new_one(&mut self, cells: &Cells, has_slug: bool, line: u64) -> Option<Wrong> {
        let twice = |column: Column, line: u64| Some(Wrong { column: Some(column), why: Why::Twice(line) });
        let number = cells.get(&Column::Registration).cloned();
        let number = number.map(|number| *self.numbers.entry(number).or_insert((line, has_slug)));
        let name = cells.get(&Column::LegalName).map(|name| plain(name));
        let name = name.map(|name| *self.legal_names.entry(name).or_insert((line, has_slug)));
        let slug = cells.get(&Column::Slug).cloned();
        let slug = slug.map(|slug| *self.slugs.entry(slug).or_insert(line));
        let met = |before: Option<(u64, bool)>| {
            before.filter(|(before, had)| *before != line && !(*had && has_slug)).map(|(before, _)| before)
        };
        match (met(number), met(name), slug.filter(|before| *before != line)) {
            (Some(before), _, _) => twice(Column::Registration, before),
            (None, Some(before), _) => twice(Column::LegalName, before),
            (None, None, Some(before)) => twice(Column::Slug, before),
            (None, None, None) => None,
        }
    }
}
