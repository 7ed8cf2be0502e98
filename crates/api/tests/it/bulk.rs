//! Changes of many records through the API: what is changed, what is left out and why, the undo, a crash in between,
//! and everything a single write would refuse.

use anyhow::{Context as _, Result, ensure};
use axum::http::StatusCode;
use serde_json::{Value as Json, json};

use crate::common::{Answer, World};

async fn account(world: &World, cookie: &str, values: Json) -> Result<String> {
    let body = json!({ "values": values }).to_string();
    let answer = world.as_person(cookie, "POST", "/api/v1/records/account", Some(&body)).await?;
    ensure!(answer.status == StatusCode::CREATED, "{}", answer.text);
    Ok(answer.json()["id"].as_str().context("an id")?.to_owned())
}

async fn ask(world: &World, cookie: &str, body: &Json) -> Result<Answer> {
    world.as_person(cookie, "POST", "/api/v1/bulk", Some(&body.to_string())).await
}

async fn refused(world: &World, cookie: &str, body: Json, status: u16, code: &str) -> Result<()> {
    let answer = ask(world, cookie, &body).await?;
    ensure!(answer.status.as_u16() == status && answer.code() == code, "{body}: {}", answer.text);
    Ok(())
}

/// Lets a worker do all jobs that wait.
async fn work(world: &World) -> Result<()> {
    let fault = |error: app::Error| anyhow::anyhow!("{error:?}");
    while let Some(leased) = app::jobs::claim(&world.cx, "worker").await.map_err(fault)? {
        let out = app::jobs::run(&world.cx, &leased).await;
        app::jobs::settle(&world.cx, &leased, Some(out)).await.map_err(fault)?;
    }
    Ok(())
}

/// Asks, lets the job run, and gives the account.
async fn done(world: &World, cookie: &str, body: Json) -> Result<Json> {
    let answer = ask(world, cookie, &body).await?;
    ensure!(answer.status == StatusCode::ACCEPTED, "{body}: {}", answer.text);
    work(world).await?;
    read(world, cookie, answer.json()["id"].as_str().context("an id")?).await
}

async fn undone(world: &World, cookie: &str, bulk: &Json) -> Result<Json> {
    let path = format!("/api/v1/bulk/{}/undo", bulk["id"].as_str().context("an id")?);
    let answer = world.as_person(cookie, "POST", &path, None).await?;
    ensure!(answer.status == StatusCode::ACCEPTED, "{}", answer.text);
    work(world).await?;
    read(world, cookie, answer.json()["id"].as_str().context("an id")?).await
}

async fn read(world: &World, cookie: &str, id: &str) -> Result<Json> {
    Ok(world.as_person(cookie, "GET", &format!("/api/v1/bulk/{id}"), None).await?.json())
}

/// What an account says each record got, by field.
fn given(bulk: &Json) -> Json {
    let pairs = bulk["changes"].as_array().into_iter().flatten();
    pairs.filter_map(|one| Some((one["field"].as_str()?.to_owned(), one["after"].clone()))).collect()
}

async fn value(world: &World, cookie: &str, id: &str, field: &str) -> Result<Json> {
    let answer = world.as_person(cookie, "GET", &format!("/api/v1/records/account/{id}"), None).await?;
    Ok(answer.json()["values"][field].clone())
}

async fn change(world: &World, cookie: &str, id: &str, version: i64, values: Json) -> Result<()> {
    let headers = [("cookie", cookie), ("if-match", &*format!("\"{version}\""))];
    let body = json!({ "values": values }).to_string();
    let path = format!("/api/v1/records/account/{id}");
    let answer = world.send("PATCH", &path, &headers, Some(&body)).await?;
    ensure!(answer.status == StatusCode::OK, "{}", answer.text);
    Ok(())
}

fn counts(bulk: &Json) -> String {
    let reasons = bulk["reasons"].as_array().into_iter().flatten();
    let reasons: Vec<String> =
        reasons.map(|r| format!("{}={}", r["code"].as_str().unwrap_or_default(), r["count"])).collect();
    format!("{} {} {}", bulk["changed"], bulk["left_out"], reasons.join(","))
}

const CITY: &str = "Łódź";

#[test]
fn all_that_match_are_changed_found_by_the_new_value_and_taken_back_but_for_what_changed_since() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let office = world.sign_in("sales_office").await?;
        let mut ids = Vec::new();
        for n in 0..5 {
            let values = json!({ "name": format!("Klient {n}"), "status": "lead", "city": if n == 0 { Json::Null } else { json!(format!("Town {n}")) } });
            ids.push(account(&world, &office, values).await?);
        }
        let other = account(&world, &office, json!({ "name": "Klient X", "status": "active" })).await?;
        account(
            &world,
            &office,
            json!({ "name": "Klient same", "status": "lead", "city": CITY, "source": "fair" }),
        )
        .await?;
        let filter = json!({ "field": "status", "op": "eq", "value": "lead" });
        let bulk = done(
            &world,
            &office,
            json!({ "object": "account", "action": "update",
            "matching": { "filter": filter, "q": "klient" }, "values": { "city": CITY, "source": "fair" } }),
        )
        .await?;
        ensure!(counts(&bulk) == "5 1 bulk-unchanged=1" && bulk["can_undo"] == true, "{bulk}");
        ensure!(value(&world, &office, &ids[3], "city").await? == CITY);
        ensure!(value(&world, &office, &other, "city").await?.is_null());
        // Names and search texts follow.
        let found = world.as_person(&office, "GET", "/api/v1/records/account?q=lodz", None).await?.json();
        ensure!(found["count"]["value"] == 6, "{found}");
        let path = format!("/api/v1/records/account/{}/history", ids[3]);
        let history = world.as_person(&office, "GET", &path, None).await?.json();
        ensure!(
            history["items"][0]["action"] == "update" && history["items"][0]["changes"][0]["after"] == CITY,
            "{history}"
        );
        change(&world, &office, &ids[2], 2, json!({ "phone": "+48 12 345 67 89" })).await?;
        let back = undone(&world, &office, &bulk).await?;
        ensure!(counts(&back) == "4 1 bulk-changed-since=1" && back["can_undo"] == false, "{back}");
        ensure!(value(&world, &office, &ids[0], "city").await?.is_null(), "what was empty is empty again");
        ensure!(value(&world, &office, &ids[3], "city").await? == "Town 3");
        ensure!(value(&world, &office, &ids[2], "city").await? == CITY);
        let found = world.as_person(&office, "GET", "/api/v1/records/account?q=town+3", None).await?.json();
        ensure!(found["count"]["value"] == 1, "{found}");
        let left = format!("/api/v1/bulk/{}/left", back["id"].as_str().unwrap_or_default());
        let left = world.as_person(&office, "GET", &left, None).await?.json();
        ensure!(
            left["items"][0]["label"] == "Klient 2" && left["items"][0]["reason"] == "bulk-changed-since",
            "{left}"
        );
        let again = format!("/api/v1/bulk/{}/undo", bulk["id"].as_str().unwrap_or_default());
        let again = world.as_person(&office, "POST", &again, None).await?;
        ensure!(again.status == StatusCode::CONFLICT && again.code() == "bulk-undone", "{}", again.text);
        Ok(())
    });
}

#[test]
fn numbers_money_dates_and_references_go_there_and_back() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let office = world.sign_in("sales_office").await?;
        let mut ids = Vec::new();
        for n in 0..3 {
            let price = json!({ "amount": format!("{n}.50"), "currency": "EUR" });
            let pv = if n == 0 { json!("1.5") } else { json!(null) };
            let body =
                json!({ "values": { "name": format!("Soap {n}"), "price": price, "pv": pv } }).to_string();
            let made = world.as_person(&office, "POST", "/api/v1/records/product", Some(&body)).await?;
            ids.push(made.json()["id"].clone());
        }
        let price = json!({ "amount": "9.99", "currency": "PLN" });
        let bulk = done(
            &world,
            &office,
            json!({ "object": "product", "action": "update", "ids": ids,
            "values": { "price": price, "pv": "2.25", "category": "Bath" } }),
        )
        .await?;
        ensure!(counts(&bulk) == "3 0 ", "{bulk}");
        let said = json!({ "price": price, "pv": "2.25", "category": "Bath" });
        ensure!(given(&bulk) == said && bulk["changes"][0]["before"].is_null(), "{bulk}");
        let one = async |id: &Json| -> Result<Json> {
            let path = format!("/api/v1/records/product/{}", id.as_str().unwrap_or_default());
            Ok(world.as_person(&office, "GET", &path, None).await?.json()["values"].clone())
        };
        let now = one(&ids[1]).await?;
        ensure!(now["price"] == price && now["pv"] == "2.25" && now["category"] == "Bath", "{now}");
        ensure!(counts(&undone(&world, &office, &bulk).await?) == "3 0 ");
        let (first, second) = (one(&ids[0]).await?, one(&ids[1]).await?);
        ensure!(
            first["price"] == json!({ "amount": "0.50", "currency": "EUR" }) && first["pv"] == "1.5",
            "{first}"
        );
        ensure!(second["pv"].is_null() && second["category"].is_null(), "{second}");
        // References, and undoing them.
        let id = account(&world, &office, json!({ "name": "With a seller" })).await?;
        let body = json!({ "object": "account", "action": "update", "ids": [id], "values": { "member": world.stranger } });
        let bulk = done(&world, &office, body).await?;
        ensure!(given(&bulk)["member"]["label"] == "Stranger", "{bulk}");
        ensure!(value(&world, &office, &id, "member").await?["label"] == "Stranger");
        undone(&world, &office, &bulk).await?;
        ensure!(value(&world, &office, &id, "member").await?.is_null());
        Ok(())
    });
}

#[test]
fn what_a_single_write_refuses_is_refused_for_many() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let office = world.sign_in("sales_office").await?;
        let id = account(&world, &office, json!({ "name": "One" })).await?;
        let update =
            |values: Json| json!({ "object": "account", "action": "update", "ids": [id], "values": values });
        refused(&world, &office, update(json!({ "role": "administrator" })), 422, "field-unknown").await?;
        refused(&world, &office, update(json!({ "tenant_id": id })), 422, "field-unknown").await?;
        refused(&world, &office, update(json!({ "name": "" })), 422, "field-required").await?;
        refused(&world, &office, update(json!({ "code": "A-1" })), 422, "bulk-field-alone").await?;
        refused(&world, &office, update(json!({})), 422, "bulk-nothing").await?;
        // A reference to what is not there, and to what the person may not see, are the same.
        let nobody = "018f0000-0000-7000-8000-000000000000";
        refused(&world, &office, update(json!({ "member": nobody })), 422, "field-reference-unknown").await?;
        let mut both = update(json!({ "city": "x" }));
        both["matching"] = json!({});
        refused(&world, &office, both, 422, "bulk-aim").await?;
        let mut mixed = update(json!({ "city": "x" }));
        mixed["owner"] = json!(nobody);
        refused(&world, &office, mixed, 422, "bulk-mixed").await?;
        refused(
            &world,
            &office,
            json!({ "object": "account", "action": "purge", "ids": [id] }),
            422,
            "bulk-action-unknown",
        )
        .await?;
        refused(
            &world,
            &office,
            json!({ "object": "account", "action": "trash", "ids": [] }),
            422,
            "bulk-nothing",
        )
        .await?;
        let many: Vec<&str> = std::iter::repeat_n(nobody, 1_500).collect();
        let body = json!({ "object": "account", "action": "trash", "ids": many });
        ensure!(
            ask(&world, &office, &body).await?.status == StatusCode::ACCEPTED,
            "the same id many times is one"
        );
        let hostile = json!({ "object": "account", "action": "trash", "matching": { "filter": { "field": "email)or(1=1", "op": "eq", "value": "x" } } });
        ensure!(ask(&world, &office, &hostile).await?.status == StatusCode::UNPROCESSABLE_ENTITY);
        let assign =
            |owner: &str| json!({ "object": "account", "action": "assign", "ids": [id], "owner": owner });
        refused(&world, &office, assign(nobody), 422, "field-reference-unknown").await?;
        // Of those asked for, only the known one is left to be done; nothing of it was refused.
        work(&world).await?;
        ensure!(value(&world, &office, &id, "name").await? == "One");
        Ok(())
    });
}

#[test]
fn foreign_records_are_left_out_and_another_persons_account_is_none() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let office = world.sign_in("sales_office").await?;
        let foreign = account(&world, &office, json!({ "name": "Foreign" })).await?;
        let distributor = world.sign_in("distributor").await?;
        let mine = account(&world, &distributor, json!({ "name": "Mine" })).await?;
        let body = json!({ "object": "account", "action": "update", "ids": [foreign, mine, "018f0000-0000-7000-8000-000000000000"], "values": { "city": "Taken" } });
        let bulk = done(&world, &distributor, body).await?;
        ensure!(counts(&bulk) == "1 2 not-found=2", "{bulk}");
        ensure!(value(&world, &office, &foreign, "city").await?.is_null());
        let left = format!("/api/v1/bulk/{}/left", bulk["id"].as_str().unwrap_or_default());
        let left = world.as_person(&distributor, "GET", &left, None).await?.json();
        ensure!(
            left["items"].as_array().is_some_and(|all| all.iter().all(|one| one["label"].is_null())),
            "{left}"
        );
        let theirs = format!("/api/v1/bulk/{}", bulk["id"].as_str().unwrap_or_default());
        ensure!(world.as_person(&office, "GET", &theirs, None).await?.status == StatusCode::NOT_FOUND);
        let undo = world.as_person(&office, "POST", &format!("{theirs}/undo"), None).await?;
        ensure!(undo.status == StatusCode::NOT_FOUND, "{}", undo.text);
        // All that match: the own ones only.
        let body = json!({ "object": "account", "action": "update", "matching": {}, "values": { "city": "All mine" } });
        ensure!(counts(&done(&world, &distributor, body).await?) == "1 0 ");
        ensure!(value(&world, &office, &foreign, "city").await?.is_null());
        Ok(())
    });
}

#[test]
fn many_are_assigned_trashed_and_brought_back() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        let owners = world.as_person(&admin, "GET", "/api/v1/bulk/owners?q=manag", None).await?.json();
        let manager = owners["items"][0]["id"].clone();
        // Whatever way it is written.
        for q in ["MAN%C3%84G", "m%C3%A1nag", "%20Manag%20"] {
            let path = format!("/api/v1/bulk/owners?q={q}");
            let same = world.as_person(&admin, "GET", &path, None).await?.json();
            ensure!(same["items"] == owners["items"], "{q}: {same}");
        }
        ensure!(manager.is_string(), "{owners}");
        let mut ids = Vec::new();
        for n in 0..3 {
            ids.push(account(&world, &admin, json!({ "name": format!("Given {n}") })).await?);
        }
        let boss = world.sign_in("manager").await?;
        ensure!(value(&world, &boss, &ids[0], "name").await?.is_null());
        let body = json!({ "object": "account", "action": "assign", "ids": ids, "owner": manager });
        let bulk = done(&world, &admin, body).await?;
        ensure!(counts(&bulk) == "3 0 " && given(&bulk) == json!({ "owner": "manager" }), "{bulk}");
        ensure!(value(&world, &boss, &ids[0], "name").await? == "Given 0", "the new owner sees it");
        let path = format!("/api/v1/records/account/{}/history", ids[0]);
        let history = world.as_person(&admin, "GET", &path, None).await?.json();
        let said = &history["items"][0]["changes"][0];
        ensure!(said["before"] == "administrator" && said["after"] == "manager", "{history}");
        ensure!(counts(&undone(&world, &admin, &bulk).await?) == "3 0 ");
        ensure!(value(&world, &boss, &ids[0], "name").await?.is_null());
        let bulk =
            done(&world, &admin, json!({ "object": "account", "action": "trash", "ids": ids })).await?;
        ensure!(counts(&bulk) == "3 0 " && given(&bulk) == json!({}), "{bulk}");
        let trash = world.as_person(&admin, "GET", "/api/v1/trash/account", None).await?.json();
        ensure!(trash["items"].as_array().map(Vec::len) == Some(3), "{trash}");
        let one = format!("/api/v1/trash/account/{}/restore", ids[1]);
        ensure!(world.as_person(&admin, "POST", &one, None).await?.status == StatusCode::OK);
        ensure!(counts(&undone(&world, &admin, &bulk).await?) == "2 1 bulk-changed-since=1");
        ensure!(value(&world, &admin, &ids[2], "name").await? == "Given 2");
        Ok(())
    });
}

#[test]
fn confirmed_orders_stay_and_who_would_lose_a_record_keeps_it() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        let buyer = account(&world, &admin, json!({ "name": "Buyer" })).await?;
        let mut orders = Vec::new();
        for confirmed in [true, false] {
            let order = json!({
                "values": { "account": buyer, "ordered_on": "2026-11-01", "currency": "EUR" },
                "parts": { "lines": [{ "values": { "quantity": "1", "unit_price": { "amount": "5.00", "currency": "EUR" } } }] }
            });
            let made = world
                .as_person(&admin, "POST", "/api/v1/records/order", Some(&order.to_string()))
                .await?
                .json();
            if confirmed {
                let version = format!("\"{}\"", made["version"]);
                let path = format!("/api/v1/orders/{}/confirm", made["id"].as_str().unwrap_or_default());
                let headers = [("cookie", admin.as_str()), ("if-match", version.as_str())];
                ensure!(world.send("POST", &path, &headers, None).await?.status.is_success());
            }
            orders.push(made["id"].clone());
        }
        for body in [
            json!({ "object": "order", "action": "update", "ids": orders, "values": { "source": "fair" } }),
            json!({ "object": "order", "action": "trash", "ids": orders }),
        ] {
            ensure!(counts(&done(&world, &admin, body).await?) == "1 1 order-final=1");
        }
        // A distributor's own record belongs to the own membership: it cannot be given away by a bulk change either.
        let distributor = world.sign_in("distributor").await?;
        let mine = account(&world, &distributor, json!({ "name": "Mine" })).await?;
        let body = json!({ "object": "account", "action": "assign", "ids": [mine], "owner": world.member });
        let refused = ask(&world, &distributor, &body).await?;
        ensure!(refused.status == StatusCode::FORBIDDEN, "{}", refused.text);
        Ok(())
    });
}

#[test]
fn a_lost_lease_and_a_stop_between_chunks_lose_and_double_nothing() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let office = world.sign_in("sales_office").await?;
        let who = app::Principal::operator(world.cx.tenant().await.map_err(|e| anyhow::anyhow!("{e:?}"))?);
        let object = entity::object("account").context("accounts")?;
        let rows: Vec<_> = (0..1_200)
            .map(|n| store::imports::rows::NewRow {
                id: world.cx.new_id(),
                owner: None,
                unit: None,
                values: entity::Values::from([
                    ("code".to_owned(), entity::FieldValue::Text(format!("B-{n:06}"))),
                    ("name".to_owned(), entity::FieldValue::Text(format!("Many {n}"))),
                ]),
            })
            .collect();
        let now = world.cx.now();
        world
            .cx
            .db
            .write(async |tx: &mut store::Tx| {
                store::imports::rows::insert(tx, who.tenant, object, &rows, None, now).await
            })
            .await?;
        let body = json!({ "object": "account", "action": "update", "matching": { "q": "many" }, "values": { "source": "crash" } });
        let started = ask(&world, &office, &body).await?.json();
        let fault = |error: app::Error| anyhow::anyhow!("{error:?}");
        let first = app::jobs::claim(&world.cx, "first").await.map_err(fault)?.context("a job")?;
        // Its lease runs out while it works: another worker has the job, and the first one may write nothing more.
        world.cx.clock.advance_seconds(60);
        let second = app::jobs::claim(&world.cx, "second").await.map_err(fault)?.context("the job again")?;
        let lost = app::jobs::run(&world.cx, &first).await;
        ensure!(matches!(lost, Err(app::jobs::Halt::Lost)), "{lost:?}");
        // The second one is told to stop as soon as a chunk is in; a third one goes on from there.
        let job = started["job"].as_str().context("a job")?.parse::<kernel::JobId>()?;
        let watch = async {
            while store::jobs::get(&mut world.cx.db.read(), who.tenant, job)
                .await?
                .is_some_and(|job| job.done == 0)
            {
                tokio::task::yield_now().await;
            }
            second.stop();
            anyhow::Ok(())
        };
        let (stopped, watched) = tokio::join!(app::jobs::run(&world.cx, &second), watch);
        watched?;
        app::jobs::settle(&world.cx, &second, Some(stopped)).await.map_err(fault)?;
        work(&world).await?;
        let id = started["id"].as_str().context("an id")?;
        ensure!(counts(&read(&world, &office, id).await?) == "1200 0 ");
        let filter = json!({ "field": "source", "op": "eq", "value": "crash" }).to_string();
        let path = format!(
            "/api/v1/records/account/export.csv?filter={}",
            filter.replace('"', "%22").replace(' ', "")
        );
        let file = world.as_person(&office, "GET", &path, None).await?.text;
        ensure!(file.lines().count() == 1_201, "{} lines", file.lines().count());
        let bulk = read(&world, &office, id).await?;
        ensure!(counts(&undone(&world, &office, &bulk).await?) == "1200 0 ");
        Ok(())
    });
}
