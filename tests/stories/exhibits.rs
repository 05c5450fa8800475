//! Exhibits: the original bytes for whoever may read the file, and the page that proves them.

use crate::browser::Answer;
use crate::desk::Desk;
use crate::steps::{InCase, complaint};
use redress::domain::chain::{Hash, Salt};

/// Lin Mei's complaint about Yunlu, with a file.
async fn filed_with_a_file(desk: &Desk) -> InCase<'_> {
    let mut complaint = complaint(desk.cast.yunlu);
    complaint.exhibits = vec![desk.evidence("短信截图 (April)").await];
    desk.file(complaint).await.unwrap()
}

/// The address of the first exhibit.
async fn address(case: &InCase<'_>) -> String {
    let case = case.case().await;
    format!("/cases/{}/exhibits/{}", case.number(), case.exhibits[0].exhibit.id)
}

fn hash_at(page: &Answer, nth: usize) -> Hash {
    page.find(".hashes code")[nth].parse().unwrap()
}

#[actix_web::test]
async fn whoever_may_read_the_file_gets_the_original_bytes_as_a_file_to_keep() {
    let desk = Desk::open().await;
    let served = desk.serve().await;
    let case = filed_with_a_file(&desk).await;
    let address = address(&case).await;
    let got = served.as_(&desk.cast.lin_mei).await.get(&address).await;
    assert_eq!((got.status, got.body.as_slice()), (200, "短信截图 (April)".as_bytes()));
    let name = got.header("content-disposition").unwrap();
    assert!(name.starts_with("attachment; filename=\"01-"), "{name}");
    assert_eq!(got.header("content-security-policy"), Some("sandbox; default-src 'none'"));
    assert_eq!(got.header("content-type"), Some("application/octet-stream"));
    served.stop().await;
    desk.close().await;
}

#[actix_web::test]
async fn nobody_without_a_place_in_the_file_gets_an_exhibit_or_its_history() {
    let desk = Desk::open().await;
    let served = desk.serve().await;
    let case = filed_with_a_file(&desk).await;
    let address = address(&case).await;
    let cast = &desk.cast;
    let knock = async |who, expected: u16| {
        for address in [address.clone(), format!("{address}/record")] {
            let got = served.as_(who).await.get(&address).await;
            assert_eq!(got.status, expected, "{address}: {}", got.text());
        }
    };
    for nobody in
        [&cast.zhou_ming, &cast.sun_hao, &cast.stranger, &cast.he_yun, &cast.song_jie, &cast.tao_min]
    {
        knock(nobody, 404).await;
    }
    knock(&cast.wu_fang, 200).await;
    // The platform sees it from service on; the mediator and the court when they have the case; the
    // supervisor never.
    case.mediated().await;
    case.hand_over().await;
    for reader in [&cast.lin_mei, &cast.sun_hao, &cast.he_yun, &cast.wu_fang, &cast.song_jie] {
        knock(reader, 200).await;
    }
    for nobody in [&cast.tao_min, &cast.gu_wei, &cast.stranger, &cast.zhou_ming] {
        knock(nobody, 404).await;
    }
    let signed_out = served.visitor().get(&address).await;
    assert!(signed_out.onward().starts_with("/sign-in"));
    served.stop().await;
    desk.close().await;
}

#[actix_web::test]
async fn an_exhibit_of_another_case_is_not_there() {
    let desk = Desk::open().await;
    let served = desk.serve().await;
    let with = filed_with_a_file(&desk).await;
    let without = desk.filed().await;
    let id = with.case().await.exhibits[0].exhibit.id;
    let number = without.case().await.number();
    let lin_mei = served.as_(&desk.cast.lin_mei).await;
    for exhibit in [id.to_string(), "nonsense".to_owned(), "..".to_owned()] {
        for address in [
            format!("/cases/{number}/exhibits/{exhibit}"),
            format!("/cases/{number}/exhibits/{exhibit}/record"),
        ] {
            assert_eq!(lin_mei.get(&address).await.status, 404, "{address}");
        }
    }
    served.stop().await;
    desk.close().await;
}

#[actix_web::test]
async fn the_record_of_an_exhibit_can_be_recounted_by_whoever_reads_it() {
    let desk = Desk::open().await;
    let served = desk.serve().await;
    let case = desk.filed().await;
    case.exhibit(&desk.cast.lin_mei, "call log").await;
    let address = address(&case).await;
    let page = served.as_(&desk.cast.lin_mei).await.get(&format!("{address}/record")).await;
    assert_eq!(page.status, 200, "{}", page.text());
    assert_eq!(page.attribute("main a.button", "href"), Some(address));
    let [sha256, event, commitment] = [0, 1, 2].map(|nth| hash_at(&page, nth));
    assert_eq!(sha256, Hash::of(b"call log"));
    let Hash(salt) = hash_at(&page, 3);
    assert_eq!(Salt(salt).commit(&sha256.0), commitment);
    let bytes = &page.find(".hashes code")[5];
    assert_eq!(hash_at(&page, 4).link(bytes.as_bytes()), event);
    served.stop().await;
    desk.close().await;
}
