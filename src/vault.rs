//! The vault: the bytes of evidence, exactly as they came.
//!
//! An object's name is random and says nothing; its hash, its kind and the name that its owner gave
//! it are data beside it. Bytes are hashed while they arrive and lie durably on the disk, with
//! their name in the folder, before anybody is told that we have them: a commit that names an
//! object must never outlive it.

mod kind;

pub use kind::Kind;

use crate::store::Hash;
use sha2::{Digest, Sha256};
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::time::{Duration, SystemTime};
use tokio::fs::{self, File, OpenOptions};
use tokio::io::AsyncWriteExt;

/// Where the bytes are. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Vault {
    folder: PathBuf,
}

/// The name of an object: 128 random bits in hexadecimal digits, so that it is a safe file name.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ObjectName(String);

impl ObjectName {
    /// Where the object lies, seen from the vault's folder.
    pub fn place(&self) -> PathBuf {
        // Two digits make a folder, so that none holds a million files.
        let shelf: String = self.0.chars().take(2).collect();
        PathBuf::from(shelf).join(&self.0)
    }
}

impl fmt::Display for ObjectName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A text that is no object's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an object's name is 32 hexadecimal digits")]
pub struct NotAnObjectName;

impl FromStr for ObjectName {
    type Err = NotAnObjectName;
    fn from_str(text: &str) -> Result<Self, NotAnObjectName> {
        let fits = text.len() == 32 && text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
        fits.then(|| Self(text.to_owned())).ok_or(NotAnObjectName)
    }
}

/// An object that lies durably in the vault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Under which name.
    pub name: ObjectName,
    /// The SHA-256 of its bytes.
    pub hash: Hash,
    /// How many bytes it has.
    pub bytes: u64,
    /// What it is, judged by its content.
    pub kind: Kind,
}

/// While an object arrives its file ends like this; a crash leaves it for [`Vault::sweep`].
const ARRIVING: &str = "arriving";

impl Vault {
    /// The vault in `folder`, which is made if it is not there.
    ///
    /// # Errors
    /// What the disk said.
    pub fn open(folder: impl Into<PathBuf>) -> io::Result<Vault> {
        let vault = Vault::existing(folder);
        std::fs::create_dir_all(&vault.folder)?;
        Ok(vault)
    }

    /// The vault in `folder` for whoever only reads: nothing is made.
    pub fn existing(folder: impl Into<PathBuf>) -> Vault {
        Vault { folder: folder.into() }
    }

    /// Its folder, from which [`ObjectName::place`] is seen.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    fn path(&self, name: &ObjectName) -> PathBuf {
        self.folder.join(name.place())
    }

    /// Begins an object. It is in the vault only when [`Arriving::finish`] returns.
    ///
    /// # Errors
    /// What the disk said, or a machine without random bytes.
    pub async fn begin(&self) -> io::Result<Arriving> {
        let mut bytes = [0; 16];
        getrandom::fill(&mut bytes).map_err(io::Error::other)?;
        let name = ObjectName(data_encoding::HEXLOWER.encode(&bytes));
        let path = self.path(&name);
        if let Some(shelf) = path.parent()
            && !fs::try_exists(shelf).await?
        {
            fs::create_dir_all(shelf).await?;
            sync_folder(&self.folder).await?;
        }
        let arriving = path.with_extension(ARRIVING);
        let file = OpenOptions::new().write(true).create_new(true).open(&arriving).await?;
        Ok(Arriving {
            name,
            file,
            arriving,
            path,
            hasher: Sha256::new(),
            sniffer: kind::Sniffer::default(),
            bytes: 0,
        })
    }

    /// Keeps bytes that are all here already.
    ///
    /// # Errors
    /// As [`Vault::begin`].
    pub async fn keep(&self, bytes: &[u8]) -> io::Result<Kept> {
        let mut arriving = self.begin().await?;
        arriving.add(bytes).await?;
        arriving.finish().await
    }

    /// The bytes of an object, to be read piece by piece.
    ///
    /// # Errors
    /// What the disk said; `NotFound` for an object that is not there.
    pub async fn open_object(&self, name: &ObjectName) -> io::Result<File> {
        File::open(self.path(name)).await
    }

    /// All bytes of an object, for the bundle and for `verify`.
    ///
    /// # Errors
    /// As [`Vault::open_object`].
    pub fn read_blocking(&self, name: &ObjectName) -> io::Result<Vec<u8>> {
        std::fs::read(self.path(name))
    }

    /// What lies there now, read to its end and judged anew, for `verify`.
    ///
    /// # Errors
    /// As [`Vault::open_object`].
    pub fn examine_blocking(&self, name: &ObjectName) -> io::Result<Kept> {
        let mut file = std::fs::File::open(self.path(name))?;
        let (mut hasher, mut sniffer, mut bytes) = (Sha256::new(), kind::Sniffer::default(), 0);
        let mut piece = vec![0; 64 * 1024];
        loop {
            let read = io::Read::read(&mut file, &mut piece)?;
            let piece = piece.get(..read).unwrap_or_default();
            if piece.is_empty() {
                let hash = Hash(hasher.finalize().into());
                return Ok(Kept { name: name.clone(), hash, bytes, kind: sniffer.judge() });
            }
            hasher.update(piece);
            sniffer.look(piece);
            bytes += piece.len() as u64;
        }
    }

    /// The vault's shelves: the first digits of the names of what lies on them.
    ///
    /// # Errors
    /// What the disk said.
    pub fn shelves(&self) -> io::Result<Vec<String>> {
        names_in(&self.folder)
    }

    /// The names of the files on a shelf that have arrived.
    ///
    /// # Errors
    /// What the disk said.
    pub fn files_on(&self, shelf: &str) -> io::Result<Vec<String>> {
        let mut names = names_in(&self.folder.join(shelf))?;
        names.retain(|name| Path::new(name).extension().is_none_or(|end| end != ARRIVING));
        Ok(names)
    }

    /// Takes away an object that nothing names, as when a complaint's draft is given up.
    ///
    /// # Errors
    /// What the disk said. An object that is gone already is no error.
    pub async fn remove(&self, name: &ObjectName) -> io::Result<()> {
        match fs::remove_file(self.path(name)).await {
            Err(problem) if problem.kind() != io::ErrorKind::NotFound => Err(problem),
            _ => Ok(()),
        }
    }

    /// Takes away what began to arrive more than `age` before `now` and never did. Returns how many.
    ///
    /// # Errors
    /// What the disk said.
    pub fn sweep(&self, now: SystemTime, age: Duration) -> io::Result<usize> {
        let mut swept = 0;
        for shelf in std::fs::read_dir(&self.folder)? {
            let shelf = shelf?.path();
            if !shelf.is_dir() {
                continue;
            }
            for file in std::fs::read_dir(&shelf)? {
                let file = file?;
                let stale = file.path().extension().is_some_and(|end| end == ARRIVING)
                    && now.duration_since(file.metadata()?.modified()?).is_ok_and(|old| old > age);
                if stale {
                    std::fs::remove_file(file.path())?;
                    swept += 1;
                }
            }
        }
        Ok(swept)
    }
}

/// An object on its way in. Dropped before it is finished, it leaves nothing behind.
pub struct Arriving {
    name: ObjectName,
    file: File,
    arriving: PathBuf,
    path: PathBuf,
    hasher: Sha256,
    sniffer: kind::Sniffer,
    bytes: u64,
}

impl Arriving {
    /// How many bytes have come so far.
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    /// Adds the next bytes.
    ///
    /// # Errors
    /// What the disk said.
    pub async fn add(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.hasher.update(bytes);
        self.sniffer.look(bytes);
        self.bytes += bytes.len() as u64;
        self.file.write_all(bytes).await
    }

    /// Puts the object into the vault for good: bytes first, then the name, then the folder.
    ///
    /// # Errors
    /// What the disk said.
    pub async fn finish(mut self) -> io::Result<Kept> {
        self.file.flush().await?;
        self.file.sync_all().await?;
        fs::rename(&self.arriving, &self.path).await?;
        if let Some(shelf) = self.path.parent() {
            sync_folder(shelf).await?;
        }
        let kept = Kept {
            name: self.name.clone(),
            hash: Hash(self.hasher.clone().finalize().into()),
            bytes: self.bytes,
            kind: self.sniffer.judge(),
        };
        Ok(kept)
    }
}

impl Drop for Arriving {
    fn drop(&mut self) {
        // After a rename there is no such file, and that is well.
        if let Err(problem) = std::fs::remove_file(&self.arriving)
            && problem.kind() != io::ErrorKind::NotFound
        {
            tracing::warn!(%problem, "an unfinished object could not be removed; the sweep will");
        }
    }
}

/// The names of what lies in a folder, in their order; none if it is not there.
fn names_in(folder: &Path) -> io::Result<Vec<String>> {
    let found = match std::fs::read_dir(folder) {
        Err(problem) if problem.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        found => found?,
    };
    let name = |item: io::Result<std::fs::DirEntry>| Ok(item?.file_name().to_string_lossy().into_owned());
    let mut names = found.map(name).collect::<io::Result<Vec<_>>>()?;
    names.sort();
    Ok(names)
}

/// A file's name is durable only when its folder is.
async fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder).await?.sync_all().await
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vault() -> (tempfile::TempDir, Vault) {
        let folder = tempfile::tempdir().unwrap();
        let vault = Vault::open(folder.path().join("vault")).unwrap();
        (folder, vault)
    }

    fn files(folder: &Path) -> usize {
        let shelves = std::fs::read_dir(folder).unwrap();
        shelves.map(|shelf| std::fs::read_dir(shelf.unwrap().path()).unwrap().count()).sum()
    }

    #[tokio::test]
    async fn bytes_come_out_as_they_went_in_under_a_name_that_says_nothing() {
        let (_folder, vault) = vault();
        let mut arriving = vault.begin().await.unwrap();
        arriving.add(b"hello ").await.unwrap();
        arriving.add(b"world").await.unwrap();
        let kept = arriving.finish().await.unwrap();
        assert_eq!(vault.read_blocking(&kept.name).unwrap(), b"hello world");
        assert_eq!(kept.hash.to_string(), "b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9");
        assert_eq!(vault.examine_blocking(&kept.name).unwrap(), kept);
        assert_eq!((kept.bytes, kept.kind), (11, Kind::Text));
        assert_ne!(vault.keep(b"hello world").await.unwrap().name, kept.name);
    }

    #[tokio::test]
    async fn what_does_not_arrive_whole_leaves_nothing() {
        let (_folder, vault) = vault();
        let mut arriving = vault.begin().await.unwrap();
        arriving.add(b"half").await.unwrap();
        assert_eq!(files(&vault.folder), 1);
        drop(arriving);
        assert_eq!(files(&vault.folder), 0);
    }

    #[tokio::test]
    async fn what_a_crash_left_is_swept_when_it_is_old_and_nothing_else_is() {
        let (_folder, vault) = vault();
        let kept = vault.keep(b"whole").await.unwrap();
        let mut arriving = vault.begin().await.unwrap();
        arriving.add(b"half").await.unwrap();
        std::mem::forget(arriving);
        let day = Duration::from_secs(86_400);
        assert_eq!(vault.sweep(SystemTime::now(), day).unwrap(), 0);
        assert_eq!(vault.sweep(SystemTime::now() + 2 * day, day).unwrap(), 1);
        assert!(vault.read_blocking(&kept.name).is_ok());
        vault.remove(&kept.name).await.unwrap();
        vault.remove(&kept.name).await.unwrap();
        assert!(vault.read_blocking(&kept.name).is_err());
    }

    #[test]
    fn a_name_is_never_a_path() {
        for wrong in [
            "",
            "../../etc/passwd",
            "ABCDEF",
            "0123456789abcdef0123456789abcde/",
            "0123456789ABCDEF0123456789ABCDEF",
        ] {
            assert!(wrong.parse::<ObjectName>().is_err(), "{wrong}");
        }
        assert!("0123456789abcdef0123456789abcdef".parse::<ObjectName>().is_ok());
    }
}
