//! The record of a request as a document: what was asked, how it got there, what came of it.

use super::Read;
use crate::bundle::{OnPaper, Paper};
use crate::domain::matter::Matter;
use crate::messages::T;
use crate::messages::story::{Reader, Teller};
use crate::web::at_case::place;
use crate::web::at_request::{AtRequest, RequestFor};
use crate::web::error::Fault;
use crate::web::server::App;
use actix_web::http::header;
use actix_web::{HttpResponse, web};

/// The record, to be kept.
pub async fn pdf(app: web::Data<App>, at: RequestFor<place::Consumer>) -> Result<HttpResponse, Fault> {
    let bytes = make(&app, &at).await?;
    let name = format!("attachment; filename=\"{}.pdf\"", at.number());
    Ok(HttpResponse::Ok()
        .content_type("application/pdf")
        .insert_header((header::CONTENT_DISPOSITION, name))
        .insert_header((header::CACHE_CONTROL, "private, no-store"))
        .body(bytes))
}

/// The bytes of the record, as the request stands now.
pub(super) async fn make(app: &App, at: &AtRequest) -> Result<Vec<u8>, Fault> {
    let read = Read::of(app, at).await?;
    let t = at.visitor.t();
    let paper = Paper {
        title: t.request_record_title(&at.number().to_string()).into_owned(),
        letters: vec![page(app, at, &read, t)],
    };
    app.bundles.print(paper).await.map_err(|problem| Fault::Broken(problem.to_string()))
}

fn page(app: &App, at: &AtRequest, read: &Read, t: T) -> OnPaper {
    let (request, book) = (&at.request, app.casework.rulebook());
    let centre = app.facing.centre_name.in_language(t.0);
    let platform = read.platform.name(t.0);
    let teller = Teller { t, reader: Reader::Public, platform, mediator: None, book };
    let line = |label: &str, value: &str| format!("{label}{}{value}", t.letter_colon());
    // Who asked stands in the letter, as they named themselves to the platform.
    let of = line(&t.request_record_of(), &format!("{platform} ({})", read.platform.legal_name));
    let proof = read.proof(request, t, app, true);
    let proof: Vec<_> = proof.iter().map(|fact| line(&fact.label, &fact.value)).collect();
    let counted = request.window.as_ref().map(|window| {
        let lines = t.counting(window, book).into_iter();
        let lines: Vec<_> = lines.map(|counted| line(&counted.when, &counted.what)).collect();
        (t.how_counted().into_owned(), lines.join("\n"))
    });
    let happened = read.entries.iter().map(|entry| {
        let told = teller.request(entry);
        line(&t.long_date_and_time(entry.at, app.zone()), &told.sentence)
    });
    let happened: Vec<_> = happened.collect();
    let answer = request.answer.and_then(|answer| answer.text);
    let answer = answer.map(|text| (t.request_the_answer().into_owned(), read.words(Some(text))));
    let letters = read.asked(request).into_iter();
    let letters = letters.map(|(_, letter)| (t.request_the_letter().into_owned(), letter));
    let sections = std::iter::once((t.request_proof().into_owned(), proof.join("\n")))
        .chain(counted)
        .chain([(t.what_happened().into_owned(), happened.join("\n"))])
        .chain(answer)
        .chain(letters);
    let made = t.long_date_and_time(app.clock.centre_now(), app.zone());
    let made = t.request_record_made(centre, &made).into_owned();
    OnPaper {
        centre: vec![centre.to_owned()],
        sender: centre.to_owned(),
        address: String::new(),
        date: t.long_date(request.life().opened_at.day_in(app.zone())).into_owned(),
        subject: t.request_record_title(&at.number().to_string()).into_owned(),
        words: format!("{of}\n\n{made}"),
        sections: sections.collect(),
        page_of: vec![t.post_page_of().into_owned()],
    }
}
