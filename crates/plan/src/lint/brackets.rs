//! Brackets as tables and as `if(…)` one inside the other: rates that fall, steps that change nothing,
//! gaps, overlaps, branches nobody reaches; refuses to judge conditions over more than one number.

use kernel::{Problem, Rate};

use super::terms::{Edge, LEAST, MOST, Span, bound};
use super::{Found, Spot};
use crate::formula::{Expr, print};
use crate::kinds::{Bracket, Kind, LevelRates, Match, MatchRates};
use crate::model::{Bonus, Plan};

/// The tables of one bonus.
pub(super) fn tables(plan: &Plan, bonus: &Bonus, out: &mut Vec<Found>) {
    let name = bonus.name.as_str();
    match &bonus.kind {
        Kind::Retail(_) | Kind::Pool(_) | Kind::Limit(_) => {}
        Kind::Matching(crate::Matching { rates: MatchRates::Payee(rates), .. }) => {
            levels(plan, name, rates, out)
        }
        Kind::Matching(_) => {}
        Kind::Brackets(kind) => rising(name, &kind.rates, out),
        Kind::Differential(kind) => rising(name, &kind.rates, out),
        Kind::Unilevel(kind) => levels(plan, name, &kind.rates, out),
        Kind::Generation(kind) => levels(plan, name, &kind.rates, out),
        Kind::Override(kind) => levels(plan, name, &kind.rates, out),
        Kind::Binary(kind) => {
            if let Match::Tiers(tiers) = &kind.pay {
                tiers_rise(name, tiers, out);
            }
        }
    }
}

/// A higher bracket with a lower rate is a cliff: one more sale pays less.
fn rising(bonus: &str, rates: &[Bracket], out: &mut Vec<Found>) {
    for (row, pair) in rates.windows(2).enumerate() {
        let [low, high] = pair else { continue };
        let at = |row: usize| Spot::Line(bonus.to_owned(), "rates", Some(row));
        let problem = |code: &str| Problem::new(code).with("bonus", bonus).with("bound", high.bound);
        if high.rate < low.rate {
            let found = problem("plan-lint-cliff").with("rate", high.rate.percent());
            out.push((found.with("before", low.rate.percent()), at(row + 1)));
        } else if high.rate == low.rate {
            out.push((problem("plan-lint-bracket-same").with("rate", high.rate.percent()), at(row + 1)));
        } else if high.bound == low.bound {
            out.push((problem("plan-lint-bracket-point").with("rate", low.rate.percent()), at(row)));
        }
    }
}

/// A higher tier of a binary that pays less.
fn tiers_rise(bonus: &str, tiers: &[(kernel::Points, Rate)], out: &mut Vec<Found>) {
    for (row, pair) in tiers.windows(2).enumerate() {
        if let [(_, before), (tier, pays)] = pair
            && pays < before
        {
            let problem = Problem::new("plan-lint-tier-cliff").with("bonus", bonus).with("bound", tier);
            let problem = problem.with("amount", pays).with("before", before);
            out.push((problem, Spot::Line(bonus.to_owned(), "pay", Some(row + 1))));
        }
    }
}

/// A higher rank that is paid less at some level.
fn levels(plan: &Plan, bonus: &str, rates: &LevelRates, out: &mut Vec<Found>) {
    let (LevelRates::ByPaidAs(lists) | LevelRates::ByTitle(lists)) = rates else { return };
    for (index, pair) in lists.windows(2).enumerate() {
        let [low, high] = pair else { continue };
        let worse =
            low.iter().enumerate().find(|(level, rate)| high.get(*level).is_none_or(|other| other < *rate));
        if let Some((level, _)) = worse {
            let rank = plan.ranks.ladder.get(index + 1).map_or("", |rank| rank.name.as_str());
            let problem = Problem::new("plan-lint-rank-paid-less").with("bonus", bonus);
            let problem = problem.with("rank", rank).with("level", level + 1);
            out.push((problem, Spot::Line(bonus.to_owned(), "rates", None)));
        }
    }
}

/// Brackets written as `if(PV < 100, …, if(PV < 200, …, …))` anywhere in the plan.
pub(super) fn formulas(plan: &Plan, out: &mut Vec<Found>) {
    for volume in &plan.volumes {
        chains(plan, &volume.formula, &Spot::Volume(volume.name.clone()), out);
    }
    for rank in &plan.ranks.ladder {
        rank.needs.iter().for_each(|need| chains(plan, need, &Spot::Rank(rank.name.clone()), out));
    }
    plan.active.iter().for_each(|need| chains(plan, need, &Spot::Active, out));
    for bonus in &plan.bonuses {
        let formulas = bonus.eligible.iter().chain(bonus.kind.formulas());
        formulas.for_each(|formula| chains(plan, formula, &Spot::Bonus(bonus.name.clone()), out));
    }
}

fn chains(plan: &Plan, formula: &Expr, spot: &Spot, out: &mut Vec<Found>) {
    // Visited outermost first: what is the rest of a chain is not a chain of its own.
    let mut inner: Vec<&Expr> = Vec::new();
    formula.walk(&mut |part| {
        if let Expr::If(_, _, other) = part {
            let head = !inner.iter().any(|rest| std::ptr::eq(*rest, part));
            inner.push(&**other);
            if head {
                chain(plan, part, spot, out);
            }
        }
    });
}

fn chain(plan: &Plan, head: &Expr, spot: &Spot, out: &mut Vec<Found>) {
    let mut spans: Vec<Span> = Vec::new();
    let mut term: Option<&Expr> = None;
    let mut rest = head;
    while let Expr::If(test, _, other) = rest {
        let Some((of, span)) = stretch(plan, test) else { return };
        if *term.get_or_insert(of) != of {
            return;
        }
        spans.push(span);
        rest = other;
    }
    let Some(term) = term else { return };
    let mut add = |code: &str, (from, until): Span| {
        let problem = Problem::new(code).with("term", print(plan, term));
        let problem = problem.with("from", word(from, "−∞")).with("until", word(until, "∞"));
        out.push((problem, spot.clone()));
    };
    for (index, span) in spans.iter().enumerate() {
        let before = &spans[..index];
        if without(*span, before).is_empty() {
            add("plan-lint-bracket-dead", *span);
        } else if let Some(other) =
            before.iter().find(|other| other.0 < span.0 && span.0 < other.1 && other.1 < span.1)
        {
            add("plan-lint-bracket-overlap", (span.0, other.1));
        }
    }
    // What no bracket takes is a gap when nothing is the answer there and brackets lie on both sides.
    if *rest == Expr::Number(Rate::ZERO) {
        let open = without((LEAST, MOST), &spans);
        open.into_iter()
            .filter(|(from, until)| *from > LEAST && *until < MOST)
            .for_each(|gap| add("plan-lint-bracket-gap", gap));
    }
}

fn word(edge: Edge, endless: &str) -> String {
    if edge.0 == 0 { edge.1.to_string() } else { endless.to_owned() }
}

/// A condition that holds one number between bounds.
fn stretch<'e>(plan: &Plan, test: &'e Expr) -> Option<(&'e Expr, Span)> {
    match test {
        Expr::And(all) => {
            let mut parts = all.iter().map(|part| bound(plan, part));
            let first = parts.next()??;
            parts.try_fold(first, |(term, known), part| {
                let (other, span) = part?;
                (term == other).then(|| (term, (known.0.max(span.0), known.1.min(span.1))))
            })
        }
        one => bound(plan, one),
    }
}

/// What of a stretch the others leave.
fn without(span: Span, others: &[Span]) -> Vec<Span> {
    let mut left = vec![span];
    for other in others {
        let cut = left
            .into_iter()
            .flat_map(|(from, until)| [(from, until.min(other.0)), (from.max(other.1), until)]);
        left = cut.filter(|(from, until)| from < until).collect();
    }
    left
}
