//! A server of its own for one test, and a plain client: started, asked, stopped by SIGTERM or SIGKILL.

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};
use serde_json::Value as Json;

use crate::world::treeline;

/// The longest wait for anything: no test measures time, this only ends one that hangs.
const PATIENCE: Duration = Duration::from_secs(90);

/// A server that ends with the value.
pub struct Server {
    child: Child,
    /// Where it listens.
    pub address: String,
    data: PathBuf,
    url: Option<String>,
    cookie: String,
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The whole answer, head and body.
    pub text: String,
}

impl Answer {
    /// The body as JSON.
    pub fn json(&self) -> Result<Json> {
        let body = self.text.split_once("\r\n\r\n").map(|(_, body)| body).unwrap_or_default();
        serde_json::from_str(body).with_context(|| self.text.clone())
    }
}

impl Server {
    /// Starts a server and waits until it is ready.
    pub fn start(data: &Path, url: Option<&str>) -> Result<Self> {
        let address = TcpListener::bind("127.0.0.1:0")?.local_addr()?.to_string();
        let mut command = treeline();
        command.args(["serve", "--listen", &address, "--data"]).arg(data);
        if let Some(url) = url {
            command.args(["--database-url", url]);
        }
        let child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
        let server = Self {
            child,
            address,
            data: data.to_owned(),
            url: url.map(str::to_owned),
            cookie: String::new(),
        };
        until("the server is ready", || Ok(server.get("/healthz").is_ok_and(|answer| answer.status == 200)))?;
        Ok(server)
    }

    /// A new server on the same data, keeping the sign-in.
    pub fn again(&self) -> Result<Self> {
        let mut server = Self::start(&self.data, self.url.as_deref())?;
        server.cookie.clone_from(&self.cookie);
        Ok(server)
    }

    /// Signs in; every later request carries the session.
    pub fn sign_in(&mut self, login: &str, password: &str) -> Result<()> {
        let body = serde_json::json!({ "login": login, "password": password }).to_string();
        let answer = self.ask("POST", "/api/v1/session", &[], &body)?;
        ensure!(answer.status == 201, "{login} signs in: {}", answer.text);
        let line = answer.text.lines().find(|line| line.to_ascii_lowercase().starts_with("set-cookie:"));
        let value = line.and_then(|line| line.split_once(':')).context("a cookie")?.1;
        self.cookie = value.split(';').next().unwrap_or_default().trim().to_owned();
        Ok(())
    }

    /// A GET.
    pub fn get(&self, path: &str) -> Result<Answer> {
        self.ask("GET", path, &[], "")
    }

    /// A POST of JSON.
    pub fn post(&self, path: &str, body: &Json) -> Result<Answer> {
        self.ask("POST", path, &[], &body.to_string())
    }

    /// Any request; fails where no whole answer comes back.
    pub fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Result<Answer> {
        let mut stream = TcpStream::connect(&self.address)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        let mut head = format!(
            "{method} {path} HTTP/1.1\r\nhost: {}\r\nx-treeline: 1\r\ncontent-length: {}\r\nconnection: close\r\n",
            self.address,
            body.len()
        );
        if !headers.iter().any(|(name, _)| *name == "content-type") {
            head.push_str("content-type: application/json\r\n");
        }
        if !self.cookie.is_empty() {
            head.push_str(&format!("cookie: {}\r\n", self.cookie));
        }
        for (name, value) in headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        stream.write_all(format!("{head}\r\n{body}").as_bytes())?;
        let mut text = String::new();
        stream.read_to_string(&mut text)?;
        let status = text.split(' ').nth(1).and_then(|status| status.parse().ok()).context("a status")?;
        Ok(Answer { status, text })
    }

    /// The number of its process, for whoever kills it while somebody else is asking.
    pub fn process(&self) -> String {
        self.child.id().to_string()
    }

    /// SIGKILL: nothing is said goodbye to.
    pub fn kill(&mut self) -> Result<()> {
        self.child.kill()?;
        self.child.wait()?;
        Ok(())
    }

    /// SIGTERM, then the exit code.
    pub fn stop(mut self) -> Result<Option<i32>> {
        let process = self.child.id().to_string();
        ensure!(Command::new("kill").args(["-TERM", &process]).status()?.success(), "the signal arrives");
        until("the server stops", || Ok(self.child.try_wait()?.is_some()))?;
        Ok(self.child.wait()?.code())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Waits until something is so.
pub fn until(what: &str, mut so: impl FnMut() -> Result<bool>) -> Result<()> {
    let started = Instant::now();
    while !so()? {
        ensure!(started.elapsed() < PATIENCE, "not within a minute and a half: {what}");
        std::thread::sleep(Duration::from_millis(10));
    }
    Ok(())
}
