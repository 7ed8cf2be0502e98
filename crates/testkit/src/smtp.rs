//! A mail server of a few lines that does what a test tells it: 451, 550, or hanging up after the final dot.

use std::sync::Arc;

use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Notify, mpsc};

/// What the server does with the next mails, all alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Script {
    /// Takes it.
    Take,
    /// Takes it, and says so only when the test lets it: [`Smtp::let_go`].
    Hold,
    /// Is not ready: at the greeting.
    Greeting421,
    /// Is not ready for this reader.
    Rcpt451,
    /// Knows no such reader.
    Rcpt550,
    /// Is not ready for the content.
    Content451,
    /// Never takes the content.
    Content550,
    /// Hangs up after the final dot without a word.
    DropAfterDot,
    /// Hangs up after DATA, before the content.
    DropAtData,
}

/// A server and what it was sent.
pub struct Smtp {
    /// Where it listens.
    pub port: u16,
    /// One content a mail that reached its final dot.
    pub contents: mpsc::UnboundedReceiver<String>,
    held: Arc<Notify>,
}

impl Smtp {
    /// Starts one that follows `script` for every connection until the test ends.
    pub async fn start(script: Script) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port of this machine");
        let port = listener.local_addr().expect("an address").port();
        let (sender, contents) = mpsc::unbounded_channel();
        let held = Arc::new(Notify::new());
        let gate = Arc::clone(&held);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (sender, gate) = (sender.clone(), Arc::clone(&gate));
                tokio::spawn(async move { talk(stream, script, sender, &gate).await });
            }
        });
        Self { port, contents, held }
    }

    /// Has a server that holds a mail back take it.
    pub fn let_go(&self) {
        self.held.notify_one();
    }
}

async fn talk(
    stream: TcpStream,
    script: Script,
    sender: mpsc::UnboundedSender<String>,
    gate: &Notify,
) -> Option<()> {
    let (read, mut write) = stream.into_split();
    let mut lines = BufReader::new(read).lines();
    let greeting = if script == Script::Greeting421 { "421 busy" } else { "220 test" };
    write.write_all(format!("{greeting}\r\n").as_bytes()).await.ok()?;
    while let Some(line) = lines.next_line().await.ok()? {
        let word = line.split([' ', ':']).next().unwrap_or_default().to_uppercase();
        let answer = match (word.as_str(), script) {
            ("EHLO" | "HELO", _) => "250 test",
            ("RCPT", Script::Rcpt451) => "451 4.2.1 later",
            ("RCPT", Script::Rcpt550) => "550 5.1.1 nobody here",
            ("DATA", Script::DropAtData) => return None,
            ("DATA", _) => "354 go on",
            ("QUIT", _) => "221 bye",
            _ => "250 ok",
        };
        write.write_all(format!("{answer}\r\n").as_bytes()).await.ok()?;
        if answer.starts_with("354") {
            let mut content = String::new();
            while let Some(line) = lines.next_line().await.ok()? {
                if line == "." {
                    break;
                }
                content.push_str(line.strip_prefix('.').unwrap_or(&line));
                content.push('\n');
            }
            let _ = sender.send(content);
            if script == Script::Hold {
                gate.notified().await;
            }
            let answer = match script {
                Script::DropAfterDot => return None,
                Script::Content451 => "451 4.3.0 later",
                Script::Content550 => "550 5.7.1 no",
                _ => "250 2.0.0 taken",
            };
            write.write_all(format!("{answer}\r\n").as_bytes()).await.ok()?;
        }
    }
    Some(())
}

/// A mail's content with quoted-printable undone, well enough to find a link in it.
pub fn plain(content: &str) -> String {
    let joined = content.replace("\r\n", "\n").replace("=\n", "");
    let mut bytes = Vec::with_capacity(joined.len());
    let mut rest = joined.as_bytes();
    while let [first, tail @ ..] = rest {
        let pair = tail.get(..2).and_then(|pair| std::str::from_utf8(pair).ok());
        match pair.and_then(|pair| u8::from_str_radix(pair, 16).ok()).filter(|_| *first == b'=') {
            Some(byte) => {
                bytes.push(byte);
                rest = &tail[2..];
            }
            None => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// A real mail server: Debian's `aiosmtpd`, which prints what it is sent; it ends with the value.
pub struct Real {
    /// Where it listens.
    pub port: u16,
    lines: tokio::io::Lines<BufReader<tokio::process::ChildStdout>>,
    _child: tokio::process::Child,
}

impl Real {
    /// Starts one on a free port, and waits until it answers.
    ///
    /// # Errors
    /// When it is not installed (`python3-aiosmtpd`; `cargo xtask test` installs it) or does not start.
    pub async fn start() -> anyhow::Result<Self> {
        let port = TcpListener::bind("127.0.0.1:0").await?.local_addr()?.port();
        let mut child = tokio::process::Command::new("/usr/bin/python3")
            .args(["-m", "aiosmtpd", "-n", "-l", &format!("127.0.0.1:{port}")])
            .args(["-c", "aiosmtpd.handlers.Debugging", "stdout"])
            .env("PYTHONUNBUFFERED", "1")
            .stdout(std::process::Stdio::piped())
            .kill_on_drop(true)
            .spawn()?;
        let stdout = child.stdout.take().ok_or_else(|| anyhow::anyhow!("no output"))?;
        let lines = BufReader::new(stdout).lines();
        while TcpStream::connect(("127.0.0.1", port)).await.is_err() {
            anyhow::ensure!(child.try_wait()?.is_none(), "aiosmtpd ended: is python3-aiosmtpd installed?");
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        Ok(Self { port, lines, _child: child })
    }

    /// The next mail, as the server read it.
    ///
    /// # Errors
    /// When the server ends.
    pub async fn mail(&mut self) -> anyhow::Result<String> {
        let mut content = String::new();
        while let Some(line) = self.lines.next_line().await? {
            if line.contains("END MESSAGE") {
                return Ok(content);
            }
            content.push_str(&line);
            content.push('\n');
        }
        anyhow::bail!("aiosmtpd ended: {content}")
    }
}
