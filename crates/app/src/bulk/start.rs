//! `POST /bulk`: checks what is asked for and puts the work in the queue.

use access::Principal;
use kernel::Problem;
use serde_json::{Map, Value as Json, json};
use store::Tx;
use store::bulk::BulkChange;
use uuid::Uuid;

use super::plan::Plan;
use super::{Account, BulkAction};
use crate::once::Once;
use crate::{Cx, Error, jobs};

/// Most records that may be named one by one.
const IDS_MAX: usize = 10_000;

/// All that a list shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Matching {
    /// The list's filter.
    pub filter: Option<Json>,
    /// The list's words.
    pub q: Option<String>,
}

/// What is asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct Ask {
    /// The object's key.
    pub object: String,
    /// What is done.
    pub action: BulkAction,
    /// The records one by one; none where `matching` says which.
    pub ids: Option<Vec<Uuid>>,
    /// All that a list shows, found when the work is done.
    pub matching: Option<Matching>,
    /// Fields and their new values.
    pub values: Map<String, Json>,
    /// The new owner.
    pub owner: Option<Uuid>,
    /// The new unit.
    pub unit: Option<Uuid>,
}

/// Starts a change of many records. It is carried out with the rights its originator has then.
///
/// # Errors
/// `bulk-aim` unless exactly one of ids and list is given, `bulk-too-many`, `bulk-nothing` for a change of nothing,
/// `bulk-field-alone`; whatever a single write of the same values refuses.
pub async fn start(cx: &Cx, who: &Principal, ask: &Ask, once: &Once) -> Result<Account, Error> {
    let aim = aim(ask)?;
    let change = change(ask)?;
    let plan = Plan::new(cx, who, &ask.object, ask.action, &aim, &change).await?;
    let id = cx.new_id();
    let title = match ask.action {
        BulkAction::Update => "jobs-title-bulk-update",
        BulkAction::Assign => "jobs-title-bulk-assign",
        BulkAction::Trash => "jobs-title-bulk-trash",
    };
    cx.db
        .write(async |tx: &mut Tx| {
            if let Some(before) = once.before(tx, who).await? {
                return Ok(before);
            }
            store::records::bulk::references_known(tx, who, &plan.object, &plan.values).await?;
            let made = enqueue(cx, tx, who, &ask.object, ask.action, &aim, &change, id, None, title).await?;
            once.after(cx, tx, who, &made).await?;
            Ok(made)
        })
        .await
}

/// Keeps a change and puts its job in the queue.
#[expect(clippy::too_many_arguments, reason = "a change's whole description")]
pub(super) async fn enqueue(
    cx: &Cx,
    tx: &mut Tx,
    who: &Principal,
    object: &str,
    action: BulkAction,
    aim: &Json,
    change: &Json,
    id: Uuid,
    undo_of: Option<Uuid>,
    title: &str,
) -> Result<Account, Error> {
    let params = json!({ "bulk": id.to_string(), "object": object });
    let job = jobs::enqueue(cx, tx, who, "bulk", title, &params).await?;
    let bulk = BulkChange {
        id,
        actor: jobs::actor(who),
        object: object.to_owned(),
        action: action.as_str().to_owned(),
        aim: aim.clone(),
        change: change.clone(),
        job: Some(job),
        undo_of,
        undone_by: None,
        changed: 0,
        left_out: 0,
        created_at: cx.now(),
    };
    store::bulk::insert(tx, who.tenant, &bulk).await?;
    Ok(Account::of(bulk, Vec::new(), false))
}

/// Keeps what another job changes as a change of many records, under the job's id, so that it can be taken back as one.
pub(crate) async fn keep(
    cx: &Cx,
    tx: &mut Tx,
    who: &Principal,
    object: &str,
    aim: &Json,
    job: kernel::JobId,
) -> Result<(), Error> {
    let bulk = BulkChange {
        id: job.uuid(),
        actor: jobs::actor(who),
        object: object.to_owned(),
        action: BulkAction::Update.as_str().to_owned(),
        aim: aim.clone(),
        change: json!({}),
        job: Some(job),
        undo_of: None,
        undone_by: None,
        changed: 0,
        left_out: 0,
        created_at: cx.now(),
    };
    Ok(store::bulk::insert(tx, who.tenant, &bulk).await?)
}

fn aim(ask: &Ask) -> Result<Json, Problem> {
    match (&ask.ids, &ask.matching) {
        (Some(ids), None) if ids.is_empty() => Err(Problem::new("bulk-nothing").field("ids")),
        (Some(ids), None) if ids.len() > IDS_MAX => {
            Err(Problem::new("bulk-too-many").with("max", IDS_MAX).field("ids"))
        }
        (Some(ids), None) => Ok(json!({ "ids": ids })),
        (None, Some(matching)) => {
            let filter = matching.filter.as_ref().filter(|filter| !filter.is_null());
            Ok(json!({ "filter": filter.map(Json::to_string), "q": matching.q }))
        }
        _ => Err(Problem::new("bulk-aim").field("ids")),
    }
}

fn change(ask: &Ask) -> Result<Json, Problem> {
    let nothing = |field: &str| Problem::new("bulk-nothing").field(field);
    match ask.action {
        BulkAction::Update if ask.owner.is_some() || ask.unit.is_some() => Err(Problem::new("bulk-mixed")),
        BulkAction::Update if ask.values.is_empty() => Err(nothing("values")),
        BulkAction::Update => Ok(json!({ "values": ask.values })),
        _ if !ask.values.is_empty() => Err(Problem::new("bulk-mixed")),
        BulkAction::Assign if ask.owner.is_none() && ask.unit.is_none() => Err(nothing("owner")),
        BulkAction::Assign => Ok(json!({ "owner": ask.owner, "unit": ask.unit })),
        BulkAction::Trash if ask.owner.is_some() || ask.unit.is_some() => Err(Problem::new("bulk-mixed")),
        BulkAction::Trash => Ok(json!({})),
    }
}
