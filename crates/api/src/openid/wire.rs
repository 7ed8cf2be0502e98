//! Ways to providers, what comes back, and who one is there, as JSON. What a browser keeps meanwhile travels as a cookie.

use app::openid::{Begun, IdentityCard, Reply};
use axum::Json as Answer;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::cookie;
use crate::state::Edge;

/// Which provider.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OpenidWanted {
    /// Its key.
    pub provider: String,
}

/// Where the browser goes.
#[derive(Debug, Serialize, ToSchema)]
pub struct OpenidWay {
    /// An address of the provider.
    pub address: String,
}

/// The way and the cookie that alone can end it.
pub(super) fn way(begun: Begun, edge: &Edge) -> Response {
    let line = cookie::set_way(&begun.browser, begun.seconds, edge);
    ([(header::SET_COOKIE, line)], Answer(OpenidWay { address: begun.address })).into_response()
}

/// What the provider gave the browser on its way back.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OpenidReply {
    /// The provider whose place the browser came back to.
    provider: String,
    /// `state` as it came back.
    state: String,
    /// `code` as it came back.
    code: String,
    /// `iss`, where the provider says it.
    issuer: Option<String>,
}

impl OpenidReply {
    /// With what the browser has kept.
    pub(crate) fn with(self, headers: &HeaderMap, edge: &Edge) -> Reply {
        Reply {
            provider: self.provider,
            state: self.state,
            code: self.code,
            issuer: self.issuer,
            browser: cookie::read_way(headers, edge),
        }
    }
}

/// Who one is at a provider.
#[derive(Debug, Serialize, ToSchema)]
pub struct IdentityView {
    /// Its id.
    pub id: Uuid,
    /// The provider's key; none where it is no longer set.
    pub provider: Option<String>,
    /// What people call the provider.
    pub label: String,
    /// What the provider calls the person.
    pub name: String,
    /// When it was linked, RFC 3339 UTC.
    pub created_at: String,
    /// When it last signed in.
    pub used_at: Option<String>,
}

impl From<IdentityCard> for IdentityView {
    fn from(card: IdentityCard) -> Self {
        Self {
            id: card.id,
            provider: card.provider,
            label: card.label,
            name: card.name,
            created_at: card.created_at.to_string(),
            used_at: card.used_at.map(|at| at.to_string()),
        }
    }
}
