//! Judges the settings of the mail server; refuses a readable way to another machine, and a password others can read.

use app::mail::{Security, Server, is_address};

use super::ConfigError;
use super::check::whole;
use super::raw::RawMail;

/// The mail server, when one is named.
pub(super) fn settings(raw: &RawMail, public_url: Option<&str>) -> Result<Option<Server>, ConfigError> {
    let Some(host) = raw.host.clone().filter(|host| !host.is_empty()) else {
        let others = [&raw.security, &raw.login, &raw.password, &raw.password_file, &raw.from];
        if others.iter().any(|one| one.is_some()) || raw.port.is_some() {
            return Err(wrong("mail.host", "is missing: the other settings of the mail server need it"));
        }
        return Ok(None);
    };
    let security = security(raw.security.as_deref(), &host)?;
    let usual = match security {
        Security::Tls => 465,
        Security::StartTls => 587,
        Security::None => 25,
    };
    let port = whole("mail.port", raw.port, usual, 1, 65_535)?;
    let from = raw.from.clone().ok_or_else(|| wrong("mail.from", "is missing: mails need a sender"))?;
    if !is_address(&from) {
        return Err(wrong("mail.from", &format!("`{from}` is neither an address nor `Name <address>`")));
    }
    if public_url.is_none() {
        return Err(wrong("public_url", "is missing: the links in mails are built from it"));
    }
    let port = u16::try_from(port).unwrap_or(25);
    Ok(Some(Server { host, port, security, account: account(raw)?, from }))
}

fn wrong(key: &str, reason: &str) -> ConfigError {
    ConfigError::Value { key: key.into(), reason: reason.into() }
}

fn security(text: Option<&str>, host: &str) -> Result<Security, ConfigError> {
    let near = ["localhost", "127.0.0.1", "::1"].contains(&host);
    match text.unwrap_or("starttls") {
        "tls" => Ok(Security::Tls),
        "starttls" => Ok(Security::StartTls),
        "none" if near => Ok(Security::None),
        "none" => Err(ConfigError::Unsafe {
            key: "mail.security".into(),
            reason: format!(
                "`none` would send links that open accounts readable to {host}. Use `starttls` or `tls`"
            ),
        }),
        other => Err(wrong("mail.security", &format!("`{other}` is neither tls nor starttls nor none"))),
    }
}

fn account(raw: &RawMail) -> Result<Option<(String, String)>, ConfigError> {
    let password = match (&raw.password, &raw.password_file) {
        (Some(_), Some(_)) => {
            return Err(wrong("mail.password", "stands beside `mail.password_file`: keep one"));
        }
        (Some(text), None) => Some(text.clone()),
        (None, Some(path)) => Some(from_file("mail.password_file", path)?),
        (None, None) => None,
    };
    match (&raw.login, password) {
        (Some(login), Some(password)) => Ok(Some((login.clone(), password))),
        (None, None) => Ok(None),
        (Some(_), None) => Err(wrong("mail.password", "is missing: `mail.login` stands alone")),
        (None, Some(_)) => Err(wrong("mail.login", "is missing: the password stands alone")),
    }
}

/// The first line of a file that only its owner may read.
pub(super) fn from_file(key: &str, path: &str) -> Result<String, ConfigError> {
    let unread = |reason: String| ConfigError::Value { key: key.into(), reason };
    let text = std::fs::read_to_string(path).map_err(|error| unread(format!("`{path}`: {error}")))?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = std::fs::metadata(path).map_err(|error| unread(error.to_string()))?.permissions().mode();
        if mode & 0o077 != 0 {
            return Err(ConfigError::Unsafe {
                key: key.into(),
                reason: format!("other users of this machine may read `{path}`. Run: chmod 600 '{path}'"),
            });
        }
    }
    let line = text.lines().next().unwrap_or_default().to_owned();
    if line.is_empty() { Err(unread(format!("`{path}` is empty"))) } else { Ok(line) }
}
