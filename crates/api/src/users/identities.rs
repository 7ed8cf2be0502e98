//! `GET /users/{id}/identities`: who a person is at sign-in providers.

use axum::Json as Answer;
use axum::extract::State;
use kernel::UserId;

use crate::extract::{Id, Path, Person};
use crate::openid::IdentityList;
use crate::openid::wire::IdentityView;
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// Who a person is at providers, for those who may change the person.
#[utoipa::path(get, path = "/users/{id}/identities", tag = "users", params(("id" = String, Path)),
    responses((status = 200, body = IdentityList), Problems))]
pub async fn identities(
    State(api): State<Api>,
    Person(who): Person,
    Path(id): Path<Id>,
) -> Result<Answer<IdentityList>, ApiError> {
    let cards = app::users::identities(&api.cx, &who, UserId::from_uuid(id)).await?;
    Ok(Answer(IdentityList { items: cards.into_iter().map(IdentityView::from).collect() }))
}
