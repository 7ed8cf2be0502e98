//! The calculator against the slow, obvious one on random small worlds over every kind of bonus;
//! independence of the order of rows; sums; telescoping; explanations that add up.
mod slow;

use std::collections::BTreeSet;

use commission::{Explainer, calculate, diff};
use kernel::{Rate, Rounding};
use plan::{Inputs, Kind, Line, Plan, Run, Source, StepKind, parse};
use proptest::prelude::*;
use slow::{
    BONUSES, Binary, Generation, Inactive, LINES, Left, Limits, Matching, Named, Over, Pairs, Rules, Skip,
    Small,
};

fn world() -> impl Strategy<Value = Small> {
    (1_usize..14).prop_flat_map(|count| {
        let parent = |member: usize| {
            if member == 0 { Just(None).boxed() } else { prop::option::weighted(0.9, 0..member).boxed() }
        };
        let parents = move || (0..count).map(parent).collect::<Vec<_>>();
        let sale = (0..count, 0_i64..5_000_000, prop::bool::weighted(0.1), prop::bool::weighted(0.15));
        let sale = sale.prop_map(|(buyer, units, starter, returned)| {
            (buyer, if returned { -units / 2 } else { units }, starter, returned)
        });
        let units = prop_oneof![3 => 1_i64..9_000_000, 1 => -4_000_000_i64..0];
        let lot = (0..count, 1_u16..4, 1_i32..4);
        (
            parents(),
            parents(),
            prop::collection::vec(prop::bool::weighted(0.15), count),
            prop::collection::vec(sale, 0..30),
            prop::collection::vec(1_u16..4, count),
            prop::collection::vec(prop::sample::select(vec!["", "", "O", "P"]), count),
            prop::collection::btree_map(lot, units, 0..12),
        )
            .prop_map(|(sponsor, placement, ended, sales, slots, owners, lots)| Small {
                sponsor,
                placement,
                ended,
                sales,
                slots,
                owners,
                lots: lots.into_iter().map(|((who, leg, ago), units)| (who, leg, ago, units)).collect(),
            })
    })
}

fn rate() -> impl Strategy<Value = Rate> {
    (0_i128..4000, prop::sample::select(vec![100_i128, 1_000, 10_000, 300]))
        .prop_map(|(over, under)| Rate::new(over / 10, under).expect("positive"))
        .prop_filter("a rate the plan text can hold", |rate| rate.to_string().parse::<Rate>() == Ok(*rate))
}

fn table() -> impl Strategy<Value = Vec<(i64, bool, Rate)>> {
    let bounds = prop::collection::btree_set((-50_i64..2_000, any::<bool>()), 1..5);
    (bounds, prop::collection::vec(rate(), 5)).prop_map(
        |(bounds, rates): (BTreeSet<(i64, bool)>, Vec<Rate>)| {
            bounds
                .into_iter()
                .zip(rates)
                .map(|((bound, above), rate)| (bound * 10_000, above, rate))
                .collect()
        },
    )
}

fn binary() -> impl Strategy<Value = Binary> {
    let volume = || 50_i64..1_000;
    let cycle = (rate(), volume(), 0_i64..600).prop_map(|(pays, weak, more)| {
        let pays = pays.checked_mul(Rate::new(100, 1).expect("whole")).expect("small");
        Pairs::Cycle(pays, (weak + more) * 10_000, weak * 10_000)
    });
    let even = (rate(), volume()).prop_map(|(pays, weak)| Pairs::Cycle(pays, weak * 10_000, weak * 10_000));
    let tiers = prop::collection::btree_map(volume(), 1_i128..500, 1..4).prop_map(|tiers| {
        let pays = |pays: i128| Rate::new(pays, 1).expect("whole");
        Pairs::Tiers(tiers.into_iter().map(|(bound, one)| (bound * 10_000, pays(one))).collect())
    });
    let weak = || (rate(), any::<bool>()).prop_map(|(rate, by_ratio)| Pairs::Weak(rate, by_ratio));
    let pay = prop_oneof![
        (Just(2_u16), prop_oneof![weak(), cycle, tiers.clone()]),
        (Just(3_u16), prop_oneof![weak(), even, tiers]),
    ];
    let bound = || prop::option::weighted(0.4, (1_i64..600).prop_map(|points| points * 10_000));
    let carry = prop_oneof![2 => Just(None), 1 => bound().prop_map(Some)];
    (pay, bound(), bound(), carry, any::<bool>()).prop_map(|((legs, pay), least, most, carry, lost)| {
        let most = if matches!(pay, Pairs::Tiers(_)) { None } else { most };
        Binary { legs, pay, least, most, carry, lost }
    })
}

fn limits() -> impl Strategy<Value = Limits> {
    let of = prop::sample::select(vec![0, 2, 3, 5, 6]);
    (of, 0_i64..20_000, 0_i64..60_000, 0_i64..90_000, any::<bool>(), rate(), any::<bool>()).prop_map(
        |(of, line, member, owner, owner_shared, company, company_shared)| Limits {
            line: (of, line),
            member,
            owner: (owner, owner_shared),
            company: (company, company_shared),
        },
    )
}

fn skip() -> impl Strategy<Value = Skip> {
    prop_oneof![Just(Skip::None), Just(Skip::Inactive), (0_u8..3).prop_map(Skip::Below)]
}

/// Rates by rank and level; some ranks have none.
fn lists() -> impl Strategy<Value = [Vec<Rate>; 3]> {
    let some = || prop::collection::vec(rate(), 0..4);
    (prop::collection::vec(rate(), 1..4), some(), some()).prop_map(|lists| [lists.0, lists.1, lists.2])
}

fn over() -> impl Strategy<Value = Over> {
    (0_u8..3, any::<bool>(), skip(), lists(), prop::option::of(rate()))
        .prop_map(|(leader, whole, skip, rates, less)| Over { leader, whole, skip, rates, less })
}

fn generation() -> impl Strategy<Value = Generation> {
    let inactive = prop::sample::select(vec![Inactive::Ends, Inactive::Extends, Inactive::Resets]);
    (prop::option::of(0_u8..3), inactive, lists(), 0_usize..LINES.len()).prop_map(
        |(boundary, inactive, rates, lines)| {
            // Where the count begins again there are only lines per level and payee.
            let lines = if inactive == Inactive::Resets { 2 + lines % 2 } else { lines };
            Generation { boundary, inactive, rates, lines }
        },
    )
}

/// Of bonuses, of limits too, of both together.
fn matching() -> impl Strategy<Value = Matching> {
    let of = prop::sample::subsequence((0..10).collect::<Vec<usize>>(), 1..4);
    let most = prop::option::of((0_i64..200).prop_map(|points| points * 10_000));
    (of, skip(), (lists(), lists(), lists()), any::<bool>(), most).prop_map(
        |(of, skip, rates, both, most)| Matching { of, skip, rates: [rates.0, rates.1, rates.2], both, most },
    )
}

fn rules() -> impl Strategy<Value = Rules> {
    (
        (
            prop::sample::select(Rounding::ALL.to_vec()),
            0_i64..200,
            any::<bool>(),
            0_i64..1_000,
            0_u32..3,
            0_u32..3,
            (0_i64..300, -100_i64..600),
        ),
        (rate(), table(), skip(), any::<bool>(), lists(), 0_usize..LINES.len(), rate()),
        (any::<bool>(), table(), any::<bool>(), rate(), any::<bool>()),
        (prop::option::of(0_u8..3), over(), generation(), matching(), binary(), limits()),
    )
        .prop_map(|(one, two, three, four)| Rules {
            rounding: one.0.0,
            active: one.1 * 10_000,
            active_above: one.2,
            silver: (one.3 * 10_000, one.4),
            gold: one.5,
            limit: (one.6.0 * 10_000, one.6.1 * 10_000),
            retail: two.0,
            brackets: two.1,
            skip: two.2,
            in_placement: two.3,
            levels: two.4,
            stop: four.0,
            over: four.1,
            generation: four.2,
            matching: four.3,
            level_lines: two.5,
            factor: two.6,
            must_be_active: three.0,
            steps: three.1,
            by_sale: three.2,
            pool: three.3,
            pool_equal: three.4,
            binary: four.4,
            limits: four.5,
        })
}

fn read(rules: &Rules) -> Plan {
    let text = rules.plan();
    parse(&text).unwrap_or_else(|problems| panic!("{text}\n{problems:?}"))
}

fn run(inputs: &Inputs, plan: &Plan) -> (Run, Vec<Line>) {
    let mut lines = Vec::new();
    let run = calculate(inputs, plan, &mut lines).unwrap_or_else(|problem| panic!("{problem}"));
    (run, lines)
}

fn named(inputs: &Inputs, lines: &[Line]) -> Vec<Named> {
    let name = |line: &Line| match line.kind {
        Source::Group => String::new(),
        Source::Member => inputs.members.ids.show(line.source as usize),
        Source::Sale => inputs.sales.ids.show(line.source as usize),
    };
    let payee = |line: &Line| inputs.members.ids.show(line.payee as usize);
    let bonus = |line: &Line| BONUSES[usize::from(line.bonus)].to_owned();
    let mut out: Vec<Named> = lines
        .iter()
        .map(|line| (bonus(line), payee(line), line.level, name(line), line.base, line.amount))
        .collect();
    out.sort();
    out
}

fn carry(inputs: &Inputs, run: &Run) -> Vec<Left> {
    let mut out: Vec<Left> = run
        .carry
        .iter()
        .map(|lot| (inputs.members.ids.show(lot.member as usize), lot.leg, lot.since, lot.units))
        .collect();
    out.sort();
    out
}

fn rows(count: usize) -> Vec<usize> {
    (0..count).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn agrees_with_the_slow_calculator(world in world(), rules in rules()) {
        let plan = read(&rules);
        let inputs = world.inputs(&rows(world.sponsor.len()), &rows(world.sales.len()));
        let (run, lines) = run(&inputs, &plan);
        let found = rules.find(&world);
        prop_assert_eq!(&run.members.active, &found.active);
        prop_assert_eq!(&run.members.rank, &found.rank);
        prop_assert_eq!(&run.members.paid_as, &found.paid_as);
        prop_assert_eq!(&run.members.figures[1].values, &found.gv);
        prop_assert_eq!(&run.members.figures[2].values, &found.lv);
        prop_assert_eq!(named(&inputs, &lines), found.lines, "{}", rules.plan());
        prop_assert_eq!(carry(&inputs, &run), found.carry, "{}", rules.plan());
        for (total, exact) in run.totals.iter().zip(found.exact) {
            prop_assert_eq!(total.exact, exact, "{}", &total.bonus);
        }
    }

    #[test]
    fn sums_hold(world in world(), rules in rules()) {
        let plan = read(&rules);
        let inputs = world.inputs(&rows(world.sponsor.len()), &rows(world.sales.len()));
        let (run, lines) = run(&inputs, &plan);
        for (index, total) in run.totals.iter().enumerate() {
            let own: Vec<&Line> = lines.iter().filter(|line| usize::from(line.bonus) == index).collect();
            prop_assert_eq!(total.lines, own.len() as u64);
            prop_assert_eq!(total.amount, own.iter().map(|line| line.amount).sum::<i64>());
            let paid = Rate::new(i128::from(total.amount), 1).expect("an integer");
            prop_assert_eq!(paid.checked_add(total.residue), Ok(total.exact));
            let payees: BTreeSet<u32> = own.iter().map(|line| line.payee).collect();
            prop_assert_eq!(total.payees, payees.len() as u64);
        }
        for (row, earned) in run.members.earned.iter().enumerate() {
            let own = lines.iter().filter(|line| line.payee as usize == row);
            prop_assert_eq!(*earned, own.map(|line| line.amount).sum::<i64>());
        }
        // Lines of one bonus and payee stand together.
        let mut seen = BTreeSet::new();
        for pair in lines.chunk_by(|one, two| (one.bonus, one.payee) == (two.bonus, two.payee)) {
            prop_assert!(seen.insert((pair[0].bonus, pair[0].payee)));
        }
    }

    #[test]
    fn nets_telescope_to_the_roots_gross(world in world(), mut rules in rules()) {
        rules.must_be_active = false;
        let plan = read(&rules);
        let inputs = world.inputs(&rows(world.sponsor.len()), &rows(world.sales.len()));
        let (run, _) = run(&inputs, &plan);
        let gv = &run.members.figures[1].values;
        let mut expected = Rate::ZERO;
        for (member, _) in world.sponsor.iter().enumerate().filter(|(_, parent)| parent.is_none()) {
            let reached = rules.steps.iter().rfind(|row| if row.1 { gv[member] > row.0 } else { gv[member] >= row.0 });
            let rate = reached.map_or(Rate::ZERO, |row| row.2);
            let gross = rate.checked_mul(Rate::new(i128::from(gv[member]), 100).expect("positive")).expect("small");
            expected = expected.checked_add(gross).expect("small");
        }
        prop_assert_eq!(run.totals[3].exact, expected);
    }

    #[test]
    fn the_order_of_rows_changes_nothing(
        world in world(),
        rules in rules(),
        seed in any::<u64>(),
    ) {
        let plan = read(&rules);
        let (members, sales) = (rows(world.sponsor.len()), rows(world.sales.len()));
        let plain = world.inputs(&members, &sales);
        let mut seeded = commission::synth::Seeded::new(seed);
        let mut shuffle = |mut rows: Vec<usize>| {
            for at in (1..rows.len()).rev() {
                rows.swap(at, seeded.below(at as u64 + 1) as usize);
            }
            rows
        };
        let (members, sales) = (shuffle(members), shuffle(sales));
        let mixed = world.inputs(&members, &sales);
        let ((one, one_lines), (two, two_lines)) = (run(&plain, &plan), run(&mixed, &plan));
        prop_assert_eq!(one.result_hash, two.result_hash);
        prop_assert_eq!(one.input_digest, two.input_digest);
        prop_assert_eq!(&one.totals, &two.totals);
        prop_assert_eq!(named(&plain, &one_lines), named(&mixed, &two_lines));
        prop_assert_eq!(carry(&plain, &one), carry(&mixed, &two));
        for (row, member) in members.iter().enumerate() {
            prop_assert_eq!(one.members.earned[*member], two.members.earned[row]);
            prop_assert_eq!(one.members.rank[*member], two.members.rank[row]);
        }
        let same = diff((&one, &plain.members.ids), (&two, &mixed.members.ids)).expect("one currency");
        prop_assert!(same.changed.is_empty() && same.amount == 0 && same.added == 0 && same.removed == 0);
    }

    #[test]
    fn a_changed_input_changes_the_digest_and_the_diff_names_who(world in world(), rules in rules()) {
        let plan = read(&rules);
        let inputs = world.inputs(&rows(world.sponsor.len()), &rows(world.sales.len()));
        let mut richer = world.clone();
        richer.sales.push((0, 10_000_000, false, false));
        let more = richer.inputs(&rows(richer.sponsor.len()), &rows(richer.sales.len()));
        let ((old, _), (new, _)) = (run(&inputs, &plan), run(&more, &plan));
        prop_assert_ne!(old.input_digest, new.input_digest);
        prop_assert_ne!(old.result_hash, new.result_hash);
        let found = diff((&old, &inputs.members.ids), (&new, &more.members.ids)).expect("one currency");
        let moved: i64 = found.changed.iter().map(|change| change.new - change.old).sum();
        prop_assert_eq!(found.amount, moved);
        for change in &found.changed {
            let row = change.new_row.expect("nobody left");
            prop_assert_eq!(change.new, new.members.earned[row]);
        }
    }

    #[test]
    fn explanations_add_up(world in world(), rules in rules()) {
        let plan = read(&rules);
        let inputs = world.inputs(&rows(world.sponsor.len()), &rows(world.sales.len()));
        let (run, lines) = run(&inputs, &plan);
        let explainer = Explainer::new(&inputs, &plan, &run).expect("its own run");
        for line in &lines {
            let told = explainer.line(line).unwrap_or_else(|problem| panic!("{problem} {line:?}"));
            let exact: Rate = told.rounding.params["exact"].parse().expect("a fraction");
            let cents = exact.checked_mul(Rate::new(100, 1).expect("an integer")).expect("small");
            let rounded = rules.rounding.divide(cents.numerator(), cents.denominator()).expect("small");
            if told.rounding.key != "plan-rounding" {
                let off = cents.checked_sub(Rate::new(i128::from(line.amount), 1).expect("whole")).expect("small");
                let within = off.numerator().abs() < off.denominator();
                prop_assert!(within, "less than a cent off its exact part: {:?}\n{}", told, rules.plan());
            } else {
                prop_assert_eq!(rounded, i128::from(line.amount), "{:?}\n{}", told, rules.plan());
            }
            if !told.parts.is_empty() && !told.more_parts {
                let mut sum = Rate::ZERO;
                for part in &told.parts {
                    sum = sum.checked_add(part.amount.parse().expect("a fraction")).expect("small");
                }
                prop_assert_eq!(sum, exact, "{:?}", told);
            }
            prop_assert_eq!(told.path.last().map(|step| step.step), Some(StepKind::Paid));
            let levels = told.path.iter().filter(|step| step.level.is_some()).count();
            let limit = matches!(plan.bonuses[usize::from(line.bonus)].kind, Kind::Limit(_));
            if line.kind != Source::Group && !limit {
                prop_assert_eq!(levels, usize::from(line.level));
            }
        }
        for (row, earned) in run.members.earned.iter().enumerate() {
            let any = lines.iter().any(|line| line.payee as usize == row);
            let reasons = explainer.reasons(row);
            if *earned == 0 && !any {
                prop_assert!(!reasons.is_empty(), "member {} has nothing and no reason", row);
            }
            if let Some((_, checks)) = explainer.next_rank(row) {
                let sure = checks.iter().all(|check| check.met);
                prop_assert!(!sure, "the next rank is not earned, so something is missing");
            }
        }
    }
}
