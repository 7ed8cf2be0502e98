//! What changed of people, of their tokens, passkeys and links, and of deputies, in the reader's words: roles, units and
//! colleagues by name, days and limits as they are said. Refuses nothing: whoever asks may read of everybody.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use access::{Action, Principal};
use serde_json::Value as Json;
use store::Read;
use uuid::Uuid;

use crate::records::FieldChange;
use crate::words::said::Said;
use crate::{Cx, Error, Language, schema, users};

/// Fields that lead to records, and of which object.
const RECORDS: [&str; 3] = ["unit", "employee", "member"];
/// Fields that lead to people who sign in.
const SIGNED: [&str; 3] = ["user", "person", "deputy"];

/// The words for such changes.
pub(crate) struct People<'a> {
    cx: &'a Cx,
    who: &'a Principal,
    said: Said<'a>,
    /// Key of a role → its name.
    roles: BTreeMap<String, String>,
    /// Whatever the changes lead to → what it is called.
    names: HashMap<Uuid, String>,
}

impl<'a> People<'a> {
    /// With the names of everything the changes lead to.
    pub(crate) async fn new<'d>(
        cx: &'a Cx,
        db: &mut impl Read,
        who: &'a Principal,
        diffs: impl Iterator<Item = &'d Json>,
    ) -> Result<Self, Error> {
        let (mut records, mut signed) = (BTreeMap::<&str, BTreeSet<Uuid>>::new(), HashSet::new());
        for (field, pair) in diffs.filter_map(Json::as_object).flatten() {
            let ids = pair.as_array().into_iter().flatten().filter_map(id);
            if let Some(object) = RECORDS.into_iter().find(|object| object == field) {
                records.entry(object).or_default().extend(ids);
            } else if SIGNED.contains(&field.as_str()) {
                signed.extend(ids);
            }
        }
        let mut names = store::bulk::names(db, who.tenant, &signed, &HashSet::new()).await?;
        for (key, ids) in records {
            let Some(object) = who.catalog.get(key).filter(|_| who.may(key, Action::Read)) else { continue };
            let ids: Vec<Uuid> = ids.into_iter().collect();
            let labels = store::records::labels(db, who, object, &ids).await?;
            names.extend(labels.into_iter().map(|(id, label)| (id, label.words().to_owned())));
        }
        let language = Language::from_tag(&who.language).unwrap_or_default();
        let roles = users::role_names(cx, db, who.tenant, language).await?;
        Ok(Self { cx, who, said: Said::to(&cx.words, who), roles, names })
    }

    /// The changes of one entry; what is no pair of values says nothing of a field.
    pub(crate) fn changes(&self, diff: &Json) -> Vec<FieldChange> {
        let pairs = diff.as_object().into_iter().flatten();
        let change = |(field, pair): (&String, &Json)| {
            let pair = pair.as_array().filter(|pair| pair.len() == 2)?;
            let (before, after) = (self.value(field, &pair[0]), self.value(field, &pair[1]));
            Some(FieldChange { label: self.label(field), field: field.clone(), before, after })
        };
        pairs.filter_map(change).collect()
    }

    fn label(&self, field: &str) -> String {
        self.said.find(&format!("audit-field-{field}")).unwrap_or_else(|| field.replace('_', " "))
    }

    /// One value of a field.
    pub(crate) fn value(&self, field: &str, value: &Json) -> Json {
        if value.is_null() {
            return Json::Null;
        }
        let text = value.as_str().unwrap_or_default();
        let said = match field {
            "roles" => {
                let keys = value.as_array().into_iter().flatten().filter_map(Json::as_str);
                let names = keys.map(|key| self.roles.get(key).map_or(key, String::as_str));
                Some(names.collect::<Vec<_>>().join(", "))
            }
            "limits" => Some(self.limits(value)),
            "expires_at" => text.parse().ok().map(|at| self.said.moment(at)),
            "from" | "until" => self.said.day(text),
            "language" => self.said.find(&format!("said-language-{text}")),
            _ => id(value).and_then(|id| self.names.get(&id).cloned()),
        };
        Json::from(said.unwrap_or_else(|| self.said.plain(value)))
    }

    /// What a token may do: `Reading only: Customers, Orders`.
    fn limits(&self, value: &Json) -> String {
        let reads = value.get("read_only").and_then(Json::as_bool).unwrap_or_default();
        let does = self.said.word(if reads { "tokens-read-only" } else { "tokens-read-write" });
        let language = Language::from_tag(&self.who.language).unwrap_or_default();
        let named = |key: &str| match self.who.catalog.get(key) {
            Some(_) => schema::plural(self.cx, self.who, language, key),
            None => self.said.find(&format!("roles-object-{key}")).unwrap_or_else(|| key.to_owned()),
        };
        let objects = match value.get("objects").and_then(Json::as_array) {
            Some(keys) => keys.iter().filter_map(Json::as_str).map(named).collect::<Vec<_>>().join(", "),
            None => self.said.word("tokens-objects-all"),
        };
        format!("{does}: {objects}")
    }
}

fn id(value: &Json) -> Option<Uuid> {
    value.as_str().and_then(|text| Uuid::parse_str(text).ok())
}
