//! `GET /users`: people who may sign in, by login.

use app::users::{Filter, Standing};
use axum::Json as Answer;
use axum::extract::State;
use kernel::Problem;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::wire::{UserView, standing};
use crate::extract::{Person, Query};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// Which ones.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct UserQuery {
    /// Part of the login or the name.
    q: Option<String>,
    /// Only holders of this role.
    role: Option<String>,
    /// Only `active`, `invited` or `barred` people.
    state: Option<String>,
    /// `next` of the page before.
    cursor: Option<String>,
    /// The most, 1 to 200.
    limit: Option<i64>,
}

/// A page of people.
#[derive(Debug, Serialize, ToSchema)]
pub struct UserPage {
    /// The people.
    pub items: Vec<UserView>,
    /// The cursor of the next page.
    pub next: Option<String>,
}

/// People who may sign in.
#[utoipa::path(get, path = "/users", tag = "users", params(UserQuery),
    responses((status = 200, body = UserPage), Problems))]
pub async fn list(
    State(api): State<Api>,
    Person(who): Person,
    Query(query): Query<UserQuery>,
) -> Result<Answer<UserPage>, ApiError> {
    let state = query.state.as_deref().map(state).transpose()?;
    let filter =
        Filter { words: kernel::fold(&query.q.unwrap_or_default()), role: query.role, standing: state };
    let (items, next) =
        app::users::list(&api.cx, &who, &filter, query.cursor.as_deref(), query.limit.unwrap_or(50)).await?;
    Ok(Answer(UserPage { items: items.into_iter().map(UserView::from).collect(), next }))
}

fn state(word: &str) -> Result<Standing, app::Error> {
    let all = [Standing::Active, Standing::Invited, Standing::Barred];
    let found = all.into_iter().find(|one| standing(*one) == word);
    found.ok_or_else(|| app::Error::refused(Problem::new("user-state-unknown").token(word).field("state")))
}
