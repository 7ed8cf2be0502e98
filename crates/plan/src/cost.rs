//! What a plan can cost at most, proved from its text: rates by level, stairs that telescope, pools and
//! limits, as parts of what is sold; refuses to name a number it cannot prove.
//!
//! The proof is before rounding, and for volumes that are not below zero: a return takes back what was
//! paid for its sale.

use std::collections::BTreeMap;

use kernel::Rate;

use crate::formula::{Expr, Fold, Math, SaleField};
use crate::kinds::{Boundary, Bracket, Inactive, Kind, LevelRates, Limit, Most, Per};
use crate::model::{Bonus, Plan};

/// A sum of parts of what is counted: 5% of the sales' `pv` and 20% of the members' `member.bv`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Share(pub BTreeMap<String, Rate>);

/// What the bonuses can cost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cost {
    /// Each bonus without limits, in the order of the plan; `None` where nothing is proved.
    pub bonuses: Vec<Option<Share>>,
    /// All together under the limits.
    pub total: Option<Share>,
    /// The bonuses (or limits) that stand in the way of a proof.
    pub open: Vec<usize>,
}

impl Share {
    fn one(name: &str) -> Self {
        Self(BTreeMap::from([(name.to_owned(), Rate::ONE)]))
    }

    fn plus(mut self, other: &Self) -> Option<Self> {
        for (name, rate) in &other.0 {
            let known = self.0.entry(name.clone()).or_insert(Rate::ZERO);
            *known = known.checked_add(*rate).ok()?;
        }
        Some(self)
    }

    fn times(self, rate: Rate) -> Option<Self> {
        if rate < Rate::ZERO {
            return None;
        }
        let scaled = self.0.into_iter().map(|(name, part)| Some((name, part.checked_mul(rate).ok()?)));
        scaled.collect::<Option<BTreeMap<_, _>>>().map(Self)
    }

    /// The larger of each part; what one of them lacks is nothing there.
    fn or(self, other: &Self) -> Self {
        let names = self.0.keys().chain(other.0.keys());
        Self(names.map(|name| (name.clone(), self.part(name).max(other.part(name)))).collect())
    }

    fn part(&self, name: &str) -> Rate {
        self.0.get(name).copied().unwrap_or(Rate::ZERO)
    }

    /// Whether no part is larger than the other's.
    pub fn within(&self, other: &Self) -> bool {
        self.0.keys().chain(other.0.keys()).all(|name| self.part(name) <= other.part(name))
    }

    /// The parts together.
    pub fn whole(&self) -> Option<Rate> {
        self.0.values().try_fold(Rate::ZERO, |sum, rate| sum.checked_add(*rate).ok())
    }

    /// The largest part.
    pub fn largest(&self) -> Rate {
        self.0.values().copied().max().unwrap_or(Rate::ZERO)
    }
}

/// `38% pv + 5% member.bv`, for people; `0%` where nothing is paid.
impl std::fmt::Display for Share {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut text = String::new();
        let (plus, minus): (Vec<_>, Vec<_>) = self.0.iter().partition(|(_, rate)| **rate >= Rate::ZERO);
        for (name, rate) in plus.into_iter().filter(|(_, rate)| **rate > Rate::ZERO) {
            let sign = if text.is_empty() { "" } else { " + " };
            text.push_str(&format!("{sign}{} {name}", rate.percent()));
        }
        for (name, rate) in minus {
            let without = Rate::ZERO.checked_sub(*rate).unwrap_or(*rate);
            text.push_str(&format!(" − {} {name}", without.percent()));
        }
        f.write_str(if text.is_empty() { "0%" } else { text.trim() })
    }
}

/// The most a plan can cost.
pub fn cost(plan: &Plan) -> Cost {
    let mut bonuses: Vec<Option<Share>> = Vec::new();
    // What is left of each after the limits so far; a limit stands for all it limits.
    let mut left: Vec<Option<Option<Share>>> = Vec::new();
    for bonus in &plan.bonuses {
        let (own, rest) = match &bonus.kind {
            Kind::Limit(limit) => {
                let before = sum(limit.of.iter().filter_map(|index| left[*index].clone()));
                let rest = smaller(before, limited(plan, limit));
                limit.of.iter().for_each(|index| left[*index] = None);
                (rest.clone(), rest)
            }
            _ => {
                let own = paid(plan, bonus, &bonuses);
                (own.clone(), own)
            }
        };
        bonuses.push(own);
        left.push(Some(rest));
    }
    let open = left.iter().enumerate().filter(|(_, rest)| matches!(rest, Some(None)));
    let open: Vec<usize> = open.map(|(index, _)| index).collect();
    let total = sum(left.into_iter().flatten());
    // A limit pays nobody: what it leaves is not what it costs.
    for (bonus, share) in plan.bonuses.iter().zip(&mut bonuses) {
        if matches!(bonus.kind, Kind::Limit(_)) {
            *share = None;
        }
    }
    Cost { bonuses, total, open }
}

fn sum(all: impl Iterator<Item = Option<Share>>) -> Option<Share> {
    all.into_iter().try_fold(Share::default(), |sum, one| sum.plus(&one?))
}

fn smaller(one: Option<Share>, two: Option<Share>) -> Option<Share> {
    match (one, two) {
        (Some(one), Some(two)) if one.within(&two) => Some(one),
        (_, Some(two)) => Some(two),
        (one, None) => one,
    }
}

/// What a limit leaves, where it is a part of a volume.
fn limited(plan: &Plan, limit: &Limit) -> Option<Share> {
    match (&limit.per, &limit.most) {
        (Per::Line, _) | (_, Most::Amount(_)) => None,
        (_, Most::Part(rate, volume)) => measure(plan, &plan.volumes.get(*volume)?.formula)?.times(*rate),
    }
}

/// What a bonus can pay of what is sold.
fn paid(plan: &Plan, bonus: &Bonus, before: &[Option<Share>]) -> Option<Share> {
    let own = match &bonus.kind {
        Kind::Limit(_) | Kind::Binary(_) => None,
        // The named bonuses; a limit among them stands for those it limits.
        Kind::Matching(kind) => {
            let covered = |index: usize| {
                kind.of.iter().any(|other| matches!(plan.bonuses.get(*other).map(|one| &one.kind), Some(Kind::Limit(limit)) if limit.of.contains(&index)))
            };
            let parts = kind.of.iter().filter(|index| !covered(**index));
            sum(parts.map(|index| before.get(*index).cloned().flatten()))?
                .times(every_level(&kind.rates.lists())?)
        }
        Kind::Differential(kind) => {
            // Nets are never below zero, so the eligible ones add up to no more than the roots' gross.
            let grows = kind.rates.windows(2).all(|pair| pair[0].rate <= pair[1].rate);
            let find = plan.volumes.get(kind.find).map(|volume| &volume.formula);
            let nested = matches!(find, Some(Expr::Over(Fold::Group, tree, of)) if *tree == kind.tree && measure(plan, of).is_some());
            (grows && nested).then_some(())?;
            measure(plan, kind.own(plan)?)?.times(highest(&kind.rates)?)
        }
        other => {
            let rate = rate_of(plan, other)?;
            measure(plan, &plan.volumes.get(other.on()?)?.formula)?.times(rate)
        }
    }?;
    bonus.factors.iter().try_fold(own, |share, factor| share.times(factor.rate))
}

/// The most that one point of what a bonus counts can cost.
fn rate_of(plan: &Plan, kind: &Kind) -> Option<Rate> {
    match kind {
        Kind::Retail(kind) => Some(kind.rate),
        Kind::Pool(kind) => Some(kind.rate),
        Kind::Brackets(kind) => highest(&kind.rates),
        Kind::Unilevel(kind) => every_level(kind.rates.lists()),
        // Where the count begins again, a sale may be paid for any number of times.
        Kind::Generation(kind) if kind.inactive == Inactive::Resets => None,
        // Each rank counts for itself, so a sale may be paid for at every generation of every rank.
        Kind::Generation(kind) if kind.boundary == Boundary::OwnRank => {
            let once =
                if matches!(kind.rates, LevelRates::Flat(_)) { plan.ranks.ladder.len().max(1) } else { 1 };
            let mut rates = kind.rates.lists().iter().flatten();
            let sum = rates.try_fold(Rate::ZERO, |sum, rate| sum.checked_add(*rate).ok())?;
            sum.checked_mul(Rate::new(i128::try_from(once).ok()?, 1).ok()?).ok()
        }
        Kind::Generation(kind) => every_level(kind.rates.lists()),
        // Whole groups lie in one another: a sale may count in any number of them.
        Kind::Override(kind) if kind.whole => None,
        Kind::Override(kind) => {
            let first = kind.rates.lists().iter().filter_map(|rates| rates.first().copied()).max()?;
            let more = kind.less_leader.map_or(Rate::ZERO, |least| least.max(first));
            let more = more.checked_sub(first).ok()?.max(Rate::ZERO);
            every_level(kind.rates.lists())?.checked_add(more).ok()
        }
        Kind::Binary(_) | Kind::Limit(_) | Kind::Matching(_) | Kind::Differential(_) => None,
    }
}

fn highest(rates: &[Bracket]) -> Option<Rate> {
    rates.iter().map(|bracket| bracket.rate).max()
}

/// The highest rate of each level, together.
fn every_level<L: AsRef<[Rate]>>(lists: &[L]) -> Option<Rate> {
    let level = |at: usize| lists.iter().filter_map(|rates| rates.as_ref().get(at).copied()).max();
    let depth = lists.iter().map(|rates| rates.as_ref().len()).max().unwrap_or(0);
    (0..depth).filter_map(level).try_fold(Rate::ZERO, |sum, rate| sum.checked_add(rate).ok())
}

/// A member's number as parts of columns that are summed once over everybody: the sales' columns and
/// `amount`, the members' as `member.NAME`. `None` where a sale may count for several members.
pub fn measure(plan: &Plan, formula: &Expr) -> Option<Share> {
    match formula {
        Expr::Number(number) if *number == Rate::ZERO => Some(Share::default()),
        Expr::Volume(index) => measure(plan, &plan.volumes.get(*index)?.formula),
        Expr::Sale(SaleField::Amount) => Some(Share::one("amount")),
        Expr::SaleColumn(name, _) => Some(Share::one(name)),
        Expr::MemberColumn(name, _) => Some(Share::one(&format!("member.{name}"))),
        // What customers paid above a price is exactly the one less the other.
        Expr::Sales { of, only: None } if matches!(**of, Expr::Math(Math::Sub, ..)) => {
            exact(of).or_else(|| once(plan, of))
        }
        Expr::Sales { of, .. } => once(plan, of),
        // Whoever has a direct upline is counted there once.
        Expr::Over(Fold::Frontline, _, of) => measure(plan, of),
        Expr::Math(Math::Add, one, two) => measure(plan, one)?.plus(&measure(plan, two)?),
        Expr::Math(Math::Sub, one, two) => measure(plan, two).and_then(|_| measure(plan, one)),
        Expr::Math(Math::Mul, one, two) => match (&**one, &**two) {
            (Expr::Number(rate), other) | (other, Expr::Number(rate)) => measure(plan, other)?.times(*rate),
            _ => None,
        },
        Expr::Math(Math::Div, one, two) => match &**two {
            Expr::Number(rate) => {
                measure(plan, one)?.times(Rate::new(rate.denominator(), rate.numerator()).ok()?)
            }
            _ => None,
        },
        Expr::If(_, then, other) => Some(measure(plan, then)?.or(&measure(plan, other)?)),
        Expr::Min(all) => all.iter().find_map(|part| measure(plan, part)),
        Expr::Max(all) => sum(all.iter().map(|part| measure(plan, part))),
        _ => None,
    }
}

/// What one sale brings; a member's column would count once a sale.
fn once(plan: &Plan, of: &Expr) -> Option<Share> {
    let mut once = true;
    of.walk(&mut |part| once &= !matches!(part, Expr::MemberColumn(..)));
    if once { measure(plan, of) } else { None }
}

/// The difference of two columns of a sale.
fn exact(of: &Expr) -> Option<Share> {
    let column = |part: &Expr| match part {
        Expr::Sale(SaleField::Amount) => Some(Share::one("amount")),
        Expr::SaleColumn(name, _) => Some(Share::one(name)),
        _ => None,
    };
    let Expr::Math(Math::Sub, one, two) = of else { return None };
    let less = column(two)?.0.into_keys().map(|name| Some((name, Rate::new(-1, 1).ok()?)));
    column(one)?.plus(&Share(less.collect::<Option<_>>()?))
}
