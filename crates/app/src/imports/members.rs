//! Rows of members: one each, in any order of the file. A new member is placed in both trees under
//! its sponsor and placement; where one stands already, another place is a transfer and refused here.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use access::{Action, Scope};
use entity::{FieldValue, Values};
use jiff::civil::Date;
use kernel::Problem;
use store::imports::rows::{Found, NewRow};
use uuid::Uuid;

use super::plain::{References, changed, complete, diff};
use super::plan::{Change, Enrolment, Memory, Plan, Rejection, Verdict, readable};
use super::sheet::{Item, Mapped};
use super::target::Target;
use super::values;
use crate::Error;

/// Puts records after those they stand under, whatever their order in the file: `places` are where a row names them. Those
/// in a circle come after them and are refused there; those without a code come last. The same file gives the same order.
pub(super) fn parents_first(items: Vec<Item>, places: &[usize]) -> Vec<Item> {
    let mut number: HashMap<String, usize> = HashMap::new();
    for (at, item) in items.iter().enumerate() {
        if let Item::Record { code, .. } = item
            && !code.is_empty()
        {
            number.insert(code.clone(), at);
        }
    }
    let parents = |item: &Item| -> Vec<usize> {
        let Item::Record { rows, .. } = item else { return Vec::new() };
        let cells = places.iter().filter_map(|place| rows.first().map(|row| row.values[*place].trim()));
        cells.filter_map(|code| number.get(code).copied()).collect()
    };
    let mut waits: Vec<usize> = Vec::with_capacity(items.len());
    let mut children: Vec<Vec<usize>> = vec![Vec::new(); items.len()];
    for (at, item) in items.iter().enumerate() {
        let above = parents(item);
        waits.push(above.len());
        for parent in above {
            children[parent].push(at);
        }
    }
    let mut ready: std::collections::VecDeque<usize> =
        (0..items.len()).filter(|at| waits[*at] == 0).collect();
    let mut order: Vec<usize> = Vec::with_capacity(items.len());
    while let Some(at) = ready.pop_front() {
        order.push(at);
        for child in &children[at] {
            waits[*child] -= 1;
            if waits[*child] == 0 {
                ready.push_back(*child);
            }
        }
    }
    order.extend((0..items.len()).filter(|at| waits[*at] > 0));
    order.sort_by_key(|at| items[*at].is_bare());
    let mut slots: Vec<Option<Item>> = items.into_iter().map(Some).collect();
    order.into_iter().filter_map(|at| slots[at].take()).collect()
}

/// Where a row says the member stands.
struct Place {
    sponsor: Option<Uuid>,
    placement: Option<Uuid>,
    slot: Option<u16>,
}

impl Target<'_> {
    /// Plans a chunk of members.
    pub(super) async fn plan_members(
        &self,
        records: &[(&str, &[Mapped])],
        memory: &Memory,
        plan: &mut Plan,
    ) -> Result<(), Error> {
        let existing = self.existing(records).await?;
        let stays = self.stays(&existing).await?;
        let references = self.references(&self.object.fields, "", records).await?;
        let above = self.parents(records).await?;
        let mut made: HashMap<String, (Uuid, Date)> = HashMap::new();
        let inactive = &self.inactive;
        let mut taken: HashSet<(Uuid, u16)> = HashSet::new();
        for (code, rows) in records {
            let Some(row) = rows.first() else { continue };
            let done = match existing.get(*code) {
                Some(found) if !found.reachable => {
                    Err(self.fault(&Problem::new("import-out-of-scope").with("code", code), row, "code"))
                }
                Some(found) => {
                    let stays = stays.get(*code);
                    self.change_member((found, stays), row, &references, &above, memory, plan).await?
                }
                None if memory.knows("member", code) => Ok(Verdict::Unchanged),
                None => match self.new_member(row, &references, &above, memory, (&made, inactive)) {
                    Ok((values, place, joined)) => {
                        let slot = place.placement.zip(place.slot);
                        if slot.is_some_and(|slot| !taken.insert(slot)) || self.slot_is_taken(slot).await? {
                            Err(self.fault(&Problem::new("placement-slot-taken"), row, "leg"))
                        } else {
                            let id = self.cx.new_id();
                            match self.check_new(id, &values, memory, plan).await? {
                                Ok(()) => {
                                    made.insert((*code).to_owned(), (id, joined));
                                    let (owner, unit) = (self.owner(), self.unit());
                                    let new = NewRow { id, owner, unit, values };
                                    plan.new.push(("member".to_owned(), new));
                                    let Place { sponsor, placement, slot } = place;
                                    let one = Enrolment { member: id, sponsor, placement, slot, joined };
                                    plan.enrolments.push(one);
                                    Ok(Verdict::Created)
                                }
                                Err(problem) => {
                                    let field = problem.at.field.clone().unwrap_or_else(|| "code".to_owned());
                                    Err(self.fault(&problem, row, &field))
                                }
                            }
                        }
                    }
                    Err(rejection) => Err(rejection),
                },
            };
            match done {
                Ok(verdict) => plan.take(verdict, rows.len()),
                Err(rejection) => plan.reject(rejection, &row.cells),
            }
        }
        Ok(())
    }

    fn fault(&self, problem: &Problem, row: &Mapped, field: &str) -> Rejection {
        Rejection::of(problem, row.line, &self.column_of(field))
    }

    /// The members that rows name as sponsor or placement.
    async fn parents(&self, records: &[(&str, &[Mapped])]) -> Result<HashMap<String, Found>, Error> {
        let mut codes = HashSet::new();
        for field in ["sponsor", "placement"] {
            let cells =
                records.iter().flat_map(|(_, rows)| rows.iter()).filter_map(|row| self.cell(row, field));
            codes.extend(cells.map(str::to_owned));
        }
        readable(self.cx, self.who, self.object, &codes).await
    }

    async fn slot_is_taken(&self, slot: Option<(Uuid, u16)>) -> Result<bool, Error> {
        let Some((parent, slot)) = slot else { return Ok(false) };
        let db = &mut self.cx.db.read();
        Ok(store::imports::rows::slot_taken(db, self.who.tenant, parent, slot).await?)
    }

    fn new_member(
        &self,
        row: &Mapped,
        references: &References,
        above: &HashMap<String, Found>,
        memory: &Memory,
        (made, inactive): (&HashMap<String, (Uuid, Date)>, &HashSet<String>),
    ) -> Result<(Values, Place, Date), Rejection> {
        self.who.require("member", Action::Create).map_err(|problem| self.fault(&problem, row, "code"))?;
        let parent = |field: &str| -> Result<Option<Uuid>, Rejection> {
            let Some(code) = self.cell(row, field) else { return Ok(None) };
            let known = above.get(code).map(|found| found.id).or_else(|| made.get(code).map(|(id, _)| *id));
            match known {
                Some(id) => Ok(Some(id)),
                None if memory.knows("member", code) => Ok(Some(Uuid::nil())),
                None => {
                    let problem =
                        Problem::new("import-relation-unknown").with("field", field).with("value", code);
                    Err(self.fault(&problem, row, field))
                }
            }
        };
        let mut values = self.values(row, references, memory, None)?;
        let joined = self.joined(row)?;
        let sponsor = parent("sponsor")?;
        // Without a column of its own the placement follows the sponsor.
        let placement = if self.place("placement").is_some() { parent("placement")? } else { sponsor };
        let slot = self.slot(row)?;
        self.enrols(row, (joined, placement, slot), above, inactive)?;
        let status = self.status(row)?.unwrap_or("active");
        values.insert("joined".to_owned(), FieldValue::Text(joined.to_string()));
        values.insert("status".to_owned(), FieldValue::Text(status.to_owned()));
        complete(self.object, &mut values).map_err(|problem| {
            let field = problem.at.field.clone().unwrap_or_default();
            self.fault(&problem, row, &field)
        })?;
        for parent in [self.cell(row, "sponsor"), self.cell(row, "placement")].into_iter().flatten() {
            let since = match made.get(parent) {
                Some((_, since)) => Some(since.to_string()),
                None => {
                    above.get(parent).and_then(|found| found.values.get("joined")).map(FieldValue::to_text)
                }
            };
            if since.is_some_and(|since| !since.is_empty() && since > joined.to_string()) {
                return Err(self.fault(&Problem::new("network-parent-not-yet"), row, "joined"));
            }
        }
        Ok((values, Place { sponsor, placement, slot }, joined))
    }

    /// What enrolling a single member refuses too. Of a network that moves in as it stands, with those who left it, the
    /// inactive may be sponsors: the file says itself that they are.
    fn enrols(
        &self,
        row: &Mapped,
        (joined, placement, slot): (Date, Option<Uuid>, Option<u16>),
        above: &HashMap<String, Found>,
        inactive: &HashSet<String>,
    ) -> Result<(), Rejection> {
        if joined > self.today {
            return Err(self.fault(&Problem::new("member-joined-future"), row, "joined"));
        }
        if slot.is_some() && placement.is_none() {
            return Err(self.fault(&Problem::new("slot-without-placement"), row, "leg"));
        }
        let Some(sponsor) = self.cell(row, "sponsor") else {
            if self.who.scope("member", Action::Create) != Scope::All {
                return Err(self.fault(&Problem::new("sponsor-missing"), row, "sponsor"));
            }
            return Ok(());
        };
        let stands = above.get(sponsor).and_then(|found| found.values.get("status")).map(FieldValue::to_text);
        if stands.is_some_and(|status| status != store::network::ACTIVE) && !inactive.contains(sponsor) {
            return Err(self.fault(&Problem::new("sponsor-inactive"), row, "sponsor"));
        }
        Ok(())
    }

    /// Fields and standing of a member that exists; its place stays.
    async fn change_member(
        &self,
        (found, stays): (&Found, Option<&Values>),
        row: &Mapped,
        references: &References,
        above: &HashMap<String, Found>,
        memory: &Memory,
        plan: &mut Plan,
    ) -> Result<Result<Verdict, Rejection>, Error> {
        for field in ["sponsor", "placement"] {
            if self.place(field).is_none() {
                continue;
            }
            let stands = match found.values.get(field) {
                Some(FieldValue::Ref(id)) => Some(id.uuid()),
                _ => None,
            };
            let said = self.cell(row, field).map(|code| above.get(code).map(|found| found.id));
            if said.map_or(stands.is_some(), |said| said.is_none() || said != stands) {
                return Ok(Err(self.fault(
                    &Problem::new("import-member-placed").with("field", field),
                    row,
                    field,
                )));
            }
        }
        let read = || -> Result<Values, Rejection> {
            let mut values = self.values(row, references, memory, stays)?;
            if self.cell(row, "joined").is_some() {
                values.insert("joined".to_owned(), FieldValue::Text(self.joined(row)?.to_string()));
            }
            if let Some(status) = self.status(row)? {
                values.insert("status".to_owned(), FieldValue::Text(status.to_owned()));
            }
            Ok(values)
        };
        let changed = match read() {
            Ok(values) => changed(found, values),
            Err(rejection) => return Ok(Err(rejection)),
        };
        if changed.contains_key("joined") {
            return Ok(Err(self.fault(&Problem::new("field-read-only"), row, "joined")));
        }
        if changed.is_empty() {
            return Ok(Ok(Verdict::Unchanged));
        }
        let mut whole = found.values.clone();
        whole.extend(changed.clone());
        if let Err(problem) = self.check_change(found, &changed, &whole, memory, plan).await? {
            let field = problem.at.field.clone().unwrap_or_else(|| "code".to_owned());
            return Ok(Err(self.fault(&problem, row, &field)));
        }
        if let Some(FieldValue::Text(status)) = changed.get("status") {
            plan.standings.push((found.id, status.clone()));
        }
        let (id, version, diff) = (found.id, found.version, diff(found, &changed));
        let (object, action) = (self.object, "update");
        plan.changes.push(Change {
            object: Arc::clone(object),
            id,
            version,
            action,
            diff,
            changed,
            whole,
            lines: None,
        });
        Ok(Ok(Verdict::Updated))
    }

    /// The day a member joined; today where the row does not say.
    fn joined(&self, row: &Mapped) -> Result<Date, Rejection> {
        let Some(cell) = self.cell(row, "joined") else {
            return Ok(self.today);
        };
        let format = self.mapping.file.date;
        values::date(cell, format).and_then(|day| day.parse().ok()).ok_or_else(|| {
            let problem = Problem::new("import-date").with("value", cell).with("format", format.name());
            self.fault(&problem, row, "joined")
        })
    }

    fn slot(&self, row: &Mapped) -> Result<Option<u16>, Rejection> {
        let Some(cell) = self.cell(row, "leg") else { return Ok(None) };
        match cell.parse::<u16>() {
            Ok(slot) if slot > 0 => Ok(Some(slot)),
            _ => Err(self.fault(&Problem::new("import-number").with("value", cell), row, "leg")),
        }
    }

    fn status(&self, row: &Mapped) -> Result<Option<&'static str>, Rejection> {
        let field = self.object.field("status");
        let keyed = |cell| field.map_or(std::borrow::Cow::Borrowed(cell), |field| self.keyed(field, cell));
        match self.cell(row, "status").map(keyed).map(|cell| cell.to_lowercase()).as_deref() {
            None => Ok(None),
            Some("active") => Ok(Some("active")),
            Some("inactive") => Ok(Some("inactive")),
            Some(other) => {
                let problem = Problem::new("import-choice").with("value", other).with("field", "status");
                Err(self.fault(&problem, row, "status"))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::limits::Limits;
    use super::super::mapping::{FileForm, Mapping, Options, Source};
    use super::super::sheet::{Kind, Sheet};
    use super::*;

    #[test]
    fn parents_come_first_and_circles_last() {
        let text = "code,sponsor\nD,C\nC,A\nA,\nX,Y\nY,X\nB,A\nS,S\nE,nobody\n";
        let sheet = Sheet::open(text.as_bytes(), &FileForm::default(), Limits::STANDARD).unwrap();
        let source = |column: &str| Source { column: Some(column.to_owned()), ..Source::default() };
        let mapping = Mapping {
            object: "member".into(),
            file: FileForm::default(),
            fields: [("code".to_owned(), source("code")), ("sponsor".to_owned(), source("sponsor"))].into(),
            options: Options::default(),
        };
        let mut items = sheet.items(&mapping, &["code", "sponsor"], Kind::default()).unwrap();
        let all: Vec<Item> = items.by_ref().collect();
        let codes: Vec<String> = parents_first(all, &[items.compiled.place("sponsor").unwrap()])
            .iter()
            .map(|item| match item {
                Item::Record { code, .. } => code.clone(),
                Item::Refused { .. } => "?".to_owned(),
            })
            .collect();
        assert_eq!(codes, ["A", "E", "C", "B", "D", "X", "Y", "S"]);
    }
}
