//! What took more than a password stays strong only while its person has something that takes more: sessions and tokens after a
//! key or a provider was taken away. Refuses nothing: who owes a second factor then is led to set it up.

use kernel::{TenantId, UserId};
use store::Tx;
use store::openid::Identity;

use crate::{Cx, Error};

/// Settles a person's sessions and tokens once a way to sign in was taken away, in its transaction.
///
/// # Errors
/// Faults of the database.
pub(crate) async fn settle(cx: &Cx, tx: &mut Tx, tenant: TenantId, user: UserId) -> Result<(), Error> {
    if !store::passkeys::of_user(tx, tenant, user).await?.is_empty() {
        return Ok(());
    }
    let counts = |row: &Identity| cx.config.openid.may_be_enough(&row.issuer);
    if store::openid::of_user(tx, tenant, user).await?.iter().any(counts) {
        return Ok(());
    }
    store::session::weaken(tx, tenant, user).await?;
    Ok(store::tokens::weaken(tx, tenant, user).await?)
}
