//! The use cases on both databases; one binary, so that what they share is compiled and linked once.

mod authoriser;
mod codes;
mod company;
mod computed;
mod definitions;
mod exports;
mod generated;
mod imports;
mod labels;
mod matrix;
mod network;
mod own_objects;
mod plans;
mod runs;
mod said;
mod settlements;
