//! Settings from file, environment and flags, in that order of strength; refuses unknown and unsafe ones by name.

mod check;
mod files;
mod keys;
mod mail;
mod openid;
mod raw;
#[cfg(test)]
mod tests;

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;

use api::server::Limits;
use app::SessionLife;

pub use keys::{Flags, ServerFlags};

/// Everything the commands need to know about this installation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Where files and, without `database`, the SQLite database live.
    pub data: PathBuf,
    /// The address to listen on.
    pub listen: SocketAddr,
    /// A PostgreSQL URL; none means SQLite under `data`.
    pub database_url: Option<Secret>,
    /// The address people type, without a trailing slash; none means `http://<listen>`.
    pub public_url: Option<String>,
    /// Proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<IpAddr>,
    /// How logs are written.
    pub log: LogFormat,
    /// Which logs are written, such as `info` or `info,api=debug`.
    pub log_level: String,
    /// Limits of the server loop.
    pub limits: Limits,
    /// Largest request body, in bytes, of everything but uploads.
    pub body_bytes: u64,
    /// Largest upload, in bytes.
    pub upload_bytes: u64,
    /// Files at records.
    pub attachments: app::attachments::Settings,
    /// How long people stay signed in.
    pub sessions: SessionLife,
    /// The mail server; none sends no mails.
    pub mail: Option<app::mail::Server>,
    /// Private addresses that webhooks may call; empty: none.
    pub webhooks: app::webhooks::Reach,
    /// Providers people sign in with.
    pub openid: app::openid::Settings,
    /// The file of the keys seeds are sealed with; none: `secrets.key` in `data`, made at the first start.
    pub key_file: Option<PathBuf>,
}

/// The look of the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogFormat {
    /// Lines for eyes.
    Text,
    /// One JSON object a line.
    Json,
}

/// A text that never shows itself in logs or messages.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// The text, for the one place that needs it.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// Why settings are refused; each message says what to change.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum ConfigError {
    /// The file cannot be opened.
    #[error("configuration file {file}: {reason}")]
    File {
        /// The path as given.
        file: String,
        /// What the system or the parser said.
        reason: String,
    },
    /// A name nobody knows, in the file or the environment.
    #[error("{from}: there is no setting `{key}`{hint}")]
    Unknown {
        /// File or environment.
        from: String,
        /// The name as written.
        key: String,
        /// `; did you mean …?` or nothing.
        hint: String,
    },
    /// A value of the wrong kind or out of its range.
    #[error("setting `{key}`: {reason}")]
    Value {
        /// The setting.
        key: String,
        /// What is wrong and what would be right.
        reason: String,
    },
    /// A setting that would put people's data at risk.
    #[error("setting `{key}` is unsafe: {reason}")]
    Unsafe {
        /// The setting.
        key: String,
        /// The risk and the way out.
        reason: String,
    },
}

impl Settings {
    /// Settings of this process: `--config` (or `TREELINE_CONFIG`), then `TREELINE_*`, then flags.
    ///
    /// # Errors
    /// The first unknown, malformed or unsafe setting.
    pub fn load(flags: &Flags) -> Result<Self, ConfigError> {
        Self::from_sources(flags, std::env::vars().collect())
    }

    /// As [`Settings::load`] with the environment given.
    ///
    /// # Errors
    /// The first unknown, malformed or unsafe setting.
    pub fn from_sources(flags: &Flags, environment: Vec<(String, String)>) -> Result<Self, ConfigError> {
        check::settings(keys::gather(flags, environment)?)
    }

    /// The address people type.
    pub fn public_url(&self) -> String {
        self.public_url.clone().unwrap_or_else(|| format!("http://{}", self.listen))
    }
}
