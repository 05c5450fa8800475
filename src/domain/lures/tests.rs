use super::*;
use proptest::prelude::*;

fn found(text: &str) -> Vec<&'static str> {
    lures(text).into_iter().map(Lure::as_str).collect()
}

#[test]
fn what_leads_away_is_found_in_every_dress() {
    let dressed: &[(&str, &[&str])] = &[
        (
            "link",
            &[
                "See https://refund.example/claim",
                "hxxps://evil.top",
                "www.evil.com",
                "go to evil[.]com now",
                "evil . com",
                "请打开ｅｖｉｌ．ｃｏｍ领取",
                "evil点com",
                "evil。cn",
                "t.cn/abc",
                "xn--fiqs8s",
                "苹果.中国",
                "扫描下方二维码退款",
                "Scan the QR code",
                "EVIL.COM",
                "evil dot com",
                "ev\u{200b}il.c\u{200b}om",
                "возврат.рф",
                "refund.рф/claim",
                "请打开 退款.рф 领取",
                "ПРИМЕР.РФ",
                "пример.онлайн",
                "예시.한국",
                "παράδειγμα.ελ",
                "उदाहरण.भारत",
                "مثال.ایران",
                "退款.中國",
                "退款.网店",
                "evil｡com",
            ],
        ),
        (
            "phone",
            &[
                "13800138000",
                "Call 138 0013 8000",
                "138-0013-8000",
                "１３８００１３８０００",
                "+86 138.0013.8000",
                "0086-13800138000",
                "一三八〇〇一三八〇〇〇",
                "幺三八零零幺三八零零零",
                "①③⑧⓪⓪①③⑧⓪⓪⓪",
                "1 3 8 0 0 1 3 8 0 0 0",
                "010-8888 6666",
                "(0571) 88886666",
                "400-820-8820",
                "+44 20 7946 0958",
                "请致电客服 88886666",
                "1\u{200b}3800138000",
                "13800138000 13900139000",
                "1\u{feff}3\u{2060}8\u{ad}0\u{200d}0\u{fe0f}138000",
                "1\u{fe0f}\u{20e3}3\u{fe0f}\u{20e3}8\u{fe0f}\u{20e3}0\u{20e3}0\u{20e3}1\u{20e3}3\u{20e3}8\u{20e3}0\u{20e3}0\u{20e3}0",
                "1\u{336}3\u{336}8\u{336}00138000",
                "¹³⁸⁰⁰¹³⁸⁰⁰⁰",
            ],
        ),
        (
            "account",
            &[
                "6222 0210 0000 0000 009",
                "4111-1111-1111-1111",
                "请汇款至账号 1234 5678 9012",
                "account: 123456789012",
                "６２２２０２１０００００００００００９",
                "6222\u{200b}0210\u{2063}0000\u{200b}0000\u{feff}009",
                "请退到支付宝 refund_2026@163.com",
                "支付宝账号：refund＠ｑｑ.com",
                "my Alipay is refund.desk@refund.example",
                "请转账到 lin@x.example.cn",
            ],
        ),
        (
            "app",
            &[
                "加微信 refund88",
                "请加 微 信",
                "加VX：abc12345",
                "vx abc12345",
                "QQ 12345678",
                "add me on WeChat",
                "Contact us via Telegram",
                "微信号：tuikuan_01",
                "请共享屏幕",
                "Please share your screen",
                "install AnyDesk",
                "扫码进QQ群",
                "加Ｖ信",
                "加V：refund888",
                "加 V refund888",
                "腾讯会议号 123-456-789 联系",
            ],
        ),
        (
            "code",
            &[
                "请把手机收到的验证码发给我",
                "请提供验证码以便退款",
                "收到验 证 码后告诉客服",
                "验\u{200b}证码回复给我们即可",
                "麻烦将六位动态密码告知专员",
                "Send us the verification code from your phone",
                "please tell me the one-time code",
                "Share the O T P with us",
                "give me your one time password",
                "Reply with the 6-digit security code",
            ],
        ),
    ];
    for (lure, texts) in dressed {
        for text in *texts {
            assert!(found(text).contains(lure), "{text}: {:?}", found(text));
        }
    }
}

#[test]
fn what_people_write_of_their_case_is_no_lure() {
    for text in [
        "They kept my trips for 400 days and sold them. I want them deleted.",
        "2026-11-23 10:30 我要求平台删除行程记录，至今未回复。订单金额 3,200.00 元。",
        "Case 2026-000123-K, order 20261123, version 3.14.15, page 12/40.",
        "微信小程序收集了我的位置信息，还读取了通讯录。",
        "I wrote to privacy@yunlu.cn on 3 March 2026.",
        "He asked for the env xml file. Iraq question.",
        "平台增加微信登录后，强制要求同意。",
        "客服让我加VIP会员才能注销账号。",
        "第一、二、三条均未履行。Me too. Top quality.",
        "They will not share the data. See articles 44, 45, 47.",
        "上周起我不断收到不是我申请的验证码短信。改了密码以后短信还是来。",
        "平台每次登录都要求输入验证码。",
        "提供短信验证码加银行卡的注销方式。",
        "验证码由原告在来电诱导下提供给他人。",
        "平台绝不会向您索要验证码，请勿将验证码告诉他人。",
        "They send verification codes that I never asked for.",
        "Never share your verification code with anybody.",
        "I got an SMS code that I did not ask for; the photocopter is not an OTPlike thing.",
        "我在平台的账号是 lin.mei@people.example，注册手机已停用。",
        "Я просил удалить данные. Они отказали.",
        "한국 플랫폼입니다. 한국어로 답변 바랍니다.",
        "",
    ] {
        assert_eq!(found(text), Vec::<&str>::new(), "{text}");
    }
}

#[test]
fn nobody_in_the_demo_asks_for_a_code() {
    // They tell of codes that swindlers wanted, and nobody is warned of those who tell it.
    let cases = include_str!("../../demo/cases.toml");
    let asking: Vec<_> = cases.split("\n\n").filter(|part| lures(part).contains(&Lure::Code)).collect();
    assert_eq!(asking, Vec::<&str>::new());
}

/// Another way to the same answer: blanks out what may part groups and tries every stretch of the rest
/// that begins and ends where a group does.
fn has_mobile(text: &str) -> bool {
    let groups: Vec<&str> = text.split([' ', '-', '.']).collect();
    let all = (0..groups.len()).flat_map(|from| (from..groups.len()).map(move |to| (from, to)));
    all.map(|(from, to)| groups[from..=to].concat()).any(|digits| {
        digits.len() == 11
            && digits.parse::<u64>().is_ok_and(|n| (13_000_000_000..20_000_000_000).contains(&n))
    })
}

proptest! {
    #[test]
    fn a_number_is_found_however_it_is_spaced_and_shaped(
        number in "1[3-9][0-9]{9}",
        gaps in prop::collection::vec("[ .·—-]{0,2}", 11),
        wide in prop::collection::vec(0..3_usize, 11),
        around in "[删除我的行程，a-z ]{0,12}",
    ) {
        let dress = |(at, c): (usize, char)| {
            let digit = c.to_digit(10).unwrap();
            let shape = [u32::from('0'), u32::from('０'), 0x1d7ce][wide[at]];
            format!("{}{}", char::from_u32(shape + digit).unwrap(), if at < 10 { gaps[at].as_str() } else { "" })
        };
        let text: String = number.chars().enumerate().map(dress).collect();
        prop_assert!(lures(&format!("{around}：{text}，{around}")).contains(&Lure::Phone), "{}", text);
    }

    #[test]
    fn a_mobile_number_is_found_just_where_another_way_finds_one(text in "[1-57-9]{1,11}([ .-][1-57-9]{1,6}){0,5}") {
        prop_assert_eq!(lures(&text).contains(&Lure::Phone), has_mobile(&text), "{}", text);
    }

    #[test]
    fn an_address_is_found_in_either_width(name in "[a-z]{1,8}", ending in "(com|cn|xyz)", wide: bool, spaced: bool) {
        let dot = if spaced { " . " } else { "." };
        let mut text = format!("{name}{dot}{ending}");
        if wide {
            text = text.chars().map(|c| if c.is_ascii_graphic() { char::from_u32(c as u32 + 0xfee0).unwrap() } else { c }).collect();
        }
        prop_assert!(lures(&format!("请看{text}吧")).contains(&Lure::Link), "{}", text);
    }

    #[test]
    fn what_nobody_sees_hides_no_digit(
        number in "1[3-9][0-9]{9}",
        between in prop::collection::vec("[\u{200b}-\u{200f}\u{2060}-\u{2064}\u{feff}\u{ad}\u{fe0f}\u{20e3}\u{301}\u{336}]{0,3}", 10),
    ) {
        let text: String = number
            .chars()
            .enumerate()
            .map(|(at, c)| format!("{c}{}", between.get(at).map_or("", String::as_str)))
            .collect();
        prop_assert!(lures(&text).contains(&Lure::Phone), "{:?}", text);
    }

    #[test]
    fn a_code_is_asked_for_however_it_is_spaced(gaps in prop::collection::vec("[ \u{200b}·-]{0,2}", 8)) {
        let text: String = "请把验证码发给我"
            .chars()
            .zip(&gaps)
            .map(|(c, gap)| format!("{c}{gap}"))
            .collect();
        prop_assert!(lures(&text).contains(&Lure::Code), "{:?}", text);
    }

    #[test]
    fn any_text_is_read_to_its_end(text: String) {
        let found = lures(&text);
        prop_assert!(found.len() <= Lure::ALL.len() && found.is_sorted());
    }
}
