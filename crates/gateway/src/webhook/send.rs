//! Posting one message: resolve, connect, sign, send, read the number of the answer. Every step has its time and the
//! whole has one; of the answer's body a little is taken in, so that the other side sees an orderly end, and forgotten.

use std::time::Duration;

use http_body_util::{BodyExt as _, Full};
use hyper::body::Bytes;
use hyper::client::conn::http1;
use hyper::{Method, Request, header};
use hyper_util::rt::TokioIo;
use tokio::time::timeout;

use super::connect::{self, Duplex, judge};
use super::{Failure, Reach, Secret, Target};

/// Patience with all of it.
const WHOLE: Duration = Duration::from_secs(15);
/// Longest head of an answer, in bytes.
const HEAD_BYTES_MAX: usize = 32 << 10;
/// Most of an answer's body that is taken in, in bytes.
const ANSWER_BYTES_MAX: usize = 16 << 10;
/// How this program names itself.
const AGENT: &str = "Treeline-Webhooks/1";

/// A message to sign and post.
#[derive(Clone, Debug)]
pub struct Message<'a> {
    /// The same for every try: a receiver knows by it what it had before.
    pub id: &'a str,
    /// The moment of this try, in seconds of Unix time.
    pub seconds: i64,
    /// JSON.
    pub body: Vec<u8>,
    /// One signature each: while a secret is exchanged there are two.
    pub secrets: &'a [Secret],
}

/// Posts a message; gives the number of the answer, 200 to 299.
///
/// # Errors
/// [`Failure`]: the message may still have arrived, which its receiver tells by its id.
pub async fn post(address: &str, reach: &Reach, message: Message<'_>) -> Result<u16, Failure> {
    post_within(address, reach, message, WHOLE).await
}

async fn post_within(
    address: &str,
    reach: &Reach,
    message: Message<'_>,
    whole: Duration,
) -> Result<u16, Failure> {
    let target = Target::parse(address, reach)?;
    timeout(whole, call(&target, reach, message)).await.unwrap_or(Err(Failure::Timeout))
}

async fn call(target: &Target, reach: &Reach, message: Message<'_>) -> Result<u16, Failure> {
    let stream = connect::open(target, reach).await?;
    talk(stream, written(target, message)?).await
}

fn written(target: &Target, message: Message<'_>) -> Result<Request<Full<Bytes>>, Failure> {
    let signed: Vec<String> = message
        .secrets
        .iter()
        .map(|secret| secret.sign(message.id, message.seconds, &message.body))
        .collect();
    Request::builder()
        .method(Method::POST)
        .uri(&target.path)
        .header(header::HOST, &target.authority)
        .header(header::USER_AGENT, AGENT)
        .header(header::CONTENT_TYPE, "application/json")
        .header(header::CONNECTION, "close")
        .header("webhook-id", message.id)
        .header("webhook-timestamp", message.seconds)
        .header("webhook-signature", signed.join(" "))
        .body(Full::new(Bytes::from(message.body)))
        .map_err(|_| Failure::AddressMalformed)
}

async fn talk(stream: Box<dyn Duplex>, request: Request<Full<Bytes>>) -> Result<u16, Failure> {
    let spoken = http1::Builder::new().max_buf_size(HEAD_BYTES_MAX).handshake(TokioIo::new(stream)).await;
    let (mut sender, connection) = spoken.map_err(|_| Failure::Connection)?;
    let answered = async {
        let answer = sender.send_request(request).await.map_err(|error| judge(&error))?;
        let status = answer.status();
        let mut body = answer.into_body();
        let mut taken = 0;
        while taken < ANSWER_BYTES_MAX {
            // The number is known: how the rest arrives is of no matter.
            let Some(Ok(frame)) = body.frame().await else { break };
            taken += frame.data_ref().map_or(0, Bytes::len);
        }
        if status.is_success() { Ok(status.as_u16()) } else { Err(Failure::Status(status.as_u16())) }
    };
    // The connection lives as long as the question and no longer: nothing is left running.
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

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    use tokio::net::TcpListener;

    use super::*;

    /// A server of one connection that says `answer`, then `more` times a block of it, and the request it got.
    async fn server(answer: &'static str, more: usize) -> (String, tokio::task::JoinHandle<String>) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}/in?from=tree", listener.local_addr().unwrap());
        let heard = tokio::spawn(async move {
            let (mut stream, _) = listener.accept().await.unwrap();
            let mut request = Vec::new();
            while !request.ends_with(b"{\"a\":1}") {
                let mut block = [0; 1024];
                match stream.read(&mut block).await {
                    Ok(0) | Err(_) => break,
                    Ok(read) => request.extend_from_slice(&block[..read]),
                }
            }
            let _ = stream.write_all(answer.as_bytes()).await;
            for _ in 0..more {
                if stream.write_all(&[b'a'; 1024]).await.is_err() {
                    break;
                }
            }
            String::from_utf8(request).unwrap()
        });
        (address, heard)
    }

    fn reach() -> Reach {
        Reach(vec!["127.0.0.1".parse().unwrap()])
    }

    async fn said(answer: &'static str, more: usize) -> Result<u16, Failure> {
        let (address, heard) = server(answer, more).await;
        let out = post(&address, &reach(), message(&[Secret::new([1; 32])])).await;
        heard.abort();
        out
    }

    fn message(secrets: &[Secret]) -> Message<'_> {
        Message { id: "msg_1", seconds: 1_614_265_330, body: b"{\"a\":1}".to_vec(), secrets }
    }

    #[tokio::test]
    async fn a_message_has_its_headers_and_one_signature_a_secret() {
        let (address, heard) = server("HTTP/1.1 204 No Content\r\n\r\n", 0).await;
        let secrets = [Secret::new([1; 32]), Secret::new([2; 32])];
        assert_eq!(post(&address, &reach(), message(&secrets)).await, Ok(204));
        let request = heard.await.unwrap();
        assert!(request.starts_with("POST /in?from=tree HTTP/1.1\r\n"), "{request}");
        let signed =
            secrets.each_ref().map(|secret| secret.sign("msg_1", 1_614_265_330, b"{\"a\":1}")).join(" ");
        for line in [
            "content-type: application/json",
            "webhook-id: msg_1",
            "webhook-timestamp: 1614265330",
            &format!("webhook-signature: {signed}"),
        ] {
            assert!(request.contains(&format!("{line}\r\n")), "{line} in {request}");
        }
    }

    #[tokio::test]
    async fn anything_but_success_fails_and_no_redirect_is_followed() {
        let (inside, heard) = server("HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n", 0).await;
        let redirect = format!("HTTP/1.1 302 Found\r\nlocation: {inside}\r\ncontent-length: 0\r\n\r\n");
        assert_eq!(said(redirect.leak(), 0).await, Err(Failure::Status(302)));
        assert!(!heard.is_finished(), "nobody called the place it pointed to");
        heard.abort();
        assert_eq!(said("HTTP/1.1 500 Oh\r\ncontent-length: 0\r\n\r\n", 0).await, Err(Failure::Status(500)));
        assert_eq!(said("SSH-2.0-OpenSSH\r\n", 0).await, Err(Failure::Answer));
        assert_eq!(said("", 0).await, Err(Failure::Connection));
    }

    #[tokio::test]
    async fn an_answer_without_end_is_cut() {
        assert_eq!(said("HTTP/1.1 200 OK\r\ncontent-length: 1099511627776\r\n\r\n", 1 << 20).await, Ok(200));
        assert_eq!(said("HTTP/1.1 200 OK\r\nx: ", 1 << 12).await, Err(Failure::Answer));
    }

    #[tokio::test]
    async fn a_receiver_that_says_nothing_is_left() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}/", listener.local_addr().unwrap());
        let silent = tokio::spawn(async move {
            let open = listener.accept().await;
            std::future::pending::<()>().await;
            drop(open);
        });
        let patience = Duration::from_millis(50);
        let out = post_within(&address, &reach(), message(&[Secret::new([1; 32])]), patience).await;
        assert_eq!(out, Err(Failure::Timeout));
        silent.abort();
    }

    #[tokio::test]
    async fn a_server_without_tls_is_not_spoken_to_in_the_open() {
        let (address, heard) = server("HTTP/1.1 200 OK\r\n\r\n", 0).await;
        let secure = address.replace("http://", "https://");
        let out = post(&secure, &reach(), message(&[Secret::new([1; 32])])).await;
        assert!(matches!(out, Err(Failure::Tls | Failure::Timeout)), "{out:?}");
        heard.abort();
    }
}
