//! Where else a person is spoken of: results of jobs, aims of bulk changes, names of files, notes, filters of views, notices, merges,
//! answers kept for repeated commands, rejected rows, chunks of undo. A text that mentions the person is blanked, a row that
//! only repeats it goes. Pages through a table, so that each transaction stays small. Refuses what is append-only: comments
//! on runs and texts of sales are never touched.

use kernel::TenantId;
use serde_json::Value as Json;
use uuid::Uuid;

use super::Piece;
use super::needles::{BLANK, Needles};
use crate::db::quoted;
use crate::{Error, Read as _, Tx, Value};

/// Rows of one transaction.
const PAGE: i64 = 500;

/// A table whose rows may mention a person.
#[derive(Debug, Clone, Copy)]
pub struct Mention {
    table: &'static str,
    texts: &'static [&'static str],
    documents: &'static [&'static str],
    only: &'static str,
    /// A part of the name says enough: what people call the files they bring.
    near: bool,
    /// Its texts say the same in two ways: one that is blanked takes the other with it.
    together: bool,
    /// Where in its documents a login stands alone, as somebody typed it.
    login: &'static str,
}

const fn mention(
    table: &'static str,
    texts: &'static [&'static str],
    documents: &'static [&'static str],
) -> Mention {
    Mention { table, texts, documents, only: "", near: false, together: false, login: "" }
}

/// Every such table whose rows stay.
pub const MENTIONS: [Mention; 14] = [
    Mention {
        only: " AND state NOT IN ('queued', 'running')",
        near: true,
        ..mention("job", &[], &["params", "checkpoint", "result", "error"])
    },
    mention("bulk", &[], &["aim", "change"]),
    Mention { near: true, ..mention("import", &["file_name"], &["mapping"]) },
    mention("saved_view", &["name", "list_filter"], &[]),
    mention("transfer", &["reason", "comment"], &["preview"]),
    mention("member_status", &["reason"], &[]),
    Mention { near: true, ..mention("notification", &[], &["params"]) },
    mention("merge", &[], &["moved"]),
    mention("deputy", &["note"], &[]),
    mention("attachment", &["name"], &[]),
    Mention { together: true, ..mention("note", &["text", "search_text"], &[]) },
    mention("api_token", &["name"], &[]),
    mention("webhook", &["name"], &[]),
    // Other messages hold ids and names of fields only.
    Mention { only: " AND topic = 'mail'", login: "login", ..mention("outbox", &[], &["payload"]) },
];

/// What the audit trail tells of and is no record: its details are looked through as well.
pub const BESIDE_RECORDS: [&str; 10] =
    ["company", "deputy", "definition", "identity", "passkey", "run", "token", "transfer", "view", "webhook"];

/// Blanks the texts of one page of a table; gives how many rows changed, and where the next page begins.
pub async fn mentions(
    tx: &mut Tx,
    tenant: TenantId,
    mention: &Mention,
    needles: &Needles,
    after: Uuid,
) -> Result<(i64, Option<Uuid>), Error> {
    let table = quoted(mention.table)?;
    let columns: Vec<&str> = mention.texts.iter().chain(mention.documents).copied().collect();
    let sql = format!(
        "SELECT id, {} FROM {table} WHERE tenant_id = $1 AND id > $2{} ORDER BY id LIMIT {PAGE}",
        columns.join(", "),
        mention.only
    );
    let rows = tx.query(&sql, &[tenant.uuid().into(), after.into()]).await?;
    let hit = |text: &str| if mention.near { needles.hit_near(text) } else { needles.hit(text) };
    let mut changed = 0;
    for row in &rows {
        let id: Uuid = row.get(0)?;
        let mut args: Vec<Value> = vec![tenant.uuid().into(), id.into()];
        let mut sets = Vec::new();
        let mut whole = false;
        if mention.together {
            for at in 0..mention.texts.len() {
                whole |= row.get::<Option<String>>(at + 1)?.is_some_and(|text| hit(&text));
            }
        }
        for (at, column) in columns.iter().enumerate() {
            let value = if at < mention.texts.len() {
                let text: Option<String> = row.get(at + 1)?;
                // A filter that is blanked would no longer be one.
                let blank = if *column == "list_filter" { "" } else { BLANK };
                text.filter(|text| whole || hit(text)).map(|_| Value::from(blank))
            } else {
                let document: Option<Json> = row.get(at + 1)?;
                document.and_then(|mut json| {
                    let asked = blank_login(mention, needles, &mut json);
                    (needles.blank(&mut json, mention.near) || asked).then(|| Value::from(&json))
                })
            };
            if let Some(value) = value {
                args.push(value);
                sets.push(format!("{column} = ${}", args.len()));
            }
        }
        if !sets.is_empty() {
            let sql = format!("UPDATE {table} SET {} WHERE tenant_id = $1 AND id = $2", sets.join(", "));
            tx.execute(&sql, &args).await?;
            changed += 1;
        }
    }
    Ok((changed, next(&rows, 0)?))
}

/// Blanks the login in a document, where it is the person's; `true` when it was.
fn blank_login(mention: &Mention, needles: &Needles, json: &mut Json) -> bool {
    let Some(Json::String(login)) = json.get_mut(mention.login) else { return false };
    let known = needles.is_login(login);
    if known {
        BLANK.clone_into(login);
    }
    known
}

/// The id in a column of the last row of a full page.
fn next(rows: &[crate::Row], column: usize) -> Result<Option<Uuid>, Error> {
    rows.last().filter(|_| rows.len() as i64 == PAGE).map(|row| row.get(column)).transpose()
}

/// Forgets kept answers that hold the person, a page of them.
pub async fn idempotency(
    tx: &mut Tx,
    tenant: TenantId,
    needles: &Needles,
    after: &(Uuid, String),
) -> Result<(i64, Option<(Uuid, String)>), Error> {
    let sql = format!(
        "SELECT user_id, idem_key, result FROM idempotency WHERE tenant_id = $1 AND (user_id, idem_key) > ($2, $3) \
         ORDER BY user_id, idem_key LIMIT {PAGE}"
    );
    let rows = tx.query(&sql, &[tenant.uuid().into(), after.0.into(), after.1.as_str().into()]).await?;
    let mut gone = 0;
    let mut last = None;
    for row in &rows {
        let key: (Uuid, String) = (row.get(0)?, row.get(1)?);
        if needles.hit(&row.get::<String>(2)?) {
            let sql = "DELETE FROM idempotency WHERE tenant_id = $1 AND user_id = $2 AND idem_key = $3";
            tx.execute(sql, &[tenant.uuid().into(), key.0.into(), key.1.as_str().into()]).await?;
            gone += 1;
        }
        last = Some(key);
    }
    Ok((gone, last.filter(|_| rows.len() as i64 == PAGE)))
}

/// Forgets rejected rows of imports that hold the person, a page of them.
pub async fn errors(
    tx: &mut Tx,
    tenant: TenantId,
    needles: &Needles,
    after: (Uuid, i64),
) -> Result<(i64, Option<(Uuid, i64)>), Error> {
    let sql = format!(
        "SELECT import_id, line, params, cells FROM import_error WHERE tenant_id = $1 AND (import_id, line) > ($2, $3) \
         ORDER BY import_id, line LIMIT {PAGE}"
    );
    let rows = tx.query(&sql, &[tenant.uuid().into(), after.0.into(), after.1.into()]).await?;
    let mut gone = 0;
    let mut last = None;
    for row in &rows {
        let key: (Uuid, i64) = (row.get(0)?, row.get(1)?);
        let (params, cells): (Json, Json) = (row.get(2)?, row.get(3)?);
        if needles.hit(&params.to_string()) || needles.hit(&cells.to_string()) {
            let sql = "DELETE FROM import_error WHERE tenant_id = $1 AND import_id = $2 AND line = $3";
            tx.execute(sql, &[tenant.uuid().into(), key.0.into(), key.1.into()]).await?;
            gone += 1;
        }
        last = Some(key);
    }
    Ok((gone, last.filter(|_| rows.len() as i64 == PAGE)))
}

/// Forgets the uploaded files of imports that nobody is working on: nobody can tell what stands in them. Counts the files.
pub async fn file_parts(tx: &mut Tx, tenant: TenantId) -> Result<i64, Error> {
    let held = "SELECT i.id FROM import i JOIN job j ON j.tenant_id = i.tenant_id AND j.id = i.job_id \
                WHERE i.tenant_id = $1 AND j.state IN ('queued', 'running')";
    let args = [tenant.uuid().into()];
    let count = format!(
        "SELECT count(DISTINCT import_id) FROM import_part WHERE tenant_id = $1 AND import_id NOT IN ({held})"
    );
    let files = tx.query_opt(&count, &args).await?.map_or(Ok(0), |row| row.get(0))?;
    let sql = format!("DELETE FROM import_part WHERE tenant_id = $1 AND import_id NOT IN ({held})");
    tx.execute(&sql, &args).await?;
    Ok(files)
}

/// Forgets what the undo of a bulk change or an import would need of the person, and of records that mentioned it: a page of
/// chunks; the other rows stay. Counts the rows.
pub async fn chunks(
    tx: &mut Tx,
    tenant: TenantId,
    (person, needles): (&[Piece], &Needles),
    after: (Uuid, i64),
) -> Result<(i64, Option<(Uuid, i64)>), Error> {
    /// Chunks are large: few of them at a time.
    const FEW: i64 = 20;
    let sql = format!(
        "SELECT bulk_id, number, rows FROM bulk_chunk WHERE tenant_id = $1 AND (bulk_id, number) > ($2, $3) \
         ORDER BY bulk_id, number LIMIT {FEW}"
    );
    let rows = tx.query(&sql, &[tenant.uuid().into(), after.0.into(), after.1.into()]).await?;
    let ids: Vec<String> = person.iter().map(|piece| piece.id.to_string()).collect();
    let mut gone = 0;
    let mut last = None;
    for row in &rows {
        let key: (Uuid, i64) = (row.get(0)?, row.get(1)?);
        let mut held = crate::bulk::unpack(&row.get::<Vec<u8>>(2)?)?;
        let Json::Array(list) = &mut held else {
            return Err(Error::Column("a chunk that is no list".into()));
        };
        let before = list.len();
        list.retain(|one| {
            !one["id"].as_str().is_some_and(|id| ids.iter().any(|known| known == id))
                && !needles.hit(&one.to_string())
        });
        if list.len() < before {
            gone += (before - list.len()) as i64;
            let sql = "UPDATE bulk_chunk SET rows = $4 WHERE tenant_id = $1 AND bulk_id = $2 AND number = $3";
            let packed = crate::bulk::pack(&held)?;
            tx.execute(sql, &[tenant.uuid().into(), key.0.into(), key.1.into(), packed.into()]).await?;
        }
        last = Some(key);
    }
    Ok((gone, last.filter(|_| rows.len() as i64 == FEW)))
}

/// Forgets the details of a page of entries of the audit trail about what is no record, where they mention the person.
pub async fn details(
    tx: &mut Tx,
    tenant: TenantId,
    object: &str,
    needles: &Needles,
    after: Uuid,
) -> Result<(i64, Option<Uuid>), Error> {
    let sql = format!(
        "SELECT d.entry_id, d.diff FROM audit_entry e JOIN audit_detail d ON d.tenant_id = e.tenant_id AND d.entry_id = e.id \
         WHERE e.tenant_id = $1 AND e.object = $2 AND e.id > $3 ORDER BY e.id LIMIT {PAGE}"
    );
    let rows = tx.query(&sql, &[tenant.uuid().into(), object.into(), after.into()]).await?;
    let mut gone = 0;
    for row in &rows {
        if needles.hit(&row.get::<String>(1)?) {
            let sql = "DELETE FROM audit_detail WHERE tenant_id = $1 AND entry_id = $2";
            gone += tx.execute(sql, &[tenant.uuid().into(), row.get::<Uuid>(0)?.into()]).await? as i64;
        }
    }
    Ok((gone, next(&rows, 0)?))
}

/// Forgets what was written about the person in places of their own: reasons of transfers and of standing with their details
/// in the trail, what others were told of its records, the likeness to others, what merges kept of former values.
pub async fn own_texts(tx: &mut Tx, tenant: TenantId, piece: &Piece) -> Result<(), Error> {
    let key: [Value; 2] = [tenant.uuid().into(), piece.id.into()];
    if piece.object == "member" {
        let sql = "SELECT id FROM transfer WHERE tenant_id = $1 AND member_id = $2";
        for row in tx.query(sql, &key).await? {
            super::erase::forget_all_details(tx, tenant, "transfer", row.get(0)?).await?;
        }
        for sql in [
            "UPDATE transfer SET reason = $3, comment = CASE WHEN comment IS NULL THEN NULL ELSE $3 END \
             WHERE tenant_id = $1 AND member_id = $2",
            "UPDATE member_status SET reason = $3 WHERE tenant_id = $1 AND member_id = $2 AND reason <> ''",
        ] {
            tx.execute(sql, &[key[0].clone(), key[1].clone(), BLANK.into()]).await?;
        }
    }
    // What many would have been given, and this one alone was.
    let alone = Json::from(vec![piece.id.to_string()]);
    let sql = "SELECT id, aim FROM bulk WHERE tenant_id = $1 AND object = $2";
    for row in tx.query(sql, &[key[0].clone(), piece.object.as_str().into()]).await? {
        if row.get::<Json>(1)?["ids"] == alone {
            let none = Json::Object(serde_json::Map::new());
            let sql = "UPDATE bulk SET change = $3 WHERE tenant_id = $1 AND id = $2";
            tx.execute(sql, &[key[0].clone(), row.get::<Uuid>(0)?.into(), (&none).into()]).await?;
        }
    }
    tx.execute("DELETE FROM notification WHERE tenant_id = $1 AND record_id = $2", &key).await?;
    tx.execute("DELETE FROM duplicate_pair WHERE tenant_id = $1 AND (a_id = $2 OR b_id = $2)", &key).await?;
    let sql = "SELECT id, moved FROM merge WHERE tenant_id = $1 AND winner_id = $2";
    for row in tx.query(sql, &key).await? {
        let mut moved: Json = row.get(1)?;
        // What the way back would write; it is closed, since the winner is no longer as the merge left it.
        moved["values"] = Json::Object(serde_json::Map::new());
        let sql = "UPDATE merge SET moved = $3 WHERE tenant_id = $1 AND id = $2";
        tx.execute(sql, &[key[0].clone(), row.get::<Uuid>(0)?.into(), (&moved).into()]).await?;
    }
    Ok(())
}
