//! Rows that are one record each: accounts and products. A record is found by its code; only mapped
//! fields are compared and changed.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use access::Action;
use entity::{FieldType, FieldValue, Object, Values};
use kernel::{Problem, RecordId};
use serde_json::{Map, Value as Json, json};
use store::imports::rows::{Found, NewRow};

use super::cells;
use super::plan::{Change, Memory, Plan, Rejection, Verdict, readable};
use super::sheet::Mapped;
use super::target::Target;
use crate::Error;

/// The records of other objects that the rows of a chunk name, by object and code.
pub(super) type References = BTreeMap<String, HashMap<String, Found>>;

impl Target<'_> {
    /// Plans a chunk of one-row records.
    pub(super) async fn plan_plain(
        &self,
        records: &[(&str, &[Mapped])],
        memory: &Memory,
        plan: &mut Plan,
    ) -> Result<(), Error> {
        let existing = self.existing(records).await?;
        let references = self.references(&self.object.fields, "", records).await?;
        for (code, rows) in records {
            let Some(row) = rows.first() else { continue };
            let values = match self.values(row, &references, memory) {
                Ok(values) => values,
                Err(rejection) => {
                    plan.reject(rejection, &row.cells);
                    continue;
                }
            };
            let done = match existing.get(*code) {
                Some(found) if !found.reachable => {
                    Err(Problem::new("import-out-of-scope").with("code", code))
                }
                Some(found) => self.plan_change(found, values, plan),
                None if memory.knows(&self.object.key, code) => Ok(Verdict::Unchanged),
                None => self.plan_new(values, plan),
            };
            match done {
                Ok(verdict) => plan.take(verdict, rows.len()),
                Err(problem) => {
                    let column = self.column_of(problem.at.field.as_deref().unwrap_or("code"));
                    plan.reject(Rejection::of(&problem, row.line, &column), &row.cells);
                }
            }
        }
        Ok(())
    }

    /// The records with the codes of a chunk, and whether the person may change them.
    pub(super) async fn existing(
        &self,
        records: &[(&str, &[Mapped])],
    ) -> Result<HashMap<String, Found>, Error> {
        let codes: Vec<&str> = records.iter().map(|(code, _)| *code).collect();
        let db = &mut self.cx.db.read();
        Ok(store::imports::rows::by_codes(db, self.who, self.object, Action::Update, &codes).await?)
    }

    /// Every record the rows name by code in a reference of `fields`, where the person may read it.
    pub(super) async fn references(
        &self,
        fields: &[entity::Field],
        prefix: &str,
        records: &[(&str, &[Mapped])],
    ) -> Result<References, Error> {
        let mut wanted: BTreeMap<String, HashSet<String>> = BTreeMap::new();
        let stored = |field: &&entity::Field| field.kind == FieldType::Reference && field.derived.is_none();
        for field in fields.iter().filter(stored) {
            let (Some(place), Some(to)) = (self.place(&format!("{prefix}{}", field.key)), &field.to) else {
                continue;
            };
            let codes = records.iter().flat_map(|(_, rows)| rows.iter()).map(|row| row.values[place].trim());
            let codes = codes.filter(|code| !code.is_empty()).map(str::to_owned);
            wanted.entry(to.clone()).or_default().extend(codes);
        }
        let mut out = References::new();
        for (object, codes) in wanted {
            if let Some(definition) = self.who.catalog.get(&object) {
                out.insert(object, readable(self.cx, self.who, definition, &codes).await?);
            }
        }
        Ok(out)
    }

    /// The mapped fields of a row, each valid for its field.
    pub(super) fn values(
        &self,
        row: &Mapped,
        references: &References,
        memory: &Memory,
    ) -> Result<Values, Rejection> {
        let currency = self.currency_of(row);
        let mut out = Values::new();
        // Places and standing of members are read apart.
        for field in self.object.fields.iter().filter(|field| !field.managed && field.derived.is_none()) {
            let Some(place) = self.place(&field.key) else { continue };
            let value = if field.kind == FieldType::Reference {
                self.reference(field, &row.values[place], references, memory)
            } else {
                cells::read(field, &row.values[place], &self.mapping.file, &currency)
            };
            let value =
                value.map_err(|problem| Rejection::of(&problem, row.line, &self.column_of(&field.key)))?;
            out.insert(field.key.clone(), value);
        }
        Ok(out)
    }

    /// The record a cell names by its code; in a trial also one an earlier row would make.
    pub(super) fn reference(
        &self,
        field: &entity::Field,
        cell: &str,
        references: &References,
        memory: &Memory,
    ) -> Result<FieldValue, Problem> {
        let code = cell.trim();
        if code.is_empty() {
            return if field.required { Err(Problem::new("field-required")) } else { Ok(FieldValue::Empty) };
        }
        let to = field.to.as_deref().unwrap_or_default();
        if let Some(found) = references.get(to).and_then(|known| known.get(code)) {
            return Ok(FieldValue::Ref(RecordId::from_uuid(found.id)));
        }
        if memory.knows(to, code) {
            return Ok(FieldValue::Ref(RecordId::from_uuid(uuid::Uuid::nil())));
        }
        let code: String = code.chars().take(80).collect();
        Err(Problem::new("import-relation-unknown").with("field", &field.key).with("value", code))
    }

    /// Amounts without a currency of their own: the row's, or the company's.
    fn currency_of(&self, row: &Mapped) -> String {
        let cell = self.place("currency").map(|place| row.values[place].trim().to_uppercase());
        cell.filter(|code| !code.is_empty()).unwrap_or_else(|| self.currency.clone())
    }

    /// A new record: defaults filled in, required fields there.
    pub(super) fn plan_new(&self, mut values: Values, plan: &mut Plan) -> Result<Verdict, Problem> {
        self.who.require(&self.object.key, Action::Create)?;
        complete(self.object, &mut values)?;
        let row = NewRow { id: self.cx.new_id(), owner: self.owner(), unit: self.unit(), values };
        plan.new.push((self.object.key.clone(), row));
        Ok(Verdict::Created)
    }

    /// A record that exists: only mapped fields that differ are changed.
    fn plan_change(&self, found: &Found, values: Values, plan: &mut Plan) -> Result<Verdict, Problem> {
        let changed = changed(found, values);
        if changed.is_empty() {
            return Ok(Verdict::Unchanged);
        }
        let mut whole = found.values.clone();
        whole.extend(changed.clone());
        plan.changes.push(Change {
            object: Arc::clone(self.object),
            id: found.id,
            version: found.version,
            action: "update",
            diff: diff(found, &changed),
            changed,
            whole,
            lines: None,
        });
        Ok(Verdict::Updated)
    }
}

/// The values that differ from what stands.
pub(super) fn changed(found: &Found, values: Values) -> Values {
    values
        .into_iter()
        .filter(|(key, value)| found.values.get(key).unwrap_or(&FieldValue::Empty) != value)
        .collect()
}

/// Fills in defaults and refuses a missing required field.
pub(super) fn complete(object: &Object, values: &mut Values) -> Result<(), Problem> {
    for field in object.fields.iter().filter(|field| field.derived.is_none()) {
        if values.get(&field.key).is_some_and(|value| !value.is_empty()) {
            continue;
        }
        if let Some(default) = &field.default
            && !values.contains_key(&field.key)
        {
            values.insert(field.key.clone(), FieldValue::read(field, default)?);
        } else if field.required && !field.managed {
            return Err(Problem::new("field-required").with("field", &field.key).field(&field.key));
        }
    }
    Ok(())
}

/// Field → `[before, after]` of what changes.
pub(super) fn diff(before: &Found, after: &Values) -> Json {
    let entry = |(key, value): (&String, &FieldValue)| {
        let old = before.values.get(key).map(FieldValue::to_json).unwrap_or_default();
        (key.clone(), json!([old, value.to_json()]))
    };
    Json::Object(after.iter().map(entry).collect::<Map<_, _>>())
}
