//! Log lines: one at the boundary of each act, naming no person.
//!
//! Fields are ids, counts and durations with their unit in the name. Nothing typed by a person, no
//! address, no mail, no token is ever a field.

use crate::config::LogFormat;
use std::io::IsTerminal;
use tracing_subscriber::EnvFilter;

/// Starts logging to the standard error stream, and makes a panic a log line of its place alone:
/// what it says may hold a person's words.
pub fn start(filter: &str, format: LogFormat) {
    let filter = EnvFilter::try_new(filter).unwrap_or_else(|_| EnvFilter::new("info"));
    let lines = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal());
    // A second start, as in tests, leaves the first one as it is.
    let _started_before = match format {
        LogFormat::Text => lines.compact().try_init(),
        LogFormat::Json => lines.json().flatten_event(true).try_init(),
    };
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(place, "a part of the program failed; its work was taken back");
    }));
}

/// Whether `text` says what to log.
pub fn is_filter(text: &str) -> bool {
    EnvFilter::try_new(text).is_ok()
}
