//! The audit log through the API: filters, pages, days, denials, the file, and what a reader with fewer rights sees of it.

use anyhow::{Context as _, Result, ensure};
use axum::http::StatusCode;
use serde_json::{Value as Json, json};

use crate::common::World;

async fn log(world: &World, cookie: &str, query: &str) -> Result<Json> {
    let answer = world.as_person(cookie, "GET", &format!("/api/v1/audit{query}"), None).await?;
    ensure!(answer.status == StatusCode::OK, "{query}: {}", answer.text);
    Ok(answer.json())
}

fn actions(page: &Json) -> String {
    let items = page["items"].as_array().into_iter().flatten();
    items.map(|item| item["action"].as_str().unwrap_or_default()).collect::<Vec<_>>().join(" ")
}

async fn account(world: &World, cookie: &str, name: &str) -> Result<String> {
    let body = json!({ "values": { "name": name, "email": "secret@example.org" } }).to_string();
    let made = world.as_person(cookie, "POST", "/api/v1/records/account", Some(&body)).await?;
    Ok(made.json()["id"].as_str().context("an id")?.to_owned())
}

/// An account that the office made and changed; gives its id and the office's.
async fn watched(world: &World) -> Result<(String, String)> {
    let office = world.sign_in("sales_office").await?;
    let id = account(world, &office, "=Watched").await?;
    world.cx.clock.advance_seconds(1);
    let headers = [("cookie", office.as_str()), ("if-match", "\"1\"")];
    let path = format!("/api/v1/records/account/{id}");
    let changed = world.send("PATCH", &path, &headers, Some(r#"{"values":{"city":"Sopot"}}"#)).await?;
    ensure!(changed.status == StatusCode::OK, "{}", changed.text);
    world.as_person(&office, "GET", "/api/v1/records/role", None).await?;
    let me = world.as_person(&office, "GET", "/api/v1/session", None).await?.json();
    Ok((id, me["user"]["id"].as_str().context("an id")?.to_owned()))
}

#[test]
fn the_log_is_filtered_by_who_what_and_which() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let (id, office) = watched(&world).await?;
        let other = account(&world, &world.sign_in("manager").await?, "Other").await?;
        let admin = world.sign_in("administrator").await?;
        let page = log(&world, &admin, &format!("?object=account&actor={office}")).await?;
        ensure!(actions(&page) == "update create", "{page}");
        let newest = &page["items"][0];
        ensure!(newest["record"] == id && newest["label"] == "=Watched · A-000001", "{newest}");
        ensure!(newest["by"] == "sales_office" && newest["actor"] == office, "{newest}");
        ensure!(newest["object_label"].is_string() && newest["token"].is_null(), "{newest}");
        let changes = newest["changes"].as_array().context("changes")?;
        ensure!(changes.len() == 1 && changes[0]["after"] == "Sopot", "{newest}");
        let one = log(&world, &admin, &format!("?object=account&record={id}&action=create")).await?;
        ensure!(actions(&one) == "create" && one["items"][0]["record"] == id, "{one}");
        let one = log(&world, &admin, &format!("?object=account&record={other}")).await?;
        ensure!(actions(&one) == "create" && one["items"][0]["by"] == "manager", "{one}");
        let denied = log(&world, &admin, &format!("?action=denied&actor={office}")).await?;
        ensure!(
            denied["items"][0]["object"] == "role" && denied["items"][0]["refused"].is_string(),
            "{denied}"
        );
        for nobodys in ["passkey", "run", "series"] {
            let page = log(&world, &admin, &format!("?object={nobodys}")).await?;
            ensure!(actions(&page).is_empty(), "nothing was done, and it may be asked: {page}");
        }
        Ok(())
    });
}

#[test]
fn the_log_is_read_page_by_page_and_by_days() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        watched(&world).await?;
        let admin = world.sign_in("administrator").await?;
        let first = log(&world, &admin, "?object=account&limit=1").await?;
        let next = first["next"].as_str().context("a next page")?;
        let second = log(&world, &admin, &format!("?object=account&limit=1&cursor={next}")).await?;
        ensure!(actions(&first) == "update" && actions(&second) == "create", "{second}");
        ensure!(second["next"].is_null(), "{second}");
        let today = world.cx.now().to_string();
        let day = today.split('T').next().unwrap_or_default();
        let page = log(&world, &admin, &format!("?object=account&from={day}&to={day}")).await?;
        ensure!(actions(&page) == "update create", "{page}");
        for none in ["?object=account&to=1970-01-02", "?object=account&from=2999-01-01"] {
            ensure!(actions(&log(&world, &admin, none).await?).is_empty(), "{none}");
        }
        for (wrong, status, code) in [
            ("?limit=0", 422, "limit-malformed"),
            ("?limit=201", 422, "limit-malformed"),
            ("?record=00000000-0000-7000-8000-000000000000", 422, "audit-record-object"),
            ("?to=9999-12-31", 422, "audit-day"),
            ("?from=-009999-01-01", 422, "audit-day"),
            ("?from=1969-12-31", 422, "audit-day"),
            ("?cursor=x", 400, "cursor-malformed"),
            ("?from=yesterday", 400, "query-malformed"),
            ("?actor=me", 400, "query-malformed"),
            ("?sort=at", 400, "query-unknown"),
            ("?action=zz", 422, "audit-action-unknown"),
            ("?object=zz", 422, "audit-object-unknown"),
            ("?object=%25", 422, "audit-object-unknown"),
            ("?object='--", 422, "audit-object-unknown"),
            ("?headers=keys", 400, "query-unknown"),
        ] {
            let answer = world.as_person(&admin, "GET", &format!("/api/v1/audit{wrong}"), None).await?;
            ensure!(answer.status.as_u16() == status && answer.code() == code, "{wrong}: {}", answer.text);
            let parameter = wrong.trim_start_matches('?').split('=').next().unwrap_or_default();
            let named = answer.text.contains(&format!("\"{parameter}\""));
            ensure!(named || !code.ends_with("unknown"), "{wrong}: {}", answer.text);
        }
        for (wrong, code) in [
            ("?object=zz", "audit-object-unknown"),
            ("?action=zz", "audit-action-unknown"),
            ("?actor=me", "query-malformed"),
            ("?headers=zz", "export-headers"),
            ("?limit=1", "query-unknown"),
        ] {
            let path = format!("/api/v1/audit/export.csv{wrong}");
            let answer = world.as_person(&admin, "GET", &path, None).await?;
            ensure!(answer.code() == code, "{wrong}: {}", answer.text);
        }
        Ok(())
    });
}

/// The session of somebody who has these rights and no others.
async fn reviser(world: &World, rights: Json) -> Result<String> {
    let admin = world.sign_in("administrator").await?;
    let body = json!({ "values": { "code": "reviser", "name": "Reviser", "rights": rights } }).to_string();
    let made = world.as_person(&admin, "POST", "/api/v1/records/role", Some(&body)).await?;
    ensure!(made.status == StatusCode::CREATED, "{}", made.text);
    app::users::set_roles(&world.cx, "finance", &["reviser".to_owned()]).await?;
    world.sign_in("finance").await
}

#[test]
fn a_reader_of_the_log_sees_no_field_and_no_record_beyond_the_own_rights() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let office = world.sign_in("sales_office").await?;
        account(&world, &office, "Hidden Name").await?;
        let rights = json!({
            "objects": { "audit": { "read": "all" }, "account": { "read": "all" } },
            "fields": { "account": { "email": "none", "phone": "masked", "name": "masked" } }
        });
        let reviser = reviser(&world, rights).await?;
        let page = log(&world, &reviser, "?object=account").await?;
        ensure!(page["items"][0]["label"] == "A-000001", "{page}");
        let text = page.to_string();
        ensure!(!text.contains("secret@example.org") && !text.contains("Hidden"), "{page}");
        let all = log(&world, &reviser, "?limit=200").await?.to_string();
        ensure!(!all.contains("Distributor") && !all.contains("Stranger"), "members are out of reach: {all}");
        ensure!(!all.contains("correct horse"), "{all}");
        let file = world.as_person(&reviser, "GET", "/api/v1/audit/export.csv", None).await?;
        ensure!(file.status == StatusCode::FORBIDDEN, "reading is not taking away: {}", file.text);
        Ok(())
    });
}

#[test]
fn own_rows_only_means_so_in_the_log_too() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let office = world.sign_in("sales_office").await?;
        account(&world, &office, "Somebody else's").await?;
        let rights = json!({ "objects": {
            "audit": { "read": "all", "export": "all" }, "account": { "read": "own", "create": "own" }
        } });
        let reviser = reviser(&world, rights).await?;
        account(&world, &reviser, "The own one").await?;
        let page = log(&world, &reviser, "?object=account").await?;
        ensure!(page["items"][0]["label"].to_string().contains("The own one"), "{page}");
        ensure!(page["items"][1]["record"].is_null() && page["items"][1]["label"].is_null(), "{page}");
        ensure!(page["items"][1]["changes"] == json!([]), "{page}");
        let file = world.as_person(&reviser, "GET", "/api/v1/audit/export.csv?object=account", None).await?;
        ensure!(file.text.contains("The own one") && !file.text.contains("Somebody"), "{}", file.text);
        Ok(())
    });
}

#[test]
fn the_file_has_the_lists_rows_no_formula_and_leaves_a_trace() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        watched(&world).await?;
        let admin = world.sign_in("administrator").await?;
        let body =
            json!({ "name": "Web shop", "days": 1, "read_only": false, "objects": ["account"] }).to_string();
        let made = world.as_person(&admin, "POST", "/api/v1/tokens", Some(&body)).await?.json();
        let bearer = format!("Bearer {}", made["text"].as_str().context("a token")?);
        let values = Some(r#"{"values":{"name":"By a program"}}"#);
        world.send("POST", "/api/v1/records/account", &[("authorization", &bearer)], values).await?;
        let page = log(&world, &admin, "?object=account").await?;
        ensure!(page["items"][0]["token"] == "Web shop", "{page}");
        let file = world.as_person(&admin, "GET", "/api/v1/audit/export.csv?object=account", None).await?;
        ensure!(file.status == StatusCode::OK, "{}", file.text);
        let lines: Vec<&str> = file.text.lines().collect();
        ensure!(
            lines.len() == 4 && lines[0].starts_with("\u{feff}at,who,for,token,action,"),
            "{}",
            file.text
        );
        ensure!(lines[1].contains(",Web shop,create,") && lines[2].contains("Sopot"), "{}", file.text);
        ensure!(lines[2].contains(",'=Watched"), "no spreadsheet runs it: {}", lines[2]);
        let traces = log(&world, &admin, "?object=audit&action=export").await?;
        ensure!(actions(&traces) == "export" && traces["items"][0]["by"] == "administrator", "{traces}");
        Ok(())
    });
}

#[test]
fn what_changed_of_people_and_tokens_is_told_in_the_readers_words() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        let body = json!({ "login": "new@x.org", "name": "Nina", "roles": ["finance"] }).to_string();
        let invited = world.as_person(&admin, "POST", "/api/v1/users", Some(&body)).await?;
        ensure!(invited.status == StatusCode::CREATED, "{}", invited.text);
        let body =
            json!({ "name": "Web shop", "days": 1, "read_only": true, "objects": ["account"] }).to_string();
        let made = world.as_person(&admin, "POST", "/api/v1/tokens", Some(&body)).await?;
        ensure!(made.status == StatusCode::CREATED, "{}", made.text);
        let tenant = world.cx.tenant().await.map_err(|e| anyhow::anyhow!("{e:?}"))?;
        let reader =
            app::Principal { language: "ru".into(), zone: "UTC".into(), ..app::Principal::operator(tenant) };
        let changes = async |object: &str, of: &str| -> Result<Vec<(String, String, String)>> {
            let question = app::audit::Question {
                object: Some(object.to_owned()),
                action: Some("create".to_owned()),
                ..app::audit::Question::default()
            };
            let page = app::audit::log(&world.cx, &reader, &question).await;
            let page = page.map_err(|e| anyhow::anyhow!("{e:?}"))?;
            let made = |item: &app::audit::AuditItem| item.changes.iter().any(|change| change.after == of);
            let made = page.items.into_iter().find(made).context("an entry")?;
            let text = |value: &Json| value.as_str().unwrap_or_default().to_owned();
            let told = made.changes.iter();
            Ok(told.map(|one| (one.label.clone(), text(&one.before), text(&one.after))).collect())
        };
        let user = changes("user", "Nina").await?;
        for (label, after) in
            [("Имя", "Nina"), ("Логин", "new@x.org"), ("Роли", "Финансы"), ("Язык", "английский")]
        {
            let found = user.iter().find(|(known, ..)| known == label).context(label.to_owned())?;
            ensure!(found.1.is_empty() && found.2 == after, "{user:?}");
        }
        let token = changes("token", "Web shop").await?;
        ensure!(
            token
                .iter()
                .any(|(label, _, after)| label == "Что разрешено" && after == "Только чтение: Клиенты"),
            "{token:?}"
        );
        for (label, before, after) in &token {
            ensure!(before.is_empty() && !label.is_ascii(), "{label}: {before}");
            ensure!(label != "Действует до" || (!after.contains('-') && after.contains('.')), "{after}");
        }
        Ok(())
    });
}

/// What the newest entry of an object says of a field.
async fn told(world: &World, cookie: &str, object: &str, field: &str) -> Result<Json> {
    let page = log(world, cookie, &format!("?object={object}")).await?;
    let changes = page["items"][0]["changes"].as_array().cloned().unwrap_or_default();
    let found = changes.into_iter().find(|change| change["field"] == field);
    found.with_context(|| format!("{object} {field}: {page}"))
}

#[test]
fn settings_say_what_changed_and_every_entry_where_it_came_from() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        for (seen, max) in [("\"0\"", 10), ("\"1\"", 20)] {
            let field = json!({ "key": "x_size", "type": "text", "max": max, "labels": { "en": "Size" } });
            let body = json!({ "document": { "fields": [field] } }).to_string();
            // Nobody is a proxy here: what the client says of itself does not count.
            let headers =
                [("cookie", admin.as_str()), ("if-match", seen), ("x-forwarded-for", "203.0.113.9")];
            let done = world.send("PUT", "/api/v1/definitions/account", &headers, Some(&body)).await?;
            ensure!(done.status == StatusCode::OK, "{}", done.text);
            world.cx.clock.advance_seconds(1);
        }
        let change = told(&world, &admin, "definition", "account.fields.x_size.max").await?;
        ensure!(change["before"] == "10" && change["after"] == "20", "{change}");
        ensure!(change["label"].to_string().contains("Size · At most"), "{change}");
        let page = log(&world, &admin, "?object=definition").await?;
        ensure!(page["items"][0]["changes"].as_array().is_some_and(|all| all.len() == 1), "{page}");
        ensure!(page["items"][1]["changes"].to_string().contains("Size · Type"), "{page}");

        let body = json!({ "object": "account", "name": "Mine" }).to_string();
        let made = world.as_person(&admin, "POST", "/api/v1/views", Some(&body)).await?.json();
        world.cx.clock.advance_seconds(1);
        let version = format!("\"{}\"", made["version"]);
        let headers = [("cookie", admin.as_str()), ("if-match", version.as_str())];
        let path = format!("/api/v1/views/{}", made["id"].as_str().context("an id")?);
        let done = world.send("PATCH", &path, &headers, Some(r#"{"name":"Ours"}"#)).await?;
        ensure!(done.status == StatusCode::OK, "{}", done.text);
        let change = told(&world, &admin, "view", "name").await?;
        ensure!(change["before"] == "Mine" && change["after"] == "Ours", "{change}");

        let hook =
            json!({ "name": "ERP", "url": "https://example.org/hook", "objects": ["account"], "events": [] });
        let made = world.as_person(&admin, "POST", "/api/v1/webhooks", Some(&hook.to_string())).await?;
        ensure!(made.status == StatusCode::CREATED, "{}", made.text);
        let change = told(&world, &admin, "webhook", "url").await?;
        ensure!(change["after"] == "https://example.org/hook", "{change}");
        let change = told(&world, &admin, "webhook", "owner").await?;
        ensure!(change["after"] == "administrator", "{change}");

        let everything = log(&world, &admin, "?limit=200").await?;
        ensure!(!everything.to_string().contains("whsec_"), "no secret stands in the log");
        let items = everything["items"].as_array().context("items")?;
        let asked = items.iter().filter(|item| !item["actor"].is_null());
        ensure!(asked.clone().count() > 3, "{everything}");
        for item in asked {
            ensure!(item["address"] == "192.0.2.1", "{item}");
        }
        let file = world.as_person(&admin, "GET", "/api/v1/audit/export.csv?object=view", None).await?;
        ensure!(file.text.lines().next().is_some_and(|line| line.ends_with(",address")), "{}", file.text);
        ensure!(file.text.lines().skip(1).all(|line| line.ends_with(",192.0.2.1")), "{}", file.text);
        let labels = "/api/v1/audit/export.csv?object=view&headers=labels";
        let file = world.as_person(&admin, "GET", labels, None).await?;
        ensure!(file.text.contains("When,Who,For,"), "{}", file.text);

        let reviser = reviser(&world, json!({ "objects": { "audit": { "read": "all" } } })).await?;
        for object in ["definition", "view", "webhook"] {
            let page = log(&world, &reviser, &format!("?object={object}")).await?;
            ensure!(page["items"][0]["changes"] == json!([]), "the log opens no setting: {page}");
        }
        ensure!(store::audit::verify(&world.cx.db, world.cx.tenant().await?).await?.is_none());
        Ok(())
    });
}

#[test]
fn a_change_of_rights_says_which_and_from_what_to_what() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        let rights = json!({
            "objects": { "*": { "read": "own" }, "account": { "read": "own", "update": "own" }, "audit": { "read": "all" } },
            "fields": { "account": { "email": "masked" } }
        });
        let body = json!({ "values": { "code": "helper", "name": "Helper", "rights": rights } }).to_string();
        let made = world.as_person(&admin, "POST", "/api/v1/records/role", Some(&body)).await?;
        ensure!(made.status == StatusCode::CREATED, "{}", made.text);
        let id = made.json()["id"].as_str().context("an id")?.to_owned();
        world.cx.clock.advance_seconds(1);
        let rights = json!({
            "objects": { "*": { "read": "own" }, "account": { "read": "all", "update": "own" }, "order": { "read": "own" } },
            "fields": { "account": { "email": "none", "phone": "read" } }
        });
        let body = json!({ "values": { "rights": rights } }).to_string();
        let headers = [("cookie", admin.as_str()), ("if-match", "\"1\"")];
        let path = format!("/api/v1/records/role/{id}");
        let changed = world.send("PATCH", &path, &headers, Some(&body)).await?;
        ensure!(changed.status == StatusCode::OK, "{}", changed.text);

        let said = |page: &Json| -> Vec<String> {
            let changes = page["items"][0]["changes"].as_array().cloned().unwrap_or_default();
            let text = |value: &Json| value.as_str().unwrap_or_default().to_owned();
            let line = |one: &Json| {
                format!("{}: {} → {}", text(&one["label"]), text(&one["before"]), text(&one["after"]))
            };
            changes.iter().map(line).collect()
        };
        let expected = [
            "Accounts · See: own → all",
            "Audit log · See: all → own",
            "Accounts · E-mail: masked → hidden",
            "Accounts · Phone: read and write → read only",
        ];
        let page = log(&world, &admin, &format!("?object=role&record={id}")).await?;
        ensure!(said(&page) == expected, "an order is seen as everything else was: {page}");
        let fields = page["items"][0]["changes"].to_string();
        ensure!(
            fields.contains("\"rights.account.read\"") && fields.contains("rights.account.fields.phone"),
            "{page}"
        );
        let first = page["items"][1]["changes"].to_string();
        ensure!(first.contains("Accounts · Change") && !first.contains("{\\"), "{page}");
        // The record's own history says the same, also of the one field.
        let path = format!("/api/v1/records/role/{id}/history?field=rights");
        let history = world.as_person(&admin, "GET", &path, None).await?.json();
        ensure!(said(&history) == expected, "{history}");
        let file = world.as_person(&admin, "GET", "/api/v1/audit/export.csv?object=role", None).await?;
        ensure!(file.text.contains("Accounts · See: own → all; Audit log"), "{}", file.text);
        Ok(())
    });
}

#[test]
fn who_was_given_which_role_is_told_by_the_roles_names() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        let body = json!({ "login": "new@x.org", "name": "Nina", "roles": ["finance"] }).to_string();
        let invited = world.as_person(&admin, "POST", "/api/v1/users", Some(&body)).await?;
        ensure!(invited.status == StatusCode::CREATED, "{}", invited.text);
        let user = invited.json()["user"].clone();
        let user = if user.is_null() { invited.json() } else { user };
        let (id, version) = (user["id"].as_str().context("an id")?, &user["version"]);
        world.cx.clock.advance_seconds(1);
        let seen = format!("\"{version}\"");
        let headers = [("cookie", admin.as_str()), ("if-match", seen.as_str())];
        let body = json!({ "roles": ["finance", "manager"] }).to_string();
        let changed = world.send("PATCH", &format!("/api/v1/users/{id}"), &headers, Some(&body)).await?;
        ensure!(changed.status == StatusCode::OK, "{}", changed.text);
        let change = told(&world, &admin, "user", "roles").await?;
        ensure!(change["label"] == "Roles" && change["before"] == "Finance", "{change}");
        ensure!(change["after"] == "Finance, Manager", "{change}");
        Ok(())
    });
}

#[test]
fn an_entry_about_a_person_names_the_person() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        let log = async |action: &str| -> Result<Json> {
            let path = format!("/api/v1/audit?object=user&action={action}");
            Ok(world.as_person(&admin, "GET", &path, None).await?.json()["items"][0].clone())
        };
        let entry = log("sign_in").await?;
        ensure!(entry["label"].is_string() && entry["label"] == entry["by"], "{entry}");
        let body = json!({ "login": "new@x.org", "name": "Nina", "roles": ["finance"] }).to_string();
        world.as_person(&admin, "POST", "/api/v1/users", Some(&body)).await?;
        let entry = log("create").await?;
        ensure!(entry["label"] == "Nina" && entry["by"] != "Nina", "{entry}");
        Ok(())
    });
}
