//! Jobs on both databases: one worker a job, steps done once, cancel, give back; and uploaded files.

use anyhow::{Result, bail};
use jiff::{SignedDuration, Timestamp};
use kernel::{ImportId, JobId, TenantId, UserId};
use serde_json::json;
use store::imports::{Counts, ErrorRow, NewImport};
use store::jobs::{self, End, Lease, NewJob, Standing};
use store::{Db, Error, Tx};
use testkit::{both, id, start};

fn later(seconds: i64) -> Timestamp {
    start() + SignedDuration::from_secs(seconds)
}

fn actor() -> UserId {
    UserId::from_uuid(id(900))
}

async fn put(db: &Db, tenant: TenantId, number: u64) -> Result<JobId> {
    let job_id = JobId::from_uuid(id(number));
    let params = json!({"n": number});
    let job = NewJob {
        via: None,
        tenant,
        id: job_id,
        kind: "test",
        title: "jobs-title-other",
        params: &params,
        actor: actor(),
        total: None,
        now: start(),
    };
    db.write(async |tx: &mut Tx| jobs::enqueue(tx, &job).await).await?;
    Ok(job_id)
}

async fn claim(db: &Db, owner: &str, at: i64) -> Result<Option<Lease>> {
    Ok(jobs::claim(db, owner, later(at), later(at + 30)).await?)
}

async fn advance(db: &Db, lease: &Lease, done: i64, at: i64) -> Result<Standing> {
    let checkpoint = json!({"row": done});
    Ok(db
        .write(async |tx: &mut Tx| jobs::advance(tx, lease, done, Some(9), &checkpoint, later(at + 30)).await)
        .await?)
}

#[test]
fn one_worker_a_job_and_a_silent_one_is_replaced() {
    both(async |db| {
        let tenant = testkit::tenant(&db).await?;
        let job = put(&db, tenant, 1).await?;
        let Some(first) = claim(&db, "a", 1).await? else { bail!("nothing to do") };
        assert_eq!((first.job.id, first.job.attempts), (job, 1));
        assert_eq!(claim(&db, "b", 2).await?, None);
        assert_eq!(advance(&db, &first, 3, 10).await?, Standing::Ours);
        assert_eq!(claim(&db, "b", 39).await?, None, "the step renewed the lease");
        let Some(second) = claim(&db, "b", 41).await? else { bail!("a silent worker keeps its job") };
        assert_eq!(second.job.checkpoint, Some(json!({"row": 3})));
        assert_eq!((second.job.done, second.job.total, second.job.attempts), (3, Some(9), 2));
        assert_eq!(advance(&db, &first, 4, 42).await?, Standing::Lost);
        let wrote = db
            .write(async |tx: &mut Tx| jobs::settle(tx, &first, &End::Done(json!({})), later(42)).await)
            .await?;
        assert!(!wrote, "a worker without lease ended the job");
        let wrote = db
            .write(async |tx: &mut Tx| {
                jobs::settle(tx, &second, &End::Done(json!({"x": 1})), later(42)).await
            })
            .await?;
        assert!(wrote);
        let row = jobs::get(&mut db.read(), tenant, job).await?;
        assert_eq!(row.map(|r| (r.state, r.result)), Some(("done".into(), Some(json!({"x": 1})))));
        assert_eq!(claim(&db, "c", 10_000).await?, None);
        Ok(())
    });
}

#[test]
fn workers_that_race_share_the_jobs_without_overlap() {
    both(async |db| {
        let tenant = testkit::tenant(&db).await?;
        for number in 1..=20 {
            put(&db, tenant, number).await?;
        }
        let mut racers = tokio::task::JoinSet::new();
        for racer in 0..5 {
            let db = db.clone();
            racers.spawn(async move {
                let mut got = Vec::new();
                while let Some(lease) = jobs::claim(&db, &format!("w{racer}"), later(1), later(60)).await? {
                    got.push(lease.job.id);
                }
                Ok::<_, Error>(got)
            });
        }
        let mut all = Vec::new();
        while let Some(got) = racers.join_next().await {
            all.extend(got??);
        }
        all.sort_unstable();
        // A racer may find the queue locked by the others and leave early; nobody takes a job twice.
        let before = all.len();
        all.dedup();
        assert_eq!(all.len(), before, "a job was leased twice");
        while let Some(lease) = jobs::claim(&db, "rest", later(1), later(60)).await? {
            all.push(lease.job.id);
        }
        assert_eq!(all.len(), 20);
        Ok(())
    });
}

#[test]
fn cancelling_and_giving_back() {
    both(async |db| {
        let tenant = testkit::tenant(&db).await?;
        let waiting = put(&db, tenant, 1).await?;
        let stranger = UserId::from_uuid(id(901));
        let cancel = async |who, job| {
            db.write(async |tx: &mut Tx| jobs::cancel(tx, tenant, who, job, later(1)).await).await
        };
        assert_eq!(cancel(stranger, waiting).await?, None);
        assert_eq!(cancel(actor(), waiting).await?.map(|j| j.state), Some("cancelled".into()));
        assert_eq!(claim(&db, "a", 2).await?, None);

        let running = put(&db, tenant, 2).await?;
        let Some(lease) = claim(&db, "a", 2).await? else { bail!("nothing to do") };
        assert_eq!(cancel(actor(), running).await?.map(|j| j.state), Some("running".into()));
        assert_eq!(advance(&db, &lease, 1, 3).await?, Standing::CancelAsked);

        let back = put(&db, tenant, 3).await?;
        let Some(lease) = claim(&db, "a", 2).await? else { bail!("nothing to do") };
        assert_eq!(lease.job.id, back);
        db.write(async |tx: &mut Tx| jobs::release(tx, &lease, later(5), false).await).await?;
        assert_eq!(claim(&db, "b", 4).await?, None, "it is not due yet");
        let again = claim(&db, "b", 6).await?;
        assert_eq!(again.map(|l| (l.job.id, l.job.attempts)), Some((back, 1)));
        let mine = jobs::list(&mut db.read(), tenant, actor(), 10).await?;
        assert_eq!(mine.iter().map(|j| j.id).collect::<Vec<_>>(), [back, running, waiting]);
        assert!(jobs::list(&mut db.read(), tenant, stranger, 10).await?.is_empty());
        Ok(())
    });
}

#[test]
fn an_uploaded_file_comes_back_whole_and_to_its_owner_only() {
    both(async |db| {
        let tenant = testkit::tenant(&db).await?;
        let import = ImportId::from_uuid(id(5));
        let bytes: Vec<u8> = (0..1_300_000u32).map(|n| (n % 251) as u8).collect();
        let new = NewImport {
            tenant,
            id: import,
            actor: actor(),
            object: "order",
            file_name: "a.csv",
            file_hash: [3; 32],
            bytes: &bytes,
            now: start(),
        };
        db.write(async |tx: &mut Tx| store::imports::create(tx, &new).await).await?;
        assert!(store::imports::bytes(&mut db.read(), tenant, import).await? == bytes);
        let stranger = UserId::from_uuid(id(901));
        assert_eq!(store::imports::get(&mut db.read(), tenant, stranger, import).await?, None);

        let error = ErrorRow {
            line: 7,
            column: "date".into(),
            code: "import-date".into(),
            params: json!({"value": "x"}),
            cells: json!(["1", "x"]),
        };
        let counts = Counts { created: 2, updated: 0, unchanged: 1, rejected: 1 };
        db.write(async |tx: &mut Tx| {
            store::imports::chunk(tx, tenant, import, 4, counts, vec![error.clone()]).await
        })
        .await?;
        let errors = store::imports::errors(&mut db.read(), tenant, import, 0, 10).await?;
        assert_eq!(errors, [error]);
        let row = store::imports::get(&mut db.read(), tenant, actor(), import).await?;
        assert_eq!(row.map(|r| (r.rows, r.counts)), Some((4, counts)));

        let mapping = json!({"object": "order"});
        let job = JobId::from_uuid(id(6));
        db.write(async |tx: &mut Tx| store::imports::start(tx, tenant, import, &mapping, false, job).await)
            .await?;
        let row = store::imports::get(&mut db.read(), tenant, actor(), import).await?;
        assert_eq!(row.map(|r| (r.rows, r.counts, r.job)), Some((0, Counts::default(), Some(job))));
        assert!(store::imports::errors(&mut db.read(), tenant, import, 0, 10).await?.is_empty());
        Ok(())
    });
}
