//! What changed of a role's rights, in the reader's words: how far each action of each object reaches, and what may be done with
//! each field, before and after. Says nothing of what is granted as before; refuses nothing.

use std::collections::BTreeSet;

use access::{ANY, Action, Principal, Rights};
use serde_json::Value as Json;

use crate::records::FieldChange;
use crate::schema::{self, ObjectSchema};
use crate::words::said::Said;
use crate::{Cx, Language};

/// The changes between two documents of rights, as a role holds them; what cannot be read granted nothing.
pub(crate) fn told(cx: &Cx, who: &Principal, before: &Json, after: &Json) -> Vec<FieldChange> {
    let read = |document: &Json| -> Option<Rights> { serde_json::from_value(document.clone()).ok() };
    let (was, is) = (read(before), read(after));
    let words = Told { cx, who, said: Said::to(&cx.words, who), was: was.as_ref(), is: is.as_ref() };
    let nothing = Rights::default();
    let both = [was.as_ref().unwrap_or(&nothing), is.as_ref().unwrap_or(&nothing)];
    let objects: BTreeSet<&String> = both.iter().flat_map(|one| one.objects.keys()).collect();
    let scopes = objects.into_iter().flat_map(|object| words.scopes(object));
    let fields: BTreeSet<(&String, &String)> = both
        .iter()
        .flat_map(|one| &one.fields)
        .flat_map(|(object, all)| all.keys().map(move |field| (object, field)))
        .collect();
    scopes.chain(fields.into_iter().filter_map(|(object, field)| words.field(object, field))).collect()
}

/// Two documents, and the words for what differs; a document that was not there says nothing.
struct Told<'a> {
    cx: &'a Cx,
    who: &'a Principal,
    said: Said<'a>,
    was: Option<&'a Rights>,
    is: Option<&'a Rights>,
}

impl Told<'_> {
    /// How far the actions of an object reach: an object without an entry of its own has the general one.
    fn scopes(&self, object: &str) -> Vec<FieldChange> {
        let name = self.object(object);
        let change = |action: Action| {
            let of = |rights: Option<&Rights>| rights.map(|rights| rights.scope(object, action));
            let (was, is) = (of(self.was), of(self.is));
            (was.unwrap_or_default() != is.unwrap_or_default()).then(|| FieldChange {
                field: format!("rights.{object}.{}", action.as_str()),
                label: format!("{name} · {}", self.said.word(&format!("roles-action-{}", action.as_str()))),
                before: self.value("scope", was.map(access::Scope::as_str)),
                after: self.value("scope", is.map(access::Scope::as_str)),
            })
        };
        Action::ALL.into_iter().filter_map(change).collect()
    }

    /// What may be done with a field: what is not named may be written.
    fn field(&self, object: &str, field: &str) -> Option<FieldChange> {
        let of = |rights: Option<&Rights>| rights.map(|rights| rights.field(object, field));
        let (was, is) = (of(self.was), of(self.is));
        let differ = was.unwrap_or(access::FieldRight::Write) != is.unwrap_or(access::FieldRight::Write);
        differ.then(|| FieldChange {
            field: format!("rights.{object}.fields.{field}"),
            label: format!("{} · {}", self.object(object), self.label(object, field)),
            before: self.value("field", was.map(access::FieldRight::as_str)),
            after: self.value("field", is.map(access::FieldRight::as_str)),
        })
    }

    fn value(&self, of: &str, key: Option<&str>) -> Json {
        key.map_or(Json::Null, |key| Json::from(self.said.word(&format!("roles-{of}-{key}"))))
    }

    fn object(&self, key: &str) -> String {
        let language = Language::from_tag(&self.who.language).unwrap_or_default();
        match key {
            ANY => self.said.word("roles-everything"),
            _ if self.who.catalog.get(key).is_some() => schema::plural(self.cx, self.who, language, key),
            _ => self.said.find(&format!("roles-object-{key}")).unwrap_or_else(|| key.to_owned()),
        }
    }

    /// A field by its label, as it stands now; by its key where it is gone, or nothing the reader may know of.
    fn label(&self, object: &str, key: &str) -> String {
        let label = |schema: ObjectSchema| {
            let field = schema.fields.into_iter().find(|one| one.key == key).map(|one| one.label);
            field.or_else(|| schema.parts.into_iter().find(|one| one.key == key).map(|one| one.label))
        };
        schema::get(self.cx, self.who, object).ok().and_then(label).unwrap_or_else(|| key.to_owned())
    }
}
