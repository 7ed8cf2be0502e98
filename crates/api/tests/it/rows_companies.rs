//! Row 10 of the security suite: two companies in one database. Whatever a person of the one asks with ids of the other,
//! by every operation of the API, is answered as if nothing had the id.

use anyhow::{Context as _, Result, ensure};
use axum::http::StatusCode;
use serde_json::{Value as Json, json};

use crate::attachments::PNG;
use crate::common::World;
use crate::permissions::lines;

/// Names nothing.
const NOTHING: &str = "00000000-0000-7000-8000-000000000000";
/// Another one, where two are needed.
const NOBODY: &str = "00000000-0000-7000-8000-000000000001";
/// Stands in everything that is the first company's own.
const MARK: &str = "Kryształ";

/// What the first company has: the kind, and the id.
type Things = Vec<(String, String)>;

async fn made(world: &World, cookie: &str, path: &str, body: &Json) -> Result<Json> {
    let answer = world.as_person(cookie, "POST", &format!("/api/v1{path}"), Some(&body.to_string())).await?;
    ensure!(answer.status.is_success(), "{path} {body}: {}", answer.text);
    Ok(answer.json())
}

fn id(json: &Json) -> Result<String> {
    Ok(json["id"].as_str().with_context(|| json.to_string())?.to_owned())
}

/// One thing of each kind that has an id.
async fn furnish(world: &World, admin: &str) -> Result<Things> {
    let mut things: Things = Vec::new();
    let mut add = |kind: &str, id: String| things.push((kind.to_owned(), id));
    let member = world.member.to_string();
    let account = made(world, admin, "/records/account", &json!({ "values": { "name": MARK } })).await?;
    let account = id(&account)?;
    let order = json!({ "values": { "account": account, "member": member, "ordered_on": "2026-11-01", "currency": "EUR" } });
    let price = json!({ "amount": "1.00", "currency": "EUR" });
    for (object, body) in [
        ("order", order),
        ("product", json!({ "values": { "name": MARK, "price": price } })),
        ("unit", json!({ "values": { "name": MARK } })),
        ("task", json!({ "values": { "subject": MARK } })),
        ("employee", json!({ "values": { "name": MARK } })),
        ("role", json!({ "values": { "code": "crystal", "name": MARK, "rights": { "objects": {} } } })),
    ] {
        add(object, id(&made(world, admin, &format!("/records/{object}"), &body).await?)?);
    }
    let file = format!("/api/v1/records/account/{account}/attachments?name=a.png");
    let headers = [("cookie", admin), ("content-type", "image/png")];
    let file = world.send_bytes("POST", &file, &headers, Some(PNG)).await?;
    add("attachment", id(&file.json())?);
    add("view", id(&made(world, admin, "/views", &json!({ "object": "account", "name": MARK })).await?)?);
    let hook = json!({ "name": MARK, "url": "https://hooks.example.org/in" });
    add("webhook", id(&made(world, admin, "/webhooks", &hook).await?["webhook"])?);
    let bulk =
        json!({ "object": "account", "action": "update", "ids": [account], "values": { "city": MARK } });
    add("bulk", id(&made(world, admin, "/bulk", &bulk).await?)?);
    let import = format!(
        "--cut\r\ncontent-disposition: form-data; name=\"object\"\r\n\r\naccount\r\n\
         --cut\r\ncontent-disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\ncode,name\nK-1,{MARK}\n\r\n--cut--\r\n"
    );
    let headers = [("cookie", admin), ("content-type", "multipart/form-data; boundary=cut")];
    let import = world.send("POST", "/api/v1/imports", &headers, Some(&import)).await?;
    add("import", id(&import.json())?);
    let users = world.as_person(admin, "GET", "/api/v1/users?q=manager", None).await?.json();
    add("user", id(&users["items"][0])?);
    let sessions = world.as_person(admin, "GET", "/api/v1/sessions", None).await?.json();
    add("session", id(&sessions["items"][0])?);
    add("account", account);
    add("member", member);
    Ok(things)
}

/// Works off every job that waits.
async fn work(world: &World) -> Result<()> {
    while let Some(leased) = app::jobs::claim(&world.cx, "test").await? {
        let outcome = app::jobs::run(&world.cx, &leased).await;
        app::jobs::settle(&world.cx, &leased, Some(outcome)).await?;
    }
    Ok(())
}

/// The path with `{object}` filled in.
pub fn of_object(path: &str, template: &str, object: &str) -> String {
    let (path, query) = path.split_once('?').map_or((path, None), |(path, query)| (path, Some(query)));
    let steps = path.split('/').zip(template.split('/'));
    let steps: Vec<&str> = steps.map(|(step, name)| if name == "{object}" { object } else { step }).collect();
    let query = query.map(|query| format!("?{query}")).unwrap_or_default();
    format!("{}{query}", steps.join("/"))
}

/// Everything the first company has, as its administrator reads it.
async fn state(world: &World, admin: &str, things: &Things) -> Result<Vec<String>> {
    let mut out = Vec::new();
    for (kind, id) in things {
        let path = match kind.as_str() {
            "attachment" => format!("/attachments/{id}"),
            "webhook" => format!("/webhooks/{id}"),
            "import" => format!("/imports/{id}/preview"),
            "user" => format!("/users/{id}"),
            "bulk" => format!("/bulk/{id}"),
            "view" | "session" => format!("/{kind}s?object=account"),
            object => format!("/records/{object}/{id}"),
        };
        let path = if kind == "session" { "/sessions".to_owned() } else { path };
        let answer = world.as_person(admin, "GET", &format!("/api/v1{path}"), None).await?;
        ensure!(answer.status == StatusCode::OK, "{path}: {}", answer.text);
        out.push(format!("{kind} {}", answer.text));
    }
    Ok(out)
}

#[test]
fn ids_of_another_company_name_nothing_whatever_is_asked_with_them() {
    testkit::both(async |db| {
        let first = World::new(db.clone()).await?;
        let second = first.beside(&db, "Elsewhere").await?;
        let theirs = first.sign_in("administrator").await?;
        let things = furnish(&first, &theirs).await?;
        work(&first).await?;
        let before = state(&first, &theirs, &things).await?;
        let own = second.sign_in("administrator").await?;
        let mut asked = 0;
        for line in lines()? {
            let body = line.body.as_ref().map(|body| body.replace("ROLE", "elsewhere"));
            let spoken = format!("{} {}", line.path, body.as_deref().unwrap_or_default());
            let Some(blank) = [NOTHING, NOBODY].into_iter().find(|blank| spoken.contains(blank)) else {
                continue;
            };
            for (kind, id) in &things {
                let path = if line.template.contains("{object}") {
                    of_object(&line.path, &line.template, kind)
                } else {
                    line.path.clone()
                };
                let headers = [("cookie", own.as_str()), ("if-match", "\"1\"")];
                let none = second.send(&line.method, &path, &headers, body.as_deref()).await?;
                let filled = body.as_ref().map(|body| body.replace(blank, id));
                let theirs =
                    second.send(&line.method, &path.replace(blank, id), &headers, filled.as_deref()).await?;
                // A way in is asked only so often: enough was said by then.
                if [&none, &theirs].iter().any(|answer| answer.status == StatusCode::TOO_MANY_REQUESTS) {
                    break;
                }
                let place = format!("{} {} {path} with the id of a {kind}", line.place, line.method);
                ensure!(!theirs.text.contains(MARK), "{place}: {}", theirs.text);
                if none.status.is_success() {
                    ensure!(theirs.status == none.status, "{place}: {} {}", theirs.status, theirs.text);
                } else {
                    let (one, other) = (none.plain(blank, NOTHING), theirs.plain(id, NOTHING));
                    ensure!(one == other.replace(blank, NOTHING), "{place}:\n{one}\n{other}");
                }
                asked += 1;
            }
        }
        ensure!(asked > 500, "only {asked} questions");
        // What was taken up as work finds nothing either.
        work(&second).await?;
        let after = state(&first, &theirs, &things).await?;
        ensure!(before == after, "{before:#?}\n{after:#?}");
        Ok(())
    });
}

#[test]
fn a_session_and_a_token_of_one_company_open_nothing_in_another() {
    testkit::both(async |db| {
        let first = World::new(db.clone()).await?;
        let second = first.beside(&db, "Elsewhere").await?;
        let (one, other) = (first.sign_in("administrator").await?, second.sign_in("administrator").await?);
        let token = json!({ "name": "x", "days": 30, "read_only": true, "objects": ["account"] });
        let token = made(&second, &other, "/tokens", &token).await?;
        let token = format!("Bearer {}", token["text"].as_str().with_context(|| token.to_string())?);
        let account = made(&first, &one, "/records/account", &json!({ "values": { "name": MARK } })).await?;
        let path = format!("/api/v1/records/account/{}", id(&account)?);
        for (world, header, value, status) in [
            (&first, "cookie", one.as_str(), 200),
            (&second, "cookie", one.as_str(), 401),
            (&first, "cookie", other.as_str(), 401),
            (&second, "cookie", other.as_str(), 404),
            (&first, "authorization", token.as_str(), 401),
            (&second, "authorization", token.as_str(), 404),
        ] {
            let answer = world.send("GET", &path, &[(header, value)], None).await?;
            ensure!(answer.status.as_u16() == status, "{header}: {} {}", answer.status, answer.text);
        }
        // Lists, words and totals do not reach over either.
        for path in ["/api/v1/records/account", "/api/v1/search?q=krysztal", "/api/v1/users?limit=200"] {
            let answer = second.as_person(&other, "GET", path, None).await?;
            ensure!(
                answer.status == StatusCode::OK && !answer.text.contains(MARK),
                "{path}: {}",
                answer.text
            );
        }
        let mine = first.as_person(&one, "GET", "/api/v1/search?q=krysztal", None).await?;
        ensure!(mine.text.contains(MARK), "the words are found at home: {}", mine.text);
        Ok(())
    });
}
