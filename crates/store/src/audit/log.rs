//! The audit log as a list: entries of all records, filtered, the newest first; refuses to decide what its reader may see.

use jiff::Timestamp;
use kernel::TenantId;
use uuid::Uuid;

use super::{Seen, read_seen};
use crate::{Error, Read, Value};

/// What a log is asked for; what is none does not matter.
#[derive(Debug, Clone, Copy, Default)]
pub struct LogQuestion<'a> {
    /// Only entries of this object.
    pub object: Option<&'a str>,
    /// Only entries of this record; with its object.
    pub record: Option<Uuid>,
    /// Only entries of this action.
    pub action: Option<&'a str>,
    /// Only what this person did.
    pub actor: Option<Uuid>,
    /// Not before this moment.
    pub from: Option<Timestamp>,
    /// Before this moment.
    pub to: Option<Timestamp>,
    /// Below this entry.
    pub before: Option<Uuid>,
    /// Most entries.
    pub limit: i64,
}

/// An entry of the log: what was done, and to what.
#[derive(Debug, Clone, PartialEq)]
pub struct Logged {
    /// The object's key.
    pub object: String,
    /// Which record, if it concerns one.
    pub record: Option<Uuid>,
    /// The request, import or bulk change that caused it.
    pub request: String,
    /// The name of the API token it was done with.
    pub token: Option<String>,
    /// The address the request came from; none where nobody asked from outside, or where it was erased.
    pub address: Option<String>,
    /// The rest.
    pub seen: Seen,
}

/// Entries of all records, the newest first. The caller has checked the right to read the log, and masks what the
/// reader may not see of a record.
pub async fn log(
    db: &mut impl Read,
    tenant: TenantId,
    question: &LogQuestion<'_>,
) -> Result<Vec<Logged>, Error> {
    let (sql, args) = statement(tenant, question);
    let rows = db.query(&sql, &args).await?;
    rows.iter()
        .map(|row| {
            let (record, object, request) = (row.get(7)?, row.get(8)?, row.get(9)?);
            Ok(Logged {
                object,
                record,
                request,
                token: row.get(10)?,
                address: row.get(11)?,
                seen: read_seen(row)?,
            })
        })
        .collect()
}

/// Whether anything of that kind was ever done.
pub async fn was_done(db: &mut impl Read, tenant: TenantId, action: &str) -> Result<bool, Error> {
    let sql = "SELECT 1 FROM audit_entry WHERE tenant_id = $1 AND action = $2 LIMIT 1";
    Ok(db.query_opt(sql, &[tenant.uuid().into(), action.into()]).await?.is_some())
}

/// Whether anything was ever done to such a thing.
pub async fn was_about(db: &mut impl Read, tenant: TenantId, object: &str) -> Result<bool, Error> {
    let sql = "SELECT 1 FROM audit_entry WHERE tenant_id = $1 AND object = $2 LIMIT 1";
    Ok(db.query_opt(sql, &[tenant.uuid().into(), object.into()]).await?.is_some())
}

/// The statement of a question and its values.
pub fn statement(tenant: TenantId, question: &LogQuestion<'_>) -> (String, Vec<Value>) {
    let mut args: Vec<Value> = vec![tenant.uuid().into()];
    let mut conditions = vec!["e.tenant_id = $1".to_owned()];
    let mut add = |condition: &str, value: Option<Value>| {
        if let Some(value) = value {
            args.push(value);
            conditions.push(format!("{condition} ${}", args.len()));
        }
    };
    add("e.object =", question.object.map(Value::from));
    add("e.record_id =", question.record.map(Value::from));
    add("e.action =", question.action.map(Value::from));
    add("e.actor_id =", question.actor.map(Value::from));
    // Ids are made in the order of time: days are a stretch of every index. The exact moment is asked for as well.
    add("e.id >=", question.from.map(|at| first_id(at).into()));
    add("e.at >=", question.from.map(Value::from));
    add("e.id <", question.to.map(|at| first_id(at).into()));
    add("e.at <", question.to.map(Value::from));
    add("e.id <", question.before.map(Value::from));
    args.push(question.limit.into());
    let sql = format!(
        "SELECT e.id, e.at, e.actor_id, u.name, e.action, d.diff, p.name, e.record_id, e.object, e.request_id, k.name, o.address \
         FROM audit_entry e \
         LEFT JOIN audit_detail d ON d.tenant_id = e.tenant_id AND d.entry_id = e.id \
         LEFT JOIN audit_origin o ON o.tenant_id = e.tenant_id AND o.entry_id = e.id \
         LEFT JOIN app_user u ON u.tenant_id = e.tenant_id AND u.id = e.actor_id \
         LEFT JOIN api_token k ON k.tenant_id = e.tenant_id AND k.id = e.via_id \
         LEFT JOIN deputy y ON y.tenant_id = e.tenant_id AND y.id = e.via_id \
         LEFT JOIN app_user p ON p.tenant_id = y.tenant_id AND p.id = y.person_id \
         WHERE {} ORDER BY e.id DESC LIMIT ${}",
        conditions.join(" AND "),
        args.len()
    );
    (sql, args)
}

/// The least id that can be made in a moment's millisecond.
fn first_id(at: Timestamp) -> Uuid {
    let ms = u128::try_from(at.as_millisecond()).unwrap_or(0);
    Uuid::from_u128(ms << 80)
}
