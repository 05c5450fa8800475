//! The steps of a story, each one line: what somebody asks for, and the roads that lead to a stage.

use crate::desk::{Desk, Read};
use redress::accounts;
use redress::casework::Setback;
use redress::domain::actor::{Actor, Holder, Role, Side};
use redress::domain::case::Case;
use redress::domain::case::event::{AlarmKind, CameBack, Event, Finding, Service, Silence, Stance};
use redress::domain::case::stage::Stage;
use redress::domain::clock::running::RunningWindow;
use redress::domain::clock::{Moment, Step, WindowKey};
use redress::domain::command::{Answer, AnswerPoint, AskedBefore, Command, File, Promised, Rule, Wanted};
use redress::domain::evidence::{NewExhibit, Wall};
use redress::domain::grievance::Grievance;
use redress::domain::ids::{AlarmId, MatterId, OfferId, PlatformId, QuestionId, RemedyId, WindowId};
use redress::domain::letter::Addressee;
use redress::domain::matter::{Matter, Recorded};
use redress::domain::money::Cents;
use redress::domain::refusal::Refusal;
use redress::domain::scorecard::Tally;
use redress::domain::text::{Language, Words};
use redress::domain::turn::How;
use redress::store::matters;

/// What a person wrote.
pub fn words(text: &str) -> Words {
    Words::parse(text, Words::STATEMENT).unwrap()
}

/// A complaint about `platform`: two grievances, two wishes, one of them money.
pub fn complaint(platform: PlatformId) -> File {
    File {
        platform,
        language: Language::Zh,
        grievances: vec![Grievance::Deletion, Grievance::UnlawfulSharing],
        wants: vec![
            Wanted { remedy: "delete".to_owned(), amount: None },
            Wanted { remedy: "compensate".to_owned(), amount: Some(cents(120_000)) },
        ],
        data: vec!["contact".to_owned(), "location".to_owned()],
        happened_on: Some("2026-10-08".parse().unwrap()),
        title: words("行程被卖给广告商"),
        statement: words("我注销账号以后，仍然接到提到我行程的推销电话。"),
        account: Some(words("linmei_88")),
        asked: Some(AskedBefore {
            on: "2026-10-20".parse().unwrap(),
            came_back: CameBack::Nothing,
            text: Some(words("I wrote to their privacy address and heard nothing.")),
        }),
        exhibits: vec![],
        linked: None,
        taken_down: None,
        request: None,
    }
}

/// An amount in hundredths.
pub fn cents(hundredths: i64) -> Cents {
    Cents::new(hundredths).unwrap()
}

/// What a platform would do: delete within `days`.
pub fn delete_within(days: Option<u16>) -> Promised {
    Promised { remedy: "delete".to_owned(), amount: None, text: Some(words("All copies too.")), days }
}

/// What a platform would do: pay.
pub fn pay(hundredths: i64) -> Promised {
    Promised { remedy: "compensate".to_owned(), amount: Some(cents(hundredths)), text: None, days: None }
}

/// An answer to [`complaint`] that refuses everything.
pub fn refusing_answer() -> Command {
    answering(Stance::Refused, Stance::Refused)
}

/// An answer to [`complaint`] that grants deletion and a part of the money.
pub fn granting_answer() -> Command {
    answering(Stance::Granted, Stance::Partly)
}

fn answering(deletion: Stance, money: Stance) -> Command {
    let point = |remedy: &str, stance, amount| AnswerPoint {
        remedy: remedy.to_owned(),
        stance,
        amount,
        ground: (stance == Stance::Refused).then(|| "facts_disputed".to_owned()),
        text: words("We looked into it."),
    };
    let amount = (money != Stance::Refused).then(|| cents(40_000));
    Command::Answer(Answer {
        points: vec![point("delete", deletion, None), point("compensate", money, amount)],
        text: Some(words("We regret the trouble.")),
        exhibits: vec![],
    })
}

/// A finding on [`complaint`] that upholds both grievances and orders both remedies.
pub fn upholding() -> Command {
    ruling(Finding::Upheld, Finding::Upheld, vec![delete_within(None), pay(90_000)])
}

/// A finding on [`complaint`] that dismisses both grievances.
pub fn dismissing() -> Command {
    ruling(Finding::Dismissed, Finding::Dismissed, vec![])
}

/// A finding on [`complaint`].
pub fn ruling(deletion: Finding, sharing: Finding, remedies: Vec<Promised>) -> Command {
    Command::Rule(Rule {
        findings: vec![(Grievance::Deletion, deletion), (Grievance::UnlawfulSharing, sharing)],
        retaliation: None,
        finding: words("The platform passed on travel data without consent."),
        reasons: words("The call list matches the trips."),
        remedies,
    })
}

/// The same finding, with one on what the consumer says of being punished.
pub fn with_retaliation(command: Command, found: Finding) -> Command {
    match command {
        Command::Rule(rule) => Command::Rule(Rule { retaliation: Some(found), ..rule }),
        other => panic!("{other:?} is no finding"),
    }
}

/// An offer.
pub fn offering(promises: Vec<Promised>) -> Command {
    Command::Offer { text: words("Let us end this here."), promises }
}

/// A message that the court may read.
pub fn message() -> Command {
    Command::Message { text: words("One more thing."), wall: Some(Wall::Court) }
}

/// A message to the centre, before the platform is in the case.
pub fn early_message() -> Command {
    Command::Message { text: words("Are you there?"), wall: None }
}

/// The consumer takes the complaint back.
pub fn withdrawal() -> Command {
    Command::Withdraw { reason: "no_longer_wanted".to_owned(), text: None }
}

/// The consumer's yes to court.
pub fn handover() -> Command {
    Command::HandOver { note: Some(words("I want a judge to look at it.")) }
}

/// The court takes the case.
pub fn docketing() -> Command {
    Command::Docket { docket: words("(2026) Zhe 0192 Min Chu 4711") }
}

/// The court decides.
pub fn judgment(outcome: Finding) -> Command {
    Command::Judge { outcome, text: words("The court finds so.") }
}

impl Desk {
    /// Lin Mei files a complaint about Yunlu.
    pub async fn filed(&self) -> InCase<'_> {
        self.filed_about(self.cast.yunlu).await
    }

    /// Lin Mei files a complaint about `platform`.
    pub async fn filed_about(&self, platform: PlatformId) -> InCase<'_> {
        self.file(complaint(platform)).await.unwrap()
    }

    /// Lin Mei files this complaint.
    pub async fn file(&self, complaint: File) -> Result<InCase<'_>, Setback> {
        let id = MatterId(accounts::fresh_id(self.now()).unwrap());
        self.casework.file(id, complaint, self.cast.lin_mei, |_, _| Ok(())).await?;
        Ok(InCase { desk: self, id })
    }

    /// A file of evidence in the vault.
    pub async fn evidence(&self, title: &str) -> NewExhibit {
        let kept = self.vault.keep(title.as_bytes()).await.unwrap();
        NewExhibit {
            title: words(title),
            object: kept.name.to_string(),
            sha256: kept.hash,
            size: kept.bytes,
            media: kept.kind.media_type().to_owned(),
        }
    }
}

/// One case of the story.
#[derive(Clone, Copy)]
pub struct InCase<'d> {
    pub desk: &'d Desk,
    pub id: MatterId,
}

impl InCase<'_> {
    /// Somebody does something, and it is allowed.
    pub async fn does(&self, by: &Actor, command: Command) -> Case {
        let said = format!("{command:?}");
        let done = self.desk.casework.act(self.id, command, *by).await;
        done.unwrap_or_else(|setback| panic!("{said}: {setback}"))
    }

    /// Somebody asks for something that the rules refuse.
    pub async fn refuses(&self, by: &Actor, command: Command) -> Refusal {
        let said = format!("{command:?}");
        match self.desk.casework.act(self.id, command, *by).await {
            Err(Setback::Refused(refusal)) => refusal,
            Err(setback) => panic!("{said}: {setback}"),
            Ok(case) => panic!("{said} was allowed, and the case is {}", case.stage),
        }
    }

    /// The case as it stands on record.
    pub async fn case(&self) -> Case {
        self.desk.case(self.id).await
    }

    /// Where it stands on record.
    pub async fn stage(&self) -> Stage {
        self.case().await.stage
    }

    /// Who holds the ball.
    pub async fn holder(&self) -> Option<Holder> {
        self.case().await.holder()
    }

    /// The window of this duty that runs.
    pub async fn window(&self, key: WindowKey) -> RunningWindow {
        let case = self.case().await;
        case.life
            .running
            .of(key)
            .cloned()
            .unwrap_or_else(|| panic!("no window {key} runs: {}", running(&case)))
    }

    /// The window of this duty that waits for `holder`.
    pub async fn window_of(&self, key: WindowKey, holder: Holder) -> RunningWindow {
        let case = self.case().await;
        let found = case.life.running.iter().find(|window| window.key == key && window.holder == holder);
        found.cloned().unwrap_or_else(|| panic!("no window {key} of {holder} runs: {}", running(&case)))
    }

    /// Which windows run, in order.
    pub async fn windows(&self) -> Vec<WindowKey> {
        self.case().await.life.running.iter().map(|window| window.key).collect()
    }

    /// The first instant that is too late for this duty.
    pub async fn falls(&self, key: WindowKey) -> Moment {
        self.window(key).await.reckoning.falls
    }

    /// The last instant that is in time for this duty has come.
    pub async fn until_the_last_instant_of(&self, key: WindowKey) {
        let falls = self.falls(key).await;
        self.desk.go_to(Moment::from_microseconds(falls.microseconds() - 1).unwrap()).await;
    }

    /// The first instant that is too late for this duty has come.
    pub async fn until_the_end_of(&self, key: WindowKey) {
        self.desk.go_to(self.falls(key).await).await;
    }

    /// Nobody does what this window waits for: it ends, and the sweep comes round.
    pub async fn in_silence(&self, key: WindowKey) -> Case {
        self.until_the_end_of(key).await;
        self.desk.sweep().await;
        self.case().await
    }

    /// Everything that happened in the case.
    pub async fn entries(&self) -> Vec<Recorded<Event>> {
        let id = self.id;
        self.desk.store().read(move |c| Ok::<_, Read>(matters::entries(c, id)?)).await.unwrap()
    }

    /// When this silence is on record, each time, and to whom it is charged.
    pub async fn lapses(&self, wanted: Silence) -> Vec<(Moment, Holder)> {
        let entries = self.entries().await.into_iter();
        let lapse = |entry: Recorded<Event>| match entry.event {
            Event::Lapsed { silence, holder, .. } if silence == wanted => Some((entry.at, holder)),
            _ => None,
        };
        entries.filter_map(lapse).collect()
    }

    /// Nobody does what this window waits for. Nothing lapses at its last instant; it lapses at its
    /// end, dated to it, once, though the sweep comes round twice.
    pub async fn lapses_once(&self, key: WindowKey, silence: Silence) -> Case {
        let falls = self.falls(key).await;
        let before = self.lapses(silence).await.len();
        self.until_the_last_instant_of(key).await;
        self.desk.sweep().await;
        assert_eq!(self.lapses(silence).await.len(), before, "{key} lapsed before its end");
        self.desk.go_to(falls).await;
        self.desk.sweep().await;
        self.desk.sweep().await;
        let lapses = self.lapses(silence).await;
        assert_eq!(lapses.len(), before + 1, "{key} must lapse once");
        assert_eq!(lapses.last().map(|(at, _)| *at), Some(falls), "a lapse is dated to its deadline");
        self.case().await
    }

    /// How the last window of this duty ended, and whose it was.
    pub async fn turn(&self, key: WindowKey) -> (Holder, How) {
        let case = self.case().await;
        let turn = case.life.turns.iter().rfind(|turn| turn.key == key).expect("it ended");
        (turn.holder, turn.how)
    }

    /// What the case adds to the figures of its platform.
    pub async fn tally(&self) -> Tally {
        self.case().await.tally(&self.desk.rulebook().zone).expect("every case counts")
    }

    /// To whom letters went about the last silence.
    pub async fn told_of_the_lapse(&self) -> Vec<Addressee> {
        self.desk.told_of(self.id, "lapsed").await
    }

    // ------------------------------------------------------------------------------- the centre

    pub async fn ask_to_complete(&self) -> Case {
        self.does(&self.desk.cast.wu_fang, Command::AskToComplete { text: words("Which account?") }).await
    }

    pub async fn complete(&self) -> Case {
        let window = self.window(WindowKey::Completion).await.id;
        let command = Command::Complete { window, text: words("This one."), exhibits: vec![] };
        self.does(&self.desk.cast.lin_mei, command).await
    }

    pub async fn admit(&self) -> Case {
        self.does(&self.desk.cast.wu_fang, Command::Admit).await
    }

    pub async fn find_inadmissible(&self) -> Case {
        let command =
            Command::FindInadmissible { reason: "too_old".to_owned(), text: words("It is four years ago.") };
        self.does(&self.desk.cast.wu_fang, command).await
    }

    pub async fn serve_by_post(&self) -> Case {
        self.does(&self.desk.cast.wu_fang, Command::Serve { how: Service::Post }).await
    }

    pub async fn assign(&self, mediator: &Actor) -> Case {
        let naming = self.naming(mediator).await;
        self.does(&self.desk.cast.wu_fang, naming).await
    }

    /// The form in which a registrar names a mediator, as it is opened now.
    pub async fn naming(&self, mediator: &Actor) -> Command {
        let running = self.case().await.life.running;
        let waits = running.of(WindowKey::Naming).or_else(|| running.of(WindowKey::Mediation));
        let window = waits.map_or(WindowId(uuid::Uuid::nil()), |window| window.id);
        Command::Assign { window, mediator: crate::cast::person(mediator) }
    }

    // ------------------------------------------------------------------------------ the parties

    pub async fn answer(&self) -> Case {
        self.does(&self.desk.cast.sun_hao, refusing_answer()).await
    }

    pub async fn answer_granting(&self) -> Case {
        self.does(&self.desk.cast.sun_hao, granting_answer()).await
    }

    pub async fn extend(&self) -> Case {
        let command = self.extension().await;
        self.does(&self.desk.cast.sun_hao, command).await
    }

    pub async fn extension(&self) -> Command {
        let window = self.window(WindowKey::Answer).await.id;
        Command::Extend { window, reason: "complex".to_owned(), text: words("Three systems.") }
    }

    pub async fn accept_answer(&self) -> Case {
        let window = self.window(WindowKey::Reply).await.id;
        self.does(&self.desk.cast.lin_mei, Command::AcceptAnswer { window }).await
    }

    pub async fn ask_for_mediator(&self) -> Case {
        let window = self.window(WindowKey::Reply).await.id;
        let command = Command::AskForMediator { window, text: words("That is no answer.") };
        self.does(&self.desk.cast.lin_mei, command).await
    }

    pub async fn offer(&self, by: &Actor) -> OfferId {
        let case = self.does(by, offering(vec![delete_within(None), pay(50_000)])).await;
        case.offers.last().expect("the offer").offer.id
    }

    pub async fn accept_offer(&self, by: &Actor, offer: OfferId) -> Case {
        self.does(by, Command::AcceptOffer { offer }).await
    }

    pub async fn decline_offer(&self, by: &Actor, offer: OfferId) -> Case {
        self.does(by, Command::DeclineOffer { offer }).await
    }

    pub async fn respond(&self, by: &Actor, question: QuestionId) -> Case {
        let command = Command::Respond { question, text: words("In May."), exhibits: vec![] };
        self.does(by, command).await
    }

    pub async fn accept_ruling(&self, by: &Actor) -> Case {
        let window = self.window_of(WindowKey::RulingResponse, holder(by)).await.id;
        self.does(by, Command::AcceptRuling { window }).await
    }

    pub async fn refuse_ruling(&self, by: &Actor) -> Case {
        let window = self.window_of(WindowKey::RulingResponse, holder(by)).await.id;
        self.does(by, Command::RefuseRuling { window, text: Some(words("We see it otherwise.")) }).await
    }

    pub async fn report(&self, remedy: RemedyId) -> Case {
        let command = Command::ReportPerformance { remedy, text: words("It is done."), exhibits: vec![] };
        self.does(&self.desk.cast.sun_hao, command).await
    }

    pub async fn confirm(&self, remedy: RemedyId) -> Case {
        self.does(&self.desk.cast.lin_mei, Command::Confirm { remedy }).await
    }

    pub async fn deny(&self, remedy: RemedyId) -> Case {
        self.does(&self.desk.cast.lin_mei, Command::Deny { remedy, text: words("It is not.") }).await
    }

    /// Lin Mei raises an alarm.
    pub async fn raises(&self, kind: AlarmKind, text: &str) -> AlarmId {
        let command = Command::RaiseAlarm { kind, text: words(text) };
        let case = self.does(&self.desk.cast.lin_mei, command).await;
        case.alarms.last().expect("the alarm").id
    }

    pub async fn withdraw(&self) -> Case {
        self.does(&self.desk.cast.lin_mei, withdrawal()).await
    }

    pub async fn reopen(&self) -> Case {
        self.does(&self.desk.cast.lin_mei, Command::Reopen).await
    }

    pub async fn exhibit(&self, by: &Actor, title: &str) -> Case {
        let exhibits = vec![self.desk.evidence(title).await];
        self.does(by, Command::Exhibit { text: Some(words("See for yourself.")), exhibits }).await
    }

    // ------------------------------------------------------------------------------ the mediator

    /// He Yun asks one side.
    pub async fn question(&self, to: Side) -> QuestionId {
        let command = Command::Question { to, text: words("Since when?") };
        let case = self.does(&self.desk.cast.he_yun, command).await;
        case.questions.last().expect("the question").id
    }

    /// He Yun stops the clocks for `days`.
    pub async fn stay(&self, days: i64) -> Case {
        let zone = &self.desk.rulebook().zone;
        let until = self.desk.now().plus_seconds(days * 86_400).day_in(zone);
        let (reason, text) = ("expert_examination".to_owned(), words("An expert looks at the logs."));
        self.does(&self.desk.cast.he_yun, Command::Stay { reason, text, until }).await
    }

    /// He Yun gives a finding for Lin Mei.
    pub async fn rule(&self) -> Case {
        self.does(&self.desk.cast.he_yun, upholding()).await
    }

    pub async fn close_without_result(&self) -> Case {
        let (reason, text) = ("facts_need_a_court".to_owned(), words("Only a court can find this."));
        self.does(&self.desk.cast.he_yun, Command::CloseWithoutResult { reason, text }).await
    }

    // --------------------------------------------------------------------------------- the court

    pub async fn hand_over(&self) -> Case {
        self.does(&self.desk.cast.lin_mei, handover()).await
    }

    pub async fn docket(&self) -> Case {
        self.does(&self.desk.cast.song_jie, docketing()).await
    }

    pub async fn send_back(&self) -> Case {
        let defects = vec!["unclear_claim".to_owned(), "missing_evidence_list".to_owned()];
        self.does(&self.desk.cast.song_jie, Command::Return { defects, text: words("Two things.") }).await
    }

    pub async fn judge(&self, outcome: Finding) -> Case {
        self.does(&self.desk.cast.song_jie, judgment(outcome)).await
    }

    // --------------------------------------------------------------------------------- the roads

    /// Yunlu has answered and refused.
    pub async fn answered(&self) -> Case {
        self.admit().await;
        self.answer().await
    }

    /// He Yun is in charge of a case that Yunlu has answered.
    pub async fn mediated(&self) -> Case {
        self.answered().await;
        self.ask_for_mediator().await;
        self.assign(&self.desk.cast.he_yun).await
    }

    /// He Yun has found for Lin Mei, after everybody had time to reply.
    pub async fn ruled(&self) -> Case {
        self.mediated().await;
        self.heard().await;
        self.rule().await
    }

    /// Everything on record has been there long enough for both sides to reply.
    pub async fn heard(&self) {
        let hearing = self.desk.rulebook().reckon(WindowKey::Hearing, self.desk.now());
        self.desk.go_to(hearing.falls).await;
    }

    /// Both accepted the ruling.
    pub async fn agreed(&self) -> Case {
        self.ruled().await;
        self.accept_ruling(&self.desk.cast.lin_mei).await;
        self.accept_ruling(&self.desk.cast.sun_hao).await
    }

    /// Yunlu refused the ruling.
    pub async fn unresolved(&self) -> Case {
        self.ruled().await;
        self.refuse_ruling(&self.desk.cast.sun_hao).await
    }
}

/// How long a window has stood still.
pub trait StoodStill {
    /// In calendar days, as its counting says; 0 if it never did.
    fn days_stood_still(&self) -> u32;
}

impl StoodStill for RunningWindow {
    fn days_stood_still(&self) -> u32 {
        let steps = self.reckoning.steps.iter();
        steps.map(|step| if let Step::Stayed { added, .. } = step { added.value } else { 0 }).sum()
    }
}

/// A party as a holder of the ball.
pub fn holder(by: &Actor) -> Holder {
    match by.role() {
        Some(Role::Consumer) => Holder::Consumer,
        Some(Role::Platform) => Holder::Platform,
        Some(Role::Mediator) => Holder::Mediator,
        Some(Role::Court) => Holder::Court,
        Some(Role::Supervisor) => Holder::Supervisor,
        Some(Role::Registrar) | None => Holder::Centre,
    }
}

/// The windows that run, for a message.
pub fn running(case: &Case) -> String {
    let windows = case.life.running.iter();
    let windows: Vec<_> = windows
        .map(|window| format!("{} of {} to {}", window.key, window.holder, window.reckoning.falls))
        .collect();
    format!("{} with {}", case.stage, windows.join(", "))
}
