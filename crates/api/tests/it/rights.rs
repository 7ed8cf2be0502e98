//! The explanation of a right says what a request of that person would be answered.

use anyhow::{Context as _, Result, ensure};
use axum::http::StatusCode;
use serde_json::{Value as Json, json};

use crate::common::{ROLES, World};

async fn ask(world: &World, cookie: &str, query: &str) -> Result<Json> {
    let answer = world.as_person(cookie, "GET", &format!("/api/v1/rights/explain?{query}"), None).await?;
    ensure!(answer.status == StatusCode::OK, "{query}: {}", answer.text);
    Ok(answer.json())
}

async fn id_of(world: &World, admin: &str, login: &str) -> Result<String> {
    let page = world.as_person(admin, "GET", &format!("/api/v1/users?q={login}"), None).await?.json();
    let items = page["items"].as_array().context("people")?.clone();
    let found = items.into_iter().find(|user| user["login"] == login).context("the person")?;
    Ok(found["id"].as_str().context("an id")?.to_owned())
}

#[test]
fn the_explanation_is_what_a_request_is_answered() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        let mine = Some(r#"{"values":{"name":"The distributor's"}}"#);
        let seller = world.sign_in("distributor").await?;
        let own = world.as_person(&seller, "POST", "/api/v1/records/account", mine).await?.json();
        let other = world.as_person(&admin, "POST", "/api/v1/records/account", mine).await?.json();
        for role in &ROLES[1..] {
            let cookie = if *role == "administrator" { admin.clone() } else { world.sign_in(role).await? };
            let user = id_of(&world, &admin, role).await?;
            for object in ["account", "employee", "role", "run"] {
                let said = ask(&world, &admin, &format!("user={user}&object={object}&action=read")).await?;
                let list =
                    world.as_person(&cookie, "GET", &format!("/api/v1/records/{object}"), None).await?;
                ensure!(
                    (said["allowed"] == true) == (list.status == StatusCode::OK),
                    "{role} {object}: {said}"
                );
                // And says the same of oneself.
                let self_said = ask(&world, &cookie, &format!("object={object}&action=read")).await?;
                ensure!(self_said["allowed"] == said["allowed"], "{role} {object}: {self_said}");
            }
            for record in [&own, &other] {
                let id = record["id"].as_str().context("an id")?;
                let query = format!("user={user}&object=account&action=read&record={id}");
                let said = ask(&world, &admin, &query).await?;
                let got =
                    world.as_person(&cookie, "GET", &format!("/api/v1/records/account/{id}"), None).await?;
                ensure!((said["allowed"] == true) == (got.status == StatusCode::OK), "{role} {id}: {said}");
            }
        }
        Ok(())
    });
}

#[test]
fn every_reason_is_named() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        let rights = json!({
            "objects": { "account": { "read": "own", "create": "own" } },
            "fields": { "account": { "email": "masked", "phone": "read" } }
        });
        let body = json!({ "values": { "code": "narrow", "name": "Narrow", "rights": rights } }).to_string();
        let made = world.as_person(&admin, "POST", "/api/v1/records/role", Some(&body)).await?;
        ensure!(made.status == StatusCode::CREATED, "{}", made.text);
        app::users::set_roles(&world.cx, "finance", &["narrow".to_owned()]).await?;
        let account = Some(r#"{"values":{"name":"Somebody else's"}}"#);
        let foreign = world.as_person(&admin, "POST", "/api/v1/records/account", account).await?.json();
        let foreign = foreign["id"].as_str().context("an id")?;
        let user = id_of(&world, &admin, "finance").await?;
        for (query, reason, scope) in [
            ("object=account&action=read".to_owned(), "granted", "own"),
            ("object=account&action=trash".to_owned(), "no-role", "none"),
            ("object=member&action=read".to_owned(), "no-role", "none"),
            (format!("object=account&action=read&record={foreign}"), "out-of-reach", "own"),
            ("object=account&action=read&field=email".to_owned(), "field", "own"),
            ("object=account&action=read&field=phone".to_owned(), "granted", "own"),
            ("object=account&action=create&field=phone".to_owned(), "field", "own"),
            ("object=account&action=create&field=name".to_owned(), "granted", "own"),
        ] {
            let said = ask(&world, &admin, &format!("user={user}&{query}")).await?;
            ensure!(said["reason"] == reason && said["scope"] == scope, "{query}: {said}");
            ensure!(said["roles"][0]["name"] == "Narrow", "{query}: {said}");
        }
        app::users::set_disabled(&world.cx, "finance", true).await?;
        let said = ask(&world, &admin, &format!("user={user}&object=account&action=read")).await?;
        ensure!(said["reason"] == "barred" && said["allowed"] == false, "{said}");
        for (query, code) in [
            ("object=account&action=fly", "rights-action-unknown"),
            ("object='--&action=read", "rights-object-unknown"),
            ("object=account&action=read&field=password_hash", "rights-field-unknown"),
            (
                "object=ledger&action=read&record=00000000-0000-7000-8000-000000000000",
                "rights-record-unknown",
            ),
        ] {
            let answer =
                world.as_person(&admin, "GET", &format!("/api/v1/rights/explain?{query}"), None).await?;
            ensure!(
                answer.status == StatusCode::UNPROCESSABLE_ENTITY && answer.code() == code,
                "{query}: {}",
                answer.text
            );
        }
        let seller = world.sign_in("distributor").await?;
        let path = format!("/api/v1/rights/explain?object=account&action=read&record={foreign}");
        let unseen = world.as_person(&seller, "GET", &path, None).await?;
        ensure!(unseen.status == StatusCode::NOT_FOUND, "a record out of the asker's sight: {}", unseen.text);
        Ok(())
    });
}
