//! What is odd about payees and how two runs differ, against slow and obvious versions on random columns; at the
//! edges of numbers, without a past, and with rows out of order.

use std::collections::BTreeMap;

use commission::anomalies::{Bounds, Finding, Oddity, Past, Subjects, anomalies, tenths, threshold};
use commission::comparison::{Paid, Sum, Way, compare};
use proptest::prelude::*;

const BOUNDS: Bounds =
    Bounds { runs: 6, times_tenths: 30, least: 50, top: 2, large: 100, ceiling_percent: 90 };

fn found(subjects: &Subjects) -> Vec<(Oddity, usize, i64, Option<i64>)> {
    let found = anomalies(subjects, &BOUNDS).expect("no overflow");
    found.into_iter().map(|one| (one.oddity, one.row, one.amount, one.against)).collect()
}

fn past(amounts: &[Option<i64>]) -> Past {
    let threshold = threshold(amounts.iter().flatten().copied(), BOUNDS.top);
    Past { amounts: amounts.to_vec(), threshold }
}

#[test]
fn a_payee_is_odd_for_every_reason_that_holds() {
    let subjects = Subjects {
        earned: vec![400, 90, 120, -5, 10],
        left: vec![false, true, false, false, false],
        owed: vec![Some(0), Some(20), None, Some(3), Some(-40)],
        past: vec![
            past(&[Some(100), Some(90), None, Some(10), Some(10)]),
            past(&[Some(110), Some(95), None, Some(9), Some(10)]),
        ],
    };
    assert_eq!(
        found(&subjects),
        [
            (Oddity::Negative, 3, -5, None),
            (Oddity::Owes, 4, -30, Some(10)),
            (Oddity::Owes, 3, -2, Some(-5)),
            (Oddity::Left, 1, 90, None),
            (Oddity::Jump, 0, 400, Some(105)),
            (Oddity::NewTop, 2, 120, Some(120)),
            (Oddity::FirstLarge, 2, 120, Some(100)),
        ]
    );
}

#[test]
fn without_a_past_nobody_jumps_and_nobody_is_new() {
    let subjects = Subjects { earned: vec![1_000_000, 1], ..Subjects::default() };
    assert_eq!(found(&subjects), []);
    assert_eq!(found(&Subjects::default()), []);
}

#[test]
fn numbers_at_the_edge_of_their_type_are_compared_or_refused() {
    let edge = |earned: i64, before: i64, owed: Option<i64>| Subjects {
        earned: vec![earned],
        owed: vec![owed],
        past: vec![past(&[Some(before)]), past(&[Some(before)])],
        ..Subjects::default()
    };
    assert_eq!(found(&edge(i64::MAX, i64::MAX, None)), []);
    assert_eq!(found(&edge(i64::MAX, i64::MAX / 4, None)).len(), 1);
    let refused = anomalies(&edge(i64::MAX, 0, Some(1)), &BOUNDS).unwrap_err();
    assert_eq!(refused.code, "money-overflow");
    assert_eq!(anomalies(&edge(i64::MIN, 0, Some(-1)), &BOUNDS).unwrap_err().code, "money-overflow");
}

#[test]
fn bounds_are_proposed_from_what_is_paid() {
    let all: Vec<i64> = (-3..=200).collect();
    let proposed = Bounds::proposed(&all);
    assert_eq!((proposed.least, proposed.large), (100, 198));
    assert_eq!((Bounds::proposed(&[]).large, Bounds::proposed(&[-1, 0]).least), (0, 0));
}

#[test]
fn amounts_are_spread_over_tenths() {
    assert_eq!(tenths(&[]).unwrap(), []);
    assert_eq!(tenths(&[5, -9, 0, 7]).unwrap(), [(1, 7), (1, 5)]);
    let many: Vec<i64> = (1..=21).collect();
    let made = tenths(&many).unwrap();
    assert_eq!((made[0], made[1], made[9], made.len()), ((3, 60), (2, 35), (2, 3), 10));
    assert_eq!(made.iter().map(|tenth| tenth.1).sum::<i64>(), many.iter().sum());
    assert_eq!(tenths(&[i64::MAX; 11]).unwrap_err().code, "money-overflow");
}

/// Row by row, reason by reason, with whole fractions.
fn slow(subjects: &Subjects, bounds: &Bounds) -> Vec<Finding> {
    let mut out = Vec::new();
    let mut highest: Vec<i64> = subjects.earned.iter().copied().filter(|amount| *amount > 0).collect();
    highest.sort_by_key(|amount| std::cmp::Reverse(*amount));
    let least_of = |list: &[i64]| list.get(bounds.top as usize - 1).copied().unwrap_or(1);
    let top = least_of(&highest);
    for oddity in Oddity::ALL {
        let mut own: Vec<Finding> = Vec::new();
        for (row, &amount) in subjects.earned.iter().enumerate() {
            let mut before: Vec<i64> = subjects.past.iter().filter_map(|past| past.amounts[row]).collect();
            before.sort_unstable();
            let count = before.len();
            let doubled = match count {
                0 => 0,
                _ if count % 2 == 1 => 2 * before[count / 2],
                _ => before[count / 2 - 1] + before[count / 2],
            };
            let paid_before = before.iter().any(|amount| *amount != 0);
            let after = subjects.owed[row].unwrap_or(0) + amount;
            let some = !subjects.past.is_empty();
            let was_top = subjects
                .past
                .iter()
                .any(|past| past.amounts[row].is_some_and(|one| one >= past.threshold && one > 0));
            let odd = match oddity {
                Oddity::Negative => (amount < 0).then_some((amount, None)),
                Oddity::Owes => (after < 0).then_some((after, Some(amount))),
                Oddity::Left => (amount > 0 && subjects.left[row]).then_some((amount, None)),
                Oddity::Jump => (amount > 0
                    && paid_before
                    && amount > bounds.least
                    && amount * 20 > i64::from(bounds.times_tenths) * doubled.max(0))
                .then_some((amount, Some(doubled.div_euclid(2)))),
                Oddity::NewTop => {
                    (some && amount > 0 && amount >= top && !was_top).then_some((amount, Some(top)))
                }
                Oddity::FirstLarge => (some
                    && !paid_before
                    && subjects.owed[row].is_none()
                    && amount > 0
                    && amount > bounds.large)
                    .then_some((amount, Some(bounds.large))),
            };
            own.extend(odd.map(|(amount, against)| Finding { oddity, row, amount, against }));
        }
        own.sort_by_key(|one| (std::cmp::Reverse(one.amount.abs()), one.row));
        out.extend(own);
    }
    out
}

fn columns() -> impl Strategy<Value = Subjects> {
    (0_usize..12, 0_usize..5).prop_flat_map(|(rows, runs)| {
        let amounts = prop::collection::vec(prop::option::weighted(0.8, -50_i64..400), rows);
        (
            prop::collection::vec(-50_i64..400, rows),
            prop::collection::vec(any::<bool>(), rows),
            prop::collection::vec(prop::option::of(-200_i64..200), rows),
            prop::collection::vec(amounts, runs),
        )
            .prop_map(|(earned, left, owed, runs)| Subjects {
                earned,
                left,
                owed,
                past: runs.iter().map(|amounts| past(amounts)).collect(),
            })
    })
}

fn rows() -> impl Strategy<Value = Vec<Paid>> {
    let id = prop::array::uniform16(0_u8..2);
    prop::collection::btree_map(id, prop_oneof![Just(0_i64), -9_i64..9], 0..40)
        .prop_map(|rows| rows.into_iter().collect())
}

proptest! {
    #[test]
    fn oddities_are_those_of_the_slow_version(subjects in columns(), times in 1_u32..60, top in 1_u32..4) {
        let bounds = Bounds { times_tenths: times, top, ..BOUNDS };
        let past = subjects.past.iter().map(|past| Past {
            threshold: threshold(past.amounts.iter().flatten().copied(), top),
            ..past.clone()
        });
        let subjects = Subjects { past: past.collect(), ..subjects.clone() };
        prop_assert_eq!(anomalies(&subjects, &bounds).unwrap(), slow(&subjects, &bounds));
    }

    #[test]
    fn moves_are_those_of_the_slow_version(old in rows(), new in rows()) {
        let made = compare(&old, &new).unwrap();
        let (one, two): (BTreeMap<_, _>, BTreeMap<_, _>) = (old.iter().copied().collect(), new.iter().copied().collect());
        let mut sums = [Sum::default(); 4];
        let (mut moved, mut same) = (0, 0);
        for member in one.keys().chain(two.keys().filter(|member| !one.contains_key(*member))) {
            let (old, new) = (one.get(member).copied().unwrap_or(0), two.get(member).copied().unwrap_or(0));
            let way = match (old == new, old == 0, new == 0) {
                (true, zero, _) => { same += u64::from(!zero); continue }
                (_, true, _) => Way::New,
                (_, _, true) => Way::Gone,
                _ => if new > old { Way::Up } else { Way::Down },
            };
            moved += 1;
            sums[way as usize].count += 1;
            sums[way as usize].amount += new - old;
            prop_assert!(made.moves.iter().any(|one| (one.member, one.way, one.old, one.new) == (*member, way, old, new)));
        }
        prop_assert_eq!((made.moves.len(), made.same, made.sums), (moved, same, sums));
        let total = |rows: &[Paid]| rows.iter().map(|row| row.1).sum::<i64>();
        prop_assert_eq!(made.totals, (total(&old), total(&new)));
        prop_assert_eq!(total(&new) - total(&old), made.sums.iter().map(|sum| sum.amount).sum::<i64>());
        let order: Vec<u64> = made.moves.iter().map(|one| one.new.abs_diff(one.old)).collect();
        prop_assert!(order.is_sorted_by(|one, two| one >= two));
        // The other way round everything is turned.
        let back = compare(&new, &old).unwrap();
        prop_assert_eq!(back.sums[Way::New as usize].count, made.sums[Way::Gone as usize].count);
        prop_assert!(compare(&new, &new).unwrap().moves.is_empty());
    }
}

#[test]
fn rows_out_of_order_and_sums_out_of_range_are_refused() {
    let row = |id: u8, amount: i64| ([id; 16], amount);
    for rows in [vec![row(2, 1), row(1, 1)], vec![row(1, 1), row(1, 1)]] {
        assert_eq!(compare(&rows, &[]).unwrap_err().code, "run-chunk-damaged");
    }
    let far = compare(&[row(1, i64::MIN)], &[row(1, i64::MAX)]).unwrap_err();
    assert_eq!(far.code, "money-overflow");
    let much = compare(&[], &[row(1, i64::MAX), row(2, 1)]).unwrap_err();
    assert_eq!(much.code, "money-overflow");
}
