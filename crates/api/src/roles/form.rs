//! `GET /roles/form`: everything rights can be given to.

use axum::Json as Answer;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use crate::extract::Caller;
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// Everything rights can be given to.
#[derive(Serialize, ToSchema)]
pub struct RightsForm {
    /// Objects by their words, then what is no record.
    objects: Vec<RightsObject>,
}

/// An object rights can be given to.
#[derive(Serialize, ToSchema)]
pub struct RightsObject {
    /// Its key.
    key: String,
    /// Many of it, in words.
    label: String,
    /// The actions that mean something for it.
    actions: Vec<String>,
    /// Its fields and tables of lines.
    fields: Vec<RightsField>,
}

/// A field rights can be given to.
#[derive(Serialize, ToSchema)]
pub struct RightsField {
    /// Its key.
    key: String,
    /// Its label.
    label: String,
}

/// Everything rights can be given to, in the caller's language.
#[utoipa::path(get, path = "/roles/form", tag = "roles", responses((status = 200, body = RightsForm), Problems))]
pub async fn form(State(api): State<Api>, Caller(who): Caller) -> Result<Answer<RightsForm>, ApiError> {
    let objects = app::roles::form(&api.cx, &who)?.into_iter().map(|one| RightsObject {
        key: one.key,
        label: one.label,
        actions: one.actions.into_iter().map(str::to_owned).collect(),
        fields: one
            .fields
            .into_iter()
            .map(|field| RightsField { key: field.key, label: field.label })
            .collect(),
    });
    Ok(Answer(RightsForm { objects: objects.collect() }))
}
