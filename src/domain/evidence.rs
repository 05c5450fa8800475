//! What lies beside the chain: texts and exhibits, and the events' salted commitments to them.

use super::actor::{Role, Side};
use super::chain::{Hash, Salt};
use super::clock::Moment;
use super::ids::{ExhibitId, TextId};
use super::keys::keys;
use super::text::Words;
use serde::{Deserialize, Serialize};

keys! {
    /// On which side of the settlement wall a text stands.
    Wall {
        /// The court may read this.
        Court "court"
        /// Said in order to settle: never enters a bundle or the register.
        Settlement "settlement"
        /// Between one party and the centre: nobody else ever reads it.
        Centre "centre"
    }
}

impl Wall {
    /// Does only the centre read it, besides who wrote it?
    pub fn is_for_the_centre(self) -> bool {
        self == Wall::Centre
    }

    /// Was it said in order to settle?
    pub fn settles(self) -> bool {
        self == Wall::Settlement
    }
}

/// An event's reference to a text: where it lies, and a commitment that proves it unchanged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TextRef {
    /// Where the text lies.
    pub id: TextId,
    /// SHA-256 over the text's salt and its UTF-8 bytes.
    pub commitment: Hash,
}

/// A text that a decision adds. The store seals it.
#[derive(Clone, Debug)]
pub struct NewText {
    /// What the event refers to.
    pub reference: TextRef,
    /// The salt, kept beside the text and destroyed with it.
    pub salt: Salt,
    /// The text itself.
    pub words: Words,
}

/// A file that a person added: taken into the vault before the command was given.
#[derive(Clone, Debug)]
pub struct NewExhibit {
    /// What the person calls it, or the file's own name.
    pub title: Words,
    /// The random name of the object in the vault.
    pub object: String,
    /// SHA-256 of the original bytes.
    pub sha256: Hash,
    /// Number of bytes.
    pub size: u64,
    /// Media type by content, such as `image/png`.
    pub media: String,
}

/// An exhibit that a decision adds: the row beside the chain.
#[derive(Clone, Debug)]
pub struct ExhibitRow {
    /// What the event refers to.
    pub exhibit: Exhibit,
    /// The salt of the commitment.
    pub salt: Salt,
    /// The file, as the vault took it.
    pub file: NewExhibit,
}

/// One piece of evidence, as the events know it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exhibit {
    /// Its identifier.
    pub id: ExhibitId,
    /// Its number in the case, from 1.
    pub number: u16,
    /// SHA-256 over the salt and the SHA-256 of the original bytes.
    pub commitment: Hash,
    /// SHA-256 over the salt and the title in UTF-8; the first events had none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Hash>,
}

/// An exhibit in its case: who added it and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExhibitInCase {
    /// The exhibit.
    pub exhibit: Exhibit,
    /// Who added it.
    pub by: Side,
    /// When it was added.
    pub at: Moment,
    /// By which event.
    pub of: u32,
    /// Who may see it. What proves how a settlement was kept is behind the wall, like its terms.
    pub wall: Wall,
}

/// A message between the people of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// Who wrote it.
    pub from: Role,
    /// The text.
    pub text: TextRef,
    /// Who may read it. What was written before the complaint reached the platform stays between the
    /// consumer and the centre, and nothing may ever rest on it.
    pub wall: Wall,
    /// When it was sent.
    pub at: Moment,
    /// By which event.
    pub of: u32,
}
