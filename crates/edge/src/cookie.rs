//! The cookies of a session and of the way to a sign-in provider: names, attributes, reading them back; refuses two cookies
//! of the same name.

use app::session::Token;
use axum::http::{HeaderMap, HeaderValue, header};

use crate::state::Edge;

/// The name where TLS may be missing (this machine only).
const NAME: &str = "treeline_session";
/// The name under TLS: browsers then guarantee that it was set by this very host, over TLS.
const NAME_SECURE: &str = "__Host-treeline_session";

/// What a browser keeps while it is at a provider, named as above.
const WAY: &str = "treeline_openid";
const WAY_SECURE: &str = "__Host-treeline_openid";

fn name(edge: &Edge) -> &'static str {
    if edge.is_secure() { NAME_SECURE } else { NAME }
}

fn way(edge: &Edge) -> &'static str {
    if edge.is_secure() { WAY_SECURE } else { WAY }
}

/// The token a browser sends, when there is exactly one.
pub fn read(headers: &HeaderMap, edge: &Edge) -> Option<Token> {
    named(headers, name(edge))
}

/// What a browser has kept while it was at a provider.
pub fn read_way(headers: &HeaderMap, edge: &Edge) -> Option<Token> {
    named(headers, way(edge))
}

fn named(headers: &HeaderMap, name: &str) -> Option<Token> {
    let lines = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut found = lines
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .filter(|(key, _)| *key == name);
    match (found.next(), found.next()) {
        (Some((_, text)), None) => Token::parse(text),
        _ => None,
    }
}

/// The header that hands out a session, for as long as it can live.
pub fn set(token: &Token, seconds: i64, edge: &Edge) -> HeaderValue {
    write(name(edge), &token.text(), seconds, edge)
}

/// The header that hands out what is to be kept on the way to a provider.
pub fn set_way(token: &Token, seconds: i64, edge: &Edge) -> HeaderValue {
    write(way(edge), &token.text(), seconds, edge)
}

/// The header that takes the session away.
pub fn clear(edge: &Edge) -> HeaderValue {
    write(name(edge), "", 0, edge)
}

fn write(name: &str, text: &str, seconds: i64, edge: &Edge) -> HeaderValue {
    let secure = if edge.is_secure() { "; Secure" } else { "" };
    let line = format!("{name}={text}; Path=/; HttpOnly; SameSite=Lax; Max-Age={seconds}{secure}");
    HeaderValue::try_from(line).unwrap_or(HeaderValue::from_static(""))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edge(origin: Option<&str>) -> Edge {
        Edge { origin: origin.map(str::to_owned), ..Edge::default() }
    }

    fn sent(cookie: &str) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert(header::COOKIE, HeaderValue::from_str(cookie).expect("a header"));
        headers
    }

    #[test]
    fn a_cookie_comes_back_as_it_went() {
        let token = Token::new();
        let line = set(&token, 60, &edge(None));
        let line = line.to_str().expect("plain text");
        assert!(line.contains("; HttpOnly; SameSite=Lax; Max-Age=60") && !line.contains("Secure"));
        let pair = line.split(';').next().expect("a pair");
        assert_eq!(read(&sent(&format!("a=b; {pair}; c=d")), &edge(None)), Some(token.clone()));
        assert_eq!(read(&sent(&format!("{pair}; {pair}")), &edge(None)), None, "two are none");
        assert_eq!(
            read(&sent(pair), &edge(Some("https://crm.example.org"))),
            None,
            "TLS has a name of its own"
        );
        assert_eq!(read(&sent("treeline_session=x"), &edge(None)), None);
        let secure = set(&token, 60, &edge(Some("https://crm.example.org")));
        assert!(secure.to_str().is_ok_and(|line| line.starts_with("__Host-") && line.ends_with("; Secure")));
    }
}
