//! The network's use cases on both databases: who sees what, enrolment and its refusals, standing,
//! transfers through a second person, bulk enrolment, and an index that is never stale.

use std::collections::BTreeMap;

use access::{Action, Rights, Scope, standard_roles};
use anyhow::Result;
use app::members::{self, Enrol, Enrolled, SetStatus};
use app::network::{self, Enrolment, Kind};
use app::once::Once;
use app::records::Draft;
use app::transfers::{self, Ask, TransferState, Verdict};
use app::{Clock, Config, Cx, Error, Ids, Principal};
use jiff::civil::{Date, date};
use kernel::{MemberId, TenantId, UnitId, UserId, ZoneId};
use store::{Db, Read};
use uuid::Uuid;

const TODAY: Date = date(2026, 11, 1);

struct World {
    cx: Cx,
    tenant: TenantId,
}

impl World {
    async fn new(db: Db) -> Result<Self> {
        let tenant = testkit::tenant(&db).await?;
        Ok(Self { cx: again(&db), tenant })
    }

    /// A person with one of the standard roles; each number is another user.
    fn person(&self, role: &str, user: u64, member: Option<Uuid>) -> Principal {
        let rights = standard_roles().into_iter().filter(|r| r.key == role).map(|r| r.rights).collect();
        Principal {
            user: Some(UserId::from_uuid(testkit::id(9_000 + user))),
            member: member.map(MemberId::from_uuid),
            rights,
            ..Principal::operator(self.tenant)
        }
    }

    async fn enrol(&self, name: &str, sponsor: Option<Uuid>) -> Result<Uuid> {
        Ok(self.enrol_as(&self.person("sales_office", 1, None), name, sponsor).await?.id)
    }

    async fn enrol_as(&self, who: &Principal, name: &str, sponsor: Option<Uuid>) -> Result<Enrolled, Error> {
        members::enrol(&self.cx, who, &new(name, sponsor), &Once::default()).await
    }

    /// A small company: a root with two branches, `a` above `a1` above `a2`, and `b`.
    async fn company(&self) -> Result<[Uuid; 5]> {
        let root = self.enrol("Root", None).await?;
        let a = self.enrol("Ana", Some(root)).await?;
        let a1 = self.enrol("Álvaro", Some(a)).await?;
        let a2 = self.enrol("Agnieszka", Some(a1)).await?;
        let b = self.enrol("Borys", Some(root)).await?;
        Ok([root, a, a1, a2, b])
    }
}

/// A context over the same database whose index knows nothing yet.
fn again(db: &Db) -> Cx {
    let config = Config {
        public_url: "http://127.0.0.1".into(),
        upload_bytes: 1 << 20,
        attachments: app::attachments::Settings::default(),
        files: std::env::temp_dir(),
        sessions: app::SessionLife::default(),
        mail: None,
        webhooks: app::webhooks::Reach::default(),
        openid: app::openid::Settings::default(),
        seed_keys: app::session::seeds::SeedKeys::passing(),
    };
    Cx::with(db.clone(), config, Clock::fixed(testkit::start()), Ids::random())
}

fn new(name: &str, sponsor: Option<Uuid>) -> Enrol {
    let fields = serde_json::json!({ "name": name, "country": "PL" });
    Enrol { fields: fields.as_object().cloned().unwrap_or_default(), sponsor, ..Enrol::default() }
}

#[track_caller]
fn refused<T: std::fmt::Debug>(out: Result<T, Error>, kind: &str, code: &str) {
    let error = out.expect_err(code);
    let found = match &error {
        Error::Refused(_) => "refused",
        Error::Conflict(_) => "conflict",
        Error::Forbidden(_) => "forbidden",
        Error::NotFound => "missing",
        _ => "other",
    };
    assert_eq!((found, error.code()), (kind, code), "{error:?}");
}

#[test]
fn a_member_enrols_under_an_active_sponsor() {
    testkit::both(async |db| {
        let w = World::new(db).await?;
        let office = w.person("sales_office", 1, None);
        let root = w.enrol_as(&office, "Root", None).await?;
        assert_eq!(root.code, "M-000001");
        let child = w.enrol_as(&office, "Child", Some(root.id)).await?;
        assert_eq!(child.code, "M-000002");
        refused(w.enrol_as(&office, "X", Some(testkit::id(77))).await, "refused", "network-parent-unknown");
        refused(w.enrol_as(&office, "", Some(root.id)).await, "refused", "field-required");
        let late = Enrol { joined: Some(date(2026, 11, 2)), ..new("X", Some(root.id)) };
        refused(
            members::enrol(&w.cx, &office, &late, &Once::default()).await,
            "refused",
            "member-joined-future",
        );
        let before = Enrol { joined: Some(date(2026, 10, 1)), ..new("X", Some(root.id)) };
        refused(
            members::enrol(&w.cx, &office, &before, &Once::default()).await,
            "refused",
            "network-parent-not-yet",
        );
        let slot = Enrol { slot: Some(1), ..new("X", Some(root.id)) };
        refused(
            members::enrol(&w.cx, &office, &slot, &Once::default()).await,
            "refused",
            "slot-without-placement",
        );
        let distributor = w.person("distributor", 2, Some(root.id));
        refused(w.enrol_as(&distributor, "X", Some(root.id)).await, "forbidden", "access-denied");

        let inactive =
            SetStatus { member: root.id, status: "inactive".into(), from: TODAY, reason: "left".into() };
        members::set_status(&w.cx, &office, &inactive, &Once::default()).await?;
        refused(w.enrol_as(&office, "X", Some(root.id)).await, "refused", "sponsor-inactive");
        // What was refused took no number and left no row.
        let active = SetStatus { status: "active".into(), ..inactive };
        members::set_status(&w.cx, &office, &active, &Once::default()).await?;
        assert_eq!(w.enrol_as(&office, "Next", Some(root.id)).await?.code, "M-000003");
        Ok(())
    });
}

#[test]
fn the_same_key_enrols_once() {
    testkit::both(async |db| {
        let w = World::new(db).await?;
        let office = w.person("sales_office", 1, None);
        let once = Once { key: Some("k-1".into()), command: b"enrol root".to_vec() };
        let first = members::enrol(&w.cx, &office, &new("Root", None), &once).await?;
        let second = members::enrol(&w.cx, &office, &new("Root", None), &once).await?;
        assert_eq!(first, second);
        let all = network::overview(&w.cx, &office, Kind::Sponsor, None, 100).await?;
        assert_eq!(all.ids, [first.id]);
        Ok(())
    });
}

#[test]
fn one_slot_takes_one_of_many_who_enrol_at_once() {
    testkit::both(async |db| {
        let w = World::new(db).await?;
        let office = w.person("sales_office", 1, None);
        let root = w.enrol("Root", None).await?;
        let seat = app::placements::Place { member: root, parent: root, slot: None, from: TODAY };
        refused(
            app::placements::place(&w.cx, &office, &seat, &Once::default()).await,
            "refused",
            "network-self",
        );
        w.cx.db
            .write(async |tx| {
                store::network::enrol(tx, w.tenant, Kind::Placement, root, None, None, TODAY).await
            })
            .await?;
        let tasks: Vec<_> = (0..12)
            .map(|n| {
                let (cx, office) = (w.cx.clone(), office.clone());
                tokio::spawn(async move {
                    let name = format!("N{n}");
                    let cmd = Enrol { placement: Some(root), slot: Some(1), ..new(&name, Some(root)) };
                    members::enrol(&cx, &office, &cmd, &Once::default()).await
                })
            })
            .collect();
        let mut placed = 0;
        for task in tasks {
            match task.await? {
                Ok(_) => placed += 1,
                other => refused(other, "conflict", "placement-slot-taken"),
            }
        }
        assert_eq!(placed, 1);
        // Whoever lost the slot is not in the sponsor tree either.
        let all = network::overview(&w.cx, &office, Kind::Sponsor, None, 100).await?;
        assert_eq!(all.ids.len(), 2);
        assert_eq!(store::network::verify(&w.cx.db, w.tenant).await?, []);
        Ok(())
    });
}

#[test]
fn a_distributor_sees_the_own_branch_and_nothing_else() {
    testkit::both(async |db| {
        let w = World::new(db).await?;
        let [root, a, a1, a2, b] = w.company().await?;
        let who = w.person("distributor", 2, Some(a));
        let seen = network::overview(&w.cx, &who, Kind::Sponsor, None, 100).await?;
        assert_eq!((seen.root, seen.ids, seen.parents), (Some(a), vec![a, a1, a2], vec![-1, 0, 1]));
        assert_eq!((seen.counts, seen.depths, seen.more), (vec![2, 1, 0], vec![0, 1, 2], false));
        let node = network::node(&w.cx, &who, Kind::Sponsor, a).await?;
        assert_eq!((node.parent, node.depth, node.downline, node.max_depth), (None, 0, 2, 2));
        assert_eq!((node.code.as_str(), node.name.as_str()), ("M-000002", "Ana"));
        let path = network::path(&w.cx, &who, Kind::Sponsor, a2).await?;
        assert_eq!(path.iter().map(|s| s.id).collect::<Vec<_>>(), [a, a1, a2]);
        for foreign in [root, b, testkit::id(123_456)] {
            let cx = &w.cx;
            refused(network::node(cx, &who, Kind::Sponsor, foreign).await, "missing", "not-found");
            refused(network::path(cx, &who, Kind::Sponsor, foreign).await, "missing", "not-found");
            refused(
                network::children(cx, &who, Kind::Sponsor, foreign, None, 9).await,
                "missing",
                "not-found",
            );
            refused(
                network::overview(cx, &who, Kind::Sponsor, Some(foreign), 9).await,
                "missing",
                "not-found",
            );
            let cursor = Some(foreign);
            refused(network::children(cx, &who, Kind::Sponsor, a, cursor, 9).await, "missing", "not-found");
        }
        let found = async |text: &str| -> Result<Vec<Uuid>> {
            let hits = network::search(&w.cx, &who, Kind::Sponsor, text, 20).await?;
            Ok(hits.into_iter().map(|hit| hit.id).collect())
        };
        assert_eq!(found("a").await?, [a2, a, a1]);
        assert_eq!(found("alva").await?, [a1]);
        assert_eq!(found("m-000004").await?, [a2]);
        assert!(found("Borys").await?.is_empty());
        assert!(found("M-000005").await?.is_empty());
        assert_eq!(found("ieszk").await?, [a2]);
        assert!(found("%").await?.is_empty());
        // Nobody's membership: nothing. No right at all: refused.
        let nobody = w.person("distributor", 3, None);
        assert!(network::overview(&w.cx, &nobody, Kind::Sponsor, None, 9).await?.ids.is_empty());
        refused(
            network::overview(&w.cx, &w.person("none", 4, Some(a)), Kind::Sponsor, None, 9).await,
            "forbidden",
            "access-denied",
        );
        Ok(())
    });
}

#[test]
fn a_manager_sees_the_members_of_the_own_units() {
    testkit::both(async |db| {
        let w = World::new(db).await?;
        let [_, a, a1, a2, b] = w.company().await?;
        let unit = testkit::id(700);
        w.cx.db
            .write(async |tx| {
                for member in [a1, a2, b] {
                    let args = [w.tenant.uuid().into(), member.into(), unit.into()];
                    tx.execute("UPDATE member SET unit_id = $3 WHERE tenant_id = $1 AND id = $2", &args)
                        .await?;
                }
                Ok::<_, store::Error>(())
            })
            .await?;
        let mut who = w.person("manager", 2, None);
        who.units = vec![UnitId::from_uuid(unit)];
        let seen = network::overview(&w.cx, &who, Kind::Sponsor, None, 100).await?;
        assert_eq!((seen.ids, seen.parents), (vec![a1, b, a2], vec![-1, -1, 0]));
        refused(network::node(&w.cx, &who, Kind::Sponsor, a).await, "missing", "not-found");
        assert_eq!(network::node(&w.cx, &who, Kind::Sponsor, a1).await?.parent, None);
        Ok(())
    });
}

#[test]
fn a_manager_sees_the_members_of_the_own_zones() {
    testkit::both(async |db| {
        let w = World::new(db).await?;
        let [_, a, a1, a2, b] = w.company().await?;
        let values = serde_json::json!({ "name": "North" }).as_object().cloned().unwrap_or_default();
        let draft = Draft { values, ..Draft::default() };
        let operator = Principal::operator(w.tenant);
        let zone = app::records::create(&w.cx, &operator, "zone", &draft, &Once::default()).await?.id;
        w.cx.db
            .write(async |tx| {
                for member in [a1, a2, b] {
                    let args = [w.tenant.uuid().into(), member.into(), zone.into()];
                    tx.execute("UPDATE member SET zone_id = $3 WHERE tenant_id = $1 AND id = $2", &args)
                        .await?;
                }
                Ok::<_, store::Error>(())
            })
            .await?;
        let mut who = w.person("manager", 2, None);
        let network = BTreeMap::from([(Action::Read, Scope::Zone)]);
        who.rights = vec![Rights { objects: [("network".to_owned(), network)].into(), ..Rights::default() }];
        assert!(network::overview(&w.cx, &who, Kind::Sponsor, None, 100).await?.ids.is_empty());
        who.zones = vec![ZoneId::from_uuid(zone)];
        let seen = network::overview(&w.cx, &who, Kind::Sponsor, None, 100).await?;
        assert_eq!((seen.ids, seen.parents), (vec![a1, b, a2], vec![-1, -1, 0]));
        refused(network::node(&w.cx, &who, Kind::Sponsor, a).await, "missing", "not-found");
        Ok(())
    });
}

/// Whatever changed, a long-lived index answers like one that has just been read.
#[test]
fn the_index_is_never_stale() {
    testkit::both(async |db| {
        let w = World::new(db.clone()).await?;
        let [root, a, a1, _, b] = w.company().await?;
        let office = w.person("sales_office", 1, None);
        let same = async || -> Result<()> {
            let old = network::overview(&w.cx, &office, Kind::Sponsor, None, 100).await?;
            let fresh = network::overview(&again(&db), &office, Kind::Sponsor, None, 100).await?;
            assert_eq!(old, fresh);
            Ok(())
        };
        same().await?;
        for n in 0..30u64 {
            w.enrol(&format!("N{n}"), Some([root, a, b][n as usize % 3])).await?;
            if n % 10 == 0 {
                same().await?;
            }
        }
        same().await?;
        let leave = SetStatus { member: a1, status: "inactive".into(), from: TODAY, reason: "left".into() };
        members::set_status(&w.cx, &office, &leave, &Once::default()).await?;
        same().await?;
        assert!(!network::node(&w.cx, &office, Kind::Sponsor, a1).await?.active);
        let shift = async |member: Uuid, parent: Uuid, with_branch: bool| {
            let change =
                store::network::Move { member, parent: Some(parent), slot: None, with_branch, from: TODAY };
            db.write(async |tx| store::network::move_member(tx, w.tenant, Kind::Sponsor, &change).await).await
        };
        shift(a1, b, true).await?;
        same().await?;
        shift(a, a1, false).await?;
        same().await
    });
}

fn ask(member: Uuid, parent: Uuid) -> Ask {
    Ask {
        kind: Kind::Sponsor,
        member,
        new_parent: Some(parent),
        slot: None,
        with_branch: true,
        from: TODAY,
        reason: "closer to home".into(),
    }
}

#[test]
fn a_transfer_needs_a_second_person() {
    testkit::both(async |db| {
        let w = World::new(db).await?;
        let [root, a, a1, a2, b] = w.company().await?;
        let (one, two) = (w.person("administrator", 1, None), w.person("administrator", 2, None));
        let none = Once::default();
        let cmd = ask(a1, b);
        let seen = transfers::preview(&w.cx, &one, &cmd).await?;
        assert_eq!((seen.members, seen.lifted, seen.depth_change, seen.later), (2, 0, 0, false));
        let ids = |steps: &[transfers::PathStep]| steps.iter().map(|s| s.id).collect::<Vec<_>>();
        assert_eq!((ids(&seen.path_before), ids(&seen.path_after)), (vec![root, a], vec![root, b]));
        assert_eq!((ids(&seen.losing), ids(&seen.gaining)), (vec![a], vec![b]));
        // Bad targets are refused before anybody is asked.
        refused(transfers::ask(&w.cx, &one, &ask(a, a), &none).await, "refused", "network-self");
        refused(transfers::ask(&w.cx, &one, &ask(a, a2), &none).await, "refused", "network-cycle");
        refused(transfers::ask(&w.cx, &one, &ask(a, root), &none).await, "refused", "transfer-no-change");
        refused(
            transfers::ask(&w.cx, &one, &ask(a, testkit::id(5)), &none).await,
            "refused",
            "network-parent-unknown",
        );
        refused(transfers::ask(&w.cx, &one, &ask(testkit::id(5), a), &none).await, "missing", "not-found");
        let silent = Ask { reason: "  ".into(), ..cmd.clone() };
        refused(transfers::ask(&w.cx, &one, &silent, &none).await, "refused", "transfer-reason-missing");

        let asked = transfers::ask(&w.cx, &one, &cmd, &none).await?;
        assert_eq!((asked.code.as_str(), asked.state), ("T-000001", TransferState::Asked));
        refused(transfers::ask(&w.cx, &two, &cmd, &none).await, "conflict", "transfer-under-way");
        assert!(!transfers::may_decide(&asked, &one) && transfers::may_decide(&asked, &two));
        let decide = async |who: &Principal, verdict, comment: &str| {
            transfers::decide(&w.cx, who, asked.id, verdict, comment, &Once::default()).await
        };
        refused(decide(&one, Verdict::Approve, "").await, "refused", "flow-own-request");
        refused(decide(&two, Verdict::Reject, " ").await, "refused", "flow-comment-missing");
        let office = w.person("sales_office", 3, None);
        refused(decide(&office, Verdict::Approve, "").await, "forbidden", "access-denied");
        assert_eq!(network::node(&w.cx, &one, Kind::Sponsor, a1).await?.parent, Some(a));
        let done = decide(&two, Verdict::Approve, "").await?;
        assert_eq!(done.state, TransferState::Executed);
        assert_eq!(network::node(&w.cx, &one, Kind::Sponsor, a1).await?.parent, Some(b));
        refused(decide(&two, Verdict::Approve, "").await, "conflict", "flow-closed");

        let sql = "SELECT action FROM audit_entry WHERE tenant_id = $1 AND object = 'transfer'";
        let rows = w.cx.db.read().query(sql, &[w.tenant.uuid().into()]).await?;
        let mut actions = rows.iter().map(|r| r.get(0)).collect::<Result<Vec<String>, _>>()?;
        actions.sort();
        assert_eq!(actions, ["approve", "ask", "execute"]);
        let (page, next) = transfers::list(&w.cx, &one, None, None, 10).await?;
        assert_eq!((page.len(), page[0].id, next), (1, asked.id, None));
        Ok(())
    });
}

/// Posts October: a run of it stands there as if it had been computed.
async fn post_october(w: &World) -> Result<()> {
    let run = kernel::RunId::from_uuid(testkit::id(800));
    let plan = kernel::PlanId::from_uuid(testkit::id(801));
    w.cx.db
        .write(async |tx| {
            let sql = "INSERT INTO commission_plan (tenant_id, id, version, code, name, state, source, name_key, search_text, custom, \
                 created_at, updated_at) VALUES ($1, $2, 1, 'PLAN-1', 'Plan', 'draft', '', 'plan', 'plan', $3, $4, $4)";
            let empty = store::Value::Json("{}".into());
            tx.execute(sql, &[w.tenant.uuid().into(), plan.uuid().into(), empty, w.cx.now().into()]).await?;
            let new = store::runs::record::NewRun {
                tenant: w.tenant,
                id: run,
                code: "R-000001",
                period: "2026-10",
                plan,
                plan_source: "",
                asked_by: UserId::from_uuid(testkit::id(9_001)),
                at: w.cx.now(),
            };
            store::runs::record::begin(tx, &new).await?;
            tx.execute(
                "UPDATE commission_run SET state = 'posted' WHERE tenant_id = $1",
                &[w.tenant.uuid().into()],
            )
            .await
        })
        .await?;
    Ok(())
}

#[test]
fn nothing_changes_the_network_of_a_posted_month() {
    testkit::both(async |db| {
        let w = World::new(db).await?;
        let [_, _, a1, _, b] = w.company().await?;
        let (one, two) = (w.person("administrator", 1, None), w.person("administrator", 2, None));
        let none = Once::default();
        let early = Ask { from: date(2026, 10, 20), ..ask(a1, b) };
        let asked = transfers::ask(&w.cx, &one, &early, &none).await?;
        post_october(&w).await?;
        // Asked for while the month was open: it cannot be executed any more, and stays undecided.
        let late = transfers::decide(&w.cx, &two, asked.id, Verdict::Approve, "", &none).await;
        refused(late, "conflict", "period-closed");
        assert_eq!(transfers::get(&w.cx, &one, asked.id).await?.state, TransferState::Asked);
        transfers::withdraw(&w.cx, &one, asked.id, &none).await?;
        refused(transfers::preview(&w.cx, &one, &early).await, "conflict", "period-closed");
        let september = Ask { from: date(2026, 9, 1), ..ask(a1, b) };
        refused(transfers::ask(&w.cx, &one, &september, &none).await, "conflict", "period-closed");
        transfers::preview(&w.cx, &one, &ask(a1, b)).await?;
        let standing = |from| SetStatus { member: b, status: "inactive".into(), from, reason: "left".into() };
        let set = members::set_status(&w.cx, &one, &standing(date(2026, 10, 31)), &none).await;
        refused(set, "conflict", "period-closed");
        members::set_status(&w.cx, &one, &standing(TODAY), &none).await?;
        Ok(())
    });
}

#[test]
fn who_asked_may_take_it_back() {
    testkit::both(async |db| {
        let w = World::new(db).await?;
        let [_, a, a1, _, b] = w.company().await?;
        let (one, two) = (w.person("administrator", 1, None), w.person("administrator", 2, None));
        let none = Once::default();
        let withdraw = async |who: &Principal, id| transfers::withdraw(&w.cx, who, id, &none).await;
        let asked = transfers::ask(&w.cx, &one, &ask(a1, b), &none).await?;
        assert!(transfers::may_withdraw(&asked, &one) && !transfers::may_withdraw(&asked, &two));
        refused(withdraw(&two, asked.id).await, "refused", "flow-not-requester");
        refused(withdraw(&one, testkit::id(5)).await, "missing", "not-found");
        assert_eq!(withdraw(&one, asked.id).await?.state, TransferState::Withdrawn);
        refused(withdraw(&one, asked.id).await, "conflict", "flow-closed");
        // Approved for a later day it can still be taken back; then another one may be asked for.
        let later = Ask { from: date(2026, 11, 3), ..ask(a1, b) };
        let asked = transfers::ask(&w.cx, &one, &later, &none).await?;
        transfers::decide(&w.cx, &two, asked.id, Verdict::Approve, "", &none).await?;
        withdraw(&one, asked.id).await?;
        w.cx.clock.advance_seconds(40 * 24 * 3600);
        assert_eq!(transfers::execute_due(&w.cx, w.tenant).await?.executed, 0);
        assert_eq!(network::node(&w.cx, &one, Kind::Sponsor, a1).await?.parent, Some(a));
        let done = transfers::ask(&w.cx, &one, &ask(a1, b), &none).await?;
        transfers::decide(&w.cx, &two, done.id, Verdict::Approve, "", &none).await?;
        refused(withdraw(&one, done.id).await, "conflict", "flow-closed");
        Ok(())
    });
}

#[test]
fn a_future_transfer_is_checked_again_on_its_day() {
    testkit::both(async |db| {
        let w = World::new(db).await?;
        let [root, a, a1, _, b] = w.company().await?;
        let (one, two) = (w.person("administrator", 1, None), w.person("administrator", 2, None));
        let none = Once::default();
        let later = |member, parent| Ask { from: date(2026, 11, 3), ..ask(member, parent) };
        let approve = async |cmd: &Ask| -> Result<Uuid> {
            let asked = transfers::ask(&w.cx, &one, cmd, &none).await?;
            let done = transfers::decide(&w.cx, &two, asked.id, Verdict::Approve, "", &none).await?;
            assert_eq!(done.state, TransferState::Approved);
            Ok(asked.id)
        };
        let sound = approve(&later(a1, root)).await?;
        // Sound today; after the move of `b` below `a` it would close a cycle.
        let spoilt = approve(&later(a, b)).await?;
        assert_eq!(transfers::execute_due(&w.cx, w.tenant).await?, transfers::Executed::default());
        let below =
            store::network::Move { member: b, parent: Some(a), slot: None, with_branch: true, from: TODAY };
        w.cx.db
            .write(async |tx| store::network::move_member(tx, w.tenant, Kind::Sponsor, &below).await)
            .await?;
        w.cx.clock.advance_seconds(2 * 86_400);
        // Two processes find the same work: each transfer is executed once.
        let (cx, tenant) = (w.cx.clone(), w.tenant);
        let other = tokio::spawn(async move { transfers::execute_due(&cx, tenant).await });
        let mine = transfers::execute_due(&w.cx, w.tenant).await?;
        let theirs = other.await??;
        assert_eq!((mine.executed + theirs.executed, mine.failed + theirs.failed), (1, 1));
        let done = transfers::get(&w.cx, &one, sound).await?;
        assert_eq!(done.state, TransferState::Executed);
        let failed = transfers::get(&w.cx, &one, spoilt).await?;
        assert_eq!((failed.state, failed.failure.as_deref()), (TransferState::Failed, Some("network-cycle")));
        assert_eq!(network::node(&w.cx, &one, Kind::Sponsor, a1).await?.parent, Some(root));
        assert_eq!(store::network::verify(&w.cx.db, w.tenant).await?, []);
        Ok(())
    });
}

#[test]
fn many_enrol_at_once_in_any_order_or_not_at_all() {
    testkit::both(async |db| {
        let w = World::new(db).await?;
        let id = |n: u64| testkit::id(10_000 + n);
        let line = |n: u64, parent: Option<u64>| Enrolment {
            member: id(n),
            parent: parent.map(id),
            slot: None,
            from: TODAY,
        };
        let mut list: Vec<Enrolment> = (0..3_000).rev().map(|n| line(n, (n > 0).then_some(n / 2))).collect();
        let done = network::bulk_enrol(&w.cx, w.tenant, Kind::Sponsor, &list).await?;
        assert_eq!((done.enrolled, done.unchanged), (3_000, 0));
        let again = network::bulk_enrol(&w.cx, w.tenant, Kind::Sponsor, &list).await?;
        assert_eq!((again.enrolled, again.unchanged), (0, 3_000));
        assert_eq!(store::network::verify(&w.cx.db, w.tenant).await?, []);
        let bad = async |list: &[Enrolment], code: &str, at: u32| {
            let error = network::bulk_enrol(&w.cx, w.tenant, Kind::Sponsor, list).await.expect_err(code);
            let Error::Refused(problems) = error else { panic!("{error:?}") };
            assert_eq!((problems[0].code.as_str(), problems[0].at.line), (code, Some(at)));
        };
        bad(&[line(5_000, Some(1)), line(5_001, Some(9_999))], "network-parent-unknown", 2).await;
        bad(&[line(5_000, Some(5_001)), line(5_001, Some(5_000))], "network-cycle", 1).await;
        bad(&[line(5_000, Some(5_000))], "network-self", 1).await;
        bad(&[line(5_000, Some(1)), line(5_000, Some(2))], "network-already-placed", 2).await;
        list[0] = line(2_999, Some(7));
        bad(&list, "network-already-placed", 1).await;
        assert_eq!(store::network::heads(&mut w.cx.db.read(), w.tenant).await?.sponsor.0, 1);
        Ok(())
    });
}
