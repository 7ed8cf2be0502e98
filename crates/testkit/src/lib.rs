//! Development only: builders, both-database harness, scenario runner.
