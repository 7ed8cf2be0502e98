//! Where the telephone numbers of a record are at home that come without a calling code: in the country of the record, else in
//! that of the company. Looks only where a number makes it needed; refuses to tell the country of a field the person may not read.

use access::{Action, Principal};
use entity::phone::{self, Home};
use entity::reach;
use entity::{Field, FieldType, Object};
use uuid::Uuid;

use super::Draft;
use crate::{Cx, Error};

/// The home for what is written into a record; none for one that is being made.
///
/// # Errors
/// Faults of the database.
pub(crate) async fn home(
    cx: &Cx,
    who: &Principal,
    object: &Object,
    record: Option<Uuid>,
    draft: &Draft,
) -> Result<Home, Error> {
    let input = &draft.values;
    let asks = |field: &&Field| {
        let typed = (field.kind == FieldType::Phone).then(|| input.get(&field.key)?.as_str()).flatten();
        typed.is_some_and(|text| !text.trim().is_empty() && !phone::is_kept(text))
    };
    let lines =
        object.reaching().any(|part| draft.parts.get(&part.key).is_some_and(|lines| !lines.is_empty()));
    if !lines && !object.fields.iter().any(|field| asks(&field)) {
        return Ok(Home::default());
    }
    let db = &mut cx.db.read();
    let before = match record {
        Some(id) => store::records::get(db, who, object, Action::Update, id).await?,
        None => None,
    };
    let points = before.iter().flat_map(|record| reach::points(object, &record.parts, |line| &line.values));
    let lines = points.map(|point| (point.kind, point.text)).collect();
    let stands = before.map(|record| record.values).unwrap_or_default();
    let readable = |field: &Field| who.field(&object.key, &field.key).reads();
    let fields: Vec<Field> = object.fields.iter().filter(|field| readable(field)).cloned().collect();
    let country = match phone::country_of(&fields, &stands) {
        None => company(cx, who).await?,
        own => own,
    };
    Ok(Home { country, stands, lines })
}

/// The country the company says it is in.
///
/// # Errors
/// Faults of the database.
pub(crate) async fn company(cx: &Cx, who: &Principal) -> Result<Option<String>, Error> {
    let company = crate::company::get(cx, who.tenant).await?;
    Ok(Some(company.address.part("country").to_owned()).filter(|country| !country.is_empty()))
}
