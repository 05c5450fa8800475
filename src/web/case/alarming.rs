//! Forms: the consumer's alarm, after what to do at once, and what the registrar did about it.

use super::field::Field;
use super::forms::ActForm;
use crate::domain::case::event::AlarmKind;
use crate::domain::case::options::Answers;
use crate::domain::clock::running::Subject;
use crate::domain::command::Command;
use crate::web::parts::{Choice, Wall};

pub const RAISE: ActForm = ActForm {
    fields: |asked| {
        let t = asked.t;
        let kinds = AlarmKind::ALL.iter().filter(|kind| asked.case.may_raise(**kind));
        let choice = |kind: &AlarmKind| {
            let readers =
                if kind.is_told_to_platform() { t.act_alarm_punished() } else { t.act_alarm_danger() };
            let name = asked.book.danger(*kind).name.in_language(t.0);
            Choice::new(kind.as_str(), name).hint(readers)
        };
        // What is raised already is not raised twice; whoever looks for it here learns where it stands.
        let open = asked.case.open_alarms().filter_map(|alarm| {
            let window = asked.case.life.running.waiting_for(Subject::Alarm(alarm.id))?;
            let name = asked.book.danger(alarm.kind).name.in_language(t.0);
            Some(t.act_alarm_is_open(name, &t.due(&window.reckoning, &asked.book.zone)).into_owned())
        });
        let open: Vec<String> = open.collect();
        vec![
            Field::radios("kind", t.act_alarm_kind(), kinds.map(choice).collect()).hint(open.join(" ")),
            Field::area("text", t.act_alarm_words()).wall(Wall::Court).read_by(t.act_alarm_readers()),
        ]
    },
    command: |asked, form, _| {
        let kind = form.value("kind").parse::<AlarmKind>().ok();
        if kind.is_none() {
            form.refuse("kind", asked.t.choose_alarm_kind());
        }
        let text = asked.statement(form, "text", &asked.t.write_alarm_words());
        Some(Command::RaiseAlarm { kind: kind?, text: text? })
    },
};

pub const ATTEND: ActForm = ActForm {
    fields: |asked| {
        let t = asked.t;
        vec![Field::area("text", t.act_alarm_done()).wall(Wall::Court).read_by(t.act_alarm_done_readers())]
    },
    command: |asked, form, _| {
        let text = asked.statement(form, "text", &asked.t.write_alarm_done())?;
        let Answers::Alarm(alarm) = asked.answers else { return None };
        Some(Command::AttendAlarm { alarm, text })
    },
};
