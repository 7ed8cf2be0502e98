//! SIGKILL at random moments, on both databases: what was acknowledged is there, nothing is there twice, and work that
//! was under way is finished by the next start.

use std::collections::BTreeMap;
use std::hash::{BuildHasher as _, Hasher as _, RandomState};
use std::path::Path;
use std::time::Duration;

use anyhow::{Context as _, Result, ensure};
use serde_json::{Value as Json, json};

use crate::server::{Server, until};
use crate::world::{Database, Folder, good};

const PASSWORD: &str = "walk right in and look";
const ROWS: usize = 1_500;

/// A random pause below so many milliseconds: every run of the tests kills at other moments.
fn pause(below: u64) -> Duration {
    Duration::from_micros(RandomState::new().build_hasher().finish() % (below * 1_000))
}

fn demo(folder: &Folder, url: Option<&str>) -> Result<Server> {
    let data = folder.0.join("data");
    good(&["demo", "--size", "small", "--load-only"], &data, url)?;
    Server::start(&data, url)
}

/// Creates accounts one after the other until the server is gone; which answer came for each key.
fn create_until_gone(server: &Server, round: usize) -> BTreeMap<String, Option<String>> {
    let mut said = BTreeMap::new();
    for number in 0.. {
        let name = format!("Killed {round} {number}");
        match create(server, &name) {
            Ok(id) => said.insert(name, Some(id)),
            Err(_) => {
                said.insert(name, None);
                return said;
            }
        };
    }
    said
}

fn create(server: &Server, name: &str) -> Result<String> {
    let key = name.replace(' ', "-");
    let body = json!({ "values": { "name": name } }).to_string();
    let answer =
        server.ask("POST", "/api/v1/records/account", &[("idempotency-key", key.as_str())], &body)?;
    ensure!(answer.status == 201, "{}", answer.text);
    Ok(answer.json()?["id"].as_str().context("an id")?.to_owned())
}

/// Sends a file of accounts and starts its import.
fn import(server: &Server, round: usize) -> Result<String> {
    let rows: String = (0..ROWS).map(|row| format!("I-{round}-{row},Imported {round} {row}\n")).collect();
    let body = format!(
        "--cut\r\ncontent-disposition: form-data; name=\"object\"\r\n\r\naccount\r\n\
         --cut\r\ncontent-disposition: form-data; name=\"file\"; filename=\"accounts.csv\"\r\n\r\ncode,name\n{rows}\r\n--cut--\r\n"
    );
    let form = [("content-type", "multipart/form-data; boundary=cut")];
    let answer = server.ask("POST", "/api/v1/imports", &form, &body)?;
    ensure!(answer.status == 201, "{}", answer.text);
    let id = answer.json()?["id"].as_str().context("an id")?.to_owned();
    let mapping = json!({ "object": "account", "fields": { "code": { "column": "code" }, "name": { "column": "name" } } });
    let started = server
        .post(&format!("/api/v1/imports/{id}/start"), &json!({ "mapping": mapping, "dry_run": false }))?;
    ensure!(started.status == 202, "{}", started.text);
    Ok(id)
}

/// The names of all accounts, each with how often it is there.
fn accounts(data: &Path, url: Option<&str>) -> Result<BTreeMap<String, usize>> {
    let csv = good(&["export", "--object", "accounts"], data, url)?;
    let mut names = BTreeMap::new();
    for line in csv.lines().filter(|line| line.contains("Killed ") || line.contains("Imported ")) {
        let name = line.split(',').find(|cell| cell.starts_with("Killed ") || cell.starts_with("Imported "));
        *names.entry(name.context("a name")?.to_owned()).or_default() += 1;
    }
    Ok(names)
}

fn records_survive(url: Option<&str>) -> Result<()> {
    let folder = Folder::new()?;
    let mut server = demo(&folder, url)?;
    server.sign_in("office", PASSWORD)?;
    let mut expected = BTreeMap::new();
    for round in 0..3 {
        let import = import(&server, round)?;
        let said = std::thread::scope(|scope| -> Result<_> {
            let process = server.process();
            let creating = scope.spawn(|| create_until_gone(&server, round));
            std::thread::sleep(pause(400));
            ensure!(std::process::Command::new("kill").args(["-KILL", &process]).status()?.success());
            creating.join().map_err(|_| anyhow::anyhow!("the client does not fail"))
        })?;
        server = server.again()?;
        for (name, id) in said {
            match id {
                // What was acknowledged is there.
                Some(id) => {
                    let found = server.get(&format!("/api/v1/records/account/{id}"))?;
                    ensure!(found.status == 200, "{name} is lost: {}", found.text);
                }
                // What was not may be there or not; asking again with the same key makes exactly one.
                None => drop(create(&server, &name)?),
            }
            expected.insert(name, 1);
        }
        let ended =
            |server: &Server| -> Result<Json> { server.get(&format!("/api/v1/imports/{import}"))?.json() };
        until("the import ends", || Ok(ended(&server)?["job"]["state"] == "done"))?;
        let counts = &ended(&server)?["counts"];
        ensure!(counts["created"] == ROWS && counts["rows"] == ROWS, "every row once: {counts}");
        expected.extend((0..ROWS).map(|row| (format!("Imported {round} {row}"), 1)));
    }
    ensure!(server.stop()? == Some(0), "SIGTERM ends well");
    let data = folder.0.join("data");
    let there = accounts(&data, url)?;
    ensure!(there == expected, "{} accounts, not {}", there.len(), expected.len());
    ensure!(good(&["verify"], &data, url)?.starts_with("ok "), "the data verify");
    Ok(())
}

fn run_survives(url: Option<&str>) -> Result<()> {
    let folder = Folder::new()?;
    let mut server = demo(&folder, url)?;
    server.sign_in("finance", PASSWORD)?;
    let plan = server.get("/api/v1/records/plan")?.json()?["items"][0]["id"].clone();
    let periods = server.get("/api/v1/periods")?.json()?;
    let ended = |month: &&Json| month["state"] == "open" && month["ended"] == true;
    let open = periods["items"].as_array().context("periods")?.iter().find(ended);
    let period = open.context("an ended month that nobody has closed")?["period"].clone();
    let mut hashes = Vec::new();
    let mut id = String::new();
    for round in 0..4 {
        let asked = server.post("/api/v1/runs", &json!({ "period": period, "plan": plan }))?;
        ensure!(asked.status == 202, "{}", asked.text);
        id = asked.json()?["run"].as_str().context("a run")?.to_owned();
        // The first is left in peace: what the others are compared with.
        if round > 0 {
            std::thread::sleep(pause(120));
            server.kill()?;
            server = server.again()?;
        }
        let path = format!("/api/v1/runs/{id}");
        let run = || -> Result<Json> { server.get(&path)?.json() };
        until("the run is calculated", || Ok(run()?["state"] == "calculated"))?;
        hashes.push(run()?["result_hash"].as_str().context("a hash")?.to_owned());
        server.sign_in("administrator", PASSWORD)?;
        let verdict = if round < 3 { "reject" } else { "approve" };
        let said =
            server.post(&format!("{path}/decide"), &json!({ "decision": verdict, "comment": "a test" }))?;
        ensure!(said.status == 200, "{}", said.text);
        server.sign_in("finance", PASSWORD)?;
    }
    ensure!(hashes.iter().all(|hash| *hash == hashes[0]), "the same bytes every time: {hashes:?}");
    post_survives(&mut server, &id)?;
    ensure!(server.stop()? == Some(0), "SIGTERM ends well");
    ensure!(good(&["verify"], &folder.0.join("data"), url)?.starts_with("ok "), "the data verify");
    Ok(())
}

/// Kills the server while a run is posted; afterwards it is posted once, or not at all and then once.
fn post_survives(server: &mut Server, id: &str) -> Result<()> {
    let path = format!("/api/v1/runs/{id}/post");
    let process = server.process();
    std::thread::scope(|scope| -> Result<()> {
        scope.spawn(|| server.post(&path, &json!({})));
        std::thread::sleep(pause(30));
        ensure!(std::process::Command::new("kill").args(["-KILL", &process]).status()?.success());
        Ok(())
    })?;
    *server = server.again()?;
    let state = server.get(&format!("/api/v1/runs/{id}"))?.json()?["state"].clone();
    if state == "approved" {
        ensure!(server.post(&path, &json!({}))?.status == 200, "an unposted run can be posted");
    } else {
        ensure!(state == "posted", "all or nothing: {state}");
    }
    let twice = server.post(&path, &json!({}))?;
    ensure!(twice.status == 409, "never twice: {}", twice.text);
    Ok(())
}

#[test]
fn records_and_imports_survive_a_kill_on_sqlite() -> Result<()> {
    records_survive(None)
}

#[test]
fn records_and_imports_survive_a_kill_on_postgres() -> Result<()> {
    let Some(database) = Database::new("killed")? else { return Ok(()) };
    records_survive(Some(&database.url()))
}

#[test]
fn a_run_survives_a_kill_on_sqlite() -> Result<()> {
    run_survives(None)
}

#[test]
fn a_run_survives_a_kill_on_postgres() -> Result<()> {
    let Some(database) = Database::new("killed_run")? else { return Ok(()) };
    run_survives(Some(&database.url()))
}
