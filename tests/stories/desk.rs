//! The centre's desk in one story: a fresh database, a stopped clock, the door to the matters, and
//! nobody at a browser. A story ends with [`Desk::close`], which fails if anything hangs loose.

use crate::cast::Cast;
use crate::database::{self, Database};
use redress::casework::{Casework, Sweep};
use redress::clock::Clock;
use redress::config::Config;
use redress::domain::actor::{Actor, Holder};
use redress::domain::case::Case;
use redress::domain::clock::{Moment, WindowKey};
use redress::domain::ids::MatterId;
use redress::domain::letter::Addressee;
use redress::domain::publication::{self, Publication};
use redress::domain::rulebook::Rulebook;
use redress::domain::text::Language;
use redress::letters::Post;
use redress::messages::T;
use redress::store::centre::{self, Founding};
use redress::store::matters::{self, LoadError, MatterRow};
use redress::store::outbox::{self, LetterRow};
use redress::store::{Store, StoreError, errands, oversight};
use redress::vault::Vault;
use redress::verify::verify;

/// Where the stopped clock stands when a story begins: a Monday morning in Beijing.
pub const MORNING: &str = "2026-11-23T01:00:00Z";

/// The centre at work.
pub struct Desk {
    pub database: Database,
    pub clock: Clock,
    pub casework: Casework,
    pub vault: Vault,
    pub cast: Cast,
    post: Post,
    closed: bool,
}

impl Desk {
    /// Opens the centre on the morning of every story.
    pub async fn open() -> Desk {
        Desk::open_at(MORNING).await
    }

    /// Opens the centre at another time: `2026-09-30T09:00:00+08:00`.
    pub async fn open_at(at: &str) -> Desk {
        Desk::of(database::fresh(), at, Rulebook::cn().unwrap()).await
    }

    /// Opens a centre that works under the law of another place: `eu`.
    pub async fn open_in(place: &str) -> Desk {
        Desk::of(database::fresh(), MORNING, Rulebook::of(place).unwrap()).await
    }

    /// Opens a centre that is no demo.
    pub async fn open_real() -> Desk {
        let database = Database::new(database::Kind::chosen(), Founding::Real);
        Desk::of(database, MORNING, Rulebook::cn().unwrap()).await
    }

    async fn of(database: Database, at: &str, rulebook: &'static Rulebook) -> Desk {
        let clock = Clock::fixed(at.parse().unwrap());
        let casework = Casework::new(database.store.clone(), clock.clone(), rulebook);
        let vault = Vault::open(database.folder.path().join("vault")).unwrap();
        let data = database.folder.path().to_str().unwrap().to_owned();
        let config = Config::read([], &[("REDRESS_DATA", data)]).map_err(|_| "settings").unwrap();
        let post = Post::open(casework.clone(), &config).unwrap();
        let cast = Cast::arrive(&database.store, clock.centre_now()).await;
        let desk = Desk { database, clock, casework, vault, cast, post, closed: false };
        desk.live().await;
        desk
    }

    /// A second node on the same database and under the same clock.
    pub fn second_node(&self) -> Casework {
        Casework::new(self.database.second_node(), self.clock.clone(), Rulebook::cn().unwrap())
    }

    /// The store.
    pub fn store(&self) -> &Store {
        &self.database.store
    }

    /// The law.
    pub fn rulebook(&self) -> &'static Rulebook {
        self.casework.rulebook()
    }

    /// What time it is in the centre.
    pub fn now(&self) -> Moment {
        self.clock.centre_now()
    }

    async fn live(&self) {
        let now = self.clock.machine_now();
        self.store().write(move |tx| centre::beat(tx, now)).await.map_err(store_error).unwrap();
    }

    /// Lets time go on to `at` with the centre alive all the while, but too busy to sweep.
    pub async fn go_to(&self, at: Moment) {
        assert!(at >= self.now(), "time goes forward only: {at} lies before {}", self.now());
        let ahead = self.now().seconds_since(self.clock.machine_now());
        self.clock.set(at.plus_seconds(-ahead));
        self.live().await;
    }

    /// Lets `days` go by, with the centre alive and too busy to sweep.
    pub async fn days(&self, days: i64) {
        self.go_to(self.now().plus_seconds(days * 86_400)).await;
    }

    /// Lets `hours` go by, with the centre alive and too busy to sweep.
    pub async fn hours(&self, hours: i64) {
        self.go_to(self.now().plus_seconds(hours * 3_600)).await;
    }

    /// Lets time go on to `at`, with a worker who comes round right after every deadline.
    pub async fn live_until(&self, at: Moment) {
        loop {
            let next = self.store().read(|c| matters::next_deadline(c)).await.map_err(store_error).unwrap();
            let Some(next) = next.filter(|next| *next <= at) else { break };
            self.go_to(next.max(self.now())).await;
            self.sweep().await;
        }
        self.go_to(at).await;
    }

    /// The machine is down until `at`: nobody sweeps, nobody gives a sign of life.
    pub fn down_until(&self, at: Moment) {
        assert!(at >= self.now());
        self.clock.set(at);
    }

    /// What a worker does in one round: sweep, then deliver.
    pub async fn sweep(&self) -> Sweep {
        let done = self.casework.sweep().await.unwrap();
        self.post.deliver().await.unwrap();
        done
    }

    /// The case as it stands on record.
    pub async fn case(&self, id: MatterId) -> Case {
        self.store().read(move |c| Ok::<_, Read>(matters::load::<Case>(c, id)?)).await.unwrap()
    }

    /// The row of a matter.
    pub async fn row(&self, id: MatterId) -> MatterRow {
        self.store().read(move |c| matters::row(c, id)).await.map_err(store_error).unwrap()
    }

    /// The names of everything that happened in a matter, in order.
    pub async fn events(&self, id: MatterId) -> Vec<String> {
        let stored = self.store().read(move |c| matters::stored(c, id)).await.map_err(store_error).unwrap();
        stored.into_iter().map(|event| event.name).collect()
    }

    /// The publication of a case, if it has one.
    pub async fn publication(&self, case: MatterId) -> Option<Publication> {
        let found = self.store().read(move |c| {
            let Some(id) = matters::publication_of(c, case)? else { return Ok(None) };
            Ok::<_, Read>(Some(matters::load::<Publication>(c, id)?))
        });
        found.await.unwrap()
    }

    /// Somebody acts on the publication of a case.
    pub async fn publishing(&self, case: MatterId, by: &Actor, command: publication::Command) -> Publication {
        let id = self.publication(case).await.expect("a publication").life.id;
        self.casework.act_on_publication(id, command, *by).await.unwrap()
    }

    /// The letters of a matter, in the order of their events.
    pub async fn letters(&self, matter: MatterId) -> Vec<LetterRow> {
        self.store().read(move |c| outbox::of_matter(c, matter)).await.map_err(store_error).unwrap()
    }

    /// To whom letters went about the last event with this name.
    pub async fn told_of(&self, matter: MatterId, event: &str) -> Vec<Addressee> {
        let events = self.events(matter).await;
        let seq = events.iter().rposition(|name| name == event).expect("it happened") as i64 + 1;
        let letters = self.letters(matter).await;
        let mut told: Vec<_> =
            letters.into_iter().filter(|letter| letter.seq == seq).map(|letter| letter.addressee).collect();
        told.sort();
        told.dedup();
        told
    }

    /// Duties that were missed and are still to be done, as the supervisor sees them.
    pub async fn overdue(&self) -> Vec<(WindowKey, Holder)> {
        let found = self.store().read(|c| oversight::overdue(c, None, 0, 100)).await;
        let (overdue, _) = found.map_err(store_error).unwrap();
        overdue.into_iter().map(|one| (one.duty, one.holder)).collect()
    }

    /// Ends the story: the letters are delivered, and nothing may hang loose.
    pub async fn close(self) {
        self.close_with(0).await;
    }

    /// Ends a story that is about something that hangs loose for good, so many times.
    pub async fn close_with(mut self, loose_ones: usize) {
        self.closed = true;
        self.post.deliver().await.unwrap();
        let loose = loose_ends(self.store(), &self.vault, self.now());
        assert_eq!(loose.len(), loose_ones, "the story leaves loose ends:\n  {}", loose.join("\n  "));
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        if !self.closed && !std::thread::panicking() {
            panic!("a story must end with desk.close().await, which looks for loose ends");
        }
    }
}

/// Everything that hangs loose: a letter that did not get out, a window that ended and was not swept,
/// an errand that waits, a matter that was set aside, a record that does not prove itself.
pub fn loose_ends(store: &Store, vault: &Vault, now: Moment) -> Vec<String> {
    let mut loose = Vec::new();
    let (waiting, stuck, due, errand, next) = store
        .read_blocking(|c| {
            Ok::<_, StoreError>((
                outbox::waiting_count(c)?,
                outbox::undeliverable(c, 0, 10)?.0,
                matters::due(c, now, 10)?,
                errands::waiting(c)?,
                matters::next_deadline(c)?,
            ))
        })
        .unwrap();
    if waiting > 0 {
        loose.push(format!("{waiting} letters wait to be sent"));
    }
    for letter in stuck {
        loose.push(format!("a letter to {} is stuck: {:?}", letter.addressee, letter.server_said));
    }
    for (id, kind) in due {
        loose.push(format!(
            "a window of the {kind} {id} has ended (the next deadline is {next:?}) and was not swept"
        ));
    }
    if let Some(errand) = errand {
        loose.push(format!("the errand {} waits", errand.id));
    }
    let bundles = vault.folder().with_file_name("bundles");
    let report = verify(store, vault, &bundles, T(Language::En)).unwrap();
    loose.extend(report.faults.iter().map(ToString::to_string));
    loose
}

fn store_error(problem: StoreError) -> StoreError {
    problem
}

/// Why a matter could not be read.
#[derive(Debug)]
pub struct Read(#[expect(dead_code, reason = "shown when a story fails")] String);

impl From<StoreError> for Read {
    fn from(problem: StoreError) -> Read {
        Read(problem.to_string())
    }
}

impl From<LoadError> for Read {
    fn from(problem: LoadError) -> Read {
        Read(problem.to_string())
    }
}
