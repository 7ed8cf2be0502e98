//! Override: leaders bring the volume of their groups; who stands above them is paid by generation.

use kernel::Problem;
use plan::{NONE, Override, Tree};

use super::Payer;
use super::pairs::{Pairs, handles, ranks};
use super::upline::{meets, upline};
use crate::eval::Compiler;

/// Finds the leaders and adds up their groups.
pub(super) fn ready<'w, 'a>(
    payer: &mut Payer<'w, 'a, '_, '_>,
    compiler: &Compiler<'a>,
    kind: &'a Override,
) -> Result<Pairs<'w>, Problem> {
    let leads = meets(payer, &compiler.all(&kind.leader)?)?;
    let own = &payer.facts.volumes[kind.on];
    let on = match kind.whole {
        true => whole(payer, kind.tree, &leads, own)?,
        false => groups(payer, kind.tree, &leads, own)?,
    };
    let forest = upline(payer, compiler, kind.tree, &kind.compression, &[])?;
    let lists = kind.rates.lists();
    let handles = handles(payer, lists.len(), kind.rates.depth(), |payee, leader, generation| {
        kind.rate(&lists[payee], &lists[leader], generation)
    })?;
    Ok(Pairs { forest, on, ranks: ranks(&kind.rates, payer.facts), handles })
}

/// Everybody counts in the group of the nearest leader above, leaders in their own.
fn groups(
    payer: &Payer<'_, '_, '_, '_>,
    tree: Tree,
    leads: &[bool],
    own: &[i64],
) -> Result<Vec<i64>, Problem> {
    let forest = payer.world.forest(tree);
    let mut leader = vec![NONE; own.len()];
    let mut out = vec![0_i64; own.len()];
    for place in 0..forest.len() {
        let member = forest.node(place);
        let above = forest.parent[member];
        leader[member] = match (leads[member], above) {
            (true, _) => member as u32,
            (false, NONE) => NONE,
            (false, above) => leader[above as usize],
        };
        if leader[member] != NONE {
            let of = leader[member] as usize;
            out[of] = out[of].checked_add(own[member]).ok_or_else(|| payer.overflow(of))?;
        }
    }
    Ok(out)
}

/// Everybody below a leader, and the leader.
fn whole(
    payer: &Payer<'_, '_, '_, '_>,
    tree: Tree,
    leads: &[bool],
    own: &[i64],
) -> Result<Vec<i64>, Problem> {
    let forest = payer.world.forest(tree);
    let mut out = own.to_vec();
    for place in (0..forest.len()).rev() {
        let member = forest.node(place);
        let above = forest.parent[member];
        if above != NONE {
            let above = above as usize;
            out[above] = out[above].checked_add(out[member]).ok_or_else(|| payer.overflow(above))?;
        }
    }
    out.iter_mut().zip(leads).filter(|(_, leads)| !**leads).for_each(|(units, _)| *units = 0);
    Ok(out)
}
