//! Showing once more who one is, before money moves or the sign-in itself changes: with a code where there is a second
//! factor, else with the password. It holds for five minutes, for this session alone.

use std::net::IpAddr;

use access::Principal;
use jiff::SignedDuration;
use kernel::Problem;
use serde_json::Value as Json;
use store::Tx;

use super::{Present, second, throttle};
use crate::{Cx, Error, trail};

/// How long it holds.
const PROOF_SECONDS: i64 = 5 * 60;

/// What a person shows.
#[derive(Clone, Default)]
pub struct Prove {
    /// The password, where there is no second factor.
    pub password: Option<String>,
    /// A code, where there is one.
    pub code: Option<String>,
    /// The address the request came from.
    pub address: Option<IpAddr>,
}

/// Refuses what needs a proof when the session's is too old.
///
/// # Errors
/// `proof-needed`.
pub fn require(cx: &Cx, present: &Present) -> Result<(), Error> {
    let age = cx.now().duration_since(present.proved_at);
    if age <= SignedDuration::from_secs(PROOF_SECONDS) {
        return Ok(());
    }
    Err(Error::Forbidden(Problem::new("proof-needed")))
}

/// Shows it.
///
/// # Errors
/// `password-wrong` at `password`, `second-factor-wrong` at `code`; [`Error::Throttled`].
pub async fn prove(cx: &Cx, who: &Principal, session: uuid::Uuid, cmd: &Prove) -> Result<(), Error> {
    let id = who.user.ok_or(Error::NotSignedIn)?;
    match second::in_force(cx, who.tenant, id).await? {
        Some(factor) => {
            let code = cmd.code.as_deref().unwrap_or_default();
            if !second::check(cx, who.tenant, id, &factor, code).await? {
                return Err(Problem::new("second-factor-wrong").field("code").into());
            }
        }
        None => {
            let user =
                store::session::by_id(&mut cx.db.read(), who.tenant, id).await?.ok_or(Error::NotSignedIn)?;
            let attempt = throttle::begin(cx, who.tenant, &user.login, cmd.address).await?;
            let password = cmd.password.as_deref().unwrap_or_default();
            if !cx.passwords.verify(user.password_hash.as_deref(), password).await? {
                attempt.wrong_alone(cx, who.tenant).await?;
                return Err(Problem::new("password-wrong").field("password").into());
            }
            attempt.right(cx, who.tenant).await?;
        }
    }
    let now = cx.now();
    cx.db
        .write(async |tx: &mut Tx| {
            store::session::prove(tx, who.tenant, session, now).await?;
            trail::audit(cx, tx, who, "user", Some(id.uuid()), "proof", &Json::Null).await
        })
        .await
}
