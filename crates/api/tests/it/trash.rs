//! The trash through the API: who sees it, the way back, the way out for good, and what neither may break.

use anyhow::{Context as _, Result, ensure};
use axum::http::StatusCode;
use serde_json::{Value as Json, json};

use crate::common::{Answer, World};

async fn create(world: &World, cookie: &str, object: &str, body: Json) -> Result<Json> {
    let path = format!("/api/v1/records/{object}");
    let answer = world.as_person(cookie, "POST", &path, Some(&body.to_string())).await?;
    ensure!(answer.status == StatusCode::CREATED, "{}", answer.text);
    Ok(answer.json())
}

async fn trash(world: &World, cookie: &str, object: &str, record: &Json) -> Result<()> {
    let version = format!("\"{}\"", record["version"]);
    let path = format!("/api/v1/records/{object}/{}", id(record)?);
    let answer =
        world.send("DELETE", &path, &[("cookie", cookie), ("if-match", version.as_str())], None).await?;
    ensure!(answer.status == StatusCode::NO_CONTENT, "{}", answer.text);
    Ok(())
}

async fn restore(world: &World, cookie: &str, object: &str, record: &Json) -> Result<Answer> {
    let path = format!("/api/v1/trash/{object}/{}/restore", id(record)?);
    world.as_person(cookie, "POST", &path, None).await
}

async fn purge(world: &World, cookie: &str, object: &str, record: &Json, code: &str) -> Result<Answer> {
    let path = format!("/api/v1/trash/{object}/{}/purge", id(record)?);
    world.as_person(cookie, "POST", &path, Some(&json!({ "code": code }).to_string())).await
}

fn id(record: &Json) -> Result<&str> {
    record["id"].as_str().context("an id")
}

fn check(answer: &Answer, status: StatusCode, code: &str) -> Result<()> {
    ensure!(answer.status == status && answer.code() == code, "{} {}", answer.status, answer.text);
    Ok(())
}

async fn names(world: &World, cookie: &str, query: &str) -> Result<Vec<String>> {
    let answer = world.as_person(cookie, "GET", &format!("/api/v1/trash/account{query}"), None).await?;
    ensure!(answer.status == StatusCode::OK, "{}", answer.text);
    let items = answer.json()["items"].as_array().cloned().unwrap_or_default();
    Ok(items.iter().map(|item| item["name"].as_str().unwrap_or_default().to_owned()).collect())
}

#[test]
fn what_was_trashed_is_listed_comes_back_whole_and_tells_its_history() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let office = world.sign_in("sales_office").await?;
        let mut made = Vec::new();
        for name in ["Ænima", "Bruno", "Zoë"] {
            let body = json!({ "values": { "name": name }, "parts": { "contact_points": [
                { "values": { "kind": "email", "value": format!("{name}@example.org") } }] } });
            let record = create(&world, &office, "account", body).await?;
            trash(&world, &office, "account", &record).await?;
            world.cx.clock.advance_seconds(1);
            made.push(record);
        }
        ensure!(names(&world, &office, "").await? == ["Zoë", "Bruno", "Ænima"]);
        ensure!(names(&world, &office, "?q=aenima").await? == ["Ænima"]);
        let page = world.as_person(&office, "GET", "/api/v1/trash/account?limit=2", None).await?.json();
        let next = page["next"].as_str().context("a next page")?;
        ensure!(names(&world, &office, &format!("?limit=2&cursor={next}")).await? == ["Ænima"]);
        ensure!(page["items"][0]["by"] == "sales_office" && page["items"][0]["can_purge"] == false, "{page}");
        for cursor in ["x", "1.x", "99999999999999999999.018f0000-0000-7000-8000-000000000000"] {
            let path = format!("/api/v1/trash/account?cursor={cursor}");
            let answer = world.as_person(&office, "GET", &path, None).await?;
            check(&answer, StatusCode::BAD_REQUEST, "cursor-malformed")?;
        }
        let back = restore(&world, &office, "account", &made[1]).await?;
        ensure!(back.status == StatusCode::OK && back.json()["version"] == 3, "{}", back.text);
        ensure!(back.json()["parts"]["contact_points"][0]["values"]["value"] == "Bruno@example.org");
        check(&restore(&world, &office, "account", &made[1]).await?, StatusCode::NOT_FOUND, "not-found")?;
        ensure!(names(&world, &office, "").await? == ["Zoë", "Ænima"]);
        let path = format!("/api/v1/records/account/{}/history", id(&made[1])?);
        let history = world.as_person(&office, "GET", &path, None).await?.json();
        ensure!(history["items"][0]["action"] == "restore", "{history}");
        // A manager sees the own unit's trash only, and finds nothing else to bring back.
        let manager = world.sign_in("manager").await?;
        ensure!(names(&world, &manager, "").await?.is_empty());
        check(&restore(&world, &manager, "account", &made[0]).await?, StatusCode::NOT_FOUND, "not-found")
    });
}

#[test]
fn a_restore_sent_twice_with_its_key_is_one() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let office = world.sign_in("sales_office").await?;
        let record = create(&world, &office, "account", json!({ "values": { "name": "Once" } })).await?;
        trash(&world, &office, "account", &record).await?;
        let path = format!("/api/v1/trash/account/{}/restore", id(&record)?);
        let headers = [("cookie", office.as_str()), ("idempotency-key", "back")];
        let first = world.send("POST", &path, &headers, None).await?;
        let second = world.send("POST", &path, &headers, None).await?;
        ensure!(first.status == StatusCode::OK && first.text == second.text, "{}", second.text);
        Ok(())
    });
}

#[test]
fn an_order_waits_for_its_customer_to_come_back() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let office = world.sign_in("sales_office").await?;
        let account = create(&world, &office, "account", json!({ "values": { "name": "Buyer" } })).await?;
        let order =
            json!({ "values": { "account": account["id"], "ordered_on": "2026-11-01", "currency": "EUR" } });
        let order = create(&world, &office, "order", order).await?;
        trash(&world, &office, "order", &order).await?;
        trash(&world, &office, "account", &account).await?;
        let refused = restore(&world, &office, "order", &order).await?;
        check(&refused, StatusCode::UNPROCESSABLE_ENTITY, "trash-reference-missing")?;
        ensure!(refused.json()["fields"][0]["field"] == "account", "{}", refused.text);
        ensure!(restore(&world, &office, "account", &account).await?.status == StatusCode::OK);
        let back = restore(&world, &office, "order", &order).await?;
        ensure!(back.status == StatusCode::OK, "{}", back.text);
        Ok(())
    });
}

#[test]
fn purging_wants_the_right_the_code_and_that_nothing_is_built_on_it() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        let buyer = create(&world, &admin, "account", json!({ "values": { "name": "Buyer" } })).await?;
        let code = buyer["code"].as_str().context("a code")?;
        let order =
            json!({ "values": { "account": buyer["id"], "ordered_on": "2026-11-01", "currency": "EUR" } });
        let order = create(&world, &admin, "order", order).await?;
        let living = purge(&world, &admin, "account", &buyer, code).await?;
        check(&living, StatusCode::NOT_FOUND, "not-found")?;
        trash(&world, &admin, "account", &buyer).await?;
        for wrong in ["", "A-999999", "a-000001' OR 1=1 --"] {
            let answer = purge(&world, &admin, "account", &buyer, wrong).await?;
            check(&answer, StatusCode::UNPROCESSABLE_ENTITY, "purge-code-wrong")?;
        }
        let needed = purge(&world, &admin, "account", &buyer, code).await?;
        check(&needed, StatusCode::CONFLICT, "purge-kept-records")?;
        ensure!(names(&world, &admin, "").await? == ["Buyer"], "the refused purge changed nothing");
        let office = world.sign_in("sales_office").await?;
        check(
            &purge(&world, &office, "account", &buyer, code).await?,
            StatusCode::FORBIDDEN,
            "access-denied",
        )?;
        trash(&world, &admin, "order", &order).await?;
        let order_code = order["code"].as_str().context("a code")?;
        let gone = purge(&world, &admin, "order", &order, order_code).await?;
        ensure!(gone.status == StatusCode::NO_CONTENT, "{}", gone.text);
        let gone = purge(&world, &admin, "account", &buyer, &format!(" {code} ")).await?;
        ensure!(gone.status == StatusCode::NO_CONTENT, "{}", gone.text);
        ensure!(names(&world, &admin, "").await?.is_empty());
        check(&restore(&world, &admin, "account", &buyer).await?, StatusCode::NOT_FOUND, "not-found")
    });
}

#[test]
fn a_confirmed_sale_and_a_place_in_the_network_are_never_purged() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        let path = format!("/api/v1/records/member/{}", world.stranger);
        let member = world.as_person(&admin, "GET", &path, None).await?.json();
        trash(&world, &admin, "member", &member).await?;
        let code = member["code"].as_str().context("a code")?;
        let kept = purge(&world, &admin, "member", &member, code).await?;
        check(&kept, StatusCode::CONFLICT, "purge-kept-network")?;
        let buyer = create(&world, &admin, "account", json!({ "values": { "name": "Buyer" } })).await?;
        let order = json!({
            "values": { "account": buyer["id"], "ordered_on": "2026-11-01", "currency": "EUR" },
            "parts": { "lines": [{ "values": { "quantity": "1", "unit_price": { "amount": "5.00", "currency": "EUR" } } }] }
        });
        let order = create(&world, &admin, "order", order).await?;
        let confirm = format!("/api/v1/orders/{}/confirm", id(&order)?);
        let version = format!("\"{}\"", order["version"]);
        let done = world
            .send("POST", &confirm, &[("cookie", admin.as_str()), ("if-match", version.as_str())], None)
            .await?;
        ensure!(done.status.is_success(), "{}", done.text);
        trash(&world, &admin, "account", &buyer).await?;
        let code = buyer["code"].as_str().context("a code")?;
        let kept = purge(&world, &admin, "account", &buyer, code).await?;
        check(&kept, StatusCode::CONFLICT, "purge-kept-sales")
    });
}
