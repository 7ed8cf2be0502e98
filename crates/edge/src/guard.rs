//! What stands before every route: known hosts only, no writes from other sites, the headers that tell browsers our rules.

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use kernel::Problem;

use crate::problem::ApiError;
use crate::state::{Api, Edge};

/// The header that a form on another site cannot send.
pub const CSRF: HeaderName = HeaderName::from_static("x-treeline");

/// Refuses requests for unknown hosts, writes that do not come from our own pages, and bodies that say they are too large.
pub async fn admit(State(api): State<Api>, request: Request, next: Next) -> Response {
    match judge(request.method(), request.uri().path(), request.headers(), &api.edge) {
        Ok(()) => next.run(request).await,
        Err(error) => error.into_response(),
    }
}

fn judge(method: &Method, path: &str, headers: &HeaderMap, edge: &Edge) -> Result<(), ApiError> {
    if !path.starts_with("/api/") {
        return Ok(());
    }
    let host = text(headers, &header::HOST).unwrap_or_default();
    if !knows(edge, host) {
        return Err(ApiError::http(StatusCode::MISDIRECTED_REQUEST, "host-refused"));
    }
    if !matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS) {
        // A program with a token sends no cookie that counts, and no page of another site can send the header for it.
        let bearer = headers.contains_key(header::AUTHORIZATION);
        let own_header = text(headers, &CSRF) == Some("1");
        let own_site = text(headers, &HeaderName::from_static("sec-fetch-site"))
            .is_none_or(|site| site == "same-origin");
        let own_origin = text(headers, &header::ORIGIN).is_none_or(|origin| is_own(edge, origin, host));
        if !(bearer || own_header && own_site && own_origin) {
            return Err(ApiError::http(StatusCode::FORBIDDEN, "csrf-refused"));
        }
    }
    let most = if takes_files(path) {
        edge.attachment_bytes
    } else if path.starts_with("/api/v1/imports") {
        edge.upload_bytes
    } else {
        edge.body_bytes
    };
    let said = text(headers, &header::CONTENT_LENGTH).and_then(|length| length.parse::<usize>().ok());
    if said.is_some_and(|length| length > most) {
        return Err(ApiError::Http(
            StatusCode::PAYLOAD_TOO_LARGE,
            Problem::new("body-too-large").with("max", most),
        ));
    }
    Ok(())
}

/// Whether a path takes a file as its body: its length is counted while it comes.
fn takes_files(path: &str) -> bool {
    path.starts_with("/api/v1/records/") && path.ends_with("/attachments")
}

fn text<'h>(headers: &'h HeaderMap, name: &HeaderName) -> Option<&'h str> {
    headers.get(name).map(|value| value.to_str().unwrap_or("?"))
}

/// The public host, or a name of this machine: another name would let a hostile page point its own domain at us.
fn knows(edge: &Edge, host: &str) -> bool {
    let public = edge.origin.as_deref().and_then(|origin| origin.split_once("://")).map(|(_, host)| host);
    public.is_some_and(|public| public.eq_ignore_ascii_case(host)) || is_near(host)
}

fn is_near(host: &str) -> bool {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    };
    ["127.0.0.1", "localhost", "[::1]"].iter().any(|near| near.eq_ignore_ascii_case(name))
}

fn is_own(edge: &Edge, origin: &str, host: &str) -> bool {
    let same = edge.origin.as_deref().is_some_and(|own| own.eq_ignore_ascii_case(origin));
    same || (is_near(host)
        && origin.strip_prefix("http://").is_some_and(|from| from.eq_ignore_ascii_case(host)))
}

/// What the application's own pages may do: own scripts and styles, and inline style attributes (the chart and grid need them).
const PAGE_POLICY: &str = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; \
     connect-src 'self'; frame-src 'none'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
/// An answer of the API is never a page.
const DATA_POLICY: &str = "default-src 'none'; frame-ancestors 'none'; sandbox";

/// Adds the headers that tell browsers our rules.
pub async fn dress(State(api): State<Api>, request: Request, next: Next) -> Response {
    let is_api = request.uri().path().starts_with("/api/");
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    let mut set = |name: &'static str, value: &'static str| {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    };
    set("x-content-type-options", "nosniff");
    set("x-frame-options", "DENY");
    set("referrer-policy", "same-origin");
    set("cross-origin-opener-policy", "same-origin");
    set("cross-origin-resource-policy", "same-origin");
    set("permissions-policy", "camera=(), microphone=(), geolocation=(), payment=()");
    set("content-security-policy", if is_api { DATA_POLICY } else { PAGE_POLICY });
    if is_api {
        set("cache-control", "no-store");
    }
    if api.edge.is_secure() {
        set("strict-transport-security", "max-age=63072000; includeSubDomains");
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(method: Method, lines: &[(&str, &str)], origin: Option<&str>) -> Result<(), u16> {
        let mut headers = HeaderMap::new();
        for (name, value) in lines {
            headers.insert(
                HeaderName::try_from(*name).expect("a name"),
                HeaderValue::from_str(value).expect("a value"),
            );
        }
        let edge = Edge {
            origin: origin.map(str::to_owned),
            body_bytes: 1000,
            upload_bytes: 5000,
            ..Edge::default()
        };
        judge(&method, "/api/v1/session", &headers, &edge)
            .map_err(|error| error.into_response().status().as_u16())
    }

    const HERE: (&str, &str) = ("host", "127.0.0.1:8080");
    const OWN: (&str, &str) = ("x-treeline", "1");

    #[test]
    fn only_known_hosts_are_answered() {
        let public = Some("https://crm.example.org");
        assert_eq!(check(Method::GET, &[HERE], None), Ok(()));
        assert_eq!(check(Method::GET, &[("host", "localhost")], None), Ok(()));
        assert_eq!(check(Method::GET, &[("host", "[::1]:80")], None), Ok(()));
        assert_eq!(check(Method::GET, &[("host", "CRM.example.org")], public), Ok(()));
        assert_eq!(check(Method::GET, &[("host", "evil.example.org")], public), Err(421));
        assert_eq!(check(Method::GET, &[("host", "localhost.evil.org")], None), Err(421));
        assert_eq!(check(Method::GET, &[], None), Err(421));
    }

    #[test]
    fn writes_come_from_our_own_pages_only() {
        let post = |lines: &[(&str, &str)]| check(Method::POST, lines, None);
        assert_eq!(post(&[HERE, OWN]), Ok(()));
        assert_eq!(post(&[HERE]), Err(403));
        assert_eq!(post(&[HERE, ("x-treeline", "0")]), Err(403));
        assert_eq!(post(&[HERE, OWN, ("origin", "http://127.0.0.1:8080")]), Ok(()));
        assert_eq!(post(&[HERE, OWN, ("origin", "http://127.0.0.1:9090")]), Err(403));
        assert_eq!(post(&[HERE, OWN, ("origin", "https://evil.example.org")]), Err(403));
        assert_eq!(post(&[HERE, OWN, ("origin", "null")]), Err(403));
        assert_eq!(post(&[HERE, OWN, ("sec-fetch-site", "same-origin")]), Ok(()));
        for site in ["cross-site", "same-site", "none"] {
            assert_eq!(post(&[HERE, OWN, ("sec-fetch-site", site)]), Err(403), "{site}");
        }
        let public = Some("https://crm.example.org");
        let lines = [("host", "crm.example.org"), OWN, ("origin", "https://crm.example.org")];
        assert_eq!(check(Method::DELETE, &lines, public), Ok(()));
        assert_eq!(
            check(Method::DELETE, &[lines[0], OWN, ("origin", "http://crm.example.org")], public),
            Err(403)
        );
    }

    #[test]
    fn a_program_with_a_token_needs_no_mark_of_a_page() {
        let token = ("authorization", "Bearer x");
        assert_eq!(check(Method::POST, &[HERE, token], None), Ok(()));
        assert_eq!(check(Method::POST, &[HERE], None), Err(403));
        assert_eq!(check(Method::POST, &[("host", "evil.example.org"), token], None), Err(421));
    }

    #[test]
    fn a_body_that_says_it_is_too_large_is_not_even_read() {
        assert_eq!(check(Method::POST, &[HERE, OWN, ("content-length", "1000")], None), Ok(()));
        assert_eq!(check(Method::POST, &[HERE, OWN, ("content-length", "1001")], None), Err(413));
    }
}
