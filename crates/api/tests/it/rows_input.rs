//! Rows of the security suite about hostile input over HTTP: sentinels, paths, names of files, sort keys, trees, formulas,
//! templates and unknown kinds. What is refused is refused before any work is done: counted, not timed.

use anyhow::{Context as _, Result, ensure};
use axum::http::StatusCode;
use serde_json::{Value as Json, json};

use crate::attachments::PNG;
use crate::common::{Answer, World};
use crate::permissions::lines;

async fn get(world: &World, cookie: &str, path: &str) -> Result<Answer> {
    world.as_person(cookie, "GET", &format!("/api/v1{path}"), None).await
}

async fn post(world: &World, cookie: &str, path: &str, body: &Json) -> Result<Answer> {
    world.as_person(cookie, "POST", &format!("/api/v1{path}"), Some(&body.to_string())).await
}

async fn account(world: &World, cookie: &str, values: Json) -> Result<String> {
    let made = post(world, cookie, "/records/account", &json!({ "values": values })).await?;
    Ok(made.json()["id"].as_str().with_context(|| made.text.clone())?.to_owned())
}

fn hex(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

/// Row 17.
#[test]
fn no_sentinel_opens_any_operation_that_reads() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let distributor = world.sign_in("distributor").await?;
        let mut asked = 0;
        for line in lines()?.into_iter().filter(|line| line.method == "GET") {
            for (column, cookie) in [(0, ""), (1, distributor.as_str())] {
                for sentinel in
                    ["share=shared", "share=1", "share=", "public=true", "token=shared", "key=null"]
                {
                    let mark = if line.path.contains('?') { '&' } else { '?' };
                    let path = format!("{}{mark}{sentinel}", line.path);
                    let answer = world.as_person(cookie, "GET", &path, None).await?;
                    let (got, plain) = (answer.status.as_u16(), line.expected[column]);
                    // As without it, or not understood; never more.
                    ensure!(
                        got == plain || got == 400,
                        "{} {path}: {got}, {plain} without: {}",
                        line.place,
                        answer.text
                    );
                    asked += 1;
                }
            }
        }
        ensure!(asked > 500, "only {asked} questions");
        // Nor does one open a record, a file or a view of somebody else.
        let admin = world.sign_in("administrator").await?;
        let foreign = account(&world, &admin, json!({ "name": "Foreign", "member": world.stranger })).await?;
        for sentinel in ["share=shared", "share=1", "share=", "share", "shared=true"] {
            for path in [
                format!("/records/account/{foreign}?{sentinel}"),
                format!("/records/account/{foreign}/history?{sentinel}"),
                format!("/records/account/{foreign}/attachments?{sentinel}"),
                format!("/attachments/shared?{sentinel}"),
                format!("/records/account/shared?{sentinel}"),
            ] {
                for (cookie, status) in [("", 401), (distributor.as_str(), 404)] {
                    let answer = get(&world, cookie, &path).await?;
                    let got = answer.status.as_u16();
                    ensure!(got == status || got == 400, "{path}: {got} {}", answer.text);
                    ensure!(!answer.text.contains("Foreign"), "{path}: {}", answer.text);
                }
            }
        }
        Ok(())
    });
}

/// Row 33.
#[test]
fn a_hostile_name_of_a_file_stays_within_its_header_and_its_text() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let office = world.sign_in("sales_office").await?;
        let record = account(&world, &office, json!({ "name": "Names" })).await?;
        for name in [
            "\"><img src=x onerror=alert(1)>.png",
            "a\r\nSet-Cookie: session=evil\r\n\r\n<script>.png",
            "a\"; filename=\"evil.exe",
            "a%22%0d%0aX-Evil: 1.png",
            "....//....//etc/passwd",
            "\u{202e}gnp.exe",
            "żółw'; filename*=UTF-8''evil.exe",
        ] {
            let path = format!("/api/v1/records/account/{record}/attachments?name={}", hex(name));
            let headers = [("cookie", office.as_str()), ("content-type", "image/png")];
            let added = world.send_bytes("POST", &path, &headers, Some(PNG)).await?;
            ensure!(added.status == StatusCode::CREATED, "{name:?}: {}", added.text);
            let kept = added.json()["name"].as_str().context("a name")?.to_owned();
            ensure!(!kept.contains(['"', '<', '>', '/', '\\', '\r', '\n', '\u{202e}']), "{kept:?}");
            let id = added.json()["id"].as_str().context("an id")?.to_owned();
            let down = get(&world, &office, &format!("/attachments/{id}")).await?;
            let said = down.headers["content-disposition"].to_str()?.to_owned();
            ensure!(said.is_ascii() && said.starts_with("attachment; filename=\""), "{said}");
            ensure!(
                said.matches('"').count() == 2 && said.matches("filename*=UTF-8''").count() == 1,
                "{said}"
            );
            // Nothing of the name stands outside its quotes or its escapes.
            let exact = said.rsplit("UTF-8''").next().unwrap_or_default();
            let escaped = |byte: u8| byte.is_ascii_alphanumeric() || b"%._-".contains(&byte);
            ensure!(exact.bytes().all(escaped), "{said}");
            ensure!(
                !down.headers.contains_key("x-evil") && !down.headers.contains_key("set-cookie"),
                "{said}"
            );
            ensure!(down.headers["x-content-type-options"] == "nosniff", "{:?}", down.headers);
        }
        // The name of an imported file goes the same way: it is text in an answer of JSON, and never a header.
        let body = "--cut\r\ncontent-disposition: form-data; name=\"object\"\r\n\r\naccount\r\n--cut\r\n\
            content-disposition: form-data; name=\"file\"; filename=\"<img src=x onerror=alert(1)>.csv\"\r\n\r\n\
            code,name\nC-1,Ann\n\r\n--cut--\r\n";
        let headers = [("cookie", office.as_str()), ("content-type", "multipart/form-data; boundary=cut")];
        let up = world.send("POST", "/api/v1/imports", &headers, Some(body)).await?;
        let id = up.json()["id"].as_str().with_context(|| up.text.clone())?.to_owned();
        let shown = get(&world, &office, &format!("/imports/{id}")).await?;
        ensure!(shown.headers["content-type"] == "application/json", "{:?}", shown.headers);
        ensure!(
            shown.headers["content-security-policy"].to_str()?.contains("sandbox"),
            "{:?}",
            shown.headers
        );
        Ok(())
    });
}

/// Rows 36, 37, 38: refused by the words of the question, however long it is, without a statement that could wait.
#[test]
fn sql_in_a_question_is_refused_as_a_word_nobody_knows() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        account(&world, &admin, json!({ "name": "One" })).await?;
        let sleep = "(select pg_sleep(5))";
        let long = format!("name,{}", "(".repeat(20_000));
        let writes = world.cx.db.writes();
        for path in ["/records/account", "/records/account/totals", "/records/account/export.csv"] {
            for question in [
                format!("sort={}", hex(&format!("name asc,{sleep}"))),
                format!("sort=name&dir={}", hex(&format!("asc,{sleep}"))),
                format!("sort={}", hex(&format!("-{sleep}"))),
                format!("sort={}", hex("name;DROP TABLE account")),
                format!("sort={}", hex(&long)),
                format!("columns={}", hex("name,(select 1)")),
                format!("group={}", hex("month(ordered_on')--")),
                format!("group={}", hex(sleep)),
                format!("filter={}", hex(r#"{"field":"name","op":"eq) or (1=1","value":"x"}"#)),
            ] {
                let answer = get(&world, &admin, &format!("{path}?{question}")).await?;
                let got = answer.status.as_u16();
                ensure!([422, 400].contains(&got), "{path}?{question}: {got} {}", answer.text);
                ensure!(
                    answer.text.len() < question.len() + 4_096,
                    "{path}: an answer of {} bytes",
                    answer.text.len()
                );
                ensure!(!answer.text.to_lowercase().contains("syntax error"), "{}", answer.text);
            }
        }
        ensure!(world.cx.db.writes() == writes, "a refused question wrote something");
        Ok(())
    });
}

/// Row 39.
#[test]
fn a_tree_is_asked_by_ids_alone_and_shows_no_upline() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let distributor = world.sign_in("distributor").await?;
        let sponsor = json!({ "name": "Below", "sponsor": world.member });
        let admin = world.sign_in("administrator").await?;
        let below = post(&world, &admin, "/members", &sponsor).await?;
        ensure!(below.status == StatusCode::CREATED, "{}", below.text);
        for tree in ["sponsor", "placement"] {
            for hostile in ["1'", "1 or 1=1", "' union select 1--", "..%2f", "null", "0x1"] {
                for question in ["overview?root=", "node/x/children?cursor="] {
                    let path = format!("/network/{tree}/{question}{}", hex(hostile));
                    let answer = get(&world, &distributor, &path).await?;
                    let got = answer.status.as_u16();
                    ensure!([422, 404].contains(&got), "{path}: {got} {}", answer.text);
                }
            }
            let answer = get(&world, &distributor, &format!("/network/{tree}/overview?root=1%27")).await?;
            ensure!(answer.status == StatusCode::UNPROCESSABLE_ENTITY, "{}", answer.text);
            // Whoever is not below is nobody: as a root, as a node, as the way to it.
            for path in [
                format!("overview?root={}", world.stranger),
                format!("node/{}", world.stranger),
                format!("node/{}/children", world.stranger),
                format!("path/{}", world.stranger),
            ] {
                let path = format!("/network/{tree}/{path}");
                let answer = get(&world, &distributor, &path).await?;
                ensure!(answer.status == StatusCode::NOT_FOUND, "{path}: {} {}", answer.status, answer.text);
                ensure!(!answer.text.contains("Stranger"), "{path}: {}", answer.text);
            }
        }
        for tree in ["sponsor'--", "sponsor%20or%201=1", "member", ".."] {
            let answer = get(&world, &distributor, &format!("/network/{tree}/overview")).await?;
            ensure!(answer.status == StatusCode::NOT_FOUND, "{tree}: {} {}", answer.status, answer.text);
        }
        Ok(())
    });
}

/// Rows 40 and 41: formulas and plans are read, never run; a text that looks like a template stays a text.
#[test]
fn nothing_anybody_writes_is_run() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        let writes = world.cx.db.writes();
        for formula in [
            "system('id')".to_owned(),
            "system(\"id\")".to_owned(),
            "{{env \"DATABASE_URL\"}}".to_owned(),
            "${jndi:ldap://evil}".to_owned(),
            "import(\"/etc/passwd\")".to_owned(),
            "(".repeat(20_000),
        ] {
            let field =
                json!({ "key": "x_sum", "type": "integer", "labels": { "en": "Sum" }, "formula": formula });
            let body = json!({ "document": { "fields": [field] } }).to_string();
            let headers = [("cookie", admin.as_str()), ("if-match", "\"0\"")];
            let answer = world.send("PUT", "/api/v1/definitions/account", &headers, Some(&body)).await?;
            ensure!(
                answer.status == StatusCode::UNPROCESSABLE_ENTITY,
                "{formula}: {} {}",
                answer.status,
                answer.text
            );
            ensure!(answer.text.len() < 8_192, "an answer of {} bytes", answer.text.len());
            let source = format!("plan \"A\"\n  version 1\n  currency EUR\nvolume V = {formula}\n");
            let checked = post(&world, &admin, "/plans/check", &json!({ "source": source })).await?;
            ensure!(checked.status == StatusCode::OK, "{}", checked.text);
            ensure!(checked.text.contains("\"error\""), "{formula}: {}", checked.text);
            ensure!(!checked.text.contains("root:"), "{}", checked.text);
        }
        ensure!(world.cx.db.writes() == writes, "a refused text wrote something");
        for text in [
            "{{env \"DATABASE_URL\"}}",
            "{{db.sql()}}",
            "{ $login }",
            "${7*7}",
            "<%= 7*7 %>",
            "{% include \"/etc/passwd\" %}",
        ] {
            let id = account(&world, &admin, json!({ "name": text })).await?;
            let shown = get(&world, &admin, &format!("/records/account/{id}")).await?.json();
            ensure!(shown["values"]["name"] == text, "{shown}");
            let found = get(&world, &admin, &format!("/records/account?q={}", hex(text))).await?;
            ensure!(found.status == StatusCode::OK, "{}", found.text);
        }
        Ok(())
    });
}

/// Row 48.
#[test]
fn no_spelling_of_a_path_leaves_its_folder() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        for odd in [
            "....%2F%2F....%2F%2Fetc%2Fpasswd",
            "..%2F..%2Fetc%2Fpasswd",
            "..%5C..%5Cetc",
            "%2e%2e%2f",
            "....",
            "....//....//etc/passwd",
            "../../etc/passwd",
            "..;/",
        ] {
            for base in [
                "/api/v1/attachments/",
                "/api/v1/records/account/",
                "/api/v1/records/",
                "/api/v1/imports/",
                "/api/v1/imports/template/",
                "/api/v1/privacy/requests/",
                "/api/v1/network/",
                "/assets/",
                "/",
            ] {
                let answer = world.as_person(&admin, "GET", &format!("{base}{odd}"), None).await?;
                ensure!(answer.status == StatusCode::NOT_FOUND, "{base}{odd}: {}", answer.status);
                ensure!(!answer.text.contains("root:"), "{base}{odd}: {}", answer.text);
            }
        }
        Ok(())
    });
}

/// Row 51.
#[test]
fn an_unknown_kind_in_the_parameters_of_work_is_refused() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        let record = account(&world, &admin, json!({ "name": "One" })).await?;
        let file = "--cut\r\ncontent-disposition: form-data; name=\"object\"\r\n\r\naccount\r\n--cut\r\n\
            content-disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\ncode,name\nC-1,Ann\n\r\n--cut--\r\n";
        let headers = [("cookie", admin.as_str()), ("content-type", "multipart/form-data; boundary=cut")];
        let import = world.send("POST", "/api/v1/imports", &headers, Some(file)).await?.json();
        let start = format!("/imports/{}/start", import["id"].as_str().context("an import")?);
        let column = json!({ "column": "name" });
        let writes = world.cx.db.writes();
        for (path, body) in [
            ("/bulk", json!({ "object": "account", "action": "run", "ids": [record] })),
            ("/bulk", json!({ "object": "account", "action": { "type": "Exec" }, "ids": [record] })),
            (
                "/bulk",
                json!({ "object": "account", "action": "trash", "ids": [record], "$type": "System.Diagnostics.Process" }),
            ),
            ("/bulk", json!({ "object": "account", "action": "trash", "matching": { "class": "x" } })),
            (
                start.as_str(),
                json!({ "mapping": { "object": "account", "fields": { "name": { "exec": "id" } } }, "dry_run": true }),
            ),
            (
                start.as_str(),
                json!({ "mapping": { "object": "account", "fields": { "name": column }, "kind": "pickle" }, "dry_run": true }),
            ),
            (
                start.as_str(),
                json!({ "mapping": { "object": "account", "fields": { "name": column }, "options": { "O:8": 1 } }, "dry_run": true }),
            ),
            (
                start.as_str(),
                json!({ "mapping": { "object": "account", "fields": { "name": column } }, "dry_run": true, "job": "privacy" }),
            ),
            ("/views", json!({ "object": "account", "name": "x", "kind": "report" })),
            ("/views", json!({ "object": "account", "name": "x", "kind": "table", "@type": "x" })),
            ("/privacy/copies", json!({ "object": "member", "record": world.member, "format": "pickle" })),
        ] {
            let answer = post(&world, &admin, path, &body).await?;
            let got = answer.status.as_u16();
            ensure!([422, 400].contains(&got), "{path} {body}: {got} {}", answer.text);
        }
        for report in ["group=exec(name)", "measure=system", "kind=report", "group=name&type=pickle"] {
            let answer = get(&world, &admin, &format!("/records/account/totals?{report}")).await?;
            let got = answer.status.as_u16();
            ensure!([422, 400].contains(&got), "{report}: {got} {}", answer.text);
        }
        ensure!(world.cx.db.writes() == writes, "what was refused left something");
        ensure!(app::jobs::claim(&world.cx, "test").await?.is_none(), "no work was taken up");
        Ok(())
    });
}
