//! Double-entry postings, balances and the hash chain; pure.
