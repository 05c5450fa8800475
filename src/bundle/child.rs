//! The child process that typesets one bundle, or letters on paper: it limits itself, reads its job, writes the PDF.
//!
//! Its input is one line of limits, then the job, both JSON. Its output is the result, as JSON. It
//! limits itself before it reads the job, so nothing that a stranger uploaded is opened without limits.

use std::io::{BufRead, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use serde::{Deserialize, Serialize};

use super::content::BundleContent;
use super::letters::{self, Paper};
use super::typeset::{Made, typeset};
use super::{BundleError, Limits, exhibit, fonts};

/// The hidden subcommand of the program that is this child.
pub const CHILD_ARGUMENT: &str = "bundle-child";

/// What the child is to do.
#[derive(Serialize, Deserialize)]
pub(super) enum Job {
    /// Something about a court bundle.
    Bundle(Box<BundleJob>),
    /// Print letters; the result is their PDF.
    Letters(Paper),
}

#[derive(Serialize, Deserialize)]
pub(super) struct BundleJob {
    pub(super) content: BundleContent,
    /// Where the bytes of the exhibits lie.
    pub(super) folder: PathBuf,
    pub(super) task: Task,
}

#[derive(Serialize, Deserialize)]
pub(super) enum Task {
    /// Write the bundle to `out`, not opening the exhibits numbered in `aside`.
    Make { aside: Vec<u32>, out: PathBuf },
    /// Only open one exhibit, to see whether that ends the process.
    Open { number: u32 },
}

/// Does one job from standard input; `main` calls it for [`CHILD_ARGUMENT`] and does nothing else then.
pub fn run_child() -> ExitCode {
    let written = die_with_parent().and_then(|()| job()).map(|job| match job {
        Job::Bundle(job) => serde_json::to_vec(&bundle(&job)),
        Job::Letters(paper) => serde_json::to_vec(&letters::typeset(&paper)),
    });
    // A fault before the job was read has the same form whatever the job is.
    let written = written.unwrap_or_else(|fault| serde_json::to_vec(&Err::<(), _>(fault)));
    let written = written.map(|bytes| std::io::stdout().lock().write_all(&bytes));
    match written {
        Ok(Ok(())) => ExitCode::SUCCESS,
        Ok(Err(_)) | Err(_) => ExitCode::FAILURE,
    }
}

/// Reads the limits, holds itself to them, and then reads the job.
fn job() -> Result<Job, BundleError> {
    let mut input = std::io::stdin().lock();
    let mut limits = String::new();
    input.read_line(&mut limits).map_err(|error| BundleError::system("read the limits", error))?;
    let limits: Limits =
        serde_json::from_str(&limits).map_err(|error| BundleError::system("read the limits", error))?;
    limit_self(&limits)?;
    let mut job = Vec::new();
    input.read_to_end(&mut job).map_err(|error| BundleError::system("read the job", error))?;
    serde_json::from_slice(&job).map_err(|error| BundleError::system("read the job", error))
}

fn bundle(job: &BundleJob) -> Result<Made, BundleError> {
    match &job.task {
        Task::Make { aside, out } => {
            let (pdf, made) = typeset(&job.content, &job.folder, aside)?;
            write_whole(out, &pdf)?;
            Ok(made)
        }
        Task::Open { number } => {
            let faces = fonts::Typefaces::load();
            for exhibit in job.content.exhibits.iter().filter(|exhibit| exhibit.number == *number) {
                let bytes = exhibit::read(exhibit, &job.folder)?;
                exhibit::prepare(exhibit, bytes, &faces);
            }
            Ok(Made { pages: 0, exhibits: Vec::new() })
        }
    }
}

/// Writes beside the place and renames, so that a half-written bundle never stands there.
fn write_whole(out: &Path, pdf: &[u8]) -> Result<(), BundleError> {
    let part = out.with_extension("part");
    std::fs::write(&part, pdf)
        .and_then(|()| std::fs::rename(&part, out))
        .map_err(|error| BundleError::system(format!("write {}", out.display()), error))
}

/// Ends this process with the one that started it, however that one ends: nobody waits for it then.
/// The system looks at the thread that started us, and those of a runtime end with their program.
#[cfg(target_os = "linux")]
fn die_with_parent() -> Result<(), BundleError> {
    use rustix::process::{Signal, set_parent_process_death_signal};
    set_parent_process_death_signal(Some(Signal::KILL))
        .map_err(|error| BundleError::system("be told of the parent's end", error))
}

/// Where the system tells no child, the limit of its time ends it.
#[cfg(not(target_os = "linux"))]
fn die_with_parent() -> Result<(), BundleError> {
    Ok(())
}

#[cfg(unix)]
fn limit_self(limits: &Limits) -> Result<(), BundleError> {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let most = |value| Rlimit { current: Some(value), maximum: Some(value) };
    [(Resource::As, limits.memory_bytes), (Resource::Cpu, limits.cpu_seconds), (Resource::Core, 0)]
        .into_iter()
        .try_for_each(|(resource, value)| setrlimit(resource, most(value)))
        .map_err(|error| BundleError::system("limit the child process", error))
}

/// Where the system has no such limits, the parent's deadline is the only one.
#[cfg(not(unix))]
fn limit_self(_limits: &Limits) -> Result<(), BundleError> {
    Ok(())
}
