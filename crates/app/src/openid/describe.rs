//! What a provider says of itself (discovery) and its keys, kept a while. Refuses a description of somebody else, and answers
//! that are late, long, redirected or unreadable.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use gateway::openid::{Ask, ask};
use jiff::{SignedDuration, Timestamp};
use kernel::Problem;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::keys::{self, Key};
use super::settings::Provider;
use crate::{Cx, Error};

/// How long a description is believed.
const DESCRIBED_SECONDS: i64 = 3600;
/// How young keys may be for newer ones to be asked for.
const KEYS_SECONDS: i64 = 10;

/// What a provider says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub(super) struct Described {
    issuer: String,
    /// Where browsers are sent to.
    pub(super) authorization_endpoint: String,
    /// Where a code becomes a token.
    pub(super) token_endpoint: String,
    /// Where it tells more of a person.
    pub(super) userinfo_endpoint: Option<String>,
    jwks_uri: String,
    #[serde(default)]
    token_endpoint_auth_methods_supported: Vec<String>,
    #[serde(default)]
    authorization_response_iss_parameter_supported: bool,
}

impl Described {
    /// Whether our secret goes into the form: only where the provider takes it nowhere else.
    pub(super) fn takes_secret_in_form(&self) -> bool {
        let takes = |way: &str| self.token_endpoint_auth_methods_supported.iter().any(|one| one == way);
        takes("client_secret_post") && !takes("client_secret_basic")
    }

    /// Whether every answer that comes back by the browser says whose it is.
    pub(super) fn names_itself(&self) -> bool {
        self.authorization_response_iss_parameter_supported
    }
}

/// What was read last of each provider; cheap to clone, forgotten on restart.
#[derive(Clone, Debug, Default)]
pub struct Known(Arc<Mutex<BTreeMap<String, Kept>>>);

#[derive(Clone, Debug)]
struct Kept {
    described: Arc<Described>,
    at: Timestamp,
    keys: Option<(Arc<Vec<Key>>, Timestamp)>,
}

impl Known {
    fn of(&self, key: &str) -> Option<Kept> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(key).cloned()
    }

    fn keep(&self, key: &str, kept: Kept) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(key.to_owned(), kept);
    }
}

fn is_younger(at: Timestamp, now: Timestamp, seconds: i64) -> bool {
    now.duration_since(at) < SignedDuration::from_secs(seconds)
}

/// The provider cannot be asked, or says what it should not: why stands in the log, without a word of what it said.
pub(super) fn unreachable(provider: &Provider, step: &str, reason: &str) -> Error {
    metrics::counter!("treeline_openid_failures_total", "provider" => provider.key.clone()).increment(1);
    tracing::warn!(provider = provider.key, step, reason, "a sign-in provider could not be asked");
    Error::Conflict(Problem::new("openid-unreachable").with("provider", &provider.label))
}

/// Asks for a document.
pub(super) async fn fetch<T: DeserializeOwned>(
    cx: &Cx,
    provider: &Provider,
    step: &str,
    address: &str,
    bearer: Option<&str>,
) -> Result<T, Error> {
    let what = Ask { bearer, ..Ask::default() };
    let answer = ask(address, &cx.config.openid.reach, what).await;
    let answer = answer.map_err(|failure| unreachable(provider, step, failure.as_str()))?;
    if answer.status != 200 {
        return Err(unreachable(provider, step, &answer.status.to_string()));
    }
    serde_json::from_slice(&answer.body).map_err(|_| unreachable(provider, step, "unreadable"))
}

/// What the provider says of itself.
pub(super) async fn described(cx: &Cx, provider: &Provider) -> Result<Arc<Described>, Error> {
    let now = cx.now();
    if let Some(kept) = cx.openid.of(&provider.key).filter(|kept| is_younger(kept.at, now, DESCRIBED_SECONDS))
    {
        return Ok(kept.described);
    }
    let address = format!("{}/.well-known/openid-configuration", provider.issuer.trim_end_matches('/'));
    let described: Described = fetch(cx, provider, "description", &address, None).await?;
    // Who describes another issuer would have us believe tokens of that one.
    if described.issuer != provider.issuer {
        return Err(unreachable(provider, "description", "issuer"));
    }
    let described = Arc::new(described);
    cx.openid.keep(&provider.key, Kept { described: described.clone(), at: now, keys: None });
    Ok(described)
}

/// Its keys; `newer` asks again where those at hand were not read just now.
pub(super) async fn keys(cx: &Cx, provider: &Provider, newer: bool) -> Result<Arc<Vec<Key>>, Error> {
    let described = described(cx, provider).await?;
    let now = cx.now();
    let known = cx.openid.of(&provider.key).and_then(|kept| kept.keys);
    if let Some((keys, at)) = known
        && (!newer || is_younger(at, now, KEYS_SECONDS))
    {
        return Ok(keys);
    }
    let raw: serde_json::Value = fetch(cx, provider, "keys", &described.jwks_uri, None).await?;
    let keys = Arc::new(keys::read(&raw).ok_or_else(|| unreachable(provider, "keys", "unreadable"))?);
    if let Some(kept) = cx.openid.of(&provider.key) {
        cx.openid.keep(&provider.key, Kept { keys: Some((keys.clone(), now)), ..kept });
    }
    Ok(keys)
}
