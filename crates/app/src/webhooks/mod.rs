//! Subscribers outside that hear of changes: who they are, what they want, with whose rights they see it. Refuses to let
//! out what the owner of a subscription may not read, and to show a secret again.

mod compose;
mod log;
mod replay;
mod save;
mod secret;
mod send;
mod spread;

use access::{Action, Principal};
use jiff::Timestamp;
use kernel::UserId;
use store::Read;
use uuid::Uuid;

use crate::{Cx, Error, Language, notes, schema};

pub use gateway::webhook::Reach;
pub use log::{Log, log};
pub use replay::{replay_one, replay_span};
pub use save::{Change, Made, create, delete, set_active, update};
pub use secret::rotate;
pub use send::{Work, claim, deliver, test};
pub use spread::{forget, spread};
pub use store::webhooks::{Delivery, DeliveryState};

/// The object of access decisions.
pub const OBJECT: &str = "webhook";

/// What can happen to a record that a subscriber may hear of. `bulk` and `imported` stand for many records at once.
pub const EVENTS: [&str; 29] = [
    "create",
    "update",
    "trash",
    "restore",
    "purge",
    "bulk",
    "imported",
    "confirm",
    "cancel",
    "enrol",
    "status",
    "place",
    "release",
    "start",
    "approve",
    "reject",
    "post",
    "ask",
    "withdraw",
    "executed",
    "failed",
    "undo",
    "merge",
    "unmerge",
    "proposed",
    "sent",
    "confirmed",
    "returned",
    "unknown",
];

/// Objects beside those of the catalog.
const MORE_OBJECTS: [&str; 3] = ["settlement", "transfer", notes::OBJECT];
/// Waiting messages are counted up to here.
const WAITING_MAX: i64 = 1_000;

/// A subscriber as those see it who administer subscribers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// The subscriber.
    pub webhook: store::webhooks::Webhook,
    /// The name of the person with whose rights records are read.
    pub owner: Option<String>,
    /// When the present secret was made.
    pub secret_since: Option<Timestamp>,
    /// Until when messages are signed with the secret before as well.
    pub old_until: Option<Timestamp>,
    /// Messages that wait, counted up to a thousand.
    pub waiting: i64,
}

/// All subscribers, and what one can choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Views {
    /// The subscribers in the order they were made.
    pub items: Vec<View>,
    /// Key and label of the objects whose events the caller can choose.
    pub objects: Vec<(String, String)>,
}

/// Every subscriber.
///
/// # Errors
/// `access-denied`.
pub async fn list(cx: &Cx, who: &Principal) -> Result<Views, Error> {
    who.require(OBJECT, Action::Read)?;
    let mut db = cx.db.read();
    let mut items = Vec::new();
    for webhook in store::webhooks::all(&mut db, who.tenant).await? {
        items.push(shown(cx, &mut db, who, webhook).await?);
    }
    Ok(Views { items, objects: objects(cx, who) })
}

/// One subscriber.
///
/// # Errors
/// `access-denied`, [`Error::NotFound`].
pub async fn get(cx: &Cx, who: &Principal, id: Uuid) -> Result<View, Error> {
    who.require(OBJECT, Action::Read)?;
    let mut db = cx.db.read();
    let found = find(&mut db, who, id).await?;
    shown(cx, &mut db, who, found).await
}

async fn find(db: &mut impl Read, who: &Principal, id: Uuid) -> Result<store::webhooks::Webhook, Error> {
    store::webhooks::get(db, who.tenant, id).await?.ok_or(Error::NotFound)
}

async fn shown(
    cx: &Cx,
    db: &mut impl Read,
    who: &Principal,
    webhook: store::webhooks::Webhook,
) -> Result<View, Error> {
    let owner = store::session::by_id(db, who.tenant, UserId::from_uuid(webhook.owner)).await?;
    let secrets = store::webhooks::secrets(db, who.tenant, webhook.id, cx.now()).await?;
    Ok(View {
        owner: owner.map(|user| user.name),
        secret_since: secrets.first().map(|secret| secret.created_at),
        old_until: secrets.iter().find_map(|secret| secret.ends_at),
        waiting: store::webhooks::waiting(db, who.tenant, webhook.id, WAITING_MAX).await?,
        webhook,
    })
}

/// Objects whose events a person can choose: those the person may read.
fn objects(cx: &Cx, who: &Principal) -> Vec<(String, String)> {
    let language = Language::from_tag(&who.language).unwrap_or_default();
    let listed = schema::list(cx, who).into_iter().map(|one| (one.key, one.plural));
    // Whoever reads a record reads its notes: there is no right to notes alone.
    let more = MORE_OBJECTS.iter().filter(|key| **key == notes::OBJECT || who.may(key, Action::Read));
    let worded = |key: &&str| {
        let label = cx.words.text(language, &format!("webhooks-object-{key}"), &[]);
        ((*key).to_owned(), label)
    };
    listed.chain(more.map(worded)).collect()
}

/// `account.update` as object and event; none for what no subscriber hears of: users, views, settings.
fn known<'t>(catalog: &entity::Catalog, topic: &'t str) -> Option<(&'t str, &'t str)> {
    let (object, event) = topic.split_once('.')?;
    let offered = catalog.get(object).is_some() || MORE_OBJECTS.contains(&object);
    offered.then_some((object, event))
}

/// Whether a subscriber wants an event.
fn wants(webhook: &store::webhooks::Webhook, object: &str, event: &str) -> bool {
    let among = |list: &[String], one: &str| list.is_empty() || list.iter().any(|other| other == one);
    among(&webhook.objects, object) && among(&webhook.events, event)
}
