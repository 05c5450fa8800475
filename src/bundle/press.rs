//! The parent's side: one child process at a time, within limits.

use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use tokio::io::AsyncWriteExt;
use tokio::process::Command;
use tokio::sync::Semaphore;

use super::child::{BundleJob, CHILD_ARGUMENT, Job, Task};
use super::content::BundleContent;
use super::{BundleError, Made};

/// What one child process may use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// Address space in bytes.
    pub memory_bytes: u64,
    /// CPU time in seconds, of all threads together.
    pub cpu_seconds: u64,
    /// Time on the wall in seconds, for the whole bundle.
    pub deadline_seconds: u64,
}

impl Default for Limits {
    /// Room for about a hundred photographs or a few hundred pages of text.
    fn default() -> Self {
        Self { memory_bytes: 3 << 30, cpu_seconds: 240, deadline_seconds: 300 }
    }
}

/// Makes bundles, one at a time.
#[derive(Debug)]
pub struct Press {
    program: PathBuf,
    limits: Limits,
    /// Typesetting takes memory in proportion to what it sets; two at once would take twice as much.
    one_at_a_time: Semaphore,
}

impl Press {
    /// A press that runs `program bundle-child`.
    pub fn new(program: impl Into<PathBuf>, limits: Limits) -> Self {
        Self { program: program.into(), limits, one_at_a_time: Semaphore::new(1) }
    }

    /// A press that runs this very program.
    pub fn of_this_program(limits: Limits) -> Result<Self, BundleError> {
        let program =
            std::env::current_exe().map_err(|error| BundleError::system("find this program", error))?;
        Ok(Self::new(program, limits))
    }

    /// Makes the PDF and writes it to `out`. The exhibits' bytes lie in `folder`.
    ///
    /// Waits while another bundle is being made. If the child process dies, each exhibit is opened
    /// in a process of its own, and those that end theirs are set aside: the bundle then says so in
    /// their place.
    ///
    /// # Errors
    /// See [`BundleError`]. Nothing is written to `out` then.
    pub async fn make(
        &self,
        content: &BundleContent,
        folder: &Path,
        out: &Path,
    ) -> Result<Made, BundleError> {
        self.in_turn(self.make_at_once(content, folder, out)).await
    }

    async fn make_at_once(
        &self,
        content: &BundleContent,
        folder: &Path,
        out: &Path,
    ) -> Result<Made, BundleError> {
        let make = |aside| Task::Make { aside, out: out.to_owned() };
        let first = self.run(content, folder, make(Vec::new())).await;
        let Err(BundleError::Died { how }) = first else { return first };
        let mut aside = Vec::new();
        for exhibit in &content.exhibits {
            let opened = self.run(content, folder, Task::Open { number: exhibit.number }).await;
            if let Err(BundleError::Died { .. }) = opened {
                aside.push(exhibit.number);
            }
        }
        if aside.is_empty() {
            return Err(BundleError::Died { how });
        }
        tracing::warn!(case_number = content.case_number, exhibits = ?aside, "exhibits set aside from a bundle");
        self.run(content, folder, make(aside)).await
    }

    async fn run(&self, content: &BundleContent, folder: &Path, task: Task) -> Result<Made, BundleError> {
        let job = BundleJob { content: content.clone(), folder: folder.to_owned(), task };
        self.hand_over(&Job::Bundle(Box::new(job))).await
    }

    /// Waits for a turn, then for the work, within the limits.
    async fn in_turn<Done>(
        &self,
        work: impl Future<Output = Result<Done, BundleError>>,
    ) -> Result<Done, BundleError> {
        let _turn = self
            .one_at_a_time
            .acquire()
            .await
            .map_err(|error| BundleError::system("wait for a turn", error))?;
        let seconds = self.limits.deadline_seconds;
        tokio::time::timeout(Duration::from_secs(seconds), work)
            .await
            .unwrap_or(Err(BundleError::TooSlow { seconds }))
    }

    /// Has a child do `job` in its turn, within the limits.
    pub(super) async fn work<Done: DeserializeOwned>(&self, job: Job) -> Result<Done, BundleError> {
        self.in_turn(self.hand_over(&job)).await
    }

    async fn hand_over<Done: DeserializeOwned>(&self, job: &Job) -> Result<Done, BundleError> {
        let input = serde_json::to_vec(&self.limits).and_then(|mut input| {
            input.push(b'\n');
            serde_json::to_writer(&mut input, job)?;
            Ok(input)
        });
        let input = input.map_err(|error| BundleError::system("write the job", error))?;

        let start = |error| BundleError::system("start the child process", error);
        let mut child = Command::new(&self.program)
            .arg(CHILD_ARGUMENT)
            .env_clear()
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .map_err(start)?;
        if let Some(mut stdin) = child.stdin.take() {
            // A child that died early closes its end; its exit status says more than this error.
            let _closed_early = stdin.write_all(&input).await;
        }
        let output = child.wait_with_output().await.map_err(start)?;
        if output.status.success() {
            serde_json::from_slice(&output.stdout)
                .unwrap_or_else(|error| Err(BundleError::system("read the child's result", error)))
        } else {
            Err(BundleError::Died { how: output.status.to_string() })
        }
    }
}
