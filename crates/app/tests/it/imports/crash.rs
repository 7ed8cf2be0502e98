//! Jobs that are killed between chunks, taken over, cancelled midway, started twice, or never get further.

use anyhow::Result;
use app::imports::{self};
use app::jobs::{self, Halt};
use serde_json::Value as Json;
use testkit::both;

use super::harness::{count, counts, cx, import, lease, operator, plain, state, upload, work};

/// Three chunks of rows.
fn many(rows: usize) -> String {
    let mut text = String::from("code,name\n");
    for row in 1..=rows {
        text.push_str(&format!("C-{row},Customer {row}\n"));
    }
    text
}

/// Lets a handler run until it has committed something, and drops it there, as a kill would.
async fn run_a_while(cx: &app::Cx, leased: &jobs::Leased) -> Result<Option<Result<Json, Halt>>> {
    let mut work = std::pin::pin!(jobs::run(cx, leased));
    loop {
        tokio::select! {
            outcome = &mut work => return Ok(Some(outcome)),
            () = tokio::time::sleep(std::time::Duration::from_millis(2)) => {
                if count(cx, "account").await? > 0 {
                    return Ok(None);
                }
            }
        }
    }
}

#[test]
fn a_killed_import_goes_on_from_its_last_chunk() {
    both(async |db| {
        let cx = cx(&db);
        let who = operator(&cx).await?;
        let mapping = plain("account", &["code", "name"]);
        let id = upload(&cx, &who, "account", &many(9_000)).await?;
        imports::start(&cx, &who, id, &mapping, false).await?;
        let killed = lease(&cx, "first").await?;
        let early = run_a_while(&cx, &killed).await?;
        let after_kill = count(&cx, "account").await?;
        assert!(early.is_none() && after_kill < 9_000, "the test killed it too late");
        assert_eq!(
            imports::get(&cx, &who, id).await?.rows,
            after_kill,
            "counts are committed with their chunk"
        );
        cx.clock.advance_seconds(31);
        work(&cx).await?;
        let done = imports::get(&cx, &who, id).await?;
        assert_eq!((counts(&done), state(&done)), ("9000 0 0 0".into(), "done".into()));
        assert_eq!(count(&cx, "account").await?, 9_000);
        assert_eq!(store::audit::verify(&cx.db, who.tenant).await?, None);
        Ok(())
    });
}

#[test]
fn a_worker_that_was_given_up_writes_nothing_more() {
    both(async |db| {
        let cx = cx(&db);
        let who = operator(&cx).await?;
        let mapping = plain("account", &["code", "name"]);
        let id = upload(&cx, &who, "account", &many(5_000)).await?;
        imports::start(&cx, &who, id, &mapping, false).await?;
        let slow = lease(&cx, "slow").await?;
        cx.clock.advance_seconds(31);
        let fast = lease(&cx, "fast").await?;
        let (one, other) = tokio::join!(jobs::run(&cx, &slow), jobs::run(&cx, &fast));
        assert!(matches!(one, Err(Halt::Lost)), "{one:?}");
        jobs::settle(&cx, &slow, Some(one)).await?;
        jobs::settle(&cx, &fast, Some(other)).await?;
        let done = imports::get(&cx, &who, id).await?;
        assert_eq!((counts(&done), state(&done)), ("5000 0 0 0".into(), "done".into()));
        assert_eq!(count(&cx, "account").await?, 5_000);
        Ok(())
    });
}

#[test]
fn a_second_start_is_refused_and_cancelling_midway_keeps_what_is_in() {
    both(async |db| {
        let cx = cx(&db);
        let who = operator(&cx).await?;
        let mapping = plain("account", &["code", "name"]);
        let id = upload(&cx, &who, "account", &many(9_000)).await?;
        let (one, other) = tokio::join!(
            imports::start(&cx, &who, id, &mapping, false),
            imports::start(&cx, &who, id, &mapping, false)
        );
        let refused = [&one, &other].iter().filter(|r| r.is_err()).count();
        assert_eq!((refused, count(&cx, "job").await?), (1, 1), "{one:?} {other:?}");
        let job = one.or(other)?;
        let leased = lease(&cx, "w").await?;
        assert!(run_a_while(&cx, &leased).await?.is_none(), "the test came too late");
        let before = count(&cx, "account").await?;
        assert_eq!(jobs::cancel(&cx, &who, job.id).await?.state, "running");
        let outcome = jobs::run(&cx, &leased).await;
        assert!(matches!(outcome, Err(Halt::Cancelled)), "{outcome:?}");
        jobs::settle(&cx, &leased, Some(outcome)).await?;
        let ended = imports::get(&cx, &who, id).await?;
        assert_eq!((state(&ended), ended.rows), ("cancelled".into(), before));
        assert_eq!(count(&cx, "account").await?, before);
        let again = import(&cx, &who, &mapping, &many(9_000), false).await?;
        assert_eq!(counts(&again), format!("{} 0 {before} 0", 9_000 - before));
        Ok(())
    });
}

#[test]
fn a_job_that_never_gets_further_is_set_aside_and_others_go_on() {
    both(async |db| {
        let cx = cx(&db);
        let who = operator(&cx).await?;
        let mapping = plain("account", &["code", "name"]);
        let poison = upload(&cx, &who, "account", &many(10)).await?;
        imports::start(&cx, &who, poison, &mapping, false).await?;
        for attempt in 0..3 {
            // The worker dies each time before a step is committed: nobody settles the job.
            lease(&cx, &format!("dies-{attempt}")).await?;
            cx.clock.advance_seconds(31);
        }
        let fine = import(&cx, &who, &mapping, "code,name\nX-1,Fine\n", false).await?;
        assert_eq!(counts(&fine), "1 0 0 0");
        let aside = imports::get(&cx, &who, poison).await?;
        let error = aside.job.and_then(|job| job.error).map(|problem| problem.code);
        assert_eq!(error.as_deref(), Some("job-poisoned"));
        assert_eq!(count(&cx, "account").await?, 1);
        Ok(())
    });
}

#[test]
fn a_panic_is_tried_again_and_then_set_aside() {
    both(async |db| {
        let cx = cx(&db);
        let who = operator(&cx).await?;
        let id = upload(&cx, &who, "account", &many(10)).await?;
        imports::start(&cx, &who, id, &plain("account", &["code", "name"]), false).await?;
        for _ in 0..3 {
            let leased = lease(&cx, "w").await?;
            jobs::settle(&cx, &leased, None).await?;
            cx.clock.advance_seconds(60);
        }
        assert!(jobs::claim(&cx, "w").await?.is_none());
        assert_eq!(state(&imports::get(&cx, &who, id).await?), "failed");
        Ok(())
    });
}
