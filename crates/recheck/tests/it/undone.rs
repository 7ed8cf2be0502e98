//! Late returns over random months: both engines agree, no order matters, everything returned leaves exactly
//! nothing, never more than was paid, a slow count of single points finds the same, planted faults are found.

use std::collections::BTreeMap;

use commission::undo;
use kernel::Points;
use plan::{Closed, Column, Ids, Inputs, Line, NONE, Plan, Run, Undone, Values};
use recheck::{check, check_undone};

use crate::worlds::{Dice, plan, run};

/// Ways in which legs are matched, and what stays.
const PAYS: [&str; 7] = [
    "pay 10% of weak leg\n  carry all",
    "pay 1/3 of weak leg\n  most 60\n  carry most 50",
    "pay 10% of weak leg by ratio\n  minimum 5\n  carry all",
    "pay 7.77 per cycle 20:7\n  carry all",
    "pay 100 per cycle 3:3\n  carry most 100",
    "pay by tier\n    from 10 1\n    from 50 12.25\n  carry all",
    "pay 3 per cycle 10:10\n  carry nothing",
];

fn plan_of(pay: &str, limited: bool) -> Plan {
    let limit =
        if limited { "\nbonus cap: limit\n  per member\n  most 11.11\n  account \"cap\"\n" } else { "" };
    plan(&format!(
        "plan \"Late\"\n  version 1\n  currency EUR\nvolume BV = sales(bv)\nbonus side: retail\n  on BV\n  rate 1/7\nbonus pairs: binary\n  on BV\n  {pay}\n  returns undone\n{limit}"
    ))
}

/// A return: the sale, the buyer and the points.
type Back = (String, u32, i64);

struct Month {
    inputs: Inputs,
    run: Run,
    lines: Vec<Line>,
}

/// Members in one tree of two legs each, months of random sales; late returns come by the way.
struct History {
    plan: Plan,
    months: Vec<Month>,
    /// Sale, buyer, month and points that are left.
    sold: Vec<(String, u32, usize, i64)>,
}

fn members(dice: &mut Dice, count: u32) -> Inputs {
    let mut inputs = Inputs::empty("2026-01".parse().expect("a period"));
    inputs.members.ids = Ids::texts();
    let mut free: Vec<(u32, u16)> = vec![];
    for row in 0..count {
        inputs.members.ids.push(&format!("m{row}"));
        let (above, leg) = match row {
            0 => (NONE, 0),
            _ => free.swap_remove(dice.below(free.len() as u64) as usize),
        };
        inputs.members.sponsor.push(above);
        inputs.members.placement.push(above);
        inputs.members.leg.push(leg);
        free.extend([(row, 1), (row, 2)]);
    }
    inputs
}

/// The people of a month with these sales: id, buyer, day, points, and the sale taken back.
fn month_of(people: &Inputs, nth: usize, sales: &[(String, u32, i32, i64, String)]) -> Inputs {
    let mut inputs = people.clone();
    inputs.period = format!("2026-{:02}", nth + 1).parse().expect("a period");
    inputs.sales.ids = Ids::texts();
    inputs.sales.takes_back = Ids::texts();
    let mut cells = vec![];
    for (id, member, day, points, of) in sales {
        inputs.sales.ids.push(id);
        inputs.sales.member.push(*member);
        inputs.sales.date.push(inputs.period.from().days() + day);
        inputs.sales.amount.push(0);
        inputs.sales.returned.push(!of.is_empty());
        inputs.sales.takes_back.push(of);
        cells.push(points * Points::UNIT);
    }
    inputs.sales.columns.push(Column { name: "bv".into(), values: Values::Number(cells) });
    inputs
}

impl History {
    fn closed(&self) -> Vec<Closed<'_>> {
        self.months
            .iter()
            .map(|month| Closed {
                plan: &self.plan,
                inputs: &month.inputs,
                run: &month.run,
                lines: &month.lines,
            })
            .collect()
    }

    fn undo(&self, open: &Inputs) -> Undone {
        undo(&self.closed(), &self.plan, open).unwrap_or_else(|problem| panic!("{problem}"))
    }

    /// Closes a month of these sales; both engines must agree about all of it.
    fn close(&mut self, mut open: Inputs) -> Undone {
        let undone = self.undo(&open);
        let report = check_undone(&self.closed(), &self.plan, &open, &undone);
        assert!(report.is_good(), "{:?}", report.problems);
        open.carry = undone.carry.clone();
        let (run, lines) = run(&self.plan, &open);
        let report = check(&self.plan, &open, &run, &lines);
        assert!(report.is_good(), "{:?}", report.problems);
        self.months.push(Month { inputs: open, run, lines });
        undone
    }

    /// Random months. A few sales come back in their own month, and parts of others later.
    fn random(seed: u64, months: usize) -> (Self, Inputs, Vec<Undone>) {
        let mut dice = Dice::new(seed);
        let pay = PAYS[dice.below(PAYS.len() as u64) as usize];
        let plan = plan_of(pay, dice.below(3) == 0);
        let count = 3 + dice.below(6) as u32;
        let people = members(&mut dice, count);
        let mut history = Self { plan, months: vec![], sold: vec![] };
        let mut undone = vec![];
        for nth in 0..months {
            let mut sales = vec![];
            for sale in 0..4 + dice.below(10) {
                let id = format!("s{nth}-{sale}");
                let (buyer, points) = (dice.below(count.into()) as u32, 1 + dice.below(40) as i64);
                sales.push((id.clone(), buyer, dice.below(28) as i32, points, String::new()));
                let mut left = points;
                if dice.below(6) == 0 {
                    let back = 1 + dice.below(points as u64) as i64;
                    left -= back;
                    sales.push((format!("r{id}"), buyer, 27, -back, id.clone()));
                }
                history.sold.push((id, buyer, nth, left));
            }
            for (id, buyer, month, left) in &mut history.sold {
                if *month < nth && *left > 0 && dice.below(4) == 0 {
                    let back = 1 + dice.below(*left as u64) as i64;
                    *left -= back;
                    sales.push((format!("late{nth}-{id}"), *buyer, dice.below(28) as i32, -back, id.clone()));
                }
            }
            undone.push(history.close(month_of(&people, nth, &sales)));
        }
        (history, people, undone)
    }

    /// An open month with only these returns, in an order of days that the dice say.
    fn returns(&self, people: &Inputs, backs: &[Back], dice: &mut Dice) -> Inputs {
        let one = |(at, (id, buyer, points)): (usize, &Back)| {
            (format!("b{at}-{id}"), *buyer, dice.below(28) as i32, -points, id.clone())
        };
        let sales: Vec<_> = backs.iter().enumerate().map(one).collect();
        month_of(people, self.months.len(), &sales)
    }
}

/// Sums by payee and closed period.
fn sums<'u>(all: impl IntoIterator<Item = &'u Undone>) -> BTreeMap<(u32, i32), i64> {
    let mut out = BTreeMap::new();
    for one in all.into_iter().flat_map(|undone| &undone.adjustments) {
        assert!(one.amount <= 0);
        assert!(one.before - one.amount <= one.paid.max(0), "{one:?}");
        *out.entry((one.payee, one.since)).or_default() += one.amount;
    }
    out.retain(|_, amount| *amount != 0);
    out
}

#[test]
fn both_engines_agree_and_nobody_gives_back_more_than_was_paid() {
    let mut adjusted = 0;
    for seed in 0..120 {
        let (_, _, undone) = History::random(seed, 5);
        adjusted += sums(&undone).len();
    }
    assert!(adjusted > 150, "{adjusted}");
}

#[test]
fn no_order_of_returns_matters() {
    for seed in 0..100 {
        let (history, people, _) = History::random(seed, 3);
        let mut dice = Dice::new(seed + 7_000);
        let mut backs: Vec<Back> = vec![];
        for (id, buyer, _, left) in &history.sold {
            let mut left = *left;
            // Some come back whole, some in parts, some not at all.
            while left > 0 && dice.below(3) > 0 {
                let part = 1 + dice.below(left as u64) as i64;
                backs.push((id.clone(), *buyer, part));
                left -= part;
            }
        }
        let one = history.undo(&history.returns(&people, &backs, &mut dice));
        let two = history.undo(&history.returns(&people, &backs, &mut dice));
        assert_eq!(sums([&one]), sums([&two]), "seed {seed}");
        assert_eq!(one.carry, two.carry, "seed {seed}");
        // Rows in another order say the same to the letter.
        let forwards = history.returns(&people, &backs, &mut Dice::new(1));
        let told = |open: &Inputs, undone: &Undone| -> Vec<(String, i32, i64)> {
            let id = |row: u32| open.sales.ids.show(row as usize);
            undone.adjustments.iter().map(|one| (id(one.sale), one.since, one.amount)).collect()
        };
        let mut rows: Vec<_> = (0..backs.len())
            .map(|row| {
                let (id, of) = (forwards.sales.ids.show(row), forwards.sales.takes_back.show(row));
                let day = forwards.sales.date[row] - forwards.period.from().days();
                (id, forwards.sales.member[row], day, -backs[row].2, of)
            })
            .collect();
        rows.reverse();
        let backwards = month_of(&people, history.months.len(), &rows);
        assert_eq!(told(&forwards, &history.undo(&forwards)), told(&backwards, &history.undo(&backwards)));
    }
}

#[test]
fn everything_returned_leaves_exactly_nothing() {
    let mut lines = 0;
    for seed in 0..100 {
        let (mut history, people, mut undone) = History::random(seed, 4);
        let sold = history.sold.iter().filter(|(_, _, _, left)| *left > 0);
        let backs: Vec<Back> = sold.map(|(id, buyer, _, left)| (id.clone(), *buyer, *left)).collect();
        let open = history.returns(&people, &backs, &mut Dice::new(seed + 9_000));
        undone.push(history.close(open));
        let binary = history.plan.bonuses.iter().position(|bonus| bonus.name == "pairs").unwrap();
        let all = sums(&undone);
        let mut paid: BTreeMap<(u32, i32), i64> = BTreeMap::new();
        for one in undone.iter().flat_map(|undone| &undone.adjustments) {
            paid.insert((one.payee, one.since), -one.paid);
        }
        paid.retain(|_, amount| *amount != 0);
        assert_eq!(all, paid, "seed {seed}");
        for month in &history.months[..4] {
            for line in month.lines.iter().filter(|line| usize::from(line.bonus) == binary) {
                let key = (line.payee, month.inputs.period.from().days());
                lines += 1;
                let limited = history.plan.bonuses.len() > 2;
                assert!(limited || all.get(&key) == Some(&-line.amount), "seed {seed} {key:?}");
            }
        }
        assert!(undone.last().unwrap().carry.is_empty(), "seed {seed}");
        assert!(history.months.last().unwrap().lines.iter().all(|line| usize::from(line.bonus) != binary));
    }
    assert!(lines > 100, "{lines}");
}

/// Point by point: of one closed month, each leg's points in the order in which they came.
#[test]
fn counting_single_points_finds_the_same() {
    let mut found = 0;
    for seed in 0..100 {
        let (mut dice, plan) = (Dice::new(seed), plan_of("pay 100 per cycle 3:3", false));
        let count = 3 + dice.below(6) as u32;
        let people = members(&mut dice, count);
        let mut history = History { plan, months: vec![], sold: vec![] };
        let sales: Vec<_> = (0..12)
            .map(|at| {
                let (buyer, points) = (dice.below(count.into()) as u32, 1 + dice.below(9) as i64);
                (format!("s{at:02}"), buyer, at, points, String::new())
            })
            .collect();
        history.close(month_of(&people, 0, &sales));
        let backs: Vec<Back> = sales
            .iter()
            .filter(|_| dice.below(2) == 0)
            .map(|(id, buyer, _, points, _)| (id.clone(), *buyer, *points))
            .collect();
        let sums = sums([&history.undo(&history.returns(&people, &backs, &mut dice))]);
        for payee in 0..count {
            let mut legs: [Vec<&str>; 2] = [vec![], vec![]];
            for (id, buyer, _, points, _) in &sales {
                let mut row = *buyer;
                while people.members.placement[row as usize] != NONE {
                    let above = people.members.placement[row as usize];
                    if above == payee {
                        let leg = usize::from(people.members.leg[row as usize]) - 1;
                        (0..*points).for_each(|_| legs[leg].push(id));
                    }
                    row = above;
                }
            }
            let used = legs[0].len().min(legs[1].len()) / 3 * 3;
            let lost = |leg: &Vec<&str>| {
                leg[..used].iter().filter(|point| backs.iter().any(|(id, _, _)| id == *point)).count()
            };
            let undone = lost(&legs[0]).max(lost(&legs[1])) as i64;
            let paid = used as i64 / 3 * 10_000;
            let due = if used == 0 { 0 } else { -(paid * undone / used as i64) };
            let since = history.months[0].inputs.period.from().days();
            assert_eq!(sums.get(&(payee, since)).copied().unwrap_or(0), due, "seed {seed}, m{payee}");
            found += usize::from(due != 0);
        }
    }
    assert!(found > 60, "{found}");
}

#[test]
fn a_wrong_lost_or_double_adjustment_and_a_wrong_lot_are_found() {
    let mut planted = 0;
    for seed in 0..120 {
        let (history, people, _) = History::random(seed, 3);
        let backs: Vec<Back> = (history.sold.iter().filter(|sold| sold.3 > 0).take(6))
            .map(|(id, buyer, _, left)| (id.clone(), *buyer, *left))
            .collect();
        let mut dice = Dice::new(seed + 5_000);
        let open = history.returns(&people, &backs, &mut dice);
        let good = history.undo(&open);
        let says = |bad: &Undone| -> Vec<String> {
            let report = check_undone(&history.closed(), &history.plan, &open, bad);
            report.problems.iter().map(ToString::to_string).collect()
        };
        assert_eq!(says(&good), Vec::<String>::new());
        if let Some(last) = good.adjustments.len().checked_sub(1) {
            planted += 1;
            let at = dice.below(last as u64 + 1) as usize;
            let names = [
                "recheck-undone".to_owned(),
                format!("payee={}", people.members.ids.show(good.adjustments[at].payee as usize)),
                format!("sale={}", open.sales.ids.show(good.adjustments[at].sale as usize)),
            ];
            let named =
                |bad: &Undone| says(bad).iter().any(|text| names.iter().all(|part| text.contains(part)));
            let mut bad = good.clone();
            bad.adjustments[at].amount -= 1;
            assert!(named(&bad), "amount: {:?}", says(&bad));
            let mut bad = good.clone();
            bad.adjustments[at].undone += 1;
            assert!(named(&bad), "share: {:?}", says(&bad));
            let mut bad = good.clone();
            bad.adjustments.remove(at);
            assert!(named(&bad), "lost: {:?}", says(&bad));
            let mut bad = good.clone();
            bad.adjustments.push(good.adjustments[at]);
            assert!(named(&bad), "double: {:?}", says(&bad));
        }
        if !good.carry.is_empty() {
            let mut bad = good.clone();
            bad.carry[0].units += 1;
            assert!(says(&bad).iter().any(|text| text.contains("recheck-carry")));
        }
    }
    assert!(planted >= 30, "{planted}");
}

#[test]
fn what_cannot_be_undone_is_refused() {
    let (history, people, _) = History::random(3, 2);
    let mut dice = Dice::new(1);
    let unknown = history.returns(&people, &[("nobody".into(), 0, 5)], &mut dice);
    let code =
        |open: &Inputs, closed: &[Closed<'_>]| undo(closed, &history.plan, open).unwrap_err().to_string();
    assert_eq!(code(&unknown, &history.closed()), "run-undo-sale (sale=b0-nobody)");
    // A return that does not say what it takes back is in no leg, and in no line either.
    let mut silent = unknown.clone();
    silent.sales.takes_back = Ids::texts();
    let mut lines: Vec<Line> = vec![];
    let refused = commission::calculate(&silent, &history.plan, &mut lines).unwrap_err();
    assert_eq!(refused.to_string(), "run-return-unknown (sale=b0-nobody)");
}
