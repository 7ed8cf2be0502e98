//! `POST /session/second-factor`: what a telephone is set up with, shown once. Needs a fresh proof.

use axum::Json as Answer;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use crate::extract::Proved;
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// What an app is set up with.
#[derive(Serialize, ToSchema)]
pub struct SecondFactorSetup {
    /// The seed as text, for typing.
    pub seed: String,
    /// The same as an address, for the telephone itself.
    pub uri: String,
    /// Squares a side of the picture, the quiet margin included.
    pub size: i32,
    /// The dark squares of the picture as an SVG path.
    pub path: String,
}

/// Begin to set a second factor up. It is asked for once a code has confirmed it.
#[utoipa::path(post, path = "/session/second-factor", tag = "session", responses((status = 200, body = SecondFactorSetup), Problems))]
pub async fn factor_begin(
    State(api): State<Api>,
    Proved { who, .. }: Proved,
) -> Result<Answer<SecondFactorSetup>, ApiError> {
    let setup = app::session::second::begin(&api.cx, &who).await?;
    let (size, path) = (setup.picture.size, setup.picture.path);
    Ok(Answer(SecondFactorSetup { seed: setup.seed, uri: setup.uri, size, path }))
}
