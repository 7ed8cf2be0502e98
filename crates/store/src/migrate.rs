//! Numbered, forward-only migrations for both databases; refuses a file that changed after it was applied.
//!
//! A file is a list of statements, each ending with `;` at the end of a line; each is one step, done in
//! a transaction of its own together with the note that it is done, under a row lock. Two processes may
//! migrate at once: they take turns, and a crash resumes at the step that is missing.
//!
//! Lines beginning with `--` are comments. A statement may open with `@sqlite` or `@postgres` and then
//! concerns only that database, as may a single line inside a statement. Macros:
//!
//! | macro | SQLite | PostgreSQL |
//! | --- | --- | --- |
//! | `{id}` | `BLOB` | `UUID` |
//! | `{i64}` | `INTEGER` | `BIGINT` |
//! | `{bool}` | `INTEGER` | `BOOLEAN` |
//! | `{text}` | `TEXT` | `TEXT COLLATE "C"` |
//! | `{ts}` | `INTEGER` (µs UTC) | `TIMESTAMPTZ` |
//! | `{json}` | `TEXT` | `JSONB` |
//! | `{bytes}` | `BLOB` | `BYTEA` |
//! | `{pk}` | `tenant_id {id} NOT NULL, id {id} NOT NULL` | the same |
//! | `{table}` after the closing bracket | `STRICT` | |
//! | `{clustered}` after the closing bracket | `STRICT, WITHOUT ROWID` | |
//! | `{append_only TABLE};` a step of its own | refusing triggers | the same, and no privilege |

use crate::db::{APP_ROLE, Db, Dialect, Error, Read, Tx, quoted};

/// One migration file.
pub struct Migration {
    /// Its number; they are applied in this order, gaps allowed.
    pub number: i64,
    /// The rest of its name.
    pub name: &'static str,
    /// Its text, before the macros are expanded.
    pub text: &'static str,
}

/// Every migration, in order.
pub const ALL: &[Migration] = &include!(concat!(env!("OUT_DIR"), "/migrations.rs"));

/// What a call of [`run`] found and did.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Report {
    /// Steps applied by this call.
    pub applied: u64,
    /// The number of the last migration that is in.
    pub last: i64,
}

/// Brings `db` to the newest schema. Safe to call again, and from two processes at once.
pub async fn run(db: &Db) -> Result<Report, Error> {
    run_list(db, ALL).await
}

/// As [`run`] for a given list: tests of the framework itself.
pub async fn run_list(db: &Db, list: &[Migration]) -> Result<Report, Error> {
    let db = &db.in_bulk();
    prepare(db).await?;
    refuse_newer(db, list).await?;
    let mut report = Report::default();
    for migration in list {
        let steps = steps(migration, db.dialect())?;
        loop {
            let did = db
                .write_as_owner(async |tx: &mut Tx| one_step(tx, migration, &steps).await)
                .await
                .map_err(|error| at_migration(migration, error))?;
            match did {
                Did::Step => report.applied += 1,
                Did::Nothing => break,
            }
        }
        report.last = migration.number;
    }
    crate::records::fill::attend(db).await?;
    crate::search::attend(db).await?;
    grant(db).await?;
    crate::db::wall::build(db).await?;
    Ok(report)
}

/// How many steps are missing; 0 means that the database is ready.
pub async fn pending(db: &Db) -> Result<u64, Error> {
    let known = match owner(db, "SELECT number, step FROM schema_migration").await {
        Ok(rows) => rows,
        // The table is absent: nothing has been applied.
        Err(Error::Database(_)) => Vec::new(),
        Err(error) => return Err(error),
    };
    let mut missing = 0;
    for migration in ALL {
        let all = steps(migration, db.dialect())?.len() as i64;
        let mut done = 0;
        for row in &known {
            if row.get::<i64>(0)? == migration.number {
                done = row.get::<i64>(1)?;
            }
        }
        missing += u64::try_from(all - done).unwrap_or(0);
    }
    Ok(missing + crate::records::fill::unfilled(db).await? + crate::search::unfilled(db).await?)
}

/// Drops everything in the PostgreSQL schema, so that a demo can start over. An embedded database is a file, which its
/// owner removes instead: there this does nothing.
pub async fn drop_everything(db: &Db) -> Result<(), Error> {
    if db.dialect() == Dialect::Sqlite {
        return Ok(());
    }
    db.write_as_owner(async |tx: &mut Tx| {
        let rows = tx.query("SELECT current_schema()::text", &[]).await?;
        let Some(row) = rows.first() else { return Ok(()) };
        let schema = crate::db::quoted(&row.get::<String>(0)?)?;
        tx.execute_raw(&format!("DROP SCHEMA {schema} CASCADE")).await?;
        tx.execute_raw(&format!("CREATE SCHEMA {schema}")).await?;
        Ok(())
    })
    .await
}

fn at_migration(migration: &Migration, error: Error) -> Error {
    match error {
        Error::Migration { .. } => error,
        other => Error::Migration { number: migration.number, step: 0, why: describe(&other) },
    }
}

fn describe(error: &Error) -> String {
    match std::error::Error::source(error) {
        Some(source) => format!("{error}: {source}"),
        None => error.to_string(),
    }
}

/// What the login itself sees: the role of the app may not be there yet.
pub(crate) async fn owner(db: &Db, sql: &str) -> Result<Vec<crate::Row>, Error> {
    if db.dialect() == Dialect::Sqlite {
        return db.read().query(sql, &[]).await;
    }
    db.write_as_owner(async |tx: &mut Tx| tx.query(sql, &[]).await).await
}

/// The two tables the framework itself needs, and PostgreSQL's role.
async fn prepare(db: &Db) -> Result<(), Error> {
    let (int, suffix) = match db.dialect() {
        Dialect::Sqlite => ("INTEGER", "STRICT"),
        Dialect::Postgres => ("BIGINT", ""),
    };
    let statements = [
        format!(
            "CREATE TABLE IF NOT EXISTS schema_migration (number {int} NOT NULL PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, step {int} NOT NULL) {suffix}"
        ),
        format!(
            "CREATE TABLE IF NOT EXISTS schema_lease (id {int} NOT NULL PRIMARY KEY, turns {int} NOT NULL) {suffix}"
        ),
        "INSERT INTO schema_lease (id, turns) VALUES (1, 0) ON CONFLICT (id) DO NOTHING".to_owned(),
    ];
    for sql in statements {
        create(db, &sql).await?;
    }
    if db.dialect() == Dialect::Postgres {
        create(
            db,
            &format!(
                "DO $$ BEGIN IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = '{APP_ROLE}') THEN CREATE ROLE {APP_ROLE} NOLOGIN; END IF; END $$"
            ),
        )
        .await?;
        create(db, &format!("DO $$ BEGIN IF NOT pg_has_role(current_user, '{APP_ROLE}', 'MEMBER') THEN GRANT {APP_ROLE} TO CURRENT_USER; END IF; END $$")).await?;
    }
    Ok(())
}

/// `IF NOT EXISTS` still fails on PostgreSQL when two sessions create at the same instant: then the
/// other one has done it, and a second look finds it done. The role is shared by all databases of the
/// server, where no lock of one database helps: so the second look waits a little longer each time.
async fn create(db: &Db, sql: &str) -> Result<(), Error> {
    let mut attempt = 0;
    loop {
        let done = db.write_as_owner(async |tx: &mut Tx| tx.execute_raw(sql).await).await;
        match done {
            Ok(()) => return Ok(()),
            Err(Error::Unique { .. } | Error::Database(_)) if attempt < 8 => {
                tokio::time::sleep(std::time::Duration::from_millis(5 << attempt)).await;
                attempt += 1;
            }
            Err(error) => return Err(error),
        }
    }
}

async fn refuse_newer(db: &Db, list: &[Migration]) -> Result<(), Error> {
    let newest = list.iter().map(|m| m.number).max().unwrap_or(0);
    let rows = owner(db, "SELECT number, name FROM schema_migration").await?;
    for row in rows {
        let number: i64 = row.get(0)?;
        if number > newest {
            let why = format!("{} was applied by a newer release than this one", row.get::<String>(1)?);
            return Err(Error::Migration { number, step: 0, why });
        }
    }
    Ok(())
}

enum Did {
    Step,
    Nothing,
}

/// Does the one step that is next, if there is one.
async fn one_step(tx: &mut Tx, migration: &Migration, steps: &[String]) -> Result<Did, Error> {
    // The lock that lets one process migrate at a time; the other then finds the step done.
    tx.execute("UPDATE schema_lease SET turns = turns + 1 WHERE id = 1", &[]).await?;
    let found = tx
        .query_opt(
            "SELECT checksum, step FROM schema_migration WHERE number = $1",
            &[migration.number.into()],
        )
        .await?;
    let checksum = blake3::hash(migration.text.as_bytes()).to_hex().to_string();
    let done = match found {
        None => 0,
        Some(row) if row.get::<String>(0)? == checksum => row.get::<i64>(1)?,
        Some(_) => {
            let why = format!("{} was changed after it had been applied", migration.name);
            return Err(Error::Migration { number: migration.number, step: 0, why });
        }
    };
    let Some(sql) = usize::try_from(done).ok().and_then(|at| steps.get(at)) else {
        return Ok(Did::Nothing);
    };
    tx.execute_raw(sql).await.map_err(|error| Error::Migration {
        number: migration.number,
        step: done + 1,
        why: describe(&error),
    })?;
    tx.execute(
        "INSERT INTO schema_migration (number, name, checksum, step) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (number) DO UPDATE SET step = excluded.step",
        &[migration.number.into(), migration.name.into(), checksum.into(), (done + 1).into()],
    )
    .await?;
    Ok(Did::Step)
}

/// Gives the app role what it needs: everything, except changing append-only tables.
async fn grant(db: &Db) -> Result<(), Error> {
    if db.dialect() == Dialect::Sqlite {
        return Ok(());
    }
    // Also after a crash between the last step and the grants; not on every start, since the login of
    // a running server need not own the tables.
    let missing = format!(
        "SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace \
         WHERE n.nspname = 'public' AND c.relkind = 'r' AND c.relname NOT LIKE 'schema\\_%' \
         AND NOT has_table_privilege('{APP_ROLE}', c.oid, 'INSERT') LIMIT 1"
    );
    if owner(db, &missing).await?.is_empty() {
        return Ok(());
    }
    let mut sql = format!(
        "GRANT USAGE ON SCHEMA public TO {APP_ROLE}; \
         GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {APP_ROLE}; \
         REVOKE INSERT, UPDATE, DELETE ON schema_migration, schema_lease FROM {APP_ROLE};"
    );
    for table in append_only_tables(ALL)? {
        sql.push_str(&format!("REVOKE UPDATE, DELETE, TRUNCATE ON {} FROM {APP_ROLE};", quoted(table)?));
    }
    // A table of the list may not exist yet in a test of the framework: then there is no privilege.
    let known = owner(db, "SELECT tablename::text FROM pg_tables WHERE schemaname = 'public'").await?;
    let mut names = Vec::new();
    for row in known {
        names.push(row.get::<String>(0)?);
    }
    if append_only_tables(ALL)?.iter().all(|t| names.iter().any(|n| n == t)) {
        db.write_as_owner(async |tx: &mut Tx| {
            // Two processes that grant at once would collide on the catalogue's rows.
            tx.execute("UPDATE schema_lease SET turns = turns + 1 WHERE id = 1", &[]).await?;
            tx.execute_raw(&sql).await
        })
        .await?;
    }
    Ok(())
}

/// The tables some migration declares append-only.
pub fn append_only_tables(list: &[Migration]) -> Result<Vec<&'static str>, Error> {
    let mut out = Vec::new();
    for migration in list {
        for line in migration.text.lines() {
            if let Some(rest) = line.strip_prefix("{append_only ") {
                let table = rest.strip_suffix("};").ok_or_else(|| Error::Migration {
                    number: migration.number,
                    step: 0,
                    why: format!("{line:?} is not of the form {{append_only TABLE}};"),
                })?;
                quoted(table)?;
                out.push(table);
            }
        }
    }
    Ok(out)
}

/// The statements of a migration for one database, macros expanded.
pub fn steps(migration: &Migration, dialect: Dialect) -> Result<Vec<String>, Error> {
    let mut out = Vec::new();
    let mut current = String::new();
    for line in migration.text.lines() {
        if line.trim_start().starts_with("--") || (line.trim().is_empty() && current.is_empty()) {
            continue;
        }
        current.push_str(line);
        current.push('\n');
        if line.trim_end().ends_with(';') {
            statement(&current, dialect, &mut out);
            current.clear();
        }
    }
    if !current.trim().is_empty() {
        return Err(Error::Migration {
            number: migration.number,
            step: out.len() as i64 + 1,
            why: "the last statement does not end with ; at the end of a line".into(),
        });
    }
    Ok(out)
}

fn statement(text: &str, dialect: Dialect, out: &mut Vec<String>) {
    let text = text.trim();
    let text = match (text.strip_prefix("@sqlite"), text.strip_prefix("@postgres"), dialect) {
        (Some(rest), _, Dialect::Sqlite) | (_, Some(rest), Dialect::Postgres) => rest,
        (None, None, _) => text,
        _ => return,
    };
    if let Some(table) = text.strip_prefix("{append_only ").and_then(|rest| rest.strip_suffix("};")) {
        out.extend(refuse_changes(table, dialect));
        return;
    }
    let kept = text.lines().filter_map(|line| {
        match (
            line.trim_start().strip_prefix("@sqlite "),
            line.trim_start().strip_prefix("@postgres "),
            dialect,
        ) {
            (Some(rest), _, Dialect::Sqlite) | (_, Some(rest), Dialect::Postgres) => Some(rest),
            (None, None, _) => Some(line),
            _ => None,
        }
    });
    out.push(expand(&kept.collect::<Vec<_>>().join("\n"), dialect));
}

fn expand(text: &str, dialect: Dialect) -> String {
    let macros: [(&str, &str, &str); 10] = [
        ("{pk}", "tenant_id {id} NOT NULL, id {id} NOT NULL", "tenant_id {id} NOT NULL, id {id} NOT NULL"),
        ("{id}", "BLOB", "UUID"),
        ("{i64}", "INTEGER", "BIGINT"),
        ("{bool}", "INTEGER", "BOOLEAN"),
        ("{text}", "TEXT", "TEXT COLLATE \"C\""),
        ("{ts}", "INTEGER", "TIMESTAMPTZ"),
        ("{json}", "TEXT", "JSONB"),
        ("{bytes}", "BLOB", "BYTEA"),
        ("{table}", "STRICT", ""),
        ("{clustered}", "STRICT, WITHOUT ROWID", ""),
    ];
    let mut text = text.to_owned();
    for (name, lite, pg) in macros {
        text = text.replace(name, if dialect == Dialect::Sqlite { lite } else { pg });
    }
    text
}

/// The triggers behind the privileges: also whoever owns the tables is refused.
fn refuse_changes(table: &str, dialect: Dialect) -> Vec<String> {
    match dialect {
        Dialect::Sqlite => ["UPDATE", "DELETE"]
            .iter()
            .map(|verb| {
                format!(
                    "CREATE TRIGGER {table}_refuse_{} BEFORE {verb} ON {table} BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END",
                    verb.to_lowercase()
                )
            })
            .collect(),
        Dialect::Postgres => vec![
            "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'TL001'; END $$".to_owned(),
            format!(
                "CREATE TRIGGER {table}_refuse_change BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION refuse_change()"
            ),
            format!(
                "CREATE TRIGGER {table}_refuse_truncate BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
            ),
        ],
    }
}
