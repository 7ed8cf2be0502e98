//! Generation: levels of a tree that holds only boundary people. Where each payee counts the own rank,
//! there is one such tree a rank.

use std::borrow::Cow;
use std::ops::Range;

use kernel::Problem;
use plan::{Boundary, Generation, Inactive, LevelRates, NONE};

use super::pairs::ranks;
use super::unilevel::{Levels, handles};
use super::upline::{meets, nearest};
use super::{Out, Payer, Ready};
use crate::eval::Compiler;
use crate::forest::Forest;

/// The trees, each with the payees whose generations it counts.
pub(super) struct Generations<'f>(Vec<Levels<'f>>);

/// Finds the boundaries and the rates of every rank.
pub(super) fn ready<'w, 'a>(
    payer: &mut Payer<'w, 'a, '_, '_>,
    compiler: &Compiler<'a>,
    kind: &'a Generation,
) -> Result<Generations<'w>, Problem> {
    let facts = payer.facts;
    let ends = match &kind.stop[..] {
        [] => Vec::new(),
        stop => meets(payer, &compiler.all(stop)?)?,
    };
    let handles = handles(payer, &kind.rates)?;
    match &kind.boundary {
        Boundary::When(conditions) => {
            let boundary = meets(payer, &compiler.all(conditions)?)?;
            let ranks = ranks(&kind.rates, facts);
            tree(payer, compiler, kind, (boundary, &ends), (handles, ranks)).map(|one| Generations(vec![one]))
        }
        Boundary::OwnRank => {
            let ranks: &'w [u8] = match kind.rates {
                LevelRates::ByTitle(_) => &facts.rank,
                LevelRates::ByPaidAs(_) | LevelRates::Flat(_) => &facts.paid_as,
            };
            let mut trees = Vec::new();
            for rank in 0..handles.len() {
                if handles[rank].is_empty() {
                    continue;
                }
                let boundary = match ranks {
                    [] => vec![true; payer.world.members()],
                    ranks => ranks.iter().map(|own| usize::from(*own) >= rank).collect(),
                };
                let mut own = vec![Vec::new(); handles.len()];
                own[rank].clone_from(&handles[rank]);
                trees.push(tree(payer, compiler, kind, (boundary, &ends), (own, ranks))?);
            }
            Ok(Generations(trees))
        }
    }
}

/// The tree of some boundary people.
fn tree<'w, 'a>(
    payer: &Payer<'w, 'a, '_, '_>,
    compiler: &Compiler<'a>,
    kind: &Generation,
    (mut boundary, ends): (Vec<bool>, &[bool]),
    rates: (Vec<Vec<Option<usize>>>, &'w [u8]),
) -> Result<Levels<'w>, Problem> {
    let (forest, active) = (payer.world.forest(kind.tree), &payer.facts.active);
    let mut on = Cow::Borrowed(&payer.facts.volumes[kind.on][..]);
    if kind.inactive == Inactive::Extends {
        boundary.iter_mut().zip(active).for_each(|(boundary, active)| *boundary &= active);
    }
    let mut up = nearest(forest, &boundary, ends);
    if kind.inactive == Inactive::Resets {
        let below = beyond(payer, forest, &on, ends)?;
        // All that an inactive boundary person has below counts beyond as if it were the own.
        on = boundary
            .iter()
            .zip(active)
            .zip(on.iter().zip(below))
            .map(|((boundary, active), (own, below))| if *boundary && !active { below } else { *own })
            .collect();
        for above in up.iter_mut().filter(|above| **above != NONE) {
            if !active[*above as usize] {
                *above = NONE;
            }
        }
    }
    let forest = Forest::new(up).map(Forest::downwards).map_err(|_| Problem::new("run-cycle"))?;
    Levels::new(payer, compiler, (kind.on, on), Cow::Owned(forest), rates)
}

/// What everybody and all below bring together, as far as it goes on upwards.
fn beyond(
    payer: &Payer<'_, '_, '_, '_>,
    forest: &Forest,
    on: &[i64],
    ends: &[bool],
) -> Result<Vec<i64>, Problem> {
    let mut out = on.to_vec();
    for place in (0..forest.len()).rev() {
        let member = forest.node(place);
        let above = forest.parent[member];
        if above != NONE && !ends.get(member).copied().unwrap_or(false) {
            let above = above as usize;
            out[above] = out[above].checked_add(out[member]).ok_or_else(|| payer.overflow(above))?;
        }
    }
    Ok(out)
}

impl Ready for Generations<'_> {
    fn pay(&self, out: &mut Out<'_, '_, '_>, places: Range<usize>) -> Result<(), Problem> {
        // Nobody is paid in two trees, so a payee's lines stand together.
        self.0.iter().try_for_each(|levels| levels.pay(out, places.clone()))
    }
}
