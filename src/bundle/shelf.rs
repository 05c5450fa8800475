//! The shelf of bundles: the bundle of one version of a case is made once and kept.
//!
//! `bundles/{case}/{version}/` holds the PDF, the manifest, one zip with everything, and `bundle.json`
//! that describes them. It is written under another name and renamed when all of it lies on the disk,
//! so whatever stands there is whole. What was handed over is never made again and never taken away.

use super::folder::{Listed, MANIFEST, PDF_NAME, listed, manifest};
use super::typeset::{Made, Placed};
use super::unfinished::{Unfinished, sweep};
use super::zip::Zip;
use super::{BundleContent, BundleError, Press, exhibit, spell_out};
use crate::domain::clock::Moment;
use crate::domain::ids::MatterId;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The name of the zip with everything.
pub const ZIP_NAME: &str = "bundle.zip";
/// The name of the description.
pub(super) const DESCRIPTION: &str = "bundle.json";
/// A bundle that lies on the shelf.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bound {
    /// The instant as of which it tells the case.
    pub as_of: Moment,
    /// How many pages the PDF has.
    pub pages: usize,
    /// Where each exhibit stands in it.
    pub exhibits: Vec<Placed>,
    /// The files, in the order of the manifest.
    pub files: Vec<Listed>,
    /// The length of the zip in bytes.
    pub zip_bytes: u64,
}

/// How far one bundle is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nobody has asked for it yet.
    Unasked,
    /// It is being made.
    Making,
    /// It lies on the shelf.
    Made(Box<Bound>),
    /// It could not be made.
    Failed(BundleError),
}

/// What is to be made.
#[derive(Clone, Debug)]
pub struct Order {
    /// The case.
    pub case: MatterId,
    /// Its version: how many events it tells.
    pub version: u32,
    /// The versions that were handed over: older ones beside them are taken away.
    pub handed_over: Vec<u32>,
    /// What the bundle says.
    pub content: BundleContent,
    /// The machine's time now, by which what a crash left is recognised.
    pub now: Moment,
}

/// How a making stands: it runs, or this is why it failed.
type Job = Option<BundleError>;

/// The shelf. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Shelf(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    folder: PathBuf,
    /// Where the exhibits' bytes lie.
    vault: PathBuf,
    press: Press,
    jobs: Mutex<HashMap<(MatterId, u32), Job>>,
}

impl Shelf {
    /// The shelf in `folder`, which is made with the first bundle. The exhibits' bytes lie in `vault`.
    pub fn new(folder: impl Into<PathBuf>, vault: impl Into<PathBuf>, press: Press) -> Shelf {
        let (folder, vault) = (folder.into(), vault.into());
        Shelf(Arc::new(Inner { folder, vault, press, jobs: Mutex::default() }))
    }

    /// The press that makes what lies here, and what is only handed on.
    pub(super) fn press(&self) -> &Press {
        &self.0.press
    }

    /// How far the bundle of a version of a case is.
    ///
    /// # Errors
    /// The disk, or a description that cannot be read.
    pub async fn look(&self, case: MatterId, version: u32) -> Result<Standing, BundleError> {
        match self.0.jobs().get(&(case, version)) {
            Some(None) => return Ok(Standing::Making),
            Some(Some(why)) => return Ok(Standing::Failed(why.clone())),
            None => {}
        }
        let told = |error| BundleError::system("read a bundle's description", error);
        match tokio::fs::read(self.0.place(case, version).join(DESCRIPTION)).await {
            Ok(bytes) => {
                let bound = serde_json::from_slice(&bytes).map_err(|fault| told(io::Error::other(fault)))?;
                Ok(Standing::Made(Box::new(bound)))
            }
            Err(problem) if problem.kind() == ErrorKind::NotFound => Ok(Standing::Unasked),
            Err(problem) => Err(told(problem)),
        }
    }

    /// Has the bundle made, unless it is there, or being made, or has failed before. Returns at once.
    ///
    /// Must be called within the runtime, on which the making goes on.
    pub fn have_made(&self, order: Order) {
        let key = (order.case, order.version);
        {
            let mut jobs = self.0.jobs();
            // A bundle is renamed into its place before its job ends, so this sees the one or the other.
            if jobs.contains_key(&key) || self.0.place(order.case, order.version).exists() {
                return;
            }
            jobs.insert(key, None);
        }
        let inner = self.0.clone();
        tokio::spawn(async move {
            let ends = Ends { inner: &inner, key };
            let made = inner.make(order).await;
            ends.with(made);
        });
    }

    /// Forgets that a bundle could not be made, so that it can be tried again.
    pub fn forget_failure(&self, case: MatterId, version: u32) {
        let mut jobs = self.0.jobs();
        if jobs.get(&(case, version)).is_some_and(Option::is_some) {
            jobs.remove(&(case, version));
        }
    }

    /// Takes away what makers that are gone left half-made, in all cases. `now` is the machine's time.
    pub fn sweep(&self, now: Moment) {
        for (_, home) in children(&self.0.folder) {
            sweep(&home, now);
        }
    }

    /// One of the files [`PDF_NAME`], [`MANIFEST`] and [`ZIP_NAME`].
    ///
    /// # Errors
    /// What the disk said; `NotFound` while the bundle is not there.
    pub async fn open(
        &self,
        case: MatterId,
        version: u32,
        name: &'static str,
    ) -> io::Result<tokio::fs::File> {
        tokio::fs::File::open(self.0.place(case, version).join(name)).await
    }
}

/// Ends a job, also when the runtime drops it half-way: then it can be asked for again.
struct Ends<'a> {
    inner: &'a Inner,
    key: (MatterId, u32),
}

impl Ends<'_> {
    fn with(self, made: Result<(), BundleError>) {
        if let Err(why) = made {
            tracing::error!(matter.id = %self.key.0, version = self.key.1, problem = %why, "a bundle could not be made");
            self.inner.jobs().insert(self.key, Some(why));
        }
    }
}

impl Drop for Ends<'_> {
    fn drop(&mut self) {
        let mut jobs = self.inner.jobs();
        if jobs.get(&self.key).is_some_and(Option::is_none) {
            jobs.remove(&self.key);
        }
    }
}

impl Inner {
    fn jobs(&self) -> MutexGuard<'_, HashMap<(MatterId, u32), Job>> {
        self.jobs.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn home(&self, case: MatterId) -> PathBuf {
        self.folder.join(case.to_string())
    }

    fn place(&self, case: MatterId, version: u32) -> PathBuf {
        self.home(case).join(version.to_string())
    }

    async fn make(self: &Arc<Self>, order: Order) -> Result<(), BundleError> {
        let given = order.content;
        let home = self.home(order.case);
        let (unfinished, content) = blocking(move || {
            sweep(&home, order.now);
            let content = spell_out(&given)?;
            Ok((Unfinished::begin(&home)?, content))
        })
        .await?;
        let made = self.press.make(&content, &self.vault, &unfinished.folder.join(PDF_NAME)).await?;
        let inner = self.clone();
        blocking(move || {
            inner.bind(&unfinished.folder, &content, made)?;
            inner.put(&unfinished.folder, order.case, order.version)?;
            inner.thin_out(order.case, order.version, &order.handed_over);
            Ok(())
        })
        .await
    }

    /// Writes manifest, zip and description beside the PDF, each down to the disk.
    fn bind(&self, part: &Path, content: &BundleContent, made: Made) -> Result<(), BundleError> {
        let told = |error| BundleError::system("write a bundle", error);
        let pdf = fs::read(part.join(PDF_NAME)).map_err(told)?;
        File::open(part.join(PDF_NAME)).and_then(|file| file.sync_all()).map_err(told)?;
        let files = listed(&pdf, content);
        let manifest = manifest(&files);
        write(&part.join(MANIFEST), manifest.as_bytes()).map_err(told)?;

        let zip = io::BufWriter::new(File::create(part.join(ZIP_NAME)).map_err(told)?);
        let mut zip = Zip::begin(zip, &content.case_number, content.generated_at);
        zip.add(PDF_NAME, &pdf)?;
        zip.add(MANIFEST, manifest.as_bytes())?;
        for (exhibit, file) in content.exhibits.iter().zip(files.iter().skip(1)) {
            zip.add(&file.name, &exhibit::read(exhibit, &self.vault)?)?;
        }
        let zip = zip.finish()?.into_inner().map_err(|error| told(error.into_error()))?;
        zip.sync_all().map_err(told)?;
        let zip_bytes = zip.metadata().map_err(told)?.len();

        let Made { pages, exhibits } = made;
        let bound = Bound { as_of: content.generated_at, pages, exhibits, files, zip_bytes };
        let bound = serde_json::to_vec(&bound).map_err(|fault| told(io::Error::other(fault)))?;
        write(&part.join(DESCRIPTION), &bound).and_then(|()| sync_folder(part)).map_err(told)
    }

    /// Gives a finished bundle its name. If another node was first, theirs stays: it is the same.
    fn put(&self, part: &Path, case: MatterId, version: u32) -> Result<(), BundleError> {
        let place = self.place(case, version);
        match fs::rename(part, &place) {
            Err(_) if place.join(DESCRIPTION).exists() => Ok(()),
            Err(problem) => Err(problem),
            Ok(()) => sync_folder(&self.home(case)).and_then(|()| sync_folder(&self.folder)),
        }
        .map_err(|problem| BundleError::system("put a bundle on the shelf", problem))
    }

    /// Takes away older versions that were never handed over. What cannot be removed now goes later.
    fn thin_out(&self, case: MatterId, version: u32, handed_over: &[u32]) {
        for (name, path) in children(&self.home(case)) {
            let old = name.parse::<u32>().is_ok_and(|old| old < version && !handed_over.contains(&old));
            if old && let Err(problem) = fs::remove_dir_all(path) {
                tracing::warn!(matter.id = %case, %problem, "an old bundle stays on the shelf");
            }
        }
    }
}

/// Runs work that reads and writes whole files where it holds up nobody.
async fn blocking<R: Send + 'static>(
    work: impl FnOnce() -> Result<R, BundleError> + Send + 'static,
) -> Result<R, BundleError> {
    let done = tokio::task::spawn_blocking(work).await;
    done.unwrap_or_else(|fault| Err(BundleError::system("work on a bundle", fault)))
}

/// What lies in a folder, by name; nothing if it is not there.
pub(super) fn children(folder: &Path) -> Vec<(String, PathBuf)> {
    let found = fs::read_dir(folder).into_iter().flatten().flatten();
    found.filter_map(|child| Some((child.file_name().to_str()?.to_owned(), child.path()))).collect()
}

fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// A file's name is durable only when its folder is.
fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}
