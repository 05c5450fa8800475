//! What the operator reads on the terminal.

use super::{catalogue, plural};
use crate::accounts::SETUP_DAYS;
use crate::domain::actor::Role;

catalogue! {
    no_such_topic(topic: &str) {
        en: format!("there is no command {topic:?}; `redress --help` lists them"),
        zh: format!("没有名为 {topic:?} 的命令；请用 `redress --help` 查看"),
    }
    rulebook_right(name: &str) {
        en: format!("{name}: nothing is wrong"),
        zh: format!("{name}：没有问题"),
    }
    /// A finding; its remedy is in English, like the file.
    rulebook_wrong(name: &str, place: &str, remedy: &str) {
        en: format!("{name}: {place}: {remedy}"),
        zh: format!("{name}：{place}：{remedy}"),
    }
    rulebook_due(name: &str, place: &str, what: &str, by: &str) {
        en: format!("{name}: {place}: look it up again by {by} ({what}), then set a later verify_by"),
        zh: format!("{name}：{place}：请在{by}前重新核对（{what}），核对后更新verify_by"),
    }
    rulebooks_wrong(found: usize) {
        en: format!("{} wrong; see the lines above", plural(i64::try_from(found).unwrap_or(i64::MAX), "entry is", "entries are")),
        zh: format!("有{found}处错误，见上文各行"),
    }
    migrated(steps: usize, database: &str) {
        en: format!("{database} is up to date; steps taken: {steps}"),
        zh: format!("{database} 已是最新；执行步数：{steps}"),
    }
    no_data_folder(data: &str) {
        en: format!("there is no folder {data}; --data or REDRESS_DATA says where the centre is"),
        zh: format!("没有文件夹 {data}；请用 --data 或 REDRESS_DATA 指明中心所在的文件夹"),
    }
    no_centre_here(database: &str) {
        en: format!("there is no centre in {database} yet; `redress serve` makes one"),
        zh: format!("{database} 中还没有调解中心；运行 `redress serve` 即可建立"),
    }
    tables_are_older(database: &str) {
        en: format!("{database} was made by an older Redress; run `redress migrate` first"),
        zh: format!("{database} 由较早的版本建立；请先运行 `redress migrate`"),
    }
    open_to_others(path: &str, problem: &str) {
        en: format!("{path} is open to others and cannot be closed to them ({problem}); run `chmod go-rwx` on it as its owner"),
        zh: format!("{path} 可被其他用户读取，且无法收回权限（{problem}）；请由其所有者执行 `chmod go-rwx`"),
    }
    cannot_listen(address: &str, problem: &str) {
        en: format!("cannot listen on {address}: {problem}; --listen or REDRESS_LISTEN chooses another address"),
        zh: format!("无法监听 {address}：{problem}；可用 --listen 或 REDRESS_LISTEN 改用其他地址"),
    }
    serving_at(origin: &str) {
        en: format!("Redress answers at {origin}"),
        zh: format!("Redress 已启动：{origin}"),
    }
    setup_here(link: &str) {
        en: format!("Nobody works here yet. This link makes the first registrar, once, within {SETUP_DAYS} days:\n    {link}"),
        zh: format!("尚无工作人员。请用以下链接建立首位登记员账户（仅可用一次，{SETUP_DAYS} 天内有效）：\n    {link}"),
    }
    checklist_title { en: "Before people use this centre:", zh: "启用前请检查：" }
    check_address(origin: &str) {
        en: format!("address: letters link to {origin}; set REDRESS_ORIGIN if people reach it otherwise"),
        zh: format!("地址：信件中的链接指向 {origin}；如实际网址不同，请设置 REDRESS_ORIGIN"),
    }
    check_tls_missing {
        en: "TLS: there is none; sign-in works on this machine only. Put a proxy with HTTPS before it and set REDRESS_ORIGIN",
        zh: "TLS：未启用，只能在本机登录。请在前面架设 HTTPS 代理并设置 REDRESS_ORIGIN",
    }
    check_tls_proxy {
        en: "TLS: a proxy of yours must end HTTPS, pass requests on, and write X-Forwarded-For",
        zh: "TLS：须由您的代理终结 HTTPS、转发请求并写入 X-Forwarded-For",
    }
    check_mail_missing {
        en: "email: no server is set; letters become files in the data folder and reach nobody. Set REDRESS_SMTP_URL",
        zh: "邮件：未设置邮件服务器，信件只会存为文件，无人收到。请设置 REDRESS_SMTP_URL",
    }
    check_mail_set { en: "email: letters leave over the server in REDRESS_SMTP_URL", zh: "邮件：信件通过 REDRESS_SMTP_URL 所设服务器发出" }
    check_backup(data: &str, database: &str) {
        en: format!("backup: copy {database} first with the database’s own tool, then the folder {data}; `redress verify` says whether a copy is whole"),
        zh: format!("备份：请先用数据库自带工具备份 {database}，再备份文件夹 {data}；用 `redress verify` 可核对备份是否完整"),
    }
    demo_in_the_making {
        en: "Making a demo centre: over sixty cases in thirteen months, each acted out under a moving clock …",
        zh: "正在建立演示中心：十三个月内的六十多个案件，在移动的时钟下逐一演示……",
    }
    demo_made { en: "The demo centre is made.", zh: "演示中心已建立。" }
    demo_half_made(data: &str) {
        en: format!("the demo was broken off while it was being made; remove the folder {data} and run `redress demo` again"),
        zh: format!("演示中心建立时中断；请删除文件夹 {data}，然后重新运行 `redress demo`"),
    }
    demo_half_made_elsewhere(data: &str, database: &str) {
        en: format!("the demo was broken off while it was being made; remove the folder {data} and the database {database} and run `redress demo` again"),
        zh: format!("演示中心建立时中断；请删除文件夹 {data} 和数据库 {database}，然后重新运行 `redress demo`"),
    }
    demo_not_here(data: &str) {
        en: format!("{data} holds a real centre; a demo needs a folder and a database of its own"),
        zh: format!("{data} 中是真实的调解中心；演示需要单独的文件夹和数据库"),
    }
    demo_who_can_sign_in { en: "Sign in as:", zh: "可用以下身份登录：" }
    demo_sign_in(role: Role, mail: &str, password: &str) {
        en: format!("{:<24} {mail:<32} {password}", super::EN.centre_role(role)),
        zh: format!("{}　{mail}　{password}", super::ZH.centre_role(role)),
    }
    swept(carried_on: usize, errands: usize, set_aside: usize) {
        en: format!("matters carried on: {carried_on}; errands: {errands}; set aside: {set_aside}"),
        zh: format!("推进事项：{carried_on}；内部指令：{errands}；搁置：{set_aside}"),
    }
    sweep_in_future(at: &str, now: &str) {
        en: format!("{at} lies in the future of this centre, which is at {now}"),
        zh: format!("{at} 晚于本中心的当前时间 {now}"),
    }
    delivered(letters: usize) {
        en: format!("letters sent: {letters}"),
        zh: format!("已发出信件：{letters}"),
    }
    no_such_case(number: &str) { en: format!("there is no case {number} here"), zh: format!("这里没有案件 {number}") }
    bundle_written(folder: &str, pages: usize) {
        en: format!("{folder}: {}", plural(i64::try_from(pages).unwrap_or(i64::MAX), "page", "pages")),
        zh: format!("{folder}：{pages} 页"),
    }
    user_added(role: Role) {
        en: format!("Added as {}.", super::EN.centre_role(role).to_lowercase()),
        zh: format!("已添加，身份：{}。", super::ZH.centre_role(role)),
    }
    user_mail_wrong { en: "that is no email address", zh: "邮箱地址不正确" }
    user_name_missing { en: "the name is missing", zh: "缺少姓名" }
    user_name_wrong(most: usize) {
        en: format!("the name must be one line of at most {most} characters"),
        zh: format!("姓名须为一行，不超过 {most} 个字符"),
    }
    user_role_wrong {
        en: "the role must be registrar, mediator, court, supervisor or platform",
        zh: "身份应为 registrar、mediator、court、supervisor 或 platform",
    }
    user_platform_wrong {
        en: "a platform representative needs --platform with the short name of a platform that is known here",
        zh: "平台代表须用 --platform 指定本中心已登记平台的简称",
    }
    user_platform_unwanted { en: "only platform representatives have a --platform", zh: "只有平台代表才需要 --platform" }
    user_password_missing { en: "write the password to the standard input", zh: "请从标准输入提供密码" }
}
