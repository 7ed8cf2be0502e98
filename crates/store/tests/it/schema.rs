//! The schema on both databases: every key leads with the tenant, no forbidden construct, and the
//! migrations framework itself.

use anyhow::Result;
use store::migrate::{self, Migration};
use store::{Db, Dialect, Error, Options, Read};
use testkit::both;

/// Tables of the installation itself, and the root of every tenant.
const GLOBAL: [&str; 3] = ["tenant", "schema_migration", "schema_lease"];

/// `table: kind (columns)` of every primary key, unique key, index and foreign key.
async fn keys(db: &Db) -> Result<Vec<(String, String, Vec<String>)>> {
    let mut out = Vec::new();
    let mut read = db.read();
    if db.dialect() == Dialect::Postgres {
        let indexes = "SELECT c.relname::text, CASE WHEN i.indisprimary THEN 'primary' WHEN i.indisunique THEN 'unique' ELSE 'index' END, \
             (SELECT string_agg(a.attname, ',' ORDER BY k.n) FROM unnest(i.indkey::int2[]) WITH ORDINALITY k(att, n) \
              JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.att)::text \
             FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace s ON s.oid = c.relnamespace \
             WHERE s.nspname = 'public' \
             UNION ALL \
             SELECT c.relname::text, 'foreign', \
             (SELECT string_agg(a.attname, ',' ORDER BY k.n) FROM unnest(f.conkey) WITH ORDINALITY k(att, n) \
              JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.att)::text \
             FROM pg_constraint f JOIN pg_class c ON c.oid = f.conrelid WHERE f.contype = 'f'";
        for row in read.query(indexes, &[]).await? {
            let columns = row.get::<String>(2)?.split(',').map(str::to_owned).collect();
            out.push((row.get(0)?, row.get(1)?, columns));
        }
        return Ok(out);
    }
    let tables = read
        .query("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'", &[])
        .await?;
    for table in tables {
        let table: String = table.get(0)?;
        for index in read
            .query("SELECT name, origin, \"unique\" FROM pragma_index_list($1)", &[table.as_str().into()])
            .await?
        {
            let kind = match (index.get::<String>(1)?.as_str(), index.get::<i64>(2)?) {
                ("pk", _) => "primary",
                (_, 1) => "unique",
                _ => "index",
            };
            let name: String = index.get(0)?;
            let mut columns = Vec::new();
            for row in
                read.query("SELECT name FROM pragma_index_info($1) ORDER BY seqno", &[name.into()]).await?
            {
                columns.push(row.get(0)?);
            }
            out.push((table.clone(), kind.to_owned(), columns));
        }
        let foreign = "SELECT id, \"from\" FROM pragma_foreign_key_list($1) ORDER BY id, seq";
        let mut last: Option<(i64, Vec<String>)> = None;
        for row in read.query(foreign, &[table.as_str().into()]).await? {
            let (id, column): (i64, String) = (row.get(0)?, row.get(1)?);
            match &mut last {
                Some((same, columns)) if *same == id => columns.push(column),
                _ => {
                    out.extend(last.take().map(|(_, c)| (table.clone(), "foreign".to_owned(), c)));
                    last = Some((id, vec![column]));
                }
            }
        }
        out.extend(last.map(|(_, c)| (table.clone(), "foreign".to_owned(), c)));
    }
    Ok(out)
}

/// FTS5 keeps tables of its own, and a GIN index holds fragments alone: both give numbers or rows that are told apart by
/// company afterwards.
fn is_of_fragments((table, _, columns): &&(String, String, Vec<String>)) -> bool {
    table.starts_with("search_gram") || table == "search_entry" && *columns == ["text"]
}

fn offences(keys: &[(String, String, Vec<String>)]) -> Vec<String> {
    keys.iter()
        .filter(|(table, _, _)| !GLOBAL.contains(&table.as_str()))
        .filter(|key| !is_of_fragments(key))
        .filter(|(_, _, columns)| columns.first().is_none_or(|first| first != "tenant_id"))
        .map(|(table, kind, columns)| format!("{table}: {kind} ({})", columns.join(", ")))
        .collect()
}

#[test]
fn every_key_leads_with_the_tenant() {
    both(async |db| {
        let found = keys(&db).await?;
        assert!(found.len() > 60, "the linter saw only {} keys", found.len());
        assert_eq!(offences(&found), Vec::<String>::new());
        Ok(())
    });
}

#[test]
fn the_linter_sees_a_bad_migration() {
    both(async |db| {
        let bad = "CREATE TABLE bad ({pk}, code {text}, PRIMARY KEY (id), UNIQUE (code)) {table};\n\
                   CREATE INDEX bad_by_code ON bad (code);\n";
        let mut list: Vec<Migration> = all();
        list.push(Migration { number: 9_000, name: "bad", text: bad });
        migrate::run_list(&db, &list).await?;
        let mut seen = offences(&keys(&db).await?);
        seen.sort();
        assert_eq!(seen, ["bad: index (code)", "bad: primary (id)", "bad: unique (code)"]);
        Ok(())
    });
}

fn all() -> Vec<Migration> {
    migrate::ALL.iter().map(|m| Migration { number: m.number, name: m.name, text: m.text }).collect()
}

#[test]
fn tables_are_strict_and_triggers_only_refuse_or_keep_the_search_index() {
    both(async |db| {
        let sql = match db.dialect() {
            Dialect::Sqlite => {
                let loose = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'";
                assert_eq!(db.read().query(loose, &[]).await?.len(), 0, "a table is not STRICT");
                "SELECT name FROM sqlite_schema WHERE type = 'trigger'"
            }
            Dialect::Postgres => {
                let serial = "SELECT 1 FROM pg_sequences UNION ALL SELECT 1 FROM pg_constraint WHERE condeferrable OR contype = 'x'";
                assert_eq!(
                    db.read().query(serial, &[]).await?.len(),
                    0,
                    "a sequence, or a deferrable or exclusion constraint"
                );
                "SELECT tgname::text FROM pg_trigger WHERE NOT tgisinternal"
            }
        };
        let triggers = db.read().query(sql, &[]).await?;
        assert!(triggers.len() >= 4);
        for row in triggers {
            let name: String = row.get(0)?;
            let keeps = ["_searched_new", "_searched_changed", "_searched_gone"]
                .iter()
                .any(|end| name.ends_with(end));
            assert!(
                name.contains("_refuse_") || keeps,
                "{name} does more than refuse or keep the search index"
            );
        }
        Ok(())
    });
}

#[test]
fn migrating_again_does_nothing_and_a_changed_file_is_refused() {
    both(async |db| {
        assert_eq!(migrate::pending(&db).await?, 0);
        let again = migrate::run(&db).await?;
        assert_eq!(again.applied, 0);
        let mut list = all();
        list[0].text = "CREATE TABLE tenant (x {i64}) {table};\n";
        let changed = migrate::run_list(&db, &list).await;
        assert!(
            matches!(&changed, Err(Error::Migration { number: 1, why, .. }) if why.contains("changed")),
            "{changed:?}"
        );
        let newer = migrate::run_list(&db, &[]).await;
        assert!(matches!(&newer, Err(Error::Migration { why, .. }) if why.contains("newer")), "{newer:?}");
        Ok(())
    });
}

#[test]
fn a_failed_step_is_resumed_where_it_failed() {
    both(async |db| {
        let first = "CREATE TABLE step_a ({pk}, PRIMARY KEY (tenant_id, id)) {table};\n";
        let good = format!("{first}CREATE TABLE step_b ({{pk}}, PRIMARY KEY (tenant_id, id)) {{table}};\n");
        let failing = format!("{first}CREATE TABLE step_a ({{pk}}) {{table}};\n");
        let with = |text: &'static str| {
            let mut list = all();
            list.push(Migration { number: 9_001, name: "steps", text });
            list
        };
        let out = migrate::run_list(&db, &with(failing.leak())).await;
        assert!(matches!(out, Err(Error::Migration { number: 9_001, step: 2, .. })), "{out:?}");
        // The half that is done stays done, and a repaired file is told apart from the one applied.
        let out = migrate::run_list(&db, &with(good.leak())).await;
        assert!(matches!(out, Err(Error::Migration { number: 9_001, step: 0, .. })), "{out:?}");
        let open = with("CREATE TABLE step_c ({pk})");
        assert!(migrate::run_list(&db, &open).await.is_err(), "a statement without an end was taken");
        Ok(())
    });
}

#[test]
fn two_processes_migrate_at_once() {
    both(async |db| {
        let mut text = String::new();
        for n in 0..12 {
            text.push_str(&format!(
                "CREATE TABLE many_{n} ({{pk}}, PRIMARY KEY (tenant_id, id)) {{table}};\n"
            ));
        }
        let text: &'static str = text.leak();
        let other = match db.sqlite_file() {
            Some(file) => Db::sqlite(file, &Options::default()).await?,
            None => db.clone(),
        };
        let run = async |db: &Db| {
            let mut list = all();
            list.push(Migration { number: 9_002, name: "many", text });
            migrate::run_list(db, &list).await
        };
        let (a, b) = tokio::join!(run(&db), run(&other));
        assert_eq!(a?.applied + b?.applied, 12);
        if db.sqlite_file().is_some() {
            other.close().await;
        }
        Ok(())
    });
}
