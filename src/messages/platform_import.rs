//! Texts of taking a list of platforms into the directory.

use super::{EN, ZH, catalogue, plural};
use crate::domain::platform_list::{Column, NotRead, Why};

catalogue! {
    import_title { en: "Import platforms from a list", zh: "从列表导入平台" }
    import_means {
        en: "The list is only read at first: you see what each row would do, and nothing is stored. It is then stored as a whole or not at all.",
        zh: "列表先只读取并逐行显示将产生的结果，不作保存；确认后整体保存，或完全不保存。",
    }
    import_how {
        en: "A row is of the platform that has its registration number, or else its short name, or else its registered name; any other row is new. An empty cell changes nothing. New platforms count as checked by you, and consumers are offered them at once. No contact that comes in counts as verified. To a postal address that comes in, notices that wait go at once, as long as the platform has no verified contact and nobody represents it here.",
        zh: "每行依次按统一社会信用代码、短名称、登记名称与已有平台对应；均不对应的为新平台。空白单元格不改变任何内容。新平台视为已由您核实，消费者可立即选择。导入的联系方式一律视为未核实。平台没有经核实的联系方式且无代表入驻的，等待中的通知即发往导入的通信地址。",
    }
    import_columns_title { en: "Columns", zh: "列" }
    import_columns_mean {
        en: "The first line names the columns, in any order, in English or Chinese. At least one of registration number, short name and registered name must be there.",
        zh: "首行写列名，顺序不限，中英文均可；统一社会信用代码、短名称、登记名称三者至少有一列。",
    }
    import_file { en: "List of platforms", zh: "平台列表" }
    import_file_hint(rows: usize, mebibytes: u64) {
        en: format!("A CSV file in UTF-8 or GB18030, of at most {rows} rows and {mebibytes} MiB."),
        zh: format!("CSV文件，编码为UTF-8或GB18030，最多{rows}行、{mebibytes} MiB。"),
    }
    import_check { en: "Show what it would do", zh: "查看导入结果" }
    import_file_missing { en: "Choose a file", zh: "请选择文件" }
    import_file_too_large(mebibytes: u64) {
        en: format!("The file is larger than {mebibytes} MiB. Divide the list into several files"),
        zh: format!("文件超过 {mebibytes} MiB，请拆分为多个文件"),
    }
    import_not_read(why: &NotRead, most: usize) {
        en: match why {
            NotRead::NotText => "The file is neither UTF-8 nor GB18030. Save it as “CSV UTF-8” and choose it again".to_owned(),
            NotRead::Empty => "The file is empty. Its first line must name the columns".to_owned(),
            NotRead::NoRows => "The file has a line with the columns and no row beneath it. Write a row for each platform".to_owned(),
            NotRead::TooMany => format!("The list has more than {most} rows. Divide it into several files"),
            NotRead::UnknownColumn(name) => format!("There is no column “{name}” here. Name it as listed, or take it out; the first line must name the columns"),
            NotRead::ColumnTwice(column) => format!("The first line names “{}” twice. Take one of the two columns out", EN.import_column(*column)),
            NotRead::NoKey => "The list has neither a registration number nor a short name nor a registered name. Add one of these columns".to_owned(),
            NotRead::OpenQuote => "A quotation mark is opened and never closed. Look for a cell with only one, and write a mark within a cell twice".to_owned(),
        },
        zh: match why {
            NotRead::NotText => "文件编码既不是UTF-8也不是GB18030，请另存为“CSV UTF-8”后重新选择".to_owned(),
            NotRead::Empty => "文件为空，首行应写列名".to_owned(),
            NotRead::NoRows => "文件只有列名而没有数据行，请每个平台写一行".to_owned(),
            NotRead::TooMany => format!("列表超过{most}行，请拆分为多个文件"),
            NotRead::UnknownColumn(name) => format!("没有名为“{name}”的列，请按所列名称填写或删除该列；首行应写列名"),
            NotRead::ColumnTwice(column) => format!("首行出现两个“{}”列，请删除其一", ZH.import_column(*column)),
            NotRead::NoKey => "列表缺少统一社会信用代码、短名称和登记名称，请至少补充其中一列".to_owned(),
            NotRead::OpenQuote => "有引号没有闭合；请检查只有一个引号的单元格，单元格内的引号应写两次".to_owned(),
        },
    }
    import_column(column: Column) {
        en: match column {
            Column::NameEn => EN.name_en(),
            Column::NameZh => EN.name_zh(),
            Column::LegalName => EN.legal_name(),
            Column::Registration => EN.platform_registration(),
            Column::Slug => EN.platform_slug(),
            Column::Site => EN.platform_site(),
            Column::Contact => EN.contact_mail(),
            Column::Address => EN.platform_address_title(),
        },
        zh: match column {
            Column::NameEn => ZH.name_en(),
            Column::NameZh => ZH.name_zh(),
            Column::LegalName => ZH.legal_name(),
            Column::Registration => ZH.platform_registration(),
            Column::Slug => ZH.platform_slug(),
            Column::Site => ZH.platform_site(),
            Column::Contact => ZH.contact_mail(),
            Column::Address => ZH.platform_address_title(),
        },
    }
    import_shown_title { en: "What the list would do", zh: "导入结果预览" }
    import_new_count { en: "New", zh: "新增" }
    import_changed_count { en: "Changed", zh: "更改" }
    import_same_count { en: "As it is already", zh: "无变化" }
    import_wrong_count { en: "To be put right", zh: "需更正" }
    import_wrong(count: usize) {
        en: format!("{} must be put right. Nothing is stored. Correct the file and choose it again", some(count, "row", "rows")),
        zh: format!("有{count}行需要更正，未保存任何内容。请修改文件后重新选择"),
    }
    import_nothing { en: "All of it is on record already. There is nothing to import.", zh: "全部内容均已登记，无需导入。" }
    import_stale {
        en: "The directory was changed meanwhile, so nothing was stored. This is what the list would do now",
        zh: "平台名录在此期间已有变更，未保存任何内容。以下为列表当前的导入结果",
    }
    import_line { en: "Line", zh: "行" }
    import_state { en: "What happens", zh: "结果" }
    import_details { en: "In detail", zh: "详情" }
    import_row_new { en: "New", zh: "新增" }
    import_row_changed { en: "Changed", zh: "更改" }
    import_row_same { en: "As it is", zh: "无变化" }
    import_row_wrong { en: "To be put right", zh: "需更正" }
    import_nothing_before { en: "nothing", zh: "无" }
    import_from_to(before: &str, after: &str) {
        en: format!("{before} → {after}"),
        zh: format!("{before} → {after}"),
    }
    import_unverifies { en: "The contact is verified now and would not be any more.", zh: "现有联系方式已核实，更改后视为未核实。" }
    import_whole_row { en: "Row", zh: "整行" }
    import_store(count: usize) {
        en: format!("Import {}", some(count, "platform", "platforms")),
        zh: format!("导入{count}个平台"),
    }
    import_store_means { en: "Stores what is shown here, all of it or nothing.", zh: "按此处显示的内容整体保存，或完全不保存。" }
    import_other_file { en: "Choose another file", zh: "选择其他文件" }
    said_platforms_imported { en: "The list is imported. Its contacts are not verified yet.", zh: "列表已导入，其中的联系方式尚未核实。" }
    import_why(why: &Why, column: Option<Column>) {
        en: match why {
            Why::Missing => "is missing; a new platform needs it".to_owned(),
            Why::TooLong(most) => format!("use at most {most} characters"),
            Why::Control => "it holds characters that cannot be seen, or several lines; write it anew on one line".to_owned(),
            Why::NotMail => "this is no email address; write one like name@example.com, or leave it empty".to_owned(),
            Why::NotSlug if column == Some(Column::Slug) => "write a short name of letters a to z, digits and hyphens, for example yunlu-travel".to_owned(),
            Why::NotSlug => "it cannot be used".to_owned(),
            Why::NotACode(wrong) => EN.not_a_credit_code(*wrong).into_owned(),
            Why::SlugTaken(name) => format!("{name} has this short name; write another one, or that platform’s own number and names"),
            Why::NameTaken(slug) => format!("the platform {slug} is called this; write a name that tells the two apart"),
            Why::NameTwice(line) => format!("the platform on line {line} is called this; write a name that tells the two apart"),
            Why::SlugStands(slug) => format!("this platform is known as {slug}, which stands; write that or leave it empty"),
            Why::Several => "several platforms are meant by this; write the short name of the one".to_owned(),
            Why::OtherNumber(number) => format!("the platform with this name has the number {number}; correct it here, or first on its page"),
            Why::Twice(line) => format!("this stands on line {line} already; keep one of the two, or tell two platforms apart by their short names"),
            Why::Uneven(has, named) => format!("the row has {has} cells and the first line names {named} columns; put a cell with a comma in it between quotation marks"),
        },
        zh: match why {
            Why::Missing => "缺少该项，新平台必须填写".to_owned(),
            Why::TooLong(most) => format!("不能超过{most}个字符"),
            Why::Control => "含有不可见字符或换行，请重新填写为一行".to_owned(),
            Why::NotMail => "不是有效的电子邮箱，请填写如 name@example.com，或留空".to_owned(),
            Why::NotSlug if column == Some(Column::Slug) => "请填写由小写字母、数字和连字符组成的短名称，例如 yunlu-travel".to_owned(),
            Why::NotSlug => "无法使用".to_owned(),
            Why::NotACode(wrong) => ZH.not_a_credit_code(*wrong).into_owned(),
            Why::SlugTaken(name) => format!("该短名称已被{name}使用；请更换，或填写该平台自己的代码和名称"),
            Why::NameTaken(slug) => format!("平台 {slug} 已使用该名称，请填写可以区分的名称"),
            Why::NameTwice(line) => format!("第{line}行的平台已使用该名称，请填写可以区分的名称"),
            Why::SlugStands(slug) => format!("该平台的短名称为 {slug}，不再变更；请填写该名称或留空"),
            Why::Several => "对应多个平台，请填写短名称加以区分".to_owned(),
            Why::OtherNumber(number) => format!("同名平台登记的代码为 {number}；请在此更正，或先在其页面更正"),
            Why::Twice(line) => format!("与第{line}行重复；请保留其一，或以短名称区分两个平台"),
            Why::Uneven(has, named) => format!("该行有{has}个单元格，而首行有{named}列；含逗号的单元格请加引号"),
        },
    }
}

fn some(count: usize, one: &str, other: &str) -> String {
    plural(i64::try_from(count).unwrap_or(i64::MAX), one, other)
}
