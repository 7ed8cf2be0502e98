//! The store on both databases; one binary, so that what its tests share is compiled and linked once.

mod aside;
mod audit_log;
mod custom;
mod db;
mod filters;
mod folded;
mod jobs;
mod line;
mod linked;
mod network;
mod plans;
mod records;
mod reset;
mod sales;
mod schema;
mod search;
mod totals;
mod trail;
mod wall;
mod zones;
