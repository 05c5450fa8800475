//! The folder that goes to the court: the PDF, the originals, and a manifest that anybody can check
//! with `sha256sum -c manifest-sha256.txt`.

use std::fmt::Write as _;
use std::path::Path;

use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

use super::content::{BundleContent, Exhibit};
use super::{BundleError, Made, Press, exhibit};

/// The name of the PDF in the folder.
pub const PDF_NAME: &str = "bundle.pdf";
/// The folder of original files.
pub const ORIGINALS: &str = "originals";
/// The list of fingerprints.
pub const MANIFEST: &str = "manifest-sha256.txt";

/// Characters of a title that go into a file name.
const TITLE_CHARACTERS: usize = 40;

/// Makes the PDF and writes the whole folder. `folder` holds the exhibits' bytes, `out` must be new or
/// empty: a bundle that was given out is never silently replaced.
///
/// # Errors
/// See [`BundleError`].
pub async fn write_folder(
    press: &Press,
    content: &BundleContent,
    folder: &Path,
    out: &Path,
) -> Result<Made, BundleError> {
    let told = |error| BundleError::system(format!("write the folder {}", out.display()), error);
    std::fs::create_dir_all(out.join(ORIGINALS)).map_err(told)?;
    for name in [PDF_NAME, MANIFEST] {
        if out.join(name).exists() {
            return Err(told(std::io::Error::from(std::io::ErrorKind::AlreadyExists)));
        }
    }
    let made = press.make(content, folder, &out.join(PDF_NAME)).await?;

    let mut manifest = String::new();
    let pdf = std::fs::read(out.join(PDF_NAME)).map_err(told)?;
    let mut line = |hash: &str, name: &str| {
        // Writing to a string cannot fail.
        let _always_ok = writeln!(manifest, "{hash}  {name}");
    };
    line(&HEXLOWER.encode(&Sha256::digest(&pdf)), PDF_NAME);
    for exhibit in &content.exhibits {
        let name = format!("{ORIGINALS}/{}", original_name(exhibit));
        std::fs::write(out.join(&name), exhibit::read(exhibit, folder)?).map_err(told)?;
        line(&exhibit.sha256, &name);
    }
    std::fs::write(out.join(MANIFEST), manifest).map_err(told)?;
    Ok(made)
}

/// `03-privacy-policy.pdf`: the number, letters and digits of the title, an ending by kind.
/// Nothing that a stranger typed can become a path, a hidden file or a second line.
fn original_name(exhibit: &Exhibit) -> String {
    let mut title = String::new();
    for character in exhibit.title.chars().take(TITLE_CHARACTERS) {
        if character.is_alphanumeric() {
            title.extend(character.to_lowercase());
        } else if !title.ends_with('-') {
            title.push('-');
        }
    }
    let title = match title.trim_matches('-') {
        "" => "exhibit",
        title => title,
    };
    format!("{:02}-{title}.{}", exhibit.number, ending(&exhibit.media_type))
}

fn ending(media_type: &str) -> &'static str {
    match media_type {
        "application/pdf" => "pdf",
        "application/json" => "json",
        "image/png" => "png",
        "image/jpeg" => "jpg",
        "image/gif" => "gif",
        "image/webp" => "webp",
        "message/rfc822" => "eml",
        "text/html" => "html.txt",
        "text/csv" => "csv",
        "text/plain" => "txt",
        _ => "bin",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::text::Bilingual;

    fn named(title: &str, media_type: &str) -> String {
        let nothing = Bilingual { en: String::new(), zh: String::new() };
        original_name(&Exhibit {
            number: 7,
            title: title.to_owned(),
            proves: None,
            source: None,
            added_by: nothing.clone(),
            added_on: nothing,
            sha256: String::new(),
            media_type: media_type.to_owned(),
            bytes: 0,
            file: Default::default(),
        })
    }

    #[test]
    fn a_title_becomes_a_plain_name() {
        assert_eq!(named("Privacy policy (March).pdf", "application/pdf"), "07-privacy-policy-march-pdf.pdf");
        assert_eq!(named("隐私政策 截图", "image/png"), "07-隐私政策-截图.png");
    }

    #[test]
    fn nothing_in_a_title_can_leave_the_folder() {
        assert_eq!(named("../../etc/passwd\n", "text/plain"), "07-etc-passwd.txt");
        assert_eq!(named("...", "application/x-msdownload"), "07-exhibit.bin");
    }
}
