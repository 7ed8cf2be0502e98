//! Rows of the security suite about who somebody is: links of forgotten passwords, people erased and invited once more, the
//! work an unknown login costs, files named in an import, and rights by scope.

use anyhow::{Context as _, Result, ensure};
use axum::http::StatusCode;
use serde_json::{Value as Json, json};
use store::Read as _;
use testkit::smtp::{Script, Smtp, plain};

use crate::attachments::PNG;
use crate::common::{Answer, PASSWORD, World};

async fn send(world: &World, cookie: &str, method: &str, path: &str, body: &Json) -> Result<Answer> {
    world.as_person(cookie, method, &format!("/api/v1{path}"), Some(&body.to_string())).await
}

async fn made(world: &World, cookie: &str, path: &str, body: &Json) -> Result<Json> {
    let answer = send(world, cookie, "POST", path, body).await?;
    ensure!(answer.status.is_success(), "{path} {body}: {}", answer.text);
    Ok(answer.json())
}

fn id(json: &Json) -> Result<String> {
    Ok(json["id"].as_str().with_context(|| json.to_string())?.to_owned())
}

async fn work(world: &World) -> Result<()> {
    while let Some(leased) = app::jobs::claim(&world.cx, "test").await? {
        let outcome = app::jobs::run(&world.cx, &leased).await;
        app::jobs::settle(&world.cx, &leased, Some(outcome)).await?;
    }
    Ok(())
}

async fn choose(world: &World, token: &str) -> Result<Answer> {
    let body = json!({ "token": token, "password": PASSWORD }).to_string();
    world.send("POST", "/api/v1/session/link/password", &[], Some(&body)).await
}

/// The answer without the number of its request.
fn blank(answer: &Answer) -> String {
    let request = answer.json()["request_id"].as_str().unwrap_or_default().to_owned();
    if request.is_empty() { answer.text.clone() } else { answer.text.replace(&request, "") }
}

/// Row 18.
#[test]
fn no_name_of_the_server_in_a_request_comes_into_a_mail() {
    testkit::both(async |db| {
        let mut smtp = Smtp::start(Script::Take).await;
        let world = World::mailing(db, smtp.port).await?;
        let admin = world.sign_in("administrator").await?;
        let ola = json!({ "login": "ola@example.org", "email": "ola@example.org", "roles": ["manager"] });
        made(&world, &admin, "/users", &ola).await?;
        world.send_mails().await?;
        let invitation = plain(&smtp.contents.recv().await.context("the invitation")?);
        ensure!(invitation.contains("http://127.0.0.1/welcome#"), "{invitation}");
        let body = json!({ "login": "ola@example.org" }).to_string();
        // A stranger's name is not answered at all, and sends nothing.
        for host in
            ["evil.example", "evil.example:80", "127.0.0.1.evil.example", "127.0.0.1@evil.example", ""]
        {
            let answer = world.send("POST", "/api/v1/session/forgot", &[("host", host)], Some(&body)).await?;
            ensure!(answer.status == StatusCode::MISDIRECTED_REQUEST, "{host}: {}", answer.text);
        }
        ensure!(world.send_mails().await? == 0 && smtp.contents.try_recv().is_err());
        // A name of this machine is answered, and the configured address stands in the mail.
        for headers in [
            [("host", "localhost:8080"), ("x-forwarded-host", "evil.example")],
            [("host", "127.0.0.1"), ("forwarded", "host=evil.example")],
            [("host", "[::1]"), ("x-original-host", "evil.example")],
        ] {
            let answer = world.send("POST", "/api/v1/session/forgot", &headers, Some(&body)).await?;
            ensure!(answer.status == StatusCode::ACCEPTED, "{headers:?}: {}", answer.text);
            world.send_mails().await?;
            let mail = plain(&smtp.contents.recv().await.context("a mail")?);
            ensure!(mail.contains("http://127.0.0.1/welcome#"), "{mail}");
            ensure!(!mail.contains("evil") && !mail.contains("localhost"), "{mail}");
        }
        Ok(())
    });
}

/// Row 19: a link is a person's, not a login's.
#[test]
fn a_link_of_an_erased_person_does_not_open_the_one_invited_anew() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        let invite = json!({ "login": "ola", "roles": ["manager"] });
        let first = made(&world, &admin, "/users", &invite).await?;
        let token = |made: &Json| -> Result<String> {
            let link = made["link"].as_str().context("a link")?;
            Ok(link.split_once('#').context("a token")?.1.to_owned())
        };
        let old = token(&first)?;
        let user = id(&first["user"])?;
        let preview = format!("/api/v1/privacy/person?object=user&record={user}");
        let preview = world.as_person(&admin, "GET", &preview, None).await?.json();
        let code = preview["person"][0]["code"].as_str().with_context(|| preview.to_string())?;
        let erase = json!({ "object": "user", "record": user, "code": code });
        made(&world, &admin, "/privacy/erasures", &erase).await?;
        work(&world).await?;
        let gone = choose(&world, &old).await?;
        ensure!(gone.status == StatusCode::GONE, "erased: {}", gone.text);
        // The same login once more is another person.
        let second = made(&world, &admin, "/users", &invite).await?;
        ensure!(second["user"]["id"] != first["user"]["id"], "{second}");
        let again = choose(&world, &old).await?;
        ensure!(again.status == StatusCode::GONE && blank(&again) == blank(&gone), "{}", again.text);
        ensure!(choose(&world, &token(&second)?).await?.status == StatusCode::NO_CONTENT);
        ensure!(choose(&world, &old).await?.status == StatusCode::GONE);
        Ok(())
    });
}

/// Row 53, as far as there are links: the neighbours of a good one are nobody's.
#[test]
fn the_neighbours_of_a_link_open_nothing() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        let invited =
            made(&world, &admin, "/users", &json!({ "login": "ola", "roles": ["manager"] })).await?;
        let token = invited["link"].as_str().and_then(|link| link.split_once('#')).context("a link")?.1;
        ensure!(token.len() == 64, "256 bits: {token}");
        let last = u8::from_str_radix(&token[62..], 16)?;
        let mut seen = Vec::new();
        for near in [
            format!("{}{:02x}", &token[..62], last.wrapping_add(1)),
            format!("{}{:02x}", &token[..62], last.wrapping_sub(1)),
            token[..63].to_owned(),
            format!("{token}0"),
            token.chars().rev().collect(),
            "0".repeat(64),
        ] {
            let body = json!({ "token": near }).to_string();
            let looked = world.send("POST", "/api/v1/session/link", &[], Some(&body)).await?;
            ensure!(looked.status == StatusCode::GONE, "{near}: {}", looked.text);
            let chosen = choose(&world, &near).await?;
            ensure!(chosen.status == StatusCode::GONE, "{near}: {}", chosen.text);
            seen.push(blank(&looked));
        }
        ensure!(seen.iter().all(|text| *text == seen[0]), "{seen:?}");
        ensure!(choose(&world, token).await?.status == StatusCode::NO_CONTENT, "the link itself still works");
        Ok(())
    });
}

/// Row 30: counted, not timed.
#[test]
fn an_unknown_login_costs_the_same_work_as_a_known_one() {
    testkit::both(async |db| {
        let smtp = Smtp::start(Script::Take).await;
        let world = World::mailing(db, smtp.port).await?;
        let admin = world.sign_in("administrator").await?;
        made(&world, &admin, "/users", &json!({ "login": "invited", "roles": ["manager"] })).await?;
        app::users::set_disabled(&world.cx, "finance", true).await?;
        for login in ["nobody-at-all", "manager", "finance", "invited", "MANAGER", "*)(uid=*", ""] {
            world.cx.clock.advance_seconds(61);
            let before = world.cx.passwords.done();
            let body = json!({ "login": login, "password": "certainly a wrong one" }).to_string();
            let answer = world.send("POST", "/api/v1/session", &[], Some(&body)).await?;
            ensure!(answer.status == StatusCode::UNAUTHORIZED, "{login}: {}", answer.text);
            ensure!(world.cx.passwords.done() - before == 1, "{login}: one comparison, found or not");
        }
        // Asking for a link compares nothing, and leaves one line in the outbox, whoever the login is.
        let lines = async || -> Result<i64> {
            let sql = "SELECT COUNT(*) FROM outbox";
            let rows = world.cx.db.read().query(sql, &[]).await?;
            Ok(rows.first().context("a count")?.get(0)?)
        };
        for login in ["nobody-at-all", "manager", "finance", "invited", "*)(uid=*"] {
            let (before, kept) = (world.cx.passwords.done(), lines().await?);
            let body = json!({ "login": login }).to_string();
            let answer = world.send("POST", "/api/v1/session/forgot", &[], Some(&body)).await?;
            ensure!(answer.status == StatusCode::ACCEPTED, "{login}: {}", answer.text);
            ensure!(world.cx.passwords.done() == before && lines().await? == kept + 1, "{login}");
        }
        Ok(())
    });
}

/// Row 6: a file's id in a table names nothing.
#[test]
fn an_import_naming_a_file_of_somebody_else_brings_nothing() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        let fields = json!([
            { "key": "x_deed", "type": "file", "labels": { "en": "Deed" } },
            { "key": "x_photo", "type": "image", "labels": { "en": "Photo" } },
        ]);
        let body = json!({ "document": { "fields": fields } }).to_string();
        let headers = [("cookie", admin.as_str()), ("if-match", "\"0\"")];
        let done = world.send("PUT", "/api/v1/definitions/account", &headers, Some(&body)).await?;
        ensure!(done.status == StatusCode::OK, "{}", done.text);
        let theirs =
            made(&world, &admin, "/records/account", &json!({ "values": { "name": "Theirs" } })).await?;
        let path = format!("/api/v1/records/account/{}/attachments?name=secret.png", id(&theirs)?);
        let headers = [("cookie", admin.as_str()), ("content-type", "image/png")];
        let file = id(&world.send_bytes("POST", &path, &headers, Some(PNG)).await?.json())?;

        let office = world.sign_in("sales_office").await?;
        for field in ["x_deed", "x_photo"] {
            let table = format!("code,name,{field}\nM-1,Mine,{file}\n");
            let body = format!(
                "--cut\r\ncontent-disposition: form-data; name=\"object\"\r\n\r\naccount\r\n--cut\r\n\
                 content-disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n{table}\r\n--cut--\r\n"
            );
            let headers =
                [("cookie", office.as_str()), ("content-type", "multipart/form-data; boundary=cut")];
            let kept = world.send("POST", "/api/v1/imports", &headers, Some(&body)).await?;
            let path = format!("/imports/{}/start", id(&kept.json())?);
            let columns = ["code", "name", field].map(|key| (key.to_owned(), json!({ "column": key })));
            let columns: serde_json::Map<String, Json> = columns.into_iter().collect();
            let start = json!({ "mapping": { "object": "account", "fields": columns }, "dry_run": false });
            let started = send(&world, &office, "POST", &path, &start).await?;
            ensure!(started.status == StatusCode::UNPROCESSABLE_ENTITY, "{field}: {}", started.text);
            // The same by hand: the file of another record is no file.
            let mine = json!({ "values": { "name": "Mine", field: file } });
            let wrong = send(&world, &office, "POST", "/records/account", &mine).await?;
            ensure!(wrong.json()["fields"][0]["code"] == "field-file-unknown", "{field}: {}", wrong.text);
        }
        work(&world).await?;
        let all = world.as_person(&office, "GET", "/api/v1/records/account", None).await?.json();
        ensure!(all["count"]["value"] == 1, "{all}");
        Ok(())
    });
}

/// Row 11: what one may read is not what one may change, by action and by scope.
#[test]
fn reading_an_own_field_is_no_right_to_change_it() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        let fields = json!([{ "key": "x_grade", "type": "text", "labels": { "en": "Grade" } }]);
        let body = json!({ "document": { "fields": fields } }).to_string();
        let headers = [("cookie", admin.as_str()), ("if-match", "\"0\"")];
        let done = world.send("PUT", "/api/v1/definitions/account", &headers, Some(&body)).await?;
        ensure!(done.status == StatusCode::OK, "{}", done.text);
        let mut records = Vec::new();
        for (name, member) in [("Own", world.member), ("Foreign", world.stranger)] {
            let values = json!({ "values": { "name": name, "member": member, "x_grade": "A" } });
            records.push(id(&made(&world, &admin, "/records/account", &values).await?)?);
        }
        let [own, foreign] = records.as_slice() else { anyhow::bail!("two records") };
        for (code, rights, may_own) in [
            ("reader", json!({ "objects": { "account": { "read": "all" } } }), false),
            ("own_reader", json!({ "objects": { "account": { "read": "own" } } }), false),
            ("own_writer", json!({ "objects": { "account": { "read": "all", "update": "own" } } }), true),
            (
                "locked",
                json!({ "objects": { "account": { "read": "all", "update": "all" } },
                        "fields": { "account": { "x_grade": "read" } } }),
                false,
            ),
        ] {
            let role = json!({ "values": { "code": code, "name": code, "rights": rights } });
            made(&world, &admin, "/records/role", &role).await?;
            let new = app::users::NewUser {
                login: code.to_owned(),
                password: PASSWORD.to_owned(),
                roles: vec![code.to_owned()],
                member: Some(world.member),
                ..app::users::NewUser::default()
            };
            app::users::add(&world.cx, &new).await.map_err(|error| anyhow::anyhow!("{error:?}"))?;
            let cookie = world.sign_in(code).await?;
            for (record, may) in [(own, may_own), (foreign, false)] {
                let path = format!("/api/v1/records/account/{record}");
                let before = world.as_person(&admin, "GET", &path, None).await?.json();
                let version = format!("\"{}\"", before["version"]);
                let headers = [("cookie", cookie.as_str()), ("if-match", version.as_str())];
                let body = json!({ "values": { "x_grade": "Z" } }).to_string();
                let answer = world.send("PATCH", &path, &headers, Some(&body)).await?;
                let after = world.as_person(&admin, "GET", &path, None).await?.json();
                if may {
                    ensure!(answer.status == StatusCode::OK, "{code} {record}: {}", answer.text);
                    ensure!(after["values"]["x_grade"] == "Z", "{after}");
                } else {
                    let status = answer.status.as_u16();
                    ensure!([403, 404, 422].contains(&status), "{code} {record}: {status} {}", answer.text);
                    ensure!(after["values"] == before["values"], "{code} changed {after}");
                    ensure!(after["version"] == before["version"], "{code} changed {after}");
                }
                if code == "reader" {
                    ensure!(answer.status == StatusCode::FORBIDDEN, "{}", answer.text);
                }
            }
        }
        Ok(())
    });
}
