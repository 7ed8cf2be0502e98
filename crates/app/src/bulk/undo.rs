//! Takes a change of many records back: what has not been changed since gets its former values; what has is left
//! out, and said.

use std::collections::{BTreeSet, HashMap, HashSet};

use access::{Action, Principal};
use entity::{Field, FieldValue, Object, Part, Values};
use kernel::Problem;
use serde_json::{Value as Json, json};
use store::Tx;
use store::bulk::BulkChange;
use store::imports::rows::NewLine;
use store::records::bulk::{self, Aim, Place, Row, Target};
use uuid::Uuid;

use super::plan::{closed, columns, difference, follow, needed, with_following};
use super::run::{action, announce, progress, within_reach};
use super::{Account, BulkAction};
use crate::jobs::{Halt, Ticket};
use crate::once::Once;
use crate::records::stamp;
use crate::{Cx, Error, records, schema};

/// Starts taking back one of the caller's own changes.
///
/// # Errors
/// [`Error::NotFound`] for a missing and for another person's alike; `bulk-running` while it is still at work,
/// `bulk-undone` when it was taken back already or takes another one back itself, `access-denied`.
pub async fn start(cx: &Cx, who: &Principal, id: Uuid, once: &Once) -> Result<Account, Error> {
    let new = cx.new_id();
    cx.db
        .write(async |tx: &mut Tx| {
            if let Some(before) = once.before(tx, who).await? {
                return Ok(before);
            }
            let bulk = super::own(tx, who, id).await?;
            who.require(&bulk.object, action(&bulk)?.right())?;
            let job = match bulk.job {
                Some(job) => store::jobs::get(tx, who.tenant, job).await?,
                None => None,
            };
            if job.is_some_and(|job| matches!(job.state.as_str(), "queued" | "running")) {
                return Err(Error::Conflict(Problem::new("bulk-running")));
            }
            if bulk.undo_of.is_some() || !store::bulk::set_undone(tx, who.tenant, id, new).await? {
                return Err(Error::Conflict(Problem::new("bulk-undone")));
            }
            let (act, none) = (action(&bulk)?, json!({}));
            let title = "jobs-title-bulk-undo";
            let made =
                super::start::enqueue(cx, tx, who, &bulk.object, act, &none, &none, new, Some(id), title)
                    .await?;
            once.after(cx, tx, who, &made).await?;
            Ok(made)
        })
        .await
}

/// What lines say, for the history.
fn told(lines: &[(Uuid, Values)]) -> Json {
    let line = |(_, values): &(Uuid, Values)| -> Json {
        values.iter().map(|(key, value)| (key.clone(), value.to_json())).collect()
    };
    lines.iter().map(line).collect()
}

/// What a record held before.
struct Before {
    id: Uuid,
    version: i64,
    values: Values,
    owner: Option<Option<Uuid>>,
    unit: Option<Option<Uuid>>,
    /// It was made by the change: taking it back puts it into the trash.
    created: bool,
    /// Its lines, where they were replaced.
    lines: Option<FormerLines>,
    /// A field it held something in was removed since, or holds other values now.
    gone: bool,
}

/// What the lines of a record were.
enum FormerLines {
    Kept(Vec<(Uuid, Values)>),
    /// An older version did not keep them, or a field of theirs holds other values now.
    Lost,
}

impl FormerLines {
    fn read(object: &Object, json: &Json) -> Option<Self> {
        let line = |line: &Json| {
            let mut values = Values::new();
            let part = replaced(object)?;
            for (key, value) in line.get("values")?.as_object()? {
                let field = part.fields.iter().find(|field| field.key == *key)?;
                if !value.is_null() {
                    values.insert(key.clone(), FieldValue::kept(field, value).ok()?);
                }
            }
            Some((Uuid::parse_str(line.get("id")?.as_str()?).ok()?, values))
        };
        match json {
            Json::Array(lines) => {
                let kept: Option<Vec<_>> = lines.iter().map(line).collect();
                Some(kept.map_or(Self::Lost, Self::Kept))
            }
            Json::Bool(true) => Some(Self::Lost),
            _ => None,
        }
    }
}

/// Under what they are kept.
const LINES: &str = "lines";

/// The part whose lines an import replaces.
fn replaced(object: &Object) -> Option<&Part> {
    object.filled_part()
}

impl Before {
    fn read(object: &Object, json: &Json) -> Option<Self> {
        let id = |json: &Json| Uuid::parse_str(json.as_str()?).ok();
        let (mut values, mut gone) = (Values::new(), false);
        for (key, value) in json.get("values").and_then(Json::as_object).into_iter().flatten() {
            let read = |field: &Field| match value {
                Json::Null => Some(FieldValue::Empty),
                value => FieldValue::kept(field, value).ok(),
            };
            match object.field(key).and_then(read) {
                Some(value) => drop(values.insert(key.clone(), value)),
                None => gone = true,
            }
        }
        Some(Self {
            id: id(json.get("id")?)?,
            version: json.get("version")?.as_i64()?,
            values,
            owner: json.get("owner").map(id),
            unit: json.get("unit").map(id),
            created: json.get("created").and_then(Json::as_bool) == Some(true),
            lines: json.get(LINES).and_then(|lines| FormerLines::read(object, lines)),
            gone,
        })
    }
}

pub(super) async fn run(
    cx: &Cx,
    ticket: &Ticket,
    who: &Principal,
    asked: &BulkChange,
    of: Uuid,
) -> Result<(), Halt> {
    let first = super::own(&mut cx.db.read(), who, of).await?;
    let object = schema::visible(who, &first.object)?;
    who.require(&object.key, action(&first)?.right()).map_err(Error::from)?;
    records::writable(object, false).map_err(Error::from)?;
    let number = |key: &str| ticket.checkpoint().and_then(|at| at.get(key)?.as_i64()).unwrap_or(0);
    let (mut at, mut done) = (number("number"), number("done"));
    loop {
        ticket.go_on()?;
        let next = store::bulk::next_chunk(&mut cx.db.read(), who.tenant, of, at).await?;
        let Some((number, rows)) = next else { return Ok(()) };
        let rows = rows.as_array().into_iter().flatten();
        let rows: Vec<Before> = rows.filter_map(|row| Before::read(object, row)).collect();
        at = number;
        done += rows.len() as i64;
        let step = Step { cx, who, object, asked, rows: &rows };
        cx.db
            .write(async |tx: &mut Tx| {
                progress(cx, tx, ticket, done, first.changed, at).await?;
                match action(&first)? {
                    BulkAction::Trash => step.bring_back(tx, at).await,
                    BulkAction::Update | BulkAction::Assign => step.give_back(tx, at).await,
                }
            })
            .await?;
    }
}

struct Step<'a> {
    cx: &'a Cx,
    who: &'a Principal,
    object: &'a Object,
    asked: &'a BulkChange,
    rows: &'a [Before],
}

/// Records that were not taken back, and why.
type LeftOut = Vec<(Uuid, &'static str)>;
/// Records that were, with their differences for the audit.
type Said = Vec<(Uuid, Json)>;

impl Step<'_> {
    /// The records that are still as the change left them, and those that are not.
    async fn unchanged(
        &self,
        tx: &mut Tx,
        right: Action,
        trashed: bool,
        rows: &[&Before],
        fields: &[&Field],
    ) -> Result<(Vec<Target>, LeftOut), Error> {
        let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
        let place = if trashed { Place::Trash } else { Place::Living(Aim::default()) };
        let held = bulk::hold(tx, self.who, self.object, right, &ids, place, fields).await?;
        let mut held: HashMap<Uuid, Target> = held.into_iter().map(|target| (target.id, target)).collect();
        let (mut targets, mut left) = (Vec::new(), LeftOut::new());
        for row in rows {
            match held.remove(&row.id) {
                // What is neither in the trash nor alive any more was changed since, as well as what moved on.
                Some(target) if target.version != row.version => left.push((row.id, "bulk-changed-since")),
                None => left.push((row.id, "bulk-changed-since")),
                Some(target) if !target.reachable => left.push((row.id, "access-denied")),
                Some(target) if !trashed && closed(self.object, &target) => {
                    left.push((row.id, "order-final"))
                }
                Some(target) => targets.push(target),
            }
        }
        Ok((targets, left))
    }

    async fn bring_back(&self, tx: &mut Tx, number: i64) -> Result<(), Halt> {
        let rows: Vec<&Before> = self.rows.iter().collect();
        let (targets, mut left) = self.unchanged(tx, Action::Trash, true, &rows, &[]).await?;
        let ids: Vec<Uuid> = targets.iter().map(|target| target.id).collect();
        let alone = bulk::without_references(tx, self.who, self.object, &ids).await?;
        left.extend(alone.iter().map(|id| (*id, "trash-reference-missing")));
        let back: Vec<Uuid> = ids.into_iter().filter(|id| !alone.contains(id)).collect();
        bulk::set_trashed(tx, self.who, self.object, &back, false, stamp(self.cx, self.who)).await?;
        let said: Vec<(Uuid, Json)> = back.iter().map(|id| (*id, json!({}))).collect();
        announce(self.cx, tx, self.who, self.asked, "restore", &said).await?;
        let (tenant, id) = (self.who.tenant, self.asked.id);
        store::bulk::chunk(tx, tenant, id, number, said.len() as i64, &left, &json!([])).await?;
        Ok(())
    }

    /// Records the change has made go to the trash, the others get back what they held.
    async fn give_back(&self, tx: &mut Tx, number: i64) -> Result<(), Halt> {
        let (made, rest): (Vec<&Before>, Vec<&Before>) = self.rows.iter().partition(|row| row.created);
        let (mut left, mut count) = (LeftOut::new(), 0);
        if !made.is_empty() {
            let (said, more) = self.put_away(tx, &made).await?;
            announce(self.cx, tx, self.who, self.asked, "trash", &said).await?;
            left.extend(more);
            count += said.len();
        }
        let mut whole: Vec<&Before> = Vec::with_capacity(rest.len());
        for row in rest {
            let kept = match &row.lines {
                None => Ok(()),
                Some(FormerLines::Lost) => Err("import-undo-lines"),
                Some(FormerLines::Kept(lines)) => self.lines_fit(tx, row.id, lines).await?,
            };
            match kept {
                Err(code) => left.push((row.id, code)),
                Ok(()) if row.gone => left.push((row.id, "bulk-field-gone")),
                Ok(()) => whole.push(row),
            }
        }
        if !whole.is_empty() {
            let (mut said, more) = self.write_back(tx, &whole).await?;
            self.lines_back(tx, &whole, &mut said).await?;
            announce(self.cx, tx, self.who, self.asked, "update", &said).await?;
            left.extend(more);
            count += said.len();
        }
        let (tenant, id) = (self.who.tenant, self.asked.id);
        store::bulk::chunk(tx, tenant, id, number, count as i64, &left, &json!([])).await?;
        Ok(())
    }

    async fn put_away(&self, tx: &mut Tx, made: &[&Before]) -> Result<(Said, LeftOut), Error> {
        if !self.who.may(&self.object.key, Action::Trash) {
            return Ok((Said::new(), made.iter().map(|row| (row.id, "access-denied")).collect()));
        }
        let fields = needed(self.object, &[]);
        let (targets, left) = self.unchanged(tx, Action::Trash, false, made, &fields).await?;
        let ids: Vec<Uuid> = targets.iter().map(|target| target.id).collect();
        bulk::set_trashed(tx, self.who, self.object, &ids, true, stamp(self.cx, self.who)).await?;
        Ok((ids.iter().map(|id| (*id, json!({}))).collect(), left))
    }

    async fn write_back(&self, tx: &mut Tx, rows: &[&Before]) -> Result<(Said, LeftOut), Error> {
        let Some(sample) = rows.first() else { return Ok((Said::new(), LeftOut::new())) };
        // Of an import each record may have other fields that changed.
        let changed = |key: &str| rows.iter().any(|row| row.values.contains_key(key));
        let written = with_following(self.object, &changed);
        for field in written.iter().filter(|field| field.formula.is_none()) {
            if !self.who.writes(&self.object.key, &field.key, Action::Update) {
                return Err(Problem::new("field-read-only").field(&field.key).into());
            }
        }
        let fields = needed(self.object, &written);
        let (mut targets, mut left) = self.unchanged(tx, Action::Update, false, rows, &fields).await?;
        let unknown = self.unknown(tx, rows).await?;
        let rows: HashMap<Uuid, &Before> = rows.iter().map(|row| (row.id, *row)).collect();
        targets.retain(|target| {
            let known = !unknown.contains(&target.id);
            if !known {
                left.push((target.id, "field-reference-unknown"));
            }
            known
        });
        let whole = |target: &Target| {
            let mut values = target.values.clone();
            let before = rows.get(&target.id)?;
            values.extend(before.values.clone());
            follow(self.object, &mut values);
            Some(Row { id: target.id, values, owner: before.owner.flatten(), unit: before.unit.flatten() })
        };
        let new: Vec<Row> = targets.iter().filter_map(whole).collect();
        let written_columns = columns(self.object, &written, sample.owner.is_some(), sample.unit.is_some());
        let lost = within_reach(self.cx, tx, self.who, self.object, written_columns, new).await?;
        left.extend(lost.iter().map(|id| (*id, "access-denied")));
        targets.retain(|target| !lost.contains(&target.id));
        Ok((self.differences(&targets, &rows, &written), left))
    }

    /// Whether the person may write former lines, and what they lead to beyond the lines of today is there and in sight.
    async fn lines_fit(
        &self,
        tx: &mut Tx,
        record: Uuid,
        lines: &[(Uuid, Values)],
    ) -> Result<Result<(), &'static str>, Error> {
        let Some(part) = replaced(self.object) else { return Ok(Err("import-undo-lines")) };
        if !self.who.writes(&self.object.key, &part.key, Action::Update) {
            return Ok(Err("access-denied"));
        }
        let now = store::imports::rows::lines(tx, self.who.tenant, part, &[record]).await?;
        let now = now.get(&record).map_or(&[][..], Vec::as_slice);
        for field in &part.fields {
            let Some(target) = field.to.as_deref().and_then(|to| self.who.catalog.get(to)) else { continue };
            let named = |lines: &[(Uuid, Values)]| -> BTreeSet<Uuid> {
                let named = lines.iter().filter_map(|(_, values)| match values.get(&field.key) {
                    Some(FieldValue::Ref(id)) => Some(id.uuid()),
                    _ => None,
                });
                named.collect()
            };
            let ids: Vec<Uuid> = named(lines).difference(&named(now)).copied().collect();
            if store::records::labels(tx, self.who, target, &ids).await?.len() < ids.len() {
                return Ok(Err("field-reference-unknown"));
            }
        }
        Ok(Ok(()))
    }

    /// Puts the former lines of the records that were given back into the place of those that replaced them.
    async fn lines_back(&self, tx: &mut Tx, rows: &[&Before], said: &mut Said) -> Result<(), Error> {
        let Some(part) = replaced(self.object) else { return Ok(()) };
        let mut reached = Vec::new();
        for row in rows {
            let Some(FormerLines::Kept(lines)) = &row.lines else { continue };
            let Some((_, diff)) = said.iter_mut().find(|(id, _)| *id == row.id) else { continue };
            if part.key != LINES {
                // As the import has said it.
                let now = store::imports::rows::lines(tx, self.who.tenant, part, &[row.id]).await?;
                let now = now.get(&row.id).map_or(&[][..], Vec::as_slice);
                diff[part.key.as_str()] = json!([told(now), told(lines)]);
            }
            let numbered = lines.iter().zip(1_i64..);
            let lines: Vec<NewLine> = numbered
                .map(|((id, values), line)| NewLine { id: *id, parent: row.id, line, values: values.clone() })
                .collect();
            store::imports::rows::delete_lines(tx, self.who.tenant, part, row.id).await?;
            store::imports::rows::insert_lines(tx, self.who.tenant, part, &lines).await?;
            reached.push(row.id);
        }
        store::imports::rows::reached(tx, self.who.tenant, self.object, reached).await?;
        Ok(())
    }

    /// Records whose former references the person may not read any more, or that are gone.
    async fn unknown(&self, tx: &mut Tx, rows: &[&Before]) -> Result<HashSet<Uuid>, Error> {
        let mut asked: HashMap<(String, Uuid), bool> = HashMap::new();
        let mut out = HashSet::new();
        for row in rows {
            for (key, value) in &row.values {
                let FieldValue::Ref(to) = value else { continue };
                let place = (key.clone(), to.uuid());
                if !asked.contains_key(&place) {
                    let one = Values::from([(key.clone(), value.clone())]);
                    let known = bulk::references_known(tx, self.who, self.object, &one).await;
                    let known = match known {
                        Ok(()) => true,
                        Err(store::Error::Refused(_)) => false,
                        Err(error) => return Err(error.into()),
                    };
                    asked.insert(place.clone(), known);
                }
                if asked.get(&place) == Some(&false) {
                    out.insert(row.id);
                }
            }
        }
        Ok(out)
    }

    fn differences(&self, targets: &[Target], rows: &HashMap<Uuid, &Before>, written: &[&Field]) -> Said {
        let said = targets.iter().filter_map(|target| {
            let before = rows.get(&target.id)?;
            let mut after = target.values.clone();
            after.extend(before.values.clone());
            follow(self.object, &mut after);
            let mut diff = difference(&target.values, &after, written);
            if let Some(owner) = before.owner {
                diff.insert("owner".to_owned(), json!([target.owner, owner]));
            }
            if let Some(unit) = before.unit {
                diff.insert("unit".to_owned(), json!([target.unit, unit]));
            }
            Some((target.id, Json::Object(diff)))
        });
        said.collect()
    }
}
