//! The loop against bad peers over real sockets: half a header, half a body, dribbles, unread answers, too many, a giant.

use std::io;

use axum::body::{Body, Bytes, HttpBody as _};
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::task::JoinHandle;
use tokio::time::{Instant, timeout};

use super::*;

/// Far above every limit of [`tight`]: what has not happened by then never will.
const PATIENCE: Duration = Duration::from_secs(30);

fn tight() -> Limits {
    Limits {
        connections: 64,
        header_wait: Duration::from_millis(300),
        body_wait: Duration::from_millis(300),
        body_rate: 1_024,
        write_wait: Duration::from_millis(500),
        drain: Duration::from_secs(10),
    }
}

struct House {
    address: SocketAddr,
    stop: watch::Sender<bool>,
    serving: JoinHandle<io::Result<()>>,
}

async fn count(body: Body) -> Result<String, axum::http::StatusCode> {
    let mut body = body;
    let mut bytes = 0usize;
    while let Some(frame) = std::future::poll_fn(|cx| std::pin::Pin::new(&mut body).poll_frame(cx)).await {
        let frame = frame.map_err(|_| axum::http::StatusCode::REQUEST_TIMEOUT)?;
        bytes += frame.data_ref().map_or(0, Bytes::len);
    }
    Ok(bytes.to_string())
}

async fn slow() -> &'static str {
    tokio::time::sleep(Duration::from_millis(400)).await;
    "done"
}

async fn house(limits: Limits) -> House {
    let routes = Router::new()
        .route("/", get(async || "hello"))
        .route("/slow", get(slow))
        .route("/count", post(count))
        .route(
            "/small",
            post(async |bytes: Bytes| bytes.len().to_string()).layer(DefaultBodyLimit::max(64 * 1024)),
        )
        .route("/large", get(async || vec![b'x'; 64 << 20]));
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port is free");
    let address = listener.local_addr().expect("it listens");
    let (stop, stopping) = watch::channel(false);
    House { address, stop, serving: tokio::spawn(serve(listener, routes, limits, stopping)) }
}

impl House {
    async fn open(&self) -> TcpStream {
        TcpStream::connect(self.address).await.expect("the house is open")
    }

    /// What comes back until the other side closes.
    async fn ask(&self, text: &str) -> String {
        let mut stream = self.open().await;
        stream.write_all(text.as_bytes()).await.expect("the house listens");
        read(&mut stream).await
    }

    async fn is_alive(&self) -> bool {
        self.ask("GET / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n").await.ends_with("hello")
    }
}

/// Everything until the other side closes; a reset counts as closed.
async fn read(stream: &mut TcpStream) -> String {
    let mut text = Vec::new();
    let reading = async {
        let mut chunk = [0u8; 4096];
        while let Ok(size @ 1..) = stream.read(&mut chunk).await {
            text.extend_from_slice(&chunk[..size]);
        }
    };
    timeout(PATIENCE, reading).await.expect("the house closes bad connections");
    String::from_utf8_lossy(&text).into_owned()
}

#[tokio::test]
async fn half_a_header_is_given_up() {
    let house = house(tight()).await;
    let mut peers = Vec::new();
    for start in ["", "GET / HT", "GET / HTTP/1.1\r\nhost: x\r\nx-a: b"] {
        for _ in 0..10 {
            let mut stream = house.open().await;
            stream.write_all(start.as_bytes()).await.expect("the house listens");
            peers.push(stream);
        }
    }
    assert!(house.is_alive().await);
    for stream in &mut peers {
        let answer = read(stream).await;
        assert!(!answer.contains("200 OK"), "{answer}");
    }
}

#[tokio::test]
async fn a_header_that_drips_is_given_up() {
    let house = house(tight()).await;
    let mut stream = house.open().await;
    let started = Instant::now();
    let mut line = b"GET / HTTP/1.1\r\nx-drip: ".iter().chain(std::iter::repeat(&b'a'));
    while started.elapsed() < PATIENCE {
        let byte = *line.next().expect("endless");
        if stream.write_all(&[byte]).await.is_err() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("a peer dripped for {PATIENCE:?}");
}

#[tokio::test]
async fn a_body_that_stops_or_drips_is_given_up() {
    let house = house(tight()).await;
    let stopped = house.ask("POST /count HTTP/1.1\r\nhost: x\r\ncontent-length: 1000\r\n\r\nabc").await;
    assert!(stopped.starts_with("HTTP/1.1 408"), "{stopped}");
    let (mut reading, mut writing) = house.open().await.into_split();
    let drip = tokio::spawn(async move {
        let _ =
            writing.write_all(b"POST /count HTTP/1.1\r\nhost: x\r\ncontent-length: 1000000\r\n\r\n").await;
        while writing.write_all(b"a").await.is_ok() {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    });
    let mut answer = [0u8; 12];
    timeout(PATIENCE, reading.read_exact(&mut answer)).await.expect("in time").expect("an answer");
    assert_eq!(&answer, b"HTTP/1.1 408");
    drop(reading);
    timeout(PATIENCE, drip).await.expect("the connection is closed").expect("no panic");
}

#[tokio::test]
async fn a_quick_body_passes() {
    let house = house(tight()).await;
    let body = "x".repeat(500_000);
    let request = format!(
        "POST /count HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    );
    assert!(house.ask(&request).await.ends_with("500000"));
}

#[tokio::test]
async fn a_giant_chunked_body_ends_with_413_and_flat_memory() {
    let house = house(tight()).await;
    let (mut reading, mut writing) = house.open().await.into_split();
    let before = resident();
    let giant = tokio::spawn(async move {
        let head = b"POST /small HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n";
        let _ = writing.write_all(head).await;
        let mut chunk = b"100000\r\n".to_vec();
        chunk.resize(chunk.len() + 0x10_0000, b'z');
        chunk.extend_from_slice(b"\r\n");
        let mut sent = 0usize;
        // One gibibyte, unless the house shuts the door.
        while sent < 1024 && writing.write_all(&chunk).await.is_ok() {
            sent += 1;
        }
        sent
    });
    let mut answer = [0u8; 12];
    timeout(PATIENCE, reading.read_exact(&mut answer)).await.expect("in time").expect("an answer");
    assert_eq!(&answer, b"HTTP/1.1 413");
    drop(reading);
    let sent = timeout(PATIENCE, giant).await.expect("the door is shut").expect("no panic");
    assert!(sent < 1024, "the whole giant was swallowed");
    let grown = resident().saturating_sub(before);
    assert!(grown < 64 * 1024, "{grown} KiB more than before");
    assert!(house.is_alive().await);
}

/// Resident memory of this process in KiB.
fn resident() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.split_whitespace().next()).and_then(|kib| kib.parse().ok()).unwrap_or(0)
}

#[tokio::test]
async fn an_answer_that_nobody_reads_closes_the_connection() {
    let house = house(tight()).await;
    let mut stream = house.open().await;
    stream.write_all(b"GET /large HTTP/1.1\r\nhost: x\r\n\r\n").await.expect("the house listens");
    tokio::time::sleep(Duration::from_secs(2)).await;
    // What lay in the buffers is still there; the whole answer is not.
    let taken = read(&mut stream).await.len();
    assert!(taken < 64 << 20, "{taken} bytes came although nobody read for longer than the limit");
}

#[tokio::test]
async fn a_full_house_keeps_working_people_and_lets_new_ones_in() {
    let limits = Limits { connections: 8, header_wait: Duration::from_secs(60), ..tight() };
    let house = house(limits).await;
    let mut working = house.open().await;
    working
        .write_all(b"GET /slow HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n")
        .await
        .expect("the house listens");
    tokio::time::sleep(Duration::from_millis(50)).await;
    let mut idle = Vec::new();
    for _ in 0..200 {
        let mut stream = house.open().await;
        let _ = stream.write_all(b"GET / HT").await;
        idle.push(stream);
    }
    assert!(house.is_alive().await, "two hundred half requests keep nobody out");
    assert!(read(&mut working).await.ends_with("done"), "a request under way is never given up");
}

#[tokio::test]
async fn stopping_lets_requests_end_and_takes_no_new_ones() {
    let house = house(tight()).await;
    let mut under_way = house.open().await;
    under_way.write_all(b"GET /slow HTTP/1.1\r\nhost: x\r\n\r\n").await.expect("the house listens");
    let mut idle = house.open().await;
    tokio::time::sleep(Duration::from_millis(100)).await;
    house.stop.send(true).expect("the house listens");
    assert!(read(&mut under_way).await.ends_with("done"));
    assert_eq!(read(&mut idle).await, "");
    timeout(PATIENCE, house.serving).await.expect("it ends").expect("no panic").expect("no fault");
    assert!(TcpStream::connect(house.address).await.is_err(), "the door is shut");
}

#[tokio::test]
async fn garbage_is_refused_and_the_house_stands() {
    let house = house(tight()).await;
    for garbage in [
        "\0\0\0\0\r\n\r\n",
        "GET / HTTP/9.9\r\n\r\n",
        "POST / HTTP/1.1\r\nhost: x\r\ncontent-length: -1\r\n\r\n",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    ] {
        let answer = house.ask(garbage).await;
        assert!(!answer.contains("200 OK"), "{garbage:?}: {answer}");
    }
    let long = format!("GET / HTTP/1.1\r\nhost: x\r\nx-long: {}\r\n\r\n", "a".repeat(200_000));
    assert!(house.ask(&long).await.starts_with("HTTP/1.1 431"));
    assert!(house.is_alive().await);
}
