//! The series as an administrator sees them.

use access::{Action, Principal};

use super::every;
use crate::definitions::{OBJECT as DEFINITION, words};
use crate::{Cx, Error, Language, schema};

/// A series as it stands now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The name it is counted under: `account`, `account.x_contract`.
    pub series: String,
    /// Many of what it numbers, in words.
    pub object: String,
    /// The own field it numbers, in words.
    pub field: Option<String>,
    /// What stands before the number.
    pub prefix: String,
    /// Digits the number is filled up to.
    pub width: u32,
    /// Whether the year stands before the number.
    pub yearly: bool,
    /// The number the next record gets at the earliest.
    pub next: i64,
    /// The code of that number.
    pub example: String,
    /// Raised by every change; 0 while it reads as its definition says.
    pub version: i64,
}

/// Every series of the company's objects, in the order of their names.
///
/// # Errors
/// `access-denied`.
pub async fn list(cx: &Cx, who: &Principal) -> Result<Vec<Standing>, Error> {
    who.require(DEFINITION, Action::Read)?;
    let language = Language::from_tag(&who.language).unwrap_or_default();
    let seen = schema::list(cx, who);
    let mut db = cx.db.read();
    let kept = store::series::all(&mut db, who.tenant).await?;
    let mut out = Vec::new();
    for one in every(&who.catalog) {
        let Some(object) = seen.iter().find(|known| known.key == one.object.key) else { continue };
        let running = store::series::running(&mut db, who.tenant, &one.name, one.series, cx.now()).await?;
        let next = store::series::given(&mut db, who.tenant, &running.counter).await? + 1;
        let label = |field: &entity::Field| {
            let own = field.custom.as_ref().and_then(|labels| words(labels, language));
            own.unwrap_or_else(|| field.key.clone())
        };
        out.push(Standing {
            series: one.name.to_string(),
            object: object.plural.clone(),
            field: one.field.map(label),
            prefix: one.series.prefix.clone(),
            width: one.series.width,
            yearly: one.series.yearly,
            next,
            example: running.code(next),
            version: kept.get(&*one.name).map_or(0, |kept| kept.version),
        });
    }
    Ok(out)
}
