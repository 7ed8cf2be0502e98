//! Many enrolments at once, and whole new sets of labels. Refuses to run on a view of the tree that is
//! no longer true ([`Error::Moved`]): the caller looks again and repeats.

use jiff::civil::Date;
use kernel::TenantId;
use tree::labels::{Label, SPAN, assign, spread};
use tree::{Forest, Node};
use uuid::Uuid;

use super::label::{Key, place_leaf};
use super::{Error, TreeKind, day, interval, lock, slot_value};
use crate::{Db, Read, Tx, Value};

/// Up to this share of the tree (one in …) new members take room one by one; beyond, all labels are
/// written anew under the next epoch.
const ONE_BY_ONE_SHARE: usize = 20;
/// Rows of one transaction when an old epoch is swept away.
const SWEEP_ROWS: i64 = 10_000;

/// One member to enrol. The parent may be new as well, and may come later in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enrolment {
    /// The member.
    pub member: Uuid,
    /// The parent, `None` for a root.
    pub parent: Option<Uuid>,
    /// The slot under it.
    pub slot: Option<u16>,
    /// First day.
    pub from: Date,
}

/// Enrols `new` in one transaction. `forest` is the tree **after** it, `ids` its members by node: the
/// last `new.len()` nodes are the new ones, in the order of `new`; `version` is the one the forest was
/// built on. Gives the tree's new version.
///
/// # Errors
/// [`Error::Moved`] when the tree is not at `version` any more.
pub async fn add_many(
    tx: &mut Tx,
    tenant: TenantId,
    kind: TreeKind,
    version: i64,
    forest: &Forest,
    ids: &[Uuid],
    new: &[Enrolment],
) -> Result<i64, Error> {
    let head = lock(tx, tenant, kind).await?;
    if head.version != version + 1 {
        return Err(Error::Moved);
    }
    let rows = new.iter().map(|e| {
        vec![
            Value::Uuid(tenant.uuid()),
            kind.as_str().into(),
            Value::Uuid(e.member),
            Value::Int(head.version),
            e.parent.into(),
            slot_value(e.slot),
            day(e.from),
            false.into(),
        ]
    });
    let columns = ["tenant_id", "tree", "member_id", "version", "parent_id", "slot", "valid_from", "moved"];
    tx.insert_many("tree_edge", &columns, rows.collect::<Vec<_>>()).await?;
    let key = Key { tenant, kind, epoch: head.epoch };
    let first_new = (ids.len() - new.len()) as Node;
    if new.len() * ONE_BY_ONE_SHARE < ids.len() {
        for &node in forest.parents_first().iter().filter(|&&v| v >= first_new) {
            let end = match forest.parent(node) {
                None => SPAN,
                Some(up) => {
                    let found = interval(tx, tenant, kind, ids[up as usize]).await?;
                    found.ok_or(Error::Moved)?.label.last
                }
            };
            place_leaf(tx, key, ids[node as usize], end).await?;
        }
    } else {
        let labels = assign(forest);
        write_epoch(tx, key, ids.iter().copied().zip(labels)).await?;
    }
    Ok(head.version)
}

/// Writes a whole set of labels under the next epoch and makes it the one that counts. Readers see the
/// old one until the transaction commits; its rows go with [`sweep`].
async fn write_epoch(
    tx: &mut Tx,
    key: Key,
    labels: impl Iterator<Item = (Uuid, Label)> + Send,
) -> Result<(), crate::Error> {
    let next = key.epoch + 1;
    let tree: Value = key.kind.as_str().into();
    tx.execute(
        "DELETE FROM tree_label WHERE tenant_id = $1 AND tree = $2 AND epoch = $3",
        &[Value::Uuid(key.tenant.uuid()), tree.clone(), Value::Int(next)],
    )
    .await?;
    let rows = labels.map(|(member, label)| {
        vec![
            Value::Uuid(key.tenant.uuid()),
            tree.clone(),
            Value::Int(next),
            Value::Uuid(member),
            Value::Int(label.pre),
            Value::Int(label.last),
        ]
    });
    tx.insert_many("tree_label", &["tenant_id", "tree", "epoch", "member_id", "pre", "last"], rows).await?;
    tx.execute(
        "UPDATE tree SET epoch = $3 WHERE tenant_id = $1 AND tree = $2",
        &[Value::Uuid(key.tenant.uuid()), tree.clone(), Value::Int(next)],
    )
    .await?;
    Ok(())
}

/// A very large move: all labels anew, with the branch `own` right before `end`.
pub(super) async fn new_epoch_with_move(
    tx: &mut Tx,
    key: Key,
    own: Label,
    end: i64,
) -> Result<(), crate::Error> {
    let rows = tx
        .query(
            "SELECT member_id, pre, last FROM tree_label WHERE tenant_id = $1 AND tree = $2 AND epoch = $3",
            &key.args(&[]),
        )
        .await?;
    let mut members = Vec::with_capacity(rows.len());
    let mut tokens: Vec<(i64, u32, bool)> = Vec::with_capacity(rows.len() * 2);
    for (row, node) in rows.iter().zip(0u32..) {
        members.push(row.get::<Uuid>(0)?);
        tokens.push((row.get(1)?, node, false));
        tokens.push((row.get(2)?, node, true));
    }
    drop(rows);
    tokens.sort_unstable();
    let from = tokens.partition_point(|t| t.0 < own.pre);
    let to = tokens.partition_point(|t| t.0 <= own.last);
    let at = tokens.partition_point(|t| t.0 < end);
    if at >= to {
        tokens[from..at].rotate_left(to - from);
    } else {
        tokens[at..to].rotate_right(to - from);
    }
    let labels = spread(0, SPAN, tokens.len());
    let mut out = vec![Label { pre: 0, last: 0 }; members.len()];
    for (&(_, node, close), at) in tokens.iter().zip(labels) {
        let label = &mut out[node as usize];
        if close {
            label.last = at;
        } else {
            label.pre = at;
        }
    }
    write_epoch(tx, key, members.into_iter().zip(out)).await
}

/// Deletes labels of epochs that no longer count, in short transactions; gives how many rows went.
pub async fn sweep(db: &Db, tenant: TenantId, kind: TreeKind) -> Result<u64, crate::Error> {
    let mut total = 0;
    loop {
        let gone = db.write(async |tx| sweep_some(tx, tenant, kind).await).await?;
        let Some(gone) = gone else { return Ok(total) };
        total += gone;
    }
}

/// The oldest epoch's next stretch of members, found and deleted along the primary key.
async fn sweep_some(tx: &mut Tx, tenant: TenantId, kind: TreeKind) -> Result<Option<u64>, crate::Error> {
    let current = super::heads(tx, tenant).await?.of(kind).1;
    let (tenant, tree) = (Value::Uuid(tenant.uuid()), Value::from(kind.as_str()));
    let oldest = tx
        .query_opt(
            "SELECT epoch FROM tree_label WHERE tenant_id = $1 AND tree = $2 AND epoch < $3 ORDER BY epoch LIMIT 1",
            &[tenant.clone(), tree.clone(), Value::Int(current)],
        )
        .await?;
    let Some(epoch) = oldest.map(|row| row.get::<i64>(0)).transpose()? else { return Ok(None) };
    let border = tx
        .query_opt(
            "SELECT member_id FROM tree_label WHERE tenant_id = $1 AND tree = $2 AND epoch = $3 \
             ORDER BY member_id LIMIT 1 OFFSET $4",
            &[tenant.clone(), tree.clone(), Value::Int(epoch), Value::Int(SWEEP_ROWS)],
        )
        .await?;
    let all = "DELETE FROM tree_label WHERE tenant_id = $1 AND tree = $2 AND epoch = $3";
    let mut args = vec![tenant, tree, Value::Int(epoch)];
    let gone = match border {
        None => tx.execute(all, &args).await?,
        Some(row) => {
            args.push(Value::Uuid(row.get(0)?));
            tx.execute(&format!("{all} AND member_id < $4"), &args).await?
        }
    };
    Ok(Some(gone))
}

/// Tells PostgreSQL's planner what a bulk load has changed: until then it takes the trees for empty and
/// may read them whole for every question.
pub async fn analyze(db: &Db) -> Result<(), crate::Error> {
    if db.dialect() == crate::Dialect::Sqlite {
        return Ok(());
    }
    for table in ["tree_edge", "tree_label"] {
        db.write_as_owner(async |tx| tx.execute(&format!("ANALYZE {table}"), &[]).await).await?;
    }
    Ok(())
}
