//! Forms: the platform's answer, and what the consumer makes of it.

use super::asked::Asked;
use super::field::Field;
use super::forms::ActForm;
use crate::domain::case::event::{Stance, Want};
use crate::domain::command::{Answer, AnswerPoint, Command};
use crate::domain::text::Words;
use crate::web::parts::{Choice, Wall};
use crate::web::reading;
use crate::web::typed::Typed;

pub const ANSWER: ActForm = ActForm {
    fields: |asked| {
        let wants = asked.case.filing.wants.iter().enumerate();
        let mut fields: Vec<Field> = wants.map(|(place, want)| point(asked, place, want)).collect();
        fields.push(Field::area("text", asked.t.act_for_all_points()).optional().wall(Wall::Court));
        fields.push(asked.files_field());
        fields
    },
    command: |asked, form, exhibits| {
        let wants = asked.case.filing.wants.iter().enumerate();
        // All of them are read, so that everything that must be put right is said at once.
        let points: Vec<_> = wants.map(|(place, want)| read_point(asked, form, place, want)).collect();
        let text = asked.note(form, "text");
        let points = points.into_iter().collect::<Option<Vec<_>>>()?;
        Some(Command::Answer(Answer { points, text, exhibits }))
    },
};

/// What is asked about one thing that the consumer asks for.
fn point(asked: &Asked<'_>, place: usize, want: &Want) -> Field {
    let t = asked.t;
    let stance = |stance: Stance| {
        let words = match stance {
            Stance::Granted => t.stance_granted(),
            Stance::Partly => t.stance_partly(),
            Stance::Refused => t.stance_refused(),
        };
        Choice::new(stance.as_str(), words)
    };
    let mut fields = vec![Field::radios(
        format!("stance-{place}"),
        t.act_stance(),
        Stance::ALL.iter().copied().map(stance).collect(),
    )];
    if is_money(asked, want) {
        fields.push(Field::number(format!("amount-{place}"), t.act_amount()).optional());
    }
    let mut grounds = vec![Choice::new("", t.act_no_ground())];
    grounds.extend(asked.listed(&asked.book.refusal_grounds));
    let ground = Field::select(format!("ground-{place}"), t.act_ground(), grounds);
    fields.push(ground.hint(t.act_ground_hint()));
    fields.push(Field::area(format!("text-{place}"), t.act_point_reasons()).wall(Wall::Court));
    Field::group(t.act_on_point(place + 1, &wanted(asked, want)), fields)
}

/// One thing that is asked for, with its amount.
fn wanted(asked: &Asked<'_>, want: &Want) -> String {
    let name = asked.book.remedy(&want.remedy).map(|remedy| remedy.order.in_language(asked.t.0));
    let name = name.unwrap_or(&want.remedy);
    match want.amount {
        Some(amount) => asked.t.want_with_amount(name, &amount.to_string()).into_owned(),
        None => name.to_owned(),
    }
}

fn is_money(asked: &Asked<'_>, want: &Want) -> bool {
    asked.book.remedy(&want.remedy).is_some_and(|remedy| remedy.money)
}

fn read_point(asked: &Asked<'_>, form: &mut Typed, place: usize, want: &Want) -> Option<AnswerPoint> {
    let t = asked.t;
    let [stance, amount, ground, text] =
        ["stance", "amount", "ground", "text"].map(|name| format!("{name}-{place}"));
    let chosen = form.value(&stance).parse::<Stance>().ok();
    if chosen.is_none() {
        form.refuse(&stance, t.choose_stance());
    }
    // Each is read even if another is wrong, so that everything is said at once.
    let granted = match chosen {
        Some(Stance::Granted) if is_money(asked, want) => Some(want.amount),
        Some(Stance::Partly) if is_money(asked, want) => reading::amount(form, &amount, t).map(Some),
        _ => Some(None),
    };
    let ground = match chosen {
        Some(Stance::Refused) => {
            asked.key(form, &ground, &asked.book.refusal_grounds, &t.choose_ground()).map(Some)
        }
        _ => Some(None),
    };
    let text = reading::words(form, &text, Words::STATEMENT, t, t.write_point_reasons());
    let remedy = want.remedy.clone();
    Some(AnswerPoint { remedy, stance: chosen?, amount: granted?, ground: ground?, text: text? })
}

pub const ASK_FOR_MEDIATOR: ActForm = ActForm {
    fields: |asked| vec![Field::area("text", asked.t.act_why_mediator()).wall(Wall::Court)],
    command: |asked, form, _| {
        let text = asked.statement(form, "text", &asked.t.write_why_mediator())?;
        Some(Command::AskForMediator { window: asked.window_id()?, text })
    },
};
