//! Judges settings: ranges, addresses, and combinations that would put people's data at risk.

use std::io::IsTerminal as _;
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::time::Duration;

use api::server::Limits;
use app::SessionLife;

use super::raw::{Raw, RawLimits, RawSessions};
use super::{ConfigError, LogFormat, Secret, Settings};

pub(super) fn settings(raw: Raw) -> Result<Settings, ConfigError> {
    let listen = listen(raw.listen.as_deref())?;
    let public_url = raw.public_url.as_deref().map(public_url).transpose()?;
    if !listen.ip().is_loopback() && !public_url.as_deref().is_some_and(|url| url.starts_with("https://")) {
        return Err(ConfigError::Unsafe {
            key: "listen".into(),
            reason: format!(
                "{listen} can be reached from other machines, but `public_url` is not an https:// address: passwords and sessions would cross the network readable. \
                 Put a TLS proxy in front and set `public_url = \"https://…\"`, or listen on 127.0.0.1"
            ),
        });
    }
    let mail = super::mail::settings(&raw.mail, public_url.as_deref())?;
    let openid = super::openid::settings(&raw.openid, public_url.as_deref())?;
    let limits = &raw.limits;
    Ok(Settings {
        data: data(raw.data.as_deref())?,
        listen,
        database_url: raw.database_url.as_deref().map(database).transpose()?,
        public_url,
        trusted_proxies: raw.trusted_proxies.iter().map(|text| proxy(text)).collect::<Result<_, _>>()?,
        log: log(raw.log.as_deref())?,
        log_level: level(raw.log_level.as_deref())?,
        body_bytes: whole("limits.body_bytes", limits.body_bytes, 1 << 20, 1 << 10, 64 << 20)?,
        upload_bytes: whole("limits.upload_bytes", limits.upload_bytes, 256 << 20, 1 << 10, 16 << 30)?,
        attachments: super::files::settings(&raw.files)?,
        limits: loop_limits(limits)?,
        sessions: sessions(&raw.sessions)?,
        mail,
        webhooks: nets("webhooks.private", &raw.webhooks.private)?,
        openid,
        key_file: raw.secrets.key_file.as_deref().map(PathBuf::from),
    })
}

/// Addresses inside the house that may be called.
pub(super) fn nets(key: &str, named: &[String]) -> Result<app::webhooks::Reach, ConfigError> {
    let net = |text: &String| {
        text.parse().map_err(|()| ConfigError::Value {
            key: key.into(),
            reason: format!(
                "`{text}` is neither an IP address nor a net of at least eight bits such as 10.1.0.0/16"
            ),
        })
    };
    Ok(app::webhooks::Reach(named.iter().map(net).collect::<Result<_, _>>()?))
}

pub(super) fn whole(
    key: &str,
    given: Option<i64>,
    usual: u64,
    least: u64,
    most: u64,
) -> Result<u64, ConfigError> {
    let Some(given) = given else { return Ok(usual) };
    match u64::try_from(given) {
        Ok(number) if (least..=most).contains(&number) => Ok(number),
        _ => Err(ConfigError::Value {
            key: key.into(),
            reason: format!("{given} is not between {least} and {most}"),
        }),
    }
}

fn loop_limits(raw: &RawLimits) -> Result<Limits, ConfigError> {
    let usual = Limits::default();
    let seconds = |key: &str, given, usual: Duration, most| {
        whole(key, given, usual.as_secs(), 1, most).map(Duration::from_secs)
    };
    let connections = whole("limits.connections", raw.connections, usual.connections as u64, 8, 1_000_000)?;
    Ok(Limits {
        connections: usize::try_from(connections).unwrap_or(usual.connections),
        header_wait: seconds("limits.header_seconds", raw.header_seconds, usual.header_wait, 120)?,
        body_wait: seconds("limits.body_seconds", raw.body_seconds, usual.body_wait, 120)?,
        body_rate: whole("limits.body_rate", raw.body_rate, usual.body_rate, 1, 1 << 20)?,
        write_wait: seconds("limits.write_seconds", raw.write_seconds, usual.write_wait, 600)?,
        drain: seconds("limits.drain_seconds", raw.drain_seconds, usual.drain, 600)?,
    })
}

fn sessions(raw: &RawSessions) -> Result<SessionLife, ConfigError> {
    let usual = SessionLife::default();
    let minutes = |key: &str, given, usual: i64, most| {
        whole(key, given, usual.unsigned_abs() / 60, 1, most).map(|found| found.cast_signed() * 60)
    };
    let hours = |key: &str, given, usual: i64, most| {
        whole(key, given, usual.unsigned_abs() / 3600, 1, most).map(|found| found.cast_signed() * 3600)
    };
    Ok(SessionLife {
        office_idle_seconds: minutes(
            "sessions.office_idle_minutes",
            raw.office_idle_minutes,
            usual.office_idle_seconds,
            8 * 60,
        )?,
        office_absolute_seconds: hours(
            "sessions.office_absolute_hours",
            raw.office_absolute_hours,
            usual.office_absolute_seconds,
            24,
        )?,
        other_idle_seconds: minutes(
            "sessions.other_idle_minutes",
            raw.other_idle_minutes,
            usual.other_idle_seconds,
            7 * 24 * 60,
        )?,
        other_absolute_seconds: hours(
            "sessions.other_absolute_hours",
            raw.other_absolute_hours,
            usual.other_absolute_seconds,
            30 * 24,
        )?,
    })
}

fn listen(text: Option<&str>) -> Result<SocketAddr, ConfigError> {
    let text = text.unwrap_or("127.0.0.1:8080");
    text.replace("localhost:", "127.0.0.1:").parse().map_err(|_| ConfigError::Value {
        key: "listen".into(),
        reason: format!("`{text}` is not an address and a port such as 127.0.0.1:8080"),
    })
}

fn public_url(text: &str) -> Result<String, ConfigError> {
    let wrong =
        |reason: &str| ConfigError::Value { key: "public_url".into(), reason: format!("`{text}` {reason}") };
    let host = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"))
        .ok_or_else(|| wrong("does not begin with https://"))?;
    let host = host.strip_suffix('/').unwrap_or(host);
    if host.is_empty() || host.contains(|one: char| !(one.is_ascii_alphanumeric() || "-.:[]".contains(one))) {
        return Err(wrong("must be a host and, if need be, a port: no path, no user, no query"));
    }
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    if text.starts_with("http://") && !["localhost", "127.0.0.1", "[::1]"].contains(&name) {
        return Err(ConfigError::Unsafe {
            key: "public_url".into(),
            reason: format!("`{text}` is not https: sessions would cross the network readable"),
        });
    }
    Ok(text.strip_suffix('/').unwrap_or(text).to_owned())
}

fn data(text: Option<&str>) -> Result<PathBuf, ConfigError> {
    let path = PathBuf::from(text.unwrap_or("data"));
    let wrong = |reason: String| ConfigError::Value { key: "data".into(), reason };
    if path.as_os_str().is_empty() {
        return Err(wrong("the folder's name is empty".into()));
    }
    let Ok(found) = std::fs::metadata(&path) else { return Ok(path) };
    if !found.is_dir() {
        return Err(wrong(format!("`{}` is a file, not a folder", path.display())));
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = found.permissions().mode();
        if mode & 0o002 != 0 {
            return Err(ConfigError::Unsafe {
                key: "data".into(),
                reason: format!(
                    "every user of this machine may write to `{0}`. Run: chmod o-w '{0}'",
                    path.display()
                ),
            });
        }
    }
    Ok(path)
}

fn database(text: &str) -> Result<Secret, ConfigError> {
    let wrong = |reason: String| ConfigError::Value { key: "database_url".into(), reason };
    let rest =
        text.strip_prefix("postgres://").or_else(|| text.strip_prefix("postgresql://")).ok_or_else(|| {
            wrong("must begin with postgres:// (SQLite needs no URL: it lives in the data folder)".into())
        })?;
    let (place, options) = rest.split_once('?').unwrap_or((rest, ""));
    let host = place.rsplit_once('@').map_or(place, |(_, host)| host).split('/').next().unwrap_or_default();
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    let near = name.is_empty() || ["localhost", "127.0.0.1", "[::1]"].contains(&name);
    if !near && options.split('&').any(|option| option == "sslmode=disable") {
        return Err(ConfigError::Unsafe {
            key: "database_url".into(),
            reason: format!("`sslmode=disable` would send everything readable to {name}"),
        });
    }
    Ok(Secret(text.to_owned()))
}

fn proxy(text: &str) -> Result<IpAddr, ConfigError> {
    let wrong = |reason: &str| ConfigError::Value {
        key: "trusted_proxies".into(),
        reason: format!("`{text}` {reason}"),
    };
    let address: IpAddr =
        text.parse().map_err(|_| wrong("is not one IP address (ranges are not trusted)"))?;
    if address.is_unspecified() {
        return Err(ConfigError::Unsafe {
            key: "trusted_proxies".into(),
            reason: format!("`{text}` would let anybody choose the address that throttling sees"),
        });
    }
    Ok(address)
}

fn log(text: Option<&str>) -> Result<LogFormat, ConfigError> {
    match text {
        Some("text") => Ok(LogFormat::Text),
        Some("json") => Ok(LogFormat::Json),
        None if std::io::stderr().is_terminal() => Ok(LogFormat::Text),
        None => Ok(LogFormat::Json),
        Some(other) => Err(ConfigError::Value {
            key: "log".into(),
            reason: format!("`{other}` is neither text nor json"),
        }),
    }
}

fn level(text: Option<&str>) -> Result<String, ConfigError> {
    let text = text.unwrap_or("info");
    match tracing_subscriber::EnvFilter::try_new(text) {
        Ok(_) => Ok(text.to_owned()),
        Err(error) => {
            Err(ConfigError::Value { key: "log_level".into(), reason: format!("`{text}`: {error}") })
        }
    }
}
