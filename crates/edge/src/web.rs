//! The web app inside the binary: its page for every route of the app, its assets for ever cached; refuses to serve folders.

use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use rust_embed::{EmbeddedFile, RustEmbed};

/// What `cargo xtask build` put into `web/dist` before the server was compiled; empty without it.
#[derive(RustEmbed)]
#[folder = "../../web/dist/"]
struct Dist;

/// Shown when the binary was built without the web app.
const MISSING: &str = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Treeline</title>\
<h1>Treeline is running without its web app</h1>\
<p>This binary was built before the web app. Run <code>cargo xtask build</code> and start it again. The API answers under <code>/api/v1</code>.</p></html>";

/// A file of the web app; every path without a file is a route of the app and gets its page.
pub(crate) async fn serve(method: Method, uri: Uri, headers: HeaderMap) -> Response {
    if !matches!(method, Method::GET | Method::HEAD) {
        return StatusCode::METHOD_NOT_ALLOWED.into_response();
    }
    let path = uri.path().trim_start_matches('/');
    // No route of the app has two dots in it, in whatever spelling: who asks for one looks for a way out of the folder.
    if path.contains("..") || path.to_ascii_lowercase().contains("%2e") {
        return StatusCode::NOT_FOUND.into_response();
    }
    if let Some(response) = file(path, &headers) {
        return response;
    }
    // A missing asset must not look like a page: a script that is HTML breaks in strange ways.
    if path.starts_with("assets/") || path.rsplit('/').next().is_some_and(|name| name.contains('.')) {
        return StatusCode::NOT_FOUND.into_response();
    }
    file("index.html", &headers).unwrap_or_else(|| {
        (StatusCode::SERVICE_UNAVAILABLE, [(header::CONTENT_TYPE, "text/html; charset=utf-8")], MISSING)
            .into_response()
    })
}

fn file(path: &str, headers: &HeaderMap) -> Option<Response> {
    let plain = Dist::get(path)?;
    let tag = HeaderValue::try_from(format!("\"{}\"", hex(&plain.metadata.sha256_hash()[..12]))).ok()?;
    let lasting = path.starts_with("assets/");
    let (coding, body) =
        packed(path, headers).map_or((None, plain), |(coding, packed)| (Some(coding), packed));
    let known = headers.get(header::IF_NONE_MATCH).is_some_and(|sent| *sent == tag);
    let mut response =
        if known { StatusCode::NOT_MODIFIED.into_response() } else { Body::from(body.data).into_response() };
    let answer = response.headers_mut();
    answer.insert(header::ETAG, tag);
    answer.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    answer.insert(
        header::CACHE_CONTROL,
        HeaderValue::from_static(if lasting { "public, max-age=31536000, immutable" } else { "no-cache" }),
    );
    if !known {
        answer.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind(path)));
        if let Some(coding) = coding {
            answer.insert(header::CONTENT_ENCODING, HeaderValue::from_static(coding));
        }
    }
    Some(response)
}

/// The file as the build compressed it, where the reader takes it.
fn packed(path: &str, headers: &HeaderMap) -> Option<(&'static str, EmbeddedFile)> {
    let accepted = headers.get(header::ACCEPT_ENCODING)?.to_str().ok()?;
    let takes = |coding: &str| {
        accepted.split(',').any(|one| {
            one.split(';').next().is_some_and(|name| name.trim() == coding) && !one.ends_with("q=0")
        })
    };
    [("br", "br"), ("gzip", "gz")].into_iter().find_map(|(coding, end)| {
        if takes(coding) { Dist::get(&format!("{path}.{end}")).map(|file| (coding, file)) } else { None }
    })
}

fn kind(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn asked(method: Method, path: &str) -> Response {
        serve(method, path.parse().expect("a path"), HeaderMap::new()).await
    }

    #[tokio::test]
    async fn routes_get_the_page_and_missing_assets_do_not() {
        let page = asked(Method::GET, "/network/sponsor").await;
        assert_eq!(page.headers()[header::CONTENT_TYPE], "text/html; charset=utf-8");
        for missing in
            ["/assets/gone.js", "/favicon-that-is-not.ico", "/assets/", "/..%2f..%2fetc/passwd.txt"]
        {
            assert_eq!(asked(Method::GET, missing).await.status(), StatusCode::NOT_FOUND, "{missing}");
        }
        for outside in [
            "/....//....//etc/passwd",
            "/..%2f..%2fetc/passwd",
            "/%2e%2e/%2e%2e/etc/passwd",
            "/%2E./etc/passwd",
            "/assets/../../etc/passwd",
            "/record/....//x",
        ] {
            assert_eq!(asked(Method::GET, outside).await.status(), StatusCode::NOT_FOUND, "{outside}");
        }
        assert_eq!(asked(Method::POST, "/").await.status(), StatusCode::METHOD_NOT_ALLOWED);
    }
}
