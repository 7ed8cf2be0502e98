//! Who one is at providers: listed, linked with a fresh proof, unlinked, and asked for once more before money moves. Refuses
//! anybody else's, which look like ones that do not exist, and to take the last way to sign in away.

use std::net::IpAddr;

use access::Principal;
use jiff::{SignedDuration, Timestamp};
use kernel::{Problem, TenantId, UserId};
use serde_json::{Value as Json, json};
use store::Tx;
use store::openid::{self, Identity};
use uuid::Uuid;

use super::answer::{Reply, identified, name, refused};
use super::enter::{keep, linked};
use super::{OBJECT, SKEW_SECONDS};
use crate::session::{second, strength};
use crate::{Cx, Error, trail};

/// Identities a person may have at a time.
const IDENTITIES_MAX: usize = 10;

/// An identity as its person sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdentityCard {
    /// Its id.
    pub id: Uuid,
    /// The provider's key; none where it is no longer set.
    pub provider: Option<String>,
    /// What people call the provider; its address where it is no longer set.
    pub label: String,
    /// What the provider calls the person.
    pub name: String,
    /// When it was linked.
    pub created_at: Timestamp,
    /// When it last signed in.
    pub used_at: Option<Timestamp>,
}

fn card(cx: &Cx, row: Identity) -> IdentityCard {
    let provider = cx.config.openid.of_issuer(&row.issuer);
    IdentityCard {
        id: row.id,
        provider: provider.map(|provider| provider.key.clone()),
        label: provider.map_or(row.issuer, |provider| provider.label.clone()),
        name: row.name,
        created_at: row.created_at,
        used_at: row.used_at,
    }
}

/// The caller's identities, the oldest first.
///
/// # Errors
/// Faults of the database.
pub async fn list(cx: &Cx, who: &Principal) -> Result<Vec<IdentityCard>, Error> {
    of(cx, who, who.user.ok_or(Error::NotSignedIn)?).await
}

/// Somebody's; the caller has made sure that they may be seen.
pub(crate) async fn of(cx: &Cx, who: &Principal, user: UserId) -> Result<Vec<IdentityCard>, Error> {
    let rows = openid::of_user(&mut cx.db.read(), who.tenant, user).await?;
    Ok(rows.into_iter().map(|row| card(cx, row)).collect())
}

/// What people call the providers that sign somebody in, of those that are still set.
pub(crate) async fn labels(cx: &Cx, tenant: TenantId, user: UserId) -> Result<Vec<String>, Error> {
    let rows = openid::of_user(&mut cx.db.read(), tenant, user).await?;
    let mut labels: Vec<String> = rows
        .iter()
        .filter_map(|row| cx.config.openid.of_issuer(&row.issuer))
        .map(|provider| provider.label.clone())
        .collect();
    labels.dedup();
    Ok(labels)
}

/// Unlinks one of somebody's, and notes whose it was where that is not the caller.
///
/// # Errors
/// [`Error::NotFound`].
pub(crate) async fn cut(
    cx: &Cx,
    tx: &mut Tx,
    who: &Principal,
    (user, login): (UserId, Option<&str>),
    id: Uuid,
) -> Result<(), Error> {
    let known = openid::of_user(tx, who.tenant, user).await?;
    let row = known.into_iter().find(|row| row.id == id).ok_or(Error::NotFound)?;
    openid::remove(tx, who.tenant, user, id).await?;
    let mut diff = json!({ "issuer": [row.issuer, null], "name": [row.name, null] });
    if let Some(login) = login {
        diff["login"] = json!([login, null]);
    }
    trail::note(cx, tx, who, OBJECT, Some(id), "revoke", &diff).await
}

/// Links who came back to the caller, who began the way with a fresh proof.
///
/// # Errors
/// `openid-refused`, `openid-unreachable`, `openid-known` where it is linked already, `openid-many`; [`Error::Throttled`].
pub async fn link(
    cx: &Cx,
    who: &Principal,
    reply: &Reply,
    address: Option<IpAddr>,
) -> Result<IdentityCard, Error> {
    let user = who.user.ok_or(Error::NotSignedIn)?;
    cx.throttle.admit(&reply.state, address, cx.now())?;
    let (request, found) = identified(cx, who.tenant, reply, &["link"]).await?;
    if request.user != Some(user) {
        return Err(refused(&reply.provider, "person"));
    }
    let row = linked(cx, user, &found, name(cx, &found).await);
    cx.db
        .write(async |tx: &mut Tx| {
            openid::end(tx, who.tenant, request.id).await?;
            store::session::lock_person(tx, who.tenant, user).await?;
            if openid::of_user(tx, who.tenant, user).await?.len() >= IDENTITIES_MAX {
                return Err(Error::Conflict(Problem::new("openid-many").with("max", IDENTITIES_MAX)));
            }
            keep(cx, tx, who, &row).await
        })
        .await?;
    cx.throttle.succeed(&reply.state);
    Ok(card(cx, row))
}

/// Unlinks one: it opens nothing any more, and every other session of the person ends. What it had made strong is so no longer,
/// unless something else of the person's takes more than a password.
///
/// # Errors
/// [`Error::NotFound`]; `sign-in-last` where no other way to sign in is left.
pub async fn unlink(cx: &Cx, who: &Principal, present: Uuid, id: Uuid) -> Result<(), Error> {
    let user = who.user.ok_or(Error::NotSignedIn)?;
    cx.db
        .write(async |tx: &mut Tx| {
            store::session::lock_person(tx, who.tenant, user).await?;
            cut(cx, tx, who, (user, None), id).await?;
            keep_a_way(cx, tx, who, user).await?;
            store::session::close_others(tx, who.tenant, user, present).await?;
            strength::settle(cx, tx, who.tenant, user).await
        })
        .await
}

/// Refuses what has left a person without any way to sign in: no password, no passkey, no provider that is still set.
pub(crate) async fn keep_a_way(cx: &Cx, tx: &mut Tx, who: &Principal, user: UserId) -> Result<(), Error> {
    let found = store::session::by_id(tx, who.tenant, user).await?.ok_or(Error::NotSignedIn)?;
    let set = |row: &Identity| cx.config.openid.of_issuer(&row.issuer).is_some();
    let left = found.password_hash.is_some()
        || !store::passkeys::of_user(tx, who.tenant, user).await?.is_empty()
        || openid::of_user(tx, who.tenant, user).await?.iter().any(set);
    if left { Ok(()) } else { Err(Error::Conflict(Problem::new("sign-in-last"))) }
}

/// Shows once more who one is: signed in at the provider anew, since the way was begun.
///
/// # Errors
/// `openid-refused`, `openid-unreachable`; `openid-proof-factor` where only a code will do; [`Error::Throttled`].
pub async fn prove(
    cx: &Cx,
    who: &Principal,
    session: Uuid,
    reply: &Reply,
    address: Option<IpAddr>,
) -> Result<(), Error> {
    let user = who.user.ok_or(Error::NotSignedIn)?;
    cx.throttle.admit(&reply.state, address, cx.now())?;
    let (request, found) = identified(cx, who.tenant, reply, &["proof"]).await?;
    let identity =
        openid::by_subject(&mut cx.db.read(), who.tenant, &found.issuer, &found.claims.subject).await?;
    if request.user != Some(user) || identity.is_none_or(|identity| identity.user != user) {
        return Err(refused(&reply.provider, "person"));
    }
    let since =
        request.begun_at.checked_sub(SignedDuration::from_secs(SKEW_SECONDS)).map_err(Error::internal)?;
    if found.recognised(cx.now()).is_none_or(|at| at < since) {
        return Err(refused(&reply.provider, "recognised before"));
    }
    if !found.enough && second::in_force(cx, who.tenant, user).await?.is_some() {
        return Err(Error::Conflict(Problem::new("openid-proof-factor")));
    }
    cx.throttle.succeed(&reply.state);
    let now = cx.now();
    cx.db
        .write(async |tx: &mut Tx| {
            openid::end(tx, who.tenant, request.id).await?;
            store::session::prove(tx, who.tenant, session, now).await?;
            trail::audit(cx, tx, who, "user", Some(user.uuid()), "proof", &Json::Null).await
        })
        .await
}
