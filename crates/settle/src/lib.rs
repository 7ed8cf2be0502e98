//! From balances to payouts: what each payee is paid and why, and the states of a payout.
//!
//! Invariant: the lines of a settlement sum to what is paid and what stays, to the minor unit, in whatever order the
//! inputs come (`tests/properties.rs`). Refuses IO, floats, clocks, hash maps, unchecked overflow, a payout below zero.
#![deny(clippy::float_arithmetic)]

mod calculate;
mod check;
mod deductions;
mod input;
mod output;
mod payout;
mod rules;
mod working;

pub use calculate::settle;
pub use input::{Account, Batch, Credit, Debt, DebtKind, Guarantee, Hold, Payee};
pub use output::{Line, LineKind, Outcome, Reason, Settlement};
pub use payout::{Payout, PayoutCommand, PayoutEffect, PayoutState, step};
pub use rules::{Base, Bracket, Fee, Minimum, Recovery, Round, Rules, Step, Withholding};
