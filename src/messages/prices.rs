//! Texts of price comparisons: the form, what is told of the pairs, and what they cannot show.

use super::{T, catalogue, plural};
use crate::domain::clock::{Moment, Zone};
use crate::domain::price_comparison::{
    FURTHEST_APART_SECONDS, Fault, LONGEST_CELL, MOST_PAIRS, PriceComparison, SignTest, is_whole,
};

catalogue! {
    prices_title { en: "Add a price comparison", zh: "添加价格对比" }
    prices_means {
        en: "The same item, looked at by two accounts or devices in the same minute. From what you write here we make an exhibit: a plain text, with a table, a plot and two figures that everybody in the case can check.",
        zh: "同一商品、同一分钟，由两个账号或设备查看价格。您填写的内容将生成一份证据：一份纯文本，附表格、图和两项任何案件参与人都可核对的数字。",
    }
    prices_way_hint {
        en: "Where two accounts were shown different prices for the same item",
        zh: "两个账号对同一商品看到不同价格时使用",
    }
    prices_instead { en: "Two accounts, two prices? Use the form for a price comparison", zh: "两个账号、两种价格？请使用价格对比表" }
    prices_protocol { en: "How to compare", zh: "如何对比" }
    prices_protocol_same {
        en: "Look at the same item with both accounts within one minute: same quantity, same day of use, same address.",
        zh: "在一分钟内用两个账号查看同一商品：数量、使用日期、收货地址均相同。",
    }
    prices_protocol_pay {
        en: "Write down what is to be paid in the end, and every discount that was shown: coupons, member level, offers to new customers.",
        zh: "记下最终应付金额，以及页面显示的各种优惠：优惠券、会员等级、新客优惠等。",
    }
    prices_protocol_shot {
        en: "Take a screenshot of both, up to the pay button. Add the screenshots to the evidence first; then they can be chosen here.",
        zh: "双方都截图到付款按钮为止。请先把截图添加为证据，之后即可在此选择。",
    }
    prices_protocol_all {
        en: "Do it again at other times. Write down every pair, also those without a difference or with one the other way round: pairs that are left out make the figures worthless. Another item belongs into a comparison of its own.",
        zh: "换个时间再次对比。每一组都要记录，包括价格相同或情况相反的：漏记会使数字失去意义。另一种商品请另作一份对比。",
    }
    prices_first { en: "First account or device", zh: "第一账号或设备" }
    prices_first_hint { en: "The one that you think pays more, for example: my account of five years", zh: "您认为付得更多的一方，例如：我用了五年的账号" }
    prices_second { en: "Second account or device", zh: "第二账号或设备" }
    prices_second_hint {
        en: "The one that it is held against, for example: a new account on my brother’s phone. Name nobody else in full.",
        zh: "用来对比的一方，例如：弟弟手机上的新账号。请勿写他人全名。",
    }
    prices_currency { en: "Currency", zh: "币种" }
    prices_currency_hint { en: "Three letters, the same for all prices: CNY, EUR, USD", zh: "三个字母，所有价格相同：CNY、EUR、USD" }
    prices_pair(number: usize) { en: format!("Pair {number}"), zh: format!("第{number}组") }
    prices_item { en: "Item", zh: "商品" }
    prices_item_hint { en: "So that somebody else finds the same one, for example: Hotel Linden, double room, 3 May, one night", zh: "写到他人能找到同一商品，例如：某酒店大床房，5月3日，一晚" }
    prices_day { en: "Day", zh: "日期" }
    prices_side_first { en: "First account", zh: "第一账号" }
    prices_side_second { en: "Second account", zh: "第二账号" }
    prices_time { en: "Time", zh: "时间" }
    prices_time_hint(place: &str) { en: format!("For example, 14:05 or 14:05:30, in {place} time"), zh: format!("例如 14:05 或 14:05:30（{place}时间）") }
    prices_price { en: "Price to be paid", zh: "应付价格" }
    prices_discounts { en: "Discounts in it", zh: "其中的优惠" }
    prices_shot { en: "Screenshot", zh: "截图" }
    prices_no_shot { en: "none", zh: "无" }
    prices_another { en: "Add another pair", zh: "再添加一组" }
    prices_take_out(number: usize) { en: format!("Take out pair {number}"), zh: format!("删除第{number}组") }
    prices_send { en: "Add it to the evidence", zh: "添加为证据" }
    prices_note { en: "What the comparison shows, and how you went about it", zh: "对比说明什么，如何进行" }
    prices_note_hint { en: "Above all: did you write down every pair?", zh: "尤其请说明：是否记录了每一组？" }
    prices_added { en: "The price comparison is on file as an exhibit.", zh: "价格对比已作为证据入卷。" }
    prices_exhibit_title(item: &str) { en: format!("Price comparison: {item}"), zh: format!("价格对比：{item}") }
    prices_see { en: "The comparison: table, plot, figures", zh: "查看对比：表格、图和数字" }

    // What is wrong, with its place.
    prices_wrong_in(pair: usize, field: &str, why: &str) {
        en: format!("Pair {pair}, {field}: {why}"),
        zh: format!("第{pair}组，{field}：{why}"),
    }
    prices_of_side(field: &str, side: &str) { en: format!("{field} ({side})"), zh: format!("{side}的{field}") }
    prices_no_item { en: "write what was for sale", zh: "请填写商品" }
    prices_no_day { en: "write the day on which you looked", zh: "请填写查看日期" }
    prices_no_time { en: "write the time in numbers, for example 14:05", zh: "请用数字填写时间，例如 14:05" }
    prices_no_amount { en: "write the amount in numbers, for example 126 or 1,260.50", zh: "请用数字填写金额，例如 126 或 1,260.50" }
    prices_no_range { en: "write an amount of more than 0 and at most 1,000,000,000", zh: "金额应大于 0，且不超过 1,000,000,000" }
    prices_no_decimals(currency: &str) {
        en: format!("{currency} has no decimals; write a whole amount"),
        zh: format!("{currency} 没有小数，请填写整数金额"),
    }
    prices_no_exhibit { en: "choose an exhibit that is on file", zh: "请选择已入卷的证据" }
    prices_no_account { en: "Name the account or device", zh: "请填写账号或设备的称呼" }
    prices_same_account { en: "Name two different accounts or devices", zh: "两个账号或设备不能相同" }
    prices_no_currency { en: "Write the currency with three letters, for example CNY", zh: "请用三个字母填写币种，例如 CNY" }
    prices_finer_currency(currency: &str) {
        en: format!("{currency} has units smaller than a hundredth, which cannot be counted here. Add this comparison as a file of your own."),
        zh: format!("{currency} 的最小单位小于百分之一，此处无法计算。请自行制作文件作为证据添加。"),
    }
    prices_fault(fault: Fault) {
        en: match fault {
            Fault::NoPair => "give at least one pair of prices".to_owned(),
            Fault::TooMany => format!("give at most {MOST_PAIRS} pairs, and the others in a second comparison"),
            Fault::Nameless(_) => "name the item and both accounts".to_owned(),
            Fault::Cell(_) => format!("write one line of at most {LONGEST_CELL} characters"),
            Fault::SameAccount(_) => "name two different accounts or devices".to_owned(),
            Fault::Currency(_) => "write the currency with three letters, for example CNY".to_owned(),
            Fault::Currencies(_) => "give all prices in one currency".to_owned(),
            Fault::Finer(_) => "this currency cannot be counted here".to_owned(),
            Fault::Decimals(_) => "this currency has no decimals".to_owned(),
            Fault::Apart(_) => format!("the two times are more than {FURTHEST_APART_SECONDS} seconds apart. A price may change in between, so such a pair shows nothing; leave it out and look again"),
            Fault::Future(_) => "this time has not come yet; write when the price was shown".to_owned(),
        },
        zh: match fault {
            Fault::NoPair => "请至少填写一组价格".to_owned(),
            Fault::TooMany => format!("一次最多 {MOST_PAIRS} 组，其余请另作一份对比"),
            Fault::Nameless(_) => "请填写商品和两个账号".to_owned(),
            Fault::Cell(_) => format!("请填写一行，不超过 {LONGEST_CELL} 个字符"),
            Fault::SameAccount(_) => "两个账号或设备不能相同".to_owned(),
            Fault::Currency(_) => "请用三个字母填写币种，例如 CNY".to_owned(),
            Fault::Currencies(_) => "所有价格须为同一币种".to_owned(),
            Fault::Finer(_) => "此处无法计算该币种".to_owned(),
            Fault::Decimals(_) => "该币种没有小数".to_owned(),
            Fault::Apart(_) => format!("两次查看相隔超过 {FURTHEST_APART_SECONDS} 秒。其间价格可能变动，这样的一组说明不了问题；请去掉后重新查看"),
            Fault::Future(_) => "该时刻尚未到来，请填写看到价格的时间".to_owned(),
        },
    }

    // What is told of the pairs.
    prices_compared { en: "Price comparison", zh: "价格对比" }
    prices_table { en: "The pairs", zh: "各组价格" }
    prices_price_in(currency: &str) { en: format!("Price, {currency}"), zh: format!("价格（{currency}）") }
    prices_difference(currency: &str) { en: format!("First more by, {currency}"), zh: format!("第一账号多付（{currency}）") }
    prices_when(place: &str) { en: format!("All times are {place} time."), zh: format!("时间均为{place}时间。") }
    prices_plot { en: "Both prices of each pair", zh: "每组的两个价格" }
    prices_plot_means(pairs: usize, from: &str, to: &str) {
        en: format!("One line for each of {}, from above in the order of the table. The full circle is what the first account was shown, the empty square what the second was shown; further right is dearer. The scale runs from {from} to {to}. All values are in the table.", plural_pairs(pairs)),
        zh: format!("共 {pairs} 组，每组一行，自上而下与表格顺序一致。实心圆为第一账号看到的价格，空心方块为第二账号看到的价格，越靠右越贵。刻度自 {from} 至 {to}。全部数值见表格。"),
    }
    prices_scale(from: &str) {
        en: format!("The scale begins at {from}."),
        zh: format!("刻度自 {from} 起。"),
    }
    prices_mean_title { en: "Mean difference", zh: "平均差价" }
    prices_mean(mean: i64, currency: &str, pairs: usize) {
        en: match mean {
            0 => format!("On average neither was shown more, over all {}.", plural_pairs(pairs)),
            _ => format!(
                "On average the first account was shown {} {}, over all {}, those without a difference among them.",
                amount(mean.abs(), currency), if mean > 0 { "more" } else { "less" }, plural_pairs(pairs),
            ),
        },
        zh: match mean {
            0 => format!("全部{pairs}组平均，两个账号价格相同。"),
            _ => format!(
                "全部{pairs}组（含价格相同的）平均，第一账号{}看到 {}。",
                if mean > 0 { "多" } else { "少" }, amount(mean.abs(), currency),
            ),
        },
    }
    prices_test_title { en: "Sign test", zh: "符号检验" }
    prices_split(test: SignTest) {
        en: format!("The first account was shown the higher price {} and the lower price {}; both were shown the same {}.", times(test.dearer), times(test.cheaper), times(test.same)),
        zh: format!("第一账号价格较高{}次，较低{}次，相同{}次。", test.dearer, test.cheaper, test.same),
    }
    prices_test(test: SignTest) {
        en: match test.dearer + test.cheaper {
            0 => "No pair differs, so there is nothing to test.".to_owned(),
            differ => format!(
                "If chance alone decided which of the two is dearer, like the toss of a coin, {} of a coin would fall at least as unevenly as {} to {} in {} of {} cases ({}). The smaller this share, the less does chance alone explain the pairs.",
                if differ == 1 { "one toss".to_owned() } else { format!("{differ} tosses") },
                test.dearer, test.cheaper, grouped(test.as_uneven.into()), grouped(test.ways.into()), share(test),
            ),
        },
        zh: match test.dearer + test.cheaper {
            0 => "没有价格不同的组，无从检验。".to_owned(),
            differ => format!(
                "假如谁贵谁便宜全凭偶然，如同抛硬币，则抛{differ}次至少像{}比{}这样悬殊的情形，在{}种结果中占{}种（{}）。该比例越小，越难单用偶然来解释。",
                test.dearer, test.cheaper, grouped(test.ways.into()), grouped(test.as_uneven.into()), share(test),
            ),
        },
    }
    prices_alike_title { en: "The same item, other consumers", zh: "其他消费者对同一商品的对比" }
    prices_alike_means {
        en: "Comparisons in other cases against the same platform that name the item in the same words, in the same currency. You read this because those cases are open to you; it is not on file here, and a finding may rest only on what both sides of this case could read.",
        zh: "其他针对同一平台的案件中，以相同名称和币种记载同一商品的对比。您有权查阅那些案件，故能看到此表；其内容不在本案卷内，调解员意见只能依据本案双方均可查阅的材料。",
    }
    prices_alike_case { en: "Case", zh: "案件" }
    prices_alike_pairs { en: "Pairs", zh: "组数" }
    prices_alike_this { en: "this case", zh: "本案" }
    prices_alike_mean(currency: &str) { en: format!("First more on average by, {currency}"), zh: format!("第一账号平均多付（{currency}）") }
    prices_alike_split(test: SignTest) {
        en: format!(
            "Each consumer counts once: of {}, the first account was dearer on average for {}, cheaper for {}, neither for {}.",
            test.dearer + test.cheaper + test.same, test.dearer, test.cheaper, test.same,
        ),
        zh: format!(
            "每位消费者计一次：共{}位，平均而言第一账号较贵的{}位，较便宜的{}位，相同的{}位。",
            test.dearer + test.cheaper + test.same, test.dearer, test.cheaper, test.same,
        ),
    }
    prices_limits_title { en: "What this cannot show", zh: "这些数字不能说明什么" }
    prices_limit_why {
        en: "It shows that prices differed, not why: an offer to new customers, stock, a coupon, the device or the network can do that, too.",
        zh: "只说明价格不同，不说明原因：新客优惠、库存、优惠券、设备或网络也可能造成差价。",
    }
    prices_limit_sign {
        en: "The sign test counts only which was dearer, not by how much. It does not say how likely it is that a profile was used.",
        zh: "符号检验只看哪一方更贵，不看贵多少，也不表示使用了用户画像的概率。",
    }
    prices_limit_few {
        en: "With fewer than six pairs that differ, even one that is wholly one-sided comes by chance in 1 of 16 cases or more often.",
        zh: "价格不同的不足六组时，即使全部偏向一方，偶然出现的机会也有十六分之一或更高。",
    }
    prices_limit_pairs {
        en: "Both figures stand only if no pair was left out and each pair is independent of the others; many looks in a short time count for less.",
        zh: "只有没有遗漏、且各组互不影响，这两项数字才成立；短时间内多次查看，分量较轻。",
    }
    prices_limit_typed {
        en: "The pairs are as the party wrote them. The centre counted, and did not look itself.",
        zh: "各组数据由当事人填写。本中心只作计算，并未自行查看价格。",
    }
}

impl T {
    /// What the figures cannot show, one sentence each.
    pub fn prices_limits(self) -> [String; 5] {
        [
            self.prices_limit_why(),
            self.prices_limit_sign(),
            self.prices_limit_few(),
            self.prices_limit_pairs(),
            self.prices_limit_typed(),
        ]
        .map(|limit| limit.into_owned())
    }
}

fn plural_pairs(pairs: usize) -> String {
    plural(i64::try_from(pairs).unwrap_or(i64::MAX), "pair", "pairs")
}

fn times(count: usize) -> String {
    plural(i64::try_from(count).unwrap_or(i64::MAX), "time", "times")
}

/// Digits in groups of three.
fn grouped(number: u128) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() * 2);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// How large a part of all cases is at least as uneven, in percent, rounded to hundredths.
fn share(test: SignTest) -> String {
    let hundredths =
        (u128::from(test.as_uneven) * 10_000 + u128::from(test.ways) / 2) / u128::from(test.ways.max(1));
    match (hundredths / 100, hundredths % 100) {
        (0, 0) => "< 0.01 %".to_owned(),
        (whole, 0) => format!("{whole} %"),
        (whole, part) => format!("{whole}.{part:02} %"),
    }
}

/// An amount as a number of its currency's units, the same in both languages: `1,260.50`, or `1,260` where
/// the currency has no decimals, unless a mean falls between them.
pub fn units(hundredths: i64, currency: &str) -> String {
    let sign = if hundredths < 0 { "−" } else { "" };
    let all = hundredths.unsigned_abs();
    let whole = grouped((all / 100).into());
    match all % 100 {
        0 if is_whole(currency) => format!("{sign}{whole}"),
        part => format!("{sign}{whole}.{part:02}"),
    }
}

/// The same with the currency: `CNY 1,260.50`.
pub fn amount(hundredths: i64, currency: &str) -> String {
    format!("{currency}\u{a0}{}", units(hundredths, currency))
}

/// How many units more the first account was shown, with its sign: `+12.50`.
pub fn difference(hundredths: i64, currency: &str) -> String {
    let plus = if hundredths > 0 { "+" } else { "" };
    format!("{plus}{}", units(hundredths, currency))
}

/// `10:42`, or `10:42:30` where a part of a minute was told.
pub fn clock(at: Moment, zone: &Zone) -> String {
    let there = at.timestamp().to_zoned_datetime(zone.time_zone().clone());
    there.strftime(if there.second() == 0 { "%H:%M" } else { "%H:%M:%S" }).to_string()
}

/// Both figures of a comparison, in the language of a reader.
pub struct Told {
    /// The mean difference.
    pub mean: String,
    /// How the pairs fell.
    pub split: String,
    /// What the sign test says of that.
    pub test: String,
}

impl Told {
    /// What is told of a comparison.
    pub fn of(comparison: &PriceComparison, t: T) -> Told {
        let (pairs, test) = (comparison.pairs().len(), comparison.sign_test());
        Told {
            mean: t.prices_mean(comparison.mean_difference(), comparison.currency(), pairs).into_owned(),
            split: t.prices_split(test).into_owned(),
            test: t.prices_test(test).into_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::text::Language;

    fn test(dearer: usize, cheaper: usize, as_uneven: u64, ways: u64) -> SignTest {
        SignTest { dearer, cheaper, same: 0, as_uneven, ways }
    }

    #[test]
    fn an_amount_has_the_decimals_of_its_currency() {
        for (hundredths, currency, written) in [
            (126_050, "CNY", "CNY\u{a0}1,260.50"),
            (126_000, "CNY", "CNY\u{a0}1,260.00"),
            (126_000, "JPY", "JPY\u{a0}1,260"),
            (126_033, "JPY", "JPY\u{a0}1,260.33"),
        ] {
            assert_eq!(amount(hundredths, currency), written);
        }
        assert_eq!([5, 0, -125_000].map(|by| difference(by, "EUR")), ["+0.05", "0.00", "−1,250.00"]);
    }

    #[test]
    fn a_share_is_told_as_a_fraction_and_in_percent() {
        for language in [Language::En, Language::Zh] {
            let said = |of| T(language).prices_test(of).into_owned();
            assert!(said(test(7, 1, 18, 256)).contains("7.03 %"));
            assert!(said(test(1, 1, 4, 4)).contains("100 %"));
            let most = said(test(50, 0, 2, 1 << 50));
            assert!(most.contains("< 0.01 %") && most.contains("1,125,899,906,842,624"), "{most}");
            assert!(!said(test(0, 0, 1, 1)).contains('%'));
        }
    }
}
