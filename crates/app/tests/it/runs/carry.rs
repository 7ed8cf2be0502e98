//! Legs from month to month on both databases: what a posted run carries, the next brings, proved again from what is
//! stored; months out of turn and runs that brought something else are refused.

use super::*;

const LEGS: &str = "\nbonus legs: binary\n  on PV\n  pay 5% of weak leg\n";

/// The second and the third member stand in two legs of the first, the fourth under the second.
pub(super) async fn legs(db: Db, more: &str) -> Result<World> {
    let world = world(db).await?;
    for (member, parent, slot) in [
        (100u64, None, None),
        (101, Some(100), Some(1)),
        (102, Some(100), Some(2)),
        (103, Some(101), Some(1)),
    ] {
        insert(
            &world.cx.db,
            "INSERT INTO tree_edge (tenant_id, tree, member_id, version, parent_id, slot, valid_from, moved) \
             VALUES ($1, 'placement', $2, $3, $4, $5, '2026-01-01', $6)",
            &[
                world.tenant.uuid().into(),
                id(member).into(),
                Value::Int(member as i64),
                parent.map(id).into(),
                slot.map_or(Value::Null, Value::Int),
                false.into(),
            ],
        )
        .await?;
    }
    extend(&world, more).await?;
    Ok(world)
}

pub(super) async fn month(world: &World, period: &str) -> Result<RunId, Error> {
    let period: Period = period.parse().map_err(Error::from)?;
    let cmd = app::runs::Request { period, plan: world.plan };
    let asked = app::runs::request(&world.cx, &world.finance, cmd).await?;
    work(&world.cx).await.map_err(Error::internal)?;
    Ok(asked.run)
}

pub(super) async fn close(world: &World, run: RunId) -> Result<(), Error> {
    app::runs::decide(&world.cx, &world.second, run, &decision(true, "")).await?;
    app::runs::post(&world.cx, &world.finance, run).await
}

/// What the first member gets for legs.
async fn paid(cx: &Cx, world: &World, run: RunId) -> Result<String> {
    let first = MemberId::from_uuid(id(100));
    let lines = app::runs::lines(cx, &world.finance, run, first, Some("legs"), 0, 50).await?;
    Ok(lines.items.iter().map(|line| line.amount.as_str()).collect::<Vec<_>>().join(" "))
}

/// Another process, with nothing in memory.
pub(super) fn afresh(cx: &Cx) -> Cx {
    Cx::with(cx.db.clone(), config(), Clock::fixed(testkit::start()), Ids::seeded(8))
}

/// Row, leg and points of each lot.
fn points(lots: &[plan::Lot]) -> Vec<(u32, u16, i64)> {
    let mut out: Vec<_> = lots.iter().map(|lot| (lot.member, lot.leg, lot.units / 10_000)).collect();
    out.sort_unstable();
    out
}

#[test]
fn what_legs_carry_out_of_a_month_comes_into_the_next() {
    both(async |db| {
        let world = legs(db, LEGS).await?;
        let World { cx, seller, second, .. } = &world;
        let checked = app::plans::check(&world.finance, &format!("{PLAN}{LEGS}")).await?;
        assert!(checked.problems.is_empty(), "{:?}", checked.problems);
        app::plans::release(cx, second, world.plan, "2026-01-01").await?;
        // 140 in one leg and 10 in the other: 10 are paid and used up, 130 go on.
        let october = month(&world, "2026-10").await?;
        assert_eq!(paid(cx, &world, october).await?, "0.50");
        let early = month(&world, "2026-11").await.unwrap_err();
        assert_eq!(code(&early), "run-carry-open", "{early}");
        close(&world, october).await?;

        sale(&cx.db, world.tenant, 301, 102, "2026-11-01", 100).await?;
        sale(&cx.db, world.tenant, 302, 100, "2026-11-01", 50).await?;
        let estimate = app::earnings::get(cx, seller, None, Some("2026-11".parse()?)).await?;
        // Of what the third member sold alone nobody else is active: 10% of it, and 5% of 100 in the weak leg.
        assert_eq!(estimate.detail.context("an estimate")?.item.amount, "15.00");
        let november = month(&world, "2026-11").await?;
        let report = app::runs::get(cx, &world.finance, november).await?.report;
        assert_eq!((report.recheck.found, report.carried.from), (0, Some(october.uuid())));
        assert_eq!(paid(cx, &world, november).await?, "5.00");

        // From what is stored both months compute to the same again, and explain themselves.
        let other = afresh(cx);
        let again = app::verify::CHECKS.iter().find(|check| check.name.contains("computes to its hash"));
        assert_eq!((again.context("the check of runs")?.run)(&other).await?, None);
        let row =
            store::runs::record::get(&mut cx.db.read(), world.tenant, november).await?.context("a run")?;
        let view = app::runs::load_view(&other, world.tenant, &row).await?;
        assert_eq!(points(&view.inputs.carry), [(0, 1, 130), (1, 1, 60)]);
        assert_eq!(points(&view.run.carry), [(0, 1, 30), (1, 1, 60)]);
        let first = MemberId::from_uuid(id(100));
        let line =
            app::runs::lines(&other, &world.finance, november, first, Some("legs"), 0, 50).await?.items[0].no;
        let told = app::runs::explain(&other, &world.finance, november, line).await?.explanation;
        assert_eq!(
            (told.rate[0].params["strong"].as_str(), told.rate[0].params["weak"].as_str()),
            ("130", "100")
        );
        Ok(())
    });
}

#[test]
fn months_out_of_turn_and_stale_legs_are_refused() {
    both(async |db| {
        let world = legs(db, LEGS).await?;
        let World { cx, second, .. } = &world;
        let early = month(&world, "2026-10").await?;
        // A month before it comes in: first it is open, then it carries what October has not seen.
        sale(&cx.db, world.tenant, 300, 100, "2026-09-10", 50).await?;
        sale(&cx.db, world.tenant, 301, 102, "2026-09-10", 100).await?;
        let september = month(&world, "2026-09").await?;
        let open = app::runs::decide(cx, second, early, &decision(true, "")).await.unwrap_err();
        assert_eq!(code(&open), "run-carry-open");
        close(&world, september).await?;
        let stale = app::runs::decide(cx, second, early, &decision(true, "")).await.unwrap_err();
        assert_eq!(code(&stale), "run-carry-stale");
        app::runs::decide(cx, second, early, &decision(false, "September came in")).await?;
        let october = month(&world, "2026-10").await?;
        // 140 against 10 and the 100 of September.
        assert_eq!(paid(cx, &world, october).await?, "5.50");
        close(&world, october).await?;
        let past = month(&world, "2026-08").await.unwrap_err();
        assert_eq!(code(&past), "run-carry-past");

        // Under another name nobody takes on what the legs carry, and the run says so.
        extend(&world, &LEGS.replace("legs:", "pairs:")).await?;
        let november = month(&world, "2026-11").await?;
        let report = app::runs::get(cx, &world.finance, november).await?.report;
        let lapsed = report.anomalies.iter().find(|one| one.key == "run-anomaly-carry-lapsed");
        assert_eq!(lapsed.context("an anomaly")?.params["count"], "2");
        Ok(())
    });
}

#[test]
fn what_legs_carry_follows_a_member_who_was_merged() {
    both(async |db| {
        let world = legs(db, LEGS).await?;
        let World { cx, .. } = &world;
        let october = month(&world, "2026-10").await?;
        close(&world, october).await?;
        insert(
            &cx.db,
            "INSERT INTO merge (tenant_id, id, object, winner_id, winner_version, moved, at) \
             VALUES ($1, $2, 'member', $3, 1, $4, $5)",
            &[
                world.tenant.uuid().into(),
                id(900).into(),
                id(100).into(),
                Value::Json("{}".into()),
                testkit::start().into(),
            ],
        )
        .await?;
        insert(
            &cx.db,
            "INSERT INTO merged_record (tenant_id, object, loser_id, winner_id, merge_id, code, version) \
             VALUES ($1, 'member', $2, $3, $4, 'M-101', 1)",
            &[world.tenant.uuid().into(), id(101).into(), id(100).into(), id(900).into()],
        )
        .await?;
        let november = month(&world, "2026-11").await?;
        let row =
            store::runs::record::get(&mut cx.db.read(), world.tenant, november).await?.context("a run")?;
        let view = app::runs::load_view(&afresh(cx), world.tenant, &row).await?;
        assert_eq!(
            points(&view.inputs.carry),
            [(0, 1, 190)],
            "both were lots of the first leg and of one month"
        );
        Ok(())
    });
}
