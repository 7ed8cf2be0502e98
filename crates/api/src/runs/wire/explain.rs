//! A line opened: sale, path, rate and rounding in words; holds no rules.

use std::collections::BTreeMap;

use app::runs::Explained;
use app::{Cx, Language};
use serde::Serialize;
use utoipa::ToSchema;

use super::{Check, Person, checks, say};

/// A step of the path from the source up to the payee.
#[derive(Debug, Serialize, ToSchema)]
pub struct PathStep {
    /// Who.
    pub member: Option<Person>,
    /// `source`, `counted`, `forfeited`, `skipped`, `paid`.
    pub step: String,
    /// The level used.
    pub level: Option<u16>,
    /// Why, in words.
    pub why: String,
}

/// A part of a line with several sources.
#[derive(Debug, Serialize, ToSchema)]
pub struct LinePart {
    /// What it is, in words.
    pub what: String,
    /// The member it belongs to.
    pub member: Option<Person>,
    /// Code of the sale.
    pub sale: Option<String>,
    /// Volume.
    pub base: String,
    /// Rate.
    pub rate: String,
    /// Exact amount, signed as it counts.
    pub amount: String,
}

/// The sale of an explanation.
#[derive(Debug, Serialize, ToSchema)]
pub struct SaleDetail {
    /// Id.
    pub id: String,
    /// Code.
    pub code: String,
    /// The member it is attributed to.
    pub member: Option<Person>,
    /// `YYYY-MM-DD`.
    pub date: String,
    /// Exact decimal.
    pub amount: String,
    /// Volume counted.
    pub volume: String,
    /// Whether it takes another sale back.
    pub returned: bool,
}

/// A line opened.
#[derive(Debug, Serialize, ToSchema)]
pub struct Explanation {
    /// Who is paid.
    pub payee: Option<Person>,
    /// Title of the bonus.
    pub bonus: String,
    /// Plan and version.
    pub plan: String,
    /// Version of the plan.
    pub version: String,
    /// Level, 0 without.
    pub level: u16,
    /// The sale.
    pub sale: Option<SaleDetail>,
    /// The volume, in words.
    pub volume: String,
    /// From the source up to the payee.
    pub path: Vec<PathStep>,
    /// What the line is made of.
    pub parts: Vec<LinePart>,
    /// Whether there are more parts than shown.
    pub more_parts: bool,
    /// Title of the payee.
    pub rank: String,
    /// Rank paid as.
    pub paid_as: String,
    /// Conditions with their figures.
    pub checks: Vec<Check>,
    /// How the rate came about, in words.
    pub rate: Vec<String>,
    /// The rounding, in words.
    pub rounding: String,
    /// Exact decimal.
    pub amount: String,
    /// ISO code.
    pub currency: String,
}

impl Explanation {
    /// Puts the words and names in.
    pub fn new(cx: &Cx, language: Language, explained: Explained) -> Self {
        let people: BTreeMap<String, Person> = explained
            .members
            .into_iter()
            .map(|(id, code, name)| (id.to_string(), Person { id, code, name }))
            .collect();
        let sales: BTreeMap<String, String> =
            explained.sales.into_iter().map(|(id, code)| (id.to_string(), code)).collect();
        let person = |id: &String| people.get(id).cloned();
        let said = |message: &app::PlanMessage| say(cx, language, message, &people);
        let line = explained.explanation;
        Self {
            payee: person(&line.payee),
            sale: line.sale.map(|sale| SaleDetail {
                code: sales.get(&sale.id).cloned().unwrap_or_default(),
                member: person(&sale.member),
                id: sale.id,
                date: sale.date,
                amount: sale.amount,
                volume: sale.volume,
                returned: sale.returned,
            }),
            volume: said(&line.volume),
            path: line
                .path
                .iter()
                .map(|step| PathStep {
                    member: person(&step.member),
                    step: step.step.as_str().to_owned(),
                    level: step.level,
                    why: said(&step.why),
                })
                .collect(),
            parts: line
                .parts
                .iter()
                .map(|part| LinePart {
                    what: said(&part.what),
                    member: part.member.as_ref().and_then(person),
                    sale: part.sale.as_ref().and_then(|id| sales.get(id).cloned()),
                    base: part.base.clone(),
                    rate: part.rate.clone(),
                    amount: part.amount.clone(),
                })
                .collect(),
            more_parts: line.more_parts,
            checks: checks(line.checks),
            rate: line.rate.iter().map(said).collect(),
            rounding: said(&line.rounding),
            bonus: line.bonus,
            plan: line.plan,
            version: line.version,
            level: line.level,
            rank: line.rank,
            paid_as: line.paid_as,
            amount: line.amount,
            currency: line.currency,
        }
    }
}
