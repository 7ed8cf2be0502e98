//! The demo company as those who look at it find it: nobody signs in to an empty desk, and what was loaded verifies.

use anyhow::{Context as _, Result, ensure};
use serde_json::{Value as Json, json};

use crate::server::Server;
use crate::world::{Database, Folder, good};

const PASSWORD: &str = "walk right in and look";

/// How many records pass a filter.
fn count(server: &Server, object: &str, filter: &Json) -> Result<i64> {
    let encoded: String = filter.to_string().bytes().map(|byte| format!("%{byte:02X}")).collect();
    let answer = server.get(&format!("/api/v1/records/{object}?filter={encoded}"))?;
    ensure!(answer.status == 200, "{filter}: {}", answer.text);
    answer.json()?["count"]["value"].as_i64().context("a count")
}

fn test(field: &str, op: &str, value: &str) -> Json {
    json!({ "field": field, "op": op, "value": value })
}

fn desks(url: Option<&str>) -> Result<()> {
    let folder = Folder::new()?;
    let data = folder.0.join("data");
    good(&["demo", "--size", "small", "--load-only"], &data, url)?;
    let mut server = Server::start(&data, url)?;
    let mine = test("owner", "eq", "me");
    let with_me = test("people", "eq", "me");
    for login in ["administrator", "office", "finance", "manager", "distributor"] {
        server.sign_in(login, PASSWORD)?;
        let open = |due: Json| json!({ "and": [mine, test("status", "eq", "open"), due] });
        let today = test("due_on", "within", "today");
        let late = json!({ "and": [test("due_on", "within", "last_30_days"), { "not": today }] });
        ensure!(count(&server, "task", &open(today))? > 0, "{login} has something to do today");
        ensure!(count(&server, "task", &open(late))? > 0, "{login} is late with something");
        let own = json!({ "or": [mine, with_me] });
        for day in ["today", "tomorrow"] {
            let then = json!({ "and": [own, test("starts_at", "within", day)] });
            ensure!(count(&server, "appointment", &then)? > 0, "{login} meets somebody {day}");
        }
        let news = test("shown_from", "within", "last_30_days");
        ensure!(count(&server, "news", &news)? >= 3, "{login} is told something");
        ensure!(count(&server, "appointment", &with_me)? > 0, "somebody else asks {login} to come");
    }
    server.sign_in("administrator", PASSWORD)?;
    let staff = server.get("/api/v1/records/employee?limit=100&columns=name,unit,manager,status")?.json()?;
    let staff = staff["items"].as_array().context("employees")?;
    let has = |field: &str| staff.iter().filter(|one| one["values"][field].is_object()).count();
    ensure!(staff.len() >= 15 && has("unit") == staff.len(), "{staff:?}");
    ensure!(has("manager") == staff.len() - 1, "one reports to nobody: {staff:?}");
    ensure!(server.stop()? == Some(0), "SIGTERM ends well");
    ensure!(good(&["verify"], &data, url)?.starts_with("ok "), "the data verify");
    Ok(())
}

#[test]
fn nobody_signs_in_to_an_empty_desk_on_sqlite() -> Result<()> {
    desks(None)
}

#[test]
fn nobody_signs_in_to_an_empty_desk_on_postgres() -> Result<()> {
    let Some(database) = Database::new("desks")? else { return Ok(()) };
    desks(Some(&database.url()))
}
