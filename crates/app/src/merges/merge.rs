//! `POST /merges`: checks, chooses, moves, trashes and notes, in one transaction.

use std::collections::BTreeMap;

use access::{Action, Principal};
use entity::{Field, FieldType, FieldValue, Object, Values};
use kernel::Problem;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value as Json, json};
use store::Tx;
use store::merges::{self, Loser, Merge};
use store::records::{Change, Line, Record, Stamp, diff};
use uuid::Uuid;

use super::{Kept, distinct, mergeable, named, network, seen};
use crate::once::Once;
use crate::records::{RecordView, Viewer, missing, moves_reach, stamp};
use crate::{Cx, Error, request, trail};

/// What is asked for.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Command {
    /// The object's key.
    pub object: String,
    /// The records with the versions the caller has seen, the winner first.
    pub records: Vec<(Uuid, i64)>,
    /// For each field where it is not the winner's: from which record its value comes.
    pub fields: BTreeMap<String, Uuid>,
}

/// What was done.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Done {
    /// The merge, for taking it back.
    pub merge: Uuid,
    /// The winner as it is now.
    pub record: RecordView,
    /// References that moved.
    pub moved: i64,
}

/// Makes one record of several.
///
/// # Errors
/// [`Error::NotFound`] and [`Error::Merged`] for a record out of reach; [`Error::Stale`] for another version; `merge-…`,
/// `access-denied`.
pub async fn merge(cx: &Cx, who: &Principal, cmd: &Command, once: &Once) -> Result<Done, Error> {
    let object = mergeable(who, &cmd.object)?;
    let ids: Vec<Uuid> = cmd.records.iter().map(|(id, _)| *id).collect();
    distinct(&ids)?;
    let stamp = stamp(cx, who);
    let merge_id = cx.new_id();
    cx.db
        .write(async |tx: &mut Tx| {
            if let Some(before) = once.before(tx, who).await? {
                return Ok(before);
            }
            let records = read(tx, who, object, &cmd.records).await?;
            let done = carry_out(cx, tx, who, object, cmd, &records, merge_id, stamp).await?;
            once.after(cx, tx, who, &done).await?;
            Ok(done)
        })
        .await
        .map_err(unique)
}

/// A reference that only one record may have is had by two of the merged: the company decides which goes.
fn unique(error: Error) -> Error {
    match error {
        Error::Internal(cause)
            if cause
                .downcast_ref::<store::Error>()
                .is_some_and(|error| matches!(error, store::Error::Unique { .. })) =>
        {
            Error::Conflict(Problem::new("merge-reference-unique"))
        }
        other => other,
    }
}

/// The records in the caller's reach, each in the version the caller has seen.
async fn read(
    tx: &mut Tx,
    who: &Principal,
    object: &Object,
    wanted: &[(Uuid, i64)],
) -> Result<Vec<Record>, Error> {
    let mut out = Vec::with_capacity(wanted.len());
    for (at, (id, version)) in wanted.iter().enumerate() {
        let record = store::records::get(tx, who, object, Action::Update, *id).await?;
        let Some(record) = record else { return Err(missing(tx, who, object, *id).await?) };
        if at > 0 && store::records::get(tx, who, object, Action::Trash, *id).await?.is_none() {
            let problem = Problem::new("access-denied").with("object", &object.key).with("action", "trash");
            return Err(Error::Forbidden(problem));
        }
        if record.version != *version {
            return Err(Error::Stale { current: record.version });
        }
        out.push(record);
    }
    Ok(out)
}

#[expect(clippy::too_many_arguments, reason = "everything one merge is made of")]
async fn carry_out(
    cx: &Cx,
    tx: &mut Tx,
    who: &Principal,
    object: &Object,
    cmd: &Command,
    records: &[Record],
    id: Uuid,
    stamp: Stamp,
) -> Result<Done, Error> {
    let (winner, losers) = (&records[0], &records[1..]);
    let ids: Vec<Uuid> = losers.iter().map(|loser| loser.id).collect();
    let all: Vec<Uuid> = records.iter().map(|record| record.id).collect();
    let values = chosen(who, object, &cmd.fields, records)?;
    let moves: i64 = merges::count(tx, who, object, &ids, &all).await?.values().sum();
    if moves > merges::MOVED_MAX {
        return Err(Error::Conflict(Problem::new("merge-too-many").with("max", merges::MOVED_MAX)));
    }
    let mut kept = Kept::default();
    for loser in losers.iter().filter(|_| object.key == "member") {
        kept.network
            .extend(network::rehang(cx, tx, who, winner.id, loser.id, &seen(who, object, loser)).await?);
    }
    // The losers go first: what no two records may share is the winner's to take.
    let mut gone = Vec::with_capacity(losers.len());
    for loser in losers {
        let before = store::records::trash(tx, who, object, loser.id, loser.version, stamp).await?;
        before.ok_or(Error::NotFound)?;
        let code = match loser.values.get("code") {
            Some(FieldValue::Text(code)) => Some(code.clone()),
            _ => None,
        };
        gone.push(Loser { id: loser.id, code, version: loser.version + 1 });
    }
    for loser in &ids {
        kept.moved.extend(merges::move_to(tx, who, object, &ids, *loser, winner.id, stamp).await?);
    }
    // Whose team, unit or zone something was is whose it is from now on.
    kept.moved.iter().try_for_each(|moved| moves_reach(who, &moved.object, &moved.field))?;
    for field in values.keys().filter_map(|key| object.field(key)).filter(|field| field.unique) {
        store::records::custom::release(tx, who.tenant, object, field, &ids).await?;
    }
    let (parts, lines) = united(cx, who, object, records);
    kept.lines = lines;
    for key in values.keys() {
        let before = winner.values.get(key).unwrap_or(&FieldValue::Empty);
        kept.values.insert(key.clone(), before.to_json());
    }
    // A reference of the winner to a loser was emptied above, which raised its version.
    let operator = Principal { catalog: who.catalog.clone(), ..Principal::operator(who.tenant) };
    let now =
        store::records::get(tx, &operator, object, Action::Read, winner.id).await?.ok_or(Error::NotFound)?;
    let change = Change { values, parts };
    let done = store::records::update(tx, who, object, winner.id, now.version, &change, stamp).await?;
    let (_, after) = done.ok_or(Error::NotFound)?;
    kept.versions = merges::versions(tx, who, &kept.moved).await?;
    let merge = Merge {
        id,
        object: object.key.clone(),
        winner: winner.id,
        winner_version: after.version,
        moved: serde_json::to_value(&kept).map_err(Error::internal)?,
        actor: stamp.by,
        at: stamp.at,
        undone_at: None,
    };
    merges::insert(tx, who.tenant, &merge, &gone).await?;
    note(cx, tx, who, object, (winner, &after), losers, &kept, id).await?;
    let record = Viewer { who, object }.show(tx, vec![after]).await?.pop().ok_or(Error::NotFound)?;
    Ok(Done { merge: id, record, moved: moves })
}

/// The values that come from another record than the winner. Of fields the caller may write; what commands of their own set,
/// and what no second record may have, stays the winner's.
fn chosen(
    who: &Principal,
    object: &Object,
    fields: &BTreeMap<String, Uuid>,
    records: &[Record],
) -> Result<Values, Error> {
    let mut problems = Vec::new();
    let mut values = Values::new();
    for (key, from) in fields {
        let pointer = format!("fields/{key}");
        let Some(field) = object.field(key) else {
            problems.push(Problem::new("field-unknown").token(key).field(pointer));
            continue;
        };
        let Some(record) = records.iter().find(|record| record.id == *from) else {
            problems.push(Problem::new("merge-not-among").field(pointer));
            continue;
        };
        let value = record.values.get(key).unwrap_or(&FieldValue::Empty);
        if records[0].values.get(key).unwrap_or(&FieldValue::Empty) == value {
            continue;
        }
        if !is_chosen(field) || !who.writes(&object.key, key, Action::Update) {
            problems.push(Problem::new("field-read-only").field(pointer));
        } else if points_among(value, records) {
            problems.push(Problem::new("merge-points-among").field(pointer));
        } else {
            moves_reach(who, &object.key, key)?;
            values.insert(key.clone(), value.clone());
        }
    }
    if problems.is_empty() { Ok(values) } else { Err(problems.into()) }
}

/// Whether a field's value can be chosen at all.
fn is_chosen(field: &Field) -> bool {
    let stamp = matches!(field.key.as_str(), "created_at" | "updated_at");
    let fixed = field.managed || field.derived.is_some() || field.kind == FieldType::Code || stamp;
    !fixed && (!field.unique || field.is_custom())
}

/// Whether a reference leads to one of the records that are being merged.
fn points_among(value: &FieldValue, records: &[Record]) -> bool {
    let among = |id: &kernel::RecordId| records.iter().any(|record| record.id == id.uuid());
    match value {
        FieldValue::Ref(id) => among(id),
        FieldValue::Refs(ids) => ids.iter().any(among),
        _ => false,
    }
}

/// Lines by part.
type Parts = BTreeMap<String, Vec<Line>>;

/// The lines of all records, the winner's first, without those that say the same; and the ids of those that came from others.
fn united(
    cx: &Cx,
    who: &Principal,
    object: &Object,
    records: &[Record],
) -> (Parts, BTreeMap<String, Vec<Uuid>>) {
    let (mut parts, mut added) = (Parts::new(), BTreeMap::new());
    for part in object.parts.iter().filter(|part| who.writes(&object.key, &part.key, Action::Update)) {
        let of = |record: &Record| record.parts.get(&part.key).cloned().unwrap_or_default();
        let mut lines = of(&records[0]);
        let mut new = Vec::new();
        for line in records[1..].iter().flat_map(of) {
            if !lines.iter().any(|known| known.values == line.values) {
                let line = Line { id: cx.new_id(), values: line.values };
                new.push(line.id);
                lines.push(line);
            }
        }
        if !new.is_empty() {
            parts.insert(part.key.clone(), lines);
            added.insert(part.key.clone(), new);
        }
    }
    (parts, added)
}

/// An entry for the winner, one for each loser and one for each record whose reference moved; one event for the merge and
/// one for the moved records of each object.
#[expect(clippy::too_many_arguments, reason = "everything one merge has to say")]
async fn note(
    cx: &Cx,
    tx: &mut Tx,
    who: &Principal,
    object: &Object,
    (before, after): (&Record, &Record),
    losers: &[Record],
    kept: &Kept,
    merge: Uuid,
) -> Result<(), Error> {
    let names: Vec<String> = losers.iter().map(|loser| named(object, loser)).collect();
    let mut said = match diff(Some(before), Some(after)) {
        Json::Object(said) => said,
        _ => Map::new(),
    };
    said.insert("merged".to_owned(), json!([null, names.join(", ")]));
    trail::note(cx, tx, who, &object.key, Some(after.id), "merge", &Json::Object(said)).await?;
    for loser in losers {
        let said = json!({ "merged_into": [null, named(object, after)] });
        trail::note(cx, tx, who, &object.key, Some(loser.id), "trash", &said).await?;
    }
    references(cx, tx, who, &kept.moved, merge, false).await
}

/// Notes what happened to the records whose references moved, or moved back.
pub(super) async fn references(
    cx: &Cx,
    tx: &mut Tx,
    who: &Principal,
    moved: &[store::merges::Moved],
    merge: Uuid,
    back: bool,
) -> Result<(), Error> {
    let mut by_record: BTreeMap<(&str, Uuid), Map<String, Json>> = BTreeMap::new();
    for one in moved.iter().filter(|one| !matches!(one.object.as_str(), "view" | "attachment" | "note")) {
        let pair = if back { json!([one.to, one.from]) } else { json!([one.from, one.to]) };
        let field = one.part.as_ref().unwrap_or(&one.field);
        for record in one.records() {
            by_record.entry((one.object.as_str(), *record)).or_default().insert(field.clone(), pair.clone());
        }
    }
    let said: Vec<((&str, Uuid), Json)> =
        by_record.into_iter().map(|(key, diff)| (key, Json::Object(diff))).collect();
    let (now, request) = (cx.now(), format!("merge {merge} {}", request::number()));
    let address = request::address();
    let entries: Vec<store::audit::Entry<'_>> = said
        .iter()
        .map(|((object, record), diff)| store::audit::Entry {
            id: cx.new_id(),
            at: now,
            actor: who.user.map(kernel::UserId::uuid),
            via: who.via(),
            object,
            record: Some(*record),
            action: "update",
            request: request.trim_end(),
            address: address.as_deref(),
            diff,
        })
        .collect();
    store::audit::record_all(tx, who.tenant, &entries).await?;
    let mut ids: BTreeMap<&str, Vec<Uuid>> = BTreeMap::new();
    for ((object, record), _) in &said {
        ids.entry(object).or_default().push(*record);
    }
    for (object, ids) in ids.into_iter().filter(|(object, _)| who.catalog.get(object).is_some()) {
        let payload =
            json!({ "bulk": merge, "object": object, "action": "update", "records": ids.len(), "ids": ids });
        store::outbox::push(tx, who.tenant, cx.new_id(), now, &format!("{object}.bulk"), &payload).await?;
    }
    Ok(())
}
