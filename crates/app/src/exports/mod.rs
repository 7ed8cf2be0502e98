//! Records as files, page by page: the list's filter, the fields and rows the person may take away,
//! formulas neutralised, references as codes, lines of an order one a row, those who take part and further ways to reach somebody
//! in one cell each. What comes out goes in again through an import. Holds two pages in memory at most, whatever the size.

mod csv;
mod xlsx;

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use access::{Action, Principal, Scope};
use entity::reach::cell;
use entity::{Field, FieldType, FieldValue, Object, Part, Values};
use kernel::{Problem, RecordId};
use store::Puller;
use store::records::{Label, Pulled};
use uuid::Uuid;

use crate::imports::{catalog, people, propose};
use crate::records::{Checked, Question, part_right};
use crate::{Cx, Error, Language, schema};

pub use xlsx::workbook;

/// Records of one page. Names of linked records are read on threads that all share, and each keeps the memory of a page.
const PAGE: usize = 250;

/// An export under way.
pub struct Export {
    cx: Cx,
    puller: Puller,
    who: Principal,
    object: Arc<Object>,
    checked: Checked,
    q: Option<String>,
    fields: Vec<Field>,
    part: Option<(Part, Vec<Field>)>,
    /// Lines that are one cell, with its column: further ways to reach somebody, those who take part.
    told: Vec<(Part, Field)>,
    cursor: Option<String>,
    state: State,
    /// The page after the one that is being written.
    ahead: Option<Vec<Row>>,
    /// Writes pages of CSV, once there is one to write.
    writer: Option<store::Thread>,
    headers: Headers,
}

/// What the columns of a file are called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Headers {
    /// By the keys of the fields, the same in every language.
    #[default]
    Keys,
    /// As the reader calls the fields.
    Labels,
}

impl Headers {
    /// Reads what was asked for; keys where nothing was.
    ///
    /// # Errors
    /// `export-headers`.
    pub fn asked(text: Option<&str>) -> Result<Self, Error> {
        match text {
            None | Some("keys") => Ok(Self::Keys),
            Some("labels") => Ok(Self::Labels),
            Some(other) => {
                let other: String = other.chars().take(80).collect();
                Err(Error::Malformed(Problem::new("export-headers").token(other).field("headers")))
            }
        }
    }
}

#[derive(PartialEq)]
enum State {
    Header,
    Rows,
    Ended,
}

/// Whether a field is written into files, and the person may see it.
fn taken(who: &Principal, object: &str, field: &Field) -> bool {
    field.kind != FieldType::Json && who.field(object, &field.key).reads()
}

/// Begins an export of the records the person may export.
///
/// # Errors
/// `access-denied`; everything a list refuses about filter, sort and columns.
pub fn begin(cx: &Cx, who: &Principal, key: &str, question: &Question) -> Result<Export, Error> {
    let object = schema::visible(who, key)?;
    who.require(key, Action::Export)?;
    let checked = Checked::new(cx, who, object, question)?;
    let asked: Option<Vec<&str>> =
        question.columns.as_deref().filter(|c| !c.is_empty()).map(|c| c.split(',').collect());
    let wanted = |field: &&Field| {
        taken(who, key, field) && asked.as_ref().is_none_or(|columns| columns.contains(&field.key.as_str()))
    };
    let fields = object.fields.iter().filter(wanted).cloned().collect();
    let shown = |part: &&Part| asked.is_none() && part_right(who, object, part).reads();
    let part = object.part("lines").filter(shown).map(|part| {
        let fields = part.fields.iter().filter(|field| field.kind != FieldType::Json);
        (part.clone(), fields.cloned().collect())
    });
    let ways = object.reaching().filter(shown).find_map(|part| Some((part.clone(), cell::column(part)?)));
    let guests = object.shared_part().filter(shown);
    let guests = guests.and_then(|part| Some((part.clone(), people::column(part)?)));
    let q = question.q.clone().filter(|q| !q.trim().is_empty());
    Ok(Export {
        cx: cx.clone(),
        puller: cx.db.puller(),
        who: who.clone(),
        object: Arc::clone(object),
        checked,
        q,
        fields,
        part,
        told: ways.into_iter().chain(guests).collect(),
        cursor: None,
        state: State::Header,
        ahead: None,
        writer: None,
        headers: Headers::Keys,
    })
}

/// Counts an export that takes everything of the whole company at once, which is what a thief does: a list that is narrowed goes on.
/// What asks from outside counts; the machine's own operator does not.
///
/// # Errors
/// [`Error::Throttled`] after five whole exports an hour.
pub fn admit(cx: &Cx, who: &Principal, key: &str, question: &Question) -> Result<(), Error> {
    let said = |text: &Option<String>| text.as_deref().is_some_and(|text| !text.trim().is_empty());
    let whole = !said(&question.filter) && !said(&question.q) && who.scope(key, Action::Export) == Scope::All;
    match who.user.filter(|_| whole) {
        Some(person) => cx.throttle.admit_export(person, cx.now()),
        None => Ok(()),
    }
}

/// The values of a row, one a column; references are codes by then.
type Row = Vec<FieldValue>;

impl Export {
    /// The same with other names for its columns.
    #[must_use]
    pub fn headed(mut self, headers: Headers) -> Self {
        self.headers = headers;
        self
    }

    /// What the columns are called. Labels are told apart within the whole object, whichever of its fields the file has: so each
    /// leads back to its field where the file comes in again.
    fn names(&self) -> Vec<String> {
        let keys: Vec<String> = self.columns().into_iter().map(|(key, _)| key).collect();
        if self.headers == Headers::Keys {
            return keys;
        }
        let language = Language::from_tag(&self.who.language).unwrap_or_default();
        let pair = |key: String| {
            let label = catalog::label(&self.cx, &self.object, language, &key);
            (key, label)
        };
        let all: Vec<(String, String)> = catalog::columns(&self.object).into_iter().map(pair).collect();
        let named: BTreeMap<&str, String> =
            all.iter().map(|(key, _)| key.as_str()).zip(propose::headers(&all)).collect();
        keys.into_iter().map(|key| named.get(key.as_str()).cloned().unwrap_or(key)).collect()
    }

    /// The columns: the object's fields, one each or one for each of their parts, then those of its lines as `line.<field>`.
    fn columns(&self) -> Vec<(String, Field)> {
        let lines = self.part.iter().flat_map(|(_, fields)| fields);
        let own = self.fields.iter().flat_map(|field| {
            let parts = field.parts();
            if parts.is_empty() { vec![field.clone()] } else { parts }
        });
        let own = own.chain(self.told.iter().map(|(_, column)| column.clone()));
        let own = own.map(|field| (field.key.clone(), field));
        own.chain(lines.map(|field| (format!("line.{}", field.key), field.clone()))).collect()
    }

    /// The next page of rows, none at the end.
    async fn rows(&mut self) -> Result<Option<Vec<Row>>, Error> {
        if self.state == State::Ended {
            return Ok(None);
        }
        let question = store::records::Question {
            filter: self.checked.filter.as_ref(),
            q: self.q.as_deref(),
            sort: &self.checked.sort,
            cursor: self.cursor.as_deref(),
            limit: PAGE,
            columns: &[],
        };
        let (who, object) = (&self.who, &self.object);
        let (found, next) =
            store::records::pull(&mut self.puller, who, object, Action::Export, &question, &self.fields)
                .await?;
        self.state = if next.is_none() { State::Ended } else { State::Rows };
        self.cursor = next;
        let Some((part, fields)) = &self.part else {
            let codes = self.codes(found.iter().map(|one| (self.fields.as_slice(), &*one.values))).await?;
            let mut told = self.told(&found).await?;
            let row = |one: Pulled| {
                let mut row = cells(&self.fields, one.values, &codes);
                let told = told.iter_mut().map(|told| told.remove(&one.id).map_or(FieldValue::Empty, text));
                row.extend(told);
                row
            };
            return Ok(Some(found.into_iter().map(row).collect()));
        };
        let ids: Vec<Uuid> = found.iter().map(|one| one.id).collect();
        let lines = store::imports::rows::lines(&mut self.cx.db.read(), who.tenant, part, &ids).await?;
        let line = |values: &Values| -> Vec<FieldValue> {
            fields.iter().map(|field| values.get(&field.key).cloned().unwrap_or(FieldValue::Empty)).collect()
        };
        let mut lines: BTreeMap<Uuid, Vec<Vec<FieldValue>>> = lines
            .into_iter()
            .map(|(id, lines)| (id, lines.iter().map(|(_, values)| line(values)).collect()))
            .collect();
        let heads = found.iter().map(|one| (self.fields.as_slice(), &*one.values));
        let below = lines.values().flatten().map(|values| (fields.as_slice(), &**values));
        let codes = self.codes(heads.chain(below)).await?;
        let mut rows = Vec::with_capacity(found.len());
        for one in found {
            let head = cells(&self.fields, one.values, &codes);
            let mut own: Vec<Row> = lines
                .remove(&one.id)
                .into_iter()
                .flatten()
                .map(|values| cells(fields, values, &codes))
                .collect();
            if own.is_empty() {
                own.push(vec![FieldValue::Empty; fields.len()]);
            }
            rows.extend(own.into_iter().map(|line| head.iter().cloned().chain(line).collect::<Row>()));
        }
        Ok(Some(rows))
    }

    /// The lines of a page's records that are one cell, as cells by record; one map a column.
    async fn told(&self, found: &[Pulled]) -> Result<Vec<BTreeMap<Uuid, String>>, Error> {
        let ids: Vec<Uuid> = found.iter().map(|one| one.id).collect();
        let mut out = Vec::with_capacity(self.told.len());
        for (part, _) in &self.told {
            let db = &mut self.cx.db.read();
            let lines = store::imports::rows::lines(db, self.who.tenant, part, &ids).await?;
            let codes = if part.shared { self.guests(part, &lines).await? } else { Codes::new() };
            let told = |(id, lines): (Uuid, Vec<(Uuid, Values)>)| {
                let lines = lines.iter().map(|(_, values)| values);
                (id, if part.shared { people::told(part, lines, &codes) } else { cell::told(lines) })
            };
            out.push(lines.into_iter().map(told).collect());
        }
        Ok(out)
    }

    /// The codes of those who take part, as far as the person may read them.
    async fn guests(&self, part: &Part, lines: &HashMap<Uuid, Vec<(Uuid, Values)>>) -> Result<Codes, Error> {
        let links: Vec<Field> = people::links(part).cloned().collect();
        let value =
            |values: &Values, link: &Field| values.get(&link.key).cloned().unwrap_or(FieldValue::Empty);
        let named: Vec<Row> = lines
            .values()
            .flatten()
            .map(|(_, values)| links.iter().map(|link| value(values, link)).collect())
            .collect();
        self.codes(named.iter().map(|row| (links.as_slice(), row.as_slice()))).await
    }

    /// Codes of the records that are named, where the person may read them, and names of files.
    async fn codes<'v>(
        &self,
        all: impl Iterator<Item = (&'v [Field], &'v [FieldValue])>,
    ) -> Result<Codes, Error> {
        let mut wanted: BTreeMap<&str, Vec<Uuid>> = BTreeMap::new();
        let mut files: Vec<Uuid> = Vec::new();
        for (fields, values) in all {
            for (field, value) in fields.iter().zip(values) {
                match (value, &field.to) {
                    (FieldValue::Ref(id), None) => files.push(id.uuid()),
                    (FieldValue::Ref(id), Some(to)) => wanted.entry(to).or_default().push(id.uuid()),
                    (FieldValue::Refs(ids), Some(to)) => {
                        wanted.entry(to).or_default().extend(ids.iter().map(|id| id.uuid()));
                    }
                    _ => {}
                }
            }
        }
        let mut out = Codes::new();
        let db = &mut self.cx.db.read();
        for file in store::attachments::some(db, self.who.tenant, &self.object.key, &files).await? {
            out.insert(file.id, Label { code: Some(file.name.clone()), name: file.name });
        }
        for (to, mut ids) in wanted {
            ids.sort_unstable();
            ids.dedup();
            if let Some(object) = self.who.catalog.get(to) {
                out.extend(store::records::labels(&mut self.cx.db.read(), &self.who, object, &ids).await?);
            }
        }
        Ok(out)
    }
}

type Codes = BTreeMap<Uuid, Label>;

/// What a row shows of the values, one a field.
fn cells(fields: &[Field], values: Vec<FieldValue>, codes: &Codes) -> Row {
    let code = |id: &RecordId| codes.get(&id.uuid()).and_then(|label| label.code.clone());
    let mut row = Row::with_capacity(fields.len());
    for (field, value) in fields.iter().zip(values) {
        match (value, field.kind) {
            (value, FieldType::Address) => row.extend(entity::address::PARTS.iter().map(|(name, _)| {
                let FieldValue::Address(address) = &value else { return FieldValue::Empty };
                text(address.part(name).to_owned())
            })),
            (FieldValue::Ref(id), _) => row.push(code(&id).map_or(FieldValue::Empty, FieldValue::Text)),
            (FieldValue::Refs(ids), _) => {
                row.push(text(ids.iter().filter_map(code).collect::<Vec<_>>().join("; ")));
            }
            (value, _) => row.push(value),
        }
    }
    row
}

fn text(text: String) -> FieldValue {
    if text.is_empty() { FieldValue::Empty } else { FieldValue::Text(text) }
}
