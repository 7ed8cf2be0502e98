//! Number series: how the codes of each object read and where its numbers go on; refuses a pattern that another series has, and a
//! next number that was given already.

mod change;
mod list;

use std::borrow::Cow;
use std::collections::BTreeMap;

use entity::{Catalog, FieldType, Object};
use store::series::Kept;

pub use change::{Change, change};
pub use entity::Series;
pub use list::{Standing, list};

/// The name in the audit log.
pub const OBJECT: &str = "series";

/// Puts the patterns a company has set in place of those of the definitions.
pub(crate) fn lay_upon(changed: &mut Vec<Object>, kept: &BTreeMap<String, Kept>) {
    for (name, one) in kept {
        let (object, field) = name.split_once('.').unwrap_or((name, "code"));
        let at = changed.iter().position(|known| known.key == object).or_else(|| {
            changed.push(entity::object(object)?.clone());
            Some(changed.len() - 1)
        });
        let fields = at.map(|at| &mut changed[at].fields).into_iter().flatten();
        for code in fields.filter(|known| known.key == field && known.kind == FieldType::Code) {
            code.series = Some(one.series.clone());
        }
    }
}

/// A series of the catalog.
struct One<'c> {
    object: &'c Object,
    /// The own field it numbers; none for the codes of the records themselves.
    field: Option<&'c entity::Field>,
    name: Cow<'c, str>,
    series: &'c Series,
}

/// Every series of a company, by object.
fn every(catalog: &Catalog) -> impl Iterator<Item = One<'_>> {
    catalog.iter().flat_map(|object| {
        let codes =
            object.series().map(|(name, series)| One { object, field: None, name: name.into(), series });
        let own = object.own_series();
        codes.into_iter().chain(own.map(move |(field, name, series)| One {
            object,
            field: Some(field),
            name: name.into(),
            series,
        }))
    })
}
