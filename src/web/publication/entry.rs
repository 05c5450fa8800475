//! What the public will read of an outcome, field by field: what the register's entry has, and no more.

use crate::domain::publication::Publication;
use crate::messages::T;
use crate::web::parts::Answer;
use crate::web::server::App;

/// The facts of the entry. Finding and reply stand beside them, as they are texts.
pub fn facts(t: T, app: &App, publication: &Publication, platform: &str) -> Vec<Answer> {
    let book = app.casework.rulebook();
    // The row that the register gets: it has no field for a name, a case number or an exact date.
    let row = publication.entry_of(0, app.clock.centre_now());
    let outcome = book.outcome_name(row.kind.as_str(), t.0);
    let lines = |names: Vec<&str>| names.join("\n");
    let grievances = row.grievances.iter().map(|key| book.grievance(*key).short.in_language(t.0));
    let remedy = |key: &String| book.remedy(key).map(|remedy| remedy.order.in_language(t.0));
    let remedies: Vec<_> = row.remedies.iter().filter_map(remedy).collect();
    let mut facts = vec![
        Answer::new(t.publication_platform(), platform),
        Answer::new(t.publication_outcome(), outcome),
        Answer::new(t.publication_grievances(), lines(grievances.collect())),
    ];
    if let Some(found) = row.retaliation {
        facts.push(Answer::new(t.fact_retaliation(), t.retaliation_name(found)));
    }
    if !remedies.is_empty() {
        facts.push(Answer::new(t.publication_remedies(), lines(remedies)));
    }
    if let Some(reaction) = row.reaction {
        facts.push(Answer::new(t.publication_reaction(), t.publication_reaction_name(reaction)));
    }
    if let Some(kept) = row.kept {
        facts.push(Answer::new(t.publication_kept(), t.publication_kept_name(kept)));
    }
    if let Some(judgment) = row.judgment {
        facts.push(Answer::new(t.publication_judgment(), t.judgment_name(judgment)));
    }
    facts.push(Answer::new(t.publication_month(), t.month_and_year(row.closed_month)));
    facts
}
