//! Who takes part, as a cell of a file says it: codes or e-mail addresses of employees, members and customers, with semicolons
//! or line ends between them. Refuses somebody nobody knows; answers and notes of those who stay are left alone.

use std::collections::{BTreeMap, HashMap, HashSet};

use entity::{Field, FieldType, FieldValue, Part, Values};
use kernel::{Problem, RecordId};
use serde_json::{Value as Json, json};
use store::imports::rows::{Found, NewLine};
use store::records::Label;
use uuid::Uuid;

use super::plain::named;
use super::plan::{Lines, readable};
use super::sheet::Mapped;
use super::target::Target;
use crate::Error;

/// Objects of which people are, in the order in which a cell is looked up.
const OBJECTS: [&str; 3] = ["employee", "member", "account"];

/// What the cells of a chunk are compared with.
#[derive(Default)]
pub(super) struct People {
    /// The column; none where it is not mapped, and the lines stay.
    place: Option<usize>,
    /// Object → what a cell may call a record of it → the record; none where several are called so.
    known: Vec<(&'static str, HashMap<String, Option<Uuid>>)>,
    /// The lines of the records that are there.
    lines: HashMap<Uuid, Vec<(Uuid, Values)>>,
    /// Records that lines name and the person may read.
    seen: HashSet<Uuid>,
}

/// The fields by which a line names somebody, in the order in which a cell is looked up.
pub(crate) fn links(part: &Part) -> impl Iterator<Item = &Field> {
    OBJECTS.into_iter().filter_map(|key| part.link(key))
}

/// The column of those who take part in a file.
pub(crate) fn column(part: &Part) -> Option<Field> {
    let link = links(part).next()?;
    let text =
        Field { kind: FieldType::Text, to: None, required: false, max_chars: usize::MAX, ..link.clone() };
    Some(Field { key: part.key.clone(), ..text })
}

/// Those who take part as a cell: their codes. Whoever has none the reader may see is left out, and stays where the cell comes in
/// again.
pub(crate) fn told<'v>(
    part: &Part,
    lines: impl Iterator<Item = &'v Values>,
    codes: &BTreeMap<Uuid, Label>,
) -> String {
    let code = |values| codes.get(&guest(part, values)?)?.code.clone();
    lines.filter_map(code).collect::<Vec<_>>().join("; ")
}

impl Target<'_> {
    /// Everybody the rows of a chunk name.
    pub(super) async fn people(
        &self,
        records: &[(&str, &[Mapped])],
        existing: &HashMap<String, Found>,
    ) -> Result<People, Error> {
        let Some(part) = self.object.shared_part() else { return Ok(People::default()) };
        let Some(place) = self.place(&part.key) else { return Ok(People::default()) };
        let cells = records.iter().flat_map(|(_, rows)| rows.iter()).map(|row| &*row.values[place]);
        let names: HashSet<String> = cells.flat_map(|cell| named(true, cell)).map(str::to_owned).collect();
        let mut known = Vec::new();
        for key in OBJECTS.into_iter().filter(|key| part.link(key).is_some()) {
            let Some(object) = self.who.catalog.get(key) else { continue };
            let coded = readable(self.cx, self.who, object, &names).await?;
            let mut found: HashMap<String, Option<Uuid>> =
                coded.into_iter().map(|(code, record)| (code, Some(record.id))).collect();
            let mail = object.fields.iter().find(|field| field.kind == FieldType::Email && !field.is_aside());
            if let Some(mail) = mail.filter(|mail| self.who.field(key, &mail.key).reads()) {
                let left: Vec<&str> =
                    names.iter().filter(|name| name.contains('@')).map(String::as_str).collect();
                let db = &mut self.cx.db.read();
                found.extend(store::imports::by_mail(db, self.who, object, mail, &left).await?);
            }
            known.push((key, found));
        }
        let ids: Vec<Uuid> = existing.values().map(|found| found.id).collect();
        let db = &mut self.cx.db.read();
        let lines = store::imports::rows::lines(db, self.who.tenant, part, &ids).await?;
        let mut seen = HashSet::new();
        for (key, ids) in linked(part, lines.values().flatten()) {
            if let Some(object) = self.who.catalog.get(&key) {
                let ids: Vec<Uuid> = ids.into_iter().collect();
                let labels = store::records::labels(db, self.who, object, &ids).await?;
                // Whose code is hidden stands in no file: nobody takes the line away by leaving it out.
                seen.extend(labels.into_iter().filter(|(_, label)| label.code.is_some()).map(|(id, _)| id));
            }
        }
        Ok(People { place: Some(place), known, lines, seen })
    }

    /// The lines a row asks for: none where it says nothing of people.
    pub(super) fn guests(
        &self,
        row: &Mapped,
        people: &People,
    ) -> Result<Option<Vec<(&'static str, Uuid)>>, Problem> {
        let Some(place) = people.place else { return Ok(None) };
        let mut out = Vec::new();
        for name in named(true, &row.values[place]) {
            let guest = people.find(name)?;
            if !out.contains(&guest) {
                out.push(guest);
            }
        }
        Ok(Some(out))
    }

    /// The lines of a new record.
    pub(super) fn new_lines(&self, parent: Uuid, guests: &[(&'static str, Uuid)]) -> Vec<NewLine> {
        let Some(part) = self.object.shared_part() else { return Vec::new() };
        let line = |((key, id), line): (&(&'static str, Uuid), i64)| {
            let field = part.link(key)?;
            let values = Values::from([(field.key.clone(), FieldValue::Ref(RecordId::from_uuid(*id)))]);
            Some(NewLine { id: self.cx.new_id(), parent, line, values })
        };
        guests.iter().zip(1..).filter_map(line).collect()
    }

    /// The lines of a record that is there, where they differ: those who stay with what they said, and those the person does not
    /// see. With them what the history says.
    pub(super) fn changed_lines(
        &self,
        parent: Uuid,
        guests: &[(&'static str, Uuid)],
        people: &People,
    ) -> Option<(Lines, Json)> {
        let part = self.object.shared_part()?;
        let empty = Vec::new();
        let stand = people.lines.get(&parent).unwrap_or(&empty);
        let stays = |values: &Values| match guest(part, values) {
            Some(id) => !people.seen.contains(&id) || guests.iter().any(|(_, wanted)| *wanted == id),
            // A line that names nobody says something else.
            None => true,
        };
        let kept: Vec<&(Uuid, Values)> = stand.iter().filter(|(_, values)| stays(values)).collect();
        let there: HashSet<Uuid> = kept.iter().filter_map(|(_, values)| guest(part, values)).collect();
        let new: Vec<_> = guests.iter().filter(|(_, id)| !there.contains(id)).copied().collect();
        if new.is_empty() && kept.len() == stand.len() {
            return None;
        }
        let mut lines: Vec<NewLine> = kept
            .iter()
            .zip(1..)
            .map(|((id, values), line)| NewLine { id: *id, parent, line, values: values.clone() })
            .collect();
        let from = i64::try_from(lines.len()).unwrap_or(i64::MAX);
        lines.extend(
            self.new_lines(parent, &new).into_iter().map(|one| NewLine { line: one.line + from, ..one }),
        );
        let said = |values: &Values| -> Json {
            values.iter().map(|(key, value)| (key.clone(), value.to_json())).collect()
        };
        let before: Json = stand.iter().map(|(_, values)| said(values)).collect();
        let after: Json = lines.iter().map(|line| said(&line.values)).collect();
        Some((Lines { new: lines, former: stand.clone() }, json!([before, after])))
    }
}

impl People {
    /// Who a cell means.
    fn find(&self, name: &str) -> Result<(&'static str, Uuid), Problem> {
        let problem = |code: &str| {
            let value: String = name.chars().take(80).collect();
            Err(Problem::new(code).with("field", "people").with("value", value).field("people"))
        };
        match self.known.iter().find_map(|(key, found)| found.get(name).map(|found| (*key, *found))) {
            Some((key, Some(id))) => Ok((key, id)),
            Some((_, None)) => problem("import-relation-ambiguous"),
            None => problem("import-relation-unknown"),
        }
    }
}

/// Who a line names.
fn guest(part: &Part, values: &Values) -> Option<Uuid> {
    links(part).find_map(|field| match values.get(&field.key) {
        Some(FieldValue::Ref(id)) => Some(id.uuid()),
        _ => None,
    })
}

/// Object → records that lines name.
fn linked<'l>(
    part: &Part,
    lines: impl Iterator<Item = &'l (Uuid, Values)>,
) -> BTreeMap<String, HashSet<Uuid>> {
    let mut out: BTreeMap<String, HashSet<Uuid>> = BTreeMap::new();
    for (_, values) in lines {
        for key in OBJECTS {
            let value = part.link(key).and_then(|field| values.get(&field.key));
            if let Some(FieldValue::Ref(id)) = value {
                out.entry(key.to_owned()).or_default().insert(id.uuid());
            }
        }
    }
    out
}
