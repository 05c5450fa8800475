//! The form for a price comparison. What is typed becomes a plain text, which goes on file as any other exhibit
//! does: the same command, the same vault, the same record.

use super::acting::not_open;
use crate::accounts::fresh_id;
use crate::casework::Setback;
use crate::domain::case::act::Act;
use crate::domain::chain::Hash;
use crate::domain::clock::{Day, Moment};
use crate::domain::command::Command;
use crate::domain::evidence::{NewExhibit, Wall};
use crate::domain::grievance::Grievance;
use crate::domain::ids::DraftId;
use crate::domain::money::{Cents, NotMoney};
use crate::domain::price_comparison::{
    Fault as Wrong, LONGEST_CELL, Look, MOST_PAIRS, Pair, PriceComparison, is_finer, is_whole,
};
use crate::domain::refusal::Refusal;
use crate::domain::text::{NotWords, Words};
use crate::messages::T;
use crate::store::drafts::{self, SentForm};
use crate::store::texts::ExhibitFile;
use crate::store::{StoreError, texts};
use crate::web::at_case::{AtCase, CaseFor, place};
use crate::web::error::Fault;
use crate::web::form::Form;
use crate::web::page::Page;
use crate::web::parts::Choice;
use crate::web::said::Said;
use crate::web::server::App;
use crate::web::typed::Typed;
use crate::web::{answer, links, reading, waiting};
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use askama::Template;
use std::borrow::Cow;

/// Where the form says how many pairs it has.
const ROWS: &str = "rows";

/// Both sides of a pair, as their fields begin.
const SIDES: [&str; 2] = ["first", "second"];

#[derive(Template)]
#[template(path = "case/price_comparison.html")]
struct ComparisonPage {
    page: Page,
    form: Typed,
    number: String,
    back: String,
    action: String,
    /// The form's own name.
    id: DraftId,
    rows: Vec<Row>,
    may_add: bool,
    may_take_out: bool,
    /// What may be named as a screenshot: the exhibits that the reader sees.
    shots: Vec<Choice>,
    /// Whose clock shows the times.
    place: String,
    wall: Wall,
    readers: String,
}

/// The names of the fields of one pair.
struct Row {
    number: usize,
    item: String,
    day: String,
    looks: [LookFields; 2],
}

/// The names of the fields of one side of it.
struct LookFields {
    side: String,
    time: String,
    price: String,
    discounts: String,
    shot: String,
}

impl Row {
    fn new(number: usize, t: T) -> Row {
        let look = |side: &str, label: Cow<'static, str>| {
            let named = |field: &str| format!("{side}-{field}-{number}");
            LookFields {
                side: label.into_owned(),
                time: named("time"),
                price: named("price"),
                discounts: named("discounts"),
                shot: named("shot"),
            }
        };
        let [first, second] = SIDES;
        Row {
            number,
            item: format!("item-{number}"),
            day: format!("day-{number}"),
            looks: [look(first, t.prices_side_first()), look(second, t.prices_side_second())],
        }
    }
}

/// Whether a comparison belongs to what a case is about.
pub(super) fn is_about_prices(grievances: &[Grievance]) -> bool {
    grievances.contains(&Grievance::PriceDiscrimination)
}

/// The form.
pub async fn ask(app: web::Data<App>, at: CaseFor<place::Party>) -> Result<HttpResponse, Fault> {
    is_open(&app, &at)?;
    let id = DraftId(fresh_id(app.clock.machine_now())?);
    answer::ok(&Before::read(&app, &at).await?.page(Typed::default(), id))
}

/// The form was sent: to have a pair more or less, or to be filed.
pub async fn send(
    app: web::Data<App>,
    at: CaseFor<place::Party>,
    Form(mut form): Form,
) -> Result<HttpResponse, Fault> {
    let id = form.value("form").parse::<DraftId>().map_err(|_| Fault::Unreadable)?;
    let before = Before::read(&app, &at).await?;
    if form.value("then") == "another" {
        add_row(&mut form);
        return answer::ok(&before.page(form, id));
    }
    if let Ok(row) = form.value("take-out").parse() {
        take_out(&mut form, row);
        return answer::ok(&before.page(form, id));
    }
    let fields: Vec<_> = form.fields().collect();
    let says = serde_json::to_vec(&(links::price_comparison(at.number()), at.person.person.id, fields));
    let says = says.map_err(|problem| Fault::Broken(format!("a form: {problem}")))?;
    let sent = SentForm { id, content: Hash::of(&says).to_string() };
    if let Some(answer) = before.answer_if_done(&form, &sent).await? {
        return Ok(answer);
    }
    is_open(&app, &at)?;
    let comparison = before.read_pairs(&mut form);
    let note = reading::words_if_any(&mut form, "text", Words::STATEMENT, before.t);
    let Some(comparison) = comparison.filter(|_| !form.has_errors()) else {
        return answer::again(&before.page(form, id));
    };
    let exhibit = keep(&app, &comparison, before.t).await?;
    let object = exhibit.object.clone();
    let command = Command::Exhibit { text: note, exhibits: vec![exhibit] };
    let acted = app.casework.act_once(at.id(), command, at.actor(), sent.clone()).await;
    let Err(setback) = acted else {
        return Ok(Said::PricesCompared.on(answer::see_other(&links::case(at.number()))));
    };
    waiting::forget(&app.vault, &[object]).await;
    let Setback::Refused(refusal) = setback else { return Err(setback.into()) };
    if refusal == Refusal::NotYours {
        return Err(Fault::NotFound);
    }
    // Sent twice at once: the other one was quicker.
    if let Some(answer) = before.answer_if_done(&form, &sent).await? {
        return Ok(answer);
    }
    form.refuse("", before.t.refusal(&refusal));
    answer::html(StatusCode::CONFLICT, &before.page(form, id))
}

/// Evidence can be added now, and the case is about prices.
fn is_open(app: &App, at: &AtCase) -> Result<(), Fault> {
    let possible = at.case.possible(&at.actor(), app.clock.centre_now());
    if !possible.iter().any(|possible| possible.act == Act::Exhibit) {
        return Err(not_open(at, Act::Exhibit));
    }
    if is_about_prices(&at.case.filing.grievances) { Ok(()) } else { Err(Fault::NotFound) }
}

/// The text, in the vault.
async fn keep(app: &App, comparison: &PriceComparison, t: T) -> Result<NewExhibit, Fault> {
    let text = comparison.to_text();
    let kept =
        app.vault.keep(text.as_bytes()).await.map_err(|problem| Fault::of_disk("the vault", &problem))?;
    let item = comparison.pairs().first().map_or("", |pair| &pair.item);
    let title = Words::parse(&t.prices_exhibit_title(item), Words::NOTE);
    Ok(NewExhibit {
        title: title.map_err(|_| Fault::Broken("a title for a price comparison".to_owned()))?,
        object: kept.name.to_string(),
        sha256: kept.hash,
        size: kept.bytes,
        media: kept.kind.media_type().to_owned(),
    })
}

/// The form before its reader.
struct Before<'a> {
    at: &'a AtCase,
    app: &'a App,
    t: T,
    now: Moment,
    shots: Vec<Choice>,
}

impl<'a> Before<'a> {
    async fn read(app: &'a App, at: &'a AtCase) -> Result<Before<'a>, Fault> {
        let (matter, t) = (at.id(), at.visitor.t());
        let files = app.store.read(move |c| Ok::<_, Fault>(texts::exhibits(c, matter)?)).await?;
        let seen = files.iter().zip(&at.case.exhibits).filter(|(_, known)| at.reader().sees(known));
        let shot = |(file, known): (&ExhibitFile, &crate::domain::evidence::ExhibitInCase)| {
            let number = known.exhibit.number;
            let line = t.exhibit_line(number, file.title.open()?).into_owned();
            Ok::<_, StoreError>(Choice::new(number.to_string(), line))
        };
        let shots = seen.map(shot).collect::<Result<Vec<_>, _>>()?;
        Ok(Before { at, app, t, now: app.clock.centre_now(), shots })
    }

    fn page(&self, form: Typed, id: DraftId) -> ComparisonPage {
        let (at, t) = (self.at, self.t);
        let rows = rows_of(&form);
        let none = (!self.shots.is_empty()).then(|| Choice::new("", t.prices_no_shot()));
        ComparisonPage {
            page: at.visitor.page().in_error(form.has_errors()),
            form,
            number: t.case_number_line(&at.number().to_string()).into_owned(),
            back: links::case(at.number()),
            action: links::price_comparison(at.number()),
            id,
            rows: (1..=rows).map(|row| Row::new(row, t)).collect(),
            may_add: rows < MOST_PAIRS,
            may_take_out: rows > 1,
            shots: none.into_iter().chain(self.shots.iter().cloned()).collect(),
            place: t.place(self.app.zone()),
            wall: Wall::Court,
            readers: t.readers_on_record(at.role()).into_owned(),
        }
    }

    /// What is answered to a form of a name that was carried out before: what says the same is done.
    async fn answer_if_done(&self, form: &Typed, sent: &SentForm) -> Result<Option<HttpResponse>, Fault> {
        let id = sent.id;
        let content = self.app.store.read(move |c| drafts::carried_out(c, id)).await?;
        let Some(content) = content else { return Ok(None) };
        if content == sent.content {
            return Err(Fault::DoneBefore { at: links::case(self.at.number()) });
        }
        let mut form = Typed::new(form.fields());
        form.refuse("", self.t.act_form_was_sent());
        let another = DraftId(fresh_id(self.app.clock.machine_now())?);
        answer::html(StatusCode::CONFLICT, &self.page(form, another)).map(Some)
    }

    /// The pairs, or what must be put right, each with its row and field.
    fn read_pairs(&self, form: &mut Typed) -> Option<PriceComparison> {
        let currency = self.currency(form);
        let accounts = self.accounts(form);
        let mut pairs = Vec::new();
        for row in 1..=rows_of(form) {
            if row > 1 && is_as_added(form, row) {
                continue;
            }
            let problems = form.problems().len();
            let pair = self.pair(form, row, accounts.as_ref(), currency.as_deref());
            // Rules between fields are told where each field alone is right.
            if let Some(pair) = pair
                && form.problems().len() == problems
            {
                self.check(form, row, &pair);
                pairs.push(pair);
            }
        }
        if form.has_errors() {
            return None;
        }
        match PriceComparison::check(pairs, self.now) {
            Ok(comparison) => Some(comparison),
            Err(faults) => {
                faults.into_iter().for_each(|fault| form.refuse("item-1", self.t.prices_fault(fault)));
                None
            }
        }
    }

    fn currency(&self, form: &mut Typed) -> Option<String> {
        let code = form.trimmed("currency").to_ascii_uppercase();
        let wrong = if code.len() != 3 || !code.bytes().all(|letter| letter.is_ascii_uppercase()) {
            self.t.prices_no_currency()
        } else if is_finer(&code) {
            self.t.prices_finer_currency(&code)
        } else {
            return Some(code);
        };
        form.refuse("currency", wrong);
        None
    }

    fn accounts(&self, form: &mut Typed) -> Option<[String; 2]> {
        let t = self.t;
        let [first, second] = SIDES.map(|side| {
            let name = format!("{side}-account");
            let cell = cell(form.value(&name));
            match &cell {
                Some(cell) if cell.is_empty() => form.refuse(&name, t.prices_no_account()),
                Some(_) => return cell,
                None => form.refuse(&name, t.prices_fault(Wrong::Cell(0))),
            }
            None
        });
        let (first, second) = (first?, second?);
        if first == second {
            form.refuse("second-account", t.prices_same_account());
        }
        Some([first, second])
    }

    fn pair(
        &self,
        form: &mut Typed,
        row: usize,
        accounts: Option<&[String; 2]>,
        currency: Option<&str>,
    ) -> Option<Pair> {
        let t = self.t;
        let item_name = format!("item-{row}");
        let item = cell(form.value(&item_name));
        match &item {
            Some(item) if item.is_empty() => {
                self.wrong(form, row, &item_name, &t.prices_item(), &t.prices_no_item())
            }
            Some(_) => {}
            None => self.wrong(form, row, &item_name, &t.prices_item(), &t.prices_fault(Wrong::Cell(row))),
        }
        let day = self.day(form, row);
        let [first, second] = [0, 1].map(|side| {
            let account = accounts.and_then(|accounts| accounts.get(side));
            self.look(form, row, side, day, account.map_or("", String::as_str), currency)
        });
        Some(Pair { item: item.filter(|item| !item.is_empty())?, first: first?, second: second? })
    }

    fn day(&self, form: &mut Typed, row: usize) -> Option<Day> {
        let name = format!("day-{row}");
        let mut alone = Typed::new(form.fields());
        let today = self.now.day_in(self.app.zone());
        let day = reading::past_day(&mut alone, &name, today, self.t, self.t.prices_no_day());
        if let Some(problem) = alone.error(&name) {
            self.wrong(form, row, &name, &self.t.prices_day(), problem);
        }
        day
    }

    fn look(
        &self,
        form: &mut Typed,
        row: usize,
        side: usize,
        day: Option<Day>,
        account: &str,
        currency: Option<&str>,
    ) -> Option<Look> {
        let (t, begins) = (self.t, SIDES.get(side)?);
        let named = |field: &str| format!("{begins}-{field}-{row}");
        let side = if side == 0 { t.prices_side_first() } else { t.prices_side_second() };
        let wrong = |form: &mut Typed, field: &str, label: &str, why: &str| {
            self.wrong(form, row, &named(field), &t.prices_of_side(label, &side), why);
        };
        let (zone, time) = (self.app.zone(), time(form.trimmed(&named("time"))));
        let today = self.now.day_in(zone);
        // A day that is missing is told already; any other shows whether this is a time at all.
        let at = time.and_then(|time| Moment::at(day.unwrap_or(today), time, zone));
        if at.is_none() {
            wrong(form, "time", &t.prices_time(), &t.prices_no_time());
        }
        let price = price(form.trimmed(&named("price")));
        match price {
            Err(NotMoney::Shape) => wrong(form, "price", &t.prices_price(), &t.prices_no_amount()),
            Err(NotMoney::Range) => wrong(form, "price", &t.prices_price(), &t.prices_no_range()),
            Ok(price) => {
                let whole = currency.filter(|code| is_whole(code) && price.hundredths() % 100 != 0);
                if let Some(code) = whole {
                    wrong(form, "price", &t.prices_price(), &t.prices_no_decimals(code));
                }
            }
        }
        let discounts = cell(form.value(&named("discounts")));
        if discounts.is_none() {
            wrong(form, "discounts", &t.prices_discounts(), &t.prices_fault(Wrong::Cell(row)));
        }
        let chosen = form.value(&named("shot")).to_owned();
        let known = chosen.is_empty() || self.shots.iter().any(|shot| shot.value == chosen);
        if !known {
            wrong(form, "shot", &t.prices_shot(), &t.prices_no_exhibit());
        }
        Some(Look {
            account: account.to_owned(),
            at: at.filter(|_| day.is_some())?,
            discounts: discounts?,
            currency: currency.unwrap_or_default().to_owned(),
            price: price.ok()?,
            screenshot: chosen.parse().ok().filter(|_| known),
        })
    }

    /// The rules between the fields of a pair. What is wrong above the pairs is told there.
    fn check(&self, form: &mut Typed, row: usize, pair: &Pair) {
        let t = self.t;
        let faults = PriceComparison::check(vec![pair.clone()], self.now).err().unwrap_or_default();
        for fault in faults {
            let (field, side) = match fault {
                Wrong::Apart(_) => ("second-time", t.prices_side_second()),
                Wrong::Future(_) if pair.first.at > self.now => ("first-time", t.prices_side_first()),
                Wrong::Future(_) => ("second-time", t.prices_side_second()),
                Wrong::NoPair
                | Wrong::TooMany
                | Wrong::Nameless(_)
                | Wrong::Cell(_)
                | Wrong::SameAccount(_)
                | Wrong::Currency(_)
                | Wrong::Currencies(_)
                | Wrong::Finer(_)
                | Wrong::Decimals(_) => continue,
            };
            let label = t.prices_of_side(&t.prices_time(), &side);
            self.wrong(form, row, &format!("{field}-{row}"), &label, &t.prices_fault(fault));
        }
    }

    fn wrong(&self, form: &mut Typed, row: usize, field: &str, label: &str, why: &str) {
        form.refuse(field, self.t.prices_wrong_in(row, label, why));
    }
}

/// How many pairs the form has.
fn rows_of(form: &Typed) -> usize {
    form.value(ROWS).parse().unwrap_or(1).clamp(1, MOST_PAIRS)
}

/// The fields of a look, without the side that they begin with and the row that they end with.
const OF_A_LOOK: [&str; 4] = ["time", "price", "discounts", "shot"];

/// The fields of a pair that its successor begins with.
const TAKEN_ON: [&str; 4] = ["item", "day-year", "day-month", "day-day"];

/// The name of a field of a pair: the boxes of a day end in their part.
fn in_row(field: &str, row: usize) -> String {
    match field.split_once('-') {
        Some(("day", part)) => format!("day-{row}-{part}"),
        _ => format!("{field}-{row}"),
    }
}

fn fields_of_a_pair() -> Vec<String> {
    let looks = SIDES.iter().flat_map(|side| OF_A_LOOK.iter().map(move |field| format!("{side}-{field}")));
    TAKEN_ON.iter().map(|field| (*field).to_owned()).chain(looks).collect()
}

/// One pair more, of the same item on the same day until somebody says otherwise.
fn add_row(form: &mut Typed) {
    let rows = rows_of(form);
    if rows == MOST_PAIRS {
        return;
    }
    for field in TAKEN_ON {
        let value = form.value(&in_row(field, rows)).to_owned();
        form.set(&in_row(field, rows + 1), value);
    }
    form.set(ROWS, (rows + 1).to_string());
}

/// One pair less; those behind it move up.
fn take_out(form: &mut Typed, row: usize) {
    let rows = rows_of(form);
    if rows == 1 || !(1..=rows).contains(&row) {
        return;
    }
    for field in fields_of_a_pair() {
        for moved in row..rows {
            let value = form.value(&in_row(&field, moved + 1)).to_owned();
            form.set(&in_row(&field, moved), value);
        }
        let last = in_row(&field, rows);
        form.forget(|name| name == last);
    }
    form.set(ROWS, (rows - 1).to_string());
}

/// Whether nothing was typed into a pair since it was added.
fn is_as_added(form: &Typed, row: usize) -> bool {
    let looks =
        SIDES.iter().flat_map(|side| OF_A_LOOK.iter().map(move |field| format!("{side}-{field}-{row}")));
    let taken_on = TAKEN_ON.iter().all(|field| {
        let here = form.trimmed(&in_row(field, row));
        here.is_empty() || here == form.trimmed(&in_row(field, row - 1))
    });
    taken_on && looks.into_iter().all(|name| form.trimmed(&name).is_empty())
}

/// What fits into one cell of the text, without the blanks around it; `None` if it does not.
fn cell(typed: &str) -> Option<String> {
    match Words::parse(typed, LONGEST_CELL) {
        Ok(words) => Some(words.as_str().to_owned()).filter(|cell| !cell.chars().any(char::is_control)),
        Err(NotWords::Empty) => Some(String::new()),
        Err(NotWords::TooLong { .. }) => None,
    }
}

/// A time of day as people type it: `14:05`, `14：05：30`, `9.30`.
fn time(typed: &str) -> Option<[i8; 3]> {
    let parts: Vec<&str> = typed.split([':', '：', '.']).collect();
    let number = |part: &&str| {
        let plain = reading::plain_digits(part.trim());
        let is_number = (1..=2).contains(&plain.len()) && plain.bytes().all(|digit| digit.is_ascii_digit());
        plain.parse::<i8>().ok().filter(|_| is_number)
    };
    let read: Vec<i8> = parts.iter().map(number).collect::<Option<_>>()?;
    match *read.as_slice() {
        [hour, minute] => Some([hour, minute, 0]),
        [hour, minute, second] => Some([hour, minute, second]),
        _ => None,
    }
}

/// A price. A comma parts thousands here, so where none can stand it was meant for a point, and to read over it
/// would make a price a hundred times as high.
fn price(typed: &str) -> Result<Cents, NotMoney> {
    let whole = typed.split(['.', '．', '。']).next().unwrap_or_default();
    let parts_thousands = |part: &str| part.trim().chars().filter(|c| c.is_numeric()).count() == 3;
    let well_parted = whole.split([',', '，']).skip(1).all(parts_thousands);
    let behind = typed.get(whole.len()..).unwrap_or_default();
    if !well_parted || behind.contains([',', '，']) {
        return Err(NotMoney::Shape);
    }
    Cents::parse(typed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_price_with_a_comma_for_a_point_is_refused_and_one_with_groups_is_read() {
        let read = |typed| price(typed).ok().map(Cents::hundredths);
        assert_eq!(
            ["126", "1,260.50", "１，２６０", "¥1,260,000元"].map(read),
            [Some(12_600), Some(126_050), Some(126_000), Some(126_000_000)]
        );
        assert_eq!(["12,5", "12,50", "1.260,50", "1,26,000"].map(read), [None; 4]);
    }

    #[test]
    fn a_time_is_read_as_people_type_it() {
        for (typed, read) in
            [("14:05", Some([14, 5, 0])), ("９：05：30", Some([9, 5, 30])), ("9.30", Some([9, 30, 0]))]
        {
            assert_eq!(time(typed), read, "{typed}");
        }
        assert_eq!(["", "14", "two", "14:5:6:7", "140:05", "-1:20"].map(time), [None; 6]);
    }

    #[test]
    fn a_pair_that_is_taken_out_leaves_the_others_as_they_were() {
        let mut form = Typed::new([("item-1", "a"), ("first-price-1", "1"), ("day-1-year", "2026")]);
        add_row(&mut form);
        assert!(is_as_added(&form, 2));
        form.set("first-price-2", "2");
        assert!(!is_as_added(&form, 2));
        take_out(&mut form, 1);
        assert_eq!((rows_of(&form), form.value("first-price-1"), form.value("day-1-year")), (1, "2", "2026"));
        assert_eq!(form.value("first-price-2"), "");
        take_out(&mut form, 1);
        assert_eq!(rows_of(&form), 1);
        form.set(ROWS, "5000");
        add_row(&mut form);
        assert_eq!(rows_of(&form), MOST_PAIRS);
    }
}
