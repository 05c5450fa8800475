//! Texts of the page on a case's court bundle. What the bundle itself says is in `bundle.rs`.

use super::{catalogue, plural};
use crate::bundle::BundleError;

catalogue! {
    court_bundle { en: "The file for the court", zh: "移送法院案卷" }
    court_bundle_means {
        en: "One PDF with page numbers, index and bookmarks, and the original files of all exhibits beside it: what a court needs to take the case without typing it again.",
        zh: "一份带页码、目录和书签的PDF，并附全部证据的原始文件，法院无需重新录入即可立案。",
    }
    court_bundle_not_without_yes {
        en: "Nothing goes to a court without your own yes. This is what would go there if you said yes now.",
        zh: "未经您本人同意，任何材料都不会交给法院。以下是您现在同意时将移送的内容。",
    }
    court_bundle_names_you {
        en: "It names you with the postal address, telephone number and email address that your account holds, since a court must be able to reach you. The court may pass it on to the platform.",
        zh: "为便于法院与您联系，案卷载明您账户中的通信地址、电话号码和电子邮箱。法院可能会将案卷转交平台。",
    }
    court_bundle_to_handover { en: "Hand the case over to the court", zh: "将案件移送法院" }
    court_bundle_handed_over(at: &str) {
        en: format!("This is what was handed over to the court on {at}. It is kept and never changed."),
        zh: format!("这是{at}移送法院的案卷，原样保存，不再改动。"),
    }
    court_bundle_as_now {
        en: "The case as it stands now, after the handover. The court was given an earlier state; see below.",
        zh: "这是移送之后案件的现状。移送法院的是较早的版本，见下。",
    }
    court_bundle_not_yet {
        en: "The case as it stands now. It has not been handed over to a court.",
        zh: "这是案件的现状，尚未移送法院。",
    }
    court_bundle_as_of { en: "As of", zh: "截至" }
    court_bundle_extent { en: "Extent", zh: "篇幅" }
    court_bundle_pages(pages: usize, exhibits: usize) {
        en: format!("{}, {}", plural(count(pages), "page", "pages"), plural(count(exhibits), "exhibit", "exhibits")),
        zh: format!("共{pages}页，证据{exhibits}件"),
    }
    court_bundle_sizes { en: "Size", zh: "大小" }
    court_bundle_two_sizes(pdf: &str, zip: &str) {
        en: format!("PDF {pdf}, everything {zip}"),
        zh: format!("PDF {pdf}，全部 {zip}"),
    }
    court_bundle_open { en: "Open the PDF", zh: "打开PDF" }
    court_bundle_zip { en: "Everything as one zip", zh: "全部打包下载（zip）" }
    court_bundle_manifest { en: "The list of fingerprints", zh: "指纹清单" }

    // While it is being made, and when it could not be.
    court_bundle_making { en: "The file is being made", zh: "正在制作案卷" }
    court_bundle_no_further {
        en: "The case is not with your court any more. You keep the file that you were given, with all its exhibits in the zip, and read no further.",
        zh: "案件已不在贵院。贵院仍可使用移送时收到的案卷（证据均在压缩包内），但不能再查看案件的后续内容。",
    }
    court_bundle_making_means {
        en: "That takes some seconds, and up to some minutes with many large files. Look again after a while; you may also leave and come back.",
        zh: "通常需要几秒钟；文件多而大时可能需要几分钟。请过一会儿再查看，也可以稍后再来。",
    }
    court_bundle_look_again { en: "Look again", zh: "再次查看" }
    court_bundle_failed { en: "The file could not be made", zh: "案卷未能制作" }
    court_bundle_failure(why: &BundleError) {
        en: match why {
            BundleError::NoTypeface { character, place, position } => format!("No typeface here can print the character {character} ({place}, character {position}). Tell the centre this character and place."),
            BundleError::Missing { number, .. } => format!("The file of exhibit {number} cannot be read. Ask the centre to look into it: nothing goes to court before that."),
            BundleError::Altered { number } => format!("The file of exhibit {number} is not the one that was added. Tell the centre at once: nothing goes to court before that."),
            BundleError::Died { .. } | BundleError::TooSlow { .. } => "Making it took more memory or time than it may. Nothing is lost. Try again; if that fails too, tell the centre which exhibits are the largest.".to_owned(),
            BundleError::Numbering { .. } | BundleError::Typesetting { .. } | BundleError::System { .. } => "The fault is ours. Nothing is lost. Try again; if that fails too, tell the centre.".to_owned(),
        },
        zh: match why {
            BundleError::NoTypeface { character, place, position } => format!("字符 {character}（{place}，第{position}个字符）没有可用字体。请将该字符和位置告知本中心。"),
            BundleError::Missing { number, .. } => format!("证据{number}的文件无法读取。请联系本中心查明，在此之前不会移送法院。"),
            BundleError::Altered { number } => format!("证据{number}的文件与提交时不一致。请立即告知本中心，在此之前不会移送法院。"),
            BundleError::Died { .. } | BundleError::TooSlow { .. } => "制作所需的内存或时间超出限制，内容没有丢失。请重试；如再次失败，请告知本中心哪些证据文件最大。".to_owned(),
            BundleError::Numbering { .. } | BundleError::Typesetting { .. } | BundleError::System { .. } => "这是我们的故障，内容没有丢失。请重试；如再次失败，请告知本中心。".to_owned(),
        },
    }
    court_bundle_try_again { en: "Make it again", zh: "重新制作" }

    // What is in it, and what is not.
    court_bundle_in { en: "What is in it", zh: "案卷包含" }
    court_bundle_in_parties { en: "the consumer and the platform, and how to reach them", zh: "消费者和平台的身份与联系方式" }
    court_bundle_in_complaint { en: "the complaint, what is asked for, the legal bases, and the request that went before", zh: "投诉书、请求事项、法律依据以及投诉前向平台提出的请求" }
    court_bundle_in_answer { en: "the platform’s answer point by point, or its silence with the counting of the date", zh: "平台的逐项答复，或者未答复的事实及期限计算" }
    court_bundle_in_finding { en: "the mediator’s finding, if there is one; it is not a judgment", zh: "调解员意见（如有），该意见不是判决" }
    court_bundle_in_writings { en: "questions, answers and messages that are marked “the court may read this”", zh: "标明“法院可以阅读”的提问、回答和留言" }
    court_bundle_in_exhibits { en: "every exhibit, shown page by page, with the original file beside it", zh: "全部证据，逐页显示，并附原始文件" }
    court_bundle_in_timeline { en: "what happened, by date, and the list of fingerprints", zh: "按日期排列的经过和指纹清单" }
    court_bundle_not_in { en: "What is not in it", zh: "案卷不包含" }
    court_bundle_not_in_offers { en: "offers and proposals, and what became of them", zh: "和解方案、调解方案及其结果" }
    court_bundle_not_in_messages { en: "messages that are marked “settlement only”", zh: "标明“仅供和解使用”的留言" }
    court_bundle_not_in_terms { en: "the terms of a settlement, and reports on how it was kept, with their files, whose numbers are left out", zh: "和解协议的内容、履行报告及其文件（文件编号空缺）" }
    court_bundle_wall_why {
        en: "What was said in order to settle may not be used against whoever said it, so it has no place in the file.",
        zh: "为达成和解而说的话，不得用来对付说话的人，因此不进入案卷。",
    }

    // The files.
    court_bundle_files { en: "Files and fingerprints", zh: "文件与指纹" }
    court_bundle_files_means {
        en: "The court, or anybody with the files, can check that none was changed: unpack the zip and run sha256sum -c manifest-sha256.txt in its folder.",
        zh: "法院或任何持有文件的人都可以核对文件未被改动：解压后在文件夹中运行 sha256sum -c manifest-sha256.txt。",
    }
    court_bundle_file { en: "File", zh: "文件" }
    court_bundle_from_page { en: "From page", zh: "起始页" }
    court_bundle_not_shown { en: "named, not shown", zh: "仅列明，未显示" }
    court_bundle_history { en: "History", zh: "来历" }
    court_bundle_history_of(exhibit: u32) { en: format!("of exhibit {exhibit}"), zh: format!("（证据{exhibit}）") }

    // Other editions.
    court_bundle_editions { en: "Other editions", zh: "其他版本" }
    court_bundle_edition_given(at: &str) { en: format!("As handed over on {at}"), zh: format!("{at}移送的版本") }
    court_bundle_edition_now { en: "As the case stands now", zh: "案件现状" }
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
