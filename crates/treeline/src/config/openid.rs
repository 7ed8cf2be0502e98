//! Judges the settings of sign-in providers; refuses one without issuer or name for us, a way to it that others can read, a
//! secret others can read, and a key that cannot stand in an address.

use app::openid::{ClientSecret, Provider, Settings};

use super::ConfigError;
use super::check::nets;
use super::mail::from_file;
use super::raw::{RawOpenid, RawProvider};

/// The longest key of a provider.
const KEY_MAX: usize = 20;
/// The longest text on a button.
const LABEL_MAX: usize = 60;

/// Whether a provider may be called so: small letters and figures, so that settings, variables and addresses agree.
pub(super) fn is_key(text: &str) -> bool {
    text.len() <= KEY_MAX
        && text.starts_with(|one: char| one.is_ascii_lowercase())
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
}

/// The providers, in the order of their keys.
pub(super) fn settings(raw: &RawOpenid, public_url: Option<&str>) -> Result<Settings, ConfigError> {
    let reach = nets("openid.private", &raw.private)?;
    let mut providers: Vec<Provider> = Vec::new();
    for (key, raw) in &raw.providers {
        let provider = provider(key, raw, !reach.0.is_empty())?;
        if providers.iter().any(|other| other.issuer == provider.issuer) {
            return Err(wrong(
                key,
                "issuer",
                "is that of another provider: who signs in could not be told apart",
            ));
        }
        providers.push(provider);
    }
    if !providers.is_empty() && public_url.is_none() {
        return Err(ConfigError::Value {
            key: "public_url".into(),
            reason: "is missing: sign-in providers send people back to it".into(),
        });
    }
    Ok(Settings { providers, reach })
}

fn wrong(provider: &str, key: &str, reason: &str) -> ConfigError {
    ConfigError::Value { key: format!("openid.{provider}.{key}"), reason: reason.into() }
}

fn provider(key: &str, raw: &RawProvider, may_be_open: bool) -> Result<Provider, ConfigError> {
    if !is_key(key) {
        return Err(ConfigError::Value {
            key: format!("openid.{key}"),
            reason: format!("`{key}` is not 1 to {KEY_MAX} small letters and figures, a letter first"),
        });
    }
    let text = |name: &str, value: &Option<String>| {
        let found = value.as_deref().map(str::trim).filter(|text| !text.is_empty());
        found.map(str::to_owned).ok_or_else(|| wrong(key, name, "is missing"))
    };
    let issuer = issuer(key, &text("issuer", &raw.issuer)?, may_be_open)?;
    let client_id = text("client_id", &raw.client_id)?;
    let label = text("label", &raw.label).unwrap_or_else(|_| key.to_owned());
    if label.chars().count() > LABEL_MAX || label.chars().any(char::is_control) {
        return Err(wrong(key, "label", "has more than 60 characters, or other signs than letters"));
    }
    let client_secret = match (&raw.client_secret, &raw.client_secret_file) {
        (Some(_), Some(_)) => {
            return Err(wrong(key, "client_secret", "stands beside `client_secret_file`: keep one"));
        }
        (Some(text), None) => Some(text.clone()),
        (None, Some(path)) => Some(from_file(&format!("openid.{key}.client_secret_file"), path)?),
        (None, None) => None,
    };
    let usual = || vec!["profile".to_owned(), "email".to_owned()];
    let scopes = raw.scopes.clone().unwrap_or_else(usual);
    let lists = [&scopes, &raw.second_factor_acr, &raw.second_factor_amr];
    let spaced =
        |one: &String| one.is_empty() || one.chars().any(|one| one.is_whitespace() || one.is_control());
    if lists.iter().any(|list| list.iter().any(spaced)) {
        return Err(wrong(key, "scopes", "and the lists of the second factor have values without spaces"));
    }
    Ok(Provider {
        key: key.to_owned(),
        label,
        issuer,
        client_id,
        client_secret: client_secret.map(ClientSecret::new),
        scopes: scopes.into_iter().filter(|scope| scope != "openid").collect(),
        second_factor_acr: raw.second_factor_acr.clone(),
        second_factor_amr: raw.second_factor_amr.clone(),
    })
}

/// An address as the provider writes it, to the letter: tokens are compared with it.
fn issuer(key: &str, text: &str, may_be_open: bool) -> Result<String, ConfigError> {
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")).unwrap_or_default();
    let plain = !text.chars().any(|one| one.is_whitespace() || one.is_control() || "?#@".contains(one));
    if host.is_empty() || !plain {
        return Err(wrong(key, "issuer", "is not an address such as https://login.example.org/staff"));
    }
    if text.starts_with("http://") && !may_be_open {
        return Err(ConfigError::Unsafe {
            key: format!("openid.{key}.issuer"),
            reason: format!(
                "`{text}` is not https: whoever sits on the way could sign in as anybody. In the house, name its address in `openid.private`"
            ),
        });
    }
    Ok(text.to_owned())
}
