//! The public address of the centre.

use std::fmt;

/// Scheme, host and perhaps port, as browsers write it in the header `Origin`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin(String);

impl Origin {
    /// Reads `https://redress.example` or `http://localhost:8080`; `None` for anything else, such
    /// as an address with a path. Letters become small, and the scheme's own port is left out.
    pub fn parse(text: &str) -> Option<Origin> {
        let text = text.to_ascii_lowercase();
        let text = text.strip_suffix('/').unwrap_or(&text);
        let (scheme, place) = text.split_once("://")?;
        let usual = match scheme {
            "https" => ":443",
            "http" => ":80",
            _ => return None,
        };
        let place = place.strip_suffix(usual).unwrap_or(place);
        let (host, port) = match place.rsplit_once(':') {
            Some((host, port)) if !port.ends_with(']') => (host, Some(port)),
            _ => (place, None),
        };
        let named = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'.';
        let numbered = |b: u8| b.is_ascii_hexdigit() || b == b':';
        let fits = match host.strip_prefix('[').and_then(|host| host.strip_suffix(']')) {
            Some(address) => !address.is_empty() && address.bytes().all(numbered),
            None => !host.is_empty() && host.bytes().all(named),
        };
        let port_fits = port.is_none_or(|port| port.parse::<u16>().is_ok_and(|port| port > 0));
        (fits && port_fits).then(|| Origin(format!("{scheme}://{place}")))
    }

    /// This machine, for a centre that nobody else reaches.
    pub fn local(port: u16) -> Origin {
        Origin(if port == 80 { "http://localhost".to_owned() } else { format!("http://localhost:{port}") })
    }

    /// The address, without a slash at its end.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether pages come over TLS.
    pub fn is_https(&self) -> bool {
        self.0.starts_with("https://")
    }

    /// Whether a password may be typed here: over TLS, or without leaving this machine.
    pub fn is_safe_for_sign_in(&self) -> bool {
        self.is_https() || matches!(self.host(), "localhost" | "127.0.0.1" | "[::1]")
    }

    /// The host, without the port.
    pub fn host(&self) -> &str {
        let place = self.0.split_once("://").map_or("", |(_, place)| place);
        let end = if place.starts_with('[') { place.find(']').map(|at| at + 1) } else { place.find(':') };
        end.and_then(|end| place.get(..end)).unwrap_or(place)
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_is_written_as_browsers_write_it() {
        for (typed, written) in [
            ("https://redress.example", "https://redress.example"),
            ("https://Redress.Example:443/", "https://redress.example"),
            ("http://localhost:8080", "http://localhost:8080"),
            ("http://[::1]:8080", "http://[::1]:8080"),
            ("http://[::1]", "http://[::1]"),
        ] {
            assert_eq!(Origin::parse(typed).unwrap().as_str(), written);
        }
        for wrong in [
            "redress.example",
            "ftp://x",
            "https://",
            "https://a/b",
            "https://a:0",
            "https://a:x",
            "https://a b",
            "https://u@a",
        ] {
            assert_eq!(Origin::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_password_is_typed_over_tls_or_on_this_machine_only() {
        let safe = |text| Origin::parse(text).unwrap().is_safe_for_sign_in();
        assert!(safe("https://redress.example"));
        assert!(safe("http://localhost:8080"));
        assert!(safe("http://127.0.0.1"));
        assert!(safe("http://[::1]:8080"));
        assert!(safe("http://[::1]"));
        assert!(!safe("http://redress.example"));
        assert!(!safe("http://localhost.example:8080"));
    }
}
