//! What the upline gets in small worlds by hand: matchings in currencies with any number of decimals,
//! walks that stop, overrides by generation.

use commission::{Explainer, calculate};
use kernel::Period;
use plan::{Column, Ids, Inputs, Line, NONE, Plan, StepKind, Values, parse};

/// A chain from the top down; each with a volume in points.
fn chain(volumes: &[(&str, i64)]) -> Inputs {
    let mut inputs = Inputs::empty("2026-10".parse::<Period>().expect("a month"));
    let mut ids = Ids::texts();
    let units = volumes.iter().map(|(_, points)| points * 10_000).collect();
    for (row, (id, _)) in (0_u32..).zip(volumes) {
        ids.push(id);
        inputs.members.sponsor.push(if row == 0 { NONE } else { row - 1 });
    }
    inputs.members.ids = ids;
    inputs.members.columns.push(Column { name: "v".to_owned(), values: Values::Number(units) });
    inputs
}

fn read(currency: &str, bonuses: &str) -> Plan {
    let text = format!("plan \"A\"\n  version 1\n  currency {currency}\nvolume V = member.v\n{bonuses}");
    parse(&text).unwrap_or_else(|problems| panic!("{text}\n{problems:?}"))
}

/// Lines as (bonus, payee row, level, base, amount).
fn lines(inputs: &Inputs, plan: &Plan) -> Vec<(u16, u32, u16, i64, i64)> {
    let mut out: Vec<Line> = Vec::new();
    let run = calculate(inputs, plan, &mut out).unwrap_or_else(|problem| panic!("{problem}"));
    let explainer = Explainer::new(inputs, plan, &run).expect("its own run");
    for line in &out {
        explainer.line(line).expect("a line of the run");
    }
    out.iter().map(|line| (line.bonus, line.payee, line.level, line.base, line.amount)).collect()
}

const MATCHED: &str =
    "bonus own: retail\n  on V\n  rate 10%\nbonus matching: matching\n  of own\n  rates 50% 10%\n";

#[test]
fn a_matching_counts_money_in_every_currency() {
    // Ten percent of 1,234 are 123.4: in yen 123, in dinars 123.400 of a thousand fils each.
    for (currency, own, base, half) in
        [("EUR", 12_340, 1_234_000, 6_170), ("JPY", 123, 1_230_000, 62), ("KWD", 123_400, 1_234_000, 61_700)]
    {
        let found = lines(&chain(&[("A", 0), ("B", 1_234)]), &read(currency, MATCHED));
        assert_eq!(found, [(0, 1, 0, 12_340_000, own), (1, 0, 1, base, half)], "{currency}");
    }
}

#[test]
fn what_is_matched_of_one_member_is_limited_and_returns_are_taken_back() {
    let plan = read("EUR", &format!("{MATCHED}  at most 100\n"));
    // C was paid 500.00, of which 100 count; D was paid back 20.00, which counts as it is.
    let found = lines(&chain(&[("A", 0), ("B", 0), ("C", 5_000), ("D", -200)]), &plan);
    let matched: Vec<_> = found.into_iter().filter(|line| line.0 == 1).collect();
    let expected = [
        (1, 0, 2, 1_000_000, 1_000),
        (1, 1, 1, 1_000_000, 5_000),
        (1, 1, 2, -200_000, -200),
        (1, 2, 1, -200_000, -1_000),
    ];
    assert_eq!(matched, expected);
}

#[test]
fn a_walk_goes_no_further_than_where_it_stops() {
    let plan = read("EUR", "bonus level: unilevel\n  on V\n  stop at V >= 100\n  rates 10% 10% 10%\n");
    // C stops: it is paid for D, and nobody above is, nor for what C buys.
    let found = lines(&chain(&[("A", 10), ("B", 20), ("C", 100), ("D", 50)]), &plan);
    assert_eq!(found, [(0, 0, 1, 200_000, 200), (0, 2, 1, 500_000, 500)]);
}

#[test]
fn an_override_is_paid_by_generation_and_jumps_over_who_does_not_count() {
    let rule = "bonus override: override\n  on V\n  leader when V >= 100\n  compression skip unless V > 0\n  \
                rates 3% 2% 1%\n";
    let world = chain(&[("A", 10), ("B", 100), ("C", 0), ("D", 100), ("E", 7)]);
    let own = read("EUR", rule);
    // D leads D and E, 107; C is jumped over. B leads B and C.
    let expected = [(0, 0, 1, 1_000_000, 300), (0, 0, 2, 1_070_000, 214), (0, 1, 1, 1_070_000, 321)];
    assert_eq!(lines(&world, &own), expected);
    let whole = read("EUR", &format!("{rule}  group whole\n"));
    assert_eq!(lines(&world, &whole)[..1], [(0, 0, 1, 2_070_000, 621)]);
}

#[test]
fn the_path_of_an_override_tells_the_leader_and_who_was_jumped_over() {
    let rule = "active when V > 0\nbonus override: override\n  on V\n  leader when V >= 100\n  \
                compression skip inactive\n  rates 5% 2%\n  less leader at least 1%\n";
    let (plan, inputs) = (read("EUR", rule), chain(&[("A", 10), ("B", 0), ("C", 100)]));
    let mut found: Vec<Line> = Vec::new();
    let run = calculate(&inputs, &plan, &mut found).expect("a run");
    let told = Explainer::new(&inputs, &plan, &run).expect("its own run").line(&found[0]).expect("a line");
    let steps: Vec<_> = told.path.iter().map(|step| (step.member.as_str(), step.step)).collect();
    assert_eq!(steps, [("C", StepKind::Source), ("B", StepKind::Skipped), ("A", StepKind::Paid)]);
    assert_eq!(told.rate[0].key, "plan-rate-override");
    assert_eq!((told.rate[0].params["own"].as_str(), told.rate[0].params["rate"].as_str()), ("5%", "1%"));
    assert_eq!(told.amount, "1.00");
}
