//! What runs look like as JSON, one file a screen; here what the screens share: people, conditions, sentences in the
//! reader's language. These shapes are the promise to scripts: they change on purpose only, whatever becomes of the
//! types of `app` they are filled from. Holds no rules.

mod explain;
mod payee;
mod run;

use std::collections::BTreeMap;

use app::{Cx, Language};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

pub(crate) use explain::Explanation;
pub(crate) use payee::{Lines, PayeeDetail, Payees};
pub(crate) use run::{RunDetail, Runs};

/// A member by name.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Person {
    /// Id.
    pub id: Uuid,
    /// `M-000123`.
    pub code: String,
    /// Name.
    pub name: String,
}

impl From<(Uuid, String, String)> for Person {
    fn from((id, code, name): (Uuid, String, String)) -> Self {
        Self { id, code, name }
    }
}

/// A condition with its figures.
#[derive(Debug, Serialize, ToSchema)]
pub struct Check {
    /// `active`, `eligible`, or a rank's name.
    pub of: String,
    /// As the plan writes it.
    pub text: String,
    /// Whether it holds.
    pub met: bool,
    /// What the member has.
    pub have: Option<String>,
    /// What is needed.
    pub need: Option<String>,
    /// What is missing.
    pub missing: Option<String>,
}

fn checks(list: Vec<app::PlanCheck>) -> Vec<Check> {
    let one = |check: app::PlanCheck| Check {
        of: check.of,
        text: check.text,
        met: check.met,
        have: check.have,
        need: check.need,
        missing: check.missing,
    };
    list.into_iter().map(one).collect()
}

/// A sentence in the reader's language; ids in its values become names.
fn say(cx: &Cx, language: Language, message: &app::PlanMessage, people: &BTreeMap<String, Person>) -> String {
    let named: Vec<(&str, String)> = message
        .params
        .iter()
        .map(|(key, value)| {
            let shown = people
                .get(value)
                .map_or_else(|| value.clone(), |person| format!("{} ({})", person.name, person.code));
            (key.as_str(), shown)
        })
        .collect();
    let values: Vec<(&str, &str)> = named.iter().map(|(key, value)| (*key, value.as_str())).collect();
    cx.words.text(language, &message.key, &values)
}
