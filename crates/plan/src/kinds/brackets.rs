//! Personal volume brackets: the bracket is found with one volume, the money counted on another.

use kernel::{Problem, Rate};

use crate::model::{Lines, Plan};
use crate::parse::BonusReader;

/// `amount = rate(bracket of find) × on`, for every eligible member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Brackets {
    /// The volume the bracket is found with.
    pub find: usize,
    /// The volume the money is counted on.
    pub on: usize,
    /// Ascending; below the first the rate is 0.
    pub rates: Vec<Bracket>,
}

/// One bracket: it holds from its bound up to the next bracket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bracket {
    /// The bound in points.
    pub bound: kernel::Points,
    /// `above` (>) instead of `from` (≥).
    pub above: bool,
    /// The rate.
    pub rate: Rate,
}

impl Bracket {
    /// Whether a volume in units has reached this bracket.
    pub fn reached(&self, units: i64) -> bool {
        if self.above { units > self.bound.units() } else { units >= self.bound.units() }
    }

    fn print(&self) -> String {
        let word = if self.above { "above" } else { "from" };
        format!("  {word} {} {}", self.bound, self.rate.percent())
    }
}

impl Brackets {
    /// `find VOLUME`, `on VOLUME`, `rates` with one bracket a line; lines per payee (usual) or sale.
    pub(crate) fn read(reader: &mut BonusReader<'_, '_>) -> Result<(Self, Lines), Problem> {
        let (find, _) = reader.volume("find")?;
        let (on, _) = reader.volume("on")?;
        let rates = table(reader)?;
        let lines = match super::retail::own_lines(reader, on)? {
            Lines::Sale if reader.lines_problem("").is_none() => Lines::Payee,
            lines => lines,
        };
        Ok((Self { find, on, rates }, lines))
    }

    pub(crate) fn print(&self, plan: &Plan, out: &mut Vec<String>) {
        out.push(format!("find {}", super::volume_name(plan, self.find)));
        out.push(format!("on {}", super::volume_name(plan, self.on)));
        print_table(&self.rates, out);
    }
}

/// `rates` with `from 300 6%` or `above 300 6%` below it, ascending.
pub(super) fn table(reader: &mut BonusReader<'_, '_>) -> Result<Vec<Bracket>, Problem> {
    let head = reader.body.required("rates")?;
    head.end()?;
    let mut rates: Vec<Bracket> = Vec::new();
    for statement in &head.statement.children {
        let mut line = crate::text::cursor::Cursor::new(statement);
        let above = line.accept("above");
        if !above {
            line.expect("from")?;
        }
        let at = line;
        let bound = line.points()?;
        let rate = line.rate()?;
        line.end_all()?;
        let key = |bracket: &Bracket| (bracket.bound, bracket.above);
        let bracket = Bracket { bound, above, rate };
        if rates.last().is_some_and(|last| key(last) >= key(&bracket)) {
            return Err(at.problem("plan-bracket-order"));
        }
        rates.push(bracket);
    }
    if rates.is_empty() {
        return Err(head.problem("plan-missing").with("missing", "from"));
    }
    Ok(rates)
}

pub(super) fn print_table(rates: &[Bracket], out: &mut Vec<String>) {
    out.push("rates".to_owned());
    out.extend(rates.iter().map(Bracket::print));
}
