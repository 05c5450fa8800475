//! The whole house in one test: a fresh database, a stopped clock, the real server on a free port.

use crate::browser::Browser;
use crate::database::{self, Database};
use actix_web::dev::ServerHandle;
use redress::accounts::{self, NewPerson};
use redress::bundle::{Limits, Press, Shelf};
use redress::casework::Casework;
use redress::clock::Clock;
use redress::config::Origin;
use redress::domain::actor::Role;
use redress::domain::clock::Moment;
use redress::domain::ids::{PersonId, PlatformId};
use redress::domain::rulebook::Rulebook;
use redress::domain::text::{Bilingual, Language};
use redress::store::account_letters::{self, AccountLetter};
use redress::store::{StoreError, platforms};
use redress::vault::Vault;
use redress::web::{Facing, Server};
use std::net::{SocketAddr, TcpListener};
use std::time::Duration;

/// Where the stopped clock stands when a story begins: a Monday morning in Beijing.
pub const MORNING: &str = "2026-11-23T01:00:00Z";

/// The password of everybody in the tests.
pub const PASSWORD: &str = "plain paper and ink";

/// The running house.
pub struct TestApp {
    pub database: Database,
    pub clock: Clock,
    pub address: SocketAddr,
    handle: ServerHandle,
}

impl TestApp {
    /// Starts a house that is reached at its own address on this machine.
    pub async fn start() -> TestApp {
        TestApp::start_with(None, false).await
    }

    /// Starts a house whose visitors may move its clock.
    pub async fn start_demo() -> TestApp {
        TestApp::start_with(None, true).await
    }

    /// Starts a house whose public address is `origin`.
    pub async fn start_at(origin: &str) -> TestApp {
        TestApp::start_with(Some(origin), false).await
    }

    async fn start_with(origin: Option<&str>, is_demo: bool) -> TestApp {
        let database = database::fresh();
        let clock = Clock::fixed(MORNING.parse().unwrap());
        let vault = Vault::open(database.folder.path().join("vault")).unwrap();
        let casework = Casework::new(database.store.clone(), clock.clone(), Rulebook::cn().unwrap());
        let facing = Facing {
            origin: origin.map(|origin| Origin::parse(origin).unwrap()),
            centre_name: Bilingual { en: "Test Centre".to_owned(), zh: "测试中心".to_owned() },
            mail: "centre@redress.example".to_owned(),
            address: Some("1 Test Road, Hangzhou 310000".to_owned()),
            phone: Some("+86 (571) 5555 0100".to_owned()),
            exit: "https://neutral.example/".to_owned(),
            is_demo,
            demo_sign_ins: Vec::new(),
        };
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        // The child of a press is the real program: this one is the test.
        let press = Press::new(env!("CARGO_BIN_EXE_redress"), Limits::default());
        let bundles = Shelf::new(database.folder.path().join("bundles"), vault.folder(), press);
        let server = Server::build(listener, facing, casework, vault, bundles).unwrap();
        let address = server.address().unwrap();
        let (running, handle) = server.workers(1).run().unwrap();
        tokio::spawn(running);
        TestApp { database, clock, address, handle }
    }

    /// A new visitor.
    pub fn visitor(&self) -> Browser {
        Browser::new(self.address)
    }

    /// A visitor who is signed in as a new person with this role.
    pub async fn signed_in(&self, mail: &str, role: Role) -> Browser {
        self.person(mail, role, None).await;
        self.sign_in(mail).await
    }

    /// A visitor who signs in.
    pub async fn sign_in(&self, mail: &str) -> Browser {
        let visitor = self.visitor();
        let answer = visitor.post("/sign-in", &[("mail", mail), ("password", PASSWORD)]).await;
        assert_eq!(answer.onward(), "/cases");
        visitor
    }

    /// Makes a person.
    pub async fn person(&self, mail: &str, role: Role, platform: Option<PlatformId>) -> PersonId {
        let new = NewPerson {
            mail: mail.parse().unwrap(),
            name: mail.split('@').next().unwrap().to_owned(),
            language: Language::En,
            password_hash: Some(password_hash()),
            role,
            platform,
            matter: None,
        };
        let (now, here) = (self.clock.machine_now(), self.clock.centre_now());
        self.database.store.write(move |tx| accounts::add(tx, &new, now, here)).await.unwrap()
    }

    /// Makes a platform.
    pub async fn platform(&self, slug: &str) -> PlatformId {
        let now = self.clock.machine_now();
        let id: PlatformId = accounts::fresh_id(now).unwrap().into();
        let platform = platforms::Platform {
            id,
            slug: slug.to_owned(),
            name_en: format!("{slug} Ltd"),
            name_zh: format!("{slug}公司"),
            legal_name: format!("{slug} Holding Ltd"),
            contact: None,
            contact_verified_at: None,
            created_at: now,
            site: None,
            checked_at: Some(now),
            registration: None,
        };
        self.database.store.write(move |tx| platforms::add(tx, &platform)).await.unwrap();
        id
    }

    /// Lets time go on.
    pub fn wait(&self, seconds: u64) {
        self.clock.advance(Duration::from_secs(seconds));
    }

    /// The letters about accounts that wait to be sent.
    pub async fn account_letters(&self) -> Vec<AccountLetter> {
        let now: Moment = self.clock.machine_now();
        let letters = self.database.store.read(move |conn| account_letters::waiting(conn, now, 100));
        letters.await.map_err(|problem: StoreError| problem).unwrap()
    }

    /// The link in the last letter about an account.
    pub async fn last_link(&self) -> String {
        let letters = self.account_letters().await;
        let link = letters.last().expect("a letter").link.clone().expect("a link");
        link.open().unwrap().to_owned()
    }

    /// Stops the house as an operator would, and waits for open requests.
    pub async fn stop(self) {
        self.handle.stop(true).await;
    }
}

/// Hashing is slow on purpose; once is enough for all.
fn password_hash() -> String {
    static HASH: std::sync::OnceLock<String> = std::sync::OnceLock::new();
    HASH.get_or_init(|| accounts::hash_password(PASSWORD).unwrap()).clone()
}
