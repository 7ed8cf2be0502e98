//! What is to be sent to each subscriber, in order, and the log of what was. Refuses an event twice for one subscriber:
//! the same event sent again keeps its row, its id and its place in the log.

use jiff::Timestamp;
use kernel::TenantId;
use uuid::Uuid;

use crate::outbox::Message;
use crate::{Error, Read, Row, Tx, counter};

/// The series that puts messages in order, and whose row is held while events are handed out.
const SERIES: &str = "webhook-delivery";
/// Rows removed at once.
const FORGET_ROWS: i64 = 1_000;

/// How far a message has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeliveryState {
    /// Not there yet; tried again later.
    Waiting,
    /// The receiver has said that it has it.
    Delivered,
    /// Given up.
    Failed,
    /// The subscription's owner may not see what it is about.
    Skipped,
}

impl DeliveryState {
    /// Every state.
    pub const ALL: [Self; 4] = [Self::Waiting, Self::Delivered, Self::Failed, Self::Skipped];

    /// The word for storage and the API.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Delivered => "delivered",
            Self::Failed => "failed",
            Self::Skipped => "skipped",
        }
    }
}

/// One event for one subscriber.
#[derive(Clone, Debug, PartialEq)]
pub struct Delivery {
    /// The event: the same for every subscriber and every try.
    pub event: Uuid,
    /// Its place in the order.
    pub number: i64,
    /// What it is about, such as `account.update`.
    pub topic: String,
    /// The event's ids.
    pub payload: serde_json::Value,
    /// When it happened.
    pub event_at: Timestamp,
    /// How far the message has come.
    pub state: DeliveryState,
    /// How often it was tried since it was last put into the queue.
    pub attempts: i64,
    /// The number of the last answer.
    pub status: Option<i64>,
    /// Why the last try failed.
    pub reason: String,
    /// When it was last tried.
    pub tried_at: Option<Timestamp>,
}

const COLUMNS: &str = "event_id, number, topic, payload, event_at, state, attempts, status, reason, tried_at";

fn read(row: &Row) -> Result<Delivery, Error> {
    let word: String = row.get(5)?;
    let state = DeliveryState::ALL.into_iter().find(|state| state.as_str() == word);
    Ok(Delivery {
        event: row.get(0)?,
        number: row.get(1)?,
        topic: row.get(2)?,
        payload: row.get(3)?,
        event_at: row.get(4)?,
        state: state.ok_or_else(|| Error::Column(format!("`{word}` is no state of a delivery")))?,
        attempts: row.get(6)?,
        status: row.get(7)?,
        reason: row.get(8)?,
        tried_at: row.get(9)?,
    })
}

/// Puts events into subscribers' queues, in this order, behind everything that is there; an event that a subscriber had
/// is sent again under its id.
pub async fn enqueue(tx: &mut Tx, tenant: TenantId, wanted: &[(Uuid, &Message)]) -> Result<(), Error> {
    let count = i64::try_from(wanted.len()).unwrap_or(i64::MAX);
    let first = counter::take(tx, tenant, SERIES, count).await?;
    let sql = "INSERT INTO webhook_delivery (tenant_id, webhook_id, event_id, number, topic, payload, event_at, state, \
               attempts, reason) VALUES ($1, $2, $3, $4, $5, $6, $7, 'waiting', 0, '') \
               ON CONFLICT (tenant_id, webhook_id, event_id) DO UPDATE SET number = excluded.number, \
               state = 'waiting', attempts = 0, reason = ''";
    for (number, (webhook, message)) in (first..).zip(wanted) {
        let args = [
            tenant.uuid().into(),
            (*webhook).into(),
            message.id.into(),
            number.into(),
            message.topic.as_str().into(),
            (&message.payload).into(),
            message.created_at.into(),
        ];
        tx.execute(sql, &args).await?;
    }
    Ok(())
}

/// Puts a message that had its end behind everything that waits; `false` when it waits already or is not there.
pub async fn again(tx: &mut Tx, tenant: TenantId, webhook: Uuid, event: Uuid) -> Result<bool, Error> {
    let number = counter::next(tx, tenant, SERIES).await?;
    let sql = "UPDATE webhook_delivery SET number = $4, state = 'waiting', attempts = 0, reason = '' \
               WHERE tenant_id = $1 AND webhook_id = $2 AND event_id = $3 AND state <> 'waiting'";
    let args = [tenant.uuid().into(), webhook.into(), event.into(), number.into()];
    Ok(tx.execute(sql, &args).await? == 1)
}

/// The next message for a subscriber.
pub async fn head(db: &mut impl Read, tenant: TenantId, webhook: Uuid) -> Result<Option<Delivery>, Error> {
    let sql = format!(
        "SELECT {COLUMNS} FROM webhook_delivery WHERE tenant_id = $1 AND webhook_id = $2 AND state = 'waiting' \
         ORDER BY number LIMIT 1"
    );
    db.query_opt(&sql, &[tenant.uuid().into(), webhook.into()]).await?.as_ref().map(read).transpose()
}

/// How many messages wait for a subscriber, counted up to `most`.
pub async fn waiting(db: &mut impl Read, tenant: TenantId, webhook: Uuid, most: i64) -> Result<i64, Error> {
    let sql = "SELECT count(*) FROM (SELECT 1 FROM webhook_delivery WHERE tenant_id = $1 AND webhook_id = $2 \
               AND state = 'waiting' LIMIT $3) c";
    let row = db.query_opt(sql, &[tenant.uuid().into(), webhook.into(), most.into()]).await?;
    row.map_or(Ok(0), |row| row.get(0))
}

/// One message.
pub async fn get_delivery(
    db: &mut impl Read,
    tenant: TenantId,
    webhook: Uuid,
    event: Uuid,
) -> Result<Option<Delivery>, Error> {
    let sql = format!(
        "SELECT {COLUMNS} FROM webhook_delivery WHERE tenant_id = $1 AND webhook_id = $2 AND event_id = $3"
    );
    let row = db.query_opt(&sql, &[tenant.uuid().into(), webhook.into(), event.into()]).await?;
    row.as_ref().map(read).transpose()
}

/// What became of a try.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// How far the message has come.
    pub state: DeliveryState,
    /// Tries so far.
    pub attempts: i64,
    /// The number of the answer.
    pub status: Option<i64>,
    /// Why it failed.
    pub reason: String,
}

/// Notes what became of a try.
pub async fn settle(
    tx: &mut Tx,
    tenant: TenantId,
    webhook: Uuid,
    delivery: &Delivery,
    outcome: &Outcome,
    at: Timestamp,
) -> Result<(), Error> {
    // A message put into the queue again meanwhile has another number: it is sent once more.
    let sql = "UPDATE webhook_delivery SET state = $5, attempts = $6, status = $7, reason = $8, tried_at = $9 \
               WHERE tenant_id = $1 AND webhook_id = $2 AND event_id = $3 AND number = $4 AND state = 'waiting'";
    let args = [
        tenant.uuid().into(),
        webhook.into(),
        delivery.event.into(),
        delivery.number.into(),
        outcome.state.as_str().into(),
        outcome.attempts.into(),
        outcome.status.into(),
        outcome.reason.as_str().into(),
        at.into(),
    ];
    tx.execute(sql, &args).await.map(|_| ())
}

/// A page of a subscriber's log, the newest first.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// Its messages.
    pub items: Vec<Delivery>,
    /// The number before which the next page begins.
    pub next: Option<i64>,
}

/// The log of a subscriber, all of it or what is in one state.
pub async fn log(
    db: &mut impl Read,
    tenant: TenantId,
    webhook: Uuid,
    state: Option<DeliveryState>,
    before: Option<i64>,
    limit: i64,
) -> Result<Page, Error> {
    let sql = format!(
        "SELECT {COLUMNS} FROM webhook_delivery WHERE tenant_id = $1 AND webhook_id = $2 AND number < $3 \
         {} ORDER BY number DESC LIMIT $4",
        state.map(|state| format!("AND state = '{}'", state.as_str())).unwrap_or_default()
    );
    let args = [tenant.uuid().into(), webhook.into(), before.unwrap_or(i64::MAX).into(), (limit + 1).into()];
    let mut items = db.query(&sql, &args).await?.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    let whole = usize::try_from(limit).unwrap_or(0);
    let next =
        if items.len() > whole { items.get(whole.saturating_sub(1)).map(|one| one.number) } else { None };
    items.truncate(whole);
    Ok(Page { items, next })
}

/// Removes messages that had their end and whose event is older than `event`; gives how many, at most a thousand.
pub async fn forget_before(tx: &mut Tx, tenant: TenantId, event: Uuid) -> Result<u64, Error> {
    let sql = "DELETE FROM webhook_delivery WHERE tenant_id = $1 AND (webhook_id, event_id) IN \
               (SELECT webhook_id, event_id FROM webhook_delivery WHERE tenant_id = $1 AND event_id < $2 \
                AND state <> 'waiting' LIMIT $3)";
    tx.execute(sql, &[tenant.uuid().into(), event.into(), FORGET_ROWS.into()]).await
}
