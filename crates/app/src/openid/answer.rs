//! The way back: the code becomes tokens, and the ID token says who it is. Refuses a state that is unknown, of another
//! browser, of another provider or gone before; all refusals look alike, the reason stands in the log.

use gateway::openid::{Ask, ask};
use jiff::Timestamp;
use kernel::{Problem, TenantId};
use serde::Deserialize;
use serde_json::Value as Json;
use store::Tx;
use store::openid::{Came, Request};

use super::begin::{Secrets, redirect_uri};
use super::describe::{Described, described, fetch, keys, unreachable};
use super::settings::Provider;
use super::token::{self, Claims, Expected, Wrong};
use crate::session::Token;
use crate::{Cx, Error};

/// The longest code a provider may give.
const CODE_MAX: usize = 4096;

/// What the provider gave the browser on its way back, and what the browser has kept.
#[derive(Clone, Default)]
pub struct Reply {
    /// Whose place it came back to.
    pub provider: String,
    /// What we had sent along.
    pub state: String,
    /// What becomes a token.
    pub code: String,
    /// Who the provider says it is (RFC 9207).
    pub issuer: Option<String>,
    /// What the browser has kept.
    pub browser: Option<Token>,
}

/// Who somebody is at a provider.
pub(super) struct Identified {
    pub(super) issuer: String,
    pub(super) claims: Claims,
    /// Whether the provider has asked for a second factor that counts for ours.
    pub(super) enough: bool,
    /// What opens what the provider tells more.
    access: Option<String>,
}

impl Identified {
    /// When the person was recognised, never later than now; none where the provider does not say.
    pub(super) fn recognised(&self, now: Timestamp) -> Option<Timestamp> {
        self.claims.recognised.and_then(|second| Timestamp::from_second(second).ok()).map(|at| at.min(now))
    }
}

#[derive(Deserialize)]
struct Tokens {
    id_token: String,
    access_token: Option<String>,
}

/// One refusal for every reason.
pub(super) fn refused(provider: &str, reason: &str) -> Error {
    metrics::counter!("treeline_sign_ins_total", "result" => "wrong_openid").increment(1);
    tracing::info!(provider, reason, "the answer of a sign-in provider was refused");
    Error::refused(Problem::new("openid-refused"))
}

/// The way a reply came back on, as it is looked for.
pub(super) fn came<'r>(cx: &Cx, reply: &'r Reply) -> Option<(Came<'r>, Secrets)> {
    let (state, browser) = (Token::parse(&reply.state)?, reply.browser.as_ref()?);
    let came = Came {
        state_hash: state.hash(),
        browser_hash: browser.hash(),
        provider: &reply.provider,
        now: cx.now(),
    };
    Some((came, Secrets::of(&state, browser)))
}

/// Takes the way a reply came back on, which is gone once, and finds out who came.
pub(super) async fn identified(
    cx: &Cx,
    tenant: TenantId,
    reply: &Reply,
    purposes: &[&str],
) -> Result<(Request, Identified), Error> {
    let wrong = |reason: &str| refused(&reply.provider, reason);
    let (came, secrets) = came(cx, reply).ok_or_else(|| wrong("state"))?;
    let request = store::openid::find(&mut cx.db.read(), tenant, came, "begun").await?;
    let request = request
        .filter(|request| purposes.contains(&request.purpose.as_str()))
        .ok_or_else(|| wrong("state"))?;
    let taken = cx
        .db
        .write(async |tx: &mut Tx| store::openid::take(tx, tenant, request.id).await.map_err(Error::from))
        .await?;
    if !taken {
        return Err(wrong("state"));
    }
    let provider = cx.config.openid.provider(&reply.provider).ok_or_else(|| wrong("provider"))?;
    let described = described(cx, provider).await?;
    let named = match &reply.issuer {
        Some(issuer) => *issuer == provider.issuer,
        None => !described.names_itself(),
    };
    if !named {
        return Err(wrong("issuer"));
    }
    let tokens = exchanged(cx, provider, &described, &reply.code, &secrets).await?;
    let expected = Expected {
        issuer: &provider.issuer,
        client_id: &provider.client_id,
        nonce: &secrets.nonce,
        now: cx.now().as_second(),
    };
    let claims = checked(cx, provider, &tokens.id_token, expected).await?;
    let strong = claims.acr.as_ref().is_some_and(|acr| provider.second_factor_acr.contains(acr));
    let enough = strong || claims.amr.iter().any(|one| provider.second_factor_amr.contains(one));
    Ok((request, Identified { issuer: provider.issuer.clone(), claims, enough, access: tokens.access_token }))
}

/// The tokens of a code.
async fn exchanged(
    cx: &Cx,
    provider: &Provider,
    described: &Described,
    code: &str,
    secrets: &Secrets,
) -> Result<Tokens, Error> {
    if code.is_empty() || code.len() > CODE_MAX {
        return Err(refused(&provider.key, "code"));
    }
    let redirect = redirect_uri(cx, provider);
    let mut form = vec![
        ("grant_type", "authorization_code"),
        ("code", code),
        ("redirect_uri", redirect.as_str()),
        ("code_verifier", secrets.verifier.as_str()),
    ];
    let id = provider.client_id.as_str();
    let secret = provider.client_secret.as_ref().map(super::settings::ClientSecret::reveal);
    let account = match secret {
        Some(secret) if !described.takes_secret_in_form() => Some((id, secret)),
        Some(secret) => {
            form.extend([("client_id", id), ("client_secret", secret)]);
            None
        }
        None => {
            form.push(("client_id", id));
            None
        }
    };
    let what = Ask { form: Some(&form), account, bearer: None };
    let answer = ask(&described.token_endpoint, &cx.config.openid.reach, what).await;
    let answer = answer.map_err(|failure| unreachable(provider, "code", failure.as_str()))?;
    match answer.status {
        200 => serde_json::from_slice(&answer.body).map_err(|_| unreachable(provider, "code", "unreadable")),
        // The code is used, old, or never was one.
        400..=499 => Err(refused(&provider.key, &format!("code: {}", answer.status))),
        status => Err(unreachable(provider, "code", &status.to_string())),
    }
}

/// What the ID token says, once it is the provider's; where no key of it fits, newer ones are asked for, once.
async fn checked(cx: &Cx, provider: &Provider, text: &str, expected: Expected<'_>) -> Result<Claims, Error> {
    let wrong = |wrong: Wrong| refused(&provider.key, &format!("token: {wrong:?}"));
    let token = token::Token::read(text).map_err(wrong)?;
    let mut signed = token.signed_by(&keys(cx, provider, false).await?);
    if signed == Err(Wrong::Key) {
        signed = token.signed_by(&keys(cx, provider, true).await?);
    }
    signed.map_err(wrong)?;
    token.claims(expected).map_err(wrong)
}

#[derive(Deserialize)]
struct Told {
    sub: String,
    #[serde(default)]
    preferred_username: Json,
    #[serde(default)]
    email: Json,
    #[serde(default)]
    name: Json,
}

/// What the provider calls the person, for the person's own eyes; asked for only where the token does not say it.
pub(super) async fn name(cx: &Cx, found: &Identified) -> String {
    if let Some(name) = &found.claims.name {
        return name.clone();
    }
    told(cx, found).await.unwrap_or_else(|| found.claims.subject.clone())
}

async fn told(cx: &Cx, found: &Identified) -> Option<String> {
    let provider = cx.config.openid.of_issuer(&found.issuer)?;
    let described = described(cx, provider).await.ok()?;
    let (address, access) = (described.userinfo_endpoint.as_deref()?, found.access.as_deref()?);
    let told: Told = fetch(cx, provider, "userinfo", address, Some(access)).await.ok()?;
    if told.sub != found.claims.subject {
        return None;
    }
    [&told.preferred_username, &told.email, &told.name].into_iter().find_map(token::shown)
}
