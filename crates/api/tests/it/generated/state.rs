//! Everything that lies in the database but what asking itself leaves there: a refused change leaves it as it was.

use std::collections::BTreeMap;

use anyhow::Result;
use store::{Db, Dialect, Read as _};

/// What asking leaves: the audit trail with its denials, sessions, answers kept for a repeated request, counts of tries.
const LEFT_BY_ASKING: [&str; 10] = [
    "audit_entry",
    "unsealed",
    "audit_detail",
    "audit_origin",
    "session",
    "idempotency",
    "sign_in_try",
    "schema_lease",
    "search_fill",
    "text_fill",
];

/// Table → its rows as one text.
pub(super) type State = BTreeMap<String, String>;

/// Reads every table.
pub(super) async fn state(db: &Db) -> Result<State> {
    let (tables, columns) = match db.dialect() {
        Dialect::Sqlite => (
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
            "SELECT name FROM pragma_table_info($1)",
        ),
        Dialect::Postgres => (
            "SELECT table_name::text FROM information_schema.tables \
             WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'",
            "",
        ),
    };
    let mut out = State::new();
    for row in db.read().query(tables, &[]).await? {
        let table: String = row.get(0)?;
        if LEFT_BY_ASKING.contains(&table.as_str()) || table.starts_with("search_") {
            continue;
        }
        let sql = match db.dialect() {
            Dialect::Sqlite => {
                let mut whole = Vec::new();
                for column in db.read().query(columns, &[table.as_str().into()]).await? {
                    whole.push(format!("quote(\"{}\")", column.get::<String>(0)?));
                }
                let row = whole.join(" || ',' || ");
                format!(
                    "SELECT coalesce(group_concat(r, '|'), '') FROM (SELECT {row} AS r FROM \"{table}\" ORDER BY 1)"
                )
            }
            Dialect::Postgres => {
                format!("SELECT coalesce(string_agg(t::text, '|' ORDER BY t::text), '') FROM \"{table}\" t")
            }
        };
        let text = db.read().query(&sql, &[]).await?[0].get(0)?;
        out.insert(table, text);
    }
    Ok(out)
}

/// The tables that are not as they were.
pub(super) fn changed(before: &State, after: &State) -> Vec<String> {
    let other = |table: &&String| before.get(*table) != after.get(*table);
    after.keys().filter(other).cloned().collect()
}
