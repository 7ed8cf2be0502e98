//! Check, apply and undo of an extension or an own object: the way from a plan to what everybody sees.

use access::{Action, Principal};
use entity::{Document, Object, ObjectDocument};
use kernel::Problem;
use serde_json::json;
use store::definitions::Version;
use store::{Read, Tx};

use super::standing::Standing;
use super::{OBJECT, Report, changes};
use crate::{Cx, Error, trail};

/// Longest note.
const NOTE_CHARS_MAX: usize = 500;

/// What was applied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Applied {
    /// The version that counts now.
    pub version: i64,
}

/// What applying `new` would change, and what stands in the way.
///
/// # Errors
/// `access-denied`, [`Error::NotFound`]; everything wrong with the document is in the report.
pub async fn check(cx: &Cx, who: &Principal, key: &str, new: &Document) -> Result<Report, Error> {
    who.require(OBJECT, Action::Update)?;
    let mut db = cx.db.read();
    let standing = Standing::load(&mut db, who.tenant).await?;
    let object = standing.base(key, new).ok_or(Error::NotFound)?;
    let versions = store::definitions::history(&mut db, who.tenant, key).await?;
    report(&mut db, who, &standing, &object, new, &versions).await
}

async fn report(
    db: &mut impl Read,
    who: &Principal,
    standing: &Standing,
    object: &Object,
    new: &Document,
    versions: &[Version],
) -> Result<Report, Error> {
    let problems = new.extend(object, &|key| key == object.key || standing.exists(key)).err();
    let before = versions.iter().map(|one| Document::read(&one.document)).collect::<Result<Vec<_>, _>>();
    let before = before.map_err(Error::internal)?;
    let old = before.first().cloned().unwrap_or_default();
    let mut report = changes::compare(db, who, object, &old, new, &before).await?;
    if let Some(own) = &new.object {
        let records = match standing.slot(&object.key) {
            Some(_) => store::definitions::records(db, who.tenant, &object.table).await?,
            None => 0,
        };
        changes::own_object(&mut report, standing, &object.key, own, &before, records);
    }
    report.problems.splice(0..0, problems.unwrap_or_default());
    Ok(report)
}

/// Applies an extension over the version the caller has seen. Values of a field that goes stay in the records and come
/// back with it.
///
/// # Errors
/// As [`check`], each problem a refusal; [`Error::Stale`] when somebody else has changed the object meanwhile.
pub async fn apply(
    cx: &Cx,
    who: &Principal,
    key: &str,
    seen: i64,
    new: &Document,
    note: &str,
) -> Result<Applied, Error> {
    who.require(OBJECT, Action::Update)?;
    if note.chars().count() > NOTE_CHARS_MAX {
        return Err(Problem::new("field-too-long").with("max", NOTE_CHARS_MAX).field("note").into());
    }
    let applied =
        cx.db.write(async |tx: &mut Tx| apply_within(cx, tx, who, (key, seen), new, note).await).await?;
    cx.catalogs.forget(who.tenant);
    Ok(applied)
}

/// Checks and writes in one transaction: what records hold is looked at where it is decided.
async fn apply_within(
    cx: &Cx,
    tx: &mut Tx,
    who: &Principal,
    (key, seen): (&str, i64),
    new: &Document,
    note: &str,
) -> Result<Applied, Error> {
    let standing = Standing::load(tx, who.tenant).await?;
    let object = standing.base(key, new).ok_or(Error::NotFound)?;
    let versions = store::definitions::history(tx, who.tenant, key).await?;
    let now = versions.first().map_or(0, |one| one.version);
    if now != seen {
        return Err(Error::Stale { current: now });
    }
    let report = report(tx, who, &standing, &object, new, &versions).await?;
    if !report.problems.is_empty() {
        return Err(report.problems.into());
    }
    let old =
        versions.first().map(|one| Document::read(&one.document)).transpose().map_err(Error::internal)?;
    let old = old.unwrap_or_default();
    if old == *new {
        return Ok(Applied { version: now });
    }
    let version = Version {
        object: key.to_owned(),
        version: seen + 1,
        document: serde_json::to_value(new).map_err(Error::internal)?,
        note: note.trim().to_owned(),
        at: cx.now(),
        by: None,
    };
    let diff = json!({ key: [serde_json::to_value(&old).map_err(Error::internal)?, version.document] });
    let actor = who.user.map(kernel::UserId::uuid);
    let lost = |error| match error {
        store::Error::Unique { .. } => Error::Stale { current: seen + 1 },
        other => Error::from(other),
    };
    store::definitions::add(tx, who.tenant, &version, actor).await.map_err(lost)?;
    if object.is_custom() {
        store::definitions::take_slot(tx, who.tenant, key).await.map_err(lost)?;
    }
    for field in &new.fields {
        let was = old.fields.iter().find(|one| one.key == field.key).is_some_and(|one| one.unique);
        if was != field.unique {
            store::records::custom::set_unique(tx, who.tenant, key, &field.key, field.unique)
                .await
                .map_err(not_unique)?;
        }
    }
    super::compute::enqueue(cx, tx, who, key, (&old, new)).await?;
    trail::note(cx, tx, who, OBJECT, None, "update", &diff).await?;
    Ok(Applied { version: version.version })
}

/// Takes the last version back: the one before it counts again, as a new version. An own object that was only just
/// made goes out of use.
///
/// # Errors
/// `definition-nothing-to-undo`; as [`apply`].
pub async fn undo(cx: &Cx, who: &Principal, key: &str, seen: i64) -> Result<Applied, Error> {
    who.require(OBJECT, Action::Update)?;
    let versions = store::definitions::history(&mut cx.db.read(), who.tenant, key).await?;
    let read = |version: &Version| Document::read(&version.document).map_err(Error::internal);
    let before = match versions.as_slice() {
        [] if entity::object(key).is_none_or(|object| object.read_only) => return Err(Error::NotFound),
        [] => return Err(Error::Conflict(Problem::new("definition-nothing-to-undo"))),
        [first] => {
            let object = read(first)?.object;
            Document {
                object: object.map(|own| ObjectDocument { retired: true, ..own }),
                ..Document::default()
            }
        }
        [_, before, ..] => read(before)?,
    };
    apply(cx, who, key, seen, &before, "").await
}

fn not_unique(error: store::Error) -> Error {
    match error {
        store::Error::Unique { .. } => Problem::new("definition-not-unique").into(),
        other => other.into(),
    }
}
