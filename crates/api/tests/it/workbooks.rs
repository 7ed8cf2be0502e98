//! Workbooks in and out through the API: typed cells, sheets, what is too much or broken, templates; and an import that is
//! taken back.

use anyhow::{Context as _, Result, ensure};
use documents::read::{Bounds, Cell, Unread, Workbook};
use documents::write::{Column, Value, Writer};
use serde_json::{Value as Json, json};

use crate::common::{Answer, World};

const UPLOAD: &str = "/api/v1/imports";
const BOUNDS: Bounds =
    Bounds { part_bytes: 1 << 24, held_bytes: 1 << 24, parts: 100, columns: 200, cell_bytes: 1 << 16 };

async fn upload(world: &World, cookie: &str, file: &[u8]) -> Result<Answer> {
    let mut body = b"--cut\r\ncontent-disposition: form-data; name=\"object\"\r\n\r\naccount\r\n--cut\r\n\
        content-disposition: form-data; name=\"file\"; filename=\"a.xlsx\"\r\n\r\n"
        .to_vec();
    body.extend_from_slice(file);
    body.extend_from_slice(b"\r\n--cut--\r\n");
    let headers = [("cookie", cookie), ("content-type", "multipart/form-data; boundary=cut")];
    world.send_bytes("POST", UPLOAD, &headers, Some(&body)).await
}

async fn work(world: &World) -> Result<()> {
    while let Some(leased) = app::jobs::claim(&world.cx, "test").await? {
        let outcome = app::jobs::run(&world.cx, &leased).await;
        app::jobs::settle(&world.cx, &leased, Some(outcome)).await?;
    }
    Ok(())
}

async fn get(world: &World, cookie: &str, path: &str) -> Result<Json> {
    let answer = world.as_person(cookie, "GET", path, None).await?;
    ensure!(answer.status == 200, "{path}: {}", answer.text);
    Ok(answer.json())
}

/// Starts an import of the columns under their own names, and works it off.
async fn import(world: &World, cookie: &str, path: &str, columns: &[&str], dry: bool) -> Result<Json> {
    let fields: serde_json::Map<String, Json> =
        columns.iter().map(|column| ((*column).to_owned(), json!({ "column": column }))).collect();
    let body = json!({ "mapping": { "object": "account", "fields": fields }, "dry_run": dry }).to_string();
    let started = world.as_person(cookie, "POST", &format!("{path}/start"), Some(&body)).await?;
    ensure!(started.status == 202, "{}", started.text);
    work(world).await?;
    get(world, cookie, path).await
}

fn book(header: &[&str], rows: &[Vec<Value>]) -> Result<Vec<u8>> {
    let columns: Vec<Column> =
        header.iter().map(|name| Column { name: (*name).to_owned(), width: 12 }).collect();
    let mut writer = Writer::new("Accounts", &columns, None)?;
    for row in rows {
        writer.row(row)?;
    }
    Ok(writer.finish_to_bytes()?)
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

fn rows(bytes: &[u8]) -> Result<Vec<Vec<Cell>>> {
    let mut book = Workbook::open(bytes, BOUNDS)?;
    let sheet = book.sheets()[0].clone();
    let mut out = Vec::new();
    book.rows(&sheet, |_, row| {
        out.push(row);
        Ok::<(), Unread>(())
    })?;
    Ok(out)
}

#[test]
fn a_workbook_comes_in_goes_out_and_comes_in_again() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let cookie = world.sign_in("sales_office").await?;
        let file = book(
            &["code", "name", "email", "city"],
            &[
                vec![text("C-0"), text("Refused"), Value::Empty, text("two\nlines")],
                vec![text("C-1"), text("=HYPERLINK(1)"), text("a@example.org"), text("Łódź")],
                vec![Value::Empty],
                vec![Value::Number("4711".into()), text("Łucja"), text("nonsense")],
                vec![text("C-3"), text("'=quoted"), Value::Empty, text("Żory")],
            ],
        )?;
        let kept = upload(&world, &cookie, &file).await?;
        ensure!(kept.status == 201, "{}", kept.text);
        let path = format!("{UPLOAD}/{}", kept.json()["id"].as_str().context("an id")?);
        let preview = get(&world, &cookie, &format!("{path}/preview")).await?;
        ensure!(preview["sheets"] == json!(["Accounts"]) && preview["sheet"] == "Accounts", "{preview}");
        ensure!(preview["encoding_sure"] == true && preview["mapping"]["email"] == "email", "{preview}");
        let unknown = world.as_person(&cookie, "GET", &format!("{path}/preview?sheet=Nope"), None).await?;
        ensure!(unknown.status == 422 && unknown.text.contains("import-sheet-unknown"), "{}", unknown.text);
        let done = import(&world, &cookie, &path, &["code", "name", "email", "city"], false).await?;
        ensure!(done["counts"]["created"] == 2 && done["counts"]["rejected"] == 2, "{done}");
        ensure!(done["mapping"]["file"]["sheet"] == "Accounts", "{done}");
        // The row of the workbook is named, whatever line ends stand in cells above it.
        let errors = world.as_person(&cookie, "GET", &format!("{path}/errors.csv"), None).await?;
        ensure!(errors.text.lines().any(|line| line.starts_with("5,email,")), "{}", errors.text);
        let out = "/api/v1/records/account/export.xlsx?columns=code,name,city&sort=code";
        let out = world.as_person(&cookie, "GET", out, None).await?;
        ensure!(
            out.status == 200
                && out.headers["content-disposition"] == "attachment; filename=\"account.xlsx\""
        );
        let found = rows(&out.bytes)?;
        let cell = |text: &str| Cell::Text(text.to_owned());
        ensure!(found[1] == [cell("C-1"), cell("=HYPERLINK(1)"), cell("Łódź")], "{found:?}");
        ensure!(found[2][1] == cell("'=quoted") || found[2][1] == cell("=quoted"), "{found:?}");
        let again = upload(&world, &cookie, &out.bytes).await?;
        let path = format!("{UPLOAD}/{}", again.json()["id"].as_str().context("an id")?);
        let done = import(&world, &cookie, &path, &["code", "name", "city"], false).await?;
        ensure!(done["counts"]["unchanged"] == 2, "what comes out goes in again: {done}");
        Ok(())
    });
}

#[test]
fn what_is_too_much_or_broken_is_refused_and_the_server_goes_on() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let cookie = world.sign_in("sales_office").await?;
        let good = book(&["code"], &[vec![text("C-1")]])?;
        for (bytes, code) in [
            (b"PK\x03\x04nothing".to_vec(), "import-not-text"),
            (good[..good.len() / 2].to_vec(), "import-not-text"),
        ] {
            let refused = upload(&world, &cookie, &bytes).await?;
            ensure!(refused.status == 422 && refused.text.contains(code), "{code}: {}", refused.text);
        }
        let stranger = world.sign_in("administrator").await?;
        let kept = upload(&world, &cookie, &good).await?;
        let path = format!("{UPLOAD}/{}", kept.json()["id"].as_str().context("an id")?);
        ensure!(world.as_person(&stranger, "GET", &path, None).await?.status == 404);
        Ok(())
    });
}

#[test]
fn templates_have_names_that_map_and_an_example_that_is_taken() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let cookie = world.sign_in("sales_office").await?;
        for names in ["codes", "labels"] {
            let path = format!("{UPLOAD}/template/account.xlsx?names={names}");
            let template = world.as_person(&cookie, "GET", &path, None).await?;
            let found = rows(&template.bytes)?;
            ensure!(found.len() == 2, "{found:?}");
            let csv = format!("{UPLOAD}/template/account.csv?names={names}");
            let csv = world.as_person(&cookie, "GET", &csv, None).await?;
            // A cell of the example holds two ways to reach somebody, a line each.
            let examples = csv.text.lines().filter(|line| line.starts_with("X-000001,"));
            ensure!(examples.count() == 1, "{}", csv.text);
            let kept = upload(&world, &cookie, &template.bytes).await?;
            let path = format!("{UPLOAD}/{}", kept.json()["id"].as_str().context("an id")?);
            let preview = get(&world, &cookie, &format!("{path}/preview")).await?;
            let mapping = preview["mapping"].as_object().context("a mapping")?.clone();
            ensure!(
                mapping.values().all(|field| !field.is_null()),
                "every column finds its field: {preview}"
            );
            let fields: serde_json::Map<String, Json> = mapping
                .iter()
                .filter_map(|(column, field)| Some((field.as_str()?.to_owned(), json!({ "column": column }))))
                .collect();
            let body =
                json!({ "mapping": { "object": "account", "fields": fields }, "dry_run": true }).to_string();
            let started = world.as_person(&cookie, "POST", &format!("{path}/start"), Some(&body)).await?;
            ensure!(started.status == 202, "{}", started.text);
            work(&world).await?;
            let tried = get(&world, &cookie, &path).await?;
            ensure!(tried["counts"]["created"] == 1, "{tried}");
        }
        Ok(())
    });
}

#[test]
fn an_import_is_taken_back_where_nothing_has_changed_since() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let cookie = world.sign_in("sales_office").await?;
        let first = book(
            &["code", "name", "city"],
            &[
                vec![text("C-1"), text("One"), text("Łódź")],
                vec![text("C-2"), text("Two"), text("Gdynia")],
                vec![text("C-3"), text("Three"), text("Hel")],
            ],
        )?;
        let kept = upload(&world, &cookie, &first).await?;
        let path = format!("{UPLOAD}/{}", kept.json()["id"].as_str().context("an id")?);
        let tried = import(&world, &cookie, &path, &["code", "name", "city"], true).await?;
        ensure!(tried["change"].is_null(), "a trial has nothing to take back: {tried}");
        import(&world, &cookie, &path, &["code", "name", "city"], false).await?;
        let second = book(
            &["code", "name", "city"],
            &[
                vec![text("C-1"), text("One and only"), text("Łódź")],
                vec![text("C-2"), text("Two"), text("Sopot")],
                vec![text("C-3"), text("Three"), text("Puck")],
                vec![text("C-4"), text("Four"), text("Reda")],
                vec![text("C-5"), text("Five"), text("Rumia")],
            ],
        )?;
        let kept = upload(&world, &cookie, &second).await?;
        let path = format!("{UPLOAD}/{}", kept.json()["id"].as_str().context("an id")?);
        let done = import(&world, &cookie, &path, &["code", "name", "city"], false).await?;
        ensure!(done["counts"]["updated"] == 3 && done["counts"]["created"] == 2, "{done}");
        ensure!(done["change"]["can_undo"] == true, "{done}");
        let list = get(&world, &cookie, "/api/v1/records/account?sort=code&columns=code,name,city").await?;
        // Somebody works on with two of them.
        for (at, city) in [(2, "Jastarnia"), (4, "Wejherowo")] {
            let id = list["items"][at]["id"].as_str().context("an id")?;
            let version = format!("\"{}\"", list["items"][at]["version"]);
            let headers = [("cookie", cookie.as_str()), ("if-match", version.as_str())];
            let body = json!({ "values": { "city": city } }).to_string();
            let changed =
                world.send("PATCH", &format!("/api/v1/records/account/{id}"), &headers, Some(&body)).await?;
            ensure!(changed.status == 200, "{}", changed.text);
        }
        let change = done["change"]["id"].as_str().context("a change")?.to_owned();
        let stranger = world.sign_in("administrator").await?;
        let undo = format!("/api/v1/bulk/{change}/undo");
        ensure!(world.as_person(&stranger, "POST", &undo, None).await?.status == 404, "another person's");
        let undone = world.as_person(&cookie, "POST", &undo, None).await?;
        ensure!(undone.status.is_success(), "{}", undone.text);
        work(&world).await?;
        let account = get(
            &world,
            &cookie,
            &format!("/api/v1/bulk/{}", undone.json()["id"].as_str().unwrap_or_default()),
        )
        .await?;
        ensure!(account["changed"] == 3 && account["left_out"] == 2, "{account}");
        ensure!(account["reasons"][0]["code"] == "bulk-changed-since", "{account}");
        let list = get(&world, &cookie, "/api/v1/records/account?sort=code&columns=code,name,city").await?;
        let cities: Vec<String> = list["items"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|one| format!("{} {}", one["values"]["name"], one["values"]["city"]).replace('"', ""))
            .collect();
        ensure!(cities == ["One Łódź", "Two Gdynia", "Three Jastarnia", "Five Wejherowo"], "{cities:?}");
        let trash = get(&world, &cookie, "/api/v1/trash/account").await?;
        ensure!(trash["items"][0]["code"] == "C-4", "what it made lies in the trash: {trash}");
        let twice = world.as_person(&cookie, "POST", &undo, None).await?;
        ensure!(twice.status == 409 && twice.code() == "bulk-undone", "{}", twice.text);
        ensure!(get(&world, &cookie, &path).await?["change"]["can_undo"] == false);
        Ok(())
    });
}
