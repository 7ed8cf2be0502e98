//! The record of a run and what stands beside it: the claim of its period, its report, who decided;
//! refuses a second run of a period.

use std::collections::BTreeSet;

use jiff::Timestamp;
use kernel::{Date, Period, PlanId, Problem, RunId, TenantId, UserId};
use serde_json::Value as Json;
use uuid::Uuid;

use crate::db::{Dialect, Error, Read, Row, Tx, Value};

/// The claims of periods with their runs.
const CLAIMS: &str = "run_period p JOIN commission_run r ON r.tenant_id = p.tenant_id AND r.id = p.run_id WHERE p.tenant_id = $1";

/// A run as it is kept.
#[derive(Debug, Clone, PartialEq)]
pub struct RunRow {
    /// Its id.
    pub id: RunId,
    /// `R-000012`.
    pub code: String,
    /// Optimistic lock.
    pub version: i64,
    /// `2026-10`.
    pub period: String,
    /// The plan's record.
    pub plan: PlanId,
    /// The plan's name as it is today.
    pub plan_name: String,
    /// A word of `flow::run::RunState`.
    pub state: String,
    /// What all lines together pay, minor units.
    pub total: Option<i64>,
    /// Its currency.
    pub currency: Option<String>,
    /// How many members were computed, how many are paid, with how many lines.
    pub members: Option<i64>,
    /// Members with at least one line.
    pub payees: Option<i64>,
    /// Lines.
    pub lines: Option<i64>,
    /// Hex digests.
    pub input_digest: Option<String>,
    /// Hex digest of the result.
    pub result_hash: Option<String>,
    /// The run of the period before, with which it was compared.
    pub previous: Option<RunId>,
    /// The plan text it was computed with.
    pub plan_source: String,
    /// Sales confirmed later are not in it.
    pub cut_at: Timestamp,
    /// Who asked.
    pub asked_by: UserId,
    /// When.
    pub asked_at: Timestamp,
    /// Totals, anomalies, differences, recheck, as `app::runs` writes them.
    pub report: Json,
    /// Whether its lines may be seen.
    pub published: bool,
}

const COLUMNS: &str = "r.id, r.code, r.version, r.period, r.plan_id, p.name, r.state, r.total, r.total_currency, r.members, \
     r.payees, r.lines, r.input_digest, r.result_hash, r.previous_id, d.plan_source, d.cut_at, d.asked_by, d.asked_at, \
     d.report, d.published_at \
     FROM commission_run r \
     JOIN run_detail d ON d.tenant_id = r.tenant_id AND d.id = r.id \
     JOIN commission_plan p ON p.tenant_id = r.tenant_id AND p.id = r.plan_id";

fn read_row(row: &Row) -> Result<RunRow, Error> {
    let published: Option<Timestamp> = row.get(20)?;
    Ok(RunRow {
        id: RunId::from_uuid(row.get(0)?),
        code: row.get(1)?,
        version: row.get(2)?,
        period: row.get(3)?,
        plan: PlanId::from_uuid(row.get(4)?),
        plan_name: row.get(5)?,
        state: row.get::<Option<String>>(6)?.unwrap_or_default(),
        total: row.get(7)?,
        currency: row.get(8)?,
        members: row.get(9)?,
        payees: row.get(10)?,
        lines: row.get(11)?,
        input_digest: row.get(12)?,
        result_hash: row.get(13)?,
        previous: row.get::<Option<Uuid>>(14)?.map(RunId::from_uuid),
        plan_source: row.get(15)?,
        cut_at: row.get(16)?,
        asked_by: UserId::from_uuid(row.get(17)?),
        asked_at: row.get(18)?,
        report: row.get(19)?,
        published: published.is_some(),
    })
}

/// A run that is about to begin.
#[derive(Debug, Clone)]
pub struct NewRun<'a> {
    /// Company.
    pub tenant: TenantId,
    /// Its id.
    pub id: RunId,
    /// Its code.
    pub code: &'a str,
    /// `2026-10`.
    pub period: &'a str,
    /// The plan's record.
    pub plan: PlanId,
    /// The plan's text.
    pub plan_source: &'a str,
    /// Who asks.
    pub asked_by: UserId,
    /// Now; also the cut of the sales.
    pub at: Timestamp,
}

/// The run that holds a period, if there is one.
pub async fn holder(db: &mut impl Read, tenant: TenantId, period: &str) -> Result<Option<RunId>, Error> {
    let sql = "SELECT run_id FROM run_period WHERE tenant_id = $1 AND period = $2";
    let row = db.query_opt(sql, &[tenant.uuid().into(), period.into()]).await?;
    row.map(|row| row.get(0).map(RunId::from_uuid)).transpose()
}

/// The periods whose run is posted: they never change any more.
pub async fn closed(db: &mut impl Read, tenant: TenantId) -> Result<Vec<Period>, Error> {
    let sql = format!("SELECT p.period FROM {CLAIMS} AND r.state = 'posted'");
    let rows = db.query(&sql, &[tenant.uuid().into()]).await?;
    rows.iter().map(|row| Ok(row.get::<String>(0)?.parse()?)).collect()
}

/// Keeps the periods of some days open until the transaction ends, so that what it writes into them
/// cannot miss a run that is posted at the same moment.
///
/// # Errors
/// [`Error::Refused`] `period-closed` for a day in a period whose run is posted.
pub async fn keep_open(tx: &mut Tx, tenant: TenantId, days: &BTreeSet<Date>) -> Result<(), Error> {
    if tx.dialect() == Dialect::Postgres {
        let sql = format!("SELECT p.period FROM {CLAIMS} AND r.state <> 'posted' FOR SHARE OF p");
        tx.query(&sql, &[tenant.uuid().into()]).await?;
    }
    // A look of its own after the lock: the states as they are committed now.
    let closed = closed(tx, tenant).await?;
    match closed.iter().find(|period| days.iter().any(|day| period.contains(*day))) {
        None => Ok(()),
        Some(period) => Err(Problem::new("period-closed").with("period", period).into()),
    }
}

/// Ends the writing of others into a run's period, until the transaction ends.
pub async fn shut(tx: &mut Tx, tenant: TenantId, run: RunId) -> Result<(), Error> {
    let sql = "UPDATE run_period SET run_id = run_id WHERE tenant_id = $1 AND run_id = $2";
    tx.execute(sql, &[tenant.uuid().into(), run.uuid().into()]).await.map(drop)
}

/// Writes a new run and claims its period; fails with `Error::Unique` of `run_period` when another
/// run holds it.
pub async fn begin(tx: &mut Tx, run: &NewRun<'_>) -> Result<(), Error> {
    let (tenant, id): (Value, Value) = (run.tenant.uuid().into(), run.id.uuid().into());
    tx.execute(
        "INSERT INTO run_period (tenant_id, period, run_id) VALUES ($1, $2, $3)",
        &[tenant.clone(), run.period.into(), id.clone()],
    )
    .await?;
    tx.execute(
        "INSERT INTO commission_run (tenant_id, id, version, owner_id, code, period, plan_id, state, name_key, search_text, \
         custom, created_at, created_by, updated_at, updated_by) \
         VALUES ($1, $2, 1, $3, $4, $5, $6, 'calculating', $7, $8, $9, $10, $3, $10, $3)",
        &[
            tenant.clone(),
            id.clone(),
            run.asked_by.uuid().into(),
            run.code.into(),
            run.period.into(),
            run.plan.uuid().into(),
            kernel::fold(run.code).into(),
            kernel::fold(&format!("{} {}", run.code, run.period)).into(),
            serde_json::json!({}).into(),
            run.at.into(),
        ],
    )
    .await?;
    tx.execute(
        "INSERT INTO run_detail (tenant_id, id, period, plan_source, cut_at, asked_by, asked_at, report) \
         VALUES ($1, $2, $3, $4, $5, $6, $5, $7)",
        &[
            tenant,
            id,
            run.period.into(),
            run.plan_source.into(),
            run.at.into(),
            run.asked_by.uuid().into(),
            serde_json::json!({}).into(),
        ],
    )
    .await?;
    Ok(())
}

/// One run.
pub async fn get(db: &mut impl Read, tenant: TenantId, id: RunId) -> Result<Option<RunRow>, Error> {
    let sql = format!("SELECT {COLUMNS} WHERE r.tenant_id = $1 AND r.id = $2");
    db.query_opt(&sql, &[tenant.uuid().into(), id.uuid().into()]).await?.map(|row| read_row(&row)).transpose()
}

/// The newest runs, newest period first.
pub async fn list(db: &mut impl Read, tenant: TenantId, limit: i64) -> Result<Vec<RunRow>, Error> {
    let sql = format!("SELECT {COLUMNS} WHERE r.tenant_id = $1 ORDER BY r.period DESC, r.id DESC LIMIT $2");
    db.query(&sql, &[tenant.uuid().into(), limit.into()]).await?.iter().map(read_row).collect()
}

/// The posted run of the latest period before `period`.
pub async fn posted_before(
    db: &mut impl Read,
    tenant: TenantId,
    period: &str,
) -> Result<Option<RunRow>, Error> {
    let sql = format!(
        "SELECT {COLUMNS} WHERE r.tenant_id = $1 AND r.state = 'posted' AND r.period < $2 ORDER BY r.period DESC, r.id DESC LIMIT 1"
    );
    db.query_opt(&sql, &[tenant.uuid().into(), period.into()]).await?.map(|row| read_row(&row)).transpose()
}

/// The posted runs in a currency of the periods before `period`, newest first; of one plan alone where it is named.
pub async fn posted(
    db: &mut impl Read,
    tenant: TenantId,
    period: &str,
    currency: &str,
    plan: Option<PlanId>,
    limit: i64,
) -> Result<Vec<RunRow>, Error> {
    let mut args: Vec<Value> = vec![tenant.uuid().into(), period.into(), currency.into(), limit.into()];
    let of_plan = if let Some(plan) = plan {
        args.push(plan.uuid().into());
        "AND r.plan_id = $5"
    } else {
        ""
    };
    // No run is in the trash; saying so lets the index by period serve.
    let sql = format!(
        "SELECT {COLUMNS} WHERE r.tenant_id = $1 AND r.deleted_at IS NULL AND r.state = 'posted' AND r.period < $2 \
         AND r.total_currency = $3 {of_plan} ORDER BY r.period DESC, r.id DESC LIMIT $4"
    );
    db.query(&sql, &args).await?.iter().map(read_row).collect()
}

/// The run that holds the latest period before `period`, in whatever state; with `published` the latest whose
/// result may be read.
pub async fn before(
    db: &mut impl Read,
    tenant: TenantId,
    period: &str,
    published: bool,
) -> Result<Option<RunRow>, Error> {
    let readable = if published { "AND d.published_at IS NOT NULL" } else { "" };
    let sql = format!(
        "SELECT {COLUMNS} JOIN run_period c ON c.tenant_id = r.tenant_id AND c.run_id = r.id \
         WHERE r.tenant_id = $1 AND c.period < $2 {readable} ORDER BY c.period DESC LIMIT 1"
    );
    db.query_opt(&sql, &[tenant.uuid().into(), period.into()]).await?.map(|row| read_row(&row)).transpose()
}

/// Whether a period after `period` has a posted run.
pub async fn posted_after(db: &mut impl Read, tenant: TenantId, period: &str) -> Result<bool, Error> {
    let sql = "SELECT 1 FROM commission_run r WHERE r.tenant_id = $1 AND r.state = 'posted' AND r.period > $2 LIMIT 1";
    Ok(db.query_opt(sql, &[tenant.uuid().into(), period.into()]).await?.is_some())
}

/// What a finished calculation adds to its run.
#[derive(Debug, Clone)]
pub struct Finished<'a> {
    /// The state after it.
    pub state: &'a str,
    /// Minor units.
    pub total: i64,
    /// Its currency.
    pub currency: &'a str,
    /// Members computed.
    pub members: i64,
    /// Members paid.
    pub payees: i64,
    /// Lines.
    pub lines: i64,
    /// Hex.
    pub input_digest: &'a str,
    /// Hex.
    pub result_hash: &'a str,
    /// Compared with.
    pub previous: Option<RunId>,
    /// Everything else.
    pub report: &'a Json,
    /// Now.
    pub at: Timestamp,
}

/// Makes the parts of a run visible and its figures known, in one small step. `false` when the run is
/// no longer calculating (somebody else finished it).
pub async fn publish(tx: &mut Tx, tenant: TenantId, run: RunId, done: &Finished<'_>) -> Result<bool, Error> {
    let (key, id): (Value, Value) = (tenant.uuid().into(), run.uuid().into());
    let changed = tx
        .execute(
            "UPDATE commission_run SET version = version + 1, state = $3, total = $4, total_currency = $5, members = $6, \
             payees = $7, lines = $8, input_digest = $9, result_hash = $10, previous_id = $11, calculated_at = $12, \
             updated_at = $12 WHERE tenant_id = $1 AND id = $2 AND state = 'calculating'",
            &[
                key.clone(),
                id.clone(),
                done.state.into(),
                done.total.into(),
                done.currency.into(),
                done.members.into(),
                done.payees.into(),
                done.lines.into(),
                done.input_digest.into(),
                done.result_hash.into(),
                done.previous.map(|run| run.uuid()).into(),
                done.at.into(),
            ],
        )
        .await?;
    if changed == 1 {
        tx.execute(
            "UPDATE run_detail SET report = $3, published_at = $4 WHERE tenant_id = $1 AND id = $2",
            &[key, id, done.report.into(), done.at.into()],
        )
        .await?;
    }
    Ok(changed == 1)
}

/// Moves a run from one state to another; `false` when it is in another state or version by now.
/// Leaving the period open frees it for a new run.
pub async fn step(
    tx: &mut Tx,
    tenant: TenantId,
    run: &RunRow,
    to: flow::run::RunState,
    who: Option<UserId>,
    at: Timestamp,
) -> Result<bool, Error> {
    use flow::run::RunState;
    let stamp = match to {
        RunState::Approved => ", approved_at = $5",
        RunState::Posted => ", posted_at = $5",
        _ => "",
    };
    let sql = format!(
        "UPDATE commission_run SET version = version + 1, state = $4, updated_at = $5, updated_by = $6{stamp} \
         WHERE tenant_id = $1 AND id = $2 AND version = $3"
    );
    let args = [
        tenant.uuid().into(),
        run.id.uuid().into(),
        run.version.into(),
        to.as_str().into(),
        at.into(),
        who.map(|user| user.uuid()).into(),
    ];
    let changed = tx.execute(&sql, &args).await?;
    if changed == 1 && to.leaves_period_open() {
        tx.execute(
            "DELETE FROM run_period WHERE tenant_id = $1 AND period = $2 AND run_id = $3",
            &[tenant.uuid().into(), run.period.as_str().into(), run.id.uuid().into()],
        )
        .await?;
    }
    Ok(changed == 1)
}

/// A stored decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecisionRow {
    /// Who.
    pub user: UserId,
    /// The name people read.
    pub name: String,
    /// `approve` or `reject`.
    pub verdict: String,
    /// Why.
    pub comment: String,
    /// When.
    pub at: Timestamp,
}

/// The decisions about a run, oldest first.
pub async fn decisions(db: &mut impl Read, tenant: TenantId, run: RunId) -> Result<Vec<DecisionRow>, Error> {
    let rows = db
        .query(
            "SELECT c.user_id, u.name, c.verdict, c.comment, c.at FROM run_decision c \
             JOIN app_user u ON u.tenant_id = c.tenant_id AND u.id = c.user_id \
             WHERE c.tenant_id = $1 AND c.run_id = $2 ORDER BY c.number",
            &[tenant.uuid().into(), run.uuid().into()],
        )
        .await?;
    let read = |row: &Row| {
        Ok(DecisionRow {
            user: UserId::from_uuid(row.get(0)?),
            name: row.get(1)?,
            verdict: row.get(2)?,
            comment: row.get(3)?,
            at: row.get(4)?,
        })
    };
    rows.iter().map(read).collect()
}

/// Adds a decision as number `number`; two at once collide on it and are tried again.
pub async fn decide(
    tx: &mut Tx,
    tenant: TenantId,
    run: RunId,
    number: i64,
    row: &DecisionRow,
) -> Result<(), Error> {
    tx.execute(
        "INSERT INTO run_decision (tenant_id, run_id, number, user_id, verdict, comment, at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        &[
            tenant.uuid().into(),
            run.uuid().into(),
            number.into(),
            row.user.uuid().into(),
            row.verdict.as_str().into(),
            row.comment.as_str().into(),
            row.at.into(),
        ],
    )
    .await?;
    Ok(())
}

/// Codes and names of members, in the order asked for; unknown ids are left out.
pub async fn names(
    db: &mut impl Read,
    tenant: TenantId,
    ids: &[Uuid],
) -> Result<Vec<(Uuid, String, String)>, Error> {
    let mut out = Vec::with_capacity(ids.len());
    for page in ids.chunks(200) {
        let marks = (0..page.len()).map(|at| format!("${}", at + 2)).collect::<Vec<_>>().join(", ");
        let sql = format!("SELECT id, code, name FROM member WHERE tenant_id = $1 AND id IN ({marks})");
        let mut args: Vec<Value> = vec![tenant.uuid().into()];
        args.extend(page.iter().map(|id| Value::from(*id)));
        for row in db.query(&sql, &args).await? {
            out.push((row.get(0)?, row.get(1)?, row.get(2)?));
        }
    }
    out.sort_unstable();
    Ok(out)
}

/// A sale's name for people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SaleHead {
    /// Its id.
    pub id: Uuid,
    /// Its code.
    pub code: String,
    /// `YYYY-MM-DD`.
    pub sold_on: String,
    /// The member it is attributed to.
    pub member: Option<Uuid>,
}

/// Heads of the given sales; unknown ids are left out.
pub async fn sale_heads(db: &mut impl Read, tenant: TenantId, ids: &[Uuid]) -> Result<Vec<SaleHead>, Error> {
    let mut out = Vec::with_capacity(ids.len());
    for page in ids.chunks(200) {
        let marks = (0..page.len()).map(|at| format!("${}", at + 2)).collect::<Vec<_>>().join(", ");
        let sql =
            format!("SELECT id, code, sold_on, member_id FROM sale WHERE tenant_id = $1 AND id IN ({marks})");
        let mut args: Vec<Value> = vec![tenant.uuid().into()];
        args.extend(page.iter().map(|id| Value::from(*id)));
        for row in db.query(&sql, &args).await? {
            out.push(SaleHead {
                id: row.get(0)?,
                code: row.get(1)?,
                sold_on: row.get(2)?,
                member: row.get(3)?,
            });
        }
    }
    Ok(out)
}

/// Members whose code or name holds a fragment.
pub async fn find_members(
    db: &mut impl Read,
    tenant: TenantId,
    q: &str,
    limit: i64,
) -> Result<Vec<Uuid>, Error> {
    let folded = kernel::fold(q);
    if folded.is_empty() {
        return Ok(Vec::new());
    }
    let escaped = folded.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    let rows = db
        .query(
            "SELECT id FROM member WHERE tenant_id = $1 AND search_text LIKE $2 ESCAPE '\\' ORDER BY name_key, id LIMIT $3",
            &[tenant.uuid().into(), format!("%{escaped}%").into(), limit.into()],
        )
        .await?;
    rows.iter().map(|row| row.get(0)).collect()
}
