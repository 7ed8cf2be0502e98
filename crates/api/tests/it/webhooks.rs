//! Webhooks through the API and a receiver outside: what leaves and what never does, order, tries, secrets, replay.

use anyhow::{Context as _, Result, ensure};
use serde_json::{Value as Json, json};
use testkit::receiver::{Received, Receiver};

use crate::common::{Answer, PASSWORD, World};

/// What the worker does in one turn, until nothing more is due.
pub async fn work(world: &World) -> Result<()> {
    while app::webhooks::spread(&world.cx).await? {}
    while let Some(work) = app::webhooks::claim(&world.cx).await? {
        app::webhooks::deliver(&world.cx, work).await?;
    }
    Ok(())
}

async fn post(world: &World, cookie: &str, path: &str, body: &Json) -> Result<Answer> {
    world.as_person(cookie, "POST", &format!("/api/v1{path}"), Some(&body.to_string())).await
}

async fn get(world: &World, cookie: &str, path: &str) -> Result<Json> {
    let answer = world.as_person(cookie, "GET", &format!("/api/v1{path}"), None).await?;
    ensure!(answer.status == 200, "{path}: {}", answer.text);
    Ok(answer.json())
}

/// Makes a webhook; gives its path and its secret.
async fn subscribe(world: &World, cookie: &str, body: &Json) -> Result<(String, String)> {
    let made = post(world, cookie, "/webhooks", body).await?;
    ensure!(made.status == 201, "{}", made.text);
    let made = made.json();
    let id = made["webhook"]["id"].as_str().context("an id")?;
    Ok((format!("/webhooks/{id}"), made["secret"].as_str().context("a secret")?.to_owned()))
}

async fn account(world: &World, cookie: &str, values: &Json) -> Result<String> {
    let made = post(world, cookie, "/records/account", &json!({ "values": values })).await?;
    ensure!(made.status == 201, "{}", made.text);
    Ok(made.json()["id"].as_str().context("an id")?.to_owned())
}

async fn change(world: &World, cookie: &str, path: &str, version: i64, body: &Json) -> Result<Answer> {
    let version = format!("\"{version}\"");
    let headers = [("cookie", cookie), ("if-match", version.as_str())];
    world.send("PATCH", &format!("/api/v1{path}"), &headers, Some(&body.to_string())).await
}

async fn change_account(world: &World, cookie: &str, id: &str, version: i64, values: Json) -> Result<()> {
    let body = json!({ "values": values });
    let answer = change(world, cookie, &format!("/records/account/{id}"), version, &body).await?;
    ensure!(answer.status == 200, "{}", answer.text);
    Ok(())
}

fn message(received: &Received) -> Result<Json> {
    Ok(serde_json::from_str(&received.body)?)
}

fn types(all: &[Received]) -> Vec<String> {
    let word = |one| message(one).ok().and_then(|json| json["type"].as_str().map(str::to_owned));
    all.iter().map(|one| word(one).unwrap_or_default()).collect()
}

/// A role and somebody who holds it, signed in.
async fn person(world: &World, admin: &str, name: &str, rights: Json) -> Result<String> {
    let role = json!({ "values": { "code": name, "name": name, "rights": rights } });
    ensure!(post(world, admin, "/records/role", &role).await?.status == 201);
    let new = app::users::NewUser {
        login: name.into(),
        password: PASSWORD.into(),
        roles: vec![name.into()],
        ..Default::default()
    };
    app::users::add(&world.cx, &new).await?;
    world.sign_in(name).await
}

#[test]
fn changes_leave_in_order_with_what_the_owner_reads() {
    testkit::both(async |db| {
        let mut hook = Receiver::start().await;
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        account(&world, &admin, &json!({ "name": "Before anybody listened" })).await?;
        work(&world).await?;
        let (path, _) = subscribe(
            &world,
            &admin,
            &json!({ "name": "ERP", "url": hook.url, "objects": ["account"], "events": ["create", "update", "trash", "purge"] }),
        )
        .await?;
        let id = account(&world, &admin, &json!({ "name": "Zażółć", "email": "a@example.org" })).await?;
        change_account(&world, &admin, &id, 1, json!({ "city": "Łódź" })).await?;
        post(&world, &admin, "/records/product", &json!({ "values": { "code": "P", "name": "Not wanted", "price": { "amount": "1.00", "currency": "EUR" } } }))
            .await?;
        let gone = [("cookie", admin.as_str()), ("if-match", "\"2\"")];
        let trashed = world.send("DELETE", &format!("/api/v1/records/account/{id}"), &gone, None).await?;
        ensure!(trashed.status == 204, "{}", trashed.text);
        work(&world).await?;
        let all = hook.taken();
        ensure!(types(&all) == ["account.create", "account.update", "account.trash"], "{:?}", types(&all));
        let update = message(&all[1])?;
        ensure!(update["data"]["changed"] == json!(["city"]) && update["data"]["id"] == id, "{update}");
        // Read when it is sent: by then the record is in the trash, and its values stay in the house.
        ensure!(update["data"]["record"].is_null(), "{update}");
        ensure!(update["timestamp"].as_str().is_some_and(|at| at.ends_with('Z')), "{update}");
        for one in &all {
            ensure!(one.headers["content-type"] == "application/json", "{one:?}");
            ensure!(one.headers["webhook-id"].starts_with("msg_"), "{one:?}");
            ensure!(one.headers["webhook-signature"].split(' ').count() == 1, "{one:?}");
        }
        let other = account(&world, &admin, &json!({ "name": "Alive", "email": "b@example.org" })).await?;
        work(&world).await?;
        let made = message(&hook.taken()[0])?;
        let record = &made["data"]["record"];
        ensure!(record["id"] == other && record["values"]["email"] == "b@example.org", "{made}");
        ensure!(record["version"] == 1 && record.get("can").is_none(), "{made}");
        // The log tells all of it, the newest first, in pages.
        let log = get(&world, &admin, &format!("{path}/deliveries?limit=3")).await?;
        ensure!(log["items"][0]["type"] == "account.create" && log["items"][0]["status"] == 200, "{log}");
        let next = log["next"].as_str().context("a next page")?;
        let rest = get(&world, &admin, &format!("{path}/deliveries?cursor={next}")).await?;
        ensure!(rest["items"].as_array().map(Vec::len) == Some(1) && rest["next"].is_null(), "{rest}");
        let none = get(&world, &admin, &format!("{path}/deliveries?state=failed")).await?;
        ensure!(none["items"] == json!([]), "{none}");
        Ok(())
    });
}

#[test]
fn what_the_owner_may_not_read_never_leaves() {
    testkit::both(async |db| {
        let mut hook = Receiver::start().await;
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        let webhook = json!({ "read": "all", "create": "all", "update": "all" });
        let clerk = person(
            &world,
            &admin,
            "clerk",
            json!({
                "objects": { "account": { "read": "all" }, "webhook": webhook },
                "fields": { "account": { "email": "none" } },
            }),
        )
        .await?;
        let refused =
            post(&world, &clerk, "/webhooks", &json!({ "name": "x", "url": hook.url, "objects": ["role"] }))
                .await?;
        ensure!(refused.status == 422 && refused.text.contains("webhook-object-unknown"), "{}", refused.text);
        let (path, _) = subscribe(&world, &clerk, &json!({ "name": "All I see", "url": hook.url })).await?;
        let id = account(&world, &admin, &json!({ "name": "Open", "email": "secret@example.org" })).await?;
        change_account(&world, &admin, &id, 1, json!({ "email": "hidden@example.org" })).await?;
        change_account(
            &world,
            &admin,
            &id,
            2,
            json!({ "name": "Open & shut", "email": "again@example.org" }),
        )
        .await?;
        post(&world, &admin, "/records/product", &json!({ "values": { "code": "P", "name": "Unseen", "price": { "amount": "1.00", "currency": "EUR" } } }))
            .await?;
        work(&world).await?;
        let all = hook.taken();
        ensure!(types(&all) == ["account.create", "account.update"], "{:?}", types(&all));
        for one in &all {
            ensure!(!one.body.contains("example.org") && !one.body.contains("email"), "{}", one.body);
        }
        ensure!(message(&all[1])?["data"]["changed"] == json!(["name"]), "{}", all[1].body);
        let log = get(&world, &admin, &format!("{path}/deliveries?state=skipped")).await?;
        ensure!(log["items"].as_array().map(Vec::len) == Some(2), "{log}");
        // Rights of the moment it is sent, not of the moment it happened.
        let own = person(
            &world,
            &admin,
            "seller",
            json!({
                "objects": { "account": { "read": "own", "create": "own" }, "webhook": webhook },
            }),
        )
        .await?;
        let version = get(&world, &admin, &path).await?["version"].as_i64().unwrap_or_default();
        let taken = change(&world, &own, &path, version, &json!({ "events": ["create"] })).await?;
        ensure!(taken.status == 200 && taken.json()["owner"] == "seller", "{}", taken.text);
        account(&world, &admin, &json!({ "name": "Somebody else's" })).await?;
        let mine = account(&world, &own, &json!({ "name": "Mine" })).await?;
        work(&world).await?;
        let all = hook.taken();
        ensure!(all.len() == 1 && message(&all[0])?["data"]["id"] == mine, "{all:?}");
        Ok(())
    });
}

#[test]
fn a_receiver_that_fails_is_tried_again_in_order_and_never_faster() {
    testkit::both(async |db| {
        let mut hook = Receiver::start().await;
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        let (path, _) =
            subscribe(&world, &admin, &json!({ "name": "ERP", "url": hook.url, "objects": ["account"] }))
                .await?;
        for status in [500, 302, 404] {
            hook.answer(status);
            if status == 500 {
                account(&world, &admin, &json!({ "name": "First" })).await?;
                account(&world, &admin, &json!({ "name": "Second" })).await?;
            }
            work(&world).await?;
            work(&world).await?;
            let tried = hook.taken();
            ensure!(tried.len() == 1, "one try, then a pause: {tried:?}");
            ensure!(message(&tried[0])?["data"]["record"]["values"]["name"] == "First", "{}", tried[0].body);
            world.cx.clock.advance_seconds(145);
        }
        let log = get(&world, &admin, &format!("{path}/deliveries?state=waiting")).await?;
        let first = &log["items"][1];
        ensure!(first["attempts"] == 3 && first["status"] == 404 && first["reason"] == "status", "{log}");
        ensure!(first["next_at"].is_string() && log["items"][0]["next_at"].is_null(), "{log}");
        ensure!(get(&world, &admin, &path).await?["failures"] == 3);
        hook.answer(200);
        world.cx.clock.advance_seconds(145);
        work(&world).await?;
        let all = hook.taken();
        let names: Vec<Json> = all
            .iter()
            .filter_map(|one| message(one).ok())
            .map(|one| one["data"]["record"]["values"]["name"].clone())
            .collect();
        ensure!(names == ["First", "Second"], "{names:?}");
        let standing = get(&world, &admin, &path).await?;
        ensure!(standing["failures"] == 0 && standing["failing_since"].is_null(), "{standing}");
        Ok(())
    });
}

#[test]
fn three_days_of_failures_switch_it_off_and_a_person_makes_good_what_was_missed() {
    testkit::both(async |db| {
        let mut hook = Receiver::start().await;
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        let (path, _) =
            subscribe(&world, &admin, &json!({ "name": "ERP", "url": hook.url, "objects": ["account"] }))
                .await?;
        hook.answer(503);
        let lost = account(&world, &admin, &json!({ "name": "Lost" })).await?;
        let waiting = account(&world, &admin, &json!({ "name": "Waiting" })).await?;
        let began = world.cx.now();
        for _ in 0..40 {
            work(&world).await?;
            world.cx.clock.advance_seconds(6 * 3600);
        }
        let admin = world.sign_in("administrator").await?;
        let off = get(&world, &admin, &path).await?;
        ensure!(off["active"] == false && off["reason"] == "failures", "{off}");
        ensure!(hook.taken().len() < 30, "ever more seldom");
        let missed = account(&world, &admin, &json!({ "name": "Missed" })).await?;
        hook.answer(200);
        work(&world).await?;
        ensure!(hook.taken().is_empty(), "it is off");
        let on = world.as_person(&admin, "POST", &format!("/api/v1{path}/enable"), None).await?;
        ensure!(on.json()["active"] == true && on.json()["failures"] == 0, "{}", on.text);
        work(&world).await?;
        let ids = |all: &[Received]| -> Vec<Json> {
            all.iter().filter_map(|one| message(one).ok()).map(|one| one["data"]["id"].clone()).collect()
        };
        let all = hook.taken();
        ensure!(ids(&all) == [waiting.as_str()], "what waited: {:?}", ids(&all));
        // Ten tries, then given up: the log has it, and a person sends it again under its id.
        let failed = get(&world, &admin, &format!("{path}/deliveries?state=failed")).await?;
        ensure!(failed["items"][0]["record"] == lost && failed["items"][0]["attempts"] == 10, "{failed}");
        let event = failed["items"][0]["event"].as_str().context("an event")?.to_owned();
        let replay = format!("/api/v1{path}/deliveries/{event}/replay");
        for _ in 0..2 {
            let again = world.as_person(&admin, "POST", &replay, None).await?;
            ensure!(again.status == 200 && again.json()["state"] == "waiting", "{}", again.text);
        }
        work(&world).await?;
        let all = hook.taken();
        ensure!(ids(&all) == [lost.as_str()], "{:?}", ids(&all));
        ensure!(all[0].headers["webhook-id"] == format!("msg_{}", event.replace('-', "")));
        world.cx.clock.advance_seconds(1);
        // The span holds all three: two that arrived and the one that was missed.
        let span = json!({ "from": began.to_string(), "to": world.cx.now().to_string() });
        let replayed = post(&world, &admin, &format!("{path}/replay"), &span).await?;
        ensure!(replayed.json()["messages"] == 3, "{}", replayed.text);
        work(&world).await?;
        let all = hook.taken();
        ensure!(ids(&all) == [lost.as_str(), &waiting, &missed], "{:?}", ids(&all));
        for (from, to) in [
            ("2026-11-02T00:00:00Z", "2026-11-01T00:00:00Z"),
            ("2001-01-01T00:00:00Z", "2026-11-01T00:00:00Z"),
            ("x", "y"),
        ] {
            let wrong =
                post(&world, &admin, &format!("{path}/replay"), &json!({ "from": from, "to": to })).await?;
            ensure!(wrong.status == 422 && wrong.text.contains("webhook-span-malformed"), "{}", wrong.text);
        }
        Ok(())
    });
}

#[test]
fn gone_is_believed_at_once_and_an_owner_who_is_barred_sends_nothing() {
    testkit::both(async |db| {
        let mut hook = Receiver::start().await;
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        let (path, _) =
            subscribe(&world, &admin, &json!({ "name": "ERP", "url": hook.url, "objects": ["account"] }))
                .await?;
        hook.answer(410);
        account(&world, &admin, &json!({ "name": "One" })).await?;
        work(&world).await?;
        ensure!(get(&world, &admin, &path).await?["reason"] == "gone" && hook.taken().len() == 1);
        hook.answer(200);
        let rights = json!({ "objects": { "account": { "read": "all" }, "webhook": { "read": "all", "create": "all" } } });
        let clerk = person(&world, &admin, "clerk", rights).await?;
        let (path, _) = subscribe(&world, &clerk, &json!({ "name": "Mine", "url": hook.url })).await?;
        let users = get(&world, &admin, "/users?q=clerk").await?;
        let id = users["items"][0]["id"].as_str().context("the clerk")?.to_owned();
        account(&world, &admin, &json!({ "name": "Two" })).await?;
        ensure!(
            world.as_person(&admin, "POST", &format!("/api/v1/users/{id}/bar"), None).await?.status == 200
        );
        work(&world).await?;
        let off = get(&world, &admin, &path).await?;
        ensure!(off["reason"] == "owner-gone" && off["waiting"] == 1 && hook.taken().is_empty(), "{off}");
        Ok(())
    });
}

#[test]
fn a_secret_is_shown_once_and_exchanged_with_a_day_of_both() {
    testkit::both(async |db| {
        let mut hook = Receiver::start().await;
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        let (path, first) = subscribe(&world, &admin, &json!({ "name": "ERP", "url": hook.url })).await?;
        ensure!(first.starts_with("whsec_") && first.len() == 50, "{first}");
        let rotated = world.as_person(&admin, "POST", &format!("/api/v1{path}/secret"), None).await?;
        let second = rotated.json()["secret"].as_str().context("a secret")?.to_owned();
        ensure!(first != second);
        let sent = world.as_person(&admin, "POST", &format!("/api/v1{path}/test"), None).await?;
        ensure!(sent.json()["state"] == "delivered" && sent.json()["status"] == 200, "{}", sent.text);
        let both = hook.taken();
        ensure!(both[0].headers["webhook-signature"].split(' ').count() == 2, "{both:?}");
        ensure!(types(&both) == ["webhook.test"]);
        world.cx.clock.advance_seconds(25 * 3600);
        let admin = world.sign_in("administrator").await?;
        world.as_person(&admin, "POST", &format!("/api/v1{path}/test"), None).await?;
        ensure!(hook.taken()[0].headers["webhook-signature"].split(' ').count() == 1);
        // Nobody reads it anywhere else.
        for place in ["/webhooks".to_owned(), path.clone(), format!("{path}/deliveries")] {
            let text = get(&world, &admin, &place).await?.to_string();
            ensure!(!text.contains("whsec_"), "{place}: {text}");
        }
        for sql in [
            "SELECT CAST(payload AS TEXT) FROM outbox",
            "SELECT diff FROM audit_detail",
            "SELECT CAST(result AS TEXT) FROM idempotency",
        ] {
            use store::Read as _;
            for row in world.cx.db.read().query(sql, &[]).await? {
                let text: String = row.get(0)?;
                ensure!(!text.contains("whsec_"), "{sql}: {text}");
            }
        }
        Ok(())
    });
}

#[test]
fn a_test_that_does_not_arrive_says_why_and_is_not_tried_again() {
    testkit::both(async |db| {
        let mut hook = Receiver::start().await;
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        let (path, _) = subscribe(&world, &admin, &json!({ "name": "ERP", "url": hook.url })).await?;
        hook.answer(302);
        let sent = world.as_person(&admin, "POST", &format!("/api/v1{path}/test"), None).await?;
        ensure!(sent.json()["state"] == "failed" && sent.json()["status"] == 302, "{}", sent.text);
        // A name that leads into the house, which no look at its letters tells.
        let (path, _) =
            subscribe(&world, &admin, &json!({ "name": "In", "url": "https://nowhere.invalid/" })).await?;
        let sent = world.as_person(&admin, "POST", &format!("/api/v1{path}/test"), None).await?;
        ensure!(sent.json()["reason"] == "address-unknown", "{}", sent.text);
        hook.taken();
        world.cx.clock.advance_seconds(3600);
        work(&world).await?;
        ensure!(hook.taken().is_empty());
        Ok(())
    });
}

#[test]
fn what_is_wrong_is_refused_with_its_field() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        let long = "x".repeat(81);
        for (body, field, code) in [
            (json!({ "name": "", "url": "https://a.example/" }), "name", "field-required"),
            (json!({ "name": long, "url": "https://a.example/" }), "name", "field-too-long"),
            (json!({ "name": "a\u{0}b", "url": "https://a.example/" }), "name", "field-control-character"),
            (json!({ "name": "a", "url": "ftp://a.example/" }), "url", "webhook-address-malformed"),
            (json!({ "name": "a", "url": "javascript:alert(1)" }), "url", "webhook-address-malformed"),
            (json!({ "name": "a", "url": "https://u:p@a.example/" }), "url", "webhook-address-malformed"),
            (
                json!({ "name": "a", "url": "https://169.254.169.254/latest" }),
                "url",
                "webhook-address-private",
            ),
            (json!({ "name": "a", "url": "https://2130706434/" }), "url", "webhook-address-private"),
            (json!({ "name": "a", "url": "http://10.0.0.1/" }), "url", "webhook-address-private"),
            (json!({ "name": "a", "url": "https://[::1]/" }), "url", "webhook-address-private"),
            (
                json!({ "name": "a", "url": "https://a.example/", "objects": ["user"] }),
                "objects",
                "webhook-object-unknown",
            ),
            (
                json!({ "name": "a", "url": "https://a.example/", "events": ["drop table"] }),
                "events",
                "webhook-event-unknown",
            ),
        ] {
            let refused = post(&world, &admin, "/webhooks", &body).await?;
            let fields = refused.json()["fields"].clone();
            let named = fields
                .as_array()
                .into_iter()
                .flatten()
                .any(|one| one["field"] == field && one["code"] == code);
            ensure!(refused.status == 422 && named, "{body}: {}", refused.text);
        }
        for body in
            [json!({ "name": "a" }), json!({ "name": "a", "url": "https://a.example/", "secret": "whsec_x" })]
        {
            let refused = post(&world, &admin, "/webhooks", &body).await?;
            ensure!([400, 422].contains(&refused.status.as_u16()), "{body}: {}", refused.text);
        }
        let (path, _) =
            subscribe(&world, &admin, &json!({ "name": "a", "url": "https://a.example/" })).await?;
        ensure!(change(&world, &admin, &path, 1, &json!({ "name": "b" })).await?.json()["version"] == 2);
        let stale = change(&world, &admin, &path, 1, &json!({ "name": "c" })).await?;
        ensure!(stale.status == 409 && stale.code() == "version-stale", "{}", stale.text);
        let unknown =
            world.as_person(&admin, "GET", &format!("/api/v1{path}/deliveries?state=nonsense"), None).await?;
        ensure!(unknown.status == 422, "{}", unknown.text);
        for n in 1..50 {
            subscribe(&world, &admin, &json!({ "name": format!("n{n}"), "url": "https://a.example/" }))
                .await?;
        }
        let many =
            post(&world, &admin, "/webhooks", &json!({ "name": "51", "url": "https://a.example/" })).await?;
        ensure!(many.status == 409 && many.code() == "webhook-too-many", "{}", many.text);
        let headers = [("cookie", admin.as_str()), ("if-match", "\"2\"")];
        ensure!(world.send("DELETE", &format!("/api/v1{path}"), &headers, None).await?.status == 204);
        ensure!(world.send("DELETE", &format!("/api/v1{path}"), &headers, None).await?.status == 404);
        Ok(())
    });
}

#[test]
fn two_servers_hand_out_once_and_one_at_a_time_sends() {
    testkit::both(async |db| {
        let mut hook = Receiver::start().await;
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        subscribe(&world, &admin, &json!({ "name": "ERP", "url": hook.url, "objects": ["account"] })).await?;
        for n in 0..12 {
            account(&world, &admin, &json!({ "name": format!("A{n:02}") })).await?;
        }
        let cx = &world.cx;
        let (a, b, c) =
            tokio::join!(app::webhooks::spread(cx), app::webhooks::spread(cx), app::webhooks::spread(cx));
        ensure!(!a? && !b? && !c?);
        // A server takes the subscriber up and dies: nobody else has it until the lease is over.
        let dead = app::webhooks::claim(cx).await?;
        ensure!(dead.is_some() && app::webhooks::claim(cx).await?.is_none());
        drop(dead);
        world.cx.clock.advance_seconds(61);
        let (a, b) = tokio::join!(app::webhooks::claim(cx), app::webhooks::claim(cx));
        let claimed: Vec<_> = [a?, b?].into_iter().flatten().collect();
        ensure!(claimed.len() == 1, "{claimed:?}");
        for work in claimed {
            app::webhooks::deliver(cx, work).await?;
        }
        let names: Vec<String> = hook
            .taken()
            .iter()
            .filter_map(|one| {
                message(one).ok()?["data"]["record"]["values"]["name"].as_str().map(str::to_owned)
            })
            .collect();
        let expected: Vec<String> = (0..12).map(|n| format!("A{n:02}")).collect();
        ensure!(names == expected, "{names:?}");
        Ok(())
    });
}

#[test]
fn a_change_of_many_is_one_message_with_the_ids_in_sight() {
    testkit::both(async |db| {
        let mut hook = Receiver::start().await;
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        let rights = json!({ "objects": {
            "account": { "read": "own", "create": "own" }, "webhook": { "read": "all", "create": "all" },
        } });
        let seller = person(&world, &admin, "seller", rights).await?;
        let mine = account(&world, &seller, &json!({ "name": "Mine" })).await?;
        let other = account(&world, &admin, &json!({ "name": "Other" })).await?;
        subscribe(&world, &seller, &json!({ "name": "Mine", "url": hook.url, "events": ["bulk"] })).await?;
        let bulk = json!({ "object": "account", "action": "update", "ids": [mine, other], "values": { "city": "Gdynia" } });
        let asked = post(&world, &admin, "/bulk", &bulk).await?;
        ensure!(asked.status.is_success(), "{}", asked.text);
        let leased = app::jobs::claim(&world.cx, "test").await?.context("a job")?;
        let outcome = app::jobs::run(&world.cx, &leased).await;
        app::jobs::settle(&world.cx, &leased, Some(outcome)).await?;
        work(&world).await?;
        let all = hook.taken();
        ensure!(types(&all) == ["account.bulk"], "{all:?}");
        let data = &message(&all[0])?["data"];
        ensure!(data["ids"] == json!([mine]) && data["action"] == "update", "{data}");
        ensure!(!all[0].body.contains(&other));
        Ok(())
    });
}
