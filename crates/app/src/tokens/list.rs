//! Tokens as people see them: the own ones, or everybody's for those who administer the people; and their end. Refuses to
//! tell a token of somebody out of reach from one that does not exist.

use access::{Action, Limit, Principal};
use kernel::{Problem, TokenId};
use serde_json::json;
use store::Tx;
use store::tokens::TokenRow;

use super::limit;
use crate::{Cx, Error, trail};

/// The most tokens of a page.
const PAGE_MAX: i64 = 200;

/// Whose tokens are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// The caller's.
    Own,
    /// Of everybody the caller administers.
    All,
}

/// A token.
#[derive(Clone, Debug, PartialEq)]
pub struct TokenCard {
    /// The token, without its hash.
    pub row: TokenRow,
    /// What it leaves of its person's rights.
    pub limit: Limit,
    /// Whose it is, in a list of everybody's: name and login.
    pub owner: Option<(String, String)>,
}

impl TokenCard {
    pub(super) fn own(row: TokenRow) -> Self {
        Self { limit: limit(&row.limits), row, owner: None }
    }
}

/// A page of tokens that are not revoked, the newest first; the own ones are one page.
///
/// # Errors
/// [`Error::Forbidden`] for everybody's without the right to change users; `cursor-malformed`.
pub async fn list(
    cx: &Cx,
    who: &Principal,
    whose: Whose,
    cursor: Option<&str>,
    most: i64,
) -> Result<(Vec<TokenCard>, Option<String>), Error> {
    let mut read = cx.db.read();
    if whose == Whose::Own {
        let user = who.user.ok_or(Error::NotSignedIn)?;
        let rows = store::tokens::of_user(&mut read, who.tenant, user).await?;
        return Ok((rows.into_iter().map(TokenCard::own).collect(), None));
    }
    who.require("user", Action::Update).map_err(Error::Forbidden)?;
    let malformed = || Error::Malformed(Problem::new("cursor-malformed"));
    let below = cursor.map(|text| text.parse::<TokenId>().map_err(|_| malformed())).transpose()?;
    let most = most.clamp(1, PAGE_MAX);
    let predicate = who.predicate("user", Action::Update);
    let mut found = store::tokens::of_people(&mut read, who.tenant, &predicate, below, most + 1).await?;
    let whole = usize::try_from(most).unwrap_or(0);
    let more = found.len() > whole;
    found.truncate(whole);
    let next = found.last().filter(|_| more).map(|(row, ..)| row.id.to_string());
    let card = |(row, name, login): (TokenRow, String, String)| TokenCard {
        owner: Some((name, login)),
        ..TokenCard::own(row)
    };
    Ok((found.into_iter().map(card).collect(), next))
}

/// Ends a token of the caller's, or of somebody the caller administers, with the next request. Ending it twice is the same
/// as ending it once.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn revoke(cx: &Cx, who: &Principal, id: TokenId) -> Result<(), Error> {
    let owner = who.user.ok_or(Error::NotSignedIn)?;
    let reach = who.predicate("user", Action::Update);
    let own = access::Predicate::Any(vec![access::Term::Owner(owner)]);
    cx.db
        .write(async |tx: &mut Tx| {
            let mine = store::tokens::get(tx, who.tenant, &own, id).await?;
            let row = match mine {
                Some(row) => row,
                None => store::tokens::get(tx, who.tenant, &reach, id).await?.ok_or(Error::NotFound)?,
            };
            if !store::tokens::revoke(tx, who.tenant, id, cx.now()).await? {
                return Ok(());
            }
            let diff =
                json!({ "name": [row.name, null], "prefix": [row.prefix, null], "user": [row.user, null] });
            trail::note(cx, tx, who, "token", Some(id.uuid()), "revoke", &diff).await
        })
        .await
}
