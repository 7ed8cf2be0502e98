//! Requests of people about their data, and what became of them. Holds nothing of the person but codes.

use jiff::Timestamp;
use kernel::{JobId, TenantId};
use serde_json::Value as Json;
use uuid::Uuid;

use super::Piece;
use crate::{Error, Read, Row, Tx};

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A copy of everything.
    Export,
    /// To be forgotten.
    Erasure,
}

impl Kind {
    /// The word for storage and the API.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Export => "export",
            Self::Erasure => "erasure",
        }
    }
}

/// How far it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Under way.
    Running,
    /// Done.
    Done,
    /// Given up, with the reason at its job.
    Failed,
}

impl State {
    /// The word for storage and the API.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Running => "running",
            Self::Done => "done",
            Self::Failed => "failed",
        }
    }
}

/// A request.
#[derive(Debug, Clone, PartialEq)]
pub struct Request {
    /// Its id.
    pub id: Uuid,
    /// What is asked for.
    pub kind: Kind,
    /// The object of the record it was asked for.
    pub object: String,
    /// That record.
    pub record: Uuid,
    /// What stands for the person.
    pub code: String,
    /// The person's records.
    pub person: Vec<Piece>,
    /// How far it is.
    pub state: State,
    /// Who entered it.
    pub by: Option<Uuid>,
    /// That person's name; none for one who is gone.
    pub by_name: Option<String>,
    /// When.
    pub at: Timestamp,
    /// The job that carries it out.
    pub job: Option<JobId>,
    /// What was erased and what is kept, counted.
    pub account: Json,
    /// SHA-256 over the account.
    pub digest: Option<Vec<u8>>,
    /// It was done again after a backup was restored.
    pub replayed: bool,
    /// When it was done.
    pub finished_at: Option<Timestamp>,
}

const COLUMNS: &str = "r.id, r.kind, r.object, r.record_id, r.code, r.person, r.state, r.asked_by, u.name, r.asked_at, r.job_id, \
     r.account, r.digest, r.replayed, r.finished_at FROM privacy_request r \
     LEFT JOIN app_user u ON u.tenant_id = r.tenant_id AND u.id = r.asked_by";

fn read(row: &Row) -> Result<Request, Error> {
    let person: Json = row.get(5)?;
    let state: String = row.get(6)?;
    Ok(Request {
        id: row.get(0)?,
        kind: if row.get::<String>(1)? == "erasure" { Kind::Erasure } else { Kind::Export },
        object: row.get(2)?,
        record: row.get(3)?,
        code: row.get(4)?,
        person: serde_json::from_value(person).map_err(|error| Error::Column(error.to_string()))?,
        state: match state.as_str() {
            "done" => State::Done,
            "failed" => State::Failed,
            _ => State::Running,
        },
        by: row.get(7)?,
        by_name: row.get(8)?,
        at: row.get(9)?,
        job: row.get::<Option<Uuid>>(10)?.map(JobId::from_uuid),
        account: row.get(11)?,
        digest: row.get(12)?,
        replayed: row.get(13)?,
        finished_at: row.get(14)?,
    })
}

/// Enters a request; `false` when the person is being erased already.
pub async fn insert(tx: &mut Tx, tenant: TenantId, request: &Request) -> Result<bool, Error> {
    let person = serde_json::to_value(&request.person).map_err(|error| Error::Column(error.to_string()))?;
    let sql = "INSERT INTO privacy_request (tenant_id, id, kind, object, record_id, code, person, state, asked_by, asked_at, \
               job_id, account, replayed, finished_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) \
               ON CONFLICT DO NOTHING";
    let args = [
        tenant.uuid().into(),
        request.id.into(),
        request.kind.as_str().into(),
        request.object.as_str().into(),
        request.record.into(),
        request.code.as_str().into(),
        (&person).into(),
        request.state.as_str().into(),
        request.by.into(),
        request.at.into(),
        request.job.map(JobId::uuid).into(),
        (&request.account).into(),
        request.replayed.into(),
        request.finished_at.into(),
    ];
    Ok(tx.execute(sql, &args).await? == 1)
}

/// Enters a request that is done again, or opens the one that stands there; no other is under way.
pub async fn again(tx: &mut Tx, tenant: TenantId, request: &Request) -> Result<(), Error> {
    let sql = "UPDATE privacy_request SET state = 'failed' WHERE tenant_id = $1 AND kind = 'erasure' AND state = 'running' AND id <> $2 \
               AND object = $3 AND record_id = $4";
    let args =
        [tenant.uuid().into(), request.id.into(), request.object.as_str().into(), request.record.into()];
    tx.execute(sql, &args).await?;
    if !insert(tx, tenant, request).await? {
        let sql =
            "UPDATE privacy_request SET state = 'running', replayed = $3 WHERE tenant_id = $1 AND id = $2";
        tx.execute(sql, &[tenant.uuid().into(), request.id.into(), true.into()]).await?;
        set_person(tx, tenant, request.id, &request.person).await?;
    }
    Ok(())
}

/// One request.
pub async fn get(db: &mut impl Read, tenant: TenantId, id: Uuid) -> Result<Option<Request>, Error> {
    let sql = format!("SELECT {COLUMNS} WHERE r.tenant_id = $1 AND r.id = $2");
    db.query_opt(&sql, &[tenant.uuid().into(), id.into()]).await?.as_ref().map(read).transpose()
}

/// Requests below an id, the newest first.
pub async fn list(
    db: &mut impl Read,
    tenant: TenantId,
    before: Uuid,
    limit: i64,
) -> Result<Vec<Request>, Error> {
    let sql = format!("SELECT {COLUMNS} WHERE r.tenant_id = $1 AND r.id < $2 ORDER BY r.id DESC LIMIT $3");
    db.query(&sql, &[tenant.uuid().into(), before.into(), limit.into()]).await?.iter().map(read).collect()
}

/// Keeps what has been counted so far.
pub async fn set_account(tx: &mut Tx, tenant: TenantId, id: Uuid, account: &Json) -> Result<(), Error> {
    let sql = "UPDATE privacy_request SET account = $3 WHERE tenant_id = $1 AND id = $2";
    tx.execute(sql, &[tenant.uuid().into(), id.into(), account.into()]).await.map(|_| ())
}

/// The person turned out to be more records: they are erased too.
pub async fn set_person(tx: &mut Tx, tenant: TenantId, id: Uuid, person: &[Piece]) -> Result<(), Error> {
    let person = serde_json::to_value(person).map_err(|error| Error::Column(error.to_string()))?;
    let sql = "UPDATE privacy_request SET person = $3 WHERE tenant_id = $1 AND id = $2";
    tx.execute(sql, &[tenant.uuid().into(), id.into(), (&person).into()]).await.map(|_| ())
}

/// Ends a request that is under way.
pub async fn finish(
    tx: &mut Tx,
    tenant: TenantId,
    id: Uuid,
    state: State,
    digest: Option<&[u8]>,
    now: Timestamp,
) -> Result<(), Error> {
    let sql = "UPDATE privacy_request SET state = $3, digest = $4, finished_at = $5 \
               WHERE tenant_id = $1 AND id = $2 AND state = 'running'";
    let args = [
        tenant.uuid().into(),
        id.into(),
        state.as_str().into(),
        digest.map(<[u8]>::to_vec).into(),
        now.into(),
    ];
    tx.execute(sql, &args).await.map(|_| ())
}

/// The erasure of a person that is under way, by any of its records.
pub async fn running(
    db: &mut impl Read,
    tenant: TenantId,
    person: &[Piece],
) -> Result<Option<Request>, Error> {
    let sql = format!(
        "SELECT {COLUMNS} WHERE r.tenant_id = $1 AND r.object = $2 AND r.record_id = $3 AND r.kind = 'erasure' \
         AND r.state = 'running'"
    );
    for piece in person {
        let args = [tenant.uuid().into(), piece.object.as_str().into(), piece.id.into()];
        if let Some(row) = db.query_opt(&sql, &args).await? {
            return read(&row).map(Some);
        }
    }
    Ok(None)
}
