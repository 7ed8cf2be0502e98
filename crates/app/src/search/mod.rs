//! One box over all objects the caller may read.

use access::{Action, Principal};
use serde_json::Value as Json;
use store::records::Hit;

use crate::words::said::Said;
use crate::{Cx, Error, schema};

/// Most hits an object.
const LIMIT_MAX: i64 = 50;

/// Records that hold every word of `q`, and the one an old code leads to since its record was merged, at most `limit` (1 to 50) an object. Fewer than two letters or digits find nothing,
/// so that a slip never walks through everything.
///
/// # Errors
/// Faults of the database.
pub async fn search(cx: &Cx, who: &Principal, q: &str, limit: i64) -> Result<Vec<Hit>, Error> {
    if q.chars().filter(|one| one.is_alphanumeric()).count() < 2 || q.chars().count() > 200 {
        return Ok(Vec::new());
    }
    let mut db = cx.db.read();
    let mut hits = store::records::search(&mut db, who, q, limit.clamp(1, LIMIT_MAX)).await?;
    say(cx, who, &mut hits);
    let code = q.trim().to_uppercase();
    for (object, winner, old) in store::merges::by_code(&mut db, who.tenant, None, &[&code]).await? {
        let known = who.catalog.get(&object).filter(|object| who.may(&object.key, Action::Read));
        let Some(definition) = known.filter(|_| who.field(&object, "code").reads()) else { continue };
        let label = store::records::labels(&mut db, who, definition, &[winner]).await?.remove(&winner);
        if let Some(label) = label.filter(|_| !hits.iter().any(|hit| hit.id == winner)) {
            let name = label.words().to_owned();
            hits.push(Hit {
                object,
                id: winner,
                code: label.code,
                name,
                sub: Some(old),
                field: None,
                noted: false,
            });
        }
    }
    Ok(hits)
}

/// The second lines in the reader's words: labels of choices, days, numbers with the spaces of their country.
fn say(cx: &Cx, who: &Principal, hits: &mut [Hit]) {
    let said = Said::to(&cx.words, who);
    for of_object in hits.chunk_by_mut(|one, next| one.object == next.object) {
        let Some(schema) = of_object.first().and_then(|hit| schema::get(cx, who, &hit.object).ok()) else {
            continue;
        };
        for hit in of_object {
            let field = schema.fields.iter().find(|field| Some(&field.key) == hit.field.as_ref());
            if let (Some(field), Some(sub)) = (field, &hit.sub) {
                hit.sub = Some(said.value(field, &Json::from(sub.as_str())));
            }
        }
    }
}
