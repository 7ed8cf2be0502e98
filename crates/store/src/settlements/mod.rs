//! Settlements as they are kept: their record with its states and decisions; refuses a second live settlement of a currency.

pub mod check;
pub mod files;
pub mod items;
pub mod payees;
pub mod payouts;
pub mod rows;
pub mod rules;

use jiff::Timestamp;
use kernel::{TenantId, UserId};
use serde_json::Value as Json;
use uuid::Uuid;

use crate::db::{Dialect, Error, Read, Row, Tx, Value};

/// A settlement.
#[derive(Debug, Clone, PartialEq)]
pub struct SettlementRow {
    /// Its id.
    pub id: Uuid,
    /// Optimistic lock.
    pub version: i64,
    /// `S-000012`.
    pub code: String,
    /// ISO code.
    pub currency: String,
    /// `YYYY-MM-DD`: what was booked on or before this day is in it.
    pub on: String,
    /// A word of `flow::SettlementState`.
    pub state: String,
    /// How often it was computed.
    pub round: i64,
    /// The version of the rules.
    pub rules: i64,
    /// The job that computes it.
    pub job: Option<Uuid>,
    /// Who asked for this computing of it.
    pub asked_by: UserId,
    /// When.
    pub asked_at: Timestamp,
    /// How many payees stand in it.
    pub payees: i64,
    /// How many of them are paid.
    pub payouts: i64,
    /// What they are paid, minor units.
    pub paid: i64,
    /// By outcome: count and sums.
    pub totals: Json,
    /// Why it failed.
    pub problem: Option<Json>,
    /// The last step.
    pub changed_at: Timestamp,
    /// When it was posted.
    pub posted_at: Option<Timestamp>,
}

const COLUMNS: &str = "id, version, code, currency, settled_on, state, round, rules_version, job_id, asked_by, asked_at, \
                       payees, payouts, paid, totals, problem, changed_at, posted_at";

fn read_row(row: &Row) -> Result<SettlementRow, Error> {
    Ok(SettlementRow {
        id: row.get(0)?,
        version: row.get(1)?,
        code: row.get(2)?,
        currency: row.get(3)?,
        on: row.get(4)?,
        state: row.get(5)?,
        round: row.get(6)?,
        rules: row.get(7)?,
        job: row.get(8)?,
        asked_by: UserId::from_uuid(row.get(9)?),
        asked_at: row.get(10)?,
        payees: row.get(11)?,
        payouts: row.get(12)?,
        paid: row.get(13)?,
        totals: row.get(14)?,
        problem: row.get(15)?,
        changed_at: row.get(16)?,
        posted_at: row.get(17)?,
    })
}

/// What keeps others from a row until the transaction ends; an embedded database has one writer anyway.
pub(crate) fn lock(dialect: Dialect) -> &'static str {
    match dialect {
        Dialect::Sqlite => "",
        Dialect::Postgres => " FOR UPDATE",
    }
}

/// One settlement.
pub async fn get(db: &mut impl Read, tenant: TenantId, id: Uuid) -> Result<Option<SettlementRow>, Error> {
    let sql = format!("SELECT {COLUMNS} FROM settlement WHERE tenant_id = $1 AND id = $2");
    db.query_opt(&sql, &[tenant.uuid().into(), id.into()]).await?.as_ref().map(read_row).transpose()
}

/// One settlement, kept from others until the transaction ends.
pub async fn hold(tx: &mut Tx, tenant: TenantId, id: Uuid) -> Result<Option<SettlementRow>, Error> {
    let lock = lock(tx.dialect());
    let sql = format!("SELECT {COLUMNS} FROM settlement WHERE tenant_id = $1 AND id = $2{lock}");
    tx.query_opt(&sql, &[tenant.uuid().into(), id.into()]).await?.as_ref().map(read_row).transpose()
}

/// The settlement that holds a currency now.
pub async fn live(
    db: &mut impl Read,
    tenant: TenantId,
    currency: &str,
) -> Result<Option<SettlementRow>, Error> {
    let sql = format!(
        "SELECT {COLUMNS} FROM settlement WHERE tenant_id = $1 AND currency = $2 AND state IN ('computing', 'proposed', 'approved')"
    );
    db.query_opt(&sql, &[tenant.uuid().into(), currency.into()]).await?.as_ref().map(read_row).transpose()
}

/// Settlements, the newest first, after `before`.
pub async fn list(
    db: &mut impl Read,
    tenant: TenantId,
    before: Option<Uuid>,
    limit: i64,
) -> Result<Vec<SettlementRow>, Error> {
    let before = before.unwrap_or(Uuid::max());
    let sql = format!(
        "SELECT {COLUMNS} FROM settlement WHERE tenant_id = $1 AND id < $2 ORDER BY id DESC LIMIT $3"
    );
    let rows = db.query(&sql, &[tenant.uuid().into(), before.into(), limit.into()]).await?;
    rows.iter().map(read_row).collect()
}

/// Writes a new settlement; fails with [`Error::Unique`] of `settlement` and `currency` while another one is live.
pub async fn begin(tx: &mut Tx, tenant: TenantId, row: &SettlementRow) -> Result<(), Error> {
    tx.execute(
        "INSERT INTO settlement (tenant_id, id, version, code, currency, settled_on, state, round, rules_version, job_id, \
         asked_by, asked_at, payees, payouts, paid, totals, changed_at) \
         VALUES ($1, $2, 1, $3, $4, $5, 'computing', 1, $6, $7, $8, $9, 0, 0, 0, $10, $9)",
        &[
            tenant.uuid().into(),
            row.id.into(),
            row.code.as_str().into(),
            row.currency.as_str().into(),
            row.on.as_str().into(),
            row.rules.into(),
            row.job.into(),
            row.asked_by.uuid().into(),
            row.asked_at.into(),
            (&row.totals).into(),
        ],
    )
    .await
    .map(drop)
}

/// Moves a settlement from the version that was read to another state; `false` when somebody was faster.
pub async fn step(
    tx: &mut Tx,
    tenant: TenantId,
    row: &SettlementRow,
    to: &str,
    at: Timestamp,
) -> Result<bool, Error> {
    let posted = if to == "posted" { ", posted_at = $5" } else { "" };
    let sql = format!(
        "UPDATE settlement SET version = version + 1, state = $4, changed_at = $5{posted} \
         WHERE tenant_id = $1 AND id = $2 AND version = $3"
    );
    let args = [tenant.uuid().into(), row.id.into(), row.version.into(), to.into(), at.into()];
    Ok(tx.execute(&sql, &args).await? == 1)
}

/// Begins a further computing, by the rules and the person of now; `false` when somebody was faster.
pub async fn again(
    tx: &mut Tx,
    tenant: TenantId,
    row: &SettlementRow,
    (rules, job, by): (i64, Uuid, UserId),
    at: Timestamp,
) -> Result<bool, Error> {
    let sql = "UPDATE settlement SET version = version + 1, state = 'computing', round = round + 1, rules_version = $4, \
               job_id = $5, asked_by = $6, asked_at = $7, changed_at = $7, payees = 0, payouts = 0, paid = 0, totals = $8 \
               WHERE tenant_id = $1 AND id = $2 AND version = $3";
    let args: [Value; 8] = [
        tenant.uuid().into(),
        row.id.into(),
        row.version.into(),
        rules.into(),
        job.into(),
        by.uuid().into(),
        at.into(),
        serde_json::json!({}).into(),
    ];
    Ok(tx.execute(sql, &args).await? == 1)
}

/// What a finished computing says.
#[derive(Debug, Clone, PartialEq)]
pub struct Finished {
    /// Payees in it.
    pub payees: i64,
    /// Payees who are paid.
    pub payouts: i64,
    /// What they are paid.
    pub paid: i64,
    /// By outcome.
    pub totals: Json,
}

/// Publishes a computing; `false` when it is not this one any more.
pub async fn publish(
    tx: &mut Tx,
    tenant: TenantId,
    (id, round): (Uuid, i64),
    done: &Finished,
    at: Timestamp,
) -> Result<bool, Error> {
    let sql = "UPDATE settlement SET version = version + 1, state = 'proposed', payees = $4, payouts = $5, paid = $6, \
               totals = $7, changed_at = $8 WHERE tenant_id = $1 AND id = $2 AND round = $3 AND state = 'computing'";
    let args: [Value; 8] = [
        tenant.uuid().into(),
        id.into(),
        round.into(),
        done.payees.into(),
        done.payouts.into(),
        done.paid.into(),
        (&done.totals).into(),
        at.into(),
    ];
    Ok(tx.execute(sql, &args).await? == 1)
}

/// Ends a computing without a result; `false` when it is not this one any more.
pub async fn fail(
    tx: &mut Tx,
    tenant: TenantId,
    (id, round): (Uuid, i64),
    problem: &Json,
    at: Timestamp,
) -> Result<bool, Error> {
    let sql = "UPDATE settlement SET version = version + 1, state = 'failed', problem = $4, changed_at = $5 \
               WHERE tenant_id = $1 AND id = $2 AND round = $3 AND state = 'computing'";
    let args = [tenant.uuid().into(), id.into(), round.into(), problem.into(), at.into()];
    Ok(tx.execute(sql, &args).await? == 1)
}

/// A stored decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecisionRow {
    /// Which computing it is about.
    pub round: i64,
    /// Who.
    pub user: UserId,
    /// The name people read.
    pub name: String,
    /// `approve`, `reject` or `cancel`.
    pub verdict: String,
    /// Why.
    pub comment: String,
    /// When.
    pub at: Timestamp,
}

/// The decisions about a settlement, the oldest first.
pub async fn decisions(db: &mut impl Read, tenant: TenantId, id: Uuid) -> Result<Vec<DecisionRow>, Error> {
    let sql = "SELECT d.round, d.user_id, u.name, d.verdict, d.comment, d.at FROM settlement_decision d \
               JOIN app_user u ON u.tenant_id = d.tenant_id AND u.id = d.user_id \
               WHERE d.tenant_id = $1 AND d.settlement_id = $2 ORDER BY d.number";
    let read = |row: &Row| {
        Ok(DecisionRow {
            round: row.get(0)?,
            user: UserId::from_uuid(row.get(1)?),
            name: row.get(2)?,
            verdict: row.get(3)?,
            comment: row.get(4)?,
            at: row.get(5)?,
        })
    };
    db.query(sql, &[tenant.uuid().into(), id.into()]).await?.iter().map(read).collect()
}

/// Adds a decision as number `number`; two at once collide on it.
pub async fn decide(
    tx: &mut Tx,
    tenant: TenantId,
    id: Uuid,
    number: i64,
    row: &DecisionRow,
) -> Result<(), Error> {
    let sql = "INSERT INTO settlement_decision (tenant_id, settlement_id, number, round, user_id, verdict, comment, at) \
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    let args: [Value; 8] = [
        tenant.uuid().into(),
        id.into(),
        number.into(),
        row.round.into(),
        row.user.uuid().into(),
        row.verdict.as_str().into(),
        row.comment.as_str().into(),
        row.at.into(),
    ];
    tx.execute(sql, &args).await.map(drop)
}
