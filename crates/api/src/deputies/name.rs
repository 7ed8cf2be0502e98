//! `POST /deputies`: names a deputy. Needs a fresh proof.

use axum::Json as Answer;
use axum::extract::State;
use axum::http::StatusCode;
use jiff::civil::Date;
use kernel::UserId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::extract::{Json, Proved};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// Who is to stand in for whom.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewDeputy {
    /// Who is absent, somebody whom the caller administers; the caller when absent.
    person: Option<Uuid>,
    /// Who stands in.
    deputy: Uuid,
    /// Keys of roles the absent person holds.
    roles: Vec<String>,
    /// The first day, in the absent person's zone.
    #[schema(value_type = String, format = Date)]
    from: Date,
    /// The last day; at most a year later.
    #[schema(value_type = String, format = Date)]
    until: Date,
    /// Why, up to 200 characters.
    note: Option<String>,
}

/// The entry.
#[derive(Debug, Serialize, ToSchema)]
pub struct DeputyNamed {
    /// Its id.
    pub id: Uuid,
}

/// Name a deputy. Roles over people, roles and webhooks are never lent; nobody names oneself for somebody else.
#[utoipa::path(post, path = "/deputies", tag = "deputies", request_body = NewDeputy,
    responses((status = 201, body = DeputyNamed), Problems))]
pub async fn name(
    State(api): State<Api>,
    Proved { who, .. }: Proved,
    Json(body): Json<NewDeputy>,
) -> Result<(StatusCode, Answer<DeputyNamed>), ApiError> {
    let cmd = app::deputies::NameDeputy {
        person: body.person.map(UserId::from_uuid),
        deputy: UserId::from_uuid(body.deputy),
        roles: body.roles,
        from: body.from,
        until: body.until,
        note: body.note,
    };
    let id = app::deputies::name(&api.cx, &who, &cmd).await?;
    Ok((StatusCode::CREATED, Answer(DeputyNamed { id: id.uuid() })))
}
