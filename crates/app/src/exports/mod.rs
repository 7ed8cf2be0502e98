//! Records as CSV, page by page: the list's filter, the fields and rows the person may take away,
//! formulas neutralised, references as codes, lines of an order one a row. What comes out goes in
//! again through an import. Holds one page in memory, whatever the size.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

use access::{Action, Principal};
use entity::{Field, FieldType, FieldValue, Object, Part, Values};
use store::records::{Label, Record};
use uuid::Uuid;

use crate::imports::values::neutralised;
use crate::records::{Checked, Question};
use crate::{Cx, Error, schema};

/// Records of one page.
const PAGE: usize = 500;

/// An export under way.
pub struct Export {
    cx: Cx,
    who: Principal,
    object: Arc<Object>,
    checked: Checked,
    q: Option<String>,
    fields: Vec<Field>,
    part: Option<(Part, Vec<Field>)>,
    cursor: Option<String>,
    state: State,
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
    let checked = Checked::new(who, object, question)?;
    let asked: Option<Vec<&str>> =
        question.columns.as_deref().filter(|c| !c.is_empty()).map(|c| c.split(',').collect());
    let wanted = |field: &&Field| {
        taken(who, key, field) && asked.as_ref().is_none_or(|columns| columns.contains(&field.key.as_str()))
    };
    let fields = object.fields.iter().filter(wanted).cloned().collect();
    let lines = object.part("lines").filter(|_| asked.is_none());
    let part = lines.map(|part| {
        let fields = part.fields.iter().filter(|field| taken(who, key, field));
        (part.clone(), fields.cloned().collect())
    });
    let q = question.q.clone().filter(|q| !q.trim().is_empty());
    Ok(Export {
        cx: cx.clone(),
        who: who.clone(),
        object: Arc::clone(object),
        checked,
        q,
        fields,
        part,
        cursor: None,
        state: State::Header,
    })
}

impl Export {
    /// The next bytes of the file: first a byte order mark and the header, then a page of rows, none
    /// at the end.
    ///
    /// # Errors
    /// Faults of the database.
    pub async fn next(&mut self) -> Result<Option<Vec<u8>>, Error> {
        match self.state {
            State::Ended => Ok(None),
            State::Header => {
                self.state = State::Rows;
                let mut out = csv::Writer::from_writer(b"\xEF\xBB\xBF".to_vec());
                let lines =
                    self.part.iter().flat_map(|(_, fields)| fields.iter().map(|f| format!("line.{}", f.key)));
                let names = self.fields.iter().map(|field| field.key.clone()).chain(lines);
                out.write_record(names).map_err(Error::internal)?;
                Ok(Some(finish(out)?))
            }
            State::Rows => self.page().await,
        }
    }

    async fn page(&mut self) -> Result<Option<Vec<u8>>, Error> {
        let columns: Vec<&str> = self.fields.iter().map(|field| field.key.as_str()).collect();
        let question = store::records::Question {
            filter: self.checked.filter.as_ref(),
            q: self.q.as_deref(),
            sort: &self.checked.sort,
            cursor: self.cursor.as_deref(),
            limit: PAGE,
            columns: &columns,
        };
        let mut db = self.cx.db.read();
        let page = store::records::list(&mut db, &self.who, &self.object, Action::Export, &question).await?;
        self.state = if page.next.is_none() { State::Ended } else { State::Rows };
        self.cursor = page.next;
        let ids: Vec<Uuid> = page.items.iter().map(|record| record.id).collect();
        let lines = match &self.part {
            Some((part, _)) => store::imports::rows::lines(&mut db, self.who.tenant, part, &ids).await?,
            None => Default::default(),
        };
        let mut all: Vec<(&[Field], &Values)> =
            page.items.iter().map(|r| (self.fields.as_slice(), &r.values)).collect();
        if let Some((_, fields)) = &self.part {
            all.extend(lines.values().flatten().map(|(_, values)| (fields.as_slice(), values)));
        }
        let codes = self.codes(&all).await?;
        let mut out = csv::Writer::from_writer(Vec::new());
        for record in &page.items {
            let mut rows: VecDeque<Vec<String>> = VecDeque::new();
            if let Some((_, fields)) = &self.part {
                let own = lines.get(&record.id).into_iter().flatten();
                rows.extend(own.map(|(_, values)| cells(fields, values, &codes)));
                if rows.is_empty() {
                    rows.push_back(vec![String::new(); fields.len()]);
                }
            } else {
                rows.push_back(Vec::new());
            }
            write(&mut out, &self.fields, record, rows, &codes)?;
        }
        finish(out).map(Some)
    }

    /// Codes of the records that are named, where the person may read them.
    async fn codes(&self, all: &[(&[Field], &Values)]) -> Result<Codes, Error> {
        let mut wanted: BTreeMap<&str, Vec<Uuid>> = BTreeMap::new();
        for (fields, values) in all {
            for field in fields.iter().filter(|field| field.kind == FieldType::Reference) {
                if let (Some(FieldValue::Ref(id)), Some(to)) = (values.get(&field.key), &field.to) {
                    wanted.entry(to).or_default().push(id.uuid());
                }
            }
        }
        let mut out = Codes::new();
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

fn write(
    out: &mut csv::Writer<Vec<u8>>,
    fields: &[Field],
    record: &Record,
    rows: VecDeque<Vec<String>>,
    codes: &Codes,
) -> Result<(), Error> {
    let head = cells(fields, &record.values, codes);
    for row in rows {
        out.write_record(head.iter().chain(&row)).map_err(Error::internal)?;
    }
    Ok(())
}

fn cells(fields: &[Field], values: &Values, codes: &Codes) -> Vec<String> {
    let cell = |field: &Field| match values.get(&field.key) {
        Some(FieldValue::Ref(id)) => {
            codes.get(&id.uuid()).and_then(|label| label.code.clone()).unwrap_or_default()
        }
        Some(value) => value.to_text(),
        None => String::new(),
    };
    fields.iter().map(|field| neutralised(&cell(field)).into_owned()).collect()
}

fn finish(out: csv::Writer<Vec<u8>>) -> Result<Vec<u8>, Error> {
    out.into_inner().map_err(|error| Error::internal(error.into_error()))
}
