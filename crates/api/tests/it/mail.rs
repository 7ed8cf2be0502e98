//! Mails about signing in, from the request to a mail server that does what the test tells it: what arrives, in whose
//! language, what is tried again, and what is never sent twice.

use anyhow::{Context as _, Result, ensure};
use axum::http::StatusCode;
use serde_json::{Value as Json, json};
use testkit::smtp::{Real, Script, Smtp, plain};

use crate::common::{Answer, PASSWORD, World};

pub(crate) async fn forgot(world: &World, login: &str, headers: &[(&str, &str)]) -> Result<Answer> {
    let body = json!({ "login": login }).to_string();
    world.send("POST", "/api/v1/session/forgot", headers, Some(&body)).await
}

/// The token of the link in a mail.
fn token(content: &str) -> Result<String> {
    let text = plain(content);
    let (_, rest) = text.split_once("http://127.0.0.1/welcome#").with_context(|| text.clone())?;
    Ok(rest.chars().take_while(char::is_ascii_hexdigit).collect())
}

async fn choose(world: &World, token: &str) -> Result<StatusCode> {
    let body = json!({ "token": token, "password": "a quite different sentence" }).to_string();
    Ok(world.send("POST", "/api/v1/session/link/password", &[], Some(&body)).await?.status)
}

async fn user(world: &World, admin: &str, login: &str) -> Result<Json> {
    let page = world.as_person(admin, "GET", &format!("/api/v1/users?q={login}"), None).await?.json();
    let id = page["items"][0]["id"].as_str().context("a person")?;
    Ok(world.as_person(admin, "GET", &format!("/api/v1/users/{id}"), None).await?.json())
}

/// Invites somebody who reads Polish, which puts a mail into the outbox.
async fn invite(world: &World, admin: &str) -> Result<Answer> {
    let body = json!({ "login": "ola@example.org", "name": "Ola <b>", "email": "ola@example.org", "language": "pl", "roles": ["manager"] });
    world.as_person(admin, "POST", "/api/v1/users", Some(&body.to_string())).await
}

#[test]
fn an_invitation_arrives_at_a_real_server_in_the_readers_language() {
    testkit::both(async |db| {
        let mut real = Real::start().await?;
        let world = World::mailing(db, real.port).await?;
        let admin = world.sign_in("administrator").await?;
        let invited = invite(&world, &admin).await?;
        ensure!(
            invited.status == StatusCode::CREATED && invited.json()["link"].is_null(),
            "{}",
            invited.text
        );
        ensure!(world.send_mails().await? == 1 && world.send_mails().await? == 0);
        let content = real.mail().await?;
        let text = plain(&content);
        ensure!(text.contains("Wybierz hasło, którym będziesz się logować."), "{text}");
        ensure!(text.contains("Ola &lt;b&gt;") && text.contains("text/html"), "{text}");
        ensure!(user(&world, &admin, "ola").await?["mail"]["state"] == "sent");
        let token = token(&content)?;
        ensure!(choose(&world, &token).await? == StatusCode::NO_CONTENT);
        ensure!(choose(&world, &token).await? == StatusCode::GONE);
        Ok(())
    });
}

#[test]
fn a_link_is_built_from_the_configured_address_whatever_the_request_says() {
    testkit::both(async |db| {
        let mut smtp = Smtp::start(Script::Take).await;
        let world = World::mailing(db, smtp.port).await?;
        let admin = world.sign_in("administrator").await?;
        invite(&world, &admin).await?;
        world.send_mails().await?;
        let first = smtp.contents.recv().await.context("the invitation")?;
        ensure!(choose(&world, &token(&first)?).await? == StatusCode::NO_CONTENT);
        let evil = [("x-forwarded-host", "evil.example.org"), ("forwarded", "host=evil.example.org")];
        ensure!(forgot(&world, "OLA@example.org", &evil).await?.status == StatusCode::ACCEPTED);
        world.send_mails().await?;
        let second = smtp.contents.recv().await.context("the reset")?;
        ensure!(!second.contains("evil") && plain(&second).contains("30 minut"), "{second}");
        world.cx.clock.advance_seconds(30 * 60);
        ensure!(choose(&world, &token(&second)?).await? == StatusCode::GONE, "half an hour is the end");
        Ok(())
    });
}

#[test]
fn known_and_unknown_logins_get_the_same_answer_and_three_an_hour() {
    testkit::both(async |db| {
        let mut smtp = Smtp::start(Script::Take).await;
        let world = World::mailing(db, smtp.port).await?;
        let mut seen = Vec::new();
        for login in ["manager", "nobody-at-all", "manager", "nobody-at-all", "MANAGER", "Nobody-at-all"] {
            let answer = forgot(&world, login, &[]).await?;
            ensure!(answer.status == StatusCode::ACCEPTED, "{login}: {}", answer.text);
            seen.push(answer.text);
        }
        ensure!(seen.iter().all(|text| *text == seen[0]), "{seen:?}");
        for login in ["manager", "nobody-at-all"] {
            let answer = forgot(&world, login, &[]).await?;
            ensure!(answer.status == StatusCode::TOO_MANY_REQUESTS, "{login}: {}", answer.text);
        }
        ensure!(forgot(&world, &"x".repeat(1000), &[]).await?.code() == "login-malformed");
        // Neither has an address: every request is taken up, and nothing is sent.
        ensure!(world.send_mails().await? == 6 && smtp.contents.try_recv().is_err());
        Ok(())
    });
}

#[test]
fn later_is_tried_again_and_no_is_final() {
    testkit::both(async |db| {
        let smtp = Smtp::start(Script::Rcpt451).await;
        let world = World::mailing(db, smtp.port).await?;
        let admin = world.sign_in("administrator").await?;
        invite(&world, &admin).await?;
        ensure!(world.send_mails().await? == 1 && world.send_mails().await? == 0, "a pause follows");
        let mail = user(&world, &admin, "ola").await?["mail"].clone();
        ensure!(mail["state"] == "waiting" && mail["reply"].to_string().contains("later"), "{mail}");
        world.cx.clock.advance_seconds(61);
        ensure!(world.send_mails().await? == 1 && world.send_mails().await? == 0);
        world.cx.clock.advance_seconds(61);
        ensure!(world.send_mails().await? == 0, "the second pause is longer");
        Ok(())
    });
    testkit::both(async |db| {
        let mut smtp = Smtp::start(Script::Content550).await;
        let world = World::mailing(db, smtp.port).await?;
        let admin = world.sign_in("administrator").await?;
        invite(&world, &admin).await?;
        ensure!(world.send_mails().await? == 1);
        let mail = user(&world, &admin, "ola").await?["mail"].clone();
        ensure!(mail["state"] == "refused" && smtp.contents.try_recv().is_ok(), "{mail}");
        world.cx.clock.advance_seconds(7 * 24 * 3600);
        ensure!(world.send_mails().await? == 0);
        Ok(())
    });
}

#[test]
fn a_mail_that_may_have_arrived_is_never_sent_again_by_itself() {
    testkit::both(async |db| {
        let mut smtp = Smtp::start(Script::DropAfterDot).await;
        let world = World::mailing(db, smtp.port).await?;
        let admin = world.sign_in("administrator").await?;
        invite(&world, &admin).await?;
        ensure!(world.send_mails().await? == 1);
        let ola = user(&world, &admin, "ola").await?;
        ensure!(ola["mail"]["state"] == "unknown", "{ola}");
        let content = smtp.contents.recv().await.context("it arrived all the same")?;
        world.cx.clock.advance_seconds(24 * 3600);
        ensure!(world.send_mails().await? == 0 && smtp.contents.try_recv().is_err(), "not again by itself");
        ensure!(choose(&world, &token(&content)?).await? == StatusCode::NO_CONTENT, "its link works");
        // A person may send another; a day later that person has signed in anew.
        let admin = world.sign_in("administrator").await?;
        let path = format!("/api/v1/users/{}/link", ola["id"].as_str().unwrap_or_default());
        let again = world.as_person(&admin, "POST", &path, None).await?;
        ensure!(again.json()["link"].is_null() && world.send_mails().await? == 1, "{}", again.text);
        ensure!(smtp.contents.recv().await.is_some());
        Ok(())
    });
}

#[test]
fn a_mail_whose_server_died_while_sending_has_an_unknown_outcome() {
    testkit::both(async |db| {
        let mut smtp = Smtp::start(Script::Take).await;
        let world = World::mailing(db, smtp.port).await?;
        let admin = world.sign_in("administrator").await?;
        invite(&world, &admin).await?;
        // What a worker leaves behind that wrote `sending` and was killed: a lease, and the word.
        let tenant = world.cx.tenant().await?;
        let now = world.cx.now();
        let until = now.checked_add(jiff::SignedDuration::from_secs(60))?;
        let taken = store::outbox::claim_mails(&world.cx.db, tenant, now, until, 1).await?;
        let ola = user(&world, &admin, "ola").await?;
        let mail = store::mail::Mail {
            id: taken[0].id,
            user: kernel::UserId::from_uuid(ola["id"].as_str().unwrap_or_default().parse()?),
            purpose: store::mail::MailPurpose::Invitation,
            state: store::mail::MailState::Sending,
            reply: String::new(),
            changed_at: now,
        };
        world.cx.db.write(async |tx: &mut store::Tx| store::mail::note(tx, tenant, &mail).await).await?;
        ensure!(world.send_mails().await? == 0, "it is leased");
        world.cx.clock.advance_seconds(61);
        ensure!(world.send_mails().await? == 1 && smtp.contents.try_recv().is_err(), "nothing is sent");
        ensure!(user(&world, &admin, "ola").await?["mail"]["state"] == "unknown");
        Ok(())
    });
}

#[test]
fn neither_outbox_nor_audit_nor_mail_table_holds_a_token() {
    testkit::both(async |db| {
        let mut smtp = Smtp::start(Script::Take).await;
        let world = World::mailing(db, smtp.port).await?;
        let admin = world.sign_in("administrator").await?;
        invite(&world, &admin).await?;
        world.send_mails().await?;
        let token = token(&smtp.contents.recv().await.context("a mail")?)?;
        ensure!(token.len() == 64);
        for sql in [
            "SELECT CAST(payload AS TEXT) FROM outbox",
            "SELECT diff FROM audit_detail",
            "SELECT reply FROM mail",
        ] {
            use store::Read as _;
            for row in world.cx.db.read().query(sql, &[]).await? {
                let text: String = row.get(0)?;
                ensure!(!text.contains(&token) && !text.contains(PASSWORD), "{sql}: {text}");
            }
        }
        Ok(())
    });
}

#[test]
fn whose_second_factor_was_taken_away_is_told_so_without_a_link() {
    testkit::both(async |db| {
        let mut smtp = Smtp::start(Script::Take).await;
        let world = World::mailing(db, smtp.port).await?;
        let admin = world.sign_in("administrator").await?;
        invite(&world, &admin).await?;
        world.send_mails().await?;
        choose(&world, &token(&smtp.contents.recv().await.context("the invitation")?)?).await?;
        let body =
            json!({ "login": "ola@example.org", "password": "a quite different sentence" }).to_string();
        let signed_in = world.send("POST", "/api/v1/session", &[], Some(&body)).await?;
        let line = signed_in.headers.get("set-cookie").context("a cookie")?.to_str()?;
        let cookie = line.split(';').next().unwrap_or_default().to_owned();
        let factor = "/api/v1/session/second-factor";
        let setup = world.as_person(&cookie, "POST", factor, None).await?.json();
        let seed = setup["seed"].as_str().context("a seed")?;
        let right =
            json!({ "code": crate::second_factor::code(seed, world.cx.now().as_second()) }).to_string();
        let on = world.as_person(&cookie, "POST", &format!("{factor}/confirm"), Some(&right)).await?;
        ensure!(on.status == StatusCode::OK && world.send_mails().await? == 0, "{}", on.text);
        let ola = user(&world, &admin, "ola").await?;
        let path = format!("/api/v1/users/{}/second-factor", ola["id"].as_str().unwrap_or_default());
        let off = world.as_person(&admin, "DELETE", &path, None).await?;
        ensure!(off.status == StatusCode::OK && world.send_mails().await? == 1, "{}", off.text);
        let content = smtp.contents.recv().await.context("the word")?;
        let text = plain(&content);
        ensure!(text.contains("usunął drugi składnik") && text.contains("Ola &lt;b&gt;"), "{text}");
        ensure!(!text.contains("welcome#") && !text.contains(seed), "{text}");
        let mail = user(&world, &admin, "ola").await?["mail"].clone();
        ensure!(mail["state"] == "sent" && mail["purpose"] == "factor-reset", "{mail}");
        Ok(())
    });
}

#[test]
fn without_a_mail_server_the_answer_says_so() {
    testkit::sqlite_only(async |db| {
        let world = World::new(db).await?;
        let answer = forgot(&world, "manager", &[]).await?;
        ensure!(answer.status == StatusCode::ACCEPTED && answer.json()["mail"] == false, "{}", answer.text);
        ensure!(answer.text == forgot(&world, "nobody", &[]).await?.text);
        Ok(())
    });
}

/// Gives a person an address, and chooses news by mail.
async fn wants(world: &World, admin: &str, login: &str, language: &str) -> Result<String> {
    let found = user(world, admin, login).await?;
    let path = format!("/api/v1/users/{}", found["id"].as_str().context("an id")?);
    let body = json!({ "email": format!("{login}@example.org"), "language": language }).to_string();
    let version = format!("\"{}\"", found["version"]);
    let headers = [("cookie", admin), ("if-match", version.as_str())];
    let changed = world.send("PATCH", &path, &headers, Some(&body)).await?;
    ensure!(changed.status == StatusCode::OK, "{}", changed.text);
    let cookie = world.sign_in(login).await?;
    let body = json!({ "off": [], "mail": ["mentioned"] }).to_string();
    let chosen = world.as_person(&cookie, "PUT", "/api/v1/notifications/choices", Some(&body)).await?;
    ensure!(chosen.json()["mails"] == true, "{}", chosen.text);
    Ok(cookie)
}

async fn task(world: &World, cookie: &str, subject: &str, notes: &str) -> Result<()> {
    let body = json!({ "values": { "subject": subject, "notes": notes } }).to_string();
    let made = world.as_person(cookie, "POST", "/api/v1/records/task", Some(&body)).await?;
    ensure!(made.status == StatusCode::CREATED, "{}", made.text);
    Ok(())
}

#[test]
fn news_go_by_mail_to_who_wants_it_as_text_in_the_readers_language() {
    testkit::both(async |db| {
        let mut smtp = Smtp::start(Script::Take).await;
        let world = World::mailing(db, smtp.port).await?;
        let admin = world.sign_in("administrator").await?;
        let office = wants(&world, &admin, "sales_office", "pl").await?;
        // What anybody wrote stays text: no header, no link, no HTML of its own.
        let hostile = "<img src=x onerror=alert(1)> <a href=\"https://evil.example\">click</a> =?utf-8?q?x?=";
        task(&world, &admin, hostile, "@sales_office").await?;
        ensure!(world.send_mails().await? == 1);
        let content = smtp.contents.recv().await.context("a mail")?;
        let text = plain(&content);
        ensure!(text.contains("wspomina o tobie") && text.contains("/record/task/"), "{text}");
        let html = text.split("text/html").nth(1).context("a page")?;
        ensure!(html.contains("&lt;img src=x onerror=alert(1)&gt;") && !html.contains("<img"), "{html}");
        ensure!(html.matches("<a href=").count() == 1 && !html.contains("<a href=\"https://evil"), "{html}");
        let head = content.split("\r\n\r\n").next().unwrap_or_default();
        ensure!(head.matches("Subject:").count() == 1, "{head}");
        // Not somebody else's kind, not to who only wants the bell, not what was read before it left.
        task(&world, &admin, "For others", "@finance @manager").await?;
        ensure!(world.send_mails().await? == 0 && smtp.contents.try_recv().is_err());
        task(&world, &admin, "Read soon", "@sales_office").await?;
        let read = json!({ "read": true }).to_string();
        world.as_person(&office, "POST", "/api/v1/notifications/read", Some(&read)).await?;
        ensure!(world.send_mails().await? == 1 && smtp.contents.try_recv().is_err(), "read meanwhile");
        // The page of the person goes on telling of mails about signing in alone.
        ensure!(user(&world, &admin, "sales_office").await?["mail"].is_null());
        Ok(())
    });
}

#[test]
fn no_news_of_a_record_out_of_sight_leave_the_house() {
    testkit::both(async |db| {
        let mut smtp = Smtp::start(Script::Take).await;
        let world = World::mailing(db, smtp.port).await?;
        let admin = world.sign_in("administrator").await?;
        wants(&world, &admin, "finance", "en").await?;
        // Finance sees own tasks only: the mail is taken up, and nothing is sent.
        task(&world, &admin, "Secret", "@finance").await?;
        ensure!(world.send_mails().await? == 1 && smtp.contents.try_recv().is_err());
        Ok(())
    });
}

#[test]
fn the_same_record_is_told_of_by_mail_once_a_day() {
    testkit::both(async |db| {
        let mut smtp = Smtp::start(Script::Take).await;
        let world = World::mailing(db, smtp.port).await?;
        let into = world.cx.now().as_second().rem_euclid(24 * 3600);
        world.cx.clock.advance_seconds(24 * 3600 - into);
        let admin = world.sign_in("administrator").await?;
        let office = wants(&world, &admin, "sales_office", "en").await?;
        let body = json!({ "values": { "subject": "Look", "notes": "@sales_office" } }).to_string();
        let made = world.as_person(&admin, "POST", "/api/v1/records/task", Some(&body)).await?.json();
        let path = format!("/api/v1/records/task/{}", made["id"].as_str().context("an id")?);
        // Named, taken out and named anew, and read in between: the bell tells it again, the mail does not.
        let anew = async |cookie: &str, version: &mut i64| -> Result<()> {
            for notes in ["nobody", "@sales_office"] {
                let body = json!({ "values": { "notes": notes } }).to_string();
                let seen = format!("\"{version}\"");
                let headers = [("cookie", cookie), ("if-match", seen.as_str())];
                let changed = world.send("PATCH", &path, &headers, Some(&body)).await?;
                ensure!(changed.status == StatusCode::OK, "{}", changed.text);
                *version += 1;
            }
            Ok(())
        };
        let read = async |cookie: &str| {
            let body = json!({ "read": true }).to_string();
            world.as_person(cookie, "POST", "/api/v1/notifications/read", Some(&body)).await
        };
        ensure!(world.send_mails().await? == 1 && smtp.contents.try_recv().is_ok());
        let mut version = 1;
        for _ in 0..3 {
            read(&office).await?;
            anew(&admin, &mut version).await?;
        }
        let page = world.as_person(&office, "GET", "/api/v1/notifications", None).await?.json();
        ensure!(page["items"].as_array().is_some_and(|items| items.len() == 4), "{page}");
        ensure!(world.send_mails().await? == 0 && smtp.contents.try_recv().is_err(), "one mail a day");
        // Another person's word is another mail, and so is the next day's.
        let manager = world.sign_in("manager").await?;
        task(&world, &manager, "Look too", "@sales_office").await?;
        ensure!(world.send_mails().await? == 1 && smtp.contents.try_recv().is_ok());
        world.cx.clock.advance_seconds(24 * 3600);
        let (admin, office) = (world.sign_in("administrator").await?, world.sign_in("sales_office").await?);
        read(&office).await?;
        anew(&admin, &mut version).await?;
        world.send_mails().await?;
        ensure!(
            smtp.contents.try_recv().is_ok() && smtp.contents.try_recv().is_err(),
            "one mail the next day"
        );
        Ok(())
    });
}

#[test]
fn whoever_waits_at_the_door_waits_for_no_news() {
    testkit::both(async |db| {
        let mut smtp = Smtp::start(Script::Take).await;
        let world = World::mailing(db, smtp.port).await?;
        let admin = world.sign_in("administrator").await?;
        wants(&world, &admin, "sales_office", "en").await?;
        for number in 0..3 {
            task(&world, &admin, &format!("Task {number}"), "@sales_office").await?;
        }
        world.cx.clock.advance_seconds(5);
        invite(&world, &admin).await?;
        ensure!(forgot(&world, "sales_office", &[]).await?.status == StatusCode::ACCEPTED);
        ensure!(world.send_mails().await? == 5);
        let mut seen = Vec::new();
        while let Ok(content) = smtp.contents.try_recv() {
            seen.push(plain(&content).contains("/record/task/"));
        }
        ensure!(seen == [false, false, true, true, true], "{seen:?}");
        // No event goes to webhooks under the name of a mail.
        let tenant = world.cx.tenant().await?;
        let events = store::outbox::events(&mut world.cx.db.read(), tenant, 1000).await?;
        ensure!(!events.is_empty() && events.iter().all(|event| !event.topic.starts_with("mail")));
        Ok(())
    });
}

#[test]
fn whoever_signs_in_with_a_provider_alone_is_told_so_and_gets_no_link() {
    testkit::both(async |db| {
        let mut smtp = Smtp::start(Script::Take).await;
        let plain_world = World::mailing(db, smtp.port).await?;
        let provider = crate::house::set("staff", "https://login.example.org");
        let world = plain_world.with_openid(crate::house::settings(vec![provider]))?;
        let (tenant, now) = (world.cx.tenant().await?, world.cx.now());
        let person = |login: &str| store::session::User {
            id: kernel::UserId::from_uuid(world.cx.new_id()),
            login: login.to_owned(),
            name: login.to_owned(),
            email: None,
            password_hash: None,
            language: "en".to_owned(),
            zone: "UTC".to_owned(),
            theme: "system".to_owned(),
            figures: None,
            employee: None,
            member: None,
            unit: None,
            disabled: false,
            version: 1,
        };
        let (linked, invited) = (person("nina@example.org"), person("olaf@example.org"));
        let identity = store::openid::Identity {
            id: world.cx.new_id(),
            user: linked.id,
            issuer: "https://login.example.org".to_owned(),
            subject: "007".to_owned(),
            name: "nina".to_owned(),
            created_at: now,
            used_at: None,
        };
        let keep = async |tx: &mut store::Tx| -> Result<(), store::Error> {
            store::session::add(tx, tenant, &linked, now).await?;
            store::session::add(tx, tenant, &invited, now).await?;
            store::openid::add(tx, tenant, &identity).await
        };
        world.cx.db.write(keep).await?;
        let asked = forgot(&world, "nina@example.org", &[]).await?;
        let unknown = forgot(&world, "nobody@example.org", &[]).await?;
        ensure!(asked.status == StatusCode::ACCEPTED && asked.text == unknown.text, "{}", asked.text);
        ensure!(world.send_mails().await? == 2);
        let content = smtp.contents.recv().await.context("a mail")?;
        let text = plain(&content);
        ensure!(text.contains("you sign in with The staff") && !text.contains("welcome#"), "{text}");
        ensure!(smtp.contents.try_recv().is_err());
        use store::Read as _;
        let links = "SELECT CAST(COUNT(*) AS BIGINT) FROM user_link WHERE tenant_id = $1";
        let row = world.cx.db.read().query_opt(links, &[tenant.uuid().into()]).await?.context("a count")?;
        ensure!(row.get::<i64>(0)? == 0, "no link was made");
        // Who was invited and has nothing yet gets the invitation; an administrator's link goes to anybody.
        forgot(&world, "olaf@example.org", &[]).await?;
        ensure!(world.send_mails().await? == 1);
        let content = smtp.contents.recv().await.context("the invitation")?;
        ensure!(token(&content)?.len() == 64);
        let admin = world.sign_in("administrator").await?;
        let path = format!("/api/v1/users/{}/link", linked.id);
        let sent = world.as_person(&admin, "POST", &path, None).await?;
        ensure!(sent.json()["link"].is_null() && world.send_mails().await? == 1, "{}", sent.text);
        ensure!(token(&smtp.contents.recv().await.context("the link")?)?.len() == 64);
        Ok(())
    });
}
