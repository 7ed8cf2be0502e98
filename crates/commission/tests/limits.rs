//! Limits and binaries at the edges: currencies without and with three decimals, numbers near the end of
//! their type, lots that belong nowhere, and worlds of many blocks.

use commission::calculate;
use commission::synth::{Shape, world};
use plan::{Column, Ids, Inputs, Line, Lot, NONE, Run, Texts, Values, parse};

/// Members M0, M1 … with what they made, all at the top, in October.
fn made(amounts: &[i64]) -> Inputs {
    let mut inputs = Inputs::empty("2026-10".parse().expect("a month"));
    let (mut ids, mut owners) = (Ids::texts(), Texts::default());
    for (row, _) in amounts.iter().enumerate() {
        ids.push(&format!("M{row}"));
        owners.push("O");
        inputs.members.sponsor.push(NONE);
    }
    inputs.members.ids = ids;
    let column = |name: &str, values| Column { name: name.to_owned(), values };
    inputs.members.columns =
        vec![column("made", Values::Number(amounts.to_vec())), column("owner", Values::Text(owners))];
    inputs
}

fn run(plan: &str, inputs: &Inputs) -> Result<(Run, Vec<Line>), String> {
    let plan = parse(plan).unwrap_or_else(|problems| panic!("{plan}\n{problems:?}"));
    let mut lines = Vec::new();
    let run = calculate(inputs, &plan, &mut lines).map_err(|problem| problem.to_string())?;
    Ok((run, lines))
}

fn capped(currency: &str, limit: &str) -> String {
    format!(
        "plan \"Caps\"\n  version 1\n  currency {currency}\nvolume MADE = member.made\nbonus all: retail\n  on MADE\n  \
         rate 100%\nbonus cap: limit\n{limit}  account \"caps\"\n"
    )
}

const COMPANY: &str = "  per company\n  most 100\n  proportional\n";

#[test]
fn coins_that_are_left_go_to_the_largest_remainders_then_the_lower_ids() {
    // Three equal parts of 100 in coins of 1, 0.01 and 0.001.
    for (currency, expected) in
        [("JPY", [34, 33, 33]), ("EUR", [3334, 3333, 3333]), ("KWD", [33334, 33333, 33333])]
    {
        let (run, lines) = run(&capped(currency, COMPANY), &made(&[500_000; 3])).expect("a run");
        assert_eq!(run.members.earned, expected, "{currency}");
        // 50 points each before, whatever the coins.
        assert!(lines[3..].iter().all(|line| line.base == 500_000 && line.rate == Line::MIXED), "{currency}");
    }
    // 100 of 30 and 90: 25 and 75; of 1 and 2 and 117: 0.83…, 1.66…, 97.5 in yen, of which the last two are cents short.
    let (run, _) = run(&capped("JPY", COMPANY), &made(&[10_000, 20_000, 1_170_000])).expect("a run");
    assert_eq!(run.members.earned, [1, 2, 97]);
}

#[test]
fn a_cut_off_pays_in_the_order_of_ids_and_debts_stay() {
    let limit = "  per member.owner\n  most 100\n  cut off\n";
    let (run, _) = run(&capped("EUR", limit), &made(&[600_000, -200_000, 700_000, 10_000])).expect("a run");
    // 111 were made, 100 are allowed: 11 are cut from the last of those who made something.
    assert_eq!(run.members.earned, [6000, -2000, 6000, 0]);
    let total = &run.totals[1];
    assert_eq!((total.amount, total.lines, total.payees), (-1100, 2, 2));
    assert_eq!((total.exact.to_string().as_str(), total.residue.to_string().as_str()), ("-1100", "0"));
}

#[test]
fn a_return_of_a_capped_line_takes_back_no_more_than_was_paid() {
    let limit = "  of all\n  per line\n  most 50\n";
    let (run, lines) = run(&capped("EUR", limit), &made(&[620_000, -620_000, 500_000])).expect("a run");
    assert_eq!(run.members.earned, [5000, -5000, 5000]);
    assert_eq!(lines[3..].iter().map(|line| line.amount).collect::<Vec<_>>(), [-1200, 1200]);
}

#[test]
fn a_limit_below_zero_is_zero_and_everything_explained() {
    let plan = capped("EUR", "  per member\n  most -5\n");
    let inputs = made(&[620_000]);
    let (run, _) = run(&plan, &inputs).expect("a run");
    assert_eq!(run.members.earned, [0]);
    let plan = parse(&plan).expect("a plan");
    let explainer = commission::Explainer::new(&inputs, &plan, &run).expect("its own run");
    let reasons = explainer.reasons(0);
    assert_eq!((reasons.len(), reasons[0].key.as_str()), (1, "plan-reason-limit"));
    assert_eq!(reasons[0].params["raw"], "62.00");
}

#[test]
fn numbers_near_the_end_of_their_type_are_refused_by_name() {
    let found = run(
        &capped("JPY", "  per company\n  most 42% of MADE\n  proportional\n"),
        &made(&[i64::MAX - 9_999; 2]),
    );
    assert!(found.is_ok_and(|(run, _)| run.totals[1].amount < 0), "both fit, and so does what is cut");
    // Rounded up to a whole yen it is more than 64 bits of points hold.
    let found = run(&capped("JPY", COMPANY), &made(&[1, i64::MAX]));
    assert_eq!(found.map(|_| ()), Err("run-overflow (member=M1, rule=cap)".to_owned()), "its base in points");
    let binary = "plan \"Legs\"\n  version 1\n  currency EUR\nvolume MADE = member.made\nbonus legs: binary\n  on MADE\n  \
                  pay 10% of weak leg\n";
    let mut inputs = made(&[0, i64::MAX, i64::MAX, 1]);
    inputs.members.placement = vec![NONE, 0, 0, 1];
    inputs.members.leg = vec![0, 1, 2, 1];
    let found = run(binary, &inputs);
    assert_eq!(found.map(|_| ()), Err("run-overflow (member=M1, rule=legs)".to_owned()));
    inputs.members.columns[0].values = Values::Number(vec![0, i64::MAX / 2, i64::MAX / 2, 0]);
    inputs.carry = vec![Lot { bonus: 0, member: 0, leg: 2, since: 0, units: i64::MAX }];
    let found = run(binary, &inputs);
    assert_eq!(found.map(|_| ()), Err("run-overflow (member=M0, rule=legs)".to_owned()));
}

#[test]
fn lots_that_belong_nowhere_are_refused() {
    let binary = "plan \"Legs\"\n  version 1\n  currency EUR\nvolume MADE = member.made\nbonus own: retail\n  on MADE\n  \
                  rate 1%\nbonus legs: binary\n  on MADE\n  pay 10% of weak leg\n";
    let mut inputs = made(&[0, 10_000]);
    inputs.members.placement = vec![NONE, 0];
    inputs.members.leg = vec![0, 1];
    let first = inputs.period.from().days();
    let lot = Lot { bonus: 1, member: 0, leg: 2, since: first - 31, units: 10_000 };
    let mut refused = |lots: &[Lot]| {
        inputs.carry = lots.to_vec();
        run(binary, &inputs).map(|_| ()).expect_err("refused").split(' ').next().map(str::to_owned)
    };
    for (lots, expected) in [
        (vec![Lot { bonus: 0, ..lot }], "run-carry-unknown"),
        (vec![Lot { bonus: 9, ..lot }], "run-carry-unknown"),
        (vec![Lot { member: 9, ..lot }], "run-carry-unknown"),
        (vec![Lot { leg: 0, ..lot }], "run-carry-unknown"),
        (vec![Lot { since: first, ..lot }], "run-carry-late"),
        (vec![lot, Lot { units: 1, ..lot }], "run-carry-twice"),
    ] {
        assert_eq!(refused(&lots).as_deref(), Some(expected), "{lots:?}");
    }
    inputs.members.leg = vec![0, 0];
    inputs.carry = vec![lot];
    assert_eq!(run(binary, &inputs).map(|_| ()), Err("run-leg-missing (member=M1)".to_owned()));
    inputs.members.leg = vec![0, 1];
    let (paid, lines) = run(binary, &inputs).expect("a run");
    assert_eq!((lines.len(), paid.carry.len()), (2, 0), "the lot is used up against the other leg");
}

#[test]
fn threads_change_nothing() {
    let plan = "plan \"Large\"\n  version 1\n  currency EUR\nvolume PV = sales(pv)\nactive when PV >= 40\nbonus margin: \
                retail\n  on PV\n  rate 20%\nbonus legs: binary\n  on PV\n  pay 30 per cycle 200:100\n  carry most \
                20000\n  lost when not eligible\n  eligible when active\nbonus line: limit\n  of margin\n  per line\n  \
                most 30\n  account \"lines\"\nbonus own: limit\n  per member\n  most 900% of PV\n  account \
                \"members\"\nbonus company: limit\n  per company\n  most 30% of PV\n  proportional\n  account \
                \"company\"\n";
    let mut inputs = world(40_000, 80_000, Shape::Network { levels: 21 }, 5).expect("a world");
    inputs.members.placement = inputs.members.sponsor.clone();
    inputs.members.leg = (0..40_000).map(|row| 1 + row % 3).collect();
    let (first, lines) = run(plan, &inputs).expect("a run");
    let sums: Vec<(u64, i64)> = first.totals.iter().map(|total| (total.lines, total.amount)).collect();
    let hash = first.result_hash.to_string();
    let found = format!("{sums:?} {} {}", first.carry.len(), &hash[..16]);
    expect_test::expect!["[(80000, 131886019), (4442, 267972000), (6913, -954223), (194, -172904610), (34267, -28170241)] 20744 30519758af55d1ab"].assert_eq(&found);
    assert_eq!(lines.iter().map(|line| line.amount).sum::<i64>(), sums.iter().map(|sum| sum.1).sum::<i64>());
    // The next month takes what this one leaves, and the same twice is the same.
    inputs.carry = first.carry;
    inputs.period = "2026-11".parse().expect("a month");
    inputs.sales.date.fill(inputs.period.from().days());
    let (one, _) = run(plan, &inputs).expect("a run");
    inputs.carry.reverse();
    let (two, _) = run(plan, &inputs).expect("a run");
    assert_eq!((one.result_hash, one.carry), (two.result_hash, two.carry));
}
