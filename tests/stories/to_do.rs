//! What waits for a registrar: theirs to do, counted so, and what is due first at the top.

use crate::desk::Desk;
use crate::served::Served;
use crate::steps::words;
use redress::domain::actor::Actor;
use redress::domain::case::event::AlarmKind;
use redress::domain::clock::WindowKey;
use redress::domain::command::Command;

/// The heading of somebody's list, and the numbers of its cases in order.
async fn list(house: &Served, who: &Actor) -> (String, Vec<String>) {
    let page = house.reading(who, "en").await.get("/cases?show=mine").await;
    let numbers = page.attributes("tbody tr a", "href").into_iter();
    let numbers = numbers.map(|href| href.trim_start_matches("/cases/").to_owned());
    (page.find("h1").remove(0), numbers.collect())
}

#[actix_web::test]
async fn what_another_registrar_must_decide_is_not_mine_to_do() {
    let desk = Desk::open().await;
    let house = desk.serve().await;
    let (ma_li, wu_fang) = (&desk.cast.ma_li, &desk.cast.wu_fang);
    let nothing = ("Nothing to do now".to_owned(), vec![]);
    assert_eq!(list(&house, ma_li).await, nothing);

    // A review of what Ma Li decided.
    let turned_away = desk.filed().await;
    let reason = "not_personal_data".to_owned();
    let reason = if desk.rulebook().inadmissible.iter().any(|entry| entry.key == reason) {
        reason
    } else {
        desk.rulebook().inadmissible[0].key.clone()
    };
    let refuse = Command::FindInadmissible { reason, text: words("It is not for us.") };
    turned_away.does(ma_li, refuse).await;
    let window = turned_away.window(WindowKey::Review).await.id;
    let ask = Command::AskForReview { window, text: words("It is.") };
    let number = turned_away.does(&desk.cast.lin_mei, ask).await.number().to_string();
    let one = ("1 matter to deal with".to_owned(), vec![number]);
    assert_eq!(list(&house, ma_li).await, nothing);
    assert_eq!(list(&house, wu_fang).await, one);

    // Something else in it that she may do makes it hers, too.
    let alarm = turned_away.raises(AlarmKind::Threatened, "They stand at my door.").await;
    assert_eq!(list(&house, ma_li).await, one);
    turned_away.attend(alarm).await;
    assert_eq!(list(&house, ma_li).await, nothing);
    let decide = Command::DecideReview { overturned: false, text: words("It is not.") };
    turned_away.does(wu_fang, decide).await;
    assert_eq!(list(&house, wu_fang).await, nothing);
    house.stop().await;
    desk.close().await;
}

#[actix_web::test]
async fn what_is_overdue_or_waits_beside_the_ball_stands_where_it_is_due() {
    let desk = Desk::open().await;
    let house = desk.serve().await;
    let (ma_li, lin_mei) = (&desk.cast.ma_li, &desk.cast.lin_mei);
    // The first one is missed and runs anew, so its window ends after that of the second.
    let missed = desk.filed().await;
    desk.days(5).await;
    let second = desk.filed().await;
    missed.in_silence(WindowKey::Admission).await;
    let falls =
        async |case: &crate::steps::InCase<'_>| case.window(WindowKey::Admission).await.reckoning.falls;
    assert!(falls(&second).await < falls(&missed).await);
    let number = async |case: &crate::steps::InCase<'_>| case.case().await.number().to_string();
    let [first, next] = [number(&missed).await, number(&second).await];
    let (heading, order) = list(&house, ma_li).await;
    assert_eq!(heading, "2 matters to deal with");
    assert_eq!(order, [first.clone(), next.clone()], "what is overdue was due first");
    let line = missed.in_inbox(&house, ma_li, "").await.expect("in her inbox");
    assert!(line.contains("was due ") && line.contains(", now by "), "{line}");
    let page = missed.page(&house, ma_li, "").await.find(".act").join(" ");
    assert!(
        page.contains("This is overdue: it was due by the end of "),
        "its page says what the list says: {page}"
    );

    // The platform's answer is due before any of this; what was asked of the centre is due last.
    let answering = desk.filed_about(desk.cast.yunlu).await;
    answering.admit().await;
    desk.days(1).await;
    let need = desk.rulebook().needs[0].key.clone();
    answering.does(lin_mei, Command::AskForHelp { need, text: words("I cannot read small print.") }).await;
    let help = answering.window(WindowKey::Help).await.reckoning.falls;
    let third = number(&answering).await;
    let mut expected = vec![(falls(&second).await, next), (help, third)];
    expected.sort();
    let mut order = vec![first];
    order.extend(expected.into_iter().map(|(_, number)| number));
    assert_eq!(list(&house, ma_li).await.1, order);

    // An alarm comes before all of it.
    let alarm = answering.raises(AlarmKind::MoneyMoving, "Now.").await;
    let listed = list(&house, ma_li).await.1;
    assert_eq!(listed[0], number(&answering).await);
    answering.attend(alarm).await;
    house.stop().await;
    desk.close().await;
}
