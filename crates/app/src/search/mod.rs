//! One box over all objects the caller may read.

use access::{Action, Principal};
use store::records::Hit;

use crate::{Cx, Error};

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
    let code = q.trim().to_uppercase();
    for (object, winner, old) in store::merges::by_code(&mut db, who.tenant, None, &[&code]).await? {
        let known = who.catalog.get(&object).filter(|object| who.may(&object.key, Action::Read));
        let Some(definition) = known.filter(|_| who.field(&object, "code").reads()) else { continue };
        let label = store::records::labels(&mut db, who, definition, &[winner]).await?.remove(&winner);
        if let Some(label) = label.filter(|_| !hits.iter().any(|hit| hit.id == winner)) {
            let name = label.words().to_owned();
            hits.push(Hit { object, id: winner, code: label.code, name, sub: Some(old) });
        }
    }
    Ok(hits)
}
