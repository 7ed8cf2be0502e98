//! `POST /session/link`: whose link it is; open to whoever has it. The token travels in the body, never in an address.

use app::session::Token;
use axum::Json as Answer;
use axum::extract::State;
use kernel::Problem;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::extract::Json;
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// The token of a link.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LinkToken {
    /// 64 hex digits, from behind the `#` of the link.
    token: String,
}

/// Whose link it is.
#[derive(Debug, Serialize, ToSchema)]
pub struct LinkOwner {
    /// The login.
    pub login: String,
    /// The person's name.
    pub name: String,
    /// `invitation` or `reset`.
    pub purpose: String,
    /// The fewest characters a password must have.
    pub characters_min: usize,
}

/// Whose link it is. Old, used and made-up links: 410.
#[utoipa::path(post, path = "/session/link", tag = "session", security(()), request_body = LinkToken,
    responses((status = 200, body = LinkOwner), Problems))]
pub async fn link(
    State(api): State<Api>,
    Json(body): Json<LinkToken>,
) -> Result<Answer<LinkOwner>, ApiError> {
    let found = app::users::look(&api.cx, &read(&body.token)?).await?;
    Ok(Answer(LinkOwner {
        login: found.login,
        name: found.name,
        purpose: found.purpose.as_str().to_owned(),
        characters_min: found.characters_min,
    }))
}

/// What is no token belongs to no link.
pub(super) fn read(text: &str) -> Result<Token, app::Error> {
    Token::parse(text).ok_or_else(|| app::Error::Gone(Problem::new("link-gone")))
}
