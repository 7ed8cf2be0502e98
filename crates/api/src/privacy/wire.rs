//! Requests about personal data as they travel.

use app::privacy::{Figures, RequestView};
use app::{Cx, Language};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// A request.
#[derive(Serialize, ToSchema)]
pub struct PrivacyRequest {
    /// Its id.
    id: Uuid,
    /// `export` or `erasure`.
    kind: &'static str,
    /// What stands for the person.
    code: String,
    /// The object of the record it was asked for.
    object: String,
    /// That record.
    record: Uuid,
    /// `running`, `done` or `failed`.
    state: &'static str,
    /// Who entered it.
    by: Option<String>,
    /// When.
    #[schema(value_type = String, format = DateTime)]
    at: Timestamp,
    /// When it was done.
    #[schema(value_type = Option<String>, format = DateTime)]
    finished_at: Option<Timestamp>,
    /// Until when a copy may be fetched, by whoever entered the request.
    #[schema(value_type = Option<String>, format = DateTime)]
    until: Option<Timestamp>,
    /// Why it was given up.
    reason: Option<String>,
    /// It was done again after a backup was restored.
    replayed: bool,
}

impl PrivacyRequest {
    pub(super) fn new(cx: &Cx, language: Language, view: RequestView) -> Self {
        let RequestView { request, problem, until } = view;
        Self {
            id: request.id,
            kind: request.kind.as_str(),
            code: request.code,
            object: request.object,
            record: request.record,
            state: request.state.as_str(),
            by: request.by_name,
            at: request.at,
            finished_at: request.finished_at,
            until,
            reason: problem.map(|problem| app::words::problem(&cx.words, language, &problem)),
            replayed: request.replayed,
        }
    }
}

/// The id of a new request.
#[derive(Serialize, ToSchema)]
pub struct PrivacyAsked {
    /// The request.
    pub(super) id: Uuid,
}

/// The record a person is known by.
#[derive(Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PersonRef {
    /// `member`, `account`, `employee` or `user`.
    pub(super) object: String,
    /// The record.
    pub(super) record: Uuid,
}

/// How much there is of something.
#[derive(Serialize, ToSchema)]
pub struct PrivacyFigure {
    /// What, in the reader's language.
    label: String,
    /// How many.
    count: i64,
    /// Why it is kept.
    why: Option<String>,
}

impl PrivacyFigure {
    pub(super) fn new(label: String, count: i64, why: Option<String>) -> Self {
        Self { label, count, why }
    }

    pub(super) fn all(cx: &Cx, language: Language, figures: &Figures, kept: bool) -> Vec<Self> {
        let text = |key: &str| cx.words.text(language, key, &[]);
        let figure = |(key, count): (&String, &i64)| Self {
            label: text(&format!("privacy-figure-{key}")),
            count: *count,
            why: kept.then(|| text(app::privacy::why(key))),
        };
        figures.iter().map(figure).collect()
    }
}
