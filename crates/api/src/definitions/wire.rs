//! What comes in and goes out of several of the operations.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// An extension to be checked.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CheckDefinition {
    /// `{fields, options, layouts}`, see the user guide.
    #[schema(value_type = Object)]
    pub document: serde_json::Value,
}

/// An extension to be applied.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ApplyDefinition {
    /// `{fields, options, layouts}`, see the user guide.
    #[schema(value_type = Object)]
    pub document: serde_json::Value,
    /// Why, for those who come after.
    #[serde(default)]
    pub note: String,
}

/// The version that counts now.
#[derive(Serialize, ToSchema)]
pub struct DefinitionApplied {
    /// Its number.
    pub version: i64,
}
