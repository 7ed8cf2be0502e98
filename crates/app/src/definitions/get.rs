//! The extensions as an administrator sees them.

use access::{Action, Principal};
use entity::Document;
use jiff::Timestamp;

use super::standing::Standing;
use super::{OBJECT, words};
use crate::schema::{FieldSchema, SectionSchema};
use crate::{Cx, Error, Language, schema};

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
    /// The company has made it.
    pub own: bool,
    /// It is out of use.
    pub retired: bool,
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
    /// Fields that take more choices, and other words for their own: key and words of those of the standard.
    pub open: Vec<(String, Vec<(String, String)>)>,
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
    let standing = Standing::load(&mut cx.db.read(), who.tenant).await?;
    let version = |key: &str| standing.current.iter().find(|version| version.object == key);
    let summary = |object: String, label: String| {
        let document = standing.document(&object).unwrap_or_default();
        Summary {
            label,
            version: version(&object).map_or(0, |version| version.version),
            fields: document.fields.len(),
            own: document.object.is_some(),
            retired: document.object.is_some_and(|own| own.retired),
            object,
        }
    };
    let shown = schema::list(cx, who).into_iter();
    let writable = shown.filter(|one| who.catalog.get(&one.key).is_some_and(|object| !object.read_only));
    let mut out: Vec<Summary> = writable.map(|one| summary(one.key, one.plural)).collect();
    let gone = standing.current.iter().filter(|version| who.catalog.get(&version.object).is_none());
    out.extend(gone.map(|version| {
        let many =
            standing.document(&version.object).and_then(|document| document.object).map(|own| own.many);
        let label = many.and_then(|many| words(&many, reader(who)));
        summary(version.object.clone(), label.unwrap_or_else(|| version.object.clone()))
    }));
    Ok(out)
}

/// One object with its extension.
///
/// # Errors
/// `access-denied`, [`Error::NotFound`].
pub async fn get(cx: &Cx, who: &Principal, object: &str) -> Result<Definition, Error> {
    who.require(OBJECT, Action::Read)?;
    let standing = Standing::load(&mut cx.db.read(), who.tenant).await?;
    let versions = store::definitions::history(&mut cx.db.read(), who.tenant, object).await?;
    let newest = versions.first();
    let document =
        newest.map(|version| Document::read(&version.document)).transpose().map_err(Error::internal)?;
    let document = document.unwrap_or_default();
    let base = standing.base(object, &document).ok_or(Error::NotFound)?;
    // An object out of use is in no schema: its words and versions are all there is to see.
    let shown = if document.object.as_ref().is_some_and(|own| own.retired) {
        None
    } else {
        Some(schema::get(cx, who, object)?)
    };
    let many = document.object.as_ref().and_then(|own| words(&own.many, reader(who)));
    let word = |field: &str, key: &String| {
        let words = cx.words.find(reader(who), &format!("option-{object}-{field}-{key}"), &[]);
        (key.clone(), words.unwrap_or_else(|| key.clone()))
    };
    let open = base.fields.iter().filter(|field| field.kind == entity::FieldType::Choice && !field.managed);
    let open = open
        .map(|field| (field.key.clone(), field.options.iter().map(|key| word(&field.key, key)).collect()));
    let label = shown.as_ref().map(|shown| shown.summary.plural.clone()).or(many);
    let (fields, list, card, form) =
        shown.map(|one| (one.fields, one.list, one.card, one.form)).unwrap_or_default();
    Ok(Definition {
        object: object.to_owned(),
        label: label.unwrap_or_else(|| object.to_owned()),
        version: newest.map_or(0, |version| version.version),
        fields: fields.into_iter().filter(|field| base.field(&field.key).is_some()).collect(),
        open: open.collect(),
        document,
        list,
        card,
        form,
        history: versions
            .into_iter()
            .map(|one| VersionNote { version: one.version, at: one.at, by: one.by, note: one.note })
            .collect(),
    })
}

fn reader(who: &Principal) -> Language {
    Language::from_tag(&who.language).unwrap_or_default()
}
