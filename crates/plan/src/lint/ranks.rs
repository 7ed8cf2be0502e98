//! Ranks nobody can hold: conditions that exclude each other, that only a holder could meet, or that
//! imply a higher rank; refuses to judge ranks that are given and not earned.

use kernel::Problem;

use super::terms::{Terms, implies, never};
use super::{Found, Spot};
use crate::formula::{Compare, Expr, MemberField};
use crate::model::{Plan, Title};

pub(super) fn ladder(plan: &Plan, out: &mut Vec<Found>) {
    let nobody = |_: &Expr| true;
    if never(&plan.active.iter().collect::<Vec<_>>(), &Terms { plan, held: &nobody }) {
        out.push((Problem::new("plan-lint-active-never"), Spot::Active));
    }
    let earned = plan.ranks.title != Title::Given || plan.ranks.paid_as.from != Title::Given;
    if !earned {
        return;
    }
    let ladder = &plan.ranks.ladder;
    let everybody = vec![true; ladder.len()];
    // A rank that is given to somebody may be the first of its circle.
    let reached = match plan.ranks.title {
        Title::Earned => closure(plan, vec![false; ladder.len()]),
        _ => everybody.clone(),
    };
    for (index, rank) in ladder.iter().enumerate() {
        let mut add = |code: &str, other: Option<&str>| {
            let problem = Problem::new(code).with("rank", &rank.name);
            let problem = match other {
                Some(other) => problem.with("other", other),
                None => problem,
            };
            out.push((problem, Spot::Rank(rank.name.clone())));
        };
        let same = ladder[..index].iter().find(|lower| lower.needs == rank.needs);
        if index > 0 && rank.needs.is_empty() {
            add("plan-lint-rank-free", None);
        } else if let Some(lower) = same.filter(|_| index > 0) {
            add("plan-lint-rank-same", Some(&lower.name));
        }
        if !earnable(plan, index, &everybody) {
            add("plan-lint-rank-impossible", None);
        } else if !reached[index] {
            let mut with_it = reached.clone();
            with_it[index] = true;
            let circle = earnable(plan, index, &closure(plan, with_it));
            add(if circle { "plan-lint-rank-circular" } else { "plan-lint-rank-unreachable" }, None);
        } else if let Some(higher) = shadow(plan, index) {
            add("plan-lint-rank-shadowed", Some(higher));
        }
    }
}

/// A higher rank, with conditions, that everybody who earns this one earns too.
fn shadow(plan: &Plan, index: usize) -> Option<&str> {
    let needs = &plan.ranks.ladder[index].needs;
    let implied = |need: &Expr| needs.iter().any(|known| implies(plan, known, need));
    let mut higher = plan.ranks.ladder[index + 1..].iter();
    // The lowest rank is where everybody begins; with the same conditions it is the higher that is named.
    let found = higher.find(|rank| {
        index > 0 && !rank.needs.is_empty() && rank.needs != *needs && rank.needs.iter().all(implied)
    });
    found.map(|rank| rank.name.as_str())
}

/// The ranks that somebody can come to hold, beginning with these and the lowest, which everybody has.
fn closure(plan: &Plan, mut held: Vec<bool>) -> Vec<bool> {
    if let Some(lowest) = held.first_mut() {
        *lowest = true;
    }
    loop {
        let next = (0..held.len()).find(|index| !held[*index] && earnable(plan, *index, &held));
        match next {
            Some(index) => held[index] = true,
            None => return held,
        }
    }
}

/// Whether a rank can be earned when these are held by others.
fn earnable(plan: &Plan, index: usize, held: &[bool]) -> bool {
    let anybody = |test: &Expr| {
        let ranks = (0_u8..).zip(held).filter(|(_, held)| **held);
        ranks.into_iter().any(|(rank, _)| truth(plan, test, rank) != Some(false))
    };
    let needs: Vec<&Expr> = plan.ranks.ladder[index].needs.iter().collect();
    !never(&needs, &Terms { plan, held: &anybody })
}

/// What a test says of somebody of this rank; `None` where it depends on more.
fn truth(plan: &Plan, test: &Expr, rank: u8) -> Option<bool> {
    match test {
        Expr::Bool(known) => Some(*known),
        Expr::Not(inner) => truth(plan, inner, rank).map(|known| !known),
        Expr::And(all) => {
            let all: Vec<_> = all.iter().map(|part| truth(plan, part, rank)).collect();
            if all.contains(&Some(false)) {
                Some(false)
            } else {
                all.into_iter().collect::<Option<Vec<_>>>().map(|_| true)
            }
        }
        Expr::Or(all) => {
            let all: Vec<_> = all.iter().map(|part| truth(plan, part, rank)).collect();
            if all.contains(&Some(true)) {
                Some(true)
            } else {
                all.into_iter().collect::<Option<Vec<_>>>().map(|_| false)
            }
        }
        Expr::Compare(compare, left, right) => match (&**left, &**right) {
            (Expr::Member(field), Expr::Rank(other)) => {
                ranked(plan, *field, rank, &|found| met(*compare, found, *other))
            }
            (Expr::Rank(other), Expr::Member(field)) => {
                ranked(plan, *field, rank, &|found| met(*compare, *other, found))
            }
            _ => None,
        },
        Expr::In(term, list) => match &**term {
            Expr::Member(field) => ranked(plan, *field, rank, &|found| list.contains(&Expr::Rank(found))),
            _ => None,
        },
        _ => None,
    }
}

/// A test of the title, or of the rank somebody with this title may be paid as.
fn ranked(plan: &Plan, field: MemberField, rank: u8, test: &dyn Fn(u8) -> bool) -> Option<bool> {
    let paid = &plan.ranks.paid_as;
    match field {
        MemberField::Rank => Some(test(rank)),
        MemberField::PaidAs if paid.from == plan.ranks.title => match (test(rank), test(paid.otherwise)) {
            (own, _) if paid.when.is_empty() => Some(own),
            (own, other) if own == other => Some(own),
            _ => None,
        },
        _ => None,
    }
}

fn met(compare: Compare, one: u8, two: u8) -> bool {
    match compare {
        Compare::Eq => one == two,
        Compare::Ne => one != two,
        Compare::Lt => one < two,
        Compare::Le => one <= two,
        Compare::Gt => one > two,
        Compare::Ge => one >= two,
    }
}
