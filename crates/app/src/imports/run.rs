//! The job of an import: chunk by chunk, each planned, written, counted and audited in one
//! transaction with its checkpoint, so that a crash at any point loses and doubles nothing.

use entity::Values;
use kernel::{ImportId, Problem};
use serde_json::{Value as Json, json};
use store::Tx;
use uuid::Uuid;

use super::mapping::Mapping;
use super::members::parents_first;
use super::plan::{Change, Memory, Plan};
use super::sheet::Item;
use super::target::{NotWritten, Target};
use crate::jobs::{Halt, Ticket, originator};
use crate::{Cx, Error};

/// Rows of one transaction: small enough that other writers of SQLite hardly wait.
const CHUNK_ROWS: usize = 2_000;
/// How often a chunk is planned again when somebody else changes the same records meanwhile.
const PLANS_MAX: usize = 5;

/// Carries out an import or a trial. Runs with the rights its originator has now, not those of the
/// moment it was started.
///
/// # Errors
/// [`Halt`]: cancelled, stopping, lost, or failed.
pub async fn run(cx: &Cx, ticket: &Ticket) -> Result<Json, Halt> {
    let job = ticket.job();
    let who = originator(cx, job.tenant, job.actor, job.via).await?;
    let id = job.params.get("import").and_then(Json::as_str).and_then(|id| id.parse::<ImportId>().ok());
    let id = id.ok_or(Error::NotFound)?;
    let row = super::own(cx, &who, id).await?;
    who.require(&row.object, access::Action::Import).map_err(Error::Forbidden)?;
    let mapping = row.mapping.ok_or(Error::NotFound)?;
    let mapping: Mapping = serde_json::from_value(mapping).map_err(Error::internal)?;
    let bytes = store::imports::bytes(&mut cx.db.read(), who.tenant, id).await?;
    let sheet = super::open(bytes, &mapping.file).await?;
    let target = Target::new(cx, &who, &mapping).await?;
    let items = sheet.items(&mapping, &target.known(), target.kind()).map_err(Error::from)?;
    let mut target = target.aim(&items.compiled)?;
    let total = i64::try_from(sheet.row_count()).unwrap_or(i64::MAX);
    // Rows without a code come last: the numbers they get then are none that the file brings.
    let bare =
        sheet.items(&mapping, &target.known(), target.kind()).map_err(Error::from)?.filter(Item::is_bare);
    let all = items.filter(|item| !item.is_bare()).chain(bare);
    let places = target.above();
    let mut items: Box<dyn Iterator<Item = Item> + Send> = if places.is_empty() {
        Box::new(all)
    } else {
        let all: Vec<Item> = all.collect();
        target.learn_inactive(&all);
        Box::new(parents_first(all, &places).into_iter())
    };
    let run = Run { cx, ticket, target: &target, id, dry: row.dry_run, total };
    let mut at = run.begin().await?;
    for _ in 0..at.items {
        items.next();
    }
    let mut memory = Memory::default();
    loop {
        ticket.go_on()?;
        let chunk = take(&mut items);
        if chunk.is_empty() {
            break;
        }
        at.items += chunk.len();
        at.rows += chunk.iter().map(Item::rows).sum::<usize>();
        run.chunk(&chunk, &mut memory, at).await?;
    }
    let row = super::own(cx, &who, id).await?;
    Ok(json!({
        "import": id.to_string(), "object": row.object, "dry_run": row.dry_run, "rows": row.rows,
        "created": row.counts.created, "updated": row.counts.updated,
        "unchanged": row.counts.unchanged, "rejected": row.counts.rejected,
    }))
}

/// The items of the next chunk: whole records, about [`CHUNK_ROWS`] rows.
fn take(items: &mut impl Iterator<Item = Item>) -> Vec<Item> {
    let (mut chunk, mut rows) = (Vec::new(), 0);
    while rows < CHUNK_ROWS {
        let Some(item) = items.next() else { break };
        rows += item.rows();
        chunk.push(item);
    }
    chunk
}

/// How far an import is.
#[derive(Debug, Clone, Copy, Default)]
struct At {
    items: usize,
    rows: usize,
}

struct Run<'a> {
    cx: &'a Cx,
    ticket: &'a Ticket,
    target: &'a Target<'a>,
    id: ImportId,
    dry: bool,
    total: i64,
}

impl Run<'_> {
    /// Where to begin: after the last committed chunk. A trial begins anew, since what it remembers
    /// of earlier chunks is gone.
    async fn begin(&self) -> Result<At, Halt> {
        let number = |key: &str| {
            let value = self.ticket.checkpoint().and_then(|c| c.get(key)).and_then(Json::as_u64);
            value.and_then(|n| usize::try_from(n).ok()).unwrap_or(0)
        };
        if !self.dry {
            return Ok(At { items: number("items"), rows: number("rows") });
        }
        let (tenant, id) = (self.target.who.tenant, self.id);
        self.cx
            .db
            .write(async |tx: &mut Tx| {
                store::imports::reset(tx, tenant, id).await?;
                self.ticket.advance(self.cx, tx, 0, Some(self.total), &json!({})).await
            })
            .await?;
        Ok(At::default())
    }

    async fn chunk(&self, items: &[Item], memory: &mut Memory, at: At) -> Result<(), Halt> {
        for _ in 0..PLANS_MAX {
            let plan = self.target.plan(items, memory).await?;
            if self.commit(&plan, at).await? {
                if self.dry {
                    self.remember(items, &plan, memory);
                }
                return Ok(());
            }
        }
        Err(Error::Conflict(Problem::new("import-overtaken")).into())
    }

    /// True where the chunk is in; false where it is to be planned again.
    async fn commit(&self, plan: &Plan, at: At) -> Result<bool, Halt> {
        let (cx, now) = (self.cx, self.cx.now());
        let tenant = self.target.who.tenant;
        let rows = plan.counts.created + plan.counts.updated + plan.counts.unchanged + plan.counts.rejected;
        let checkpoint = json!({ "items": at.items, "rows": at.rows });
        let done = i64::try_from(at.rows).unwrap_or(i64::MAX);
        let out = cx
            .db
            .write(async |tx: &mut Tx| {
                // The checkpoint first: a worker that lost its lease finds out before it writes.
                self.ticket.advance(cx, tx, done, Some(self.total), &checkpoint).await.map_err(Stop::Halt)?;
                if !self.dry {
                    self.target.write(tx, plan, now).await?;
                    self.note(tx, plan, now).await?;
                    self.keep(tx, plan, at).await?;
                }
                store::imports::chunk(tx, tenant, self.id, rows, plan.counts, plan.errors.clone()).await?;
                Ok(())
            })
            .await;
        match out {
            Ok(()) => Ok(true),
            Err(Stop::Overtaken) => Ok(false),
            Err(Stop::Halt(halt)) => Err(halt),
        }
    }

    /// What taking the chunk back needs: the records that are new, and what the others held before.
    async fn keep(&self, tx: &mut Tx, plan: &Plan, at: At) -> Result<(), store::Error> {
        let object = self.target.object.key.as_str();
        let made = plan.new.iter().filter(|(key, _)| key == object);
        let made = made.map(|(_, row)| json!({ "id": row.id, "version": 1, "created": true }));
        let rows: Vec<Json> = made.chain(plan.changes.iter().map(before)).collect();
        let (tenant, job) = (self.target.who.tenant, self.ticket.job().id.uuid());
        let number = i64::try_from(at.items).unwrap_or(i64::MAX);
        let count = i64::try_from(rows.len()).unwrap_or(i64::MAX);
        store::bulk::chunk(tx, tenant, job, number, count, &[], &Json::Array(rows)).await
    }

    /// An audit entry for each record, under the import's name, and one event for the whole chunk.
    async fn note(&self, tx: &mut Tx, plan: &Plan, now: jiff::Timestamp) -> Result<(), store::Error> {
        let (cx, who) = (self.cx, self.target.who);
        let object = self.target.object.key.as_str();
        // What a new record was given stands in the file, which is kept with its hash.
        let new = plan.new.iter().map(|(object, row)| (object.as_str(), row.id, "create", json!({})));
        let changed =
            plan.changes.iter().map(|change| (object, change.id, change.action, change.diff.clone()));
        let notes = plan.notes.iter().map(|(order, action, said)| ("order", *order, *action, said.clone()));
        let all: Vec<(&str, Uuid, &str, Json)> = new.chain(changed).chain(notes).collect();
        if all.is_empty() {
            return Ok(());
        }
        let request = format!("import {}", self.id);
        let mut entries = Vec::with_capacity(all.len());
        for (object, record, action, diff) in &all {
            entries.push(store::audit::Entry {
                id: cx.new_id(),
                at: now,
                actor: who.user.map(kernel::UserId::uuid),
                via: who.via(),
                object,
                record: Some(*record),
                action,
                request: &request,
                address: None,
                diff,
            });
        }
        store::audit::record_all(tx, who.tenant, &entries).await?;
        let ids: Vec<Uuid> = all.iter().filter(|one| one.0 == object).map(|one| one.1).collect();
        let payload =
            json!({ "import": self.id.to_string(), "object": object, "records": all.len(), "ids": ids });
        store::outbox::push(tx, who.tenant, cx.new_id(), now, &format!("{object}.imported"), &payload).await
    }

    /// What would exist by now, for the later chunks of a trial.
    fn remember(&self, items: &[Item], plan: &Plan, memory: &mut Memory) {
        let refused: std::collections::HashSet<i64> = plan.errors.iter().map(|error| error.line).collect();
        for item in items {
            let Item::Record { code, rows } = item else { continue };
            if !code.is_empty() && rows.iter().all(|row| !refused.contains(&i64::from(row.line))) {
                memory.learn(&self.target.object.key, code);
            }
        }
        memory.claims.extend(plan.claims.iter().cloned());
        for (object, row) in &plan.new {
            if let Some(code) = row.values.get("code").filter(|code| !code.is_empty()) {
                memory.learn(object, &code.to_text());
            }
        }
    }
}

/// What a changed record held before, with the version it has now.
fn before(change: &Change) -> Json {
    let old = |key: &String| change.diff.get(key).and_then(|pair| pair.get(0)).cloned().unwrap_or_default();
    let values: serde_json::Map<String, Json> =
        change.changed.keys().map(|key| (key.clone(), old(key))).collect();
    let mut kept = json!({ "id": change.id, "version": change.version + 1, "values": values });
    if let Some(lines) = &change.lines {
        let line = |(id, values): &(Uuid, Values)| {
            let values: serde_json::Map<String, Json> =
                values.iter().map(|(key, value)| (key.clone(), value.to_json())).collect();
            json!({ "id": id, "values": values })
        };
        kept["lines"] = lines.former.iter().map(line).collect();
    }
    kept
}

/// Why a chunk's transaction was rolled back.
enum Stop {
    Overtaken,
    Halt(Halt),
}

impl From<store::Error> for Stop {
    fn from(error: store::Error) -> Self {
        Self::Halt(error.into())
    }
}

impl From<NotWritten> for Stop {
    fn from(not: NotWritten) -> Self {
        match not {
            NotWritten::Overtaken => Self::Overtaken,
            NotWritten::Fault(error) => Self::Halt(Halt::Failed(error)),
        }
    }
}
