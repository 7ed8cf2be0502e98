//! What settlements look like as JSON: amounts are exact decimals with the currency beside them, reasons are keys of
//! `settle.ftl` with their values. These shapes are the promise to scripts. Holds no rules.

use std::collections::BTreeMap;

use app::settlements::{self as feature, Told};
use app::{Cx, Language};
use kernel::Money;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::problem::{ApiError, FieldProblem};
use crate::runs::wire::{Approval, Person};

/// The same values in the type of the other room: both sides write the same JSON.
fn across<T: DeserializeOwned>(from: &impl Serialize) -> Result<T, ApiError> {
    let json = serde_json::to_value(from).map_err(app::Error::internal)?;
    Ok(serde_json::from_value(json).map_err(app::Error::internal)?)
}

/// An amount with its currency.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SettledAmount {
    /// Exact decimal.
    pub amount: String,
    /// ISO code.
    pub currency: String,
}

impl From<Money> for SettledAmount {
    fn from(money: Money) -> Self {
        Self { amount: money.decimal(), currency: money.currency().to_string() }
    }
}

/// The least that is worth paying.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PayoutMinimum {
    /// Only for payees of this country.
    #[serde(default)]
    pub country: Option<String>,
    /// A smaller payout waits.
    pub amount: SettledAmount,
}

/// A rounding of one line.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LineRounding {
    /// `half_up`, `half_even`, `half_down`, `down`, `up`, `floor`, `ceiling`.
    pub mode: String,
    /// To a multiple of this amount; none: to the minor unit.
    #[serde(default)]
    pub to: Option<String>,
}

/// A row of the table of fees: `fixed + percent × base`, not under `least`, not over `most`.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PayoutFee {
    /// Of rows with one code the first that matches the payee is charged.
    pub code: String,
    /// Of every amount of the row.
    pub currency: String,
    /// Only for payees of this country.
    #[serde(default)]
    pub country: Option<String>,
    /// Only for this way of being paid.
    #[serde(default)]
    pub method: Option<String>,
    /// A fixed part.
    #[serde(default)]
    pub fixed: Option<String>,
    /// A part of the base: `1.5%`.
    #[serde(default)]
    pub percent: Option<String>,
    /// `gross` or `left`.
    #[serde(default = "gross")]
    pub base: String,
    /// The least fee.
    #[serde(default)]
    pub least: Option<String>,
    /// The largest fee.
    #[serde(default)]
    pub most: Option<String>,
    /// A rounding of its own.
    #[serde(default)]
    pub round: Option<LineRounding>,
}

/// The rate on what lies above `from`, up to the next bracket.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TaxBracket {
    /// Where it begins; the first at zero.
    pub from: String,
    /// `19%`.
    pub rate: String,
}

/// A rule of withholding for a country and a tax profile.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WithholdingRule {
    /// Of rules with one code the first that matches the payee is taken.
    pub code: String,
    /// The country whose tax it is.
    pub country: String,
    /// Only for this tax profile.
    #[serde(default)]
    pub profile: Option<String>,
    /// Of every amount of the rule.
    pub currency: String,
    /// `gross` or `left`.
    #[serde(default = "gross")]
    pub base: String,
    /// Only these kinds of credits: `commission`, `adjustment` …; none: all.
    #[serde(default)]
    pub kinds: Vec<String>,
    /// The part of the base that is taxed, after flat-rate costs.
    #[serde(default = "whole")]
    pub share: String,
    /// Rates by bracket; one from zero is a flat rate.
    pub brackets: Vec<TaxBracket>,
    /// Whether brackets go on from what was taxed earlier in the year.
    #[serde(default)]
    pub yearly: bool,
    /// A rounding of its own.
    #[serde(default)]
    pub round: Option<LineRounding>,
}

/// Whose account payouts leave.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Debtor {
    /// The holder.
    pub name: String,
    /// The account.
    pub iban: String,
    /// Its bank; not needed inside SEPA.
    #[serde(default)]
    pub bic: Option<String>,
}

/// What the company declares about paying out. Nothing is implied: a step that is not listed does not happen.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SettlementRules {
    /// The deductions in their order: `debts`, `fees`, `withholding`.
    pub steps: Vec<String>,
    /// How a line is rounded that states nothing of its own: `half_up` …
    pub rounding: String,
    /// The largest part of the gross that goes to debts in one settlement.
    #[serde(default = "whole")]
    pub recovery: String,
    /// The least that is worth paying.
    #[serde(default)]
    pub minimum: Vec<PayoutMinimum>,
    /// The table of fees.
    #[serde(default)]
    pub fees: Vec<PayoutFee>,
    /// The rules of withholding.
    #[serde(default)]
    pub withholding: Vec<WithholdingRule>,
    /// Whose account payouts leave; needed for files by SEPA.
    #[serde(default)]
    pub debtor: Option<Debtor>,
    /// Whether the bank shows one sum instead of every transfer.
    #[serde(default)]
    pub batch_booking: bool,
    /// What payees read on their statements, before the code of the settlement.
    #[serde(default)]
    pub remittance: String,
}

fn gross() -> String {
    "gross".to_owned()
}

fn whole() -> String {
    "100%".to_owned()
}

impl SettlementRules {
    pub(super) fn into_app(self) -> Result<feature::RulesText, ApiError> {
        across(&self)
    }
}

/// A new version of the rules.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SaveSettlementRules {
    /// `YYYY-MM-DD`: the first day it is in force.
    pub from: String,
    /// What it says.
    pub rules: SettlementRules,
}

/// A version of the rules.
#[derive(Serialize, ToSchema)]
pub struct SettlementRulesVersion {
    /// From 1.
    version: i64,
    /// The first day it is in force.
    from: String,
    /// Whether it is what counts today.
    in_force: bool,
    /// What it says.
    rules: SettlementRules,
    /// Who made it.
    by: Option<String>,
    /// When.
    #[schema(value_type = String, format = DateTime)]
    at: jiff::Timestamp,
}

/// Every version, the newest first.
#[derive(Serialize, ToSchema)]
pub struct SettlementRulesVersions {
    /// The last version, for `If-Match`; 0 before the first.
    version: i64,
    /// The versions.
    items: Vec<SettlementRulesVersion>,
}

impl SettlementRulesVersions {
    pub(super) fn new(views: Vec<feature::RulesView>) -> Result<Self, ApiError> {
        let version = views.first().map_or(0, |view| view.version);
        let one = |view: feature::RulesView| -> Result<SettlementRulesVersion, ApiError> {
            Ok(SettlementRulesVersion {
                version: view.version,
                from: view.from,
                in_force: view.in_force,
                rules: across(&view.rules)?,
                by: view.by,
                at: view.at,
            })
        };
        Ok(Self { version, items: views.into_iter().map(one).collect::<Result<_, _>>()? })
    }
}

/// Why nothing is paid for some time.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PayeeHold {
    /// What a person entered.
    pub reason: String,
    /// `YYYY-MM-DD`: the first day.
    pub from: String,
    /// The first day that is free again; none: until it is lifted.
    #[serde(default)]
    pub until: Option<String>,
}

/// What a payee is sure to get of each settlement.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PayeeGuarantee {
    /// Exact decimal.
    pub amount: String,
    /// ISO code.
    pub currency: String,
    /// Whether the top-up is an advance, owed afterwards.
    #[serde(default)]
    pub recoverable: bool,
}

/// Where a member is paid and on which terms.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PayeeData {
    /// The holder of the account.
    #[serde(default)]
    pub name: String,
    /// `sepa` or `other`.
    pub method: String,
    /// Of the account; the country and the last four signs for readers without the right.
    #[serde(default)]
    pub iban: Option<String>,
    /// Of its bank.
    #[serde(default)]
    pub bic: Option<String>,
    /// An account without IBAN, in whatever form the country has.
    #[serde(default)]
    pub account: Option<String>,
    /// For tax and fees; none: as the member's record says.
    #[serde(default)]
    pub country: Option<String>,
    /// Of statements; none: as the member's record says.
    #[serde(default)]
    pub language: Option<String>,
    /// Tax profile, such as `individual`.
    #[serde(default)]
    pub profile: Option<String>,
    /// Why nothing is paid.
    #[serde(default)]
    pub holds: Vec<PayeeHold>,
    /// Minimums of the payee's own, one a currency.
    #[serde(default)]
    pub minimums: Vec<SettledAmount>,
    /// Guarantees and draws, one a currency.
    #[serde(default)]
    pub guarantees: Vec<PayeeGuarantee>,
}

impl PayeeData {
    pub(super) fn into_app(self) -> Result<feature::PayeeText, ApiError> {
        Ok(feature::PayeeText {
            holds: across(&self.holds)?,
            minimums: across(&self.minimums)?,
            guarantees: across(&self.guarantees)?,
            name: self.name,
            method: self.method,
            iban: self.iban,
            bic: self.bic,
            account: self.account,
            country: self.country,
            language: self.language,
            profile: self.profile,
        })
    }
}

/// A payee as the reader sees it.
#[derive(Serialize, ToSchema)]
pub struct PayeeView {
    /// Whose.
    member: Uuid,
    /// For `If-Match`; 0 where nothing was entered yet.
    version: i64,
    /// Whether the account is shown in part only.
    masked: bool,
    /// Whether the reader may change it.
    can_change: bool,
    /// What was entered.
    data: PayeeData,
}

impl PayeeView {
    pub(super) fn new(view: feature::PayeeView) -> Result<Self, ApiError> {
        let text = view.text;
        Ok(Self {
            member: view.member.uuid(),
            version: view.version,
            masked: view.masked,
            can_change: view.can_change,
            data: PayeeData {
                holds: across(&text.holds)?,
                minimums: across(&text.minimums)?,
                guarantees: across(&text.guarantees)?,
                name: text.name,
                method: text.method,
                iban: text.iban,
                bic: text.bic,
                account: text.account,
                country: text.country,
                language: text.language,
                profile: text.profile,
            },
        })
    }
}

/// A settlement in a list.
#[derive(Serialize, ToSchema)]
pub struct Settlement {
    /// Id.
    id: Uuid,
    /// `ST-000012`.
    code: String,
    /// What was booked on or before this day is in it.
    on: String,
    /// ISO code.
    currency: String,
    /// `computing`, `proposed`, `approved`, `posted`, `rejected`, `cancelled`, `failed`.
    state: String,
    /// The version of the rules.
    rules: i64,
    /// How often it was computed.
    round: i64,
    /// Payees in it.
    payees: i64,
    /// Payees who are paid.
    payouts: i64,
    /// What they are paid, exact decimal.
    paid: String,
    /// When it was asked for.
    #[schema(value_type = String, format = DateTime)]
    asked_at: jiff::Timestamp,
    /// When it was posted.
    #[schema(value_type = Option<String>, format = DateTime)]
    posted_at: Option<jiff::Timestamp>,
}

impl From<feature::SettlementItem> for Settlement {
    fn from(item: feature::SettlementItem) -> Self {
        let row = item.row;
        Self {
            id: row.id,
            code: row.code,
            on: row.on,
            currency: row.currency,
            state: row.state,
            rules: row.rules,
            round: row.round,
            payees: row.payees,
            payouts: row.payouts,
            paid: item.paid,
            asked_at: row.asked_at,
            posted_at: row.posted_at,
        }
    }
}

/// A page of settlements.
#[derive(Serialize, ToSchema)]
pub struct Settlements {
    /// The newest first.
    pub items: Vec<Settlement>,
    /// The cursor of the next page.
    pub next: Option<String>,
}

/// Count and sums of an outcome, exact decimals.
#[derive(Serialize, ToSchema)]
pub struct OutcomeTotal {
    /// `paid`, `held`, `below_minimum`, `nothing`, `owing`.
    outcome: String,
    /// Payees.
    count: i64,
    /// Credits.
    gross: String,
    /// Fees.
    fees: String,
    /// Withheld.
    withheld: String,
    /// Debts taken back.
    recovered: String,
    /// What leaves.
    payout: String,
    /// What is owed afterwards; below zero the payees owe.
    balance: String,
}

/// Count and sum of payouts in a state.
#[derive(Serialize, ToSchema)]
pub struct PayoutTotal {
    /// `pending`, `sent`, `confirmed`, `failed`, `unknown`.
    state: String,
    /// Payouts.
    count: i64,
    /// Exact decimal.
    amount: String,
}

/// What the reader may do with a settlement now.
#[derive(Serialize, ToSchema)]
pub struct SettlementCan {
    /// Approve it.
    approve: bool,
    /// Reject it.
    reject: bool,
    /// Post it.
    post: bool,
    /// Compute it anew.
    recompute: bool,
    /// Take it back.
    cancel: bool,
    /// Make files and say what became of payouts.
    pay: bool,
    /// Take it away as a file.
    export: bool,
}

/// A settlement with everything on its page.
#[derive(Serialize, ToSchema)]
pub struct SettlementDetail {
    /// The settlement.
    #[serde(flatten)]
    settlement: Settlement,
    /// The job that computes it.
    job: Option<Uuid>,
    /// By outcome.
    totals: Vec<OutcomeTotal>,
    /// Payouts by state; none before it is posted.
    paid_out: Vec<PayoutTotal>,
    /// Who asked and decided.
    approvals: Vec<Approval>,
    /// Why it could not be computed, in words.
    problem: Option<FieldProblem>,
    /// What the reader may do now.
    can: SettlementCan,
}

impl SettlementDetail {
    /// Puts the words in.
    pub(super) fn new(cx: &Cx, language: Language, detail: feature::SettlementDetail) -> Self {
        let total = |one: feature::Total| OutcomeTotal {
            outcome: one.outcome,
            count: one.count,
            gross: one.gross,
            fees: one.fees,
            withheld: one.withheld,
            recovered: one.recovered,
            payout: one.payout,
            balance: one.balance,
        };
        let paid =
            |one: feature::Paid| PayoutTotal { state: one.state, count: one.count, amount: one.amount };
        let approval = |one: feature::Approval| Approval {
            name: one.name,
            verdict: one.verdict,
            comment: one.comment,
            at: one.at,
        };
        let can = detail.can;
        Self {
            job: detail.item.row.job,
            settlement: detail.item.into(),
            totals: detail.totals.into_iter().map(total).collect(),
            paid_out: detail.payouts.into_iter().map(paid).collect(),
            approvals: detail.approvals.into_iter().map(approval).collect(),
            problem: detail.problem.map(|problem| FieldProblem::of(&cx.words, language, &problem)),
            can: SettlementCan {
                approve: can.approve,
                reject: can.reject,
                post: can.post,
                recompute: can.recompute,
                cancel: can.cancel,
                pay: can.pay,
                export: can.export,
            },
        }
    }
}

/// A payee of a settlement, exact decimals.
#[derive(Serialize, ToSchema)]
pub struct SettledPayee {
    /// Who; none in one's own list.
    member: Option<Person>,
    /// `active` or `inactive`: a debt stays whatever becomes of the member.
    status: String,
    /// `paid`, `held`, `below_minimum`, `nothing`, `owing`.
    outcome: String,
    /// Credits.
    gross: String,
    /// Fees, what is withheld and debts taken back.
    deducted: String,
    /// What leaves.
    payout: String,
    /// What is owed afterwards; below zero the payee owes.
    balance: String,
    /// What became of the payout, once there is one.
    paid_out: Option<Payout>,
}

impl From<feature::PayeeItem> for SettledPayee {
    fn from(item: feature::PayeeItem) -> Self {
        let (amount, person) = (item.payout.clone(), item.person);
        Self {
            status: person.as_ref().map(|one| one.status.clone()).unwrap_or_default(),
            member: person.map(|one| Person { id: one.id, code: one.code, name: one.name }),
            outcome: item.row.outcome,
            gross: item.gross,
            deducted: item.deducted,
            payout: item.payout,
            balance: item.balance,
            paid_out: item.paid.map(|row| Payout::new(row, None, amount)),
        }
    }
}

/// A page of payees.
#[derive(Serialize, ToSchema)]
pub struct SettledPayees {
    /// The highest payout first.
    items: Vec<SettledPayee>,
    /// The cursor of the next page.
    next: Option<String>,
    /// ISO code of every amount.
    currency: String,
}

impl From<feature::PayeesPage> for SettledPayees {
    fn from(page: feature::PayeesPage) -> Self {
        Self {
            items: page.items.into_iter().map(Into::into).collect(),
            next: page.next.map(|(amount, member)| format!("{amount}_{member}")),
            currency: page.currency,
        }
    }
}

/// A sentence: a key of the words of settlements, and what fills them.
#[derive(Serialize, ToSchema)]
pub struct SettlementReason {
    /// Such as `settle-why-below-minimum`.
    key: String,
    /// Such as `minimum = 25.00`; amounts, rates, names, never words.
    params: BTreeMap<String, String>,
}

impl From<Told> for SettlementReason {
    fn from(told: Told) -> Self {
        Self { key: told.key, params: told.params }
    }
}

/// One amount of a statement.
#[derive(Serialize, ToSchema)]
pub struct StatementLine {
    /// `credit`, `kept`, `top_up`, `recovery`, `fee`, `withheld`.
    kind: String,
    /// The kind of credit, the code of the fee or withholding, the kind of debt.
    name: String,
    /// The run, the earlier settlement or the debt.
    source: Option<String>,
    /// What was counted on, exact decimal.
    base: Option<String>,
    /// The rate, where one says it all: `19%`.
    rate: Option<String>,
    /// With its sign, exact decimal.
    amount: String,
    /// How it came about.
    why: Vec<SettlementReason>,
}

/// What stays for the next settlement.
#[derive(Serialize, ToSchema)]
pub struct KeptCredit {
    /// Where it comes from.
    source: String,
    /// Its kind.
    kind: String,
    /// Exact decimal.
    amount: String,
}

/// What the payee owes afterwards.
#[derive(Serialize, ToSchema)]
pub struct OpenDebt {
    /// What names it.
    id: String,
    /// `clawback`, `draw`, `other`.
    kind: String,
    /// Since when.
    since: String,
    /// Exact decimal.
    open: String,
}

/// One payee of one settlement, with every deduction explained.
#[derive(Serialize, ToSchema)]
pub struct SettlementStatement {
    /// The settlement.
    settlement: Settlement,
    /// The payee.
    payee: SettledPayee,
    /// Credits, then deductions in the order in which they were taken; they sum to what is paid and what is kept.
    lines: Vec<StatementLine>,
    /// Why nothing is paid, where nothing is.
    why: Vec<SettlementReason>,
    /// What stays for the next settlement.
    kept: Vec<KeptCredit>,
    /// What the payee owes afterwards.
    debts: Vec<OpenDebt>,
}

impl From<feature::Statement> for SettlementStatement {
    fn from(one: feature::Statement) -> Self {
        let line = |line: feature::Line| StatementLine {
            kind: line.kind.name().replace('-', "_"),
            name: line.name,
            source: line.source,
            base: line.base.map(Money::decimal),
            rate: line.rate.map(kernel::Rate::percent),
            amount: line.amount.decimal(),
            why: line.why.into_iter().map(Into::into).collect(),
        };
        let kept = one.kept.into_iter().map(|credit| KeptCredit {
            source: credit.source,
            kind: credit.kind,
            amount: credit.amount.decimal(),
        });
        let debts = one.debts.into_iter().map(|debt| OpenDebt {
            kind: debt.kind.name().to_owned(),
            since: debt.since.to_string(),
            open: debt.open.decimal(),
            id: debt.id,
        });
        Self {
            settlement: one.settlement.into(),
            payee: one.payee.into(),
            lines: one.lines.into_iter().map(line).collect(),
            why: one.why.into_iter().map(Into::into).collect(),
            kept: kept.collect(),
            debts: debts.collect(),
        }
    }
}

/// A payout.
#[derive(Serialize, ToSchema)]
pub struct Payout {
    /// Id.
    id: Uuid,
    /// `ST-000012/3`.
    code: String,
    /// The settlement.
    settlement: Uuid,
    /// Who is paid; none in one's own list.
    member: Option<Person>,
    /// Exact decimal.
    amount: String,
    /// ISO code.
    currency: String,
    /// `pending`, `sent`, `confirmed`, `failed`, `unknown`.
    state: String,
    /// The file or order it left with.
    sent_with: Option<String>,
    /// What the bank called the movement.
    confirmed_by: Option<String>,
    /// Why it failed.
    failed_because: Option<String>,
    /// The last step.
    #[schema(value_type = String, format = DateTime)]
    changed_at: jiff::Timestamp,
}

impl Payout {
    fn new(row: feature::PayoutRow, person: Option<Person>, amount: String) -> Self {
        Self {
            id: row.id,
            code: row.code,
            settlement: row.settlement,
            member: person,
            amount,
            currency: row.currency,
            state: row.state,
            sent_with: row.sent_with,
            confirmed_by: row.confirmed_by,
            failed_because: row.failed_because,
            changed_at: row.changed_at,
        }
    }
}

impl From<feature::PayoutItem> for Payout {
    fn from(item: feature::PayoutItem) -> Self {
        let person = item.person.map(|one| Person { id: one.id, code: one.code, name: one.name });
        Self::new(item.row, person, item.amount)
    }
}

/// A page of payouts.
#[derive(Serialize, ToSchema)]
pub struct Payouts {
    /// In the order of their numbers.
    pub items: Vec<Payout>,
    /// The cursor of the next page.
    pub next: Option<String>,
}

/// What is said of a payout, or of every payout of a file.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MarkPayout {
    /// `sent` (a payout by itself), `confirmed`, `failed`, `returned` (after it was confirmed) or `unknown`.
    pub to: String,
    /// The order, the bank's name of the movement, or why; not for `unknown`.
    #[serde(default)]
    pub reference: String,
}

impl From<MarkPayout> for feature::Mark {
    fn from(body: MarkPayout) -> Self {
        Self { to: body.to, reference: body.reference }
    }
}

/// A payout file.
#[derive(Serialize, ToSchema)]
pub struct PayoutFile {
    /// Id.
    id: Uuid,
    /// `ST-000012-1`.
    code: String,
    /// `pain` (pain.001.001.09) or `csv`.
    kind: String,
    /// How many payouts stand in it.
    payouts: i64,
    /// Their sum, exact decimal.
    total: String,
    /// ISO code.
    currency: String,
    /// The day on which the bank is to pay.
    execute_on: Option<String>,
    /// SHA-256 of the content.
    sha256: String,
    /// When it was made.
    #[schema(value_type = String, format = DateTime)]
    at: jiff::Timestamp,
    /// Who made it.
    by: Option<String>,
    /// In the answer to making it: payouts that stay pending, since nobody said where they go in a file of this kind.
    left: usize,
}

impl From<feature::FileItem> for PayoutFile {
    fn from(item: feature::FileItem) -> Self {
        Self {
            id: item.id,
            code: item.code,
            kind: item.kind,
            payouts: item.payouts,
            total: item.total,
            currency: item.currency,
            execute_on: item.execute_on,
            sha256: item.sha256,
            at: item.at,
            by: item.by,
            left: item.left,
        }
    }
}

/// The files of a settlement.
#[derive(Serialize, ToSchema)]
pub struct PayoutFiles {
    /// In the order they were made.
    pub items: Vec<PayoutFile>,
    /// The cursor of the next page.
    pub next: Option<String>,
}

/// A posted settlement as its payee sees it.
#[derive(Serialize, ToSchema)]
pub struct OwnSettlement {
    /// The settlement's id.
    id: Uuid,
    /// `ST-000012`.
    code: String,
    /// Its day.
    on: String,
    /// ISO code.
    currency: String,
    /// The payee's own part.
    own: SettledPayee,
}

/// A page of them.
#[derive(Serialize, ToSchema)]
pub struct OwnSettlements {
    /// Whose.
    member: Uuid,
    /// The newest first.
    items: Vec<OwnSettlement>,
    /// The cursor of the next page.
    next: Option<String>,
}

impl From<feature::MinePage> for OwnSettlements {
    fn from(page: feature::MinePage) -> Self {
        let one = |item: feature::MineItem| OwnSettlement {
            id: item.settlement.row.id,
            code: item.settlement.row.code,
            on: item.settlement.row.on,
            currency: item.settlement.row.currency,
            own: item.payee.into(),
        };
        Self {
            member: page.member.uuid(),
            items: page.items.into_iter().map(one).collect(),
            next: page.next.map(|id| id.to_string()),
        }
    }
}
