//! What stands at records beside what they hold: what the audit trail says of a person at records that pointed to it once and
//! do no longer, and names of files. Refuses to read the whole trail in one transaction.

use std::collections::BTreeSet;

use kernel::TenantId;
use serde_json::Value as Json;
use uuid::Uuid;

use super::needles::BLANK;
use super::{Needles, Piece};
use crate::{Error, Read as _, Tx, Value};

/// Entries of one transaction.
const WINDOW: i64 = 1000;

/// What a stretch of the trail holds of a person.
#[derive(Debug, Default)]
pub struct Former {
    /// Details that are gone.
    pub gone: i64,
    /// Records whose details point to the person: object and id.
    pub records: BTreeSet<(String, Uuid)>,
    /// Where the next stretch begins; none at the end.
    pub next: Option<Uuid>,
}

/// Looks through a stretch of the trail above `after`. Forgets details of changes of owners that name the person, as they were
/// noted before ids were, and of lines that point to it; gives the records that point or pointed to it by what `links` says is
/// a link (object, key of the field or part).
pub async fn former(
    tx: &mut Tx,
    tenant: TenantId,
    (person, needles): (&[Piece], &Needles),
    links: impl Fn(&str, &str) -> bool,
    after: Uuid,
) -> Result<Former, Error> {
    let ids: Vec<String> = person.iter().map(|piece| piece.id.to_string()).collect();
    let next = end(tx, tenant, after).await?;
    let mut args: Vec<Value> =
        vec![tenant.uuid().into(), after.into(), next.unwrap_or(Uuid::max()).into(), "%\"owner\":%".into()];
    args.extend(ids.iter().map(|id| Value::from(format!("%{id}%"))));
    let told: Vec<String> = (4..=args.len()).map(|at| format!("d.diff LIKE ${at}")).collect();
    let sql = format!(
        "SELECT d.entry_id, d.diff, e.object, e.record_id FROM audit_detail d \
         JOIN audit_entry e ON e.tenant_id = d.tenant_id AND e.id = d.entry_id \
         WHERE d.tenant_id = $1 AND d.entry_id > $2 AND d.entry_id <= $3 AND ({})",
        told.join(" OR ")
    );
    let mut out = Former { next, ..Former::default() };
    for row in tx.query(&sql, &args).await? {
        let (diff, object): (String, String) = (row.get(1)?, row.get(2)?);
        let Ok(Json::Object(diff)) = serde_json::from_str::<Json>(&diff) else { continue };
        let mut forget = false;
        for (key, said) in &diff {
            if key == "owner" {
                forget |= said
                    .as_array()
                    .into_iter()
                    .flatten()
                    .filter_map(Json::as_str)
                    .any(|text| needles.is_name(text));
            } else if links(&object, key)
                && let Some(in_line) = points(said, &ids, false)
            {
                forget |= in_line;
                out.records.extend(row.get::<Option<Uuid>>(3)?.map(|id| (object.clone(), id)));
            }
        }
        if forget {
            let sql = "DELETE FROM audit_detail WHERE tenant_id = $1 AND entry_id = $2";
            out.gone += tx.execute(sql, &[tenant.uuid().into(), row.get::<Uuid>(0)?.into()]).await? as i64;
        }
    }
    Ok(out)
}

/// The last entry of a full stretch.
async fn end(tx: &mut Tx, tenant: TenantId, after: Uuid) -> Result<Option<Uuid>, Error> {
    let sql = format!(
        "SELECT entry_id FROM audit_detail WHERE tenant_id = $1 AND entry_id > $2 ORDER BY entry_id LIMIT 1 OFFSET {}",
        WINDOW - 1
    );
    let row = tx.query_opt(&sql, &[tenant.uuid().into(), after.into()]).await?;
    row.map(|row| row.get(0)).transpose()
}

/// Whether values point to one of the ids, and if so whether a line does: it says who and what in one.
fn points(said: &Json, ids: &[String], line: bool) -> Option<bool> {
    match said {
        Json::String(text) => ids.iter().any(|id| id == text).then_some(line),
        Json::Array(list) => list.iter().filter_map(|one| points(one, ids, line)).max(),
        Json::Object(map) => map.values().filter_map(|one| points(one, ids, true)).max(),
        _ => None,
    }
}

/// Blanks the names of files at a record that points to the person, where they mention it, and forgets the answers that were
/// kept of their coming; gives how many.
pub async fn blank_files(
    tx: &mut Tx,
    tenant: TenantId,
    (object, record): (&str, Uuid),
    needles: &Needles,
) -> Result<i64, Error> {
    let files = crate::attachments::of_record(tx, tenant, object, record).await?;
    let mut blanked = 0;
    for (id, name) in crate::attachments::names(tx, tenant, object, &files).await? {
        if needles.hit_near(&name) {
            let sql = "UPDATE attachment SET name = $3 WHERE tenant_id = $1 AND id = $2";
            tx.execute(sql, &[tenant.uuid().into(), id.into(), BLANK.into()]).await?;
            let sql = "DELETE FROM idempotency WHERE tenant_id = $1 AND result LIKE $2";
            tx.execute(sql, &[tenant.uuid().into(), format!("%{id}%").into()]).await?;
            blanked += 1;
        }
    }
    Ok(blanked)
}

/// Blanks the notes at a record that points to the person, where they mention it; gives how many.
pub async fn blank_notes(
    tx: &mut Tx,
    tenant: TenantId,
    (object, record): (&str, Uuid),
    needles: &Needles,
) -> Result<i64, Error> {
    let sql = "SELECT id, text FROM note WHERE tenant_id = $1 AND object = $2 AND record_id = $3 ORDER BY id";
    let mut blanked = 0;
    for row in tx.query(sql, &[tenant.uuid().into(), object.into(), record.into()]).await? {
        if needles.hit_near(&entity::rich::plain(&row.get::<String>(1)?)) {
            let sql = "UPDATE note SET text = $3, search_text = $3 WHERE tenant_id = $1 AND id = $2";
            tx.execute(sql, &[tenant.uuid().into(), row.get::<Uuid>(0)?.into(), BLANK.into()]).await?;
            blanked += 1;
        }
    }
    Ok(blanked)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn links_and_lines_are_told_apart() {
        let ids = ["a".to_owned(), "b".to_owned()];
        for (said, expected) in [
            (json!([null, "a"]), Some(false)),
            (json!([["x", "b"], []]), Some(false)),
            (json!([[{ "account": "a", "note": "n" }], []]), Some(true)),
            (json!(["a", [{ "account": "b" }]]), Some(true)),
            (json!([[{ "account": "x", "note": "about a" }], "ab"]), None),
            (json!([1, null, true]), None),
        ] {
            assert_eq!(points(&said, &ids, false), expected, "{said}");
        }
    }
}
