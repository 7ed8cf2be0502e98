//! Bulk reading of a tree: every open edge in about a second a million, and what changed since a
//! version. Refuses nothing: what does not fit together is the caller's to report.

use kernel::TenantId;
use uuid::Uuid;

use super::TreeKind;
use crate::{Db, Error, Read, Value};

/// All open edges, as arrays by position; `parents` are ids, nil for a root.
#[derive(Debug, Clone, Default)]
pub struct LoadedTree {
    /// The version the edges have at least.
    pub version: i64,
    /// Members, in the order of their ids.
    pub members: Vec<Uuid>,
    /// Parents, nil for a root.
    pub parents: Vec<Uuid>,
    /// Slots, 0 = none.
    pub slots: Vec<u16>,
}

/// Reads the whole tree.
pub async fn load(db: &Db, tenant: TenantId, kind: TreeKind) -> Result<LoadedTree, Error> {
    // The version first: edges written meanwhile are then applied twice, which changes nothing.
    let version = super::heads(&mut db.read(), tenant).await?.of(kind).0;
    let select = format!(
        "SELECT member_id, parent_id, slot FROM tree_edge \
         WHERE tenant_id = $1 AND tree = '{}' AND valid_to IS NULL ORDER BY member_id",
        kind.as_str()
    );
    let (send, receive) = std::sync::mpsc::channel();
    let mut out = LoadedTree { version, ..LoadedTree::default() };
    db.scan(&select, &[Value::Uuid(tenant.uuid())], move |row| {
        let slot = row.int(2)?.and_then(|s| u16::try_from(s).ok()).unwrap_or(0);
        let edge = (row.uuid(0)?.unwrap_or_default(), row.uuid(1)?.unwrap_or_default(), slot);
        send.send(edge).map_err(|_| Error::Column("the reader of a tree went away".into()))
    })
    .await?;
    for (member, parent, slot) in receive {
        out.members.push(member);
        out.parents.push(parent);
        out.slots.push(slot);
    }
    Ok(out)
}

/// One edge as it stands now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EdgeNow {
    /// The member.
    pub member: Uuid,
    /// The parent, `None` for a root.
    pub parent: Option<Uuid>,
    /// The slot, 0 = none.
    pub slot: u16,
    /// The tree's version that opened it.
    pub version: i64,
}

/// Open edges written after `version`, oldest first, at most `limit`.
pub async fn edges_since(
    db: &mut impl Read,
    tenant: TenantId,
    kind: TreeKind,
    version: i64,
    limit: i64,
) -> Result<Vec<EdgeNow>, Error> {
    let rows = db
        .query(
            "SELECT member_id, parent_id, slot, version FROM tree_edge \
             WHERE tenant_id = $1 AND tree = $2 AND version > $3 AND valid_to IS NULL \
             ORDER BY version, member_id LIMIT $4",
            &[Value::Uuid(tenant.uuid()), kind.as_str().into(), Value::Int(version), Value::Int(limit)],
        )
        .await?;
    rows.iter()
        .map(|r| {
            let slot = super::slot_from(r.get(2)?)?.unwrap_or(0);
            Ok(EdgeNow { member: r.get(0)?, parent: r.get(1)?, slot, version: r.get(3)? })
        })
        .collect()
}
