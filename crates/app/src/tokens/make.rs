//! A new token, shown once. Refuses more than a year, objects that do not exist or are for people only, and a number of
//! tokens nobody can keep an eye on.

use std::collections::BTreeSet;

use access::{BEYOND_CATALOG, Limit, Principal};
use jiff::SignedDuration;
use kernel::{Problem, TokenId};
use serde_json::json;
use store::Tx;
use store::tokens::TokenRow;

use super::MARK;
use super::list::TokenCard;
use crate::session::Token;
use crate::{Cx, Error, trail};

/// The longest life.
const DAYS_MAX: i64 = 365;
/// Tokens a person may have at a time.
const TOKENS_MAX: usize = 50;
/// Letters of the secret part that stay visible.
const SHOWN: usize = 8;

/// A token to make.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MakeToken {
    /// What it is for, 1 to 100 characters.
    pub name: String,
    /// How many days it lives, 1 to 365.
    pub days: i64,
    /// Nothing may be changed with it.
    pub read_only: bool,
    /// Only these objects; none: all of them.
    pub objects: Option<Vec<String>>,
    /// Whether its person came in with more than a password.
    pub strong: bool,
}

/// A new token.
pub struct Made {
    /// As it is seen from now on.
    pub card: TokenCard,
    /// Its text, shown once.
    pub text: String,
}

/// Makes a token for the caller.
///
/// # Errors
/// `token-name-malformed`, `token-days`, `token-objects-empty`, `token-object-unknown`, `token-too-many`.
pub async fn make(cx: &Cx, who: &Principal, cmd: &MakeToken) -> Result<Made, Error> {
    let user = who.user.filter(|_| who.token.is_none()).ok_or(Error::NotSignedIn)?;
    let limit = checked(who, cmd)?;
    let now = cx.now();
    let expires_at =
        now.checked_add(SignedDuration::from_secs(cmd.days * 24 * 3600)).map_err(Error::internal)?;
    let token = Token::new();
    let secret = token.text();
    let row = TokenRow {
        id: TokenId::from_uuid(cx.new_id()),
        user,
        name: cmd.name.trim().to_owned(),
        prefix: format!("{MARK}{}", secret.get(..SHOWN).unwrap_or_default()),
        limits: serde_json::to_value(&limit).map_err(Error::internal)?,
        created_at: now,
        expires_at,
        used_at: None,
        revoked_at: None,
        strong: cmd.strong,
    };
    cx.db
        .write(async |tx: &mut Tx| {
            let living = store::tokens::of_user(tx, who.tenant, user).await?;
            if living.len() >= TOKENS_MAX {
                return Err(Error::Conflict(Problem::new("token-too-many").with("max", TOKENS_MAX)));
            }
            store::tokens::add(tx, who.tenant, &row, token.hash()).await?;
            let diff = json!({
                "name": [null, row.name], "prefix": [null, row.prefix], "limits": [null, row.limits],
                "expires_at": [null, row.expires_at.to_string()],
            });
            trail::note(cx, tx, who, "token", Some(row.id.uuid()), "create", &diff).await
        })
        .await?;
    Ok(Made { card: TokenCard::own(row), text: format!("{MARK}{secret}") })
}

fn checked(who: &Principal, cmd: &MakeToken) -> Result<Limit, Error> {
    let mut problems = Vec::new();
    let name = cmd.name.trim();
    if !(1..=100).contains(&name.chars().count()) || name.chars().any(char::is_control) {
        problems.push(Problem::new("token-name-malformed").field("name"));
    }
    if !(1..=DAYS_MAX).contains(&cmd.days) {
        problems.push(Problem::new("token-days").with("max", DAYS_MAX).field("days"));
    }
    let objects: Option<BTreeSet<String>> = cmd.objects.as_ref().map(|list| list.iter().cloned().collect());
    if let Some(objects) = &objects {
        let known = |key: &str| {
            who.catalog.get(key).is_some() || BEYOND_CATALOG.iter().any(|(object, _)| *object == key)
        };
        let unknown = objects.iter().find(|key| !Limit::can_name(key) || !known(key));
        if let Some(key) = unknown {
            problems.push(Problem::new("token-object-unknown").with("object", key).field("objects"));
        }
        if objects.is_empty() {
            problems.push(Problem::new("token-objects-empty").field("objects"));
        }
    }
    if problems.is_empty() {
        return Ok(Limit { read_only: cmd.read_only, objects });
    }
    Err(problems.into())
}
