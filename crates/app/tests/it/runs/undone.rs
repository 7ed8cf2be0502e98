//! Late returns of a binary on both databases: taken back in the open month as the engine says, checked, told, posted
//! against the payees, proved again from what is stored; the closed month stays as it is.

use plan::{Adjustment, Closed, Line};
use store::runs::codec;
use store::runs::parts::{self, Part};

use super::carry::{afresh, close, legs, month};
use super::*;

/// All that a pair of volume pays goes back with it.
const PAIRS: &str = "\nbonus legs: binary\n  on PV\n  pay 50% of weak leg\n  returns undone\n";

/// A return of so much of a sale of the world, on a day.
pub(super) async fn take_back(
    world: &World,
    number: u64,
    of: u64,
    member: u64,
    on: &str,
    pv: i64,
) -> Result<()> {
    insert(
        &world.cx.db,
        "INSERT INTO sale (tenant_id, id, code, kind, returns_id, account_id, member_id, sold_on, currency, amount, pv, bv, confirmed_at, actor_id, salt, leaf) \
         VALUES ($1, $2, $3, 'return', $4, $5, $6, $7, 'EUR', $8, $9, $9, $10, $11, $12, $13)",
        &[
            world.tenant.uuid().into(),
            id(number).into(),
            format!("S-{number}").into(),
            id(of).into(),
            id(60).into(),
            id(member).into(),
            on.into(),
            (-pv * 100).into(),
            (-pv * 10_000).into(),
            testkit::start().into(),
            id(10).into(),
            vec![0u8; 16].into(),
            vec![0u8; 32].into(),
        ],
    )
    .await
}

/// A company whose October is posted: 200 in one leg of the first, 100 in the other, so 100 of each paid 50.
async fn october(db: Db) -> Result<(World, RunId)> {
    let world = legs(db, PAIRS).await?;
    sale(&world.cx.db, world.tenant, 300, 102, "2026-10-20", 90).await?;
    sale(&world.cx.db, world.tenant, 301, 103, "2026-10-21", 60).await?;
    let run = month(&world, "2026-10").await?;
    close(&world, run).await?;
    Ok((world, run))
}

/// A run of November that may be approved.
async fn november(world: &World) -> Result<RunId> {
    let run = month(world, "2026-11").await?;
    if app::runs::get(&world.cx, &world.second, run).await?.can.wait {
        world.cx.clock.advance_seconds(30 * 24 * 3600);
    }
    Ok(run)
}

/// Every stored byte of a run.
async fn bytes(world: &World, run: RunId) -> Result<Vec<Vec<Vec<u8>>>> {
    let mut out = Vec::new();
    for part in [
        Part::Dictionary,
        Part::Members,
        Part::Sales,
        Part::Lines,
        Part::Payees,
        Part::Brought,
        Part::Carried,
        Part::Undone,
    ] {
        out.push(parts::all(&mut world.cx.db.read(), world.tenant, run, part).await?);
    }
    Ok(out)
}

async fn loaded(world: &World, run: RunId) -> Result<(std::sync::Arc<app::runs::View>, Vec<Line>)> {
    let cx = afresh(&world.cx);
    let row = store::runs::record::get(&mut cx.db.read(), world.tenant, run).await?.context("a run")?;
    let view = app::runs::load_view(&cx, world.tenant, &row).await?;
    let mut lines = Vec::new();
    for chunk in parts::all(&mut cx.db.read(), world.tenant, run, Part::Lines).await? {
        lines.extend(codec::unpack_lines(&chunk).map_err(|problem| anyhow::anyhow!("{problem}"))?);
    }
    Ok((view, lines))
}

/// What the engine itself takes back in one month of another.
async fn engine(world: &World, closed: RunId, open: RunId) -> Result<Vec<Adjustment>> {
    let (before, lines) = loaded(world, closed).await?;
    let (now, _) = loaded(world, open).await?;
    let closed = Closed { plan: &before.plan, inputs: &before.inputs, run: &before.run, lines: &lines };
    let undone = commission::undo(&[closed], &now.plan, &now.inputs);
    Ok(undone.map_err(|problem| anyhow::anyhow!("{problem}"))?.adjustments)
}

async fn owed(world: &World, member: u64) -> Result<i64> {
    let member = MemberId::from_uuid(id(member));
    let owed = store::ledger::owed(&mut world.cx.db.read(), world.tenant, member).await?;
    Ok(owed.iter().map(|(_, amount)| *amount).sum())
}

async fn proof(cx: &Cx) -> Result<Option<String>> {
    let check = app::verify::CHECKS.iter().find(|check| check.name.contains("computes to its hash"));
    Ok((check.context("the check of runs")?.run)(cx).await?)
}

#[test]
fn a_late_return_is_taken_back_checked_told_and_posted() {
    both(async |db| {
        let (world, before) = october(db).await?;
        let World { cx, finance, second, .. } = &world;
        let (closed, had) = (bytes(&world, before).await?, owed(&world, 100).await?);
        // 30 of the 90 in the weak leg come back, and a sale of the same month is taken back in it.
        take_back(&world, 400, 300, 102, "2026-11-05", 30).await?;
        sale(&cx.db, world.tenant, 401, 103, "2026-11-06", 10).await?;
        take_back(&world, 402, 401, 103, "2026-11-07", 10).await?;
        let run = november(&world).await?;
        let detail = app::runs::get(cx, finance, run).await?;
        assert_eq!((detail.item.row.state.as_str(), detail.report.recheck.found), ("calculated", 0));
        let undone = engine(&world, before, run).await?;
        assert_eq!(undone.iter().map(|one| one.amount).collect::<Vec<_>>(), [-1500]);
        let (view, _) = loaded(&world, run).await?;
        assert_eq!(view.undone, undone, "stored as the engine gives it");
        let totals: Vec<_> =
            detail.report.undone.iter().map(|one| (one.amount.as_str(), one.count)).collect();
        assert_eq!(totals, [("-15.00", 1)]);
        assert_eq!(detail.item.total.as_deref(), Some("-15.00"));

        // Below zero, and in sight: in the list, on the page and in what the seller sees.
        let page = app::runs::payees(cx, finance, run, None, 0, 50).await?;
        let payees: Vec<_> =
            page.items.iter().map(|item| (item.code.as_str(), item.amount.as_str())).collect();
        assert_eq!(payees, [("M-100", "-15.00")]);
        let first = MemberId::from_uuid(id(100));
        let own = app::runs::payee(&afresh(cx), finance, run, first).await?;
        let taken = own.taken_back.context("something is taken back")?;
        assert_eq!((taken.amount.as_str(), taken.count), ("-15.00", 1));
        let item = &taken.items[0];
        assert_eq!((item.returned.as_str(), item.sale.as_str()), ("S-400", "S-300"));
        assert_eq!((item.since.to_string().as_str(), item.why.len()), ("2026-10-01", 3));
        let params = &item.why[2].params;
        assert_eq!((params["paid"].as_str(), params["undone"].as_str()), ("50.00", "30"));
        let seen = app::earnings::get(cx, &world.seller, None, Some("2026-11".parse()?)).await?;
        assert_eq!(seen.detail.and_then(|detail| detail.taken_back).map(|taken| taken.count), Some(1));

        // The same month again gives the same bytes.
        let stored = bytes(&world, run).await?;
        app::runs::decide(cx, second, run, &decision(false, "once more")).await?;
        let again = november(&world).await?;
        assert_eq!(bytes(&world, again).await?, stored);
        let row = app::runs::get(cx, finance, again).await?.item.row;
        assert_eq!(row.result_hash, detail.item.row.result_hash);

        close(&world, again).await?;
        assert_eq!(owed(&world, 100).await?, had - 1500);
        assert!(store::ledger::verify(&mut cx.db.read(), world.tenant).await?.is_ok());
        let (entries, credited) = store::ledger::of_run(&mut cx.db.read(), world.tenant, again).await?;
        assert_eq!((entries, credited), (1, -1500));
        assert_eq!(bytes(&world, before).await?, closed, "a closed run never changes");
        assert_eq!(proof(&afresh(cx)).await?, None);
        Ok(())
    });
}

#[test]
fn returns_in_any_order_take_back_the_same_and_never_more_than_was_paid() {
    // Number, sale and points of the returns of November, then of December: the whole weak leg comes back.
    type Returns = [(&'static str, &'static [(u64, u64, i64)]); 2];
    let one: Returns = [("2026-11", &[(400, 300, 60), (401, 202, 10)]), ("2026-12", &[(402, 300, 30)])];
    let other: Returns = [("2026-11", &[(400, 300, 30)]), ("2026-12", &[(401, 202, 10), (402, 300, 60)])];
    for (returns, sums) in [(one, ["-35.00", "-15.00"]), (other, ["-15.00", "-35.00"])] {
        both(async |db| {
            let (world, before) = october(db).await?;
            for ((period, returns), sum) in returns.into_iter().zip(sums) {
                for (number, of, pv) in returns.iter().copied() {
                    take_back(&world, number, of, 102, &format!("{period}-05"), pv).await?;
                }
                let run = month(&world, period).await?;
                world.cx.clock.advance_seconds(32 * 24 * 3600);
                let detail = app::runs::get(&world.cx, &world.finance, run).await?;
                assert_eq!(detail.report.recheck.found, 0, "{:?}", detail.report.recheck.problems);
                assert_eq!(detail.item.total.as_deref(), Some(sum));
                close(&world, run).await?;
            }
            let first = MemberId::from_uuid(id(100));
            let paid =
                app::runs::lines(&world.cx, &world.finance, before, first, Some("legs"), 0, 50).await?;
            assert_eq!(paid.items[0].amount, "50.00", "all that October paid, and no more");
            assert_eq!(proof(&afresh(&world.cx)).await?, None);
            Ok(())
        });
    }
}

#[test]
fn a_return_of_what_no_closed_month_counted_is_refused_by_its_code() {
    both(async |db| {
        let world = legs(db, PAIRS).await?;
        // Nothing of September was ever computed.
        sale(&world.cx.db, world.tenant, 310, 102, "2026-09-20", 40).await?;
        take_back(&world, 400, 310, 102, "2026-10-22", 40).await?;
        let run = month(&world, "2026-10").await?;
        let row = app::runs::get(&world.cx, &world.finance, run).await?.item.row;
        assert_eq!(row.state, "failed");
        let told = failure(&world).await?;
        assert!(told.contains("run-undo-sale") && told.contains("S-400"), "{told}");
        Ok(())
    });
}

/// The stored problem of the job that failed last.
async fn failure(world: &World) -> Result<String> {
    let sql = "SELECT error FROM job WHERE tenant_id = $1 AND kind = 'run' AND state = 'failed'";
    let rows = world.cx.db.read().query(sql, &[world.tenant.uuid().into()]).await?;
    let error: serde_json::Value = rows.first().context("a failed job")?.get(0)?;
    Ok(error.to_string())
}

#[test]
fn a_changed_adjustment_is_found() {
    both(async |db| {
        let (world, _) = october(db).await?;
        take_back(&world, 400, 300, 102, "2026-11-05", 30).await?;
        let run = november(&world).await?;
        assert_eq!(proof(&afresh(&world.cx)).await?, None);
        let (view, _) = loaded(&world, run).await?;
        let mut changed = view.undone.clone();
        changed[0].amount += 1;
        insert(
            &world.cx.db,
            "UPDATE run_part SET bytes = $3 WHERE tenant_id = $1 AND run_id = $2 AND part = 'undone'",
            &[world.tenant.uuid().into(), run.uuid().into(), store::runs::undone::pack(&changed).into()],
        )
        .await?;
        let found = proof(&afresh(&world.cx)).await?.context("the fault is found")?;
        assert!(found.contains("what it takes back"), "{found}");
        Ok(())
    });
}
