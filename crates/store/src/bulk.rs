//! Changes of many records at once: what was asked for, what became of it, what an undo writes back. Refuses to show
//! another person's; the records themselves are written by `records::bulk`.

use std::collections::{HashMap, HashSet};
use std::io::{Read as _, Write as _};

use access::{Predicate, Term};
use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;
use jiff::Timestamp;
use kernel::{JobId, TenantId, UserId, fold};
use serde_json::Value as Json;
use uuid::Uuid;

use crate::records::sql::Sql;
use crate::{Error, Read, Row, Tx, Value};

const COLUMNS: &str =
    "id, actor_id, object, action, aim, change, job_id, undo_of, undone_by, changed, left_out, created_at";

/// A change of many records as it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct BulkChange {
    /// Its id.
    pub id: Uuid,
    /// Who asked for it.
    pub actor: UserId,
    /// The object's key.
    pub object: String,
    /// `update`, `assign` or `trash`.
    pub action: String,
    /// `{"ids": […]}` or `{"filter": …, "q": …}`.
    pub aim: Json,
    /// `{"values": {…}}`, `{"owner": …, "unit": …}`, or nothing.
    pub change: Json,
    /// The job that carries it out.
    pub job: Option<JobId>,
    /// The change that this one takes back.
    pub undo_of: Option<Uuid>,
    /// The change that takes this one back.
    pub undone_by: Option<Uuid>,
    /// Records changed.
    pub changed: i64,
    /// Records left out.
    pub left_out: i64,
    /// When it was asked for.
    pub created_at: Timestamp,
}

fn read(row: &Row) -> Result<BulkChange, Error> {
    Ok(BulkChange {
        id: row.get(0)?,
        actor: UserId::from_uuid(row.get(1)?),
        object: row.get(2)?,
        action: row.get(3)?,
        aim: row.get(4)?,
        change: row.get(5)?,
        job: row.get::<Option<Uuid>>(6)?.map(JobId::from_uuid),
        undo_of: row.get(7)?,
        undone_by: row.get(8)?,
        changed: row.get(9)?,
        left_out: row.get(10)?,
        created_at: row.get(11)?,
    })
}

/// Keeps what was asked for.
pub async fn insert(tx: &mut Tx, tenant: TenantId, bulk: &BulkChange) -> Result<(), Error> {
    tx.execute(
        "INSERT INTO bulk (tenant_id, id, actor_id, object, action, aim, change, job_id, undo_of, changed, left_out, \
         created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0, 0, $10)",
        &[
            tenant.uuid().into(),
            bulk.id.into(),
            bulk.actor.uuid().into(),
            bulk.object.as_str().into(),
            bulk.action.as_str().into(),
            (&bulk.aim).into(),
            (&bulk.change).into(),
            bulk.job.map(JobId::uuid).into(),
            bulk.undo_of.into(),
            bulk.created_at.into(),
        ],
    )
    .await?;
    Ok(())
}

/// One change of the person who asked for it.
pub async fn get(
    db: &mut impl Read,
    tenant: TenantId,
    actor: UserId,
    id: Uuid,
) -> Result<Option<BulkChange>, Error> {
    let sql = format!("SELECT {COLUMNS} FROM bulk WHERE tenant_id = $1 AND id = $2 AND actor_id = $3");
    let args = [tenant.uuid().into(), id.into(), actor.uuid().into()];
    db.query_opt(&sql, &args).await?.as_ref().map(read).transpose()
}

/// Notes that a change is taken back by another one; false where one does so already.
pub async fn set_undone(tx: &mut Tx, tenant: TenantId, id: Uuid, by: Uuid) -> Result<bool, Error> {
    let sql = "UPDATE bulk SET undone_by = $3 WHERE tenant_id = $1 AND id = $2 AND undone_by IS NULL";
    Ok(tx.execute(sql, &[tenant.uuid().into(), id.into(), by.into()]).await? == 1)
}

/// Adds a chunk: how many were changed, who was left out and why, and what an undo needs.
pub async fn chunk(
    tx: &mut Tx,
    tenant: TenantId,
    id: Uuid,
    number: i64,
    changed: i64,
    left: &[(Uuid, &str)],
    before: &Json,
) -> Result<(), Error> {
    let key: [Value; 2] = [tenant.uuid().into(), id.into()];
    tx.execute(
        "UPDATE bulk SET changed = changed + $3, left_out = left_out + $4 WHERE tenant_id = $1 AND id = $2",
        &[key[0].clone(), key[1].clone(), changed.into(), (left.len() as i64).into()],
    )
    .await?;
    if changed > 0 {
        tx.execute(
            "INSERT INTO bulk_chunk (tenant_id, bulk_id, number, rows) VALUES ($1, $2, $3, $4)",
            &[key[0].clone(), key[1].clone(), number.into(), pack(before)?.into()],
        )
        .await?;
    }
    let rows = left
        .iter()
        .map(|(record, code)| vec![key[0].clone(), key[1].clone(), (*record).into(), (*code).into()])
        .collect::<Vec<_>>();
    tx.insert_many("bulk_left", &["tenant_id", "bulk_id", "record_id", "code"], rows).await?;
    Ok(())
}

/// The next chunk after `number` with its number; none at the end, and where a person was forgotten since.
pub async fn next_chunk(
    db: &mut impl Read,
    tenant: TenantId,
    id: Uuid,
    number: i64,
) -> Result<Option<(i64, Json)>, Error> {
    let sql = "SELECT number, rows FROM bulk_chunk WHERE tenant_id = $1 AND bulk_id = $2 AND number > $3 \
        ORDER BY number LIMIT 1";
    let row = db.query_opt(sql, &[tenant.uuid().into(), id.into(), number.into()]).await?;
    row.map(|row| Ok((row.get(0)?, unpack(&row.get::<Vec<u8>>(1)?)?))).transpose()
}

/// Why records were left out: problem code and number, the most frequent first.
pub async fn reasons(db: &mut impl Read, tenant: TenantId, id: Uuid) -> Result<Vec<(String, i64)>, Error> {
    let sql = "SELECT code, count(*) FROM bulk_left WHERE tenant_id = $1 AND bulk_id = $2 \
        GROUP BY code ORDER BY count(*) DESC, code";
    let rows = db.query(sql, &[tenant.uuid().into(), id.into()]).await?;
    rows.iter().map(|row| Ok((row.get(0)?, row.get(1)?))).collect()
}

/// The records that were left out, by id, after one seen.
pub async fn left(
    db: &mut impl Read,
    tenant: TenantId,
    id: Uuid,
    after: Uuid,
    limit: i64,
) -> Result<Vec<(Uuid, String)>, Error> {
    let sql = "SELECT record_id, code FROM bulk_left WHERE tenant_id = $1 AND bulk_id = $2 AND record_id > $3 \
        ORDER BY record_id LIMIT $4";
    let rows = db.query(sql, &[tenant.uuid().into(), id.into(), after.into(), limit.into()]).await?;
    rows.iter().map(|row| Ok((row.get(0)?, row.get(1)?))).collect()
}

/// People who may own records and whose name holds `q`, of those the predicate admits: it speaks of employees, and no
/// downline is asked for.
pub async fn owners(
    db: &mut impl Read,
    tenant: TenantId,
    reach: &Predicate,
    q: &str,
    limit: i64,
) -> Result<Vec<(Uuid, String)>, Error> {
    let pattern = fold(q).replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    let near = match reach {
        Predicate::All => Predicate::All,
        Predicate::Any(terms) => {
            Predicate::Any(terms.iter().filter(|term| !matches!(term, Term::Downline(_))).cloned().collect())
        }
    };
    let mut sql = Sql::new(tenant);
    let among = crate::users::scope(&mut sql, &near);
    let (pattern, no, limit) = (sql.bind(format!("%{pattern}%")), sql.bind(false), sql.bind(limit));
    let text = format!(
        "SELECT u.id, u.name FROM app_user u WHERE u.tenant_id = $1 AND COALESCE(u.name_folded, lower(u.name)) LIKE {pattern} ESCAPE '\\' \
         AND u.disabled = {no} AND {among} ORDER BY u.name, u.id LIMIT {limit}"
    );
    db.query(&text, &sql.args).await?.iter().map(|row| Ok((row.get(0)?, row.get(1)?))).collect()
}

/// The names of users and of units, by id.
pub async fn names(
    db: &mut impl Read,
    tenant: TenantId,
    users: &HashSet<Uuid>,
    units: &HashSet<Uuid>,
) -> Result<HashMap<Uuid, String>, Error> {
    let mut out = HashMap::new();
    for (table, ids) in [("app_user", users), ("unit", units)] {
        let ids: Vec<Uuid> = ids.iter().copied().collect();
        for page in ids.chunks(500) {
            let args: [Value; 2] = [tenant.uuid().into(), Value::ids(page)];
            let among = db.dialect().is_one_of_ids("id", "$2");
            let sql = format!("SELECT id, name FROM {table} WHERE tenant_id = $1 AND {among}");
            for row in db.query(&sql, &args).await? {
                out.insert(row.get(0)?, row.get(1)?);
            }
        }
    }
    Ok(out)
}

/// What a chunk holds, as it is kept.
pub(crate) fn pack(rows: &Json) -> Result<Vec<u8>, Error> {
    let mut out = DeflateEncoder::new(Vec::new(), Compression::fast());
    let packed = out.write_all(rows.to_string().as_bytes()).and_then(|()| out.finish());
    packed.map_err(|error| Error::Column(format!("a chunk cannot be packed: {error}")))
}

/// What a chunk holds.
pub(crate) fn unpack(bytes: &[u8]) -> Result<Json, Error> {
    let mut text = String::new();
    let damaged = |why: String| Error::Column(format!("a chunk cannot be read: {why}"));
    DeflateDecoder::new(bytes).read_to_string(&mut text).map_err(|error| damaged(error.to_string()))?;
    serde_json::from_str(&text).map_err(|error| damaged(error.to_string()))
}
