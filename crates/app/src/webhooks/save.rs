//! Making, changing, switching and removing a subscriber. Whoever changes where messages go or what is in them becomes
//! their owner: nobody sends what somebody else may read to a place of the own choice. Refuses stale versions.

use access::{Action, Principal};
use gateway::webhook::Target;
use kernel::Problem;
use serde_json::{Value as Json, json};
use store::Tx;
use store::webhooks::Webhook;
use uuid::Uuid;

use super::{EVENTS, OBJECT, View, find, get, objects, secret};
use crate::{Cx, Error, trail};

/// Longest name.
const NAME_CHARS_MAX: usize = 80;
/// Most subscribers of a company.
const WEBHOOKS_MAX: usize = 50;
/// Why one gets nothing: somebody switched it off.
pub(super) const BY_HAND: &str = "by-hand";

/// What is to be written; none leaves what was there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Change {
    /// Its name.
    pub name: Option<String>,
    /// Where messages go to.
    pub url: Option<String>,
    /// Objects; empty: all.
    pub objects: Option<Vec<String>>,
    /// Events; empty: all.
    pub events: Option<Vec<String>>,
}

/// A subscriber that was made, with its secret, shown once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// The subscriber.
    pub view: View,
    /// `whsec_…`.
    pub secret: String,
}

/// Makes a subscriber that sees what the caller may see.
///
/// # Errors
/// `access-denied`, `webhook-too-many`, and what is wrong with name, address, objects or events.
pub async fn create(cx: &Cx, who: &Principal, change: &Change) -> Result<Made, Error> {
    who.require(OBJECT, Action::Create)?;
    let owner = who.user.ok_or(Error::NotSignedIn)?.uuid();
    let now = cx.now();
    let mut row = Webhook {
        id: cx.new_id(),
        name: String::new(),
        url: String::new(),
        objects: Vec::new(),
        events: Vec::new(),
        owner,
        active: true,
        reason: String::new(),
        failures: 0,
        failing_since: None,
        due_at: now,
        version: 1,
        created_at: now,
    };
    apply(change, &mut row);
    check(cx, who, &row)?;
    let made = secret::make();
    let diff = diff(None, &row);
    cx.db
        .write(async |tx: &mut Tx| -> Result<(), Error> {
            if store::webhooks::all(tx, who.tenant).await?.len() >= WEBHOOKS_MAX {
                return Err(Error::Conflict(Problem::new("webhook-too-many").with("max", WEBHOOKS_MAX)));
            }
            store::webhooks::insert(tx, who.tenant, &row).await?;
            let id = cx.new_id();
            store::webhooks::rotate(tx, who.tenant, row.id, id, &made.reveal(), now, now).await?;
            trail::note(cx, tx, who, OBJECT, Some(row.id), "create", &diff).await
        })
        .await?;
    Ok(Made { view: get(cx, who, row.id).await?, secret: made.reveal() })
}

/// Changes a subscriber from the version the caller has seen.
///
/// # Errors
/// `access-denied`, [`Error::NotFound`], [`Error::Stale`], and as [`create`].
pub async fn update(
    cx: &Cx,
    who: &Principal,
    id: Uuid,
    version: i64,
    change: &Change,
) -> Result<View, Error> {
    who.require(OBJECT, Action::Update)?;
    let owner = who.user.ok_or(Error::NotSignedIn)?.uuid();
    cx.db
        .write(async |tx: &mut Tx| -> Result<(), Error> {
            let before = find(tx, who, id).await?;
            let mut row = before.clone();
            apply(change, &mut row);
            if (&row.url, &row.objects, &row.events) != (&before.url, &before.objects, &before.events) {
                row.owner = owner;
                check(cx, who, &row)?;
            }
            name(&row.name)?;
            save(cx, tx, who, &before, &row, version, "update").await
        })
        .await?;
    get(cx, who, id).await
}

/// Switches a subscriber on or off; what waits leaves when it is on again, what happens meanwhile does not.
///
/// # Errors
/// `access-denied`, [`Error::NotFound`].
pub async fn set_active(cx: &Cx, who: &Principal, id: Uuid, active: bool) -> Result<View, Error> {
    who.require(OBJECT, Action::Update)?;
    cx.db
        .write(async |tx: &mut Tx| -> Result<(), Error> {
            let before = find(tx, who, id).await?;
            if before.active == active {
                return Ok(());
            }
            let mut row = before.clone();
            row.active = active;
            row.reason = if active { String::new() } else { BY_HAND.to_owned() };
            (row.failures, row.failing_since, row.due_at) = (0, None, cx.now());
            save(cx, tx, who, &before, &row, before.version, if active { "enable" } else { "disable" }).await
        })
        .await?;
    get(cx, who, id).await
}

/// Removes a subscriber with its log, from the version the caller has seen.
///
/// # Errors
/// `access-denied`, [`Error::NotFound`], [`Error::Stale`].
pub async fn delete(cx: &Cx, who: &Principal, id: Uuid, version: i64) -> Result<(), Error> {
    who.require(OBJECT, Action::Trash)?;
    cx.db
        .write(async |tx: &mut Tx| -> Result<(), Error> {
            let before = find(tx, who, id).await?;
            if !store::webhooks::delete(tx, who.tenant, id, version).await? {
                return Err(Error::Stale { current: before.version });
            }
            let diff = json!({ "name": [before.name, null], "url": [before.url, null] });
            trail::note(cx, tx, who, OBJECT, Some(id), "purge", &diff).await
        })
        .await
}

async fn save(
    cx: &Cx,
    tx: &mut Tx,
    who: &Principal,
    before: &Webhook,
    row: &Webhook,
    seen: i64,
    word: &str,
) -> Result<(), Error> {
    if !store::webhooks::update(tx, who.tenant, row, seen, cx.now()).await? {
        return Err(Error::Stale { current: before.version });
    }
    trail::note(cx, tx, who, OBJECT, Some(row.id), word, &diff(Some(before), row)).await
}

fn apply(change: &Change, row: &mut Webhook) {
    if let Some(name) = &change.name {
        name.trim().clone_into(&mut row.name);
    }
    if let Some(url) = &change.url {
        url.trim().clone_into(&mut row.url);
    }
    let list = |from: &Option<Vec<String>>, to: &mut Vec<String>| {
        if let Some(list) = from {
            list.clone_into(to);
            to.sort();
            to.dedup();
        }
    };
    list(&change.objects, &mut row.objects);
    list(&change.events, &mut row.events);
}

/// Everything that is wrong, at once.
fn check(cx: &Cx, who: &Principal, row: &Webhook) -> Result<(), Error> {
    let mut problems: Vec<Problem> = name(&row.name).err().into_iter().collect();
    if let Err(failure) = Target::parse(&row.url, &cx.config.webhooks) {
        problems.push(Problem::new(format!("webhook-{}", failure.as_str())).field("url"));
    }
    let offered = objects(cx, who);
    let unknown = |key: &&String| !offered.iter().any(|(known, _)| known == *key);
    if let Some(key) = row.objects.iter().find(unknown) {
        problems.push(Problem::new("webhook-object-unknown").token(key).field("objects"));
    }
    if let Some(key) = row.events.iter().find(|key| !EVENTS.contains(&key.as_str())) {
        problems.push(Problem::new("webhook-event-unknown").token(key).field("events"));
    }
    if problems.is_empty() { Ok(()) } else { Err(problems.into()) }
}

fn name(name: &str) -> Result<(), Problem> {
    let problem = if name.is_empty() {
        Problem::new("field-required")
    } else if name.chars().count() > NAME_CHARS_MAX {
        Problem::new("field-too-long").with("max", NAME_CHARS_MAX)
    } else if name.chars().any(char::is_control) {
        Problem::new("field-control-character")
    } else {
        return Ok(());
    };
    Err(problem.field("name"))
}

fn diff(before: Option<&Webhook>, after: &Webhook) -> Json {
    let facts = |row: &Webhook| {
        [
            ("name", json!(row.name)),
            ("url", json!(row.url)),
            ("objects", json!(row.objects)),
            ("events", json!(row.events)),
            ("owner", json!(row.owner)),
            ("active", json!(row.active)),
        ]
    };
    let old = before.map(facts);
    let changed = facts(after).into_iter().enumerate().filter_map(|(at, (key, now))| {
        let was = old.as_ref().map_or(Json::Null, |old| old[at].1.clone());
        (was != now).then(|| (key.to_owned(), json!([was, now])))
    });
    Json::Object(changed.collect())
}
