//! Pool: a share of what the whole company sells, divided among those who qualify.

use kernel::{Problem, Rate};

use crate::model::{Lines, Plan};
use crate::parse::BonusReader;

/// `pool = rate × Σ on over everybody`, rounded once; each eligible member takes the part of it that
/// the own shares are of all shares. The cents add up to the pool exactly: everybody gets the whole
/// cents of the exact part, and what is left goes, a cent each, to the largest remainders (of equal
/// ones to the lower id). Nothing is divided when the sum or all shares are not above zero.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pool {
    /// The volume the pool is counted on, over all members.
    pub on: usize,
    /// The part of it that is divided.
    pub rate: Rate,
    /// What a member's part is measured by.
    pub shares: Shares,
}

/// How a pool is divided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shares {
    /// Everybody who qualifies has one share.
    Equal,
    /// By a volume; below zero counts as nothing.
    By(usize),
}

impl Pool {
    /// `on VOLUME`, `rate 2%`, `shares equal` or `shares by VOLUME`; one line a payee.
    pub(crate) fn read(reader: &mut BonusReader<'_, '_>) -> Result<(Self, Lines), Problem> {
        let (on, _) = reader.volume("on")?;
        let mut line = reader.body.required("rate")?;
        let rate = line.rate()?;
        line.end_all()?;
        let mut line = reader.body.required("shares")?;
        let shares = if line.accept("equal") {
            Shares::Equal
        } else if line.accept("by") {
            let at = line;
            let token = line.name()?;
            let index = reader.volumes.iter().position(|volume| volume.name == token.text);
            Shares::By(index.ok_or_else(|| at.problem("plan-unknown-volume"))?)
        } else {
            return Err(line.problem("plan-expected").with("expected", "equal, by"));
        };
        line.end_all()?;
        Ok((Self { on, rate, shares }, reader.lines(&[Lines::Payee], Lines::Payee)?))
    }

    pub(crate) fn print(&self, plan: &Plan, out: &mut Vec<String>) {
        out.push(format!("on {}", super::volume_name(plan, self.on)));
        out.push(format!("rate {}", self.rate.percent()));
        out.push(match self.shares {
            Shares::Equal => "shares equal".to_owned(),
            Shares::By(volume) => format!("shares by {}", super::volume_name(plan, volume)),
        });
    }
}
