//! In with a key: the device has recognised its person, so neither password nor code is asked for. And shown once more with
//! a key, before money moves. Refuses keys of barred people, and at a proof every key but the person's own.

use std::net::IpAddr;

use access::Principal;
use kernel::Problem;
use serde_json::{Value as Json, json};
use store::Tx;
use uuid::Uuid;

use super::answer::{Answer, judged};
use crate::session::{Device, Entrance, SignedIn, open, throttle};
use crate::{Cx, Error, trail};

/// Signs in with a key and opens a new session.
///
/// # Errors
/// [`Error::SignInWrong`] for a wrong answer, an unknown key and a barred person alike; [`Error::Throttled`].
pub async fn sign_in(
    cx: &Cx,
    answer: &Answer,
    address: Option<IpAddr>,
    device: Device,
) -> Result<SignedIn, Error> {
    let tenant = cx.tenant().await?;
    // Counted by the key: nobody shuts others out, and nobody tries for ever.
    let attempt = throttle::begin(cx, tenant, &answer.credential, address).await?;
    let key = judged(cx, tenant, answer).await?;
    let user = match &key {
        Some(key) => store::session::by_id(&mut cx.db.read(), tenant, key.user).await?,
        None => None,
    };
    let Some((key, user)) = key.zip(user).filter(|(_, user)| !user.disabled) else {
        metrics::counter!("treeline_sign_ins_total", "result" => "wrong_key").increment(1);
        tracing::info!(?address, "a sign-in with a passkey failed");
        attempt.wrong_alone(cx, tenant).await?;
        return Err(Error::SignInWrong);
    };
    attempt.right(cx, tenant).await?;
    let diff = json!({ "address": address.map(|address| address.to_string()), "passkey": key.name });
    open(cx, tenant, &user, &Entrance { address, device, proved: None, strong: true, diff }).await
}

/// Shows once more who one is, with a key of one's own.
///
/// # Errors
/// `passkey-wrong`; [`Error::Throttled`].
pub async fn prove(
    cx: &Cx,
    who: &Principal,
    session: Uuid,
    answer: &Answer,
    address: Option<IpAddr>,
) -> Result<(), Error> {
    let id = who.user.ok_or(Error::NotSignedIn)?;
    let attempt = throttle::begin(cx, who.tenant, &answer.credential, address).await?;
    let key = judged(cx, who.tenant, answer).await?;
    if key.is_none_or(|key| key.user != id) {
        attempt.wrong_alone(cx, who.tenant).await?;
        return Err(Error::refused(Problem::new("passkey-wrong")));
    }
    attempt.right(cx, who.tenant).await?;
    let now = cx.now();
    cx.db
        .write(async |tx: &mut Tx| {
            store::session::prove(tx, who.tenant, session, now).await?;
            trail::audit(cx, tx, who, "user", Some(id.uuid()), "proof", &Json::Null).await
        })
        .await
}
