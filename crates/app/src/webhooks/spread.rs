//! Handing events to subscribers: from the outbox into their queues, in one transaction under one row, so that two servers
//! never mix the order and nothing is handed out twice or lost. What happened while nobody listened is kept a while.

use jiff::{SignedDuration, Timestamp};
use kernel::TenantId;
use store::Tx;
use store::outbox::Message;
use uuid::Uuid;

use super::{known, wants};
use crate::{Cx, Error, definitions};

/// Events handed out at once.
const EVENTS_MAX: i64 = 500;
/// How long events and the log are kept.
pub(super) const KEPT: SignedDuration = SignedDuration::from_hours(30 * 24);

/// Hands out what waits; gives whether there may be more.
///
/// # Errors
/// Faults of the database; nothing is handed out then.
pub async fn spread(cx: &Cx) -> Result<bool, Error> {
    let tenant = cx.tenant().await?;
    // Nobody writes only to find that there is nothing to do.
    if !store::outbox::has_events(&mut cx.db.read(), tenant).await? {
        return Ok(false);
    }
    let catalog = definitions::catalog(cx, tenant).await?;
    let now = cx.now();
    cx.db
        .write(async |tx: &mut Tx| -> Result<bool, Error> {
            // An empty hand of events takes the row that keeps the order.
            store::webhooks::enqueue(tx, tenant, &[]).await?;
            let mut webhooks = store::webhooks::all(tx, tenant).await?;
            webhooks.retain(|webhook| webhook.active);
            if webhooks.is_empty() {
                store::outbox::events_done(tx, tenant, None, now).await?;
                return Ok(false);
            }
            let events = store::outbox::events(tx, tenant, EVENTS_MAX).await?;
            let mut wanted: Vec<(Uuid, &Message)> = Vec::new();
            for message in &events {
                let Some((object, event)) = known(&catalog, &message.topic) else { continue };
                // What happened before there was a subscriber is not news to it.
                let wanting = webhooks.iter().filter(|webhook| {
                    wants(webhook, object, event) && message.created_at >= webhook.created_at
                });
                wanted.extend(wanting.map(|webhook| (webhook.id, message)));
            }
            if !wanted.is_empty() {
                store::webhooks::enqueue(tx, tenant, &wanted).await?;
            }
            store::outbox::events_done(tx, tenant, Some(&events), now).await?;
            Ok(i64::try_from(events.len()).is_ok_and(|count| count == EVENTS_MAX))
        })
        .await
}

/// Forgets events and messages that had their end and are older than thirty days; a part of them each time.
///
/// # Errors
/// Faults of the database.
pub async fn forget(cx: &Cx, tenant: TenantId) -> Result<u64, Error> {
    let before = first_id(cx.now().checked_sub(KEPT).map_err(Error::internal)?);
    cx.db
        .write(async |tx: &mut Tx| -> Result<u64, Error> {
            let messages = store::webhooks::forget_before(tx, tenant, before).await?;
            Ok(messages + store::outbox::forget_before(tx, tenant, before).await?)
        })
        .await
}

/// The least id that is dated `at`.
pub(super) fn first_id(at: Timestamp) -> Uuid {
    let millis = u128::try_from(at.as_millisecond()).unwrap_or(0);
    Uuid::from_u128(millis << 80)
}
