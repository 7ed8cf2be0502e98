//! Runs, payees, lines and explanations as JSON, sentences in the reader's language; holds no rules.

use std::collections::BTreeMap;

use app::runs::{self, Explained};
use app::words::problem as title;
use app::{Cx, Language};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

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
    /// The independent check.
    pub recheck: Recheck,
    /// What a person should look at.
    pub anomalies: Vec<Anomaly>,
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
}

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

/// A payee in a list.
#[derive(Debug, Serialize, ToSchema)]
pub struct Payee {
    /// Who.
    pub member: Person,
    /// Title.
    pub rank: String,
    /// Rank paid as.
    pub paid_as: String,
    /// Exact decimal.
    pub amount: String,
    /// What the compared run paid.
    pub previous: Option<String>,
}

impl From<runs::PayeeItem> for Payee {
    fn from(item: runs::PayeeItem) -> Self {
        Self {
            member: Person { id: item.member, code: item.code, name: item.name },
            rank: item.rank,
            paid_as: item.paid_as,
            amount: item.amount,
            previous: item.previous,
        }
    }
}

/// A page of payees.
#[derive(Debug, Serialize, ToSchema)]
pub struct Payees {
    /// Highest amount first.
    pub items: Vec<Payee>,
    /// Cursor of the next page.
    pub next: Option<String>,
    /// How many there are.
    pub count: i64,
    /// ISO code.
    pub currency: String,
}

/// A number a member has.
#[derive(Debug, Serialize, ToSchema)]
pub struct Figure {
    /// `PV`, `group.gross`.
    pub name: String,
    /// Exact decimal.
    pub value: String,
    /// Whether it is money.
    pub money: bool,
}

/// What a bonus paid a member.
#[derive(Debug, Serialize, ToSchema)]
pub struct BonusAmount {
    /// Name in the plan.
    pub bonus: String,
    /// What people read.
    pub title: String,
    /// How many lines.
    pub lines: u32,
    /// Exact decimal.
    pub amount: String,
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

/// The next rank.
#[derive(Debug, Serialize, ToSchema)]
pub struct NextRank {
    /// Its name.
    pub rank: String,
    /// What it asks.
    pub conditions: Vec<Check>,
}

/// One member in a run.
#[derive(Debug, Serialize, ToSchema)]
pub struct PayeeDetail {
    /// Who, and the amount.
    #[serde(flatten)]
    pub payee: Payee,
    /// Whether active in the period.
    pub active: bool,
    /// Volumes and other figures.
    pub figures: Vec<Figure>,
    /// One a bonus.
    pub bonuses: Vec<BonusAmount>,
    /// Conditions of being active and of the title.
    pub checks: Vec<Check>,
    /// The next rank.
    pub next_rank: Option<NextRank>,
    /// Why there is nothing, in words.
    pub reasons: Vec<String>,
    /// ISO code.
    pub currency: String,
}

impl PayeeDetail {
    /// Puts the words in.
    pub fn new(cx: &Cx, language: Language, detail: runs::PayeeDetail) -> Self {
        Self {
            payee: detail.item.into(),
            active: detail.active,
            figures: detail
                .figures
                .into_iter()
                .map(|(name, value, money)| Figure { name, value, money })
                .collect(),
            bonuses: detail
                .bonuses
                .into_iter()
                .map(|(bonus, title, lines, amount)| BonusAmount { bonus, title, lines, amount })
                .collect(),
            checks: checks(detail.checks),
            next_rank: detail.next_rank.map(|(rank, list)| NextRank { rank, conditions: checks(list) }),
            reasons: detail
                .reasons
                .iter()
                .map(|reason| say(cx, language, reason, &BTreeMap::new()))
                .collect(),
            currency: detail.currency,
        }
    }
}

/// The sale behind a line.
#[derive(Debug, Serialize, ToSchema)]
pub struct SaleRef {
    /// Its id.
    pub id: Uuid,
    /// Its code.
    pub code: String,
    /// `YYYY-MM-DD`.
    pub date: String,
}

/// A line of a payee.
#[derive(Debug, Serialize, ToSchema)]
pub struct LineItem {
    /// Its number in the run.
    pub no: u32,
    /// Bonus.
    pub bonus: String,
    /// Level, 0 without.
    pub level: u16,
    /// The sale.
    pub sale: Option<SaleRef>,
    /// The member behind it.
    pub source: Option<Person>,
    /// Volume, decimal points.
    pub base: String,
    /// Rate, decimal or fraction.
    pub rate: String,
    /// Exact decimal.
    pub amount: String,
}

/// A page of lines.
#[derive(Debug, Serialize, ToSchema)]
pub struct Lines {
    /// In the run's order.
    pub items: Vec<LineItem>,
    /// Cursor of the next page.
    pub next: Option<String>,
    /// How many there are.
    pub count: u64,
    /// ISO code.
    pub currency: String,
}

impl From<runs::LinesPage> for Lines {
    fn from(page: runs::LinesPage) -> Self {
        let item = |line: runs::LineItem| LineItem {
            no: line.no,
            bonus: line.bonus,
            level: line.level,
            sale: line.sale.map(|(id, code, date)| SaleRef { id, code, date }),
            source: line.source.map(Person::from),
            base: line.base,
            rate: line.rate,
            amount: line.amount,
        };
        Self {
            items: page.items.into_iter().map(item).collect(),
            next: page.next.map(|next| next.to_string()),
            count: page.count,
            currency: page.currency,
        }
    }
}

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

impl RunDetail {
    /// Puts the words in.
    pub fn new(cx: &Cx, language: Language, detail: runs::RunDetail) -> Self {
        let row = &detail.item.row;
        let report = detail.report;
        let people: BTreeMap<Uuid, Person> =
            detail.people.into_iter().map(|(id, code, name)| (id, Person { id, code, name })).collect();
        let person = |id: Uuid| {
            people.get(&id).cloned().unwrap_or(Person { id, code: String::new(), name: String::new() })
        };
        let state = match (row.published, report.recheck.found) {
            (false, _) => "running",
            (true, 0) => "good",
            (true, _) => "bad",
        };
        let message = |anomaly: &runs::Anomaly| app::PlanMessage {
            key: anomaly.key.clone(),
            params: anomaly.params.clone(),
        };
        Self {
            input_digest: row.input_digest.clone(),
            result_hash: row.result_hash.clone(),
            plan_source: row.plan_source.clone(),
            cut_at: row.cut_at,
            totals: report
                .totals
                .into_iter()
                .map(|total| BonusTotal {
                    bonus: total.bonus,
                    title: total.title,
                    amount: total.amount,
                    lines: total.lines,
                    payees: total.payees,
                })
                .collect(),
            recheck: Recheck {
                state: state.to_owned(),
                found: report.recheck.found,
                members: report.recheck.members,
                lines: report.recheck.lines,
                problems: report
                    .recheck
                    .problems
                    .iter()
                    .map(|problem| title(&cx.words, language, problem))
                    .collect(),
            },
            anomalies: report
                .anomalies
                .iter()
                .map(|anomaly| Anomaly {
                    key: anomaly.key.clone(),
                    text: say(cx, language, &message(anomaly), &BTreeMap::new()),
                    member: anomaly.member,
                })
                .collect(),
            difference: report.difference.map(|difference| Difference {
                previous: difference.previous,
                code: difference.code,
                amount: difference.amount,
                changed: difference.changed,
                added: difference.added,
                removed: difference.removed,
                movers: difference
                    .movers
                    .into_iter()
                    .map(|mover| Mover { member: person(mover.member), old: mover.old, new: mover.new })
                    .collect(),
            }),
            residue: detail.residue,
            residue_account: report.residue_account,
            approvals: detail
                .approvals
                .into_iter()
                .map(|one| Approval {
                    name: one.name,
                    verdict: one.verdict,
                    comment: one.comment,
                    at: one.at,
                })
                .collect(),
            parts: detail
                .parts
                .into_iter()
                .map(|(part, chunks, rows, bytes)| StoredPart { part, chunks, rows, bytes })
                .collect(),
            can: Can { approve: detail.can.approve, reject: detail.can.reject, post: detail.can.post },
            run: detail.item.into(),
        }
    }
}
