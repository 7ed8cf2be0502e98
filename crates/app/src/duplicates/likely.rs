//! Which records a form may be repeating, from what is entered so far.

use access::{Action, Principal};
use entity::same::{self, Means};
use entity::{Field, FieldType, FieldValue};
use serde_json::{Map, Value as Json};
use uuid::Uuid;

use crate::{Cx, Error, schema};

/// Records shown beside a form.
const SHOWN: usize = 5;

/// A record that may be the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Likely {
    /// The record.
    pub id: Uuid,
    /// Its code, where the person may read it.
    pub code: Option<String>,
    /// Its name, where the person may read it.
    pub name: Option<String>,
    /// Why.
    pub why: Vec<Why>,
}

/// Why two records look alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Why {
    /// The field.
    pub field: String,
    /// The values are the same; else they are similar.
    pub same: bool,
    /// The other record's value.
    pub value: Option<String>,
}

/// The records most like what is entered, among those the person may read and by the fields the person may read. What is
/// entered need not be valid yet; `but` is the record the form changes.
///
/// # Errors
/// [`Error::NotFound`], `access-denied`; an object that recognises nothing gives nothing.
pub async fn likely(
    cx: &Cx,
    who: &Principal,
    key: &str,
    entered: &Map<String, Json>,
    but: Option<Uuid>,
) -> Result<Vec<Likely>, Error> {
    let object = schema::visible(who, key)?;
    let typed: Vec<(&Field, Means, String)> = same::recognised(object)
        .into_iter()
        .filter(|(field, _)| who.field(key, &field.key).reads())
        .filter_map(|(field, means)| Some((field, means, entered.get(&field.key)?.as_str()?.to_owned())))
        .filter(|(_, means, text)| !same::normal(*means, text).is_empty())
        .collect();
    if typed.is_empty() {
        return Ok(Vec::new());
    }
    let means: Vec<Means> = typed.iter().map(|(_, means, _)| *means).collect();
    let entered: Vec<String> = typed.iter().map(|(_, means, text)| same::normal(*means, text)).collect();
    let mut db = cx.db.read();
    let mut found: Vec<(i64, Likely)> = Vec::new();
    for id in store::duplicates::candidates(&mut db, who, object, &typed).await? {
        if but == Some(id) {
            continue;
        }
        let Some(record) = store::records::get(&mut db, who, object, Action::Read, id).await? else {
            continue;
        };
        let text =
            |key: &str| record.values.get(key).map(FieldValue::to_text).filter(|text| !text.is_empty());
        let values: Vec<Option<String>> = typed.iter().map(|(field, _, _)| text(&field.key)).collect();
        let normal: Vec<String> = values
            .iter()
            .zip(&means)
            .map(|(value, means)| value.as_deref().map(|text| same::normal(*means, text)).unwrap_or_default())
            .collect();
        let reasons = same::why(&means, &entered, &normal);
        if reasons.is_empty() {
            continue;
        }
        let reads = |field: &str| who.field(key, field).reads();
        let why = reasons.iter().map(|reason| Why {
            field: typed[reason.field].0.key.clone(),
            same: reason.same,
            value: values[reason.field].as_deref().map(|text| match typed[reason.field].0.kind {
                FieldType::Phone => entity::phone::shown(text).unwrap_or_else(|| text.to_owned()),
                _ => text.to_owned(),
            }),
        });
        let likely = Likely {
            id,
            code: text("code").filter(|_| reads("code")),
            name: text(&object.name).filter(|_| reads(&object.name)),
            why: why.collect(),
        };
        found.push((same::weight(&means, &reasons), likely));
    }
    found.sort_by(|(a, one), (b, other)| b.cmp(a).then(one.id.cmp(&other.id)));
    Ok(found.into_iter().take(SHOWN).map(|(_, likely)| likely).collect())
}
