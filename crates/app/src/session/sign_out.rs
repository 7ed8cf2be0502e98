//! Ends the session of a token.

use access::Principal;
use serde_json::Value as Json;
use store::Tx;

use super::Token;
use crate::{Cx, Error, trail};

/// Ends the session; a token without one is as good as signed out.
pub async fn sign_out(cx: &Cx, token: &Token) -> Result<(), Error> {
    let tenant = cx.tenant().await?;
    let hash = token.hash();
    let session = store::session::living(&mut cx.db.read(), tenant, hash, cx.now()).await?;
    cx.db
        .write(async |tx: &mut Tx| {
            let closed = store::session::close(tx, tenant, hash).await?;
            if let Some(session) = session.as_ref().filter(|_| closed) {
                let id = session.user.id;
                let who = Principal { user: Some(id), rights: Vec::new(), ..Principal::operator(tenant) };
                trail::audit(cx, tx, &who, "user", Some(id.uuid()), "sign_out", &Json::Null).await?;
            }
            Ok(())
        })
        .await
}
