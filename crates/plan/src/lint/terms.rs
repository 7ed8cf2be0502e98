//! What conditions demand of numbers and words: bounds of each term, and whether all of them can hold
//! together; refuses to decide what it cannot prove (then they may hold).

use kernel::Rate;

use crate::formula::{Compare, Expr};
use crate::model::Plan;

/// A border between numbers: just before a number (0) or just after it (1); ±1 first is infinity.
pub(super) type Edge = (i8, Rate, u8);

/// Below every number, and above.
pub(super) const LEAST: Edge = (-1, Rate::ZERO, 0);
pub(super) const MOST: Edge = (1, Rate::ZERO, 0);

/// The numbers from one border up to another.
pub(super) type Span = (Edge, Edge);

/// What is known beside the conditions.
pub(super) struct Terms<'p> {
    pub plan: &'p Plan,
    /// Whether anybody can meet a test inside `legs(…)`.
    pub held: &'p dyn Fn(&Expr) -> bool,
}

/// Most combinations of alternatives that are tried.
const TRIES: u32 = 256;

/// A number that is the same for everybody: written, or a volume that is one.
fn constant(plan: &Plan, expr: &Expr) -> Option<Rate> {
    match expr {
        Expr::Number(number) => Some(*number),
        Expr::Volume(index) => match &plan.volumes.get(*index)?.formula {
            Expr::Number(number) => Some(*number),
            _ => None,
        },
        _ => None,
    }
}

/// `TERM ≥ NUMBER` and its kin: the term and the numbers it may be.
pub(super) fn bound<'e>(plan: &Plan, expr: &'e Expr) -> Option<(&'e Expr, Span)> {
    let Expr::Compare(compare, left, right) = expr else { return None };
    let (term, number, compare) = match (constant(plan, left), constant(plan, right)) {
        (None, Some(number)) => (left, number, *compare),
        (Some(number), None) => (right, number, turned(*compare)),
        _ => return None,
    };
    let (before, after) = ((0, number, 0), (0, number, 1));
    let span = match compare {
        Compare::Ge => (before, MOST),
        Compare::Gt => (after, MOST),
        Compare::Le => (LEAST, after),
        Compare::Lt => (LEAST, before),
        Compare::Eq => (before, after),
        Compare::Ne => return None,
    };
    Some((term, span))
}

fn turned(compare: Compare) -> Compare {
    match compare {
        Compare::Ge => Compare::Le,
        Compare::Gt => Compare::Lt,
        Compare::Le => Compare::Ge,
        Compare::Lt => Compare::Gt,
        same => same,
    }
}

/// Whether nobody whatever can meet all of these.
pub(super) fn never(all: &[&Expr], terms: &Terms<'_>) -> bool {
    let mut tries = TRIES;
    contradict(all.to_vec(), terms, &mut tries)
}

fn contradict(mut all: Vec<&Expr>, terms: &Terms<'_>, tries: &mut u32) -> bool {
    while let Some(at) = all.iter().position(|part| matches!(part, Expr::And(_))) {
        if let Expr::And(parts) = all.swap_remove(at) {
            all.extend(parts);
        }
    }
    if let Some(at) = all.iter().position(|part| matches!(part, Expr::Or(_))) {
        let Expr::Or(parts) = all.swap_remove(at) else { return false };
        return parts.iter().all(|part| {
            let Some(left) = tries.checked_sub(1) else { return false };
            *tries = left;
            let mut branch = all.clone();
            branch.push(part);
            contradict(branch, terms, tries)
        });
    }
    plain(&all, terms)
}

/// The same for conditions without alternatives.
fn plain(all: &[&Expr], terms: &Terms<'_>) -> bool {
    let mut spans: Vec<(&Expr, Span)> = Vec::new();
    let mut words: Vec<(&Expr, Vec<&Expr>)> = Vec::new();
    for part in all {
        if matches!(part, Expr::Bool(false)) {
            return true;
        }
        if let Some((term, span)) = bound(terms.plan, part) {
            let at = spans.iter().position(|(known, _)| *known == term).unwrap_or_else(|| {
                // Legs are counted, so there are never fewer than none.
                let least = if matches!(term, Expr::Legs { .. }) { (0, Rate::ZERO, 0) } else { LEAST };
                spans.push((term, (least, MOST)));
                spans.len() - 1
            });
            let known = &mut spans[at].1;
            *known = (known.0.max(span.0), known.1.min(span.1));
        }
        if let Some((term, list)) = choices(part) {
            match words.iter_mut().find(|(known, _)| *known == term) {
                Some((_, known)) => known.retain(|one| list.contains(one)),
                None => words.push((term, list)),
            }
        }
    }
    words.iter().any(|(_, list)| list.is_empty())
        || spans.iter().any(|(term, (from, until))| {
            let nobody = matches!(term, Expr::Legs { test, .. } if !(terms.held)(test));
            from >= until || (nobody && *from > (0, Rate::ZERO, 0))
        })
}

/// `kind = "a"` or `kind in ("a", "b")`: the term and the texts or ranks it may be.
fn choices(expr: &Expr) -> Option<(&Expr, Vec<&Expr>)> {
    let is_word = |one: &Expr| matches!(one, Expr::Text(_) | Expr::Rank(_));
    match expr {
        Expr::Compare(Compare::Eq, left, right) if is_word(right) => Some((&**left, vec![&**right])),
        Expr::In(term, list) if list.iter().all(is_word) => Some((&**term, list.iter().collect())),
        _ => None,
    }
}

/// Whether whoever meets the first condition meets the second.
pub(super) fn implies(plan: &Plan, one: &Expr, two: &Expr) -> bool {
    one == two
        || match (bound(plan, one), bound(plan, two)) {
            (Some((term, inner)), Some((other, outer))) => {
                term == other && inner.0 >= outer.0 && inner.1 <= outer.1
            }
            _ => false,
        }
}
