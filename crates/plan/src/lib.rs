//! The compensation plan and a run's result as data: parse, validate, lint, print, explain.
//!
//! A plan is a readable text (see `docs/book/plan-language.md`); [`parse`] turns it into a
//! [`Plan`], the only form engines read. [`Inputs`] and [`Run`] are what `commission` computes from
//! and to, and what `recheck` reads. Invariant: nothing here computes an amount.
#![deny(clippy::float_arithmetic)]

mod cost;
pub mod explain;
pub mod formula;
pub mod inputs;
pub mod kinds;
pub mod late;
mod lint;
pub mod model;
mod needs;
mod parse;
mod print;
pub mod run;
mod text;

pub use cost::{Cost, Share, cost, measure};
pub use explain::{Check, Explanation, Message, Part, SaleView, Step, StepKind};
pub use formula::{Compare, Expr, Fold, Math, MemberField, SaleField, Type};
pub use inputs::{Column, Ids, Inputs, Lot, Members, NONE, Sales, Texts, Values};
pub use kinds::{
    Binary, Boundary, Bracket, Brackets, Carry, Compression, Cut, Differential, Generation, Inactive, Kind,
    LevelRates, Limit, Match, MatchRates, Matching, Most, Override, Per, Pool, Retail, Returns, Shares,
    Unilevel,
};
pub use late::{Adjustment, Closed, Undone};
pub use lint::{Spot, lint, locate};
pub use model::{Bonus, Factor, Lines, PaidAs, Plan, Rank, Ranks, Title, Tree, Volume};
pub use needs::Needs;
pub use parse::parse;
pub use run::{BonusTotal, Digest, Figure, Line, LineSink, MemberResults, Run, Source, Unit};
