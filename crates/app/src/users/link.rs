//! The link with which a person chooses a password: 256 random bits, of which only the hash is kept; works once, for a
//! while, until a newer one is made. Refuses barred people, and tells no difference between old, used and made-up links.

use std::net::IpAddr;

use access::{Action, Principal};
use jiff::SignedDuration;
use kernel::{Problem, TenantId, UserId};
use serde_json::{Value as Json, json};
use store::Tx;
use store::mail::MailPurpose;
use store::session::User;
use store::users::Purpose;

use super::change::held;
use super::grants::Roles;
use super::list::seen;
use crate::session::{Token, characters_min, password};
use crate::{Cx, Error, trail};

/// How long an invitation waits.
const INVITATION_SECONDS: i64 = 7 * 24 * 3600;
/// How long a new password may be chosen instead of a forgotten one.
const RESET_SECONDS: i64 = 30 * 60;

/// Whose link it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The login.
    pub login: String,
    /// The person's name.
    pub name: String,
    /// What it is for.
    pub purpose: Purpose,
    /// The fewest characters a password must have.
    pub characters_min: usize,
}

/// What a new link for this person is for.
pub(crate) fn purpose(user: &User) -> Purpose {
    if user.password_hash.is_none() { Purpose::Invitation } else { Purpose::Reset }
}

/// Makes a person's link; the older one is worth nothing from then on.
pub(super) async fn issue(cx: &Cx, tx: &mut Tx, tenant: TenantId, user: &User) -> Result<Token, Error> {
    let token = Token::new();
    keep(cx, tx, tenant, user, &token).await?;
    Ok(token)
}

/// Keeps the hash of a new link's token; the person's older link is worth nothing from then on.
pub(crate) async fn keep(
    cx: &Cx,
    tx: &mut Tx,
    tenant: TenantId,
    user: &User,
    token: &Token,
) -> Result<(), Error> {
    let purpose = purpose(user);
    let seconds = match purpose {
        Purpose::Invitation => INVITATION_SECONDS,
        Purpose::Reset => RESET_SECONDS,
    };
    let now = cx.now();
    let expires = now.checked_add(SignedDuration::from_secs(seconds)).map_err(Error::internal)?;
    Ok(store::users::put_link(tx, tenant, user.id, purpose, token.hash(), now, expires).await?)
}

/// The address of a link. Built from the configured address alone: what a request calls us is not believed. The token
/// stands behind `#`, which browsers send to no server.
pub(crate) fn address(cx: &Cx, token: &Token) -> String {
    format!("{}/welcome#{}", cx.config.public_url, token.text())
}

/// A new link for a person: by mail where one can reach the person, else (or with `by_hand`) for the administrator to
/// hand over, shown once, and the person hears of it where mails reach.
///
/// # Errors
/// [`Error::Forbidden`] (also `user-superior`), [`Error::NotFound`], `user-barred`.
pub async fn send(cx: &Cx, who: &Principal, id: UserId, by_hand: bool) -> Result<Option<String>, Error> {
    let user = seen(cx, who, id, Action::Update).await?;
    let roles = Roles::load(&mut cx.db.read(), who.tenant).await?;
    roles.check_holder(who, &held(cx, who, id).await?)?;
    if user.disabled {
        return Err(Error::Conflict(Problem::new("user-barred")));
    }
    cx.db
        .write(async |tx: &mut Tx| {
            let link = hand(cx, tx, who, &user, by_hand).await?;
            if link.is_some() {
                crate::mail::warn(cx, tx, who.tenant, &user, MailPurpose::LinkByHand).await?;
            }
            let diff = json!({ "purpose": purpose(&user).as_str(), "by_hand": link.is_some() });
            trail::audit(cx, tx, who, "user", Some(id.uuid()), "link", &diff).await?;
            Ok::<_, Error>(link)
        })
        .await
}

/// Leaves the link to the mails, or gives it.
pub(super) async fn hand(
    cx: &Cx,
    tx: &mut Tx,
    who: &Principal,
    user: &User,
    by_hand: bool,
) -> Result<Option<String>, Error> {
    if !by_hand && crate::mail::reaches(cx, user) {
        crate::mail::push_link(cx, tx, who.tenant, user.id).await?;
        return Ok(None);
    }
    Ok(Some(address(cx, &issue(cx, tx, who.tenant, user).await?)))
}

/// Whose link it is, for the page that asks for the password.
///
/// # Errors
/// [`Error::Gone`] for an old, used, superseded or made-up link, and for one of a barred person.
pub async fn look(cx: &Cx, token: &Token) -> Result<Found, Error> {
    let tenant = cx.tenant().await?;
    let (user, purpose) = living(cx, tenant, token).await?;
    let characters_min = characters_min(cx, tenant, user.id).await?;
    Ok(Found { login: user.login, name: user.name, purpose, characters_min })
}

async fn living(cx: &Cx, tenant: TenantId, token: &Token) -> Result<(User, Purpose), Error> {
    let found = store::users::by_link(&mut cx.db.read(), tenant, token.hash(), cx.now()).await?;
    found.ok_or_else(gone)
}

fn gone() -> Error {
    Error::Gone(Problem::new("link-gone"))
}

/// Sets the password and uses the link up; every session of the person ends. A second factor stays what it is.
///
/// # Errors
/// As [`look`]; the problems of [`password::check`]; [`Error::Throttled`].
pub async fn redeem(cx: &Cx, token: &Token, new: &str, from: Option<IpAddr>) -> Result<(), Error> {
    let tenant = cx.tenant().await?;
    let (user, purpose) = living(cx, tenant, token).await?;
    let min = characters_min(cx, tenant, user.id).await?;
    password::check(&user.login, new, min)?;
    // Hashing is dear: one link and one address get only so many tries.
    cx.throttle.admit(&format!("link {}", user.id), from, cx.now())?;
    let hash = cx.passwords.hash(&user.login, new, min).await?;
    let who = Principal { user: Some(user.id), rights: Vec::new(), ..Principal::operator(tenant) };
    cx.db
        .write(async |tx: &mut Tx| {
            if !store::users::take_link(tx, tenant, token.hash(), cx.now()).await? {
                return Err(gone());
            }
            store::session::set_password(tx, tenant, user.id, &hash, None).await?;
            if purpose == Purpose::Reset {
                crate::mail::warn(cx, tx, tenant, &user, MailPurpose::PasswordChosen).await?;
            }
            let diff: Json = json!({ "by": purpose.as_str() });
            trail::note(cx, tx, &who, "user", Some(user.id.uuid()), "password", &diff).await
        })
        .await?;
    cx.throttle.succeed(&format!("link {}", user.id));
    Ok(())
}
