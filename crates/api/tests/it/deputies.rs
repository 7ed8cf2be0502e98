//! Acting for an absent colleague: no more than the colleague has now, no chains, four eyes, noted as one for the other,
//! over at once when it is ended or its days are.

use anyhow::{Context as _, Result, ensure};
use axum::http::StatusCode;
use serde_json::{Value as Json, json};

use crate::common::{Answer, PASSWORD, World};

async fn send(world: &World, cookie: &str, method: &str, path: &str, body: Json) -> Result<Answer> {
    let text = body.to_string();
    let path = format!("/api/v1{path}");
    world.as_person(cookie, method, &path, (!body.is_null()).then_some(text.as_str())).await
}

async fn get(world: &World, cookie: &str, path: &str) -> Result<Answer> {
    send(world, cookie, "GET", path, Json::Null).await
}

async fn create(world: &World, cookie: &str, object: &str, values: Json) -> Result<String> {
    let body = json!({ "values": values, "parts": {} });
    let answer = send(world, cookie, "POST", &format!("/records/{object}"), body).await?;
    ensure!(answer.status == StatusCode::CREATED, "{object}: {}", answer.text);
    Ok(answer.json()["id"].as_str().context("an id")?.to_owned())
}

async fn user(world: &World, login: &str) -> Result<Json> {
    let admin = world.sign_in("administrator").await?;
    let page = get(world, &admin, &format!("/users?q={login}")).await?;
    Ok(page.json()["items"][0].clone())
}

async fn id_of(world: &World, login: &str) -> Result<String> {
    Ok(user(world, login).await?["id"].as_str().context("an id")?.to_owned())
}

/// Gives a person exactly these roles.
async fn grant(world: &World, login: &str, roles: Json) -> Result<()> {
    let admin = world.sign_in("administrator").await?;
    let user = user(world, login).await?;
    let version = format!("\"{}\"", user["version"]);
    let path = format!("/api/v1/users/{}", user["id"].as_str().unwrap_or_default());
    let headers = [("cookie", admin.as_str()), ("if-match", version.as_str())];
    let done = world.send("PATCH", &path, &headers, Some(&json!({ "roles": roles }).to_string())).await?;
    ensure!(done.status == StatusCode::OK, "{}", done.text);
    Ok(())
}

/// `person` names `deputy` for these roles, from 1 to 5 November 2026; the tests begin on the first.
async fn named(world: &World, person: &str, deputy: &str, roles: Json) -> Result<Answer> {
    let cookie = world.sign_in(person).await?;
    let body = json!({ "deputy": id_of(world, deputy).await?, "roles": roles, "from": "2026-11-01", "until": "2026-11-05" });
    send(world, &cookie, "POST", "/deputies", body).await
}

async fn entry(world: &World, person: &str, deputy: &str, roles: Json) -> Result<String> {
    let answer = named(world, person, deputy, roles).await?;
    ensure!(answer.status == StatusCode::CREATED, "{}", answer.text);
    Ok(answer.json()["id"].as_str().context("an id")?.to_owned())
}

async fn act(world: &World, cookie: &str, entry: &str) -> Result<Answer> {
    send(world, cookie, "POST", "/session/acting", json!({ "deputy": entry })).await
}

#[test]
fn a_deputy_works_with_what_is_lent_and_leaves_both_names() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let entry = entry(&world, "sales_office", "finance", json!(["sales_office"])).await?;
        let deputy = world.sign_in("finance").await?;
        let account = json!({ "values": { "name": "Early" }, "parts": {} });
        let early = send(&world, &deputy, "POST", "/records/account", account).await?;
        ensure!(early.status == StatusCode::FORBIDDEN, "nothing before it begins: {}", early.text);
        let me = get(&world, &deputy, "/session").await?.json();
        ensure!(me["acting"].is_null() && me["deputies"][0]["person"] == "sales_office", "{me}");

        ensure!(act(&world, &deputy, &entry).await?.status == StatusCode::NO_CONTENT);
        let me = get(&world, &deputy, "/session").await?.json();
        ensure!(me["acting"]["person"] == "sales_office" && me["acting"]["until"] == "2026-11-05", "{me}");
        ensure!(me["rights"]["account"]["create"] == "all" && me["rights"]["run"]["post"] == "all", "{me}");
        let made = create(&world, &deputy, "account", json!({ "name": "For a colleague" })).await?;
        let past = get(&world, &deputy, &format!("/records/account/{made}/history")).await?.json();
        let first = &past["items"][0];
        ensure!(first["by"] == "finance" && first["on_behalf"] == "sales_office", "{past}");
        let admin = world.sign_in("administrator").await?;
        let log = get(&world, &admin, &format!("/audit?object=account&record={made}")).await?.json();
        ensure!(
            log["items"][0]["by"] == "finance" && log["items"][0]["on_behalf"] == "sales_office",
            "{log}"
        );
        let acts = get(&world, &admin, "/audit?object=deputy").await?.json();
        let done: Vec<&str> =
            acts["items"].as_array().into_iter().flatten().filter_map(|one| one["action"].as_str()).collect();
        ensure!(done == ["act", "create"], "{acts}");

        // What was done for the colleague is the colleague's.
        let owner = get(&world, &admin, "/records/account?filter=%7B%22field%22%3A%22name%22%2C%22op%22%3A%22eq%22%2C%22value%22%3A%22For%20a%20colleague%22%7D").await?;
        ensure!(owner.json()["items"][0]["id"] == json!(made), "{}", owner.text);
        // Stopping is stopping; so is asking twice.
        for _ in 0..2 {
            let stop = send(&world, &deputy, "DELETE", "/session/acting", Json::Null).await?;
            ensure!(stop.status == StatusCode::NO_CONTENT);
        }
        let after = json!({ "values": { "name": "Late" }, "parts": {} });
        let late = send(&world, &deputy, "POST", "/records/account", after).await?;
        ensure!(late.status == StatusCode::FORBIDDEN);
        Ok(())
    });
}

#[test]
fn it_ends_by_itself_at_once_when_ended_and_with_the_persons_rights() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let reads = async |cookie: &str| -> Result<bool> {
            let made = json!({ "values": { "name": "x" }, "parts": {} });
            let answer = send(&world, cookie, "POST", "/records/product", made).await?;
            Ok(answer.status != StatusCode::FORBIDDEN)
        };
        // Ended by the absent person, by the deputy, by an administrator: the next request is refused.
        for ender in ["sales_office", "finance", "administrator"] {
            let entry = entry(&world, "sales_office", "finance", json!(["sales_office"])).await?;
            let deputy = world.sign_in("finance").await?;
            ensure!(act(&world, &deputy, &entry).await?.status == StatusCode::NO_CONTENT);
            ensure!(reads(&deputy).await?, "{ender}: lent");
            let cookie = world.sign_in(ender).await?;
            let ended = send(&world, &cookie, "DELETE", &format!("/deputies/{entry}"), Json::Null).await?;
            ensure!(ended.status == StatusCode::NO_CONTENT, "{ender}: {}", ended.text);
            ensure!(!reads(&deputy).await?, "{ender}: still lent");
            let again = act(&world, &deputy, &entry).await?;
            ensure!(again.status == StatusCode::CONFLICT && again.code() == "deputy-not-running");
        }
        // A stranger ends nothing and acts by nothing, as if it did not exist.
        let entry = entry(&world, "sales_office", "finance", json!(["sales_office"])).await?;
        for stranger in ["manager", "distributor"] {
            let cookie = world.sign_in(stranger).await?;
            let ended = send(&world, &cookie, "DELETE", &format!("/deputies/{entry}"), Json::Null).await?;
            ensure!(ended.status == StatusCode::NOT_FOUND, "{stranger}");
            ensure!(act(&world, &cookie, &entry).await?.status == StatusCode::NOT_FOUND, "{stranger}");
            let page = get(&world, &cookie, "/deputies").await?;
            ensure!(page.json()["items"] == json!([]), "{}", page.text);
        }
        // The person loses the role: so does the deputy.
        let deputy = world.sign_in("finance").await?;
        ensure!(act(&world, &deputy, &entry).await?.status == StatusCode::NO_CONTENT);
        ensure!(reads(&deputy).await?);
        grant(&world, "sales_office", json!(["manager"])).await?;
        ensure!(!reads(&deputy).await?, "more than the person has");
        grant(&world, "sales_office", json!(["sales_office", "manager"])).await?;
        ensure!(reads(&deputy).await?);
        // Barred, the person lends nothing.
        let admin = world.sign_in("administrator").await?;
        let id = id_of(&world, "sales_office").await?;
        send(&world, &admin, "POST", &format!("/users/{id}/bar"), Json::Null).await?;
        ensure!(!reads(&deputy).await?, "of a barred person");
        send(&world, &admin, "POST", &format!("/users/{id}/unbar"), Json::Null).await?;
        ensure!(reads(&deputy).await?);
        // The days pass.
        world.cx.clock.advance_seconds(5 * 24 * 3600);
        let deputy = world.sign_in("finance").await?;
        ensure!(!reads(&deputy).await?);
        let me = get(&world, &deputy, "/session").await?.json();
        ensure!(me["deputies"] == json!([]), "{me}");
        ensure!(act(&world, &deputy, &entry).await?.code() == "deputy-not-running");
        Ok(())
    });
}

#[test]
fn there_are_no_chains_and_no_rights_of_ones_own_making() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        // The administrator lends the administration to finance, finance lends itself to the manager.
        let first = entry(&world, "administrator", "finance", json!(["administrator"])).await?;
        let second = entry(&world, "finance", "manager", json!(["finance"])).await?;
        let finance = world.sign_in("finance").await?;
        let manager = world.sign_in("manager").await?;
        ensure!(act(&world, &finance, &first).await?.status == StatusCode::NO_CONTENT);
        ensure!(act(&world, &manager, &second).await?.status == StatusCode::NO_CONTENT);
        ensure!(get(&world, &finance, "/definitions").await?.status == StatusCode::OK, "lent");
        ensure!(get(&world, &manager, "/definitions").await?.status == StatusCode::FORBIDDEN, "handed on");
        ensure!(
            act(&world, &manager, &first).await?.status == StatusCode::NOT_FOUND,
            "somebody else's entry"
        );
        // Nothing that makes rights is lent, however it is asked for.
        let id = id_of(&world, "manager").await?;
        let role = json!({ "values": { "code": "own", "name": "Own", "rights": {} }, "parts": {} });
        for (method, path, body) in [
            ("GET", "/users".to_owned(), Json::Null),
            ("POST", "/users".to_owned(), json!({ "login": "friend", "roles": ["administrator"] })),
            ("POST", format!("/users/{id}/bar"), Json::Null),
            ("POST", "/records/role".to_owned(), role),
            ("GET", "/webhooks".to_owned(), Json::Null),
            ("GET", "/deputies?everybody=true".to_owned(), Json::Null),
        ] {
            let answer = send(&world, &finance, method, &path, body).await?;
            ensure!(
                matches!(answer.status, StatusCode::FORBIDDEN | StatusCode::NOT_FOUND),
                "{method} {path}: {}",
                answer.text
            );
        }
        // A role that is lent cannot be lent on, nor by naming oneself for somebody else.
        let body =
            json!({ "deputy": id, "roles": ["administrator"], "from": "2026-11-01", "until": "2026-11-02" });
        let on = send(&world, &finance, "POST", "/deputies", body).await?;
        ensure!(
            on.status == StatusCode::UNPROCESSABLE_ENTITY && on.text.contains("deputy-roles"),
            "{}",
            on.text
        );
        // A token made meanwhile has the own rights only.
        let token = send(
            &world,
            &finance,
            "POST",
            "/tokens",
            json!({ "name": "t", "days": 1, "read_only": false, "objects": null }),
        )
        .await?;
        let text = token.json()["text"].as_str().context("a token")?.to_owned();
        let bearer = format!("Bearer {text}");
        let answer =
            world.send("GET", "/api/v1/definitions", &[("authorization", bearer.as_str())], None).await?;
        ensure!(answer.status == StatusCode::FORBIDDEN, "{}", answer.text);
        let acting = world
            .send(
                "POST",
                "/api/v1/session/acting",
                &[("authorization", bearer.as_str())],
                Some(&json!({ "deputy": first }).to_string()),
            )
            .await?;
        ensure!(
            acting.status == StatusCode::FORBIDDEN && acting.code() == "token-refused",
            "{}",
            acting.text
        );
        Ok(())
    });
}

#[test]
fn an_administrator_names_others_within_the_own_rights_and_never_oneself() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        let (office, finance, me) = (
            id_of(&world, "sales_office").await?,
            id_of(&world, "finance").await?,
            id_of(&world, "administrator").await?,
        );
        let ask = async |person: &str, deputy: &str, roles: Json| {
            let body = json!({ "person": person, "deputy": deputy, "roles": roles, "from": "2026-11-01", "until": "2026-11-02" });
            send(&world, &admin, "POST", "/deputies", body).await
        };
        let own = ask(&finance, &me, json!(["finance"])).await?;
        ensure!(own.status == StatusCode::FORBIDDEN && own.code() == "deputy-oneself", "{}", own.text);
        let same = ask(&office, &office, json!(["sales_office"])).await?;
        ensure!(same.text.contains("deputy-same"), "{}", same.text);
        for roles in [json!([]), json!(["finance"]), json!(["sales_office", "finance"])] {
            let answer = ask(&office, &finance, roles).await?;
            ensure!(answer.text.contains("deputy-roles"), "{}", answer.text);
        }
        let nobody = ask(&office, "00000000-0000-7000-8000-000000000000", json!(["sales_office"])).await?;
        ensure!(nobody.text.contains("field-reference-unknown"), "{}", nobody.text);
        let done = ask(&office, &finance, json!(["sales_office"])).await?;
        ensure!(done.status == StatusCode::CREATED, "{}", done.text);
        let page = get(&world, &admin, "/deputies?everybody=true").await?.json();
        let item = &page["items"][0];
        ensure!(
            item["person"]["name"] == "sales_office"
                && item["deputy"]["name"] == "finance"
                && item["state"] == "running",
            "{page}"
        );
        ensure!(item["roles"] == json!([{ "key": "sales_office", "name": "Sales office" }]), "{page}");
        // Wrong days, strange fields and a stale proof are refused.
        for (from, until) in
            [("2026-10-01", "2026-10-31"), ("2026-11-03", "2026-11-02"), ("2026-11-01", "2028-11-02")]
        {
            let body = json!({ "deputy": finance, "roles": ["administrator"], "from": from, "until": until });
            let answer = send(&world, &admin, "POST", "/deputies", body).await?;
            ensure!(answer.text.contains("deputy-days"), "{}", answer.text);
        }
        for body in [
            json!({ "deputy": finance, "roles": "finance", "from": "2026-11-01", "until": "2026-11-02" }),
            json!({ "deputy": finance, "roles": ["x"], "from": "tomorrow", "until": "2026-11-02" }),
            json!({ "deputy": finance, "roles": ["x"], "from": "2026-11-01", "until": "2026-11-02", "made_by": office }),
        ] {
            let answer = send(&world, &admin, "POST", "/deputies", body).await?;
            ensure!(answer.status == StatusCode::UNPROCESSABLE_ENTITY, "{}", answer.text);
        }
        world.cx.clock.advance_seconds(600);
        let stale = ask(&office, &finance, json!(["sales_office"])).await?;
        ensure!(stale.code() == "proof-needed", "{}", stale.text);
        Ok(())
    });
}

#[test]
fn four_eyes_stay_four() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        // The office may ask for transfers, the manager's and the administrator's roles approve them.
        grant(&world, "sales_office", json!(["administrator", "sales_office"])).await?;
        let office = world.sign_in("sales_office").await?;
        let body = json!({
            "tree": "sponsor", "member": world.member, "new_parent": world.stranger, "with_branch": true,
            "from": "2026-11-01", "reason": "closer to home",
        });
        let asked = send(&world, &office, "POST", "/transfers", body).await?;
        ensure!(asked.status == StatusCode::CREATED, "{}", asked.text);
        let transfer = asked.json()["id"].as_str().context("an id")?.to_owned();
        let decide = async |cookie: &str| {
            let body = json!({ "decision": "approve", "comment": "" });
            send(&world, cookie, "POST", &format!("/transfers/{transfer}/decide"), body).await
        };
        // Finance may approve no transfer; in the name of whoever asked, it may not approve this one either.
        let entry = entry(&world, "sales_office", "finance", json!(["administrator"])).await?;
        let deputy = world.sign_in("finance").await?;
        ensure!(decide(&deputy).await?.status == StatusCode::FORBIDDEN);
        ensure!(act(&world, &deputy, &entry).await?.status == StatusCode::NO_CONTENT);
        let own = decide(&deputy).await?;
        ensure!(own.code() == "flow-own-request" || own.text.contains("flow-own-request"), "{}", own.text);
        let seen = get(&world, &deputy, &format!("/transfers/{transfer}")).await?;
        ensure!(seen.status == StatusCode::OK, "{}", seen.text);
        ensure!(!seen.text.contains("\"decide\":true"), "{}", seen.text);
        // A second person does.
        let admin = world.sign_in("administrator").await?;
        ensure!(decide(&admin).await?.status == StatusCode::OK);
        Ok(())
    });
}

#[test]
fn the_explanation_names_what_is_lent() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        entry(&world, "sales_office", "finance", json!(["sales_office"])).await?;
        let finance = world.sign_in("finance").await?;
        let lent = get(&world, &finance, "/rights/explain?object=account&action=create").await?.json();
        ensure!(lent["allowed"] == true && lent["reason"] == "deputy" && lent["scope"] == "none", "{lent}");
        let share = &lent["deputies"][0];
        ensure!(
            share["person"] == "sales_office" && share["until"] == "2026-11-05" && share["allowed"] == true,
            "{lent}"
        );
        ensure!(share["roles"][0]["key"] == "sales_office" && share["roles"][0]["scope"] == "all", "{lent}");
        let never = get(&world, &finance, "/rights/explain?object=account&action=purge").await?.json();
        ensure!(
            never["allowed"] == false
                && never["reason"] == "no-role"
                && never["deputies"][0]["allowed"] == false,
            "{never}"
        );
        let own = get(&world, &finance, "/rights/explain?object=run&action=post").await?.json();
        ensure!(own["reason"] == "granted", "{own}");
        Ok(())
    });
}

#[test]
fn sensitive_acts_ask_the_deputy_and_a_job_ends_with_what_was_lent() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let entry = entry(&world, "finance", "sales_office", json!(["finance"])).await?;
        let deputy = world.sign_in("sales_office").await?;
        ensure!(act(&world, &deputy, &entry).await?.status == StatusCode::NO_CONTENT);
        world.cx.clock.advance_seconds(301);
        let post =
            send(&world, &deputy, "POST", "/runs/00000000-0000-7000-8000-000000000000/post", Json::Null)
                .await?;
        ensure!(post.code() == "proof-needed", "{}", post.text);
        // The proof is the deputy's own.
        let proof = send(&world, &deputy, "POST", "/session/proof", json!({ "password": PASSWORD })).await?;
        ensure!(proof.status == StatusCode::NO_CONTENT, "{}", proof.text);
        let post =
            send(&world, &deputy, "POST", "/runs/00000000-0000-7000-8000-000000000000/post", Json::Null)
                .await?;
        ensure!(post.status == StatusCode::NOT_FOUND, "{}", post.text);

        let tenant = world.cx.tenant().await?;
        let user: kernel::UserId =
            id_of(&world, "sales_office").await?.parse().map_err(|problem| anyhow::anyhow!("{problem:?}"))?;
        let via: uuid::Uuid = entry.parse()?;
        let working = app::jobs::originator(&world.cx, tenant, user, Some(via))
            .await
            .map_err(|error| anyhow::anyhow!("{error:?}"))?;
        ensure!(working.acting.is_some(), "what was lent when it was asked for");
        let finance = world.sign_in("finance").await?;
        send(&world, &finance, "DELETE", &format!("/deputies/{entry}"), Json::Null).await?;
        let over = app::jobs::originator(&world.cx, tenant, user, Some(via)).await;
        ensure!(over.is_err(), "work goes on after what it was lent");
        Ok(())
    });
}
