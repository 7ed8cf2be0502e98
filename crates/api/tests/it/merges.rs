//! Merging through the API: everything moves, old ids and codes lead on, it is taken back whole, and what may not be done is not.

use anyhow::{Context as _, Result, ensure};
use axum::http::StatusCode;
use serde_json::{Value as Json, json};

use crate::common::{Answer, World};

async fn create(world: &World, cookie: &str, object: &str, values: Json, parts: Json) -> Result<Json> {
    let body = json!({ "values": values, "parts": parts }).to_string();
    let answer = world.as_person(cookie, "POST", &format!("/api/v1/records/{object}"), Some(&body)).await?;
    ensure!(answer.status == StatusCode::CREATED, "{}", answer.text);
    Ok(answer.json())
}

async fn get(world: &World, cookie: &str, object: &str, id: &str) -> Result<Json> {
    let answer = world.as_person(cookie, "GET", &format!("/api/v1/records/{object}/{id}"), None).await?;
    ensure!(answer.status == StatusCode::OK, "{} {}", answer.status, answer.text);
    Ok(answer.json())
}

fn id(record: &Json) -> &str {
    record["id"].as_str().unwrap_or_default()
}

fn ask(object: &str, records: &[&Json], fields: Json) -> String {
    let records: Vec<Json> =
        records.iter().map(|record| json!({ "id": record["id"], "version": record["version"] })).collect();
    json!({ "object": object, "records": records, "fields": fields }).to_string()
}

async fn merge(world: &World, cookie: &str, body: &str) -> Result<Answer> {
    world.as_person(cookie, "POST", "/api/v1/merges", Some(body)).await
}

async fn undo(world: &World, cookie: &str, done: &Json) -> Result<Answer> {
    let path = format!("/api/v1/merges/{}/undo", done["merge"].as_str().unwrap_or_default());
    world.as_person(cookie, "POST", &path, None).await
}

fn check(answer: &Answer, status: StatusCode, code: &str) -> Result<()> {
    ensure!(answer.status == status && answer.code() == code, "{} {}", answer.status, answer.text);
    Ok(())
}

fn point(value: &str) -> Json {
    json!({ "values": { "kind": "email", "value": value } })
}

async fn order(world: &World, cookie: &str, account: &Json) -> Result<Json> {
    let values = json!({ "account": account["id"], "ordered_on": "2026-11-01", "currency": "EUR" });
    let line =
        json!({ "values": { "quantity": "1", "unit_price": { "amount": "5.00", "currency": "EUR" } } });
    create(world, cookie, "order", values, json!({ "lines": [line] })).await
}

/// Old links and codes find the winner, the trash says where the loser went, and one timeline tells of both.
async fn leads_on(world: &World, admin: &str, winner: &Json, loser: &Json) -> Result<()> {
    let old = format!("/api/v1/records/account/{}", id(loser));
    let answer = world.as_person(admin, "GET", &old, None).await?;
    ensure!(answer.status == StatusCode::PERMANENT_REDIRECT, "{}", answer.text);
    ensure!(answer.headers["location"] == format!("/api/v1/records/account/{}", id(winner)).as_str());
    let headers = [("cookie", admin), ("if-match", "\"1\"")];
    let gone = world.send("PATCH", &old, &headers, Some("{\"values\":{\"city\":\"X\"}}")).await?;
    check(&gone, StatusCode::GONE, "record-merged")?;
    ensure!(gone.json()["merged_into"] == winner["id"], "{}", gone.text);
    let code = loser["code"].as_str().context("a code")?;
    let hits = world.as_person(admin, "GET", &format!("/api/v1/search?q={code}"), None).await?.json();
    ensure!(hits["items"][0]["id"] == winner["id"], "{hits}");
    let trash = world.as_person(admin, "GET", "/api/v1/trash/account", None).await?.json();
    ensure!(trash["items"][0]["merged"]["into"] == winner["id"], "{trash}");
    let back =
        world.as_person(admin, "POST", &format!("/api/v1/trash/account/{}/restore", id(loser)), None).await?;
    check(&back, StatusCode::CONFLICT, "trash-merged")?;
    // One timeline of both.
    let history = world
        .as_person(admin, "GET", &format!("/api/v1/records/account/{}/history", id(winner)), None)
        .await?
        .json();
    let told: Vec<String> = history["items"]
        .as_array()
        .context("entries")?
        .iter()
        .map(|entry| {
            format!(
                "{} {}",
                entry["action"].as_str().unwrap_or_default(),
                entry["of"].as_str().unwrap_or("-")
            )
        })
        .collect();
    ensure!(
        told == [
            format!("trash {code}"),
            "merge -".to_owned(),
            format!("create {code}"),
            "create -".to_owned()
        ],
        "{told:?}"
    );
    Ok(())
}

#[test]
fn everything_moves_to_the_winner_old_ids_lead_on_and_it_is_taken_back_whole() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        let winner = json!({ "name": "Anna Kowalska", "city": "Gdańsk" });
        let winner =
            create(&world, &admin, "account", winner, json!({ "contact_points": [point("a@x.org")] }))
                .await?;
        let loser = json!({ "name": "A. Kowalska", "email": "a@x.org", "city": "Sopot" });
        let parts = json!({ "contact_points": [point("a@x.org"), point("b@x.org")] });
        let loser = create(&world, &admin, "account", loser, parts).await?;
        let draft = order(&world, &admin, &loser).await?;
        let sold = order(&world, &admin, &loser).await?;
        let version = format!("\"{}\"", sold["version"]);
        let headers = [("cookie", admin.as_str()), ("if-match", version.as_str())];
        let confirm = format!("/api/v1/orders/{}/confirm", id(&sold));
        let sold = world.send("POST", &confirm, &headers, None).await?;
        ensure!(sold.status.is_success(), "{}", sold.text);
        let filter = json!({ "field": "account", "op": "eq", "value": loser["id"] }).to_string();
        let view = json!({ "object": "order", "name": "Anna's", "filter": filter }).to_string();
        let view = world.as_person(&admin, "POST", "/api/v1/views", Some(&view)).await?;
        ensure!(view.status.is_success(), "{}", view.text);

        let seen = json!({ "object": "account", "records": [winner["id"], loser["id"]] }).to_string();
        let seen = world.as_person(&admin, "POST", "/api/v1/merges/preview", Some(&seen)).await?.json();
        ensure!(
            seen["moves"]
                == json!([
            { "object": "order", "label": "Orders", "count": 2 }, { "object": "view", "label": "Saved views", "count": 1 }]),
            "{seen}"
        );
        ensure!(seen["problems"] == json!([]) && seen["records"][1]["id"] == loser["id"], "{seen}");

        let body = ask("account", &[&winner, &loser], json!({ "email": loser["id"], "city": winner["id"] }));
        let headers = [("cookie", admin.as_str()), ("idempotency-key", "merge")];
        let done = world.send("POST", "/api/v1/merges", &headers, Some(&body)).await?;
        ensure!(done.status == StatusCode::OK, "{}", done.text);
        let twice = world.send("POST", "/api/v1/merges", &headers, Some(&body)).await?;
        ensure!(twice.text == done.text, "{}", twice.text);
        let done = done.json();
        let record = &done["record"];
        ensure!(record["id"] == winner["id"] && record["code"] == winner["code"], "{record}");
        ensure!(record["values"]["email"] == "a@x.org" && record["values"]["city"] == "Gdańsk", "{record}");
        let points: Vec<&Json> = record["parts"]["contact_points"]
            .as_array()
            .context("points")?
            .iter()
            .map(|p| &p["values"]["value"])
            .collect();
        ensure!(points == ["a@x.org", "b@x.org"], "{points:?}");
        let moved = get(&world, &admin, "order", id(&draft)).await?;
        ensure!(
            moved["values"]["account"]["id"] == winner["id"]
                && moved["version"].as_i64() > draft["version"].as_i64(),
            "{moved}"
        );
        // The sale was closed with the loser and goes on naming it.
        let tenant = world.cx.tenant().await?;
        let sale = "SELECT count(*) FROM sale WHERE tenant_id = $1 AND account_id = $2";
        let args = [store::Value::from(tenant.uuid()), uuid::Uuid::parse_str(id(&loser))?.into()];
        let kept: i64 =
            store::Read::query_opt(&mut world.cx.db.read(), sale, &args).await?.context("a count")?.get(0)?;
        ensure!(kept == 1);
        let views = world.as_person(&admin, "GET", "/api/v1/views?object=order", None).await?;
        ensure!(views.text.contains(id(&winner)) && !views.text.contains(id(&loser)), "{}", views.text);

        leads_on(&world, &admin, &winner, &loser).await?;

        let undone = undo(&world, &admin, &done).await?;
        ensure!(undone.status == StatusCode::OK, "{}", undone.text);
        let (one, two) = (
            get(&world, &admin, "account", id(&winner)).await?,
            get(&world, &admin, "account", id(&loser)).await?,
        );
        for (before, after) in [(&winner, &one), (&loser, &two)] {
            for field in ["name", "email", "city"] {
                ensure!(before["values"][field] == after["values"][field], "{field}: {after}");
            }
            let values = |record: &Json| {
                record["parts"]["contact_points"]
                    .as_array()
                    .map(|all| all.iter().map(|p| p["values"].clone()).collect::<Vec<_>>())
            };
            ensure!(values(before) == values(after), "{after}");
        }
        let moved = get(&world, &admin, "order", id(&draft)).await?;
        ensure!(moved["values"]["account"]["id"] == loser["id"], "{moved}");
        check(&undo(&world, &admin, &done).await?, StatusCode::CONFLICT, "merge-undone")?;
        let broken = store::audit::verify(&world.cx.db, tenant).await?;
        ensure!(broken.is_none(), "{broken:?}");
        Ok(())
    });
}

#[test]
fn three_become_one_and_a_winner_may_lose_later() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        let mut all = Vec::new();
        for name in ["One", "Two", "Three", "Four"] {
            all.push(create(&world, &admin, "account", json!({ "name": name }), json!({})).await?);
        }
        let first = merge(&world, &admin, &ask("account", &[&all[0], &all[1], &all[2]], json!({}))).await?;
        ensure!(first.status == StatusCode::OK, "{}", first.text);
        let body = ask("account", &[&all[3], &first.json()["record"]], json!({}));
        let second = merge(&world, &admin, &body).await?;
        ensure!(second.status == StatusCode::OK, "{}", second.text);
        let old =
            world.as_person(&admin, "GET", &format!("/api/v1/records/account/{}", id(&all[1])), None).await?;
        ensure!(old.headers["location"].to_str()?.ends_with(id(&all[3])), "it leads to the last one");
        // The first merge is under the second: it is taken back after that one.
        check(&undo(&world, &admin, &first.json()).await?, StatusCode::NOT_FOUND, "not-found")?;
        ensure!(undo(&world, &admin, &second.json()).await?.status == StatusCode::OK);
        check(&undo(&world, &admin, &first.json()).await?, StatusCode::CONFLICT, "merge-changed-since")
    });
}

#[test]
fn what_may_not_be_merged_is_refused_and_changes_nothing() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        let one = create(&world, &admin, "account", json!({ "name": "One" }), json!({})).await?;
        let two = create(&world, &admin, "account", json!({ "name": "Two" }), json!({})).await?;
        let refused = async |body: String, status: StatusCode, code: &str| -> Result<()> {
            check(&merge(&world, &admin, &body).await?, status, code)
        };
        let unprocessable = StatusCode::UNPROCESSABLE_ENTITY;
        refused(ask("account", &[&one, &one], json!({})), unprocessable, "merge-self").await?;
        refused(ask("account", &[&one], json!({})), unprocessable, "merge-count").await?;
        refused(
            ask("account", &[&one, &two], json!({ "code": two["id"] })),
            unprocessable,
            "field-read-only",
        )
        .await?;
        refused(
            ask("account", &[&one, &two], json!({ "nonsense": two["id"] })),
            unprocessable,
            "field-unknown",
        )
        .await?;
        let stranger = json!({ "name": "018f0000-0000-7000-8000-000000000000" });
        refused(ask("account", &[&one, &two], stranger), unprocessable, "merge-not-among").await?;
        let mut stale = two.clone();
        stale["version"] = json!(7);
        refused(ask("account", &[&one, &stale], json!({})), StatusCode::CONFLICT, "version-stale").await?;
        // Two at once: each takes the other for its loser; one of them finds nothing left to merge.
        let (there, back) =
            (ask("account", &[&one, &two], json!({})), ask("account", &[&two, &one], json!({})));
        let (first, second) = tokio::join!(merge(&world, &admin, &there), merge(&world, &admin, &back));
        let (first, second) = (first?, second?);
        let won = [&first, &second].iter().filter(|answer| answer.status == StatusCode::OK).count();
        ensure!(won == 1, "{} {}", first.text, second.text);
        let list = world.as_person(&admin, "GET", "/api/v1/records/account", None).await?.json();
        ensure!(list["items"].as_array().map(Vec::len) == Some(1), "{list}");
        // A manager reaches the own unit only.
        let manager = world.sign_in("manager").await?;
        let answer = merge(&world, &manager, &there).await?;
        ensure!(answer.status == StatusCode::NOT_FOUND, "{}", answer.text);
        Ok(())
    });
}

#[test]
fn what_was_changed_since_stays() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        let one = create(&world, &admin, "account", json!({ "name": "One" }), json!({})).await?;
        let two = create(&world, &admin, "account", json!({ "name": "Two" }), json!({})).await?;
        let draft = order(&world, &admin, &two).await?;
        let done = merge(&world, &admin, &ask("account", &[&one, &two], json!({}))).await?.json();
        let moved = get(&world, &admin, "order", id(&draft)).await?;
        let version = format!("\"{}\"", moved["version"]);
        let headers = [("cookie", admin.as_str()), ("if-match", version.as_str())];
        let path = format!("/api/v1/records/order/{}", id(&draft));
        let changed =
            world.send("PATCH", &path, &headers, Some("{\"values\":{\"source\":\"fair\"}}")).await?;
        ensure!(changed.status == StatusCode::OK, "{}", changed.text);
        check(&undo(&world, &admin, &done).await?, StatusCode::CONFLICT, "merge-changed-since")?;
        let moved = get(&world, &admin, "order", id(&draft)).await?;
        ensure!(moved["values"]["account"]["id"] == one["id"], "a refused undo changes nothing: {moved}");
        Ok(())
    });
}

async fn enrol(world: &World, cookie: &str, name: &str, sponsor: &str) -> Result<Json> {
    let body = json!({ "name": name, "sponsor": sponsor }).to_string();
    let answer = world.as_person(cookie, "POST", "/api/v1/members", Some(&body)).await?;
    ensure!(answer.status == StatusCode::CREATED, "{}", answer.text);
    get(world, cookie, "member", answer.json()["id"].as_str().context("an id")?).await
}

async fn sponsor(world: &World, cookie: &str, member: &Json) -> Result<Json> {
    Ok(get(world, cookie, "member", id(member)).await?["values"]["sponsor"]["id"].clone())
}

#[test]
fn members_are_merged_with_their_branches_and_the_trees_stay_whole() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        let top = world.stranger.to_string();
        let a = enrol(&world, &admin, "Anna", &top).await?;
        let b = enrol(&world, &admin, "Anna again", &top).await?;
        let child = enrol(&world, &admin, "Child", id(&b)).await?;
        let grandchild = enrol(&world, &admin, "Grandchild", id(&child)).await?;
        // Below the loser nobody can stay.
        let below = merge(&world, &admin, &ask("member", &[&grandchild, &b], json!({}))).await?;
        check(&below, StatusCode::CONFLICT, "merge-below")?;
        let seen = json!({ "object": "member", "records": [child["id"], b["id"]] }).to_string();
        let seen = world.as_person(&admin, "POST", "/api/v1/merges/preview", Some(&seen)).await?.json();
        ensure!(seen["problems"][0]["code"] == "merge-below", "{seen}");

        let done = merge(&world, &admin, &ask("member", &[&a, &b], json!({}))).await?;
        ensure!(done.status == StatusCode::OK, "{}", done.text);
        ensure!(sponsor(&world, &admin, &child).await? == a["id"]);
        ensure!(sponsor(&world, &admin, &grandchild).await? == child["id"]);
        let tenant = world.cx.tenant().await?;
        let broken = store::network::verify(&world.cx.db, tenant).await?;
        ensure!(broken.is_empty(), "{broken:?}");
        let undone = undo(&world, &admin, &done.json()).await?;
        ensure!(undone.status == StatusCode::OK, "{}", undone.text);
        ensure!(sponsor(&world, &admin, &child).await? == b["id"]);
        ensure!(sponsor(&world, &admin, &b).await? == json!(top));
        ensure!(store::network::verify(&world.cx.db, tenant).await?.is_empty());
        Ok(())
    });
}
