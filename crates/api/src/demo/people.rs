//! `GET /demo`: the demo's sign-ins, open to everybody; 404 on an ordinary server.

use axum::extract::State;
use axum::{Extension, Json as Answer};
use serde::Serialize;
use utoipa::ToSchema;

use crate::problem::{ApiError, Problems};
use crate::reader::Reader;
use crate::state::Api;

/// The people of the demo company.
#[derive(Debug, Serialize, ToSchema)]
pub struct DemoPeople {
    /// One a role.
    people: Vec<DemoSignIn>,
}

/// How one of them signs in.
#[derive(Debug, Serialize, ToSchema)]
pub struct DemoSignIn {
    /// The login.
    login: String,
    /// The password, public on purpose.
    password: String,
    /// The role in the reader's language.
    role: String,
}

/// Who may sign in to the demo company.
#[utoipa::path(get, path = "/demo", tag = "session", security(()), responses((status = 200, body = DemoPeople), Problems))]
pub async fn people(
    State(api): State<Api>,
    Extension(reader): Extension<Reader>,
) -> Result<Answer<DemoPeople>, ApiError> {
    if api.edge.demo.is_empty() {
        return Err(app::Error::NotFound.into());
    }
    let sign_in = |person: &crate::DemoPerson| DemoSignIn {
        login: person.login.to_owned(),
        password: person.password.to_owned(),
        role: api.cx.words.text(reader.language(), &format!("role-{}", person.role), &[]),
    };
    Ok(Answer(DemoPeople { people: api.edge.demo.iter().map(sign_in).collect() }))
}
