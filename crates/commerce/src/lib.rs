//! Order states, totals and volumes, and what a confirmed order copies into a sale.
