//! Advice on a plan that is valid but probably not meant: ranks nobody can tell apart, rates that
//! fall, volumes nobody uses, pay-out that cannot be bounded; refuses to change anything.

use kernel::{Problem, Rate};

use crate::formula::{Compare, Expr};
use crate::kinds::{Bracket, Kind, LevelRates, Limit, Most, Per};
use crate::model::Plan;

/// Warnings, each with a stable code and parameters; none stops a plan.
pub fn lint(plan: &Plan) -> Vec<Problem> {
    let mut out = Vec::new();
    unused_volumes(plan, &mut out);
    ladder(plan, &mut out);
    for bonus in &plan.bonuses {
        let name = bonus.name.as_str();
        match &bonus.kind {
            Kind::Retail(_) | Kind::Pool(_) | Kind::Limit(_) => {}
            Kind::Binary(_) => no_ceiling(plan, name, &mut out),
            Kind::Matching(crate::Matching { rates: crate::MatchRates::Payee(rates), .. }) => {
                levels(plan, name, rates, &mut out);
            }
            Kind::Matching(_) => {}
            Kind::Brackets(kind) => falling(name, &kind.rates, &mut out),
            Kind::Differential(kind) => falling(name, &kind.rates, &mut out),
            Kind::Unilevel(kind) => levels(plan, name, &kind.rates, &mut out),
            Kind::Generation(kind) => levels(plan, name, &kind.rates, &mut out),
            Kind::Override(kind) => levels(plan, name, &kind.rates, &mut out),
        }
        if payout(plan, bonus).is_some_and(|rate| rate > Rate::ONE) {
            let total = payout(plan, bonus).unwrap_or(Rate::ZERO).percent();
            out.push(Problem::new("plan-lint-payout").with("bonus", name).with("rate", total));
        }
    }
    if plan.bonuses.is_empty() {
        out.push(Problem::new("plan-lint-no-bonus"));
    }
    out
}

/// The most one point of volume can cost through a bonus: the sum over levels of the highest rate,
/// the highest bracket (a differential telescopes to one rate), times the factors.
fn payout(plan: &Plan, bonus: &crate::Bonus) -> Option<Rate> {
    let highest = |rates: &[Bracket]| rates.iter().map(|bracket| bracket.rate).max();
    let own = match &bonus.kind {
        Kind::Retail(kind) => Some(kind.rate),
        Kind::Pool(kind) => Some(kind.rate),
        // Every person above the buyer can be paid; a limit pays nobody.
        Kind::Binary(_) | Kind::Limit(_) => None,
        Kind::Brackets(kind) => highest(&kind.rates),
        Kind::Differential(kind) => highest(&kind.rates),
        Kind::Unilevel(kind) => every_level(kind.rates.lists()),
        // Where the count begins again, a sale may be paid for any number of times.
        Kind::Generation(kind) if kind.inactive == crate::Inactive::Resets => None,
        // Each rank counts for itself, so a sale may be paid for at every generation of every rank.
        Kind::Generation(kind) if kind.boundary == crate::Boundary::OwnRank => {
            let once =
                if matches!(kind.rates, LevelRates::Flat(_)) { plan.ranks.ladder.len().max(1) } else { 1 };
            let rates = kind.rates.lists().iter().flatten();
            let sum = rates.copied().try_fold(Rate::ZERO, |sum, rate| sum.checked_add(rate).ok())?;
            sum.checked_mul(Rate::new(once as i128, 1).ok()?).ok()
        }
        Kind::Generation(kind) => every_level(kind.rates.lists()),
        // A part of what the matched bonuses can cost together.
        Kind::Matching(kind) => {
            let matched = kind.of.iter().filter_map(|index| plan.bonuses.get(*index));
            let cost = matched.map(|bonus| payout(plan, bonus));
            let cost = cost.collect::<Option<Vec<Rate>>>()?;
            let sum = cost.into_iter().try_fold(Rate::ZERO, |sum, rate| sum.checked_add(rate).ok())?;
            every_level(&kind.rates.lists())?.checked_mul(sum).ok()
        }
        // Whole groups lie in one another: a sale may count in any number of them.
        Kind::Override(kind) if kind.whole => None,
        Kind::Override(kind) => every_level(kind.rates.lists()),
    }?;
    bonus.factors.iter().try_fold(own, |rate, factor| rate.checked_mul(factor.rate).ok())
}

/// The highest rate of each level, together.
fn every_level<L: AsRef<[Rate]>>(lists: &[L]) -> Option<Rate> {
    let level = |at: usize| lists.iter().filter_map(|rates| rates.as_ref().get(at).copied()).max();
    let depth = lists.iter().map(|rates| rates.as_ref().len()).max().unwrap_or(0);
    (0..depth).filter_map(level).try_fold(Rate::ZERO, |sum, rate| sum.checked_add(rate).ok())
}

/// A binary pays everybody above a buyer, so only a limit of the company bounds it.
fn no_ceiling(plan: &Plan, bonus: &str, out: &mut Vec<Problem>) {
    let is_bounded = |limit: &Limit| {
        let named = limit.of.iter().filter_map(|index| plan.bonuses.get(*index));
        limit.per == Per::Company && named.into_iter().any(|one| one.name == bonus)
    };
    let limits = plan.bonuses.iter().filter_map(|bonus| match &bonus.kind {
        Kind::Limit(limit) => Some(limit),
        _ => None,
    });
    if !limits.into_iter().any(is_bounded) {
        out.push(Problem::new("plan-lint-no-ceiling").with("bonus", bonus));
    }
}

/// A higher bracket with a lower rate is a cliff: one more sale pays less.
fn falling(bonus: &str, rates: &[Bracket], out: &mut Vec<Problem>) {
    for pair in rates.windows(2) {
        if let [low, high] = pair
            && high.rate < low.rate
        {
            out.push(
                Problem::new("plan-lint-cliff")
                    .with("bonus", bonus)
                    .with("bound", high.bound)
                    .with("rate", high.rate.percent())
                    .with("before", low.rate.percent()),
            );
        }
    }
}

/// A higher rank that is paid less at some level.
fn levels(plan: &Plan, bonus: &str, rates: &LevelRates, out: &mut Vec<Problem>) {
    let (LevelRates::ByPaidAs(lists) | LevelRates::ByTitle(lists)) = rates else { return };
    for (index, pair) in lists.windows(2).enumerate() {
        let [low, high] = pair else { continue };
        let worse =
            low.iter().enumerate().find(|(level, rate)| high.get(*level).is_none_or(|other| other < *rate));
        if let Some((level, _)) = worse {
            let rank = plan.ranks.ladder.get(index + 1).map_or("", |rank| rank.name.as_str());
            out.push(
                Problem::new("plan-lint-rank-paid-less")
                    .with("bonus", bonus)
                    .with("rank", rank)
                    .with("level", level + 1),
            );
        }
    }
}

fn unused_volumes(plan: &Plan, out: &mut Vec<Problem>) {
    let mut used = vec![false; plan.volumes.len()];
    for formula in plan.formulas() {
        formula.walk(&mut |part| {
            if let Expr::Volume(index) = part {
                used[*index] = true;
            }
        });
    }
    for bonus in &plan.bonuses {
        bonus.kind.on().into_iter().for_each(|on| used[on] = true);
        if let Kind::Limit(Limit { most: Most::Part(_, volume), .. }) = &bonus.kind {
            used[*volume] = true;
        }
        if let Kind::Brackets(crate::Brackets { find, .. })
        | Kind::Differential(crate::Differential { find, .. }) = &bonus.kind
        {
            used[*find] = true;
        }
        if let Kind::Pool(crate::Pool { shares: crate::Shares::By(volume), .. }) = &bonus.kind {
            used[*volume] = true;
        }
    }
    for (volume, _) in plan.volumes.iter().zip(used).filter(|(_, used)| !used) {
        out.push(Problem::new("plan-lint-unused-volume").with("volume", &volume.name));
    }
}

/// Ranks without conditions above the lowest, ranks with the same conditions, impossible demands.
fn ladder(plan: &Plan, out: &mut Vec<Problem>) {
    let earned = plan.ranks.title != crate::Title::Given || plan.ranks.paid_as.from != crate::Title::Given;
    if !earned {
        return;
    }
    for (index, rank) in plan.ranks.ladder.iter().enumerate().skip(1) {
        if rank.needs.is_empty() {
            out.push(Problem::new("plan-lint-rank-free").with("rank", &rank.name));
        }
        let lower = plan.ranks.ladder[..index].iter().find(|lower| lower.needs == rank.needs);
        if let Some(lower) = lower.filter(|lower| !lower.needs.is_empty()) {
            let problem = Problem::new("plan-lint-rank-same").with("rank", &rank.name);
            out.push(problem.with("other", &lower.name));
        }
        if impossible(&rank.needs) {
            out.push(Problem::new("plan-lint-rank-impossible").with("rank", &rank.name));
        }
    }
}

/// Whether one volume is demanded both at least and at most in a way no number meets.
fn impossible(needs: &[Expr]) -> bool {
    let bounds = |wanted: fn(Compare) -> bool| {
        needs.iter().filter_map(move |need| match need {
            Expr::Compare(compare, left, right) if wanted(*compare) => match (&**left, &**right) {
                (Expr::Volume(volume), Expr::Number(number)) => Some((*volume, *number, *compare)),
                _ => None,
            },
            _ => None,
        })
    };
    let low = |compare| matches!(compare, Compare::Ge | Compare::Gt | Compare::Eq);
    let high = |compare| matches!(compare, Compare::Le | Compare::Lt | Compare::Eq);
    bounds(low).any(|(volume, least, one)| {
        bounds(high).any(|(other, most, two)| {
            let strict = one == Compare::Gt || two == Compare::Lt;
            volume == other && (least > most || (strict && least == most))
        })
    })
}
