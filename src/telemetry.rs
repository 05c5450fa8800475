//! Log lines: one at the boundary of each act, naming no person.
//!
//! Fields are ids, counts and durations with their unit in the name. Nothing typed by a person, no
//! address, no mail, no token is ever a field.

use crate::config::LogFormat;
use std::io::IsTerminal;
use tracing_subscriber::EnvFilter;

/// What the HTTP library says of requests that it cannot read, or whose sender went away. It says so as
/// errors, and anybody can send such requests, as many as they like: they would fill the log and any
/// alarm that counts errors, and nobody here can do anything about them. Our own refusals and failures
/// are logged at our own boundary.
const NOISE: &str = "actix_http::h1::dispatcher=off,actix_http::h1::decoder=off";

/// What is logged when `text` says what to log. Whoever names the HTTP library itself hears it.
fn filter(text: &str) -> Result<EnvFilter, tracing_subscriber::filter::ParseError> {
    if text.contains("actix_http") {
        EnvFilter::try_new(text)
    } else {
        EnvFilter::try_new(format!("{NOISE},{text}"))
    }
}

/// Starts logging to the standard error stream, and makes a panic a log line of its place alone:
/// what it says may hold a person's words.
pub fn start(text: &str, format: LogFormat) {
    let filter = filter(text).or_else(|_| filter("info")).unwrap_or_else(|_| EnvFilter::new("info"));
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

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;
    use std::sync::{Arc, Mutex, PoisonError};

    /// Keeps what is logged.
    #[derive(Clone, Default)]
    struct Kept(Arc<Mutex<Vec<u8>>>);

    impl Write for Kept {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0.lock().unwrap_or_else(PoisonError::into_inner).write(bytes)
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }

    /// What lands in the log when strangers send rubbish, and when we fail ourselves.
    fn logged(text: &str) -> String {
        let kept = Kept::default();
        let to = kept.clone();
        let lines = tracing_subscriber::fmt()
            .with_env_filter(filter(text).unwrap())
            .with_ansi(false)
            .with_writer(move || to.clone());
        tracing::subscriber::with_default(lines.finish(), || {
            tracing::error!(target: "actix_http::h1::dispatcher", "stream error: a stranger's");
            tracing::error!(target: "actix_http::h1::decoder", "too much: a stranger's");
            tracing::error!(target: "actix_server::worker", "a worker died");
            tracing::error!("request failed");
        });
        let bytes = kept.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn what_strangers_send_raises_no_alarm_and_what_we_fail_in_does() {
        for text in ["info", "redress=debug,warn", "error"] {
            let logged = logged(text);
            assert!(!logged.contains("stranger"), "{text}: {logged}");
            assert!(
                logged.contains("a worker died") && logged.contains("request failed"),
                "{text}: {logged}"
            );
        }
        assert!(logged("info,actix_http=debug").contains("stranger"), "whoever asks for it hears it");
        assert!(is_filter("info") && !is_filter("redress=loud"));
    }
}
