//! Audit trail and its blocks, outbox, counters and stored answers on both databases.

use std::collections::BTreeSet;

use anyhow::Result;
use jiff::{SignedDuration, Timestamp};
use kernel::{TenantId, UserId};
use serde_json::json;
use store::idempotency::{Answer, Known};
use store::{Db, Error, Tx, audit, chain, counter, idempotency, outbox};
use testkit::{both, id, start, tamper};

async fn write(db: &Db, tenant: TenantId, n: u64) -> Result<()> {
    let diff = json!({"name": [null, format!("N{n}")]});
    let entry = audit::Entry {
        id: id(100 + n),
        at: start(),
        actor: n.is_multiple_of(2).then(|| id(7)),
        via: (n == 4).then(|| id(9)),
        object: "member",
        record: Some(id(n % 3)),
        action: "create",
        request: "r1",
        address: (n == 3).then_some("192.0.2.7"),
        diff: &diff,
    };
    db.write(async |tx: &mut Tx| audit::record(tx, tenant, &entry).await).await?;
    Ok(())
}

/// Verifies and gives `code id`, or nothing.
async fn broken(db: &Db, tenant: TenantId) -> Result<String> {
    let broken = audit::verify(db, tenant).await?;
    Ok(broken.map(|b| format!("{} {}", b.code, b.id)).unwrap_or_default())
}

#[test]
fn the_trail_verifies_sealed_and_unsealed() {
    both(async |db| {
        let tenant = testkit::tenant(&db).await?;
        assert_eq!(broken(&db, tenant).await?, "");
        for n in 0..5 {
            write(&db, tenant, n).await?;
        }
        assert_eq!(broken(&db, tenant).await?, "");
        assert_eq!(chain::seal(&db, tenant, audit::CHAIN, start()).await?, 5);
        assert_eq!(chain::seal(&db, tenant, audit::CHAIN, start()).await?, 0);
        write(&db, tenant, 5).await?;
        assert_eq!(broken(&db, tenant).await?, "");
        assert_eq!(chain::seal(&db, tenant, audit::CHAIN, start()).await?, 1);
        assert_eq!(broken(&db, tenant).await?, "");
        // Another company's trail is its own.
        let other = testkit::tenant_called(&db, id(2), "Other").await?;
        let theirs = db.of(other).await?;
        write(&theirs, other, 50).await?;
        assert_eq!(chain::seal(&theirs, other, audit::CHAIN, start()).await?, 1);
        assert_eq!(
            (broken(&db, tenant).await?, broken(&theirs, other).await?),
            (String::new(), String::new())
        );
        let seen = audit::history(&mut db.read(), tenant, "member", &[id(1)], None, 10).await?;
        assert_eq!(seen.iter().map(|s| s.id).collect::<Vec<_>>(), [id(104), id(101)]);
        let older = audit::history(&mut db.read(), tenant, "member", &[id(1)], Some(id(104)), 10).await?;
        assert_eq!(older[0].diff, Some(json!({"name": [null, "N1"]})));
        Ok(())
    });
}

#[test]
fn every_forgery_is_named() {
    let bad = id(102);
    let cases = [
        (
            "audit_entry",
            "UPDATE audit_entry SET action = 'read' WHERE request_id = 'r1' AND object = 'member' AND actor_id IS NOT NULL",
            format!("entry-changed {}", id(100)),
        ),
        (
            "audit_detail",
            "UPDATE audit_detail SET diff = '{}' WHERE diff LIKE '%N2%'",
            format!("detail-changed {bad}"),
        ),
        (
            "audit_origin",
            "UPDATE audit_origin SET address = '192.0.2.8' WHERE address = '192.0.2.7'",
            format!("origin-changed {}", id(103)),
        ),
        ("block", "UPDATE block SET entries = previous WHERE number = 1", "block-root-wrong audit/1".into()),
        ("block", "DELETE FROM block WHERE number = 1", "block-missing audit/2".into()),
        ("block", "UPDATE block SET previous = root WHERE number = 2", "block-link-broken audit/2".into()),
        ("unsealed", "DELETE FROM unsealed", format!("entry-not-sealed {}", id(104))),
    ];
    for (table, sql, expect) in cases {
        both(async |db| {
            let tenant = testkit::tenant(&db).await?;
            for n in 0..5 {
                write(&db, tenant, n).await?;
                if n == 1 || n == 3 {
                    chain::seal(&db, tenant, audit::CHAIN, start()).await?;
                }
            }
            assert_eq!(broken(&db, tenant).await?, "");
            tamper(&db, table, sql).await?;
            assert_eq!(broken(&db, tenant).await?, expect, "{sql}");
            Ok(())
        });
    }
}

#[test]
fn a_forgotten_person_leaves_a_trail_that_verifies() {
    both(async |db| {
        let tenant = testkit::tenant(&db).await?;
        for n in 0..3 {
            write(&db, tenant, n).await?;
        }
        chain::seal(&db, tenant, audit::CHAIN, start()).await?;
        let erase = "DELETE FROM audit_detail WHERE tenant_id = $1";
        db.write(async |tx: &mut Tx| tx.execute(erase, &[tenant.uuid().into()]).await).await?;
        assert_eq!(broken(&db, tenant).await?, "");
        let seen = audit::history(&mut db.read(), tenant, "member", &[id(1)], None, 10).await?;
        assert_eq!(seen[0].diff, None);
        Ok(())
    });
}

#[test]
fn sealers_and_writers_race_without_loss() {
    both(async |db| {
        let tenant = testkit::tenant(&db).await?;
        let mut tasks = Vec::new();
        for writer in 0..3_u64 {
            let db = db.clone();
            tasks.push(tokio::spawn(async move {
                for n in 0..10 {
                    write(&db, tenant, writer * 10 + n).await?;
                }
                anyhow::Ok(())
            }));
        }
        for _ in 0..2 {
            let db = db.clone();
            tasks.push(tokio::spawn(async move {
                for _ in 0..8 {
                    chain::seal(&db, tenant, audit::CHAIN, start()).await?;
                }
                anyhow::Ok(())
            }));
        }
        for task in tasks {
            task.await??;
        }
        assert_eq!(broken(&db, tenant).await?, "");
        db.write(async |tx: &mut Tx| chain::push(tx, tenant, "ledger", id(1), [1; 32]).await).await?;
        let sealed = chain::seal_all(&db, tenant, start()).await?;
        assert!(sealed > 0);
        assert_eq!(chain::seal_all(&db, tenant, start()).await?, 0);
        assert_eq!(broken(&db, tenant).await?, "");
        Ok(())
    });
}

#[test]
fn numbers_are_gapless_under_a_race_and_after_a_rollback() {
    both(async |db| {
        let tenant = testkit::tenant(&db).await?;
        let mut tasks = Vec::new();
        for task in 0..6 {
            let db = db.clone();
            tasks.push(tokio::spawn(async move {
                let mut mine = Vec::new();
                for n in 0..6 {
                    let fail = (task + n) % 3 == 0;
                    let out = db
                        .write(async |tx: &mut Tx| {
                            let number = counter::next(tx, tenant, "INV").await?;
                            if fail { Err(Error::Check("given back".into())) } else { Ok(number) }
                        })
                        .await;
                    mine.extend(out.ok());
                }
                mine
            }));
        }
        let mut all = BTreeSet::new();
        for task in tasks {
            for number in task.await? {
                assert!(all.insert(number), "{number} twice");
            }
        }
        assert_eq!(all.into_iter().collect::<Vec<_>>(), (1..=24).collect::<Vec<_>>());
        let first = db.write(async |tx: &mut Tx| counter::take(tx, tenant, "INV", 100).await).await?;
        assert_eq!((first, counter::code("INV-", first)), (25, "INV-000025".to_owned()));
        Ok(())
    });
}

fn later(seconds: i64) -> Timestamp {
    start() + SignedDuration::from_secs(seconds)
}

#[test]
fn a_message_is_claimed_by_one_and_comes_back_when_the_lease_ends() {
    both(async |db| {
        let tenant = testkit::tenant(&db).await?;
        for n in 0..4 {
            let payload = json!({"n": n});
            db.write(async |tx: &mut Tx| {
                outbox::push(tx, tenant, id(n), start(), outbox::MAIL, &payload).await
            })
            .await?;
        }
        let mut ids = Vec::new();
        let (a, b) = tokio::join!(
            outbox::claim_mails(&db, tenant, later(1), later(60), 3),
            outbox::claim_mails(&db, tenant, later(1), later(60), 3)
        );
        ids.extend(a?.into_iter().chain(b?).map(|m| m.id));
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "claimed twice");
        ids.extend(outbox::claim_mails(&db, tenant, later(1), later(60), 9).await?.into_iter().map(|m| m.id));
        assert_eq!(ids.len(), 4);
        db.write(async |tx: &mut Tx| {
            outbox::mail_done(tx, tenant, id(0), later(2)).await?;
            outbox::postpone(tx, tenant, id(1), later(500)).await
        })
        .await?;
        let again = outbox::claim_mails(&db, tenant, later(61), later(120), 9).await?;
        assert_eq!(again.iter().map(|m| (m.id, m.attempts)).collect::<Vec<_>>(), [(id(2), 1), (id(3), 1)]);
        assert_eq!(again[0].payload, json!({"n": 2}));
        Ok(())
    });
}

#[test]
fn one_key_has_one_effect() {
    both(async |db| {
        let tenant = testkit::tenant(&db).await?;
        let user = UserId::from_uuid(id(7));
        let mut tasks = Vec::new();
        for _ in 0..6 {
            let db = db.clone();
            tasks.push(tokio::spawn(async move {
                db.write(async |tx: &mut Tx| -> Result<Answer, Error> {
                    match idempotency::look(tx, tenant, user, "k-1", b"POST /orders {}").await? {
                        Known::Done(answer) => return Ok(answer),
                        Known::Refused(problem) => return Err(problem.into()),
                        Known::New => {}
                    }
                    let number = counter::next(tx, tenant, "order").await?;
                    let answer = Answer { status: 201, result: format!("O-{number}") };
                    idempotency::keep(tx, tenant, user, "k-1", b"POST /orders {}", &answer, start()).await?;
                    Ok(answer)
                })
                .await
            }));
        }
        for task in tasks {
            assert_eq!(task.await??, Answer { status: 201, result: "O-1".into() });
        }
        let look = async |who: UserId, key: &str, command: &[u8]| {
            db.write(async |tx: &mut Tx| idempotency::look(tx, tenant, who, key, command).await).await
        };
        let code = |known: Known| match known {
            Known::Refused(problem) => problem.code,
            other => format!("{other:?}"),
        };
        assert_eq!(code(look(user, "k-1", b"POST /orders {\"x\":1}").await?), "idempotency-key-reused");
        assert_eq!(code(look(user, &"k".repeat(201), b"").await?), "idempotency-key-malformed");
        assert_eq!(look(UserId::from_uuid(id(8)), "k-1", b"POST /orders {}").await?, Known::New);
        let gone = db.write(async |tx: &mut Tx| idempotency::forget(tx, tenant, later(1), 100).await).await?;
        assert_eq!(gone, 1);
        Ok(())
    });
}
