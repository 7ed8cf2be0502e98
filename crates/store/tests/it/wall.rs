//! The second wall between companies on PostgreSQL: statements that forget the company see and change nothing of another.

use anyhow::Result;
use store::{Db, Error, Read, Tx, Value};
use testkit::{id, postgres_only};

const COUNTER: &str = "INSERT INTO counter (tenant_id, series, last) VALUES ($1, $2, 1)";

async fn count(db: &Db, series: &str) -> Result<u64, Error> {
    let company = if series == "ours" { id(1) } else { id(2) };
    db.write(async |tx: &mut Tx| tx.execute(COUNTER, &[company.into(), series.into()]).await).await
}

async fn seen(db: &Db) -> Result<Vec<String>, Error> {
    let rows = db.read().query("SELECT series FROM counter ORDER BY series", &[]).await?;
    rows.iter().map(|row| row.get(0)).collect()
}

#[test]
fn every_table_of_companies_stands_behind_the_wall() {
    postgres_only(async |db| {
        testkit::tenant(&db).await?;
        let sql = "SELECT c.relname::text, c.relrowsecurity, c.relforcerowsecurity, \
                   EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid AND p.polcmd = '*') \
                   FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id' \
                   WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') ORDER BY 1";
        let tables = db.read().query(sql, &[]).await?;
        assert!(tables.len() > 60, "only {} tables were seen", tables.len());
        for row in tables {
            let (name, on, forced, policy): (String, bool, bool, bool) =
                (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?);
            // The list of companies is read before it is known which one is served; the owner of the search's table reads
            // it in a function that names the company.
            let expect = match name.as_str() {
                "tenant" => (false, false, false),
                "search_entry" => (true, false, true),
                _ => (true, true, true),
            };
            assert_eq!((on, forced, policy), expect, "{name}");
        }
        assert!(db.is_walled().await?);
        Ok(())
    });
}

#[test]
fn a_forgotten_condition_shows_and_changes_nothing_of_another_company() {
    postgres_only(async |db| {
        // Before it is said whom a connection serves, nothing can be written or seen.
        let nobody = count(&db, "ours").await;
        assert!(
            matches!(&nobody, Err(Error::Setting(why)) if why.contains("row-level security")),
            "{nobody:?}"
        );
        testkit::tenant(&db).await?;
        let theirs = db.of(testkit::tenant_called(&db, id(2), "Other").await?).await?;
        assert_eq!((count(&db, "ours").await?, count(&theirs, "theirs").await?), (1, 1));
        assert_eq!(
            (seen(&db).await?, seen(&theirs).await?),
            (vec!["ours".to_owned()], vec!["theirs".to_owned()])
        );
        let inside = db.snapshot(async |tx: &mut Tx| tx.query("SELECT 1 FROM counter", &[]).await).await;
        assert_eq!(inside.map(|rows| rows.len())?, 1);
        // A row of another company is neither made nor changed nor taken over, in bulk neither.
        assert!(matches!(count(&db, "theirs").await, Err(Error::Setting(_))));
        let many: Vec<Vec<Value>> =
            (0..40_i64).map(|n| vec![id(2).into(), format!("s{n}").into(), n.into()]).collect();
        let bulk = db
            .write(async |tx: &mut Tx| {
                tx.insert_many("counter", &["tenant_id", "series", "last"], many.clone()).await
            })
            .await;
        assert!(matches!(bulk, Err(Error::Setting(_))), "{bulk:?}");
        for (sql, rows) in [("UPDATE counter SET last = 9", 1), ("DELETE FROM counter", 1)] {
            let done = db.write(async |tx: &mut Tx| tx.execute(sql, &[]).await).await?;
            assert_eq!(done, rows, "{sql}");
        }
        assert_eq!((seen(&db).await?, seen(&theirs).await?), (vec![], vec!["theirs".to_owned()]));
        let taken = "UPDATE counter SET tenant_id = $1";
        let taken = theirs.write(async |tx: &mut Tx| tx.execute(taken, &[id(1).into()]).await).await;
        assert!(matches!(taken, Err(Error::Setting(_))), "{taken:?}");
        // A bulk read goes through the same wall.
        let read = db.scan("SELECT last FROM counter", &[], |_| Ok(())).await?;
        assert_eq!((read, theirs.scan("SELECT last FROM counter", &[], |_| Ok(())).await?), (0, 1));
        Ok(())
    });
}

#[test]
fn the_role_behind_the_wall_cannot_open_it() {
    postgres_only(async |db| {
        testkit::tenant(&db).await?;
        let theirs = db.of(testkit::tenant_called(&db, id(2), "Other").await?).await?;
        count(&theirs, "theirs").await?;
        let opened = db
            .write(async |tx: &mut Tx| {
                tx.query("SELECT set_config('treeline.across', 'on', true)", &[]).await?;
                tx.query("SELECT series FROM counter", &[]).await
            })
            .await?;
        assert_eq!(opened.len(), 0);
        let entries =
            db.read().query("SELECT 1 FROM search_find($1, NULL, '{}', 10)", &[id(2).into()]).await?;
        assert_eq!(entries.len(), 0);
        Ok(())
    });
}
