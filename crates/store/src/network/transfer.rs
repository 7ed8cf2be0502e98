//! Rows of `transfer`. Refuses to step a transfer whose version is not the one the caller read, and to
//! keep two under way for one member and tree.

use jiff::Timestamp;
use jiff::civil::Date;
use kernel::TenantId;
use uuid::Uuid;

use super::{TreeKind, day, parse_day, slot_from, slot_value};
use crate::{Error, Read, Row, Tx, Value};

pub use flow::TransferState;

/// A transfer.
#[derive(Debug, Clone, PartialEq)]
pub struct Transfer {
    /// Its id.
    pub id: Uuid,
    /// The code people see.
    pub code: String,
    /// Which tree.
    pub kind: TreeKind,
    /// Who moves.
    pub member: Uuid,
    /// The new parent, `None` to become a root.
    pub new_parent: Option<Uuid>,
    /// The slot under it.
    pub slot: Option<u16>,
    /// With everybody below.
    pub with_branch: bool,
    /// First day of the new place.
    pub from: Date,
    /// Why.
    pub reason: String,
    /// Where it stands.
    pub state: TransferState,
    /// What was going to change when it was asked for.
    pub preview: serde_json::Value,
    /// Who asked.
    pub asked_by: Uuid,
    /// When.
    pub asked_at: Timestamp,
    /// Who decided.
    pub decided_by: Option<Uuid>,
    /// When.
    pub decided_at: Option<Timestamp>,
    /// What the second person said.
    pub comment: Option<String>,
    /// When it was executed or failed.
    pub finished_at: Option<Timestamp>,
    /// Why it failed: a problem's code.
    pub failure: Option<String>,
    /// Rises with each step.
    pub version: i64,
}

const COLUMNS: &str = "id, code, tree, member_id, new_parent_id, slot, with_branch, valid_from, reason, state, \
                       preview, asked_by, asked_at, decided_by, decided_at, comment, finished_at, failure, version";

fn read(r: &Row) -> Result<Transfer, Error> {
    let kind: String = r.get(2)?;
    let state: String = r.get(9)?;
    Ok(Transfer {
        id: r.get(0)?,
        code: r.get(1)?,
        kind: kind.parse().map_err(|_| Error::Column(format!("{kind:?} is not a tree")))?,
        member: r.get(3)?,
        new_parent: r.get(4)?,
        slot: slot_from(r.get(5)?)?,
        with_branch: r.get(6)?,
        from: parse_day(&r.get::<String>(7)?)?,
        reason: r.get(8)?,
        state: TransferState::parse(&state)
            .ok_or_else(|| Error::Column(format!("{state:?} is not a state of a transfer")))?,
        preview: r.get(10)?,
        asked_by: r.get(11)?,
        asked_at: r.get(12)?,
        decided_by: r.get(13)?,
        decided_at: r.get(14)?,
        comment: r.get(15)?,
        finished_at: r.get(16)?,
        failure: r.get(17)?,
        version: r.get(18)?,
    })
}

/// Adds a request.
///
/// # Errors
/// [`Error::Unique`] with column `member_id` when one is under way for this member and tree.
pub async fn insert(tx: &mut Tx, tenant: TenantId, t: &Transfer) -> Result<(), Error> {
    tx.execute(
        "INSERT INTO transfer (tenant_id, id, code, tree, member_id, new_parent_id, slot, with_branch, \
         valid_from, reason, state, preview, asked_by, asked_at, version) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
        &[
            Value::Uuid(tenant.uuid()),
            Value::Uuid(t.id),
            t.code.as_str().into(),
            t.kind.as_str().into(),
            Value::Uuid(t.member),
            t.new_parent.into(),
            slot_value(t.slot),
            t.with_branch.into(),
            day(t.from),
            t.reason.as_str().into(),
            t.state.as_str().into(),
            (&t.preview).into(),
            Value::Uuid(t.asked_by),
            t.asked_at.into(),
            Value::Int(t.version),
        ],
    )
    .await?;
    Ok(())
}

/// One transfer.
pub async fn get(db: &mut impl Read, tenant: TenantId, id: Uuid) -> Result<Option<Transfer>, Error> {
    let row = db
        .query_opt(
            &format!("SELECT {COLUMNS} FROM transfer WHERE tenant_id = $1 AND id = $2"),
            &[Value::Uuid(tenant.uuid()), Value::Uuid(id)],
        )
        .await?;
    row.as_ref().map(read).transpose()
}

/// Transfers, newest first, after the cursor `before`; with `state` only those in it.
pub async fn list(
    db: &mut impl Read,
    tenant: TenantId,
    state: Option<TransferState>,
    before: Option<Uuid>,
    limit: i64,
) -> Result<Vec<Transfer>, Error> {
    let mut args = vec![Value::Uuid(tenant.uuid()), Value::Int(limit)];
    let mut sql = format!("SELECT {COLUMNS} FROM transfer WHERE tenant_id = $1");
    if let Some(state) = state {
        args.push(state.as_str().into());
        sql.push_str(&format!(" AND state = ${}", args.len()));
    }
    if let Some(before) = before {
        args.push(Value::Uuid(before));
        sql.push_str(&format!(" AND id < ${}", args.len()));
    }
    sql.push_str(" ORDER BY id DESC LIMIT $2");
    db.query(&sql, &args).await?.iter().map(read).collect()
}

/// Approved transfers whose day has come, oldest day first.
pub async fn due(
    db: &mut impl Read,
    tenant: TenantId,
    today: Date,
    limit: i64,
) -> Result<Vec<Transfer>, Error> {
    let rows = db
        .query(
            &format!(
                "SELECT {COLUMNS} FROM transfer WHERE tenant_id = $1 AND state = 'approved' \
                 AND valid_from <= $2 ORDER BY valid_from, id LIMIT $3"
            ),
            &[Value::Uuid(tenant.uuid()), day(today), Value::Int(limit)],
        )
        .await?;
    rows.iter().map(read).collect()
}

/// Writes a decision (or a withdrawal). `false`: somebody else stepped this transfer meanwhile.
pub async fn decide(tx: &mut Tx, tenant: TenantId, t: &Transfer) -> Result<bool, Error> {
    let changed = tx
        .execute(
            "UPDATE transfer SET state = $4, decided_by = $5, decided_at = $6, comment = $7, version = version + 1 \
             WHERE tenant_id = $1 AND id = $2 AND version = $3",
            &[
                Value::Uuid(tenant.uuid()),
                Value::Uuid(t.id),
                Value::Int(t.version),
                t.state.as_str().into(),
                t.decided_by.into(),
                t.decided_at.into(),
                t.comment.clone().into(),
            ],
        )
        .await?;
    Ok(changed == 1)
}

/// Writes the end of a transfer: executed, or failed with a code. `false` as in [`decide`].
pub async fn finish(
    tx: &mut Tx,
    tenant: TenantId,
    id: Uuid,
    version: i64,
    failure: Option<&str>,
    at: Timestamp,
) -> Result<bool, Error> {
    let state = if failure.is_some() { TransferState::Failed } else { TransferState::Executed };
    let changed = tx
        .execute(
            "UPDATE transfer SET state = $4, failure = $5, finished_at = $6, version = version + 1 \
             WHERE tenant_id = $1 AND id = $2 AND version = $3",
            &[
                Value::Uuid(tenant.uuid()),
                Value::Uuid(id),
                Value::Int(version),
                state.as_str().into(),
                failure.into(),
                at.into(),
            ],
        )
        .await?;
    Ok(changed == 1)
}

/// Whether a transfer of a member, or to a place below it, is asked for or approved and not executed yet.
pub async fn under_way(db: &mut impl Read, tenant: TenantId, member: Uuid) -> Result<bool, Error> {
    let sql = "SELECT 1 FROM transfer WHERE tenant_id = $1 AND (member_id = $2 OR new_parent_id = $2) \
               AND state IN ('asked', 'approved') LIMIT 1";
    Ok(db.query_opt(sql, &[tenant.uuid().into(), member.into()]).await?.is_some())
}
