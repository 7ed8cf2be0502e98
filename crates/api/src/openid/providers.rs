//! `GET /session/openid`: the providers people may sign in with, for anybody.

use axum::Json as Answer;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// A provider.
#[derive(Debug, Serialize, ToSchema)]
pub struct OpenidProvider {
    /// Its key.
    pub key: String,
    /// What stands on the button.
    pub label: String,
}

/// The providers, in the order of their buttons.
#[derive(Debug, Serialize, ToSchema)]
pub struct OpenidProviders {
    /// Each.
    pub items: Vec<OpenidProvider>,
}

/// The providers people may sign in with: their keys and names, nothing else of the settings.
#[utoipa::path(get, path = "/session/openid", tag = "openid", security(()),
    responses((status = 200, body = OpenidProviders), Problems))]
pub async fn providers(State(api): State<Api>) -> Result<Answer<OpenidProviders>, ApiError> {
    let offers = app::openid::providers(&api.cx).into_iter();
    let items = offers.map(|one| OpenidProvider { key: one.key, label: one.label }).collect();
    Ok(Answer(OpenidProviders { items }))
}
