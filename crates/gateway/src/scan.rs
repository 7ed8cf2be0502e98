//! Asks a virus scanner about a file: clamd by its socket, or a program of the machine that reads the file from its
//! input. Refuses to guess: a scanner that gives no clear answer is a fault, never a clean file.

use std::path::PathBuf;
use std::process::Stdio;
use std::time::Duration;

use futures::{Stream, StreamExt as _};
use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _};

use crate::files::{Bytes, FilesError};

/// The longest time a scan may take.
const WAIT: Duration = Duration::from_secs(120);
/// The most of an answer that is read.
const ANSWER_BYTES: u64 = 4096;

/// The scanner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scanner {
    /// clamd behind a socket of this machine.
    ClamdSocket(PathBuf),
    /// clamd behind an address such as `127.0.0.1:3310`.
    ClamdAddress(String),
    /// A program and its arguments: it reads the file from its input and ends with 0 (clean) or 1 (found), as
    /// `clamscan --no-summary -` does.
    Command(Vec<String>),
}

/// What the scanner says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing was found.
    Clean,
    /// Something was, by the scanner's name for it.
    Found(String),
}

/// Why there is no verdict.
#[derive(Debug, thiserror::Error)]
pub enum ScanError {
    /// The scanner cannot be reached, or broke off.
    #[error("the scanner cannot be asked")]
    Unreachable(#[from] std::io::Error),
    /// It took too long.
    #[error("the scanner does not answer")]
    Slow,
    /// It said something else than yes or no.
    #[error("the scanner says: {0}")]
    Unclear(String),
    /// The file could not be read.
    #[error("the file cannot be read")]
    File(#[from] FilesError),
}

impl Scanner {
    /// Gives the scanner a file and waits for its verdict.
    ///
    /// # Errors
    /// Everything but a clear answer.
    pub async fn scan(
        &self,
        pieces: impl Stream<Item = Result<Bytes, FilesError>> + Send + Unpin,
    ) -> Result<Verdict, ScanError> {
        let asked = async {
            match self {
                Self::ClamdSocket(path) => clamd(tokio::net::UnixStream::connect(path).await?, pieces).await,
                Self::ClamdAddress(at) => clamd(tokio::net::TcpStream::connect(at).await?, pieces).await,
                Self::Command(words) => command(words, pieces).await,
            }
        };
        tokio::time::timeout(WAIT, asked).await.map_err(|_| ScanError::Slow)?
    }
}

/// `INSTREAM` of clamd: pieces with their lengths, an empty one at the end, one line back.
async fn clamd(
    mut socket: impl AsyncRead + AsyncWrite + Unpin,
    mut pieces: impl Stream<Item = Result<Bytes, FilesError>> + Unpin,
) -> Result<Verdict, ScanError> {
    socket.write_all(b"zINSTREAM\0").await?;
    while let Some(piece) = pieces.next().await {
        for part in piece?.chunks(1 << 20) {
            let length = u32::try_from(part.len()).map_err(|_| ScanError::Slow)?;
            socket.write_all(&length.to_be_bytes()).await?;
            socket.write_all(part).await?;
        }
    }
    socket.write_all(&0_u32.to_be_bytes()).await?;
    socket.flush().await?;
    let mut answer = Vec::new();
    socket.take(ANSWER_BYTES).read_to_end(&mut answer).await?;
    let text = String::from_utf8_lossy(&answer).trim_matches(['\0', '\n', ' ']).to_owned();
    match text.strip_prefix("stream: ") {
        Some("OK") => Ok(Verdict::Clean),
        Some(rest) if rest.ends_with(" FOUND") => {
            Ok(Verdict::Found(rest.trim_end_matches(" FOUND").to_owned()))
        }
        _ => Err(ScanError::Unclear(text)),
    }
}

async fn command(
    words: &[String],
    mut pieces: impl Stream<Item = Result<Bytes, FilesError>> + Unpin,
) -> Result<Verdict, ScanError> {
    let unclear = |text: &str| ScanError::Unclear(text.to_owned());
    let (program, arguments) = words.split_first().ok_or_else(|| unclear("no program"))?;
    let mut child = tokio::process::Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()?;
    let mut input = child.stdin.take().ok_or_else(|| unclear("no input"))?;
    let output = child.stdout.take().ok_or_else(|| unclear("no output"))?;
    let feed = async {
        while let Some(piece) = pieces.next().await {
            // A scanner that has seen enough closes its input; its verdict counts all the same.
            if input.write_all(&piece?).await.is_err() {
                break;
            }
        }
        drop(input);
        Ok::<_, FilesError>(())
    };
    let read = async {
        let mut answer = Vec::new();
        let mut rest = output;
        (&mut rest).take(ANSWER_BYTES).read_to_end(&mut answer).await?;
        // The rest is read and forgotten, so that the program never waits for room.
        tokio::io::copy(&mut rest, &mut tokio::io::sink()).await?;
        Ok::<_, std::io::Error>(answer)
    };
    let (fed, answer) = tokio::join!(feed, read);
    fed?;
    let answer = answer?;
    let line = String::from_utf8_lossy(&answer).lines().next().unwrap_or_default().trim().to_owned();
    match child.wait().await?.code() {
        Some(0) => Ok(Verdict::Clean),
        Some(1) => Ok(Verdict::Found(line)),
        other => Err(ScanError::Unclear(format!("{program} ended with {other:?}: {line}"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(content: &'static [u8]) -> impl Stream<Item = Result<Bytes, FilesError>> + Send + Unpin {
        futures::stream::iter(content.chunks(3).map(|part| Ok(Bytes::from_static(part))).collect::<Vec<_>>())
    }

    /// A clamd that takes one file and answers with one line.
    async fn clamd_saying(answer: &'static [u8], expect: &'static [u8]) -> Result<Verdict, ScanError> {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?.to_string();
        let server = async {
            let (mut socket, _) = listener.accept().await?;
            let mut greeting = [0; 10];
            socket.read_exact(&mut greeting).await?;
            assert_eq!(&greeting, b"zINSTREAM\0");
            let mut seen = Vec::new();
            loop {
                let length = socket.read_u32().await?;
                if length == 0 {
                    break;
                }
                let mut part = vec![0; length as usize];
                socket.read_exact(&mut part).await?;
                seen.extend(part);
            }
            assert_eq!(seen, expect);
            socket.write_all(answer).await
        };
        let scanner = Scanner::ClamdAddress(address);
        let (served, verdict) = tokio::join!(server, scanner.scan(file(expect)));
        served?;
        verdict
    }

    #[tokio::test]
    async fn clamd_is_understood() {
        let clean = clamd_saying(b"stream: OK\0", b"hello world").await;
        assert_eq!(clean.expect("a verdict"), Verdict::Clean);
        let found = clamd_saying(b"stream: Eicar-Test FOUND\0", b"bad").await;
        assert_eq!(found.expect("a verdict"), Verdict::Found("Eicar-Test".into()));
        for answer in [b"INSTREAM size limit exceeded. ERROR\0".as_slice(), b"", b"stream: maybe\0"] {
            assert!(matches!(clamd_saying(answer, b"x").await, Err(ScanError::Unclear(_))), "{answer:?}");
        }
        let nobody = Scanner::ClamdSocket("/nowhere/clamd.ctl".into());
        assert!(matches!(nobody.scan(file(b"x")).await, Err(ScanError::Unreachable(_))));
    }

    #[tokio::test]
    async fn a_program_says_it_with_its_end() {
        let run = async |script: &str| {
            let words = ["/bin/sh", "-c", script].map(str::to_owned).to_vec();
            Scanner::Command(words).scan(file(b"some content")).await
        };
        assert_eq!(run("test \"$(cat)\" = 'some content'").await.expect("a verdict"), Verdict::Clean);
        let found = run("cat >/dev/null; echo 'Worm.X'; exit 1").await;
        assert_eq!(found.expect("a verdict"), Verdict::Found("Worm.X".into()));
        assert_eq!(run("exit 0").await.expect("a verdict"), Verdict::Clean, "its input is not read");
        assert!(matches!(run("exit 2").await, Err(ScanError::Unclear(_))));
        let none = Scanner::Command(vec!["/nowhere/scanner".into()]);
        assert!(matches!(none.scan(file(b"x")).await, Err(ScanError::Unreachable(_))));
    }
}
