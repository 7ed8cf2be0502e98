//! `GET /privacy/person`: what a request about a person would meet.

use axum::extract::State;
use axum::{Extension, Json as Answer};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::wire::PrivacyFigure;
use crate::extract::{Caller, Query};
use crate::problem::{ApiError, Problems};
use crate::reader::Reader;
use crate::state::Api;

/// Which person.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct PersonQuestion {
    /// `member`, `account`, `employee` or `user`.
    object: String,
    /// A record that is the person.
    record: Uuid,
}

/// A record of the person.
#[derive(Serialize, ToSchema)]
pub struct PersonRecord {
    /// Its object.
    object: String,
    /// Its id.
    id: Uuid,
    /// What stands for the person afterwards.
    code: String,
    /// Its name now.
    name: String,
}

/// Why the data must stay for now.
#[derive(Serialize, ToSchema)]
pub struct LegalHold {
    /// Its id.
    id: Uuid,
    /// Why.
    reason: String,
    /// Who set it.
    by: Option<String>,
    /// Since when.
    #[schema(value_type = String, format = DateTime)]
    at: Timestamp,
}

/// What stands in the way.
#[derive(Serialize, ToSchema)]
pub struct PrivacyBlock {
    /// Stable code.
    code: String,
    /// In the reader's language.
    title: String,
}

/// What a request would meet.
#[derive(Serialize, ToSchema)]
pub struct PrivacyPerson {
    /// The person's records, the one asked for first: its code is typed to erase.
    person: Vec<PersonRecord>,
    /// What would be erased.
    erased: Vec<PrivacyFigure>,
    /// What is kept and why.
    kept: Vec<PrivacyFigure>,
    /// Why the person cannot be erased now; empty when it can.
    blocks: Vec<PrivacyBlock>,
    /// Open holds.
    holds: Vec<LegalHold>,
    /// For how many years after the last sale names are kept.
    retention_years: i64,
}

/// What is held of the person behind a record, what an erasure would take and keep, and what stands in its way.
#[utoipa::path(get, path = "/privacy/person", tag = "privacy", params(PersonQuestion),
    responses((status = 200, body = PrivacyPerson), Problems))]
pub async fn person(
    State(api): State<Api>,
    Extension(reader): Extension<Reader>,
    Caller(who): Caller,
    Query(asked): Query<PersonQuestion>,
) -> Result<Answer<PrivacyPerson>, ApiError> {
    let cx = &api.cx;
    let language = reader.language();
    let found = app::privacy::preview(cx, &who, &asked.object, asked.record).await?;
    let record = |(piece, name): (app::privacy::Piece, String)| PersonRecord {
        object: piece.object,
        id: piece.id,
        code: piece.code,
        name,
    };
    let block = |problem: kernel::Problem| PrivacyBlock {
        title: app::words::problem(&cx.words, language, &problem),
        code: problem.code,
    };
    let hold =
        |hold: app::privacy::Hold| LegalHold { id: hold.id, reason: hold.reason, by: hold.by, at: hold.at };
    Ok(Answer(PrivacyPerson {
        person: found.person.into_iter().map(record).collect(),
        erased: PrivacyFigure::all(cx, language, &found.erased, false),
        kept: PrivacyFigure::all(cx, language, &found.kept, true),
        blocks: found.blocks.into_iter().map(block).collect(),
        holds: found.holds.into_iter().map(hold).collect(),
        retention_years: found.years,
    }))
}
