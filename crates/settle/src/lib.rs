//! From balances to payouts: what each payee is paid and why, the states of a payout, and the files a bank reads.
//!
//! Invariant: the lines of a settlement sum to what is paid and what stays, to the minor unit, in whatever order the
//! inputs come (`tests/properties.rs`). Refuses IO, floats, clocks, hash maps, unchecked overflow, a payout below zero.
#![deny(clippy::float_arithmetic)]

mod calculate;
mod check;
mod csv;
mod deductions;
mod input;
mod output;
mod pain;
mod payout;
mod rules;
mod working;

pub use calculate::settle;
pub use check::rules as check_rules;
pub use csv::{COLUMNS, PayoutRow, csv};
pub use input::{Account, Batch, Block, Credit, Debt, DebtKind, Guarantee, Hold, Payee};
pub use output::{Line, LineKind, Outcome, Reason, Settlement};
pub use pain::{MAX_TRANSFERS, Party, Transfer, TransferFile, check_bic, check_iban, latin, pain};
pub use payout::{Payout, PayoutCommand, PayoutEffect, PayoutState, step};
pub use rules::{Base, Bracket, Fee, Minimum, Recovery, Round, Rules, Step, Withholding};
