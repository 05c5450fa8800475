//! The desk's centre behind the real server: what was decided at the desk, read in a browser.

use crate::browser::{Answer, Browser};
use crate::cast::person;
use crate::desk::Desk;
use crate::steps::InCase;
use actix_web::dev::ServerHandle;
use redress::accounts;
use redress::bundle::{Limits, Press, Shelf};
use redress::casework::Casework;
use redress::clock::Clock;
use redress::domain::actor::{Actor, Strength};
use redress::domain::text::Bilingual;
use redress::store::Store;
use redress::vault::Vault;
use redress::web::{Facing, Server};
use std::net::{SocketAddr, TcpListener};
use std::path::Path;

/// A server before a desk. It stands under the desk's clock and reads what the desk records.
pub struct Served {
    pub address: SocketAddr,
    store: Store,
    clock: Clock,
    handle: ServerHandle,
}

impl Desk {
    /// Opens the centre's doors to visitors.
    pub async fn serve(&self) -> Served {
        self.serve_with(Path::new(env!("CARGO_BIN_EXE_redress"))).await
    }

    /// The same, with another program that typesets bundles.
    pub async fn serve_with(&self, typesetter: &Path) -> Served {
        let vault = Vault::open(self.database.folder.path().join("vault")).unwrap();
        let casework = Casework::new(self.store().clone(), self.clock.clone(), self.rulebook());
        let facing = Facing {
            origin: None,
            centre_name: Bilingual { en: "Test Centre".to_owned(), zh: "测试中心".to_owned() },
            mail: "centre@redress.example".to_owned(),
            address: Some("1 Test Road, Hangzhou 310000".to_owned()),
            phone: Some("+86 (571) 5555 0100".to_owned()),
            exit: "https://neutral.example/".to_owned(),
            is_demo: false,
            demo_sign_ins: Vec::new(),
        };
        let press = Press::new(typesetter, Limits::default());
        let bundles = Shelf::new(self.database.folder.path().join("bundles"), vault.folder(), press);
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let server = Server::build(listener, facing, casework, vault, bundles).unwrap();
        let address = server.address().unwrap();
        let (running, handle) = server.workers(1).run().unwrap();
        tokio::spawn(running);
        Served { address, store: self.store().clone(), clock: self.clock.clone(), handle }
    }
}

impl Served {
    /// A new visitor, who reads English.
    pub fn visitor(&self) -> Browser {
        Browser::new(self.address)
    }

    /// A visitor who is signed in as one of the cast.
    pub async fn as_(&self, who: &Actor) -> Browser {
        let (who, now, here) = (person(who), self.clock.machine_now(), self.clock.centre_now());
        let opened = self
            .store
            .write(move |tx| accounts::open_session(tx, who, Strength::Password, None, now, here))
            .await;
        let secret = opened.map_err(|problem| problem.to_string()).unwrap();
        let visitor = self.visitor();
        visitor.set_cookie("__Host-redress", secret.text());
        visitor
    }

    /// The same, who reads in `language` from now on.
    pub async fn reading(&self, who: &Actor, language: &str) -> Browser {
        let visitor = self.as_(who).await;
        visitor.post("/language", &[("lang", language), ("back", "/")]).await.onward();
        visitor
    }

    /// Stops the server.
    pub async fn stop(self) {
        self.handle.stop(true).await;
    }
}

impl InCase<'_> {
    /// The page of the case, or one below it, before one reader.
    pub async fn page(&self, served: &Served, who: &Actor, noun: &str) -> Answer {
        let address = format!("/cases/{}{noun}", self.case().await.number());
        served.as_(who).await.get(&address).await
    }

    /// How this reader's inbox tells of the case: the words of its line; none if it is not in there.
    pub async fn in_inbox(&self, served: &Served, who: &Actor, query: &str) -> Option<String> {
        let number = self.case().await.number().to_string();
        let page = served.as_(who).await.get(&format!("/cases{query}")).await;
        page.find("tbody tr").into_iter().find(|line| line.contains(&number))
    }
}
