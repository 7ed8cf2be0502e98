//! Starting and stopping a server: ready, signed in, drained on SIGTERM; unsafe settings and a taken port are refused.

use std::net::{TcpListener, TcpStream};

use anyhow::{Context as _, Result, ensure};

use crate::server::Server;
use crate::world::{Database, Folder, bad, good, treeline};

fn life_of_a_server(url: Option<&str>) -> Result<()> {
    let folder = Folder::new()?;
    let data = folder.0.join("data");
    let said = good(&["admin", "add", "--login", "anna", "--role", "administrator"], &data, url)?;
    let password = said.split("(shown once): ").nth(1).context("a password")?.trim();
    let mut server = Server::start(&data, url)?;
    ensure!(server.get("/readyz")?.status == 200, "ready");
    ensure!(server.get("/metrics")?.text.contains("treeline_requests_total"), "figures");
    server.sign_in("anna", password)?;
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
