//! Where a finding stands in a plan's text: the block it is about is looked up by its name; refuses
//! nothing, a block that is not there leaves the place empty.

use kernel::Problem;

use crate::text::statement::{Statement, statements};

/// What a finding is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Spot {
    /// The whole plan.
    Plan,
    /// The line of the stated ceiling.
    Ceiling,
    /// What makes members active.
    Active,
    /// A volume by its name.
    Volume(String),
    /// A rank by its name.
    Rank(String),
    /// A bonus by its name.
    Bonus(String),
    /// A line of a bonus by its first word, or the line of this number below it.
    Line(String, &'static str, Option<usize>),
}

/// Gives every finding its line and column, in the order found.
pub fn locate(found: Vec<(Problem, Spot)>, source: &str) -> Vec<Problem> {
    let roots = statements(source, &mut Vec::new());
    let place = |(problem, spot): (Problem, Spot)| match find(&roots, &spot) {
        Some((line, column)) => problem.line(line).column(column),
        None => problem,
    };
    found.into_iter().map(place).collect()
}

fn find(roots: &[Statement], spot: &Spot) -> Option<(u32, u32)> {
    let (statement, token) = match spot {
        Spot::Plan => (block(roots, "plan")?, 0),
        Spot::Ceiling => (block(roots, "ceiling")?, 0),
        Spot::Active => (block(roots, "active")?, 0),
        Spot::Volume(name) => (named(roots, "volume", name)?, 1),
        Spot::Rank(name) => (named(&block(roots, "ranks")?.children, "rank", name)?, 1),
        Spot::Bonus(name) => (named(roots, "bonus", name)?, 1),
        Spot::Line(name, word, row) => {
            let bonus = named(roots, "bonus", name)?;
            match block(&bonus.children, word) {
                None => (bonus, 1),
                Some(line) => (row.and_then(|row| line.children.get(row)).unwrap_or(line), 0),
            }
        }
    };
    Some((statement.line, statement.tokens.get(token)?.column))
}

fn block<'s>(all: &'s [Statement], word: &str) -> Option<&'s Statement> {
    all.iter().find(|one| one.tokens.first().is_some_and(|token| token.text == word))
}

fn named<'s>(all: &'s [Statement], word: &str, name: &str) -> Option<&'s Statement> {
    let is = |one: &&Statement| {
        one.tokens.first().is_some_and(|token| token.text == word)
            && one.tokens.get(1).is_some_and(|token| token.text == name)
    };
    all.iter().find(is)
}
