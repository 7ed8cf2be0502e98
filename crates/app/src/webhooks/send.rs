//! Sending what waits: one subscriber at a time under a lease, its messages in their order, the first one again and again
//! until it is there or given up. Invariant: a message is at least tried once after its event, and its id never changes.

use access::Principal;
use gateway::webhook::{Failure, Message, Secret, post};
use jiff::{SignedDuration, Timestamp};
use kernel::{TenantId, UserId};
use serde_json::json;
use store::Tx;
use store::webhooks::{Delivery, DeliveryState, Outcome, Webhook};
use uuid::Uuid;

use super::{OBJECT, compose, find};
use crate::notifications::{News, tell};
use crate::{Cx, Error, jobs, trail};

/// How long a server may be silent about a subscriber; longer than one message may take.
const LEASE: SignedDuration = SignedDuration::from_secs(60);
/// Messages of one subscriber before another one has its turn.
const TURN: usize = 50;
/// The pause after each failed try of a message; after the last one it is given up.
const PAUSES_SECONDS: [i64; 10] = [5, 30, 120, 600, 1_800, 3_600, 10_800, 21_600, 43_200, 86_400];
/// After so long without one success the subscriber is switched off.
const FAILING_MAX: SignedDuration = SignedDuration::from_hours(72);
/// The answer that says that nobody wants messages here any more.
const GONE: u16 = 410;

/// A subscriber in the hands of one server.
#[derive(Debug)]
pub struct Work {
    webhook: Webhook,
    lease: Uuid,
}

/// What became of a try.
enum Tried {
    Arrived(u16),
    Failed(Failure),
    /// The owner may not know of the event.
    Skipped,
    /// The owner may not sign in any more.
    OwnerGone,
}

/// Takes up the subscriber that waits longest.
///
/// # Errors
/// Faults of the database.
pub async fn claim(cx: &Cx) -> Result<Option<Work>, Error> {
    let (tenant, now, lease) = (cx.tenant().await?, cx.now(), cx.new_id());
    let claimed = store::webhooks::claim(&cx.db, tenant, lease, now, lease_end(now)).await?;
    Ok(claimed.map(|webhook| Work { webhook, lease }))
}

/// Sends to a subscriber until nothing waits, a try fails, or another one has its turn.
///
/// # Errors
/// Faults of the database; the lease then runs out and another server goes on.
pub async fn deliver(cx: &Cx, work: Work) -> Result<(), Error> {
    let tenant = cx.tenant().await?;
    let Work { webhook, lease } = work;
    for _ in 0..TURN {
        // A person may have changed it since the message before.
        let found = store::webhooks::get(&mut cx.db.read(), tenant, webhook.id).await?;
        let Some(mut webhook) = found.filter(|webhook| webhook.active) else { break };
        let Some(next) = store::webhooks::head(&mut cx.db.read(), tenant, webhook.id).await? else { break };
        let tried = attempt(cx, tenant, &webhook, &next).await?;
        let failed = matches!(tried, Tried::Failed(_) | Tried::OwnerGone);
        let ours = settle(cx, tenant, &mut webhook, lease, &next, tried).await?;
        if failed || !ours {
            break;
        }
    }
    cx.db
        .write(async |tx: &mut Tx| -> Result<(), Error> {
            Ok(store::webhooks::release(tx, tenant, webhook.id, lease).await?)
        })
        .await
}

/// Sends a message that says nothing, now, and gives what came of it; it stands in the log and is not tried again.
///
/// # Errors
/// `access-denied`, [`Error::NotFound`].
pub async fn test(cx: &Cx, who: &Principal, id: Uuid) -> Result<Delivery, Error> {
    who.require(OBJECT, access::Action::Update)?;
    let webhook = find(&mut cx.db.read(), who, id).await?;
    let event = store::outbox::Message {
        id: cx.new_id(),
        topic: compose::TEST.to_owned(),
        payload: json!({ "webhook": id }),
        created_at: cx.now(),
        attempts: 0,
    };
    let mut sample = Delivery {
        event: event.id,
        number: 0,
        topic: event.topic.clone(),
        payload: event.payload.clone(),
        event_at: event.created_at,
        state: DeliveryState::Waiting,
        attempts: 0,
        status: None,
        reason: String::new(),
        tried_at: None,
    };
    let tried = attempt(cx, who.tenant, &webhook, &sample).await?;
    let mut outcome = judge(&tried, 0);
    if outcome.state == DeliveryState::Waiting {
        outcome.state = DeliveryState::Failed;
    }
    cx.db
        .write(async |tx: &mut Tx| -> Result<(), Error> {
            find(tx, who, id).await?;
            store::webhooks::enqueue(tx, who.tenant, &[(id, &event)]).await?;
            let row =
                store::webhooks::get_delivery(tx, who.tenant, id, event.id).await?.ok_or(Error::NotFound)?;
            Ok(store::webhooks::settle(tx, who.tenant, id, &row, &outcome, cx.now()).await?)
        })
        .await?;
    (sample.state, sample.attempts, sample.status) = (outcome.state, outcome.attempts, outcome.status);
    (sample.reason, sample.tried_at) = (outcome.reason, Some(cx.now()));
    Ok(sample)
}

async fn attempt(cx: &Cx, tenant: TenantId, webhook: &Webhook, next: &Delivery) -> Result<Tried, Error> {
    let owner = match jobs::originator(cx, tenant, UserId::from_uuid(webhook.owner), None).await {
        Ok(owner) => owner,
        Err(Error::NotSignedIn) => return Ok(Tried::OwnerGone),
        Err(error) => return Err(error),
    };
    let mut db = cx.db.read();
    let Some(body) = compose::body(&mut db, &owner, next).await? else { return Ok(Tried::Skipped) };
    let kept = store::webhooks::secrets(&mut db, tenant, webhook.id, cx.now()).await?;
    let secrets: Vec<Secret> = kept
        .iter()
        .map(|one| Secret::parse(&one.secret))
        .collect::<Result<_, _>>()
        .map_err(Error::internal)?;
    let id = format!("msg_{}", next.event.simple());
    let message = Message { id: &id, seconds: cx.now().as_second(), body, secrets: &secrets };
    Ok(match post(&webhook.url, &cx.config.webhooks, message).await {
        Ok(status) => Tried::Arrived(status),
        Err(failure) => Tried::Failed(failure),
    })
}

/// What follows for the message.
fn judge(tried: &Tried, before: i64) -> Outcome {
    let outcome = |state, status: Option<u16>, reason: &str| Outcome {
        state,
        attempts: before + 1,
        status: status.map(i64::from),
        reason: reason.to_owned(),
    };
    let last = usize::try_from(before + 1).is_ok_and(|tries| tries >= PAUSES_SECONDS.len());
    match tried {
        Tried::Arrived(status) => outcome(DeliveryState::Delivered, Some(*status), ""),
        Tried::Failed(failure) if last => outcome(DeliveryState::Failed, failure.status(), failure.as_str()),
        Tried::Failed(failure) => outcome(DeliveryState::Waiting, failure.status(), failure.as_str()),
        Tried::Skipped => Outcome { attempts: before, ..outcome(DeliveryState::Skipped, None, "") },
        Tried::OwnerGone => {
            Outcome { attempts: before, ..outcome(DeliveryState::Waiting, None, "owner-gone") }
        }
    }
}

/// What follows for the subscriber; `false` when another server or a person has it by now.
async fn settle(
    cx: &Cx,
    tenant: TenantId,
    webhook: &mut Webhook,
    lease: Uuid,
    next: &Delivery,
    tried: Tried,
) -> Result<bool, Error> {
    let now = cx.now();
    let outcome = judge(&tried, next.attempts);
    match &tried {
        Tried::Arrived(_) => (webhook.failures, webhook.failing_since, webhook.due_at) = (0, None, now),
        Tried::Skipped => webhook.due_at = now,
        Tried::OwnerGone => (webhook.active, webhook.reason) = (false, "owner-gone".to_owned()),
        Tried::Failed(failure) => {
            let since = *webhook.failing_since.get_or_insert(now);
            webhook.failures += 1;
            let random = (cx.new_id().as_u128() & 0xff) as u8;
            webhook.due_at = now.checked_add(pause(next.attempts, random)).map_err(Error::internal)?;
            if failure.status() == Some(GONE) {
                (webhook.active, webhook.reason) = (false, "gone".to_owned());
            } else if now.duration_since(since) >= FAILING_MAX {
                (webhook.active, webhook.reason) = (false, "failures".to_owned());
            }
        }
    }
    metrics::counter!("treeline_webhooks_total", "state" => outcome.state.as_str()).increment(1);
    let standing = webhook.clone();
    cx.db
        .write(async |tx: &mut Tx| -> Result<bool, Error> {
            store::webhooks::settle(tx, tenant, standing.id, next, &outcome, now).await?;
            let ours = store::webhooks::keep_standing(tx, tenant, &standing, lease, lease_end(now)).await?;
            if ours && !standing.active {
                let system = Principal { rights: Vec::new(), ..Principal::operator(tenant) };
                let diff = json!({ "active": [true, false], "reason": [null, standing.reason] });
                trail::note(cx, tx, &system, OBJECT, Some(standing.id), "disable", &diff).await?;
                let params = json!({ "name": standing.name });
                let news = News::new(standing.owner, "webhook", &params);
                tell(cx, tx, tenant, &news).await?;
                tracing::warn!(webhook = %standing.id, reason = standing.reason, "a webhook was switched off");
            }
            Ok(ours && standing.active)
        })
        .await
}

/// The pause after `tries` failed tries before this one, a fifth longer or shorter by chance, so that many subscribers
/// that failed at once do not come back at once.
fn pause(tries: i64, random: u8) -> SignedDuration {
    let last = PAUSES_SECONDS.len() - 1;
    let seconds = PAUSES_SECONDS[usize::try_from(tries).unwrap_or(0).min(last)];
    SignedDuration::from_millis(seconds * (800 + 400 * i64::from(random) / 255))
}

fn lease_end(now: Timestamp) -> Timestamp {
    now.saturating_add(LEASE).unwrap_or(Timestamp::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tries_become_ever_more_seldom_and_outlast_a_weekend_night() {
        let mut whole = SignedDuration::ZERO;
        for (tries, seconds) in (0..).zip(PAUSES_SECONDS) {
            assert_eq!(pause(tries, 0), SignedDuration::from_millis(seconds * 800));
            assert_eq!(pause(tries, 255), SignedDuration::from_millis(seconds * 1_200));
            whole += pause(tries, 0);
        }
        assert!(whole > SignedDuration::from_hours(36));
        assert_eq!(pause(99, 0), pause(9, 0));
    }

    #[test]
    fn a_message_is_given_up_after_its_last_try_and_never_before() {
        let failed = Tried::Failed(Failure::Status(500));
        for before in 0..9 {
            assert_eq!(judge(&failed, before).state, DeliveryState::Waiting, "{before}");
        }
        let last = judge(&failed, 9);
        assert_eq!((last.state, last.attempts, last.status), (DeliveryState::Failed, 10, Some(500)));
        assert_eq!(judge(&Tried::Arrived(204), 9).state, DeliveryState::Delivered);
    }
}
