//! Form: how the complaint reached the platform.

use super::asked::Asked;
use super::field::Field;
use super::forms::ActForm;
use crate::domain::case::event::Service;
use crate::domain::command::Command;
use crate::domain::evidence::NewExhibit;
use crate::web::parts::Choice;
use crate::web::typed::Typed;

pub const SERVE: ActForm = ActForm {
    fields: |asked| {
        let t = asked.t;
        let ways = [
            (Service::Post, t.act_serve_post()),
            (Service::Mail, t.act_serve_mail()),
            (Service::Inbox, t.act_serve_inbox()),
        ];
        let ways = ways.into_iter().map(|(way, words)| Choice::new(way.as_str(), words)).collect();
        vec![Field::radios("how", t.act_how_served(), ways)]
    },
    command: |asked, form, _| match form.value("how").parse::<Service>() {
        Ok(how) => Some(Command::Serve { how }),
        Err(_) => {
            form.refuse("how", asked.t.choose_how_served());
            None
        }
    },
};

/// The notice that is thought to have arrived came back, or one of those that still wait to arrive.
pub fn bounce(asked: &Asked<'_>, _: &mut Typed, _: Vec<NewExhibit>) -> Option<Command> {
    let how = asked.case.served.map_or(Service::Post, |(how, _)| how);
    Some(Command::Bounce { how })
}
