//! A receiver of webhooks in a few lines: answers every request with the number a test tells it, and hands it over.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU16, Ordering};

use tokio::io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc;

/// A request as it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Received {
    /// Names in small letters.
    pub headers: BTreeMap<String, String>,
    /// The body.
    pub body: String,
}

/// A receiver and what it was sent.
pub struct Receiver {
    /// Its address.
    pub url: String,
    /// One a request.
    pub requests: mpsc::UnboundedReceiver<Received>,
    answer: Arc<AtomicU16>,
}

impl Receiver {
    /// Starts one that answers 200 until told otherwise.
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port of this machine");
        let port = listener.local_addr().expect("an address").port();
        let (sender, requests) = mpsc::unbounded_channel();
        let answer = Arc::new(AtomicU16::new(200));
        let says = answer.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (sender, says) = (sender.clone(), says.clone());
                tokio::spawn(async move { take(stream, sender, says).await });
            }
        });
        Self { url: format!("http://127.0.0.1:{port}/hook"), requests, answer }
    }

    /// What it answers from now on.
    pub fn answer(&self, status: u16) {
        self.answer.store(status, Ordering::SeqCst);
    }

    /// Everything that has come and was not looked at yet.
    pub fn taken(&mut self) -> Vec<Received> {
        std::iter::from_fn(|| self.requests.try_recv().ok()).collect()
    }
}

async fn take(
    stream: TcpStream,
    sender: mpsc::UnboundedSender<Received>,
    says: Arc<AtomicU16>,
) -> Option<()> {
    let (read, mut write) = stream.into_split();
    let mut read = BufReader::new(read);
    let mut line = String::new();
    read.read_line(&mut line).await.ok()?;
    let mut headers = BTreeMap::new();
    loop {
        line.clear();
        read.read_line(&mut line).await.ok()?;
        let Some((name, value)) = line.trim_end().split_once(':') else { break };
        headers.insert(name.to_lowercase(), value.trim().to_owned());
    }
    let length: usize = headers.get("content-length")?.parse().ok()?;
    let mut body = vec![0; length];
    read.read_exact(&mut body).await.ok()?;
    // Handed over before the answer: whoever has the answer finds the request here.
    let _ = sender.send(Received { headers, body: String::from_utf8(body).ok()? });
    let status = says.load(Ordering::SeqCst);
    let elsewhere = if status == 302 { "location: http://127.0.0.1:9/\r\n" } else { "" };
    let answer = format!("HTTP/1.1 {status} Said\r\n{elsewhere}content-length: 0\r\n\r\n");
    write.write_all(answer.as_bytes()).await.ok()
}
