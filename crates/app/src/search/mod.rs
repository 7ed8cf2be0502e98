//! One box over all objects the caller may read.

use access::Principal;
use store::records::Hit;

use crate::{Cx, Error};

/// Most hits an object.
const LIMIT_MAX: i64 = 50;

/// Records that hold every word of `q`, at most `limit` (1 to 50) an object. Fewer than two letters or digits find nothing,
/// so that a slip never walks through everything.
///
/// # Errors
/// Faults of the database.
pub async fn search(cx: &Cx, who: &Principal, q: &str, limit: i64) -> Result<Vec<Hit>, Error> {
    if q.chars().filter(|one| one.is_alphanumeric()).count() < 2 || q.chars().count() > 200 {
        return Ok(Vec::new());
    }
    Ok(store::records::search(&mut cx.db.read(), who, q, limit.clamp(1, LIMIT_MAX)).await?)
}
