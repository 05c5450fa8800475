//! The typefaces of the bundle, and the proof that they have a shape for every character.
//!
//! The files come with the program, so a bundle needs no font on the machine. `fonts/README.md`
//! says what they are and how they were made.

use serde_json::Value;
use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

use super::BundleError;
use super::content::BundleContent;

static REGULAR: &[u8] = include_bytes!("fonts/NotoSerifCJKsc-Regular.subset.otf");
static BOLD: &[u8] = include_bytes!("fonts/NotoSerifCJKsc-Bold.subset.otf");

/// Typst brings faces for mathematics, too; a bundle has none.
const FAMILIES: [&str; 2] = ["libertinus serif", "dejavu sans mono"];

/// All faces that a bundle may use.
pub(super) struct Typefaces {
    fonts: Vec<Font>,
    book: LazyHash<FontBook>,
}

impl Typefaces {
    /// Loads the faces that come with the program.
    pub(super) fn load() -> Self {
        let own = [REGULAR, BOLD].into_iter().flat_map(|file| Font::iter(Bytes::new(file)));
        let typst = typst_kit::fonts::embedded().map(|(font, _)| font);
        let wanted = typst.filter(|font| FAMILIES.contains(&font.info().family.to_lowercase().as_str()));
        let fonts: Vec<Font> = own.chain(wanted).collect();
        let book = LazyHash::new(FontBook::from_fonts(&fonts));
        Self { fonts, book }
    }

    pub(super) fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    pub(super) fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }

    /// Whether the character can be printed: a face has it, or it is white space or a selector
    /// that sets no ink of its own.
    ///
    /// Marks that turn the direction of writing are refused although some faces have them: they
    /// could make a sentence read otherwise than it is stored.
    pub(super) fn has(&self, character: char) -> bool {
        match character {
            '\n' | '\t' | ' ' | '\u{a0}' | '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' => true,
            '\u{fe00}'..='\u{fe0f}' => true,
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => false,
            _ if character.is_control() => false,
            _ => self.fonts.iter().any(|font| font.info().coverage.contains(u32::from(character))),
        }
    }

    /// Refuses the first character in `data` that no face has, and says where it stands.
    pub(super) fn check(&self, data: &Value) -> Result<(), BundleError> {
        self.check_at(data, "")
    }

    fn check_at(&self, data: &Value, place: &str) -> Result<(), BundleError> {
        match data {
            Value::Null | Value::Bool(_) | Value::Number(_) => Ok(()),
            Value::String(text) => match text.chars().enumerate().find(|(_, c)| !self.has(*c)) {
                None => Ok(()),
                Some((position, character)) => Err(BundleError::NoTypeface {
                    character: spelt(character),
                    place: place.to_owned(),
                    position: position + 1,
                }),
            },
            Value::Array(items) => items
                .iter()
                .enumerate()
                .try_for_each(|(index, item)| self.check_at(item, &format!("{place} {}", index + 1))),
            Value::Object(fields) => fields.iter().try_for_each(|(name, item)| {
                let place = if place.is_empty() { name.clone() } else { format!("{place}, {name}") };
                self.check_at(item, &place)
            }),
        }
    }

    pub(super) fn spell_out_in(&self, data: &mut Value) {
        match data {
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
            // A carriage return is not printed but is not lost either: it is an end of line.
            Value::String(text) => *text = self.spell_out(&text.replace("\r\n", "\n")).0,
            Value::Array(items) => items.iter_mut().for_each(|item| self.spell_out_in(item)),
            Value::Object(fields) => fields.values_mut().for_each(|field| self.spell_out_in(field)),
        }
    }

    /// `text` with every character that no face has written out as `[U+1F600]`, and whether there was one.
    pub(super) fn spell_out(&self, text: &str) -> (String, bool) {
        let mut out = String::with_capacity(text.len());
        let mut spelt_any = false;
        for character in text.chars() {
            if self.has(character) {
                out.push(character);
            } else {
                out.push_str(&format!("[{}]", spelt(character)));
                spelt_any = true;
            }
        }
        (out, spelt_any)
    }
}

/// The same content with every character that cannot be printed written out as `[U+1F600]`.
///
/// [`super::Press::make`] refuses such characters and names the first. Whoever decides that a bundle with
/// the number in its place is better than none calls this first: a consumer who once typed a smile must
/// still get to court.
///
/// # Errors
/// [`BundleError::System`] if the content cannot be carried over, which does not happen with content
/// that was made in this program.
pub fn spell_out(content: &BundleContent) -> Result<BundleContent, BundleError> {
    let fault = |error| BundleError::system("carry the content over", error);
    let mut data = serde_json::to_value(content).map_err(fault)?;
    Typefaces::load().spell_out_in(&mut data);
    serde_json::from_value(data).map_err(fault)
}

/// A character by its Unicode number, as `U+1F600`.
fn spelt(character: char) -> String {
    format!("U+{:04X}", u32::from(character))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_of_ordinary_english_and_chinese_can_be_printed() {
        let faces = Typefaces::load();
        for character in
            "Résumé — “naïve” €12,000 ¥300 № 1; 投诉书：平台未在期限内答复（2026年）「镕」〇囍\n".chars()
        {
            assert!(faces.has(character), "{character:?}");
        }
    }

    #[test]
    fn a_character_without_a_typeface_is_named_with_its_place() {
        let data = serde_json::json!({ "complaint": { "text": "ab\u{1F600}" } });
        let refusal = Typefaces::load().check(&data).expect_err("there is no such face");
        assert_eq!(
            refusal.to_string(),
            "no typeface has the character U+1F600 (complaint, text, character 3)"
        );
    }

    #[test]
    fn marks_that_turn_the_direction_of_writing_are_never_printed() {
        assert!(!Typefaces::load().has('\u{202e}'));
    }

    #[test]
    fn spelling_out_leaves_nothing_that_cannot_be_printed() {
        let faces = Typefaces::load();
        let (text, spelt_any) = faces.spell_out("好\u{1F600}\u{0}");
        assert_eq!(text, "好[U+1F600][U+0000]");
        assert!(spelt_any);
        assert!(text.chars().all(|character| faces.has(character)));
    }
}
