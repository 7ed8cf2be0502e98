//! Names the differences between lines that are due and lines that stand in a run: a wrong rate, base or
//! amount, a line that went to somebody else, is missing, stands twice, or has no reason at all.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{Points, Rate};
use plan::{Line, Source};

use crate::expect::Due;
use crate::report::{Names, Report};

/// What identifies a line apart from its figures.
fn key(line: &Due) -> (u16, u32, u16, Source, u32) {
    (line.bonus, line.payee, line.level, line.kind, line.source)
}

/// Reports every difference; both lists hold only lines of payees whose lines differ.
pub fn report(due: &[Due], paid: &[Due], names: &Names<'_>, report: &mut Report) {
    let keys: BTreeSet<_> = due.iter().map(key).collect();
    let (missing, extra) = unequal(due, paid);
    let (pairs, missing, extra) = pair(missing, extra, key);
    for (due, paid) in pairs {
        figures(&due, &paid, names, report);
    }
    // A line a source that somebody else got. What has several sources is nobody's to take.
    let same_source = |l: &Due| {
        let alone = if l.kind == Source::Group { l.payee } else { u32::MAX };
        (l.bonus, l.level, l.kind, l.source, l.amount, alone)
    };
    let (pairs, missing, extra) = pair(missing, extra, same_source);
    for (due, paid) in pairs {
        report.add(|| {
            let problem = names.line("recheck-line-misrouted", &line_of(&paid));
            let who = |line: &Due| names.member(line.payee as usize);
            problem.with("expected", who(&due)).with("found", who(&paid))
        });
    }
    let (pairs, missing, extra) = pair(missing, extra, |l| (l.bonus, l.payee, l.kind, l.source));
    for (due, paid) in pairs {
        report.add(|| {
            let problem = names.line("recheck-line-level", &line_of(&paid));
            problem.with("expected", due.level).with("found", paid.level)
        });
    }
    for line in missing {
        report.add(|| {
            let problem = names.line("recheck-line-lost", &line_of(&line));
            problem.with("expected", names.money(line.amount))
        });
    }
    for line in extra {
        let code = if keys.contains(&key(&line)) { "recheck-line-doubled" } else { "recheck-line-unfounded" };
        report.add(|| names.line(code, &line_of(&line)).with("found", names.money(line.amount)));
    }
}

/// The same line with other figures.
fn figures(due: &Due, paid: &Due, names: &Names<'_>, report: &mut Report) {
    let problem = |code, expected: String, found: String| {
        names.line(code, &line_of(due)).with("expected", expected).with("found", found)
    };
    report.add(|| {
        if due.rate != paid.rate {
            let rate = |rate: Option<Rate>| rate.map_or_else(|| "several rates".to_owned(), Rate::percent);
            problem("recheck-line-rate", rate(due.rate), rate(paid.rate))
        } else if due.base != paid.base {
            let points = |units| Points::from_units(units).to_string();
            problem("recheck-line-base", points(due.base), points(paid.base))
        } else {
            let money = |minor| names.money(minor).to_string();
            problem("recheck-line-amount", money(due.amount), money(paid.amount))
        }
    });
}

/// What stands in only one list, as often as it does.
fn unequal(due: &[Due], paid: &[Due]) -> (Vec<Due>, Vec<Due>) {
    let mut counts: BTreeMap<Due, i64> = BTreeMap::new();
    due.iter().for_each(|line| *counts.entry(*line).or_default() += 1);
    paid.iter().for_each(|line| *counts.entry(*line).or_default() -= 1);
    let (mut missing, mut extra) = (vec![], vec![]);
    for (line, times) in counts {
        let list = if times > 0 { &mut missing } else { &mut extra };
        list.extend((0..times.unsigned_abs()).map(|_| line));
    }
    (missing, extra)
}

/// Matches lines of both lists that share a key; returns the pairs and what is left.
fn pair<K: Ord>(
    missing: Vec<Due>,
    extra: Vec<Due>,
    key: impl Fn(&Due) -> K,
) -> (Vec<(Due, Due)>, Vec<Due>, Vec<Due>) {
    let mut open: BTreeMap<K, Vec<Due>> = BTreeMap::new();
    extra.into_iter().rev().for_each(|line| open.entry(key(&line)).or_default().push(line));
    let (mut pairs, mut left) = (vec![], vec![]);
    for line in missing {
        match open.get_mut(&key(&line)).and_then(Vec::pop) {
            Some(other) => pairs.push((line, other)),
            None => left.push(line),
        }
    }
    (pairs, left, open.into_values().flatten().collect())
}

fn line_of(due: &Due) -> Line {
    Line {
        payee: due.payee,
        source: due.source,
        base: due.base,
        amount: due.amount,
        bonus: due.bonus,
        level: due.level,
        rate: 0,
        kind: due.kind,
    }
}
