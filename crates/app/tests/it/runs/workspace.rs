//! What finance looks at before a run is paid, on both databases: what is odd, who has looked at it, and the run beside
//! an earlier one; wrong runs, strangers, silence and two people at once are refused or told apart.

use app::runs::{AnomaliesQuestion, ComparisonQuestion, Way, anomalies, compare, compare_file, look};
use serde_json::json;

use super::carry::{close, month};
use super::*;

const ALL: AnomaliesQuestion = AnomaliesQuestion { open: false, from: 0, limit: 50 };
const OPEN: AnomaliesQuestion = AnomaliesQuestion { open: true, ..ALL };
const FIRST: ComparisonQuestion = ComparisonQuestion { with: None, way: None, from: 0, limit: 50 };

/// October is posted (11.50 and 7.00), and in November the second member sold a lot to the first one's good.
async fn november(db: Db) -> Result<(World, RunId, RunId)> {
    let world = world(db).await?;
    let october = month(&world, "2026-10").await?;
    close(&world, october).await?;
    for (number, member, pv) in [(300, 100, 50), (301, 101, 2000), (302, 103, 60)] {
        sale(&world.cx.db, world.tenant, number, member, "2026-11-01", pv).await?;
    }
    let run = month(&world, "2026-11").await?;
    Ok((world, october, run))
}

async fn keys(world: &World, run: RunId) -> Result<Vec<(String, Option<String>)>> {
    let page = anomalies(&world.cx, &world.finance, run, ALL).await?;
    let code = |id: uuid::Uuid| page.people.iter().find(|one| one.0 == id).map(|one| one.1.clone());
    Ok(page.items.iter().map(|one| (one.item.key.clone(), one.item.member.and_then(code))).collect())
}

#[test]
fn a_jump_is_told_looked_at_once_and_counted() {
    both(async |db| {
        let (world, october, run) = november(db).await?;
        let World { cx, finance, second, seller, .. } = &world;
        assert_eq!(keys(&world, october).await?, []);
        let expected = [("run-anomaly-jump", None), ("run-anomaly-jump-payee", Some("M-100"))];
        let expected = expected.map(|(key, member)| (key.to_owned(), member.map(str::to_owned)));
        assert_eq!(keys(&world, run).await?, expected);
        let spread = app::runs::get(cx, finance, run).await?.glance.spread;
        assert_eq!(spread, [(1, "203.00".to_owned()), (1, "6.00".to_owned())]);
        let page = anomalies(cx, finance, run, ALL).await?;
        let jump = &page.items[1];
        assert_eq!((jump.amount.as_deref(), jump.against.as_deref()), (Some("203.00"), Some("11.50")));
        assert_eq!((page.limits.0.runs.len(), page.limits.1.as_str()), (1, "6.00"));
        assert_eq!(app::runs::get(cx, second, run).await?.glance.open, 2);

        for (who, number, note, refused) in [
            (finance, 1, "   ", "run-look-note"),
            (finance, 1, &*"x".repeat(1001), "run-look-note"),
            (finance, 2, "there is no such thing", "not-found"),
            (seller, 1, "mine", "access-denied"),
        ] {
            assert_eq!(code(&look(cx, who, run, number, note).await.unwrap_err()), refused, "{note:.20}");
        }
        // Two at once: one of them has looked.
        let (one, two) = tokio::join!(
            look(cx, finance, run, 1, "A large order; the invoice is paid."),
            look(cx, second, run, 1, "Asked the warehouse.")
        );
        let refused =
            [&one, &two].into_iter().filter_map(|done| done.as_ref().err()).map(code).collect::<Vec<_>>();
        assert_eq!(refused, ["run-look-taken"]);
        let rest = anomalies(cx, second, run, OPEN).await?;
        assert_eq!((rest.items.len(), rest.items[0].number, rest.count, rest.open), (1, 0, 2, 1));
        let seen = anomalies(cx, second, run, ALL).await?.items.remove(1).look.context("a look")?;
        assert!(["finance", "second"].contains(&seen.name.as_str()) && !seen.note.is_empty());
        assert_eq!(app::runs::get(cx, second, run).await?.glance.open, 1);
        // A page of one goes on where it ended.
        let first = anomalies(cx, second, run, AnomaliesQuestion { limit: 1, ..ALL }).await?;
        assert_eq!((first.items.len(), first.next), (1, Some(1)));
        let past = anomalies(cx, second, run, AnomaliesQuestion { from: u32::MAX, ..ALL }).await?;
        assert_eq!((past.items.len(), past.next), (0, None));
        // Who did what stands in the history.
        let history = app::records::history(cx, finance, "run", run.uuid(), None, None).await?;
        // The clock of the test stands still, so entries of one moment come in any order.
        let mut actions: Vec<&str> = history.items.iter().map(|entry| entry.action.as_str()).collect();
        actions.sort_unstable();
        assert_eq!(actions, ["asked", "calculated", "looked"]);
        Ok(())
    });
}

#[test]
fn a_cap_a_ceiling_and_somebody_who_left_are_told() {
    both(async |db| {
        let world = world(db).await?;
        let more = "\nceiling 4% of PV\n\nbonus cap: limit\n  title \"Company cap\"\n  per company\n  most 4% of PV\n  \
                    proportional\n  account \"caps\"\n";
        extend(&world, more).await?;
        insert(
            &world.cx.db,
            "UPDATE member SET status = 'inactive' WHERE tenant_id = $1 AND id = $2",
            &[world.tenant.uuid().into(), id(101).into()],
        )
        .await?;
        let run = calculated(&world).await?;
        let page = anomalies(&world.cx, &world.second, run, ALL).await?;
        let told: Vec<_> = page
            .items
            .iter()
            .map(|one| (one.item.key.as_str(), one.amount.as_deref(), one.against.as_deref()))
            .collect();
        assert_eq!(
            told,
            [
                ("run-anomaly-ceiling", Some("10.00"), Some("10.00")),
                ("run-anomaly-cap", Some("8.50"), None),
                ("run-anomaly-left", Some("3.78"), None),
            ]
        );
        assert_eq!(page.items[1].item.params["bonus"], "Company cap");
        Ok(())
    });
}

#[test]
fn what_the_check_found_names_its_member_and_stands_first() {
    both(async |db| {
        let world = world(db).await?;
        let World { cx, finance, second, .. } = &world;
        let run = calculated(&world).await?;
        let row = store::runs::record::get(&mut cx.db.read(), world.tenant, run).await?.context("a run")?;
        let mut report = row.report;
        let found = json!({ "code": "recheck-earned", "params": { "member": id(103), "expected": "1.00 EUR", "found": "2.00 EUR" } });
        report["recheck"] = json!({ "found": 250, "problems": [found], "members": 4, "lines": 5 });
        let args = [world.tenant.uuid().into(), run.uuid().into(), Value::Json(report.to_string())];
        insert(&cx.db, "UPDATE run_detail SET report = $3 WHERE tenant_id = $1 AND id = $2", &args).await?;
        // As a run from before anomalies were a part of it.
        insert(
            &cx.db,
            "DELETE FROM run_part WHERE tenant_id = $1 AND run_id = $2 AND part = 'anomalies'",
            &args[..2],
        )
        .await?;
        let page = anomalies(cx, second, run, ALL).await?;
        assert_eq!(
            (page.items.len(), page.more.as_slice()),
            (1, [("run-anomaly-recheck".to_owned(), 250)].as_slice())
        );
        assert_eq!(page.items[0].item.member, Some(id(103)));
        assert_eq!(page.people, [(id(103), "M-103".to_owned(), "M-103".to_owned())]);
        let detail = app::runs::get(cx, finance, run).await?;
        assert!(detail.people.contains(&(id(103), "M-103".to_owned(), "M-103".to_owned())));
        assert_eq!((detail.glance.count, detail.glance.open), (1, 1));
        look(cx, second, run, 0, "A fault; rejected.").await?;
        assert_eq!(app::runs::get(cx, finance, run).await?.glance.open, 0);
        Ok(())
    });
}

#[test]
fn two_runs_stand_side_by_side_and_go_out_as_a_file() {
    both(async |db| {
        let (world, october, run) = november(db).await?;
        let World { cx, finance, second, seller, tenant, .. } = &world;
        let page = compare(cx, second, run, FIRST).await?;
        assert_eq!(page.with.as_ref().map(|with| with.id), Some(october));
        assert_eq!(page.totals, ["18.50", "209.00", "190.50"]);
        let moved: Vec<_> = page
            .items
            .iter()
            .map(|one| {
                (one.member.1.as_str(), one.way, one.old.as_str(), one.new.as_str(), one.change.as_str())
            })
            .collect();
        assert_eq!(
            moved,
            [("M-100", Way::Up, "11.50", "203.00", "191.50"), ("M-101", Way::Down, "7.00", "6.00", "-1.00")]
        );
        assert_eq!(page.ways[2], (Way::Up, 1, "191.50".to_owned()));
        assert_eq!((page.bonuses.len(), page.bonuses[0].change.as_str(), page.same), (1, "190.50", 0));
        let down =
            compare(cx, second, run, ComparisonQuestion { way: Some(Way::Down), limit: 1, ..FIRST }).await?;
        assert_eq!(
            (down.items.len(), down.items[0].member.1.as_str(), down.count, down.next),
            (1, "M-101", 1, None)
        );
        let one = compare(cx, second, run, ComparisonQuestion { limit: 1, ..FIRST }).await?;
        assert_eq!((one.items.len(), one.next, one.count), (1, Some(1), 2));
        let far = compare(cx, second, run, ComparisonQuestion { from: u32::MAX, ..FIRST }).await?;
        assert_eq!((far.items.len(), far.next), (0, None));
        // With itself nobody moves; the first run has nothing to be compared with.
        let same = compare(cx, second, run, ComparisonQuestion { with: Some(run), ..FIRST }).await?;
        assert_eq!((same.count, same.same, same.totals[2].as_str()), (0, 2, "0.00"));
        let none = compare(cx, second, october, FIRST).await?;
        assert!(none.with.is_none() && none.items.is_empty());

        let file = String::from_utf8(compare_file(cx, finance, run, None).await?)?;
        let lines: Vec<&str> = file.trim_start_matches('\u{feff}').lines().collect();
        assert_eq!(
            lines,
            [
                "code,name,way,before,now,change,currency",
                "M-100,M-100,up,11.50,203.00,191.50,EUR",
                "M-101,M-101,down,7.00,6.00,-1.00,EUR",
            ]
        );
        let unknown = ComparisonQuestion { with: Some(RunId::from_uuid(id(9999))), ..FIRST };
        assert_eq!(code(&compare(cx, second, run, unknown).await.unwrap_err()), "not-found");
        assert_eq!(code(&compare(cx, seller, run, FIRST).await.unwrap_err()), "access-denied");
        assert_eq!(code(&compare_file(cx, seller, run, None).await.unwrap_err()), "access-denied");
        insert(
            &cx.db,
            "UPDATE commission_run SET total_currency = 'PLN' WHERE tenant_id = $1 AND id = $2",
            &[tenant.uuid().into(), october.uuid().into()],
        )
        .await?;
        let foreign = ComparisonQuestion { with: Some(october), ..FIRST };
        assert_eq!(code(&compare(cx, second, run, foreign).await.unwrap_err()), "money-currencies-differ");
        Ok(())
    });
}
