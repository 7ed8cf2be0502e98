//! One's own keys: listed, named, taken away. Refuses anybody else's, which look like ones that do not exist.

use access::Principal;
use jiff::Timestamp;
use kernel::Problem;
use serde_json::json;
use store::Tx;
use store::passkeys::{self, PasskeyRow};
use uuid::Uuid;

use super::OBJECT;
use crate::session::strength;
use crate::{Cx, Error, trail};

/// A key as its person sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PasskeyCard {
    /// Its id.
    pub id: Uuid,
    /// What the person calls it.
    pub name: String,
    /// When it was registered.
    pub created_at: Timestamp,
    /// When it last signed.
    pub used_at: Option<Timestamp>,
}

impl From<PasskeyRow> for PasskeyCard {
    fn from(row: PasskeyRow) -> Self {
        Self { id: row.id, name: row.name, created_at: row.created_at, used_at: row.used_at }
    }
}

/// The caller's keys, the oldest first.
///
/// # Errors
/// Faults of the database.
pub async fn list(cx: &Cx, who: &Principal) -> Result<Vec<PasskeyCard>, Error> {
    let user = who.user.ok_or(Error::NotSignedIn)?;
    let rows = passkeys::of_user(&mut cx.db.read(), who.tenant, user).await?;
    Ok(rows.into_iter().map(PasskeyCard::from).collect())
}

/// Another name for a key.
///
/// # Errors
/// `passkey-name` at `name`; [`Error::NotFound`].
pub async fn rename(cx: &Cx, who: &Principal, id: Uuid, name: &str) -> Result<(), Error> {
    let user = who.user.ok_or(Error::NotSignedIn)?;
    let name = named(name)?;
    cx.db
        .write(async |tx: &mut Tx| {
            if !passkeys::rename(tx, who.tenant, user, id, &name).await? {
                return Err(Error::NotFound);
            }
            let diff = json!({ "name": [null, name] });
            trail::note(cx, tx, who, OBJECT, Some(id), "update", &diff).await
        })
        .await
}

/// Takes a key away: it opens nothing any more, and every session of the person but `present` ends. That one was perhaps opened
/// with it: it is strong no longer, unless something else of the person's takes more than a password.
///
/// # Errors
/// [`Error::NotFound`]; `sign-in-last` where no other way to sign in is left.
pub async fn remove(cx: &Cx, who: &Principal, present: Uuid, id: Uuid) -> Result<(), Error> {
    let user = who.user.ok_or(Error::NotSignedIn)?;
    cx.db
        .write(async |tx: &mut Tx| {
            store::session::lock_person(tx, who.tenant, user).await?;
            let known = passkeys::of_user(tx, who.tenant, user).await?;
            let key = known.into_iter().find(|key| key.id == id).ok_or(Error::NotFound)?;
            if !passkeys::remove(tx, who.tenant, user, id).await? {
                return Err(Error::NotFound);
            }
            crate::openid::keep_a_way(cx, tx, who, user).await?;
            store::session::close_others(tx, who.tenant, user, present).await?;
            strength::settle(cx, tx, who.tenant, user).await?;
            let diff = json!({ "name": [key.name, null] });
            trail::note(cx, tx, who, OBJECT, Some(id), "revoke", &diff).await
        })
        .await
}

/// A name as it is kept.
pub(super) fn named(name: &str) -> Result<String, Error> {
    let name = name.trim();
    if (1..=60).contains(&name.chars().count()) && !name.chars().any(char::is_control) {
        return Ok(name.to_owned());
    }
    Err(Problem::new("passkey-name").field("name").into())
}
