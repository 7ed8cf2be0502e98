//! Starting and stopping a server: ready, signed in, drained on SIGTERM; unsafe settings and a taken port are refused.

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};

use crate::world::{Database, Folder, bad, good, treeline};

/// A server that ends with the value.
struct Server {
    child: Child,
    address: String,
}

impl Server {
    fn start(folder: &Folder, url: Option<&str>) -> Result<Self> {
        let address = TcpListener::bind("127.0.0.1:0")?.local_addr()?.to_string();
        let mut command = treeline();
        command.args(["serve", "--listen", &address, "--data"]).arg(folder.0.join("data"));
        if let Some(url) = url {
            command.args(["--database-url", url]);
        }
        let child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
        let server = Self { child, address };
        let started = Instant::now();
        while !server.ask("GET", "/healthz", "").is_ok_and(|answer| answer.starts_with("HTTP/1.1 200")) {
            ensure!(started.elapsed() < Duration::from_secs(60), "the server is not ready after a minute");
            std::thread::sleep(Duration::from_millis(20));
        }
        Ok(server)
    }

    fn ask(&self, method: &str, path: &str, body: &str) -> Result<String> {
        let mut stream = TcpStream::connect(&self.address)?;
        stream.set_read_timeout(Some(Duration::from_secs(30)))?;
        let (host, length) = (&self.address, body.len());
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nhost: {host}\r\nx-treeline: 1\r\ncontent-type: application/json\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n{body}"
        )?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer)?;
        Ok(answer)
    }

    /// SIGTERM, then the exit code.
    fn stop(mut self) -> Result<Option<i32>> {
        let process = self.child.id().to_string();
        ensure!(Command::new("kill").args(["-TERM", &process]).status()?.success(), "the signal arrives");
        let started = Instant::now();
        while started.elapsed() < Duration::from_secs(60) {
            if let Some(status) = self.child.try_wait()? {
                return Ok(status.code());
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        anyhow::bail!("the server does not stop")
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn life_of_a_server(url: Option<&str>) -> Result<()> {
    let folder = Folder::new()?;
    let data = folder.0.join("data");
    let said = good(&["admin", "add", "--login", "anna", "--role", "administrator"], &data, url)?;
    let password = said.split("(shown once): ").nth(1).context("a password")?.trim();
    let server = Server::start(&folder, url)?;
    ensure!(server.ask("GET", "/readyz", "")?.starts_with("HTTP/1.1 200"), "ready");
    ensure!(server.ask("GET", "/metrics", "")?.contains("treeline_requests_total"), "figures");
    let body = format!(r#"{{"login":"anna","password":"{password}"}}"#);
    ensure!(server.ask("POST", "/api/v1/session", &body)?.starts_with("HTTP/1.1 201"), "anna signs in");
    // A connection that asks for nothing does not hold the server up.
    let idle = TcpStream::connect(&server.address)?;
    ensure!(server.stop()? == Some(0), "SIGTERM ends well");
    drop(idle);
    ensure!(good(&["verify"], &data, url)?.starts_with("ok "), "the data verify");
    Ok(())
}

#[test]
fn a_server_on_sqlite_starts_serves_and_stops() -> Result<()> {
    life_of_a_server(None)
}

#[test]
fn a_server_on_postgres_starts_serves_and_stops() -> Result<()> {
    let Some(database) = Database::new("serve")? else { return Ok(()) };
    life_of_a_server(Some(&database.url()))
}

#[test]
fn unsafe_settings_and_a_taken_port_are_refused() -> Result<()> {
    let folder = Folder::new()?;
    let data = folder.0.join("data");
    bad(&["serve", "--listen", "0.0.0.0:0"], &data, None, "setting `listen` is unsafe")?;
    bad(&["serve", "--listen", "nonsense"], &data, None, "is not an address and a port")?;
    ensure!(!data.exists(), "nothing is made before the settings are right");
    let taken = TcpListener::bind("127.0.0.1:0")?;
    bad(&["serve", "--listen", &taken.local_addr()?.to_string()], &data, None, "cannot listen on")?;
    let out = treeline().args(["verify", "--data"]).arg(&data).env("TREELINE_LISTEM", "x").output()?;
    let said = String::from_utf8_lossy(&out.stderr);
    ensure!(!out.status.success() && said.contains("did you mean `TREELINE_LISTEN`"), "{said}");
    Ok(())
}
