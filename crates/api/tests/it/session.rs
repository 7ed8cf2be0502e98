//! Signing in and out: who gets in, what ends a session, and what other sites may not do.

use anyhow::{Result, ensure};
use axum::http::StatusCode;
use serde_json::json;

use crate::common::{PASSWORD, World};

fn typed(login: &str, password: &str) -> String {
    json!({ "login": login, "password": password }).to_string()
}

#[test]
fn a_person_signs_in_by_any_spelling_and_out_again() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let answer =
            world.send("POST", "/api/v1/session", &[], Some(&typed("ADMINistrator", PASSWORD))).await?;
        ensure!(answer.status == StatusCode::CREATED, "{}", answer.text);
        let line = answer.headers["set-cookie"].to_str()?.to_owned();
        ensure!(line.contains("HttpOnly; SameSite=Lax") && !answer.text.contains(PASSWORD), "{line}");
        ensure!(answer.headers["cache-control"] == "no-store", "answers of the API are never kept");
        let cookie = line.split(';').next().unwrap_or_default();
        let me = world.as_person(cookie, "GET", "/api/v1/session", None).await?.json();
        ensure!(me["user"]["login"] == "administrator" && me["rights"]["role"]["update"] == "all", "{me}");
        ensure!(
            world.as_person(cookie, "DELETE", "/api/v1/session", None).await?.status
                == StatusCode::NO_CONTENT
        );
        ensure!(
            world.as_person(cookie, "GET", "/api/v1/session", None).await?.status == StatusCode::UNAUTHORIZED
        );
        Ok(())
    });
}

#[test]
fn unknown_login_wrong_password_and_barred_person_look_the_same() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        app::users::set_disabled(&world.cx, "finance", true).await?;
        let mut seen = Vec::new();
        for (login, password) in
            [("nobody", PASSWORD), ("manager", "wrong"), ("finance", PASSWORD), ("", ""), ("*)(uid=*", "x")]
        {
            let mut answer =
                world.send("POST", "/api/v1/session", &[], Some(&typed(login, password))).await?;
            ensure!(
                answer.status == StatusCode::UNAUTHORIZED && !answer.headers.contains_key("set-cookie"),
                "{login}"
            );
            let id = answer.json()["request_id"].as_str().unwrap_or_default().to_owned();
            answer.text = answer.text.replace(&id, "");
            seen.push(answer.text);
        }
        ensure!(seen.iter().all(|text| *text == seen[0]), "{seen:?}");
        Ok(())
    });
}

#[test]
fn the_sixth_try_waits_whatever_header_it_brings() {
    testkit::sqlite_only(async |db| {
        let world = World::new(db).await?;
        for number in 0..7 {
            let forwarded = format!("10.9.8.{number}");
            let headers = [("x-forwarded-for", forwarded.as_str())];
            let answer =
                world.send("POST", "/api/v1/session", &headers, Some(&typed("manager", "wrong"))).await?;
            let expected = if number < 5 { StatusCode::UNAUTHORIZED } else { StatusCode::TOO_MANY_REQUESTS };
            ensure!(answer.status == expected, "try {number}: {}", answer.text);
            ensure!(answer.headers.contains_key("retry-after") == (number >= 5), "try {number}");
        }
        let right = world.send("POST", "/api/v1/session", &[], Some(&typed("manager", PASSWORD))).await?;
        ensure!(right.status == StatusCode::TOO_MANY_REQUESTS, "the right password waits as well");
        world.cx.clock.advance_seconds(15 * 60);
        world.sign_in("manager").await?;
        Ok(())
    });
}

#[test]
fn a_session_ends_at_once_when_password_roles_or_standing_change() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let alive = async |cookie: &str| -> Result<bool> {
            Ok(world.as_person(cookie, "GET", "/api/v1/session", None).await?.status == StatusCode::OK)
        };
        let cookie = world.sign_in("manager").await?;
        ensure!(alive(&cookie).await?);
        app::users::set_disabled(&world.cx, "manager", true).await?;
        ensure!(!alive(&cookie).await?, "barred");
        app::users::set_disabled(&world.cx, "manager", false).await?;
        ensure!(!alive(&cookie).await?, "an old session does not come back");
        let cookie = world.sign_in("manager").await?;
        app::users::reset_password(&world.cx, "manager", PASSWORD).await?;
        ensure!(!alive(&cookie).await?, "password");
        let cookie = world.sign_in("manager").await?;
        app::users::set_roles(&world.cx, "manager", &["distributor".to_owned()]).await?;
        ensure!(!alive(&cookie).await?, "roles");
        Ok(())
    });
}

#[test]
fn silence_and_age_end_a_session_sooner_for_finance() {
    testkit::sqlite_only(async |db| {
        let world = World::new(db).await?;
        let (finance, manager) = (world.sign_in("finance").await?, world.sign_in("manager").await?);
        world.cx.clock.advance_seconds(31 * 60);
        ensure!(
            world.as_person(&finance, "GET", "/api/v1/session", None).await?.status
                == StatusCode::UNAUTHORIZED
        );
        ensure!(world.as_person(&manager, "GET", "/api/v1/session", None).await?.status == StatusCode::OK);
        for _ in 0..7 * 24 {
            world.cx.clock.advance_seconds(3600);
            world.as_person(&manager, "GET", "/api/v1/session", None).await?;
        }
        ensure!(
            world.as_person(&manager, "GET", "/api/v1/session", None).await?.status
                == StatusCode::UNAUTHORIZED,
            "a week is the end"
        );
        Ok(())
    });
}

#[test]
fn other_sites_and_wrong_bodies_are_refused() {
    testkit::sqlite_only(async |db| {
        let world = World::new(db).await?;
        let cookie = world.sign_in("manager").await?;
        let patch = async |headers: &[(&str, &str)], body: &str| {
            world
                .send(
                    "PATCH",
                    "/api/v1/session",
                    &[headers, &[("cookie", cookie.as_str())]].concat(),
                    Some(body),
                )
                .await
        };
        ensure!(patch(&[("origin", "https://evil.example.org")], "{}").await?.code() == "csrf-refused");
        ensure!(patch(&[("sec-fetch-site", "cross-site")], "{}").await?.code() == "csrf-refused");
        let escalation = patch(&[], r#"{"role":"administrator"}"#).await?;
        ensure!(
            escalation.status == StatusCode::UNPROCESSABLE_ENTITY
                && escalation.json()["fields"][0]["field"] == "role",
            "{}",
            escalation.text
        );
        ensure!(patch(&[], r#"{"zone":"UTC'--"}"#).await?.code() == "zone-unknown");
        ensure!(patch(&[], "{}").await?.code() == "settings-empty");
        ensure!(patch(&[], "{").await?.status == StatusCode::BAD_REQUEST);
        let large = patch(&[], &format!(r#"{{"theme":"{}"}}"#, "x".repeat(100_000))).await?;
        ensure!(
            large.status == StatusCode::PAYLOAD_TOO_LARGE && large.code() == "body-too-large",
            "{}",
            large.text
        );
        let put = world.as_person(&cookie, "PUT", "/api/v1/session", Some("{}")).await?;
        ensure!(
            put.status == StatusCode::METHOD_NOT_ALLOWED && put.code() == "method-not-allowed",
            "{}",
            put.text
        );
        // In the language of whoever is signed in, not in that of the program.
        patch(&[], r#"{"language":"ru"}"#).await?;
        let put = world.as_person(&cookie, "PUT", "/api/v1/session", Some("{}")).await?;
        ensure!(put.json()["title"] == "Этот адрес не принимает такие запросы.", "{}", put.text);
        ensure!(put.headers.contains_key("allow"), "{:?}", put.headers);
        let query = world.as_person(&cookie, "GET", "/api/v1/records/account?limit=many", None).await?;
        let title = query.json()["title"].as_str().unwrap_or_default().to_owned();
        ensure!(title == "В адресе есть нечитаемый параметр: limit.", "{}", query.text);
        ensure!(query.json()["fields"][0]["field"] == "limit", "{}", query.text);
        let missing = world.as_person(&cookie, "GET", "/api/v1/no/such/thing", None).await?;
        ensure!(missing.status == StatusCode::NOT_FOUND && missing.code() == "not-found", "{}", missing.text);
        Ok(())
    });
}

#[test]
fn problems_speak_the_language_of_the_person() {
    testkit::sqlite_only(async |db| {
        let world = World::new(db).await?;
        let stranger =
            world.send("GET", "/api/v1/session", &[("accept-language", "de, ru;q=0.8")], None).await?;
        ensure!(stranger.headers["content-language"] == "ru", "{:?}", stranger.headers);
        let cookie = world.sign_in("manager").await?;
        world.as_person(&cookie, "PATCH", "/api/v1/session", Some(r#"{"language":"pl"}"#)).await?;
        let own = world
            .send(
                "GET",
                "/api/v1/records/role",
                &[("accept-language", "ru"), ("cookie", cookie.as_str())],
                None,
            )
            .await?;
        ensure!(
            own.headers["content-language"] == "pl" && own.status == StatusCode::FORBIDDEN,
            "{}",
            own.text
        );
        Ok(())
    });
}
