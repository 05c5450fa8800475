//! The settings: one table drives how they are read, listed and refused.

mod origin;
mod secret;
mod table;

pub use origin::Origin;
pub use secret::Secret;
pub use table::{SETTINGS, Setting};

use crate::domain::text::{Bilingual, Language};
use crate::messages::T;
use crate::store::DatabaseUrl;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

/// All that the operator decided, checked.
#[derive(Clone, Debug)]
pub struct Config {
    /// The folder for the database, evidence and letters.
    pub data: PathBuf,
    /// Where the database is.
    pub database: DatabaseUrl,
    /// The address and port on which pages are served.
    pub listen: SocketAddr,
    /// The address under which people reach this centre.
    pub origin: Origin,
    /// The mail server; without it letters become files.
    pub smtp: Option<Secret>,
    /// The sender of our letters.
    pub mail_from: String,
    /// Where paper and people find the centre, if anywhere.
    pub address: Option<String>,
    /// The telephone number at which people of the centre answer, if any.
    pub phone: Option<String>,
    /// The name of this centre.
    pub centre_name: Bilingual,
    /// Where whoever must not be seen here goes at once.
    pub exit: String,
    /// How often the worker looks for what is due.
    pub poll: Duration,
    /// The largest file that may be uploaded, in bytes.
    pub upload_bytes: u64,
    /// How many files one case may hold.
    pub upload_files: u32,
    /// What is logged.
    pub log: String,
    /// How log lines are written.
    pub log_format: LogFormat,
}

/// How log lines are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogFormat {
    /// For people.
    Text,
    /// For machines: one JSON object a line.
    Json,
}

/// One setting is wrong; nothing was started.
#[derive(Clone, Debug)]
pub struct ConfigError {
    name: String,
    /// What was set; `None` if it may hold a password.
    value: Option<String>,
    problem: fn(T) -> std::borrow::Cow<'static, str>,
}

impl ConfigError {
    /// One line that says which setting is wrong and what it must be.
    pub fn line(&self, language: Language) -> String {
        let problem = (self.problem)(T(language));
        match &self.value {
            Some(value) => format!("{}={value:?}: {problem}", self.name),
            None => format!("{}: {problem}", self.name),
        }
    }
}

/// What is read so far; what is not set takes its default from the rest.
#[derive(Default)]
struct Draft {
    data: PathBuf,
    database: Option<DatabaseUrl>,
    listen: Option<SocketAddr>,
    origin: Option<Origin>,
    smtp: Option<Secret>,
    mail_from: String,
    address: Option<String>,
    phone: Option<String>,
    centre_name_en: String,
    centre_name_zh: String,
    exit: String,
    poll_seconds: u64,
    upload_mib: u64,
    upload_files: u32,
    log: String,
    log_format: Option<LogFormat>,
}

impl Config {
    /// Reads the settings: `flags` of the command line first, then the `environment`, then the
    /// defaults. All three name a setting by its variable. An empty variable is as good as none, but for
    /// the names of the centre: nobody means to have an empty one.
    ///
    /// # Errors
    /// [`ConfigError`] for the first wrong setting, or for a variable that looks like ours and is not.
    pub fn read(
        environment: impl IntoIterator<Item = (String, String)>,
        flags: &[(&str, String)],
    ) -> Result<Config, ConfigError> {
        let environment: Vec<_> = environment.into_iter().collect();
        let unknown =
            environment.iter().filter(|(_, value)| !value.is_empty()).map(|(name, _)| name).find(|name| {
                name.starts_with("REDRESS_") && SETTINGS.iter().all(|s| s.name != name.as_str())
            });
        if let Some(name) = unknown {
            return Err(ConfigError { name: name.clone(), value: None, problem: T::setting_unknown });
        }
        let mut draft = Draft::default();
        for setting in SETTINGS {
            let flag = flags.iter().find(|(name, _)| *name == setting.name).map(|(_, value)| value.as_str());
            let variable = || {
                let set = environment.iter().find(|(name, _)| name == setting.name);
                set.map(|(_, value)| value.as_str()).filter(|value| setting.needs_words || !value.is_empty())
            };
            let Some(value) = flag.or_else(variable).or(setting.default.value()) else { continue };
            if (setting.take)(&mut draft, value).is_none() {
                let value = (!setting.secret).then(|| value.to_owned());
                return Err(ConfigError { name: setting.name.to_owned(), value, problem: setting.wrong });
            }
        }
        Ok(draft.finish())
    }
}

impl Draft {
    fn finish(self) -> Config {
        let listen = self.listen.unwrap_or(SocketAddr::from(([127, 0, 0, 1], 8080)));
        let database = self.database.unwrap_or_else(|| DatabaseUrl::sqlite(self.data.join("redress.db")));
        Config {
            database,
            listen,
            origin: self.origin.unwrap_or_else(|| Origin::local(listen.port())),
            smtp: self.smtp,
            mail_from: self.mail_from,
            address: self.address,
            phone: self.phone,
            centre_name: Bilingual { en: self.centre_name_en, zh: self.centre_name_zh },
            exit: self.exit,
            poll: Duration::from_secs(self.poll_seconds),
            upload_bytes: self.upload_mib << 20,
            upload_files: self.upload_files,
            log: self.log,
            log_format: self.log_format.unwrap_or(LogFormat::Text),
            data: self.data,
        }
    }
}

/// The operator's language, as the terminal's locale says it.
pub fn terminal_language(environment: impl IntoIterator<Item = (String, String)>) -> Language {
    let environment: Vec<_> = environment.into_iter().collect();
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .find_map(|name| environment.iter().find(|(set, value)| set == name && !value.is_empty()));
    match locale {
        Some((_, locale)) if locale.starts_with("zh") => Language::Zh,
        _ => Language::En,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(set: &[(&str, &str)]) -> Result<Config, String> {
        let environment = set.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        Config::read(environment, &[]).map_err(|error| error.line(Language::En))
    }

    #[test]
    fn nothing_needs_to_be_set() {
        let config = read(&[]).unwrap();
        assert_eq!(config.database, DatabaseUrl::sqlite("./var/redress/redress.db"));
        assert_eq!(config.listen.to_string(), "127.0.0.1:8080");
        assert_eq!(config.origin.as_str(), "http://localhost:8080");
        assert_eq!(config.smtp, None);
        assert_eq!(config.upload_bytes, 25 * 1024 * 1024);
        assert_eq!(config.upload_files, 20);
    }

    #[test]
    fn a_flag_comes_before_a_variable_and_a_variable_before_the_default() {
        let environment = || [("REDRESS_DATA".to_owned(), "/a".to_owned())];
        let flags = [("REDRESS_DATA", "/b".to_owned())];
        assert_eq!(Config::read(environment(), &[]).unwrap().data, PathBuf::from("/a"));
        assert_eq!(
            Config::read(environment(), &flags).unwrap().database,
            DatabaseUrl::sqlite("/b/redress.db")
        );
        assert_eq!(read(&[("REDRESS_DATA", "")]).unwrap().data, PathBuf::from("./var/redress"));
        let empty = [("REDRESS_DATA", String::new())];
        assert!(Config::read([], &empty).is_err(), "an empty flag is a mistake");
        for right in ["smtp://localhost", "smtps://u:p%40@mail.example:465", "smtp://[::1]:25"] {
            assert!(read(&[("REDRESS_SMTP_URL", right)]).is_ok(), "{right}");
        }
    }

    #[test]
    fn a_wrong_setting_is_one_line_that_names_it_and_says_what_it_must_be() {
        for (name, value) in [
            ("DATABASE_URL", "mysql://x"),
            ("REDRESS_LISTEN", "8080"),
            ("REDRESS_ORIGIN", "https://redress.example/cases"),
            ("REDRESS_SMTP_URL", "http://mail.example"),
            ("REDRESS_MAIL_FROM", "nobody"),
            ("REDRESS_SMTP_URL", "smtp://user:pw@"),
            ("REDRESS_SMTP_URL", "smtps://:465/?tls=required"),
            ("REDRESS_SMTP_URL", "smtp://[]:25"),
            ("REDRESS_PHONE", "call us"),
            ("REDRESS_PHONE", "+"),
            ("REDRESS_PHONE", "0571-8888 8888; 110"),
            ("REDRESS_PHONE", "8888+8888"),
            ("REDRESS_CENTRE_NAME_EN", ""),
            ("REDRESS_CENTRE_NAME_ZH", " "),
            ("REDRESS_EXIT", "baidu"),
            ("REDRESS_EXIT", "javascript://x/"),
            ("REDRESS_EXIT", "https:///search"),
            ("REDRESS_POLL_SECONDS", "0"),
            ("REDRESS_UPLOAD_MIB", "101"),
            ("REDRESS_UPLOAD_FILES", "-1"),
            ("REDRESS_LOG", "loud=very"),
            ("REDRESS_LOG_FORMAT", "xml"),
            ("REDRESS_LISTN", "127.0.0.1:80"),
        ] {
            let line = read(&[(name, value)]).unwrap_err();
            assert!(line.starts_with(name) && !line.contains('\n'), "{line}");
        }
    }

    #[test]
    fn a_telephone_number_is_written_as_people_write_it() {
        for right in ["12345", "0571-8888 8888", "+86 (571) 8888 8888"] {
            assert_eq!(read(&[("REDRESS_PHONE", right)]).unwrap().phone.as_deref(), Some(right));
        }
        assert_eq!(read(&[("REDRESS_PHONE", "")]).unwrap().phone, None);
    }

    #[test]
    fn no_line_shows_a_password() {
        for name in ["DATABASE_URL", "REDRESS_SMTP_URL"] {
            let line = read(&[(name, "ftp://ann:secret@host")]).unwrap_err();
            assert!(!line.contains("secret"), "{line}");
        }
        let config = read(&[("REDRESS_SMTP_URL", "smtps://ann:secret@host")]).unwrap();
        assert!(!format!("{config:?}").contains("secret"));
    }

    #[test]
    fn every_default_is_a_right_value_and_every_setting_is_explained_in_both_languages() {
        for setting in SETTINGS {
            if let Some(value) = setting.default.value() {
                assert!((setting.take)(&mut Draft::default(), value).is_some(), "{}", setting.name);
            }
            assert_ne!((setting.meaning)(T(Language::En)), (setting.meaning)(T(Language::Zh)));
        }
    }

    #[test]
    fn the_terminal_says_the_language() {
        let language = |name: &str, value: &str| terminal_language([(name.to_owned(), value.to_owned())]);
        assert_eq!(language("LANG", "zh_CN.UTF-8"), Language::Zh);
        assert_eq!(language("LANG", "C.UTF-8"), Language::En);
        assert_eq!(language("HOME", "zh"), Language::En);
    }
}
