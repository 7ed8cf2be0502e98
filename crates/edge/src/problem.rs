//! The one place that turns refusals into HTTP: status, `application/problem+json`, words in the reader's language.
//!
//! Handlers return [`ApiError`]; it travels as an extension of an empty answer, and [`render`] writes the body where the
//! language of the reader and the number of the request are known. Answers of the framework (404, 405, 413 …) pass
//! through the same place, so that a client meets one form of error only.

use std::sync::Arc;

use app::{Language, Words};
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use kernel::Problem;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::reader::Reader;
use crate::state::Api;

/// The body of every answer with a status of 400 or more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ProblemBody {
    /// Stable code such as `placement-slot-taken`.
    pub code: String,
    /// What is wrong, in the reader's language.
    pub title: String,
    /// The HTTP status again.
    pub status: u16,
    /// Problems of single fields.
    pub fields: Vec<FieldProblem>,
    /// The number to give when reporting it.
    pub request_id: String,
    /// For `record-merged`: the record it was merged into.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub merged_into: Option<uuid::Uuid>,
}

/// One field's problem.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct FieldProblem {
    /// Pointer to the field, such as `lines/2/quantity`.
    pub field: String,
    /// Stable code.
    pub code: String,
    /// What is wrong, in the reader's language.
    pub title: String,
}

impl FieldProblem {
    /// A problem in the reader's words.
    pub fn of(words: &Words, language: Language, problem: &Problem) -> Self {
        Self {
            field: problem.at.field.clone().unwrap_or_default(),
            code: problem.code.clone(),
            title: app::words::problem(words, language, problem),
        }
    }
}

/// Marks an operation's problem answers in the OpenAPI document: `responses(…, Problems)`.
pub struct Problems;

impl utoipa::IntoResponses for Problems {
    fn responses() -> std::collections::BTreeMap<String, utoipa::openapi::RefOr<utoipa::openapi::Response>> {
        use utoipa::openapi::{ContentBuilder, Ref, ResponseBuilder};
        let content = ContentBuilder::new().schema(Some(Ref::from_schema_name("ProblemBody"))).build();
        let response = ResponseBuilder::new()
            .description("Refused: see the code")
            .content("application/problem+json", content)
            .build();
        [("default".to_owned(), response.into())].into()
    }
}

/// Why a request is answered with a problem.
#[derive(Clone, Debug)]
pub enum ApiError {
    /// The use case refused or failed.
    App(Arc<app::Error>),
    /// HTTP itself refused, before any use case.
    Http(StatusCode, Problem),
}

impl From<app::Error> for ApiError {
    fn from(error: app::Error) -> Self {
        Self::App(Arc::new(error))
    }
}

impl ApiError {
    /// A refusal by HTTP itself.
    pub fn http(status: StatusCode, code: &str) -> Self {
        Self::Http(status, Problem::new(code))
    }

    fn status(&self) -> StatusCode {
        match self {
            Self::Http(status, _) => *status,
            Self::App(error) => match **error {
                app::Error::NotSignedIn
                | app::Error::SignInWrong
                | app::Error::SignInRefused(_)
                | app::Error::SecondFactor(_) => StatusCode::UNAUTHORIZED,
                app::Error::Forbidden(_) => StatusCode::FORBIDDEN,
                app::Error::NotFound => StatusCode::NOT_FOUND,
                app::Error::Gone(_) | app::Error::Merged { .. } => StatusCode::GONE,
                app::Error::Conflict(_) | app::Error::Stale { .. } => StatusCode::CONFLICT,
                app::Error::Malformed(_) => StatusCode::BAD_REQUEST,
                app::Error::Refused(_) => StatusCode::UNPROCESSABLE_ENTITY,
                app::Error::Throttled { .. } => StatusCode::TOO_MANY_REQUESTS,
                app::Error::NotReady(_) => StatusCode::SERVICE_UNAVAILABLE,
                app::Error::Full => StatusCode::INSUFFICIENT_STORAGE,
                app::Error::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
            },
        }
    }

    /// Where a merged record leads.
    pub fn merged_into(&self) -> Option<uuid::Uuid> {
        match self {
            Self::App(error) => match **error {
                app::Error::Merged { into } => Some(into),
                _ => None,
            },
            Self::Http(..) => None,
        }
    }

    /// The main problem and those of single fields.
    fn parts(&self) -> (Problem, Vec<Problem>) {
        let one = |problem: &Problem| (problem.clone(), pointed(std::slice::from_ref(problem)));
        match self {
            Self::Http(_, problem) => one(problem),
            Self::App(error) => match &**error {
                app::Error::Forbidden(problem)
                | app::Error::Conflict(problem)
                | app::Error::Gone(problem)
                | app::Error::Malformed(problem) => one(problem),
                app::Error::Refused(problems) => {
                    (problems.first().cloned().unwrap_or_else(|| Problem::new("refused")), pointed(problems))
                }
                app::Error::Throttled { seconds } => one(&Problem::new("throttled").with("seconds", seconds)),
                app::Error::Stale { current } => one(&Problem::new("version-stale").with("current", current)),
                other => one(&Problem::new(other.code())),
            },
        }
    }
}

fn pointed(problems: &[Problem]) -> Vec<Problem> {
    problems.iter().filter(|problem| problem.at.field.is_some()).cloned().collect()
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// Writes the body of every refusal; logs faults of ours with their causes, once.
pub async fn render(State(api): State<Api>, request: Request, next: Next) -> Response {
    let reader = request.extensions().get::<Reader>().cloned().unwrap_or_default();
    let is_api = request.uri().path().starts_with("/api/");
    let response = next.run(request).await;
    let error = match response.extensions().get::<ApiError>() {
        Some(error) => error.clone(),
        None if is_api && response.status().as_u16() >= 400 && !is_problem(&response) => {
            from_framework(response.status(), &api)
        }
        None => return response,
    };
    match &error {
        ApiError::App(inner) => match &**inner {
            app::Error::Internal(cause) => {
                tracing::error!(request_id = %reader.request_id(), error = %chain(cause.as_ref()), "a request failed through a fault of ours");
            }
            // Asking for a proof or a second factor refuses nothing: who gives it goes on.
            app::Error::Forbidden(problem)
                if !["proof-needed", "second-factor-duty", "token-factor-duty"]
                    .contains(&problem.code.as_str()) =>
            {
                note_denial(&api, &reader, problem).await;
            }
            app::Error::NotFound => note_miss(&api, &reader).await,
            _ => {}
        },
        ApiError::Http(..) => {}
    }
    body(&error, response, &api.cx.words, &reader)
}

/// A refusal for want of a right stands in the audit trail.
async fn note_denial(api: &Api, reader: &Reader, problem: &Problem) {
    let Some(who) = reader.who() else { return };
    if let Err(error) = app::trail::denied(&api.cx, &who, problem).await {
        tracing::error!(%error, "a denial could not be noted");
    }
}

/// Who asks for many things that are not there, or are somebody else's, stands in the audit trail too.
async fn note_miss(api: &Api, reader: &Reader) {
    let Some(who) = reader.who() else { return };
    if let Err(error) = app::trail::missed(&api.cx, &who).await {
        tracing::error!(%error, "questions for missing things could not be noted");
    }
}

fn body(error: &ApiError, mut response: Response, words: &Words, reader: &Reader) -> Response {
    let (problem, fields) = error.parts();
    let language = reader.language();
    let status = error.status();
    let body = ProblemBody {
        title: app::words::problem(words, language, &problem),
        status: status.as_u16(),
        fields: fields.iter().map(|one| FieldProblem::of(words, language, one)).collect(),
        request_id: reader.request_id().to_owned(),
        merged_into: error.merged_into(),
        code: problem.code,
    };
    let text = serde_json::to_string(&body).unwrap_or_default();
    let mut answer = (status, text).into_response();
    let headers = answer.headers_mut();
    headers.extend(response.headers_mut().drain().filter_map(|(name, value)| name.map(|name| (name, value))));
    headers.remove(header::CONTENT_LENGTH);
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(language.key()));
    if let ApiError::App(error) = error
        && matches!(**error, app::Error::NotSignedIn)
    {
        headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
    }
    if let ApiError::App(error) = error
        && let app::Error::Throttled { seconds } = **error
    {
        headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    answer
}

fn is_problem(response: &Response) -> bool {
    response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind == "application/problem+json")
}

/// What the framework said in its own way.
fn from_framework(status: StatusCode, api: &Api) -> ApiError {
    let problem = match status {
        StatusCode::NOT_FOUND => return ApiError::from(app::Error::NotFound),
        StatusCode::METHOD_NOT_ALLOWED => Problem::new("method-not-allowed"),
        StatusCode::PAYLOAD_TOO_LARGE => Problem::new("body-too-large").with("max", api.edge.body_bytes),
        StatusCode::UNSUPPORTED_MEDIA_TYPE => Problem::new("type-unsupported"),
        StatusCode::REQUEST_TIMEOUT => Problem::new("body-slow"),
        other if other.is_server_error() => {
            return ApiError::from(app::Error::internal(format!("the framework answered {other}")));
        }
        _ => Problem::new("request-malformed"),
    };
    ApiError::Http(status, problem)
}

/// An error and its causes on one line.
fn chain(error: &(dyn std::error::Error + 'static)) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        text.push_str(": ");
        text.push_str(&cause.to_string());
        source = cause.source();
    }
    text
}
