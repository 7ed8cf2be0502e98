//! The shape of the settings as written, before anything is judged.

use std::collections::BTreeMap;

use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Raw {
    pub(super) data: Option<String>,
    pub(super) listen: Option<String>,
    pub(super) database_url: Option<String>,
    pub(super) public_url: Option<String>,
    pub(super) trusted_proxies: Vec<String>,
    pub(super) log: Option<String>,
    pub(super) log_level: Option<String>,
    pub(super) limits: RawLimits,
    pub(super) sessions: RawSessions,
    pub(super) files: RawFiles,
    pub(super) mail: RawMail,
    pub(super) webhooks: RawWebhooks,
    pub(super) openid: RawOpenid,
    pub(super) secrets: RawSecrets,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawWebhooks {
    pub(super) private: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawSecrets {
    pub(super) key_file: Option<String>,
}

/// Providers by their keys, beside what holds for all of them.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct RawOpenid {
    pub(super) private: Vec<String>,
    #[serde(flatten)]
    pub(super) providers: BTreeMap<String, RawProvider>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawProvider {
    pub(super) label: Option<String>,
    pub(super) issuer: Option<String>,
    pub(super) client_id: Option<String>,
    pub(super) client_secret: Option<String>,
    pub(super) client_secret_file: Option<String>,
    pub(super) scopes: Option<Vec<String>>,
    pub(super) second_factor_acr: Vec<String>,
    pub(super) second_factor_amr: Vec<String>,
}

impl std::fmt::Debug for RawProvider {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("RawProvider")
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawLimits {
    pub(super) connections: Option<i64>,
    pub(super) header_seconds: Option<i64>,
    pub(super) body_seconds: Option<i64>,
    pub(super) body_rate: Option<i64>,
    pub(super) write_seconds: Option<i64>,
    pub(super) drain_seconds: Option<i64>,
    pub(super) body_bytes: Option<i64>,
    pub(super) upload_bytes: Option<i64>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawSessions {
    pub(super) office_idle_minutes: Option<i64>,
    pub(super) office_absolute_hours: Option<i64>,
    pub(super) other_idle_minutes: Option<i64>,
    pub(super) other_absolute_hours: Option<i64>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawMail {
    pub(super) host: Option<String>,
    pub(super) port: Option<i64>,
    pub(super) security: Option<String>,
    pub(super) login: Option<String>,
    pub(super) password: Option<String>,
    pub(super) password_file: Option<String>,
    pub(super) from: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawFiles {
    pub(super) bytes_max: Option<i64>,
    pub(super) scanner: Option<String>,
    pub(super) bucket: Option<String>,
    pub(super) endpoint: Option<String>,
    pub(super) region: Option<String>,
    pub(super) access_key: Option<String>,
    pub(super) secret_key: Option<String>,
    pub(super) secret_key_file: Option<String>,
}

impl std::fmt::Debug for RawFiles {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("RawFiles")
    }
}

impl std::fmt::Debug for RawMail {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("RawMail")
    }
}
