//! Typed ids, exact money, points, rates, periods and problems; refuses floats, clocks and IO.
//!
//! Every other room stands on this one. Amounts are integers, rates are fractions, time comes in
//! as a value, and a refusal is a [`Problem`] with a stable code.
#![deny(clippy::float_arithmetic)]

mod currency;
pub mod decimal;
mod fold;
mod id;
mod money;
mod period;
mod points;
mod problem;
mod rate;
mod rounding;
pub mod sheet;
mod split;

pub use currency::Currency;
pub use fold::fold;
pub use id::*;
pub use money::Money;
pub use period::{Date, Period};
pub use points::Points;
pub use problem::{Params, Problem, Where, culprit};
pub use rate::Rate;
pub use rounding::Rounding;
pub use split::split;
