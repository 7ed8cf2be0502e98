//! Unilevel: the upline of a buyer is paid by level and rank.

use kernel::{Problem, Rate};

use crate::formula::Expr;
use crate::formula::parse::{Names, Place, conditions, tree};
use crate::model::{Lines, Plan, Tree};
use crate::parse::{BonusReader, rank};
use crate::text::cursor::Cursor;
use crate::text::statement::Statement;

/// For each source the upline is walked; the first counted person is level 1, and so on.
/// `amount = rate(rank of the payee, level) × on(source)`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unilevel {
    /// The volume the money is counted on.
    pub on: usize,
    /// The tree walked.
    pub tree: Tree,
    /// Who is jumped over without using a level.
    pub compression: Compression,
    /// The walk goes no further than whoever meets all of these, jumped over or not; what such a
    /// member buys goes no further either. Empty: it goes to the top.
    pub stop: Vec<Expr>,
    /// The rates.
    pub rates: LevelRates,
}

/// Who is jumped over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Compression {
    /// Nobody: a person who is not eligible, or has no rate at the level, forfeits it, and the
    /// level is used.
    None,
    /// Members who are not active.
    SkipInactive,
    /// Members paid below this rank.
    SkipBelow(u8),
    /// Members who do not meet all of these.
    SkipUnless(Vec<Expr>),
}

/// Rates by level, level 1 first. A level without a rate pays nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LevelRates {
    /// The same for everybody.
    Flat(Vec<Rate>),
    /// By the rank the payee is paid as; one list a rank of the ladder, in its order.
    ByPaidAs(Vec<Vec<Rate>>),
    /// By the title the payee bears.
    ByTitle(Vec<Vec<Rate>>),
}

impl LevelRates {
    /// The most levels anybody is paid on.
    pub fn depth(&self) -> usize {
        match self {
            Self::Flat(rates) => rates.len(),
            Self::ByPaidAs(lists) | Self::ByTitle(lists) => lists.iter().map(Vec::len).max().unwrap_or(0),
        }
    }

    /// The lists, one a rank of the ladder, or the one for everybody.
    pub fn lists(&self) -> &[Vec<Rate>] {
        match self {
            Self::Flat(rates) => std::slice::from_ref(rates),
            Self::ByPaidAs(lists) | Self::ByTitle(lists) => lists,
        }
    }

    pub(super) fn print(&self, plan: &Plan, out: &mut Vec<String>) {
        let (by, lists) = match self {
            Self::Flat(rates) => return out.push(format!("rates{}", list(rates))),
            Self::ByPaidAs(lists) => ("paid_as", lists),
            Self::ByTitle(lists) => ("rank", lists),
        };
        out.push(format!("rates by {by}"));
        for (index, rates) in (0_u8..).zip(lists).filter(|(_, rates)| !rates.is_empty()) {
            out.push(format!("  {}{}", crate::formula::print::rank_name(plan, index), list(rates)));
        }
    }

    /// The rates of a payee with these ranks.
    pub fn of(&self, title: u8, paid_as: u8) -> &[Rate] {
        let pick = |lists: &'_ [Vec<Rate>], rank: u8| -> usize { usize::from(rank).min(lists.len()) };
        match self {
            Self::Flat(rates) => rates,
            Self::ByPaidAs(lists) => lists.get(pick(lists, paid_as)).map_or(&[], Vec::as_slice),
            Self::ByTitle(lists) => lists.get(pick(lists, title)).map_or(&[], Vec::as_slice),
        }
    }
}

/// Most levels a plan may pay.
const LEVELS_MAX: usize = 1_000;

impl Unilevel {
    /// `on VOLUME`, `tree …`, `compression …`, `stop at …`, `rates …`; lines per sale, member, level or
    /// payee.
    pub(crate) fn read(reader: &mut BonusReader<'_, '_>) -> Result<(Self, Lines), Problem> {
        let (on, at) = reader.volume("on")?;
        let tree = walked(reader)?;
        let compression = compression(reader)?;
        let stop = stop(reader)?;
        let rates = rates(reader)?;
        let lines = upline_lines(reader, on, at)?;
        Ok((Self { on, tree, compression, stop, rates }, lines))
    }

    pub(crate) fn print(&self, plan: &Plan, out: &mut Vec<String>) {
        out.push(format!("on {}", super::volume_name(plan, self.on)));
        print_tree(self.tree, out);
        self.compression.print(plan, out);
        print_stop(plan, &self.stop, out);
        self.rates.print(plan, out);
    }
}

/// `tree sponsor` (usual) or `tree placement`.
pub(super) fn walked(reader: &mut BonusReader<'_, '_>) -> Result<Tree, Problem> {
    let Some(mut line) = reader.body.one("tree")? else { return Ok(Tree::Sponsor) };
    let tree = tree(&mut line)?;
    line.end_all()?;
    Ok(tree)
}

pub(super) fn print_tree(tree: Tree, out: &mut Vec<String>) {
    if tree == Tree::Placement {
        out.push("tree placement".to_owned());
    }
}

/// `stop at CONDITION`, or nothing.
pub(super) fn stop(reader: &mut BonusReader<'_, '_>) -> Result<Vec<Expr>, Problem> {
    let Some(mut line) = reader.body.one("stop")? else { return Ok(Vec::new()) };
    line.expect("at")?;
    let stop = conditions(&mut line, reader.names, Place::Bonus)?;
    line.end_all()?;
    Ok(stop)
}

pub(super) fn print_stop(plan: &Plan, stop: &[Expr], out: &mut Vec<String>) {
    if !stop.is_empty() {
        out.push(format!("stop at {}", crate::print::all(plan, stop)));
    }
}

/// Lines of a bonus that climbs: per sale (usual where the volume is a sum of sales), per source
/// member, level or payee.
pub(super) fn upline_lines(
    reader: &BonusReader<'_, '_>,
    on: usize,
    at: Cursor<'_>,
) -> Result<Lines, Problem> {
    let from_sales = reader.is_sold(on);
    let usual = if from_sales { Lines::Sale } else { Lines::Member };
    let lines = reader.lines(&[Lines::Sale, Lines::Member, Lines::Level, Lines::Payee], usual)?;
    if lines == Lines::Sale && !from_sales {
        let problem = reader.lines_problem("plan-not-from-sales");
        return Err(problem.unwrap_or_else(|| at.problem("plan-not-from-sales")));
    }
    Ok(lines)
}

impl Compression {
    /// The conditions it asks.
    pub fn conditions(&self) -> &[Expr] {
        match self {
            Self::SkipUnless(conditions) => conditions,
            _ => &[],
        }
    }

    pub(super) fn print(&self, plan: &Plan, out: &mut Vec<String>) {
        let compression = match self {
            Self::None => "none".to_owned(),
            Self::SkipInactive => "skip inactive".to_owned(),
            Self::SkipBelow(rank) => {
                format!("skip below {}", crate::formula::print::rank_name(plan, *rank))
            }
            Self::SkipUnless(all) => format!("skip unless {}", crate::print::all(plan, all)),
        };
        out.push(format!("compression {compression}"));
    }
}

pub(super) fn list(rates: &[Rate]) -> String {
    rates.iter().map(|rate| format!(" {}", rate.percent())).collect()
}

/// `compression …`, none by default.
pub(super) fn compression(reader: &mut BonusReader<'_, '_>) -> Result<Compression, Problem> {
    let Some(mut line) = reader.body.one("compression")? else { return Ok(Compression::None) };
    let expected = |line: &Cursor<'_>| {
        line.problem("plan-expected").with("expected", "none, skip inactive, skip below, skip unless")
    };
    let out = if line.accept("none") {
        Compression::None
    } else if !line.accept("skip") {
        return Err(expected(&line));
    } else if line.accept("inactive") {
        Compression::SkipInactive
    } else if line.accept("below") {
        Compression::SkipBelow(rank(&mut line, reader.names)?)
    } else if line.accept("unless") {
        Compression::SkipUnless(conditions(&mut line, reader.names, Place::Bonus)?)
    } else {
        return Err(expected(&line));
    };
    line.end_all()?;
    Ok(out)
}

/// `rates 5% 4% 3%` for everybody, or `rates by paid_as` with one rank a line.
pub(super) fn rates(reader: &mut BonusReader<'_, '_>) -> Result<LevelRates, Problem> {
    let head = reader.body.required("rates")?;
    table(head, reader.names)
}

/// The same, past `rates`.
pub(super) fn table(mut head: Cursor<'_>, names: &Names) -> Result<LevelRates, Problem> {
    if !head.accept("by") {
        return level_list(head).map(LevelRates::Flat);
    }
    let paid_as = head.accept("paid_as");
    if !paid_as {
        head.expect("rank")?;
    }
    head.end()?;
    let lists = by_rank(&head.statement.children, names)?;
    if lists.iter().all(Vec::is_empty) {
        return Err(head.problem("plan-missing").with("missing", "rank"));
    }
    Ok(if paid_as { LevelRates::ByPaidAs(lists) } else { LevelRates::ByTitle(lists) })
}

/// One rank a line with its rates; one list a rank of the ladder, in its order.
pub(super) fn by_rank(rows: &[Statement], names: &Names) -> Result<Vec<Vec<Rate>>, Problem> {
    let mut lists: Vec<Vec<Rate>> = vec![Vec::new(); names.ranks.len()];
    for statement in rows {
        let mut line = Cursor::new(statement);
        let index = rank(&mut line, names)?;
        let slot = &mut lists[usize::from(index)];
        if !slot.is_empty() {
            return Err(Cursor::new(statement).problem("plan-twice").with("name", &statement.tokens[0].text));
        }
        *slot = level_list(line)?;
    }
    Ok(lists)
}

fn level_list(mut line: Cursor<'_>) -> Result<Vec<Rate>, Problem> {
    let mut rates = vec![line.rate()?];
    while line.peek().is_some() {
        rates.push(line.rate()?);
    }
    line.end_all()?;
    if rates.len() > LEVELS_MAX {
        return Err(line.problem("plan-too-many").with("max", LEVELS_MAX));
    }
    Ok(rates)
}
