//! A run in the list and on its page, anomalies and found problems in words; holds no payees and no rules.

use std::collections::BTreeMap;

use app::words::problem as title;
use app::{Cx, Language, Words, runs};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{Person, say};

/// A run in a list.
#[derive(Debug, Serialize, ToSchema)]
pub struct RunItem {
    /// Its id.
    pub id: Uuid,
    /// `R-000012`.
    pub code: String,
    /// `2026-10`.
    pub period: String,
    /// Name of the plan.
    pub plan: String,
    /// `calculating`, `calculated`, `disputed`, `approved`, `posted`, `rejected`, `failed`.
    pub state: String,
    /// Exact decimal.
    pub total: Option<String>,
    /// ISO code.
    pub currency: Option<String>,
    /// Members computed.
    pub members: Option<i64>,
    /// Members paid.
    pub payees: Option<i64>,
    /// Lines.
    pub lines: Option<i64>,
    /// When it was asked for.
    #[schema(value_type = String, format = DateTime)]
    pub asked_at: jiff::Timestamp,
}

/// The newest runs.
#[derive(Debug, Serialize, ToSchema)]
pub struct Runs {
    /// Newest period first.
    pub items: Vec<RunItem>,
}

/// A run with everything on its page.
#[derive(Debug, Serialize, ToSchema)]
pub struct RunDetail {
    /// The run.
    #[serde(flatten)]
    pub run: RunItem,
    /// Hex digest of everything it was computed from.
    pub input_digest: Option<String>,
    /// Hex digest of everything that came out.
    pub result_hash: Option<String>,
    /// The plan's text as it was computed.
    pub plan_source: String,
    /// Sales confirmed after this moment are not in it.
    #[schema(value_type = String, format = DateTime)]
    pub cut_at: jiff::Timestamp,
    /// One a bonus.
    pub totals: Vec<BonusTotal>,
    /// What late returns take back of closed months, one a bonus that has any.
    pub taken_back: Vec<BonusTakenBack>,
    /// The independent check.
    pub recheck: Recheck,
    /// What a person should look at.
    pub anomalies: Vec<Anomaly>,
    /// How far people have come with everything under `/runs/{id}/anomalies`.
    pub looks: Looks,
    /// How what is paid is spread over the payees, a tenth of them at a time, the highest amounts first.
    pub spread: Vec<SpreadTenth>,
    /// Against the last posted run.
    pub difference: Option<Difference>,
    /// What rounding left over, exact decimal.
    pub residue: String,
    /// The account that takes it.
    pub residue_account: String,
    /// Who asked and decided.
    pub approvals: Vec<Approval>,
    /// What is stored: part, chunks, rows, bytes.
    pub parts: Vec<StoredPart>,
    /// What the reader may do now.
    pub can: Can,
}

/// What a bonus paid.
#[derive(Debug, Serialize, ToSchema)]
pub struct BonusTotal {
    /// Name in the plan.
    pub bonus: String,
    /// What people read.
    pub title: String,
    /// Exact decimal.
    pub amount: String,
    /// Lines.
    pub lines: u64,
    /// Payees.
    pub payees: u64,
}

/// What is taken back of closed lines of a bonus.
#[derive(Debug, Serialize, ToSchema)]
pub struct BonusTakenBack {
    /// Name in the plan.
    pub bonus: String,
    /// What people read.
    pub title: String,
    /// Exact decimal, never above zero.
    pub amount: String,
    /// How many lines are taken back, each once a return.
    pub count: u64,
    /// From how many members.
    pub payees: u64,
}

/// The independent check.
#[derive(Debug, Serialize, ToSchema)]
pub struct Recheck {
    /// `running`, `good`, `bad`.
    pub state: String,
    /// Problems in all.
    pub found: u64,
    /// Members worked out anew.
    pub members: u64,
    /// Lines that were due.
    pub lines: u64,
    /// The first problems, in words.
    pub problems: Vec<String>,
    /// The same with their codes and members, in the same order.
    pub findings: Vec<RecheckFinding>,
}

/// One problem the independent check found.
#[derive(Debug, Serialize, ToSchema)]
pub struct RecheckFinding {
    /// Stable code.
    pub code: String,
    /// In words, members by name and code.
    pub text: String,
    /// The member it concerns.
    pub member: Option<Person>,
}

/// How far people have come with what is odd.
#[derive(Debug, Serialize, ToSchema)]
pub struct Looks {
    /// Anomalies.
    pub count: usize,
    /// Those nobody has looked at.
    pub open: usize,
}

/// A tenth of the payees.
#[derive(Debug, Serialize, ToSchema)]
pub struct SpreadTenth {
    /// How many they are.
    pub payees: u64,
    /// What they get together, exact decimal.
    pub amount: String,
}

/// Something to look at.
#[derive(Debug, Serialize, ToSchema)]
pub struct Anomaly {
    /// Stable key.
    pub key: String,
    /// In words.
    pub text: String,
    /// The member it concerns.
    pub member: Option<Uuid>,
}

/// Against an earlier run.
#[derive(Debug, Serialize, ToSchema)]
pub struct Difference {
    /// The earlier run.
    pub previous: Uuid,
    /// Its code.
    pub code: String,
    /// New total less old, exact decimal.
    pub amount: String,
    /// Members who earn or rank otherwise.
    pub changed: u64,
    /// New members.
    pub added: u64,
    /// Gone members.
    pub removed: u64,
    /// The largest movers.
    pub movers: Vec<Mover>,
}

/// A member whose amount moved.
#[derive(Debug, Serialize, ToSchema)]
pub struct Mover {
    /// Who.
    pub member: Person,
    /// Before.
    pub old: String,
    /// Now.
    pub new: String,
}

/// Who asked or decided.
#[derive(Debug, Serialize, ToSchema)]
pub struct Approval {
    /// Name.
    pub name: String,
    /// `asked`, `approve`, `reject`.
    pub verdict: String,
    /// Why.
    pub comment: String,
    /// When.
    #[schema(value_type = String, format = DateTime)]
    pub at: jiff::Timestamp,
}

/// What is stored of a run.
#[derive(Debug, Serialize, ToSchema)]
pub struct StoredPart {
    /// Kind.
    pub part: String,
    /// Rows of the database.
    pub chunks: i64,
    /// Rows packed in them.
    pub rows: i64,
    /// Bytes.
    pub bytes: i64,
}

/// What the reader may do with a run now.
#[derive(Debug, Serialize, ToSchema)]
pub struct Can {
    /// Approve.
    pub approve: bool,
    /// Reject.
    pub reject: bool,
    /// Post.
    pub post: bool,
    /// Nothing of that yet: the month has not ended.
    pub wait: bool,
}

impl From<runs::RunItem> for RunItem {
    fn from(item: runs::RunItem) -> Self {
        let row = item.row;
        Self {
            id: row.id.uuid(),
            code: row.code,
            period: row.period,
            plan: row.plan_name,
            state: row.state,
            total: item.total,
            currency: row.currency,
            members: row.members,
            payees: row.payees,
            lines: row.lines,
            asked_at: row.asked_at,
        }
    }
}

impl From<runs::Total> for BonusTotal {
    fn from(total: runs::Total) -> Self {
        Self {
            bonus: total.bonus,
            title: total.title,
            amount: total.amount,
            lines: total.lines,
            payees: total.payees,
        }
    }
}

impl From<runs::Undone> for BonusTakenBack {
    fn from(one: runs::Undone) -> Self {
        Self { bonus: one.bonus, title: one.title, amount: one.amount, count: one.count, payees: one.payees }
    }
}

impl From<runs::Approval> for Approval {
    fn from(one: runs::Approval) -> Self {
        Self { name: one.name, verdict: one.verdict, comment: one.comment, at: one.at }
    }
}

impl From<runs::Can> for Can {
    fn from(can: runs::Can) -> Self {
        Self { approve: can.approve, reject: can.reject, post: can.post, wait: can.wait }
    }
}

impl Recheck {
    fn new(
        cx: &Cx,
        language: Language,
        published: bool,
        found: &runs::Recheck,
        people: &BTreeMap<Uuid, Person>,
    ) -> Self {
        let state = match (published, found.found) {
            (false, _) => "running",
            (true, 0) => "good",
            (true, _) => "bad",
        };
        let finding = |problem| finding(&cx.words, language, problem, people);
        let findings: Vec<_> = found.problems.iter().map(finding).collect();
        Self {
            state: state.to_owned(),
            found: found.found,
            members: found.members,
            lines: found.lines,
            problems: findings.iter().map(|one| one.text.clone()).collect(),
            findings,
        }
    }
}

/// A problem with members by name and code in the place of their ids.
pub(super) fn finding(
    words: &Words,
    language: Language,
    problem: &kernel::Problem,
    people: &BTreeMap<Uuid, Person>,
) -> RecheckFinding {
    let known = |value: &str| people.get(&Uuid::parse_str(value).ok()?);
    let member = ["member", "payee"].iter().find_map(|key| known(problem.params.get(*key)?)).cloned();
    let mut shown = problem.clone();
    for value in shown.params.values_mut() {
        if let Some(person) = known(value) {
            // A sale has a code alone.
            *value = match person.name.as_str() {
                "" => person.code.clone(),
                name => format!("{name} ({})", person.code),
            };
        }
    }
    RecheckFinding { code: problem.code.clone(), text: title(words, language, &shown), member }
}

impl Anomaly {
    fn new(cx: &Cx, language: Language, anomaly: runs::Anomaly) -> Self {
        let message = app::PlanMessage { key: anomaly.key, params: anomaly.params };
        let text = say(cx, language, &message, &BTreeMap::new());
        Self { key: message.key, text, member: anomaly.member }
    }
}

impl Difference {
    /// Members whose names are not known any more stand with their ids.
    fn new(difference: runs::Difference, people: &BTreeMap<Uuid, Person>) -> Self {
        let person = |id: Uuid| {
            people.get(&id).cloned().unwrap_or(Person { id, code: String::new(), name: String::new() })
        };
        let mover = |one: runs::Mover| Mover { member: person(one.member), old: one.old, new: one.new };
        Self {
            previous: difference.previous,
            code: difference.code,
            amount: difference.amount,
            changed: difference.changed,
            added: difference.added,
            removed: difference.removed,
            movers: difference.movers.into_iter().map(mover).collect(),
        }
    }
}

impl RunDetail {
    /// Puts the words in.
    pub fn new(cx: &Cx, language: Language, detail: runs::RunDetail) -> Self {
        let row = &detail.item.row;
        let report = detail.report;
        let people: BTreeMap<Uuid, Person> =
            detail.people.into_iter().map(Person::from).map(|person| (person.id, person)).collect();
        let part = |(part, chunks, rows, bytes)| StoredPart { part, chunks, rows, bytes };
        Self {
            input_digest: row.input_digest.clone(),
            result_hash: row.result_hash.clone(),
            plan_source: row.plan_source.clone(),
            cut_at: row.cut_at,
            totals: report.totals.into_iter().map(BonusTotal::from).collect(),
            taken_back: report.undone.into_iter().map(BonusTakenBack::from).collect(),
            recheck: Recheck::new(cx, language, row.published, &report.recheck, &people),
            anomalies: report.anomalies.into_iter().map(|one| Anomaly::new(cx, language, one)).collect(),
            looks: Looks { count: detail.glance.count, open: detail.glance.open },
            spread: detail
                .glance
                .spread
                .into_iter()
                .map(|(payees, amount)| SpreadTenth { payees, amount })
                .collect(),
            difference: report.difference.map(|difference| Difference::new(difference, &people)),
            residue: detail.residue,
            residue_account: report.residue_account,
            approvals: detail.approvals.into_iter().map(Approval::from).collect(),
            parts: detail.parts.into_iter().map(part).collect(),
            can: detail.can.into(),
            run: detail.item.into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_check_found_names_members_and_keeps_its_code() {
        let id = Uuid::from_u128(7);
        let person = Person { id, code: "M-000007".into(), name: "Bo Nova".into() };
        let people = BTreeMap::from([(id, person)]);
        let problem = |member: Uuid| {
            kernel::Problem::new("recheck-earned")
                .with("member", member)
                .with("expected", "1")
                .with("found", "2")
        };
        let words = Words::embedded();
        for language in [Language::En, Language::Fr, Language::Pt, Language::Es, Language::Pl, Language::Ru] {
            let known = finding(&words, language, &problem(id), &people);
            assert!(known.text.contains("Bo Nova (M-000007)"), "{}", known.text);
            assert!(!known.text.contains(&id.to_string()), "{}", known.text);
            assert_eq!((known.code.as_str(), known.member.map(|one| one.id)), ("recheck-earned", Some(id)));
        }
        // Somebody who is gone stands with the id: better than nobody.
        let gone = Uuid::from_u128(8);
        let unknown = finding(&words, Language::En, &problem(gone), &people);
        assert!(unknown.text.contains(&gone.to_string()) && unknown.member.is_none());
    }
}
