//! What was sent to a subscriber and what came of it, the newest first. Refuses the text of answers, which nobody keeps.

use access::{Action, Principal};
use jiff::Timestamp;
use kernel::Problem;
use store::webhooks::{Delivery, DeliveryState};
use uuid::Uuid;

use super::{OBJECT, find};
use crate::{Cx, Error};

/// The most messages of a page.
const PAGE_MAX: i64 = 100;

/// A page of the log.
#[derive(Clone, Debug, PartialEq)]
pub struct Log {
    /// Its messages.
    pub items: Vec<Delivery>,
    /// The message that is tried next, and when; none when nothing waits or the subscriber is switched off.
    pub next_try: Option<(Uuid, Timestamp)>,
    /// The cursor of the next page.
    pub next: Option<String>,
}

/// The log of a subscriber, all of it or the messages of one state.
///
/// # Errors
/// `access-denied`, [`Error::NotFound`], `webhook-state-unknown`, `cursor-malformed`.
pub async fn log(
    cx: &Cx,
    who: &Principal,
    id: Uuid,
    state: Option<&str>,
    cursor: Option<&str>,
    limit: i64,
) -> Result<Log, Error> {
    who.require(OBJECT, Action::Read)?;
    let mut db = cx.db.read();
    let webhook = find(&mut db, who, id).await?;
    let state = state.filter(|word| !word.is_empty()).map(read_state).transpose()?;
    let before = cursor.filter(|text| !text.is_empty()).map(str::parse::<i64>).transpose();
    let before = before.map_err(|_| Error::Malformed(Problem::new("cursor-malformed")))?;
    let limit = limit.clamp(1, PAGE_MAX);
    let page = store::webhooks::log(&mut db, who.tenant, id, state, before, limit).await?;
    let head = store::webhooks::head(&mut db, who.tenant, id).await?.filter(|_| webhook.active);
    Ok(Log {
        items: page.items,
        next_try: head.map(|head| (head.event, webhook.due_at)),
        next: page.next.map(|number| number.to_string()),
    })
}

fn read_state(word: &str) -> Result<DeliveryState, Problem> {
    let found = DeliveryState::ALL.into_iter().find(|state| state.as_str() == word);
    found.ok_or_else(|| Problem::new("webhook-state-unknown").token(word).field("state"))
}
