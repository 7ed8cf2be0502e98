//! API tokens through the door: never more than the person, nothing that only a person may do, over at once, and headers
//! nobody sends by mistake.

use anyhow::{Context as _, Result, ensure};
use axum::http::StatusCode;
use serde_json::{Value as Json, json};

use crate::common::{Answer, PASSWORD, ROLES, World};
use crate::permissions;

async fn made(world: &World, cookie: &str, body: Json) -> Result<(String, String)> {
    let answer = world.as_person(cookie, "POST", "/api/v1/tokens", Some(&body.to_string())).await?;
    ensure!(answer.status == StatusCode::CREATED, "{}", answer.text);
    let text = answer.json()["text"].as_str().context("a token")?.to_owned();
    Ok((answer.json()["token"]["id"].as_str().context("an id")?.to_owned(), text))
}

fn plain(name: &str) -> Json {
    json!({ "name": name, "days": 30, "read_only": false, "objects": null })
}

/// A request with a token and without any mark of a page.
async fn with(world: &World, token: &str, method: &str, path: &str, body: Option<&str>) -> Result<Answer> {
    let bearer = format!("Bearer {token}");
    let headers = [("authorization", bearer.as_str()), ("x-treeline", "0"), ("if-match", "\"1\"")];
    world.send(method, path, &headers, body).await
}

async fn status(world: &World, token: &str, path: &str) -> Result<u16> {
    Ok(with(world, token, "GET", path, None).await?.status.as_u16())
}

/// What no token opens, whatever its person may do.
fn for_people_only(method: &str, template: &str) -> bool {
    let path = template.trim_start_matches("/api/v1");
    let own = path.starts_with("/session") && !(path == "/session" && method == "GET");
    let open = [
        "/session/forgot",
        "/session/link",
        "/session/link/password",
        "/session/passkey",
        "/session/passkey/begin",
        "/session/openid",
        "/session/openid/begin",
    ]
    .contains(&path)
        || (path == "/session" && method == "POST");
    let money = path.ends_with("/decide") || path.ends_with("/release") || path == "/runs/{id}/post";
    let people = ["/users", "/tokens", "/rights", "/deputies", "/notifications", "/privacy"]
        .iter()
        .any(|start| path.starts_with(start));
    (own && !open) || people || money
}

#[test]
fn a_token_never_opens_more_than_its_person() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let mut wrong = String::new();
        for (column, role) in ROLES.iter().enumerate().skip(1) {
            let cookie = world.sign_in(role).await?;
            let (_, token) = made(&world, &cookie, plain("everything")).await?;
            let reading = json!({ "name": "reading", "days": 30, "read_only": true, "objects": null });
            let (_, reader) = made(&world, &cookie, reading).await?;
            for line in permissions::lines()? {
                // What a person would be answered stands in the tables; making the same twice may conflict.
                world.cx.clock.advance_seconds(1);
                let body = line.body.as_ref().map(|body| body.replace("ROLE", &format!("token-{role}")));
                let answer = with(&world, &token, &line.method, &line.path, body.as_deref()).await?;
                let (got, person) = (answer.status.as_u16(), line.expected[column]);
                let refused = for_people_only(&line.method, &line.template);
                let fine = match refused {
                    true => got == 403,
                    false if line.method == "GET" => got == person || got == 403 && person == 404,
                    false => got == person || got == 403 || got == 409,
                };
                let about_people = (line.path.contains("role") || line.path.contains("/webhooks"))
                    && [403, 404].contains(&got);
                if !fine && !about_people {
                    wrong.push_str(&format!(
                        "{} {} {} as {role}: {got}, a person {person}\n",
                        line.place, line.method, line.path
                    ));
                }
                if line.method != "GET" {
                    let answer = with(&world, &reader, &line.method, &line.path, body.as_deref()).await?;
                    let open = line.template.starts_with("/api/v1/session") && !refused;
                    if !open && answer.status != StatusCode::FORBIDDEN {
                        wrong.push_str(&format!(
                            "{} {} read only as {role}: {}\n",
                            line.place, line.path, answer.status
                        ));
                    }
                }
            }
        }
        ensure!(wrong.is_empty(), "\n{wrong}");
        Ok(())
    });
}

#[test]
fn a_token_for_chosen_objects_sees_no_other() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let cookie = world.sign_in("administrator").await?;
        let body = json!({ "name": "accounts", "days": 1, "read_only": false, "objects": ["account"] });
        let (_, token) = made(&world, &cookie, body).await?;
        let account = Some(r#"{"values":{"name":"Made by a program"}}"#);
        let answer = with(&world, &token, "POST", "/api/v1/records/account", account).await?;
        ensure!(answer.status == StatusCode::CREATED, "{}", answer.text);
        for (path, expected) in [
            ("/api/v1/records/account", 200),
            ("/api/v1/records/account/export.csv", 200),
            ("/api/v1/records/member", 403),
            ("/api/v1/records/role", 403),
            ("/api/v1/trash/member", 403),
            ("/api/v1/definitions", 403),
            ("/api/v1/network/sponsor/overview", 403),
            ("/api/v1/runs", 403),
        ] {
            ensure!(status(&world, &token, path).await? == expected, "{path}");
        }
        let me = with(&world, &token, "GET", "/api/v1/session", None).await?.json();
        let rights = me["rights"].as_object().context("rights")?;
        ensure!(rights.keys().eq(["account"]), "{me}");
        let found = with(&world, &token, "GET", "/api/v1/search?q=Stranger", None).await?;
        ensure!(!found.text.contains("Stranger"), "{}", found.text);
        let file = with(
            &world,
            &token,
            "POST",
            "/api/v1/bulk",
            Some(r#"{"object":"member","action":"trash","ids":[]}"#),
        )
        .await?;
        ensure!(
            file.status == StatusCode::FORBIDDEN || file.status == StatusCode::UNPROCESSABLE_ENTITY,
            "{}",
            file.text
        );
        Ok(())
    });
}

#[test]
fn a_token_is_over_with_the_next_request() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let path = "/api/v1/records/account";
        let admin = world.sign_in("administrator").await?;
        let cookie = world.sign_in("manager").await?;
        // Revoked by its person.
        let (id, token) = made(&world, &cookie, plain("first")).await?;
        ensure!(status(&world, &token, path).await? == 200);
        let revoke = async |cookie: &str, id: &str| {
            Ok::<_, anyhow::Error>(
                world.as_person(cookie, "DELETE", &format!("/api/v1/tokens/{id}"), None).await?.status,
            )
        };
        let other = world.sign_in("sales_office").await?;
        ensure!(revoke(&other, &id).await? == StatusCode::NOT_FOUND, "somebody else's");
        ensure!(revoke(&cookie, &id).await? == StatusCode::NO_CONTENT);
        ensure!(status(&world, &token, path).await? == 401);
        ensure!(revoke(&cookie, &id).await? == StatusCode::NO_CONTENT, "twice is as once");
        // By an administrator, who sees whose it is.
        let (id, token) = made(&world, &cookie, plain("second")).await?;
        let all = world.as_person(&admin, "GET", "/api/v1/tokens?everybody=true", None).await?.json();
        let seen = all["items"].as_array().and_then(|all| all.iter().find(|one| one["id"] == id.as_str()));
        ensure!(seen.is_some_and(|one| one["owner"]["login"] == "manager"), "{all}");
        ensure!(!all.to_string().contains(&token), "shown once");
        ensure!(revoke(&admin, &id).await? == StatusCode::NO_CONTENT);
        ensure!(status(&world, &token, path).await? == 401);
        // Its time is over.
        let (_, token) =
            made(&world, &cookie, json!({ "name": "x", "days": 1, "read_only": true, "objects": null }))
                .await?;
        world.cx.clock.advance_seconds(24 * 3600 - 1);
        ensure!(status(&world, &token, path).await? == 200);
        world.cx.clock.advance_seconds(1);
        ensure!(status(&world, &token, path).await? == 401);
        // The person loses the right, and is barred.
        let cookie = world.sign_in("manager").await?;
        let (_, token) = made(&world, &cookie, plain("third")).await?;
        app::users::set_roles(&world.cx, "manager", &["distributor".to_owned()]).await?;
        ensure!(status(&world, &token, "/api/v1/records/employee").await? == 403, "present rights only");
        app::users::set_disabled(&world.cx, "manager", true).await?;
        ensure!(status(&world, &token, path).await? == 401);
        Ok(())
    });
}

#[test]
fn work_asked_for_with_a_token_has_the_tokens_rights() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let tenant = world.cx.tenant().await?;
        let cookie = world.sign_in("administrator").await?;
        let body = json!({ "name": "accounts", "days": 1, "read_only": false, "objects": ["account"] });
        let (id, token) = made(&world, &cookie, body).await?;
        let account = Some(r#"{"values":{"name":"One"}}"#);
        let one = with(&world, &token, "POST", "/api/v1/records/account", account).await?.json();
        let asked = json!({ "object": "account", "action": "update", "ids": [one["id"]], "values": { "city": "Sopot" } });
        let bulk = with(&world, &token, "POST", "/api/v1/bulk", Some(&asked.to_string())).await?;
        ensure!(bulk.status.is_success(), "{}", bulk.text);
        let job: kernel::JobId =
            bulk.json()["job"].as_str().context("a job")?.parse().map_err(|_| anyhow::anyhow!("an id"))?;
        let row = store::jobs::get(&mut world.cx.db.read(), tenant, job).await?.context("a job")?;
        ensure!(row.via.map(|via| via.to_string()).as_deref() == Some(id.as_str()), "{row:?}");
        let who = app::jobs::originator(&world.cx, tenant, row.actor, row.via).await?;
        ensure!(who.rights.iter().all(|rights| rights.objects.keys().eq(["account"])), "{:?}", who.rights);
        let mine = with(&world, &token, "GET", "/api/v1/jobs", None).await?;
        ensure!(mine.text.contains(&job.to_string()), "{}", mine.text);
        let (_, second) = made(&world, &cookie, plain("another")).await?;
        let others = with(&world, &second, "GET", "/api/v1/jobs", None).await?;
        ensure!(!others.text.contains(&job.to_string()), "another token's work: {}", others.text);
        world.as_person(&cookie, "DELETE", &format!("/api/v1/tokens/{id}"), None).await?;
        let gone = app::jobs::originator(&world.cx, tenant, row.actor, row.via).await;
        ensure!(matches!(gone, Err(app::Error::NotSignedIn)), "{gone:?}");
        Ok(())
    });
}

#[test]
fn headers_nobody_sends_by_mistake_open_nothing() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let cookie = world.sign_in("administrator").await?;
        let (_, token) = made(&world, &cookie, plain("right")).await?;
        let unknown = format!("treeline_{}", "0".repeat(64));
        let long = format!("Bearer treeline_{}", "a".repeat(30_000));
        for header in [
            "",
            "Bearer",
            "Bearer ",
            "Bearer null",
            "Basic YWRtaW46YWRtaW4=",
            "Bearer ' OR 1=1 --",
            &token,
            &long,
            &format!("Bearer {unknown}"),
            &format!("Bearer  {token}"),
            &format!("Bearer {token},{token}"),
            &format!("Bearer {}", token.to_uppercase()),
        ] {
            // A cookie beside it does not mend a wrong header.
            let headers = [("authorization", header), ("cookie", cookie.as_str())];
            let answer = world.send("GET", "/api/v1/session", &headers, None).await?;
            ensure!(answer.status == StatusCode::UNAUTHORIZED, "{header:.60}: {}", answer.text);
            ensure!(
                answer.headers.get("www-authenticate").is_some_and(|value| value == "Bearer"),
                "{header:.60}"
            );
        }
        let bearer = format!("Bearer {token}");
        let two = [("authorization", bearer.as_str()), ("authorization", bearer.as_str())];
        ensure!(
            world.send("GET", "/api/v1/session", &two, None).await?.status == StatusCode::UNAUTHORIZED,
            "two of them"
        );
        let session = cookie.split('=').nth(1).context("a session")?;
        let answer = with(&world, &format!("treeline_{session}"), "GET", "/api/v1/session", None).await?;
        ensure!(answer.status == StatusCode::UNAUTHORIZED, "a session is no token");
        let as_cookie = format!("treeline_session={}", token.trim_start_matches("treeline_"));
        let answer = world.as_person(&as_cookie, "GET", "/api/v1/session", None).await?;
        ensure!(answer.status == StatusCode::UNAUTHORIZED, "a token is no session");
        Ok(())
    });
}

#[test]
fn what_a_token_may_be_is_checked() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let cookie = world.sign_in("manager").await?;
        let refused = async |change: Json, code: &str| {
            let mut body = plain("right");
            for (key, value) in change.as_object().cloned().unwrap_or_default() {
                body[key] = value;
            }
            let answer = world.as_person(&cookie, "POST", "/api/v1/tokens", Some(&body.to_string())).await?;
            ensure!(
                answer.status == StatusCode::UNPROCESSABLE_ENTITY && answer.code() == code,
                "{body}: {}",
                answer.text
            );
            Ok(())
        };
        for days in [-1i64, 0, 366, i64::MAX, i64::MIN] {
            refused(json!({ "days": days }), "token-days").await?;
        }
        for name in ["", "  ", "a\u{0}b", &"x".repeat(101)] {
            refused(json!({ "name": name }), "token-name-malformed").await?;
        }
        for objects in
            [json!(["user"]), json!(["role"]), json!(["*"]), json!(["nothing"]), json!(["account", "'--"])]
        {
            refused(json!({ "objects": objects }), "token-object-unknown").await?;
        }
        refused(json!({ "objects": [] }), "token-objects-empty").await?;
        refused(json!({ "rights": "all" }), "field-unknown").await?;
        for number in 0..50 {
            made(&world, &cookie, plain(&format!("token {number}"))).await?;
        }
        let body = plain("one more").to_string();
        let answer = world.as_person(&cookie, "POST", "/api/v1/tokens", Some(&body)).await?;
        ensure!(
            answer.status == StatusCode::CONFLICT && answer.code() == "token-too-many",
            "{}",
            answer.text
        );
        world.cx.clock.advance_seconds(5 * 60 + 1);
        let stale = world.as_person(&cookie, "POST", "/api/v1/tokens", Some(&body)).await?;
        ensure!(stale.code() == "proof-needed", "{}", stale.text);
        Ok(())
    });
}

#[test]
fn a_token_is_kept_as_a_hash_and_named_by_the_audit_trail() {
    testkit::both(async |db| {
        use store::Read as _;
        let world = World::new(db).await?;
        let tenant = world.cx.tenant().await?;
        let cookie = world.sign_in("administrator").await?;
        let (id, token) = made(&world, &cookie, plain("right")).await?;
        let account = Some(r#"{"values":{"name":"Made by a program"}}"#);
        ensure!(
            with(&world, &token, "POST", "/api/v1/records/account", account).await?.status
                == StatusCode::CREATED
        );
        let denied = with(&world, &token, "GET", "/api/v1/users", None).await?;
        ensure!(denied.code() == "token-refused", "{}", denied.text);
        let secret = token.trim_start_matches("treeline_");
        for sql in [
            "SELECT CAST(payload AS TEXT) FROM outbox",
            "SELECT diff FROM audit_detail",
            "SELECT name || prefix || CAST(limits AS TEXT) FROM api_token",
        ] {
            for row in world.cx.db.read().query(sql, &[]).await? {
                let text: String = row.get(0)?;
                ensure!(!text.contains(secret) && !text.contains(PASSWORD), "{sql}: {text}");
            }
        }
        let sql = "SELECT action FROM audit_entry WHERE tenant_id = $1 AND via_id = $2 ORDER BY id";
        let id: uuid::Uuid = id.parse()?;
        let rows = world.cx.db.read().query(sql, &[tenant.uuid().into(), id.into()]).await?;
        let actions = rows.iter().map(|row| row.get::<String>(0)).collect::<Result<Vec<_>, _>>()?;
        ensure!(actions == ["create", "denied"], "{actions:?}");
        ensure!(store::audit::verify(&world.cx.db, tenant).await?.is_none(), "the chain covers the token");
        let own = world.as_person(&cookie, "GET", "/api/v1/tokens", None).await?.json();
        ensure!(own["items"][0]["used_at"].is_string() && own["items"][0]["prefix"] == token[..17], "{own}");
        Ok(())
    });
}

#[test]
fn six_hundred_requests_a_minute_are_enough() {
    testkit::sqlite_only(async |db| {
        let world = World::new(db).await?;
        let cookie = world.sign_in("distributor").await?;
        let (_, token) = made(&world, &cookie, plain("busy")).await?;
        for number in 0..600 {
            ensure!(status(&world, &token, "/api/v1/jobs").await? == 200, "{number}");
        }
        let answer = with(&world, &token, "GET", "/api/v1/jobs", None).await?;
        ensure!(
            answer.status == StatusCode::TOO_MANY_REQUESTS && answer.headers.contains_key("retry-after"),
            "{}",
            answer.text
        );
        ensure!(
            world.as_person(&cookie, "GET", "/api/v1/jobs", None).await?.status == StatusCode::OK,
            "the person works on"
        );
        world.cx.clock.advance_seconds(60);
        ensure!(status(&world, &token, "/api/v1/jobs").await? == 200);
        Ok(())
    });
}
