//! Which objects there are and how they look to one person: fields by right, labels in the reader's language; refuses to
//! name what the reader may not read.

use std::sync::Arc;

use access::{Action, FieldRight};
use entity::{Field, Layouts, Names, Object};

use crate::{Cx, Error, Language, Principal, definitions, imports};

/// An object in a list of objects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ObjectSummary {
    /// Its key.
    pub key: String,
    /// One record of it, in words.
    pub singular: String,
    /// Many of them.
    pub plural: String,
    /// Whether the reader may bring rows of it from a file.
    pub importable: bool,
}

/// An object as one person sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ObjectSchema {
    /// Key and words.
    pub summary: ObjectSummary,
    /// Its fields in the order of the definition, without those the reader may not see.
    pub fields: Vec<FieldSchema>,
    /// Tables of lines inside a record.
    pub parts: Vec<PartSchema>,
    /// Columns of the list.
    pub list: Vec<String>,
    /// Lines of a card.
    pub card: Vec<String>,
    /// Sections of form and detail.
    pub form: Vec<SectionSchema>,
    /// What the reader may do at least somewhere.
    pub actions: Vec<&'static str>,
    /// The fields its records are recognised by, as far as the reader sees them; none where they are not.
    pub recognised_by: Vec<String>,
    /// Whether the reader may merge records of it.
    pub mergeable: bool,
}

/// A field as one person sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldSchema {
    /// Its key.
    pub key: String,
    /// Its type.
    pub kind: &'static str,
    /// Its label.
    pub label: String,
    /// Must not be empty.
    pub required: bool,
    /// Of a choice.
    pub options: Vec<OptionSchema>,
    /// The object a reference points to.
    pub relation: Option<String>,
    /// `read`, `write` or `masked`.
    pub access: &'static str,
    /// May stand in a list.
    pub listable: bool,
    /// May be filtered by.
    pub filterable: bool,
    /// May be sorted by.
    pub sortable: bool,
    /// No two records share it.
    pub unique: bool,
    /// Most characters of text.
    pub max_chars: Option<usize>,
    /// Least number, in whole units.
    pub min: Option<i64>,
    /// Greatest number, in whole units.
    pub max: Option<i64>,
    /// Most digits after the point.
    pub digits: Option<u32>,
    /// The name of a form that text must have.
    pub pattern: Option<&'static str>,
    /// What a new record gets where it is left out, as it would be typed.
    pub default: Option<String>,
}

/// One of a choice's options.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OptionSchema {
    /// Its key.
    pub key: String,
    /// Its label.
    pub label: String,
    /// Its colour, where a company has chosen one.
    pub color: Option<String>,
}

/// A table of lines inside a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartSchema {
    /// Its key.
    pub key: String,
    /// Its label.
    pub label: String,
    /// Its lines say how to reach somebody.
    pub reach: bool,
    /// Its fields.
    pub fields: Vec<FieldSchema>,
}

/// A titled group of fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SectionSchema {
    /// Its key.
    pub key: String,
    /// Its title.
    pub label: String,
    /// Its fields, in order.
    pub fields: Vec<String>,
}

/// The names of all types a field may have.
pub fn field_types() -> impl Iterator<Item = &'static str> {
    entity::FieldType::ALL.into_iter().map(entity::FieldType::name)
}

/// The objects the caller may read at least somewhere.
pub fn list(cx: &Cx, who: &Principal) -> Vec<ObjectSummary> {
    let language = Language::from_tag(&who.language).unwrap_or_default();
    let readable = who.catalog.iter().filter(|object| who.may(&object.key, Action::Read));
    readable.map(|object| summary(cx, who, language, object)).collect()
}

/// One object as the caller sees it.
///
/// # Errors
/// [`Error::NotFound`] for an unknown object and for one the caller may not read.
pub fn get(cx: &Cx, who: &Principal, key: &str) -> Result<ObjectSchema, Error> {
    let object = visible(who, key)?;
    let language = Language::from_tag(&who.language).unwrap_or_default();
    let words = Labels { cx, language, object };
    let seen = |field: &&Field| who.field(key, &field.key) != FieldRight::None;
    let fields: Vec<FieldSchema> =
        object.fields.iter().filter(seen).map(|field| words.field(who, field, None)).collect();
    let shown = |keys: &[String]| {
        keys.iter().filter(|key| fields.iter().any(|field| field.key == **key)).cloned().collect::<Vec<_>>()
    };
    let Layouts { list, card, form } = &object.layouts;
    let sections = form.iter().map(|section| SectionSchema {
        label: definitions::words(&section.labels, language).unwrap_or_else(|| words.section(&section.key)),
        key: section.key.clone(),
        fields: shown(&section.fields),
    });
    let parts = object.parts.iter().map(|part| PartSchema {
        label: words.text(&format!("part-{key}-{}", part.key), "", &part.key),
        key: part.key.clone(),
        reach: part.reach,
        fields: part.fields.iter().map(|field| words.field(who, field, Some(&part.key))).collect(),
    });
    let actions =
        Action::ALL.into_iter().filter(|action| who.may(key, *action)).map(Action::as_str).collect();
    Ok(ObjectSchema {
        summary: summary(cx, who, language, object),
        list: shown(list),
        card: shown(card),
        form: sections.filter(|section| !section.fields.is_empty()).collect(),
        parts: parts.collect(),
        recognised_by: shown(&object.recognised_by),
        mergeable: crate::merges::offered(who, key),
        fields,
        actions,
    })
}

/// The object of that key, for somebody who may read some of its records.
pub(crate) fn visible<'w>(who: &'w Principal, key: &str) -> Result<&'w Arc<Object>, Error> {
    let object = who.catalog.get(key).ok_or(Error::NotFound)?;
    if who.may(key, Action::Read) {
        Ok(object)
    } else {
        Err(who.require(key, Action::Read).map_or_else(Error::from, |()| Error::NotFound))
    }
}

/// Many records of an object in words; the bare key of one that is out of use.
pub fn plural(cx: &Cx, who: &Principal, language: Language, key: &str) -> String {
    who.catalog.get(key).map_or_else(|| key.to_owned(), |object| summary(cx, who, language, object).plural)
}

fn summary(cx: &Cx, who: &Principal, language: Language, object: &Object) -> ObjectSummary {
    let words = Labels { cx, language, object };
    let key = format!("object-{}", object.key);
    let own = |of: fn(&Names) -> &entity::Labels| {
        object.names.as_ref().and_then(|names| definitions::words(of(names), language))
    };
    ObjectSummary {
        singular: own(|names| &names.one).unwrap_or_else(|| words.text(&key, "", &object.key)),
        plural: own(|names| &names.many).unwrap_or_else(|| words.text(&key, ".plural", &object.key)),
        key: object.key.clone(),
        importable: imports::may_bring(who, &object.key),
    }
}

struct Labels<'a> {
    cx: &'a Cx,
    language: Language,
    object: &'a Object,
}

impl Labels<'_> {
    /// The words under a key, or the bare key of what is named.
    fn text(&self, key: &str, attribute: &str, plain: &str) -> String {
        let found = self.cx.words.find(self.language, &format!("{key}{attribute}"), &[]);
        found
            .or_else(|| self.cx.words.find(self.language, key, &[]))
            .unwrap_or_else(|| plain.replace('_', " "))
    }

    /// The title of a section of the standard, or of the one that fields stand in that no section names.
    fn section(&self, key: &str) -> String {
        let own = format!("section-{}-{key}", self.object.key);
        self.cx
            .words
            .find(self.language, &own, &[])
            .unwrap_or_else(|| self.text(&format!("section-{key}"), "", key))
    }

    fn field(&self, who: &Principal, field: &Field, part: Option<&str>) -> FieldSchema {
        let object = &self.object.key;
        let place = part.map_or_else(|| object.clone(), |part| format!("{object}-{part}"));
        let common = matches!(field.key.as_str(), "created_at" | "updated_at");
        let label = match () {
            () if common => format!("field-{}", field.key),
            // Number and name of an own object.
            () if self.object.is_custom() => format!("field-own-{}", field.key),
            () => format!("field-{place}-{}", field.key),
        };
        let own = field.custom.as_ref().and_then(|labels| definitions::words(labels, self.language));
        let choice = |key: &String| field.choices.iter().find(|choice| choice.key == *key);
        let option = |key: &String| OptionSchema {
            label: choice(key)
                .and_then(|choice| definitions::words(&choice.labels, self.language))
                .unwrap_or_else(|| self.text(&format!("option-{place}-{}-{key}", field.key), "", key)),
            color: choice(key).and_then(|choice| choice.color.clone()),
            key: key.clone(),
        };
        // The right to a part is that of the record's field of the part's key.
        let right = who.field(object, part.unwrap_or(&field.key));
        // No record of an object that is out of sight can be chosen.
        let blind = field.to.as_deref().is_some_and(|to| !who.may(to, Action::Read));
        let fixed = field.managed || field.derived.is_some() || self.object.read_only || common || blind;
        FieldSchema {
            key: field.key.clone(),
            kind: field.kind.name(),
            label: own.unwrap_or_else(|| self.text(&label, "", &field.key)),
            required: field.required,
            options: field.options.iter().map(option).collect(),
            relation: field.to.clone(),
            access: match right {
                FieldRight::Write if !fixed => "write",
                FieldRight::Write | FieldRight::Read => "read",
                FieldRight::Masked => "masked",
                FieldRight::None => "none",
            },
            listable: field.listable(),
            filterable: field.filterable() && right.reads(),
            sortable: field.sortable() && right.reads(),
            unique: field.unique,
            max_chars: field.length(),
            min: field.min,
            max: field.max,
            digits: field.scale(),
            pattern: field.pattern.map(entity::Pattern::name),
            default: field.default.clone(),
        }
    }
}
