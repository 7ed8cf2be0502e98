//! `POST /tokens`: a new token, shown once. Needs a fresh proof.

use axum::Json as Answer;
use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::wire::TokenView;
use crate::extract::{Json, Proved};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// A token to make.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewToken {
    /// What it is for, 1 to 100 characters.
    name: String,
    /// How many days it lives, 1 to 365.
    days: i64,
    /// Nothing may be changed with it.
    read_only: bool,
    /// Only these objects; null: all of them.
    objects: Option<Vec<String>>,
}

/// A new token.
#[derive(Serialize, ToSchema)]
pub struct TokenMade {
    /// As it is seen from now on.
    pub token: TokenView,
    /// For the header `Authorization: Bearer …`, shown once.
    pub text: String,
}

/// Make a token. It never has more than the caller's present rights.
#[utoipa::path(post, path = "/tokens", tag = "tokens", request_body = NewToken,
    responses((status = 201, body = TokenMade), Problems))]
pub async fn make(
    State(api): State<Api>,
    Proved { who, strong, .. }: Proved,
    Json(body): Json<NewToken>,
) -> Result<(StatusCode, Answer<TokenMade>), ApiError> {
    let cmd = app::tokens::MakeToken {
        name: body.name,
        days: body.days,
        read_only: body.read_only,
        objects: body.objects,
        strong,
    };
    let made = app::tokens::make(&api.cx, &who, &cmd).await?;
    Ok((StatusCode::CREATED, Answer(TokenMade { token: made.card.into(), text: made.text })))
}
