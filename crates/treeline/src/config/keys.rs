//! Every setting's name and kind, and how file, environment and flags are laid over each other; judges no values.

use std::path::PathBuf;

use toml::{Table, Value};

use super::ConfigError;
use super::raw::Raw;

/// Flags that every command with a database understands.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct Flags {
    /// A TOML file with settings (also TREELINE_CONFIG).
    #[arg(long, global = true, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// The folder of this installation's data (also TREELINE_DATA).
    #[arg(long, global = true, value_name = "DIR")]
    pub data: Option<String>,
    /// A PostgreSQL URL; without it SQLite in the data folder is used (also TREELINE_DATABASE_URL).
    #[arg(long, global = true, value_name = "URL", hide_env_values = true)]
    pub database_url: Option<String>,
    /// How logs are written: text or json (also TREELINE_LOG).
    #[arg(long, global = true, value_name = "FORMAT")]
    pub log: Option<String>,
    /// Which logs are written, such as info or info,api=debug (also TREELINE_LOG_LEVEL).
    #[arg(long, global = true, value_name = "LEVEL")]
    pub log_level: Option<String>,
    /// The address to listen on; only servers set it, through [`ServerFlags`].
    #[arg(skip)]
    pub listen: Option<String>,
    /// The address people type; only servers set it, through [`ServerFlags`].
    #[arg(skip)]
    pub public_url: Option<String>,
}

/// Flags of the commands that serve.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct ServerFlags {
    #[command(flatten)]
    base: Flags,
    /// The address and port to listen on (also TREELINE_LISTEN).
    #[arg(long, value_name = "ADDRESS:PORT")]
    listen: Option<String>,
    /// The address people type, https:// unless it is this machine (also TREELINE_PUBLIC_URL).
    #[arg(long, value_name = "URL")]
    public_url: Option<String>,
}

impl ServerFlags {
    /// All flags together.
    pub fn flags(&self) -> Flags {
        Flags { listen: self.listen.clone(), public_url: self.public_url.clone(), ..self.base.clone() }
    }
}

#[derive(Clone, Copy)]
enum Kind {
    Text,
    Whole,
    List,
}

/// Names of all settings; `a.b` stands in the section `[a]` of the file and is `TREELINE_A_B` in the environment.
const KEYS: &[(&str, Kind)] = &[
    ("data", Kind::Text),
    ("listen", Kind::Text),
    ("database_url", Kind::Text),
    ("public_url", Kind::Text),
    ("trusted_proxies", Kind::List),
    ("log", Kind::Text),
    ("log_level", Kind::Text),
    ("limits.connections", Kind::Whole),
    ("limits.header_seconds", Kind::Whole),
    ("limits.body_seconds", Kind::Whole),
    ("limits.body_rate", Kind::Whole),
    ("limits.write_seconds", Kind::Whole),
    ("limits.drain_seconds", Kind::Whole),
    ("limits.body_bytes", Kind::Whole),
    ("limits.upload_bytes", Kind::Whole),
    ("sessions.office_idle_minutes", Kind::Whole),
    ("sessions.office_absolute_hours", Kind::Whole),
    ("sessions.other_idle_minutes", Kind::Whole),
    ("sessions.other_absolute_hours", Kind::Whole),
    ("files.bytes_max", Kind::Whole),
    ("files.scanner", Kind::Text),
    ("files.bucket", Kind::Text),
    ("files.endpoint", Kind::Text),
    ("files.region", Kind::Text),
    ("files.access_key", Kind::Text),
    ("files.secret_key", Kind::Text),
    ("files.secret_key_file", Kind::Text),
    ("mail.host", Kind::Text),
    ("mail.port", Kind::Whole),
    ("mail.security", Kind::Text),
    ("mail.login", Kind::Text),
    ("mail.password", Kind::Text),
    ("mail.password_file", Kind::Text),
    ("mail.from", Kind::Text),
    ("webhooks.private", Kind::List),
    ("openid.private", Kind::List),
    ("secrets.key_file", Kind::Text),
];

/// Settings of each sign-in provider, whose key stands in place of `NAME`.
const PROVIDER_KEYS: &[(&str, Kind)] = &[
    ("openid.NAME.label", Kind::Text),
    ("openid.NAME.issuer", Kind::Text),
    ("openid.NAME.client_id", Kind::Text),
    ("openid.NAME.client_secret", Kind::Text),
    ("openid.NAME.client_secret_file", Kind::Text),
    ("openid.NAME.scopes", Kind::List),
    ("openid.NAME.second_factor_acr", Kind::List),
    ("openid.NAME.second_factor_amr", Kind::List),
];

/// What follows a provider's key.
fn provider_keys() -> impl Iterator<Item = (&'static str, Kind)> {
    PROVIDER_KEYS.iter().filter_map(|(key, kind)| Some((key.strip_prefix("openid.NAME.")?, *kind)))
}

/// The setting of a provider that a variable names.
fn of_provider(name: &str) -> Option<(String, Kind)> {
    let rest = name.strip_prefix("TREELINE_OPENID_")?.to_lowercase();
    provider_keys().find_map(|(key, kind)| {
        let provider = rest.strip_suffix(key)?.strip_suffix('_')?;
        super::openid::is_key(provider).then(|| (format!("openid.{provider}.{key}"), kind))
    })
}

/// Whether there is a setting of this name.
fn is_known(name: &str) -> bool {
    let mut parts = name.splitn(3, '.');
    match (parts.next(), parts.next(), parts.next()) {
        (Some("openid"), Some(_), Some(inner)) => provider_keys().any(|(known, _)| known == inner),
        _ => KEYS.iter().any(|(known, _)| *known == name),
    }
}

/// Names a wrong one may be meant for.
fn names(wrong: &str) -> Vec<String> {
    let mut names: Vec<String> = KEYS.iter().map(|(known, _)| (*known).to_owned()).collect();
    if let Some((provider, _)) = wrong.strip_prefix("openid.").and_then(|rest| rest.split_once('.')) {
        names.extend(provider_keys().map(|(known, _)| format!("openid.{provider}.{known}")));
    }
    names
}

/// Names that are no settings: the file itself, and what the project's own tests look at.
const PASSED_BY: [&str; 3] = ["CONFIG", "BIN", "PICTURES"];

/// Lays the three sources over each other.
pub(super) fn gather(flags: &Flags, environment: Vec<(String, String)>) -> Result<Raw, ConfigError> {
    let file = flags.config.clone().or_else(|| named(&environment, "TREELINE_CONFIG").map(PathBuf::from));
    let mut table = match &file {
        Some(path) => read(path)?,
        None => Table::new(),
    };
    for (name, text) in environment {
        let Some(rest) = name.strip_prefix("TREELINE_") else { continue };
        if PASSED_BY.contains(&rest) || rest.starts_with("TEST_") {
            continue;
        }
        let plain = KEYS.iter().find(|(key, _)| variable(key) == name);
        let Some((key, kind)) =
            plain.map(|(key, kind)| ((*key).to_owned(), *kind)).or_else(|| of_provider(&name))
        else {
            let names = KEYS.iter().map(|(key, _)| variable(key));
            return Err(ConfigError::Unknown {
                from: "environment".into(),
                hint: hint(&name, names),
                key: name,
            });
        };
        set(&mut table, &key, value(&key, kind, &text)?);
    }
    let given = [
        ("data", &flags.data),
        ("listen", &flags.listen),
        ("database_url", &flags.database_url),
        ("public_url", &flags.public_url),
        ("log", &flags.log),
        ("log_level", &flags.log_level),
    ];
    for (key, text) in given {
        if let Some(text) = text {
            set(&mut table, key, Value::String(text.clone()));
        }
    }
    let from = file.map_or_else(|| "settings".to_owned(), |path| path.display().to_string());
    table
        .try_into::<Raw>()
        .map_err(|error| ConfigError::File { file: from, reason: error.message().to_owned() })
}

fn named(environment: &[(String, String)], name: &str) -> Option<String> {
    environment.iter().find(|(other, _)| other == name).map(|(_, text)| text.clone())
}

fn variable(key: &str) -> String {
    format!("TREELINE_{}", key.replace('.', "_").to_uppercase())
}

fn read(path: &std::path::Path) -> Result<Table, ConfigError> {
    let file = path.display().to_string();
    let text = std::fs::read_to_string(path)
        .map_err(|error| ConfigError::File { file: file.clone(), reason: error.to_string() })?;
    let table: Table = text.parse().map_err(|error: toml::de::Error| ConfigError::File {
        file: file.clone(),
        reason: error.to_string(),
    })?;
    for key in flat(&table) {
        if !is_known(&key) {
            return Err(ConfigError::Unknown { from: file, hint: hint(&key, names(&key).into_iter()), key });
        }
    }
    Ok(table)
}

/// The names in a file: sections, and sections in them where there are some, joined by dots.
fn flat(table: &Table) -> Vec<String> {
    let mut keys = Vec::new();
    for (name, value) in table {
        match value {
            Value::Table(section) => keys.extend(flat(section).iter().map(|inner| format!("{name}.{inner}"))),
            _ => keys.push(name.clone()),
        }
    }
    keys
}

fn value(key: &str, kind: Kind, text: &str) -> Result<Value, ConfigError> {
    match kind {
        Kind::Text => Ok(Value::String(text.to_owned())),
        Kind::List => Ok(Value::Array(
            text.split(',')
                .map(str::trim)
                .filter(|part| !part.is_empty())
                .map(|part| Value::String(part.to_owned()))
                .collect(),
        )),
        Kind::Whole => text.parse().map(Value::Integer).map_err(|_| ConfigError::Value {
            key: key.to_owned(),
            reason: format!("`{text}` is not a whole number"),
        }),
    }
}

fn set(table: &mut Table, key: &str, value: Value) {
    match key.split_once('.') {
        Some((section, inner)) => {
            let section = table.entry(section).or_insert_with(|| Value::Table(Table::new()));
            if let Value::Table(section) = section {
                set(section, inner, value);
            }
        }
        None => {
            table.insert(key.to_owned(), value);
        }
    }
}

/// `; did you mean …?` when a known name is at most two edits away.
fn hint(wrong: &str, names: impl Iterator<Item = String>) -> String {
    names
        .map(|name| (distance(wrong, &name), name))
        .filter(|(edits, _)| *edits <= 2)
        .min()
        .map_or_else(String::new, |(_, name)| format!("; did you mean `{name}`?"))
}

fn distance(left: &str, right: &str) -> usize {
    let right: Vec<char> = right.chars().collect();
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (i, a) in left.chars().take(64).enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, b) in right.iter().enumerate() {
            let change = diagonal + usize::from(a != *b);
            diagonal = row[j + 1];
            row[j + 1] = change.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[right.len()]
}
