//! One believable bundle, with exhibits of every kind: a picture, a PDF with a page on its side, a
//! mail file, a damaged PDF, a locked PDF, a sound file.

#![allow(dead_code, reason = "each of the two test programs uses its part of the sample")]

use std::path::{Path, PathBuf};

use redress::bundle::BundleContent;
use redress::bundle::content::*;
use redress::domain::text::Bilingual;
use sha2::{Digest, Sha256};

/// Where the exhibits' bytes lie.
pub fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/bundle_sample")
}

pub fn two(en: &str, zh: &str) -> Bilingual {
    Bilingual { en: en.to_owned(), zh: zh.to_owned() }
}

fn identity(kind: IdentityKind, value: &str) -> Identity {
    Identity { kind, value: value.to_owned() }
}

fn step(label: Bilingual, sentence: Bilingual) -> ReckoningLine {
    ReckoningLine { label, sentence }
}

pub fn answer_window() -> Vec<ReckoningLine> {
    vec![
        step(
            two("Start", "起算"),
            two(
                "Served on 13 April 2026; the day of service is not counted.",
                "2026年4月13日送达，送达当日不计入。",
            ),
        ),
        step(
            two("Counted", "计算"),
            two(
                "15 working days. 1 to 5 May are holidays; 9 May is a make-up working day.",
                "15个工作日。5月1日至5日为劳动节假期，5月9日为调休上班日。",
            ),
        ),
        step(two("End", "届满"), two("8 May 2026, 24:00 in Beijing.", "北京时间2026年5月8日24时。")),
    ]
}

/// An exhibit made of a PDF in another folder.
pub fn exhibit_in(folder: &Path, file: &str) -> Exhibit {
    let bytes = std::fs::read(folder.join(file)).expect("the file is there");
    described(1, "Policy", "What it says", "The platform", "application/pdf", file, &bytes)
}

fn exhibit(number: u32, title: &str, proves: &str, source: &str, media_type: &str, file: &str) -> Exhibit {
    let bytes = std::fs::read(folder().join(file)).expect("the sample file is there");
    described(number, title, proves, source, media_type, file, &bytes)
}

fn described(
    number: u32,
    title: &str,
    proves: &str,
    source: &str,
    media_type: &str,
    file: &str,
    bytes: &[u8],
) -> Exhibit {
    Exhibit {
        number,
        title: title.to_owned(),
        proves: Some(proves.to_owned()),
        source: Some(source.to_owned()),
        added_by: if number == 2 { two("The platform", "平台") } else { two("The consumer", "消费者") },
        added_on: two("7 April 2026, 20:15", "2026年4月7日 20:15"),
        sha256: Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect(),
        media_type: media_type.to_owned(),
        bytes: bytes.len() as u64,
        file: file.into(),
    }
}

/// The whole sample.
pub fn content() -> BundleContent {
    BundleContent {
        case_number: "2026-000123-K".to_owned(),
        title: two("Lin Yue against Maple Market", "林玥诉枫叶商城"),
        centre: two("Harbour Mediation Centre for Personal Data", "海港个人信息纠纷调解中心"),
        court: Some(two("Hangzhou Internet Court", "杭州互联网法院")),
        claimant: Party {
            name: "林玥 (Lin Yue)".to_owned(),
            identity: vec![
                identity(IdentityKind::Sex, "女"),
                identity(IdentityKind::Born, "1991-08-17"),
                identity(IdentityKind::Address, "杭州市西湖区文三路100号3幢502室"),
                identity(IdentityKind::ServiceAddress, "lin.yue@mail.example"),
                identity(IdentityKind::Telephone, "138 0000 0000"),
                identity(IdentityKind::Account, "linyue91"),
            ],
        },
        respondent: Party {
            name: "枫叶商城（杭州）网络科技有限公司 (Maple Market)".to_owned(),
            identity: vec![
                identity(IdentityKind::RegistrationNumber, "91330100MA00000000"),
                identity(IdentityKind::Address, "杭州市滨江区江南大道1号"),
                identity(IdentityKind::LegalRepresentative, "赵启明，执行董事"),
                identity(IdentityKind::ActedThrough, "陈曦，个人信息保护负责人"),
                identity(IdentityKind::Website, "maple-market.example"),
            ],
        },
        note: Some("请法院审查平台与合作方之间的数据流转。".to_owned()),
        docket: None,
        grievances: vec![
            Grievance {
                name: two("My data was given to others without my consent", "未经同意向他人提供个人信息"),
                legal_bases: vec![
                    two("Personal Information Protection Law, article 23", "《个人信息保护法》第二十三条"),
                    two("Civil Code, article 1038", "《民法典》第一千零三十八条"),
                ],
            },
            Grievance {
                name: two("My request to see my data went unanswered", "查阅、复制请求未获答复"),
                legal_bases: vec![two(
                    "Personal Information Protection Law, articles 45 and 50",
                    "《个人信息保护法》第四十五条、第五十条",
                )],
            },
        ],
        complaint: Complaint {
            filed: two("7 April 2026, 20:31 (Beijing)", "2026年4月7日 20:31（北京时间）"),
            happened: Some(two("From 2 April 2026", "2026年4月2日起")),
            text: "2026年3月28日，我在枫叶商城购买了一辆婴儿推车。自4月2日起，我接连收到“优贷”和“安心保”两家公司的短信，\
                   短信直呼我的姓名，并提到我刚买的商品。我从未与这两家公司打过交道，也没有在下单时同意过任何信息共享。\n\
                   4月3日我写信要求平台说明向谁提供了我的信息，并要求删除。至今没有收到任何答复。\n\
                   The second company knew what I had bought and for whom; it can only have come from the order."
                .to_owned(),
            data_concerned: Some(two("Name, telephone, orders, delivery address", "姓名、手机号码、订单内容、收货地址")),
            completion: Some(Completion {
                asked: "请补充订单编号，以及收到第一条短信的时间。".to_owned(),
                added: Some("订单在附件中；第一条短信是4月2日上午收到的。".to_owned()),
            }),
        },
        claims: vec![
            Claim {
                remedy: two("Say which data was given to whom, when and on which ground", "说明向何人、何时、依据何种理由提供了哪些信息"),
                detail: None,
            },
            Claim {
                remedy: two("Have the data deleted by those who received it", "通知接收方删除相关信息"),
                detail: Some("包括“优贷”“安心保”及其关联公司。".to_owned()),
            },
            Claim { remedy: two("Compensation", "赔偿损失"), detail: None },
        ],
        amount: Some(two("CNY 2,000.00", "人民币2,000.00元")),
        prior_request: Some(PriorRequest {
            made: two("3 April 2026, 09:30", "2026年4月3日 09:30"),
            way: Some(two("Mail to the address for privacy requests", "发送至平台个人信息专用邮箱")),
            text: Some("请告知：贵平台向谁提供了本人的姓名、电话和订单信息，依据是什么；并请删除已提供的信息。".to_owned()),
            outcome: two(
                "No reply within 15 working days; the request counted as refused on 24 April 2026.",
                "15个工作日内未获答复，自2026年4月24日起视为拒绝。",
            ),
            reply: None,
            exhibits: vec![3],
        }),
        answer: PlatformAnswer::Answered {
            on: two("6 May 2026, 16:02", "2026年5月6日 16:02"),
            by: Some("陈曦，个人信息保护负责人".to_owned()),
            late: false,
            points: vec![
                AnsweredPoint {
                    claim: two("Say which data was given to whom", "说明信息提供情况"),
                    position: Position::GrantedInPart,
                    reasons: "经查，订单信息曾提供给合作方“优贷”，用于联合营销。与“安心保”之间不存在信息提供关系。".to_owned(),
                    ground: Some(two("Privacy policy of 1 March 2026, section 2", "2026年3月1日版隐私政策第二条")),
                },
                AnsweredPoint {
                    claim: two("Compensation", "赔偿损失"),
                    position: Position::Refused,
                    reasons: "The customer agreed to the privacy policy when the account was opened. No loss has been shown.".to_owned(),
                    ground: None,
                },
            ],
            text: None,
        },
        finding: Some(Finding {
            on: two("15 June 2026", "2026年6月15日"),
            by: "周明远 (Zhou Mingyuan)".to_owned(),
            outcome: two("Upheld in part", "部分支持"),
            on_grievances: vec![
                FoundOnGrievance {
                    grievance: two("Data given to others without consent", "未经同意提供个人信息"),
                    found: two("Made out", "成立"),
                    reasons: Some("向第三方提供个人信息须取得单独同意。隐私政策第二条属于概括同意，不足以构成单独同意（证据2第1页）。".to_owned()),
                },
                FoundOnGrievance {
                    grievance: two("Request to see the data", "查阅、复制请求"),
                    found: two("Made out", "成立"),
                    reasons: Some("The request of 3 April 2026 reached the platform (exhibit 3) and was not answered within 15 working days.".to_owned()),
                },
            ],
            reasons: None,
            remedies: vec![
                RemedyDue { remedy: two("List every recipient of the order data", "列明订单信息的全部接收方"), words: Some("With the name and address of each.".to_owned()), due: Some(two("30 June 2026", "2026年6月30日")) },
                RemedyDue { remedy: two("Pay CNY 800.00", "支付人民币800.00元"), words: None, due: Some(two("15 July 2026", "2026年7月15日")) },
            ],
        }),
        exhibits: vec![
            exhibit(1, "短信截图", "订单信息被第三方用于营销", "消费者手机截图，2026年4月3日", "image/png", "screenshot.png"),
            exhibit(2, "Privacy policy of 1 March 2026", "What the platform says about sharing", "maple-market.example/privacy, saved 5 May 2026", "application/pdf", "policy.pdf"),
            exhibit(3, "4月3日致平台的邮件", "The request was made and reached the platform", "Mail file from the consumer’s mailbox", "message/rfc822", "message.eml"),
            exhibit(4, "Invoice (damaged scan)", "The order of 28 March 2026", "Sent by the consumer", "application/pdf", "broken.pdf"),
            exhibit(5, "合作协议（加密）", "平台与合作方的关系", "平台提交", "application/pdf", "locked.pdf"),
            exhibit(6, "Call with customer service", "What was said on 4 April", "Recorded by the consumer", "audio/mpeg", "message.eml"),
        ],
        writings: vec![
            Writing {
                date: two("18 May 2026, 09:00", "2026年5月18日 09:00"),
                by: two("The mediator", "调解员"),
                what: two("Question to the platform", "向平台提问"),
                text: "Which of your partners received the order of 28 March 2026?".to_owned(),
                exhibits: vec![],
            },
            Writing {
                date: two("20 May 2026, 11:30", "2026年5月20日 11:30"),
                by: two("The platform", "平台"),
                what: two("Answer to the mediator's question", "回答调解员的提问"),
                text: "仅“优贷”一家，合作协议见所附证据。".to_owned(),
                exhibits: vec![5],
            },
        ],
        timeline: vec![
            Entry {
                date: two("7 April 2026, 20:31", "2026年4月7日 20:31"),
                sentence: two("Lin Yue filed the complaint.", "林玥提交投诉。"),
                reckoning: vec![],
            },
            Entry {
                date: two("13 April 2026, 10:05", "2026年4月13日 10:05"),
                sentence: two("The complaint was admitted and served on Maple Market in its inbox.", "投诉获受理，并通过站内收件箱送达枫叶商城。"),
                reckoning: answer_window(),
            },
            Entry {
                date: two("6 May 2026, 16:02", "2026年5月6日 16:02"),
                sentence: two("Maple Market answered, two days before the end of its window.", "枫叶商城在期限届满前两日作出答复。"),
                reckoning: vec![],
            },
            Entry {
                date: two("15 June 2026, 11:20", "2026年6月15日 11:20"),
                sentence: two("The mediator made the finding.", "调解员作出意见。"),
                reckoning: vec![],
            },
            Entry {
                date: two("29 June 2026, 18:00", "2026年6月29日 18:00"),
                sentence: two("Maple Market refused the finding.", "枫叶商城不接受该意见。"),
                reckoning: vec![],
            },
        ],
        made: two("2 July 2026, 10:15 in Beijing", "2026年7月2日 10:15（北京时间）"),
        zone: "Asia/Shanghai".parse().expect("a zone"),
        generated_at: "2026-07-02T02:15:00Z".parse().expect("an instant"),
        release: "0.1.0".to_owned(),
    }
}
