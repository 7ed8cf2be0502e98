//! The order of a list; refuses unknown fields, doubles and anything that is not a field's key.

use kernel::Problem;

use crate::definition::Object;

/// Most fields a list is sorted by.
const KEYS_MAX: usize = 3;

/// One key of the order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SortKey {
    /// The field.
    pub field: String,
    /// From the greatest down.
    pub descending: bool,
}

/// Reads `name,-created_at`; an empty text gives no keys (the newest first). Records without a value
/// come last either way. A field the reader may not see is as unknown as a misspelt one.
pub fn parse_sort(
    object: &Object,
    text: &str,
    visible: &dyn Fn(&str) -> bool,
) -> Result<Vec<SortKey>, Problem> {
    let mut keys: Vec<SortKey> = Vec::new();
    for part in text.split(',').filter(|_| !text.is_empty()) {
        let (field, descending) = match part.strip_prefix('-') {
            Some(rest) => (rest, true),
            None => (part, false),
        };
        let known = object.field(field).is_some_and(|f| f.sortable() && visible(field));
        if !known || keys.len() == KEYS_MAX || keys.iter().any(|key| key.field == field) {
            return Err(Problem::new("sort-unknown").token(part));
        }
        keys.push(SortKey { field: field.to_owned(), descending });
    }
    Ok(keys)
}
