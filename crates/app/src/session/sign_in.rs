//! Signs a person in: throttled by account and address, as slow for unknown logins as for known ones.

use std::net::IpAddr;

use jiff::SignedDuration;

use super::{Me, Token, life, me, principal};
use crate::{Cx, Error};

/// What a person types, and from where.
#[derive(Clone)]
pub struct SignIn {
    /// The login, in any spelling of capitals.
    pub login: String,
    /// The password.
    pub password: String,
    /// The address the request came from.
    pub address: Option<IpAddr>,
}

/// A session that has just begun.
#[derive(Clone, Debug)]
pub struct SignedIn {
    /// The secret for the browser; shown once.
    pub token: Token,
    /// How long it can live at most, in seconds.
    pub seconds: i64,
    /// Who it is.
    pub me: Me,
}

/// Signs in and opens a new session with a token of its own.
///
/// # Errors
/// [`Error::SignInWrong`] for an unknown login, a wrong password and a barred person alike; [`Error::Throttled`].
pub async fn sign_in(cx: &Cx, cmd: &SignIn) -> Result<SignedIn, Error> {
    let tenant = cx.tenant().await?;
    cx.throttle.admit(&cmd.login, cmd.address, cx.now())?;
    let user = store::session::by_login(&mut cx.db.read(), tenant, &cmd.login).await?;
    let stored = user.as_ref().and_then(|user| user.password_hash.as_deref());
    let right = cx.passwords.verify(stored, &cmd.password).await?;
    let Some(user) = user.filter(|user| right && !user.disabled) else {
        metrics::counter!("treeline_sign_ins_total", "result" => "wrong").increment(1);
        tracing::info!(address = ?cmd.address, "a sign-in failed");
        return Err(Error::SignInWrong);
    };
    cx.throttle.succeed(&cmd.login);
    metrics::counter!("treeline_sign_ins_total", "result" => "right").increment(1);
    let who = principal(cx, tenant, &user).await?;
    let (_, seconds) = life(cx, &who.roles);
    let (token, now) = (Token::new(), cx.now());
    let expires = now.checked_add(SignedDuration::from_secs(seconds)).map_err(Error::internal)?;
    let hash = token.hash();
    cx.db
        .write(async |tx| {
            store::session::sweep(tx, tenant, now).await?;
            store::session::open(tx, tenant, hash, user.id, now, expires).await.map_err(Error::from)
        })
        .await?;
    Ok(SignedIn { token, seconds, me: me(cx, &who).await? })
}
