//! Form: more time for a window of one's own.

use super::asked::Asked;
use super::forms::ActForm;
use crate::domain::command::Command;
use crate::domain::rulebook::Entry;

pub const EXTEND: ActForm = ActForm {
    fields: |asked| {
        let mut fields = asked.reason_fields(reasons(asked));
        let longer = asked.window().and_then(|window| {
            let longer = asked.book.extend(&window.reckoning)?;
            let by = asked.book.window(window.key).extension?.by;
            let end = asked.t.ending(longer.falls, &asked.book.zone);
            Some(asked.t.act_extension_means(&asked.t.span(by), &end).into_owned())
        });
        if let (Some(first), Some(longer)) = (fields.first_mut(), longer) {
            first.hint = longer;
        }
        fields
    },
    command: |asked, form, _| {
        let (reason, text) = asked.reason(form, reasons(asked))?;
        Some(Command::Extend { window: asked.window_id()?, reason, text })
    },
};

/// Each side has reasons of its own.
fn reasons<'a>(asked: &Asked<'a>) -> &'a [Entry] {
    asked.role.side().map_or(&[], |side| asked.book.extension_of(side))
}
