//! The metadata core: definitions, fields, validation, filter tree, layouts; refuses SQL and unknown words.
//!
//! An object is declared once, in `entities/<object>.toml`. Everything generic follows from it: the
//! table, list, filter, sort, form, import, export, history and the schema the web app draws.
#![deny(clippy::float_arithmetic)]

pub mod address;
pub mod called;
mod catalog;
pub mod compute;
pub mod custom;
mod definition;
mod filter;
#[rustfmt::skip]
pub mod generated;
mod group;
pub mod own;
mod parse;
pub mod phone;
pub mod reach;
mod relative;
pub mod rich;
pub mod same;
pub mod series;
mod sort;
mod validate;
mod value;
mod zoned;

pub use address::Address;
pub use catalog::{Catalog, catalog, object};
pub use custom::{Document, FieldDocument, LayoutsDocument, OptionDocument, SectionDocument};
pub use definition::{
    Choice, Derived, Field, FieldType, Labels, Layouts, Names, Object, Part, Pattern, Section,
};
pub use filter::{Filter, OWNER, Op, Sight};
pub use group::{GroupKey, Measure, Unit, parse_groups, parse_measures};
pub use own::ObjectDocument;
pub use parse::parse;
pub use relative::Today;
pub use series::Series;
pub use sort::{SortKey, parse_sort};
pub use validate::{Intent, Values, validate, validate_at, validate_parts, validate_parts_at};
pub use value::{FieldValue, is_country, is_email};
pub use zoned::ZoneColumn;
