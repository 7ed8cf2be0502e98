//! A person's own sessions and password: what is shown, what ends what, and that nobody reaches another's.

use anyhow::{Result, ensure};
use axum::http::StatusCode;
use serde_json::json;

use crate::common::{PASSWORD, World};

const NEW: &str = "a quite different sentence";

async fn alive(world: &World, cookie: &str) -> Result<bool> {
    Ok(world.as_person(cookie, "GET", "/api/v1/session", None).await?.status == StatusCode::OK)
}

async fn change(world: &World, cookie: &str, current: &str, new: &str) -> Result<crate::common::Answer> {
    let body = json!({ "current": current, "password": new }).to_string();
    world.as_person(cookie, "POST", "/api/v1/session/password", Some(&body)).await
}

#[test]
fn a_person_sees_where_and_ends_one_or_all_others() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let (first, second, third) = (
            world.sign_in("manager").await?,
            world.sign_in("manager").await?,
            world.sign_in("manager").await?,
        );
        let other = world.sign_in("finance").await?;
        let list = world.as_person(&first, "GET", "/api/v1/sessions", None).await?;
        let items = list.json()["items"].as_array().cloned().unwrap_or_default();
        ensure!(
            items.len() == 3 && items.iter().filter(|item| item["present"] == true).count() == 1,
            "{}",
            list.text
        );
        ensure!(items.iter().all(|item| item["address"] == "192.0.2.1"), "{}", list.text);
        let cookie_text = first.split('=').nth(1).unwrap_or_default();
        ensure!(
            !list.text.contains(cookie_text) && !list.text.contains("hash"),
            "no secret in {}",
            list.text
        );

        // The one used last first: this one, the third, the second.
        let id = items[2]["id"].as_str().unwrap_or_default().to_owned();
        let path = format!("/api/v1/sessions/{id}");
        let foreign = world.as_person(&other, "DELETE", &path, None).await?;
        ensure!(foreign.status == StatusCode::NOT_FOUND && alive(&world, &second).await?, "{}", foreign.text);
        ensure!(world.as_person(&first, "DELETE", &path, None).await?.status == StatusCode::NO_CONTENT);
        ensure!(!alive(&world, &second).await? && alive(&world, &third).await?);
        ensure!(
            world.as_person(&first, "DELETE", &path, None).await?.status == StatusCode::NOT_FOUND,
            "once"
        );

        let ended = world.as_person(&first, "DELETE", "/api/v1/sessions", None).await?;
        ensure!(ended.json()["ended"] == 1, "{}", ended.text);
        ensure!(
            alive(&world, &first).await? && !alive(&world, &third).await? && alive(&world, &other).await?
        );
        Ok(())
    });
}

#[test]
fn a_browser_is_shown_by_name_and_its_words_are_never_kept() {
    testkit::sqlite_only(async |db| {
        let world = World::new(db).await?;
        let agent = "Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0 <script>alert(1)</script>";
        let body = json!({ "login": "manager", "password": PASSWORD }).to_string();
        let answer = world.send("POST", "/api/v1/session", &[("user-agent", agent)], Some(&body)).await?;
        let line = answer.headers["set-cookie"].to_str()?;
        let cookie = line.split(';').next().unwrap_or_default();
        let list = world.as_person(cookie, "GET", "/api/v1/sessions", None).await?;
        ensure!(
            list.json()["items"][0]["browser"] == "Firefox" && list.json()["items"][0]["system"] == "Linux"
        );
        ensure!(!list.text.contains("script"), "{}", list.text);
        Ok(())
    });
}

#[test]
fn a_new_password_ends_every_other_session() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let (here, there) = (world.sign_in("manager").await?, world.sign_in("manager").await?);
        let answer = change(&world, &here, PASSWORD, NEW).await?;
        ensure!(answer.status == StatusCode::NO_CONTENT, "{}", answer.text);
        ensure!(alive(&world, &here).await? && !alive(&world, &there).await?);
        let old = json!({ "login": "manager", "password": PASSWORD }).to_string();
        let refused = world.send("POST", "/api/v1/session", &[], Some(&old)).await?;
        ensure!(refused.code() == "sign-in-wrong", "{}", refused.text);
        let new = json!({ "login": "manager", "password": NEW }).to_string();
        ensure!(world.send("POST", "/api/v1/session", &[], Some(&new)).await?.status == StatusCode::CREATED);
        Ok(())
    });
}

#[test]
fn a_stolen_session_cannot_guess_the_password_nor_set_a_weak_one() {
    testkit::sqlite_only(async |db| {
        let world = World::new(db).await?;
        let cookie = world.sign_in("manager").await?;
        for (new, code) in [
            ("short", "password-short"),
            ("Sunshine-Password1!", "password-common"),
            ("manager12manager34", "password-like-login"),
            ("aaaaaaaaaaaaaaaaaaaa", "password-simple"),
        ] {
            let answer = change(&world, &cookie, PASSWORD, new).await?;
            ensure!(
                answer.code() == code && answer.json()["fields"][0]["field"] == "password",
                "{}",
                answer.text
            );
        }
        for number in 0..6 {
            let answer = change(&world, &cookie, "wrong", NEW).await?;
            let expected = if number < 5 { "password-wrong" } else { "throttled" };
            ensure!(answer.code() == expected, "try {number}: {}", answer.text);
        }
        ensure!(change(&world, &cookie, PASSWORD, NEW).await?.code() == "throttled");
        let unknown = r#"{"current":"a","password":"b","login":"administrator"}"#;
        let answer = world.as_person(&cookie, "POST", "/api/v1/session/password", Some(unknown)).await?;
        ensure!(answer.code() == "field-unknown", "{}", answer.text);
        Ok(())
    });
}
