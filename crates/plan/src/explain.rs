//! Why a line is what it is, and why a member has nothing, as data: message keys and parameters.
//! The words stand in `locales/<lang>/plan.ftl`; command line, API and web all render these.

use kernel::Params;
use serde::Serialize;

/// One sentence: a key of `plan.ftl` and its values (ids, decimals, names; never words).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Message {
    /// Such as `plan-reason-short`.
    pub key: String,
    /// Such as `missing = 40`, `what = PV`.
    pub params: Params,
}

impl Message {
    /// A message without values.
    pub fn new(key: &str) -> Self {
        Self { key: key.to_owned(), params: Params::new() }
    }

    /// Adds a value.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl std::fmt::Display) -> Self {
        self.params.insert(name.to_owned(), value.to_string());
        self
    }
}

/// Everything about one line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Explanation {
    /// Who is paid.
    pub payee: String,
    /// Name of the bonus.
    pub bonus: String,
    /// Plan and version.
    pub plan: String,
    /// Plan and version.
    pub version: String,
    /// Level, 0 without levels.
    pub level: u16,
    /// The sale, when the line has one.
    pub sale: Option<SaleView>,
    /// The source member, when the line has one (for a sale: the buyer).
    pub source: Option<String>,
    /// The volume: its name and what it is, as the plan writes it.
    pub volume: Message,
    /// From the source up to the payee, both included.
    pub path: Vec<Step>,
    /// What the line was made of when it has several sources: front-line groups, sales.
    pub parts: Vec<Part>,
    /// Whether there are more parts than shown.
    pub more_parts: bool,
    /// Title of the payee, empty without ranks.
    pub rank: String,
    /// Rank the payee is paid as.
    pub paid_as: String,
    /// The conditions of that rank, of being active and of the bonus, each with its figures.
    pub checks: Vec<Check>,
    /// How the rate came about: the table row, then each factor.
    pub rate: Vec<Message>,
    /// Exact amount before rounding, in major units, and the declared mode.
    pub rounding: Message,
    /// The amount paid, exact decimal.
    pub amount: String,
    /// Its currency.
    pub currency: String,
}

/// The sale behind a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SaleView {
    /// Its id.
    pub id: String,
    /// The buyer.
    pub member: String,
    /// `YYYY-MM-DD`.
    pub date: String,
    /// Exact decimal.
    pub amount: String,
    /// The volume counted, decimal points.
    pub volume: String,
    /// Whether it takes back another sale.
    pub returned: bool,
}

/// One person on the path.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Step {
    /// Member id.
    pub member: String,
    /// What happened here.
    pub step: StepKind,
    /// The level used, if one was.
    pub level: Option<u16>,
    /// Why.
    pub why: Message,
}

/// What happened to a person on the path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum StepKind {
    /// Where the volume arose.
    Source,
    /// Took a level and is paid by a line of its own.
    Counted,
    /// Took a level but gets nothing.
    Forfeited,
    /// Jumped over without using a level.
    Skipped,
    /// The payee of this line.
    Paid,
}

impl StepKind {
    /// The word for the API.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Source => "source",
            Self::Counted => "counted",
            Self::Forfeited => "forfeited",
            Self::Skipped => "skipped",
            Self::Paid => "paid",
        }
    }
}

/// A part of a line with several sources.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Part {
    /// What it is, such as `plan-part-leg` or `plan-part-sale`, with its values.
    pub what: Message,
    /// Member the part belongs to, if any, so that a reader can go on from there.
    pub member: Option<String>,
    /// Sale, if any.
    pub sale: Option<String>,
    /// Volume, decimal points.
    pub base: String,
    /// Rate as printed in the plan.
    pub rate: String,
    /// Exact amount in major units, signed as it counts.
    pub amount: String,
}

/// One condition with its figures.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Check {
    /// What it is for: `active`, `eligible`, or a rank's name.
    pub of: String,
    /// The condition as the plan writes it: `PV >= 100`.
    pub text: String,
    /// Whether it holds.
    pub met: bool,
    /// What the member has, for comparisons of numbers and ranks.
    pub have: Option<String>,
    /// What is needed.
    pub need: Option<String>,
    /// What is missing to meet it, for numbers.
    pub missing: Option<String>,
}
