//! Who counts above whom: a tree without those who are jumped over, cut where a walk goes no further.

use std::borrow::Cow;

use kernel::Problem;
use plan::{Compression, Expr, NONE, Tree};

use super::Payer;
use crate::eval::{Compiler, Test, all};
use crate::forest::Forest;
use crate::number::Stop;
use crate::parallel;

/// The tree as a bonus walks it; the plain one where nobody is jumped over and no walk stops.
pub(super) fn upline<'w, 'a>(
    payer: &Payer<'w, 'a, '_, '_>,
    compiler: &Compiler<'a>,
    tree: Tree,
    compression: &'a Compression,
    stop: &'a [Expr],
) -> Result<Cow<'w, Forest>, Problem> {
    let whole = payer.world.forest(tree);
    let stays = match compression {
        Compression::None => Vec::new(),
        Compression::SkipInactive => vec![Test::Active],
        Compression::SkipBelow(rank) => vec![Test::Steps(
            plan::Compare::Ge,
            crate::eval::Step::PaidAs,
            crate::eval::Step::Constant(*rank),
        )],
        Compression::SkipUnless(conditions) => compiler.all(conditions)?,
    };
    if stays.is_empty() && stop.is_empty() {
        return Ok(Cow::Borrowed(whole));
    }
    let counted = meets(payer, &stays)?;
    let ends = match stop {
        [] => Vec::new(),
        stop => meets(payer, &compiler.all(stop)?)?,
    };
    squeeze(whole, &counted, &ends).map(Cow::Owned)
}

/// Who meets all of these; what cannot be known is not met.
pub(super) fn meets(payer: &Payer<'_, '_, '_, '_>, tests: &[Test<'_>]) -> Result<Vec<bool>, Problem> {
    let (world, facts, name) = (payer.world, payer.facts, &payer.bonus.name);
    let mut out = vec![false; world.members()];
    parallel::fill(&mut out, |first, stretch| {
        for (member, met) in (first..).zip(stretch) {
            *met = match all(tests, facts, world.who(member)) {
                Err(Stop::Overflow) => return Err(world.overflow(member, name)),
                Err(Stop::Missing) => false,
                Ok(found) => found,
            };
        }
        Ok(())
    })?;
    Ok(out)
}

/// The tree without those who do not count: everybody hangs under the nearest counted person above.
/// The others keep a place as buyers but have nobody below.
pub(super) fn squeeze(forest: &Forest, counted: &[bool], ends: &[bool]) -> Result<Forest, Problem> {
    // Pointers only ever go up, so there is no cycle to find.
    let up = nearest(forest, counted, ends);
    Forest::new(up).map(Forest::downwards).map_err(|_| Problem::new("run-cycle"))
}

/// The nearest counted person above everybody; nobody for those where it ends (empty: nowhere).
pub(super) fn nearest(forest: &Forest, counted: &[bool], ends: &[bool]) -> Vec<u32> {
    let mut up = vec![NONE; counted.len()];
    // Parents come first, so whoever is jumped over already knows the nearest counted person above.
    for place in 0..forest.len() {
        let member = forest.node(place);
        let above = forest.parent[member];
        if above != NONE && !ends.get(member).copied().unwrap_or(false) {
            up[member] = if counted[above as usize] { above } else { up[above as usize] };
        }
    }
    up
}
