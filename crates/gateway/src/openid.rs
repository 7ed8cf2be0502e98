//! What a provider is asked over HTTP when somebody signs in with it: its description, its keys, a token for a code. Behind
//! the same wall as webhooks. Refuses redirects, answers that are late or long, and to know what an answer means.

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use http_body_util::{BodyExt as _, Full, Limited};
use hyper::body::Bytes;
use hyper::client::conn::http1;
use hyper::header::{HeaderName, HeaderValue};
use hyper::{Method, Request, header};
use hyper_util::rt::TokioIo;
use tokio::time::timeout;
use url::{Url, form_urlencoded};

use crate::webhook::connect::{self, judge};
use crate::webhook::{Failure, Reach, Target};

/// Patience with all of it: a person waits.
const WHOLE: Duration = Duration::from_secs(10);
/// Longest head of an answer, in bytes.
const HEAD_BYTES_MAX: usize = 32 << 10;
/// Longest answer, in bytes: descriptions and keys have a few thousand.
const ANSWER_BYTES_MAX: usize = 256 << 10;
/// How this program names itself.
const AGENT: &str = "Treeline-OpenID/1";

/// What came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The number; anything but 200 is for the caller to judge, a redirect too.
    pub status: u16,
    /// The body, whole.
    pub body: Vec<u8>,
}

/// What is sent along.
#[derive(Clone, Copy, Default)]
pub struct Ask<'a> {
    /// Fields of a form; none asks with GET.
    pub form: Option<&'a [(&'a str, &'a str)]>,
    /// Who we are, by name and secret.
    pub account: Option<(&'a str, &'a str)>,
    /// The token that opens what is asked for.
    pub bearer: Option<&'a str>,
}

/// Asks a provider.
///
/// # Errors
/// [`Failure`], never [`Failure::Status`].
pub async fn ask(address: &str, reach: &Reach, what: Ask<'_>) -> Result<Answer, Failure> {
    ask_within(address, reach, what, WHOLE).await
}

async fn ask_within(address: &str, reach: &Reach, what: Ask<'_>, whole: Duration) -> Result<Answer, Failure> {
    let target = Target::parse(address, reach)?;
    let request = written(&target, what)?;
    timeout(whole, call(&target, reach, request)).await.unwrap_or(Err(Failure::Timeout))
}

async fn call(target: &Target, reach: &Reach, request: Request<Full<Bytes>>) -> Result<Answer, Failure> {
    let stream = connect::open(target, reach).await?;
    let spoken = http1::Builder::new().max_buf_size(HEAD_BYTES_MAX).handshake(TokioIo::new(stream)).await;
    let (mut sender, connection) = spoken.map_err(|_| Failure::Connection)?;
    let answered = async {
        let answer = sender.send_request(request).await.map_err(|error| judge(&error))?;
        let status = answer.status().as_u16();
        let body = Limited::new(answer.into_body(), ANSWER_BYTES_MAX).collect().await;
        let body = body.map_err(|_| Failure::Answer)?.to_bytes().to_vec();
        Ok(Answer { status, body })
    };
    // The connection lives as long as the question and no longer.
    tokio::pin!(answered);
    tokio::select! {
        biased;
        done = &mut answered => done,
        ended = connection => match ended {
            Err(error) => Err(judge(&error)),
            Ok(()) => answered.await,
        },
    }
}

fn written(target: &Target, what: Ask<'_>) -> Result<Request<Full<Bytes>>, Failure> {
    let mut request = Request::builder()
        .method(if what.form.is_some() { Method::POST } else { Method::GET })
        .uri(&target.path)
        .header(header::HOST, &target.authority)
        .header(header::USER_AGENT, AGENT)
        .header(header::ACCEPT, "application/json")
        .header(header::CONNECTION, "close");
    let mut secret = |name: HeaderName, text: String| {
        // What comes from outside must not become a header of its own.
        let mut value = HeaderValue::try_from(text).map_err(|_| Failure::Answer)?;
        value.set_sensitive(true);
        if let Some(headers) = request.headers_mut() {
            headers.insert(name, value);
        }
        Ok(())
    };
    if let Some((name, password)) = what.account {
        let account = format!("{}:{}", encoded(name), encoded(password));
        secret(header::AUTHORIZATION, format!("Basic {}", STANDARD.encode(account)))?;
    }
    if let Some(token) = what.bearer {
        secret(header::AUTHORIZATION, format!("Bearer {token}"))?;
    }
    let body =
        what.form.map(|pairs| form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish());
    if body.is_some() {
        request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    }
    request.body(Full::new(Bytes::from(body.unwrap_or_default()))).map_err(|_| Failure::AddressMalformed)
}

/// Name and secret are encoded before they are joined (RFC 6749, 2.3.1).
fn encoded(text: &str) -> String {
    form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

/// The address a browser is sent to: a provider's own with our questions. None where it is no address of the web, has a
/// fragment or a user, or leaves TLS where `open` does not allow it.
#[must_use]
pub fn address_with(address: &str, open: bool, pairs: &[(&str, &str)]) -> Option<String> {
    let mut url = Url::parse(address).ok()?;
    let safe = url.scheme() == "https" || (open && url.scheme() == "http");
    let plain = url.username().is_empty() && url.password().is_none() && url.fragment().is_none();
    if !safe || !plain || !url.has_host() {
        return None;
    }
    url.query_pairs_mut().extend_pairs(pairs);
    Some(url.into())
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    use tokio::net::TcpListener;

    use super::*;

    fn reach() -> Reach {
        Reach(vec!["127.0.0.1".parse().unwrap()])
    }

    /// A server of one connection that says `answer`, then `more` blocks, and the head of the request it got.
    async fn server(answer: String, more: usize) -> (String, tokio::task::JoinHandle<String>) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}/.well-known/x", listener.local_addr().unwrap());
        let heard = tokio::spawn(async move {
            let (mut stream, _) = listener.accept().await.unwrap();
            let mut block = [0; 4096];
            let read = stream.read(&mut block).await.unwrap_or(0);
            let _ = stream.write_all(answer.as_bytes()).await;
            for _ in 0..more {
                if stream.write_all(&[b' '; 1024]).await.is_err() {
                    break;
                }
            }
            String::from_utf8_lossy(&block[..read]).into_owned()
        });
        (address, heard)
    }

    async fn said(answer: &str, more: usize) -> Result<Answer, Failure> {
        let (address, heard) = server(answer.to_owned(), more).await;
        let out = ask(&address, &reach(), Ask::default()).await;
        heard.abort();
        out
    }

    #[tokio::test]
    async fn an_answer_comes_whole_and_one_without_end_does_not() {
        let answer = said("HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}", 0).await;
        assert_eq!(answer, Ok(Answer { status: 200, body: b"{}".to_vec() }));
        assert_eq!(said("HTTP/1.1 200 OK\r\n\r\n{", 10 << 10).await, Err(Failure::Answer));
        assert_eq!(
            said("HTTP/1.1 200 OK\r\ncontent-length: 10485760\r\n\r\n", 10 << 10).await,
            Err(Failure::Answer)
        );
        assert_eq!(said("HTTP/1.1 200 OK\r\nx: ", 1 << 10).await, Err(Failure::Answer));
    }

    #[tokio::test]
    async fn a_redirect_is_told_and_not_followed() {
        let (inside, heard) = server("HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n".to_owned(), 0).await;
        let redirect = format!("HTTP/1.1 302 Found\r\nlocation: {inside}\r\ncontent-length: 0\r\n\r\n");
        assert_eq!(said(&redirect, 0).await.map(|answer| answer.status), Ok(302));
        assert!(!heard.is_finished(), "nobody called the place it pointed to");
        heard.abort();
    }

    #[tokio::test]
    async fn a_provider_that_says_nothing_is_left_and_one_in_the_house_is_not_called() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}/", listener.local_addr().unwrap());
        let silent = tokio::spawn(async move {
            let open = listener.accept().await;
            std::future::pending::<()>().await;
            drop(open);
        });
        let out = ask_within(&address, &reach(), Ask::default(), Duration::from_millis(50)).await;
        assert_eq!(out, Err(Failure::Timeout));
        silent.abort();
        for inside in ["https://127.0.0.1/", "https://169.254.169.254/", "https://[::ffff:7f00:1]/"] {
            let out = ask(inside, &Reach::default(), Ask::default()).await;
            assert_eq!(out, Err(Failure::AddressPrivate), "{inside}");
        }
    }

    #[tokio::test]
    async fn a_form_is_posted_with_who_we_are() {
        let (address, heard) = server("HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n".to_owned(), 0).await;
        let form = [("code", "a&b=c"), ("grant_type", "authorization_code")];
        let what = Ask { form: Some(&form), account: Some(("us er", "p:w")), ..Ask::default() };
        ask(&address, &reach(), what).await.unwrap();
        let request = heard.await.unwrap();
        assert!(request.starts_with("POST /.well-known/x HTTP/1.1\r\n"), "{request}");
        // `us+er:p%3Aw`
        assert!(request.contains("authorization: Basic dXMrZXI6cCUzQXc=\r\n"), "{request}");
        assert!(request.contains("content-type: application/x-www-form-urlencoded\r\n"), "{request}");
        let hostile = Ask { bearer: Some("a\r\nx: y"), ..Ask::default() };
        assert_eq!(ask(&address, &reach(), hostile).await, Err(Failure::Answer));
    }

    #[test]
    fn a_browser_is_sent_to_addresses_of_the_web_alone() {
        let asked = [("state", "a b"), ("redirect_uri", "https://crm.example.org/x")];
        assert_eq!(
            address_with("https://login.example.org/auth?tenant=1", false, &asked).as_deref(),
            Some(
                "https://login.example.org/auth?tenant=1&state=a+b&redirect_uri=https%3A%2F%2Fcrm.example.org%2Fx"
            )
        );
        for wrong in [
            "javascript:alert(1)",
            "data:text/html,x",
            "http://login.example.org/auth",
            "https://user@login.example.org/auth",
            "https://login.example.org/auth#x",
            "//login.example.org",
            "",
        ] {
            assert_eq!(address_with(wrong, false, &asked), None, "{wrong}");
        }
        assert!(address_with("http://127.0.0.1:1/auth", true, &asked).is_some());
    }
}
