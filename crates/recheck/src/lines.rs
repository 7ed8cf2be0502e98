//! Comparing the lines of a run with the lines that are due: a sum of fingerprints a payee finds whose
//! lines differ, in any order of lines; only those are then laid side by side and named.

use std::sync::atomic::{AtomicUsize, Ordering};

use kernel::{Problem, Rate};
use plan::{Line, LineSink, Lines as BonusLines, NONE, Run, Source};

use crate::expect::{Due, Rules, Taker};
use crate::facts::Facts;
use crate::formula::Trouble;
use crate::ratio::Ratio;
use crate::report::{MAX_LISTED, Names, Report};
use crate::threads::{SMALL, threads};

/// A finished run's lines, which can be read more than once.
pub trait Lines {
    /// Hands all lines to `sink`, in any order and in chunks of any size.
    ///
    /// # Errors
    /// What the source of the lines or the sink refuses.
    fn replay(&self, sink: &mut dyn LineSink) -> Result<(), Problem>;
}

impl Lines for [Line] {
    fn replay(&self, sink: &mut dyn LineSink) -> Result<(), Problem> {
        sink.lines(self)
    }
}

impl Lines for Vec<Line> {
    fn replay(&self, sink: &mut dyn LineSink) -> Result<(), Problem> {
        sink.lines(self)
    }
}

/// What is due in sum, for totals and members.
pub struct Tally {
    pub bonuses: Vec<Sum>,
    pub earned: Vec<i128>,
    /// A payee's due fingerprints less the fingerprints of the payee's lines.
    balance: Vec<u64>,
    /// Number and amount of the lines that stand in the run, one a bonus.
    pub stand: Vec<(u64, i128)>,
}

/// What one bonus owes in sum.
#[derive(Clone, Default)]
pub struct Sum {
    pub lines: u64,
    pub payees: u64,
    pub amount: i128,
    pub exact: Ratio,
}

/// What one payee is owed. A line touches one of these and nothing else of the payee.
#[derive(Clone, Copy, Default)]
struct Payee {
    earned: i128,
    /// The sum of the fingerprints of all lines.
    prints: u64,
    /// The bonus that paid last, from 1.
    last: u16,
}

/// Adds up what one bonus owes.
struct Adder<'t> {
    payees: &'t mut [Payee],
    sum: Sum,
    /// Exact sums, one a denominator, so that adding stays an addition.
    sums: Vec<Ratio>,
    /// The print of the rate that came last, which mostly comes again.
    rate: Option<(Option<Rate>, u64)>,
}

impl Adder<'_> {
    fn print(&mut self, rate: Option<Rate>) -> u64 {
        match self.rate {
            Some((known, print)) if known == rate => print,
            _ => {
                let print = rate_print(rate);
                self.rate = Some((rate, print));
                print
            }
        }
    }
}

impl Taker for Adder<'_> {
    fn take(&mut self, due: Due, exact: Ratio) -> Result<(), Problem> {
        // A sum of mixed parts may count them finely; there are few ways to count in lowest terms.
        let exact = if self.sums.len() < 64 { exact } else { exact.reduced() };
        match self.sums.iter_mut().find(|sum| sum.same_parts(exact)) {
            Some(sum) => *sum = sum.add(exact).ok_or(Trouble::Overflow)?,
            None => self.sums.push(exact),
        }
        if due.amount == 0 {
            return Ok(());
        }
        self.sum.lines += 1;
        self.sum.amount += i128::from(due.amount);
        let print = fingerprint(&due, self.print(due.rate));
        let payee = &mut self.payees[due.payee as usize];
        payee.earned += i128::from(due.amount);
        payee.prints = payee.prints.wrapping_add(print);
        if std::mem::replace(&mut payee.last, due.bonus + 1) != due.bonus + 1 {
            self.sum.payees += 1;
        }
        Ok(())
    }
}

/// Works out what one bonus owes.
fn sum_of(facts: &Facts<'_>, rule: &Rules<'_>, payees: &mut [Payee]) -> Result<Sum, Problem> {
    let mut adder = Adder { payees, sum: Sum::default(), sums: vec![], rate: None };
    rule.lines(facts, &mut adder)?;
    let (mut out, sums) = (adder.sum, adder.sums);
    for sum in sums {
        out.exact = out.exact.add(sum.reduced()).ok_or(Trouble::Overflow)?.reduced();
    }
    Ok(out)
}

impl Tally {
    /// Works out everything that is due, several bonuses at a time, and takes off it what stands in the run.
    ///
    /// # Errors
    /// `recheck-overflow`.
    pub fn of(facts: &Facts<'_>, rules: &[Rules<'_>], standing: Standing) -> Result<Self, Problem> {
        let members = facts.members();
        // Bonuses with most lines first: whoever is left with one at the end keeps the others waiting.
        let many = |place: &usize| {
            !matches!(facts.plan.bonuses[*place].lines, BonusLines::Sale | BonusLines::Member)
        };
        let mut turns: Vec<usize> = (0..rules.len()).collect();
        turns.sort_by_key(many);
        let next = AtomicUsize::new(0);
        let work = || {
            let mut payees = vec![Payee::default(); members];
            let mut sums = vec![];
            while let Some(place) = turns.get(next.fetch_add(1, Ordering::Relaxed)) {
                sums.push((*place, sum_of(facts, &rules[*place], &mut payees)));
            }
            (payees, sums)
        };
        // Where there is little to do a thread costs more than it brings.
        let others = if members < SMALL { 0 } else { threads().min(rules.len()).saturating_sub(1) };
        let parts = std::thread::scope(|scope| {
            let others: Vec<_> = (0..others).map(|_| scope.spawn(work)).collect();
            let own = work();
            let joined = others
                .into_iter()
                .map(|other| other.join().unwrap_or_else(|cause| std::panic::resume_unwind(cause)));
            joined.chain([own]).collect::<Vec<_>>()
        });
        let Standing { mut balance, sums: stand } = standing;
        let mut bonuses = vec![None; rules.len()];
        let mut earned = vec![0; members];
        for (payees, sums) in parts {
            for (row, payee) in payees.into_iter().enumerate() {
                earned[row] += payee.earned;
                balance[row] = balance[row].wrapping_add(payee.prints);
            }
            for (place, sum) in sums {
                bonuses[place] = Some(sum);
            }
        }
        // The first bonus that cannot be worked out is named, whoever came to it first.
        let bonuses = bonuses.into_iter().flatten().collect::<Result<Vec<_>, _>>()?;
        Ok(Self { bonuses, earned, balance, stand })
    }

    /// Reports every difference between the lines that are due and those that stand in the run.
    ///
    /// # Errors
    /// What `lines` refuses to read again.
    pub fn compare(
        &self,
        facts: &Facts<'_>,
        rules: &[Rules<'_>],
        run: &Run,
        lines: &dyn Lines,
        report: &mut Report,
    ) -> Result<(), Problem> {
        if self.balance.iter().any(|left| *left != 0) {
            self.name_differences(facts, rules, run, lines, report)?;
        }
        Ok(())
    }

    fn name_differences(
        &self,
        facts: &Facts<'_>,
        rules: &[Rules<'_>],
        run: &Run,
        lines: &dyn Lines,
        report: &mut Report,
    ) -> Result<(), Problem> {
        // Everybody's lines may differ; a person reads the first few hundred and wants the number.
        let mut shown = 0;
        let differ: Vec<bool> = self
            .balance
            .iter()
            .map(|left| {
                shown += usize::from(*left != 0);
                *left != 0 && shown <= MAX_LISTED
            })
            .collect();
        report.found += (shown.saturating_sub(MAX_LISTED)) as u64;
        let mut due = Chosen { differ: &differ, rates: &run.rates, found: vec![] };
        for rule in rules {
            rule.lines(facts, &mut due)?;
        }
        let due = due.found;
        let mut paid = Chosen { differ: &differ, rates: &run.rates, found: vec![] };
        lines.replay(&mut paid)?;
        let names = Names { plan: facts.plan, inputs: facts.inputs };
        crate::differ::report(&due, &paid.found, &names, report);
        Ok(())
    }
}

/// What stands in a run, read once.
pub struct Standing {
    /// Less the fingerprints of everybody's lines.
    balance: Vec<u64>,
    /// Number and amount of the lines, one a bonus.
    sums: Vec<(u64, i128)>,
}

impl Standing {
    /// Reads a run's lines; what no line may be is reported.
    ///
    /// # Errors
    /// What `lines` refuses to give.
    pub fn read(
        names: &Names<'_>,
        run: &Run,
        lines: &dyn Lines,
        report: &mut Report,
    ) -> Result<Self, Problem> {
        let mut reader = Reader {
            balance: vec![0; names.inputs.members.ids.len()],
            prints: run.rates.iter().map(|rate| rate_print(Some(*rate))).collect(),
            names,
            report,
            sums: vec![(0, 0); names.plan.bonuses.len()],
        };
        lines.replay(&mut reader)?;
        Ok(Self { balance: reader.balance, sums: reader.sums })
    }
}

/// Reads the run's lines once.
struct Reader<'r, 'n> {
    balance: Vec<u64>,
    prints: Vec<u64>,
    names: &'r Names<'n>,
    report: &'r mut Report,
    sums: Vec<(u64, i128)>,
}

impl Reader<'_, '_> {
    fn print(&self, rate: u16) -> Option<u64> {
        if rate == Line::MIXED { Some(rate_print(None)) } else { self.prints.get(usize::from(rate)).copied() }
    }
}

impl LineSink for Reader<'_, '_> {
    fn lines(&mut self, chunk: &[Line]) -> Result<(), Problem> {
        for line in chunk {
            let rows = match line.kind {
                Source::Group => usize::MAX,
                Source::Sale => self.names.inputs.sales.ids.len(),
                Source::Member => self.balance.len(),
            };
            let stands = (line.source as usize) < rows && (line.kind != Source::Group || line.source == NONE);
            let print = self.print(line.rate);
            let (Some(left), Some(print), Some(sum), true) = (
                self.balance.get_mut(line.payee as usize),
                print,
                self.sums.get_mut(usize::from(line.bonus)),
                stands,
            ) else {
                self.report.add(|| self.names.line("recheck-line-malformed", line));
                continue;
            };
            sum.0 += 1;
            sum.1 += i128::from(line.amount);
            *left = left.wrapping_sub(fingerprint(&due_of(line, None), print));
        }
        Ok(())
    }
}

/// Keeps the lines of payees whose lines differ.
struct Chosen<'c> {
    differ: &'c [bool],
    rates: &'c [Rate],
    found: Vec<Due>,
}

impl Taker for Chosen<'_> {
    fn take(&mut self, due: Due, _: Ratio) -> Result<(), Problem> {
        if due.amount != 0 && self.differ[due.payee as usize] {
            self.found.push(due);
        }
        Ok(())
    }
}

impl LineSink for Chosen<'_> {
    fn lines(&mut self, chunk: &[Line]) -> Result<(), Problem> {
        for line in chunk {
            let differs = self.differ.get(line.payee as usize).copied().unwrap_or(false);
            let rate = self.rates.get(usize::from(line.rate)).copied();
            // A malformed line was reported when it was first read.
            if differs && (rate.is_some() || line.rate == Line::MIXED) {
                self.found.push(due_of(line, rate));
            }
        }
        Ok(())
    }
}

fn due_of(line: &Line, rate: Option<Rate>) -> Due {
    Due {
        bonus: line.bonus,
        payee: line.payee,
        level: line.level,
        kind: line.kind,
        source: line.source,
        base: line.base,
        rate,
        amount: line.amount,
    }
}

/// Mixes two words into one; any change of a bit changes about half of the result.
fn mix(a: u64, b: u64) -> u64 {
    let product = u128::from(a ^ 0x9E37_79B9_7F4A_7C15) * u128::from(b ^ 0xD1B5_4A32_D192_ED03);
    (product as u64) ^ ((product >> 64) as u64)
}

fn rate_print(rate: Option<Rate>) -> u64 {
    let Some(rate) = rate else { return 1 };
    let words = |n: i128| mix(n as u64, (n >> 64) as u64);
    mix(words(rate.numerator()), words(rate.denominator()).rotate_left(17))
}

fn fingerprint(line: &Due, rate: u64) -> u64 {
    let who = u64::from(line.payee) << 32 | u64::from(line.source);
    let what = u64::from(line.bonus) << 32 | u64::from(line.level) << 8 | line.kind as u64;
    let first = mix(mix(who, what), line.base as u64);
    mix(mix(first, line.amount as u64), rate)
}
