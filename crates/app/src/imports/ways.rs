//! Further ways to reach somebody, as a cell of a file says them (`entity::reach::cell`). A cell says all of them: those that are
//! not in it go, those that stay keep consent and the day they were verified unless the cell says otherwise. Refuses what is none
//! of its kind.

use std::collections::{BTreeSet, HashMap};

use entity::phone::Home;
use entity::reach::{self, cell};
use entity::{FieldValue, Part, Values, validate_parts_at};
use kernel::Problem;
use serde_json::{Value as Json, json};
use store::imports::rows::{Found, NewLine};
use uuid::Uuid;

use super::plan::Lines;
use super::sheet::Mapped;
use super::target::Target;
use crate::Error;

/// What the cells of a chunk are compared with.
#[derive(Default)]
pub(super) struct Ways {
    /// The column; none where it is not mapped, and the lines stay.
    place: Option<usize>,
    /// The lines of the records that are there.
    lines: HashMap<Uuid, Vec<(Uuid, Values)>>,
}

/// A way a row asks for.
pub(super) struct Point {
    values: Values,
    /// Whether the cell says consent and the day of verification; where it does not, a line that stays keeps them.
    marked: bool,
}

impl Target<'_> {
    /// The part whose lines say how to reach somebody.
    fn reaching(&self) -> Option<&Part> {
        self.object.reaching().next()
    }

    /// The lines of the records of a chunk.
    pub(super) async fn ways(&self, existing: &HashMap<String, Found>) -> Result<Ways, Error> {
        let Some(part) = self.reaching() else { return Ok(Ways::default()) };
        let Some(place) = self.place(&part.key) else { return Ok(Ways::default()) };
        let ids: Vec<Uuid> = existing.values().map(|found| found.id).collect();
        let db = &mut self.cx.db.read();
        let lines = store::imports::rows::lines(db, self.who.tenant, part, &ids).await?;
        Ok(Ways { place: Some(place), lines })
    }

    /// The lines a row asks for: none where it says nothing of them.
    pub(super) fn points(
        &self,
        row: &Mapped,
        ways: &Ways,
        record: (Option<Uuid>, Option<&Values>),
    ) -> Result<Option<Vec<Point>>, Problem> {
        let (Some(part), Some(place)) = (self.reaching(), ways.place) else { return Ok(None) };
        let at = |problem: Problem| problem.with("field", &part.key).field(&part.key);
        let kinds = part.fields.iter().find(|field| field.key == reach::KIND).map_or(&[][..], |f| &f.options);
        let words = self.choices.get(&format!("{}.{}", part.key, reach::KIND));
        let kind = |word: &str| {
            let own = kinds.iter().find(|kind| **kind == word.to_lowercase());
            own.or_else(|| words?.get(&kernel::fold(word))).cloned()
        };
        let lines = cell::read(&row.values[place], &kind).map_err(at)?;
        let stand = record.0.and_then(|id| ways.lines.get(&id)).into_iter().flatten();
        let stand = stand.filter_map(|(_, values)| part.point(values));
        let home = Home {
            lines: stand.map(|point| (point.kind, point.text)).collect::<BTreeSet<_>>(),
            ..self.home(row, record.1)
        };
        let marked: Vec<bool> = lines.iter().map(|line| line.contains_key(cell::CONSENT)).collect();
        let point = |(values, marked): (Values, bool)| Point { values, marked };
        let checked = validate_parts_at(part, &lines, &home);
        checked
            .map(|lines| Some(lines.into_iter().zip(marked).map(point).collect()))
            .map_err(|problems| at(problems.into_iter().next().unwrap_or_else(|| Problem::new("field-type"))))
    }

    /// The lines of a new record.
    pub(super) fn new_ways(&self, parent: Uuid, points: Vec<Point>) -> Vec<NewLine> {
        let line = |(point, line): (Point, i64)| NewLine {
            id: self.cx.new_id(),
            parent,
            line,
            values: point.values,
        };
        points.into_iter().zip(1..).map(line).collect()
    }

    /// The lines of a record that is there, where they differ, and what the history says of it.
    pub(super) fn changed_ways(
        &self,
        parent: Uuid,
        points: Vec<Point>,
        ways: &Ways,
    ) -> Option<(Lines, Json)> {
        let empty = Vec::new();
        let stand = ways.lines.get(&parent).unwrap_or(&empty);
        let mut left: Vec<&(Uuid, Values)> = stand.iter().collect();
        let marked: Vec<bool> = points.iter().map(|point| point.marked).collect();
        let mut new = self.new_ways(parent, points);
        for (line, marked) in new.iter_mut().zip(marked) {
            let same = |(_, values): &&(Uuid, Values)| {
                [reach::KIND, reach::VALUE].iter().all(|key| values.get(*key) == line.values.get(*key))
            };
            let Some(at) = left.iter().position(same) else { continue };
            let (id, values) = left.remove(at);
            let said = std::mem::replace(&mut line.values, values.clone());
            line.id = *id;
            if let Some(label) = said.get("label").filter(|label| !label.is_empty()) {
                line.values.insert("label".to_owned(), label.clone());
            }
            for key in [cell::CONSENT, cell::VERIFIED].into_iter().filter(|_| marked) {
                if known(said.get(key)) != known(values.get(key)) {
                    let value = said.get(key).cloned().unwrap_or(FieldValue::Empty);
                    line.values.insert(key.to_owned(), value);
                }
            }
        }
        let unchanged = new.len() == stand.len()
            && new.iter().zip(stand).all(|(line, (id, values))| line.id == *id && line.values == *values);
        if unchanged {
            return None;
        }
        let said = |values: &Values| -> Json {
            let filled = values.iter().filter(|(_, value)| **value != FieldValue::Empty);
            filled.map(|(key, value)| (key.clone(), value.to_json())).collect()
        };
        let before: Json = stand.iter().map(|(_, values)| said(values)).collect();
        let after: Json = new.iter().map(|line| said(&line.values)).collect();
        Some((Lines { new, former: stand.clone() }, json!([before, after])))
    }
}

/// What says more than nothing.
fn known(value: Option<&FieldValue>) -> Option<&FieldValue> {
    value.filter(|value| !matches!(value, FieldValue::Empty | FieldValue::Bool(false)))
}
