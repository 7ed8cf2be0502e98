//! Links of many records at once: only what the person sees can be named, each record keeps what the person does not see, and an
//! undo gives back what was there.

use anyhow::{Context as _, Result, ensure};
use axum::http::StatusCode;
use serde_json::{Value as Json, json};

use crate::common::{Answer, World};

/// A company whose accounts have partners.
async fn company(db: store::Db) -> Result<(World, String)> {
    let world = World::new(db).await?;
    let admin = world.sign_in("administrator").await?;
    let field =
        json!({ "key": "x_partners", "type": "links", "to": "account", "labels": { "en": "Partners" } });
    let body = json!({ "document": { "fields": [field] } }).to_string();
    let headers = [("cookie", admin.as_str()), ("if-match", "\"0\"")];
    let done = world.send("PUT", "/api/v1/definitions/account", &headers, Some(&body)).await?;
    ensure!(done.status == StatusCode::OK, "{}", done.text);
    Ok((world, admin))
}

async fn create(world: &World, cookie: &str, values: Json) -> Result<String> {
    let body = json!({ "values": values }).to_string();
    let made = world.as_person(cookie, "POST", "/api/v1/records/account", Some(&body)).await?;
    ensure!(made.status == StatusCode::CREATED, "{}", made.text);
    Ok(made.json()["id"].as_str().context("an id")?.to_owned())
}

/// The names of a record's partners, in order.
async fn partners(world: &World, cookie: &str, id: &str) -> Result<Vec<String>> {
    let found = world.as_person(cookie, "GET", &format!("/api/v1/records/account/{id}"), None).await?;
    ensure!(found.status == StatusCode::OK, "{}", found.text);
    let links = found.json()["values"]["x_partners"].as_array().cloned().unwrap_or_default();
    Ok(links.iter().map(|link| link["label"].as_str().unwrap_or_default().to_owned()).collect())
}

async fn ask(world: &World, cookie: &str, ids: &[&str], links: &[&str]) -> Result<Answer> {
    let values = json!({ "x_partners": links });
    let body = json!({ "object": "account", "action": "update", "ids": ids, "values": values });
    world.as_person(cookie, "POST", "/api/v1/bulk", Some(&body.to_string())).await
}

/// Lets a worker do all jobs that wait, and gives the account of the change that was asked for.
async fn done(world: &World, cookie: &str, asked: &Answer) -> Result<Json> {
    ensure!(asked.status == StatusCode::ACCEPTED, "{}", asked.text);
    while let Some(leased) = app::jobs::claim(&world.cx, "test").await? {
        let outcome = app::jobs::run(&world.cx, &leased).await;
        app::jobs::settle(&world.cx, &leased, Some(outcome)).await?;
    }
    let path = format!("/api/v1/bulk/{}", asked.json()["id"].as_str().context("an id")?);
    Ok(world.as_person(cookie, "GET", &path, None).await?.json())
}

#[test]
fn links_of_many_are_changed_and_given_back() {
    testkit::both(async |db| {
        let (world, admin) = company(db).await?;
        let ana = create(&world, &admin, json!({ "name": "Ana" })).await?;
        let bo = create(&world, &admin, json!({ "name": "Bo" })).await?;
        let hub = create(&world, &admin, json!({ "name": "Hub", "x_partners": [ana, bo] })).await?;
        let other = create(&world, &admin, json!({ "name": "Other" })).await?;
        let nobody = "00000000-0000-7000-8000-000000000000";
        let unknown = ask(&world, &admin, &[&hub], &[nobody]).await?;
        ensure!(
            unknown.status == StatusCode::UNPROCESSABLE_ENTITY
                && unknown.text.contains("field-reference-unknown"),
            "{}",
            unknown.text
        );
        let asked = ask(&world, &admin, &[&hub, &other], &[&bo]).await?;
        let change = done(&world, &admin, &asked).await?;
        ensure!(change["changed"] == 2, "{change}");
        for one in [&hub, &other] {
            ensure!(partners(&world, &admin, one).await? == ["Bo"], "{change}");
        }
        // Found by it at once, and what is there already is no change.
        let filter = json!({ "field": "x_partners", "op": "in", "value": [bo] }).to_string();
        let filter: String = filter.bytes().map(|byte| format!("%{byte:02X}")).collect();
        let path = format!("/api/v1/records/account?filter={filter}");
        let found = world.as_person(&admin, "GET", &path, None).await?.json();
        ensure!(found["items"].as_array().is_some_and(|items| items.len() == 2), "{found}");
        let again = done(&world, &admin, &ask(&world, &admin, &[&hub], &[&bo]).await?).await?;
        ensure!(again["changed"] == 0 && again["left_out"] == 1, "{again}");
        let path = format!("/api/v1/bulk/{}/undo", change["id"].as_str().context("an id")?);
        let back = world.as_person(&admin, "POST", &path, None).await?;
        let back = done(&world, &admin, &back).await?;
        ensure!(back["changed"] == 2, "{back}");
        ensure!(partners(&world, &admin, &hub).await? == ["Ana", "Bo"], "{back}");
        ensure!(partners(&world, &admin, &other).await?.is_empty(), "{back}");
        Ok(())
    });
}

#[test]
fn what_is_out_of_sight_can_be_neither_named_nor_taken_away() {
    testkit::both(async |db| {
        let (world, admin) = company(db).await?;
        // Somebody who sees and changes the own accounts alone.
        let reach = json!({ "read": "own", "create": "own", "update": "own", "export": "own" });
        let rights = json!({ "objects": { "account": reach } });
        let role = json!({ "values": { "code": "keeper", "name": "Keeper", "rights": rights } }).to_string();
        let made = world.as_person(&admin, "POST", "/api/v1/records/role", Some(&role)).await?;
        ensure!(made.status == StatusCode::CREATED, "{}", made.text);
        app::users::set_roles(&world.cx, "finance", &["keeper".to_owned()]).await?;
        let keeper = world.sign_in("finance").await?;
        let hidden = create(&world, &admin, json!({ "name": "Hidden" })).await?;
        let mine = create(&world, &keeper, json!({ "name": "Mine" })).await?;
        let friend = create(&world, &keeper, json!({ "name": "Friend" })).await?;
        done(&world, &admin, &ask(&world, &admin, &[&mine], &[&hidden]).await?).await?;
        ensure!(partners(&world, &keeper, &mine).await?.is_empty(), "it is out of sight");
        let foreign = ask(&world, &keeper, &[&mine], &[&hidden]).await?;
        ensure!(foreign.text.contains("field-reference-unknown"), "{}", foreign.text);
        let change = done(&world, &keeper, &ask(&world, &keeper, &[&mine], &[&friend]).await?).await?;
        ensure!(change["changed"] == 1, "{change}");
        ensure!(partners(&world, &admin, &mine).await? == ["Friend", "Hidden"], "{change}");
        let emptied = done(&world, &keeper, &ask(&world, &keeper, &[&mine], &[]).await?).await?;
        ensure!(emptied["changed"] == 1, "{emptied}");
        ensure!(partners(&world, &admin, &mine).await? == ["Hidden"], "{emptied}");
        Ok(())
    });
}
