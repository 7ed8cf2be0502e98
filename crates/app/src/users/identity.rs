//! Who a colleague is at sign-in providers: seen and taken away by somebody who administers people. Refuses the own ones, which
//! have a page of their own, people with more rights, and the last administrator's way in.

use access::{Action, Principal};
use kernel::UserId;
use store::Tx;
use uuid::Uuid;

use super::change::{Other, another};
use super::list::seen;
use crate::openid::{self, IdentityCard};
use crate::session::strength;
use crate::{Cx, Error};

/// A person's identities, the oldest first, for whoever may change the person.
///
/// # Errors
/// [`Error::Forbidden`], [`Error::NotFound`].
pub async fn identities(cx: &Cx, who: &Principal, id: UserId) -> Result<Vec<IdentityCard>, Error> {
    let user = seen(cx, who, id, Action::Update).await?;
    openid::of(cx, who, user.id).await
}

/// Takes one away: it opens nothing any more, and every session of the person ends. Without another way in the person is
/// invited anew.
///
/// # Errors
/// [`Error::Forbidden`] (`user-superior`, `user-self`), [`Error::NotFound`], `user-last-administrator`.
pub async fn unlink_identity(cx: &Cx, who: &Principal, id: UserId, identity: Uuid) -> Result<(), Error> {
    let Other { user, roles, held } = another(cx, who, id).await?;
    cx.db
        .write(async |tx: &mut Tx| {
            store::session::lock_person(tx, who.tenant, id).await?;
            openid::cut(cx, tx, who, (id, Some(user.login.as_str())), identity).await?;
            let left = store::openid::of_user(tx, who.tenant, id).await?;
            if user.password_hash.is_none() && left.is_empty() {
                roles.check_last(tx, who.tenant, id, &held, &[]).await?;
            }
            store::session::close_all(tx, who.tenant, id).await?;
            strength::settle(cx, tx, who.tenant, id).await
        })
        .await
}
