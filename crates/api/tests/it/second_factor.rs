//! The second factor through the door: set up, asked for, never taken twice, counted across sign-ins, kept by a new
//! password; and the proof that money wants.

use anyhow::{Context as _, Result, ensure};
use axum::http::StatusCode;
use hmac::{Hmac, KeyInit as _, Mac as _};
use serde_json::{Value as Json, json};
use sha1::Sha1;

use crate::common::{Answer, PASSWORD, World};

/// Never the code of any moment.
pub const WRONG: &str = "12345x";

/// The code of a seed at a moment, written a second time for the tests.
pub fn code(seed: &str, second: i64) -> String {
    let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let bits: String =
        seed.chars().filter_map(|one| letters.find(one)).map(|five| format!("{five:05b}")).collect();
    let bytes: Vec<u8> = bits
        .as_bytes()
        .chunks_exact(8)
        .map(|eight| eight.iter().fold(0, |sum, bit| sum << 1 | (bit - b'0')))
        .collect();
    let mut mac = Hmac::<Sha1>::new_from_slice(&bytes).expect("any key");
    mac.update(&(second / 30).to_be_bytes());
    let hash = mac.finalize().into_bytes();
    let at = usize::from(hash[19] & 15);
    let number = u32::from_be_bytes([hash[at] & 0x7f, hash[at + 1], hash[at + 2], hash[at + 3]]);
    format!("{:06}", number % 1_000_000)
}

/// The moment, in seconds.
pub fn now(world: &World) -> i64 {
    world.cx.now().as_second()
}

/// A request about the own sign-in.
pub async fn send(world: &World, cookie: &str, method: &str, path: &str, body: Json) -> Result<Answer> {
    let text = body.to_string();
    let body = (!body.is_null()).then_some(text.as_str());
    world.as_person(cookie, method, &format!("/api/v1/session{path}"), body).await
}

/// The manager signs in; a minute passes, so that the address is not throttled.
pub async fn sign_in(world: &World, code: Option<&str>) -> Result<Answer> {
    world.cx.clock.advance_seconds(61);
    let body = json!({ "login": "manager", "password": PASSWORD, "code": code }).to_string();
    world.send("POST", "/api/v1/session", &[], Some(&body)).await
}

/// Sets the manager's second factor up; gives the session, the seed and the recovery codes.
pub async fn set_up(world: &World) -> Result<(String, String, Vec<String>)> {
    set_up_as(world, "manager").await
}

/// The same for somebody else.
pub async fn set_up_as(world: &World, login: &str) -> Result<(String, String, Vec<String>)> {
    let cookie = world.sign_in(login).await?;
    let setup = send(world, &cookie, "POST", "/second-factor", Json::Null).await?.json();
    let seed = setup["seed"].as_str().context("a seed")?.to_owned();
    ensure!(setup["uri"].as_str().is_some_and(|uri| uri.contains(&seed)) && seed.len() == 32, "{setup}");
    let wrong = send(world, &cookie, "POST", "/second-factor/confirm", json!({ "code": WRONG })).await?;
    ensure!(
        wrong.code() == "second-factor-wrong" && wrong.json()["fields"][0]["field"] == "code",
        "{}",
        wrong.text
    );
    let right = json!({ "code": code(&seed, now(world)) });
    let answer = send(world, &cookie, "POST", "/second-factor/confirm", right).await?;
    let codes: Vec<String> = serde_json::from_value(answer.json()["codes"].clone()).context(answer.text)?;
    ensure!(codes.len() == 10);
    Ok((cookie, seed, codes))
}

#[test]
fn a_code_is_asked_for_and_taken_once() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let (cookie, seed, _) = set_up(&world).await?;
        let again = send(&world, &cookie, "POST", "/second-factor", Json::Null).await?;
        ensure!(again.code() == "second-factor-there", "{}", again.text);
        let asked = sign_in(&world, None).await?;
        ensure!(
            asked.status == StatusCode::UNAUTHORIZED && asked.code() == "second-factor-needed",
            "{}",
            asked.text
        );
        ensure!(!asked.headers.contains_key("set-cookie"));
        world.cx.clock.advance_seconds(61);
        let typed = code(&seed, now(&world) + 61);
        let right = sign_in(&world, Some(&typed)).await?;
        ensure!(
            right.status == StatusCode::CREATED && right.json()["user"]["second_factor"] == true,
            "{}",
            right.text
        );
        // The same code again, at the same moment.
        let body = json!({ "login": "manager", "password": PASSWORD, "code": typed }).to_string();
        let replayed = world.send("POST", "/api/v1/session", &[], Some(&body)).await?;
        ensure!(
            replayed.status == StatusCode::UNAUTHORIZED && replayed.code() == "second-factor-wrong",
            "{}",
            replayed.text
        );
        Ok(())
    });
}

#[test]
fn wrong_codes_count_together_over_fresh_sign_ins() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let (_, seed, codes) = set_up(&world).await?;
        world.cx.clock.advance_seconds(16 * 60);
        for number in 0..7 {
            let answer = sign_in(&world, Some(WRONG)).await?;
            let expected = if number < 5 { StatusCode::UNAUTHORIZED } else { StatusCode::TOO_MANY_REQUESTS };
            ensure!(answer.status == expected, "try {number}: {}", answer.text);
        }
        for right in [code(&seed, now(&world) + 61), codes[0].clone()] {
            ensure!(
                sign_in(&world, Some(&right)).await?.status == StatusCode::TOO_MANY_REQUESTS,
                "a right one waits as well"
            );
        }
        world.cx.clock.advance_seconds(16 * 60);
        let right = code(&seed, now(&world) + 61);
        ensure!(sign_in(&world, Some(&right)).await?.status == StatusCode::CREATED, "it passes by itself");
        Ok(())
    });
}

#[test]
fn many_at_once_do_not_slip_through_together() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let (_, _, codes) = set_up(&world).await?;
        world.cx.clock.advance_seconds(16 * 60);
        let tries = (0..4).map(|_| {
            let body = json!({ "login": "manager", "password": PASSWORD, "code": codes[0] }).to_string();
            let world = &world;
            async move { world.send("POST", "/api/v1/session", &[], Some(&body)).await }
        });
        let mut entered = 0;
        for answer in futures::future::join_all(tries).await {
            entered += usize::from(answer?.status == StatusCode::CREATED);
        }
        ensure!(entered == 1, "a recovery code let {entered} in");
        Ok(())
    });
}

#[test]
fn a_new_password_keeps_the_second_factor_and_may_be_shorter() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let (cookie, _, codes) = set_up(&world).await?;
        let admin = world.sign_in("administrator").await?;
        let page = world.as_person(&admin, "GET", "/api/v1/users?q=manager", None).await?.json();
        let path = format!("/api/v1/users/{}/link", page["items"][0]["id"].as_str().unwrap_or_default());
        let link = world.as_person(&admin, "POST", &path, None).await?.json();
        let token =
            link["link"].as_str().and_then(|link| link.split('#').nth(1)).context("a link")?.to_owned();
        let chosen = json!({ "token": token, "password": "zwölf Gründe" }).to_string();
        let answer = world.send("POST", "/api/v1/session/link/password", &[], Some(&chosen)).await?;
        ensure!(answer.status == StatusCode::NO_CONTENT, "twelve are enough: {}", answer.text);
        ensure!(
            world.as_person(&cookie, "GET", "/api/v1/session", None).await?.status
                == StatusCode::UNAUTHORIZED
        );
        let enter = async |code: Option<&str>| {
            let body = json!({ "login": "manager", "password": "zwölf Gründe", "code": code }).to_string();
            world.send("POST", "/api/v1/session", &[], Some(&body)).await
        };
        ensure!(enter(None).await?.code() == "second-factor-needed");
        let capitals = codes[3].to_uppercase().replace('-', " ");
        ensure!(enter(Some(&capitals)).await?.status == StatusCode::CREATED, "typed as people type");
        ensure!(enter(Some(&codes[3])).await?.code() == "second-factor-wrong", "once");
        Ok(())
    });
}

/// Tries a code at this very moment.
async fn enter(world: &World, code: &Json) -> Result<Answer> {
    let body = json!({ "login": "manager", "password": PASSWORD, "code": code }).to_string();
    world.send("POST", "/api/v1/session", &[], Some(&body)).await
}

#[test]
fn clocks_may_differ_by_a_step_and_never_run_back() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let (_, seed, _) = set_up(&world).await?;
        world.cx.clock.advance_seconds(120);
        let at = |seconds: i64| json!(code(&seed, now(&world) + seconds));
        for far in [-90, -60, 60, 90] {
            ensure!(enter(&world, &at(far)).await?.code() == "second-factor-wrong", "{far}");
        }
        world.cx.clock.advance_seconds(16 * 60);
        ensure!(enter(&world, &at(30)).await?.status == StatusCode::CREATED, "a telephone that is ahead");
        for taken in [30, 0, -30] {
            let answer = enter(&world, &at(taken)).await?;
            ensure!(answer.code() == "second-factor-wrong", "{taken}: older than what was taken");
        }
        world.cx.clock.advance_seconds(60);
        ensure!(enter(&world, &at(0)).await?.status == StatusCode::CREATED, "it goes on");
        Ok(())
    });
}

#[test]
fn whatever_is_no_code_is_a_wrong_one() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        set_up(&world).await?;
        let long = "9".repeat(60_000);
        for text in
            ["", "   ", "２８７０８２", "-00001", "+12345", "1e5", "000000\u{0}", "' OR 1=1 --", &long]
        {
            world.cx.clock.advance_seconds(16 * 60);
            let answer = enter(&world, &json!(text)).await?;
            ensure!(answer.code() == "second-factor-wrong", "{:.20}: {:.200}", text, answer.text);
        }
        for other in [json!({ "$ne": 1 }), json!(["123456"]), json!(123_456), json!(true)] {
            let answer = enter(&world, &other).await?;
            ensure!(answer.code() == "field-type", "{other}: {}", answer.text);
        }
        Ok(())
    });
}

#[test]
fn sessions_that_showed_no_code_end() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let before = world.sign_in("manager").await?;
        let (cookie, seed, _) = set_up(&world).await?;
        let status = async |cookie: &str| world.as_person(cookie, "GET", "/api/v1/session", None).await;
        ensure!(status(&before).await?.status == StatusCode::UNAUTHORIZED, "the older one");
        ensure!(status(&cookie).await?.status == StatusCode::OK, "the one it was set up in");
        world.cx.clock.advance_seconds(5 * 60 + 1);
        let off = async || send(&world, &cookie, "DELETE", "/second-factor", Json::Null).await;
        ensure!(off().await?.code() == "proof-needed");
        // The password is no proof where there is a second factor.
        let password = json!({ "password": PASSWORD });
        let answer = send(&world, &cookie, "POST", "/proof", password).await?;
        ensure!(answer.code() == "second-factor-wrong", "{}", answer.text);
        let right = json!({ "code": code(&seed, now(&world)) });
        let answer = send(&world, &cookie, "POST", "/proof", right).await?;
        ensure!(answer.status == StatusCode::NO_CONTENT, "{}", answer.text);
        ensure!(off().await?.status == StatusCode::NO_CONTENT);
        ensure!(off().await?.code() == "second-factor-none");
        ensure!(sign_in(&world, None).await?.status == StatusCode::CREATED);
        Ok(())
    });
}

#[test]
fn an_administrator_takes_a_lost_one_away() {
    testkit::both(async |db| {
        use store::Read as _;
        let world = World::new(db).await?;
        let (cookie, _, _) = set_up(&world).await?;
        let admin = world.sign_in("administrator").await?;
        let find = async |login: &str| {
            let page =
                world.as_person(&admin, "GET", &format!("/api/v1/users?q={login}"), None).await?.json();
            Ok::<_, anyhow::Error>(page["items"][0].clone())
        };
        let user = find("manager").await?;
        ensure!(user["second_factor"] == true, "{user}");
        let path =
            |user: &Json| format!("/api/v1/users/{}/second-factor", user["id"].as_str().unwrap_or("?"));
        let remove = async |path: &str| world.as_person(&admin, "DELETE", path, None).await;
        world.cx.clock.advance_seconds(5 * 60 + 1);
        ensure!(remove(&path(&user)).await?.code() == "proof-needed");
        send(&world, &admin, "POST", "/proof", json!({ "password": PASSWORD })).await?;
        let gone = remove(&path(&user)).await?;
        ensure!(gone.status == StatusCode::OK && gone.json()["second_factor"] == false, "{}", gone.text);
        let stale = world.as_person(&cookie, "GET", "/api/v1/session", None).await?;
        ensure!(stale.status == StatusCode::UNAUTHORIZED);
        ensure!(sign_in(&world, None).await?.status == StatusCode::CREATED, "the password alone");
        let again = remove(&path(&user)).await?;
        ensure!(
            again.status == StatusCode::CONFLICT && again.code() == "second-factor-none",
            "{}",
            again.text
        );
        let own = remove(&path(&find("administrator").await?)).await?;
        ensure!(own.status == StatusCode::FORBIDDEN && own.code() == "user-self", "{}", own.text);
        let sql = "SELECT CAST(COUNT(*) AS BIGINT) FROM audit_entry e JOIN app_user u ON u.id = e.actor_id \
                   WHERE e.action = 'second_factor' AND u.login = $1";
        for (login, count) in [("manager", 1i64), ("administrator", 1)] {
            let row = world.cx.db.read().query_opt(sql, &[login.into()]).await?.context("a count")?;
            ensure!(row.get::<i64>(0)? == count, "{login}");
        }
        Ok(())
    });
}

#[test]
fn the_seed_is_shown_once_and_never_again() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let (cookie, seed, codes) = set_up(&world).await?;
        let admin = world.sign_in("administrator").await?;
        for (who, path) in [
            (&cookie, "/api/v1/session/second-factor"),
            (&cookie, "/api/v1/session"),
            (&admin, "/api/v1/users"),
        ] {
            let answer = world.as_person(who, "GET", path, None).await?;
            ensure!(
                answer.status == StatusCode::OK && !answer.text.contains(&seed),
                "{path}: {}",
                answer.text
            );
            ensure!(codes.iter().all(|code| !answer.text.contains(code)), "{path}");
        }
        ensure!(
            send(&world, &cookie, "GET", "/second-factor", Json::Null).await?.json()["recovery_left"] == 10
        );
        Ok(())
    });
}

#[test]
fn money_and_the_sign_in_itself_want_a_fresh_proof() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let cookie = world.sign_in("finance").await?;
        let nothing = "/api/v1/runs/00000000-0000-7000-8000-000000000000";
        let post = async || world.as_person(&cookie, "POST", &format!("{nothing}/post"), None).await;
        ensure!(post().await?.status == StatusCode::NOT_FOUND, "signing in is a proof");
        world.cx.clock.advance_seconds(5 * 60 + 1);
        let refused = post().await?;
        ensure!(
            refused.status == StatusCode::FORBIDDEN && refused.code() == "proof-needed",
            "{}",
            refused.text
        );
        let approve = Some(r#"{"decision":"approve"}"#);
        ensure!(
            world.as_person(&cookie, "POST", &format!("{nothing}/decide"), approve).await?.code()
                == "proof-needed"
        );
        for path in ["/second-factor", "/second-factor/recovery"] {
            ensure!(
                send(&world, &cookie, "POST", path, Json::Null).await?.code() == "proof-needed",
                "{path}"
            );
        }
        let wrong = send(&world, &cookie, "POST", "/proof", json!({ "password": "wrong" })).await?;
        ensure!(wrong.code() == "password-wrong", "{}", wrong.text);
        ensure!(send(&world, &cookie, "POST", "/proof", json!({})).await?.code() == "password-wrong");
        let right = send(&world, &cookie, "POST", "/proof", json!({ "password": PASSWORD })).await?;
        ensure!(right.status == StatusCode::NO_CONTENT, "{}", right.text);
        ensure!(post().await?.status == StatusCode::NOT_FOUND);
        Ok(())
    });
}
