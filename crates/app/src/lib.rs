//! Use cases, one folder a feature: authorise, load, ask the engine, save with audit and outbox.

pub mod imports;
