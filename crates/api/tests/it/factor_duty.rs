//! A second factor as the duty of a role: nothing else opens before it is there, for the person and for the person's
//! programs; and who may take the duty away.

use anyhow::{Context as _, Result, ensure};
use axum::http::StatusCode;
use serde_json::{Value as Json, json};

use crate::common::{Answer, PASSWORD, World};
use crate::house::{House, Way, session};
use crate::passkeys;
use crate::second_factor::{send, set_up, sign_in};

const ACCOUNTS: &str = "/api/v1/records/account";

/// The record of a role.
pub async fn role(world: &World, cookie: &str, code: &str) -> Result<Json> {
    let list = world.as_person(cookie, "GET", "/api/v1/records/role?columns=code", None).await?.json();
    let found = list["items"].as_array().into_iter().flatten().find(|one| one["values"]["code"] == code);
    found.cloned().with_context(|| list.to_string())
}

/// Changes the record of a role.
pub async fn change(world: &World, cookie: &str, code: &str, values: Json) -> Result<Answer> {
    let found = role(world, cookie, code).await?;
    let path = format!("/api/v1/records/role/{}", found["id"].as_str().context("an id")?);
    let version = format!("\"{}\"", found["version"]);
    let body = json!({ "values": values }).to_string();
    let headers = [("cookie", cookie), ("if-match", version.as_str())];
    world.send("PATCH", &path, &headers, Some(&body)).await
}

/// Makes a second factor the duty of a role, or takes the duty away.
async fn duty(world: &World, admin: &str, code: &str, wanted: bool) -> Result<()> {
    let changed = change(world, admin, code, json!({ "second_factor": wanted })).await?;
    ensure!(changed.status == StatusCode::OK, "{}", changed.text);
    Ok(())
}

/// A new token of the person behind a cookie, as a program sends it.
async fn token(world: &World, cookie: &str) -> Result<String> {
    let body = json!({ "name": "Shop", "days": 30, "read_only": true, "objects": null }).to_string();
    let made = world.as_person(cookie, "POST", "/api/v1/tokens", Some(&body)).await?;
    Ok(format!("Bearer {}", made.json()["text"].as_str().with_context(|| made.text.clone())?))
}

async fn with_token(world: &World, bearer: &str, path: &str) -> Result<Answer> {
    world.send("GET", path, &[("authorization", bearer)], None).await
}

#[test]
fn a_role_asks_for_a_second_factor_before_anything_else() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let cookie = world.sign_in("manager").await?;
        let admin = world.sign_in("administrator").await?;
        duty(&world, &admin, "manager", true).await?;
        let accounts = async |cookie: &str| world.as_person(cookie, "GET", ACCOUNTS, None).await;
        // With the next request, whatever it is; only the own sign-in is open.
        for (method, path) in [
            ("GET", "/api/v1/records/account"),
            ("GET", "/api/v1/schema"),
            ("POST", "/api/v1/tokens"),
            ("GET", "/api/v1/sessionsx"),
            ("GET", "/api/v1/notifications"),
        ] {
            let refused = world.as_person(&cookie, method, path, None).await?;
            let right = refused.code() == "second-factor-duty" || path.ends_with('x');
            ensure!(right && refused.status.is_client_error(), "{path}: {}", refused.text);
        }
        let me = send(&world, &cookie, "GET", "", Json::Null).await?.json();
        ensure!(me["user"]["second_factor_owed"] == true && me["user"]["second_factor"] == false, "{me}");
        let denied = world.as_person(&admin, "GET", "/api/v1/audit?action=denied", None).await?.json();
        ensure!(denied["items"] == json!([]), "asking refuses nothing: {denied}");
        // Everybody else goes on.
        let finance = world.sign_in("finance").await?;
        ensure!(accounts(&finance).await?.status == StatusCode::OK);
        // Set up, and on.
        let (cookie, _, _) = set_up(&world).await?;
        ensure!(accounts(&cookie).await?.status == StatusCode::OK);
        let me = send(&world, &cookie, "GET", "", Json::Null).await?.json();
        ensure!(me["user"]["second_factor_owed"] == false, "{me}");
        // Another telephone: the old one is taken away, and nothing else opens before the new one is there.
        let gone = send(&world, &cookie, "DELETE", "/second-factor", Json::Null).await?;
        ensure!(gone.status.is_success(), "{}", gone.text);
        ensure!(accounts(&cookie).await?.code() == "second-factor-duty");
        let (cookie, seed, _) = set_up(&world).await?;
        ensure!(accounts(&cookie).await?.status == StatusCode::OK);
        // Lost: an administrator takes it away, and the next sign-in leads to a new one.
        let id = me["user"]["id"].as_str().context("an id")?.to_owned();
        let admin = world.sign_in("administrator").await?;
        let reset =
            world.as_person(&admin, "DELETE", &format!("/api/v1/users/{id}/second-factor"), None).await?;
        ensure!(reset.status == StatusCode::OK, "{}", reset.text);
        let entered = sign_in(&world, None).await?;
        ensure!(entered.status == StatusCode::CREATED, "{seed}: {}", entered.text);
        ensure!(entered.json()["user"]["second_factor_owed"] == true, "{}", entered.text);
        // Without the duty nothing is asked for.
        duty(&world, &admin, "manager", false).await?;
        let cookie = world.sign_in("manager").await?;
        ensure!(accounts(&cookie).await?.status == StatusCode::OK);
        Ok(())
    });
}

#[test]
fn a_program_waits_as_its_person_does() {
    testkit::both(async |db| {
        let world = World::named(db).await?;
        let made_before = token(&world, &world.sign_in("manager").await?).await?;
        let others = token(&world, &world.sign_in("finance").await?).await?;
        let (mut device, _, _) = passkeys::registered(&world, "manager", "device-1").await?;
        let answer = device.signed(&passkeys::question(&world).await?, passkeys::SIGN);
        let with_key = session(&passkeys::enter(&world, &answer).await?)?;
        let made_with_key = token(&world, &with_key).await?;
        let admin = world.sign_in("administrator").await?;
        duty(&world, &admin, "manager", true).await?;
        for path in [ACCOUNTS, "/api/v1/session", "/api/v1/jobs", "/api/v1/schema"] {
            let refused = with_token(&world, &made_before, path).await?;
            ensure!(
                refused.status == StatusCode::FORBIDDEN && refused.code() == "token-factor-duty",
                "{path}: {}",
                refused.text
            );
        }
        for bearer in [&made_with_key, &others] {
            let program = with_token(&world, bearer, ACCOUNTS).await?;
            ensure!(program.status == StatusCode::OK, "{}", program.text);
        }
        let denied = world.as_person(&admin, "GET", "/api/v1/audit?action=denied", None).await?.json();
        ensure!(denied["items"] == json!([]), "asking refuses nothing: {denied}");
        // Refused, it was not used; once its person has a second factor it works as before.
        let (cookie, _, _) = set_up(&world).await?;
        let list = world.as_person(&cookie, "GET", "/api/v1/tokens", None).await?.json();
        let oldest = list["items"].as_array().and_then(|items| items.last()).context("a token")?;
        ensure!(oldest["used_at"].is_null(), "{list}");
        ensure!(with_token(&world, &made_before, ACCOUNTS).await?.status == StatusCode::OK);
        // Taken away for another telephone: programs wait as well.
        let gone = send(&world, &cookie, "DELETE", "/second-factor", Json::Null).await?;
        ensure!(gone.status.is_success(), "{}", gone.text);
        ensure!(with_token(&world, &made_before, ACCOUNTS).await?.code() == "token-factor-duty");
        ensure!(with_token(&world, &made_with_key, ACCOUNTS).await?.status == StatusCode::OK);
        duty(&world, &admin, "manager", false).await?;
        ensure!(with_token(&world, &made_before, ACCOUNTS).await?.status == StatusCode::OK);
        Ok(())
    });
}

/// Somebody who runs roles, and may not give those of others.
async fn keeper(world: &World, admin: &str) -> Result<String> {
    let rights = json!({ "objects": { "role": { "read": "all", "update": "all", "trash": "all" } } });
    let body = json!({ "values": { "code": "keeper", "name": "Keeper", "rights": rights } }).to_string();
    let made = world.as_person(admin, "POST", "/api/v1/records/role", Some(&body)).await?;
    ensure!(made.status == StatusCode::CREATED, "{}", made.text);
    let new = app::users::NewUser {
        login: "keeper".to_owned(),
        password: PASSWORD.to_owned(),
        roles: vec!["keeper".to_owned()],
        ..app::users::NewUser::default()
    };
    app::users::add(&world.cx, &new).await.map_err(|error| anyhow::anyhow!("{error:?}"))?;
    world.sign_in("keeper").await
}

async fn trash(world: &World, cookie: &str, code: &str) -> Result<Answer> {
    let found = role(world, cookie, code).await?;
    let path = format!("/api/v1/records/role/{}", found["id"].as_str().context("an id")?);
    let version = format!("\"{}\"", found["version"]);
    world.send("DELETE", &path, &[("cookie", cookie), ("if-match", version.as_str())], None).await
}

#[test]
fn nobody_lifts_the_duty_of_people_with_more_rights() {
    testkit::both(async |db| {
        let world = World::new(db).await?;
        let admin = world.sign_in("administrator").await?;
        let keeper = keeper(&world, &admin).await?;
        // A role of no rights at all may be what makes the duty of those who have another one.
        let body = json!({ "values": { "code": "secured", "name": "Secured", "second_factor": true } });
        let made = world.as_person(&admin, "POST", "/api/v1/records/role", Some(&body.to_string())).await?;
        ensure!(made.status == StatusCode::CREATED, "{}", made.text);
        let both = ["finance".to_owned(), "secured".to_owned()];
        app::users::set_roles(&world.cx, "finance", &both).await?;
        duty(&world, &admin, "manager", true).await?;
        for code in ["manager", "secured"] {
            for values in [
                json!({ "second_factor": false }),
                json!({ "second_factor": null }),
                json!({ "code": "other" }),
            ] {
                let refused = change(&world, &keeper, code, values.clone()).await?;
                ensure!(
                    refused.status == StatusCode::FORBIDDEN && refused.code() == "role-duty-exceeds",
                    "{code} {values}: {}",
                    refused.text
                );
            }
            let refused = trash(&world, &keeper, code).await?;
            ensure!(refused.code() == "role-duty-exceeds", "{code}: {}", refused.text);
            // What leaves the duty as it is, is as free as ever.
            let renamed = change(&world, &keeper, code, json!({ "notes": "For everybody." })).await?;
            ensure!(renamed.status == StatusCode::OK, "{code}: {}", renamed.text);
        }
        // First less rights, then the duty: whoever has them besides keeps both.
        let less = change(&world, &keeper, "manager", json!({ "rights": { "objects": {} } })).await?;
        ensure!(less.status == StatusCode::OK, "{}", less.text);
        let both = ["manager".to_owned(), "sales_office".to_owned()];
        app::users::set_roles(&world.cx, "manager", &both).await?;
        let refused = change(&world, &keeper, "manager", json!({ "second_factor": false })).await?;
        ensure!(refused.code() == "role-duty-exceeds", "{}", refused.text);
        // An administrator may, and so may whoever has as much.
        duty(&world, &admin, "manager", false).await?;
        duty(&world, &admin, "keeper", true).await?;
        let (keeper, _, _) = crate::second_factor::set_up_as(&world, "keeper").await?;
        let lifted = change(&world, &keeper, "keeper", json!({ "second_factor": false })).await?;
        ensure!(lifted.status == StatusCode::OK, "{}", lifted.text);
        Ok(())
    });
}

/// Accepts an invitation with the provider, which does not say when it recognised the person.
async fn invited(house: &House, admin: &str, login: &str, role: &str) -> Result<Answer> {
    let body = json!({ "login": login, "roles": [role] }).to_string();
    let made = house.world.as_person(admin, "POST", "/api/v1/users", Some(&body)).await?.json();
    let link = made["link"].as_str().and_then(|link| link.split_once('#')).context("a link")?.1.to_owned();
    let way = house.begin("", "/openid/begin", json!({ "provider": "staff", "invitation": link })).await?;
    came(house, &way, login).await
}

async fn came(house: &House, way: &Way, subject: &str) -> Result<Answer> {
    let mut claims = house.claims(way, subject);
    claims.as_object_mut().context("claims")?.remove("auth_time");
    let entered = house.come(way, &house.key.sign(&claims)).await?;
    ensure!(entered.status == StatusCode::CREATED, "{}", entered.text);
    Ok(entered)
}

#[test]
fn whoever_has_a_provider_alone_sets_it_up_with_the_sign_in_itself() {
    testkit::both(async |db| {
        let house = House::new(db).await?;
        let world = &house.world;
        let admin = world.sign_in("administrator").await?;
        duty(world, &admin, "manager", true).await?;
        let entered = invited(&house, &admin, "nina", "manager").await?;
        ensure!(entered.json()["user"]["second_factor_owed"] == true, "{}", entered.text);
        let begin = async |cookie: &str| send(world, cookie, "POST", "/second-factor", Json::Null).await;
        // Its moment is the proof, for as long as any other.
        let late = session(&entered)?;
        world.cx.clock.advance_seconds(5 * 60 + 1);
        ensure!(begin(&late).await?.code() == "proof-needed");
        let way = house.to_sign_in().await?;
        let cookie = session(&came(&house, &way, "nina").await?)?;
        let setup = begin(&cookie).await?;
        ensure!(setup.status == StatusCode::OK, "{}", setup.text);
        let seed = setup.json()["seed"].as_str().context("a seed")?.to_owned();
        let right = json!({ "code": crate::second_factor::code(&seed, world.cx.now().as_second()) });
        let on = send(world, &cookie, "POST", "/second-factor/confirm", right).await?;
        ensure!(on.status == StatusCode::OK, "{}", on.text);
        let open = world.as_person(&cookie, "GET", ACCOUNTS, None).await?;
        ensure!(open.status == StatusCode::OK, "{}", open.text);
        // Who owes nothing shows nothing by it, and who has a password shows that.
        let free = session(&invited(&house, &admin_again(world).await?, "olaf", "sales_office").await?)?;
        ensure!(begin(&free).await?.code() == "proof-needed");
        house.linked("finance", "007").await?;
        duty(world, &admin_again(world).await?, "finance", true).await?;
        let way = house.to_sign_in().await?;
        let cookie = session(&came(&house, &way, "007").await?)?;
        ensure!(begin(&cookie).await?.code() == "proof-needed");
        let password = json!({ "password": PASSWORD });
        let shown = send(world, &cookie, "POST", "/proof", password).await?;
        ensure!(shown.status == StatusCode::NO_CONTENT, "{}", shown.text);
        ensure!(begin(&cookie).await?.status == StatusCode::OK);
        Ok(())
    });
}

/// The administrator, signed in just now.
async fn admin_again(world: &World) -> Result<String> {
    world.sign_in("administrator").await
}

#[test]
fn what_took_a_key_is_strong_only_while_there_is_one() {
    testkit::both(async |db| {
        let world = World::named(db).await?;
        let (mut device, _, first) = passkeys::registered(&world, "finance", "device-1").await?;
        let (_, _, second) = passkeys::registered(&world, "finance", "device-2").await?;
        duty(&world, &admin_again(&world).await?, "finance", true).await?;
        let mut enter = async || -> Result<String> {
            let answer = device.signed(&passkeys::question(&world).await?, passkeys::SIGN);
            session(&passkeys::enter(&world, &answer).await?)
        };
        let (elsewhere, cookie) = (enter().await?, enter().await?);
        let bearer = token(&world, &cookie).await?;
        let status = async |cookie: &str| world.as_person(cookie, "GET", ACCOUNTS, None).await;
        let take = async |key: &Json| -> Result<()> {
            let path = format!("/passkeys/{}", key["id"].as_str().context("an id")?);
            let gone = send(&world, &cookie, "DELETE", &path, Json::Null).await?;
            ensure!(gone.status == StatusCode::NO_CONTENT, "{}", gone.text);
            Ok(())
        };
        // Another key is left: this session goes on, every other one ends.
        ensure!(status(&elsewhere).await?.status == StatusCode::OK);
        take(&second).await?;
        ensure!(status(&elsewhere).await?.status == StatusCode::UNAUTHORIZED);
        ensure!(status(&cookie).await?.status == StatusCode::OK);
        ensure!(with_token(&world, &bearer, ACCOUNTS).await?.status == StatusCode::OK);
        // None is left: what it opened owes a second factor like any other.
        take(&first).await?;
        ensure!(status(&cookie).await?.code() == "second-factor-duty");
        ensure!(with_token(&world, &bearer, ACCOUNTS).await?.code() == "token-factor-duty");
        let me = send(&world, &cookie, "GET", "", Json::Null).await?.json();
        ensure!(me["user"]["second_factor_owed"] == true, "{me}");
        Ok(())
    });
}

#[test]
fn what_took_a_provider_is_strong_only_while_it_is_linked() {
    testkit::both(async |db| {
        let house = House::new(db).await?;
        house.linked("finance", "007").await?;
        duty(&house.world, &admin_again(&house.world).await?, "finance", true).await?;
        let way = house.to_sign_in().await?;
        let mut claims = house.claims(&way, "007");
        claims["acr"] = json!("gold");
        let cookie = session(&house.come(&way, &house.key.sign(&claims)).await?)?;
        let bearer = token(&house.world, &cookie).await?;
        let open = async || house.world.as_person(&cookie, "GET", ACCOUNTS, None).await;
        ensure!(open().await?.status == StatusCode::OK);
        let list = send(&house.world, &cookie, "GET", "/identities", Json::Null).await?.json();
        let path = format!("/identities/{}", list["items"][0]["id"].as_str().context("an id")?);
        let gone = send(&house.world, &cookie, "DELETE", &path, Json::Null).await?;
        ensure!(gone.status == StatusCode::NO_CONTENT, "{}", gone.text);
        ensure!(open().await?.code() == "second-factor-duty");
        ensure!(with_token(&house.world, &bearer, ACCOUNTS).await?.code() == "token-factor-duty");
        Ok(())
    });
}
