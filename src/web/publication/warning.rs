//! What in a text for the public may lead to the consumer, and the second press that it takes then.

use crate::domain::actor::Role;
use crate::domain::chain::Hash;
use crate::domain::register::{Trace, traces};
use crate::store::{Sealed, StoreError, people, texts};
use crate::web::at_publication::AtPublication;
use crate::web::error::Fault;
use crate::web::server::App;
use crate::web::typed::Typed;

/// The hidden field that says which text its writer was warned about.
const WARNED: &str = "warned";

/// What is known of the consumer. A platform knows the account and nothing else, and is warned of that
/// alone, so that its warnings are no way to find out a name.
async fn known(app: &App, at: &AtPublication) -> Result<Vec<String>, Fault> {
    let filing = &at.case.filing;
    let (consumer, account) = (filing.consumer, filing.account);
    let (person, accounts) = app
        .store
        .read(move |c| {
            let account: Vec<_> = account.iter().map(|text| text.id).collect();
            Ok::<_, Fault>((people::get(c, consumer)?, texts::open(c, &account)?))
        })
        .await?;
    let open = |sealed: &Sealed| Ok::<_, StoreError>(sealed.open()?.to_owned());
    let mut known: Vec<String> = accounts.into_values().collect();
    if at.role() != Role::Platform {
        known.push(open(&person.name)?);
        for sealed in [&person.mail, &person.login, &person.phone, &person.address].into_iter().flatten() {
            known.push(open(sealed)?);
        }
    }
    Ok(known)
}

async fn found(app: &App, at: &AtPublication, text: &str) -> Result<Vec<Trace>, Fault> {
    let known = known(app, at).await?;
    Ok(traces(text, known.iter().map(String::as_str)))
}

/// What may lead to the consumer, in words.
pub async fn words(app: &App, at: &AtPublication, text: &str) -> Result<Vec<String>, Fault> {
    let t = at.visitor.t();
    let found = found(app, at, text).await?;
    Ok(found.into_iter().map(|trace| t.publication_trace(trace).into_owned()).collect())
}

/// Refuses the text in `field` if something in it may lead to the consumer, unless its writer was
/// warned of this very text and sends it again.
pub async fn before(app: &App, at: &AtPublication, form: &mut Typed, field: &str) -> Result<(), Fault> {
    let text = form.trimmed(field).to_owned();
    let warnings = words(app, at, &text).await?;
    let this = Hash::of(text.as_bytes()).to_string();
    if !warnings.is_empty() && form.value(WARNED) != this {
        form.refuse(field, at.visitor.t().publication_warned(&warnings));
        form.set(WARNED, this);
    }
    Ok(())
}
