//! `PATCH /session`: own language, zone, form of figures and theme.

use axum::Json as Answer;
use axum::extract::State;
use serde::Deserialize;
use utoipa::ToSchema;

use super::wire::Me;
use crate::extract::{Json, Person};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// New values; what is absent stays.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SessionSettings {
    /// Two-letter language key.
    #[serde(default)]
    language: Option<String>,
    /// IANA zone such as `Europe/Warsaw`.
    #[serde(default)]
    zone: Option<String>,
    /// `light`, `dark` or `system`.
    #[serde(default)]
    theme: Option<String>,
    /// By the rules of which locale figures are written: `en-GB`, `de-DE`, `fr-FR`, `de-CH`, `en-IN`; empty: as for the company.
    #[serde(default)]
    figures: Option<String>,
}

/// Change own settings. They belong to the person, not to the browser.
#[utoipa::path(patch, path = "/session", tag = "session", request_body = SessionSettings, responses((status = 200, body = Me), Problems))]
pub async fn settings(
    State(api): State<Api>,
    Person(who): Person,
    Json(body): Json<SessionSettings>,
) -> Result<Answer<Me>, ApiError> {
    let cmd = app::session::SetSettings {
        language: body.language,
        zone: body.zone,
        theme: body.theme,
        figures: body.figures,
    };
    app::session::set_settings(&api.cx, &who, &cmd).await?;
    Ok(Answer(app::session::me(&api.cx, &who).await?.into()))
}
