//! Rows that are one record each, of any object without a way of its own. A record is found by its code; only mapped
//! fields are compared and changed.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use access::Action;
use entity::phone::{self, Home};
use entity::{Address, Field, FieldType, FieldValue, Object, Values};
use jiff::tz::TimeZone;
use kernel::{Problem, RecordId};
use serde_json::{Map, Value as Json, json};
use store::imports::rows::{Found, NewRow};

use super::cells;
use super::plan::{Change, Lines, Memory, Plan, Rejection, Verdict, readable};
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
        let stays = self.stays(&existing).await?;
        let mut references = self.references(&self.object.fields, "", records).await?;
        let people = self.people(records, &existing).await?;
        let ways = self.ways(&existing).await?;
        for (code, rows) in records {
            let Some(row) = rows.first() else { continue };
            let values = match self.values(row, &references, memory, stays.get(*code)) {
                Ok(values) => values,
                Err(rejection) => {
                    plan.reject(rejection, &row.cells);
                    continue;
                }
            };
            let stays = (existing.get(*code).map(|found| found.id), stays.get(*code));
            let lines =
                self.guests(row, &people).and_then(|guests| Ok((guests, self.points(row, &ways, stays)?)));
            let done = match (lines, existing.get(*code)) {
                (Err(problem), _) => Err(problem),
                (_, Some(found)) if !found.reachable => {
                    Err(Problem::new("import-out-of-scope").with("code", code))
                }
                (Ok((guests, points)), Some(found)) => {
                    let lines = guests.and_then(|guests| self.changed_lines(found.id, &guests, &people));
                    let lines = lines
                        .or_else(|| points.and_then(|points| self.changed_ways(found.id, points, &ways)));
                    self.plan_change(found, (values, lines), memory, plan).await?
                }
                (_, None) if memory.knows(&self.object.key, code) => Ok(Verdict::Unchanged),
                (Ok((guests, points)), None) => match self.plan_new(values, memory, plan).await? {
                    Ok(made) => {
                        plan.lines.extend(self.new_lines(made.id, &guests.unwrap_or_default()));
                        plan.lines.extend(self.new_ways(made.id, points.unwrap_or_default()));
                        // Rows below may name it as what stands above them.
                        if let Some(known) = references.get_mut(&self.object.key).filter(|_| !code.is_empty())
                        {
                            known.insert((*code).to_owned(), made);
                        }
                        Ok(Verdict::Created)
                    }
                    Err(problem) => Err(problem),
                },
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
        let codes: Vec<&str> =
            records.iter().map(|(code, _)| *code).filter(|code| !code.is_empty()).collect();
        let db = &mut self.cx.db.read();
        self.changeable(db, &codes).await
    }

    /// What of values with several parts stays whatever a row says, by the code of the record: addresses, of which a row may fill
    /// some parts, and links out of the person's sight; and its telephone numbers and country, by which those of a row are read.
    pub(super) async fn stays(
        &self,
        existing: &HashMap<String, Found>,
    ) -> Result<HashMap<String, Values>, Error> {
        let mut out = HashMap::new();
        use FieldType::{Country, Links, Phone};
        if !self.object.fields.iter().any(|f| matches!(f.kind, FieldType::Address | Links | Phone)) {
            return Ok(out);
        }
        for (code, found) in existing.iter().filter(|(_, found)| found.reachable) {
            let mut kept = Values::new();
            for field in &self.object.fields {
                match (field.kind, found.values.get(&field.key)) {
                    (FieldType::Address, Some(value)) => drop(kept.insert(field.key.clone(), value.clone())),
                    (FieldType::Links, Some(FieldValue::Refs(_))) => {
                        drop(kept.insert(field.key.clone(), FieldValue::Empty));
                    }
                    _ => {}
                }
            }
            let db = &mut self.cx.db.read();
            store::records::keep_unseen(db, self.who, self.object, &found.values, &mut kept).await?;
            for field in self.object.fields.iter().filter(|field| matches!(field.kind, Phone | Country)) {
                if let Some(value) = found.values.get(&field.key) {
                    kept.insert(field.key.clone(), value.clone());
                }
            }
            out.insert(code.clone(), kept);
        }
        Ok(out)
    }

    /// Every record the rows name in a link of `fields`, by its code or else its name, where the person may read it. A name of
    /// several records stands there too, as one that is out of reach.
    pub(super) async fn references(
        &self,
        fields: &[Field],
        prefix: &str,
        records: &[(&str, &[Mapped])],
    ) -> Result<References, Error> {
        let mut wanted: BTreeMap<String, HashSet<String>> = BTreeMap::new();
        let stored = |field: &&Field| field.kind.is_link() && field.derived.is_none();
        for field in fields.iter().filter(stored) {
            let (Some(place), Some(to)) = (self.place(&format!("{prefix}{}", field.key)), &field.to) else {
                continue;
            };
            let cells = records.iter().flat_map(|(_, rows)| rows.iter()).map(|row| &*row.values[place]);
            let several = field.kind == FieldType::Links;
            let codes = cells.flat_map(|cell| named(several, cell)).map(str::to_owned);
            wanted.entry(to.clone()).or_default().extend(codes);
        }
        let mut out = References::new();
        for (object, codes) in wanted {
            if let Some(definition) = self.who.catalog.get(&object) {
                let mut found = readable(self.cx, self.who, definition, &codes).await?;
                // What may be made along the way is known by its code alone.
                let made = self.mapping.options.create.contains(&object);
                if !made && self.who.field(&object, &definition.name).reads() {
                    let names: Vec<&str> =
                        codes.iter().filter(|code| !found.contains_key(*code)).map(String::as_str).collect();
                    let db = &mut self.cx.db.read();
                    found.extend(store::imports::rows::by_names(db, self.who, definition, &names).await?);
                }
                out.insert(object, found);
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
        stays: Option<&Values>,
    ) -> Result<Values, Rejection> {
        let currency = self.currency_of(row);
        let mut out = Values::new();
        // Places and standing of members are read apart.
        for field in self.object.fields.iter().filter(|field| !field.managed && field.derived.is_none()) {
            if let Some(value) = self.value(field, row, references, memory, &currency, stays)? {
                out.insert(field.key.clone(), value);
            }
        }
        Ok(out)
    }

    /// What a row says of a field; none where no column is mapped to it. `record` is what the record has whatever the row says.
    pub(super) fn value(
        &self,
        field: &Field,
        row: &Mapped,
        references: &References,
        memory: &Memory,
        currency: &str,
        record: Option<&Values>,
    ) -> Result<Option<FieldValue>, Rejection> {
        let stays = record.and_then(|record| record.get(&field.key));
        if field.kind == FieldType::Address {
            return self.address(field, row, stays);
        }
        let Some(place) = self.place(&field.key) else { return Ok(None) };
        let cell = &row.values[place];
        let value = match field.kind {
            FieldType::Reference => self.reference(field, cell, references, memory),
            FieldType::Links => self.links(field, cell, references, memory, stays),
            FieldType::Time => cells::moment(field, cell, &self.mapping.file, &self.zone()),
            FieldType::Phone => self.telephone(field, row, cell, record),
            _ => {
                let cell = self.keyed(field, cell);
                cells::read(field, &cell, &self.mapping.file, currency, &self.who.language)
            }
        };
        value.map(Some).map_err(|problem| Rejection::of(&problem, row.line, &self.column_of(&field.key)))
    }

    /// A telephone number, at home in the row's country, else in the record's, else in the company's.
    fn telephone(
        &self,
        field: &Field,
        row: &Mapped,
        cell: &str,
        record: Option<&Values>,
    ) -> Result<FieldValue, Problem> {
        if cell.trim().is_empty() && field.required {
            return Err(Problem::new("field-required"));
        }
        self.home(row, record).read(field, cell, None)
    }

    /// Where the telephone numbers of a row are at home.
    pub(super) fn home(&self, row: &Mapped, record: Option<&Values>) -> Home {
        let of = |kind: FieldType| self.object.fields.iter().filter(move |field| field.kind == kind);
        let plain = of(FieldType::Country).map(|field| field.key.clone());
        let parts = of(FieldType::Address).map(|field| format!("{}.country", field.key));
        let named = plain.chain(parts).find_map(|key| {
            // A country that is none is refused for itself.
            let cell = self.cell(row, &key)?;
            let code = cells::code(FieldType::Country, &key, cell, &self.who.language);
            Some(code.map_or_else(|_| cell.to_uppercase(), str::to_owned))
        });
        let stands = record.cloned().unwrap_or_default();
        let own = named.or_else(|| phone::country_of(&self.object.fields, &stands));
        Home { country: own.or_else(|| self.country.clone()), stands, ..Home::default() }
    }

    /// Choices by their keys, where a cell has the words of the person's language.
    pub(super) fn keyed<'c>(&self, field: &Field, cell: &'c str) -> Cow<'c, str> {
        let Some(words) = self.choices.get(&field.key) else { return Cow::Borrowed(cell) };
        let key = |text: &'c str| -> &str {
            let text = text.trim();
            let known = field.options.iter().any(|option| *option == text.to_lowercase());
            words.get(&kernel::fold(text)).filter(|_| !known).map_or(text, String::as_str)
        };
        match field.kind {
            FieldType::Choice => Cow::Owned(key(cell).to_owned()),
            FieldType::MultiChoice => {
                Cow::Owned(cell.split([',', ';']).map(key).collect::<Vec<_>>().join(";"))
            }
            _ => Cow::Borrowed(cell),
        }
    }

    /// The clock on the person's wall: moments without a zone are told by it.
    fn zone(&self) -> TimeZone {
        TimeZone::get(&self.who.zone).unwrap_or(TimeZone::UTC)
    }

    /// An address from the columns of its parts; parts without a column stay as they are.
    fn address(
        &self,
        field: &Field,
        row: &Mapped,
        stays: Option<&FieldValue>,
    ) -> Result<Option<FieldValue>, Rejection> {
        let mut address = match stays {
            Some(FieldValue::Address(address)) => address.clone(),
            _ => Address::default(),
        };
        let mut mapped = None;
        for (name, _) in entity::address::PARTS {
            let key = format!("{}.{name}", field.key);
            let Some(place) = self.place(&key) else { continue };
            let cell = &row.values[place];
            let at = |problem: Problem| Rejection::of(&problem, row.line, &self.column_of(&key));
            let text = if name == "country" && !cell.trim().is_empty() {
                cells::code(FieldType::Country, &key, cell, &self.who.language).map_err(at)?.to_owned()
            } else {
                cell.to_string()
            };
            address = address.with(name, &text).map_err(at)?;
            mapped = Some(key);
        }
        let Some(last) = mapped else { return Ok(None) };
        if !address.is_empty() {
            return Ok(Some(FieldValue::Address(address)));
        }
        let missing = Problem::new("field-required");
        let missing = || Rejection::of(&missing, row.line, &self.column_of(&last));
        if field.required { Err(missing()) } else { Ok(Some(FieldValue::Empty)) }
    }

    /// The records a cell names, each once, and those that stay.
    fn links(
        &self,
        field: &Field,
        cell: &str,
        references: &References,
        memory: &Memory,
        stays: Option<&FieldValue>,
    ) -> Result<FieldValue, Problem> {
        let mut ids: Vec<RecordId> = Vec::new();
        for name in named(field.kind == FieldType::Links, cell) {
            if let FieldValue::Ref(id) = self.reference(field, name, references, memory)?
                && !ids.contains(&id)
            {
                ids.push(id);
            }
        }
        if let Some(FieldValue::Refs(more)) = stays {
            let more: Vec<RecordId> = more.iter().filter(|id| !ids.contains(id)).copied().collect();
            ids.extend(more);
        }
        let texts: Vec<Json> = ids.iter().map(|id| json!(id.to_string())).collect();
        let value = FieldValue::from_json(field, &Json::Array(texts))?;
        if field.required && value.is_empty() { Err(Problem::new("field-required")) } else { Ok(value) }
    }

    /// The record a cell names by its code or its name; in a trial also one an earlier row would make.
    pub(super) fn reference(
        &self,
        field: &Field,
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
            if !found.reachable {
                let code: String = code.chars().take(80).collect();
                return Err(Problem::new("import-relation-ambiguous").with("value", code));
            }
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
    async fn plan_new(
        &self,
        mut values: Values,
        memory: &Memory,
        plan: &mut Plan,
    ) -> Result<Result<Found, Problem>, Error> {
        let whole = self.who.require(&self.object.key, Action::Create);
        if let Err(problem) = whole.and_then(|()| complete(self.object, &mut values)) {
            return Ok(Err(problem));
        }
        let (id, owner, unit) = (self.cx.new_id(), self.owner(), self.unit());
        if let Err(problem) = self.check_new(id, &values, memory, plan).await? {
            return Ok(Err(problem));
        }
        plan.new.push((self.object.key.clone(), NewRow { id, owner, unit, values }));
        Ok(Ok(Found { id, version: 1, reachable: true, owner, unit, values: Values::new() }))
    }

    /// A record that exists: only mapped fields that differ are changed.
    async fn plan_change(
        &self,
        found: &Found,
        (values, lines): (Values, Option<(Lines, Json)>),
        memory: &Memory,
        plan: &mut Plan,
    ) -> Result<Result<Verdict, Problem>, Error> {
        let changed = changed(found, values);
        if changed.is_empty() && lines.is_none() {
            return Ok(Ok(Verdict::Unchanged));
        }
        let mut whole = found.values.clone();
        whole.extend(changed.clone());
        if let Err(problem) = self.check_change(found, &changed, &whole, memory, plan).await? {
            return Ok(Err(problem));
        }
        let mut diff = diff(found, &changed);
        let (lines, said) = lines.unzip();
        if let (Some(said), Some(part)) = (said, self.object.filled_part()) {
            diff[part.key.as_str()] = said;
        }
        plan.changes.push(Change {
            object: Arc::clone(self.object),
            id: found.id,
            version: found.version,
            action: "update",
            diff,
            changed,
            whole,
            lines,
        });
        Ok(Ok(Verdict::Updated))
    }
}

/// The records a cell names: one, or several with semicolons or line ends between them.
pub(super) fn named(several: bool, cell: &str) -> Vec<&str> {
    let names = cell.split(move |c: char| several && matches!(c, ';' | '\n')).map(str::trim);
    names.filter(|name| !name.is_empty()).collect()
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
