//! The project's own commands; only dispatches.

fn main() {}
