//! The metadata core: definitions, fields, validation, filter tree, layouts.
