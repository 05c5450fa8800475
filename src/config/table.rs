//! The table of settings.

use super::{Draft, LogFormat, Origin, Secret};
use crate::domain::case::MOST_EXHIBITS;
use crate::messages::T;
use std::borrow::Cow;
use std::ops::RangeInclusive;

/// An operator may take fewer files than the rules allow, never more.
const MOST_FILES: u32 = MOST_EXHIBITS as u32;

/// One setting, as `redress help settings` lists it.
pub struct Setting {
    /// The environment variable.
    pub name: &'static str,
    /// What holds if it is not set.
    pub default: Preset,
    /// What it is for.
    pub meaning: fn(T) -> Cow<'static, str>,
    /// What it must be.
    pub(super) wrong: fn(T) -> Cow<'static, str>,
    /// Whether it may hold a password and is never shown.
    pub(super) secret: bool,
    /// Whether an empty variable is a mistake, and not as good as none.
    pub(super) needs_words: bool,
    /// Puts the value into the draft; `None` if it is wrong.
    pub(super) take: fn(&mut Draft, &str) -> Option<()>,
}

/// What holds if a setting is not set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Preset {
    /// This value.
    Is(&'static str),
    /// A value made from other settings; shown so.
    From(&'static str),
    /// Nothing.
    Nothing,
}

impl Preset {
    pub(super) fn value(self) -> Option<&'static str> {
        match self {
            Preset::Is(value) => Some(value),
            Preset::From(_) | Preset::Nothing => None,
        }
    }

    /// As the list of settings shows it.
    pub fn shown(self, t: T) -> Cow<'static, str> {
        match self {
            Preset::Is(value) | Preset::From(value) => value.into(),
            Preset::Nothing => t.setting_no_default(),
        }
    }
}

/// All settings, in the order in which they are listed.
pub const SETTINGS: &[Setting] = &[
    Setting {
        name: "REDRESS_DATA",
        default: Preset::Is("./var/redress"),
        meaning: T::setting_data,
        wrong: T::setting_data_wrong,
        secret: false,
        needs_words: false,
        take: |draft, value| {
            draft.data = value.into();
            (!value.is_empty() && !value.contains('\0')).then_some(())
        },
    },
    Setting {
        name: "DATABASE_URL",
        default: Preset::From("sqlite:$REDRESS_DATA/redress.db"),
        meaning: T::setting_database,
        wrong: T::setting_database_wrong,
        secret: true,
        needs_words: false,
        take: |draft, value| keep(&mut draft.database, value.parse().ok()),
    },
    Setting {
        name: "REDRESS_LISTEN",
        default: Preset::Is("127.0.0.1:8080"),
        meaning: T::setting_listen,
        wrong: T::setting_listen_wrong,
        secret: false,
        needs_words: false,
        take: |draft, value| keep(&mut draft.listen, value.parse().ok()),
    },
    Setting {
        name: "REDRESS_ORIGIN",
        default: Preset::From("http://localhost:PORT"),
        meaning: T::setting_origin,
        wrong: T::setting_origin_wrong,
        secret: false,
        needs_words: false,
        take: |draft, value| keep(&mut draft.origin, Origin::parse(value)),
    },
    Setting {
        name: "REDRESS_SMTP_URL",
        default: Preset::Nothing,
        meaning: T::setting_smtp,
        wrong: T::setting_smtp_wrong,
        secret: true,
        needs_words: false,
        take: |draft, value| {
            let server = value.strip_prefix("smtp://").or_else(|| value.strip_prefix("smtps://"))?;
            keep(&mut draft.smtp, names_a_host(server).then(|| Secret(value.to_owned())))
        },
    },
    Setting {
        name: "REDRESS_MAIL_FROM",
        default: Preset::Is("centre@localhost"),
        meaning: T::setting_mail_from,
        wrong: T::setting_mail_from_wrong,
        secret: false,
        needs_words: false,
        take: |draft, value| {
            draft.mail_from = value.to_owned();
            let (name, host) = value.split_once('@')?;
            let plain = |part: &str| !part.is_empty() && !part.contains([' ', '<', '>', '@', '\n', '\r']);
            (plain(name) && plain(host)).then_some(())
        },
    },
    Setting {
        name: "REDRESS_ADDRESS",
        default: Preset::Nothing,
        meaning: T::setting_address,
        wrong: T::setting_address_wrong,
        secret: false,
        needs_words: false,
        take: |draft, value| {
            let value = value.trim();
            let fits = (1..=200).contains(&value.chars().count()) && !value.chars().any(char::is_control);
            keep(&mut draft.address, fits.then(|| value.to_owned()))
        },
    },
    Setting {
        name: "REDRESS_PHONE",
        default: Preset::Nothing,
        meaning: T::setting_phone,
        wrong: T::setting_phone_wrong,
        secret: false,
        needs_words: false,
        take: |draft, value| {
            let value = value.trim();
            let number = value.strip_prefix('+').unwrap_or(value);
            let digits = number.chars().filter(char::is_ascii_digit).count();
            let plain = number.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '-' | '(' | ')'));
            let fits = (3..=15).contains(&digits) && plain && value.len() <= 30;
            keep(&mut draft.phone, fits.then(|| value.to_owned()))
        },
    },
    Setting {
        name: "REDRESS_CENTRE_NAME_EN",
        default: Preset::Is("Redress Mediation Centre"),
        meaning: T::setting_centre_name_en,
        wrong: T::setting_centre_name_wrong,
        secret: false,
        needs_words: true,
        take: |draft, value| name(&mut draft.centre_name_en, value),
    },
    Setting {
        name: "REDRESS_CENTRE_NAME_ZH",
        default: Preset::Is("个人信息纠纷调解中心"),
        meaning: T::setting_centre_name_zh,
        wrong: T::setting_centre_name_wrong,
        secret: false,
        needs_words: true,
        take: |draft, value| name(&mut draft.centre_name_zh, value),
    },
    Setting {
        name: "REDRESS_EXIT",
        default: Preset::Is("https://www.baidu.com/"),
        meaning: T::setting_exit,
        wrong: T::setting_exit_wrong,
        secret: false,
        needs_words: false,
        take: |draft, value| {
            draft.exit = value.to_owned();
            let page = value.strip_prefix("https://").or_else(|| value.strip_prefix("http://"))?;
            (names_a_host(page) && !value.contains(char::is_whitespace)).then_some(())
        },
    },
    Setting {
        name: "REDRESS_POLL_SECONDS",
        default: Preset::Is("15"),
        meaning: T::setting_poll,
        wrong: T::setting_poll_wrong,
        secret: false,
        needs_words: false,
        take: |draft, value| number(&mut draft.poll_seconds, value, 1..=300),
    },
    Setting {
        name: "REDRESS_UPLOAD_MIB",
        default: Preset::Is("25"),
        meaning: T::setting_upload_mib,
        wrong: T::setting_upload_mib_wrong,
        secret: false,
        needs_words: false,
        take: |draft, value| number(&mut draft.upload_mib, value, 1..=100),
    },
    Setting {
        name: "REDRESS_UPLOAD_FILES",
        default: Preset::Is("20"),
        meaning: T::setting_upload_files,
        wrong: T::setting_upload_files_wrong,
        secret: false,
        needs_words: false,
        take: |draft, value| number(&mut draft.upload_files, value, 1..=MOST_FILES),
    },
    Setting {
        name: "REDRESS_LOG",
        default: Preset::Is("info"),
        meaning: T::setting_log,
        wrong: T::setting_log_wrong,
        secret: false,
        needs_words: false,
        take: |draft, value| {
            draft.log = value.to_owned();
            crate::telemetry::is_filter(value).then_some(())
        },
    },
    Setting {
        name: "REDRESS_LOG_FORMAT",
        default: Preset::Is("text"),
        meaning: T::setting_log_format,
        wrong: T::setting_log_format_wrong,
        secret: false,
        needs_words: false,
        take: |draft, value| {
            let format = match value {
                "text" => Some(LogFormat::Text),
                "json" => Some(LogFormat::Json),
                _ => None,
            };
            keep(&mut draft.log_format, format)
        },
    },
];

fn keep<V>(place: &mut Option<V>, value: Option<V>) -> Option<()> {
    *place = Some(value?);
    Some(())
}

/// Whether `USER:PASSWORD@HOST:PORT/…`, of which only the host must be there, has one.
fn names_a_host(server: &str) -> bool {
    let place = server.split(['/', '?', '#']).next().unwrap_or_default();
    let place = place.rsplit_once('@').map_or(place, |(_, place)| place);
    let host = match place.strip_prefix('[') {
        Some(numbered) => numbered.split_once(']').map_or("", |(host, _)| host),
        None => place.split(':').next().unwrap_or_default(),
    };
    !host.is_empty()
}

fn name(place: &mut String, value: &str) -> Option<()> {
    let value = value.trim();
    *place = value.to_owned();
    let fits = (1..=80).contains(&value.chars().count()) && !value.chars().any(char::is_control);
    fits.then_some(())
}

fn number<N: std::str::FromStr + PartialOrd>(
    place: &mut N,
    value: &str,
    range: RangeInclusive<N>,
) -> Option<()> {
    *place = value.parse().ok().filter(|number| range.contains(number))?;
    Some(())
}
