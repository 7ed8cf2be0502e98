//! Who looked at which anomaly of a run; refuses a second look at the same one.

use jiff::Timestamp;
use kernel::{RunId, TenantId, UserId};

use crate::db::{Error, Read, Tx};

/// A look that was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LookRow {
    /// Which anomaly, from 0.
    pub number: i64,
    /// Who.
    pub user: UserId,
    /// The name people read.
    pub name: String,
    /// What it turned out to be.
    pub note: String,
    /// When.
    pub at: Timestamp,
}

/// The looks at a run's anomalies, in the order of their numbers.
pub async fn of_run(db: &mut impl Read, tenant: TenantId, run: RunId) -> Result<Vec<LookRow>, Error> {
    let rows = db
        .query(
            "SELECT l.number, l.user_id, u.name, l.note, l.at FROM run_look l \
             JOIN app_user u ON u.tenant_id = l.tenant_id AND u.id = l.user_id \
             WHERE l.tenant_id = $1 AND l.run_id = $2 ORDER BY l.number",
            &[tenant.uuid().into(), run.uuid().into()],
        )
        .await?;
    let read = |row: &crate::Row| {
        Ok(LookRow {
            number: row.get(0)?,
            user: UserId::from_uuid(row.get(1)?),
            name: row.get(2)?,
            note: row.get(3)?,
            at: row.get(4)?,
        })
    };
    rows.iter().map(read).collect()
}

/// Adds a look; fails with `Error::Unique` when somebody has looked already.
pub async fn add(tx: &mut Tx, tenant: TenantId, run: RunId, look: &LookRow) -> Result<(), Error> {
    tx.execute(
        "INSERT INTO run_look (tenant_id, run_id, number, user_id, note, at) VALUES ($1, $2, $3, $4, $5, $6)",
        &[
            tenant.uuid().into(),
            run.uuid().into(),
            look.number.into(),
            look.user.uuid().into(),
            look.note.as_str().into(),
            look.at.into(),
        ],
    )
    .await?;
    Ok(())
}
