//! Sending again: one message, or everything of a span that a subscriber wants, whether it had it or was switched off
//! then. A receiver knows by the id what it has had. Refuses a span that is longer than events are kept or holds too much.

use access::{Action, Principal};
use jiff::{SignedDuration, Timestamp};
use kernel::Problem;
use serde_json::json;
use store::Tx;
use uuid::Uuid;

use super::spread::{KEPT, first_id};
use super::{Delivery, OBJECT, find, known, wants};
use crate::{Cx, Error, trail};

/// Most events of one span.
const SPAN_EVENTS_MAX: usize = 10_000;
/// Events looked at at once.
const PAGE: i64 = 1_000;

/// Puts a message that had its end into the queue again; one that waits stays where it is.
///
/// # Errors
/// `access-denied`, [`Error::NotFound`].
pub async fn replay_one(cx: &Cx, who: &Principal, id: Uuid, event: Uuid) -> Result<Delivery, Error> {
    who.require(OBJECT, Action::Update)?;
    cx.db
        .write(async |tx: &mut Tx| -> Result<Delivery, Error> {
            find(tx, who, id).await?;
            if store::webhooks::again(tx, who.tenant, id, event).await? {
                trail::note(cx, tx, who, OBJECT, Some(id), "replay", &json!({ "event": [null, event] }))
                    .await?;
            }
            store::webhooks::get_delivery(tx, who.tenant, id, event).await?.ok_or(Error::NotFound)
        })
        .await
}

/// Puts every event between two moments that the subscriber wants into its queue; gives how many.
///
/// # Errors
/// `access-denied`, [`Error::NotFound`], `webhook-span-malformed`, `webhook-span-too-much`.
pub async fn replay_span(
    cx: &Cx,
    who: &Principal,
    id: Uuid,
    from: Timestamp,
    to: Timestamp,
) -> Result<usize, Error> {
    who.require(OBJECT, Action::Update)?;
    if from >= to || cx.now().duration_since(from) > KEPT.saturating_add(SignedDuration::from_hours(24)) {
        return Err(Problem::new("webhook-span-malformed").field("from").into());
    }
    let (first, last) = (first_id(from), first_id(to));
    cx.db
        .write(async |tx: &mut Tx| -> Result<usize, Error> {
            // The row that keeps the order is taken before anything is read.
            store::webhooks::enqueue(tx, who.tenant, &[]).await?;
            let webhook = find(tx, who, id).await?;
            let (mut after, mut count) = (first, 0);
            loop {
                let page = store::outbox::past_events(tx, who.tenant, after, last, PAGE).await?;
                let Some(end) = page.last().map(|message| message.id) else { break };
                let asked = |topic: &str| {
                    known(&who.catalog, topic).is_some_and(|(object, event)| wants(&webhook, object, event))
                };
                let wanted: Vec<_> =
                    page.iter().filter(|one| asked(&one.topic)).map(|one| (id, one)).collect();
                count += wanted.len();
                if count > SPAN_EVENTS_MAX {
                    let problem = Problem::new("webhook-span-too-much").with("max", SPAN_EVENTS_MAX);
                    return Err(problem.field("from").into());
                }
                store::webhooks::enqueue(tx, who.tenant, &wanted).await?;
                after = end;
            }
            let diff = json!({
                "from": [null, from.to_string()], "to": [null, to.to_string()], "events": [null, count],
            });
            trail::note(cx, tx, who, OBJECT, Some(id), "replay", &diff).await?;
            Ok(count)
        })
        .await
}
