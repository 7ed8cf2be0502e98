//! Payouts and their states; refuses a step over another version than the one that was read.

use jiff::Timestamp;
use kernel::TenantId;
use uuid::Uuid;

use super::lock;
use crate::db::{Error, Read, Row, Tx, Value};

/// A payout.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PayoutRow {
    /// Its id.
    pub id: Uuid,
    /// Optimistic lock.
    pub version: i64,
    /// The settlement that made it.
    pub settlement: Uuid,
    /// From 1 within the settlement.
    pub number: i64,
    /// `S-000012/3`.
    pub code: String,
    /// Who is paid.
    pub member: Uuid,
    /// ISO code.
    pub currency: String,
    /// How much.
    pub amount: i64,
    /// What fees took of it.
    pub fees: i64,
    /// What was withheld.
    pub withheld: i64,
    /// A word of `settle::PayoutState`.
    pub state: String,
    /// The file or order it left with.
    pub sent_with: Option<String>,
    /// What the bank called the movement.
    pub confirmed_by: Option<String>,
    /// Why it failed.
    pub failed_because: Option<String>,
    /// The last step.
    pub changed_at: Timestamp,
}

const COLUMNS: &str = "p.id, p.version, p.settlement_id, p.number, p.code, p.member_id, p.currency, p.amount, p.fees, \
                       p.withheld, p.state, p.sent_with, p.confirmed_by, p.failed_because, p.changed_at FROM payout p";

fn read(row: &Row) -> Result<PayoutRow, Error> {
    Ok(PayoutRow {
        id: row.get(0)?,
        version: row.get(1)?,
        settlement: row.get(2)?,
        number: row.get(3)?,
        code: row.get(4)?,
        member: row.get(5)?,
        currency: row.get(6)?,
        amount: row.get(7)?,
        fees: row.get(8)?,
        withheld: row.get(9)?,
        state: row.get(10)?,
        sent_with: row.get(11)?,
        confirmed_by: row.get(12)?,
        failed_because: row.get(13)?,
        changed_at: row.get(14)?,
    })
}

/// Adds payouts; fails with [`Error::Unique`] of `payout` for a payee who has one of this settlement.
pub async fn add(tx: &mut Tx, tenant: TenantId, rows: &[PayoutRow]) -> Result<(), Error> {
    let columns = [
        "tenant_id",
        "id",
        "version",
        "settlement_id",
        "number",
        "code",
        "member_id",
        "currency",
        "amount",
        "fees",
        "withheld",
        "state",
        "changed_at",
    ];
    let values = |row: &PayoutRow| -> Vec<Value> {
        vec![
            tenant.uuid().into(),
            row.id.into(),
            row.version.into(),
            row.settlement.into(),
            row.number.into(),
            row.code.as_str().into(),
            row.member.into(),
            row.currency.as_str().into(),
            row.amount.into(),
            row.fees.into(),
            row.withheld.into(),
            row.state.as_str().into(),
            row.changed_at.into(),
        ]
    };
    tx.insert_many("payout", &columns, rows.iter().map(values).collect::<Vec<_>>()).await?;
    Ok(())
}

/// One payout.
pub async fn get(db: &mut impl Read, tenant: TenantId, id: Uuid) -> Result<Option<PayoutRow>, Error> {
    let sql = format!("SELECT {COLUMNS} WHERE p.tenant_id = $1 AND p.id = $2");
    db.query_opt(&sql, &[tenant.uuid().into(), id.into()]).await?.as_ref().map(read).transpose()
}

/// One payout, kept from others until the transaction ends.
pub async fn hold(tx: &mut Tx, tenant: TenantId, id: Uuid) -> Result<Option<PayoutRow>, Error> {
    let lock = lock(tx.dialect());
    let sql = format!("SELECT {COLUMNS} WHERE p.tenant_id = $1 AND p.id = $2{lock}");
    tx.query_opt(&sql, &[tenant.uuid().into(), id.into()]).await?.as_ref().map(read).transpose()
}

/// The payout of a payee of a settlement.
pub async fn of_payee(
    db: &mut impl Read,
    tenant: TenantId,
    settlement: Uuid,
    member: Uuid,
) -> Result<Option<PayoutRow>, Error> {
    let sql =
        format!("SELECT {COLUMNS} WHERE p.tenant_id = $1 AND p.settlement_id = $2 AND p.member_id = $3");
    let args = [tenant.uuid().into(), settlement.into(), member.into()];
    db.query_opt(&sql, &args).await?.as_ref().map(read).transpose()
}

/// Payouts of a settlement in a state or in all, in their order, after `after`.
pub async fn list(
    db: &mut impl Read,
    tenant: TenantId,
    settlement: Uuid,
    state: Option<&str>,
    after: i64,
    limit: i64,
) -> Result<Vec<PayoutRow>, Error> {
    let mut args: Vec<Value> = vec![tenant.uuid().into(), settlement.into(), after.into(), limit.into()];
    let mut more = "";
    if let Some(state) = state {
        args.push(state.into());
        more = " AND p.state = $5";
    }
    let sql = format!(
        "SELECT {COLUMNS} WHERE p.tenant_id = $1 AND p.settlement_id = $2 AND p.number > $3{more} ORDER BY p.number LIMIT $4"
    );
    db.query(&sql, &args).await?.iter().map(read).collect()
}

/// The payouts of a file, kept from others until the transaction ends, in the order of their ids.
pub async fn of_file(tx: &mut Tx, tenant: TenantId, file: Uuid) -> Result<Vec<PayoutRow>, Error> {
    let of = if lock(tx.dialect()).is_empty() { "" } else { " FOR UPDATE OF p" };
    let sql = format!(
        "SELECT {COLUMNS} JOIN payout_in_file f ON f.tenant_id = p.tenant_id AND f.payout_id = p.id \
         WHERE p.tenant_id = $1 AND f.file_id = $2 ORDER BY p.id{of}"
    );
    tx.query(&sql, &[tenant.uuid().into(), file.into()]).await?.iter().map(read).collect()
}

/// By state: how many payouts of a settlement and their sum.
pub async fn totals(
    db: &mut impl Read,
    tenant: TenantId,
    settlement: Uuid,
) -> Result<Vec<(String, i64, i64)>, Error> {
    let sql = "SELECT state, COUNT(*), CAST(SUM(amount) AS BIGINT) FROM payout \
               WHERE tenant_id = $1 AND settlement_id = $2 GROUP BY state ORDER BY state";
    let rows = db.query(sql, &[tenant.uuid().into(), settlement.into()]).await?;
    rows.iter().map(|row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).collect()
}

/// Payouts of members of which nobody knows what became: member and code.
pub async fn unknown(
    db: &mut impl Read,
    tenant: TenantId,
    currency: &str,
    members: &[Uuid],
) -> Result<Vec<(Uuid, String)>, Error> {
    let mut out = Vec::new();
    for page in members.chunks(500) {
        let among = db.dialect().is_one_of_ids("member_id", "$3");
        let sql = format!(
            "SELECT member_id, code FROM payout WHERE tenant_id = $1 AND currency = $2 AND state = 'unknown' AND {among}"
        );
        for row in db.query(&sql, &[tenant.uuid().into(), currency.into(), Value::ids(page)]).await? {
            out.push((row.get(0)?, row.get(1)?));
        }
    }
    Ok(out)
}

/// Writes a step over the version that was read; `false` when somebody was faster.
pub async fn step(
    tx: &mut Tx,
    tenant: TenantId,
    before: &PayoutRow,
    after: &settle::Payout,
    at: Timestamp,
) -> Result<bool, Error> {
    let sql = "UPDATE payout SET version = version + 1, state = $4, sent_with = $5, confirmed_by = $6, failed_because = $7, \
               changed_at = $8 WHERE tenant_id = $1 AND id = $2 AND version = $3";
    let args: [Value; 8] = [
        tenant.uuid().into(),
        before.id.into(),
        before.version.into(),
        after.state.as_str().into(),
        after.sent_with.clone().into(),
        after.confirmed_by.clone().into(),
        after.failed_because.clone().into(),
        at.into(),
    ];
    Ok(tx.execute(sql, &args).await? == 1)
}
