//! Durable jobs: put in the queue with their cause, leased by one worker at a time, moved on in
//! the transaction of the work itself. Refuses a worker whose lease went to another one.

use jiff::Timestamp;
use kernel::{JobId, TenantId, UserId};
use serde_json::Value as Json;

use crate::{Db, Dialect, Error, Read, Row, Tx};

const COLUMNS: &str = "tenant_id, id, kind, title, params, state, actor_id, done, total, checkpoint, result, \
    error, attempts, cancel_requested, created_at, via_id";

/// A job as it stands in the table.
#[derive(Debug, Clone, PartialEq)]
pub struct JobRow {
    /// Company.
    pub tenant: TenantId,
    /// Id.
    pub id: JobId,
    /// What kind of work it is: `import`.
    pub kind: String,
    /// Key of its title's words.
    pub title: String,
    /// What the work needs to know.
    pub params: Json,
    /// `queued`, `running`, `done`, `failed` or `cancelled`.
    pub state: String,
    /// Who asked for it: it runs with that person's rights.
    pub actor: UserId,
    /// Steps done.
    pub done: i64,
    /// Steps in all, where known.
    pub total: Option<i64>,
    /// Where a repeated start goes on.
    pub checkpoint: Option<Json>,
    /// What came of it.
    pub result: Option<Json>,
    /// The problem it failed with.
    pub error: Option<Json>,
    /// Starts since it last got further.
    pub attempts: i64,
    /// Whether a person asked it to stop.
    pub cancel_requested: bool,
    /// When it was put in the queue.
    pub created_at: Timestamp,
    /// The API token, or the deputy's entry, it was asked for with: it runs with no more than those rights.
    pub via: Option<uuid::Uuid>,
}

/// A new job.
#[derive(Debug, Clone)]
pub struct NewJob<'a> {
    /// Company.
    pub tenant: TenantId,
    /// Id, made by the app.
    pub id: JobId,
    /// Kind of work.
    pub kind: &'a str,
    /// Key of its title's words.
    pub title: &'a str,
    /// What the work needs to know.
    pub params: &'a Json,
    /// Who asked for it.
    pub actor: UserId,
    /// The API token, or the deputy's entry, it was asked for with.
    pub via: Option<uuid::Uuid>,
    /// Steps in all, where known.
    pub total: Option<i64>,
    /// Now.
    pub now: Timestamp,
}

/// The right to work on a job, until it ends or is taken over by another worker.
#[derive(Debug, Clone, PartialEq)]
pub struct Lease {
    /// The job as it stood when it was leased.
    pub job: JobRow,
    /// The worker's name, different at each start.
    pub owner: String,
}

/// What a worker learns when it reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Go on.
    Ours,
    /// A person asked to stop: undo the open step and settle as cancelled.
    CancelAsked,
    /// The lease is with another worker: undo the open step and leave the job alone.
    Lost,
}

fn read(row: &Row) -> Result<JobRow, Error> {
    Ok(JobRow {
        tenant: TenantId::from_uuid(row.get(0)?),
        id: JobId::from_uuid(row.get(1)?),
        kind: row.get(2)?,
        title: row.get(3)?,
        params: row.get(4)?,
        state: row.get(5)?,
        actor: UserId::from_uuid(row.get(6)?),
        done: row.get(7)?,
        total: row.get(8)?,
        checkpoint: row.get(9)?,
        result: row.get(10)?,
        error: row.get(11)?,
        attempts: row.get(12)?,
        cancel_requested: row.get(13)?,
        created_at: row.get(14)?,
        via: row.get(15)?,
    })
}

/// Puts a job in the queue, in the transaction of what causes it.
pub async fn enqueue(tx: &mut Tx, job: &NewJob<'_>) -> Result<(), Error> {
    tx.execute(
        "INSERT INTO job (tenant_id, id, kind, title, params, state, actor_id, done, total, attempts, \
         cancel_requested, created_at, due_at, via_id) VALUES ($1, $2, $3, $4, $5, 'queued', $6, 0, $7, 0, $8, $9, $9, $10)",
        &[
            job.tenant.uuid().into(),
            job.id.uuid().into(),
            job.kind.into(),
            job.title.into(),
            job.params.into(),
            job.actor.uuid().into(),
            job.total.into(),
            false.into(),
            job.now.into(),
            job.via.into(),
        ],
    )
    .await?;
    Ok(())
}

/// One job of the company, or none.
pub async fn get(db: &mut impl Read, tenant: TenantId, id: JobId) -> Result<Option<JobRow>, Error> {
    let sql = format!("SELECT {COLUMNS} FROM job WHERE tenant_id = $1 AND id = $2");
    db.query_opt(&sql, &[tenant.uuid().into(), id.uuid().into()]).await?.as_ref().map(read).transpose()
}

/// A person's own jobs, newest first.
pub async fn list(
    db: &mut impl Read,
    tenant: TenantId,
    actor: UserId,
    limit: i64,
) -> Result<Vec<JobRow>, Error> {
    let sql =
        format!("SELECT {COLUMNS} FROM job WHERE tenant_id = $1 AND actor_id = $2 ORDER BY id DESC LIMIT $3");
    let rows = db.query(&sql, &[tenant.uuid().into(), actor.uuid().into(), limit.into()]).await?;
    rows.iter().map(read).collect()
}

/// Leases the job that waits longest in any company, or one whose worker has gone silent.
pub async fn claim(db: &Db, owner: &str, now: Timestamp, until: Timestamp) -> Result<Option<Lease>, Error> {
    for tenant in db.read().query("SELECT tenant_id FROM tenant ORDER BY tenant_id", &[]).await? {
        let tenant = TenantId::from_uuid(tenant.get(0)?);
        if let Some(lease) = claim_in(db, tenant, owner, now, until).await? {
            return Ok(Some(lease));
        }
    }
    Ok(None)
}

const WAITING: &str = "SELECT id FROM job WHERE tenant_id = $1 AND \
    ((state = 'queued' AND due_at <= $2) OR (state = 'running' AND leased_until <= $2)) \
    ORDER BY due_at, id LIMIT 1";

async fn claim_in(
    db: &Db,
    tenant: TenantId,
    owner: &str,
    now: Timestamp,
    until: Timestamp,
) -> Result<Option<Lease>, Error> {
    // Looking first keeps an idle server from taking SQLite's only write lock four times a second.
    if db.read().query_opt(WAITING, &[tenant.uuid().into(), now.into()]).await?.is_none() {
        return Ok(None);
    }
    db.write(async |tx: &mut Tx| {
        let sql = match tx.dialect() {
            Dialect::Sqlite => WAITING.to_owned(),
            Dialect::Postgres => format!("{WAITING} FOR UPDATE SKIP LOCKED"),
        };
        let Some(row) = tx.query_opt(&sql, &[tenant.uuid().into(), now.into()]).await? else {
            return Ok(None);
        };
        let id: uuid::Uuid = row.get(0)?;
        let sql = format!(
            "UPDATE job SET state = 'running', lease_owner = $3, leased_until = $4, attempts = attempts + 1, \
             started_at = COALESCE(started_at, $5) WHERE tenant_id = $1 AND id = $2 RETURNING {COLUMNS}"
        );
        let args = [tenant.uuid().into(), id.into(), owner.into(), until.into(), now.into()];
        let row = tx.query_opt(&sql, &args).await?;
        let job = row.as_ref().map(read).transpose()?;
        Ok(job.map(|job| Lease { job, owner: owner.to_owned() }))
    })
    .await
}

/// Reports a finished step in the step's own transaction, so that a step is never done twice.
/// On anything but [`Standing::Ours`] the caller rolls the transaction back.
pub async fn advance(
    tx: &mut Tx,
    lease: &Lease,
    done: i64,
    total: Option<i64>,
    checkpoint: &Json,
    until: Timestamp,
) -> Result<Standing, Error> {
    let args = [
        lease.job.tenant.uuid().into(),
        lease.job.id.uuid().into(),
        lease.owner.as_str().into(),
        done.into(),
        total.into(),
        checkpoint.into(),
        until.into(),
    ];
    let sql = "UPDATE job SET done = $4, total = $5, checkpoint = $6, leased_until = $7, attempts = 1 \
        WHERE tenant_id = $1 AND id = $2 AND lease_owner = $3 AND state = 'running' RETURNING cancel_requested";
    standing(tx.query_opt(sql, &args).await?)
}

/// Says that the worker is alive, and perhaps how far it is, without a step of its own.
pub async fn beat(
    tx: &mut Tx,
    lease: &Lease,
    progress: Option<(i64, Option<i64>)>,
    until: Timestamp,
) -> Result<Standing, Error> {
    let (done, total) = progress.unzip();
    let args = [
        lease.job.tenant.uuid().into(),
        lease.job.id.uuid().into(),
        lease.owner.as_str().into(),
        until.into(),
        done.into(),
        total.flatten().into(),
    ];
    let sql = "UPDATE job SET leased_until = $4, done = COALESCE(CAST($5 AS BIGINT), done), \
        total = COALESCE(CAST($6 AS BIGINT), total) \
        WHERE tenant_id = $1 AND id = $2 AND lease_owner = $3 AND state = 'running' RETURNING cancel_requested";
    standing(tx.query_opt(sql, &args).await?)
}

fn standing(row: Option<Row>) -> Result<Standing, Error> {
    Ok(match row {
        None => Standing::Lost,
        Some(row) if row.get::<bool>(0)? => Standing::CancelAsked,
        Some(_) => Standing::Ours,
    })
}

/// How a job ends.
#[derive(Debug, Clone, PartialEq)]
pub enum End {
    /// With a result.
    Done(Json),
    /// With a problem.
    Failed(Json),
    /// Because a person asked.
    Cancelled(Json),
}

/// Ends a leased job; false where the lease was lost, and then nothing is written.
pub async fn settle(tx: &mut Tx, lease: &Lease, end: &End, now: Timestamp) -> Result<bool, Error> {
    let (state, result, error) = match end {
        End::Done(result) => ("done", Some(result), None),
        End::Failed(error) => ("failed", None, Some(error)),
        End::Cancelled(result) => ("cancelled", Some(result), None),
    };
    let args = [
        lease.job.tenant.uuid().into(),
        lease.job.id.uuid().into(),
        lease.owner.as_str().into(),
        state.into(),
        result.into(),
        error.into(),
        now.into(),
    ];
    let changed = tx
        .execute(
            "UPDATE job SET state = $4, result = $5, error = $6, finished_at = $7, lease_owner = NULL, \
             leased_until = NULL WHERE tenant_id = $1 AND id = $2 AND lease_owner = $3 AND state = 'running'",
            &args,
        )
        .await?;
    Ok(changed == 1)
}

/// Gives a leased job back to the queue: a stopping server, or another try at `due`.
/// A stopping server is not the job's fault: `count` false takes the attempt back.
pub async fn release(tx: &mut Tx, lease: &Lease, due: Timestamp, count: bool) -> Result<bool, Error> {
    let args = [
        lease.job.tenant.uuid().into(),
        lease.job.id.uuid().into(),
        lease.owner.as_str().into(),
        due.into(),
        i64::from(!count).into(),
    ];
    let changed = tx
        .execute(
            "UPDATE job SET state = 'queued', lease_owner = NULL, leased_until = NULL, due_at = $4, \
             attempts = attempts - $5 WHERE tenant_id = $1 AND id = $2 AND lease_owner = $3 AND state = 'running'",
            &args,
        )
        .await?;
    Ok(changed == 1)
}

/// Cancels a waiting job at once, asks a running one to stop; gives the state it then has, or
/// nothing where there is no such job of this person.
pub async fn cancel(
    tx: &mut Tx,
    tenant: TenantId,
    actor: UserId,
    id: JobId,
    now: Timestamp,
) -> Result<Option<JobRow>, Error> {
    let args = [tenant.uuid().into(), id.uuid().into(), actor.uuid().into(), now.into(), true.into()];
    tx.execute(
        "UPDATE job SET cancel_requested = $5, \
         finished_at = CASE WHEN state = 'queued' THEN $4 ELSE finished_at END, \
         state = CASE WHEN state = 'queued' THEN 'cancelled' ELSE state END \
         WHERE tenant_id = $1 AND id = $2 AND actor_id = $3 AND state IN ('queued', 'running')",
        &args,
    )
    .await?;
    Ok(get(tx, tenant, id).await?.filter(|job| job.actor == actor))
}
