//! Signs a person in: throttled by account and address, as slow for unknown logins as for known ones.

use std::net::IpAddr;

use access::Principal;
use jiff::{SignedDuration, Timestamp};
use kernel::TenantId;
use serde_json::{Value as Json, json};
use store::Tx;
use store::session::{NewSession, Origin, User};

use super::throttle::{self, Try};
use super::{Device, Me, Token, life, me, principal, second};
use crate::{Cx, Error, trail};

/// What a person types, and from where.
#[derive(Clone, Default)]
pub struct SignIn {
    /// The login, in any spelling of capitals.
    pub login: String,
    /// The password.
    pub password: String,
    /// The code of the second factor, where there is one.
    pub code: Option<String>,
    /// The address the request came from.
    pub address: Option<IpAddr>,
    /// With which browser.
    pub device: Device,
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
/// [`Error::SignInWrong`] for an unknown login, a wrong password and a barred person alike; [`Error::Throttled`];
/// [`Error::SecondFactor`] while a right password wants a right code.
pub async fn sign_in(cx: &Cx, cmd: &SignIn) -> Result<SignedIn, Error> {
    let tenant = cx.tenant().await?;
    let attempt = throttle::begin(cx, tenant, &cmd.login, cmd.address).await?;
    let user = store::session::by_login(&mut cx.db.read(), tenant, &cmd.login).await?;
    let stored = user.as_ref().and_then(|user| user.password_hash.as_deref());
    let right = cx.passwords.verify(stored, &cmd.password).await?;
    let Some(user) = user.as_ref().filter(|user| right && !user.disabled) else {
        metrics::counter!("treeline_sign_ins_total", "result" => "wrong").increment(1);
        tracing::info!(address = ?cmd.address, "a sign-in failed");
        refused(cx, tenant, user.as_ref(), cmd, Some(&attempt)).await?;
        return Err(Error::SignInWrong);
    };
    // The password was right: from here on only codes are counted, whatever sign-in they come with.
    attempt.right(cx, tenant).await?;
    second_factor(cx, tenant, user, cmd).await?;
    let entrance =
        Entrance { address: cmd.address, device: cmd.device, proved: None, strong: false, diff: from(cmd) };
    open(cx, tenant, user, &entrance).await
}

/// How somebody came in who has shown who it is.
pub(crate) struct Entrance {
    /// The address the request came from.
    pub(crate) address: Option<IpAddr>,
    /// With which browser.
    pub(crate) device: Device,
    /// When the person showed it; none: just now.
    pub(crate) proved: Option<Timestamp>,
    /// Whether it took more than a password: nothing further is asked for then.
    pub(crate) strong: bool,
    /// What the audit trail keeps of it.
    pub(crate) diff: Json,
}

/// Opens a new session for somebody who has shown who it is.
pub(crate) async fn open(
    cx: &Cx,
    tenant: TenantId,
    user: &User,
    entrance: &Entrance,
) -> Result<SignedIn, Error> {
    metrics::counter!("treeline_sign_ins_total", "result" => "right").increment(1);
    let who = principal(cx, tenant, user).await?;
    let (_, seconds) = life(cx, &who);
    let (token, now) = (Token::new(), cx.now());
    let expires = now.checked_add(SignedDuration::from_secs(seconds)).map_err(Error::internal)?;
    let new = NewSession {
        id: cx.new_id(),
        hash: token.hash(),
        user: user.id,
        origin: origin(entrance.address, entrance.device),
        at: now,
        expires,
        proved: entrance.proved,
        strong: entrance.strong,
    };
    cx.db
        .write(async |tx: &mut Tx| {
            store::session::sweep(tx, tenant, now).await?;
            store::session::open(tx, tenant, &new).await?;
            trail::audit(cx, tx, &who, "user", Some(user.id.uuid()), "sign_in", &entrance.diff).await
        })
        .await?;
    let owes_factor = !entrance.strong && second::is_owed(cx, &who).await?;
    let who = Principal { owes_factor, ..who };
    Ok(SignedIn { token, seconds, me: me(cx, &who).await? })
}

/// Asks for the code where the person has a second factor.
async fn second_factor(cx: &Cx, tenant: TenantId, user: &User, cmd: &SignIn) -> Result<(), Error> {
    let Some(factor) = second::in_force(cx, tenant, user.id).await? else { return Ok(()) };
    let Some(code) = cmd.code.as_deref() else { return Err(Error::SecondFactor("second-factor-needed")) };
    if second::check(cx, tenant, user.id, &factor, code).await? {
        return Ok(());
    }
    metrics::counter!("treeline_sign_ins_total", "result" => "wrong_code").increment(1);
    // Codes are counted by the second factor itself.
    refused(cx, tenant, Some(user), cmd, None).await?;
    Err(Error::SecondFactor("second-factor-wrong"))
}

fn origin(address: Option<IpAddr>, device: Device) -> Origin {
    Origin {
        address: address.map(|address| address.to_string()),
        browser: device.browser.map(str::to_owned),
        system: device.system.map(str::to_owned),
    }
}

/// Where a try came from, for the audit trail.
fn from(cmd: &SignIn) -> Json {
    json!({ "address": cmd.address.map(|address| address.to_string()) })
}

/// Notes a failed try at somebody's account; of one at an unknown login nothing but the count is kept.
async fn refused(
    cx: &Cx,
    tenant: TenantId,
    user: Option<&User>,
    cmd: &SignIn,
    attempt: Option<&Try>,
) -> Result<(), Error> {
    let nobody = Principal { rights: Vec::new(), ..Principal::operator(tenant) };
    let diff = from(cmd);
    cx.db
        .write(async |tx: &mut Tx| {
            if let Some(attempt) = attempt {
                attempt.wrong(cx, tx, tenant).await?;
            }
            let Some(user) = user else { return Ok(()) };
            trail::audit(cx, tx, &nobody, "user", Some(user.id.uuid()), "sign_in_failed", &diff).await
        })
        .await
}
