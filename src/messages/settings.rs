//! What the operator reads: the settings and what is wrong with one.

use super::catalogue;

catalogue! {
    setting_data { en: "the folder for the database, evidence and letters", zh: "存放数据库、证据和信件的文件夹" }
    setting_data_wrong { en: "must be the path of a folder", zh: "应为文件夹路径" }
    setting_database {
        en: "where the database is: sqlite:PATH or postgres://USER@HOST/NAME",
        zh: "数据库地址：sqlite:路径 或 postgres://用户@主机/名称",
    }
    setting_database_wrong {
        en: "must be sqlite:PATH-OF-A-FILE or postgres://USER@HOST/NAME",
        zh: "应为 sqlite:文件路径 或 postgres://用户@主机/名称",
    }
    setting_listen { en: "the address and port on which pages are served", zh: "提供页面的地址和端口" }
    setting_listen_wrong {
        en: "must be an address and a port, such as 127.0.0.1:8080",
        zh: "应为地址加端口，例如 127.0.0.1:8080",
    }
    setting_origin {
        en: "the address under which people reach this centre; links in letters start with it",
        zh: "人们访问本中心所用的网址；信件中的链接以此开头",
    }
    setting_origin_wrong {
        en: "must be scheme, host and perhaps port, without a path, such as https://redress.example",
        zh: "应为协议、主机及可选端口，不带路径，例如 https://redress.example",
    }
    setting_smtp {
        en: "the mail server, smtp://… or smtps://…; without it, letters become files in the data folder",
        zh: "邮件服务器，smtp://… 或 smtps://…；不设置时，信件以文件形式存入数据文件夹",
    }
    setting_smtp_wrong {
        en: "must be smtp://HOST:PORT or smtps://USER:PASSWORD@HOST",
        zh: "应为 smtp://主机:端口 或 smtps://用户:密码@主机",
    }
    setting_mail_from {
        en: "the sender of our letters, and where people write to the centre: the help page shows it",
        zh: "本中心信件的发件地址，也是人们写信给本中心的地址，显示在帮助页面上",
    }
    setting_mail_from_wrong {
        en: "must be one email address, such as centre@redress.example",
        zh: "应为一个邮箱地址，例如 centre@redress.example",
    }
    setting_address {
        en: "the postal address of the centre, on one line, where people also come in person; the help page and letters on paper show it",
        zh: "本中心的通信地址（写在一行），也是现场接待的地点，显示在帮助页面和纸质信件上",
    }
    setting_address_wrong { en: "must be one line of 1 to 200 characters", zh: "应为 1 至 200 个字符，写在一行" }
    setting_phone {
        en: "the telephone number at which people of the centre answer; the help page and letters on paper show it",
        zh: "本中心有人接听的电话号码，显示在帮助页面和纸质信件上",
    }
    setting_phone_wrong {
        en: "must be one telephone number of 3 to 15 digits, with a + before it and spaces, hyphens and brackets in it if you like",
        zh: "应为一个 3 至 15 位数字的电话号码，前面可加 +，中间可用空格、连字符和括号",
    }
    setting_centre_name_en { en: "the name of this centre in English", zh: "本中心的英文名称" }
    setting_centre_name_zh { en: "the name of this centre in Chinese", zh: "本中心的中文名称" }
    setting_centre_name_wrong { en: "must be a name of 1 to 80 characters", zh: "应为 1 至 80 个字符的名称" }
    setting_exit {
        en: "a harmless page of another site, to which “Exit this page” leads at once",
        zh: "“离开本页”所前往的其他网站的无关页面",
    }
    setting_exit_wrong {
        en: "must be a web address, such as https://www.baidu.com/",
        zh: "应为网址，例如 https://www.baidu.com/",
    }
    setting_poll {
        en: "how often the worker looks for what is due, in seconds (1 to 300)",
        zh: "后台程序检查到期事项的间隔，单位为秒（1 至 300）",
    }
    setting_poll_wrong { en: "must be a number of seconds from 1 to 300", zh: "应为 1 至 300 之间的秒数" }
    setting_upload_mib { en: "the largest file that may be uploaded, in MiB (1 to 100)", zh: "可上传的最大文件，单位为 MiB（1 至 100）" }
    setting_upload_mib_wrong { en: "must be a number of MiB from 1 to 100", zh: "应为 1 至 100 之间的 MiB 数" }
    setting_upload_files { en: "how many files one case may hold (1 to 20)", zh: "每个案件可容纳的文件数（1 至 20）" }
    setting_upload_files_wrong { en: "must be a number from 1 to 20", zh: "应为 1 至 20 之间的数字" }
    setting_log { en: "what is logged: error, warn, info, debug, trace, or per part of the program", zh: "日志内容：error、warn、info、debug、trace，也可按程序部分设置" }
    setting_log_wrong { en: "must be a filter such as info or info,redress=debug", zh: "应为过滤规则，例如 info 或 info,redress=debug" }
    setting_log_format { en: "how log lines are written: text or json", zh: "日志格式：text 或 json" }
    setting_log_format_wrong { en: "must be text or json", zh: "应为 text 或 json" }
    setting_unknown { en: "is no setting of Redress; `redress help settings` lists them", zh: "不是 Redress 的设置；请用 `redress help settings` 查看全部设置" }
    setting_default { en: "default", zh: "默认值" }
    setting_no_default { en: "not set", zh: "未设置" }
    settings_intro {
        en: "Every setting is an environment variable; --data and --listen come before theirs.",
        zh: "每项设置都是一个环境变量；命令行的 --data 和 --listen 优先于相应变量。",
    }
}
