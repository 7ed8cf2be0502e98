//! Order states, totals and volumes, and what a confirmed order copies into a sale; pure. Refuses
//! quantities below one, foreign currencies, overflow and edits of what was confirmed.
#![deny(clippy::float_arithmetic)]

pub mod price;
pub mod sale;
pub mod state;

pub use price::{LineInput, Priced, PricedLine, Totals, price};
pub use sale::{Quantities, Sale, SaleLine};
pub use state::{OrderEvent, OrderState};
