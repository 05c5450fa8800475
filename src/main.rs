//! The command line, nothing else.

use clap::{CommandFactory, Parser, Subcommand};
use redress::commands::{self, NewUser, say};
use redress::config::{Config, SETTINGS, terminal_language};
use redress::domain::clock::Moment;
use redress::domain::ids::CaseNumber;
use redress::messages::T;
use redress::telemetry;
use std::path::PathBuf;
use std::process::ExitCode;

/// Redress: a mediation centre for disputes between consumers and platforms over personal data.
#[derive(Parser)]
#[command(version, disable_help_subcommand = true)]
struct CommandLine {
    /// The folder for the database, evidence and letters
    #[arg(long, global = true, value_name = "DIR")]
    data: Option<String>,
    /// The address and port on which pages are served
    #[arg(long, global = true, value_name = "ADDR")]
    listen: Option<String>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the centre's pages, and sweep and deliver meanwhile
    Serve {
        /// Leave sweeping and delivering to `redress work`
        #[arg(long)]
        no_worker: bool,
    },
    /// Fill a demo centre, serve it, and print who can sign in
    Demo,
    /// Make the tables, or bring them up to date
    Migrate,
    /// Play every window that has ended
    Sweep {
        /// As if it were this time, such as 2026-11-23T10:42:00Z
        #[arg(long, value_name = "TIME")]
        at: Option<Moment>,
    },
    /// Send the letters that are due
    Deliver,
    /// Sweep and deliver, again and again
    Work,
    /// Check that the record is whole, and say what is wrong and where
    Verify,
    /// Write the court bundle of a case into a folder
    Bundle {
        /// The case number, such as 2026-000060-F
        case: CaseNumber,
        /// The folder
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
    },
    /// Typeset one bundle from the standard input; `bundle` starts this itself
    #[command(hide = true)]
    BundleChild,
    /// Mind the people of the centre
    #[command(subcommand)]
    User(User),
    /// Look through the rulebooks
    #[command(subcommand)]
    Rulebook(RulebookCommand),
    /// Explain a command, or list the settings: `redress help settings`
    Help {
        /// A command, or `settings`
        topic: Vec<String>,
    },
}

#[derive(Subcommand)]
enum RulebookCommand {
    /// Say what is wrong, where and what to do, and which rules are due for a look
    Check {
        /// The file of one jurisdiction; without it all rulebooks of the house
        file: Option<PathBuf>,
        /// The file holds days off, as registrars upload them, for the calendar of this rulebook: cn
        #[arg(long, requires = "file", value_name = "RULEBOOK")]
        days_off: Option<String>,
    },
}

#[derive(Subcommand)]
enum User {
    /// Let a person work here; the password is read from the standard input
    Add {
        /// Mail address
        mail: String,
        /// Name, as others see it
        #[arg(long)]
        name: String,
        /// Place: registrar, mediator, court, supervisor or platform
        #[arg(long)]
        role: String,
        /// The platform that the person acts for
        #[arg(long)]
        platform: Option<String>,
    },
}

fn main() -> ExitCode {
    commands::keep_private();
    let line = CommandLine::parse();
    // The child that typesets a bundle reads no settings and opens no database.
    if matches!(line.command, Command::BundleChild) {
        return redress::bundle::run_child();
    }
    match run(line) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("redress: {problem}");
            ExitCode::FAILURE
        }
    }
}

fn run(line: CommandLine) -> Result<(), String> {
    let t = T(terminal_language(environment()));
    if let Command::Help { topic } = &line.command {
        return help(t, topic);
    }
    // A rulebook is checked before there is a centre: no settings and no database.
    if let Command::Rulebook(RulebookCommand::Check { file, days_off }) = &line.command {
        return match (file, days_off) {
            (Some(file), Some(rulebook)) => commands::check_days_off(file, rulebook, t),
            (file, _) => commands::check_rulebooks(file.as_deref(), t),
        };
    }
    let config = settings(&line).map_err(|problem| problem.line(t.0))?;
    telemetry::start(&config.log, config.log_format);
    match line.command {
        Command::Migrate => commands::migrate(&config, t),
        Command::Serve { no_worker } => wait(commands::serve(&config, no_worker, t)),
        Command::Demo => wait(commands::demo(&config, t)),
        Command::Sweep { at } => wait(commands::sweep(&config, at, t)),
        Command::Deliver => wait(commands::deliver(&config, t)),
        Command::Work => wait(commands::work(&config, t)),
        Command::Verify => commands::verify(&config, t),
        Command::Bundle { case, out } => wait(commands::bundle(&config, case, &out, t)),
        Command::User(User::Add { mail, name, role, platform }) => {
            let mut password = String::new();
            std::io::stdin().read_line(&mut password).map_err(|problem| problem.to_string())?;
            let user = NewUser { mail, name, role, platform, password, language: t.0 };
            wait(commands::add_user(&config, user, t))
        }
        Command::BundleChild | Command::Help { .. } | Command::Rulebook(_) => Ok(()),
    }
}

fn environment() -> impl Iterator<Item = (String, String)> {
    std::env::vars_os()
        .map(|(name, value)| (name.to_string_lossy().into_owned(), value.to_string_lossy().into_owned()))
}

/// The settings; a demo has a folder of its own unless told otherwise.
fn settings(line: &CommandLine) -> Result<Config, redress::config::ConfigError> {
    let mut flags = Vec::new();
    let of_demo = || {
        let apart = matches!(line.command, Command::Demo) && std::env::var_os("REDRESS_DATA").is_none();
        apart.then(|| "./var/demo".to_owned())
    };
    flags.extend(line.data.clone().or_else(of_demo).map(|data| ("REDRESS_DATA", data)));
    flags.extend(line.listen.clone().map(|listen| ("REDRESS_LISTEN", listen)));
    Config::read(environment(), &flags)
}

/// Runs an asynchronous command to its end.
fn wait(command: impl Future<Output = Result<(), String>>) -> Result<(), String> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    runtime.map_err(|problem| problem.to_string())?.block_on(command)
}

fn help(t: T, topic: &[String]) -> Result<(), String> {
    if matches!(topic, [only] if only == "settings") {
        say(format_args!("{}\n", t.settings_intro()));
        for setting in SETTINGS {
            let preset = setting.default.shown(t);
            let (name, meaning) = (setting.name, (setting.meaning)(t));
            say(format_args!("{name}\n    {meaning}\n    {}: {preset}\n", t.setting_default()));
        }
        return Ok(());
    }
    let mut line = CommandLine::command();
    line.build();
    // `user add` is a command of a command.
    let mut command = &mut line;
    for word in topic {
        let below = command.find_subcommand_mut(word);
        command = below.ok_or_else(|| t.no_such_topic(&topic.join(" ")).into_owned())?;
    }
    match command.print_long_help() {
        // Whoever reads it has read enough, as `head` has.
        Err(problem) if problem.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        printed => printed.map_err(|problem| problem.to_string()),
    }
}
