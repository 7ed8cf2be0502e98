//! What use cases need to know about the installation; refuses settings of the command line and the server loop.

/// How long people stay signed in, in seconds. Office roles (administrator, finance) have the shorter pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SessionLife {
    /// Silence after which an office session ends.
    pub office_idle_seconds: i64,
    /// Age at which an office session ends.
    pub office_absolute_seconds: i64,
    /// Silence after which any other session ends.
    pub other_idle_seconds: i64,
    /// Age at which any other session ends.
    pub other_absolute_seconds: i64,
}

impl Default for SessionLife {
    fn default() -> Self {
        Self {
            office_idle_seconds: 30 * 60,
            office_absolute_seconds: 12 * 3600,
            other_idle_seconds: 8 * 3600,
            other_absolute_seconds: 7 * 24 * 3600,
        }
    }
}

/// The installation as the use cases see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// The address people type, without a trailing slash.
    pub public_url: String,
    /// Largest upload in bytes.
    pub upload_bytes: u64,
    /// Folder for uploaded and produced files.
    pub files: std::path::PathBuf,
    /// How long people stay signed in.
    pub sessions: SessionLife,
    /// Files at records.
    pub attachments: crate::attachments::Settings,
    /// The mail server; none sends no mails.
    pub mail: Option<gateway::mail::Server>,
    /// Private addresses that webhooks may call.
    pub webhooks: gateway::webhook::Reach,
    /// What seeds of second factors are sealed with.
    pub seed_keys: crate::session::seeds::SeedKeys,
    /// Providers people sign in with.
    pub openid: crate::openid::Settings,
}
