//! Which records a form may be repeating, from what is entered so far.

use access::{Action, Principal};
use entity::reach::{self, Point};
use entity::same::{self, Means};
use entity::{Field, FieldType, FieldValue};
use serde_json::{Map, Value as Json};
use uuid::Uuid;

use super::each_once;
use crate::{Cx, Error, schema};

/// Records shown beside a form.
const SHOWN: usize = 5;
/// Lines of a form that are looked at.
const LINES: usize = 20;

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

/// What lines say that are being entered; a line that is not finished says nothing.
fn points(lines: Option<&Json>) -> Vec<Point> {
    let point = |line: &Json| {
        let said = |key: &str| line.get(key).and_then(Json::as_str);
        Some(Point { kind: reach::kind_of(said(reach::KIND)?), text: said(reach::VALUE)?.to_owned() })
    };
    lines.and_then(Json::as_array).into_iter().flatten().take(LINES).filter_map(point).collect()
}

/// The records most like what is entered, among those the person may read and by the fields the person may read. What is
/// entered need not be valid yet, lines that say how to reach somebody among it; `but` is the record the form changes.
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
    let part = object.reaching().next().filter(|part| who.field(key, &part.key).reads());
    let further = part.map(|part| points(entered.get(&part.key))).unwrap_or_default();
    let recognised = same::recognised(object);
    let readable = recognised.into_iter().filter(|(field, _)| who.field(key, &field.key).reads());
    // Of each field its own value first, then what lines say that is like it.
    let typed = readable.map(|(field, means)| {
        let own = entered.get(&field.key).and_then(Json::as_str).unwrap_or_default();
        let held = same::further(object, field.kind).is_some();
        let like = further.iter().filter(|point| held && point.kind == field.kind);
        let texts: Vec<String> =
            std::iter::once(own.to_owned()).chain(like.map(|point| point.text.clone())).collect();
        (field, means, texts)
    });
    let says = |means: Means, text: &String| !same::normal(means, text).is_empty();
    let typed: Vec<(&Field, Means, Vec<String>)> =
        typed.filter(|(_, means, texts)| texts.iter().any(|text| says(*means, text))).collect();
    if typed.is_empty() {
        return Ok(Vec::new());
    }
    let means: Vec<Means> = typed.iter().map(|(_, means, _)| *means).collect();
    let forms = |means: Means, texts: &[String]| -> Vec<String> {
        texts.iter().map(|text| same::normal(means, text)).collect()
    };
    let entered: Vec<Vec<String>> = typed.iter().map(|(_, means, texts)| forms(*means, texts)).collect();
    let mut db = cx.db.read();
    let mut found: Vec<(i64, Likely)> = Vec::new();
    for id in store::duplicates::candidates(&mut db, who, object, &typed, part.is_some()).await? {
        if but == Some(id) {
            continue;
        }
        let Some(record) = store::records::get(&mut db, who, object, Action::Read, id).await? else {
            continue;
        };
        let text =
            |key: &str| record.values.get(key).map(FieldValue::to_text).filter(|text| !text.is_empty());
        let lines = part.and_then(|part| Some((part, record.parts.get(&part.key)?)));
        let ways: Vec<Point> = lines
            .map(|(part, lines)| lines.iter().filter_map(|line| part.point(&line.values)).collect())
            .unwrap_or_default();
        let values: Vec<Vec<String>> = typed
            .iter()
            .map(|(field, _, _)| {
                let like =
                    ways.iter().filter(|point| point.kind == field.kind).map(|point| point.text.clone());
                std::iter::once(text(&field.key).unwrap_or_default()).chain(like).collect()
            })
            .collect();
        let normal: Vec<Vec<String>> =
            values.iter().zip(&means).map(|(texts, means)| forms(*means, texts)).collect();
        let reasons = same::why(&means, &entered, &normal);
        if reasons.is_empty() {
            continue;
        }
        let reads = |field: &str| who.field(key, field).reads();
        let why = reasons.iter().map(|reason| {
            let field = typed[reason.field].0;
            // The value of the other record that says so.
            let (ours, theirs) = (&entered[reason.field], &normal[reason.field]);
            let place =
                theirs.iter().position(|form| reason.further && !form.is_empty() && ours.contains(form));
            let value = values[reason.field].get(place.unwrap_or(0)).filter(|text| !text.is_empty());
            let by = part.filter(|_| reason.further).map_or(&field.key, |part| &part.key);
            Why {
                field: by.clone(),
                same: reason.same,
                value: value.map(|text| match field.kind {
                    FieldType::Phone => entity::phone::shown(text).unwrap_or_else(|| text.clone()),
                    _ => text.clone(),
                }),
            }
        });
        let likely = Likely {
            id,
            code: text("code").filter(|_| reads("code")),
            name: text(&object.name).filter(|_| reads(&object.name)),
            why: each_once(why),
        };
        found.push((same::weight(&means, &reasons), likely));
    }
    found.sort_by(|(a, one), (b, other)| b.cmp(a).then(one.id.cmp(&other.id)));
    Ok(found.into_iter().take(SHOWN).map(|(_, likely)| likely).collect())
}
