//! A month closed from end to end on both databases: asked for, computed by the job, checked, approved
//! by a second person, posted, opened to the sale; and everything that must be refused on the way.

mod backtests;
mod carry;
mod compliance;
mod question;
mod undone;
mod what_if;
mod workspace;

use access::Principal;
use anyhow::{Context, Result, ensure};
use app::{Clock, Config, Cx, Error, Ids};
use flow::RunState;
use kernel::{MemberId, Period, PlanId, RunId, TenantId, UserId};
use store::{Db, Read, Value};
use testkit::{both, id};

pub(crate) const PLAN: &str = r#"
plan "Three levels"
  version 1
  currency EUR
  rounding half up
  residue "commission rounding"

volume PV = sales(pv)
volume BV = sales(bv)

active when PV >= 40

bonus level: unilevel
  title "Level bonus"
  on BV
  compression skip inactive
  rates 10% 5% 3%
"#;

/// Four members in a line (the third inactive), and what each sold in October.
const SALES: [i64; 4] = [100, 80, 10, 60];

pub(crate) struct World {
    pub(crate) cx: Cx,
    pub(crate) tenant: TenantId,
    pub(crate) finance: Principal,
    pub(crate) second: Principal,
    pub(crate) seller: Principal,
    plan: PlanId,
    period: Period,
}

pub(crate) fn principal(tenant: TenantId, user: u64, role: &str, member: Option<u64>) -> Principal {
    let rights =
        access::standard_roles().into_iter().find(|standard| standard.key == role).map(|role| role.rights);
    Principal {
        user: Some(UserId::from_uuid(id(user))),
        name: role.to_owned(),
        roles: vec![role.to_owned()],
        rights: rights.into_iter().collect(),
        member: member.map(|number| MemberId::from_uuid(id(number))),
        ..Principal::operator(tenant)
    }
}

pub(crate) async fn insert(db: &Db, sql: &str, args: &[Value]) -> Result<()> {
    db.write(async |tx| tx.execute(sql, args).await).await.with_context(|| sql.to_owned())?;
    Ok(())
}

pub(crate) async fn world(db: Db) -> Result<World> {
    let tenant = testkit::tenant(&db).await?;
    let key = Value::from(tenant.uuid());
    let now = Value::from(testkit::start());
    for (user, name) in [(10u64, "finance"), (11, "second"), (12, "seller")] {
        insert(
            &db,
            "INSERT INTO app_user (tenant_id, id, login, login_folded, name, language, zone, theme, disabled, version, created_at) \
             VALUES ($1, $2, $3, $3, $3, 'en', 'UTC', 'system', $4, 1, $5)",
            &[key.clone(), id(user).into(), name.into(), false.into(), now.clone()],
        )
        .await?;
    }
    insert(
        &db,
        "INSERT INTO commission_plan (tenant_id, id, version, code, name, state, source, name_key, search_text, custom, created_at, updated_at) \
         VALUES ($1, $2, 1, 'PLAN-1', 'Three levels', 'draft', $3, 'three levels', 'three levels', $4, $5, $5)",
        &[key.clone(), id(50).into(), PLAN.into(), Value::Json("{}".into()), now.clone()],
    )
    .await?;
    insert(
        &db,
        "INSERT INTO account (tenant_id, id, version, code, name, name_key, search_text, custom, created_at, updated_at) \
         VALUES ($1, $2, 1, 'A-1', 'Shop', 'shop', 'shop', $3, $4, $4)",
        &[key.clone(), id(60).into(), Value::Json("{}".into()), now.clone()],
    )
    .await?;
    for (number, pv) in SALES.iter().enumerate() {
        let number = number as u64;
        member(&db, &key, &now, 100 + number, (number > 0).then(|| 99 + number)).await?;
        sale(&db, tenant, 200 + number, 100 + number, "2026-10-12", *pv).await?;
    }
    let cx = Cx::with(db, config(), Clock::fixed(testkit::start()), Ids::seeded(7));
    Ok(World {
        cx,
        tenant,
        finance: principal(tenant, 10, "finance", None),
        second: principal(tenant, 11, "administrator", None),
        seller: principal(tenant, 12, "distributor", Some(100)),
        plan: PlanId::from_uuid(id(50)),
        period: "2026-10".parse().map_err(|problem: kernel::Problem| anyhow::anyhow!("{problem}"))?,
    })
}

async fn member(db: &Db, key: &Value, now: &Value, number: u64, sponsor: Option<u64>) -> Result<()> {
    let code = format!("M-{number}");
    insert(
        db,
        "INSERT INTO member (tenant_id, id, version, code, name, status, joined, name_key, search_text, custom, created_at, updated_at) \
         VALUES ($1, $2, 1, $3, $3, 'active', '2026-01-01', $6, $6, $4, $5, $5)",
        &[key.clone(), id(number).into(), code.as_str().into(), Value::Json("{}".into()), now.clone(), kernel::fold(&code).into()],
    )
    .await?;
    insert(
        db,
        "INSERT INTO tree_edge (tenant_id, tree, member_id, version, parent_id, valid_from, moved) VALUES ($1, 'sponsor', $2, $3, $4, '2026-01-01', $5)",
        &[key.clone(), id(number).into(), Value::Int(number as i64), sponsor.map(id).into(), false.into()],
    )
    .await
}

async fn sale(db: &Db, tenant: TenantId, number: u64, member: u64, on: &str, pv: i64) -> Result<()> {
    insert(
        db,
        "INSERT INTO sale (tenant_id, id, code, kind, account_id, member_id, sold_on, currency, amount, pv, bv, confirmed_at, actor_id, salt, leaf) \
         VALUES ($1, $2, $3, 'sale', $4, $5, $6, 'EUR', $7, $8, $8, $9, $10, $11, $12)",
        &[
            tenant.uuid().into(),
            id(number).into(),
            format!("S-{number}").into(),
            id(60).into(),
            id(member).into(),
            on.into(),
            (pv * 100).into(),
            (pv * 10_000).into(),
            testkit::start().into(),
            id(10).into(),
            vec![0u8; 16].into(),
            vec![0u8; 32].into(),
        ],
    )
    .await
}

/// Works off every job that waits.
pub(crate) async fn work(cx: &Cx) -> Result<()> {
    while let Some(leased) = app::jobs::claim(cx, "test").await? {
        let outcome = app::jobs::run(cx, &leased).await;
        if let Err(halt) = &outcome {
            eprintln!("job ended: {halt:?}");
        }
        app::jobs::settle(cx, &leased, Some(outcome)).await?;
    }
    Ok(())
}

pub(crate) async fn calculated(world: &World) -> Result<RunId> {
    let cmd = app::runs::Request { period: world.period, plan: world.plan };
    let asked = app::runs::request(&world.cx, &world.finance, cmd).await?;
    ensure!(asked.job.is_some(), "the first request starts the job");
    work(&world.cx).await?;
    Ok(asked.run)
}

pub(crate) fn decision(approve: bool, comment: &str) -> app::runs::Decide {
    app::runs::Decide { approve, comment: comment.to_owned() }
}

fn config() -> Config {
    Config {
        public_url: "http://127.0.0.1:8080".into(),
        upload_bytes: 1 << 20,
        attachments: app::attachments::Settings::default(),
        files: std::env::temp_dir(),
        sessions: app::SessionLife::default(),
        mail: None,
        webhooks: app::webhooks::Reach::default(),
        openid: app::openid::Settings::default(),
        seed_keys: app::session::seeds::SeedKeys::passing(),
    }
}

pub(crate) fn code(error: &Error) -> &str {
    error.code()
}

#[test]
fn a_month_is_closed_by_two_people_and_opened_to_the_sale() {
    both(async |db| {
        let world = world(db).await?;
        let World { cx, finance, second, .. } = &world;
        let run = calculated(&world).await?;
        let detail = app::runs::get(cx, finance, run).await?;
        assert_eq!(detail.item.row.state, "calculated");
        assert_eq!(detail.report.recheck.found, 0);
        // Level 1 of 80, level 2 of 10, level 2 (the inactive one is skipped) of 60 for the first: 8 + 0.50 + 3;
        // for the second: level 1 of 10 and level 1 of 60: 1 + 6.
        assert_eq!(detail.item.total.as_deref(), Some("18.50"));
        assert!(!detail.can.approve && !detail.can.post, "nobody approves an own run");

        let own = app::runs::decide(cx, finance, run, &decision(true, "")).await.unwrap_err();
        assert_eq!(code(&own), "flow-own-request");
        let early = app::runs::post(cx, finance, run).await.unwrap_err();
        assert_eq!(code(&early), "flow-step");
        app::runs::decide(cx, second, run, &decision(true, "checked")).await?;
        app::runs::post(cx, finance, run).await?;
        assert_eq!(code(&app::runs::post(cx, finance, run).await.unwrap_err()), "flow-step");
        // Nothing more can be sold into the month.
        let closed = store::runs::record::closed(&mut cx.db.read(), world.tenant).await?;
        assert_eq!(closed, [world.period]);
        let late = cx.db.write(async |tx| {
            let days = ["2026-11-01".parse()?, "2026-10-31".parse()?].into();
            store::runs::record::keep_open(tx, world.tenant, &days).await
        });
        let late = Error::from(late.await.unwrap_err());
        assert_eq!((late.code(), matches!(late, Error::Conflict(_))), ("period-closed", true));
        let (entries, credited) = store::ledger::of_run(&mut cx.db.read(), world.tenant, run).await?;
        assert_eq!((entries, credited), (1, 1850));
        assert_eq!(store::ledger::verify(&mut cx.db.read(), world.tenant).await?, Ok(1));
        let owed = store::ledger::owed(&mut cx.db.read(), world.tenant, MemberId::from_uuid(id(100))).await?;
        assert_eq!(owed, [("EUR".to_owned(), 1150)]);

        let page = app::runs::payees(cx, finance, run, None, 0, 50).await?;
        let payees: Vec<_> =
            page.items.iter().map(|item| (item.code.as_str(), item.amount.as_str())).collect();
        assert_eq!(payees, [("M-100", "11.50"), ("M-101", "7.00")]);
        let found = app::runs::payees(cx, finance, run, Some("m-103"), 0, 50).await?;
        assert_eq!(found.items[0].amount, "0.00");
        let lines = app::runs::lines(cx, finance, run, MemberId::from_uuid(id(100)), None, 0, 50).await?;
        assert_eq!(lines.count, lines.items.len() as u64);
        for line in &lines.items {
            let opened = app::runs::explain(cx, finance, run, line.no).await?;
            assert_eq!(opened.explanation.amount, line.amount);
            assert!(!opened.members.is_empty());
        }
        let idle = app::runs::payee(cx, finance, run, MemberId::from_uuid(id(102))).await?;
        assert!(
            !idle.active && idle.reasons.iter().any(|reason| reason.key.starts_with("plan-reason-active"))
        );
        Ok(())
    });
}

/// The plan with more below it.
async fn extend(world: &World, more: &str) -> Result<()> {
    insert(
        &world.cx.db,
        "UPDATE commission_plan SET source = $3 WHERE tenant_id = $1 AND id = $2",
        &[world.tenant.uuid().into(), id(50).into(), format!("{PLAN}{more}").into()],
    )
    .await
}

#[test]
fn what_a_limit_cuts_stands_on_its_own_account() {
    both(async |db| {
        let world = world(db).await?;
        let World { cx, finance, second, .. } = &world;
        extend(
            &world,
            "\nbonus cap: limit\n  per company\n  most 4% of PV\n  proportional\n  account \"caps\"\n",
        )
        .await?;
        let run = calculated(&world).await?;
        let detail = app::runs::get(cx, finance, run).await?;
        // 18.50 were made and 10.00 are allowed: 4% of 250. The first keeps 6.216…, the second 3.783….
        assert_eq!((detail.report.recheck.found, detail.report.cut), (0, 850));
        assert_eq!(detail.item.total.as_deref(), Some("10.00"));
        // As another process opens it: from the stored parts.
        let other = Cx::with(cx.db.clone(), config(), Clock::fixed(testkit::start()), Ids::seeded(8));
        let lines =
            app::runs::lines(&other, finance, run, MemberId::from_uuid(id(100)), Some("cap"), 0, 50).await?;
        assert_eq!(lines.items.len(), 1);
        let told = app::runs::explain(&other, finance, run, lines.items[0].no).await?.explanation;
        assert_eq!((told.amount.as_str(), told.rate[0].params["raw"].as_str()), ("-5.28", "11.50"));
        assert_eq!(told.rate[0].params["paid"], "6.22");
        app::runs::decide(cx, second, run, &decision(true, "")).await?;
        app::runs::post(cx, finance, run).await?;
        assert_eq!(store::ledger::verify(&mut cx.db.read(), world.tenant).await?, Ok(1));
        for (member, amount) in [(100, 622), (101, 378)] {
            let owed =
                store::ledger::owed(&mut cx.db.read(), world.tenant, MemberId::from_uuid(id(member))).await?;
            assert_eq!(owed, [("EUR".to_owned(), amount)]);
        }
        Ok(())
    });
}

#[test]
fn a_seller_sees_the_own_fact_and_estimate_and_nobody_elses() {
    both(async |db| {
        let world = world(db).await?;
        let World { cx, seller, finance, second, .. } = &world;
        let tenant = world.tenant;
        let none = app::earnings::get(cx, seller, None, Some(world.period)).await?;
        assert_eq!(none.kind, app::earnings::Kind::Nothing, "no plan is in force");
        app::plans::release(cx, second, world.plan, "2026-01-01").await?;
        let open = app::earnings::get(cx, seller, None, Some(world.period)).await?;
        assert_eq!(open.kind, app::earnings::Kind::Estimate);
        let estimate = open.detail.context("an estimate")?;
        assert_eq!(estimate.item.amount, "11.50");
        let lines = app::earnings::lines(cx, seller, None, world.period, None, 0, 50).await?;
        app::earnings::explain(cx, seller, None, world.period, lines.items[0].no).await?;

        let run = calculated(&world).await?;
        let pending = app::earnings::get(cx, seller, None, Some(world.period)).await?;
        assert_eq!(pending.kind, app::earnings::Kind::Pending);
        app::runs::decide(cx, second, run, &decision(true, "")).await?;
        app::runs::post(cx, finance, run).await?;
        let fact = app::earnings::get(cx, seller, None, Some(world.period)).await?;
        assert_eq!(fact.kind, app::earnings::Kind::Fact);
        let detail = fact.detail.context("a fact")?;
        assert_eq!((detail.item.amount, detail.figures), (estimate.item.amount, estimate.figures));
        assert_eq!(fact.history, [("2026-10".to_owned(), "11.50".to_owned())]);

        let other = Some(MemberId::from_uuid(id(101)));
        assert_eq!(code(&app::earnings::get(cx, seller, other, None).await.unwrap_err()), "not-found");
        assert_eq!(code(&app::runs::get(cx, seller, run).await.unwrap_err()), "access-denied");
        let foreign =
            app::runs::lines(cx, finance, run, MemberId::from_uuid(id(101)), None, 0, 50).await?.items[0].no;
        let peek = app::earnings::explain(cx, seller, None, world.period, foreign).await.unwrap_err();
        assert_eq!(code(&peek), "not-found");
        let stranger = principal(tenant, 12, "distributor", None);
        assert_eq!(code(&app::earnings::get(cx, &stranger, None, None).await.unwrap_err()), "not-found");
        Ok(())
    });
}

#[test]
fn two_who_close_at_once_get_one_run_and_the_same_month_twice_the_same_bytes() {
    both(async |db| {
        let world = world(db).await?;
        let World { cx, finance, second, .. } = &world;
        let cmd = app::runs::Request { period: world.period, plan: world.plan };
        let (one, two) =
            tokio::join!(app::runs::request(cx, finance, cmd), app::runs::request(cx, finance, cmd));
        let (one, two) = (one?, two?);
        assert_eq!(one.run, two.run);
        assert_eq!([one.job, two.job].iter().flatten().count(), 1);
        work(cx).await?;
        let first = app::runs::get(cx, finance, one.run).await?.item.row;
        app::runs::decide(cx, second, one.run, &decision(false, "once more")).await?;
        let again = calculated(&world).await?;
        assert_ne!(again, one.run);
        let row = app::runs::get(cx, finance, again).await?.item.row;
        assert_eq!((row.result_hash, row.input_digest), (first.result_hash, first.input_digest));
        Ok(())
    });
}

#[test]
fn a_sale_after_the_calculation_stops_the_approval() {
    both(async |db| {
        let world = world(db).await?;
        let World { cx, second, finance, .. } = &world;
        let run = calculated(&world).await?;
        sale(&cx.db, world.tenant, 300, 101, "2026-10-31", 5).await?;
        let stale = app::runs::decide(cx, second, run, &decision(true, "")).await.unwrap_err();
        assert_eq!(code(&stale), "run-stale");
        app::runs::decide(cx, second, run, &decision(false, "sales came in")).await?;
        let periods = app::runs::periods(cx, finance).await?;
        assert!(
            periods.iter().any(|month| month.period == world.period && month.state == "open" && month.ended)
        );
        Ok(())
    });
}

#[test]
fn a_month_that_has_not_ended_is_computed_but_not_approved() {
    both(async |db| {
        let world = world(db).await?;
        let World { cx, second, finance, .. } = &world;
        let november = app::runs::Request { period: "2026-11".parse().unwrap(), plan: world.plan };
        let asked = app::runs::request(cx, finance, november).await?;
        work(cx).await?;
        let seen = app::runs::get(cx, second, asked.run).await?.can;
        assert!(seen.wait && seen.reject && !seen.approve);
        let early = app::runs::decide(cx, second, asked.run, &decision(true, "")).await.unwrap_err();
        assert_eq!(code(&early), "run-period-open");
        cx.clock.advance_seconds(30 * 24 * 3600);
        assert!(app::runs::get(cx, second, asked.run).await?.can.approve);
        app::runs::decide(cx, second, asked.run, &decision(true, "")).await?;
        app::runs::post(cx, finance, asked.run).await?;
        Ok(())
    });
}

#[test]
fn a_plan_that_cannot_be_used_and_a_month_to_come_are_refused() {
    both(async |db| {
        let world = world(db).await?;
        let World { cx, finance, seller, .. } = &world;
        let ask = async |period: &str, plan: u64| {
            let period = period.parse().unwrap();
            let cmd = app::runs::Request { period, plan: PlanId::from_uuid(id(plan)) };
            code(&app::runs::request(cx, finance, cmd).await.unwrap_err()).to_owned()
        };
        assert_eq!(ask("2027-01", 50).await, "run-period-future");
        assert_eq!(ask("2026-10", 51).await, "run-plan-unknown");
        insert(
            &cx.db,
            "UPDATE commission_plan SET source = $2 WHERE tenant_id = $1",
            &[world.tenant.uuid().into(), "plan".into()],
        )
        .await?;
        assert_eq!(ask("2026-10", 50).await, "run-plan-faulty");
        let cmd = app::runs::Request { period: world.period, plan: world.plan };
        assert_eq!(code(&app::runs::request(cx, seller, cmd).await.unwrap_err()), "access-denied");
        Ok(())
    });
}

#[test]
fn an_interrupted_calculation_is_repeated_from_any_point() {
    both(async |db| {
        let world = world(db).await?;
        let World { cx, finance, .. } = &world;
        let cmd = app::runs::Request { period: world.period, plan: world.plan };
        let asked = app::runs::request(cx, finance, cmd).await?;
        // What a start that died after writing some parts leaves behind.
        let orphan = store::runs::parts::Chunk {
            part: store::runs::parts::Part::Lines,
            number: 0,
            rows: 1,
            first: None,
            bytes: vec![1, 2, 3],
        };
        let chunks = vec![orphan];
        cx.db
            .write(async |tx: &mut store::Tx| {
                store::runs::parts::write(tx, world.tenant, asked.run, chunks.clone()).await
            })
            .await?;
        let hidden = app::runs::payees(cx, finance, asked.run, None, 0, 50).await?;
        assert!(hidden.items.is_empty(), "nobody sees an unpublished run");
        work(cx).await?;
        let row = app::runs::get(cx, finance, asked.run).await?.item.row;
        assert_eq!(RunState::parse(&row.state), Some(RunState::Calculated));
        let rows = cx
            .db
            .read()
            .query(
                "SELECT COUNT(*) FROM run_part WHERE tenant_id = $1 AND part = 'lines'",
                &[world.tenant.uuid().into()],
            )
            .await?;
        assert_eq!(rows[0].get::<i64>(0)?, 1);
        Ok(())
    });
}

#[test]
fn sales_of_a_merged_member_count_for_the_one_who_stays_at_whatever_remove() {
    both(async |db| {
        let world = world(db).await?;
        // The fourth was merged into the third, and the third into the second.
        for (number, (loser, winner)) in (0u64..).zip([(103u64, 102u64), (102, 101)]) {
            let merge = store::merges::Merge {
                id: id(900 + number),
                object: "member".to_owned(),
                winner: id(winner),
                winner_version: 2,
                moved: serde_json::json!({}),
                actor: None,
                at: testkit::start(),
                undone_at: None,
            };
            let gone = store::merges::Loser { id: id(loser), code: Some(format!("M-{loser}")), version: 2 };
            world
                .cx
                .db
                .write(async |tx| {
                    store::merges::insert(tx, world.tenant, &merge, std::slice::from_ref(&gone)).await
                })
                .await?;
        }
        let currency = "EUR".parse().map_err(|problem: kernel::Problem| anyhow::anyhow!("{problem}"))?;
        let (inputs, left_out) =
            store::runs::load::inputs(&world.cx.db, world.tenant, world.period, currency, testkit::start())
                .await?;
        ensure!(left_out == store::runs::load::LeftOut::default(), "{left_out:?}");
        ensure!(inputs.sales.member == [0, 1, 1, 1], "{:?}", inputs.sales.member);
        Ok(())
    });
}
