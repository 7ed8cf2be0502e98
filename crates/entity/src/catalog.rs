//! The objects: the standard ones, read once from the definition files built into the binary, and those of
//! a company, which adds fields, choices and layouts of its own. Refuses nothing at run time: a malformed
//! file fails the test of this crate, a malformed extension was refused when it was saved.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

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

/// The objects as one company has them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Catalog {
    objects: BTreeMap<String, Arc<Object>>,
}

impl Catalog {
    /// The objects of a company that has changed nothing.
    pub fn standard() -> Arc<Self> {
        static STANDARD: OnceLock<Arc<Catalog>> = OnceLock::new();
        let all = || catalog().iter().map(|object| (object.key.clone(), Arc::new(object.clone())));
        STANDARD.get_or_init(|| Arc::new(Self { objects: all().collect() })).clone()
    }

    /// The standard objects with `changed` in place of those of the same key.
    pub fn with(changed: impl IntoIterator<Item = Object>) -> Self {
        let mut objects = Self::standard().objects.clone();
        objects.extend(changed.into_iter().map(|object| (object.key.clone(), Arc::new(object))));
        Self { objects }
    }

    /// The object of that key.
    pub fn get(&self, key: &str) -> Option<&Arc<Object>> {
        self.objects.get(key)
    }

    /// Every object, in alphabetical order of keys.
    pub fn iter(&self) -> impl Iterator<Item = &Arc<Object>> {
        self.objects.values()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{FieldType, ZoneColumn};

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
    fn a_zone_is_found_where_a_definition_says_it_stands() {
        let column = |key: &str| super::object(key).unwrap().zone_column();
        assert_eq!(column("zone"), Some(ZoneColumn::Own("id".into())));
        assert_eq!(column("account"), Some(ZoneColumn::Own("zone_id".into())));
        let of =
            ZoneColumn::Of { link: "account_id".into(), table: "account".into(), column: "zone_id".into() };
        assert_eq!(column("order"), Some(of));
        assert_eq!(column("product"), None);
        for object in catalog() {
            assert_eq!(object.zone_scope.is_some(), object.zone_column().is_some(), "{}", object.key);
            let there = object.zone_scope.as_deref().and_then(|scope| scope.split_once('.'));
            if let Some((link, field)) = there {
                let to = object.field(link).unwrap().to.as_deref().unwrap();
                let field = super::object(to).unwrap().field(field).unwrap();
                assert_eq!(field.to.as_deref(), Some("zone"), "{}", object.key);
            }
        }
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
