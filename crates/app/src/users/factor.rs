//! Somebody else takes a person's second factor away, when telephone and recovery codes are lost: an administrator by the
//! screen, or the operator at the machine. Refuses the own one, which wants a code, and people with more rights.

use access::Principal;
use kernel::{TenantId, UserId};
use serde_json::json;
use store::Tx;
use store::mail::MailPurpose;
use store::session::User;

use super::change::another;
use crate::session::second;
use crate::{Cx, Error, trail};

/// Takes a colleague's second factor away; every session of the person ends, and a mail says so.
///
/// # Errors
/// [`Error::Forbidden`] (`user-superior`, `user-self`), [`Error::NotFound`], `second-factor-none`.
pub async fn reset_factor(cx: &Cx, who: &Principal, id: UserId) -> Result<(), Error> {
    let user = another(cx, who, id).await?.user;
    take(cx, who, who.tenant, &user).await
}

/// The same for whoever may run the binary on the data folder.
///
/// # Errors
/// `user-unknown`, `second-factor-none`.
pub async fn forget_factor(cx: &Cx, login: &str) -> Result<(), Error> {
    let tenant = cx.tenant().await?;
    let user = super::find(cx, tenant, login).await?;
    take(cx, &Principal::operator(tenant), tenant, &user).await
}

async fn take(cx: &Cx, who: &Principal, tenant: TenantId, user: &User) -> Result<(), Error> {
    cx.db
        .write(async |tx: &mut Tx| {
            if !store::factor::remove(tx, tenant, user.id).await? {
                return Err(second::none());
            }
            store::session::close_all(tx, tenant, user.id).await?;
            if crate::mail::reaches(cx, user) {
                crate::mail::push_word(cx, tx, tenant, user.id, MailPurpose::FactorReset).await?;
            }
            let diff = json!({ "second_factor": [true, false] });
            trail::note(cx, tx, who, "user", Some(user.id.uuid()), "second_factor", &diff).await
        })
        .await
}
