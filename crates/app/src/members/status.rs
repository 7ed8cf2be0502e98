//! Activation and inactivation, dated and with a reason; refuses a future day, a standing the member has
//! already, and a change made from an old version.

use std::collections::BTreeMap;

use access::{Action, Principal};
use entity::FieldValue;
use jiff::civil::Date;
use kernel::Problem;
use serde_json::json;
use store::Tx;
use store::network::{self, StatusChange};
use store::records::{Change, Stamp};
use uuid::Uuid;

use super::object;
use crate::once::Once;
use crate::{Cx, Error, trail};

/// The longest reason, in characters.
const REASON_MAX: usize = 2_000;

/// What is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetStatus {
    /// The member.
    pub member: Uuid,
    /// `active` or `inactive`.
    pub status: String,
    /// From which day, at most today.
    pub from: Date,
    /// Why.
    pub reason: String,
}

/// What the member's row says afterwards.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusSet {
    /// The standing.
    pub status: String,
    /// The row's version.
    pub version: i64,
}

/// Activates or inactivates a member.
///
/// # Errors
/// [`Error::Forbidden`]; [`Error::NotFound`] out of reach; [`Error::Refused`] `status-unknown`,
/// `status-reason-missing`, `status-date-future`; [`Error::Conflict`] `status-unchanged`,
/// `period-closed` for a day before the end of the last posted month.
pub async fn set_status(cx: &Cx, who: &Principal, cmd: &SetStatus, once: &Once) -> Result<StatusSet, Error> {
    who.require("member", Action::Update).map_err(Error::Forbidden)?;
    check(cmd, crate::network::today(cx, who).await?)?;
    let object = object(who)?;
    let at = cx.now();
    let actor = who.user.map(|user| user.uuid());
    let row = cx.new_id();
    let version = cx
        .db
        .write(async |tx: &mut Tx| -> Result<i64, Error> {
            if let Some(version) = once.before(tx, who).await? {
                return Ok(version);
            }
            let before = store::records::get(tx, who, object, Action::Update, cmd.member).await?;
            let before = before.ok_or(Error::NotFound)?;
            crate::runs::still_open(tx, who.tenant, cmd.from, "from").await?;
            let old = before.values.get("status").map(FieldValue::to_text).unwrap_or_default();
            if old == cmd.status {
                return Err(Error::Conflict(Problem::new("status-unchanged").field("status")));
            }
            let values = BTreeMap::from([("status".to_owned(), FieldValue::Text(cmd.status.clone()))]);
            let change = Change { values, parts: BTreeMap::new() };
            let stamp = Stamp { at, by: actor };
            let done =
                store::records::update(tx, who, object, cmd.member, before.version, &change, stamp).await?;
            let (_, after) = done.ok_or(Error::NotFound)?;
            let change = StatusChange {
                id: row,
                member: cmd.member,
                status: cmd.status.clone(),
                from: cmd.from,
                reason: cmd.reason.trim().to_owned(),
                actor,
                at,
            };
            network::record_status(tx, who.tenant, &change).await?;
            network::touch(tx, who.tenant, &[cmd.member]).await?;
            let diff = json!({
                "status": [old, cmd.status], "from": [null, cmd.from.to_string()], "reason": [null, change.reason],
            });
            trail::note(cx, tx, who, "member", Some(cmd.member), "status", &diff).await?;
            once.after(cx, tx, who, &after.version).await?;
            Ok(after.version)
        })
        .await?;
    Ok(StatusSet { status: cmd.status.clone(), version })
}

fn check(cmd: &SetStatus, today: Date) -> Result<(), Error> {
    let mut problems = Vec::new();
    if !["active", "inactive"].contains(&cmd.status.as_str()) {
        problems.push(Problem::new("status-unknown").token(&cmd.status).field("status"));
    }
    if cmd.reason.trim().is_empty() {
        problems.push(Problem::new("status-reason-missing").field("reason"));
    } else if cmd.reason.chars().count() > REASON_MAX {
        problems.push(Problem::new("reason-too-long").with("max", REASON_MAX).field("reason"));
    }
    if cmd.from > today {
        problems.push(Problem::new("status-date-future").field("from"));
    }
    if problems.is_empty() { Ok(()) } else { Err(Error::Refused(problems)) }
}
