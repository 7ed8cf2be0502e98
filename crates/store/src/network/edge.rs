//! Enrolments and moves: the edge, its date and its labels in one transaction under the tree's lock.
//! Refuses what [`Refused`] names; what it refuses it leaves as it was (the caller rolls back).

use jiff::civil::Date;
use kernel::TenantId;
use tree::labels::{Label, SPAN};
use uuid::Uuid;

use super::label::{Key, place_alone, place_branch, place_leaf};
use super::{Error, Refused, TreeKind, bulk, day, history, interval, lock, parse_day, slot_from, slot_value};
use crate::{Read, Tx, Value};

/// A branch above this size that is also a good part of its tree gets a new epoch instead of updates.
const BRANCH_UPDATED_MAX: i64 = 20_000;

/// A member's open edge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenEdge {
    /// The parent, `None` for a root.
    pub parent: Option<Uuid>,
    /// The slot under it.
    pub slot: Option<u16>,
    /// Since when.
    pub from: Date,
}

/// The open edge of `member`, or `None` when it is not in the tree.
pub async fn open_edge(
    db: &mut impl Read,
    tenant: TenantId,
    kind: TreeKind,
    member: Uuid,
) -> Result<Option<OpenEdge>, crate::Error> {
    let row = db
        .query_opt(
            "SELECT parent_id, slot, valid_from FROM tree_edge \
             WHERE tenant_id = $1 AND tree = $2 AND member_id = $3 AND valid_to IS NULL",
            &[Value::Uuid(tenant.uuid()), kind.as_str().into(), Value::Uuid(member)],
        )
        .await?;
    row.map(|r| {
        Ok(OpenEdge {
            parent: r.get(0)?,
            slot: slot_from(r.get(1)?)?,
            from: parse_day(&r.get::<String>(2)?)?,
        })
    })
    .transpose()
}

/// Who stands directly below `member` now, at most `limit`.
pub async fn children_of(
    db: &mut impl Read,
    tenant: TenantId,
    kind: TreeKind,
    member: Uuid,
    limit: i64,
) -> Result<Vec<Uuid>, crate::Error> {
    let rows = db
        .query(
            "SELECT member_id FROM tree_edge WHERE tenant_id = $1 AND tree = $2 AND parent_id = $3 \
             AND valid_to IS NULL ORDER BY member_id LIMIT $4",
            &[Value::Uuid(tenant.uuid()), kind.as_str().into(), Value::Uuid(member), Value::Int(limit)],
        )
        .await?;
    rows.iter().map(|row| row.get(0)).collect()
}

/// Puts a new member into the tree, under `parent` (`None`: as a root) from `from` on. Gives the tree's
/// new version.
///
/// # Errors
/// [`Error::Refused`]: self, unknown parent, parent joined later, slot taken, already in the tree.
pub async fn enrol(
    tx: &mut Tx,
    tenant: TenantId,
    kind: TreeKind,
    member: Uuid,
    parent: Option<Uuid>,
    slot: Option<u16>,
    from: Date,
) -> Result<i64, Error> {
    if parent == Some(member) {
        return Err(Refused::SelfParent.of(member));
    }
    let head = lock(tx, tenant, kind).await?;
    let key = Key { tenant, kind, epoch: head.epoch };
    if open_edge(tx, tenant, kind, member).await?.is_some() {
        return Err(Refused::AlreadyPlaced.of(member));
    }
    let end = end_of(tx, tenant, kind, member, parent).await?;
    parent_has_joined(tx, tenant, kind, member, parent, from).await?;
    slot_is_free(tx, tenant, kind, member, parent, slot).await?;
    insert(tx, key, head.version, false, &New { member, parent, slot, from }).await?;
    place_leaf(tx, key, member, end).await?;
    Ok(head.version)
}

/// A member, or a whole branch, to a new place from a date on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Move {
    /// Who moves.
    pub member: Uuid,
    /// The new parent, `None` to become a root.
    pub parent: Option<Uuid>,
    /// The slot under it.
    pub slot: Option<u16>,
    /// With everybody below; without, the children go up to the old parent.
    pub with_branch: bool,
    /// First day of the new edge.
    pub from: Date,
}

/// What a move did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// The tree's new version.
    pub version: i64,
    /// Members that moved: the branch, or 1.
    pub members: i64,
    /// Children that went up to the old parent.
    pub lifted: Vec<Uuid>,
    /// The edge that was closed.
    pub old: OpenEdge,
}

/// Carries out a move, present or backdated (never into the future: that is a request).
///
/// # Errors
/// [`Error::Refused`]: everything in [`Refused`] but "already placed".
pub async fn move_member(tx: &mut Tx, tenant: TenantId, kind: TreeKind, m: &Move) -> Result<Moved, Error> {
    let refuse = |refusal: Refused| refusal.of(m.member);
    if m.parent == Some(m.member) {
        return Err(refuse(Refused::SelfParent));
    }
    let head = lock(tx, tenant, kind).await?;
    let key = Key { tenant, kind, epoch: head.epoch };
    let old = open_edge(tx, tenant, kind, m.member).await?.ok_or(refuse(Refused::MemberUnknown))?;
    if (old.parent, old.slot) == (m.parent, m.slot) {
        return Err(refuse(Refused::NoChange));
    }
    if m.from < old.from {
        return Err(refuse(Refused::DateBeforeLast));
    }
    let own = interval(tx, tenant, kind, m.member).await?.ok_or(refuse(Refused::MemberUnknown))?;
    let end = end_of(tx, tenant, kind, m.member, m.parent).await?;
    if m.with_branch && (own.label.pre..=own.label.last).contains(&end) {
        return Err(refuse(Refused::Cycle));
    }
    parent_has_joined(tx, tenant, kind, m.member, m.parent, m.from).await?;
    if let Some(parent) = m.parent
        && history::dated_cycle(tx, tenant, kind, m.member, parent, m.from, !m.with_branch).await?.is_some()
    {
        return Err(refuse(Refused::Cycle));
    }
    close(tx, key, m.member, m.from).await?;
    let lifted = if m.with_branch { Vec::new() } else { lift(tx, key, head.version, m, &old).await? };
    slot_is_free(tx, tenant, kind, m.member, m.parent, m.slot).await?;
    let new = New { member: m.member, parent: m.parent, slot: m.slot, from: m.from };
    insert(tx, key, head.version, true, &new).await?;
    let members = if m.with_branch {
        relabel_branch(tx, key, own.label, end).await?
    } else {
        place_alone(tx, key, m.member, end).await?;
        1
    };
    Ok(Moved { version: head.version, members, lifted, old })
}

async fn relabel_branch(tx: &mut Tx, key: Key, own: Label, end: i64) -> Result<i64, Error> {
    let of = super::Interval { label: own, epoch: key.epoch };
    let members = super::branch_size(tx, key.tenant, key.kind, of).await?;
    if members > BRANCH_UPDATED_MAX {
        let whole = super::Interval { label: Label { pre: 0, last: SPAN }, epoch: key.epoch };
        if members * 4 > super::branch_size(tx, key.tenant, key.kind, whole).await? {
            bulk::new_epoch_with_move(tx, key, own, end).await?;
            return Ok(members);
        }
    }
    place_branch(tx, key, own, end).await?;
    Ok(members)
}

/// The children of a member that moves alone go to its old parent; an only child takes over its slot.
async fn lift(tx: &mut Tx, key: Key, version: i64, m: &Move, old: &OpenEdge) -> Result<Vec<Uuid>, Error> {
    let rows = tx
        .query(
            "SELECT member_id, valid_from FROM tree_edge \
             WHERE tenant_id = $1 AND tree = $2 AND parent_id = $3 AND valid_to IS NULL ORDER BY member_id",
            &[Value::Uuid(key.tenant.uuid()), key.kind.as_str().into(), Value::Uuid(m.member)],
        )
        .await?;
    if old.slot.is_some() && rows.len() > 1 {
        return Err(Refused::ChildrenLeft.of(m.member));
    }
    let mut lifted = Vec::with_capacity(rows.len());
    for row in &rows {
        let member: Uuid = row.get(0)?;
        // A child that joined later goes up on its own first day.
        let from = m.from.max(parse_day(&row.get::<String>(1)?)?);
        close(tx, key, member, from).await?;
        insert(tx, key, version, true, &New { member, parent: old.parent, slot: old.slot, from }).await?;
        lifted.push(member);
    }
    Ok(lifted)
}

/// The label before which a child of `parent` enters.
async fn end_of(
    tx: &mut Tx,
    tenant: TenantId,
    kind: TreeKind,
    member: Uuid,
    parent: Option<Uuid>,
) -> Result<i64, Error> {
    match parent {
        None => Ok(SPAN),
        Some(parent) => match interval(tx, tenant, kind, parent).await? {
            Some(found) => Ok(found.label.last),
            None => Err(Refused::ParentUnknown.of(member)),
        },
    }
}

async fn parent_has_joined(
    tx: &mut Tx,
    tenant: TenantId,
    kind: TreeKind,
    member: Uuid,
    parent: Option<Uuid>,
    from: Date,
) -> Result<(), Error> {
    let Some(parent) = parent else { return Ok(()) };
    let row = tx
        .query_opt(
            "SELECT MIN(valid_from) FROM tree_edge WHERE tenant_id = $1 AND tree = $2 AND member_id = $3",
            &[Value::Uuid(tenant.uuid()), kind.as_str().into(), Value::Uuid(parent)],
        )
        .await?;
    let first = row.map(|r| r.get::<Option<String>>(0)).transpose()?.flatten();
    match first {
        Some(first) if parse_day(&first)? <= from => Ok(()),
        _ => Err(Refused::ParentNotYet.of(member)),
    }
}

async fn slot_is_free(
    tx: &mut Tx,
    tenant: TenantId,
    kind: TreeKind,
    member: Uuid,
    parent: Option<Uuid>,
    slot: Option<u16>,
) -> Result<(), Error> {
    let (Some(parent), Some(slot)) = (parent, slot) else { return Ok(()) };
    let taken = tx
        .query_opt(
            "SELECT 1 FROM tree_edge \
             WHERE tenant_id = $1 AND tree = $2 AND parent_id = $3 AND slot = $4 AND valid_to IS NULL",
            &[
                Value::Uuid(tenant.uuid()),
                kind.as_str().into(),
                Value::Uuid(parent),
                Value::Int(i64::from(slot)),
            ],
        )
        .await?;
    if taken.is_some() { Err(Refused::SlotTaken.of(member)) } else { Ok(()) }
}

struct New {
    member: Uuid,
    parent: Option<Uuid>,
    slot: Option<u16>,
    from: Date,
}

async fn insert(tx: &mut Tx, key: Key, version: i64, moved: bool, new: &New) -> Result<(), Error> {
    let done = tx
        .execute(
            "INSERT INTO tree_edge (tenant_id, tree, member_id, version, parent_id, slot, valid_from, moved) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            &[
                Value::Uuid(key.tenant.uuid()),
                key.kind.as_str().into(),
                Value::Uuid(new.member),
                Value::Int(version),
                new.parent.into(),
                slot_value(new.slot),
                day(new.from),
                moved.into(),
            ],
        )
        .await;
    match done {
        Ok(_) => Ok(()),
        // The unique keys decide, whoever looked first.
        Err(e) if e.is_unique("tree_edge", "slot") => Err(Refused::SlotTaken.of(new.member)),
        Err(e) if e.is_unique("tree_edge", "member_id") => Err(Refused::AlreadyPlaced.of(new.member)),
        Err(e) => Err(e.into()),
    }
}

async fn close(tx: &mut Tx, key: Key, member: Uuid, until: Date) -> Result<(), Error> {
    tx.execute(
        "UPDATE tree_edge SET valid_to = $4 \
         WHERE tenant_id = $1 AND tree = $2 AND member_id = $3 AND valid_to IS NULL",
        &[Value::Uuid(key.tenant.uuid()), key.kind.as_str().into(), Value::Uuid(member), day(until)],
    )
    .await?;
    Ok(())
}
