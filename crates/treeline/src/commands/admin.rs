//! `admin`: people who may sign in, and the company; passwords are made up or read from standard input, never arguments.

use std::io::Read as _;

use anyhow::{Context as _, Result, bail};
use app::users::{self, NewUser};
use app::{Cx, Error, Language};

use crate::config::{Flags, Settings};
use crate::{logs, open};

/// Flags of `admin`.
#[derive(clap::Args)]
pub struct Options {
    #[command(flatten)]
    flags: Flags,
    #[command(subcommand)]
    what: What,
}

#[derive(clap::Subcommand)]
enum What {
    /// Add a person who may sign in.
    Add {
        /// The login, 2 to 120 characters without spaces.
        #[arg(long)]
        login: String,
        /// The name others see; the login when absent.
        #[arg(long, default_value = "")]
        name: String,
        /// A role; may be repeated.
        #[arg(long = "role", required = true)]
        roles: Vec<String>,
        /// Two-letter language key; the company's when absent.
        #[arg(long, default_value = "")]
        language: String,
        /// Read the password from standard input instead of making one up.
        #[arg(long)]
        password_stdin: bool,
    },
    /// Give a person a new password; every session of the person ends.
    Password {
        /// The login.
        #[arg(long)]
        login: String,
        /// Read the password from standard input instead of making one up.
        #[arg(long)]
        password_stdin: bool,
    },
    /// Give a person exactly these roles; every session of the person ends.
    Roles {
        /// The login.
        #[arg(long)]
        login: String,
        /// A role; may be repeated.
        #[arg(long = "role", required = true)]
        roles: Vec<String>,
    },
    /// Bar a person from signing in; every session of the person ends at once.
    Disable {
        /// The login.
        #[arg(long)]
        login: String,
    },
    /// Let a person sign in again.
    Enable {
        /// The login.
        #[arg(long)]
        login: String,
    },
    /// Take a person's second factor away, when telephone and recovery codes are lost; every session of the person ends.
    ForgetFactor {
        /// The login.
        #[arg(long)]
        login: String,
    },
    /// Change the company's name, currency, zone or language.
    Company {
        /// Its name.
        #[arg(long)]
        name: Option<String>,
        /// ISO code of its currency.
        #[arg(long)]
        currency: Option<String>,
        /// IANA zone of its business days.
        #[arg(long)]
        zone: Option<String>,
        /// Two-letter language key.
        #[arg(long)]
        language: Option<String>,
    },
}

/// Does one thing and says so.
pub fn run(options: &Options) -> Result<()> {
    let settings = Settings::load(&options.flags)?;
    logs::start(&settings);
    open::runtime()?.block_on(async {
        let cx = open::migrated(&settings).await?;
        let done = act(&cx, &options.what).await;
        cx.db.close().await;
        done
    })
}

async fn act(cx: &Cx, what: &What) -> Result<()> {
    match what {
        What::Add { login, name, roles, language, password_stdin } => {
            let (password, made_up) = password(*password_stdin)?;
            let new = NewUser {
                login: login.clone(),
                name: name.clone(),
                password: password.clone(),
                roles: roles.clone(),
                language: language.clone(),
                ..NewUser::default()
            };
            users::add(cx, &new).await.map_err(|error| said(cx, &error))?;
            tell(login, made_up.then_some(password.as_str()));
        }
        What::Password { login, password_stdin } => {
            let (password, made_up) = password(*password_stdin)?;
            users::reset_password(cx, login, &password).await.map_err(|error| said(cx, &error))?;
            tell(login, made_up.then_some(password.as_str()));
        }
        What::Roles { login, roles } => {
            users::set_roles(cx, login, roles).await.map_err(|error| said(cx, &error))?
        }
        What::Disable { login } => {
            users::set_disabled(cx, login, true).await.map_err(|error| said(cx, &error))?
        }
        What::Enable { login } => {
            users::set_disabled(cx, login, false).await.map_err(|error| said(cx, &error))?
        }
        What::ForgetFactor { login } => {
            users::forget_factor(cx, login).await.map_err(|error| said(cx, &error))?
        }
        What::Company { name, currency, zone, language } => {
            let change = app::company::Change {
                name: name.clone(),
                currency: currency.clone(),
                zone: zone.clone(),
                language: language.clone(),
            };
            app::company::change(cx, &change).await.map_err(|error| said(cx, &error))?;
        }
    }
    Ok(())
}

fn tell(login: &str, made_up: Option<&str>) {
    println!("login: {login}");
    if let Some(password) = made_up {
        println!("password (shown once): {password}");
    }
}

/// The password, and whether it was made up.
fn password(from_input: bool) -> Result<(String, bool)> {
    if !from_input {
        return Ok((users::made_up_password(), true));
    }
    let mut text = String::new();
    std::io::stdin()
        .take(4_096)
        .read_to_string(&mut text)
        .context("the password cannot be read from standard input")?;
    let line = text.lines().next().unwrap_or_default();
    if line.is_empty() {
        bail!("standard input holds no password");
    }
    Ok((line.to_owned(), false))
}

/// A refusal in words.
fn said(cx: &Cx, error: &Error) -> anyhow::Error {
    let problems = match error {
        Error::Refused(problems) => problems.clone(),
        Error::Conflict(problem) | Error::Forbidden(problem) | Error::Malformed(problem) => {
            vec![problem.clone()]
        }
        other => return anyhow::anyhow!("{other:?}"),
    };
    let words = problems.iter().map(|problem| app::words::problem(&cx.words, Language::En, problem));
    anyhow::anyhow!(words.collect::<Vec<_>>().join("\n"))
}
