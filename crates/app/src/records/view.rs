//! A record as one person sees it: hidden fields left out, masked ones dotted, references with the words to show.

use std::collections::{BTreeMap, BTreeSet};

use access::{Action, FieldRight, Predicate, Principal, Term};
use entity::{Field, FieldType, FieldValue, Object, Values, ZoneColumn};
use kernel::RecordId;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value as Json, json};
use store::Read;
use store::attachments::Attachment;
use store::records::{Label, MASK, Record};
use uuid::Uuid;

use crate::Error;

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
    /// Field → how its value reads where it is other than the value itself: telephone numbers with the spaces of their country.
    /// Those of lines as `contact_points/0/value`.
    #[serde(default)]
    pub shown: BTreeMap<String, String>,
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
    /// Whether it is the reader's, among those who take part.
    #[serde(default)]
    pub own: bool,
    /// Field → value.
    pub values: Map<String, Json>,
}

/// What stands among the objects for the record's own files.
const FILES: &str = "attachment";

/// To records of which object the values of a field lead.
pub(crate) fn leads_to(field: &Field) -> Option<&str> {
    if field.kind.is_file() { Some(FILES) } else { field.to.as_deref() }
}

/// Object → record → words of its reference.
pub(super) type Labels = BTreeMap<String, BTreeMap<Uuid, Label>>;

/// What values lead to, as far as the person sees it.
struct Shown {
    /// The right to each field of the object, in their order: asked once for all rows.
    rights: Vec<FieldRight>,
    labels: Labels,
    files: BTreeMap<Uuid, Attachment>,
    zones: BTreeMap<Uuid, Uuid>,
}

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
        let files = self.files(db, &records).await?;
        let right = |field: &Field| self.who.field(&self.object.key, &field.key);
        let zones = self.zones(db, &records).await?;
        let rights = self.object.fields.iter().map(right).collect();
        let shown = Shown { rights, labels, files, zones };
        Ok(records.into_iter().map(|record| self.one(record, &shown)).collect())
    }

    /// The zones of the records that those of an object without zones of its own belong to, where a right depends on them.
    async fn zones(&self, db: &mut impl Read, records: &[Record]) -> Result<BTreeMap<Uuid, Uuid>, Error> {
        let Some(ZoneColumn::Of { table, column, .. }) = self.object.zone_column() else {
            return Ok(BTreeMap::new());
        };
        if !by_zone(self.who, self.object) {
            return Ok(BTreeMap::new());
        }
        let ids: BTreeSet<Uuid> = records.iter().filter_map(|record| self.zoned(record)).collect();
        let ids: Vec<Uuid> = ids.into_iter().collect();
        Ok(store::records::zones(db, self.who.tenant, (&table, &column), &ids).await?)
    }

    /// What the field says that a record's zone is read from.
    fn zoned(&self, record: &Record) -> Option<Uuid> {
        match record.values.get(&self.object.zone_field()?.key)? {
            FieldValue::Ref(id) => Some(id.uuid()),
            _ => None,
        }
    }

    /// To which zone a record belongs.
    fn zone(&self, record: &Record, shown: &Shown) -> Option<kernel::ZoneId> {
        let zone = match self.object.zone_column()? {
            ZoneColumn::Own(column) if column == "id" => Some(record.id),
            ZoneColumn::Own(_) => self.zoned(record),
            ZoneColumn::Of { .. } => shown.zones.get(&self.zoned(record)?).copied(),
        };
        zone.map(kernel::ZoneId::from_uuid)
    }

    /// The files that fields of the records name.
    async fn files(
        &self,
        db: &mut impl Read,
        records: &[Record],
    ) -> Result<BTreeMap<Uuid, Attachment>, Error> {
        let fields = self.object.fields.iter().filter(|field| field.kind.is_file());
        let ids: Vec<Uuid> = fields
            .flat_map(|field| records.iter().filter_map(|record| record.values.get(&field.key)))
            .filter_map(|value| if let FieldValue::Ref(id) = value { Some(id.uuid()) } else { None })
            .collect();
        if ids.is_empty() {
            return Ok(BTreeMap::new());
        }
        let files = store::attachments::some(db, self.who.tenant, &self.object.key, &ids).await?;
        Ok(files.into_iter().map(|file| (file.id, file)).collect())
    }

    /// The words of the records that are wanted, as far as the person may read them.
    pub(crate) async fn labels(
        &self,
        db: &mut impl Read,
        wanted: BTreeMap<String, BTreeSet<Uuid>>,
    ) -> Result<Labels, Error> {
        let mut labels = Labels::new();
        for (key, ids) in wanted {
            if key == FILES {
                let ids: Vec<Uuid> = ids.into_iter().collect();
                let names = store::attachments::names(db, self.who.tenant, &self.object.key, &ids).await?;
                let label = |(id, name)| (id, Label { code: None, name });
                labels.insert(key, names.into_iter().map(label).collect());
                continue;
            }
            if let Some(target) = self.who.catalog.get(&key).filter(|_| self.who.may(&key, Action::Read)) {
                let ids: Vec<Uuid> = ids.into_iter().collect();
                labels.insert(key, store::records::labels(db, self.who, target, &ids).await?);
            }
        }
        Ok(labels)
    }

    fn one(&self, record: Record, shown: &Shown) -> RecordView {
        let code = match record.values.get("code") {
            Some(FieldValue::Text(code)) if self.who.field(&self.object.key, "code").reads() => {
                Some(code.clone())
            }
            _ => None,
        };
        let can = [Action::Update, Action::Trash]
            .map(|action| (action.as_str().to_owned(), self.may(&record, action, shown)));
        let own = crate::appointments::own_lines(self.who, self.object, &record);
        let own: BTreeSet<Uuid> = own.iter().map(|line| line.id).collect();
        let shown_part = |key: &String| self.who.field(&self.object.key, key).reads();
        let mut reads = self.numbers(&record.values, shown);
        reads.extend(self.numbers_of_lines(&record, shown_part));
        let parts = record.parts.into_iter().filter(|(key, _)| shown_part(key)).map(|(key, lines)| {
            let fields = self.object.part(&key).map_or(&[][..], |part| &part.fields);
            let line = |line: store::records::Line| LineView {
                id: line.id,
                own: own.contains(&line.id),
                values: plain(fields, &line.values, &shown.labels),
            };
            (key, lines.into_iter().map(line).collect())
        });
        RecordView {
            id: record.id,
            code,
            version: record.version,
            values: self.values(record.id, &record.values, shown),
            shown: reads,
            can: can.into(),
            parts: parts.collect(),
        }
    }

    fn values(&self, record: Uuid, values: &Values, shown: &Shown) -> Map<String, Json> {
        let mut out = Map::new();
        for (field, right) in self.object.fields.iter().zip(&shown.rights) {
            let Some(value) = values.get(&field.key) else { continue };
            let said = match right {
                FieldRight::None => continue,
                FieldRight::Masked => json!(MASK),
                FieldRight::Read | FieldRight::Write if field.kind.is_file() => {
                    file(value, record, &shown.files)
                }
                FieldRight::Read | FieldRight::Write => one(field, value, &shown.labels),
            };
            out.insert(field.key.clone(), said);
        }
        out
    }

    /// The telephone numbers the person may read, as they are shown.
    fn numbers(&self, values: &Values, shown: &Shown) -> BTreeMap<String, String> {
        let of = |(field, right): (&Field, &FieldRight)| {
            let readable = matches!(right, FieldRight::Read | FieldRight::Write);
            match values.get(&field.key).filter(|_| field.kind == FieldType::Phone && readable)? {
                FieldValue::Text(kept) => Some((field.key.clone(), entity::phone::shown(kept)?)),
                _ => None,
            }
        };
        self.object.fields.iter().zip(&shown.rights).filter_map(of).collect()
    }

    /// The same of lines that say how to reach somebody.
    fn numbers_of_lines(&self, record: &Record, shown: impl Fn(&String) -> bool) -> BTreeMap<String, String> {
        let mut out = BTreeMap::new();
        for part in self.object.reaching().filter(|part| shown(&part.key)) {
            for (at, line) in record.parts.get(&part.key).into_iter().flatten().enumerate() {
                let number = part.point(&line.values).filter(|point| point.kind == FieldType::Phone);
                if let Some(reads) = number.and_then(|point| entity::phone::shown(&point.text)) {
                    out.insert(format!("{}/{at}/{}", part.key, entity::reach::VALUE), reads);
                }
            }
        }
        out
    }

    /// A hint for the screen, from what the row itself tells; every command decides anew.
    fn may(&self, record: &Record, action: Action, shown: &Shown) -> bool {
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
            zone: self.zone(record, shown),
            employee: (self.object.key == "employee").then(|| kernel::EmployeeId::from_uuid(record.id)),
            // Whoever takes part reads: no change follows from it.
            ..access::Placed::default()
        };
        // The row was read inside the person's reach already, so a branch is taken to hold it.
        predicate.admits(placed, |_, _| true)
    }
}

/// Whether the zone of a record decides what the person may do with it.
pub(super) fn by_zone(who: &Principal, object: &Object) -> bool {
    let depends = |action| match who.predicate(&object.key, action) {
        Predicate::All => false,
        Predicate::Any(terms) => terms.iter().any(|term| matches!(term, Term::Zones(_))),
    };
    object.zone_scope.is_some() && [Action::Update, Action::Trash].into_iter().any(depends)
}

/// Adds the records that `values` point to.
fn gather(fields: &[Field], values: &Values, wanted: &mut BTreeMap<String, BTreeSet<Uuid>>) {
    for field in fields {
        let ids: &[RecordId] = match values.get(&field.key) {
            Some(FieldValue::Ref(id)) => std::slice::from_ref(id),
            Some(FieldValue::Refs(ids)) => ids,
            _ => continue,
        };
        if let Some(to) = &field.to {
            wanted.entry(to.clone()).or_default().extend(ids.iter().map(|id| id.uuid()));
        }
    }
}

fn plain(fields: &[Field], values: &Values, labels: &Labels) -> Map<String, Json> {
    let value =
        |field: &Field| values.get(&field.key).map(|value| (field.key.clone(), one(field, value, labels)));
    fields.iter().filter_map(value).collect()
}

/// A reference to a record beyond the person's reach is empty, as one to nothing is; among several it is left out.
pub(super) fn one(field: &Field, value: &FieldValue, labels: &Labels) -> Json {
    let Some(known) = leads_to(field).map(|to| labels.get(to)) else { return value.to_json() };
    let label = |id: &RecordId| {
        let label = known?.get(&id.uuid())?;
        if field.kind.is_file() {
            return Some(json!(label.name));
        }
        Some(json!({ "id": id, "code": label.code, "label": label.words() }))
    };
    match value {
        FieldValue::Ref(id) => label(id).unwrap_or_default(),
        FieldValue::Refs(ids) => {
            let shown: Vec<Json> = ids.iter().filter_map(label).collect();
            if shown.is_empty() { Json::Null } else { Json::Array(shown) }
        }
        _ => value.to_json(),
    }
}

/// A file of the record; one that was removed is none.
fn file(value: &FieldValue, record: Uuid, files: &BTreeMap<Uuid, Attachment>) -> Json {
    let FieldValue::Ref(id) = value else { return Json::Null };
    let file = files.get(&id.uuid()).filter(|file| file.record == record);
    file.map_or(Json::Null, |file| {
        json!({
            "id": file.id, "name": file.name, "media_type": file.media_type, "size_bytes": file.size_bytes,
            "preview": file.preview,
        })
    })
}
