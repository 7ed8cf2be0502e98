//! Create, update and trash: validated, saved, audited and announced in one transaction, once for each key.

use std::collections::{BTreeMap, BTreeSet};

use access::{Action, FieldRight, Principal};
use entity::phone::{self, Home};
use entity::{FieldValue, Intent, Object, Values, validate_at, validate_parts_at};
use kernel::Problem;
use serde_json::{Map, Value as Json};
use store::Tx;
use store::records::{Change, Line, New, Record, Stamp, diff};
use uuid::Uuid;

use super::get::missing;
use super::{RecordView, Viewer, phones, rules};
use crate::once::Once;
use crate::roles::{self, Administered};
use crate::{Cx, Error, schema, trail};

/// Fields and lines as they came.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draft {
    /// Field → value.
    pub values: Map<String, Json>,
    /// Part → all its lines; a part that is not named stays as it is.
    pub parts: BTreeMap<String, Vec<LineDraft>>,
}

/// A line as it came.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LineDraft {
    /// The id of a line that stays; none for a new one.
    pub id: Option<Uuid>,
    /// Field → value.
    pub values: Map<String, Json>,
}

impl Draft {
    fn names_lines(&self) -> bool {
        self.parts.values().flatten().any(|line| line.id.is_some())
    }
}

struct Checked {
    values: Values,
    parts: BTreeMap<String, Vec<Line>>,
}

/// Makes a record, owned by the caller.
///
/// # Errors
/// `access-denied`, `record-read-only`, `record-own-command`, `field-…` (all at once), a taken code as conflict.
pub async fn create(
    cx: &Cx,
    who: &Principal,
    key: &str,
    draft: &Draft,
    once: &Once,
) -> Result<RecordView, Error> {
    let object = schema::visible(who, key)?;
    who.require(key, Action::Create)?;
    rules::writable(object, true)?;
    let home = phones::home(cx, who, object, None, draft).await?;
    let checked = check(cx, who, object, draft, (Intent::Create, &home))?;
    known_lines(draft, None)?;
    let (id, stamp) = (cx.new_id(), stamp(cx, who));
    let (owner, unit) = who.keeper();
    let (owner, unit) = (owner.map(kernel::UserId::uuid), unit.map(kernel::UnitId::uuid));
    let drawn = store::records::draw(&cx.db, who.tenant, object, &checked.values, stamp.at).await?;
    let code = drawn.as_ref().map(|drawn| drawn.code().to_owned());
    let made: Result<RecordView, Error> = cx
        .db
        .write(async |tx: &mut Tx| {
            if let Some(before) = once.before(tx, who).await? {
                return Ok(before);
            }
            roles::known_fields(tx, who, object, &checked.values).await?;
            let mut values = checked.values.clone();
            values.extend(code.clone().map(|code| ("code".to_owned(), FieldValue::Text(code))));
            let new = New { id, owner, unit, values, parts: checked.parts.clone() };
            let made = store::records::create(tx, who, object, new, stamp).await?;
            crate::appointments::fits(object, &made.values)?;
            let made = crate::orders::with_totals(cx, tx, who, object, made).await?;
            trail::note(cx, tx, who, key, Some(id), "create", &diff(None, Some(&made))).await?;
            crate::notifications::mentions(cx, tx, who, object, id, (None, &made.values)).await?;
            finish(cx, tx, who, object, made, once).await
        })
        .await;
    // A repeated request got the record it made before: the code is free for another.
    if let Some(drawn) = drawn.filter(|_| made.as_ref().is_ok_and(|made| made.id == id)) {
        drawn.keep();
    }
    made
}

/// Changes a record from the version the caller has seen.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Stale`], `role-duty-exceeds`, and as [`create`].
pub async fn update(
    cx: &Cx,
    who: &Principal,
    key: &str,
    id: Uuid,
    version: i64,
    draft: &Draft,
    once: &Once,
) -> Result<RecordView, Error> {
    let object = schema::visible(who, key)?;
    who.require(key, Action::Update)?;
    rules::writable(object, false)?;
    let home = phones::home(cx, who, object, Some(id), draft).await?;
    let checked = check(cx, who, object, draft, (Intent::Update, &home))?;
    let stamp = stamp(cx, who);
    cx.db
        .write(async |tx: &mut Tx| {
            if let Some(before) = once.before(tx, who).await? {
                return Ok(before);
            }
            if draft.names_lines() {
                let before = store::records::get(tx, who, object, Action::Update, id).await?;
                let Some(before) = before else { return Err(missing(tx, who, object, id).await?) };
                known_lines(draft, Some(&before))?;
            }
            roles::known_fields(tx, who, object, &checked.values).await?;
            let administered = Administered::before(tx, who, object).await?;
            let change = Change { values: checked.values.clone(), parts: checked.parts.clone() };
            let done = store::records::update(tx, who, object, id, version, &change, stamp).await?;
            let Some((before, after)) = done else { return Err(missing(tx, who, object, id).await?) };
            administered.still(tx, who).await?;
            roles::keeps_duty(tx, who, object, &before, Some(&after)).await?;
            crate::appointments::fits(object, &after.values)?;
            let after = crate::orders::with_totals(cx, tx, who, object, after).await?;
            trail::note(cx, tx, who, key, Some(id), "update", &diff(Some(&before), Some(&after))).await?;
            let texts = (Some(&before.values), &after.values);
            crate::notifications::mentions(cx, tx, who, object, id, texts).await?;
            finish(cx, tx, who, object, after, once).await
        })
        .await
}

/// Puts a record into the trash.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Stale`], `access-denied`, `record-read-only`, `role-duty-exceeds`.
pub async fn trash(
    cx: &Cx,
    who: &Principal,
    key: &str,
    id: Uuid,
    version: i64,
    once: &Once,
) -> Result<(), Error> {
    let object = schema::visible(who, key)?;
    who.require(key, Action::Trash)?;
    rules::writable(object, false)?;
    let stamp = stamp(cx, who);
    cx.db
        .write(async |tx: &mut Tx| {
            if once.before::<()>(tx, who).await?.is_some() {
                return Ok(());
            }
            let administered = Administered::before(tx, who, object).await?;
            let Some(before) = store::records::trash(tx, who, object, id, version, stamp).await? else {
                return Err(missing(tx, who, object, id).await?);
            };
            administered.still(tx, who).await?;
            roles::keeps_duty(tx, who, object, &before, None).await?;
            crate::orders::still_open(object, &before)?;
            trail::note(cx, tx, who, key, Some(id), "trash", &diff(Some(&before), None)).await?;
            once.after(cx, tx, who, &()).await
        })
        .await
}

/// The record as the caller may see it, kept as the answer to the same request sent again.
///
/// # Errors
/// Faults of the database.
pub(crate) async fn finish(
    cx: &Cx,
    tx: &mut Tx,
    who: &Principal,
    object: &Object,
    record: Record,
    once: &Once,
) -> Result<RecordView, Error> {
    let mut views = Viewer { who, object }.show(tx, vec![record]).await?;
    crate::roles::say(cx, who, &object.key, &mut views);
    let view = views.pop().ok_or(Error::NotFound)?;
    once.after(cx, tx, who, &view).await?;
    Ok(view)
}

/// Now, by the caller.
pub(crate) fn stamp(cx: &Cx, who: &Principal) -> Stamp {
    Stamp { at: cx.now(), by: who.user.map(kernel::UserId::uuid) }
}

/// Values of a change of several records, checked as a single write checks them. Those may be in several countries: a telephone
/// number has its calling code, or the change names the country.
///
/// # Errors
/// `field-…`, all at once.
pub(crate) fn checked_values(
    cx: &Cx,
    who: &Principal,
    object: &Object,
    values: &Map<String, Json>,
) -> Result<Values, Error> {
    let draft = Draft { values: values.clone(), parts: BTreeMap::new() };
    Ok(check(cx, who, object, &draft, (Intent::Update, &Home::default()))?.values)
}

/// Values that fit their fields, of fields the caller may write; every problem at once.
fn check(
    cx: &Cx,
    who: &Principal,
    object: &Object,
    draft: &Draft,
    (intent, home): (Intent, &Home),
) -> Result<Checked, Error> {
    let mut problems = denied(who, object, draft, intent);
    let values = validate_at(object, &draft.values, intent, home).unwrap_or_else(|more| {
        problems.extend(more);
        Values::new()
    });
    // Lines are at home where the record will be.
    let country = phone::country_of(&object.fields, &values).or_else(|| home.country.clone());
    let of_lines = Home { country, ..home.clone() };
    let mut parts = BTreeMap::new();
    for (key, lines) in &draft.parts {
        let Some(part) = object.part(key) else {
            problems.push(Problem::new("field-unknown").token(key).field(key));
            continue;
        };
        let inputs: Vec<Map<String, Json>> = lines.iter().map(|line| line.values.clone()).collect();
        match validate_parts_at(part, &inputs, &of_lines) {
            Ok(values) => {
                let line = |(line, values): (&LineDraft, Values)| Line {
                    id: line.id.unwrap_or_else(|| cx.new_id()),
                    values,
                };
                parts.insert(key.clone(), lines.iter().zip(values).map(line).collect());
            }
            Err(more) => problems.extend(more),
        }
    }
    if !problems.is_empty() {
        return Err(problems.into());
    }
    roles::check(who, object, &values)?;
    rules::reach(who, object, &values)?;
    Ok(Checked { values, parts })
}

/// A line that is named is one of the record's own and named once; a foreign one is as unknown as one that never was.
fn known_lines(draft: &Draft, before: Option<&Record>) -> Result<(), Error> {
    let mut problems = Vec::new();
    for (key, lines) in &draft.parts {
        let own = before.and_then(|record| record.parts.get(key)).into_iter().flatten();
        let mut left: BTreeSet<Uuid> = own.map(|line| line.id).collect();
        for (at, id) in lines.iter().enumerate().filter_map(|(at, line)| Some((at, line.id?))) {
            if !left.remove(&id) {
                problems.push(Problem::new("field-line-unknown").field(format!("{key}/{at}/id")));
            }
        }
    }
    if problems.is_empty() { Ok(()) } else { Err(problems.into()) }
}

/// A field the caller may not see is unknown; one that may only be seen is read-only.
fn denied(who: &Principal, object: &Object, draft: &Draft, intent: Intent) -> Vec<Problem> {
    let action = if intent == Intent::Create { Action::Create } else { Action::Update };
    let known = |key: &&String| object.field(key).is_some() || object.part(key).is_some();
    let problem = |key: &String| match who.field(&object.key, key) {
        FieldRight::None => Some(Problem::new("field-unknown").token(key).field(key)),
        _ if who.writes(&object.key, key, action) => None,
        _ => Some(Problem::new("field-read-only").field(key)),
    };
    draft.values.keys().chain(draft.parts.keys()).filter(known).filter_map(problem).collect()
}
