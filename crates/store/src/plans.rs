//! Plan documents: read for use, released once; refuses to release a version that has changed meanwhile.

use jiff::Timestamp;
use kernel::{Date, Period, PlanId, TenantId, UserId};
use uuid::Uuid;

use crate::db::{Error, Read, Tx};

/// A plan as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanRow {
    /// Its id.
    pub id: PlanId,
    /// Optimistic lock.
    pub version: i64,
    /// Its name.
    pub name: String,
    /// `draft`, `submitted`, `released`, `retired`.
    pub state: String,
    /// Its text.
    pub source: String,
    /// Who wrote the text last.
    pub changed_by: Option<UserId>,
}

/// One plan.
pub async fn get(db: &mut impl Read, tenant: TenantId, id: PlanId) -> Result<Option<PlanRow>, Error> {
    let row = db
        .query_opt(
            "SELECT version, name, state, source, updated_by FROM commission_plan \
             WHERE tenant_id = $1 AND id = $2 AND deleted_at IS NULL",
            &[tenant.uuid().into(), id.uuid().into()],
        )
        .await?;
    row.map(|row| {
        Ok(PlanRow {
            id,
            version: row.get(0)?,
            name: row.get(1)?,
            state: row.get::<Option<String>>(2)?.unwrap_or_default(),
            source: row.get(3)?,
            changed_by: row.get::<Option<Uuid>>(4)?.map(UserId::from_uuid),
        })
    })
    .transpose()
}

/// Puts a plan in force from a day; `false` when it changed since it was read.
pub async fn release(
    tx: &mut Tx,
    tenant: TenantId,
    plan: &PlanRow,
    from: Date,
    who: UserId,
    at: Timestamp,
) -> Result<bool, Error> {
    let changed = tx
        .execute(
            "UPDATE commission_plan SET version = version + 1, state = 'released', valid_from = $4, updated_at = $5, \
             updated_by = $6 WHERE tenant_id = $1 AND id = $2 AND version = $3",
            &[
                tenant.uuid().into(),
                plan.id.uuid().into(),
                plan.version.into(),
                from.to_string().into(),
                at.into(),
                who.uuid().into(),
            ],
        )
        .await?;
    Ok(changed == 1)
}

/// Text of the plan in force on a period's first day: the released one with the latest `valid_from`.
pub async fn in_force(db: &mut impl Read, tenant: TenantId, period: Period) -> Result<Option<String>, Error> {
    let row = db
        .query_opt(
            "SELECT source FROM commission_plan WHERE tenant_id = $1 AND state = 'released' AND valid_from <= $2 \
             AND deleted_at IS NULL ORDER BY valid_from DESC, id DESC LIMIT 1",
            &[tenant.uuid().into(), period.from().to_string().into()],
        )
        .await?;
    row.map(|row| row.get(0)).transpose()
}
