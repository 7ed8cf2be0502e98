//! The job of a change of many records: chunk by chunk, each checked, written, counted, audited and announced in one
//! transaction with its checkpoint, so that a crash at any point loses and doubles nothing.

use std::collections::HashSet;

use access::Principal;
use entity::{Object, Values};
use serde_json::{Map, Value as Json, json};
use store::Tx;
use store::bulk::BulkChange;
use store::records::bulk::{self, Place, Row, Target};
use uuid::Uuid;

use super::BulkAction;
use super::plan::{Plan, columns, difference, needed};
use crate::jobs::{self, Halt, Ticket, originator};
use crate::notifications::{News, tell};
use crate::records::stamp;
use crate::{Cx, Error};

/// Records of one transaction: small enough that other writers of SQLite hardly wait.
pub(super) const CHUNK: usize = 500;

/// Carries out a change of many records, or takes one back.
///
/// # Errors
/// [`Halt`]: cancelled, stopping, lost, or failed.
pub async fn run(cx: &Cx, ticket: &Ticket) -> Result<Json, Halt> {
    let job = ticket.job();
    let who = originator(cx, job.tenant, job.actor, job.via).await?;
    let id = job.params.get("bulk").and_then(Json::as_str).and_then(|id| Uuid::parse_str(id).ok());
    let id = id.ok_or(Error::NotFound)?;
    let bulk = super::own(&mut cx.db.read(), &who, id).await?;
    match bulk.undo_of {
        Some(of) => super::undo::run(cx, ticket, &who, &bulk, of).await?,
        None => forward(cx, ticket, &who, &bulk).await?,
    }
    let bulk = super::own(&mut cx.db.read(), &who, id).await?;
    Ok(json!({
        "bulk": id.to_string(), "object": bulk.object, "action": bulk.action,
        "changed": bulk.changed, "left": bulk.left_out,
    }))
}

/// The action of a change as it was kept.
pub(super) fn action(bulk: &BulkChange) -> Result<BulkAction, Error> {
    BulkAction::parse(&bulk.action).ok_or_else(|| Error::internal("a bulk change without a known action"))
}

/// How far the work is.
struct At {
    after: Uuid,
    until: Uuid,
    done: i64,
    total: i64,
    number: i64,
}

impl At {
    fn read(checkpoint: &Json) -> Option<Self> {
        let id = |key: &str| Uuid::parse_str(checkpoint.get(key)?.as_str()?).ok();
        let number = |key: &str| checkpoint.get(key)?.as_i64();
        Some(Self {
            after: id("after")?,
            until: id("until")?,
            done: number("done")?,
            total: number("total")?,
            number: number("number")?,
        })
    }

    fn json(&self) -> Json {
        json!({ "after": self.after, "until": self.until, "done": self.done, "total": self.total, "number": self.number })
    }
}

async fn forward(cx: &Cx, ticket: &Ticket, who: &Principal, asked: &BulkChange) -> Result<(), Halt> {
    let plan = Plan::new(cx, who, &asked.object, action(asked)?, &asked.aim, &asked.change).await?;
    let mut at = match ticket.checkpoint().and_then(At::read) {
        Some(at) => at,
        // Records made while the work is done are younger than this id, and not meant.
        None => At {
            after: Uuid::nil(),
            until: cx.new_id(),
            done: 0,
            total: total(cx, who, &plan).await?,
            number: 0,
        },
    };
    loop {
        ticket.go_on()?;
        let ids = match &plan.ids {
            Some(ids) => ids.iter().copied().filter(|id| *id > at.after).take(CHUNK).collect(),
            None => {
                let reader = &mut cx.db.read();
                bulk::next_ids(reader, who, &plan.object, plan.aim(), (at.after, at.until), CHUNK).await?
            }
        };
        let Some(last) = ids.last() else { return Ok(()) };
        at.after = *last;
        at.done += ids.len() as i64;
        at.number += 1;
        chunk(cx, ticket, who, asked, &plan, &ids, &at).await?;
    }
}

async fn total(cx: &Cx, who: &Principal, plan: &Plan) -> Result<i64, Error> {
    match &plan.ids {
        Some(ids) => Ok(ids.len() as i64),
        None => Ok(bulk::count_matching(&mut cx.db.read(), who, &plan.object, plan.aim()).await?),
    }
}

async fn chunk(
    cx: &Cx,
    ticket: &Ticket,
    who: &Principal,
    asked: &BulkChange,
    plan: &Plan,
    ids: &[Uuid],
    at: &At,
) -> Result<(), Halt> {
    let written = plan.written();
    let fields = needed(&plan.object, &written);
    cx.db
        .write(async |tx: &mut Tx| {
            // The checkpoint first: a worker that lost its lease finds out before it writes.
            ticket.advance(cx, tx, at.done, Some(at.total), &at.json()).await?;
            bulk::references_known(tx, who, &plan.object, &plan.values).await?;
            let right = plan.action.right();
            let place = Place::Living(plan.aim());
            let held = bulk::hold(tx, who, &plan.object, right, ids, place, &fields).await?;
            let mut left: Vec<(Uuid, &str)> = Vec::new();
            if plan.ids.is_some() {
                let found: HashSet<Uuid> = held.iter().map(|target| target.id).collect();
                left.extend(ids.iter().filter(|id| !found.contains(id)).map(|id| (*id, "not-found")));
            }
            let mut targets: Vec<(Target, Values)> = Vec::with_capacity(held.len());
            for target in held {
                let values = plan.values_of(tx, who, &target).await?;
                match plan.refuses(&target, &values) {
                    Some(code) => left.push((target.id, code)),
                    None => targets.push((target, values)),
                }
            }
            match plan.action {
                BulkAction::Trash => {
                    let ids: Vec<Uuid> = targets.iter().map(|(target, _)| target.id).collect();
                    bulk::set_trashed(tx, who, &plan.object, &ids, true, stamp(cx, who)).await?;
                }
                BulkAction::Update | BulkAction::Assign => {
                    let rows = targets.iter().map(|(target, values)| plan.row(target, values)).collect();
                    let written = columns(&plan.object, &written, plan.owner.is_some(), plan.unit.is_some());
                    let lost = within_reach(cx, tx, who, &plan.object, written, rows).await?;
                    left.extend(lost.iter().map(|id| (*id, "access-denied")));
                    targets.retain(|(target, _)| !lost.contains(&target.id));
                }
            }
            note(cx, tx, who, asked, plan, &targets).await?;
            given(cx, tx, who, plan, &targets).await?;
            let before = targets.iter().map(|(target, _)| before(plan, target)).collect();
            let changed = targets.len() as i64;
            store::bulk::chunk(tx, who.tenant, asked.id, at.number, changed, &left, &before).await?;
            Ok(())
        })
        .await
}

/// Whoever was given records hears of it: of one by its name, of several at once.
async fn given(
    cx: &Cx,
    tx: &mut Tx,
    who: &Principal,
    plan: &Plan,
    targets: &[(Target, Values)],
) -> Result<(), Error> {
    let Some(owner) = plan.owner else { return Ok(()) };
    let new = targets.iter().map(|(target, _)| target).filter(|target| target.owner != Some(owner));
    let new: Vec<Uuid> = new.map(|target| target.id).collect();
    if who.user.map(kernel::UserId::uuid) == Some(owner) {
        return Ok(());
    }
    let key = plan.object.key.as_str();
    let about = match new.as_slice() {
        [] => return Ok(()),
        [one] => Some((key, *one)),
        _ => None,
    };
    let params = json!({ "object": key, "count": new.len() });
    tell(cx, tx, who.tenant, &News { about, ..News::new(owner, "assigned", &params) }).await
}

/// Writes rows, and takes those back that the change would carry out of the person's reach: they are given back.
pub(super) async fn within_reach(
    cx: &Cx,
    tx: &mut Tx,
    who: &Principal,
    object: &Object,
    columns: bulk::Columns<'_>,
    mut rows: Vec<Row>,
) -> Result<HashSet<Uuid>, Error> {
    let now = stamp(cx, who);
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    tx.execute("SAVEPOINT bulk_rows", &[]).await?;
    bulk::write(tx, who, object, columns, &rows, now).await?;
    let lost = bulk::out_of_reach(tx, who, object, access::Action::Update, &ids).await?;
    if !lost.is_empty() {
        tx.execute("ROLLBACK TO SAVEPOINT bulk_rows", &[]).await?;
        rows.retain(|row| !lost.contains(&row.id));
        bulk::write(tx, who, object, columns, &rows, now).await?;
    }
    tx.execute("RELEASE SAVEPOINT bulk_rows", &[]).await?;
    Ok(lost)
}

/// What an undo needs: the id, the version the record has now, and what it held before.
fn before(plan: &Plan, target: &Target) -> Json {
    let values: Map<String, Json> = plan
        .values
        .keys()
        .map(|key| (key.clone(), target.values.get(key).map_or(Json::Null, |value| value.to_json())))
        .collect();
    let mut out = json!({ "id": target.id, "version": target.version + 1 });
    if !values.is_empty() {
        out["values"] = Json::Object(values);
    }
    if plan.owner.is_some() {
        out["owner"] = json!(target.owner);
    }
    if plan.unit.is_some() {
        out["unit"] = json!(target.unit);
    }
    out
}

/// What is noted of each record. Owners and units stand in it by their ids, as links do: readers are told the names of today,
/// and none is left where a person is forgotten.
async fn note(
    cx: &Cx,
    tx: &mut Tx,
    who: &Principal,
    asked: &BulkChange,
    plan: &Plan,
    targets: &[(Target, Values)],
) -> Result<(), Error> {
    let fields = plan.written();
    let mut said = Vec::with_capacity(targets.len());
    for (target, values) in targets {
        let mut diff = difference(&target.values, &plan.row(target, values).values, &fields);
        if let Some(owner) = plan.owner {
            diff.insert("owner".to_owned(), json!([target.owner, owner]));
        }
        if let Some(unit) = plan.unit {
            diff.insert("unit".to_owned(), json!([target.unit, unit]));
        }
        said.push((target.id, Json::Object(diff)));
    }
    let word = if plan.action == BulkAction::Trash { "trash" } else { "update" };
    announce(cx, tx, who, asked, word, &said).await
}

/// An audit entry for each record, under the change's name, and one event for the whole chunk.
pub(super) async fn announce(
    cx: &Cx,
    tx: &mut Tx,
    who: &Principal,
    asked: &BulkChange,
    word: &str,
    said: &[(Uuid, Json)],
) -> Result<(), Error> {
    if said.is_empty() {
        return Ok(());
    }
    let (now, request) = (cx.now(), format!("bulk {}", asked.id));
    let entries: Vec<store::audit::Entry<'_>> = said
        .iter()
        .map(|(record, diff)| store::audit::Entry {
            id: cx.new_id(),
            at: now,
            actor: who.user.map(kernel::UserId::uuid),
            via: who.via(),
            object: &asked.object,
            record: Some(*record),
            action: word,
            request: &request,
            address: None,
            diff,
        })
        .collect();
    store::audit::record_all(tx, who.tenant, &entries).await?;
    let ids: Vec<Uuid> = said.iter().map(|(record, _)| *record).collect();
    let payload = json!({
        "bulk": asked.id, "object": asked.object, "action": word, "records": said.len(), "ids": ids,
    });
    let topic = format!("{}.bulk", asked.object);
    Ok(store::outbox::push(tx, who.tenant, cx.new_id(), now, &topic, &payload).await?)
}

/// Where an undo goes on, and how it counts.
pub(super) async fn progress(
    cx: &Cx,
    tx: &mut Tx,
    ticket: &Ticket,
    done: i64,
    total: i64,
    number: i64,
) -> Result<(), Halt> {
    jobs::Ticket::advance(ticket, cx, tx, done, Some(total), &json!({ "number": number, "done": done })).await
}
