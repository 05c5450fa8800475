//! Texts of filing a complaint, page by page.

use super::catalogue;
use crate::domain::case::event::CameBack;

catalogue! {
    // Before the first question.
    file_title { en: "Complain about a platform", zh: "投诉平台" }
    file_lead {
        en: "You answer one question a page. Everything is kept as soon as you go on, so you can stop at any page and come back, also on another device.",
        zh: "每页只回答一个问题。每次点击继续都会保存，您可以在任何一页停下，以后（也可以换设备）接着填写。",
    }
    file_danger { en: "Is money moving, does somebody threaten you, or are you being punished for complaining?", zh: "钱正在被转走、有人威胁您，或者因投诉受到报复？" }
    file_danger_means {
        en: "Do this first: it cannot wait for a form. Once your complaint is filed, its page has the way “Something is happening now”: the page then says by when the centre must attend to it, also before it has taken the case, and court is open to you at once.",
        zh: "请先做以下事情，不要等填完表单。提交投诉后，案件页面有“正在发生紧急情况”入口：无论是否已受理，页面都会写明本中心最迟何时处理；您也可以立即向法院起诉。",
    }
    check_danger {
        en: "If money is moving, somebody threatens you, or you are punished for complaining, do not wait for an answer: from the moment of filing, the page of your case has the way “Something is happening now”, and court is open to you at once.",
        zh: "如果钱正在被转走、有人威胁您或者您因投诉受到报复，请不要等待答复：提交后，案件页面即有“正在发生紧急情况”入口，您也可以立即向法院起诉。",
    }
    file_have_ready { en: "Good to have at hand", zh: "建议事先准备" }
    file_have_platform { en: "the name of the platform, and the name under which it knows you", zh: "平台名称，以及您在该平台的账号" }
    file_have_story { en: "what happened, and about when", zh: "事情经过和大致时间" }
    file_have_asked { en: "what you asked of the platform already, and what came back", zh: "您此前向平台提出的要求和收到的回复" }
    file_have_proof {
        en: "proof: screenshots, emails, letters. You can add more later",
        zh: "证据：截图、邮件、信件；之后还可以补充",
    }
    file_what_follows { en: "What follows", zh: "提交之后" }
    file_what_follows_text(admission: &str) {
        en: format!("The centre decides within {admission} whether it can take the complaint. Then the platform must answer by a date that you see. It costs you nothing, and you may go to court at any time."),
        zh: format!("本中心在{admission}内决定是否受理；受理后，平台须在您可见的日期前答复。您无需付费，并可随时向法院起诉。"),
    }
    file_about_time { en: "It takes about 15 minutes.", zh: "大约需要 15 分钟。" }
    file_needs_account {
        en: "You need an account, so that nobody else can act in your case.",
        zh: "您需要一个账户，以免他人以您的名义办理。",
    }
    file_sign_in { en: "Sign in and begin", zh: "登录并开始" }
    file_begin { en: "Begin", zh: "开始" }
    file_begin_another { en: "Begin a new complaint", zh: "新写一份投诉" }
    file_not_as_you_are {
        en: "You are signed in, but not as a consumer.",
        zh: "您已登录，但不是以消费者身份。",
    }
    file_not_as_you_are_do {
        en: "Who works for a platform, the centre, a court or the regulator cannot complain with that account. To complain for yourself, sign out and open an account with your private email address.",
        zh: "平台、调解中心、法院和监管机关的工作账户不能提交投诉。如需以个人名义投诉，请退出登录，并用您的私人邮箱开立账户。",
    }

    // Drafts.
    drafts_title { en: "Go on where you stopped", zh: "继续填写" }
    drafts_means {
        en: "These are not filed yet. Nobody but you can read them. They stay until you file them or throw them away.",
        zh: "以下内容尚未提交，只有您能看到；在您提交或删除之前会一直保留。",
    }
    draft_untitled { en: "A complaint without a title yet", zh: "尚无标题的投诉" }
    draft_changed_at(at: &str) { en: format!("Last changed on {at}"), zh: format!("最近修改：{at}") }
    draft_go_on { en: "Go on", zh: "继续" }
    draft_throw_away { en: "Throw away", zh: "删除" }
    draft_throw_away_title { en: "Throw this complaint away?", zh: "删除这份投诉吗？" }
    draft_throw_away_means(files: usize) {
        en: match files {
            0 => "What you wrote will be gone. It cannot be brought back.".to_owned(),
            1 => "What you wrote and the file that you added will be gone. They cannot be brought back.".to_owned(),
            _ => format!("What you wrote and the {files} files that you added will be gone. They cannot be brought back."),
        },
        zh: match files {
            0 => "您填写的内容将被删除，无法恢复。".to_owned(),
            _ => format!("您填写的内容和添加的 {files} 个文件将被删除，无法恢复。"),
        },
    }
    draft_throw_away_yes { en: "Yes, throw it away", zh: "确认删除" }
    draft_keep { en: "Keep it", zh: "保留" }
    said_draft_removed { en: "The draft was thrown away.", zh: "草稿已删除。" }
    said_done_before { en: "This was done before. Here is what is on record.", zh: "此事项已办理过，以下为已有记录。" }
    too_many_drafts(most: i64) {
        en: format!("You are writing {most} complaints already. Finish one of them or throw it away first"),
        zh: format!("您已有 {most} 份未提交的投诉，请先完成或删除其中一份"),
    }

    // On every page.
    seen_by_platform { en: "What the platform will see", zh: "平台会看到什么" }
    save_and_go_back { en: "Save and go back to the check", zh: "保存并返回核对页" }
    save_and_stop { en: "Stop here and go on later", zh: "先停在这里，以后继续" }

    // 1. The platform.
    ask_platform { en: "Which platform is it about?", zh: "您要投诉哪个平台？" }
    ask_platform_hint {
        en: "Start typing and choose from the list. If it is not there, write the name as you know it.",
        zh: "输入名称并从列表中选择；列表中没有的，请按您知道的名称填写。",
    }
    ask_site { en: "Its web address, or what its app is called", zh: "平台网址，或者应用、小程序的名称" }
    ask_site_hint {
        en: "Only if the platform is not in our list; for example, www.example.com. The centre finds out who runs it. We never send a notice to an address that only a complaint names.",
        zh: "仅当列表中没有该平台时填写，例如 www.example.com。本中心会核实其经营者；我们不会向仅由投诉人提供的地址送达通知。",
    }
    ask_platform_why {
        en: "Somebody must answer. One complaint goes to one platform; for another platform, file another one.",
        zh: "需要确定由谁答复。一份投诉针对一个平台；涉及其他平台的，请另行提交。",
    }
    ask_platform_seen { en: "That there is a complaint about it.", zh: "有一份针对它的投诉。" }
    name_the_platform { en: "Write the name of the platform", zh: "请填写平台名称" }
    platform_not_known(name: &str) {
        en: format!("We do not know “{name}” yet. Write its web address, or what its app is called"),
        zh: format!("我们尚不了解“{name}”，请填写其网址，或者应用、小程序的名称"),
    }
    platform_near(names: &[String]) {
        en: format!("Do you mean {}? Then write the name like this", names.join(", ")),
        zh: format!("您要找的是{}吗？如果是，请这样填写", names.join("、")),
    }
    platform_named(name: &str, site: &str) {
        en: format!("{name} ({site}), not known to the centre yet"),
        zh: format!("{name}（{site}），本中心尚未核实"),
    }

    // 2. What went wrong.
    ask_grievance { en: "What went wrong?", zh: "出了什么问题？" }
    ask_grievance_hint {
        en: "Choose one or more. If you are unsure, choose what comes nearest.",
        zh: "可选一项或多项；不确定的，选最接近的。",
    }
    ask_grievance_why {
        en: "Each of these rests on rules of its own, and the mediator looks at each of them.",
        zh: "每一项都有各自的规则依据，调解员会逐项审查。",
    }
    ask_grievance_seen { en: "What you choose here.", zh: "您在此选择的内容。" }
    choose_grievance { en: "Choose at least one thing that went wrong", zh: "请至少选择一项" }

    // 3. The story.
    ask_happened { en: "What happened?", zh: "事情经过是怎样的？" }
    ask_title { en: "In a few words", zh: "用一句话概括" }
    ask_title_hint {
        en: "The name of your case. For example: “Delivery address given to a stranger”. Leave out names of people.",
        zh: "作为案件名称，例如“收货地址被泄露给陌生人”。请不要写入他人姓名。",
    }
    ask_statement { en: "The whole story", zh: "详细经过" }
    ask_statement_hint {
        en: "In your own words: what came first, what then, who said what? For example: “On 3 May I asked in the app for a copy of my data. On 9 May they wrote that …”",
        zh: "用您自己的话写：先发生了什么，后来怎样，对方怎么说？例如：“5月3日我在应用里要求提供信息副本，5月9日客服回复称……”",
    }
    ask_day { en: "When did it happen?", zh: "什么时候发生的？" }
    ask_day_hint {
        en: "If you do not know the day, give the day on which you noticed it. For example, 9 11 2026.",
        zh: "不清楚具体日期的，填写您发现的日期，例如 2026 11 9。",
    }
    ask_happened_why {
        en: "The mediator decides on what is written here; if you ever go to court, the court reads it, too. It is kept word for word.",
        zh: "调解员以此为依据；如果您以后起诉，法院也会阅读。内容将逐字保存。",
    }
    ask_happened_seen {
        en: "All of it, word for word. Leave out your address, your telephone number and whatever it need not know.",
        zh: "全部内容，一字不差。请不要写入您的住址、电话等平台无需知道的信息。",
    }
    write_title { en: "Say in a few words what it is about", zh: "请用一句话概括" }
    write_statement { en: "Write what happened", zh: "请写明事情经过" }

    // 4. Which data.
    ask_data { en: "Which data is it about?", zh: "涉及哪些信息？" }
    ask_data_hint { en: "Choose what fits. Choose nothing if you do not know.", zh: "选择符合的项目；不清楚的可以不选。" }
    data_elevated { en: "Does harm when it leaks", zh: "泄露后容易造成损害" }
    data_sensitive { en: "Sensitive by law: needs a specific purpose and your separate consent", zh: "法定敏感信息：须有特定目的并取得您的单独同意" }
    data_special { en: "Sensitive by law, with further rules of its own", zh: "法定敏感信息，并有专门规定" }
    ask_data_why {
        en: "Some kinds of data are protected more strictly. Then more is asked of the platform.",
        zh: "有些信息受到更严格的保护，对平台的要求也更高。",
    }
    ask_data_seen { en: "What you choose here.", zh: "您在此选择的内容。" }

    // 5. The request before.
    ask_asked { en: "Did you ask the platform yourself?", zh: "您自己向平台提出过要求吗？" }
    ask_asked_hint { en: "You may file in either case.", zh: "无论是否提出过，都可以投诉。" }
    asked_yes { en: "Yes", zh: "提出过" }
    asked_no { en: "No, not yet", zh: "还没有" }
    ask_asked_when { en: "When did you ask?", zh: "什么时候提出的？" }
    ask_asked_how { en: "How did you ask?", zh: "通过什么方式？" }
    ask_asked_how_hint {
        en: "For example: in the help chat of the app, by email, by telephone. A ticket number helps.",
        zh: "例如应用内客服、邮件、电话；有工单号的请写上。",
    }
    ask_asked_result { en: "What came back?", zh: "平台怎么回复？" }
    came_back(result: CameBack) {
        en: match result {
            CameBack::Nothing => "Nothing",
            CameBack::Refused => "A refusal",
            CameBack::Partly => "A part of what I asked for",
        },
        zh: match result {
            CameBack::Nothing => "没有回复",
            CameBack::Refused => "拒绝",
            CameBack::Partly => "只满足了一部分",
        },
    }
    asked_how_line(how: &str) { en: format!("How: {how}"), zh: format!("方式：{how}") }
    ask_asked_text { en: "What did you ask for, and what did they say?", zh: "您要求什么，平台怎么说？" }
    ask_asked_proof(page: u32) {
        en: format!("You can add the proof, such as a screenshot or the email, with your evidence under question {page}."),
        zh: format!("证明材料（如截图、邮件）可在第 {page} 题与其他证据一起添加。"),
    }
    asked_how_long { en: "How long a platform may take", zh: "平台应在多久内答复" }
    asked_wait(span: &str, basis: &str) { en: format!("{span}: {basis}"), zh: format!("{span}：{basis}") }
    ask_asked_why {
        en: "If the platform was asked and did nothing, that speaks for you; and some courts want to see that you asked first.",
        zh: "提出过要求而平台不处理，对您更有利；有些法院也要求先向平台提出请求。",
    }
    ask_asked_seen { en: "Your answers on this page.", zh: "您在本页填写的内容。" }
    choose_asked { en: "Say whether you asked the platform", zh: "请选择是否向平台提出过要求" }
    write_asked_day { en: "Write when you asked. About is good enough", zh: "请填写提出的日期，大致即可" }
    choose_result { en: "Choose what came back", zh: "请选择平台的回复情况" }

    // 6. What is wanted.
    ask_wants { en: "What should the platform do?", zh: "您希望平台怎么做？" }
    ask_wants_hint { en: "Choose one or more. The platform must take up each of them.", zh: "可选一项或多项，平台须逐项答复。" }
    wants_fitting { en: "Usual for what went wrong", zh: "与您的问题对应" }
    wants_others { en: "Also possible", zh: "也可以提出" }
    amount_for(remedy: &str) { en: format!("How much? “{remedy}”, in yuan"), zh: format!("金额（{remedy}），单位：元") }
    amount_hint {
        en: "For example 126.50. Write what you can show; you can settle for another amount later.",
        zh: "例如 126.50。请填写您能证明的数额，之后可以协商其他数额。",
    }
    want_with_amount(remedy: &str, amount: &str) { en: format!("{remedy}: {amount}"), zh: format!("{remedy}：{amount}") }
    ask_wants_why {
        en: "The platform answers, the mediator proposes and, if it comes to that, a court decides along these lines.",
        zh: "平台据此答复，调解员据此提出方案；如需起诉，法院也据此审理。",
    }
    ask_wants_seen { en: "What you want, and the amount.", zh: "您的要求和金额。" }
    choose_wants { en: "Choose at least one thing that the platform should do", zh: "请至少选择一项要求" }

    // 7. The account there.
    ask_account { en: "Under what name does the platform know you?", zh: "您在该平台的账号是什么？" }
    ask_account_hint {
        en: "For example the name on your profile, the number in your settings, or the number of an order.",
        zh: "例如个人主页上的用户名、设置中的账号编号，或者一个订单号。",
    }
    ask_account_why {
        en: "Without it the platform may not find your data, and say that it cannot answer.",
        zh: "没有账号，平台可能查不到您的信息，并以此为由不予答复。",
    }
    ask_account_seen {
        en: "This, and nothing else, tells the platform who you are. We do not give it your name, your postal address, your telephone number or your email address.",
        zh: "平台仅凭此识别您。我们不会向平台提供您的姓名、通信地址、电话号码和电子邮箱。",
    }

    // 8. Evidence.
    ask_evidence { en: "What can you show?", zh: "您有哪些证据？" }
    ask_evidence_files { en: "Add files", zh: "添加文件" }
    ask_evidence_kinds {
        en: "Pictures, PDF, texts and emails. Other files are kept and passed on unopened.",
        zh: "图片、PDF、文本和邮件；其他类型的文件原样保存和转交，不作打开。",
    }
    ask_evidence_none { en: "No file yet. You can go on without one, and add files later.", zh: "尚未添加文件。可以先不添加，之后再补充。" }
    ask_evidence_there(count: usize, most: usize) {
        en: format!("Added so far: {count} of {most}"),
        zh: format!("已添加 {count} 个，最多 {most} 个"),
    }
    ask_evidence_full { en: "No more files fit. Take one out to add another.", zh: "已达上限；如需添加，请先移除一个。" }
    add_these_files { en: "Add these files", zh: "添加所选文件" }
    files_did_not_arrive {
        en: "Nothing arrived. Check your connection and the size of the files, then press again",
        zh: "内容未能送达。请检查网络连接和文件大小，然后再按一次",
    }
    files_on_their_way { en: "Sending", zh: "正在上传" }
    take_out { en: "Take out", zh: "移除" }
    what_helps { en: "What helps to show it", zh: "哪些材料有帮助" }
    ask_evidence_why {
        en: "What can be shown often decides a case. Every file is kept byte by byte, and its fingerprint is noted, so that nobody can say later that it was changed.",
        zh: "能否证明往往决定结果。每个文件都原样保存，并记录其指纹（SHA-256），以证明未被改动。",
    }
    ask_evidence_seen {
        en: "Every file, its name, and what lies hidden in it, such as the place where a photo was taken. Cover what the platform need not know.",
        zh: "每个文件、文件名以及其中隐藏的信息（例如照片的拍摄地点）。请遮盖平台无需知道的内容。",
    }

    // 9. The check.
    check_title { en: "Check your answers", zh: "核对您的回答" }
    check_lead { en: "Nothing is filed yet. You can change everything once more.", zh: "尚未提交，您仍可修改任何内容。" }
    alike_title { en: "There is an open case about this already", zh: "已有一起相同事由的案件正在处理" }
    alike_case(number: &str, filed: &str) {
        en: format!("Case {number}, filed on {filed}"),
        zh: format!("案件{number}，{filed}提交"),
    }
    alike_means {
        en: "It is about the same platform and the same kind of problem. If this belongs to it, add to that case: what is in one place is read and answered together, and no time is lost. If something else happened, go on and file.",
        zh: "该案涉及同一平台和同类问题。如属同一件事，请在该案中补充：集中在一处，便于一并审阅和答复，也不耽误时间。如是另一件事，请继续提交。",
    }
    the_platform { en: "Platform", zh: "平台" }
    the_grievances { en: "What went wrong", zh: "问题" }
    the_title { en: "In a few words", zh: "概括" }
    the_statement { en: "What happened", zh: "经过" }
    the_day { en: "When", zh: "时间" }
    the_data { en: "Which data", zh: "涉及的信息" }
    the_request { en: "Asked before", zh: "此前的要求" }
    the_wants { en: "What the platform should do", zh: "您的要求" }
    the_consumers_wants { en: "What the consumer asks for", zh: "消费者的要求" }
    the_account { en: "Your account there", zh: "您在平台的账号" }
    the_evidence { en: "Evidence", zh: "证据" }
    not_given { en: "Not given", zh: "未填写" }
    asked_on(day: &str, result: &str) { en: format!("On {day}. What came back: {result}"), zh: format!("{day}提出；平台回复：{result}") }
    check_who_sees { en: "Who will see what", zh: "谁会看到什么" }
    preview_title { en: "This is what the platform will see", zh: "平台将看到的内容" }
    preview_means {
        en: "The platform sees this once the centre has taken the case and the complaint has reached it: all of it, and no more.",
        zh: "本中心受理案件、投诉送达平台之后，平台将看到以下全部内容，且仅限于此。",
    }
    preview_hidden_title { en: "What the platform will not see", zh: "平台看不到的内容" }
    preview_staff_title { en: "The centre", zh: "调解中心" }
    preview_registrars {
        en: "The centre’s registrars see all that the platform sees, and all that it does not.",
        zh: "登记员可以看到平台看到的全部内容，以及平台看不到的内容。",
    }
    preview_mediator {
        en: "A mediator sees what the platform sees, and besides:",
        zh: "调解员可以看到平台看到的内容，另外还有：",
    }
    check_platform_sees_not {
        en: "Not your name, postal address, telephone number or email address, unless you wrote them above or they stand in a file.",
        zh: "看不到您的姓名、通信地址、电话号码和电子邮箱，除非您写在上面或出现在文件中。",
    }
    check_no_account {
        en: "You named no account there: the platform may say that it cannot find you.",
        zh: "您没有填写在该平台的账号，平台可能称查不到您的信息。",
    }
    check_change_account { en: "Change these in your account", zh: "在账户中修改" }
    check_public_sees_title { en: "What the public will see", zh: "公众会看到什么" }
    check_public_sees {
        en: "Nothing now. If the outcome is published later, everybody can read: the platform and the kind of problem; the outcome; what the mediator found and what the platform should do; what the platform replied, whether it accepted the finding and whether it kept to it; what a court decided; and the months in which the case ended, the entry was published and it was last changed.",
        zh: "目前都不公开。日后如公布结果，任何人都可以看到：平台和问题类型；结果；调解员意见以及平台应当做什么；平台的回应、是否接受意见、是否履行；法院的判决结果；案件了结、条目公布和更新的月份。",
    }
    check_public_sees_not {
        en: "Never your name, your account, your case number or the complaint itself. Before the finding is published, a registrar reads it and takes out what could lead to you.",
        zh: "您的姓名、账号、案件编号和投诉原文都不公开。公布意见之前，登记员会审读，删去可能识别您的内容。",
    }
    check_court_title { en: "A court", zh: "法院" }
    check_court_sees {
        en: "Nothing, unless you yourself say yes to court later. Then it gets all of this, with your name, your email address and, if your account holds them, your postal address and telephone number, so that it can reach you. It may pass them on to the platform when it serves papers.",
        zh: "看不到，除非您日后自己同意移送法院。届时法院会收到以上全部内容，以及您的姓名、电子邮箱和账户中填写的通信地址、电话号码，以便与您联系；法院送达文书时，可能会将这些信息转给平台。",
    }
    check_true { en: "By filing you say that this is true as far as you know.", zh: "提交即表示您确认以上内容据您所知属实。" }
    file_now { en: "File the complaint", zh: "提交投诉" }
    draft_changed {
        en: "This complaint was changed in another window after you opened this page. Check it once more, then file it",
        zh: "您打开本页之后，这份投诉在另一个窗口中被修改过。请重新核对后再提交",
    }

    // The receipt.
    receipt_title { en: "Your complaint is filed", zh: "投诉已提交" }
    receipt_name { en: "Receipt", zh: "回执" }
    receipt_filed_on(at: &str, platform: &str) {
        en: format!("Filed on {at}, against {platform}."),
        zh: format!("{at} 提交，针对{platform}。"),
    }
    receipt_is_here { en: "This receipt waits for you here, under Letters; nothing is mailed.", zh: "回执保存在站内“信件”中，不会发送邮件。" }
    receipt_by_mail { en: "This receipt is also on its way to you by email.", zh: "回执也会发送到您的邮箱。" }
    receipt_next_now {
        en: "This is how it stood on the day of filing. The page of the case shows how it stands now.",
        zh: "以上为提交当日的情况；最新进展请见案件页面。",
    }
    receipt_to_case { en: "Go to the case", zh: "查看案件" }
    received_title { en: "What we received, each with its fingerprint (SHA-256)", zh: "我们收到的内容及其指纹（SHA-256）" }
    received_means {
        en: "Keep this. Whoever has the same text or file can compute the same fingerprint. That proves what was filed, and that nobody changed it.",
        zh: "请妥善保存。用同样的文字或文件可以算出同样的指纹，由此可以证明提交的内容未被改动。",
    }
    received_text { en: "The text under “The whole story”", zh: "“详细经过”中的文字" }
    received_file(number: i64, name: &str, size: &str) {
        en: format!("File {number}: {name}, {size}"),
        zh: format!("文件 {number}：{name}，{size}"),
    }
    receipt_recount {
        en: "The text is taken in UTF-8, with a line feed (LF) between its lines and no blanks before or after it.",
        zh: "文字按 UTF-8 编码计算，行间以换行符（LF）分隔，首尾无空白。",
    }
}
