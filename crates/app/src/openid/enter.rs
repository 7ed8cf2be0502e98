//! In with a provider: whoever came back is known by issuer and subject, or by an invitation that was brought. The second
//! factor is asked for as with a password, unless the provider's own one counts. Refuses barred people and strangers alike.

use std::net::IpAddr;

use access::Principal;
use jiff::Timestamp;
use kernel::{Problem, TenantId, UserId};
use serde_json::json;
use store::Tx;
use store::openid::{Identity, Request};
use store::session::User;

use super::OBJECT;
use super::answer::{Identified, Reply, came, identified, name, refused};
use crate::session::{Device, Entrance, SignedIn, open, principal, second};
use crate::{Cx, Error, trail};

/// A reply to sign in with.
#[derive(Clone, Default)]
pub struct SignIn {
    /// What came back.
    pub reply: Reply,
    /// The code of the second factor, once it was asked for.
    pub factor_code: Option<String>,
    /// The address the request came from.
    pub address: Option<IpAddr>,
    /// With which browser.
    pub device: Device,
}

/// Signs in and opens a new session.
///
/// # Errors
/// [`Error::SignInRefused`]: `openid-refused` for every wrong answer, `openid-unknown` for whoever is not linked or is
/// barred; [`Error::SecondFactor`] while a code is missing or wrong: the same reply is then sent again with it.
/// `openid-unreachable`; `openid-known` and `link-gone` for an invitation; [`Error::Throttled`].
pub async fn sign_in(cx: &Cx, cmd: &SignIn) -> Result<SignedIn, Error> {
    let tenant = cx.tenant().await?;
    cx.throttle.admit(&cmd.reply.state, cmd.address, cx.now())?;
    let signed = come_in(cx, tenant, cmd).await.map_err(at_the_door)?;
    cx.throttle.succeed(&cmd.reply.state);
    Ok(signed)
}

/// Nobody is signed in yet: what a rule refuses is no entry.
fn at_the_door(error: Error) -> Error {
    if matches!(&error, Error::Refused(_)) && error.code() == "openid-refused" {
        return Error::SignInRefused("openid-refused");
    }
    error
}

async fn come_in(cx: &Cx, tenant: TenantId, cmd: &SignIn) -> Result<SignedIn, Error> {
    let (came, _) = came(cx, &cmd.reply).ok_or_else(|| refused(&cmd.reply.provider, "state"))?;
    if let Some(request) = store::openid::find(&mut cx.db.read(), tenant, came, "verified").await? {
        let identity = match request.identity {
            Some(id) => store::openid::get(&mut cx.db.read(), tenant, id).await?,
            None => None,
        };
        let (identity, user) = person(cx, tenant, identity).await?;
        return with_code(cx, tenant, &request, &identity, &user, cmd).await;
    }
    let (request, found) = identified(cx, tenant, &cmd.reply, &["sign_in", "invitation"]).await?;
    if request.purpose == "invitation" {
        accept(cx, tenant, &request, &found).await?;
    }
    let identity =
        store::openid::by_subject(&mut cx.db.read(), tenant, &found.issuer, &found.claims.subject).await?;
    let (identity, user) = person(cx, tenant, identity).await?;
    if !found.enough && second::in_force(cx, tenant, user.id).await?.is_some() {
        cx.db
            .write(async |tx: &mut Tx| {
                store::openid::verified(tx, tenant, request.id, identity.id).await.map_err(Error::from)
            })
            .await?;
        return with_code(cx, tenant, &request, &identity, &user, cmd).await;
    }
    let proved = match found.recognised(cx.now()) {
        Some(at) => Some(at),
        None if !found.enough && has_no_other_proof(cx, tenant, &user).await? => None,
        // Signed in at the provider long ago, for all we know, is no proof of now.
        None => Some(Timestamp::UNIX_EPOCH),
    };
    enter(cx, tenant, &request, &identity, &user, cmd, How { proved, strong: found.enough }).await
}

/// Whether somebody whose provider does not say when it was has nothing but this sign-in to set up with what a role asks for:
/// neither a password nor a key, and the second factor itself is what is missing. Nothing else opens before it is there.
async fn has_no_other_proof(cx: &Cx, tenant: TenantId, user: &User) -> Result<bool, Error> {
    let keys = store::passkeys::of_user(&mut cx.db.read(), tenant, user.id).await?;
    if user.password_hash.is_some() || !keys.is_empty() {
        return Ok(false);
    }
    second::is_owed(cx, &principal(cx, tenant, user).await?).await
}

/// The person of an identity. A stranger and a barred person get the same answer; what was tried at somebody's account is
/// noted.
async fn person(cx: &Cx, tenant: TenantId, identity: Option<Identity>) -> Result<(Identity, User), Error> {
    let user = match &identity {
        Some(identity) => store::session::by_id(&mut cx.db.read(), tenant, identity.user).await?,
        None => None,
    };
    if let Some(pair) = identity.zip(user.clone().filter(|user| !user.disabled)) {
        return Ok(pair);
    }
    metrics::counter!("treeline_sign_ins_total", "result" => "unknown_openid").increment(1);
    tracing::info!("nobody who may sign in is linked to who came from a provider");
    if let Some(user) = user {
        failed(cx, tenant, user.id).await?;
    }
    Err(Error::SignInRefused("openid-unknown"))
}

async fn failed(cx: &Cx, tenant: TenantId, user: UserId) -> Result<(), Error> {
    let nobody = Principal { rights: Vec::new(), ..Principal::operator(tenant) };
    let (diff, id) = (json!({ "by": "openid" }), Some(user.uuid()));
    cx.db
        .write(async |tx: &mut Tx| trail::audit(cx, tx, &nobody, "user", id, "sign_in_failed", &diff).await)
        .await
}

/// Links who came to the person of the invitation that was brought, which is used up.
async fn accept(cx: &Cx, tenant: TenantId, request: &Request, found: &Identified) -> Result<(), Error> {
    let gone = || Error::Gone(Problem::new("link-gone"));
    let hash = request.link_hash.as_deref().and_then(|hash| <[u8; 32]>::try_from(hash).ok());
    let (user, hash) = request.user.zip(hash).ok_or_else(gone)?;
    let row = linked(cx, user, found, name(cx, found).await);
    let who = Principal { user: Some(user), rights: Vec::new(), ..Principal::operator(tenant) };
    cx.db
        .write(async |tx: &mut Tx| {
            if !store::users::take_link(tx, tenant, hash, cx.now()).await? {
                return Err(gone());
            }
            keep(cx, tx, &who, &row).await
        })
        .await
}

/// An identity to keep.
pub(super) fn linked(cx: &Cx, user: UserId, found: &Identified, name: String) -> Identity {
    Identity {
        id: cx.new_id(),
        user,
        issuer: found.issuer.clone(),
        subject: found.claims.subject.clone(),
        name,
        created_at: cx.now(),
        used_at: None,
    }
}

/// Keeps it; the database decides whether somebody has it already.
pub(super) async fn keep(cx: &Cx, tx: &mut Tx, who: &Principal, row: &Identity) -> Result<(), Error> {
    store::openid::add(tx, who.tenant, row).await.map_err(|error| {
        if error.is_unique("openid_identity", "subject") {
            return Error::Conflict(Problem::new("openid-known"));
        }
        error.into()
    })?;
    let diff = json!({ "issuer": [null, row.issuer], "name": [null, row.name] });
    trail::note(cx, tx, who, OBJECT, Some(row.id), "create", &diff).await
}

/// Asks for the code of the second factor; the way stays open for it.
async fn with_code(
    cx: &Cx,
    tenant: TenantId,
    request: &Request,
    identity: &Identity,
    user: &User,
    cmd: &SignIn,
) -> Result<SignedIn, Error> {
    if let Some(factor) = second::in_force(cx, tenant, user.id).await? {
        let Some(code) = cmd.factor_code.as_deref() else {
            return Err(Error::SecondFactor("second-factor-needed"));
        };
        if !second::check(cx, tenant, user.id, &factor, code).await? {
            metrics::counter!("treeline_sign_ins_total", "result" => "wrong_code").increment(1);
            failed(cx, tenant, user.id).await?;
            return Err(Error::SecondFactor("second-factor-wrong"));
        }
    }
    enter(cx, tenant, request, identity, user, cmd, How { proved: None, strong: false }).await
}

/// How the person was recognised.
struct How {
    /// When; none: just now.
    proved: Option<Timestamp>,
    /// Whether with a second factor of the provider's that counts.
    strong: bool,
}

async fn enter(
    cx: &Cx,
    tenant: TenantId,
    request: &Request,
    identity: &Identity,
    user: &User,
    cmd: &SignIn,
    how: How,
) -> Result<SignedIn, Error> {
    let now = cx.now();
    let first = cx
        .db
        .write(async |tx: &mut Tx| {
            let first = store::openid::end(tx, tenant, request.id).await?;
            Ok::<_, Error>(first && store::openid::used(tx, tenant, identity.id, now).await?)
        })
        .await?;
    if !first {
        return Err(refused(&request.provider, "state"));
    }
    let address = cmd.address.map(|address| address.to_string());
    let diff = json!({ "address": address, "provider": request.provider });
    let How { proved, strong } = how;
    let entrance = Entrance { address: cmd.address, device: cmd.device, proved, strong, diff };
    open(cx, tenant, user, &entrance).await
}
