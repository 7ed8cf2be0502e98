//! Commands that need no server and no database: a commission run from CSV files, and the check of a plan.
//! Refuses bad input with file, line, column and token; then it writes nothing.

pub mod calculate;
mod carry;
mod cells;
mod header;
mod ids;
mod members;
mod output;
mod placement;
pub mod plan_check;
mod sales;
mod say;
mod staging;
mod table;
mod text;
mod world;
