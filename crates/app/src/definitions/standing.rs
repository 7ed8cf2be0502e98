//! The definitions of a company as they stand: what an extension is laid upon, and what a reference may point to.
//! Refuses nothing by itself.

use std::borrow::Cow;

use entity::custom::PREFIX;
use entity::{Document, Object};
use kernel::TenantId;
use store::Read;
use store::definitions::Version;

use crate::Error;

/// The versions that count, and where own objects lie.
pub(super) struct Standing {
    /// The version of every extended or own object that counts.
    pub current: Vec<Version>,
    slots: Vec<(String, i64)>,
}

impl Standing {
    /// Reads both.
    pub async fn load(db: &mut impl Read, tenant: TenantId) -> Result<Self, Error> {
        let current = store::definitions::current(db, tenant).await?;
        let own = current.iter().any(|version| version.object.starts_with(PREFIX));
        let slots = if own { store::definitions::slots(db, tenant).await? } else { Vec::new() };
        Ok(Self { current, slots })
    }

    /// The document of an object that counts.
    pub fn document(&self, key: &str) -> Option<Document> {
        let version = self.current.iter().find(|version| version.object == key)?;
        Document::read(&version.document).ok()
    }

    /// What `document` is laid upon: a standard object that people write, or an own one with the words of the
    /// document (or its last words). An own object that is only being made has no table yet and gets that of
    /// the first slot: nothing is read from it before it is applied.
    pub fn base(&self, key: &str, document: &Document) -> Option<Cow<'static, Object>> {
        if let Some(object) = entity::object(key) {
            return (!object.read_only).then_some(Cow::Borrowed(object));
        }
        if !key.starts_with(PREFIX) {
            return None;
        }
        let words = document.object.clone().or_else(|| self.document(key)?.object)?;
        Some(Cow::Owned(words.object(key, self.slot(key).unwrap_or(1))))
    }

    /// Where an own object lies.
    pub fn slot(&self, key: &str) -> Option<i64> {
        self.slots.iter().find(|(object, _)| object == key).map(|(_, slot)| *slot)
    }

    /// Whether a reference may point to an object.
    pub fn exists(&self, key: &str) -> bool {
        let used = |document: Document| document.object.is_some_and(|own| !own.retired);
        entity::object(key).is_some() || self.document(key).is_some_and(used)
    }

    /// Object and key of an own field of another object that points to `key`.
    pub fn pointing(&self, key: &str) -> Option<(String, String)> {
        self.current.iter().filter(|version| version.object != key).find_map(|version| {
            let document = Document::read(&version.document).ok()?;
            if document.object.is_some_and(|own| own.retired) {
                return None;
            }
            let field = document.fields.into_iter().find(|field| field.to.as_deref() == Some(key))?;
            Some((version.object.clone(), field.key))
        })
    }

    /// Whether another object's numbers begin with `series`.
    pub fn series_taken(&self, key: &str, series: &str) -> bool {
        let standard =
            entity::catalog().iter().filter_map(Object::series).any(|(_, known)| known.prefix == series);
        let own = |version: &Version| {
            version.object != key
                && Document::read(&version.document)
                    .is_ok_and(|document| document.object.is_some_and(|own| own.series == series))
        };
        standard || self.current.iter().any(own)
    }
}
