//! A sign-in provider in a few lines (OpenID Connect): describes itself, shows its keys, gives for any code the ID token a
//! test has written for it, and can be told to lie, to be slow to the point of silence, or to talk without end.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// What it answers, by path.
#[derive(Clone, Debug, Default)]
struct Answers {
    /// Path → number and body.
    fixed: BTreeMap<String, (u16, String)>,
    /// Code → ID token.
    tokens: BTreeMap<String, String>,
    /// Forms that were posted, as they came.
    forms: Vec<String>,
    /// `Authorization` headers that came with them.
    accounts: Vec<String>,
}

/// A provider.
#[derive(Clone)]
pub struct Provider {
    /// Its issuer.
    pub issuer: String,
    answers: Arc<Mutex<Answers>>,
}

impl Provider {
    /// Starts one on this machine.
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port of this machine");
        let issuer = format!("http://127.0.0.1:{}", listener.local_addr().expect("an address").port());
        let provider = Self { issuer, answers: Arc::default() };
        provider.describe("");
        let answers = provider.answers.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let answers = answers.clone();
                tokio::spawn(async move { serve(stream, &answers).await });
            }
        });
        provider
    }

    fn with<T>(&self, change: impl FnOnce(&mut Answers) -> T) -> T {
        change(&mut self.answers.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Describes itself as it is, with `more` members of the document.
    pub fn describe(&self, more: &str) {
        let issuer = &self.issuer;
        self.answer(
            "/.well-known/openid-configuration",
            200,
            &format!(
                "{{\"issuer\":\"{issuer}\",\"authorization_endpoint\":\"{issuer}/auth\",\"token_endpoint\":\"{issuer}/token\",\
                 \"userinfo_endpoint\":\"{issuer}/me\",\"jwks_uri\":\"{issuer}/jwks\"{more}}}"
            ),
        );
    }

    /// Answers a path so from now on.
    pub fn answer(&self, path: &str, status: u16, body: &str) {
        self.with(|answers| answers.fixed.insert(path.to_owned(), (status, body.to_owned())));
    }

    /// Answers a path as it does by itself again.
    pub fn recover(&self, path: &str) {
        self.with(|answers| answers.fixed.remove(path));
    }

    /// Gives this ID token for a code, once.
    pub fn give(&self, code: &str, id_token: &str) {
        self.with(|answers| answers.tokens.insert(code.to_owned(), id_token.to_owned()));
    }

    /// Forms that were posted until now, and who posted them.
    pub fn posted(&self) -> (Vec<String>, Vec<String>) {
        self.with(|answers| (answers.forms.clone(), answers.accounts.clone()))
    }
}

async fn serve(stream: TcpStream, answers: &Mutex<Answers>) -> Option<()> {
    let (read, mut write) = stream.into_split();
    let mut read = BufReader::new(read);
    let mut line = String::new();
    read.read_line(&mut line).await.ok()?;
    let path = line.split(' ').nth(1)?.to_owned();
    let (mut length, mut account) = (0_usize, String::new());
    loop {
        line.clear();
        read.read_line(&mut line).await.ok()?;
        let Some((name, value)) = line.trim_end().split_once(':') else { break };
        match name.to_lowercase().as_str() {
            "content-length" => length = value.trim().parse().ok()?,
            "authorization" => value.trim().clone_into(&mut account),
            _ => {}
        }
    }
    let mut body = vec![0; length];
    read.read_exact(&mut body).await.ok()?;
    let form = String::from_utf8(body).ok()?;
    let (status, said) = {
        let mut answers = answers.lock().unwrap_or_else(PoisonError::into_inner);
        let fixed = answers.fixed.get(&path).cloned();
        if path == "/token" && fixed.is_none() {
            let code = form.split('&').find_map(|pair| pair.strip_prefix("code=")).unwrap_or_default();
            let token = answers.tokens.remove(code);
            answers.forms.push(form);
            answers.accounts.push(account);
            match token {
                Some(token) => (
                    200,
                    format!(
                        "{{\"token_type\":\"Bearer\",\"access_token\":\"opener\",\"id_token\":\"{token}\"}}"
                    ),
                ),
                None => (400, "{\"error\":\"invalid_grant\"}".to_owned()),
            }
        } else {
            fixed.unwrap_or((404, "{}".to_owned()))
        }
    };
    let elsewhere = if status == 302 { format!("location: {said}\r\n") } else { String::new() };
    let head = format!("HTTP/1.1 {status} Said\r\n{elsewhere}content-length: {}\r\n\r\n", said.len());
    write.write_all(head.as_bytes()).await.ok()?;
    write.write_all(said.as_bytes()).await.ok()
}
