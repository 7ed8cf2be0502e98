//! Planted faults: each must be found and named, in every world where it can be planted.

use plan::{Inputs, Line, NONE, Plan, Run, Source};
use recheck::{Report, check};

use crate::worlds::{Dice, EVERYTHING, STAIRS, bring, plan, run, world};

struct Case {
    plan: Plan,
    inputs: Inputs,
    run: Run,
    lines: Vec<Line>,
}

impl Case {
    fn report(&self) -> Report {
        check(&self.plan, &self.inputs, &self.run, &self.lines)
    }

    fn member(&self, row: u32) -> String {
        self.inputs.members.ids.show(row as usize)
    }
}

/// Plants `fault` in many worlds. It returns what the report must say, or nothing where it cannot be
/// planted; at least 30 worlds must take it.
fn find(mut fault: impl FnMut(&mut Case, &mut Dice) -> Option<Vec<String>>) {
    let plan = plan(EVERYTHING);
    let mut planted = 0;
    for seed in 0..120 {
        let mut inputs = world(seed);
        bring(&plan, &mut inputs, seed);
        let (run, lines) = run(&plan, &inputs);
        let mut case = Case { plan: plan.clone(), inputs, run, lines };
        let Some(expected) = fault(&mut case, &mut Dice::new(seed + 1_000)) else { continue };
        planted += 1;
        let report = case.report();
        let said: Vec<String> = report.problems.iter().map(ToString::to_string).collect();
        let named = said.iter().any(|text| expected.iter().all(|part| text.contains(part.as_str())));
        assert!(named, "seed {seed}: {expected:?} not in\n{}", said.join("\n"));
        assert_eq!(report.found.min(recheck::MAX_LISTED as u64), report.problems.len() as u64);
    }
    assert!(planted >= 30, "planted only {planted} times");
}

/// A random line that satisfies `want`.
fn line(case: &Case, dice: &mut Dice, want: impl Fn(&Line) -> bool) -> Option<usize> {
    let fitting: Vec<usize> = (0..case.lines.len()).filter(|at| want(&case.lines[*at])).collect();
    if fitting.is_empty() { None } else { Some(fitting[dice.below(fitting.len() as u64) as usize]) }
}

fn named(case: &Case, code: &str, line: &Line) -> Vec<String> {
    let bonus = &case.plan.bonuses[usize::from(line.bonus)].name;
    vec![
        code.to_owned(),
        format!("payee={})", case.member(line.payee)).replace(')', ""),
        format!("bonus={bonus}"),
        format!("level={}", line.level),
    ]
}

#[test]
fn a_wrong_rate() {
    find(|case, dice| {
        let at = line(case, dice, |line| line.rate != Line::MIXED)?;
        let rates = case.run.rates.len() as u64;
        let other = (u64::from(case.lines[at].rate) + 1 + dice.below(rates - 1)) % rates;
        case.lines[at].rate = other as u16;
        Some(named(case, "recheck-line-rate", &case.lines[at]))
    });
}

#[test]
fn a_wrong_base_and_a_wrong_rounding() {
    find(|case, dice| {
        let at = line(case, dice, |_| true)?;
        case.lines[at].base += 1;
        Some(named(case, "recheck-line-base", &case.lines[at]))
    });
    find(|case, dice| {
        let at = line(case, dice, |_| true)?;
        case.lines[at].amount += if dice.below(2) == 0 { 1 } else { -1 };
        Some(named(case, "recheck-line-amount", &case.lines[at]))
    });
}

#[test]
fn a_lost_line() {
    find(|case, dice| {
        let at = line(case, dice, |_| true)?;
        let lost = case.lines.remove(at);
        Some(named(case, "recheck-line-lost", &lost))
    });
}

#[test]
fn a_doubled_line() {
    find(|case, dice| {
        let at = line(case, dice, |_| true)?;
        let twice = case.lines[at];
        case.lines.push(twice);
        Some(named(case, "recheck-line-doubled", &twice))
    });
}

#[test]
fn a_misrouted_line() {
    find(|case, dice| {
        let members = case.inputs.members.ids.len() as u64;
        let at = line(case, dice, |line| line.kind != Source::Group && members > 1)?;
        let right = case.member(case.lines[at].payee);
        let payee = (u64::from(case.lines[at].payee) + 1 + dice.below(members - 1)) % members;
        let same = |line: &Line, other: &Line| {
            (line.bonus, line.level, line.source, line.kind)
                == (other.bonus, other.level, other.source, other.kind)
        };
        // Where the other person is paid for the same source too, the line counts as that person's second.
        if case.lines.iter().any(|l| u64::from(l.payee) == payee && same(l, &case.lines[at])) {
            return None;
        }
        case.lines[at].payee = payee as u32;
        let mut expected = named(case, "recheck-line-misrouted", &case.lines[at]);
        expected.push(format!("expected={right}"));
        Some(expected)
    });
}

#[test]
fn a_line_on_the_wrong_level_or_of_another_source() {
    find(|case, dice| {
        let at = line(case, dice, |line| line.level > 0 && line.kind != Source::Group)?;
        case.lines[at].level += 40;
        Some(named(case, "recheck-line-level", &case.lines[at]))
    });
    find(|case, dice| {
        let sales = case.inputs.sales.ids.len() as u64;
        let at = line(case, dice, |line| line.kind == Source::Sale && sales > 1)?;
        let lost = case.lines[at];
        case.lines[at].source = ((u64::from(lost.source) + 1 + dice.below(sales - 1)) % sales) as u32;
        Some(vec!["recheck-line-".to_owned(), format!("payee={}", case.member(lost.payee))])
    });
}

#[test]
fn a_line_that_nobody_owes() {
    find(|case, dice| {
        let at = line(case, dice, |line| line.kind == Source::Group && line.level == 0)?;
        let extra = Line { level: 77, ..case.lines[at] };
        case.lines.push(extra);
        Some(named(case, "recheck-line-unfounded", &extra))
    });
}

#[test]
fn lines_that_point_nowhere() {
    for spoil in [
        |line: &mut Line| line.payee = 1_000,
        |line: &mut Line| line.bonus = 99,
        |line: &mut Line| line.rate = Line::MIXED - 1,
        |line: &mut Line| (line.kind, line.source) = (Source::Sale, 10_000),
        |line: &mut Line| (line.kind, line.source) = (Source::Group, 0),
        |line: &mut Line| (line.kind, line.source) = (Source::Member, NONE),
    ] {
        find(|case, dice| {
            let at = line(case, dice, |_| true)?;
            spoil(&mut case.lines[at]);
            Some(vec!["recheck-line-malformed".to_owned()])
        });
    }
}

#[test]
fn a_wrong_rank_volume_or_activity() {
    find(|case, dice| {
        let row = dice.below(case.inputs.members.ids.len() as u64) as usize;
        case.run.members.rank[row] = (case.run.members.rank[row] + 1) % 4;
        Some(vec!["recheck-rank ".to_owned(), format!("member=M{row}")])
    });
    find(|case, dice| {
        let row = dice.below(case.inputs.members.ids.len() as u64) as usize;
        case.run.members.paid_as[row] = (case.run.members.paid_as[row] + 3) % 4;
        Some(vec!["recheck-paid-as ".to_owned(), format!("member=M{row}")])
    });
    find(|case, dice| {
        let row = dice.below(case.inputs.members.ids.len() as u64) as usize;
        case.run.members.active[row] ^= true;
        Some(vec!["recheck-active ".to_owned(), format!("member=M{row}")])
    });
    find(|case, dice| {
        let row = dice.below(case.inputs.members.ids.len() as u64) as usize;
        let figures = case.run.members.figures.len() as u64;
        let figure = &mut case.run.members.figures[dice.below(figures) as usize];
        figure.values[row] -= 1;
        Some(vec![format!("figure={}", figure.name), format!("member=M{row}")])
    });
    find(|case, dice| {
        let row = dice.below(case.inputs.members.ids.len() as u64) as usize;
        case.run.members.earned[row] += 1;
        Some(vec!["recheck-earned ".to_owned(), format!("member=M{row}")])
    });
}

#[test]
fn a_broken_limit() {
    let limits = |case: &Case, line: &Line| {
        matches!(case.plan.bonuses[usize::from(line.bonus)].kind, plan::Kind::Limit(_))
    };
    // Less is cut than must be, and the member's sum agrees with it.
    find(|case, dice| {
        let at = line(case, dice, |line| limits(case, line) && line.amount < -1)?;
        case.lines[at].amount += 1;
        case.run.members.earned[case.lines[at].payee as usize] += 1;
        Some(named(case, "recheck-line-amount", &case.lines[at]))
    });
    find(|case, dice| {
        let at = line(case, dice, |line| limits(case, line))?;
        let lost = case.lines.remove(at);
        Some(named(case, "recheck-line-lost", &lost))
    });
}

#[test]
fn a_wrong_lot_of_a_leg() {
    let lot = |case: &Case, dice: &mut Dice| -> Option<usize> {
        let lots = case.run.carry.len() as u64;
        if lots == 0 { None } else { Some(dice.below(lots) as usize) }
    };
    let named = |case: &Case, lot: &plan::Lot| {
        let bonus = &case.plan.bonuses[usize::from(lot.bonus)].name;
        let member = case.member(lot.member);
        vec![
            "recheck-carry ".to_owned(),
            format!("bonus={bonus}"),
            format!("leg={}", lot.leg),
            format!("member={member}"),
        ]
    };
    find(|case, dice| {
        let at = lot(case, dice)?;
        case.run.carry[at].units += 1;
        Some(named(case, &case.run.carry[at]))
    });
    find(|case, dice| {
        let at = lot(case, dice)?;
        let lost = case.run.carry.remove(at);
        Some(named(case, &lost))
    });
    // The sum is right, but it is said to have come in another month.
    find(|case, dice| {
        let at = lot(case, dice)?;
        case.run.carry[at].since -= 1;
        Some(named(case, &case.run.carry[at]))
    });
}

#[test]
fn a_wrong_total() {
    for part in ["lines", "payees", "amount", "exact", "residue", "name"] {
        find(|case, dice| {
            let total = &mut case.run.totals[dice.below(case.plan.bonuses.len() as u64) as usize];
            match part {
                "lines" => total.lines += 1,
                "payees" => total.payees += 1,
                "amount" => total.amount -= 1,
                "exact" => total.exact = total.exact.checked_add(kernel::Rate::ONE).unwrap(),
                "residue" => total.residue = total.residue.checked_add("1/3".parse().unwrap()).unwrap(),
                _ => total.bonus += "x",
            }
            Some(vec!["recheck-total ".to_owned(), format!("part={part}")])
        });
    }
}

#[test]
fn columns_that_are_missing_or_too_short() {
    find(|case, _| {
        case.run.members.figures.remove(0);
        Some(vec!["recheck-rows".to_owned(), "part=PV".to_owned()])
    });
    find(|case, _| {
        case.run.members.earned.pop();
        Some(vec!["recheck-rows".to_owned(), "part=earned".to_owned()])
    });
    find(|case, _| {
        case.run.totals.pop();
        Some(vec!["recheck-rows".to_owned(), "part=totals".to_owned()])
    });
}

#[test]
fn a_run_of_another_plan_period_or_currency() {
    find(|case, _| {
        case.run.version = "2".to_owned();
        Some(vec!["recheck-head".to_owned(), "part=version".to_owned()])
    });
    find(|case, _| {
        case.run.period = "2026-09".parse().unwrap();
        Some(vec!["recheck-head".to_owned(), "part=period".to_owned()])
    });
    find(|case, _| {
        case.run.currency = kernel::Currency::USD;
        Some(vec!["recheck-head".to_owned(), "part=currency".to_owned()])
    });
}

#[test]
fn a_consistent_fraud_is_found_by_the_inputs() {
    // Somebody changed a sale after the run: every line of it is consistent, but no longer what is due.
    find(|case, dice| {
        let counts = |line: &Line| {
            line.kind == Source::Sale && case.inputs.sales.kind.get(line.source as usize) != "starter"
        };
        let at = line(case, dice, counts)?;
        let sale = case.lines[at].source as usize;
        let plan::Values::Number(pv) = &mut case.inputs.sales.columns[0].values else { return None };
        pv[sale] += 500_000;
        Some(vec!["recheck-figure ".to_owned(), "figure=PV".to_owned()])
    });
}

#[test]
fn thousands_of_faults_are_counted_and_some_are_named() {
    let plan = plan(STAIRS);
    let shape = commission::synth::Shape::Network { levels: 9 };
    let inputs = commission::synth::world(3_000, 9_000, shape, 3).unwrap();
    let (run, mut lines) = run(&plan, &inputs);
    assert!(check(&plan, &inputs, &run, &lines).is_good());
    lines.iter_mut().for_each(|line| line.amount += 1);
    let report = check(&plan, &inputs, &run, &lines);
    assert_eq!(report.problems.len(), recheck::MAX_LISTED);
    assert!(report.found > 500, "{}", report.found);
}
