//! `POST /members`: enrol a member under a sponsor.

use app::members;
use axum::Json as Answer;
use axum::extract::State;
use axum::http::StatusCode;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::extract::{Caller, IdempotencyKey, Json};
use crate::problem::{ApiError, Problems};
use crate::state::Api;

/// Who is enrolled, and where.
#[derive(Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MemberEnrol {
    /// The name.
    name: String,
    /// The sponsor; may be absent only for whoever sees the whole network.
    sponsor: Option<Uuid>,
    /// The parent in the placement tree.
    placement: Option<Uuid>,
    /// The slot under it, from 1.
    slot: Option<u16>,
    /// Two-letter country.
    country: Option<String>,
    /// The e-mail address.
    email: Option<String>,
    /// The phone number.
    phone: Option<String>,
    /// The two-letter language.
    language: Option<String>,
    /// The day of joining, today when absent.
    #[schema(value_type = Option<String>, format = Date)]
    joined: Option<Date>,
    /// Fields the company has added to members, by key.
    #[serde(default)]
    #[schema(value_type = BTreeMap<String, Value>)]
    values: Map<String, Value>,
}

/// The member that was enrolled.
#[derive(Debug, Serialize, ToSchema)]
pub struct MemberEnrolled {
    /// Its id.
    pub id: Uuid,
    /// Its code.
    pub code: String,
    /// The row's version.
    pub version: i64,
}

/// Enrol a member.
#[utoipa::path(post, path = "/members", tag = "members", request_body = MemberEnrol,
    params(("idempotency-key" = Option<String>, Header, description = "1 to 128 plain characters")),
    responses((status = 201, body = MemberEnrolled), Problems))]
pub async fn enrol(
    State(api): State<Api>,
    Caller(who): Caller,
    key: IdempotencyKey,
    Json(body): Json<MemberEnrol>,
) -> Result<(StatusCode, Answer<MemberEnrolled>), ApiError> {
    let once = key.of("member-enrol", &(), &body)?;
    let given = [
        ("name", Some(body.name)),
        ("country", body.country),
        ("email", body.email),
        ("phone", body.phone),
        ("language", body.language),
    ];
    let own = body.values;
    let fields: Map<_, _> =
        given.into_iter().filter_map(|(key, text)| Some((key.to_owned(), text?.into()))).collect();
    let cmd = members::Enrol {
        fields,
        own,
        sponsor: body.sponsor,
        placement: body.placement,
        slot: body.slot.filter(|&slot| slot != 0),
        joined: body.joined,
    };
    let made = members::enrol(&api.cx, &who, &cmd, &once).await?;
    Ok((StatusCode::CREATED, Answer(MemberEnrolled { id: made.id, code: made.code, version: made.version })))
}
