//! The data that the template prints: the content, the fixed words in both languages, the exhibits.

use serde_json::{Map, Value, json};

use super::BundleError;
use super::content::BundleContent;
use super::exhibit::{Prepared, Shown, Why};
use super::fonts::Typefaces;
use super::prices::Prices;
use crate::domain::text::Language;
use crate::messages::T;

/// Characters of a word that fit the narrowest column.
const LONGEST_WORD: usize = 36;

/// Everything that the template reads as `data.json`.
pub(super) fn data(
    content: &BundleContent,
    exhibits: &[Prepared],
    faces: &Typefaces,
) -> Result<Value, BundleError> {
    let fault = |error| BundleError::system("write the data", error);
    let mut data = match serde_json::to_value(content).map_err(fault)? {
        Value::Object(fields) => fields,
        other => return Err(BundleError::system("write the data", other)),
    };
    let shown = exhibits
        .iter()
        .map(|exhibit| shown(exhibit, content, faces))
        .collect::<Result<Vec<_>, _>>()
        .map_err(fault)?;
    let sizes = content.exhibits.iter().map(|exhibit| both(|t| t.bundle_bytes(exhibit.bytes))).collect();
    data.insert("shown".to_owned(), Value::Array(shown));
    data.insert("sizes".to_owned(), Value::Array(sizes));
    data.insert("label".to_owned(), Value::Object(labels(content.exhibits.len())));
    let mut data = Value::Object(data);
    make_breakable(&mut data);
    Ok(data)
}

fn shown(exhibit: &Prepared, content: &BundleContent, faces: &Typefaces) -> Result<Value, serde_json::Error> {
    let mut value = serde_json::to_value(&exhibit.shown)?;
    if let Value::Object(fields) = &mut value {
        match &exhibit.shown {
            Shown::Nothing { why } => {
                fields.insert("why".to_owned(), both(|t| reason(t, *why)));
            }
            Shown::Prices { comparison } => {
                let prices = Prices::new(comparison, content, faces);
                fields.insert("prices".to_owned(), serde_json::to_value(prices)?);
            }
            Shown::Picture { .. } | Shown::Pages { .. } | Shown::Text { .. } => {}
        }
    }
    Ok(value)
}

fn reason(t: T, why: Why) -> std::borrow::Cow<'static, str> {
    match why {
        Why::Unreadable => t.bundle_why_unreadable(),
        Why::Locked => t.bundle_why_locked(),
        Why::Kind => t.bundle_why_kind(),
        Why::TooLong(pages) => t.bundle_why_too_long(pages),
        Why::TooHeavy => t.bundle_why_too_heavy(),
    }
}

fn both(message: impl Fn(T) -> std::borrow::Cow<'static, str>) -> Value {
    json!({ "en": message(T(Language::En)), "zh": message(T(Language::Zh)) })
}

/// Ends lines in one way, and lets a very long word (an address of a page, a token) break, which would
/// otherwise run over the edge of the paper.
fn make_breakable(data: &mut Value) {
    match data {
        Value::String(text) => {
            if text.contains('\r') {
                *text = text.replace("\r\n", "\n").replace('\r', "\n");
            }
            if text.split_whitespace().any(|word| word.len() > LONGEST_WORD) {
                *text = broken_up(text);
            }
        }
        Value::Array(items) => items.iter_mut().for_each(make_breakable),
        Value::Object(fields) => fields
            .iter_mut()
            .filter(|(name, _)| !matches!(name.as_str(), "sha256" | "file" | "shown" | "label"))
            .for_each(|(_, field)| make_breakable(field)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// `text` with a break of no width after every [`LONGEST_WORD`] characters that offer none.
pub(super) fn broken_up(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut run = 0;
    for character in text.chars() {
        run = if character.is_ascii_graphic() { run + 1 } else { 0 };
        if run > LONGEST_WORD {
            out.push('\u{200b}');
            run = 1;
        }
        out.push(character);
    }
    out
}

macro_rules! labels {
    ($($key:ident: $message:ident),* $(,)?) => {
        [$((stringify!($key), both(|t| t.$message()))),*]
    };
}

fn labels(exhibits: usize) -> Map<String, Value> {
    let fixed = labels! {
        court_bundle: bundle_court_bundle, case_number: bundle_case_number, for_court: bundle_for_court,
        court_not_chosen: bundle_court_not_chosen, claimant: bundle_claimant,
        respondent: bundle_respondent, extent: bundle_extent, made: bundle_made,
        made_with: bundle_made_with, wall: bundle_wall, originals: bundle_originals,
        page_of: bundle_page_of, index: bundle_index, column_number: bundle_column_number,
        column_document: bundle_column_document, column_pages: bundle_column_pages,
        column_page: bundle_column_page, parties: bundle_parties, complaint: bundle_complaint,
        filed: bundle_filed, happened: bundle_happened, grievances: bundle_grievances,
        facts: bundle_facts, data_concerned: bundle_data_concerned, claims: bundle_claims,
        amount: bundle_amount, docket: bundle_docket, note: bundle_note,
        completion_asked: bundle_completion_asked, completion_added: bundle_completion_added,
        writings: bundle_writings, writings_note: bundle_writings_note, prior_request: bundle_prior_request,
        no_prior_request: bundle_no_prior_request, request_made: bundle_request_made,
        request_way: bundle_request_way, request_text: bundle_request_text,
        request_outcome: bundle_request_outcome, request_reply: bundle_request_reply,
        proof: bundle_proof, answer: bundle_answer, answered_on: bundle_answered_on,
        answered_by: bundle_answered_by, answered_late: bundle_answered_late, point: bundle_point,
        position: bundle_position, granted: bundle_granted, granted_in_part: bundle_granted_in_part,
        refused: bundle_refused, ground: bundle_ground, answer_text: bundle_answer_text,
        silent: bundle_silent, served: bundle_served, due: bundle_due, counted: bundle_counted,
        not_reached: bundle_not_reached, tried: bundle_tried, not_yet_due: bundle_not_yet_due,
        finding: bundle_finding, finding_not_judgment: bundle_finding_not_judgment,
        found_on: bundle_found_on, mediator: bundle_mediator, outcome: bundle_outcome,
        per_grievance: bundle_per_grievance, reasons: bundle_reasons,
        remedies_due: bundle_remedies_due, remedy: bundle_remedy, remedy_due: bundle_remedy_due,
        exhibits: bundle_exhibits, exhibit: bundle_exhibit, no_exhibits: bundle_no_exhibits,
        proves: bundle_proves, source: bundle_source, added: bundle_added, file: bundle_file,
        fingerprint: bundle_fingerprint, original_page: bundle_original_page,
        shown_as_text: bundle_shown_as_text, text_cut: bundle_text_cut,
        text_marked: bundle_text_marked, not_shown: bundle_not_shown,
        original_beside: bundle_original_beside, timeline: bundle_timeline,
        timeline_note: bundle_timeline_note, fingerprints: bundle_fingerprints,
        fingerprints_note: bundle_fingerprints_note, name: bundle_name, sex: bundle_sex,
        born: bundle_born, document_number: bundle_document_number, occupation: bundle_occupation,
        address: bundle_address, service_address: bundle_service_address,
        telephone: bundle_telephone, mail: bundle_mail, account: bundle_account,
        registered_name: bundle_registered_name, registration_number: bundle_registration_number,
        legal_representative: bundle_legal_representative, acted_through: bundle_acted_through,
        website: bundle_website, prices_item: prices_item, prices_first: prices_side_first,
        prices_second: prices_side_second, prices_mean: prices_mean_title, prices_test: prices_test_title,
        prices_limits: prices_limits_title, prices_plot: prices_plot, prices_table: prices_table,
    };
    let counted = ("pages_and_exhibits", both(|t| t.bundle_pages_and_exhibits(exhibits)));
    fixed.into_iter().chain([counted]).map(|(key, value)| (key.to_owned(), value)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_is_wider_than_a_column_may_break_and_ordinary_words_stay_whole() {
        let mut data = json!({ "text": format!("see https://shop.example/{}\r\nend", "a".repeat(60)), "sha256": "f".repeat(64) });
        make_breakable(&mut data);
        assert_eq!(data["text"].as_str().map(|text| text.matches('\u{200b}').count()), Some(2));
        assert_eq!(data["text"].as_str().map(|text| text.contains('\r')), Some(false));
        assert_eq!(data["sha256"], "f".repeat(64));
    }
}
