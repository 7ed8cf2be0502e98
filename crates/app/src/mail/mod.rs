//! Mails about signing in, with a link or a mere word, and of news people want by mail: put into the outbox by a use case, written and sent by a worker.
//! The link in a mail is made when the mail is sent, so that neither outbox nor backup holds a token. Refuses to send
//! twice what may have arrived.

mod letter;
mod send;

use kernel::{Problem, TenantId, UserId};
use serde_json::json;
use store::Tx;
use store::outbox::{MAIL, NEWS_MAIL};
use store::session::User;

use crate::session::throttle;
use crate::{Cx, Error};

pub use gateway::mail::{Security, Server, is_address};
pub use send::turn;
pub use store::mail::{Mail, MailPurpose, MailState};

/// The longest login anybody may have typed.
const LOGIN_MAX: usize = 120;

/// Whether this installation sends mails.
pub fn is_possible(cx: &Cx) -> bool {
    cx.config.mail.is_some()
}

/// Where mails to a person go to.
pub(crate) fn address_of(user: &User) -> Option<String> {
    user.email.clone().or_else(|| entity::is_email(&user.login).then(|| user.login.clone()))
}

/// Whether a mail can reach this person.
pub(crate) fn reaches(cx: &Cx, user: &User) -> bool {
    is_possible(cx) && address_of(user).is_some()
}

/// Sends a person a link for a password, once this transaction is through.
pub(crate) async fn push_link(cx: &Cx, tx: &mut Tx, tenant: TenantId, user: UserId) -> Result<(), Error> {
    let payload = json!({ "user": user.uuid() });
    Ok(store::outbox::push(tx, tenant, cx.new_id(), cx.now(), MAIL, &payload).await?)
}

/// Tells a person that somebody else has changed the sign-in, once this transaction is through.
pub(crate) async fn push_word(
    cx: &Cx,
    tx: &mut Tx,
    tenant: TenantId,
    user: UserId,
    purpose: MailPurpose,
) -> Result<(), Error> {
    let payload = json!({ "user": user.uuid(), "purpose": purpose.as_str() });
    Ok(store::outbox::push(tx, tenant, cx.new_id(), cx.now(), MAIL, &payload).await?)
}

/// Tells a person, where mails reach, that a password was chosen or that somebody else can choose one.
pub(crate) async fn warn(
    cx: &Cx,
    tx: &mut Tx,
    tenant: TenantId,
    user: &User,
    purpose: MailPurpose,
) -> Result<(), Error> {
    if reaches(cx, user) { push_word(cx, tx, tenant, user.id, purpose).await } else { Ok(()) }
}

/// Tells a person at the address until now that mails go to another one from now on.
pub(crate) async fn warn_of_address(
    cx: &Cx,
    tx: &mut Tx,
    tenant: TenantId,
    (old, new): (&User, &User),
) -> Result<(), Error> {
    let Some(to) = address_of(old).filter(|to| is_possible(cx) && address_of(new).as_ref() != Some(to))
    else {
        return Ok(());
    };
    let purpose = MailPurpose::AddressChanged.as_str();
    let payload = json!({ "user": old.id.uuid(), "purpose": purpose, "to": to });
    Ok(store::outbox::push(tx, tenant, cx.new_id(), cx.now(), MAIL, &payload).await?)
}

/// Tells a person news by mail, once this transaction is through. What it says is read when it is sent, with the rights the
/// person has then.
pub(crate) async fn push_news(
    cx: &Cx,
    tx: &mut Tx,
    tenant: TenantId,
    user: uuid::Uuid,
    news: uuid::Uuid,
) -> Result<(), Error> {
    let payload = json!({ "user": user, "news": news });
    Ok(store::outbox::push(tx, tenant, cx.new_id(), cx.now(), NEWS_MAIL, &payload).await?)
}

/// Somebody says to have forgotten the password of `login`. Known and unknown logins take the same way: who it is, the
/// worker finds out. Gives whether this installation sends mails at all.
///
/// # Errors
/// `login-malformed`; [`Error::Throttled`] after three an hour.
pub async fn forgot(cx: &Cx, login: &str, from: Option<std::net::IpAddr>) -> Result<bool, Error> {
    let login = login.trim();
    if login.is_empty() || login.chars().count() > LOGIN_MAX {
        return Err(Problem::new("login-malformed").field("login").into());
    }
    let tenant = cx.tenant().await?;
    let asked = throttle::begin_forgotten(cx, tenant, login, from).await?;
    if !is_possible(cx) {
        return Ok(false);
    }
    let payload = json!({ "login": login });
    cx.db
        .write(async |tx: &mut Tx| {
            asked.keep(cx, tx, tenant).await?;
            store::outbox::push(tx, tenant, cx.new_id(), cx.now(), MAIL, &payload).await.map_err(Error::from)
        })
        .await?;
    Ok(true)
}
