//! Matching: the upline is paid a part of what other bonuses of the plan paid a member.

use kernel::{Points, Problem, Rate};

use super::unilevel;
use crate::kinds::{Compression, LevelRates};
use crate::model::{Lines, Plan, Tree};
use crate::parse::{BonusReader, rank};
use crate::text::cursor::Cursor;

/// For each member who was paid, the upline is walked; the first counted person is level 1, and so on.
/// `amount = rate(ranks of both, level) × what the member was paid`, rounded amounts, not exact ones.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matching {
    /// The bonuses matched; all stand above this one, so there is no circle.
    pub of: Vec<usize>,
    /// The tree walked.
    pub tree: Tree,
    /// Who is jumped over without using a level.
    pub compression: Compression,
    /// The rates.
    pub rates: MatchRates,
    /// Of what one member was paid at most this counts, in major units.
    pub most: Option<Points>,
}

/// The rates of a matching.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MatchRates {
    /// They depend on the payee alone.
    Payee(LevelRates),
    /// They depend on the ranks of both: by rank of the payee, rank of the source, and level.
    Both {
        /// By titles; else by the ranks both are paid as.
        titles: bool,
        /// A pair without rates pays nothing.
        table: Vec<Vec<Vec<Rate>>>,
    },
}

impl MatchRates {
    /// Every list of rates by level.
    pub fn lists(&self) -> Vec<&[Rate]> {
        match self {
            Self::Payee(rates) => rates.lists().iter().map(Vec::as_slice).collect(),
            Self::Both { table, .. } => table.iter().flatten().map(Vec::as_slice).collect(),
        }
    }

    /// The most levels anybody is paid on.
    pub fn depth(&self) -> usize {
        self.lists().iter().map(|rates| rates.len()).max().unwrap_or(0)
    }

    /// How many ranks the rates tell apart.
    pub fn ranks(&self) -> usize {
        match self {
            Self::Payee(rates) => rates.lists().len(),
            Self::Both { table, .. } => table.len(),
        }
    }

    /// The rates by level of a payee of one rank for a source of another; both 0 where ranks are not
    /// told apart.
    pub fn of(&self, payee: usize, source: usize) -> &[Rate] {
        match self {
            Self::Payee(rates) => rates.lists().get(payee).map_or(&[], Vec::as_slice),
            Self::Both { table, .. } => {
                table.get(payee).and_then(|row| row.get(source)).map_or(&[], Vec::as_slice)
            }
        }
    }
}

impl Matching {
    /// `of BONUS, BONUS`, `tree …`, `compression …`, `rates …` as a unilevel or `rates by rank of both`,
    /// `at most 500`; one line a payee, level and source.
    pub(crate) fn read(reader: &mut BonusReader<'_, '_>) -> Result<(Self, Lines), Problem> {
        let mut line = reader.body.required("of")?;
        let of = reader.above(&mut line, |_| true)?;
        let tree = unilevel::walked(reader)?;
        let compression = unilevel::compression(reader)?;
        let head = reader.body.required("rates")?;
        let rates = match both(head, reader)? {
            Some(rates) => rates,
            None => MatchRates::Payee(unilevel::table(head, reader.names)?),
        };
        let most = match reader.body.one("at")? {
            Some(mut line) => {
                line.expect("most")?;
                let most = line.points()?;
                line.end_all()?;
                Some(most)
            }
            None => None,
        };
        let lines = reader.lines(&[Lines::Member], Lines::Member)?;
        Ok((Self { of, tree, compression, rates, most }, lines))
    }

    pub(crate) fn print(&self, plan: &Plan, out: &mut Vec<String>) {
        let name = |index: &usize| plan.bonuses.get(*index).map_or("", |bonus| bonus.name.as_str());
        out.push(format!("of {}", self.of.iter().map(name).collect::<Vec<_>>().join(", ")));
        unilevel::print_tree(self.tree, out);
        self.compression.print(plan, out);
        match &self.rates {
            MatchRates::Payee(rates) => rates.print(plan, out),
            MatchRates::Both { titles, table } => {
                out.push(format!("rates by {} of both", if *titles { "rank" } else { "paid_as" }));
                let name = |index: u8| crate::formula::print::rank_name(plan, index);
                for (payee, row) in
                    (0_u8..).zip(table).filter(|(_, row)| row.iter().any(|one| !one.is_empty()))
                {
                    out.push(format!("  {}", name(payee)));
                    for (source, rates) in (0_u8..).zip(row).filter(|(_, rates)| !rates.is_empty()) {
                        out.push(format!("    {}{}", name(source), unilevel::list(rates)));
                    }
                }
            }
        }
        if let Some(most) = self.most {
            out.push(format!("at most {most}"));
        }
    }
}

/// `rates by paid_as of both`: below it a payee's rank a line, below that a source's rank with rates.
fn both(mut head: Cursor<'_>, reader: &BonusReader<'_, '_>) -> Result<Option<MatchRates>, Problem> {
    if !head.accept("by") {
        return Ok(None);
    }
    let titles = head.accept("rank");
    if !titles && !head.accept("paid_as") || !head.accept("of") {
        return Ok(None);
    }
    head.expect("both")?;
    head.end()?;
    let count = reader.names.ranks.len();
    let mut table = vec![Vec::new(); count];
    for statement in &head.statement.children {
        let mut line = Cursor::new(statement);
        let payee = usize::from(rank(&mut line, reader.names)?);
        line.end()?;
        if !table[payee].is_empty() {
            return Err(Cursor::new(statement).problem("plan-twice").with("name", &statement.tokens[0].text));
        }
        table[payee] = unilevel::by_rank(&statement.children, reader.names)?;
        if table[payee].iter().all(Vec::is_empty) {
            return Err(line.problem("plan-missing").with("missing", "rank"));
        }
    }
    if table.iter().all(Vec::is_empty) {
        return Err(head.problem("plan-missing").with("missing", "rank"));
    }
    table.iter_mut().filter(|row| row.is_empty()).for_each(|row| *row = vec![Vec::new(); count]);
    Ok(Some(MatchRates::Both { titles, table }))
}
