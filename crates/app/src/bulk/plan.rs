//! What a change of many records means for the person who asked for it, checked by the rights of this moment: when
//! it is asked for, and again when it is carried out.

use std::sync::Arc;

use access::{FieldRight, Principal};
use entity::{Field, FieldType, FieldValue, Filter, Object, Values, compute};
use kernel::Problem;
use serde_json::{Map, Value as Json};
use store::Read;
use store::records::Record;
use store::records::bulk::{Aim, Columns, Row, Target};
use uuid::Uuid;

use super::BulkAction;
use crate::records::{Checked, Question};
use crate::{Cx, Error, orders, records, schema};

/// A change that the person may make.
pub(super) struct Plan {
    pub object: Arc<Object>,
    pub action: BulkAction,
    /// The records by id, in order; none: all that match.
    pub ids: Option<Vec<Uuid>>,
    filter: Option<Filter>,
    q: Option<String>,
    pub values: Values,
    pub owner: Option<Uuid>,
    pub unit: Option<Uuid>,
}

/// Fields that one value can never fit for many records, or that change more than themselves.
fn alone(object: &Object, field: &Field) -> bool {
    field.unique
        || matches!(field.kind, FieldType::Code | FieldType::Json)
        // A file is one of the record's own.
        || field.kind.is_file()
        || (object.key == "order" && field.key == "currency")
        // When it is are four fields that only fit together.
        || crate::appointments::is_when(object, field)
        // What stands above what: each step is looked at for circles.
        || (field.to.as_ref() == Some(&object.key) && !field.is_aside())
}

impl Plan {
    /// Checks what is kept of a request against what the person may do now.
    ///
    /// # Errors
    /// As [`super::start`].
    pub async fn new(
        cx: &Cx,
        who: &Principal,
        object: &str,
        action: BulkAction,
        aim: &Json,
        change: &Json,
    ) -> Result<Self, Error> {
        let object = schema::visible(who, object)?;
        who.require(&object.key, action.right())?;
        records::writable(object, false)?;
        if object.key == "role" {
            // Each change of a role is weighed by itself: somebody has to administer the company afterwards.
            return Err(Problem::new("bulk-object-alone").into());
        }
        let text = |key: &str| aim.get(key).and_then(Json::as_str).map(str::to_owned);
        let question = Question { filter: text("filter"), q: text("q"), ..Question::default() };
        let checked = Checked::new(cx, who, object, &question)?;
        let ids = aim.get("ids").and_then(Json::as_array).map(|list| {
            let mut ids: Vec<Uuid> =
                list.iter().filter_map(|id| Uuid::parse_str(id.as_str()?).ok()).collect();
            ids.sort_unstable();
            ids.dedup();
            ids
        });
        let empty = Map::new();
        let input = change.get("values").and_then(Json::as_object).unwrap_or(&empty);
        let values = records::checked_values(cx, who, object, input)?;
        if let Some(field) =
            object.fields.iter().find(|field| values.contains_key(&field.key) && alone(object, field))
        {
            return Err(Problem::new("bulk-field-alone").field(&field.key).into());
        }
        let id = |key: &str| change.get(key).and_then(Json::as_str).and_then(|id| Uuid::parse_str(id).ok());
        let owner = match id("owner") {
            None => None,
            Some(id) => {
                let known = super::owners::known(cx, who, id).await?;
                known.ok_or_else(|| Problem::new("field-reference-unknown").field("owner"))?;
                Some(id)
            }
        };
        let unit = match id("unit") {
            None => None,
            Some(id) => {
                unit_known(cx, who, object, id).await?;
                Some(id)
            }
        };
        let q = question.q.filter(|q| !q.trim().is_empty());
        Ok(Self { object: Arc::clone(object), action, ids, filter: checked.filter, q, values, owner, unit })
    }

    /// Which records are meant, as the store asks for them.
    pub fn aim(&self) -> Aim<'_> {
        Aim { filter: self.filter.as_ref(), q: self.q.as_deref() }
    }

    /// The fields that are written, with those that follow from them.
    pub fn written(&self) -> Vec<&Field> {
        with_following(&self.object, &|key| self.values.contains_key(key))
    }

    /// What a record is to hold: links of several keep what they lead to out of the person's sight.
    ///
    /// # Errors
    /// Faults of the database.
    pub async fn values_of(
        &self,
        db: &mut impl Read,
        who: &Principal,
        target: &Target,
    ) -> Result<Values, Error> {
        let mut values = self.values.clone();
        store::records::keep_unseen(db, who, &self.object, &target.values, &mut values).await?;
        Ok(values)
    }

    /// Why a record that is to hold `values` is left out, or nothing.
    pub fn refuses(&self, target: &Target, values: &Values) -> Option<&'static str> {
        if !target.reachable {
            return Some("access-denied");
        }
        if closed(&self.object, target) {
            return Some("order-final");
        }
        let same = values.iter().all(|(key, value)| target.values.get(key) == Some(value))
            && self.owner.is_none_or(|id| target.owner == Some(id))
            && self.unit.is_none_or(|id| target.unit == Some(id));
        (same && self.action != BulkAction::Trash).then_some("bulk-unchanged")
    }

    /// What is to be written into a record that is to hold `own`.
    pub fn row(&self, target: &Target, own: &Values) -> Row {
        let mut values = target.values.clone();
        values.extend(own.clone());
        follow(&self.object, &mut values);
        Row { id: target.id, values, owner: self.owner, unit: self.unit }
    }
}

/// An order that is no draft any more never changes.
pub(super) fn closed(object: &Object, target: &Target) -> bool {
    let record = Record {
        id: target.id,
        version: target.version,
        owner: target.owner,
        unit: target.unit,
        values: target.values.clone(),
        parts: Default::default(),
    };
    orders::still_open(object, &record).is_err()
}

/// What is read of a record to be changed: the fields that are written, those it is named and found by, and what
/// its rules look at.
pub(super) fn needed<'o>(object: &'o Object, written: &[&'o Field]) -> Vec<&'o Field> {
    let keys = written.iter().any(|field| names(object, field));
    let read = |key: &str| {
        written.iter().filter_map(|one| one.formula.as_ref()).any(|formula| formula.reads.contains(key))
    };
    let wanted = |field: &&Field| {
        field.key == object.name
            || field.key == "status"
            || written.iter().any(|one| one.key == field.key)
            || (keys && field.search)
            || read(&field.key)
    };
    object.fields.iter().filter(wanted).collect()
}

/// The fields for which `changed` holds and those that follow from one of them, in the order of the object.
pub(super) fn with_following<'o>(object: &'o Object, changed: &dyn Fn(&str) -> bool) -> Vec<&'o Field> {
    let following = compute::following(object, changed);
    let wanted = |field: &&Field| changed(&field.key) || following.iter().any(|one| one.key == field.key);
    object.fields.iter().filter(wanted).collect()
}

/// Works out anew what follows, of the fields that are there: those a change does not touch are absent.
pub(super) fn follow(object: &Object, values: &mut Values) {
    let computed = compute::computed(object, values);
    values.extend(computed.into_iter().filter(|(key, _)| values.contains_key(key)).collect::<Values>());
}

fn names(object: &Object, field: &Field) -> bool {
    field.search || field.key == object.name
}

/// The columns of the statement that writes fields, owner and unit.
pub(super) fn columns<'a>(object: &Object, fields: &'a [&'a Field], owner: bool, unit: bool) -> Columns<'a> {
    Columns { fields, keys: fields.iter().any(|field| names(object, field)), owner, unit }
}

/// The difference for the audit.
pub(super) fn difference(before: &Values, after: &Values, fields: &[&Field]) -> Map<String, Json> {
    let empty = FieldValue::Empty;
    let mut diff = Map::new();
    for field in fields {
        let old = before.get(&field.key).unwrap_or(&empty);
        let new = after.get(&field.key).unwrap_or(&empty);
        if old != new {
            diff.insert(field.key.clone(), serde_json::json!([old.to_json(), new.to_json()]));
        }
    }
    diff
}

/// Refuses a unit the caller does not know, and objects whose unit is a field of theirs.
async fn unit_known(cx: &Cx, who: &Principal, object: &Object, id: Uuid) -> Result<(), Error> {
    if object.field("unit").is_some() || object.key == "unit" {
        return Err(Problem::new("bulk-field-alone").field("unit").into());
    }
    let units = who.catalog.get("unit").ok_or(Error::NotFound)?;
    if who.field("unit", &units.name) == FieldRight::None {
        return Err(Problem::new("field-reference-unknown").field("unit").into());
    }
    let found = store::records::get(&mut cx.db.read(), who, units, access::Action::Read, id).await?;
    let named = found.is_some_and(|record| record.values.contains_key(&units.name));
    if named { Ok(()) } else { Err(Problem::new("field-reference-unknown").field("unit").into()) }
}
