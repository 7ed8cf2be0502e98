//! Development only: a company for generated cases of rights. Every value of every record stands in one place, people and roles
//! are drawn from a seed, and what they may do is said by a law so slow and plain that it can be read at a glance. The cases
//! themselves are with the use cases (`crates/app/tests/it/generated`) and the routes (`crates/api/tests/it/generated`).

mod company;
mod dice;
mod law;
mod questions;
mod town;
mod tried;

pub use company::{Company, PASSWORD, PEOPLE, Row, admits, user};
pub use dice::Dice;
pub use law::{Law, Role, Secret};
pub use questions::{Answers, questions};
pub use town::{Town, entry, numbers};
pub use tried::tried;
