//! `POST /session/second-factor/recovery`: ten new recovery codes instead of the old ones. Needs a fresh proof.

use axum::Json as Answer;
use axum::extract::State;

use super::factor_confirm::RecoveryCodes;
use crate::extract::Proved;
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// New recovery codes, shown once.
#[utoipa::path(post, path = "/session/second-factor/recovery", tag = "session",
    responses((status = 200, body = RecoveryCodes), Problems))]
pub async fn recovery(
    State(api): State<Api>,
    Proved { who, .. }: Proved,
) -> Result<Answer<RecoveryCodes>, ApiError> {
    Ok(Answer(RecoveryCodes { codes: app::session::second::renew(&api.cx, &who).await? }))
}
