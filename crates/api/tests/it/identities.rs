//! Who colleagues are at sign-in providers, as somebody sees them who administers people: listed, taken away, never the own
//! ones nor those of people with more rights.

use anyhow::{Context as _, Result, ensure};
use axum::http::StatusCode;
use serde_json::{Value as Json, json};

use crate::common::{Answer, PASSWORD};
use crate::house::{House, session};

async fn person(house: &House, admin: &str, login: &str) -> Result<Json> {
    let path = format!("/api/v1/users?q={login}");
    let page = house.world.as_person(admin, "GET", &path, None).await?.json();
    Ok(page["items"][0].clone())
}

fn path(user: &Json) -> String {
    format!("/api/v1/users/{}/identities", user["id"].as_str().unwrap_or("?"))
}

async fn list(house: &House, admin: &str, user: &Json) -> Result<Json> {
    let found = house.world.as_person(admin, "GET", &path(user), None).await?;
    ensure!(found.status == StatusCode::OK, "{}", found.text);
    Ok(found.json()["items"].clone())
}

async fn unlink(house: &House, admin: &str, user: &Json, identity: &Json) -> Result<Answer> {
    let path = format!("{}/{}", path(user), identity["id"].as_str().unwrap_or("?"));
    house.world.as_person(admin, "DELETE", &path, None).await
}

async fn come(house: &House, subject: &str) -> Result<Answer> {
    let way = house.to_sign_in().await?;
    house.come(&way, &house.key.sign(&house.claims(&way, subject))).await
}

#[test]
fn an_administrator_sees_and_unlinks_a_colleagues_provider() {
    testkit::both(async |db| {
        let house = House::new(db).await?;
        let cookie = house.linked("finance", "007").await?;
        let admin = house.world.sign_in("administrator").await?;
        let finance = person(&house, &admin, "finance").await?;
        let items = list(&house, &admin, &finance).await?;
        ensure!(items[0]["label"] == "The staff" && items[0]["provider"] == "staff", "{items}");
        let manager = person(&house, &admin, "manager").await?;
        ensure!(list(&house, &admin, &manager).await? == json!([]));
        let elsewhere = unlink(&house, &admin, &manager, &items[0]).await?;
        ensure!(elsewhere.status == StatusCode::NOT_FOUND, "another person's: {}", elsewhere.text);
        // The own ones are unlinked on the own page, which asks for another way in.
        let admin = house.linked("administrator", "001").await?;
        let own = person(&house, &admin, "administrator").await?;
        let mine = list(&house, &admin, &own).await?;
        ensure!(unlink(&house, &admin, &own, &mine[0]).await?.code() == "user-self");
        house.world.cx.clock.advance_seconds(5 * 60 + 1);
        ensure!(unlink(&house, &admin, &finance, &items[0]).await?.code() == "proof-needed");
        let admin = house.world.sign_in("administrator").await?;
        let gone = unlink(&house, &admin, &finance, &items[0]).await?;
        ensure!(gone.status == StatusCode::OK && gone.json()["state"] == "active", "{}", gone.text);
        ensure!(unlink(&house, &admin, &finance, &items[0]).await?.status == StatusCode::NOT_FOUND);
        ensure!(house.send(&cookie, "GET", "", Json::Null).await?.status == StatusCode::UNAUTHORIZED);
        ensure!(come(&house, "007").await?.code() == "openid-unknown");
        let log = house.world.as_person(&admin, "GET", "/api/v1/audit?action=revoke", None).await?.json();
        let entry = &log["items"][0];
        ensure!(entry["object"] == "identity" && entry["by"] == "administrator", "{log}");
        ensure!(entry["changes"].to_string().contains("finance"), "whose it was: {log}");
        Ok(())
    });
}

#[test]
fn whoever_had_nothing_else_is_invited_anew() {
    testkit::both(async |db| {
        let house = House::new(db).await?;
        let admin = house.world.sign_in("administrator").await?;
        let body = json!({ "login": "nina", "roles": ["manager"] }).to_string();
        let made = house.world.as_person(&admin, "POST", "/api/v1/users", Some(&body)).await?.json();
        let link = made["link"].as_str().and_then(|link| link.split_once('#')).context("a link")?.1;
        let begin = json!({ "provider": "staff", "invitation": link });
        let way = house.begin("", "/openid/begin", begin).await?;
        let entered = house.come(&way, &house.key.sign(&house.claims(&way, "nina-1"))).await?;
        let cookie = session(&entered)?;
        let nina = person(&house, &admin, "nina").await?;
        ensure!(nina["state"] == "active", "{nina}");
        let items = list(&house, &admin, &nina).await?;
        let gone = unlink(&house, &admin, &nina, &items[0]).await?;
        ensure!(gone.status == StatusCode::OK && gone.json()["state"] == "invited", "{}", gone.text);
        ensure!(house.send(&cookie, "GET", "", Json::Null).await?.status == StatusCode::UNAUTHORIZED);
        let path = format!("/api/v1/users/{}/link", nina["id"].as_str().context("an id")?);
        let again = house.world.as_person(&admin, "POST", &path, None).await?.json();
        let link = again["link"].as_str().and_then(|link| link.split_once('#')).context("a link")?.1;
        let chosen = json!({ "token": link, "password": PASSWORD });
        let chosen = house.send("", "POST", "/link/password", chosen).await?;
        ensure!(chosen.status == StatusCode::NO_CONTENT, "{}", chosen.text);
        house.world.sign_in("nina").await?;
        Ok(())
    });
}

#[test]
fn nobody_touches_how_people_with_more_rights_sign_in() {
    testkit::both(async |db| {
        let house = House::new(db).await?;
        house.linked("finance", "007").await?;
        let admin = house.world.sign_in("administrator").await?;
        let rights = json!({ "objects": { "user": { "read": "all", "update": "all" } } });
        let body = json!({ "values": { "code": "people", "name": "People", "rights": rights } }).to_string();
        let made = house.world.as_person(&admin, "POST", "/api/v1/records/role", Some(&body)).await?;
        ensure!(made.status == StatusCode::CREATED, "{}", made.text);
        let new = app::users::NewUser {
            login: "people".to_owned(),
            password: PASSWORD.to_owned(),
            roles: vec!["people".to_owned()],
            ..app::users::NewUser::default()
        };
        app::users::add(&house.world.cx, &new).await.map_err(|error| anyhow::anyhow!("{error:?}"))?;
        let people = house.world.sign_in("people").await?;
        let finance = person(&house, &people, "finance").await?;
        let items = list(&house, &people, &finance).await?;
        let refused = unlink(&house, &people, &finance, &items[0]).await?;
        ensure!(
            refused.status == StatusCode::FORBIDDEN && refused.code() == "user-superior",
            "{}",
            refused.text
        );
        ensure!(come(&house, "007").await?.status == StatusCode::CREATED);
        // Who may only look at people does not see it.
        let manager = house.world.sign_in("manager").await?;
        let denied = house.world.as_person(&manager, "GET", &path(&finance), None).await?;
        ensure!(denied.status == StatusCode::FORBIDDEN, "{}", denied.text);
        Ok(())
    });
}
