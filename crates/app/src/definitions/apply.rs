//! Check, apply and undo of an extension: the way from a plan to what everybody sees.

use access::{Action, Principal};
use entity::{Document, Object};
use kernel::Problem;
use serde_json::json;
use store::Tx;
use store::definitions::Version;

use super::{OBJECT, Report, changes, exists};
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
    let object = base(key)?;
    let versions = store::definitions::history(&mut cx.db.read(), who.tenant, key).await?;
    report(cx, who, object, new, &versions).await
}

fn base(key: &str) -> Result<&'static Object, Error> {
    entity::object(key).filter(|object| !object.read_only).ok_or(Error::NotFound)
}

async fn report(
    cx: &Cx,
    who: &Principal,
    object: &Object,
    new: &Document,
    versions: &[Version],
) -> Result<Report, Error> {
    let problems = new.extend(object, &exists).err().unwrap_or_default();
    let before = versions.iter().map(|one| Document::read(&one.document)).collect::<Result<Vec<_>, _>>();
    let before = before.map_err(Error::internal)?;
    let old = before.first().cloned().unwrap_or_default();
    let mut report = changes::compare(cx, who, object, &old, new, &before).await?;
    report.problems.splice(0..0, problems);
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
    let object = base(key)?;
    if note.chars().count() > NOTE_CHARS_MAX {
        return Err(Problem::new("field-too-long").with("max", NOTE_CHARS_MAX).field("note").into());
    }
    let versions = store::definitions::history(&mut cx.db.read(), who.tenant, key).await?;
    let now = versions.first().map_or(0, |one| one.version);
    if now != seen {
        return Err(Error::Stale { current: now });
    }
    let report = report(cx, who, object, new, &versions).await?;
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
    cx.db
        .write(async |tx: &mut Tx| {
            let actor = who.user.map(kernel::UserId::uuid);
            store::definitions::add(tx, who.tenant, &version, actor).await.map_err(|error| match error {
                store::Error::Unique { .. } => Error::Stale { current: seen + 1 },
                other => other.into(),
            })?;
            for field in &new.fields {
                let was = old.fields.iter().find(|one| one.key == field.key).is_some_and(|one| one.unique);
                if was != field.unique {
                    store::records::custom::set_unique(tx, who.tenant, key, &field.key, field.unique)
                        .await
                        .map_err(not_unique)?;
                }
            }
            trail::note(cx, tx, who, OBJECT, None, "update", &diff).await
        })
        .await?;
    cx.catalogs.forget(who.tenant);
    Ok(Applied { version: version.version })
}

/// Takes the last version back: the one before it counts again, as a new version.
///
/// # Errors
/// `definition-nothing-to-undo`; as [`apply`].
pub async fn undo(cx: &Cx, who: &Principal, key: &str, seen: i64) -> Result<Applied, Error> {
    who.require(OBJECT, Action::Update)?;
    base(key)?;
    let versions = store::definitions::history(&mut cx.db.read(), who.tenant, key).await?;
    if versions.is_empty() {
        return Err(Error::Conflict(Problem::new("definition-nothing-to-undo")));
    }
    let before =
        versions.get(1).map(|one| Document::read(&one.document)).transpose().map_err(Error::internal)?;
    apply(cx, who, key, seen, &before.unwrap_or_default(), "").await
}

fn not_unique(error: store::Error) -> Error {
    match error {
        store::Error::Unique { .. } => Problem::new("definition-not-unique").into(),
        other => other.into(),
    }
}
