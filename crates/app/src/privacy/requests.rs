//! The requests there were, and a copy asked for. Shows codes, never names.

use access::{Action, Principal};
use jiff::{SignedDuration, Timestamp};
use kernel::{Problem, UserId};
use serde_json::json;
use store::Tx;
use store::privacy::{self, Kind, Request, State, USER};
use uuid::Uuid;

use super::{RIGHT, preview, require};
use crate::once::Once;
use crate::users::Roles;
use crate::{Cx, Error, trail};

/// Requests of one page.
const PAGE: i64 = 50;
/// How long a copy may be fetched.
pub(super) const COPY_LIFE: SignedDuration = SignedDuration::from_hours(24);

/// A request as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct RequestView {
    /// The request.
    pub request: Request,
    /// Why it was given up.
    pub problem: Option<Problem>,
    /// Until when the copy may be fetched.
    pub until: Option<Timestamp>,
}

/// One page.
#[derive(Debug, Clone, PartialEq)]
pub struct RequestPage {
    /// The newest first.
    pub items: Vec<RequestView>,
    /// Where the next page begins.
    pub next: Option<String>,
}

/// The requests.
///
/// # Errors
/// `access-denied`, `cursor-malformed`.
pub async fn list(cx: &Cx, who: &Principal, cursor: Option<&str>) -> Result<RequestPage, Error> {
    require(who, Action::Read)?;
    let before = cursor.filter(|text| !text.is_empty()).map(Uuid::parse_str).transpose();
    let before =
        before.map_err(|_| Error::Malformed(Problem::new("cursor-malformed")))?.unwrap_or(Uuid::max());
    let mut rows = privacy::list(&mut cx.db.read(), who.tenant, before, PAGE + 1).await?;
    let whole = usize::try_from(PAGE).unwrap_or(usize::MAX);
    let more = rows.len() > whole;
    rows.truncate(whole);
    let next = rows.last().filter(|_| more).map(|row| row.id.to_string());
    let mut items = Vec::new();
    for row in rows {
        items.push(shown(cx, who, row).await?);
    }
    Ok(RequestPage { items, next })
}

/// One request.
///
/// # Errors
/// `access-denied`, [`Error::NotFound`].
pub async fn one(cx: &Cx, who: &Principal, id: Uuid) -> Result<RequestView, Error> {
    require(who, Action::Read)?;
    let row = privacy::get(&mut cx.db.read(), who.tenant, id).await?.ok_or(Error::NotFound)?;
    shown(cx, who, row).await
}

/// A job that has ended without the erasure has given it up.
async fn shown(cx: &Cx, who: &Principal, mut request: Request) -> Result<RequestView, Error> {
    let mut problem = None;
    if let (State::Running | State::Failed, Some(job)) = (request.state, request.job)
        && let Some(job) = store::jobs::get(&mut cx.db.read(), who.tenant, job).await?
        && !matches!(job.state.as_str(), "queued" | "running")
    {
        request.state = State::Failed;
        problem = job.error.and_then(|error| serde_json::from_value(error).ok());
    }
    let until = (request.kind == Kind::Export).then_some(request.at + COPY_LIFE);
    Ok(RequestView { request, problem, until })
}

/// Enters that a copy of everything was asked for; it may be fetched for a day by whoever entered it.
///
/// # Errors
/// `access-denied`, [`Error::NotFound`].
pub async fn ask_copy(
    cx: &Cx,
    who: &Principal,
    (object, record): (&str, Uuid),
    once: &Once,
) -> Result<Uuid, Error> {
    require(who, Action::Export)?;
    cx.db
        .write(async |tx: &mut Tx| {
            if let Some(before) = once.before(tx, who).await? {
                return Ok(before);
            }
            let person = preview::pieces(tx, who, object, record).await?;
            // What leads to somebody with more rights is not given to somebody with less.
            let roles = Roles::load(tx, who.tenant).await?;
            for piece in person.iter().filter(|piece| piece.object == USER) {
                let user = UserId::from_uuid(piece.id);
                let held = store::users::roles_of(tx, who.tenant, &[user]).await?.remove(&user);
                roles.check_holder(who, &held.unwrap_or_default())?;
            }
            let id = cx.new_id();
            let now = cx.now();
            let request = Request {
                id,
                kind: Kind::Export,
                object: object.to_owned(),
                record,
                code: person.first().map(|piece| piece.code.clone()).unwrap_or_default(),
                person,
                state: State::Done,
                by: who.user.map(kernel::UserId::uuid),
                by_name: None,
                at: now,
                job: None,
                account: json!({}),
                digest: None,
                replayed: false,
                finished_at: Some(now),
            };
            privacy::insert(tx, who.tenant, &request).await?;
            trail::audit(cx, tx, who, RIGHT, Some(id), "export", &json!({})).await?;
            once.after(cx, tx, who, &id).await?;
            Ok(id)
        })
        .await
}
