//! The checker against the calculator: good runs of random worlds are accepted, each planted fault is found.

mod faults;
mod good;
mod undone;
mod worlds;
