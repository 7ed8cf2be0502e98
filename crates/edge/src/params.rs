//! Which parameters an address may have after its `?`: those the operation declares, and no others, whatever the handler reads.
//! Refuses what the API's document does not know, before anything is done.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use axum::extract::{MatchedPath, Query, Request};
use axum::http::Method;
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use kernel::Problem;

use crate::problem::ApiError;

/// The declared parameters, by method and address.
#[derive(Clone, Debug, Default)]
pub struct Declared(Arc<BTreeMap<(String, Method), BTreeSet<String>>>);

impl Declared {
    /// From every operation with the names of its parameters; an operation that is not among them is let through.
    pub fn new(operations: impl Iterator<Item = ((String, Method), BTreeSet<String>)>) -> Self {
        Self(Arc::new(operations.collect()))
    }

    /// The first parameter that the operation does not declare.
    fn unknown(&self, path: &str, method: &Method, names: impl Iterator<Item = String>) -> Option<String> {
        // What is asked without its content is asked the same.
        let method = if *method == Method::HEAD { Method::GET } else { method.clone() };
        let known = self.0.get(&(path.to_owned(), method))?;
        names.into_iter().find(|name| !known.contains(name))
    }

    /// Refuses a request with a parameter that is none of its operation's.
    pub async fn hold(self, request: Request, next: Next) -> Response {
        let path = request.extensions().get::<MatchedPath>().map(|path| path.as_str().to_owned());
        // What cannot be read at all is refused by whoever reads it.
        let pairs = Query::<Vec<(String, String)>>::try_from_uri(request.uri()).map(|pairs| pairs.0);
        let names = pairs.unwrap_or_default().into_iter().map(|(name, _)| name);
        match path.and_then(|path| self.unknown(&path, request.method(), names)) {
            Some(name) => {
                let name: String = name.chars().take(120).collect();
                let problem = Problem::new("query-unknown").with("name", &name).field(name);
                ApiError::from(app::Error::Malformed(problem)).into_response()
            }
            None => next.run(request).await,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn declared() -> Declared {
        let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<BTreeSet<_>>();
        Declared::new(
            [
                (("/list".to_owned(), Method::GET), names(&["q", "limit"])),
                (("/list".to_owned(), Method::POST), names(&[])),
            ]
            .into_iter(),
        )
    }

    fn check(path: &str, method: &Method, asked: &[&str], expected: Option<&str>) {
        let found = declared().unknown(path, method, asked.iter().map(|name| (*name).to_owned()));
        assert_eq!(found.as_deref(), expected, "{method} {path} {asked:?}");
    }

    #[test]
    fn an_operation_takes_what_it_declares_and_nothing_else() {
        check("/list", &Method::GET, &[], None);
        check("/list", &Method::GET, &["limit", "q"], None);
        check("/list", &Method::GET, &["q", "Q"], Some("Q"));
        check("/list", &Method::HEAD, &["x"], Some("x"));
        check("/list", &Method::POST, &["q"], Some("q"));
        check("/list", &Method::GET, &[""], Some(""));
        check("/healthz", &Method::GET, &["x"], None);
    }
}
