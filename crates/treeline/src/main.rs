//! The binary of Treeline: reads the command line and hands over to one command; holds no rules.

fn main() {}
