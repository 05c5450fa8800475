//! A reveal: the consumer's own act, with a preview, on record, and theirs to take back until it is read.

use crate::browser::{Answer, Browser};
use crate::cast::person;
use crate::desk::Desk;
use crate::steps::InCase;
use redress::domain::actor::Actor;
use redress::domain::case::event::Detail;
use redress::domain::case::stage::Stage;
use redress::domain::command::Command;
use redress::domain::letter::Addressee;
use redress::domain::refusal::Refusal;
use redress::domain::text::Language;
use redress::store::people::{self, Details};
use redress::store::{Sealed, StoreError};

const PHONE: &str = "canary-telephone";
const MOVED: &str = "another-number";
const STREET: &str = "canary-street";

async fn says(desk: &Desk, phone: Option<&str>) {
    let told = Details {
        name: Sealed::seal("林梅"),
        phone: phone.map(Sealed::seal),
        address: Some(Sealed::seal(STREET)),
        language: Language::En,
    };
    let lin_mei = person(&desk.cast.lin_mei);
    let tell = desk.store().write(move |tx| people::set_details(tx, lin_mei, &told)).await;
    tell.map_err(|problem: StoreError| problem).unwrap();
}

fn reveal(details: &[Detail]) -> Command {
    Command::Reveal { details: details.to_vec() }
}

/// Sends the form of an act as somebody who opened it just before.
async fn send(visitor: &Browser, address: &str, fields: &[(&str, &str)]) -> Answer {
    let form = visitor.get(address).await.attribute("[name=form]", "value").expect("the form");
    visitor.post(address, &[&[("form", form.as_str())], fields].concat()).await
}

async fn answering(desk: &Desk) -> InCase<'_> {
    let case = desk.filed().await;
    case.admit().await;
    case
}

#[actix_web::test]
async fn what_is_revealed_is_previewed_opened_once_and_then_known() {
    let desk = Desk::open().await;
    says(&desk, Some(PHONE)).await;
    let house = desk.serve().await;
    let case = answering(&desk).await;
    let number = case.case().await.number();
    let (page, at) = (format!("/cases/{number}"), |act: &str| format!("/cases/{number}/{act}"));
    let lin_mei = house.as_(&desk.cast.lin_mei).await;
    let sun_hao = house.as_(&desk.cast.sun_hao).await;
    assert_eq!(sun_hao.get(&at("disclosure")).await.status, 404);
    assert_eq!(lin_mei.get(&at("disclosure-reading")).await.status, 404);
    assert_eq!(sun_hao.get(&at("disclosure-reading")).await.status, 409, "there is nothing to open");

    let form = lin_mei.get(&at("disclosure")).await;
    let previews = form.find(".choice .hint");
    assert_eq!(previews, ["林梅", "lin.mei@people.example", PHONE, STREET], "exactly what it will see");
    assert!(form.find(".walled")[0].contains("once it opens it"));
    assert_eq!(send(&lin_mei, &at("disclosure"), &[]).await.status, 422);
    send(&lin_mei, &at("disclosure"), &[("detail", "phone")]).await.onward();
    assert_eq!(desk.told_of(case.id, "revealed").await, [Addressee::Platform]);
    assert!(!sun_hao.get(&page).await.text().contains(PHONE), "not before it is opened");
    assert!(lin_mei.get(&page).await.find(".facts dd").contains(&format!("{PHONE} (not opened yet)")));

    send(&sun_hao, &at("disclosure-reading"), &[]).await.onward();
    assert_eq!(desk.told_of(case.id, "reveal_read").await, [Addressee::Consumer]);
    let seen = sun_hao.get(&page).await.text();
    assert!(seen.contains(PHONE) && !seen.contains(STREET) && !seen.contains("林梅"));
    assert!(
        lin_mei.get(&page).await.find(".facts dd").contains(&format!("{PHONE} (opened on 23 November 2026)"))
    );
    for (other, knows) in [(&desk.cast.wu_fang, true), (&desk.cast.tao_min, false)] {
        assert_eq!(house.as_(other).await.get(&page).await.text().contains(PHONE), knows);
    }
    assert_eq!(house.as_(&desk.cast.stranger).await.get(&page).await.status, 404);

    // No letter and no event repeats what it says.
    desk.sweep().await;
    for letter in desk.letters(case.id).await {
        assert!(!letter.words.unwrap().open().unwrap().contains(PHONE));
    }
    // What is known cannot be taken back, and that is said with the day.
    let refused = case.refuses(&desk.cast.lin_mei, Command::TakeBackReveal).await;
    assert!(matches!(refused, Refusal::RevealWasRead(_)), "{refused:?}");
    assert_eq!(case.refuses(&desk.cast.sun_hao, Command::ReadReveal).await, Refusal::AlreadyDone);
    assert_eq!(case.refuses(&desk.cast.lin_mei, reveal(&[Detail::Phone])).await, Refusal::AlreadyDone);

    // Whoever moves on later decides anew: until then the platform sees what it was shown, and no more.
    says(&desk, Some(MOVED)).await;
    let seen = sun_hao.get(&page).await.text();
    assert!(seen.contains(PHONE) && !seen.contains(MOVED));
    let form = lin_mei.get(&at("disclosure")).await;
    assert!(form.find(".choice .hint").contains(&MOVED.to_owned()), "it can be let to see the new one");
    send(&lin_mei, &at("disclosure"), &[("detail", "phone")]).await.onward();
    assert!(!sun_hao.get(&page).await.text().contains(MOVED), "not before it is opened");
    send(&sun_hao, &at("disclosure-reading"), &[]).await.onward();
    let seen = sun_hao.get(&page).await.text();
    assert!(seen.contains(MOVED) && !seen.contains(PHONE));
    let own = lin_mei.get(&page).await.text();
    assert!(own.contains(MOVED) && own.contains(PHONE), "the consumer sees what it knows");

    // All is shown as it stands: the form says so, and where that is changed.
    case.does(&desk.cast.lin_mei, reveal(&[Detail::Name, Detail::Mail, Detail::Address])).await;
    let form = lin_mei.get(&at("disclosure")).await;
    assert!(form.text().contains("nothing new to show") && form.find(".choice").is_empty());
    assert_eq!(send(&lin_mei, &at("disclosure"), &[]).await.status, 422);
    house.stop().await;
    desk.close().await;
}

#[actix_web::test]
async fn a_reveal_is_taken_back_until_it_is_read_and_a_late_button_says_so() {
    let desk = Desk::open().await;
    says(&desk, Some(PHONE)).await;
    let house = desk.serve().await;
    let case = answering(&desk).await;
    let (lin_mei, sun_hao) = (&desk.cast.lin_mei, &desk.cast.sun_hao);
    assert_eq!(case.refuses(lin_mei, Command::TakeBackReveal).await, Refusal::NoLongerOpen);
    case.does(lin_mei, reveal(&[Detail::Phone, Detail::Phone])).await;
    case.does(lin_mei, Command::TakeBackReveal).await;
    assert_eq!(case.refuses(lin_mei, Command::TakeBackReveal).await, Refusal::NoLongerOpen);
    assert_eq!(case.refuses(sun_hao, Command::ReadReveal).await, Refusal::NoLongerOpen);

    // Somebody has the form open while the platform reads.
    case.does(lin_mei, reveal(&[Detail::Address])).await;
    let address = format!("/cases/{}/disclosure-withdrawal", case.case().await.number());
    let visitor = house.reading(lin_mei, "en").await;
    let form = visitor.get(&address).await.attribute("[name=form]", "value").unwrap();
    case.does(sun_hao, Command::ReadReveal).await;
    let late = visitor.post(&address, &[("form", &form)]).await;
    assert_eq!(late.status, 409);
    assert!(
        late.find(".problems")[0].contains("The platform opened this on 23 November 2026"),
        "{}",
        late.text()
    );
    let visitor = house.reading(lin_mei, "zh").await;
    let late = visitor.post(&address, &[("form", &form)]).await;
    assert!(late.find(".problems")[0].contains("平台已于2026年11月23日"), "{:?}", late.find(".problems"));

    // Something new may follow, and only that can be taken back.
    case.does(lin_mei, reveal(&[Detail::Address, Detail::Name])).await;
    let then = case.does(lin_mei, Command::TakeBackReveal).await;
    let shown: Vec<_> = then.revealed.iter().map(|shown| shown.detail).collect();
    assert_eq!(shown, [Detail::Address]);
    house.stop().await;
    desk.close().await;
}

#[actix_web::test]
async fn nobody_else_reveals_and_nothing_before_service_or_after_the_end() {
    let desk = Desk::open().await;
    says(&desk, None).await;
    let cast = &desk.cast;
    let case = desk.filed().await;
    assert_eq!(case.refuses(&cast.lin_mei, reveal(&[Detail::Name])).await, Refusal::WrongStage(Stage::Filed));
    case.admit().await;
    assert_eq!(case.refuses(&cast.lin_mei, reveal(&[])).await, Refusal::Incomplete);
    let lacking = case.refuses(&cast.lin_mei, reveal(&[Detail::Phone])).await;
    assert_eq!(lacking, Refusal::DetailLacking(Detail::Phone));
    let others: [&Actor; 5] = [&cast.sun_hao, &cast.wu_fang, &cast.he_yun, &cast.zhou_ming, &cast.tao_min];
    for other in others {
        assert_eq!(case.refuses(other, reveal(&[Detail::Name])).await, Refusal::NotYours);
        assert_eq!(case.refuses(other, Command::TakeBackReveal).await, Refusal::NotYours);
    }
    for other in [&cast.lin_mei, &cast.wu_fang, &cast.stranger] {
        assert_eq!(case.refuses(other, Command::ReadReveal).await, Refusal::NotYours);
    }
    case.does(&cast.lin_mei, reveal(&[Detail::Name])).await;
    case.withdraw().await;
    let over = Refusal::WrongStage(Stage::Withdrawn);
    assert_eq!(case.refuses(&cast.sun_hao, Command::ReadReveal).await, over);
    assert_eq!(case.refuses(&cast.lin_mei, reveal(&[Detail::Address])).await, over);
    // What was never opened can still be taken back.
    assert!(case.does(&cast.lin_mei, Command::TakeBackReveal).await.revealed.is_empty());
    desk.close().await;
}
