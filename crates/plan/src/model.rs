//! The compensation plan as engines read it; refuses nothing, because `parse` already did.

use kernel::{Currency, Rate, Rounding};

use crate::formula::Expr;
use crate::kinds::{Carry, Kind};

/// A checked plan. Volumes stand in an order in which each uses only earlier ones.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The name people know it by.
    pub name: String,
    /// Its version, as written: `2017`, `3`.
    pub version: String,
    /// The currency every line is paid in. One point of volume is one major unit of it.
    pub currency: Currency,
    /// How a payable line is rounded to the minor unit, once.
    pub rounding: Rounding,
    /// The ledger account that takes the difference between exact and rounded amounts.
    pub residue: String,
    /// The named volumes.
    pub volumes: Vec<Volume>,
    /// A member is active when all of these hold. Empty: everybody is.
    pub active: Vec<Expr>,
    /// The ranks, if the plan has any.
    pub ranks: Ranks,
    /// The bonuses in the order they are paid.
    pub bonuses: Vec<Bonus>,
    /// What all bonuses together should cost at most: a part of a volume, over everybody. It cuts
    /// nothing (a limit does); the check of the plan proves it or tells that it cannot.
    pub ceiling: Option<(Rate, usize)>,
}

/// A named number a member has in the period, with four decimals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Volume {
    /// `PV`, `GV` …
    pub name: String,
    /// What it is. A result with more than four decimals is rounded half up, once a member (and
    /// inside `sales(…)` once a sale, so that sales add up to the volume).
    pub formula: Expr,
}

/// The ladder of ranks.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ranks {
    /// Which rank a member bears.
    pub title: Title,
    /// Which rank a member is paid as.
    pub paid_as: PaidAs,
    /// Lowest first; empty when the plan has no ranks. At most 250.
    pub ladder: Vec<Rank>,
}

/// Which rank is borne.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Title {
    /// The highest rank all of whose conditions hold in the period (the lowest rank if none).
    #[default]
    Earned,
    /// The rank column of the member file (empty: the lowest).
    Given,
    /// The higher of both.
    Best,
}

/// Which rank is paid: `from`, if all of `when` hold, else the rank `otherwise`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PaidAs {
    /// `Earned`, `Given` or `Best` as for the title.
    pub from: Title,
    /// Conditions; they may use volumes, `active` and `rank` (the title).
    pub when: Vec<Expr>,
    /// Index in the ladder.
    pub otherwise: u8,
}

/// One rank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rank {
    /// Its name.
    pub name: String,
    /// All must hold for the rank to be earned. Empty: everybody earns it.
    pub needs: Vec<Expr>,
}

/// One bonus.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bonus {
    /// Stable short name, used in lines: `performance`.
    pub name: String,
    /// What people read, if it differs.
    pub title: Option<String>,
    /// The payee must meet all of these, or the amount is forfeited.
    pub eligible: Vec<Expr>,
    /// Every amount is multiplied by each of these, exactly.
    pub factors: Vec<Factor>,
    /// What one payable line stands for.
    pub lines: Lines,
    /// The rule.
    pub kind: Kind,
}

/// A multiplier with the reason it is there: `times 40% "broad"`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Factor {
    /// The multiplier.
    pub rate: Rate,
    /// Why, in the plan's words; may be empty.
    pub why: String,
}

/// What one payable line of a bonus stands for; rounding happens once a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lines {
    /// One line a payee, level and sale.
    Sale,
    /// One line a payee, level and source member.
    Member,
    /// One line a payee and level.
    Level,
    /// One line a payee.
    Payee,
}

/// Which tree a rule walks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Tree {
    /// Who brought whom.
    #[default]
    Sponsor,
    /// Who stands under whom.
    Placement,
}

impl Plan {
    /// All factors of a bonus and the value of a point folded into one exact rate: minor units of
    /// money for one unit (ten-thousandth) of volume, before the bonus's own rate.
    pub fn unit_rate(&self, bonus: &Bonus) -> Result<Rate, kernel::Problem> {
        let point = Rate::new(i128::from(self.currency.unit()), i128::from(kernel::Points::UNIT))?;
        bonus.factors.iter().try_fold(point, |rate, factor| rate.checked_mul(factor.rate))
    }

    /// The first bonus whose legs carry volume from one period into the next.
    pub fn carries(&self) -> Option<&Bonus> {
        let carries = |bonus: &&Bonus| match &bonus.kind {
            Kind::Binary(kind) => kind.carry != Carry::Nothing,
            _ => false,
        };
        self.bonuses.iter().find(carries)
    }

    /// The index of a rank by its name.
    pub fn rank(&self, name: &str) -> Option<u8> {
        let index = self.ranks.ladder.iter().position(|rank| rank.name == name)?;
        u8::try_from(index).ok()
    }

    /// The index of a volume by its name.
    pub fn volume(&self, name: &str) -> Option<usize> {
        self.volumes.iter().position(|volume| volume.name == name)
    }
}
