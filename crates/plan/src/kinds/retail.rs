//! Retail margin: a rate on the payee's own volume.

use kernel::{Problem, Rate};

use crate::model::{Lines, Plan};
use crate::parse::BonusReader;

/// `amount = rate × on`, for every eligible member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Retail {
    /// The volume the money is counted on.
    pub on: usize,
    /// The rate.
    pub rate: Rate,
}

impl Retail {
    /// `on VOLUME`, `rate 20%`; lines per sale (usual for a volume of sales) or payee.
    pub(crate) fn read(reader: &mut BonusReader<'_, '_>) -> Result<(Self, Lines), Problem> {
        let (on, _) = reader.volume("on")?;
        let mut line = reader.body.required("rate")?;
        let rate = line.rate()?;
        line.end_all()?;
        Ok((Self { on, rate }, own_lines(reader, on)?))
    }

    pub(crate) fn print(&self, plan: &Plan, out: &mut Vec<String>) {
        out.push(format!("on {}", super::volume_name(plan, self.on)));
        out.push(format!("rate {}", self.rate.percent()));
    }
}

/// Lines of a bonus on the own volume: per sale where the volume is a sum of sales, or per payee.
pub(super) fn own_lines(reader: &BonusReader<'_, '_>, on: usize) -> Result<Lines, Problem> {
    let from_sales = reader.is_sold(on);
    let lines =
        reader.lines(&[Lines::Sale, Lines::Payee], if from_sales { Lines::Sale } else { Lines::Payee })?;
    match reader.lines_problem("plan-not-from-sales") {
        Some(problem) if lines == Lines::Sale && !from_sales => Err(problem),
        _ => Ok(lines),
    }
}
