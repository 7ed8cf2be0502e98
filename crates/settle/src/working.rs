//! The account in hand while it is settled: sums in 128 bits, exact products, one rounding a line; whatever does not
//! fit is refused with the payee and the rule.

use kernel::{Currency, Money, Problem, Rate, Rounding, decimal};

use crate::input::{Account, Batch, Payee};
use crate::output::{Line, LineKind, Reason};
use crate::rules::{Base, Round, Rules};

/// One account of one payee, and the lines it has so far.
pub(crate) struct Working<'a> {
    pub rules: &'a Rules,
    pub batch: &'a Batch,
    pub payee: &'a Payee,
    pub account: &'a Account,
    /// Credits before any deduction.
    pub gross: i128,
    /// What is left after the deductions so far.
    pub left: i128,
    pub lines: Vec<Line>,
}

impl Working<'_> {
    pub fn currency(&self) -> Currency {
        self.account.currency
    }

    /// The refusal of a number that does not fit.
    pub fn overflow(&self, rule: &str) -> Problem {
        Problem::new("settle-overflow")
            .with("payee", &self.payee.id)
            .with("rule", rule)
            .with("currency", self.currency())
    }

    /// An amount of this account from a sum.
    pub fn money(&self, minor: i128, rule: &str) -> Result<Money, Problem> {
        let minor = i64::try_from(minor).map_err(|_| self.overflow(rule))?;
        Ok(Money::from_minor(minor, self.currency()))
    }

    /// The exact product or sum of a rule; a fraction that outgrows 128 bits names payee and rule.
    pub fn exact(&self, result: Result<Rate, Problem>, rule: &str) -> Result<Rate, Problem> {
        result.map_err(|_| self.overflow(rule))
    }

    /// What a rule is counted on: never below zero.
    pub fn base(&self, base: Base) -> i128 {
        match base {
            Base::Gross => self.gross.max(0),
            Base::Left => self.left.max(0),
        }
    }

    /// The one rounding of a line, with the sentence that says so where it changed something.
    pub fn round(
        &self,
        exact: Rate,
        own: Option<Round>,
        rule: &str,
    ) -> Result<(i128, Option<Reason>), Problem> {
        let mode = own.map_or(self.rules.rounding, |own| own.mode);
        let step = own.and_then(|own| own.to).map_or(1, |to| i128::from(to.minor()));
        let rounded = divide(exact, step, mode).ok_or_else(|| self.overflow(rule))?;
        if Rate::new(rounded, 1) == Ok(exact) {
            return Ok((rounded, None));
        }
        let whole = i128::from(self.currency().unit());
        let shown = Rate::new(1, whole).and_then(|unit| exact.checked_mul(unit));
        let reason = Reason::new("settle-why-rounded")
            .with("exact", shown.map_err(|_| self.overflow(rule))?)
            .with("mode", mode.name().replace(' ', "-"))
            .with("to", decimal::print(step, self.currency().digits()));
        Ok((rounded, Some(reason)))
    }

    /// Notes a deduction and takes it from what is left.
    pub fn deduct(&mut self, mut line: Line, amount: i128) -> Result<(), Problem> {
        let rule = line.name.clone();
        line.amount = self.money(-amount, &rule)?;
        self.left -= amount;
        self.lines.push(line);
        Ok(())
    }

    /// A line without amount yet.
    pub fn line(&self, kind: LineKind, name: &str) -> Line {
        Line {
            kind,
            name: name.to_owned(),
            source: None,
            base: None,
            rate: None,
            amount: Money::zero(self.currency()),
            why: Vec::new(),
        }
    }
}

/// A fraction of minor units as the nearest multiple of `step` in the declared mode.
fn divide(exact: Rate, step: i128, mode: Rounding) -> Option<i128> {
    mode.divide(exact.numerator(), exact.denominator().checked_mul(step)?)?.checked_mul(step)
}
