//! People who may sign in: who sees and changes whom, what ends sessions, which roles may be given, and links for
//! passwords that work once.

use anyhow::{Context as _, Result, ensure};
use axum::http::StatusCode;
use serde_json::{Value as Json, json};

use crate::common::{Answer, PASSWORD, World};

async fn send(world: &World, cookie: &str, method: &str, path: &str, body: Json) -> Result<Answer> {
    let text = body.to_string();
    let body = (!body.is_null()).then_some(text.as_str());
    world.as_person(cookie, method, path, body).await
}

async fn change(world: &World, cookie: &str, user: &Json, body: Json) -> Result<Answer> {
    let path = format!("/api/v1/users/{}", user["id"].as_str().unwrap_or_default());
    let version = format!("\"{}\"", user["version"]);
    let headers = [("cookie", cookie), ("if-match", version.as_str())];
    world.send("PATCH", &path, &headers, Some(&body.to_string())).await
}

async fn person(world: &World, cookie: &str, login: &str) -> Result<Json> {
    let page = world.as_person(cookie, "GET", &format!("/api/v1/users?q={login}"), None).await?;
    let items = page.json()["items"].as_array().cloned().unwrap_or_default();
    items.into_iter().find(|user| user["login"] == login).with_context(|| format!("{login}: {}", page.text))
}

/// Invites somebody and gives the token of the link.
async fn invited(world: &World, cookie: &str, login: &str, role: &str) -> Result<(Json, String)> {
    let answer =
        send(world, cookie, "POST", "/api/v1/users", json!({ "login": login, "roles": [role] })).await?;
    ensure!(answer.status == StatusCode::CREATED, "{}", answer.text);
    Ok((answer.json()["user"].clone(), token(&answer)?))
}

fn token(answer: &Answer) -> Result<String> {
    let body = answer.json();
    let link = body["link"].as_str().context("a link")?;
    let token = link.strip_prefix("http://127.0.0.1/welcome#").with_context(|| link.to_owned())?;
    Ok(token.to_owned())
}

async fn choose(world: &World, token: &str, password: &str) -> Result<Answer> {
    let body = json!({ "token": token, "password": password }).to_string();
    world.send("POST", "/api/v1/session/link/password", &[("host", "127.0.0.1")], Some(&body)).await
}

#[test]
fn an_invited_person_chooses_a_password_once() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        let (user, token) = invited(&world, &admin, "Ola@example.org", "manager").await?;
        ensure!(user["state"] == "invited" && user["roles"] == json!(["manager"]), "{user}");
        let owner = send(&world, "", "POST", "/api/v1/session/link", json!({ "token": token })).await?;
        ensure!(
            owner.json()["login"] == "Ola@example.org" && owner.json()["purpose"] == "invitation",
            "{}",
            owner.text
        );
        ensure!(choose(&world, &token, "short").await?.code() == "password-short");
        ensure!(choose(&world, &token, PASSWORD).await?.status == StatusCode::NO_CONTENT);
        let again = choose(&world, &token, PASSWORD).await?;
        ensure!(again.status == StatusCode::GONE && again.code() == "link-gone", "{}", again.text);
        world.sign_in("ola@EXAMPLE.org").await?;
        ensure!(person(&world, &admin, "Ola@example.org").await?["state"] == "active");
        Ok(())
    });
}

#[test]
fn old_superseded_barred_and_made_up_links_look_the_same() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        let (user, first) = invited(&world, &admin, "ola", "manager").await?;
        let id = user["id"].as_str().unwrap_or_default();
        let second =
            token(&send(&world, &admin, "POST", &format!("/api/v1/users/{id}/link"), Json::Null).await?)?;
        let mut seen = Vec::new();
        let mut note = |mut answer: Answer| -> Result<()> {
            ensure!(answer.status == StatusCode::GONE, "{}", answer.text);
            let id = answer.json()["request_id"].as_str().unwrap_or_default().to_owned();
            answer.text = answer.text.replace(&id, "");
            seen.push(answer.text);
            Ok(())
        };
        note(choose(&world, &first, PASSWORD).await?)?;
        note(choose(&world, &"0".repeat(64), PASSWORD).await?)?;
        note(choose(&world, "../../etc/passwd", PASSWORD).await?)?;
        send(&world, &admin, "POST", &format!("/api/v1/users/{id}/bar"), Json::Null).await?;
        note(choose(&world, &second, PASSWORD).await?)?;
        let barred = send(&world, &admin, "POST", &format!("/api/v1/users/{id}/link"), Json::Null).await?;
        ensure!(barred.code() == "user-barred", "{}", barred.text);
        send(&world, &admin, "POST", &format!("/api/v1/users/{id}/unbar"), Json::Null).await?;
        note(choose(&world, &second, PASSWORD).await?)?;
        let third =
            token(&send(&world, &admin, "POST", &format!("/api/v1/users/{id}/link"), Json::Null).await?)?;
        world.cx.clock.advance_seconds(7 * 24 * 3600);
        note(choose(&world, &third, PASSWORD).await?)?;
        ensure!(seen.iter().all(|text| *text == seen[0]), "{seen:?}");
        Ok(())
    });
}

#[test]
fn a_link_is_used_by_one_of_many_at_once() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        let (_, token) = invited(&world, &admin, "ola", "manager").await?;
        let tries = (0..5).map(|_| choose(&world, &token, PASSWORD));
        let answers = futures::future::join_all(tries).await;
        let mut won = 0;
        for answer in answers {
            let answer = answer?;
            won += usize::from(answer.status == StatusCode::NO_CONTENT);
            ensure!([204, 410].contains(&answer.status.as_u16()), "{}", answer.text);
        }
        ensure!(won == 1, "{won} used it");
        Ok(())
    });
}

#[test]
fn roles_and_bars_end_every_session_of_the_person() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        let manager = person(&world, &admin, "manager").await?;
        let alive = async |cookie: &str| -> Result<bool> {
            Ok(world.as_person(cookie, "GET", "/api/v1/session", None).await?.status == StatusCode::OK)
        };
        let cookie = world.sign_in("manager").await?;
        let named = change(&world, &admin, &manager, json!({ "name": "Żaneta", "language": "pl" })).await?;
        ensure!(named.json()["name"] == "Żaneta" && alive(&cookie).await?, "{}", named.text);
        let stale = change(&world, &admin, &manager, json!({ "name": "x" })).await?;
        ensure!(stale.code() == "version-stale", "{}", stale.text);
        let roles =
            change(&world, &admin, &named.json(), json!({ "roles": ["manager", "sales_office"] })).await?;
        ensure!(
            roles.json()["roles"] == json!(["manager", "sales_office"]) && !alive(&cookie).await?,
            "{}",
            roles.text
        );
        let cookie = world.sign_in("manager").await?;
        let path = format!("/api/v1/users/{}/bar", manager["id"].as_str().unwrap_or_default());
        ensure!(send(&world, &admin, "POST", &path, Json::Null).await?.json()["state"] == "barred");
        ensure!(!alive(&cookie).await?);
        // Words in any spelling find the person, whose name has letters of its own.
        ensure!(
            world.as_person(&admin, "GET", "/api/v1/users?q=zaneta&state=barred", None).await?.json()["items"]
                [0]["login"]
                == "manager"
        );
        Ok(())
    });
}

#[test]
fn the_last_administrator_stays_and_nobody_changes_the_own_roles() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        let own = person(&world, &admin, "administrator").await?;
        let answer = change(&world, &admin, &own, json!({ "roles": ["administrator", "finance"] })).await?;
        ensure!(
            answer.status == StatusCode::FORBIDDEN && answer.code() == "user-own-roles",
            "{}",
            answer.text
        );
        let bar = format!("/api/v1/users/{}/bar", own["id"].as_str().unwrap_or_default());
        ensure!(send(&world, &admin, "POST", &bar, Json::Null).await?.code() == "user-self");
        // A second one may be made, and may take the role away from the first; nobody may take the last one's.
        let (_, token) = invited(&world, &admin, "second", "administrator").await?;
        ensure!(choose(&world, &token, PASSWORD).await?.status == StatusCode::NO_CONTENT);
        let second = world.sign_in("second").await?;
        let other = person(&world, &admin, "second").await?;
        let (one, two) = futures::join!(
            change(&world, &second, &own, json!({ "roles": ["manager"] })),
            change(&world, &admin, &other, json!({ "roles": ["manager"] })),
        );
        let codes = [one?, two?].map(|answer| answer.status.as_u16());
        ensure!(
            codes.iter().filter(|code| **code == 200).count() == 1,
            "{codes:?}: one of two who demote each other stays"
        );
        Ok(())
    });
}

#[test]
fn a_lead_of_a_unit_gives_no_more_than_the_own_rights_and_touches_no_superior() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        let rights = json!({ "objects": {
            "user": { "read": "unit", "create": "unit", "update": "unit" },
            "order": { "read": "unit" }, "unit": { "read": "all" },
        } });
        let create = async |object: &str, values: Json| -> Result<String> {
            let answer = send(
                &world,
                &admin,
                "POST",
                &format!("/api/v1/records/{object}"),
                json!({ "values": values, "parts": {} }),
            )
            .await?;
            ensure!(answer.status == StatusCode::CREATED, "{}", answer.text);
            Ok(answer.json()["id"].as_str().unwrap_or_default().to_owned())
        };
        let unit = create("unit", json!({ "name": "North" })).await?;
        let elsewhere = create("unit", json!({ "name": "South" })).await?;
        create("role", json!({ "code": "lead", "name": "Lead", "rights": rights })).await?;
        create("role", json!({ "code": "clerk", "name": "Clerk", "rights": { "objects": { "order": { "read": "own" } } } })).await?;
        let (lead, token) = invited(&world, &admin, "lead", "lead").await?;
        change(&world, &admin, &lead, json!({ "unit": unit })).await?;
        choose(&world, &token, PASSWORD).await?;
        let cookie = world.sign_in("lead").await?;

        let invite = async |login: &str, role: &str, unit: &str| {
            send(
                &world,
                &cookie,
                "POST",
                "/api/v1/users",
                json!({ "login": login, "roles": [role], "unit": unit }),
            )
            .await
        };
        for role in ["administrator", "manager", "distributor"] {
            let answer = invite("rise", role, &unit).await?;
            ensure!(
                answer.status == StatusCode::FORBIDDEN && answer.code() == "role-exceeds",
                "{role}: {}",
                answer.text
            );
        }
        ensure!(invite("x1", "nothing", &unit).await?.code() == "role-unknown");
        ensure!(
            invite("x2", "clerk", &elsewhere).await?.status == StatusCode::UNPROCESSABLE_ENTITY,
            "out of the unit"
        );
        let made = invite("clerk", "clerk", &unit).await?;
        ensure!(made.status == StatusCode::CREATED, "{}", made.text);

        // Everybody else is out of sight; a superior in the own unit is in sight and stays untouched.
        let list = world.as_person(&cookie, "GET", "/api/v1/users", None).await?;
        let logins: Vec<_> =
            list.json()["items"].as_array().into_iter().flatten().map(|user| user["login"].clone()).collect();
        ensure!(logins == [json!("clerk"), json!("lead")], "{}", list.text);
        let boss = person(&world, &admin, "administrator").await?;
        ensure!(
            change(&world, &cookie, &boss, json!({ "email": "thief@example.org" })).await?.status
                == StatusCode::NOT_FOUND
        );
        change(&world, &admin, &boss, json!({ "unit": unit })).await?;
        let boss = person(&world, &admin, "administrator").await?;
        let id = boss["id"].as_str().unwrap_or_default();
        ensure!(
            change(&world, &cookie, &boss, json!({ "email": "thief@example.org" })).await?.code()
                == "user-superior"
        );
        for verb in ["bar", "link"] {
            let answer =
                send(&world, &cookie, "POST", &format!("/api/v1/users/{id}/{verb}"), Json::Null).await?;
            ensure!(answer.code() == "user-superior", "{verb}: {}", answer.text);
        }
        Ok(())
    });
}

#[test]
fn no_secret_leaves_and_no_field_is_smuggled_in() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        let list = world.as_person(&admin, "GET", "/api/v1/users?limit=200", None).await?;
        for secret in ["argon2", "hash", "password", "token", "secret"] {
            ensure!(!list.text.contains(secret), "{secret} in {}", list.text);
        }
        let user = person(&world, &admin, "manager").await?;
        for body in [
            json!({ "tenant_id": user["id"] }),
            json!({ "commission_rate": "1" }),
            json!({ "password_hash": "x" }),
            json!({ "disabled": false }),
            json!({ "login": "other" }),
        ] {
            let answer = change(&world, &admin, &user, body.clone()).await?;
            ensure!(answer.code() == "field-unknown", "{body}: {}", answer.text);
        }
        for (body, field) in [
            (json!({ "name": {} }), "name"),
            (json!({ "roles": "administrator" }), "roles"),
            (json!({ "unit": ["x"] }), "unit"),
        ] {
            let answer = change(&world, &admin, &user, body).await?;
            ensure!(
                answer.code() == "field-type" && answer.json()["fields"][0]["field"] == field,
                "{}",
                answer.text
            );
        }
        let wrong = json!({ "name": " ", "email": "nobody", "language": "xx", "zone": "UTC'--", "unit": user["id"], "member": user["id"] });
        let answer = change(&world, &admin, &user, wrong).await?;
        let fields: Vec<_> = answer.json()["fields"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|one| one["field"].clone())
            .collect();
        ensure!(
            fields == ["name", "email", "language", "zone", "unit", "member"].map(Json::from),
            "{}",
            answer.text
        );
        for query in ["q=%25", "q=%27)%20OR%201=1--", "role=x%27--", "cursor=%27--", "limit=-5"] {
            let answer = world.as_person(&admin, "GET", &format!("/api/v1/users?{query}"), None).await?;
            ensure!(answer.status == StatusCode::OK, "{query}: {}", answer.text);
        }
        ensure!(
            world.as_person(&admin, "GET", "/api/v1/users?q=%25", None).await?.json()["items"] == json!([]),
            "a wildcard is a letter"
        );
        ensure!(
            world.as_person(&admin, "GET", "/api/v1/users?state=x", None).await?.code()
                == "user-state-unknown"
        );
        let taken = send(&world, &admin, "POST", "/api/v1/users", json!({ "login": "MANAGER" })).await?;
        ensure!(taken.status == StatusCode::CONFLICT && taken.code() == "login-taken", "{}", taken.text);
        Ok(())
    });
}

#[test]
fn a_changed_contact_never_changes_who_signs_in() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        let before = person(&world, &admin, "distributor").await?;
        let member = format!("/api/v1/records/member/{}", world.member);
        let office = world.sign_in("sales_office").await?;
        let record = world.as_person(&office, "GET", &member, None).await?.json();
        let version = format!("\"{}\"", record["version"]);
        let body = json!({ "values": { "email": "thief@example.org" } }).to_string();
        let changed =
            world.send("PATCH", &member, &[("cookie", &office), ("if-match", &version)], Some(&body)).await?;
        ensure!(changed.status == StatusCode::OK, "{}", changed.text);
        let after = person(&world, &admin, "distributor").await?;
        ensure!(before["login"] == after["login"] && before["email"] == after["email"], "{after}");
        Ok(())
    });
}
