//! To which zone a record belongs: its own field, that of its customer, or itself. Refuses SQL.

use crate::definition::{Field, Object};

/// Where the zone of a record stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ZoneColumn {
    /// In a column of its own: `id` of a zone itself.
    Own(String),
    /// In a column of another record.
    Of {
        /// The column that names that record.
        link: String,
        /// That record's table.
        table: String,
        /// The column there.
        column: String,
    },
}

impl Object {
    /// The field a record's zone is read from, or the one that names the record it is read from; none for a zone itself.
    pub fn zone_field(&self) -> Option<&Field> {
        let scope = self.zone_scope.as_deref()?;
        self.field(scope.split_once('.').map_or(scope, |(link, _)| link))
    }

    /// Where `zone` scopes are tested.
    pub fn zone_column(&self) -> Option<ZoneColumn> {
        let scope = self.zone_scope.as_deref()?;
        if scope == "id" {
            return Some(ZoneColumn::Own("id".to_owned()));
        }
        let field = self.zone_field()?;
        let Some((_, there)) = scope.split_once('.') else { return Some(ZoneColumn::Own(field.column())) };
        // Columns of standard objects are the same in every company.
        let other = crate::object(field.to.as_deref()?)?;
        let (link, table) = (field.column(), other.table.clone());
        Some(ZoneColumn::Of { link, table, column: other.field(there)?.column() })
    }
}
