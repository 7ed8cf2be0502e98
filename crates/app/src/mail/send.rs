//! The worker's turn: takes a mail from the outbox under a lease, writes it, sends it. Invariant: a mail whose state is
//! `sending` when it is taken up had its content perhaps sent: it becomes `unknown` and is not sent again.

use access::Principal;
use gateway::mail::{Failure, deliver, prepare};
use jiff::{SignedDuration, Timestamp};
use kernel::{TenantId, UserId};
use serde_json::json;
use store::Tx;
use store::mail::{Mail, MailPurpose, MailState};
use store::outbox::Message;
use store::session::User;
use uuid::Uuid;

use super::{address_of, letter};
use crate::session::Token;
use crate::users::link;
use crate::{Cx, Error, trail};

/// How long one mail may take; longer than all patience with a server together.
const LEASE_SECONDS: i64 = 10 * 60;
/// The first pause after "later"; each further one is twice as long.
const PAUSE_SECONDS: i64 = 60;
/// The longest pause.
const PAUSE_SECONDS_MAX: i64 = 4 * 3600;
/// After so many tries, four days, nobody waits for the mail any more.
const TRIES_MAX: i64 = 32;

/// Takes up one mail that is due; `false` when there was none.
///
/// # Errors
/// Faults of the database; the mail is then taken up again when its lease is over.
pub async fn turn(cx: &Cx) -> Result<bool, Error> {
    if cx.config.mail.is_none() {
        return Ok(false);
    }
    let (tenant, now) = (cx.tenant().await?, cx.now());
    let until = now.checked_add(SignedDuration::from_secs(LEASE_SECONDS)).map_err(Error::internal)?;
    let claimed = store::outbox::claim_mails(&cx.db, tenant, now, until, 1).await?;
    let Some(message) = claimed.into_iter().next() else { return Ok(false) };
    handle(cx, tenant, &message).await?;
    Ok(true)
}

async fn handle(cx: &Cx, tenant: TenantId, message: &Message) -> Result<(), Error> {
    let known = store::mail::get(&mut cx.db.read(), tenant, message.id).await?;
    match known.map(|mail| (mail.state, mail)) {
        Some((MailState::Sending, mail)) => {
            let reply = "the server or this machine stopped while the mail was being sent".to_owned();
            return close(cx, tenant, Mail { state: MailState::Unknown, reply, ..mail }).await;
        }
        Some((MailState::Waiting, _)) | None => {}
        Some(_) => return drop_message(cx, tenant, message.id).await,
    }
    let user = reader(cx, tenant, message).await?;
    // Unknown, barred or without an address: nobody is told, and nothing is sent.
    let addressed = |user: User| told(message).or_else(|| address_of(&user)).map(|to| (user, to));
    let Some((user, to)) = user.and_then(addressed) else {
        return drop_message(cx, tenant, message.id).await;
    };
    send(cx, tenant, message, &user, to).await
}

/// Who is meant.
async fn reader(cx: &Cx, tenant: TenantId, message: &Message) -> Result<Option<User>, Error> {
    let text = |key: &str| message.payload.get(key).and_then(|value| value.as_str()).map(str::to_owned);
    let mut read = cx.db.read();
    let found = match (text("user").and_then(|id| Uuid::parse_str(&id).ok()), text("login")) {
        (Some(id), _) => store::session::by_id(&mut read, tenant, UserId::from_uuid(id)).await?,
        (None, Some(login)) => store::session::by_login(&mut read, tenant, &login).await?,
        (None, None) => None,
    };
    Ok(found.filter(|user| !user.disabled))
}

/// The address a word goes to where it is not the person's present one.
fn told(message: &Message) -> Option<String> {
    message.payload.get("to")?.as_str().map(str::to_owned)
}

/// The news a mail tells.
fn news(message: &Message) -> Option<Uuid> {
    message.payload.get("news")?.as_str().and_then(|id| Uuid::parse_str(id).ok())
}

/// What somebody signs in with who says to have forgotten a password there never was; none where a link helps, as to whom an
/// administrator sends one. A link would open a second way beside the provider to whoever reads the mail.
async fn providers(
    cx: &Cx,
    tenant: TenantId,
    message: &Message,
    user: &User,
) -> Result<Option<String>, Error> {
    let is_forgotten = message.payload.get("login").is_some();
    if !is_forgotten || user.password_hash.is_some() {
        return Ok(None);
    }
    let labels = crate::openid::labels(cx, tenant, user.id).await?;
    Ok((!labels.is_empty()).then(|| labels.join(", ")))
}

/// What the mail is for: a use case may want a word only; everything else is a link.
fn purpose(message: &Message, user: &User) -> MailPurpose {
    if news(message).is_some() {
        return MailPurpose::News;
    }
    let word = message.payload.get("purpose").and_then(|value| value.as_str());
    word.and_then(MailPurpose::word).unwrap_or_else(|| link::purpose(user).into())
}

async fn send(cx: &Cx, tenant: TenantId, message: &Message, user: &User, to: String) -> Result<(), Error> {
    let Some(server) = &cx.config.mail else { return Ok(()) };
    let company = crate::company::get(cx, tenant).await?;
    let providers = providers(cx, tenant, message, user).await?;
    // Without a link it is still the answer to a wish for a new password.
    let purpose = if providers.is_some() { MailPurpose::Reset } else { purpose(message, user) };
    let token = (providers.is_none() && purpose.has_link()).then(Token::new);
    let address = token.as_ref().map(|token| link::address(cx, token));
    let said = match (&providers, &address) {
        (Some(providers), _) => letter::Said::Providers(providers),
        (None, Some(address)) => letter::Said::Link(purpose, address),
        (None, None) => letter::Said::Word(purpose),
    };
    let letter = match news(message) {
        Some(id) => {
            let who = crate::session::principal(cx, tenant, user).await?;
            // Read meanwhile, or out of sight by now: nothing is sent.
            let Some((text, path)) = crate::notifications::mailed(cx, &who, id).await? else {
                return drop_message(cx, tenant, message.id).await;
            };
            letter::news(cx, &company.name, user, to, message.id, (&text, &path))
        }
        None => letter::write(cx, &company.name, user, to, message.id, &said),
    };
    let mail =
        |state, reply| Mail { id: message.id, user: user.id, purpose, state, reply, changed_at: cx.now() };
    let ready = match prepare(server, &letter).await {
        Ok(ready) => ready,
        Err(failure) => return settle(cx, tenant, message, mail, failure).await,
    };
    let nobody = Principal { rights: Vec::new(), ..Principal::operator(tenant) };
    let meant = cx
        .db
        .write(async |tx: &mut Tx| {
            if !store::mail::note(tx, tenant, &mail(MailState::Sending, String::new())).await? {
                return Ok::<_, Error>(false);
            }
            let Some(token) = &token else { return Ok(true) };
            link::keep(cx, tx, tenant, user, token).await?;
            let diff = json!({ "purpose": purpose.as_str(), "by": "mail" });
            trail::audit(cx, tx, &nobody, "user", Some(user.id.uuid()), "link", &diff).await?;
            Ok(true)
        })
        .await?;
    if !meant {
        // Barred or erased while it was written.
        return drop_message(cx, tenant, message.id).await;
    }
    match deliver(ready).await {
        Ok(reply) => {
            metrics::counter!("treeline_mails_total", "state" => "sent").increment(1);
            close(cx, tenant, mail(MailState::Sent, reply)).await
        }
        Err(failure) => settle(cx, tenant, message, mail, failure).await,
    }
}

/// What follows when a mail did not leave for certain.
async fn settle(
    cx: &Cx,
    tenant: TenantId,
    message: &Message,
    mail: impl Fn(MailState, String) -> Mail,
    failure: Failure,
) -> Result<(), Error> {
    let (state, reply) = match failure {
        Failure::Later(reply) if message.attempts < TRIES_MAX => (MailState::Waiting, reply),
        Failure::Later(reply) | Failure::Refused(reply) => (MailState::Refused, reply),
        Failure::Unknown(reply) => (MailState::Unknown, reply),
    };
    tracing::warn!(mail = %message.id, state = state.as_str(), reply, "a mail did not leave");
    metrics::counter!("treeline_mails_total", "state" => state.as_str()).increment(1);
    let mail = mail(state, reply);
    if state != MailState::Waiting {
        return close(cx, tenant, mail).await;
    }
    let due = due(cx.now(), message.attempts)?;
    cx.db
        .write(async |tx: &mut Tx| {
            if store::mail::note(tx, tenant, &mail).await? {
                return Ok(store::outbox::postpone(tx, tenant, mail.id, due).await?);
            }
            Ok(store::outbox::mail_done(tx, tenant, mail.id, mail.changed_at).await?)
        })
        .await
}

/// When to try again after `tries` tries.
fn due(now: Timestamp, tries: i64) -> Result<Timestamp, Error> {
    let doubled = PAUSE_SECONDS << tries.clamp(0, 8);
    now.checked_add(SignedDuration::from_secs(doubled.min(PAUSE_SECONDS_MAX))).map_err(Error::internal)
}

/// Notes the end of a mail.
async fn close(cx: &Cx, tenant: TenantId, mail: Mail) -> Result<(), Error> {
    let mail = Mail { changed_at: cx.now(), ..mail };
    cx.db
        .write(async |tx: &mut Tx| {
            store::mail::note(tx, tenant, &mail).await?;
            store::outbox::mail_done(tx, tenant, mail.id, mail.changed_at).await.map_err(Error::from)
        })
        .await
}

async fn drop_message(cx: &Cx, tenant: TenantId, id: Uuid) -> Result<(), Error> {
    let now = cx.now();
    cx.db
        .write(async |tx: &mut Tx| store::outbox::mail_done(tx, tenant, id, now).await.map_err(Error::from))
        .await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tries_go_on_for_more_than_two_days_ever_more_seldom() {
        let start = Timestamp::UNIX_EPOCH;
        let mut at = start;
        let mut before = SignedDuration::ZERO;
        for tries in 0..TRIES_MAX {
            let next = due(at, tries).expect("a moment of our age");
            let pause = next.duration_since(at);
            assert!(pause >= before && pause <= SignedDuration::from_secs(PAUSE_SECONDS_MAX));
            (at, before) = (next, pause);
        }
        assert!(at.duration_since(start) > SignedDuration::from_hours(48));
    }
}
