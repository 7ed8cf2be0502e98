//! The plan of the public benchmark over a small company of its generator: every bonus pays, the legs bring what
//! the month before left, and the result stays the one that is published.

use commission::calculate;
use commission::synth::{Shape, placed};
use plan::Line;

#[test]
fn every_bonus_of_the_public_benchmark_pays() {
    let text = include_str!("../../../data/bench/hybrid.plan");
    let plan = plan::parse(text).unwrap_or_else(|problems| panic!("{problems:?}"));
    let inputs = placed(20_000, 40_000, Shape::Network { levels: 21 }, 7).expect("a world");
    let mut lines: Vec<Line> = Vec::new();
    let run = calculate(&inputs, &plan, &mut lines).expect("a run");
    for total in &run.totals {
        assert!(total.lines > 0 && total.amount > 0, "{total:?}");
    }
    assert!(!run.carry.is_empty());
    // The same for any number of threads and any machine.
    expect_test::expect!["12c23405aebd27183bc10f9376ff2dca093061154858a6c21d99a03bbb7b6b09"]
        .assert_eq(&run.result_hash.to_string());
}

#[test]
fn nobody_shares_a_place() {
    let inputs = placed(20_000, 0, Shape::Network { levels: 21 }, 7).expect("a world");
    let members = &inputs.members;
    let places: std::collections::BTreeSet<_> = members.placement.iter().zip(&members.leg).collect();
    assert_eq!(places.len(), 20_000);
    assert!(members.leg.iter().all(|leg| *leg <= 2));
}
