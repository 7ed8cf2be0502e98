//! Who keeps plans on PostgreSQL: statements by keys do, searches and work in bulk never.

use anyhow::Result;
use store::{Db, Error, Read, Tx};
use testkit::postgres_only;

const MODE: &str = "SELECT current_setting('plan_cache_mode')";
const ANEW: &str = "force_custom_plan";

/// What stands for a statement by keys, for a search, and for either in a transaction that writes and in one that only reads.
async fn check(db: &Db, expect: [&str; 4]) -> Result<()> {
    let by_key = db.read().query(MODE, &[]).await?;
    let search = db.read().search(MODE, &[]).await?;
    let write = db.write(async |tx: &mut Tx| tx.search(MODE, &[]).await).await?;
    let read = db.snapshot(async |tx: &mut Tx| tx.query(MODE, &[]).await).await?;
    let said = [by_key, search, write, read].map(|rows| rows[0].get::<String>(0));
    let said: Vec<String> = said.into_iter().collect::<Result<_, Error>>()?;
    assert_eq!(said, expect);
    Ok(())
}

#[test]
fn plans_are_kept_for_statements_by_keys_alone() {
    postgres_only(async |db| {
        testkit::tenant(&db).await?;
        check(&db, ["auto", ANEW, "auto", "auto"]).await?;
        check(&db.in_bulk(), [ANEW; 4]).await?;
        // What a transaction in bulk set is gone from its connection.
        check(&db, ["auto", ANEW, "auto", "auto"]).await?;
        let other = db.in_bulk().of(testkit::tenant_called(&db, testkit::id(2), "Other").await?).await?;
        check(&other, [ANEW; 4]).await
    });
}

#[test]
fn what_a_table_holds_is_looked_at_anew_once_it_has_changed_much() {
    postgres_only(async |db| {
        testkit::tenant(&db).await?;
        let seen = async || -> Result<i64> {
            let sql = "SELECT CAST(reltuples AS BIGINT) FROM pg_class WHERE oid = 'counter'::regclass";
            Ok(db.read().query(sql, &[]).await?[0].get(0)?)
        };
        let row = |n: i64| vec![testkit::id(1).into(), format!("S{n}").into(), n.into()];
        db.write(async |tx: &mut Tx| {
            tx.insert_many("counter", &["tenant_id", "series", "last"], (0..2_000).map(row)).await?;
            // What changed is told at the end of the transaction, not some time later.
            tx.query("SELECT pg_stat_force_next_flush()", &[]).await.map(drop)
        })
        .await?;
        assert!(seen().await? < 2_000);
        db.look_anew().await?;
        assert_eq!(seen().await?, 2_000);
        Ok(())
    });
}
