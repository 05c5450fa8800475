//! The shape of the house: who may know what, and that nothing hangs loose. Read from the sources
//! themselves, without a list of allowed exceptions.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// One file of the house, with its path from the root.
struct Source {
    path: String,
    text: String,
}

impl Source {
    /// The code, without comments and without the module's own tests.
    fn code(&self) -> String {
        let body = self.text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
        body.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
    }
}

fn files(folder: &str, ends: &[&str]) -> Vec<Source> {
    fn walk(folder: &Path, ends: &[&str], found: &mut Vec<PathBuf>) {
        for item in fs::read_dir(folder).unwrap() {
            let path = item.unwrap().path();
            if path.is_dir() {
                walk(&path, ends, found);
            } else if path.extension().is_some_and(|end| ends.iter().any(|e| *e == end)) {
                found.push(path);
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    walk(&root.join(folder), ends, &mut found);
    found.sort();
    let read = |path: PathBuf| Source {
        text: fs::read_to_string(&path).unwrap(),
        path: path.strip_prefix(root).unwrap().to_str().unwrap().to_owned(),
    };
    let sources: Vec<_> = found.into_iter().map(read).collect();
    assert!(!sources.is_empty(), "{folder} holds no {ends:?}");
    sources
}

/// Whether `code` names the crate, as in `diesel::` or `use diesel`.
fn names(code: &str, name: &str) -> bool {
    let before = |at: usize| code[..at].chars().next_back();
    let mut at = 0;
    while let Some(found) = code[at..].find(name) {
        let start = at + found;
        let rest = &code[start + name.len()..];
        let whole = before(start).is_none_or(|c| !c.is_alphanumeric() && c != '_' && c != ':' && c != '.');
        if whole && (rest.starts_with("::") || rest.starts_with(" as ")) {
            return true;
        }
        at = start + name.len();
    }
    false
}

/// Every place outside `inside` whose code names one of `crates`.
fn strangers(crates: &[&str], inside: &[&str]) -> Vec<String> {
    files("src", &["rs"])
        .iter()
        .filter(|source| !inside.iter().any(|place| source.path.starts_with(place)))
        .filter(|source| crates.iter().any(|name| names(&source.code(), name)))
        .map(|source| source.path.clone())
        .collect()
}

const NOWHERE: [String; 0] = [];

#[test]
fn only_the_store_names_the_database() {
    assert_eq!(strangers(&["diesel", "diesel_migrations"], &["src/store"]), NOWHERE);
    let backends = ["SqliteConnection", "PgConnection", "sqlite_version", "PRAGMA"];
    let told_apart = files("src/store", &["rs"]).into_iter().filter(|source| {
        let apart = source.path.starts_with("src/store/backend");
        !apart && backends.iter().any(|name| source.code().contains(name))
    });
    assert_eq!(told_apart.map(|source| source.path).collect::<Vec<_>>(), NOWHERE);
}

#[test]
fn only_the_web_names_its_framework_and_only_pages_and_letters_have_templates() {
    assert_eq!(strangers(&["actix_web", "actix_multipart"], &["src/web"]), NOWHERE);
    assert_eq!(strangers(&["askama"], &["src/web", "src/letters"]), NOWHERE);
}

#[test]
fn only_letters_name_the_mailer_and_only_the_bundle_the_typesetter() {
    assert_eq!(strangers(&["lettre"], &["src/letters"]), NOWHERE);
    let typesetter = ["typst", "typst_kit", "typst_layout", "typst_pdf", "hayro_syntax"];
    assert_eq!(strangers(&typesetter, &["src/bundle"]), NOWHERE);
}

#[test]
fn the_domain_knows_no_world() {
    let world = [
        "actix_web",
        "askama",
        "diesel",
        "lettre",
        "tokio",
        "tracing",
        "getrandom",
        "std::fs",
        "std::net",
        "std::env",
        "std::io",
        "std::process",
        "std::time",
        "crate::store",
        "crate::web",
        "crate::letters",
        "crate::casework",
        "crate::messages",
        "crate::vault",
        "crate::clock",
        "crate::config",
        "crate::accounts",
        "crate::bundle",
        "crate::demo",
    ];
    let worldly = files("src/domain", &["rs"]).into_iter().filter(|source| {
        let code = source.code();
        world.iter().any(|name| names(&code, name)) || code.contains("async fn") || code.contains("println!")
    });
    assert_eq!(worldly.map(|source| source.path).collect::<Vec<_>>(), NOWHERE);
}

/// It says that nothing is kept, so nothing in it can reach what keeps anything.
#[test]
fn the_explorer_cannot_reach_the_database() {
    let reaching = files("src/web", &["rs"]).into_iter().filter(|source| {
        let code = source.code();
        let keeps = ["App", "store", "Store", "casework", "cookie"];
        source.path.starts_with("src/web/explorer") && keeps.iter().any(|name| code.contains(name))
    });
    assert_eq!(reaching.map(|source| source.path).collect::<Vec<_>>(), NOWHERE);
}

#[test]
fn only_the_clock_asks_the_time() {
    let asking =
        ["Timestamp::now(", "Instant::now(", "SystemTime::now(", "Zoned::now(", "now_v7(", "now_utc("];
    let asked = files("src", &["rs"]).into_iter().filter(|source| {
        let code = source.code();
        source.path != "src/clock.rs" && asking.iter().any(|call| code.contains(call))
    });
    assert_eq!(asked.map(|source| source.path).collect::<Vec<_>>(), NOWHERE);
}

/// The one-way street: what stands further down never calls back up.
#[test]
fn the_street_is_one_way() {
    let below = [
        ("src/store", &["crate::casework", "crate::web", "crate::letters", "crate::messages"][..]),
        ("src/casework", &["crate::web", "crate::letters", "crate::messages"]),
        ("src/letters", &["crate::web"]),
        ("src/bundle", &["crate::web", "crate::casework", "crate::letters"]),
        ("src/messages", &["crate::web", "crate::casework", "crate::store"]),
    ];
    for (folder, above) in below {
        for source in files("src", &["rs"]).iter().filter(|source| source.path.starts_with(folder)) {
            let code = source.code();
            let called: Vec<_> = above.iter().filter(|name| names(&code, name)).collect();
            assert!(called.is_empty(), "{} knows {called:?}", source.path);
        }
    }
}

#[test]
fn nothing_is_called_by_a_word_that_says_nothing() {
    let empty = ["util", "utils", "helper", "helpers", "common", "manager", "service", "misc"];
    for source in files("src", &["rs"]).iter().chain(&files("tests", &["rs"])) {
        let stem = Path::new(&source.path).file_stem().unwrap().to_str().unwrap();
        assert!(!empty.contains(&stem), "{} says nothing", source.path);
    }
}

#[test]
fn every_template_is_used_and_holds_no_code_and_no_style() {
    let rust: String =
        files("src", &["rs"]).iter().map(|source| source.text.clone()).collect::<Vec<_>>().join("\n");
    let templates = files("templates", &["html", "txt"]);
    let markup: String = templates.iter().map(|t| t.text.clone()).collect::<Vec<_>>().join("\n");
    for template in &templates {
        let name = template.path.strip_prefix("templates/").unwrap();
        let used = rust.contains(&format!("\"{name}\"")) || markup.contains(&format!("\"{name}\""));
        assert!(used, "{name} is used by nothing");
        // Letters carry their style inside, since mail programs load nothing.
        if !name.starts_with("letters/") {
            for inline in ["style=", "<style", "onclick=", "onload=", "onsubmit=", "javascript:"] {
                assert!(!template.text.contains(inline), "{name} holds {inline}");
            }
        }
        assert!(!template.text.contains("|safe"), "{name} trusts a text");
    }
}

#[test]
fn every_class_of_a_template_is_drawn_and_every_class_that_is_drawn_is_used() {
    let css = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("static/app.css")).unwrap();
    let drawn = drawn_classes(&css);
    let templates = files("templates", &["html"]);
    let mut used = BTreeSet::new();
    let mut undrawn = BTreeMap::new();
    // Letters carry their style inside and have no classes.
    for template in templates.iter().filter(|template| !template.path.starts_with("templates/letters/")) {
        for class in template.text.split("class=\"").skip(1).flat_map(words_of_attribute) {
            if !class.contains('{') && !drawn.contains(class.as_str()) {
                undrawn.entry(class.clone()).or_insert(template.path.clone());
            }
            used.insert(class);
        }
    }
    assert_eq!(undrawn, BTreeMap::new());
    // What a page says with a class of its own choice stands in a text: of Rust, of a call of a macro,
    // of the script.
    let mut said = BTreeSet::new();
    for source in files("src", &["rs"]).iter().chain(&templates).chain(&files("static", &["js"])) {
        let literals = source.code();
        let literals = literals.lines().flat_map(|line| line.split('"').skip(1).step_by(2));
        said.extend(literals.flat_map(str::split_whitespace).map(str::to_owned));
    }
    let composed = |class: &str| {
        let parts = used.iter().filter_map(|name| name.split_once('{'));
        parts.into_iter().any(|(before, after)| {
            let rest = class.strip_prefix(before).and_then(|rest| rest.strip_suffix(after));
            !(before.is_empty() && after.is_empty()) && rest.is_some_and(|rest| !rest.is_empty())
        })
    };
    let idle: Vec<_> = drawn
        .iter()
        .filter(|class| !used.contains(**class) && !said.contains(**class) && !composed(class))
        .collect();
    assert!(idle.is_empty(), "nothing has the class {idle:?}");
}

/// The classes that a style sheet names, whole: `.hint` is not a part of `.hints`.
fn drawn_classes(css: &str) -> BTreeSet<&str> {
    let mut drawn = BTreeSet::new();
    for rule in css.split("/*").map(|part| part.split_once("*/").map_or(part, |(_, after)| after)) {
        for piece in rule.split('.').skip(1) {
            let end = piece.find(|c: char| !is_of_name(c) && c != '-').unwrap_or(piece.len());
            // Not a fraction, as in `.35rem`.
            if piece.starts_with(|c: char| c.is_ascii_alphabetic()) {
                drawn.insert(&piece[..end]);
            }
        }
    }
    drawn
}

fn is_of_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The words of an attribute up to its closing quote. What touches an expression is a part of a name
/// and not a name: it comes back with `{` in place of the expression.
fn words_of_attribute(value: &str) -> Vec<String> {
    let mut words = String::new();
    let mut rest = value;
    while let Some(at) = rest.find(['"', '{']) {
        words.push_str(&rest[..at]);
        let (opens, closes) = match rest[at..].get(..2) {
            Some("{{") => ("{", "}}"),
            Some("{%") => (" ", "%}"),
            _ => break,
        };
        words.push_str(opens);
        rest = rest[at..].split_once(closes).map_or("", |(_, after)| after);
    }
    words.split_whitespace().map(str::to_owned).collect()
}

/// A text that nobody is shown is only in the way of whoever reads the catalogue.
#[test]
fn every_message_is_said_somewhere() {
    let (mut declared, mut called) = (BTreeMap::new(), BTreeSet::new());
    for source in files("src", &["rs"]).iter().chain(&files("templates", &["html", "txt"])) {
        let code = source.code();
        called.extend(calls(&code).map(str::to_owned));
        if source.path.starts_with("src/messages") {
            declared.extend(messages(&code).map(|name| (name.to_owned(), source.path.clone())));
        }
    }
    assert!(declared.len() > 1000, "the catalogue is not found: {}", declared.len());
    declared.retain(|name, _| !called.contains(name));
    assert_eq!(declared, BTreeMap::new());
}

/// The messages that a file of the catalogue declares.
fn messages(code: &str) -> impl Iterator<Item = &str> {
    let mut inside = false;
    code.lines().filter_map(move |line| {
        match line {
            "catalogue! {" => inside = true,
            "}" => inside = false,
            _ => {}
        }
        let line = line.strip_prefix("    ").filter(|_| inside)?;
        let end = line.find(|c: char| !is_of_name(c))?;
        let (name, rest) = line.split_at(end);
        (!name.is_empty() && (rest.starts_with('(') || rest.starts_with(" {"))).then_some(name)
    })
}

/// The names that may call a message: `t.name(`, `T::name`, and `=> name,` or `: name,` in lists.
fn calls(code: &str) -> impl Iterator<Item = &str> {
    let mut rest = 0;
    std::iter::from_fn(move || {
        let start = rest + code[rest..].find(is_of_name)?;
        let end = code[start..].find(|c| !is_of_name(c)).map_or(code.len(), |at| start + at);
        rest = end;
        Some((&code[..start], &code[start..end], &code[end..]))
    })
    .filter(|(before, _, after)| {
        let listed = before.ends_with("=> ") || before.ends_with(": ");
        before.ends_with('.') && after.starts_with('(')
            || before.ends_with("T::")
            || listed && after.starts_with(',')
    })
    .map(|(_, name, _)| name)
}

#[test]
fn the_newest_story_file_is_told() {
    let told =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stories/main.rs")).unwrap();
    for source in files("tests/stories", &["rs"]) {
        let inside = source.path.strip_prefix("tests/stories/").unwrap();
        if let Some(stem) = inside.strip_suffix(".rs").filter(|stem| !stem.contains('/') && *stem != "main") {
            assert!(told.contains(&format!("mod {stem};")), "{} is never compiled", source.path);
        }
    }
}
