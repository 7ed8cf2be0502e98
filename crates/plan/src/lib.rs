//! The compensation plan and a run's result as data: parse, validate, lint, explain.
