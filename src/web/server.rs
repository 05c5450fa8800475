//! The server: what all handlers share, and how it starts and stops.

use super::error::Fault;
use super::guard::guard;
use super::health::Probe;
use super::routes;
use super::upload::Limits;
use crate::accounts::{AccountError, Passwords};
use crate::bundle::Shelf;
use crate::casework::Casework;
use crate::clock::Clock;
use crate::config::Origin;
use crate::demo::SignIn;
use crate::domain::clock::Zone;
use crate::domain::text::Bilingual;
use crate::store::Store;
use crate::vault::Vault;
use actix_web::dev::ServerHandle;
use actix_web::middleware::from_fn;
use actix_web::{HttpRequest, HttpResponse, HttpServer, web};
use std::io;
use std::net::{SocketAddr, TcpListener};
use std::time::Duration;

/// How the centre faces its visitors.
#[derive(Clone, Debug)]
pub struct Facing {
    /// The public address; `None` if it is simply where we listen. If it begins with https, a
    /// proxy of ours stands before us, since we speak no TLS ourselves.
    pub origin: Option<Origin>,
    /// The name of the mediation centre.
    pub centre_name: Bilingual,
    /// Its mail address, for whoever cannot act on a page.
    pub mail: String,
    /// Where paper and people find it, if anywhere.
    pub address: Option<String>,
    /// At which number people of the centre answer, if at any.
    pub phone: Option<String>,
    /// A harmless page elsewhere, for whoever must not be seen here.
    pub exit: String,
    /// Whether this centre was created as a demo.
    pub is_demo: bool,
    /// The sign-ins, shown on the sign-in page of a demo and nowhere else.
    pub demo_sign_ins: Vec<SignIn>,
}

/// What all handlers share.
pub struct App {
    /// The door to all matters.
    pub casework: Casework,
    /// The database, the same as behind the door: for reading, and for what is no matter.
    pub store: Store,
    /// The time.
    pub clock: Clock,
    /// The bytes of evidence.
    pub vault: Vault,
    /// The bundles for courts.
    pub bundles: Shelf,
    /// How much may be uploaded.
    pub uploads: Limits,
    /// Whether the database took a write lately.
    pub(super) probe: Probe,
    /// The slow hash.
    pub passwords: Passwords,
    /// How the centre faces its visitors.
    pub facing: Facing,
    /// The public address.
    pub origin: Origin,
}

impl App {
    /// The place whose clocks and dates bind here.
    pub fn zone(&self) -> &'static Zone {
        &self.casework.rulebook().zone
    }

    /// Whether this centre was created as a demo.
    pub fn is_demo(&self) -> bool {
        self.facing.is_demo
    }

    /// Whether a password may be typed into an answer to `req`: it comes over TLS, or does not
    /// leave this machine. The header `Host` is only ever a reason to refuse.
    ///
    /// # Errors
    /// [`Fault::Insecure`].
    pub(super) fn check_safe_for_sign_in(&self, req: &HttpRequest) -> Result<(), Fault> {
        let asked = || Origin::parse(&format!("http://{}", req.connection_info().host()));
        let is_safe = self.origin.is_https()
            || (self.origin.is_safe_for_sign_in() && asked().is_some_and(|host| host.is_safe_for_sign_in()));
        if is_safe { Ok(()) } else { Err(Fault::Insecure) }
    }
}

/// A server that listens but does not answer yet.
pub struct Server {
    listener: TcpListener,
    app: App,
    workers: usize,
}

/// How long open requests may take to finish when we are told to stop.
const GRACE: Duration = Duration::from_secs(30);

/// How long the headers of a request may take. Bodies have deadlines of their own.
const HEADERS_PATIENCE: Duration = Duration::from_secs(5);

impl Server {
    /// Prepares the answers for whoever connects to `listener`.
    ///
    /// # Errors
    /// When the listener fails, or the machine gives no random bytes.
    pub fn build(
        listener: TcpListener,
        facing: Facing,
        casework: Casework,
        vault: Vault,
        bundles: Shelf,
    ) -> io::Result<Server> {
        let address = listener.local_addr()?;
        let origin = facing.origin.clone().unwrap_or_else(|| Origin::local(address.port()));
        let passwords = Passwords::new().map_err(|problem: AccountError| io::Error::other(problem))?;
        let (store, clock) = (casework.store().clone(), casework.clock().clone());
        let workers = std::thread::available_parallelism().map_or(2, usize::from);
        Ok(Server {
            listener,
            app: App {
                casework,
                store,
                clock,
                vault,
                bundles,
                uploads: Limits::default(),
                probe: Probe::default(),
                passwords,
                facing,
                origin,
            },
            workers,
        })
    }

    /// Where it listens.
    ///
    /// # Errors
    /// What the operating system said.
    pub fn address(&self) -> io::Result<SocketAddr> {
        self.listener.local_addr()
    }

    /// The public address.
    pub fn origin(&self) -> &Origin {
        &self.app.origin
    }

    /// With other limits for uploads.
    pub fn uploads(mut self, limits: Limits) -> Server {
        self.app.uploads = limits;
        self
    }

    /// With so many threads that answer; tests need one.
    pub fn workers(mut self, workers: usize) -> Server {
        self.workers = workers;
        self
    }

    /// Answers until told to stop: by the handle, by SIGTERM or by Ctrl-C. Then it takes no new
    /// request, finishes the open ones, and the future ends. What was acknowledged is stored
    /// already, since nothing happens after a commit.
    ///
    /// # Errors
    /// When the listener fails.
    pub fn run(self) -> io::Result<(impl Future<Output = io::Result<()>>, ServerHandle)> {
        let app = web::Data::new(self.app);
        let server = HttpServer::new(move || {
            actix_web::App::new()
                .app_data(app.clone())
                .configure(routes::register)
                .default_service(web::to(nowhere))
                // The only middleware: what it does, in which order and why, is told there.
                .wrap(from_fn(guard))
        })
        .workers(self.workers)
        .client_request_timeout(HEADERS_PATIENCE)
        .shutdown_timeout(GRACE.as_secs())
        .listen(self.listener)?
        .run();
        let handle = server.handle();
        Ok((server, handle))
    }
}

/// Runs `work` on a thread of its own kind until it ends: for the command line, which knows no
/// actix. Servers and workers live inside.
pub fn block_on<T>(work: impl Future<Output = T>) -> T {
    actix_web::rt::System::new().block_on(work)
}

async fn nowhere() -> Result<HttpResponse, Fault> {
    Err(Fault::NotFound)
}
