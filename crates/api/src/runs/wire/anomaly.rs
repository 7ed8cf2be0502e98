//! The anomalies of a run in the reader's words, with whoever looked at them; holds no rules.

use std::collections::BTreeMap;

use app::{Cx, Language, runs};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::run::finding;
use super::{Person, say};

/// A page of what is odd about a run.
#[derive(Debug, Serialize, ToSchema)]
pub struct Anomalies {
    /// In the order of their numbers.
    pub items: Vec<AnomalyRow>,
    /// Where the next page begins.
    pub next: Option<String>,
    /// How many there are.
    pub count: usize,
    /// Those nobody has looked at.
    pub open: usize,
    /// Kinds of which only the largest are listed.
    pub more: Vec<AnomalyMore>,
    /// From where on something was odd.
    pub bounds: AnomalyBounds,
    /// ISO code.
    pub currency: String,
}

/// Something to look at.
#[derive(Debug, Serialize, ToSchema)]
pub struct AnomalyRow {
    /// Counts from 0 within the run.
    pub no: u32,
    /// Stable key, such as `run-anomaly-jump-payee`.
    pub key: String,
    /// What kind it is, in words.
    pub kind: String,
    /// Stable code of what the independent check found.
    pub code: Option<String>,
    /// In words.
    pub text: String,
    /// The member it concerns.
    pub member: Option<Person>,
    /// How much, exact decimal.
    pub amount: Option<String>,
    /// Compared with, exact decimal.
    pub against: Option<String>,
    /// Who looked at it.
    pub look: Option<AnomalyLook>,
}

/// That somebody looked.
#[derive(Debug, Serialize, ToSchema)]
pub struct AnomalyLook {
    /// Who.
    pub by: String,
    /// What it turned out to be.
    pub note: String,
    /// When.
    #[schema(value_type = String, format = DateTime)]
    pub at: jiff::Timestamp,
}

/// A kind of which only the largest are listed.
#[derive(Debug, Serialize, ToSchema)]
pub struct AnomalyMore {
    /// Stable key.
    pub key: String,
    /// How many there are in all.
    pub count: u64,
    /// The same in words.
    pub text: String,
}

/// From where on something was odd; amounts are exact decimals.
#[derive(Debug, Serialize, ToSchema)]
pub struct AnomalyBounds {
    /// Codes of the earlier runs it was held against.
    pub runs: Vec<String>,
    /// A jump is more than so many times the median.
    pub times: String,
    /// And above this.
    pub least: String,
    /// So many highest amounts are the top.
    pub top: u32,
    /// A first payment above this is large.
    pub large: String,
    /// So many percent of the ceiling are nearly all of it.
    pub ceiling_percent: u32,
}

/// What kind an anomaly is; those of a member and of the plan have words, all others are of the run as a whole.
fn kind(cx: &Cx, language: Language, key: &str) -> String {
    let own = key.strip_prefix("run-anomaly-").unwrap_or(key);
    let words = cx.words.find(language, &format!("run-kind-{own}"), &[]);
    words.unwrap_or_else(|| cx.words.text(language, "run-kind-run", &[]))
}

impl Anomalies {
    /// Puts the words in.
    pub fn new(cx: &Cx, language: Language, page: runs::AnomaliesPage) -> Self {
        let people: BTreeMap<Uuid, Person> =
            page.people.into_iter().map(Person::from).map(|person| (person.id, person)).collect();
        let (limits, least, large) = page.limits;
        let more = |(key, count): (String, u64)| {
            let kept = runs::ANOMALIES_KEPT.to_string();
            let values = [("kind", kind(cx, language, &key)), ("count", count.to_string()), ("kept", kept)];
            let values = values.each_ref().map(|(key, value)| (*key, value.as_str()));
            let text = cx.words.text(language, "run-anomaly-more", &values);
            AnomalyMore { key, count, text }
        };
        Self {
            items: page.items.into_iter().map(|one| AnomalyRow::new(cx, language, one, &people)).collect(),
            next: page.next.map(|next| next.to_string()),
            count: page.count,
            open: page.open,
            more: page.more.into_iter().map(more).collect(),
            bounds: AnomalyBounds {
                runs: limits.runs.clone(),
                times: limits.times(),
                least,
                top: limits.top,
                large,
                ceiling_percent: limits.ceiling_percent,
            },
            currency: page.currency,
        }
    }
}

impl AnomalyRow {
    fn new(cx: &Cx, language: Language, one: runs::AnomalyItem, people: &BTreeMap<Uuid, Person>) -> Self {
        let item = one.item;
        let (code, text) = match &item.problem {
            Some(problem) => {
                let found = finding(&cx.words, language, problem, people);
                (Some(found.code), found.text)
            }
            None => {
                let message = app::PlanMessage { key: item.key.clone(), params: item.params };
                (None, say(cx, language, &message, &BTreeMap::new()))
            }
        };
        // Somebody whose name is not known any more stands with the id.
        let unknown = |id: Uuid| Person { id, code: id.to_string(), name: String::new() };
        Self {
            no: one.number,
            kind: kind(cx, language, &item.key),
            key: item.key,
            code,
            text,
            member: item.member.map(|id| people.get(&id).cloned().unwrap_or_else(|| unknown(id))),
            amount: one.amount,
            against: one.against,
            look: one.look.map(|look| AnomalyLook { by: look.name, note: look.note, at: look.at }),
        }
    }
}
