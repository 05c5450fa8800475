//! A rulebook from its two files: what all of them share, and what one jurisdiction adds or changes.
//!
//! Tables merge, lists whose entries have a `key` merge by it, and everything else is replaced.

use super::RulebookError;
use serde::de::DeserializeOwned;
use serde_path_to_error::Segment;
use toml::{Table, Value};

/// Reads one file.
pub(super) fn table(text: &str) -> Result<Table, RulebookError> {
    text.parse::<Table>().map_err(|error| {
        let before = error.span().and_then(|span| text.get(..span.start));
        let line = before.map(|before| before.matches('\n').count() + 1);
        let place = line.map_or_else(|| "the file".to_owned(), |line| format!("line {line}"));
        RulebookError { place, remedy: error.message().to_owned() }
    })
}

/// `upper` laid over `base`.
pub(super) fn laid_over(base: Table, upper: Table) -> Result<Value, RulebookError> {
    let mut base = Value::Table(base);
    lay("", &mut base, Value::Table(upper))?;
    Ok(base)
}

fn lay(place: &str, base: &mut Value, upper: Value) -> Result<(), RulebookError> {
    match (base, upper) {
        (Value::Table(base), Value::Table(upper)) => {
            for (key, value) in upper {
                match base.get_mut(&key) {
                    Some(below) => lay(&joined(place, &key), below, value)?,
                    None => drop(base.insert(key, value)),
                }
            }
        }
        (Value::Array(base), Value::Array(upper)) if is_keyed(base) && is_keyed(&upper) => {
            let mut laid: Vec<String> = Vec::new();
            for value in upper {
                let key = key_of(&value).unwrap_or_default().to_owned();
                if laid.contains(&key) {
                    let remedy = format!("{key:?} is there twice; keep one");
                    return Err(RulebookError { place: place.to_owned(), remedy });
                }
                match base.iter_mut().find(|below| key_of(below) == Some(&key)) {
                    Some(below) => lay(&joined(place, &key), below, value)?,
                    None => base.push(value),
                }
                laid.push(key);
            }
        }
        (base, upper) => *base = upper,
    }
    Ok(())
}

fn key_of(value: &Value) -> Option<&str> {
    value.get("key").and_then(Value::as_str)
}

fn is_keyed(list: &[Value]) -> bool {
    !list.is_empty() && list.iter().all(|value| key_of(value).is_some())
}

fn joined(place: &str, name: &str) -> String {
    if place.is_empty() { name.to_owned() } else { format!("{place}.{name}") }
}

/// Makes sense of what was read; what does not fit is named by the way to it, `laws.PIPL.since`.
pub(super) fn understood<D: DeserializeOwned>(value: Value) -> Result<D, RulebookError> {
    let names = value.clone();
    serde_path_to_error::deserialize(value).map_err(|error| {
        let (mut place, mut at) = (String::new(), Some(&names));
        for segment in error.path() {
            let (name, below) = match segment {
                Segment::Seq { index } => {
                    let below = at.and_then(|value| value.get(*index));
                    (below.and_then(name_of).unwrap_or_else(|| index.to_string()), below)
                }
                Segment::Map { key } => (key.clone(), at.and_then(|value| value.get(key.as_str()))),
                Segment::Enum { variant } => (variant.clone(), at),
                Segment::Unknown => continue,
            };
            place = joined(&place, &name);
            at = below;
        }
        let place = if place.is_empty() { "the file".to_owned() } else { place };
        RulebookError { place, remedy: error.inner().message().to_owned() }
    })
}

/// What an entry of a list is called: by its key, its year, its holiday or its law.
fn name_of(entry: &Value) -> Option<String> {
    let named = ["key", "year", "holiday", "law"].into_iter().find_map(|field| entry.get(field))?;
    Some(named.as_str().map_or_else(|| named.to_string(), ToOwned::to_owned))
}
