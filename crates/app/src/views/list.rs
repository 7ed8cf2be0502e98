//! The views of one list that the caller has: everybody's, and the caller's own.

use access::Principal;

use super::{View, shares, shown};
use crate::{Cx, Error, schema};

/// The views of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Views {
    /// The shared ones first.
    pub items: Vec<View>,
    /// Whether the caller may make views for everybody.
    pub may_share: bool,
}

/// The views of an object's list. What a view asks of fields the caller may not see is left out, and said.
///
/// # Errors
/// `access-denied` and [`Error::NotFound`] as for the list itself.
pub async fn list(cx: &Cx, who: &Principal, key: &str) -> Result<Views, Error> {
    let object = schema::visible(who, key)?;
    let user = who.user.ok_or(Error::NotSignedIn)?;
    let rows = store::views::list(&mut cx.db.read(), who.tenant, key, user).await?;
    let items = rows.into_iter().map(|row| shown(cx, who, object, row)).collect();
    Ok(Views { items, may_share: shares(who) })
}
