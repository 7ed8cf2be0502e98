//! The plan text before it means anything: tokens, lines nested by indentation, and reading words
//! off a line; refuses tabs as indentation, endless input and unclosed quotes.

pub(crate) mod cursor;
pub(crate) mod statement;
pub(crate) mod token;
