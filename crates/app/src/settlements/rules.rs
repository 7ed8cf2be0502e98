//! What a company declares about paying out, in versions that never change; refuses rules that cannot be read or that
//! contradict themselves, with the field of every fault.

use std::fmt::Display;

use access::{Action, Principal};
use kernel::{Currency, Date, Money, Problem, Rate};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Value as Json, json};
use settle::{Bracket, Fee, Minimum, Party, Recovery, Round, Rules, Withholding};
use store::settlements::rules::{self, RulesRow};

use super::{Amount, OBJECT, check_text, require};
use crate::{Cx, Error};

/// Rows of one kind.
const ROWS_MAX: usize = 200;
/// Versions a list shows.
const LIST_MAX: i64 = 50;
/// Characters of a name of a rule.
const CODE_MAX: usize = 60;

/// Rules as people write them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RulesText {
    /// The deductions in the order in which they are taken: `debts`, `fees`, `withholding`.
    pub steps: Vec<String>,
    /// How a line is rounded: `half_up`, `half_even`, `half_down`, `down`, `up`, `floor`, `ceiling`.
    pub rounding: String,
    /// The largest part of the gross that goes to debts: `50%`.
    pub recovery: String,
    /// The least that is worth paying.
    pub minimum: Vec<MinimumText>,
    /// The table of fees.
    pub fees: Vec<FeeText>,
    /// The rules of withholding.
    pub withholding: Vec<WithholdingText>,
    /// Whose account payouts leave.
    pub debtor: Option<DebtorText>,
    /// Whether the bank shows one sum instead of every transfer.
    pub batch_booking: bool,
    /// What payees read on their statements; the code of the settlement stands behind it.
    pub remittance: String,
}

/// The least in a currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MinimumText {
    /// Only for payees of this country.
    pub country: Option<String>,
    /// How much.
    pub amount: Amount,
}

/// A rounding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoundText {
    /// The mode.
    pub mode: String,
    /// To a multiple of this amount.
    pub to: Option<String>,
}

/// A row of the table of fees.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FeeText {
    /// Rows with one code stand for each other.
    pub code: String,
    /// Of every amount of the row.
    pub currency: String,
    /// Only for payees of this country.
    pub country: Option<String>,
    /// Only for this way of being paid.
    pub method: Option<String>,
    /// A fixed part.
    pub fixed: Option<String>,
    /// A part of the base.
    pub percent: Option<String>,
    /// `gross` or `left`.
    pub base: String,
    /// The least fee.
    pub least: Option<String>,
    /// The largest fee.
    pub most: Option<String>,
    /// A rounding of its own.
    pub round: Option<RoundText>,
}

/// A bracket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BracketText {
    /// Where it begins.
    pub from: String,
    /// What is taken of what lies above.
    pub rate: String,
}

/// A rule of withholding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WithholdingText {
    /// Rules with one code stand for each other.
    pub code: String,
    /// The country whose tax it is.
    pub country: String,
    /// Only for this tax profile.
    pub profile: Option<String>,
    /// Of every amount of the rule.
    pub currency: String,
    /// `gross` or `left`.
    pub base: String,
    /// Only these kinds of credits; none: all.
    pub kinds: Vec<String>,
    /// The part of the base that is taxed.
    pub share: String,
    /// Rates by bracket.
    pub brackets: Vec<BracketText>,
    /// Whether brackets go on over a year.
    pub yearly: bool,
    /// A rounding of its own.
    pub round: Option<RoundText>,
}

/// Whose account payouts leave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DebtorText {
    /// The holder.
    pub name: String,
    /// The account.
    pub iban: String,
    /// Its bank.
    pub bic: Option<String>,
}

/// A version of the rules.
#[derive(Debug, Clone, PartialEq)]
pub struct RulesView {
    /// From 1.
    pub version: i64,
    /// The first day it is in force.
    pub from: String,
    /// Whether it is what counts today.
    pub in_force: bool,
    /// What it says.
    pub rules: RulesText,
    /// Who made it.
    pub by: Option<String>,
    /// When.
    pub at: jiff::Timestamp,
}

/// The versions, the newest first.
///
/// # Errors
/// `access-denied`.
pub async fn rules(cx: &Cx, who: &Principal) -> Result<Vec<RulesView>, Error> {
    require(who, OBJECT, Action::Read)?;
    let today = crate::company::today(cx, who.tenant).await?;
    let mut db = cx.db.read();
    let present = rules::in_force(&mut db, who.tenant, today).await?.map(|row| row.version);
    let rows = rules::list(&mut db, who.tenant, None, LIST_MAX).await?;
    rows.into_iter().map(|row| view(row, present)).collect()
}

fn view(row: RulesRow, present: Option<i64>) -> Result<RulesView, Error> {
    let rules = serde_json::from_value(row.rules).map_err(Error::internal)?;
    let in_force = present == Some(row.version);
    Ok(RulesView { version: row.version, from: row.from, in_force, rules, by: row.by, at: row.at })
}

/// Adds a version over the last one the caller has seen, in force from a day. Closed settlements keep theirs.
///
/// # Errors
/// `access-denied`, [`Error::Stale`]; everything that is wrong with the rules, each with its field.
pub async fn save_rules(
    cx: &Cx,
    who: &Principal,
    seen: i64,
    from: &str,
    text: &RulesText,
) -> Result<Vec<RulesView>, Error> {
    require(who, OBJECT, Action::Update)?;
    let mut problems = Vec::new();
    let day = from.parse::<Date>().map_err(|problem| problems.push(problem.field("from"))).ok();
    if let Err(more) = read(text) {
        problems.extend(more);
    }
    let Some(day) = day.filter(|_| problems.is_empty()) else { return Err(problems.into()) };
    let json = serde_json::to_value(text).map_err(Error::internal)?;
    let added = cx
        .db
        .write(async |tx| -> Result<(), Error> {
            let last = rules::last(tx, who.tenant).await?;
            if last != seen {
                return Err(Error::Stale { current: last });
            }
            rules::add(tx, who.tenant, (last + 1, day, &json), who.user, cx.now()).await?;
            let diff = json!({ "rules": [seen, last + 1], "from": [Json::Null, day.to_string()] });
            crate::trail::note(cx, tx, who, OBJECT, None, "update", &diff).await
        })
        .await;
    match added {
        Err(Error::Internal(cause)) if lost(&*cause) => {
            Err(Error::Stale { current: rules::last(&mut cx.db.read(), who.tenant).await? })
        }
        other => other,
    }?;
    self::rules(cx, who).await
}

/// Whether somebody else took the number at the same moment.
fn lost(cause: &(dyn std::error::Error + 'static)) -> bool {
    cause.downcast_ref::<store::Error>().is_some_and(|error| error.is_unique("settlement_rules", "version"))
}

/// The rules of a stored version, as the engine takes them, and what stands beside them.
pub(super) fn stored(row: &RulesRow) -> Result<(Rules, RulesText), Error> {
    let text: RulesText = serde_json::from_value(row.rules.clone()).map_err(Error::internal)?;
    Ok((read(&text)?, text))
}

/// The account payouts leave.
pub(super) fn debtor(text: &RulesText) -> Option<Party> {
    let one = text.debtor.as_ref()?;
    Some(Party { name: one.name.clone(), iban: one.iban.clone(), bic: one.bic.clone() })
}

/// Reads with pointers: whatever is wrong is noted, and something takes its place until the end.
#[derive(Default)]
struct Reading {
    problems: Vec<Problem>,
}

impl Reading {
    fn note<T>(&mut self, result: Result<T, Problem>, field: impl Display) -> Option<T> {
        result.map_err(|problem| self.problems.push(problem.field(field.to_string()))).ok()
    }

    fn choice<T: DeserializeOwned>(&mut self, text: &str, field: impl Display) -> Option<T> {
        let known = serde_json::from_value(Json::String(text.to_owned()));
        self.note(known.map_err(|_| Problem::new("settlement-choice").token(text)), field)
    }

    fn text(&mut self, text: &str, field: impl Display) -> String {
        let field = field.to_string();
        if text.trim().is_empty() {
            self.problems.push(Problem::new("settlement-text").with("most", CODE_MAX).field(&field));
        } else {
            self.note(check_text(text, CODE_MAX, &field), &field);
        }
        text.trim().to_owned()
    }

    fn optional(&mut self, text: Option<&String>, field: impl Display) -> Option<String> {
        text.map(|text| self.text(text, field))
    }

    fn country(&mut self, text: &str, field: impl Display) -> String {
        if !entity::is_country(text) {
            self.problems.push(Problem::new("settlement-choice").token(text).field(field.to_string()));
        }
        text.to_owned()
    }

    fn currency(&mut self, text: &str, field: impl Display) -> Option<Currency> {
        let unknown = |_| Problem::new("currency-unknown").with("value", text);
        self.note(text.parse().map_err(unknown), field)
    }

    fn money(&mut self, text: Option<&String>, currency: Currency, field: impl Display) -> Option<Money> {
        text.and_then(|text| self.note(Money::parse(text, currency), field))
    }

    fn rate(&mut self, text: &str, field: impl Display) -> Option<Rate> {
        self.note(text.parse(), field)
    }

    fn round(&mut self, round: Option<&RoundText>, currency: Currency, field: impl Display) -> Option<Round> {
        let round = round?;
        let mode = self.choice(&round.mode, format!("{field}/mode"))?;
        Some(Round { mode, to: self.money(round.to.as_ref(), currency, format!("{field}/to")) })
    }

    fn few(&mut self, rows: usize, field: &str) {
        if rows > ROWS_MAX {
            self.problems.push(Problem::new("settlement-rows-many").with("most", ROWS_MAX).field(field));
        }
    }

    fn minimum(&mut self, at: usize, row: &MinimumText) -> Option<Minimum> {
        let field = |name: &str| format!("minimum/{at}/{name}");
        let country = row.country.as_ref().map(|text| self.country(text, field("country")));
        let currency = self.currency(&row.amount.currency, field("amount"))?;
        Some(Minimum { country, amount: self.money(Some(&row.amount.amount), currency, field("amount"))? })
    }

    fn fee(&mut self, at: usize, row: &FeeText) -> Option<Fee> {
        let field = |name: &str| format!("fees/{at}/{name}");
        let currency = self.currency(&row.currency, field("currency"))?;
        Some(Fee {
            code: self.text(&row.code, field("code")),
            currency,
            country: row.country.as_ref().map(|text| self.country(text, field("country"))),
            method: self.optional(row.method.as_ref(), field("method")),
            fixed: self.money(row.fixed.as_ref(), currency, field("fixed")),
            percent: row.percent.as_ref().and_then(|text| self.rate(text, field("percent"))),
            base: self.choice(&row.base, field("base"))?,
            least: self.money(row.least.as_ref(), currency, field("least")),
            most: self.money(row.most.as_ref(), currency, field("most")),
            round: self.round(row.round.as_ref(), currency, field("round")),
        })
    }

    fn withholding(&mut self, at: usize, row: &WithholdingText) -> Option<Withholding> {
        let field = |name: &str| format!("withholding/{at}/{name}");
        let currency = self.currency(&row.currency, field("currency"))?;
        self.few(row.brackets.len().max(row.kinds.len()), &field("brackets"));
        let mut brackets = Vec::new();
        for (number, bracket) in row.brackets.iter().enumerate() {
            let field = |name: &str| format!("withholding/{at}/brackets/{number}/{name}");
            let from = self.money(Some(&bracket.from), currency, field("from"));
            let rate = self.rate(&bracket.rate, field("rate"));
            brackets.extend(from.zip(rate).map(|(from, rate)| Bracket { from, rate }));
        }
        let mut kinds: Vec<String> = row.kinds.iter().map(|kind| self.text(kind, field("kinds"))).collect();
        // What comes back with a payout that failed is commission that was never paid.
        if kinds.iter().any(|kind| kind == "commission")
            && !kinds.iter().any(|kind| kind == "payout-returned")
        {
            kinds.push("payout-returned".to_owned());
        }
        Some(Withholding {
            code: self.text(&row.code, field("code")),
            country: self.country(&row.country, field("country")),
            profile: self.optional(row.profile.as_ref(), field("profile")),
            currency,
            base: self.choice(&row.base, field("base"))?,
            kinds,
            share: self.rate(&row.share, field("share"))?,
            brackets,
            yearly: row.yearly,
            round: self.round(row.round.as_ref(), currency, field("round")),
        })
    }
}

/// The rules as the engine takes them, or everything that is wrong.
fn read(text: &RulesText) -> Result<Rules, Vec<Problem>> {
    let mut one = Reading::default();
    for (rows, field) in [
        (text.steps.len(), "steps"),
        (text.minimum.len(), "minimum"),
        (text.fees.len(), "fees"),
        (text.withholding.len(), "withholding"),
    ] {
        one.few(rows, field);
    }
    if !one.problems.is_empty() {
        return Err(one.problems);
    }
    let steps = text.steps.iter().enumerate();
    let steps = steps.filter_map(|(at, step)| one.choice(step, format!("steps/{at}"))).collect();
    let rounding = one.choice(&text.rounding, "rounding");
    let minimum = text.minimum.iter().enumerate().filter_map(|(at, row)| one.minimum(at, row)).collect();
    let fees = text.fees.iter().enumerate().filter_map(|(at, row)| one.fee(at, row)).collect();
    let rows = text.withholding.iter().enumerate();
    let withholding = rows.filter_map(|(at, row)| one.withholding(at, row)).collect();
    let recovery = one.rate(&text.recovery, "recovery").map(|share| Recovery { share }).unwrap_or_default();
    one.note(check_text(&text.remittance, 100, "remittance"), "remittance");
    if let Some(debtor) = &text.debtor {
        one.text(&debtor.name, "debtor/name");
        one.note(settle::check_iban(&debtor.iban), "debtor/iban");
        if let Some(bic) = &debtor.bic {
            one.note(settle::check_bic(bic), "debtor/bic");
        }
    }
    let Some(rounding) = rounding.filter(|_| one.problems.is_empty()) else { return Err(one.problems) };
    let rules = Rules { steps, rounding, minimum, fees, withholding, recovery };
    settle::check_rules(&rules).map_err(|problem| vec![problem])?;
    Ok(rules)
}
