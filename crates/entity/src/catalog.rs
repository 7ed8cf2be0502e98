//! The standard objects, read once from the definition files built into the binary; refuses nothing at
//! run time: a malformed file fails the test of this crate.

use std::sync::OnceLock;

use crate::definition::Object;
use crate::generated::SOURCES;

/// Every standard object, in alphabetical order of keys.
pub fn catalog() -> &'static [Object] {
    static CATALOG: OnceLock<Vec<Object>> = OnceLock::new();
    CATALOG.get_or_init(|| SOURCES.iter().filter_map(|(key, text)| crate::parse(key, text).ok()).collect())
}

/// The object of that key.
pub fn object(key: &str) -> Option<&'static Object> {
    catalog().iter().find(|object| object.key == key)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::FieldType;

    #[test]
    fn every_definition_is_well_formed_and_in_order() {
        let mut last = "";
        for (key, text) in SOURCES {
            if let Err(problem) = crate::parse(key, text) {
                panic!("{problem}");
            }
            assert!(*key > last, "{key} is out of order");
            last = key;
        }
        assert_eq!(catalog().len(), SOURCES.len());
    }

    #[test]
    fn references_point_to_objects_and_tables_are_distinct() {
        let mut tables: Vec<&str> = Vec::new();
        for object in catalog() {
            let parts = object.parts.iter().map(|part| (&part.table, &part.fields));
            for (table, fields) in parts.chain([(&object.table, &object.fields)]) {
                assert!(!tables.contains(&table.as_str()), "{table} twice");
                tables.push(table);
                for field in fields.iter().filter(|field| field.kind == FieldType::Reference) {
                    let to = field.to.as_deref().unwrap_or_default();
                    assert!(super::object(to).is_some(), "{}.{} points to {to}", object.key, field.key);
                }
            }
        }
    }
}
