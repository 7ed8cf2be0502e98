//! How much is held of a person, by kind; and what stands in the way of forgetting it. Counts only.

use std::collections::BTreeMap;

use kernel::TenantId;

use super::{Needles, Piece, USER};
use crate::{Error, Read, Value};

/// Kind → how many.
pub type Figures = BTreeMap<String, i64>;

/// What is counted: whether it is erased, its name, the object whose ids are asked for (none: each record by itself, with its
/// object), and the statement.
const COUNTED: [(bool, &str, &str, &str); 17] = [
    (
        true,
        "attachments",
        "",
        "SELECT count(*) FROM attachment WHERE tenant_id = $1 AND object = $2 AND record_id = $3 AND state <> 'dropped'",
    ),
    (true, "notes", "", "SELECT count(*) FROM note WHERE tenant_id = $1 AND object = $2 AND record_id = $3"),
    (
        true,
        "history",
        "",
        "SELECT count(*) FROM audit_entry e JOIN audit_detail d ON d.tenant_id = e.tenant_id AND d.entry_id = e.id WHERE e.tenant_id = $1 AND e.object = $2 AND e.record_id = $3",
    ),
    (
        true,
        "contact-points",
        "account",
        "SELECT count(*) FROM contact_point WHERE tenant_id = $1 AND parent_id IN (#)",
    ),
    (true, "sessions", USER, "SELECT count(*) FROM session WHERE tenant_id = $1 AND user_id IN (#)"),
    (
        true,
        "tokens",
        USER,
        "SELECT count(*) FROM api_token WHERE tenant_id = $1 AND user_id IN (#) AND revoked_at IS NULL",
    ),
    (true, "passkeys", USER, "SELECT count(*) FROM passkey WHERE tenant_id = $1 AND user_id IN (#)"),
    (true, "notices", USER, "SELECT count(*) FROM notification WHERE tenant_id = $1 AND user_id IN (#)"),
    (true, "mails", USER, "SELECT count(*) FROM mail WHERE tenant_id = $1 AND user_id IN (#)"),
    (
        false,
        "orders",
        "account",
        "SELECT count(*) FROM sales_order WHERE tenant_id = $1 AND account_id IN (#)",
    ),
    (false, "payments", "account", "SELECT count(*) FROM payment WHERE tenant_id = $1 AND account_id IN (#)"),
    (false, "sales", "account", "SELECT count(*) FROM sale WHERE tenant_id = $1 AND account_id IN (#)"),
    (
        false,
        "sales-credited",
        "member",
        "SELECT count(*) FROM sale WHERE tenant_id = $1 AND member_id IN (#)",
    ),
    (
        false,
        "postings",
        "member",
        "SELECT count(*) FROM ledger_posting WHERE tenant_id = $1 AND holder_id IN (#)",
    ),
    (false, "network", "member", "SELECT count(*) FROM tree_edge WHERE tenant_id = $1 AND member_id IN (#)"),
    (
        false,
        "downline",
        "member",
        "SELECT count(*) FROM tree_edge WHERE tenant_id = $1 AND tree = 'sponsor' AND valid_to IS NULL AND parent_id IN (#)",
    ),
    (
        false,
        "trail",
        "",
        "SELECT count(*) FROM audit_entry WHERE tenant_id = $1 AND object = $2 AND record_id = $3",
    ),
];

/// A statement over the ids of the person's records of an object: its text and arguments; `#` stands for the ids. Nothing
/// where the person has no such record.
pub(super) fn over(
    tenant: TenantId,
    person: &[Piece],
    object: &str,
    sql: &str,
) -> Option<(String, Vec<Value>)> {
    let mut args: Vec<Value> = vec![tenant.uuid().into()];
    let wanted = person.iter().filter(|piece| piece.object == object);
    args.extend(wanted.map(|piece| Value::from(piece.id)));
    let places: Vec<String> = (2..=args.len()).map(|at| format!("${at}")).collect();
    (!places.is_empty()).then(|| (sql.replace('#', &places.join(", ")), args))
}

async fn number(
    db: &mut impl Read,
    tenant: TenantId,
    person: &[Piece],
    (object, sql): (&str, &str),
) -> Result<i64, Error> {
    if object.is_empty() {
        let mut sum = 0;
        for piece in person {
            let args = [tenant.uuid().into(), piece.object.as_str().into(), piece.id.into()];
            sum += db.query_opt(sql, &args).await?.map_or(Ok(0), |row| row.get::<i64>(0))?;
        }
        return Ok(sum);
    }
    let Some((text, args)) = over(tenant, person, object, sql) else { return Ok(0) };
    db.query_opt(&text, &args).await?.map_or(Ok(0), |row| row.get(0))
}

/// What there is: to be erased, and to be kept.
pub async fn figures(
    db: &mut impl Read,
    tenant: TenantId,
    person: &[Piece],
) -> Result<(Figures, Figures), Error> {
    let (mut erased, mut kept) = (Figures::new(), Figures::new());
    erased.insert("records".into(), person.len() as i64);
    for (goes, name, object, sql) in COUNTED {
        let count = number(db, tenant, person, (object, sql)).await?;
        if count > 0 {
            let among = if goes { &mut erased } else { &mut kept };
            among.insert(name.to_owned(), count);
        }
    }
    Ok((erased, kept))
}

/// Orders that are not confirmed yet.
pub async fn orders_open(db: &mut impl Read, tenant: TenantId, person: &[Piece]) -> Result<i64, Error> {
    let sql = "SELECT count(*) FROM sales_order WHERE tenant_id = $1 AND account_id IN (#) AND status = 'draft' \
               AND deleted_at IS NULL";
    number(db, tenant, person, ("account", sql)).await
}

/// Transfers of the person that are under way.
pub async fn transfers_open(db: &mut impl Read, tenant: TenantId, person: &[Piece]) -> Result<i64, Error> {
    let sql = "SELECT count(*) FROM transfer WHERE tenant_id = $1 AND member_id IN (#) AND state IN ('asked', 'approved')";
    number(db, tenant, person, ("member", sql)).await
}

/// Commission runs that are neither posted nor given up, where the person is a member.
pub async fn runs_open(db: &mut impl Read, tenant: TenantId, person: &[Piece]) -> Result<i64, Error> {
    if !person.iter().any(|piece| piece.object == "member") {
        return Ok(0);
    }
    let sql = "SELECT count(*) FROM commission_run WHERE tenant_id = $1 AND state NOT IN ('posted', 'rejected', 'failed')";
    db.query_opt(sql, &[tenant.uuid().into()]).await?.map_or(Ok(0), |row| row.get(0))
}

/// Imports and changes of many records that are under way: they may be about to write the person again.
pub async fn work_open(db: &mut impl Read, tenant: TenantId) -> Result<i64, Error> {
    let sql = "SELECT count(*) FROM job WHERE tenant_id = $1 AND kind IN ('import', 'bulk') AND state IN ('queued', 'running')";
    db.query_opt(sql, &[tenant.uuid().into()]).await?.map_or(Ok(0), |row| row.get(0))
}

/// Comments on commission runs, and notes at their anomalies, that mention the person: they are append-only, and stay as they are.
pub async fn run_comments(db: &mut impl Read, tenant: TenantId, needles: &Needles) -> Result<i64, Error> {
    let mut found = 0;
    for sql in [
        "SELECT comment FROM run_decision WHERE tenant_id = $1 ORDER BY run_id, number",
        "SELECT note FROM run_look WHERE tenant_id = $1 ORDER BY run_id, number",
    ] {
        for row in db.query(sql, &[tenant.uuid().into()]).await? {
            found += i64::from(needles.hit(&row.get::<String>(0)?));
        }
    }
    Ok(found)
}

/// The day of the last sale to the person or credited to it.
pub async fn last_sale(
    db: &mut impl Read,
    tenant: TenantId,
    person: &[Piece],
) -> Result<Option<String>, Error> {
    let mut last: Option<String> = None;
    for (object, column) in [("account", "account_id"), ("member", "member_id")] {
        let sql = format!("SELECT max(sold_on) FROM sale WHERE tenant_id = $1 AND {column} IN (#)");
        if let Some((text, args)) = over(tenant, person, object, &sql)
            && let Some(row) = db.query_opt(&text, &args).await?
        {
            last = last.max(row.get::<Option<String>>(0)?);
        }
    }
    Ok(last)
}
