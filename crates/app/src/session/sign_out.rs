//! Ends the session of a token.

use super::Token;
use crate::{Cx, Error};

/// Ends the session; a token without one is as good as signed out.
pub async fn sign_out(cx: &Cx, token: &Token) -> Result<(), Error> {
    let tenant = cx.tenant().await?;
    let hash = token.hash();
    cx.db.write(async |tx| store::session::close(tx, tenant, hash).await.map_err(Error::from)).await?;
    Ok(())
}
