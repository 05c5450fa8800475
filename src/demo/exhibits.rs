//! The exhibits of the demo cases, compiled in so that the demo needs nothing but the program.

use crate::domain::clock::Day;
use jiff::ToSpan;
use std::borrow::Cow;

/// Lists the files of the folder `exhibits`.
macro_rules! files {
    ($($name:literal)*) => {
        static FILES: &[(&str, &[u8])] = &[$(($name, include_bytes!(concat!("exhibits/", $name))),)*];
    };
}

files! {
    "answer-letter-maisui-en.pdf"
    "answer-letter-qingying-en.pdf"
    "answer-letter-yunlu-en.pdf"
    "app-permissions-maisui-zh.png"
    "app-permissions-qingying-zh.png"
    "bank-statement-18600-zh.pdf"
    "bank-statement-1940-zh.pdf"
    "bank-statement-3200-zh.pdf"
    "bank-statement-4980-zh.pdf"
    "call-log-zh.png"
    "call-notes-en.txt"
    "cancel-account-paotui-zh.png"
    "cancel-account-zh.png"
    "chat-passed-around-en.png"
    "chat-refusal-jincheng-zh.png"
    "chat-refusal-maisui-zh.png"
    "chat-refusal-qingying-zh.png"
    "consent-screen-huanwu-zh.png"
    "consent-screen-zh.png"
    "deletion-request-en.eml"
    "data-way-yunlu-en.txt"
    "email-refusal-delete-en.png"
    "email-refusal-jincheng-en.png"
    "email-refusal-maisui-en.png"
    "email-refusal-yunlu-en.png"
    "hospital-note-zh.txt"
    "letter-delete-address-zh.pdf"
    "letter-families-en.pdf"
    "letter-locker-zh.pdf"
    "letter-name-zh.pdf"
    "letter-shop-zh.pdf"
    "letter-to-platform-en.pdf"
    "letter-trip-zh.pdf"
    "letter-video-zh.pdf"
    "notarial-note-zh.pdf"
    "order-page-zh.png"
    "order-return-zh.png"
    "permission-prompt-zh.png"
    "police-receipt-zh.pdf"
    "price-comparison-delivery-zh.txt"
    "price-two-accounts-coupon-zh.png"
    "price-two-accounts-en.png"
    "price-two-accounts-paotui-zh.png"
    "price-two-accounts-yunlu-zh.png"
    "price-two-accounts-zh.png"
    "privacy-settings-en.png"
    "privacy-settings-location-en.png"
    "sms-list-codes-zh.png"
    "sms-list-paotui-zh.png"
    "sms-list-yanlu-zh.png"
}

/// The bytes of an exhibit.
pub(super) fn bytes(name: &str) -> Option<&'static [u8]> {
    FILES.iter().find(|(file, _)| *file == name).map(|(_, bytes)| *bytes)
}

/// How far back the days of a price comparison lie.
const EARLIEST: i64 = 9;

/// The bytes of an exhibit that comes on `day`. The times of a price comparison lie before it: `{6}` in its
/// file stands for the day six days earlier.
pub(super) fn on_day(name: &str, day: Day) -> Option<Cow<'static, [u8]>> {
    let bytes = bytes(name)?;
    if !name.starts_with("price-comparison-") {
        return Some(Cow::Borrowed(bytes));
    }
    let text = String::from_utf8_lossy(bytes).into_owned();
    let dated = (0..=EARLIEST).fold(text, |text, before| {
        let earlier = day.saturating_sub(before.days());
        text.replace(&format!("{{{before}}}"), &earlier.to_string())
    });
    Some(Cow::Owned(dated.into_bytes()))
}

/// Whether the platform brings it, with its answer.
pub(super) fn is_of_the_platform(name: &str) -> bool {
    name.starts_with("answer-letter-")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::price_comparison::PriceComparison;

    #[test]
    fn a_price_comparison_is_one_on_the_day_on_which_it_comes() {
        let bytes = on_day("price-comparison-delivery-zh.txt", Day::constant(2026, 3, 3)).unwrap();
        let comparison = PriceComparison::from_bytes(&bytes).unwrap();
        assert_eq!(comparison.sign_test().dearer, comparison.pairs().len());
        assert_eq!(comparison.pairs()[0].first.at.to_string(), "2026-02-25T02:05:00.000000Z");
    }
}
