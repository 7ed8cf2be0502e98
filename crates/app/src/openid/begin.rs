//! The way to a provider: where the browser is sent, with what the provider has to repeat. Only hashes are kept; what is
//! secret is made from the state and from what the browser keeps, so that no other browser can finish the way.

use access::Principal;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use gateway::openid::address_with;
use jiff::SignedDuration;
use kernel::{Problem, UserId};
use ring::digest::{SHA256, digest};
use store::Tx;
use store::openid::Request;
use store::users::Purpose;

use super::WAY_SECONDS;
use super::describe::{described, unreachable};
use super::settings::Provider;
use crate::session::{Token, second};
use crate::{Cx, Error};

/// What a person may sign in with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The provider's key.
    pub key: String,
    /// What stands on the button.
    pub label: String,
}

/// A way that was begun.
#[derive(Clone, Debug)]
pub struct Begun {
    /// Where the browser goes.
    pub address: String,
    /// What the browser keeps meanwhile.
    pub browser: Token,
    /// For how many seconds.
    pub seconds: i64,
}

/// What the provider has to repeat, and what it is shown at the end; never kept.
pub(super) struct Secrets {
    /// In the ID token.
    pub(super) nonce: String,
    /// Its hash goes with the browser, itself with the code (PKCE).
    pub(super) verifier: String,
}

impl Secrets {
    /// Those of a state and a browser.
    pub(super) fn of(state: &Token, browser: &Token) -> Self {
        let both = format!("{}{}", state.text(), browser.text());
        let made = |what: &str| URL_SAFE_NO_PAD.encode(blake3::derive_key(what, both.as_bytes()));
        Self { nonce: made("treeline openid nonce"), verifier: made("treeline openid verifier") }
    }

    fn challenge(&self) -> String {
        URL_SAFE_NO_PAD.encode(digest(&SHA256, self.verifier.as_bytes()))
    }
}

/// The providers, in the order of their buttons.
#[must_use]
pub fn providers(cx: &Cx) -> Vec<Offer> {
    let offer = |one: &Provider| Offer { key: one.key.clone(), label: one.label.clone() };
    cx.config.openid.providers.iter().map(offer).collect()
}

/// Where the provider sends the browser back to: from the configured address alone, and each provider to a place of its own.
pub(super) fn redirect_uri(cx: &Cx, provider: &Provider) -> String {
    format!("{}/sign-in/openid/{}", cx.config.public_url, provider.key)
}

/// What a way is for.
struct Way {
    purpose: &'static str,
    user: Option<UserId>,
    link_hash: Option<Vec<u8>>,
}

/// To sign in.
///
/// # Errors
/// [`Error::NotFound`] for a provider nobody has set; `openid-unreachable`.
pub async fn begin_sign_in(cx: &Cx, provider: &str, browser: Option<Token>) -> Result<Begun, Error> {
    begin(cx, provider, browser, Way { purpose: "sign_in", user: None, link_hash: None }).await
}

/// To accept an invitation with a provider instead of a password.
///
/// # Errors
/// As [`begin_sign_in`]; `link-gone` for whatever is no living invitation.
pub async fn begin_invitation(
    cx: &Cx,
    provider: &str,
    browser: Option<Token>,
    link: &Token,
) -> Result<Begun, Error> {
    let tenant = cx.tenant().await?;
    let found = store::users::by_link(&mut cx.db.read(), tenant, link.hash(), cx.now()).await?;
    let (user, _) = found
        .filter(|(_, purpose)| *purpose == Purpose::Invitation)
        .ok_or_else(|| Error::Gone(Problem::new("link-gone")))?;
    let way = Way { purpose: "invitation", user: Some(user.id), link_hash: Some(link.hash().to_vec()) };
    begin(cx, provider, browser, way).await
}

/// To link a provider to the signed-in person, who has just shown who it is.
///
/// # Errors
/// As [`begin_sign_in`].
pub async fn begin_link(
    cx: &Cx,
    who: &Principal,
    provider: &str,
    browser: Option<Token>,
) -> Result<Begun, Error> {
    let user = who.user.ok_or(Error::NotSignedIn)?;
    begin(cx, provider, browser, Way { purpose: "link", user: Some(user), link_hash: None }).await
}

/// To show once more who one is, by signing in at the provider anew.
///
/// # Errors
/// As [`begin_sign_in`]; `openid-proof-factor` where only a code of the person's second factor will do.
pub async fn begin_proof(
    cx: &Cx,
    who: &Principal,
    provider: &str,
    browser: Option<Token>,
) -> Result<Begun, Error> {
    let user = who.user.ok_or(Error::NotSignedIn)?;
    let set = cx.config.openid.provider(provider).ok_or(Error::NotFound)?;
    if !set.may_be_enough() && second::in_force(cx, who.tenant, user).await?.is_some() {
        return Err(Error::Conflict(Problem::new("openid-proof-factor")));
    }
    begin(cx, provider, browser, Way { purpose: "proof", user: Some(user), link_hash: None }).await
}

async fn begin(cx: &Cx, key: &str, browser: Option<Token>, way: Way) -> Result<Begun, Error> {
    let tenant = cx.tenant().await?;
    let provider = cx.config.openid.provider(key).ok_or(Error::NotFound)?;
    let endpoint = described(cx, provider).await?.authorization_endpoint.clone();
    // A browser keeps one secret for all its ways: one begun in another tab can still end.
    let browser = browser.unwrap_or_else(Token::new);
    let state = Token::new();
    let address = asked(cx, provider, &endpoint, &state, &browser, way.purpose)
        .ok_or_else(|| unreachable(provider, "description", "authorization endpoint"))?;
    let now = cx.now();
    let request = Request {
        id: cx.new_id(),
        state_hash: state.hash(),
        browser_hash: browser.hash(),
        provider: provider.key.clone(),
        purpose: way.purpose.to_owned(),
        user: way.user,
        link_hash: way.link_hash,
        identity: None,
        begun_at: now,
        expires_at: now.checked_add(SignedDuration::from_secs(WAY_SECONDS)).map_err(Error::internal)?,
    };
    cx.db
        .write(async |tx: &mut Tx| store::openid::begin(tx, tenant, &request).await.map_err(Error::from))
        .await?;
    Ok(Begun { address, browser, seconds: WAY_SECONDS })
}

/// The address of the question.
fn asked(
    cx: &Cx,
    provider: &Provider,
    endpoint: &str,
    state: &Token,
    browser: &Token,
    purpose: &str,
) -> Option<String> {
    let secrets = Secrets::of(state, browser);
    let (redirect, state, challenge) = (redirect_uri(cx, provider), state.text(), secrets.challenge());
    let mut scopes = vec!["openid"];
    scopes.extend(provider.scopes.iter().map(String::as_str));
    let (scopes, strengths) = (scopes.join(" "), provider.second_factor_acr.join(" "));
    let mut pairs = vec![
        ("response_type", "code"),
        ("client_id", provider.client_id.as_str()),
        ("redirect_uri", redirect.as_str()),
        ("scope", scopes.as_str()),
        ("state", state.as_str()),
        ("nonce", secrets.nonce.as_str()),
        ("code_challenge", challenge.as_str()),
        ("code_challenge_method", "S256"),
    ];
    if !strengths.is_empty() {
        pairs.push(("acr_values", strengths.as_str()));
    }
    if purpose == "proof" {
        pairs.extend([("prompt", "login"), ("max_age", "0")]);
    }
    address_with(endpoint, provider.is_open(), &pairs)
}
