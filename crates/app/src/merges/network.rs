//! Members that are merged, in the trees: who stood below the loser stands below the winner from today on, and the loser
//! stands alone. Refuses a winner below the loser, a winner without a place where the loser has one, and a transfer that is
//! under way: none of these can be done without inventing history. Days of a closed month are never touched.

use access::Principal;
use jiff::civil::Date;
use kernel::{Problem, TenantId};
use serde::{Deserialize, Serialize};
use store::network::{self, Move, TreeKind};
use store::{Read, Tx};
use uuid::Uuid;

use crate::network::{refusal, today};
use crate::{Cx, Error};

/// Most children one merge moves.
const CHILDREN_MAX: i64 = 1_000;

/// One move in a tree, for the way back.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Rehung {
    tree: String,
    member: Uuid,
    /// Where the member stood before.
    parent: Option<Uuid>,
    slot: Option<u16>,
    /// Where the member stands since.
    to: Option<Uuid>,
    from: String,
}

/// Why two members cannot be merged as they stand.
pub(super) async fn hinders(
    db: &mut impl Read,
    tenant: TenantId,
    winner: Uuid,
    loser: Uuid,
    name: &str,
) -> Result<Vec<Problem>, Error> {
    let mut out = Vec::new();
    if network::under_way(db, tenant, loser).await? {
        out.push(Problem::new("merge-transfer").with("name", name));
    }
    for kind in TreeKind::ALL {
        if network::open_edge(db, tenant, kind, loser).await?.is_none() {
            continue;
        }
        if network::open_edge(db, tenant, kind, winner).await?.is_none() {
            out.push(Problem::new("merge-place").with("name", name).with("tree", kind.as_str()));
        } else if network::is_within(db, tenant, kind, winner, loser).await? {
            out.push(Problem::new("merge-below").with("name", name).with("tree", kind.as_str()));
        }
        if network::children_of(db, tenant, kind, loser, CHILDREN_MAX + 1).await?.len() as i64 > CHILDREN_MAX
        {
            out.push(Problem::new("merge-too-many").with("max", CHILDREN_MAX));
        }
    }
    Ok(out)
}

/// Hangs the branches of the loser below the winner.
pub(super) async fn rehang(
    cx: &Cx,
    tx: &mut Tx,
    who: &Principal,
    winner: Uuid,
    loser: Uuid,
    name: &str,
) -> Result<Vec<Rehung>, Error> {
    if let Some(problem) = hinders(tx, who.tenant, winner, loser, name).await?.into_iter().next() {
        return Err(Error::Conflict(problem));
    }
    let today = today(cx, who).await?;
    let mut out = Vec::new();
    for kind in TreeKind::ALL {
        let Some(own) = network::open_edge(tx, who.tenant, kind, loser).await? else { continue };
        crate::runs::still_open(tx, who.tenant, today, "records").await?;
        for child in network::children_of(tx, who.tenant, kind, loser, CHILDREN_MAX).await? {
            let Some(edge) = network::open_edge(tx, who.tenant, kind, child).await? else { continue };
            let from = today.max(edge.from);
            step(tx, who.tenant, kind, (child, Some(winner), edge.slot), from).await?;
            out.push(rehung(kind, child, (Some(loser), edge.slot), Some(winner), from));
        }
        if own.parent.is_some() {
            let from = today.max(own.from);
            step(tx, who.tenant, kind, (loser, None, None), from).await?;
            out.push(rehung(kind, loser, (own.parent, own.slot), None, from));
        }
    }
    Ok(out)
}

fn rehung(
    kind: TreeKind,
    member: Uuid,
    (parent, slot): (Option<Uuid>, Option<u16>),
    to: Option<Uuid>,
    from: Date,
) -> Rehung {
    Rehung { tree: kind.as_str().to_owned(), member, parent, slot, to, from: from.to_string() }
}

async fn step(
    tx: &mut Tx,
    tenant: TenantId,
    kind: TreeKind,
    (member, parent, slot): (Uuid, Option<Uuid>, Option<u16>),
    from: Date,
) -> Result<(), Error> {
    let change = Move { member, parent, slot, with_branch: true, from };
    network::move_member(tx, tenant, kind, &change).await.map_err(|error| refusal(error, "records"))?;
    Ok(())
}

/// Hangs everything back, the last move first; refuses where somebody has moved since.
pub(super) async fn hang_back(cx: &Cx, tx: &mut Tx, who: &Principal, moves: &[Rehung]) -> Result<(), Error> {
    let changed = || Error::Conflict(Problem::new("merge-changed-since"));
    let today = today(cx, who).await?;
    if !moves.is_empty() {
        crate::runs::still_open(tx, who.tenant, today, "records").await?;
    }
    for one in moves.iter().rev() {
        let kind: TreeKind = one.tree.parse().map_err(Error::internal)?;
        let edge = network::open_edge(tx, who.tenant, kind, one.member).await?.ok_or_else(changed)?;
        if edge.parent != one.to || edge.from.to_string() != one.from {
            return Err(changed());
        }
        step(tx, who.tenant, kind, (one.member, one.parent, one.slot), today.max(edge.from)).await?;
    }
    Ok(())
}
