//! The engine against a slow and obvious one on random small worlds; the order of inputs; sums; what is refused.

use kernel::{Currency, Date, Money, Rate, Rounding};
use proptest::prelude::*;
use settle::{
    Account, Base, Batch, Bracket, Credit, Debt, DebtKind, Fee, Guarantee, Hold, LineKind, Minimum, Outcome,
    Payee, Recovery, Round, Rules, Settlement, Step, Withholding, settle,
};

const EUR: Currency = Currency::EUR;

fn money(minor: i64) -> Money {
    Money::from_minor(minor, EUR)
}

fn points(basis: i64) -> Rate {
    Rate::new(i128::from(basis), 10_000).expect("a rate")
}

fn day(days: i32) -> Date {
    Date::from_days(20_000 + days).expect("a day")
}

/// One account in plain numbers, all in cents and hundredths of a percent.
#[derive(Debug, Clone)]
struct Small {
    credits: Vec<i64>,
    kept: Vec<i64>,
    debts: Vec<(i32, i64)>,
    guarantee: Option<(i64, bool)>,
    minimum: i64,
    taxed: i64,
    hold: Option<(i32, i32)>,
}

/// Rules in plain numbers. The share taxed is in tenths.
#[derive(Debug, Clone)]
struct Plain {
    steps: Vec<Step>,
    mode: Rounding,
    minimum: i64,
    fee: (i64, i64, Base, Option<i64>, Option<i64>),
    tax: (Base, i64, Vec<(i64, i64)>, bool, i64),
    share: i64,
}

/// Rounds `value / scale` to a multiple of `step` by looking at the two neighbours.
fn nearest(value: i64, scale: i64, step: i64, mode: Rounding) -> i64 {
    let whole = scale * step;
    let below = value.div_euclid(whole);
    let rest = value - below * whole;
    let inward = if value >= 0 { below } else { below + 1 };
    let outward = if value >= 0 { below + 1 } else { below };
    let chosen = match (rest, mode) {
        (0, _) => below,
        (_, Rounding::Floor) => below,
        (_, Rounding::Ceiling) => below + 1,
        (_, Rounding::Down) => inward,
        (_, Rounding::Up) => outward,
        _ if rest * 2 < whole => below,
        _ if rest * 2 > whole => below + 1,
        (_, Rounding::HalfUp) => outward,
        (_, Rounding::HalfDown) => inward,
        _ => below + below.rem_euclid(2),
    };
    chosen * step
}

/// What one account comes to: payout, taken by debts, fee, tax, what stays, and what is owed.
#[derive(Debug, PartialEq, Eq)]
struct Slow {
    payout: i64,
    recovered: i64,
    fee: i64,
    tax: i64,
    stays: i64,
    owed: i64,
}

fn slow(rules: &Plain, one: &Small) -> Slow {
    let earned: i64 = one.credits.iter().sum();
    let mut gross = earned + one.kept.iter().sum::<i64>();
    let mut owed: i64 = one.debts.iter().map(|debt| debt.1).sum();
    let mut floor = 0;
    if let Some((guarantee, recoverable)) = one.guarantee {
        floor = guarantee;
        gross += (guarantee - earned).max(0);
        owed += if recoverable { (guarantee - earned).max(0) } else { 0 };
    }
    let nothing = Slow { payout: 0, recovered: 0, fee: 0, tax: 0, stays: gross, owed };
    if one.hold.is_some_and(|(from, until)| from <= 0 && 0 < until) {
        return nothing;
    }
    let (mut left, mut recovered, mut fee, mut tax) = (gross, 0, 0, 0);
    for step in &rules.steps {
        let base = |base: Base| if base == Base::Gross { gross.max(0) } else { left.max(0) };
        match step {
            Step::Debts => {
                let most = nearest(gross.max(0) * rules.share, 10_000, 1, rules.mode);
                // Cent by cent, as long as there is something to give and somebody to give it to.
                while recovered < owed && left > floor && recovered < most {
                    recovered += 1;
                    left -= 1;
                }
            }
            Step::Fees => {
                let (fixed, percent, of, least, most) = rules.fee;
                let mut exact = fixed * 10_000 + percent * base(of);
                exact = exact.max(least.unwrap_or(0) * 10_000);
                exact = exact.min(most.map_or(i64::MAX, |most| most * 10_000));
                fee = nearest(exact, 10_000, 1, rules.mode);
                left -= fee;
            }
            Step::Withholding => {
                let (of, share, brackets, yearly, step) = &rules.tax;
                let before = if *yearly { one.taxed } else { 0 };
                // Tenth of a cent by tenth of a cent, each at the rate of the bracket it lies in.
                let mut exact = 0;
                for tenth in before * share..(before + base(*of)) * share {
                    let own = brackets.iter().rev().find(|(from, _)| from * 10 <= tenth);
                    exact += own.expect("a bracket from zero").1;
                }
                tax = nearest(exact, 100_000, *step, rules.mode);
                left -= tax;
            }
        }
    }
    if left <= 0 || left < rules.minimum.max(one.minimum) {
        return nothing;
    }
    Slow { payout: left, recovered, fee, tax, stays: 0, owed: owed - recovered }
}

fn rules_of(plain: &Plain) -> Rules {
    let (fixed, percent, base, least, most) = plain.fee;
    let fee = Fee {
        code: "fee".into(),
        currency: EUR,
        country: None,
        method: None,
        fixed: Some(money(fixed)),
        percent: Some(points(percent)),
        base,
        least: least.map(money),
        most: most.map(money),
        round: None,
    };
    let (base, share, brackets, yearly, step) = &plain.tax;
    let bracket = |(from, rate): &(i64, i64)| Bracket { from: money(*from), rate: points(*rate) };
    let tax = Withholding {
        code: "tax".into(),
        country: "FR".into(),
        profile: None,
        currency: EUR,
        base: *base,
        kinds: Vec::new(),
        share: points(share * 1000),
        brackets: brackets.iter().map(bracket).collect(),
        yearly: *yearly,
        round: Some(Round { mode: plain.mode, to: Some(money(*step)) }),
    };
    let has = |step| plain.steps.contains(&step);
    Rules {
        steps: plain.steps.clone(),
        rounding: plain.mode,
        minimum: vec![Minimum { country: None, amount: money(plain.minimum) }],
        fees: if has(Step::Fees) { vec![fee] } else { Vec::new() },
        withholding: if has(Step::Withholding) { vec![tax] } else { Vec::new() },
        recovery: Recovery { share: points(plain.share) },
    }
}

fn payee_of((at, one): (usize, &Small)) -> Payee {
    let credit = |source: &str, (n, minor): (usize, &i64)| Credit {
        source: format!("{source}-{n}"),
        kind: "unilevel".into(),
        amount: money(*minor),
    };
    let debt = |(n, (since, open)): (usize, &(i32, i64))| Debt {
        since: day(*since),
        id: format!("debt-{n}"),
        kind: DebtKind::Clawback,
        open: money(*open),
    };
    let account = Account {
        currency: EUR,
        credits: one.credits.iter().enumerate().map(|n| credit("run", n)).collect(),
        kept: one.kept.iter().enumerate().map(|n| credit("kept", n)).collect(),
        debts: one.debts.iter().enumerate().map(debt).collect(),
        guarantee: one.guarantee.map(|(minor, recoverable)| Guarantee { amount: money(minor), recoverable }),
        minimum: Some(money(one.minimum)),
        taxed: [("tax".to_owned(), money(one.taxed))].into(),
    };
    let hold =
        |(from, until): (i32, i32)| Hold { reason: "x".into(), from: day(from), until: Some(day(until)) };
    Payee {
        id: format!("P{at}"),
        country: "FR".into(),
        profile: None,
        method: None,
        holds: one.hold.map(hold).into_iter().collect(),
        blocks: Vec::new(),
        accounts: vec![account],
    }
}

fn batch_of(small: &[Small]) -> Batch {
    Batch { reference: "S".into(), on: day(0), payees: small.iter().enumerate().map(payee_of).collect() }
}

fn small() -> impl Strategy<Value = Small> {
    let list = || prop::collection::vec(-200_i64..1_500, 0..4);
    (
        list(),
        list(),
        prop::collection::vec((-90_i32..0, 1_i64..900), 0..4),
        prop::option::weighted(0.4, (0_i64..1_200, any::<bool>())),
        prop_oneof![3 => Just(0_i64), 1 => 0_i64..900],
        0_i64..1_500,
        prop::option::weighted(0.2, (-2_i32..2, -1_i32..3)),
    )
        .prop_map(|(credits, kept, debts, guarantee, minimum, taxed, hold)| Small {
            credits,
            kept,
            debts,
            guarantee,
            minimum,
            taxed,
            hold,
        })
}

fn plain() -> impl Strategy<Value = Plain> {
    let steps = Just(vec![Step::Debts, Step::Fees, Step::Withholding]).prop_shuffle();
    let steps = (steps, 0_usize..4).prop_map(|(steps, count)| steps[..count].to_vec());
    let base = || prop::sample::select(vec![Base::Gross, Base::Left]);
    let bound = || prop::option::of(0_i64..60);
    let fee = (0_i64..40, 0_i64..900, base(), bound(), bound())
        .prop_filter("least and most in order", |fee| {
            fee.3.zip(fee.4).is_none_or(|(least, most)| least <= most)
        });
    let brackets = prop::collection::btree_map(1_i64..2_500, 0_i64..5_000, 0..3)
        .prop_map(|more| [(0, 700)].into_iter().chain(more).collect::<Vec<(i64, i64)>>());
    let tax = (base(), 0_i64..11, brackets, any::<bool>(), prop::sample::select(vec![1_i64, 5, 100]));
    let mode = prop::sample::select(Rounding::ALL.map(|(mode, _)| mode).to_vec());
    (steps, mode, prop_oneof![Just(0_i64), 0_i64..600], fee, tax, 0_i64..=10_000)
        .prop_map(|(steps, mode, minimum, fee, tax, share)| Plain { steps, mode, minimum, fee, tax, share })
}

fn sum(made: &Settlement, kind: LineKind) -> i64 {
    made.lines.iter().filter(|line| line.kind == kind).map(|line| line.amount.minor()).sum()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn as_the_slow_and_obvious_one(plain in plain(), worlds in prop::collection::vec(small(), 1..4)) {
        let made = settle(&batch_of(&worlds), &rules_of(&plain)).expect("small numbers");
        prop_assert_eq!(made.len(), worlds.len());
        for (made, one) in made.iter().zip(&worlds) {
            let found = Slow {
                payout: made.payout.minor(),
                recovered: -sum(made, LineKind::Recovery),
                fee: -sum(made, LineKind::Fee),
                tax: -sum(made, LineKind::Withheld),
                stays: made.kept.iter().map(|credit| credit.amount.minor()).sum(),
                owed: made.debts.iter().map(|debt| debt.open.minor()).sum(),
            };
            prop_assert_eq!(&found, &slow(&plain, one));
            // To the cent: credits less deductions are what leaves and what stays.
            let lines: i64 = made.lines.iter().map(|line| line.amount.minor()).sum();
            prop_assert_eq!(lines, found.payout + found.stays);
            prop_assert_eq!(made.balance.minor(), found.stays - found.owed);
            prop_assert!(found.payout >= 0);
            prop_assert_eq!(made.outcome == Outcome::Paid, found.payout > 0);
            prop_assert_eq!(made.outcome == Outcome::Paid, made.why.is_empty());
            // The oldest first: no debt is touched while an older one is open.
            let ages: Vec<_> = made.debts.iter().map(|debt| (debt.since, &debt.id)).collect();
            prop_assert!(ages.is_sorted());
        }
    }

    #[test]
    fn the_order_of_inputs_changes_nothing(
        plain in plain(),
        worlds in prop::collection::vec(small(), 1..4),
        turn in 0_usize..5,
    ) {
        let batch = batch_of(&worlds);
        let mut turned = batch.clone();
        turned.payees.reverse();
        for payee in &mut turned.payees {
            payee.holds.reverse();
            for account in &mut payee.accounts {
                for credits in [&mut account.credits, &mut account.kept] {
                    let by = turn.min(credits.len());
                    credits.rotate_left(by);
                }
                account.debts.reverse();
            }
        }
        prop_assert_eq!(settle(&batch, &rules_of(&plain)), settle(&turned, &rules_of(&plain)));
    }

    /// What stays goes into the next settlement as it came out, and money neither arises nor disappears on the way.
    #[test]
    fn settling_on_loses_nothing(plain in plain(), one in small(), next in prop::collection::vec(0_i64..900, 0..3)) {
        let one = Small { guarantee: None, ..one };
        let first = settle(&batch_of(std::slice::from_ref(&one)), &rules_of(&plain)).expect("small");
        let mut batch = batch_of(&[Small { credits: next.clone(), kept: vec![], debts: vec![], ..one.clone() }]);
        batch.reference = "S2".into();
        let account = &mut batch.payees[0].accounts[0];
        for (n, credit) in account.credits.iter_mut().enumerate() {
            credit.source = format!("second-{n}");
        }
        account.kept = first[0].kept.clone();
        account.debts = first[0].debts.clone();
        let second = settle(&batch, &rules_of(&plain)).expect("small");
        let both = [&first[0], &second[0]];
        let paid: i64 = both.iter().map(|made| made.payout.minor()).sum();
        let taken: i64 = both.iter().map(|made| sum(made, LineKind::Fee) + sum(made, LineKind::Withheld)).sum();
        let came: i64 = one.credits.iter().chain(&one.kept).chain(&next).sum();
        let owed: i64 = one.debts.iter().map(|debt| debt.1).sum();
        prop_assert_eq!(came - owed + taken, paid + second[0].balance.minor());
    }
}
