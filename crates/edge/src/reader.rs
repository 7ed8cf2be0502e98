//! Who reads the answer: number of the request, language, address; filled in while a request goes inwards.

use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, OnceLock};
use std::time::Instant;

use app::{Language, Principal};
use axum::extract::{ConnectInfo, MatchedPath, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;
use tracing::Instrument as _;
use tracing::field::Empty;

use crate::state::{Api, Edge};

/// The header that carries the number of a request, in both directions.
pub const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// What is known of the reader; cheap to clone, one for each request.
#[derive(Clone, Debug, Default)]
pub struct Reader(Arc<Inner>);

#[derive(Debug, Default)]
struct Inner {
    request_id: String,
    asked: Language,
    /// The signed-in person, once the session is known; the language of the person's own settings wins.
    who: OnceLock<Arc<Principal>>,
    address: Option<IpAddr>,
    /// The route that answers, once it is found.
    route: OnceLock<MatchedPath>,
}

impl Reader {
    /// The number of the request.
    pub fn request_id(&self) -> &str {
        &self.0.request_id
    }

    /// The person's own language, or the one the browser asks for, or English.
    pub fn language(&self) -> Language {
        self.0.who.get().and_then(|who| Language::from_tag(&who.language)).unwrap_or(self.0.asked)
    }

    /// The signed-in person, once the session is known.
    pub fn who(&self) -> Option<Arc<Principal>> {
        self.0.who.get().cloned()
    }

    /// Remembers the signed-in person.
    pub fn settle(&self, who: Arc<Principal>) {
        let _ = self.0.who.set(who);
    }

    /// Remembers the route that answers.
    pub fn answers(&self, route: MatchedPath) {
        let _ = self.0.route.set(route);
    }

    /// The pattern of the route that answers; `other` for files and for what does not exist.
    fn route(&self) -> &str {
        self.0.route.get().map_or("other", MatchedPath::as_str)
    }

    /// The address the request came from, past the proxies that are trusted.
    pub fn address(&self) -> Option<IpAddr> {
        self.0.address
    }
}

/// Gives each request its number, its reader, its log span and its figures.
pub async fn attend(State(api): State<Api>, mut request: Request, next: Next) -> Response {
    let started = Instant::now();
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
    let headers = request.headers();
    let reader = Reader(Arc::new(Inner {
        request_id: request_id(headers).unwrap_or_else(|| api.cx.new_id().simple().to_string()),
        asked: headers
            .get(header::ACCEPT_LANGUAGE)
            .and_then(|value| value.to_str().ok())
            .and_then(Language::negotiate)
            .unwrap_or_default(),
        who: OnceLock::new(),
        address: address(peer, headers, &api.edge),
        route: OnceLock::new(),
    }));
    let method = request.method().clone();
    request.extensions_mut().insert(reader.clone());
    let span = tracing::info_span!("request", request_id = %reader.request_id(), %method, route = Empty);
    let answering = app::request::scope(reader.request_id().to_owned(), reader.address(), next.run(request));
    let mut response = answering.instrument(span.clone()).await;
    let status = response.status().as_u16();
    let elapsed = started.elapsed();
    let route = reader.route().to_owned();
    span.record("route", &route);
    let labels = [("method", method.to_string()), ("route", route), ("status", status.to_string())];
    metrics::counter!("treeline_requests_total", &labels).increment(1);
    metrics::histogram!("treeline_request_seconds", &labels[1..2]).record(elapsed.as_secs_f64());
    span.in_scope(|| {
        tracing::info!(status, micros = u64::try_from(elapsed.as_micros()).unwrap_or(u64::MAX), "answered")
    });
    if let Ok(value) = HeaderValue::from_str(reader.request_id()) {
        response.headers_mut().insert(REQUEST_ID, value);
    }
    response
}

/// A number chosen by the client, when it is harmless to log.
fn request_id(headers: &HeaderMap) -> Option<String> {
    let text = headers.get(REQUEST_ID)?.to_str().ok()?;
    let plain = (8..=64).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_');
    plain.then(|| text.to_owned())
}

/// The last address in `X-Forwarded-For` that no trusted proxy wrote; the peer itself unless it is a trusted proxy.
fn address(peer: Option<IpAddr>, headers: &HeaderMap, edge: &Edge) -> Option<IpAddr> {
    let trusted = |address: IpAddr| edge.trusted_proxies.contains(&address.to_canonical());
    let mut nearest = peer?.to_canonical();
    if !trusted(nearest) {
        return Some(nearest);
    }
    let lines: Vec<&str> =
        headers.get_all("x-forwarded-for").iter().filter_map(|value| value.to_str().ok()).collect();
    for hop in lines.iter().rev().flat_map(|line| line.rsplit(',')) {
        let Ok(address) = hop.trim().parse::<IpAddr>() else { break };
        nearest = address.to_canonical();
        if !trusted(nearest) {
            break;
        }
    }
    Some(nearest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(peer: &str, forwarded: &[&str], expected: &str) {
        let mut headers = HeaderMap::new();
        for line in forwarded {
            headers.append("x-forwarded-for", HeaderValue::from_str(line).expect("a header"));
        }
        let edge = Edge {
            trusted_proxies: vec![IpAddr::from([10, 0, 0, 1]), IpAddr::from([10, 0, 0, 2])],
            ..Edge::default()
        };
        let found = address(peer.parse().ok(), &headers, &edge);
        assert_eq!(found, expected.parse().ok(), "{peer} {forwarded:?}");
    }

    #[test]
    fn forwarded_addresses_count_only_behind_trusted_proxies() {
        check("203.0.113.9", &["198.51.100.1"], "203.0.113.9");
        check("10.0.0.1", &["198.51.100.1"], "198.51.100.1");
        check("10.0.0.1", &["6.6.6.6, 198.51.100.1, 10.0.0.2"], "198.51.100.1");
        check("10.0.0.1", &["6.6.6.6", "198.51.100.1"], "198.51.100.1");
        check("::ffff:10.0.0.1", &["198.51.100.1"], "198.51.100.1");
        check("10.0.0.1", &["nonsense"], "10.0.0.1");
        check("10.0.0.1", &[], "10.0.0.1");
    }

    #[test]
    fn a_number_that_could_forge_log_lines_is_replaced() {
        let number = |text: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(REQUEST_ID, HeaderValue::from_str(text).expect("a header"));
            request_id(&headers)
        };
        assert_eq!(number("abc-DEF_1234").as_deref(), Some("abc-DEF_1234"));
        assert_eq!(number("short"), None);
        assert_eq!(number("with spaces inside"), None);
        assert_eq!(number(&"a".repeat(65)), None);
    }
}
