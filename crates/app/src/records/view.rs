//! A record as one person sees it: hidden fields left out, masked ones dotted, references with the words to show.

use std::collections::{BTreeMap, BTreeSet};

use access::{Action, FieldRight, Predicate, Principal};
use entity::{Field, FieldValue, Object, Values};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value as Json, json};
use store::Read;
use store::records::{Label, Record};
use uuid::Uuid;

use crate::Error;

/// What stands for a value that may not be shown.
const MASK: &str = "•••";

/// A record as one person sees it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RecordView {
    /// Its id.
    pub id: Uuid,
    /// Its code, when its object has codes.
    pub code: Option<String>,
    /// The version to send back with a change.
    pub version: i64,
    /// Field → value, in the form of the API.
    pub values: Map<String, Json>,
    /// What the person may do with it.
    pub can: BTreeMap<String, bool>,
    /// Part → lines.
    pub parts: BTreeMap<String, Vec<LineView>>,
}

/// A line of a part.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LineView {
    /// Its id.
    pub id: Uuid,
    /// Field → value.
    pub values: Map<String, Json>,
}

/// Object → record → words of its reference.
type Labels = BTreeMap<String, BTreeMap<Uuid, Label>>;

/// Turns rows into views for one person and object.
pub(crate) struct Viewer<'a> {
    pub(crate) who: &'a Principal,
    pub(crate) object: &'a Object,
}

impl Viewer<'_> {
    /// The views of rows, with the words of all their references fetched at once.
    pub(crate) async fn show(
        &self,
        db: &mut impl Read,
        records: Vec<Record>,
    ) -> Result<Vec<RecordView>, Error> {
        let mut wanted = BTreeMap::new();
        for record in &records {
            gather(&self.object.fields, &record.values, &mut wanted);
            for (key, lines) in &record.parts {
                let fields = self.object.part(key).map_or(&[][..], |part| &part.fields);
                lines.iter().for_each(|line| gather(fields, &line.values, &mut wanted));
            }
        }
        let labels = self.labels(db, wanted).await?;
        Ok(records.into_iter().map(|record| self.one(record, &labels)).collect())
    }

    /// One value of a field as the person may see it; none when the field does not exist for the person.
    pub(crate) async fn labels(
        &self,
        db: &mut impl Read,
        wanted: BTreeMap<String, BTreeSet<Uuid>>,
    ) -> Result<Labels, Error> {
        let mut labels = Labels::new();
        for (key, ids) in wanted {
            if let Some(target) = self.who.catalog.get(&key).filter(|_| self.who.may(&key, Action::Read)) {
                let ids: Vec<Uuid> = ids.into_iter().collect();
                labels.insert(key, store::records::labels(db, self.who, target, &ids).await?);
            }
        }
        Ok(labels)
    }

    fn one(&self, record: Record, labels: &Labels) -> RecordView {
        let code = match record.values.get("code") {
            Some(FieldValue::Text(code)) if self.who.field(&self.object.key, "code").reads() => {
                Some(code.clone())
            }
            _ => None,
        };
        let can = [Action::Update, Action::Trash]
            .map(|action| (action.as_str().to_owned(), self.may(&record, action)));
        let shown_part = |key: &String| self.who.field(&self.object.key, key).reads();
        let parts = record.parts.into_iter().filter(|(key, _)| shown_part(key)).map(|(key, lines)| {
            let fields = self.object.part(&key).map_or(&[][..], |part| &part.fields);
            let line = |line: store::records::Line| LineView {
                id: line.id,
                values: plain(fields, &line.values, labels),
            };
            (key, lines.into_iter().map(line).collect())
        });
        RecordView {
            id: record.id,
            code,
            version: record.version,
            values: self.values(&record.values, labels),
            can: can.into(),
            parts: parts.collect(),
        }
    }

    fn values(&self, values: &Values, labels: &Labels) -> Map<String, Json> {
        let mut shown = Map::new();
        for field in &self.object.fields {
            let Some(value) = values.get(&field.key) else { continue };
            match self.who.field(&self.object.key, &field.key) {
                FieldRight::None => {}
                FieldRight::Masked => drop(shown.insert(field.key.clone(), json!(MASK))),
                FieldRight::Read | FieldRight::Write => {
                    drop(shown.insert(field.key.clone(), one(field, value, labels)))
                }
            }
        }
        shown
    }

    /// A hint for the screen, from what the row itself tells; every command decides anew.
    fn may(&self, record: &Record, action: Action) -> bool {
        if self.object.read_only {
            return false;
        }
        let predicate = self.who.predicate(&self.object.key, action);
        if predicate == Predicate::All || predicate.is_nothing() {
            return predicate == Predicate::All;
        }
        let member = match self.object.member_scope.as_deref() {
            Some("id") => Some(record.id),
            Some(key) => match record.values.get(key) {
                Some(FieldValue::Ref(id)) => Some(id.uuid()),
                _ => None,
            },
            None => None,
        };
        let placed = access::Placed {
            owner: record.owner.map(kernel::UserId::from_uuid),
            member: member.map(kernel::MemberId::from_uuid),
            unit: record.unit.map(kernel::UnitId::from_uuid),
            employee: (self.object.key == "employee").then(|| kernel::EmployeeId::from_uuid(record.id)),
        };
        // The row was read inside the person's reach already, so a branch is taken to hold it.
        predicate.admits(placed, |_, _| true)
    }
}

/// Adds the records that `values` point to.
fn gather(fields: &[Field], values: &Values, wanted: &mut BTreeMap<String, BTreeSet<Uuid>>) {
    for field in fields {
        if let (Some(to), Some(FieldValue::Ref(id))) = (&field.to, values.get(&field.key)) {
            wanted.entry(to.clone()).or_default().insert(id.uuid());
        }
    }
}

fn plain(fields: &[Field], values: &Values, labels: &Labels) -> Map<String, Json> {
    let value =
        |field: &Field| values.get(&field.key).map(|value| (field.key.clone(), one(field, value, labels)));
    fields.iter().filter_map(value).collect()
}

/// A reference to a record beyond the person's reach is empty, as one to nothing is.
fn one(field: &Field, value: &FieldValue, labels: &Labels) -> Json {
    match (value, &field.to) {
        (FieldValue::Ref(id), Some(to)) => labels
            .get(to)
            .and_then(|known| known.get(&id.uuid()))
            .map_or(Json::Null, |label| json!({ "id": id, "code": label.code, "label": label.name })),
        _ => value.to_json(),
    }
}
