//! Writers in line before an embedded database: who shares a commit, and that whatever happens to one of them, the others'
//! work is in exactly when they were told so.

use std::sync::Arc;

use anyhow::{Result, ensure};
use kernel::TenantId;
use store::{Db, Error, Read as _, Tx};
use tokio::sync::Notify;
use tokio::task::yield_now;

const COUNTER: &str = "INSERT INTO counter (tenant_id, series, last) VALUES ($1, $2, 1)";

/// How a writer's work ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    Well,
    Refused,
    /// Whoever asked goes away while it is at work.
    Left,
}

async fn put(tx: &mut Tx, tenant: TenantId, series: &str) -> Result<(), Error> {
    tx.execute(COUNTER, &[tenant.uuid().into(), series.into()]).await.map(drop)
}

async fn kept(db: &Db) -> Result<Vec<String>> {
    let rows = db.read().query("SELECT series FROM counter ORDER BY series", &[]).await?;
    Ok(rows.iter().map(|row| row.get(0)).collect::<Result<_, _>>()?)
}

/// Writes, says that it is at work, and ends when told so.
async fn held(
    db: Db,
    tenant: TenantId,
    series: &'static str,
    inside: Arc<Notify>,
    gate: Arc<Notify>,
) -> Result<(), Error> {
    db.write(async |tx: &mut Tx| {
        put(tx, tenant, series).await?;
        inside.notify_one();
        gate.notified().await;
        Ok(())
    })
    .await
}

async fn standing(db: &Db, count: usize) {
    while db.writers_waiting() < count {
        yield_now().await;
    }
}

#[test]
fn whoever_stands_in_line_shares_the_commit_and_no_failure() {
    testkit::sqlite_only(async |db| {
        let tenant = testkit::tenant(&db).await?;
        let before = db.writes();
        let (inside, gate) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
        let first = tokio::spawn(held(db.clone(), tenant, "first", inside.clone(), gate.clone()));
        inside.notified().await;
        let mut others = Vec::new();
        for (at, (series, end)) in [("a", End::Well), ("b", End::Refused), ("c", End::Left), ("d", End::Well)]
            .into_iter()
            .enumerate()
        {
            let (own, inside) = (db.clone(), inside.clone());
            others.push(tokio::spawn(async move {
                own.write(async |tx: &mut Tx| {
                    put(tx, tenant, series).await?;
                    match end {
                        End::Well => Ok(()),
                        End::Refused => put(tx, tenant, "first").await,
                        End::Left => {
                            inside.notify_one();
                            std::future::pending().await
                        }
                    }
                })
                .await
            }));
            standing(&db, at + 1).await;
        }
        gate.notify_one();
        inside.notified().await;
        others.remove(2).abort();
        first.await??;
        for (other, well) in others.into_iter().zip([true, false, true]) {
            ensure!(other.await?.is_ok() == well);
        }
        assert_eq!(kept(&db).await?, ["a", "d", "first"]);
        assert_eq!(db.writes() - before, 1, "one commit for all of them");
        Ok(())
    });
}

#[test]
fn a_full_disk_ends_one_work_and_not_the_others() {
    testkit::sqlite_only(async |db| {
        let tenant = testkit::tenant(&db).await?;
        let (inside, gate) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
        let first = tokio::spawn(held(db.clone(), tenant, "first", inside.clone(), gate.clone()));
        inside.notified().await;
        let own = db.clone();
        let greedy = tokio::spawn(async move {
            own.write(async |tx: &mut Tx| {
                tx.execute("PRAGMA max_page_count = 1", &[]).await?;
                let long = "x".repeat(1 << 20);
                put(tx, tenant, &long).await
            })
            .await
        });
        standing(&db, 1).await;
        // SQLite takes back the whole transaction, and the first does its work again.
        gate.notify_one();
        gate.notify_one();
        let full = greedy.await?;
        ensure!(matches!(full, Err(Error::Full(_))), "{full:?}");
        gate.notify_one();
        first.await??;
        db.write(async |tx: &mut Tx| put(tx, tenant, "later").await).await?;
        assert_eq!(kept(&db).await?, ["first", "later"]);
        Ok(())
    });
}

#[test]
fn work_that_passes_over_a_failure_of_the_database_is_not_acknowledged() {
    testkit::both(async |db| {
        let tenant = testkit::tenant(&db).await?;
        db.write(async |tx: &mut Tx| put(tx, tenant, "taken").await).await?;
        let out = db
            .write(async |tx: &mut Tx| {
                put(tx, tenant, "mine").await?;
                // PostgreSQL keeps nothing of a transaction in which a statement failed; SQLite goes on.
                let taken = put(tx, tenant, "taken").await;
                ensure!(taken.is_err());
                Ok::<_, anyhow::Error>(())
            })
            .await;
        let is_in = kept(&db).await?.contains(&"mine".to_owned());
        ensure!(out.is_ok() == is_in, "{out:?}, in: {is_in}");
        Ok(())
    });
}

#[test]
fn long_work_shares_with_nobody() {
    testkit::sqlite_only(async |db| {
        let tenant = testkit::tenant(&db).await?;
        let before = db.writes();
        let (inside, gate) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
        let first = tokio::spawn(held(db.clone(), tenant, "first", inside.clone(), gate.clone()));
        inside.notified().await;
        let (long_inside, long_gate) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
        let long = held(db.clone(), tenant, "long", long_inside.clone(), long_gate.clone());
        let long = tokio::spawn(store::alone(long));
        standing(&db, 1).await;
        gate.notify_one();
        long_inside.notified().await;
        // The first is in although the long one, who stood in line behind it, is still at work.
        first.await??;
        assert_eq!(kept(&db).await?, ["first"]);
        long_gate.notify_one();
        long.await??;
        assert_eq!(kept(&db).await?, ["first", "long"]);
        assert_eq!(db.writes() - before, 2);
        Ok(())
    });
}

#[test]
fn what_was_acknowledged_is_in_and_what_failed_is_not() {
    testkit::both(async |db| {
        let tenant = testkit::tenant(&db).await?;
        let mut tasks = Vec::new();
        for task in 0..8_u64 {
            let db = db.clone();
            tasks.push(tokio::spawn(async move {
                let mut told = Vec::new();
                // A cheap sequence that is the same in every run.
                let mut seed = task + 1;
                for number in 0..40 {
                    seed =
                        seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                    let end = match (seed >> 33) % 4 {
                        0 => End::Refused,
                        1 => End::Left,
                        _ => End::Well,
                    };
                    let series = format!("{task}-{number:02}");
                    let write = db.write(async |tx: &mut Tx| {
                        put(tx, tenant, &series).await?;
                        yield_now().await;
                        if end == End::Refused { put(tx, tenant, &series).await } else { Ok(()) }
                    });
                    let patience = (seed >> 40) % 60;
                    let gone = async {
                        for _ in 0..patience {
                            yield_now().await;
                        }
                    };
                    let out = if end == End::Left {
                        tokio::select! { out = write => Some(out), () = gone => None }
                    } else if (seed >> 50).is_multiple_of(5) {
                        Some(store::alone(write).await)
                    } else {
                        Some(write.await)
                    };
                    told.push((series, end, out.map(|out| out.is_ok())));
                }
                told
            }));
        }
        let mut told = Vec::new();
        for task in tasks {
            told.extend(task.await?);
        }
        // Whoever comes last finds the line free.
        db.write(async |tx: &mut Tx| put(tx, tenant, "last").await).await?;
        let kept = kept(&db).await?;
        ensure!(kept.contains(&"last".to_owned()));
        for (series, end, out) in told {
            let is_in = kept.contains(&series);
            match (end, out) {
                (End::Well, out) => ensure!(out == Some(true) && is_in, "{series}: {out:?}, in: {is_in}"),
                (End::Refused, out) => {
                    ensure!(out == Some(false) && !is_in, "{series}: {out:?}, in: {is_in}")
                }
                (End::Left, Some(told)) => ensure!(told == is_in, "{series}: {told}, in: {is_in}"),
                (End::Left, None) => {}
            }
        }
        Ok(())
    });
}
