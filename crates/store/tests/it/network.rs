//! The trees in SQL on both databases: refusals, races, dated moves, bulk enrolment, labels, verify;
//! concurrent enrolments and moves against plain recursion.

use std::collections::BTreeMap;

use jiff::civil::{Date, date};
use kernel::TenantId;
use store::network::{self, Enrolment, Error, Move, Refused, TreeKind};
use store::{Db, Read, Tx, Value};
use tree::{Change, Forest, NONE, Node};
use uuid::Uuid;

const KIND: TreeKind = TreeKind::Placement;
const DAY: Date = date(2026, 11, 1);

fn m(n: u64) -> Uuid {
    testkit::id(1_000 + n)
}

async fn enrol(
    db: &Db,
    t: TenantId,
    member: u64,
    parent: Option<u64>,
    slot: Option<u16>,
) -> Result<i64, Error> {
    db.write(async |tx: &mut Tx| network::enrol(tx, t, KIND, m(member), parent.map(m), slot, DAY).await).await
}

async fn shift(db: &Db, t: TenantId, change: &Move) -> Result<network::Moved, Error> {
    db.write(async |tx: &mut Tx| network::move_member(tx, t, KIND, change).await).await
}

fn to(member: u64, parent: Option<u64>, with_branch: bool) -> Move {
    Move { member: m(member), parent: parent.map(m), slot: None, with_branch, from: DAY }
}

#[track_caller]
fn refused<T: std::fmt::Debug>(result: Result<T, Error>) -> Refused {
    match result {
        Err(Error::Refused { refusal, .. }) => refusal,
        other => panic!("not refused: {other:?}"),
    }
}

/// The tree as the database has it, by plain reading.
async fn edges(db: &Db, t: TenantId) -> anyhow::Result<BTreeMap<Uuid, (Option<Uuid>, Option<i64>)>> {
    let rows = db
        .read()
        .query(
            "SELECT member_id, parent_id, slot FROM tree_edge WHERE tenant_id = $1 AND tree = $2 AND valid_to IS NULL",
            &[t.uuid().into(), KIND.as_str().into()],
        )
        .await?;
    Ok(rows.iter().map(|r| Ok((r.get(0)?, (r.get(1)?, r.get(2)?)))).collect::<Result<_, store::Error>>()?)
}

fn below(edges: &BTreeMap<Uuid, (Option<Uuid>, Option<i64>)>, top: Uuid) -> Vec<Uuid> {
    let mut all = vec![top];
    for (&child, _) in edges.iter().filter(|(_, (parent, _))| *parent == Some(top)) {
        all.extend(below(edges, child));
    }
    all.sort_unstable();
    all
}

/// The scope's SQL gives exactly what plain recursion over the edges gives, for everybody.
async fn assert_scopes(db: &Db, t: TenantId) -> anyhow::Result<()> {
    let edges = edges(db, t).await?;
    let scope = network::downline_sql(KIND, "e.member_id", "$1", "$2");
    let sql = format!(
        "SELECT e.member_id FROM tree_edge e WHERE e.tenant_id = $1 AND e.tree = 'placement' \
         AND e.valid_to IS NULL AND {scope} ORDER BY e.member_id"
    );
    for &top in edges.keys() {
        let rows = db.read().query(&sql, &[t.uuid().into(), top.into()]).await?;
        let found: Vec<Uuid> = rows.iter().map(|r| r.get(0)).collect::<Result<_, _>>()?;
        assert_eq!(found, below(&edges, top), "downline of {top}");
    }
    assert_eq!(network::verify(db, t).await?, []);
    Ok(())
}

#[test]
fn a_member_stands_once_under_a_known_parent() {
    testkit::both(async |db| {
        let t = testkit::tenant(&db).await?;
        assert_eq!(enrol(&db, t, 1, None, None).await?, 1);
        assert_eq!(enrol(&db, t, 2, Some(1), Some(1)).await?, 2);
        assert_eq!(refused(enrol(&db, t, 2, Some(1), None).await), Refused::AlreadyPlaced);
        assert_eq!(refused(enrol(&db, t, 3, Some(9), None).await), Refused::ParentUnknown);
        assert_eq!(refused(enrol(&db, t, 3, Some(3), None).await), Refused::SelfParent);
        assert_eq!(refused(enrol(&db, t, 3, Some(1), Some(1)).await), Refused::SlotTaken);
        let early = db
            .write(async |tx: &mut Tx| {
                network::enrol(tx, t, KIND, m(3), Some(m(1)), None, date(2026, 10, 31)).await
            })
            .await;
        assert_eq!(refused(early), Refused::ParentNotYet);
        // Another company's member is unknown here, and its tree is its own.
        let other = testkit::tenant_called(&db, testkit::id(2), "Other").await?;
        let theirs = db.of(other).await?;
        assert_eq!(refused(enrol(&theirs, other, 3, Some(1), None).await), Refused::ParentUnknown);
        assert_eq!(enrol(&theirs, other, 1, None, None).await?, 1);
        // A refusal changes nothing, not even the version.
        assert_eq!(network::heads(&mut db.read(), t).await?.placement.0, 2);
        assert_scopes(&db, t).await
    });
}

#[test]
fn one_slot_takes_one_child_also_when_many_ask_at_once() {
    testkit::both(async |db| {
        let t = testkit::tenant(&db).await?;
        enrol(&db, t, 1, None, None).await?;
        let tasks: Vec<_> = (2..34)
            .map(|n| {
                let db = db.clone();
                tokio::spawn(async move { enrol(&db, t, n, Some(1), Some(1 + (n % 2) as u16)).await })
            })
            .collect();
        let mut placed = 0;
        for task in tasks {
            match task.await? {
                Ok(_) => placed += 1,
                other => assert_eq!(refused(other), Refused::SlotTaken),
            }
        }
        assert_eq!(placed, 2);
        assert_scopes(&db, t).await
    });
}

/// Two moves that are sound alone and close a cycle together: one of them is refused.
#[test]
fn two_moves_at_once_never_close_a_cycle() {
    testkit::both(async |db| {
        let t = testkit::tenant(&db).await?;
        enrol(&db, t, 0, None, None).await?;
        for round in 0..8 {
            let (a, b) = (10 * round + 1, 10 * round + 2);
            enrol(&db, t, a, Some(0), None).await?;
            enrol(&db, t, b, Some(0), None).await?;
            let (one, two) = (db.clone(), db.clone());
            let first = tokio::spawn(async move { shift(&one, t, &to(a, Some(b), true)).await });
            let second = tokio::spawn(async move { shift(&two, t, &to(b, Some(a), true)).await });
            let done = [first.await?, second.await?];
            assert_eq!(done.iter().filter(|d| d.is_ok()).count(), 1, "{done:?}");
            for lost in done.into_iter().filter(Result::is_err) {
                assert_eq!(refused(lost), Refused::Cycle);
            }
        }
        assert_scopes(&db, t).await
    });
}

#[test]
fn moves_close_the_old_edge_and_take_the_branch_or_leave_it() {
    testkit::both(async |db| {
        let t = testkit::tenant(&db).await?;
        for (n, parent) in [(1, None), (2, Some(1)), (3, Some(2)), (4, Some(3)), (5, Some(3)), (6, Some(1))] {
            enrol(&db, t, n, parent, None).await?;
        }
        assert_eq!(refused(shift(&db, t, &to(2, Some(2), true)).await), Refused::SelfParent);
        assert_eq!(refused(shift(&db, t, &to(2, Some(4), true)).await), Refused::Cycle);
        assert_eq!(refused(shift(&db, t, &to(9, Some(4), true)).await), Refused::MemberUnknown);
        assert_eq!(refused(shift(&db, t, &to(2, Some(9), true)).await), Refused::ParentUnknown);
        assert_eq!(refused(shift(&db, t, &to(2, Some(1), true)).await), Refused::NoChange);
        let early = Move { from: date(2026, 10, 1), ..to(2, Some(6), true) };
        assert_eq!(refused(shift(&db, t, &early).await), Refused::DateBeforeLast);

        let moved = shift(&db, t, &to(2, Some(6), true)).await?;
        assert_eq!((moved.members, moved.lifted.len(), moved.old.parent), (4, 0, Some(m(1))));
        assert_scopes(&db, t).await?;
        // Alone below its own downline: the children went up before.
        let moved = shift(&db, t, &Move { from: date(2026, 11, 5), ..to(3, Some(5), false) }).await?;
        assert_eq!((moved.members, moved.lifted), (1, vec![m(4), m(5)]));
        let now = edges(&db, t).await?;
        assert_eq!((now[&m(4)].0, now[&m(5)].0, now[&m(3)].0), (Some(m(2)), Some(m(2)), Some(m(5))));
        assert_scopes(&db, t).await?;
        // A branch becomes a tree of its own.
        shift(&db, t, &to(2, None, true)).await?;
        assert_eq!(edges(&db, t).await?[&m(2)].0, None);
        assert_scopes(&db, t).await?;

        let days = network::edges_of(&mut db.read(), t, KIND, m(4)).await?;
        assert_eq!(days.len(), 2);
        assert_eq!((days[0].from, days[0].until), (DAY, Some(date(2026, 11, 5))));
        assert_eq!((days[1].from, days[1].until), (date(2026, 11, 5), None));
        let reader = || db.read();
        let on = async |day| network::parent_on(&mut reader(), t, KIND, m(4), day).await;
        assert_eq!(on(date(2026, 10, 31)).await?, None);
        assert_eq!(on(date(2026, 11, 4)).await?, Some(Some(m(3))));
        assert_eq!(on(date(2026, 11, 5)).await?, Some(Some(m(2))));
        Ok(())
    });
}

#[test]
fn an_only_child_takes_over_the_slot_and_several_are_refused() {
    testkit::both(async |db| {
        let t = testkit::tenant(&db).await?;
        for (n, parent, slot) in
            [(1, None, None), (2, Some(1), Some(1)), (3, Some(2), Some(2)), (4, Some(1), Some(2))]
        {
            enrol(&db, t, n, parent, slot).await?;
        }
        let away = Move { slot: Some(1), ..to(2, Some(4), false) };
        shift(&db, t, &away).await?;
        let now = edges(&db, t).await?;
        assert_eq!((now[&m(3)], now[&m(2)]), ((Some(m(1)), Some(1)), (Some(m(4)), Some(1))));
        enrol(&db, t, 5, Some(2), Some(1)).await?;
        enrol(&db, t, 6, Some(2), Some(2)).await?;
        let back = Move { slot: Some(7), ..to(2, Some(1), false) };
        assert_eq!(refused(shift(&db, t, &back).await), Refused::ChildrenLeft);
        let taken = Move { slot: Some(1), ..to(2, Some(1), true) };
        assert_eq!(refused(shift(&db, t, &taken).await), Refused::SlotTaken);
        assert_scopes(&db, t).await
    });
}

/// A backdated move is checked on every day from its date on, not only as the tree stands today.
#[test]
fn a_backdated_move_may_not_close_a_cycle_in_the_past() {
    testkit::both(async |db| {
        let t = testkit::tenant(&db).await?;
        for (n, parent) in [(1, None), (2, Some(1)), (3, Some(2)), (4, Some(1))] {
            enrol(&db, t, n, parent, None).await?;
        }
        // 3 stood under 2 until the 10th.
        shift(&db, t, &Move { from: date(2026, 11, 10), ..to(3, Some(4), true) }).await?;
        let back = |day, parent| Move { from: day, ..to(2, Some(parent), true) };
        assert_eq!(refused(shift(&db, t, &back(date(2026, 11, 5), 3)).await), Refused::Cycle);
        let done = shift(&db, t, &back(date(2026, 11, 10), 3)).await?;
        assert_eq!(done.members, 1);
        assert_scopes(&db, t).await
    });
}

/// Several people enrol and move at once. Whatever succeeded, replayed one by one in the order of the
/// tree's versions on the pure forest, must give the same tree, and each step must be allowed there.
#[test]
fn concurrent_enrolments_and_moves_equal_plain_recursion() {
    testkit::both(async |db| {
        for seed in 1..=6u64 {
            let t = testkit::tenant_called(&db, testkit::id(50 + seed), "Case").await?;
            let db = db.of(t).await?;
            enrol(&db, t, 0, None, None).await?;
            let workers: Vec<_> = (0..4u64)
                .map(|worker| {
                    let db = db.clone();
                    tokio::spawn(async move { work(&db, t, seed, worker).await })
                })
                .collect();
            let mut log = BTreeMap::new();
            for worker in workers {
                log.extend(worker.await??);
            }
            replay(&db, t, &log).await?;
            assert_scopes(&db, t).await?;
        }
        Ok(())
    });
}

/// What a worker did: by version, the member, its new parent, and whether it enrolled, moved with its
/// branch or moved alone.
type Log = BTreeMap<i64, (u64, Option<u64>, u8)>;

async fn work(db: &Db, t: TenantId, seed: u64, worker: u64) -> anyhow::Result<Log> {
    let mut state = seed * 1_000_003 + worker * 7_919 + 1;
    let mut next = |below: u64| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state % below
    };
    let mut log = Log::new();
    for step in 0..25u64 {
        // Parents are guessed among all members, also those another worker may not have enrolled yet.
        let guess = |n: u64| if n == 0 { 0 } else { 1 + n % 4 * 100 + n / 4 % 25 };
        let parent = guess(next(100));
        let kind = next(5) as u8;
        let done = if kind < 3 {
            let member = 1 + worker * 100 + step;
            (enrol(db, t, member, Some(parent), None).await, member, Some(parent), 0)
        } else {
            let member = guess(next(100));
            let parent = if next(12) == 0 { None } else { Some(parent) };
            let moved = shift(db, t, &to(member, parent, kind == 3)).await.map(|moved| moved.version);
            (moved, member, parent, kind)
        };
        match done.0 {
            Ok(version) => {
                log.insert(version, (done.1, done.2, done.3));
            }
            Err(Error::Refused { .. }) => {}
            Err(other) => return Err(other.into()),
        }
    }
    Ok(log)
}

async fn replay(db: &Db, t: TenantId, log: &Log) -> anyhow::Result<()> {
    let mut names = vec![0u64];
    let mut forest = Forest::build(&[NONE], &[]).expect("one root");
    let versions: Vec<i64> = log.keys().copied().collect();
    assert_eq!(versions, (2..2 + log.len() as i64).collect::<Vec<_>>(), "a version is missing or doubled");
    for (version, &(member, parent, kind)) in log {
        let node = |name: u64| names.iter().position(|&n| n == name).map(|at| at as Node);
        let up = match parent {
            None => NONE,
            Some(parent) => {
                node(parent).unwrap_or_else(|| panic!("version {version}: parent {parent} unknown"))
            }
        };
        let changes = match (kind, node(member)) {
            (0, None) => vec![Change { node: names.len() as Node, parent: up, slot: 0 }],
            (3, Some(at)) => vec![Change { node: at, parent: up, slot: 0 }],
            (4, Some(at)) => tree::lift_children(&forest, at, up, 0).expect("no slots"),
            _ => panic!("version {version}: member {member} enrolled twice or not at all"),
        };
        if kind == 0 {
            names.push(member);
        }
        forest.apply(&changes).unwrap_or_else(|e| panic!("version {version} should have been refused: {e}"));
    }
    let found = edges(db, t).await?;
    assert_eq!(found.len(), names.len());
    for (node, &name) in names.iter().enumerate() {
        let parent = forest.parent(node as Node).map(|up| m(names[up as usize]));
        assert_eq!(found[&m(name)].0, parent, "parent of {name}");
    }
    Ok(())
}

/// The forest after bulk enrolment, with the ids by node, as the index in memory would have it.
fn planned(base: &network::LoadedTree, new: &[Enrolment]) -> (Forest, Vec<Uuid>) {
    let ids: Vec<Uuid> = base.members.iter().copied().chain(new.iter().map(|e| e.member)).collect();
    let at: BTreeMap<Uuid, Node> = ids.iter().copied().zip(0..).collect();
    let old = base.parents.iter().map(|p| if p.is_nil() { NONE } else { at[p] });
    let parents: Vec<Node> = old.chain(new.iter().map(|e| e.parent.map_or(NONE, |p| at[&p]))).collect();
    (Forest::build(&parents, &[]).expect("sound"), ids)
}

async fn add(db: &Db, t: TenantId, new: &[Enrolment]) -> Result<i64, Error> {
    let base = network::load(db, t, KIND).await?;
    let (forest, ids) = planned(&base, new);
    let version = base.version;
    db.write(async |tx: &mut Tx| network::add_many(tx, t, KIND, version, &forest, &ids, new).await).await
}

fn new(member: u64, parent: Option<u64>) -> Enrolment {
    Enrolment { member: m(member), parent: parent.map(m), slot: None, from: DAY }
}

#[test]
fn many_enrol_at_once_in_any_order() {
    testkit::both(async |db| {
        let t = testkit::tenant(&db).await?;
        // Children before their parents, in a new tree: all labels at once.
        let first: Vec<Enrolment> = (0..60).rev().map(|n| new(n, (n > 0).then_some(n / 3))).collect();
        assert_eq!(add(&db, t, &first).await?, 1);
        assert_scopes(&db, t).await?;
        // A few more into a larger tree: one by one, again children first.
        assert_eq!(add(&db, t, &[new(102, Some(101)), new(101, Some(59))]).await?, 2);
        assert_scopes(&db, t).await?;
        // On a view that is no longer true nothing happens.
        let base = network::load(&db, t, KIND).await?;
        enrol(&db, t, 200, Some(0), None).await?;
        let late = [new(201, Some(0))];
        let (forest, ids) = planned(&base, &late);
        let out = db
            .write(async |tx: &mut Tx| {
                network::add_many(tx, t, KIND, base.version, &forest, &ids, &late).await
            })
            .await;
        assert!(matches!(out, Err(Error::Moved)), "{out:?}");
        assert_eq!(edges(&db, t).await?.len(), 63);
        assert_scopes(&db, t).await
    });
}

/// A chain of 25,000, then most of it moves: a new epoch; the old one is swept away.
#[test]
fn a_very_large_branch_moves_by_a_new_epoch() {
    testkit::both(async |db| {
        let t = testkit::tenant(&db).await?;
        let n = 25_000u64;
        let chain: Vec<Enrolment> = (0..n).map(|v| new(v, v.checked_sub(1))).collect();
        add(&db, t, &chain).await?;
        enrol(&db, t, n, Some(0), None).await?;
        let before = network::heads(&mut db.read(), t).await?.placement;
        let moved = shift(&db, t, &to(10, Some(n), true)).await?;
        assert_eq!(moved.members, n as i64 - 10);
        let after = network::heads(&mut db.read(), t).await?.placement;
        assert_eq!(after, (before.0 + 1, before.1 + 1));
        assert_eq!(network::verify(&db, t).await?, []);
        let own = network::interval(&mut db.read(), t, KIND, m(n)).await?.expect("in the tree");
        assert_eq!(network::branch_size(&mut db.read(), t, KIND, own).await?, n as i64 - 9);
        // And back up again: the target now lies in front of the branch.
        shift(&db, t, &to(10, Some(1), true)).await?;
        assert_eq!(network::verify(&db, t).await?, []);
        // The epoch of the chain and the two of the moves: only the last one's labels stay.
        assert_eq!(network::sweep(&db, t, KIND).await?, 2 * (n + 1));
        assert_eq!(network::sweep(&db, t, KIND).await?, 0);
        assert_eq!(network::verify(&db, t).await?, []);
        Ok(())
    });
}

/// 400 members, each under the one before: the room of every label is used up many times over.
#[test]
fn a_chain_enrolled_one_by_one_keeps_its_labels() {
    testkit::both(async |db| {
        let t = testkit::tenant(&db).await?;
        for n in 0..400u64 {
            enrol(&db, t, n, n.checked_sub(1), None).await?;
        }
        assert_eq!(network::verify(&db, t).await?, []);
        let own = network::interval(&mut db.read(), t, KIND, m(100)).await?.expect("in the tree");
        assert_eq!(network::branch_size(&mut db.read(), t, KIND, own).await?, 300);
        Ok(())
    });
}

#[test]
fn verify_names_the_first_member_at_fault() {
    testkit::both(async |db| {
        let t = testkit::tenant(&db).await?;
        for (n, parent) in [(1, None), (2, Some(1)), (3, Some(2)), (4, Some(3))] {
            enrol(&db, t, n, parent, None).await?;
        }
        let spoil = async |sql: &str, member: Uuid, value: Value| {
            db.write(async |tx: &mut Tx| {
                tx.execute(sql, &[t.uuid().into(), member.into(), value.clone()]).await
            })
            .await
        };
        let fault = async || -> anyhow::Result<(&'static str, Uuid)> {
            let all = network::verify(&db, t).await?;
            assert_eq!(all.len(), 1, "{all:?}");
            Ok((all[0].code, all[0].member))
        };
        let label = "UPDATE tree_label SET last = last + $3 WHERE tenant_id = $1 AND member_id = $2";
        spoil(label, m(3), Value::Int(1 << 61)).await?;
        assert_eq!(fault().await?.0, "verify-tree-label");
        spoil(label, m(3), Value::Int(-(1 << 61))).await?;
        assert_eq!(network::verify(&db, t).await?, []);
        let edge = "UPDATE tree_edge SET parent_id = $3 WHERE tenant_id = $1 AND member_id = $2";
        spoil(edge, m(2), Value::Uuid(m(4))).await?;
        assert_eq!(fault().await?, ("verify-tree-cycle", m(2)));
        spoil(edge, m(2), Value::Uuid(m(77))).await?;
        assert_eq!(fault().await?, ("verify-tree-parent", m(2)));
        spoil(edge, m(2), Value::Uuid(m(1))).await?;
        assert_eq!(network::verify(&db, t).await?, []);
        Ok(())
    });
}
