//! What handlers take from a request; every refusal is a problem with a pointer, never the framework's own words.

use std::sync::Arc;

use app::Principal;
use app::once::Once;
use app::session::Present;
use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, Method, StatusCode, header};
use kernel::Problem;
use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use crate::cookie;
use crate::problem::ApiError;
use crate::reader::Reader;
use crate::state::Api;

/// Who asks: a person with a session, or a program with a token of a person; without either the request ends with 401.
///
/// An `Authorization` header decides alone, whatever cookie comes with it: that is why it needs no other mark against
/// requests from foreign sites.
#[derive(Clone, Debug)]
pub struct Caller(pub Arc<Principal>);

impl FromRequestParts<Api> for Caller {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, api: &Api) -> Result<Self, ApiError> {
        if let Some(known) = parts.extensions.get::<Caller>() {
            return Ok(known.clone());
        }
        let (who, reads_only) =
            match single(&parts.headers, &header::AUTHORIZATION).map_err(|_| app::Error::NotSignedIn)? {
                Some(text) => {
                    let bearer = app::tokens::resolve(&api.cx, text).await?;
                    (bearer.who, bearer.read_only)
                }
                None => {
                    let token = cookie::read(&parts.headers, &api.edge).ok_or(app::Error::NotSignedIn)?;
                    let present = app::session::resolve(&api.cx, &token).await?;
                    let who = present.who.clone();
                    if who.owes_factor && !is_own_sign_in(parts.uri.path()) {
                        return Err(app::Error::Forbidden(Problem::new("second-factor-duty")).into());
                    }
                    parts.extensions.insert(Arc::new(present));
                    (who, false)
                }
            };
        let caller = Self(Arc::new(who));
        if let Some(reader) = parts.extensions.get::<Reader>() {
            reader.settle(caller.0.clone());
        }
        if reads_only && !matches!(parts.method, Method::GET | Method::HEAD) {
            return Err(app::Error::Forbidden(Problem::new("token-read-only")).into());
        }
        parts.extensions.insert(caller.clone());
        Ok(caller)
    }
}

/// What a person does about the own sign-in: all that is open while a second factor has to be set up.
fn is_own_sign_in(path: &str) -> bool {
    let path = path.strip_prefix("/api/v1").unwrap_or(path);
    ["/session", "/sessions"]
        .iter()
        .any(|own| path.strip_prefix(own).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')))
}

/// The signed-in person itself; a token is refused: for sign-ins, people and tokens.
#[derive(Clone, Debug)]
pub struct Person(pub Arc<Principal>);

impl FromRequestParts<Api> for Person {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, api: &Api) -> Result<Self, ApiError> {
        let Caller(who) = Caller::from_request_parts(parts, api).await?;
        if who.token.is_some() {
            return Err(app::Error::Forbidden(Problem::new("token-refused")).into());
        }
        Ok(Self(who))
    }
}

/// The signed-in person and the session itself: for what a person does with sessions.
#[derive(Clone, Debug)]
pub struct Seated {
    /// The person.
    pub who: Arc<Principal>,
    /// The session's id.
    pub session: Uuid,
}

impl FromRequestParts<Api> for Seated {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, api: &Api) -> Result<Self, ApiError> {
        let Person(who) = Person::from_request_parts(parts, api).await?;
        let session = parts.extensions.get::<Arc<Present>>().ok_or(app::Error::NotSignedIn)?.id;
        Ok(Self { who, session })
    }
}

/// The signed-in person, who showed within the last five minutes who it is: for what moves money or changes the sign-in.
#[derive(Clone, Debug)]
pub struct Proved {
    /// The person.
    pub who: Arc<Principal>,
    /// The session's id.
    pub session: Uuid,
    /// Whether the person came in with more than a password.
    pub strong: bool,
}

impl FromRequestParts<Api> for Proved {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, api: &Api) -> Result<Self, ApiError> {
        let Person(who) = Person::from_request_parts(parts, api).await?;
        let present = parts.extensions.get::<Arc<Present>>().ok_or(app::Error::NotSignedIn)?;
        app::session::proof::require(&api.cx, present)?;
        Ok(Self { who, session: present.id, strong: present.strong })
    }
}

/// The signed-in person with the session: for what asks for a proof in some cases only.
#[derive(Clone, Debug)]
pub struct Sitting(pub Arc<Present>);

impl FromRequestParts<Api> for Sitting {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, api: &Api) -> Result<Self, ApiError> {
        let Person(_) = Person::from_request_parts(parts, api).await?;
        let present = parts.extensions.get::<Arc<Present>>().ok_or(app::Error::NotSignedIn)?;
        Ok(Self(Arc::clone(present)))
    }
}

/// A JSON body: the right type, within the limit, no unknown field.
#[derive(Clone, Copy, Debug)]
pub struct Json<T>(pub T);

impl<T: DeserializeOwned> FromRequest<Api> for Json<T> {
    type Rejection = ApiError;

    async fn from_request(request: Request, api: &Api) -> Result<Self, ApiError> {
        let kind = request
            .headers()
            .get(header::CONTENT_TYPE)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default();
        let kind = kind.split(';').next().unwrap_or_default().trim();
        if !kind.eq_ignore_ascii_case("application/json") {
            return Err(ApiError::http(StatusCode::UNSUPPORTED_MEDIA_TYPE, "type-unsupported"));
        }
        let bytes = Bytes::from_request(request, &()).await.map_err(|rejection| unread(&rejection, api))?;
        parse(&bytes).map(Self)
    }
}

/// Why a body could not be read: too large, too slow, or broken off.
fn unread(rejection: &BytesRejection, api: &Api) -> ApiError {
    if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE {
        return ApiError::Http(
            StatusCode::PAYLOAD_TOO_LARGE,
            Problem::new("body-too-large").with("max", api.edge.body_bytes),
        );
    }
    let mut cause: Option<&(dyn std::error::Error + 'static)> = Some(rejection);
    while let Some(error) = cause {
        if matches!(error.downcast_ref(), Some(crate::server::PaceError::Slow)) {
            return ApiError::http(StatusCode::REQUEST_TIMEOUT, "body-slow");
        }
        cause = error.source();
    }
    ApiError::http(StatusCode::BAD_REQUEST, "request-malformed")
}

fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, ApiError> {
    // Every body of ours is an object; serde would take an array as the fields in their order.
    if bytes.trim_ascii_start().starts_with(b"[") {
        return Err(app::Error::refused(Problem::new("field-type").field("")).into());
    }
    let mut json = serde_json::Deserializer::from_slice(bytes);
    let value = serde_path_to_error::deserialize(&mut json).map_err(|error| wrong(&error))?;
    json.end().map_err(|error| malformed(&error))?;
    Ok(value)
}

fn malformed(error: &serde_json::Error) -> ApiError {
    let problem = Problem::new("json-malformed").with("line", error.line()).with("column", error.column());
    app::Error::Malformed(problem).into()
}

/// A readable document with the wrong content: 422 at the field; an unreadable one: 400 at line and column.
fn wrong(error: &serde_path_to_error::Error<serde_json::Error>) -> ApiError {
    let inner = error.inner();
    if !inner.is_data() {
        return malformed(inner);
    }
    let text = inner.to_string();
    let path = error.path().to_string();
    let path = if path == "." { String::new() } else { path.replace(['.', '['], "/").replace(']', "") };
    let quoted = text.split('`').nth(1).unwrap_or_default().to_owned();
    let problem = if text.starts_with("unknown field") {
        // The path already ends with the unknown name.
        Problem::new("field-unknown").with("field", &quoted).field(if path.is_empty() {
            quoted
        } else {
            path
        })
    } else if text.starts_with("missing field") {
        let pointer = if path.is_empty() { quoted.clone() } else { format!("{path}/{quoted}") };
        Problem::new("field-missing").with("field", quoted).field(pointer)
    } else {
        Problem::new("field-type").field(path)
    };
    app::Error::refused(problem).into()
}

/// The query string, without unknown or repeated parameters.
#[derive(Clone, Copy, Debug)]
pub struct Query<T>(pub T);

impl<T: DeserializeOwned> FromRequestParts<Api> for Query<T> {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &Api) -> Result<Self, ApiError> {
        axum::extract::Query::try_from_uri(&parts.uri).map(|query| Self(query.0)).map_err(|rejection| {
            let text = rejection.body_text();
            tracing::debug!(cause = %text, "a query could not be read");
            let name = parameter(&text);
            app::Error::Malformed(Problem::new("query-malformed").with("name", &name).field(name)).into()
        })
    }
}

/// The parameter that could not be read, from the framework's words: `limit: invalid digit …`, ``unknown field `sort` …``.
fn parameter(text: &str) -> String {
    let said = text.split_once(": ").map_or(text, |(_, said)| said);
    let of_name =
        ["unknown field", "missing field", "duplicate field"].iter().any(|how| said.starts_with(how));
    let name = match said.split_once(": ") {
        Some((path, _)) if !of_name => path,
        _ => kernel::culprit(said).unwrap_or("?"),
    };
    name.chars().take(120).collect()
}

/// The parts of the path. What cannot be one of our ids names nothing: 404, as any other id that does not exist.
#[derive(Clone, Copy, Debug)]
pub struct Path<T>(pub T);

impl<T: DeserializeOwned + Send> FromRequestParts<Api> for Path<T> {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, api: &Api) -> Result<Self, ApiError> {
        match axum::extract::Path::from_request_parts(parts, api).await {
            Ok(path) => Ok(Self(path.0)),
            Err(_) => Err(app::Error::NotFound.into()),
        }
    }
}

/// The version a write was made from: `If-Match: "7"`.
#[derive(Clone, Copy, Debug)]
pub struct IfMatch(pub i64);

impl FromRequestParts<Api> for IfMatch {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &Api) -> Result<Self, ApiError> {
        let missing = || ApiError::http(StatusCode::PRECONDITION_REQUIRED, "version-missing");
        let text = single(&parts.headers, &header::IF_MATCH)?.ok_or_else(missing)?;
        let version = text.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(text).parse();
        version.map(Self).map_err(|_| missing())
    }
}

/// The key under which a command's result is kept, when the client sent one.
#[derive(Clone, Debug)]
pub struct IdempotencyKey(pub Option<String>);

impl FromRequestParts<Api> for IdempotencyKey {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &Api) -> Result<Self, ApiError> {
        let Some(key) = single(&parts.headers, &HeaderName::from_static("idempotency-key"))? else {
            return Ok(Self(None));
        };
        app::once::check_key(key).map_err(app::Error::Malformed)?;
        Ok(Self(Some(key.to_owned())))
    }
}

impl IdempotencyKey {
    /// The key together with everything that makes the command what it is.
    ///
    /// # Errors
    /// Never in practice: wire types can be written as JSON.
    pub fn of(self, command: &str, place: &impl Serialize, body: &impl Serialize) -> Result<Once, ApiError> {
        let command = serde_json::to_vec(&(command, place, body)).map_err(app::Error::internal)?;
        Ok(Once { key: self.0, command })
    }
}

/// A header that may stand once at most.
fn single<'h>(headers: &'h HeaderMap, name: &HeaderName) -> Result<Option<&'h str>, ApiError> {
    let refuse = || ApiError::from(app::Error::Malformed(Problem::new("request-malformed")));
    let mut all = headers.get_all(name).iter();
    match (all.next(), all.next()) {
        (None, _) => Ok(None),
        (Some(value), None) => value.to_str().map(Some).map_err(|_| refuse()),
        _ => Err(refuse()),
    }
}

/// An id in a path.
pub type Id = Uuid;

#[cfg(test)]
mod tests {
    use super::*;
    use axum::response::IntoResponse as _;
    use serde::Deserialize;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Line {
        #[serde(rename = "quantity")]
        _quantity: u32,
    }

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Order {
        #[serde(rename = "name")]
        _name: String,
        #[serde(rename = "lines")]
        _lines: Vec<Line>,
    }

    fn check(text: &str, status: u16, code: &str, field: Option<&str>) {
        let error = parse::<Order>(text.as_bytes()).expect_err(text);
        let ApiError::App(inner) = &error else { panic!("{error:?}") };
        assert_eq!(inner.code(), code, "{text}");
        let pointer = match &**inner {
            app::Error::Refused(problems) => problems[0].at.field.as_deref(),
            _ => None,
        };
        assert_eq!(pointer, field, "{text}");
        assert_eq!(error.into_response().status().as_u16(), status, "{text}");
    }

    #[test]
    fn a_parameter_that_cannot_be_read_is_named() {
        let lead = "Failed to deserialize query string: ";
        for (said, name) in [
            ("limit: invalid digit found in string", "limit"),
            ("state: unknown variant `x`, expected `open`", "state"),
            ("unknown field `share`, expected one of `q`, `limit`", "share"),
            ("missing field `q`", "q"),
            ("duplicate field `limit`", "limit"),
            ("something else", "?"),
        ] {
            assert_eq!(parameter(&format!("{lead}{said}")), name);
        }
    }

    #[test]
    fn every_wrong_body_says_where() {
        parse::<Order>(br#"{"name":"a","lines":[{"quantity":1}]}"#).expect("a right body");
        check("", 400, "json-malformed", None);
        check("{\"name\":", 400, "json-malformed", None);
        check("{\"name\":\"a\",\"lines\":[]} x", 400, "json-malformed", None);
        check("{\"name\":\"\u{1}\"}", 400, "json-malformed", None);
        check(r#"{"name":{"$ne":1},"lines":[]}"#, 422, "field-type", Some("name"));
        check(r#"{"name":["a"],"lines":[]}"#, 422, "field-type", Some("name"));
        check(r#"{"name":"a","lines":[{"quantity":-1}]}"#, 422, "field-type", Some("lines/0/quantity"));
        check(r#"{"name":"a","lines":[{"quantity":1e308}]}"#, 422, "field-type", Some("lines/0/quantity"));
        check(r#"{"name":"a","role":"admin","lines":[]}"#, 422, "field-unknown", Some("role"));
        check(
            r#"{"name":"a","lines":[{"quantity":1,"price":1}]}"#,
            422,
            "field-unknown",
            Some("lines/0/price"),
        );
        check(r#"{"name":"a"}"#, 422, "field-missing", Some("lines"));
        check(r#"{"name":"a","lines":[{}]}"#, 422, "field-missing", Some("lines/0/quantity"));
        check(" [1]", 422, "field-type", Some(""));
        check("null", 422, "field-type", Some(""));
        check(&"[".repeat(100_000), 422, "field-type", Some(""));
    }
}
