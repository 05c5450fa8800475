//! Forms: the mediator's finding, and a party's refusal of it.

use super::asked::Asked;
use super::field::Field;
use super::forms::ActForm;
use super::negotiating::{first_term, read_terms, terms};
use crate::domain::case::event::Finding;
use crate::domain::command::{Command, Rule};
use crate::domain::grievance::Grievance;
use crate::domain::text::Words;
use crate::web::parts::{Choice, Wall};
use crate::web::reading;
use crate::web::typed::Typed;

pub const RULE: ActForm = ActForm {
    fields: |asked| {
        let t = asked.t;
        let on = |grievance: &Grievance| {
            let findings = Finding::ALL
                .iter()
                .map(|finding| Choice::new(finding.as_str(), t.finding_name(*finding)))
                .collect();
            let name = asked.book.grievance(*grievance).name.in_language(t.0);
            Field::radios(field_of(*grievance), name, findings)
        };
        let findings = asked.case.filing.grievances.iter().map(on).collect();
        let mut fields = vec![Field::group(t.act_finding_on(), findings)];
        if asked.case.allegations().next().is_some() {
            let found = |one: &Finding| Choice::new(one.as_str(), t.retaliation_name(*one));
            let choices = Finding::ALL.iter().map(found).collect();
            let field = Field::radios("retaliation", t.act_found_retaliation(), choices);
            fields.push(field.hint(t.act_found_retaliation_hint()));
        }
        fields.extend([
            Field::area("finding", t.act_finding_words()).hint(t.act_finding_words_hint()).wall(Wall::Court),
            Field::area("reasons", t.act_finding_reasons()).wall(Wall::Court),
            Field::group(t.act_remedies(), terms(asked, Wall::Court)).hint(t.act_remedies_hint()),
        ]);
        fields
    },
    command: |asked, form, _| {
        let t = asked.t;
        let grievances = asked.case.filing.grievances.iter();
        let findings: Vec<_> =
            grievances.map(|grievance| read_finding(form, *grievance, &t.choose_finding())).collect();
        let retaliation = read_retaliation(asked, form);
        let finding = reading::words(form, "finding", Words::STATEMENT, t, t.write_finding());
        let reasons = reading::words(form, "reasons", Words::STATEMENT, t, t.write_finding_reasons());
        let remedies = read_terms(asked, form);
        let findings = findings.into_iter().collect::<Option<Vec<_>>>()?;
        let remedies = remedies?;
        let dismissed = findings.iter().all(|(_, finding)| *finding == Finding::Dismissed);
        match (dismissed, remedies.is_empty()) {
            (false, true) => form.refuse(&first_term(asked), t.choose_remedies()),
            (true, false) => form.refuse(&first_term(asked), t.remedies_of_nothing()),
            (true, true) | (false, false) => {}
        }
        Some(Command::Rule(Rule {
            findings,
            retaliation: retaliation?,
            finding: finding?,
            reasons: reasons?,
            remedies,
        }))
    },
};

fn field_of(grievance: Grievance) -> String {
    format!("on-{grievance}")
}

fn read_finding(form: &mut Typed, grievance: Grievance, missing: &str) -> Option<(Grievance, Finding)> {
    let field = field_of(grievance);
    let finding = form.value(&field).parse::<Finding>().ok();
    if finding.is_none() {
        form.refuse(&field, missing);
    }
    Some((grievance, finding?))
}

/// What is found on the allegation, if there is one.
fn read_retaliation(asked: &Asked<'_>, form: &mut Typed) -> Option<Option<Finding>> {
    if asked.case.allegations().next().is_none() {
        return Some(None);
    }
    let found = form.value("retaliation").parse::<Finding>().ok();
    if found.is_none() {
        form.refuse("retaliation", asked.t.choose_retaliation());
    }
    found.map(Some)
}

pub const REFUSE: ActForm = ActForm {
    fields: |asked| vec![Field::area("text", asked.t.act_refusal_words()).optional().wall(Wall::Court)],
    command: |asked, form, _| {
        let text = asked.note(form, "text");
        Some(Command::RefuseRuling { window: asked.window_id()?, text })
    },
};
