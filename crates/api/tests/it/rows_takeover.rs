//! What an administrator could do behind a person's back: a link by hand, another password, another address. Each wants a
//! fresh proof where it is somebody else's doing, the person hears of it, and it stands in the log; so do copied roles that
//! are as strong as the office, whole exports, and questions for ids that are nobody's.

use anyhow::{Context as _, Result, ensure};
use axum::http::StatusCode;
use serde_json::{Value as Json, json};
use testkit::smtp::{Script, Smtp, plain};

use crate::common::{Answer, PASSWORD, World};

async fn post(world: &World, cookie: &str, path: &str, body: &Json) -> Result<Answer> {
    world.as_person(cookie, "POST", &format!("/api/v1{path}"), Some(&body.to_string())).await
}

async fn person(world: &World, admin: &str, login: &str) -> Result<Json> {
    let page = world.as_person(admin, "GET", &format!("/api/v1/users?q={login}"), None).await?.json();
    let items = page["items"].as_array().cloned().unwrap_or_default();
    let found = items.into_iter().find(|user| user["login"] == login).context("the person")?;
    let path = format!("/api/v1/users/{}", found["id"].as_str().context("an id")?);
    Ok(world.as_person(admin, "GET", &path, None).await?.json())
}

async fn change(world: &World, cookie: &str, user: &Json, body: &Json) -> Result<Answer> {
    let path = format!("/api/v1/users/{}", user["id"].as_str().unwrap_or_default());
    let version = format!("\"{}\"", user["version"]);
    let headers = [("cookie", cookie), ("if-match", version.as_str())];
    world.send("PATCH", &path, &headers, Some(&body.to_string())).await
}

async fn choose(world: &World, token: &str, password: &str) -> Result<StatusCode> {
    let body = json!({ "token": token, "password": password }).to_string();
    Ok(world.send("POST", "/api/v1/session/link/password", &[], Some(&body)).await?.status)
}

fn token(text: &str) -> Result<String> {
    let (_, rest) = text.split_once("/welcome#").with_context(|| text.to_owned())?;
    Ok(rest.chars().take_while(char::is_ascii_hexdigit).collect())
}

/// Who came to the mail, by its header.
fn to(content: &str) -> String {
    content.lines().find(|line| line.starts_with("To:")).unwrap_or_default().to_owned()
}

/// Somebody who reads Polish and has chosen a password.
async fn ola(world: &World, admin: &str, smtp: &mut Smtp) -> Result<Json> {
    let body = json!({ "login": "ola", "name": "Ola", "email": "ola@example.org", "language": "pl", "roles": ["manager"] });
    let made = post(world, admin, "/users", &body).await?;
    ensure!(made.status == StatusCode::CREATED, "{}", made.text);
    world.send_mails().await?;
    let invitation = plain(&smtp.contents.recv().await.context("the invitation")?);
    ensure!(choose(world, &token(&invitation)?, PASSWORD).await? == StatusCode::NO_CONTENT);
    ensure!(world.send_mails().await? == 0, "who takes an invitation is told nothing");
    person(world, admin, "ola").await
}

#[test]
fn a_link_by_hand_and_the_password_chosen_with_it_reach_the_persons_ears() {
    testkit::both(async |db| {
        let mut smtp = Smtp::start(Script::Take).await;
        let world = World::mailing(db, smtp.port).await?;
        let admin = world.sign_in("administrator").await?;
        let ola = ola(&world, &admin, &mut smtp).await?;
        let path = format!("/users/{}/link?by_hand=true", ola["id"].as_str().context("an id")?);
        // Only just proved: the link is there, and a word is on its way, without a link.
        let made = post(&world, &admin, &path, &json!({})).await?;
        let link = made.json()["link"].as_str().with_context(|| made.text.clone())?.to_owned();
        ensure!(world.send_mails().await? == 1);
        let content = smtp.contents.recv().await.context("the word")?;
        let word = plain(&content);
        ensure!(to(&content).contains("ola@example.org") && word.contains("utworzył link"), "{content}");
        ensure!(!word.contains("welcome#") && !content.contains(&token(&link)?), "{word}");
        ensure!(person(&world, &admin, "ola").await?["mail"]["purpose"] == "link-by-hand");
        // Whoever uses it: the person hears of the password too.
        ensure!(
            choose(&world, &token(&link)?, "a quite different sentence").await? == StatusCode::NO_CONTENT
        );
        ensure!(world.send_mails().await? == 1);
        let word = plain(&smtp.contents.recv().await.context("the second word")?);
        ensure!(word.contains("wybrano inne hasło") && !word.contains("welcome#"), "{word}");
        ensure!(!word.contains("a quite different sentence"), "{word}");
        // Six minutes later the proof is stale.
        world.cx.clock.advance_seconds(6 * 60);
        let stale = post(&world, &admin, &path, &json!({})).await?;
        ensure!(stale.status == StatusCode::FORBIDDEN && stale.code() == "proof-needed", "{}", stale.text);
        ensure!(world.send_mails().await? == 0);
        let proved = post(&world, &admin, "/session/proof", &json!({ "password": PASSWORD })).await?;
        ensure!(proved.status == StatusCode::NO_CONTENT, "{}", proved.text);
        let fresh = post(&world, &admin, &path, &json!({})).await?;
        ensure!(fresh.status == StatusCode::OK && world.send_mails().await? == 1, "{}", fresh.text);
        let log = world.as_person(&admin, "GET", "/api/v1/audit?action=link", None).await?.json();
        ensure!(log["items"].as_array().is_some_and(|items| items.len() >= 2), "{log}");
        Ok(())
    });
}

#[test]
fn another_address_wants_a_proof_and_the_old_one_hears_of_it() {
    testkit::both(async |db| {
        let mut smtp = Smtp::start(Script::Take).await;
        let world = World::mailing(db, smtp.port).await?;
        let admin = world.sign_in("administrator").await?;
        let ola = ola(&world, &admin, &mut smtp).await?;
        world.cx.clock.advance_seconds(6 * 60);
        // What is no sign-in goes on without a proof; the same address is no change.
        let named =
            change(&world, &admin, &ola, &json!({ "name": "Aleksandra", "email": "ola@example.org" }))
                .await?;
        ensure!(named.status == StatusCode::OK && world.send_mails().await? == 0, "{}", named.text);
        let moved = json!({ "email": "thief@example.org" });
        let stale = change(&world, &admin, &named.json(), &moved).await?;
        ensure!(stale.status == StatusCode::FORBIDDEN && stale.code() == "proof-needed", "{}", stale.text);
        ensure!(person(&world, &admin, "ola").await?["email"] == "ola@example.org");
        post(&world, &admin, "/session/proof", &json!({ "password": PASSWORD })).await?;
        let done = change(&world, &admin, &named.json(), &moved).await?;
        ensure!(done.status == StatusCode::OK && world.send_mails().await? == 1, "{}", done.text);
        let content = smtp.contents.recv().await.context("the word")?;
        let word = plain(&content);
        ensure!(to(&content).contains("ola@example.org") && word.contains("pod inny adres"), "{content}");
        ensure!(!content.contains("thief"), "{content}");
        // Taken away altogether it is a change as well.
        let gone = change(&world, &admin, &done.json(), &json!({ "email": null })).await?;
        ensure!(gone.status == StatusCode::OK && world.send_mails().await? == 1, "{}", gone.text);
        ensure!(to(&smtp.contents.recv().await.context("a word")?).contains("thief@example.org"));
        Ok(())
    });
}

#[test]
fn who_chooses_the_own_password_hears_of_it_too() {
    testkit::both(async |db| {
        let mut smtp = Smtp::start(Script::Take).await;
        let world = World::mailing(db, smtp.port).await?;
        let admin = world.sign_in("administrator").await?;
        ola(&world, &admin, &mut smtp).await?;
        let cookie = world.sign_in("ola").await?;
        let body = json!({ "current": PASSWORD, "password": "a quite different sentence" });
        let done = post(&world, &cookie, "/session/password", &body).await?;
        ensure!(done.status == StatusCode::NO_CONTENT && world.send_mails().await? == 1, "{}", done.text);
        let word = plain(&smtp.contents.recv().await.context("the word")?);
        ensure!(word.contains("wybrano inne hasło"), "{word}");
        app::users::reset_password(&world.cx, "ola", PASSWORD).await?;
        ensure!(world.send_mails().await? == 1, "the operator at the machine is heard of as well");
        Ok(())
    });
}

#[test]
fn a_copied_role_is_signed_out_as_soon_as_the_one_it_copies() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        let finance = access::standard_roles().into_iter().find(|role| role.key == "finance");
        let rights = json!(finance.context("the role")?.rights);
        let clerk = json!({ "objects": { "account": { "read": "all", "update": "all" } } });
        let mut cookies = Vec::new();
        for (code, rights) in [("cashier", rights), ("clerk", clerk)] {
            let role = json!({ "values": { "code": code, "name": code, "rights": rights } });
            let made = post(&world, &admin, "/records/role", &role).await?;
            ensure!(made.status == StatusCode::CREATED, "{}", made.text);
            let new = app::users::NewUser {
                login: code.to_owned(),
                password: PASSWORD.to_owned(),
                roles: vec![code.to_owned()],
                ..app::users::NewUser::default()
            };
            app::users::add(&world.cx, &new).await.map_err(|error| anyhow::anyhow!("{error:?}"))?;
            cookies.push(world.sign_in(code).await?);
        }
        world.cx.clock.advance_seconds(31 * 60);
        for (cookie, status) in cookies.iter().zip([StatusCode::UNAUTHORIZED, StatusCode::OK]) {
            let answer = world.as_person(cookie, "GET", "/api/v1/session", None).await?;
            ensure!(answer.status == status, "{}", answer.text);
        }
        Ok(())
    });
}

#[test]
fn everything_is_taken_away_five_times_an_hour_and_a_narrowed_list_goes_on() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let office = world.sign_in("sales_office").await?;
        let csv = "/api/v1/records/account/export.csv";
        let xlsx = "/api/v1/records/member/export.xlsx";
        for path in [csv, xlsx, csv, csv, "/api/v1/records/order/export.csv?sort=code"] {
            let answer = world.as_person(&office, "GET", path, None).await?;
            ensure!(answer.status == StatusCode::OK, "{path}: {}", answer.text);
        }
        for path in [csv, xlsx] {
            let sixth = world.as_person(&office, "GET", path, None).await?;
            ensure!(sixth.status == StatusCode::TOO_MANY_REQUESTS, "{path}: {}", sixth.text);
            ensure!(sixth.headers.contains_key("retry-after"), "{path}");
        }
        // Part of a list is daily work, and somebody else has an own count.
        let part = world.as_person(&office, "GET", &format!("{csv}?q=nobody"), None).await?;
        ensure!(part.status == StatusCode::OK, "{}", part.text);
        let finance = world.sign_in("finance").await?;
        ensure!(world.as_person(&finance, "GET", csv, None).await?.status == StatusCode::OK);
        world.cx.clock.advance_seconds(3600);
        ensure!(world.as_person(&office, "GET", csv, None).await?.status == StatusCode::OK);
        Ok(())
    });
}

#[test]
fn who_tries_ids_stands_in_the_log_once_for_many() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let distributor = world.sign_in("distributor").await?;
        let probe = async |number: u32| -> Result<()> {
            let path = format!("/api/v1/records/account/00000000-0000-7000-8000-{number:012}");
            let answer = world.as_person(&distributor, "GET", &path, None).await?;
            ensure!(answer.status == StatusCode::NOT_FOUND, "{}", answer.text);
            Ok(())
        };
        let noted = async || -> Result<Vec<Json>> {
            let admin = world.sign_in("administrator").await?;
            let log = world.as_person(&admin, "GET", "/api/v1/audit?action=denied", None).await?.json();
            Ok(log["items"].as_array().cloned().unwrap_or_default())
        };
        for number in 0..9 {
            probe(number).await?;
        }
        ensure!(noted().await?.is_empty(), "a few missing ids are daily life");
        for number in 9..60 {
            probe(number).await?;
        }
        let items = noted().await?;
        ensure!(items.len() == 1 && items[0]["by"] == "distributor", "{items:?}");
        ensure!(items[0]["refused"].as_str().is_some_and(|text| text.contains("10")), "{items:?}");
        Ok(())
    });
}
