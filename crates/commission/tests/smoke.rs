//! The smallest worlds, by hand.

use commission::calculate;
use kernel::Period;
use plan::{Column, Ids, Inputs, Line, NONE, Values, parse};

/// Members as (id, sponsor row, pv, bv) in points.
pub fn members(rows: &[(&str, u32, i64, i64)]) -> Inputs {
    let mut inputs = Inputs::empty("2026-10".parse::<Period>().expect("a month"));
    let mut ids = Ids::texts();
    let (mut pv, mut bv) = (Vec::new(), Vec::new());
    for (id, sponsor, own_pv, own_bv) in rows {
        ids.push(id);
        inputs.members.sponsor.push(*sponsor);
        pv.push(own_pv * 10_000);
        bv.push(own_bv * 10_000);
    }
    inputs.members.ids = ids;
    inputs.members.columns.push(Column { name: "pv".to_owned(), values: Values::Number(pv) });
    inputs.members.columns.push(Column { name: "bv".to_owned(), values: Values::Number(bv) });
    inputs
}

const PLAN: &str = r#"
plan "Stairstep"
  version 1
  currency INR
volume PV = member.pv
volume BV = member.bv
volume GPV = group(PV)
volume GBV = group(BV)
bonus performance: differential
  find GPV
  on GBV
  rates
    from 300 6%
    from 1000 9%
    from 2000 12%
"#;

#[test]
fn a_small_stairstep() {
    let plan = parse(PLAN).expect("a plan");
    // Rows stand upside down on purpose: A2 before its sponsor A, A before X.
    let inputs = members(&[
        ("A2", 2, 300, 18_000),
        ("A1", 2, 250, 15_000),
        ("A", 3, 500, 30_000),
        ("X", NONE, 400, 24_000),
        ("B", 3, 1_200, 72_000),
    ]);
    let mut lines: Vec<Line> = Vec::new();
    let run = calculate(&inputs, &plan, &mut lines).expect("a run");
    assert_eq!(run.members.earned, [108_000, 0, 459_000, 693_000, 648_000]);
    let gross = run.members.figures.iter().find(|figure| figure.name == "performance.gross").expect("gross");
    assert_eq!(gross.values, [108_000, 0, 567_000, 1_908_000, 648_000]);
    assert_eq!(run.totals[0].amount, 1_908_000);
    assert_eq!(lines.len(), 4);
}

#[test]
fn a_cycle_is_named() {
    let plan = parse(PLAN).expect("a plan");
    let inputs = members(&[("A", 1, 0, 0), ("B", 0, 0, 0), ("C", NONE, 0, 0)]);
    let problem = calculate(&inputs, &plan, &mut Vec::new()).expect_err("a cycle");
    assert_eq!(problem.to_string(), "run-cycle (member=A, tree=sponsor)");
}

#[test]
fn an_overflow_names_member_and_rule() {
    let plan = parse(PLAN).expect("a plan");
    let huge = i64::MAX / 10_000;
    let inputs = members(&[("X", NONE, huge, 1), ("A", 0, huge, 1)]);
    let problem = calculate(&inputs, &plan, &mut Vec::new()).expect_err("an overflow");
    assert_eq!(problem.to_string(), "run-overflow (member=X, rule=GPV)");
}

#[test]
fn wrong_columns_are_refused() {
    let plan = parse(PLAN).expect("a plan");
    let good = members(&[("X", NONE, 1, 1), ("A", 0, 1, 1)]);
    let code = |change: &dyn Fn(&mut Inputs)| {
        let mut inputs = good.clone();
        change(&mut inputs);
        calculate(&inputs, &plan, &mut Vec::new())
            .map(|_| String::new())
            .unwrap_or_else(|problem| problem.code)
    };
    assert_eq!(code(&|_| {}), "");
    assert_eq!(code(&|inputs| inputs.members.columns.clear()), "run-column-missing");
    assert_eq!(code(&|inputs| inputs.members.sponsor.truncate(1)), "run-column-length");
    assert_eq!(code(&|inputs| inputs.members.sponsor[1] = 7), "run-parent-unknown");
    assert_eq!(
        code(&|inputs| inputs.members.columns[0].values = Values::Date(vec![1, 2])),
        "run-column-type"
    );
    assert_eq!(
        code(&|inputs| {
            inputs.members.ids = Ids::texts();
            inputs.members.ids.push("X");
            inputs.members.ids.push("X");
        }),
        "run-duplicate-member"
    );
    let sale = |inputs: &mut Inputs, member: u32, day: i32| {
        inputs.sales.ids.push("S");
        inputs.sales.member.push(member);
        inputs.sales.date.push(day);
        inputs.sales.amount.push(1);
    };
    let day = good.period.from().days();
    assert_eq!(code(&|inputs| sale(inputs, 0, day)), "");
    assert_eq!(code(&|inputs| sale(inputs, 9, day)), "run-buyer-unknown");
    assert_eq!(code(&|inputs| sale(inputs, 0, day - 1)), "run-sale-outside");
    assert_eq!(code(&|inputs| (0..2).for_each(|_| sale(inputs, 0, day))), "run-duplicate-sale");
    assert_eq!(code(&|inputs| (0..2).for_each(|buyer| sale(inputs, buyer, day))), "run-duplicate-sale");
}
