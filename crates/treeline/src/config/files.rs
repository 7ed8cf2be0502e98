//! Judges the settings of files at records; refuses a bucket without its keys, a way to it that others can read, and a
//! scanner nobody can ask.

use app::attachments::{Bucket, Scanner, Settings};

use super::ConfigError;
use super::check::whole;
use super::mail::from_file;
use super::raw::RawFiles;

/// The region of a bucket on a server of one's own, which does not look at it.
const REGION: &str = "us-east-1";

/// What is said about files.
pub(super) fn settings(raw: &RawFiles) -> Result<Settings, ConfigError> {
    let usual = Settings::default();
    Ok(Settings {
        bytes_max: whole("files.bytes_max", raw.bytes_max, usual.bytes_max, 1 << 10, 16 << 30)?,
        scanner: raw.scanner.as_deref().map(scanner).transpose()?,
        bucket: bucket(raw)?,
    })
}

fn wrong(key: &str, reason: &str) -> ConfigError {
    ConfigError::Value { key: key.into(), reason: reason.into() }
}

fn scanner(text: &str) -> Result<Scanner, ConfigError> {
    let form = || {
        wrong(
            "files.scanner",
            "is neither `clamd:/path/to/socket` nor `clamd:127.0.0.1:3310` nor `command:/path/to/program arguments`",
        )
    };
    let (kind, rest) = text.split_once(':').ok_or_else(form)?;
    let rest = rest.trim();
    match kind {
        "clamd" if rest.starts_with('/') => Ok(Scanner::ClamdSocket(rest.into())),
        "clamd"
            if rest
                .rsplit_once(':')
                .is_some_and(|(host, port)| !host.is_empty() && port.parse::<u16>().is_ok()) =>
        {
            Ok(Scanner::ClamdAddress(rest.to_owned()))
        }
        "command" if rest.starts_with('/') => {
            Ok(Scanner::Command(rest.split_whitespace().map(str::to_owned).collect()))
        }
        _ => Err(form()),
    }
}

fn bucket(raw: &RawFiles) -> Result<Option<Bucket>, ConfigError> {
    let others = [&raw.endpoint, &raw.region, &raw.access_key, &raw.secret_key, &raw.secret_key_file];
    let Some(name) = raw.bucket.clone().filter(|name| !name.is_empty()) else {
        if others.iter().any(|one| one.is_some()) {
            return Err(wrong("files.bucket", "is missing: the other settings of the bucket need it"));
        }
        return Ok(None);
    };
    let near = ["http://127.0.0.1", "http://localhost", "http://[::1]"];
    if let Some(endpoint) = raw.endpoint.as_deref()
        && !endpoint.starts_with("https://")
        && !near.iter().any(|host| {
            endpoint.strip_prefix(host).is_some_and(|rest| rest.is_empty() || rest.starts_with([':', '/']))
        })
    {
        return Err(ConfigError::Unsafe {
            key: "files.endpoint".into(),
            reason: format!(
                "`{endpoint}` is not an https:// address: files of people would cross the network readable"
            ),
        });
    }
    let secret_key = match (&raw.secret_key, &raw.secret_key_file) {
        (Some(_), Some(_)) => {
            return Err(wrong("files.secret_key", "stands beside `files.secret_key_file`: keep one"));
        }
        (Some(text), None) => text.clone(),
        (None, Some(path)) => from_file("files.secret_key_file", path)?,
        (None, None) => return Err(wrong("files.secret_key", "is missing: the bucket needs it")),
    };
    let access_key =
        raw.access_key.clone().ok_or_else(|| wrong("files.access_key", "is missing: the bucket needs it"))?;
    if raw.endpoint.is_none() && raw.region.is_none() {
        return Err(wrong("files.region", "is missing: a bucket of Amazon lies in a region"));
    }
    let region = raw.region.clone().unwrap_or_else(|| REGION.to_owned());
    Ok(Some(Bucket { name, endpoint: raw.endpoint.clone(), region, access_key, secret_key }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(out: Result<Settings, ConfigError>) -> String {
        match out {
            Ok(_) => "ok".into(),
            Err(ConfigError::Value { key, .. }) => key,
            Err(ConfigError::Unsafe { key, .. }) => format!("unsafe {key}"),
            Err(other) => other.to_string(),
        }
    }

    fn some(text: &str) -> Option<String> {
        Some(text.to_owned())
    }

    #[test]
    fn a_bucket_is_whole_or_none() {
        let raw = |endpoint: &str| RawFiles {
            bucket: some("files"),
            endpoint: some(endpoint),
            access_key: some("a"),
            secret_key: some("s"),
            ..RawFiles::default()
        };
        assert_eq!(code(settings(&RawFiles::default())), "ok");
        for near in
            ["https://s3.example.org", "http://127.0.0.1:9000", "http://localhost", "http://[::1]:9000/x"]
        {
            assert_eq!(code(settings(&raw(near))), "ok", "{near}");
        }
        for far in
            ["http://s3.example.org", "http://127.0.0.1.example.org", "http://localhost.example.org:9000"]
        {
            assert_eq!(code(settings(&raw(far))), "unsafe files.endpoint", "{far}");
        }
        let near = "http://127.0.0.1:9000";
        assert_eq!(code(settings(&RawFiles { bucket: None, ..raw(near) })), "files.bucket");
        assert_eq!(code(settings(&RawFiles { access_key: None, ..raw(near) })), "files.access_key");
        assert_eq!(code(settings(&RawFiles { secret_key: None, ..raw(near) })), "files.secret_key");
        assert_eq!(
            code(settings(&RawFiles { secret_key_file: some("/x"), ..raw(near) })),
            "files.secret_key"
        );
        assert_eq!(code(settings(&RawFiles { endpoint: None, ..raw(near) })), "files.region");
        assert_eq!(
            code(settings(&RawFiles { bytes_max: Some(1), ..RawFiles::default() })),
            "files.bytes_max"
        );
        let text = format!("{:?} {:?}", settings(&raw(near)), raw(near));
        assert!(!text.contains("\"s\""), "{text}");
    }

    #[test]
    fn a_scanner_can_be_asked() {
        let ask = |text: &str| settings(&RawFiles { scanner: some(text), ..RawFiles::default() });
        for text in [
            "clamd:/run/clamav/clamd.ctl",
            "clamd:127.0.0.1:3310",
            "command:/usr/bin/clamscan --no-summary -",
        ] {
            assert_eq!(code(ask(text)), "ok", "{text}");
        }
        for text in ["", "clamd", "clamd:", "clamd:3310", "clamd:host:x", "command:clamscan", "sh:/bin/true"]
        {
            assert_eq!(code(ask(text)), "files.scanner", "{text}");
        }
    }
}
