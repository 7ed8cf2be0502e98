//! Saved views through the API: whose they are, who changes what everybody has, and what somebody who sees less gets.

use anyhow::{Context as _, Result, ensure};
use serde_json::{Value as Json, json};

use crate::common::{Answer, World};

async fn create(world: &World, cookie: &str, body: &Json, key: Option<&str>) -> Result<Answer> {
    let mut headers = vec![("cookie", cookie)];
    headers.extend(key.map(|key| ("idempotency-key", key)));
    world.send("POST", "/api/v1/views", &headers, Some(&body.to_string())).await
}

async fn change(world: &World, cookie: &str, id: &str, version: i64, body: &Json) -> Result<Answer> {
    let version = format!("\"{version}\"");
    let headers = [("cookie", cookie), ("if-match", version.as_str())];
    world.send("PATCH", &format!("/api/v1/views/{id}"), &headers, Some(&body.to_string())).await
}

async fn delete(world: &World, cookie: &str, id: &str, version: i64) -> Result<Answer> {
    let version = format!("\"{version}\"");
    let headers = [("cookie", cookie), ("if-match", version.as_str())];
    world.send("DELETE", &format!("/api/v1/views/{id}"), &headers, None).await
}

/// The names of the views of accounts somebody has.
async fn names(world: &World, cookie: &str) -> Result<Vec<String>> {
    let list = world.as_person(cookie, "GET", "/api/v1/views?object=account", None).await?.json();
    let items = list["items"].as_array().with_context(|| list.to_string())?;
    Ok(items.iter().filter_map(|item| item["name"].as_str()).map(str::to_owned).collect())
}

fn id_of(answer: &Answer) -> Result<String> {
    Ok(answer.json()["id"].as_str().with_context(|| answer.text.clone())?.to_owned())
}

#[test]
fn ones_own_view_is_nobody_elses_and_is_made_once() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let (manager, finance) = (world.sign_in("manager").await?, world.sign_in("finance").await?);
        let body = json!({
            "object": "account", "name": "  Leads ", "sort": "-name", "columns": "name,city", "group": "status",
            "filter": r#"{"field":"status","op":"eq","value":"lead"}"#,
        });
        let made = create(&world, &manager, &body, Some("v-1")).await?;
        ensure!(made.status == 201, "{}", made.text);
        let id = id_of(&made)?;
        ensure!(id_of(&create(&world, &manager, &body, Some("v-1")).await?)? == id, "once");
        let view = made.json();
        ensure!(
            view["name"] == "Leads"
                && view["own"] == true
                && view["shared"] == false
                && view["narrowed"] == false,
            "{view}"
        );
        ensure!(
            view["filter"] == body["filter"] && view["group"] == "status" && view["kind"] == "table",
            "{view}"
        );
        ensure!(names(&world, &manager).await? == ["Leads"] && names(&world, &finance).await?.is_empty());
        // Somebody else's view is as unknown as none.
        for answer in [
            change(&world, &finance, &id, 1, &json!({ "name": "Mine" })).await?,
            delete(&world, &finance, &id, 1).await?,
            world.as_person(&finance, "POST", &format!("/api/v1/views/{id}/restore"), None).await?,
        ] {
            ensure!(answer.status == 404, "{}", answer.text);
        }
        let renamed = change(&world, &manager, &id, 1, &json!({ "name": "New leads", "filter": "" })).await?;
        ensure!(renamed.json()["filter"] == "" && renamed.json()["version"] == 2, "{}", renamed.text);
        let stale = change(&world, &manager, &id, 1, &json!({ "name": "Late" })).await?;
        ensure!(stale.status == 409 && stale.code() == "version-stale", "{}", stale.text);
        // Deleted and taken back.
        ensure!(delete(&world, &manager, &id, 2).await?.status == 204);
        ensure!(names(&world, &manager).await?.is_empty());
        ensure!(change(&world, &manager, &id, 3, &json!({ "name": "Ghost" })).await?.status == 404);
        for _ in 0..2 {
            let back =
                world.as_person(&manager, "POST", &format!("/api/v1/views/{id}/restore"), None).await?;
            ensure!(back.status == 200 && back.json()["version"] == 4, "{}", back.text);
        }
        ensure!(names(&world, &manager).await? == ["New leads"]);
        Ok(())
    });
}

#[test]
fn what_everybody_has_is_changed_only_by_who_may_share() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let (office, manager) = (world.sign_in("sales_office").await?, world.sign_in("manager").await?);
        let admin = world.sign_in("administrator").await?;
        let made =
            create(&world, &office, &json!({ "object": "account", "name": "All", "shared": true }), None)
                .await?;
        let id = id_of(&made)?;
        ensure!(names(&world, &manager).await? == ["All"]);
        let list = world.as_person(&manager, "GET", "/api/v1/views?object=account", None).await?.json();
        ensure!(list["may_share"] == false && list["items"][0]["changeable"] == false, "{list}");
        for answer in [
            change(&world, &manager, &id, 1, &json!({ "name": "Mine" })).await?,
            change(&world, &manager, &id, 1, &json!({ "shared": false })).await?,
            delete(&world, &manager, &id, 1).await?,
        ] {
            ensure!(answer.status == 403 && answer.code() == "access-denied", "{}", answer.text);
        }
        let own =
            id_of(&create(&world, &manager, &json!({ "object": "account", "name": "Own" }), None).await?)?;
        let shared = change(&world, &manager, &own, 1, &json!({ "shared": true })).await?;
        ensure!(shared.status == 403, "{}", shared.text);
        ensure!(change(&world, &admin, &id, 1, &json!({ "name": "Everybody" })).await?.status == 200);
        ensure!(names(&world, &manager).await? == ["Everybody", "Own"]);
        // Back to its maker alone.
        ensure!(change(&world, &admin, &id, 2, &json!({ "shared": false })).await?.status == 404);
        ensure!(names(&world, &office).await? == ["Everybody"] && names(&world, &manager).await? == ["Own"]);
        Ok(())
    });
}

#[test]
fn a_view_of_hidden_fields_opens_without_them_and_says_so() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        let rights = json!({
            "objects": { "account": { "read": "all" }, "view": { "create": "all" } },
            "fields": { "account": { "email": "none", "city": "masked" } },
        });
        let role = json!({ "values": { "code": "clerk", "name": "Clerk", "rights": rights } }).to_string();
        ensure!(world.as_person(&admin, "POST", "/api/v1/records/role", Some(&role)).await?.status == 201);
        let new = app::users::NewUser {
            login: "clerk".into(),
            password: crate::common::PASSWORD.into(),
            roles: vec!["clerk".into()],
            ..Default::default()
        };
        app::users::add(&world.cx, &new).await?;
        let clerk = world.sign_in("clerk").await?;
        let filter = json!({ "and": [
            { "field": "status", "op": "eq", "value": "lead" },
            { "field": "email", "op": "contains", "value": "secret" },
            { "or": [{ "field": "city", "op": "eq", "value": "hiding-place" }] },
        ] });
        let body = json!({
            "object": "account", "name": "All of it", "shared": true, "sort": "email,name", "columns": "email,city,name",
            "filter": filter.to_string(), "group": "city",
        });
        let made = create(&world, &admin, &body, None).await?;
        let id = id_of(&made)?;
        let list = world.as_person(&clerk, "GET", "/api/v1/views?object=account", None).await?;
        let view = &list.json()["items"][0];
        ensure!(view["narrowed"] == true && view["changeable"] == true, "{view}");
        ensure!(view["sort"] == "name" && view["columns"] == "city,name" && view["group"] == "", "{view}");
        for hidden in ["email", "secret", "hiding-place"] {
            ensure!(!list.text.contains(hidden), "{hidden} in {}", list.text);
        }
        let left: Json = serde_json::from_str(view["filter"].as_str().unwrap_or_default())?;
        ensure!(left == json!({ "and": [{ "field": "status", "op": "eq", "value": "lead" }] }), "{left}");
        // Saving would drop for everybody what this person does not see.
        let refused = change(&world, &clerk, &id, 1, &json!({ "sort": "name" })).await?;
        ensure!(refused.status == 422 && refused.code() == "view-narrowed", "{}", refused.text);
        let renamed = change(&world, &clerk, &id, 1, &json!({ "name": "Part of it" })).await?;
        ensure!(renamed.status == 200 && renamed.json()["narrowed"] == true, "{}", renamed.text);
        // Nobody saves a question about what is hidden.
        for (part, code) in [
            (json!({ "sort": "email" }), "sort-unknown"),
            (json!({ "columns": "email" }), "column-unknown"),
            (json!({ "group": "city" }), "group-unknown"),
            (json!({ "filter": r#"{"field":"city","op":"empty","value":true}"# }), "filter-field-unknown"),
        ] {
            let mut body = json!({ "object": "account", "name": "x" });
            body.as_object_mut().context("a map")?.extend(part.as_object().cloned().unwrap_or_default());
            let answer = create(&world, &clerk, &body, None).await?;
            ensure!(answer.status == 422 && answer.code() == code, "{body}: {}", answer.text);
        }
        Ok(())
    });
}

#[test]
fn hostile_views_are_refused_and_there_is_an_end() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let cookie = world.sign_in("manager").await?;
        let with = |part: Json| {
            let mut body = json!({ "object": "account", "name": "x" });
            if let (Some(map), Some(more)) = (body.as_object_mut(), part.as_object()) {
                map.extend(more.clone());
            }
            body
        };
        for (body, status) in [
            (with(json!({ "name": "" })), 422),
            (with(json!({ "name": "   " })), 422),
            (with(json!({ "name": "x".repeat(81) })), 422),
            (with(json!({ "name": "a\u{7}b" })), 422),
            (with(json!({ "name": { "$ne": 1 } })), 422),
            (with(json!({ "kind": "map" })), 422),
            (with(json!({ "kind": "kanban" })), 422),
            (with(json!({ "kind": "kanban", "group": "city" })), 422),
            (with(json!({ "filter": "{" })), 422),
            (with(json!({ "filter": "x".repeat(20_000) })), 422),
            (with(json!({ "sort": "name,(select 1)" })), 422),
            (with(json!({ "group": "month(name)" })), 422),
            (with(json!({ "owner": "somebody" })), 422),
            (with(json!({ "object": "nothing" })), 404),
            (with(json!({ "object": "role" })), 403),
            (json!([]), 422),
        ] {
            let answer = create(&world, &cookie, &body, None).await?;
            ensure!(answer.status.as_u16() == status, "{body}: {} {}", answer.status, answer.text);
        }
        ensure!(names(&world, &cookie).await?.is_empty(), "nothing was made");
        for n in 0..100 {
            let answer = create(&world, &cookie, &with(json!({ "name": format!("{n}") })), None).await?;
            ensure!(answer.status == 201, "{}", answer.text);
        }
        let answer = create(&world, &cookie, &with(json!({})), None).await?;
        ensure!(answer.status == 409 && answer.code() == "view-too-many", "{}", answer.text);
        Ok(())
    });
}

#[test]
fn ones_own_records_are_a_filter_of_every_list_and_a_shared_view_means_whoever_opens_it() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let office = world.sign_in("sales_office").await?;
        let admin = world.sign_in("administrator").await?;
        let create = async |cookie: &str, object: &str, values: Json| {
            let path = format!("/api/v1/records/{object}");
            world.as_person(cookie, "POST", &path, Some(&json!({ "values": values }).to_string())).await
        };
        for (cookie, name) in [(&office, "Office"), (&admin, "Admin")] {
            let made = create(cookie, "account", json!({ "name": name })).await?;
            ensure!(made.status == 201, "{}", made.text);
            let task = json!({ "subject": format!("Call {name}"), "account": made.json()["id"], "due_on": "2026-11-22" });
            let made = create(cookie, "task", task).await?;
            ensure!(made.status == 201 && made.json()["values"]["status"] == "open", "{}", made.text);
        }
        let names =
            async |cookie: &str, object: &str, field: &str, op: &str, value: Json| -> Result<Vec<String>> {
                let filter = json!({ "field": field, "op": op, "value": value }).to_string();
                let filter: String = url_encode(&filter);
                let path = format!("/api/v1/records/{object}?filter={filter}&sort=code");
                let answer = world.as_person(cookie, "GET", &path, None).await?;
                ensure!(answer.status == 200, "{}", answer.text);
                let items = answer.json()["items"].as_array().cloned().unwrap_or_default();
                let name = |item: &Json| {
                    let values = &item["values"];
                    values
                        .get("name")
                        .or_else(|| values.get("subject"))
                        .and_then(Json::as_str)
                        .unwrap_or_default()
                        .to_owned()
                };
                Ok(items.iter().map(name).collect())
            };
        ensure!(names(&office, "account", "owner", "eq", json!("me")).await? == ["Office"]);
        ensure!(names(&admin, "account", "owner", "eq", json!("me")).await? == ["Admin"]);
        ensure!(names(&admin, "account", "owner", "ne", json!("me")).await? == ["Office"]);
        ensure!(names(&admin, "account", "owner", "empty", json!(true)).await?.is_empty());
        ensure!(names(&office, "task", "owner", "eq", json!("me")).await? == ["Call Office"]);
        ensure!(names(&office, "task", "account.owner", "eq", json!("me")).await? == ["Call Office"]);
        Ok(())
    });
}

fn url_encode(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}
