//! The extensions as an administrator sees them.

use access::{Action, Principal};
use entity::Document;
use jiff::Timestamp;

use super::OBJECT;
use crate::schema::{FieldSchema, SectionSchema};
use crate::{Cx, Error, schema};

/// An object in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// Its key.
    pub object: String,
    /// Many of it, in words.
    pub label: String,
    /// The version of its extension, 0 without one.
    pub version: i64,
    /// How many own fields it has.
    pub fields: usize,
}

/// An object with its extension.
#[derive(Clone, Debug, PartialEq)]
pub struct Definition {
    /// Its key.
    pub object: String,
    /// Many of it, in words.
    pub label: String,
    /// The version of the extension, 0 without one.
    pub version: i64,
    /// The extension.
    pub document: Document,
    /// The fields of the standard.
    pub fields: Vec<FieldSchema>,
    /// Keys of fields that take more choices.
    pub open: Vec<String>,
    /// Columns of the list, as they stand.
    pub list: Vec<String>,
    /// Lines of the card, as they stand.
    pub card: Vec<String>,
    /// Sections of the form, as they stand.
    pub form: Vec<SectionSchema>,
    /// Every version, the newest first.
    pub history: Vec<VersionNote>,
}

/// One version in short.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VersionNote {
    /// Its number.
    pub version: i64,
    /// When it was applied.
    pub at: Timestamp,
    /// By whom.
    pub by: Option<String>,
    /// Why.
    pub note: String,
}

/// Every object that can be extended.
///
/// # Errors
/// `access-denied`.
pub async fn list(cx: &Cx, who: &Principal) -> Result<Vec<Summary>, Error> {
    who.require(OBJECT, Action::Read)?;
    let current = store::definitions::current(&mut cx.db.read(), who.tenant).await?;
    let objects = schema::list(cx, who).into_iter();
    let writable = objects.filter(|one| entity::object(&one.key).is_some_and(|object| !object.read_only));
    Ok(writable
        .map(|one| {
            let version = current.iter().find(|version| version.object == one.key);
            let fields = version.and_then(|version| Document::read(&version.document).ok());
            Summary {
                label: one.plural,
                version: version.map_or(0, |version| version.version),
                fields: fields.map_or(0, |document| document.fields.len()),
                object: one.key,
            }
        })
        .collect())
}

/// One object with its extension.
///
/// # Errors
/// `access-denied`, [`Error::NotFound`].
pub async fn get(cx: &Cx, who: &Principal, object: &str) -> Result<Definition, Error> {
    who.require(OBJECT, Action::Read)?;
    let base = entity::object(object).filter(|object| !object.read_only).ok_or(Error::NotFound)?;
    let shown = schema::get(cx, who, object)?;
    let versions = store::definitions::history(&mut cx.db.read(), who.tenant, object).await?;
    let newest = versions.first();
    let extension =
        newest.map(|version| Document::read(&version.document)).transpose().map_err(Error::internal)?;
    let open = base.fields.iter().filter(|field| field.kind == entity::FieldType::Choice && !field.managed);
    Ok(Definition {
        object: object.to_owned(),
        label: shown.summary.plural,
        version: newest.map_or(0, |version| version.version),
        document: extension.unwrap_or_default(),
        fields: shown.fields.into_iter().filter(|field| base.field(&field.key).is_some()).collect(),
        open: open.map(|field| field.key.clone()).collect(),
        list: shown.list,
        card: shown.card,
        form: shown.form,
        history: versions
            .into_iter()
            .map(|one| VersionNote { version: one.version, at: one.at, by: one.by, note: one.note })
            .collect(),
    })
}
