//! Activation and inactivation of members, dated, with a reason. Refuses to forget: rows are only added.

use jiff::Timestamp;
use jiff::civil::Date;
use kernel::TenantId;
use uuid::Uuid;

use super::{day, parse_day};
use crate::{Error, Read, Tx, Value};

/// The status of members who may enrol others.
pub const ACTIVE: &str = "active";

/// What a member's row says now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// The code.
    pub code: String,
    /// The status' key.
    pub status: String,
    /// The row's version.
    pub version: i64,
}

impl Standing {
    /// Whether the member is active.
    pub fn is_active(&self) -> bool {
        self.status == ACTIVE
    }
}

/// The member's standing, or `None` when there is no such member (or it is in the trash).
pub async fn member_standing(
    db: &mut impl Read,
    tenant: TenantId,
    member: Uuid,
) -> Result<Option<Standing>, Error> {
    let row = db
        .query_opt(
            "SELECT code, status, version FROM member WHERE tenant_id = $1 AND id = $2 AND deleted_at IS NULL",
            &[Value::Uuid(tenant.uuid()), Value::Uuid(member)],
        )
        .await?;
    row.map(|r| Ok(Standing { code: r.get(0)?, status: r.get(1)?, version: r.get(2)? })).transpose()
}

/// One change of standing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusChange {
    /// The row's id.
    pub id: Uuid,
    /// The member.
    pub member: Uuid,
    /// The new status.
    pub status: String,
    /// From which day.
    pub from: Date,
    /// Why.
    pub reason: String,
    /// Who did it.
    pub actor: Option<Uuid>,
    /// When.
    pub at: Timestamp,
}

/// Adds a change of standing; the member's row itself is written by the caller.
pub async fn record_status(tx: &mut Tx, tenant: TenantId, change: &StatusChange) -> Result<(), Error> {
    tx.execute(
        "INSERT INTO member_status (tenant_id, id, member_id, status, valid_from, reason, actor_id, at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        &[
            Value::Uuid(tenant.uuid()),
            Value::Uuid(change.id),
            Value::Uuid(change.member),
            change.status.as_str().into(),
            day(change.from),
            change.reason.as_str().into(),
            change.actor.into(),
            change.at.into(),
        ],
    )
    .await?;
    Ok(())
}

/// All changes of a member's standing, oldest first.
pub async fn status_history(
    db: &mut impl Read,
    tenant: TenantId,
    member: Uuid,
) -> Result<Vec<StatusChange>, Error> {
    let rows = db
        .query(
            "SELECT id, status, valid_from, reason, actor_id, at FROM member_status \
             WHERE tenant_id = $1 AND member_id = $2 ORDER BY id",
            &[Value::Uuid(tenant.uuid()), Value::Uuid(member)],
        )
        .await?;
    rows.iter()
        .map(|r| {
            Ok(StatusChange {
                id: r.get(0)?,
                member,
                status: r.get(1)?,
                from: parse_day(&r.get::<String>(2)?)?,
                reason: r.get(3)?,
                actor: r.get(4)?,
                at: r.get(5)?,
            })
        })
        .collect()
}

/// Locks the member's row for this transaction and says whether it is active; `None`: no such member.
/// Nobody inactivates a sponsor while somebody is being enrolled under it.
pub async fn lock_standing(tx: &mut Tx, tenant: TenantId, member: Uuid) -> Result<Option<bool>, Error> {
    let key = [Value::Uuid(tenant.uuid()), Value::Uuid(member)];
    // A write that changes nothing locks the row on both databases.
    let row = tx
        .query_opt(
            "UPDATE member SET version = version WHERE tenant_id = $1 AND id = $2 AND deleted_at IS NULL \
             RETURNING status",
            &key,
        )
        .await?;
    row.map(|r| Ok(r.get::<Option<String>>(0)?.as_deref() == Some(ACTIVE))).transpose()
}
