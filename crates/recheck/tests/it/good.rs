//! Runs that are right are accepted, in every order of lines.

use proptest::prelude::*;
use recheck::check;

use crate::worlds::{EVERYTHING, LEVELS, STAIRS, bring, plan, run, world};

fn accepted(text: &str, seed: u64) -> Result<(), TestCaseError> {
    let (plan, mut inputs) = (plan(text), world(seed));
    bring(&plan, &mut inputs, seed);
    let (run, mut lines) = run(&plan, &inputs);
    let report = check(&plan, &inputs, &run, &lines);
    let said = report.problems.iter().map(|p| p.to_string() + "\n").collect::<String>();
    prop_assert!(report.is_good(), "seed {}:\n{}", seed, said);
    prop_assert_eq!(report.lines_due, lines.len() as u64);
    lines.reverse();
    prop_assert!(check(&plan, &inputs, &run, &lines).is_good());
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn everything(seed: u64) {
        accepted(EVERYTHING, seed)?;
    }

    #[test]
    fn stairs(seed: u64) {
        accepted(STAIRS, seed)?;
    }

    #[test]
    fn levels(seed: u64) {
        accepted(LEVELS, seed)?;
    }
}

#[test]
fn worlds_are_not_empty() {
    let plan = plan(EVERYTHING);
    let mut paid = vec![0; plan.bonuses.len()];
    let mut ranks = [0; 4];
    for seed in 0..200 {
        let mut inputs = world(seed);
        bring(&plan, &mut inputs, seed);
        let (run, lines) = run(&plan, &inputs);
        lines.iter().for_each(|line| paid[usize::from(line.bonus)] += 1);
        run.members.rank.iter().for_each(|rank| ranks[usize::from(*rank)] += 1);
    }
    assert!(paid.iter().all(|lines| *lines > 50), "every bonus pays in some world: {paid:?}");
    assert!(ranks.iter().all(|members| *members > 20), "every rank is borne in some world: {ranks:?}");
}

#[test]
fn long_sums_of_mixed_rates_stay_exact() {
    let shape = commission::synth::Shape::Network { levels: 20 };
    let inputs = commission::synth::world(100_000, 200_000, shape, 11).unwrap();
    let plan = plan(STAIRS);
    let (run, lines) = run(&plan, &inputs);
    let report = check(&plan, &inputs, &run, &lines);
    assert!(report.is_good(), "{:?}", report.problems);
}

#[test]
fn a_chain_ten_thousand_deep_is_accepted() {
    let shape = commission::synth::Shape::Chains { length: 10_000 };
    let inputs = commission::synth::world(20_000, 40_000, shape, 7).unwrap();
    let plan = plan(STAIRS);
    let (run, lines) = run(&plan, &inputs);
    assert!(check(&plan, &inputs, &run, &lines).is_good());
}
