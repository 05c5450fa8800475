//! Texts of the frame of every page.

use super::catalogue;

catalogue! {
    redress { en: "Redress", zh: "Redress" }
    skip_to_main { en: "Skip to the main part", zh: "跳到正文" }
    exit_title { en: "Leave quickly", zh: "快速离开" }
    exit_now { en: "Exit this page", zh: "离开本页" }
    exit_more { en: "Traces on this device", zh: "本设备上的痕迹" }
    main_navigation { en: "Main", zh: "主导航" }
    to_the_start { en: "Redress, start page", zh: "Redress 首页" }
    sign_out { en: "Sign out", zh: "退出登录" }
    /// The other language, named in itself.
    other_language { en: "中文", zh: "English" }
    title_in_error { en: "Error: ", zh: "有误：" }

    demo_centre { en: "Demo centre", zh: "演示中心" }
    demo_clock(now: &str) { en: format!("Demo: here it is {now}."), zh: format!("演示：此处时间为 {now}。") }
    demo_next(next: &str) { en: format!("Next deadline: {next}."), zh: format!("下一个期限：{next}。") }
    demo_no_next { en: "No deadline is running.", zh: "目前没有进行中的期限。" }
    demo_hour { en: "An hour on", zh: "快进 1 小时" }
    demo_day { en: "A day on", zh: "快进 1 天" }
    demo_week { en: "A week on", zh: "快进 1 周" }
    demo_deadline { en: "To the next deadline", zh: "到下一个期限" }

    help { en: "Help", zh: "帮助" }
    contact { en: "Contact the centre", zh: "联系调解中心" }
    accessibility { en: "Accessibility", zh: "无障碍说明" }
    privacy { en: "Your data with us", zh: "我们如何处理您的信息" }
    about_mediation {
        en: "Mediation here is free for consumers. It never takes away your right to go to court.",
        zh: "消费者在此调解免费。调解不影响您向法院起诉的权利。",
    }
}
