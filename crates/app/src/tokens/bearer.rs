//! Who a token speaks for: its person with no more than the token's part of the person's present rights. Refuses unknown,
//! revoked and expired tokens and those of barred people alike, and a token whose person owes a second factor.

use access::Principal;
use jiff::SignedDuration;
use kernel::{Problem, TenantId, TokenId};
use store::session::User;
use store::tokens::TokenRow;

use super::{MARK, limit};
use crate::session::{Token, principal, second};
use crate::{Cx, Error};

/// How stale the note of a token's last use may be: not every request writes.
const USED_SECONDS: i64 = 60;

/// A token's person, and what the token may do at all.
#[derive(Clone, Debug)]
pub struct Bearer {
    /// The person, with the token's part of the rights.
    pub who: Principal,
    /// Nothing may be changed.
    pub read_only: bool,
}

/// The person behind the text of an `Authorization` header.
///
/// # Errors
/// [`Error::NotSignedIn`]; [`Error::Throttled`] beyond 600 requests in a minute; `token-factor-duty` where a role asks the
/// person for a second factor that is not there, and the token was made with a password alone.
pub async fn resolve(cx: &Cx, header: &str) -> Result<Bearer, Error> {
    let token = parse(header).ok_or(Error::NotSignedIn)?;
    let tenant = cx.tenant().await?;
    let now = cx.now();
    let found = store::tokens::living(&mut cx.db.read(), tenant, token.hash(), now).await?;
    let (row, user) = found.ok_or(Error::NotSignedIn)?;
    cx.throttle.admit_token(row.id, now)?;
    let bearer = speaking(cx, tenant, &user, &row).await?;
    // What its person's own session would not open, a token of that person's opens neither.
    if !row.strong && second::is_owed(cx, &bearer.who).await? {
        return Err(Error::Forbidden(Problem::new("token-factor-duty")));
    }
    if row.used_at.is_none_or(|used| now.duration_since(used) > SignedDuration::from_secs(USED_SECONDS)) {
        cx.db
            .write(async |tx| store::tokens::used(tx, tenant, row.id, now).await.map_err(Error::from))
            .await?;
    }
    Ok(bearer)
}

/// `Bearer treeline_<64 hex digits>`, and nothing else.
fn parse(header: &str) -> Option<Token> {
    let (scheme, text) = header.split_once(' ')?;
    if !scheme.eq_ignore_ascii_case("bearer") {
        return None;
    }
    Token::parse(text.strip_prefix(MARK)?)
}

async fn speaking(cx: &Cx, tenant: TenantId, user: &User, row: &TokenRow) -> Result<Bearer, Error> {
    let limit = limit(&row.limits);
    let person = principal(cx, tenant, user).await?;
    let rights = person.rights.iter().map(|rights| limit.narrow(rights)).collect();
    let who = Principal { rights, token: Some(row.id), ..person };
    Ok(Bearer { who, read_only: limit.read_only })
}

/// A person as a token speaks for them, for a job that was asked for with it.
///
/// # Errors
/// [`Error::NotSignedIn`] when the token is over by now, or somebody else's.
pub async fn narrowed(cx: &Cx, tenant: TenantId, user: &User, token: TokenId) -> Result<Principal, Error> {
    let found = store::tokens::by_id(&mut cx.db.read(), tenant, token, cx.now()).await?;
    let (row, owner) = found.filter(|(_, owner)| owner.id == user.id).ok_or(Error::NotSignedIn)?;
    Ok(speaking(cx, tenant, &owner, &row).await?.who)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_whole_token_is_read() {
        let token = Token::new();
        let text = token.text();
        for right in [format!("Bearer {MARK}{text}"), format!("bearer {MARK}{text}")] {
            assert_eq!(parse(&right), Some(token.clone()), "{right}");
        }
        for wrong in [
            String::new(),
            "Bearer".to_owned(),
            "Bearer ".to_owned(),
            format!("Bearer {text}"),
            format!("Bearer  {MARK}{text}"),
            format!("Bearer {MARK}{text} "),
            format!("Bearer {MARK}{text}0"),
            format!("Bearer {MARK}{}", text.to_uppercase()),
            format!("Basic {MARK}{text}"),
            format!("Bearer {MARK}{text}, Bearer {MARK}{text}"),
            format!("Bearer {}", MARK.repeat(10_000)),
            format!("Bearer {MARK}{}", "ż".repeat(32)),
        ] {
            assert_eq!(parse(&wrong), None, "{wrong:.80}");
        }
    }
}
