//! The rules, pure: no web, no database, no mail, no clock, no chance. And the glossary.
//!
//! One word for one thing, here and in tables, addresses, pages and letters:
//!
//! * [`case::Case`]: one consumer against one platform, known by its [`ids::CaseNumber`].
//! * [`grievance::Grievance`]: what went wrong. [`rulebook::Rulebook`]: the law, as data.
//! * [`clock::Window`]: a duty with a time limit; [`clock::Reckoning`]: how its end was counted;
//!   *lapse*: what silence brings; *stay*: a reason why a clock stands still.
//! * [`actor::Holder`]: who holds the ball. Every day of a case is charged to one of them.
//! * *service*: the recorded moment when a notice reached someone.
//! * [`actor::Actor`]: who acts, always through a *standing*; *claim*: somebody whom a notice reached
//!   asks for a standing in that one case.
//! * [`request::Request`]: what a person asks of a platform before they complain, with a time of its own.
//! * [`matter::Matter`]: whatever has a clock and a record: a case, a request, a
//!   [`publication::Publication`].
//! * [`decision::Errand`]: a command that one matter's decision sends to another.
//! * [`evidence::Exhibit`]: one piece of evidence, original bytes untouched.
//! * [`price_comparison::PriceComparison`]: one item, one minute, two accounts, and the price that each was shown.
//! * *offer*, *proposal*, *ruling*, *agreement*: a party's settlement offer; the mediator's; the
//!   mediator's finding with remedies; what both accepted.
//! * *handover*, *bundle*, *docket*, *judgment*: giving a case to a court; the files; the court's
//!   number; its decision.
//! * [`register::EntryRow`]: what the public may read of an outcome.
//! * [`registration::Registration`]: the number under which a register knows who runs a platform.
//! * [`turn::Turn`]: one window as it ended: acted in time, missed, or no longer needed.
//! * [`scorecard::Tally`]: what one case adds to the figures of its platform.
//! * [`explorer::Explorer`]: from a *situation*, as people say it, to grievances and what to do today.
//! * [`lures::Lure`]: a link, a number, an account or an app in a party's words, beside which we warn.
//! * [`letter::Letter`]: a message to a standing, always from the outbox.

pub mod actor;
pub mod calendar_change;
pub mod case;
pub mod chain;
pub mod clock;
pub mod command;
pub mod decision;
pub mod evidence;
pub mod explorer;
pub mod given;
pub mod grievance;
pub mod ids;
pub mod keys;
pub mod letter;
pub mod lures;
pub mod matter;
pub mod money;
pub mod platform_list;
pub mod price_comparison;
pub mod publication;
pub mod refusal;
pub mod register;
pub mod registration;
pub mod request;
pub mod rulebook;
pub mod scorecard;
pub mod slip;
pub mod text;
pub mod turn;
