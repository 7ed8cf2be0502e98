//! `GET /rights/explain`: why somebody may or may not do something to an object, a record, a field.

use axum::Json as Answer;
use axum::extract::State;
use kernel::UserId;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::extract::{Person, Query};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// What is asked.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct RightQuestion {
    /// Whose right; the caller's own when absent.
    user: Option<Uuid>,
    /// Key of the object.
    object: String,
    /// `read`, `create`, `update`, `trash`, `purge`, `import`, `export`, `approve` or `post`.
    action: String,
    /// Id of a record the caller may read.
    record: Option<Uuid>,
    /// Key of a field the caller may see.
    field: Option<String>,
}

/// The answer.
#[derive(Serialize, ToSchema)]
pub struct RightExplained {
    /// The person's id.
    user: Uuid,
    /// The person's name.
    name: String,
    /// Whether it is allowed.
    allowed: bool,
    /// `granted`, `deputy` (only in the name of an absent colleague), `barred`, `no-role`, `out-of-reach` or `field`.
    reason: String,
    /// The widest scope of all roles: `none`, `own`, `team`, `downline`, `unit`, `branch`, `zone` or `all`.
    scope: String,
    /// The widest right to the field: `none`, `masked`, `read` or `write`; null when none was asked for.
    field: Option<String>,
    /// The person's roles one by one.
    roles: Vec<RoleExplained>,
    /// What absent colleagues lend the person now.
    deputies: Vec<DeputyExplained>,
}

/// What one absent colleague lends.
#[derive(Serialize, ToSchema)]
pub struct DeputyExplained {
    /// The colleague's name.
    person: String,
    /// The last day.
    until: String,
    /// Whether it allows what is asked.
    allowed: bool,
    /// The lent roles one by one.
    roles: Vec<RoleExplained>,
}

/// What one role adds.
#[derive(Serialize, ToSchema)]
pub struct RoleExplained {
    /// Its key.
    key: String,
    /// Its name.
    name: String,
    /// Where it speaks of the object: `object`, `general`, `none`; `void` for one in the trash.
    entry: String,
    /// How far the action reaches through it.
    scope: String,
    /// Whether it reaches the record; null when none was asked for.
    reaches: Option<bool>,
    /// Its right to the field.
    field: Option<String>,
}

/// Explain a right. Decided by the code that decides every request.
#[utoipa::path(get, path = "/rights/explain", tag = "rights", params(RightQuestion),
    responses((status = 200, body = RightExplained), Problems))]
pub async fn explain(
    State(api): State<Api>,
    Person(who): Person,
    Query(asked): Query<RightQuestion>,
) -> Result<Answer<RightExplained>, ApiError> {
    let question = app::rights::Question {
        user: asked.user.map(UserId::from_uuid),
        object: asked.object,
        action: asked.action,
        record: asked.record,
        field: asked.field,
    };
    let found = app::rights::explain(&api.cx, &who, &question).await?;
    let role = |share: app::rights::RoleShare| RoleExplained {
        key: share.key,
        name: share.name,
        entry: share.entry.as_str().to_owned(),
        scope: share.scope.as_str().to_owned(),
        reaches: share.reaches,
        field: share.field.map(|right| right.as_str().to_owned()),
    };
    Ok(Answer(RightExplained {
        user: found.user.0.uuid(),
        name: found.user.1,
        allowed: matches!(found.reason, app::rights::Reason::Granted | app::rights::Reason::Deputy),
        reason: found.reason.as_str().to_owned(),
        scope: found.scope.as_str().to_owned(),
        field: found.field.map(|right| right.as_str().to_owned()),
        roles: found.roles.into_iter().map(role).collect(),
        deputies: found
            .deputies
            .into_iter()
            .map(|share| DeputyExplained {
                person: share.person,
                until: share.until.to_string(),
                allowed: share.allowed,
                roles: share.roles.into_iter().map(role).collect(),
            })
            .collect(),
    }))
}
