//! States and second-person approvals shared by transfers, runs and later flows; pure: people and times
//! are parameters. Refuses self-approval and every step that its table does not name.
#![deny(clippy::float_arithmetic)]

pub mod approval;
pub mod problem;
pub mod run;
pub mod settlement;
pub mod transfer;

pub use approval::{Approval, Decision, Outcome, Verdict};
pub use problem::FlowProblem;
pub use run::{RunEvent, RunState};
pub use settlement::{SettlementEvent, SettlementState};
pub use transfer::{TransferEvent, TransferState};
