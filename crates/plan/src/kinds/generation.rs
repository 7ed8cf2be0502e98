//! Generation: the upline is paid by generations, which boundary people close, instead of by persons.

use kernel::Problem;

use super::unilevel;
use crate::formula::Expr;
use crate::formula::parse::{Place, conditions};
use crate::kinds::LevelRates;
use crate::model::{Lines, Plan, Tree};
use crate::parse::BonusReader;

/// For each source the upline is walked; the first boundary person closes generation 1, the next
/// generation 2, and so on. `amount = rate(rank of who closes it, generation) × on(source)`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Generation {
    /// The volume the money is counted on.
    pub on: usize,
    /// The tree walked.
    pub tree: Tree,
    /// Who closes a generation.
    pub boundary: Boundary,
    /// What a boundary person who is not active does.
    pub inactive: Inactive,
    /// The walk goes no further than whoever meets all of these, as in a unilevel.
    pub stop: Vec<Expr>,
    /// Rates by generation, the first first.
    pub rates: LevelRates,
}

/// Who closes a generation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Boundary {
    /// Whoever meets all of these; the same for all.
    When(Vec<Expr>),
    /// Seen by each payee, whoever has at least the payee's own rank (the one the rates go by; paid
    /// as, where they are the same for all).
    OwnRank,
}

/// What an inactive boundary person does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Inactive {
    /// Closes the generation all the same.
    Ends,
    /// Closes none: the generation goes on beyond.
    Extends,
    /// Is not paid, and beyond the count begins with generation 1 again.
    Resets,
}

impl Inactive {
    const ALL: [(&'static str, Self); 3] =
        [("ends", Self::Ends), ("extends", Self::Extends), ("resets", Self::Resets)];
}

impl Generation {
    /// `on VOLUME`, `tree …`, `boundary when …` or `boundary own rank`, `inactive …`, `stop at …`,
    /// `rates …`; lines as a unilevel, but where the count begins again only per level (usual) or payee.
    pub(crate) fn read(reader: &mut BonusReader<'_, '_>) -> Result<(Self, Lines), Problem> {
        let (on, at) = reader.volume("on")?;
        let tree = unilevel::walked(reader)?;
        let mut line = reader.body.required("boundary")?;
        let boundary = if line.accept("own") {
            line.expect("rank")?;
            Boundary::OwnRank
        } else if line.accept("when") {
            Boundary::When(conditions(&mut line, reader.names, Place::Bonus)?)
        } else {
            return Err(line.problem("plan-expected").with("expected", "when, own rank"));
        };
        line.end_all()?;
        let mut inactive = Inactive::Ends;
        if let Some(mut line) = reader.body.one("inactive")? {
            let found = Inactive::ALL.into_iter().find(|(word, _)| line.accept(word));
            let expected = || line.problem("plan-expected").with("expected", "ends, extends, resets");
            inactive = found.ok_or_else(expected)?.1;
            line.end_all()?;
        }
        let stop = unilevel::stop(reader)?;
        let rates = unilevel::rates(reader)?;
        let lines = match inactive {
            Inactive::Resets => reader.lines(&[Lines::Level, Lines::Payee], Lines::Level)?,
            _ => unilevel::upline_lines(reader, on, at)?,
        };
        Ok((Self { on, tree, boundary, inactive, stop, rates }, lines))
    }

    pub(crate) fn print(&self, plan: &Plan, out: &mut Vec<String>) {
        out.push(format!("on {}", super::volume_name(plan, self.on)));
        unilevel::print_tree(self.tree, out);
        out.push(match &self.boundary {
            Boundary::When(all) => format!("boundary when {}", crate::print::all(plan, all)),
            Boundary::OwnRank => "boundary own rank".to_owned(),
        });
        let word = Inactive::ALL.into_iter().find(|(_, inactive)| *inactive == self.inactive);
        out.push(format!("inactive {}", word.map_or("", |(word, _)| word)));
        unilevel::print_stop(plan, &self.stop, out);
        self.rates.print(plan, out);
    }

    /// The conditions of a boundary that is the same for all.
    pub fn conditions(&self) -> &[Expr] {
        match &self.boundary {
            Boundary::When(all) => all,
            Boundary::OwnRank => &[],
        }
    }
}
