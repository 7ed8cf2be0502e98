//! Records of one thing made one: moving what refers to those that lost, where their ids and codes lead, and the way back.
//! Refuses to move more than [`MOVED_MAX`] references. Sales, postings and runs are never touched: what is closed goes on
//! naming the record it was closed with, whose id leads to the winner.

mod moves;

use std::collections::BTreeMap;

use jiff::Timestamp;
use kernel::TenantId;
use uuid::Uuid;

use crate::db::{Error, Read, Row, Tx, Value};

pub use moves::{MOVED_MAX, Moved, Place, count, move_back, move_to, places, versions};

/// A merge as it was kept.
#[derive(Debug, Clone, PartialEq)]
pub struct Merge {
    /// Its id.
    pub id: Uuid,
    /// The object's key.
    pub object: String,
    /// The record that stays.
    pub winner: Uuid,
    /// Its version after the merge.
    pub winner_version: i64,
    /// What was moved; the use case's own document.
    pub moved: serde_json::Value,
    /// Who did it.
    pub actor: Option<Uuid>,
    /// When.
    pub at: Timestamp,
    /// When it was taken back.
    pub undone_at: Option<Timestamp>,
}

/// A record that lost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loser {
    /// Its id.
    pub id: Uuid,
    /// Its code.
    pub code: Option<String>,
    /// Its version in the trash.
    pub version: i64,
}

/// Keeps a merge and where its losers lead.
pub async fn insert(tx: &mut Tx, tenant: TenantId, merge: &Merge, losers: &[Loser]) -> Result<(), Error> {
    let sql = "INSERT INTO merge (tenant_id, id, object, winner_id, winner_version, moved, actor_id, at) \
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    let args = [
        tenant.uuid().into(),
        merge.id.into(),
        merge.object.as_str().into(),
        merge.winner.into(),
        merge.winner_version.into(),
        Value::Json(merge.moved.to_string()),
        merge.actor.into(),
        merge.at.into(),
    ];
    tx.execute(sql, &args).await?;
    let rows = losers.iter().map(|loser| {
        vec![
            tenant.uuid().into(),
            merge.object.as_str().into(),
            loser.id.into(),
            merge.winner.into(),
            merge.id.into(),
            loser.code.as_deref().into(),
            loser.version.into(),
        ]
    });
    let columns = ["tenant_id", "object", "loser_id", "winner_id", "merge_id", "code", "version"];
    tx.insert_many("merged_record", &columns, rows.collect::<Vec<Vec<Value>>>()).await?;
    Ok(())
}

/// One merge.
pub async fn get(db: &mut impl Read, tenant: TenantId, id: Uuid) -> Result<Option<Merge>, Error> {
    let sql = "SELECT id, object, winner_id, winner_version, moved, actor_id, at, undone_at FROM merge \
               WHERE tenant_id = $1 AND id = $2";
    let row = db.query_opt(sql, &[tenant.uuid().into(), id.into()]).await?;
    row.map(|row| {
        Ok(Merge {
            id: row.get(0)?,
            object: row.get(1)?,
            winner: row.get(2)?,
            winner_version: row.get(3)?,
            moved: row.get(4)?,
            actor: row.get(5)?,
            at: row.get(6)?,
            undone_at: row.get(7)?,
        })
    })
    .transpose()
}

/// The records that lost in a merge that stands.
pub async fn losers(db: &mut impl Read, tenant: TenantId, merge: Uuid) -> Result<Vec<Loser>, Error> {
    let sql = "SELECT loser_id, code, version FROM merged_record WHERE tenant_id = $1 AND merge_id = $2 ORDER BY loser_id";
    let rows = db.query(sql, &[tenant.uuid().into(), merge.into()]).await?;
    rows.iter().map(|row| Ok(Loser { id: row.get(0)?, code: row.get(1)?, version: row.get(2)? })).collect()
}

/// Notes that a merge is taken back: its losers lead nowhere any more. False where somebody was faster.
pub async fn undone(tx: &mut Tx, tenant: TenantId, id: Uuid, at: Timestamp) -> Result<bool, Error> {
    let sql = "UPDATE merge SET undone_at = $3 WHERE tenant_id = $1 AND id = $2 AND undone_at IS NULL";
    let done = tx.execute(sql, &[tenant.uuid().into(), id.into(), at.into()]).await? == 1;
    let sql = "DELETE FROM merged_record WHERE tenant_id = $1 AND merge_id = $2";
    tx.execute(sql, &[tenant.uuid().into(), id.into()]).await?;
    Ok(done)
}

/// The record a merged one leads to in the end; none for a record that was not merged.
pub async fn leads_to(
    db: &mut impl Read,
    tenant: TenantId,
    object: &str,
    record: Uuid,
) -> Result<Option<Uuid>, Error> {
    let sql = "SELECT winner_id FROM merged_record WHERE tenant_id = $1 AND object = $2 AND loser_id = $3";
    let mut at = record;
    // A winner may have lost later; nothing leads round, since what lost is in the trash and wins no more.
    while let Some(row) = db.query_opt(sql, &[tenant.uuid().into(), object.into(), at.into()]).await? {
        at = row.get(0)?;
    }
    Ok((at != record).then_some(at))
}

/// Everything that was merged into a record, at whatever remove, with the codes.
pub async fn absorbed(
    db: &mut impl Read,
    tenant: TenantId,
    object: &str,
    winner: Uuid,
) -> Result<Vec<(Uuid, Option<String>)>, Error> {
    let sql = "SELECT loser_id, code FROM merged_record WHERE tenant_id = $1 AND object = $2 AND winner_id = $3 ORDER BY loser_id";
    let mut out: Vec<(Uuid, Option<String>)> = Vec::new();
    let mut next = vec![winner];
    while let Some(id) = next.pop() {
        for row in db.query(sql, &[tenant.uuid().into(), object.into(), id.into()]).await? {
            let loser = row.get(0)?;
            next.push(loser);
            out.push((loser, row.get(1)?));
        }
    }
    Ok(out)
}

/// All records of an object that lead elsewhere, each with where it leads in the end.
pub async fn all(db: &mut impl Read, tenant: TenantId, object: &str) -> Result<BTreeMap<Uuid, Uuid>, Error> {
    let sql = "SELECT loser_id, winner_id FROM merged_record WHERE tenant_id = $1 AND object = $2";
    leads(&db.query(sql, &[tenant.uuid().into(), object.into()]).await?)
}

/// As [`all`], as far as they were merged by `at`.
pub async fn until(
    db: &mut impl Read,
    tenant: TenantId,
    object: &str,
    at: Timestamp,
) -> Result<BTreeMap<Uuid, Uuid>, Error> {
    let sql = "SELECT r.loser_id, r.winner_id FROM merged_record r \
               JOIN merge m ON m.tenant_id = r.tenant_id AND m.id = r.merge_id \
               WHERE r.tenant_id = $1 AND r.object = $2 AND m.at <= $3";
    leads(&db.query(sql, &[tenant.uuid().into(), object.into(), at.into()]).await?)
}

/// Where each loser leads in the end.
fn leads(rows: &[Row]) -> Result<BTreeMap<Uuid, Uuid>, Error> {
    let mut step = BTreeMap::new();
    for row in rows {
        step.insert(row.get::<Uuid>(0)?, row.get::<Uuid>(1)?);
    }
    let end = |from: &Uuid| {
        let mut at = *from;
        while let Some(next) = step.get(&at) {
            at = *next;
        }
        at
    };
    Ok(step.keys().map(|from| (*from, end(from))).collect())
}

/// The records that codes of merged ones lead to: object, record and the code asked for.
pub async fn by_code(
    db: &mut impl Read,
    tenant: TenantId,
    object: Option<&str>,
    codes: &[&str],
) -> Result<Vec<(String, Uuid, String)>, Error> {
    let mut out = Vec::new();
    for page in codes.chunks(500) {
        let mut args: Vec<Value> = vec![tenant.uuid().into()];
        args.extend(page.iter().map(|code| Value::from(*code)));
        let places: Vec<String> = (2..=args.len()).map(|at| format!("${at}")).collect();
        let mut sql = format!(
            "SELECT object, loser_id, code FROM merged_record WHERE tenant_id = $1 AND code IN ({})",
            places.join(", ")
        );
        if let Some(object) = object {
            args.push(object.into());
            sql.push_str(&format!(" AND object = ${}", args.len()));
        }
        for row in db.query(&sql, &args).await? {
            let found: String = row.get(0)?;
            if let Some(winner) = leads_to(db, tenant, &found, row.get(1)?).await? {
                out.push((found, winner, row.get(2)?));
            }
        }
    }
    Ok(out)
}

/// Which merge put a record into the trash, and where it leads, for those of `records` that one did.
pub async fn of_records(
    db: &mut impl Read,
    tenant: TenantId,
    object: &str,
    records: &[Uuid],
) -> Result<BTreeMap<Uuid, (Uuid, Uuid)>, Error> {
    let mut out = BTreeMap::new();
    for page in records.chunks(500) {
        let mut args: Vec<Value> = vec![tenant.uuid().into(), object.into()];
        args.extend(page.iter().map(|id| Value::from(*id)));
        let places: Vec<String> = (3..=args.len()).map(|at| format!("${at}")).collect();
        let sql = format!(
            "SELECT loser_id, merge_id, winner_id FROM merged_record WHERE tenant_id = $1 AND object = $2 AND loser_id IN ({})",
            places.join(", ")
        );
        for row in db.query(&sql, &args).await? {
            out.insert(row.get(0)?, (row.get(1)?, row.get(2)?));
        }
    }
    Ok(out)
}
