//! The database layer on both databases: values, transactions, retries, bulk paths, refusals.

use anyhow::Result;
use store::{Db, Error, Read, Tx, Value};
use testkit::{both, id, start};
use uuid::Uuid;

const COUNTER: &str = "INSERT INTO counter (tenant_id, series, last) VALUES ($1, $2, $3)";

#[test]
fn every_value_comes_back_as_it_went_in() {
    both(async |db| {
        let tenant = testkit::tenant(&db).await?.uuid();
        let text = "Żółć \u{1F600} 'quoted' $1 \"x\"";
        db.write(async |tx: &mut Tx| {
            tx.execute(
                "INSERT INTO audit_entry (tenant_id, id, at, actor_id, object, record_id, action, request_id, detail_hash, leaf) \
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
                &[tenant.into(), id(2).into(), start().into(), Value::Null, text.into(), Value::Null,
                  "".into(), "r".into(), vec![0_u8, 255].into(), [7_u8; 32].into()],
            )
            .await?;
            tx.execute(COUNTER, &[tenant.into(), "s".into(), i64::MIN.into()]).await
        })
        .await?;
        let rows = db
            .read()
            .query(
                "SELECT id, at, actor_id, object, action, detail_hash, leaf FROM audit_entry WHERE tenant_id = $1",
                &[tenant.into()],
            )
            .await?;
        let row = &rows[0];
        assert_eq!(row.get::<Uuid>(0)?, id(2));
        assert_eq!(row.get::<jiff::Timestamp>(1)?, start());
        assert_eq!(row.get::<Option<Uuid>>(2)?, None);
        assert_eq!(row.get::<String>(3)?, text);
        assert_eq!(row.get::<String>(4)?, "");
        assert_eq!(row.get::<Vec<u8>>(5)?, [0, 255]);
        assert_eq!(row.get::<[u8; 32]>(6)?, [7; 32]);
        assert!(row.get::<Uuid>(2).is_err(), "NULL was read as an id");
        assert!(row.get::<i64>(3).is_err(), "text was read as a number");
        assert!(row.get::<i64>(7).is_err(), "a column that does not exist was read");
        assert!(row.get::<String>(0).is_err(), "an id was read as text");
        assert_eq!((row.len(), row.is_empty()), (7, false));
        let last = db
            .read()
            .query_opt(
                "SELECT last FROM counter WHERE tenant_id = $1 AND series = $2",
                &[tenant.into(), "s".into()],
            )
            .await?;
        assert!(last.as_ref().is_some_and(|row| row.get::<String>(0).is_err()), "a number was read as text");
        assert_eq!(last.map(|row| row.get::<i64>(0)).transpose()?, Some(i64::MIN));
        let nothing =
            db.read().query("SELECT last FROM counter WHERE tenant_id = $1", &[id(9).into()]).await?;
        assert!(nothing.is_empty());
        assert!(db.read().query("SELECT nothing FROM counter", &[]).await.is_err());
        Ok(())
    });
}

#[test]
fn a_failed_transaction_leaves_nothing() {
    both(async |db| {
        let tenant = testkit::tenant(&db).await?.uuid();
        let out: Result<(), Error> = db
            .write(async |tx| {
                tx.execute(COUNTER, &[tenant.into(), "a".into(), 1_i64.into()]).await?;
                tx.execute(COUNTER, &[tenant.into(), "a".into(), 2_i64.into()]).await?;
                Ok(())
            })
            .await;
        let error = out.expect_err("a taken key was taken twice");
        assert!(error.is_unique("counter", "series"), "{error:?}");
        assert!(!error.is_unique("counter", "last"));
        assert_eq!(count(&db, "counter").await?, 0);
        Ok(())
    });
}

#[test]
fn foreign_keys_and_checks_are_named() {
    both(async |db| {
        let tenant = testkit::tenant(&db).await?.uuid();
        let role = db
            .write(async |tx| {
                tx.execute(
                    "INSERT INTO user_role (tenant_id, user_id, role_key) VALUES ($1, $2, $3)",
                    &[tenant.into(), id(9).into(), "x".into()],
                )
                .await
            })
            .await;
        assert!(matches!(role, Err(Error::ForeignKey(_))), "{role:?}");
        let name = db
            .write(async |tx| {
                tx.execute("UPDATE tenant SET name = NULL WHERE tenant_id = $1", &[tenant.into()]).await
            })
            .await;
        assert!(matches!(name, Err(Error::Check(_))), "{name:?}");
        Ok(())
    });
}

#[test]
fn append_only_rows_are_refused_to_everybody() {
    both(async |db| {
        let tenant = testkit::tenant(&db).await?.uuid();
        let row: Vec<Value> = vec![
            tenant.into(),
            "audit".into(),
            1_i64.into(),
            start().into(),
            [0_u8; 32].into(),
            [1_u8; 32].into(),
            vec![0_u8].into(),
        ];
        let columns = ["tenant_id", "chain", "number", "sealed_at", "previous", "root", "entries"];
        db.write(async |tx| tx.insert_many("block", &columns, [row.clone()]).await).await?;
        for sql in
            ["UPDATE block SET number = 2 WHERE tenant_id = $1", "DELETE FROM block WHERE tenant_id = $1"]
        {
            let out = db.write(async |tx| tx.execute(sql, &[tenant.into()]).await).await;
            assert!(matches!(out, Err(Error::AppendOnly(_))), "{sql}: {out:?}");
        }
        assert_eq!(count(&db, "block").await?, 1);
        Ok(())
    });
}

#[test]
fn the_owner_of_postgres_is_refused_by_triggers() {
    testkit::postgres_only(async |db| {
        let tenant = testkit::tenant(&db).await?.uuid();
        let columns = ["tenant_id", "chain", "number", "sealed_at", "previous", "root", "entries"];
        let row: Vec<Value> = vec![
            tenant.into(),
            "audit".into(),
            1_i64.into(),
            start().into(),
            [0_u8; 32].into(),
            [1_u8; 32].into(),
            vec![0_u8].into(),
        ];
        db.write(async |tx| tx.insert_many("block", &columns, [row.clone()]).await).await?;
        for sql in ["DELETE FROM block", "TRUNCATE block", "UPDATE block SET number = 2"] {
            let out = db.as_owner(sql).await;
            assert!(matches!(out, Err(Error::AppendOnly(_))), "{sql}: {:?}", out.err());
        }
        Ok(())
    });
}

#[test]
fn racing_increments_all_count() {
    both(async |db| {
        let tenant = testkit::tenant(&db).await?.uuid();
        db.write(async |tx| tx.execute(COUNTER, &[tenant.into(), "n".into(), 0_i64.into()]).await).await?;
        let mut tasks = Vec::new();
        for _ in 0..8 {
            let db = db.clone();
            // Spawned: the future of `write` is Send.
            tasks.push(tokio::spawn(async move {
                for _ in 0..10 {
                    db.write(async |tx| -> Result<(), Error> {
                        let sql = "SELECT last FROM counter WHERE tenant_id = $1 AND series = 'n'";
                        let lock = if tx.dialect() == store::Dialect::Postgres { " FOR UPDATE" } else { "" };
                        let row = tx.query_opt(&format!("{sql}{lock}"), &[tenant.into()]).await?;
                        let last: i64 = row.map_or(Ok(0), |row| row.get(0))?;
                        tx.execute(
                            "UPDATE counter SET last = $2 WHERE tenant_id = $1 AND series = 'n'",
                            &[tenant.into(), (last + 1).into()],
                        )
                        .await?;
                        Ok(())
                    })
                    .await?;
                }
                Ok::<_, Error>(())
            }));
        }
        for task in tasks {
            task.await??;
        }
        let row =
            db.read().query_opt("SELECT last FROM counter WHERE tenant_id = $1", &[tenant.into()]).await?;
        assert_eq!(row.map(|row| row.get::<i64>(0)).transpose()?, Some(80));
        Ok(())
    });
}

#[test]
fn a_deadlock_is_tried_again_as_a_whole() {
    both(async |db| {
        let tenant = testkit::tenant(&db).await?.uuid();
        for series in ["a", "b"] {
            db.write(async |tx| tx.execute(COUNTER, &[tenant.into(), series.into(), 0_i64.into()]).await)
                .await?;
        }
        let bump = "UPDATE counter SET last = last + 1 WHERE tenant_id = $1 AND series = $2";
        let mut tasks = Vec::new();
        for order in [["a", "b"], ["b", "a"]] {
            let db = db.clone();
            tasks.push(tokio::spawn(async move {
                for _ in 0..2 {
                    db.write(async |tx| -> Result<(), Error> {
                        for series in order {
                            tx.execute(bump, &[tenant.into(), series.into()]).await?;
                            tokio::time::sleep(std::time::Duration::from_millis(5)).await;
                        }
                        Ok(())
                    })
                    .await?;
                }
                Ok::<_, Error>(())
            }));
        }
        for task in tasks {
            task.await??;
        }
        let rows = db.read().query("SELECT last FROM counter WHERE tenant_id = $1", &[tenant.into()]).await?;
        for row in &rows {
            assert_eq!(row.get::<i64>(0)?, 4);
        }
        Ok(())
    });
}

/// Dropped after any number of steps, work leaves no answers behind for whoever gets its connection next.
#[test]
fn work_dropped_at_any_moment_never_answers_anothers_question() {
    both(async |db| {
        let tenant = testkit::tenant(&db).await?.uuid();
        let columns = ["tenant_id", "series", "last"];
        db.write(async |tx| {
            for number in 0..8_i64 {
                let series = format!("asked {number}");
                tx.execute(COUNTER, &[tenant.into(), series.into(), number.into()]).await?;
            }
            Ok::<_, Error>(())
        })
        .await?;
        for round in 0..40_u32 {
            let rows = (0..300).map(|at| vec![tenant.into(), format!("{round}-{at}").into(), at.into()]);
            let rows: Vec<Vec<Value>> = rows.collect();
            let write = db.write(async |tx: &mut Tx| {
                tx.insert_many("counter", &columns, rows.clone()).await?;
                tx.execute(COUNTER, &[tenant.into(), format!("{round}").into(), 0.into()]).await
            });
            dropped_after(write, round).await;
            let scan = db.scan("SELECT tenant_id, series, last FROM counter", &[], |_| Ok(()));
            dropped_after(scan, round).await;
            let mut reader = db.read();
            dropped_after(reader.query("SELECT series FROM counter ORDER BY series", &[]), round).await;
            let stopped =
                db.scan("SELECT last FROM counter", &[], |_| Err(Error::Column("stop".into()))).await;
            assert!(stopped.is_err(), "{stopped:?}");
            // More at once than there are connections to read with.
            let asked = futures::future::try_join_all((0..40_i64).map(|number| {
                let db = db.clone();
                async move {
                    let sql = "SELECT last FROM counter WHERE tenant_id = $1 AND series = $2";
                    db.read().query(sql, &[tenant.into(), format!("asked {}", number % 8).into()]).await
                }
            }));
            for (number, answer) in (0..8_i64).cycle().zip(asked.await?) {
                assert_eq!(answer.len(), 1, "round {round}");
                assert_eq!(answer[0].get::<i64>(0)?, number, "round {round}");
            }
        }
        Ok(())
    });
}

/// Polls a future so often and drops it.
async fn dropped_after<F: Future>(future: F, polls: u32) {
    let mut future = std::pin::pin!(future);
    let mut left = polls;
    std::future::poll_fn(|cx| {
        if left == 0 || future.as_mut().poll(cx).is_ready() {
            return std::task::Poll::Ready(());
        }
        left -= 1;
        std::task::Poll::Pending
    })
    .await;
}

#[test]
fn a_dropped_transaction_rolls_back() {
    both(async |db| {
        let tenant = testkit::tenant(&db).await?.uuid();
        let work = db.write(async |tx| -> Result<(), Error> {
            tx.execute(COUNTER, &[tenant.into(), "x".into(), 1_i64.into()]).await?;
            std::future::pending().await
        });
        let cut = tokio::time::timeout(std::time::Duration::from_millis(100), work).await;
        assert!(cut.is_err());
        db.write(async |tx| tx.execute(COUNTER, &[tenant.into(), "y".into(), 1_i64.into()]).await).await?;
        assert_eq!(count(&db, "counter").await?, 1);
        Ok(())
    });
}

#[test]
fn many_rows_go_in_and_come_out() {
    both(async |db| {
        let tenant = testkit::tenant(&db).await?.uuid();
        let columns = ["tenant_id", "field", "record_id", "n", "txt", "num", "uniq"];
        let row = |n: u64| -> Vec<Value> {
            let third = if n.is_multiple_of(3) { Value::Null } else { format!("u{n}").into() };
            let (field, at) = ("f".into(), 0_i64.into());
            vec![tenant.into(), field, id(n).into(), at, format!("é{n}").into(), (n as i64).into(), third]
        };
        let done =
            db.write(async |tx| tx.insert_many("field_index", &columns, (0..5_003).map(row)).await).await?;
        assert_eq!(done, 5_003);
        let (send, receive) = std::sync::mpsc::channel();
        let select = "SELECT record_id, txt, num, uniq FROM field_index WHERE tenant_id = $1 AND num >= $2 ORDER BY num";
        let seen = db
            .scan(select, &[tenant.into(), 3_i64.into()], move |row| {
                let third = row.text(3)?.map(str::to_owned);
                let one = (row.uuid(0)?, row.text(1)?.map(str::to_owned), row.int(2)?, third);
                send.send(one).map_err(|e| Error::Column(e.to_string()))
            })
            .await?;
        assert_eq!(seen, 5_000);
        for (n, one) in (3_u64..).zip(receive) {
            let third = (n % 3 != 0).then(|| format!("u{n}"));
            assert_eq!(one, (Some(id(n)), Some(format!("é{n}")), Some(n as i64), third));
        }
        // One bad row refuses all.
        let twice = db
            .write(async |tx| {
                tx.insert_many("field_index", &columns, (9_000..9_100).map(row).chain([row(7)])).await
            })
            .await;
        assert!(twice.is_err());
        assert_eq!(count(&db, "field_index").await?, 5_003);
        // Text never travels inside a bulk read's statement.
        if db.dialect() == store::Dialect::Postgres {
            let out =
                db.scan("SELECT 1 FROM tenant WHERE name = $1", &["x' OR 1=1".into()], |_| Ok(())).await;
            assert!(out.is_err());
        }
        Ok(())
    });
}

#[test]
fn a_statement_of_500_rows_binds_quickly() {
    both(async |db| {
        let tenant = testkit::tenant(&db).await?.uuid();
        let mut sql = String::from("INSERT INTO counter (tenant_id, series, last) VALUES ");
        let mut args = vec![Value::from(tenant)];
        for n in 0..500_i64 {
            let at = args.len();
            sql.push_str(&format!("{}($1, ${}, ${})", if n == 0 { "" } else { ", " }, at + 1, at + 2));
            args.extend([format!("s{n}").into(), n.into()]);
        }
        assert_eq!(db.write(async |tx| tx.execute(&sql, &args).await).await?, 500);
        Ok(())
    });
}

#[test]
fn a_snapshot_sees_one_state() {
    both(async |db| {
        let tenant = testkit::tenant(&db).await?.uuid();
        let sql = "SELECT count(*) FROM counter WHERE tenant_id = $1";
        db.snapshot(async |tx| -> Result<(), anyhow::Error> {
            let before = tx.query_opt(sql, &[tenant.into()]).await?.map(|r| r.get::<i64>(0)).transpose()?;
            db.write(async |w| w.execute(COUNTER, &[tenant.into(), "z".into(), 1_i64.into()]).await).await?;
            let after = tx.query_opt(sql, &[tenant.into()]).await?.map(|r| r.get::<i64>(0)).transpose()?;
            assert_eq!((before, after), (Some(0), Some(0)));
            assert!(tx.execute(COUNTER, &[tenant.into(), "w".into(), 1_i64.into()]).await.is_err());
            Ok(())
        })
        .await?;
        assert_eq!(count(&db, "counter").await?, 1);
        Ok(())
    });
}

async fn count(db: &Db, table: &str) -> Result<i64> {
    let sql = format!("SELECT count(*) FROM {}", store::quoted(table)?);
    let row = db.read().query_opt(&sql, &[]).await?;
    Ok(row.map_or(Ok(0), |row| row.get(0))?)
}
