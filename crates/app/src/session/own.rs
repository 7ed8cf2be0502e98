//! A person's own sessions and password: where one is signed in, ending one or all others, a new password. Refuses
//! sessions of anybody else, which look like ones that do not exist.

use std::net::IpAddr;

use access::Principal;
use kernel::{Problem, TenantId, UserId};
use serde_json::{Value as Json, json};
use store::Tx;
use store::mail::MailPurpose;
use store::session::Entry;
use uuid::Uuid;

use super::{password, throttle};
use crate::{Cx, Error, trail};

/// The caller's living sessions, the one used last first.
///
/// # Errors
/// Faults of the database.
pub async fn sessions(cx: &Cx, who: &Principal) -> Result<Vec<Entry>, Error> {
    let id = person(who)?;
    Ok(store::session::list(&mut cx.db.read(), who.tenant, id, cx.now()).await?)
}

/// Ends one of the caller's sessions, at once.
///
/// # Errors
/// [`Error::NotFound`] when the caller has no such session.
pub async fn end(cx: &Cx, who: &Principal, session: Uuid) -> Result<(), Error> {
    let id = person(who)?;
    cx.db
        .write(async |tx: &mut Tx| {
            if !store::session::close_one(tx, who.tenant, id, session).await? {
                return Err(Error::NotFound);
            }
            let diff = json!({ "session": session });
            trail::audit(cx, tx, who, "user", Some(id.uuid()), "session_end", &diff).await
        })
        .await
}

/// Ends every session of the caller but the present one, and says how many.
///
/// # Errors
/// Faults of the database.
pub async fn end_others(cx: &Cx, who: &Principal, present: Uuid) -> Result<u64, Error> {
    let id = person(who)?;
    cx.db
        .write(async |tx: &mut Tx| {
            let ended = store::session::close_others(tx, who.tenant, id, present).await?;
            let diff = json!({ "ended": ended });
            trail::audit(cx, tx, who, "user", Some(id.uuid()), "session_end", &diff).await?;
            Ok(ended)
        })
        .await
}

/// A new password for the caller, who proves to know the old one.
#[derive(Clone)]
pub struct ChangePassword {
    /// The password until now.
    pub current: String,
    /// The one from now on.
    pub new: String,
    /// The address the request came from.
    pub address: Option<IpAddr>,
}

/// Changes the caller's password; every other session of the caller ends at once.
///
/// # Errors
/// `password-wrong` at `current`; [`Error::Throttled`] after too many of them; the problems of
/// [`crate::session::password::check`] at `password`.
pub async fn change_password(
    cx: &Cx,
    who: &Principal,
    present: Uuid,
    cmd: &ChangePassword,
) -> Result<(), Error> {
    let id = person(who)?;
    let user = store::session::by_id(&mut cx.db.read(), who.tenant, id).await?.ok_or(Error::NotSignedIn)?;
    // A stolen session must not become a way to guess the password: tries count as sign-ins do.
    let attempt = throttle::begin(cx, who.tenant, &user.login, cmd.address).await?;
    if !cx.passwords.verify(user.password_hash.as_deref(), &cmd.current).await? {
        attempt.wrong_alone(cx, who.tenant).await?;
        return Err(Problem::new("password-wrong").field("current").into());
    }
    attempt.right(cx, who.tenant).await?;
    let hash = cx.passwords.hash(&user.login, &cmd.new, characters_min(cx, who.tenant, id).await?).await?;
    cx.db
        .write(async |tx: &mut Tx| {
            store::session::set_password(tx, who.tenant, id, &hash, Some(present)).await?;
            crate::mail::warn(cx, tx, who.tenant, &user, MailPurpose::PasswordChosen).await?;
            trail::note(cx, tx, who, "user", Some(id.uuid()), "password", &Json::Null).await
        })
        .await
}

/// The fewest characters a password of this person must have.
pub(crate) async fn characters_min(cx: &Cx, tenant: TenantId, id: UserId) -> Result<usize, Error> {
    let factor = super::second::in_force(cx, tenant, id).await?;
    Ok(if factor.is_some() { password::CHARACTERS_MIN_WITH_FACTOR } else { password::CHARACTERS_MIN })
}

/// The operator at the machine has no sessions.
fn person(who: &Principal) -> Result<UserId, Error> {
    who.user.ok_or(Error::NotSignedIn)
}
