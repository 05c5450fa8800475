//! Form: stopping the clocks until a day.

use super::field::Field;
use super::forms::ActForm;
use crate::domain::clock::WindowKey;
use crate::domain::command::Command;
use crate::web::reading;

pub const STAY: ActForm = ActForm {
    fields: |asked| {
        let mut fields = asked.reason_fields(&asked.book.stay);
        let latest = asked.book.reckon(WindowKey::StayEnd, asked.at).last_day(&asked.book.zone);
        let until = Field::day("until", asked.t.act_until());
        fields.push(until.hint(asked.t.act_until_hint(&asked.t.weekday_date(latest))));
        fields
    },
    command: |asked, form, _| {
        let said = asked.reason(form, &asked.book.stay);
        let until = reading::day(form, "until", asked.t, asked.t.write_until());
        let (reason, text) = said?;
        Some(Command::Stay { reason, text, until: until? })
    },
};
