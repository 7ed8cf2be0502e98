//! Two runs side by side as JSON; holds no rules.

use app::runs;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::Person;

/// A run beside another one.
#[derive(Debug, Serialize, ToSchema)]
pub struct Comparison {
    /// The other run; none where there is nothing to compare with.
    pub with: Option<ComparedRun>,
    /// Posted runs of earlier periods it can be compared with, newest first.
    pub choices: Vec<ComparedRun>,
    /// What both paid together.
    pub totals: Compared,
    /// One a bonus of either run; the one without a name is what late returns took back.
    pub bonuses: Vec<ComparedBonus>,
    /// `new`, `gone`, `up`, `down`.
    pub ways: Vec<ComparedWay>,
    /// Members who got the same.
    pub same: u64,
    /// The largest difference first.
    pub items: Vec<ComparedMember>,
    /// Where the next page begins.
    pub next: Option<String>,
    /// How many rows there are in all.
    pub count: usize,
    /// ISO code.
    pub currency: String,
}

/// A run one compares with.
#[derive(Debug, Serialize, ToSchema)]
pub struct ComparedRun {
    /// Id.
    pub id: Uuid,
    /// `R-000012`.
    pub code: String,
    /// `2026-10`.
    pub period: String,
}

/// Two amounts, exact decimals.
#[derive(Debug, Serialize, ToSchema)]
pub struct Compared {
    /// In the other run.
    pub old: String,
    /// In this one.
    pub new: String,
    /// New less old.
    pub change: String,
}

/// A bonus in both runs.
#[derive(Debug, Serialize, ToSchema)]
pub struct ComparedBonus {
    /// Name in the plan.
    pub bonus: Option<String>,
    /// What people read.
    pub title: String,
    /// The amounts.
    #[serde(flatten)]
    pub amounts: Compared,
}

/// Members who moved one way.
#[derive(Debug, Serialize, ToSchema)]
pub struct ComparedWay {
    /// `new`, `gone`, `up`, `down`.
    pub way: String,
    /// How many.
    pub count: u64,
    /// By how much together, exact decimal.
    pub amount: String,
}

/// A member whose amount moved.
#[derive(Debug, Serialize, ToSchema)]
pub struct ComparedMember {
    /// Who.
    pub member: Person,
    /// `new`, `gone`, `up`, `down`.
    pub way: String,
    /// The amounts.
    #[serde(flatten)]
    pub amounts: Compared,
}

impl From<runs::ComparisonPage> for Comparison {
    fn from(page: runs::ComparisonPage) -> Self {
        let run = |(id, code, period): (Uuid, String, String)| ComparedRun { id, code, period };
        let [old, new, change] = page.totals;
        let bonus = |one: runs::BonusMove| ComparedBonus {
            bonus: one.bonus,
            title: one.title,
            amounts: Compared { old: one.old, new: one.new, change: one.change },
        };
        let member = |one: runs::MemberMove| ComparedMember {
            member: one.member.into(),
            way: one.way.as_str().to_owned(),
            amounts: Compared { old: one.old, new: one.new, change: one.change },
        };
        let way = |(way, count, amount): (runs::Way, u64, String)| ComparedWay {
            way: way.as_str().to_owned(),
            count,
            amount,
        };
        Self {
            with: page.with.map(|one| run((one.id.uuid(), one.code, one.period))),
            choices: page.choices.into_iter().map(run).collect(),
            totals: Compared { old, new, change },
            bonuses: page.bonuses.into_iter().map(bonus).collect(),
            ways: page.ways.into_iter().map(way).collect(),
            same: page.same,
            items: page.items.into_iter().map(member).collect(),
            next: page.next.map(|next| next.to_string()),
            count: page.count,
            currency: page.currency,
        }
    }
}
