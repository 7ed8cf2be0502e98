//! One mail by SMTP, in two steps: everything up to the server's word that it takes this sender and this reader, then
//! the content. Between the two the caller writes down that the mail is being sent: from there on a broken connection
//! leaves the outcome unknown, and only a person may send it again. Refuses to sign in over a readable connection to
//! another machine.

use std::fmt;
use std::time::Duration;

use lettre::message::{Mailbox, MultiPart, header};
use lettre::transport::smtp::authentication::{Credentials, DEFAULT_MECHANISMS};
use lettre::transport::smtp::client::{SmtpConnection, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail, Quit, Rcpt};
use lettre::transport::smtp::extension::ClientId;
use lettre::transport::smtp::response::Response;
use lettre::{Address, Message};

/// The longest a server may take for a word.
const PATIENCE: Duration = Duration::from_secs(30);
/// The most characters of a server's word that are kept.
const REPLY_MAX: usize = 300;

/// How the connection to the mail server is kept from other eyes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Security {
    /// TLS from the first byte, usually port 465.
    Tls,
    /// TLS after a plain greeting, usually port 587; never without it.
    StartTls,
    /// Readable: only to this machine.
    None,
}

/// A mail server.
#[derive(Clone, PartialEq, Eq)]
pub struct Server {
    /// Its name.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the connection is kept from other eyes.
    pub security: Security,
    /// Login and password, where the server wants them.
    pub account: Option<(String, String)>,
    /// Who sends: `Name <address>` or an address.
    pub from: String,
}

impl fmt::Debug for Server {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Server({}:{}, {:?})", self.host, self.port, self.security)
    }
}

/// A mail.
#[derive(Clone, PartialEq, Eq)]
pub struct Letter {
    /// The reader's address.
    pub to: String,
    /// What it is about.
    pub subject: String,
    /// Its text.
    pub text: String,
    /// The same as simple HTML.
    pub html: String,
    /// Tells a mail from its repetition: the part before `@` of its Message-ID.
    pub id: String,
}

impl fmt::Debug for Letter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Mails hold links that open accounts.
        write!(f, "Letter({})", self.id)
    }
}

/// Why a mail did not leave.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    /// The server or the way to it is not ready; nothing was sent, and trying again later is right.
    #[error("later: {0}")]
    Later(String),
    /// The server will never take it, or it cannot be written at all; nothing was sent.
    #[error("refused: {0}")]
    Refused(String),
    /// The connection broke after the content went out: it may have been sent, or not.
    #[error("unknown: {0}")]
    Unknown(String),
}

/// A server that has taken sender and reader and waits for the content.
pub struct Ready {
    connection: SmtpConnection,
    content: Vec<u8>,
}

impl fmt::Debug for Ready {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Ready")
    }
}

/// Whether a text can stand as the sender or the reader of a mail.
pub fn is_address(text: &str) -> bool {
    text.parse::<Mailbox>().is_ok()
}

/// Everything up to the content: greeting, TLS, sign-in, sender, reader.
///
/// # Errors
/// [`Failure::Later`] and [`Failure::Refused`]; nothing was sent.
pub async fn prepare(server: &Server, letter: &Letter) -> Result<Ready, Failure> {
    let (server, letter) = (server.clone(), letter.clone());
    tokio::task::spawn_blocking(move || begin(&server, &letter)).await.unwrap_or_else(broken)
}

/// The content; the caller has written down that the mail is being sent.
///
/// # Errors
/// All three of [`Failure`].
pub async fn deliver(ready: Ready) -> Result<String, Failure> {
    // A thread that died may have sent it.
    let done = tokio::task::spawn_blocking(move || finish(ready)).await;
    done.unwrap_or_else(|error| Err(Failure::Unknown(cut(&error.to_string()))))
}

fn broken(error: tokio::task::JoinError) -> Result<Ready, Failure> {
    Err(Failure::Later(cut(&error.to_string())))
}

fn begin(server: &Server, letter: &Letter) -> Result<Ready, Failure> {
    let from = mailbox(&server.from)?;
    let to = mailbox(&letter.to)?;
    let content = written(&from, &to, letter)?;
    let mut connection = greet(server, &from)?;
    if let Some((login, password)) = &server.account {
        let credentials = Credentials::new(login.clone(), password.clone());
        // A wrong password is the operator's to mend, and the mail waits for it.
        let answer = connection.auth(DEFAULT_MECHANISMS, &credentials);
        answer.map_err(|error| Failure::Later(short(&error)))?;
    }
    say(&mut connection, Mail::new(Some(from.email), Vec::new()))?;
    say(&mut connection, Rcpt::new(to.email, Vec::new()))?;
    Ok(Ready { connection, content })
}

fn finish(mut ready: Ready) -> Result<String, Failure> {
    say(&mut ready.connection, Data)?;
    match ready.connection.message(&ready.content) {
        Ok(answer) if answer.is_positive() => {
            // The mail is the server's now; how the farewell goes is of no matter.
            let _ = ready.connection.command(Quit);
            Ok(reply(&answer))
        }
        Ok(answer) => Err(Failure::Unknown(reply(&answer))),
        // The server said no to the content: that is an answer. Everything else is none.
        Err(error) => Err(judge(&error).unwrap_or_else(|| Failure::Unknown(short(&error)))),
    }
}

fn greet(server: &Server, from: &Mailbox) -> Result<SmtpConnection, Failure> {
    let later = |error: lettre::transport::smtp::Error| Failure::Later(short(&error));
    let near = ["localhost", "127.0.0.1", "::1"].contains(&server.host.as_str());
    if server.security == Security::None && !near {
        return Err(Failure::Refused("a readable connection to another machine".to_owned()));
    }
    let hello = ClientId::Domain(from.email.domain().to_owned());
    let tls = match server.security {
        Security::None => None,
        Security::Tls | Security::StartTls => Some(TlsParameters::new(server.host.clone()).map_err(later)?),
    };
    let first = tls.as_ref().filter(|_| server.security == Security::Tls);
    let place = (server.host.as_str(), server.port);
    let mut connection =
        SmtpConnection::connect(place, Some(PATIENCE), &hello, first, None).map_err(later)?;
    if let Some(tls) = tls.as_ref().filter(|_| server.security == Security::StartTls) {
        if !connection.can_starttls() {
            return Err(Failure::Later("the server offers no STARTTLS".to_owned()));
        }
        connection.starttls(tls, &hello).map_err(later)?;
    }
    Ok(connection)
}

/// One command before the content: whatever goes wrong, nothing was sent.
fn say(connection: &mut SmtpConnection, command: impl fmt::Display) -> Result<(), Failure> {
    match connection.command(command) {
        Ok(_) => Ok(()),
        Err(error) => Err(judge(&error).unwrap_or_else(|| Failure::Later(short(&error)))),
    }
}

/// What the server itself said; none when it said nothing that can be read.
fn judge(error: &lettre::transport::smtp::Error) -> Option<Failure> {
    if error.is_transient() {
        Some(Failure::Later(short(error)))
    } else if error.is_permanent() {
        Some(Failure::Refused(short(error)))
    } else {
        None
    }
}

fn mailbox(text: &str) -> Result<Mailbox, Failure> {
    text.parse().map_err(|_| Failure::Refused(format!("`{text}` is no address")))
}

fn written(from: &Mailbox, to: &Mailbox, letter: &Letter) -> Result<Vec<u8>, Failure> {
    let domain = Address::domain(&from.email);
    let message = Message::builder()
        .message_id(Some(format!("<{}@{domain}>", letter.id)))
        .from(from.clone())
        .to(to.clone())
        .subject(letter.subject.clone())
        // No answer of a machine is wanted: no "out of office" for a link.
        .header(header::MIME_VERSION_1_0)
        .multipart(MultiPart::alternative_plain_html(letter.text.clone(), letter.html.clone()));
    message.map(|message| message.formatted()).map_err(|error| Failure::Refused(error.to_string()))
}

fn reply(answer: &Response) -> String {
    let words: Vec<&str> = answer.message().collect();
    cut(&format!("{} {}", answer.code(), words.join(" ")))
}

/// An error and its causes, of which the server's words are one.
fn short(error: &(dyn std::error::Error + 'static)) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        text.push_str(": ");
        text.push_str(&cause.to_string());
        source = cause.source();
    }
    cut(&text)
}

fn cut(text: &str) -> String {
    text.chars().filter(|one| !one.is_control()).take(REPLY_MAX).collect()
}
