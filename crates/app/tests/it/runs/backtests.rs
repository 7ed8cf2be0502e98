//! Back-tests on both databases: a plan equal to the one that paid changes nobody's amount, with legs and ranks that go on from month
//! to month; another one changes them exactly; called off it leaves nothing; what cannot be tried is refused with words.

use app::backtests::{self, Ask, Order, Question, Started};
use app::jobs::Halt;
use app::once::Once;
use store::backtests::MemberRow;

use super::carry::{close, legs, month};
use super::undone::take_back;
use super::*;

const LEGS: &str = "\nbonus legs: binary\n  on PV\n  pay 5% of weak leg\n";
/// Ranks that a person, once there, keeps: what a month gives, the next begins with.
const RANKS: &str = "\nranks\n  title best\n  rank Member\n  rank Silver when PV >= 90\n";

/// August to October closed under a plan with more in it; sales differ month by month.
async fn closed(db: Db, more: &str) -> Result<World> {
    let world = legs(db, more).await?;
    let sales = [(300, 100, "2026-08-10", 50), (301, 102, "2026-08-10", 100), (302, 103, "2026-08-11", 95)];
    let more = [(303, 101, "2026-09-01", 45), (304, 102, "2026-09-02", 60), (305, 103, "2026-09-03", 41)];
    for (number, member, on, pv) in sales.into_iter().chain(more) {
        sale(&world.cx.db, world.tenant, number, member, on, pv).await?;
    }
    for period in ["2026-08", "2026-09", "2026-10"] {
        let run = month(&world, period).await?;
        close(&world, run).await?;
    }
    Ok(world)
}

/// Another plan's record.
async fn draft(world: &World, number: u64, source: &str) -> Result<PlanId> {
    insert(
        &world.cx.db,
        "INSERT INTO commission_plan (tenant_id, id, version, code, name, state, source, name_key, search_text, custom, created_at, updated_at) \
         VALUES ($1, $2, 1, $3, $3, 'draft', $4, $3, $3, $5, $6, $6)",
        &[
            world.tenant.uuid().into(),
            id(number).into(),
            format!("PLAN-{number}").into(),
            source.into(),
            Value::Json("{}".into()),
            testkit::start().into(),
        ],
    )
    .await?;
    Ok(PlanId::from_uuid(id(number)))
}

fn ask(plan: PlanId, from: &str, to: &str) -> Ask {
    Ask { plan, from: from.parse().expect("a month"), to: to.parse().expect("a month"), against: None }
}

async fn begin(world: &World, ask: Ask) -> Result<Started, Error> {
    backtests::start(&world.cx, &world.finance, ask, &Once::default()).await
}

/// A back-test worked off, and every member of it: code, before, after, difference.
async fn tried(world: &World, ask: Ask) -> Result<(backtests::Detail, Vec<[String; 4]>)> {
    let started = begin(world, ask).await?;
    work(&world.cx).await?;
    let detail = backtests::get(&world.cx, &world.finance, started.backtest).await?;
    ensure!(detail.item.state == "done", "{:?}", detail.item);
    Ok((detail, all(world, started.backtest, Order::Member).await?))
}

/// Every member in an order, a page of two at a time.
async fn all(world: &World, backtest: uuid::Uuid, order: Order) -> Result<Vec<[String; 4]>> {
    let mut asked = Question { order, limit: Some(2), ..Question::default() };
    let mut out = Vec::new();
    loop {
        let page = backtests::members(&world.cx, &world.finance, backtest, &asked).await?;
        let text = |amount: &Option<String>| amount.clone().unwrap_or_default();
        out.extend(
            page.items.iter().map(|item| {
                [item.code.clone(), text(&item.before), text(&item.after), text(&item.difference)]
            }),
        );
        asked.cursor = page.next;
        if asked.cursor.is_none() {
            return Ok(out);
        }
    }
}

async fn rows(world: &World) -> Result<(i64, i64)> {
    let mut db = world.cx.db.read();
    let key = [world.tenant.uuid().into()];
    let tests = db.query("SELECT COUNT(*) FROM backtest WHERE tenant_id = $1", &key).await?[0].get(0)?;
    let members =
        db.query("SELECT COUNT(*) FROM backtest_member WHERE tenant_id = $1", &key).await?[0].get(0)?;
    Ok((tests, members))
}

#[test]
fn the_plan_that_paid_changes_nobody() {
    both(async |db| {
        let more = format!("{RANKS}{LEGS}");
        let world = closed(db, &more).await?;
        let before = store::runs::record::list(&mut world.cx.db.read(), world.tenant, 10).await?;
        let source = format!("{PLAN}{more}").replace("plan \"Three levels\"", "plan \"The same\"");
        let same = draft(&world, 51, &source).await?;
        let (detail, members) = tried(&world, ask(same, "2026-08", "2026-10")).await?;
        ensure!(!members.is_empty() && members.iter().all(|row| row[3] == "0.00"), "{members:?}");
        ensure!((detail.item.winners, detail.item.losers) == (0, 0));
        ensure!(detail.months.len() == 3 && detail.months.iter().all(|month| month.before == month.after));
        ensure!(detail.months.iter().all(|month| month.ratio_after.is_some()));
        ensure!(detail.bonuses.iter().all(|bonus| bonus.before == bonus.after), "{:?}", detail.bonuses);
        let legs = detail.bonuses.iter().find(|bonus| bonus.kind == "binary").context("a binary")?;
        ensure!(legs.after.as_deref() != Some("0.00"), "the legs paid: {legs:?}");
        ensure!(detail.ranks.iter().all(|rank| rank.before == rank.after), "{:?}", detail.ranks);
        ensure!(
            detail.ranks.iter().any(|rank| rank.rank == "Silver" && rank.after > 0),
            "{:?}",
            detail.ranks
        );
        // In the middle too, where the first month begins with what a posted one left.
        for (from, to) in [("2026-09", "2026-10"), ("2026-10", "2026-10")] {
            let (_, members) = tried(&world, ask(same, from, to)).await?;
            ensure!(members.iter().all(|row| row[3] == "0.00"), "{from}: {members:?}");
        }
        let after = store::runs::record::list(&mut world.cx.db.read(), world.tenant, 10).await?;
        ensure!(before == after, "runs are as they were");
        Ok(())
    });
}

#[test]
fn late_returns_are_undone_within_the_months_of_the_back_test() {
    both(async |db| {
        let more = "\nbonus legs: binary\n  on PV\n  pay 5% of weak leg\n  returns undone\n";
        let world = legs(db, more).await?;
        let tenant = world.tenant;
        sale(&world.cx.db, tenant, 300, 101, "2026-08-10", 100).await?;
        sale(&world.cx.db, tenant, 301, 102, "2026-08-10", 100).await?;
        sale(&world.cx.db, tenant, 302, 102, "2026-09-10", 20).await?;
        take_back(&world, 400, 301, 102, "2026-09-20", 100).await?;
        for period in ["2026-08", "2026-09", "2026-10"] {
            let run = month(&world, period).await?;
            close(&world, run).await?;
        }
        let same = draft(&world, 51, &format!("{PLAN}{more}")).await?;
        for (from, to) in [("2026-08", "2026-10"), ("2026-09", "2026-10")] {
            let (detail, members) = tried(&world, ask(same, from, to)).await?;
            ensure!(!members.is_empty() && members.iter().all(|row| row[3] == "0.00"), "{from}: {members:?}");
            ensure!(detail.bonuses.iter().all(|bonus| bonus.before == bonus.after), "{:?}", detail.bonuses);
        }
        Ok(())
    });
}

#[test]
fn doubled_rates_pay_exactly_double() {
    both(async |db| {
        let world = closed(db, "").await?;
        let double = draft(&world, 51, &PLAN.replace("10% 5% 3%", "20% 10% 6%")).await?;
        let (detail, members) = tried(&world, ask(double, "2026-08", "2026-10")).await?;
        ensure!(!members.is_empty());
        for [code, before, after, difference] in &members {
            let cents = |text: &str| text.replace('.', "").parse::<i64>();
            ensure!(cents(after)? == 2 * cents(before)? && difference == before, "{code}: {before} {after}");
        }
        ensure!(detail.item.winners == members.len() as u64 && detail.item.losers == 0);
        ensure!(detail.won == detail.item.difference && detail.item.before == detail.item.difference);
        ensure!(detail.buckets.iter().map(|bucket| bucket.count).sum::<u64>() == detail.members);
        ensure!(detail.tenths.len() == 10);

        // The other way round: half of it is lost, and two plans are compared member by member.
        let versus = Ask { against: Some(double), ..ask(world.plan, "2026-08", "2026-10") };
        let (detail, other) = tried(&world, versus).await?;
        ensure!(detail.item.against.as_ref().map(|(_, name)| name.as_str()) == Some("PLAN-51"));
        for ([_, before, after, _], [_, after_other, before_other, difference]) in members.iter().zip(&other)
        {
            ensure!(before == before_other && after == after_other && *difference == format!("-{before}"));
        }
        let backtest = detail.item.id;
        let sorted =
            |rows: &[[String; 4]]| rows.iter().map(|row| row[3].parse()).collect::<Result<Vec<f64>, _>>();
        ensure!(sorted(&all(&world, backtest, Order::Gain).await?)?.is_sorted_by(|one, two| one >= two));
        ensure!(sorted(&all(&world, backtest, Order::Loss).await?)?.is_sorted());
        let found = Question { q: Some("m-100".into()), ..Question::default() };
        let found = backtests::members(&world.cx, &world.finance, backtest, &found).await?;
        ensure!(found.items.len() == 1 && found.items[0].code == "M-100");
        Ok(())
    });
}

#[test]
fn legs_and_ranks_go_on_in_the_world_of_the_plan() {
    both(async |db| {
        let world = closed(db, "").await?;
        // What was paid had neither legs nor ranks: both begin with the first month and are carried to the last.
        let plan = draft(&world, 51, &format!("{PLAN}{RANKS}{LEGS}")).await?;
        let (whole, _) = tried(&world, ask(plan, "2026-08", "2026-10")).await?;
        let (last, _) = tried(&world, ask(plan, "2026-10", "2026-10")).await?;
        let legs = |detail: &backtests::Detail| {
            detail.bonuses.iter().find(|bonus| bonus.kind == "binary").and_then(|bonus| bonus.after.clone())
        };
        // August: 95 against 100 pay 4.75; September: 86 against 5 and 60, 3.25; October: 140 and 21 left against 10, 0.50.
        ensure!(legs(&whole).as_deref() == Some("8.50"), "{:?}", legs(&whole));
        ensure!(legs(&last).as_deref() == Some("0.50"), "{:?}", legs(&last));
        let silver = |detail: &backtests::Detail| {
            detail.ranks.iter().find(|rank| rank.rank == "Silver").map(|rank| rank.after)
        };
        // Two were Silver in August and stay it, one is in October.
        ensure!(
            (silver(&whole), silver(&last)) == (Some(3), Some(1)),
            "{:?} {:?}",
            silver(&whole),
            silver(&last)
        );
        Ok(())
    });
}

#[test]
fn called_off_it_leaves_nothing_and_begun_anew_it_is_the_same() {
    both(async |db| {
        let world = closed(db, "").await?;
        let cx = &world.cx;
        let what = ask(world.plan, "2026-08", "2026-10");
        let half = MemberRow {
            member: id(100),
            before: 1,
            after: 2,
            difference: 1,
            rank_before: String::new(),
            rank_after: String::new(),
        };
        let started = begin(&world, what).await?;
        cx.db
            .write(async |tx| {
                store::backtests::add(tx, world.tenant, started.backtest, std::slice::from_ref(&half)).await
            })
            .await?;
        let leased = app::jobs::claim(cx, "test").await?.context("a job")?;
        app::jobs::cancel(cx, &world.finance, started.job).await?;
        let ended = app::jobs::run(cx, &leased).await;
        ensure!(matches!(ended, Err(Halt::Cancelled)), "{ended:?}");
        app::jobs::settle(cx, &leased, Some(ended)).await?;
        ensure!(rows(&world).await? == (0, 0));
        ensure!(
            code(&backtests::get(cx, &world.finance, started.backtest).await.unwrap_err()) == "not-found"
        );

        // Called off before anybody began: it is out of sight, and in nobody's way.
        let waiting = begin(&world, what).await?;
        app::jobs::cancel(cx, &world.finance, waiting.job).await?;
        ensure!(backtests::list(cx, &world.finance, world.plan, None, 50).await?.items.is_empty());
        ensure!(
            code(&backtests::get(cx, &world.finance, waiting.backtest).await.unwrap_err()) == "not-found"
        );

        // A start that broke off left half of it: the next one begins anew.
        let broken = begin(&world, what).await?;
        cx.db
            .write(async |tx| {
                store::backtests::add(tx, world.tenant, broken.backtest, std::slice::from_ref(&half)).await
            })
            .await?;
        let early = backtests::members(cx, &world.finance, broken.backtest, &Question::default()).await?;
        ensure!(early.items.is_empty(), "nothing is read before the end");
        ensure!(
            code(&backtests::remove(cx, &world.finance, broken.backtest).await.unwrap_err())
                == "backtest-at-work"
        );
        work(cx).await?;
        let members = all(&world, broken.backtest, Order::Member).await?;
        ensure!(members.iter().all(|row| row[3] == "0.00"), "{members:?}");
        backtests::remove(cx, &world.finance, broken.backtest).await?;
        ensure!(rows(&world).await? == (0, 0));
        ensure!(
            code(&backtests::remove(cx, &world.finance, broken.backtest).await.unwrap_err()) == "not-found"
        );
        Ok(())
    });
}

#[test]
fn pressed_twice_it_is_one_and_a_second_one_waits() {
    both(async |db| {
        let world = closed(db, "").await?;
        let World { cx, finance, second, .. } = &world;
        let what = ask(world.plan, "2026-08", "2026-10");
        let once = Once { key: Some("press".into()), command: b"one".to_vec() };
        let first = backtests::start(cx, finance, what, &once).await?;
        ensure!(backtests::start(cx, finance, what, &once).await? == first);
        let other = Once { key: Some("press".into()), command: b"two".to_vec() };
        ensure!(
            backtests::start(cx, finance, what, &other).await.is_err(),
            "the same key with another command"
        );
        for who in [finance, second] {
            let refused = backtests::start(cx, who, what, &Once::default()).await.unwrap_err();
            ensure!(
                code(&refused) == "backtest-running" && matches!(refused, Error::Conflict(_)),
                "{refused}"
            );
        }
        // Another plan is in nobody's way.
        let another = draft(&world, 51, PLAN).await?;
        begin(&world, ask(another, "2026-10", "2026-10")).await?;
        work(cx).await?;
        ensure!(backtests::start(cx, finance, what, &once).await? == first, "the kept answer");
        let done = backtests::get(cx, second, first.backtest).await?.item;
        ensure!((done.state.as_str(), done.done, done.total) == ("done", 3, 3), "{done:?}");
        ensure!(
            done.job.is_none() && done.can_delete,
            "the job is the asker's, plans are the administrator's"
        );
        begin(&world, what).await?;
        work(cx).await?;
        let page = backtests::list(cx, finance, world.plan, None, 1).await?;
        let rest = backtests::list(cx, finance, world.plan, page.next.as_deref(), 1).await?;
        ensure!(rest.items[0].id == first.backtest && rest.next.is_none());
        Ok(())
    });
}

#[test]
fn what_cannot_be_tried_is_refused_with_words() {
    both(async |db| {
        let world = closed(db, "").await?;
        let World { cx, finance, seller, plan, .. } = &world;
        let faulty = draft(&world, 51, "plan \"Broken\"\n  version").await?;
        let dollars = draft(&world, 52, &PLAN.replace("currency EUR", "currency USD")).await?;
        sale(&cx.db, world.tenant, 310, 100, "2026-07-10", 50).await?;
        let wrong = [
            (ask(*plan, "2026-10", "2026-09"), "backtest-span"),
            (ask(*plan, "2020-01", "2026-10"), "backtest-too-long"),
            (ask(*plan, "2026-10-01/2026-10-08", "2026-10"), "backtest-month"),
            (ask(*plan, "2026-10", "2026-11"), "backtest-month-open"),
            (ask(*plan, "2026-07", "2026-10"), "backtest-month-open"),
            (ask(*plan, "2026-06", "2026-10"), "backtest-month-empty"),
            (ask(*plan, "2030-01", "2030-02"), "backtest-month-open"),
            (ask(faulty, "2026-08", "2026-10"), "run-plan-faulty"),
            (ask(dollars, "2026-08", "2026-10"), "backtest-currency"),
            (Ask { against: Some(dollars), ..ask(*plan, "2026-08", "2026-10") }, "backtest-currency"),
            (Ask { against: Some(faulty), ..ask(*plan, "2026-08", "2026-10") }, "run-plan-faulty"),
            (
                Ask { against: Some(PlanId::from_uuid(id(999))), ..ask(*plan, "2026-08", "2026-10") },
                "run-plan-unknown",
            ),
            (ask(PlanId::from_uuid(id(999)), "2026-08", "2026-10"), "not-found"),
        ];
        for (ask, expected) in wrong {
            let refused = begin(&world, ask).await.unwrap_err();
            ensure!(code(&refused) == expected, "{ask:?}: {refused}, not {expected}");
            if let Error::Refused(problems) = &refused {
                for language in app::Language::ALL {
                    let words = app::words::problem(&cx.words, language, &problems[0]);
                    ensure!(words != problems[0].code && !words.contains('{'), "{language:?} {words}");
                }
            }
        }
        ensure!(rows(&world).await? == (0, 0));
        let denied = backtests::start(cx, seller, ask(*plan, "2026-10", "2026-10"), &Once::default()).await;
        ensure!(code(&denied.unwrap_err()) == "access-denied");
        for id in [id(999), uuid::Uuid::nil()] {
            ensure!(code(&backtests::get(cx, finance, id).await.unwrap_err()) == "not-found");
            ensure!(code(&backtests::get(cx, seller, id).await.unwrap_err()) == "access-denied");
        }
        Ok(())
    });
}

#[test]
fn what_the_calculator_refuses_is_kept_with_its_words() {
    both(async |db| {
        let world = legs(db, "").await?;
        insert(
            &world.cx.db,
            "UPDATE member SET rank = 'Bronze' WHERE tenant_id = $1 AND id = $2",
            &[world.tenant.uuid().into(), id(100).into()],
        )
        .await?;
        let run = month(&world, "2026-10").await?;
        close(&world, run).await?;
        let plan = draft(&world, 51, &format!("{PLAN}{RANKS}")).await?;
        for _ in 0..2 {
            let started = begin(&world, ask(plan, "2026-10", "2026-10")).await?;
            work(&world.cx).await?;
            let item = backtests::get(&world.cx, &world.finance, started.backtest).await?.item;
            let problem = item.problem.context("a problem")?;
            ensure!(item.state == "failed" && problem.code == "run-rank-unknown", "{problem}");
            ensure!(problem.params["member"] == "M-100" && problem.params["rank"] == "Bronze", "{problem}");
            let asked = Question::default();
            let members = backtests::members(&world.cx, &world.finance, started.backtest, &asked).await?;
            ensure!(members.items.is_empty());
        }
        ensure!(rows(&world).await? == (2, 0));
        Ok(())
    });
}

#[test]
fn amounts_and_names_are_masked_and_files_hold_no_formula() {
    both(async |db| {
        let world = closed(db, "").await?;
        let World { cx, finance, .. } = &world;
        insert(
            &cx.db,
            "UPDATE member SET name = '=HYPERLINK(\"x\")' WHERE tenant_id = $1 AND id = $2",
            &[world.tenant.uuid().into(), id(100).into()],
        )
        .await?;
        let half = draft(&world, 51, &PLAN.replace("10% 5% 3%", "5% 2% 1%")).await?;
        let (detail, _) = tried(&world, ask(half, "2026-08", "2026-10")).await?;
        let backtest = detail.item.id;
        let mut file = backtests::begin(cx, finance, backtest, Order::Loss).await?;
        let mut bytes = Vec::new();
        while let Some(page) = file.next().await? {
            bytes.extend(page);
        }
        let text = String::from_utf8(bytes)?;
        ensure!(
            text.starts_with("\u{feff}code,name,before,after,difference,currency,rank_before,rank_after"),
            "{text}"
        );
        ensure!(text.contains("'=HYPERLINK") && text.contains(",-"), "{text}");
        ensure!(text.lines().count() as u64 == detail.members + 1, "{text}");

        let masked = |object: &str, fields: &[&str]| {
            let mut who = finance.clone();
            for rights in &mut who.rights {
                let all = fields.iter().map(|field| ((*field).to_owned(), access::FieldRight::Masked));
                rights.fields.insert(object.to_owned(), all.collect());
            }
            who
        };
        let blind = masked("run", &["total"]);
        let seen = backtests::get(cx, &blind, backtest).await?;
        ensure!(seen.masked && seen.item.before.is_none() && seen.won.is_none());
        ensure!(seen.months.iter().all(|month| month.after.is_none() && month.ratio_after.is_none()));
        let page =
            backtests::members(cx, &blind, backtest, &Question { limit: Some(1), ..Question::default() })
                .await?;
        ensure!(page.items[0].difference.is_none() && page.next.is_some_and(|next| next.starts_with("0_")));
        let nameless = masked("member", &["name", "code"]);
        let page = backtests::members(cx, &nameless, backtest, &Question::default()).await?;
        ensure!(
            page.items
                .iter()
                .all(|item| item.name == store::records::MASK && item.code == store::records::MASK)
        );
        let asked = Question { q: Some("m-100".into()), ..Question::default() };
        let found = backtests::members(cx, &nameless, backtest, &asked).await?;
        ensure!(found.items.is_empty(), "what is masked is not searched");
        for cursor in ["x", "1", "1_x", "'; DROP TABLE backtest; --"] {
            let asked = Question { cursor: Some(cursor.into()), ..Question::default() };
            let refused = backtests::members(cx, finance, backtest, &asked).await.unwrap_err();
            ensure!(code(&refused) == "cursor-malformed", "{cursor}");
        }
        for q in ["%", "_", "\\", "' OR 1=1 --", "nobody"] {
            let asked = Question { q: Some(q.into()), ..Question::default() };
            let found = backtests::members(cx, finance, backtest, &asked).await?;
            ensure!(found.items.is_empty(), "{q}: {:?}", found.items);
        }
        Ok(())
    });
}
