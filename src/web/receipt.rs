//! The receipt of a complaint: what came when, the hashes that prove it, and what happens next.

use super::at_case::{CaseFor, place};
use super::case::advice;
use super::error::Fault;
use super::page::Page;
use super::parts::{ActCard, Counted, Paper};
use super::server::App;
use super::{answer, links};
use crate::domain::actor::Role;
use crate::domain::clock::WindowKey;
use crate::letters::received;
use crate::messages::story::Teller;
use crate::store::platforms;
use crate::store::receipts::{self, Receipt};
use actix_web::{HttpResponse, web};
use askama::Template;
use std::borrow::Cow;

#[derive(Template)]
#[template(path = "receipt.html")]
struct ReceiptPage {
    page: Page,
    /// Whether the reader filed it.
    is_own: bool,
    /// Whether it goes to the reader by mail, too.
    is_mailed: bool,
    /// That a registrar took it down, and how the consumer confirmed it.
    taken_down: Option<Cow<'static, str>>,
    number: String,
    title: String,
    /// The language of the title.
    lang: &'static str,
    platform: String,
    filed: String,
    received: Vec<(String, String)>,
    card: Option<ActCard>,
    /// What the reader can do themselves about data that have got out.
    advice: Option<Paper>,
    case: String,
}

/// The page.
pub async fn show(app: web::Data<App>, case: CaseFor<place::Receipt>) -> Result<HttpResponse, Fault> {
    let (id, against) = (case.id(), case.case.filing.platform);
    let (receipt, platform) =
        app.store.read(move |c| Ok::<_, Fault>((receipts::of(c, id)?, platforms::get(c, against)?))).await?;
    let t = case.visitor.t();
    let platform = platform.name(case.visitor.language);
    let book = app.casework.rulebook();
    let teller = Teller { t, reader: case.reader(), platform, mediator: None, book };
    answer::ok(&ReceiptPage {
        page: case.visitor.page(),
        is_own: case.role() == Role::Consumer,
        is_mailed: case.person.person.mail.is_some(),
        taken_down: case.case.filing.taken_down.map(|taken| t.told_taken_down(taken.confirmed)),
        number: receipt.number().to_string(),
        title: receipt.title.clone(),
        lang: case.case.filing.language.tag(),
        platform: platform.to_owned(),
        filed: t.long_date_and_time(receipt.at(), app.zone()).into_owned(),
        received: received(t, &receipt),
        card: next(&receipt, &teller),
        advice: (case.role() == Role::Consumer).then(|| advice(t, book, &case.case.filing)).flatten(),
        case: links::case(receipt.number()),
    })
}

impl ReceiptPage {
    fn heading(&self) -> Cow<'static, str> {
        if self.is_own { self.page.t.receipt_title() } else { self.page.t.receipt_name() }
    }

    fn filed_on(&self) -> String {
        let t = self.page.t;
        let filed = t.receipt_filed_on(&self.filed, &self.platform);
        let filed = match &self.taken_down {
            Some(taken) => t.letter_act(&filed, taken),
            None => filed,
        };
        if !self.is_own {
            return filed.into_owned();
        }
        let way = if self.is_mailed { t.receipt_by_mail() } else { t.receipt_is_here() };
        t.letter_act(&filed, &way).into_owned()
    }
}

/// What was to happen next on the day of filing. The case page shows how it stands now.
fn next(receipt: &Receipt, teller: &Teller<'_>) -> Option<ActCard> {
    let window = receipt.case.life.running.of(WindowKey::Admission)?;
    let counted = teller.t.counting(window, teller.book);
    Some(ActCard {
        notes: Vec::new(),
        holder: window.holder.as_str(),
        headline: teller.headline(window),
        counted: counted.into_iter().map(|line| Counted { when: line.when, what: line.what }).collect(),
        rule: links::rule_of(window),
        open: true,
        silence: Some(teller.silence(window).into_owned()),
        ..ActCard::default()
    })
}
