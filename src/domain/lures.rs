//! Lures: words by which swindlers lead people away from a case, such as a link or a stranger's number.
//!
//! Whoever reads such words of another's is warned beside them. Nothing is blocked and nothing changed: a
//! party may have good reason to name a number, so a warning too many costs little, and one too few a lot.

mod codes;
mod digits;
mod names;

use super::keys::keys;
use super::text::is_invisible;

keys! {
    /// What leads away.
    Lure {
        /// An address on the web, or a code to be scanned.
        Link "link"
        /// A telephone number.
        Phone "phone"
        /// A bank card or an account.
        Account "account"
        /// Another app, or a look at one's screen.
        App "app"
        /// A code that opens an account or lets a payment through.
        Code "code"
    }
}

/// The lures in a text, each once.
pub fn lures(text: &str) -> Vec<Lure> {
    let plain = plain(text);
    let runs = digits::runs(&plain);
    let held = |lure: &&Lure| match lure {
        Lure::Link => names::has_link(&plain),
        Lure::Phone => runs.iter().any(digits::Run::has_phone),
        Lure::Account => runs.iter().any(digits::Run::has_account) || names::has_paid_mail(&plain),
        Lure::App => names::has_app(&plain),
        Lure::Code => codes::has_asked(&plain),
    };
    Lure::ALL.iter().filter(held).copied().collect()
}

/// The text without its disguises: narrow, small, digits as digits, and nothing that cannot be seen.
fn plain(text: &str) -> Vec<char> {
    let seen = text.chars().filter(|c| c.is_whitespace() || !is_invisible(*c) && !is_laid_over(*c));
    let narrow = |c: char| match c {
        '\u{ff01}'..='\u{ff5e}' => shifted(c, 0xff01, 0x21),
        '․' | '｡' => '.',
        '【' | '「' => '[',
        '】' | '」' => ']',
        _ => digits::digit(c).unwrap_or(c),
    };
    seen.map(narrow).flat_map(char::to_lowercase).collect()
}

/// Whether this is drawn over the character before it: a stroke through a digit, the frame of a key.
fn is_laid_over(c: char) -> bool {
    matches!(
        c,
        '\u{300}'..='\u{36f}'
            | '\u{1ab0}'..='\u{1aff}'
            | '\u{1dc0}'..='\u{1dff}'
            | '\u{20d0}'..='\u{20ff}'
            | '\u{fe20}'..='\u{fe2f}'
    )
}

/// The character as far from `to` as `c` is from `from`.
fn shifted(c: char, from: u32, to: u32) -> char {
    u32::from(c).checked_sub(from).and_then(|far| char::from_u32(to + far)).unwrap_or(c)
}

#[cfg(test)]
mod tests;
