//! Who did what to which record, chained and never changed; refuses to hold a person's data inside
//! the chain: the diff, the address a request came from and their salts stand aside and may be erased.

mod log;

use futures::StreamExt;
use jiff::Timestamp;
use kernel::TenantId;
use uuid::Uuid;

use crate::chain::{self, Broken, Leaf};
use crate::{Db, Dialect, Error, Read, Tx, Value};

pub use log::{LogQuestion, Logged, log, statement, was_about, was_done};

/// The chain's name.
pub const CHAIN: &str = "audit";

/// One thing that was done.
#[derive(Debug, Clone)]
pub struct Entry<'a> {
    /// The entry's id, made by the caller.
    pub id: Uuid,
    /// When.
    pub at: Timestamp,
    /// Who; `None` is the system itself.
    pub actor: Option<Uuid>,
    /// The API token the actor's request came with, or the entry by which the actor stood in for somebody.
    pub via: Option<Uuid>,
    /// The object's key, such as `member`.
    pub object: &'a str,
    /// Which record, if it concerns one.
    pub record: Option<Uuid>,
    /// What: `create`, `update`, `trash`, `sign_in`, `denied` …
    pub action: &'a str,
    /// The request that caused it; empty for the system itself.
    pub request: &'a str,
    /// The address the request came from; none for the system itself and for jobs.
    pub address: Option<&'a str>,
    /// What changed, as `{"field": [before, after]}`, or whatever the action has to say.
    pub diff: &'a serde_json::Value,
}

/// Writes an entry, in the transaction of the change itself.
pub async fn record(tx: &mut Tx, tenant: TenantId, entry: &Entry<'_>) -> Result<(), Error> {
    record_all(tx, tenant, std::slice::from_ref(entry)).await
}

/// Writes the entries of many records that change together.
pub async fn record_all(tx: &mut Tx, tenant: TenantId, entries: &[Entry<'_>]) -> Result<(), Error> {
    let key = Value::from(tenant.uuid());
    let (mut heads, mut details, mut leaves) = (Vec::new(), Vec::new(), Vec::new());
    let mut origins = Vec::new();
    for entry in entries {
        let salt = salt()?;
        let diff = entry.diff.to_string();
        let detail = aside_hash(&salt, &diff);
        let origin = match entry.address {
            Some(address) => {
                let salt = self::salt()?;
                origins.push(vec![key.clone(), entry.id.into(), salt.to_vec().into(), address.into()]);
                Some(aside_hash(&salt, address))
            }
            None => None,
        };
        let leaf = leaf_of(&Sealed {
            id: entry.id,
            at: entry.at,
            actor: entry.actor,
            via: entry.via,
            object: entry.object,
            record: entry.record,
            action: entry.action,
            request: entry.request,
            detail: &detail,
            origin: origin.as_ref().map(|hash| &hash[..]),
        });
        heads.push(vec![
            key.clone(),
            entry.id.into(),
            entry.at.into(),
            entry.actor.into(),
            entry.object.into(),
            entry.record.into(),
            entry.action.into(),
            entry.request.into(),
            detail.into(),
            leaf.into(),
            entry.via.into(),
            origin.map(|hash| hash.to_vec()).into(),
        ]);
        // An entry that says nothing beyond itself has no detail to be kept or erased.
        if entry.diff.as_object().is_none_or(|fields| !fields.is_empty()) {
            details.push(vec![key.clone(), entry.id.into(), salt.to_vec().into(), diff.into()]);
        }
        leaves.push(vec![key.clone(), CHAIN.into(), entry.id.into(), leaf.into()]);
    }
    let columns = [
        "tenant_id",
        "id",
        "at",
        "actor_id",
        "object",
        "record_id",
        "action",
        "request_id",
        "detail_hash",
        "leaf",
        "via_id",
        "origin_hash",
    ];
    tx.insert_together(vec![
        ("audit_entry", &columns, heads),
        ("audit_detail", &["tenant_id", "entry_id", "salt", "diff"], details),
        ("audit_origin", &["tenant_id", "entry_id", "salt", "address"], origins),
        ("unsealed", &["tenant_id", "chain", "entry_id", "leaf"], leaves),
    ])
    .await
}

/// 16 bytes nobody can guess: with them gone, a hash says nothing about what it covered.
pub fn salt() -> Result<[u8; 16], Error> {
    let mut salt = [0; 16];
    getrandom::fill(&mut salt).map_err(|error| Error::Setting(format!("no randomness: {error}")))?;
    Ok(salt)
}

/// The hash of what stands aside.
fn aside_hash(salt: &[u8], text: &str) -> Leaf {
    *blake3::Hasher::new().update(salt).update(text.as_bytes()).finalize().as_bytes()
}

struct Sealed<'a> {
    id: Uuid,
    at: Timestamp,
    actor: Option<Uuid>,
    via: Option<Uuid>,
    object: &'a str,
    record: Option<Uuid>,
    action: &'a str,
    request: &'a str,
    detail: &'a [u8],
    origin: Option<&'a [u8]>,
}

/// Every part with its length in front, so that no two entries read the same. The token and the origin are further parts where
/// there are any, told apart by their lengths: entries from before there were tokens, or addresses, keep their hash.
fn leaf_of(entry: &Sealed<'_>) -> Leaf {
    let mut hasher = blake3::Hasher::new();
    let actor = entry.actor.unwrap_or_default();
    let record = entry.record.unwrap_or_default();
    let at = entry.at.as_microsecond().to_be_bytes();
    let parts: [&[u8]; 8] = [
        entry.id.as_bytes(),
        &at,
        actor.as_bytes(),
        entry.object.as_bytes(),
        record.as_bytes(),
        entry.action.as_bytes(),
        entry.request.as_bytes(),
        entry.detail,
    ];
    let via = entry.via.map(Uuid::into_bytes);
    for part in parts.into_iter().chain(via.as_ref().map(|via| &via[..])).chain(entry.origin) {
        hasher.update(&(part.len() as u64).to_be_bytes()).update(part);
    }
    *hasher.finalize().as_bytes()
}

/// An entry as it is read back; `diff` is `None` when the person has been forgotten.
#[derive(Debug, Clone, PartialEq)]
pub struct Seen {
    /// The entry's id.
    pub id: Uuid,
    /// The record it is about; nil for one about none.
    pub record: Uuid,
    /// When.
    pub at: Timestamp,
    /// Who.
    pub actor: Option<Uuid>,
    /// The actor's name today, if the actor is known.
    pub actor_name: Option<String>,
    /// The name of the absent person the actor stood in for.
    pub on_behalf: Option<String>,
    /// What was done.
    pub action: String,
    /// What changed.
    pub diff: Option<serde_json::Value>,
}

/// The entries of a record and of those merged into it, the newest first; `before` goes on below an entry seen. The caller
/// has checked that the reader may see the record, and masks the fields the reader may not see.
pub async fn history(
    db: &mut impl Read,
    tenant: TenantId,
    object: &str,
    records: &[Uuid],
    before: Option<Uuid>,
    limit: i64,
) -> Result<Vec<Seen>, Error> {
    field_history(db, tenant, object, records, None, before, limit).await
}

/// As [`history`], of the entries alone that say something of `field`.
pub async fn field_history(
    db: &mut impl Read,
    tenant: TenantId,
    object: &str,
    records: &[Uuid],
    field: Option<&str>,
    before: Option<Uuid>,
    limit: i64,
) -> Result<Vec<Seen>, Error> {
    let below = before.unwrap_or(Uuid::max());
    let mut args: Vec<Value> =
        vec![tenant.uuid().into(), object.into(), below.into(), limit.into(), Value::ids(records)];
    let among = db.dialect().is_one_of_ids("e.record_id", "$5");
    let named = match (field, db.dialect()) {
        (None, _) => "",
        (Some(field), Dialect::Postgres) => {
            args.push(field.into());
            " AND jsonb_exists(CAST(d.diff AS jsonb), $6)"
        }
        (Some(field), Dialect::Sqlite) => {
            args.push(format!("$.\"{field}\"").into());
            " AND json_type(d.diff, $6) IS NOT NULL"
        }
    };
    let sql = format!(
        "SELECT e.id, e.at, e.actor_id, u.name, e.action, d.diff, p.name, e.record_id FROM audit_entry e \
         LEFT JOIN audit_detail d ON d.tenant_id = e.tenant_id AND d.entry_id = e.id \
         LEFT JOIN app_user u ON u.tenant_id = e.tenant_id AND u.id = e.actor_id \
         LEFT JOIN deputy y ON y.tenant_id = e.tenant_id AND y.id = e.via_id \
         LEFT JOIN app_user p ON p.tenant_id = y.tenant_id AND p.id = y.person_id \
         WHERE e.tenant_id = $1 AND e.object = $2 AND {among} AND e.id < $3{named} \
         ORDER BY e.id DESC LIMIT $4"
    );
    let rows = db.query(&sql, &args).await?;
    rows.iter().map(read_seen).collect()
}

/// The columns `id, at, actor_id, name, action, diff, on_behalf, record_id`.
fn read_seen(row: &crate::Row) -> Result<Seen, Error> {
    let diff: Option<String> = row.get(5)?;
    Ok(Seen {
        id: row.get(0)?,
        record: row.get::<Option<Uuid>>(7)?.unwrap_or_default(),
        at: row.get(1)?,
        actor: row.get(2)?,
        actor_name: row.get(3)?,
        action: row.get(4)?,
        on_behalf: row.get(6)?,
        diff: diff.and_then(|text| serde_json::from_str(&text).ok()),
    })
}

/// Checks the audit trail from its first block: every link, every root, every entry against what was
/// sealed, every detail that has not been erased. `None`: nothing is wrong.
pub async fn verify(db: &Db, tenant: TenantId) -> Result<Option<Broken>, Error> {
    db.snapshot(async |tx| {
        let mut known = match chain::read(tx, tenant, CHAIN).await? {
            Ok(known) => known,
            Err(broken) => return Ok(Some(broken)),
        };
        let mut rows = tx.stream(
            "SELECT e.id, e.at, e.actor_id, e.object, e.record_id, e.action, e.request_id, e.detail_hash, d.salt, d.diff, e.via_id, \
             e.origin_hash, o.salt, o.address \
             FROM audit_entry e LEFT JOIN audit_detail d ON d.tenant_id = e.tenant_id AND d.entry_id = e.id \
             LEFT JOIN audit_origin o ON o.tenant_id = e.tenant_id AND o.entry_id = e.id \
             WHERE e.tenant_id = $1 ORDER BY e.id",
            &[tenant.uuid().into()],
        );
        while let Some(row) = rows.next().await {
            let row = row?;
            let (object, action, request): (String, String, String) = (row.get(3)?, row.get(5)?, row.get(6)?);
            let detail: Vec<u8> = row.get(7)?;
            let origin: Option<Vec<u8>> = row.get(11)?;
            let id = row.get(0)?;
            let leaf = leaf_of(&Sealed {
                id,
                at: row.get(1)?,
                actor: row.get(2)?,
                via: row.get(10)?,
                object: &object,
                record: row.get(4)?,
                action: &action,
                request: &request,
                detail: &detail,
                origin: origin.as_deref(),
            });
            if let Some(broken) = known.cross_off(id, leaf) {
                return Ok(Some(broken));
            }
            if let (Some(salt), Some(diff)) = (row.get::<Option<Vec<u8>>>(8)?, row.get::<Option<String>>(9)?)
                && aside_hash(&salt, &diff)[..] != detail[..]
            {
                return Ok(Some(Broken { code: "detail-changed", id: id.to_string() }));
            }
            if let (Some(salt), Some(address)) =
                (row.get::<Option<Vec<u8>>>(12)?, row.get::<Option<String>>(13)?)
                && origin.is_none_or(|origin| aside_hash(&salt, &address)[..] != origin[..])
            {
                return Ok(Some(Broken { code: "origin-changed", id: id.to_string() }));
            }
        }
        Ok(known.missing())
    })
    .await
}
