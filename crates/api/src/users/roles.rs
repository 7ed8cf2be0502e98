//! `GET /users/roles`: the roles there are, and which of them the caller may give.

use axum::Json as Answer;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use crate::extract::Person;
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// The roles.
#[derive(Debug, Serialize, ToSchema)]
pub struct UserRoles {
    /// By key.
    pub items: Vec<UserRole>,
}

/// A role.
#[derive(Debug, Serialize, ToSchema)]
pub struct UserRole {
    /// Its key.
    pub key: String,
    /// Its name in the reader's language.
    pub name: String,
    /// Whether the caller may give it.
    pub grantable: bool,
}

/// Roles a person may have.
#[utoipa::path(get, path = "/users/roles", tag = "users", responses((status = 200, body = UserRoles), Problems))]
pub async fn roles(State(api): State<Api>, Person(who): Person) -> Result<Answer<UserRoles>, ApiError> {
    let roles = app::users::roles(&api.cx, &who).await?.into_iter();
    let item =
        |role: app::users::Role| UserRole { key: role.key, name: role.name, grantable: role.grantable };
    Ok(Answer(UserRoles { items: roles.map(item).collect() }))
}
