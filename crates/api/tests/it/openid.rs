//! Signing in with a provider that a test has in its hand: the whole way, and every answer that is replayed, mixed up, forged,
//! late or somebody else's.

use anyhow::{Context as _, Result, ensure};
use app::openid::{Reach, Settings};
use axum::http::StatusCode;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::signature::KeyPair as _;
use serde_json::{Value as Json, json};
use testkit::provider::Provider;

use crate::common::PASSWORD;
use crate::house::{House, Key, Way, asked, message, session, set, settings, shown};

#[test]
fn a_linked_person_signs_in_and_nobody_else() {
    testkit::both(async |db| {
        let house = House::new(db).await?;
        let providers = house.send("", "GET", "/openid", Json::Null).await?.json();
        ensure!(providers == json!({ "items": [{ "key": "staff", "label": "The staff" }] }), "{providers}");
        let cookie = house.linked("finance", "007").await?;
        let way = house.to_sign_in().await?;
        ensure!(
            way.address.starts_with(&format!(
                "{}/auth?response_type=code&client_id=treeline&",
                house.provider.issuer
            )),
            "{}",
            way.address
        );
        ensure!(
            asked(&way.address, "redirect_uri") == "http%3A%2F%2F127.0.0.1%2Fsign-in%2Fopenid%2Fstaff",
            "{}",
            way.address
        );
        ensure!(
            asked(&way.address, "code_challenge_method") == "S256"
                && asked(&way.address, "code_challenge").len() == 43
        );
        ensure!(
            asked(&way.address, "scope") == "openid+profile" && asked(&way.address, "acr_values") == "gold"
        );
        let entered = house.come(&way, &house.key.sign(&house.claims(&way, "007"))).await?;
        ensure!(entered.status == StatusCode::CREATED, "{}", entered.text);
        ensure!(entered.json()["user"]["login"] == "finance");
        ensure!(house.send(&session(&entered)?, "GET", "", Json::Null).await?.status == StatusCode::OK);
        // The verifier of the challenge went with the code, and who we are with both.
        let (forms, accounts) = house.provider.posted();
        let form = forms.last().context("a form")?;
        ensure!(form.contains("grant_type=authorization_code") && form.contains("code_verifier="), "{form}");
        ensure!(
            !form.contains("hush") && accounts.last().is_some_and(|account| account.starts_with("Basic "))
        );
        let list = house.send(&cookie, "GET", "/identities", Json::Null).await?.json();
        ensure!(list["items"][0]["label"] == "The staff" && !list["items"][0]["used_at"].is_null(), "{list}");
        ensure!(!list.to_string().contains("hush"), "{list}");
        // A stranger of the same provider, with the person's own address of mail.
        let way = house.to_sign_in().await?;
        let mut claims = house.claims(&way, "008");
        claims["email"] = json!("finance");
        claims["email_verified"] = json!(true);
        claims["preferred_username"] = json!("finance");
        let stranger = house.come(&way, &house.key.sign(&claims)).await?;
        ensure!(
            stranger.status == StatusCode::UNAUTHORIZED && stranger.code() == "openid-unknown",
            "{}",
            stranger.text
        );
        Ok(())
    });
}

#[test]
fn a_way_is_gone_once_by_the_browser_that_began_it() {
    testkit::both(async |db| {
        let house = House::new(db).await?;
        house.linked("finance", "007").await?;
        let way = house.to_sign_in().await?;
        let token = house.key.sign(&house.claims(&way, "007"));
        // Another browser; one that kept nothing; another provider's place; a state nobody made.
        let other = house.to_sign_in().await?;
        let stolen = Way {
            cookie: other.cookie.clone(),
            state: way.state.clone(),
            nonce: way.nonce.clone(),
            address: String::new(),
        };
        house.refused(&stolen, &token, "another browser").await?;
        house.refused(&Way { cookie: String::new(), ..stolen }, &token, "no cookie").await?;
        let made_up = Way {
            cookie: way.cookie.clone(),
            state: "0".repeat(64),
            nonce: way.nonce.clone(),
            address: String::new(),
        };
        house.refused(&made_up, &token, "made up").await?;
        house.refused(&Way { state: "%".to_owned(), ..made_up }, &token, "no state at all").await?;
        let mut reply = House::reply(&way, "code");
        reply["provider"] = json!("partners");
        let mixed = house.send(&way.cookie, "POST", "/openid", json!({ "reply": reply })).await?;
        ensure!(mixed.code() == "openid-refused", "{}", mixed.text);
        // The own one, and once only, whatever code comes with it.
        let entered = house.come(&way, &house.key.sign(&house.claims(&way, "007"))).await?;
        ensure!(entered.status == StatusCode::CREATED, "{}", entered.text);
        house.refused(&way, &token, "replayed").await?;
        // A code that was used: the provider refuses it, and so do we, and the way is over.
        let way = house.to_sign_in().await?;
        let used = json!({ "reply": House::reply(&way, "used") });
        let refused = house.send(&way.cookie, "POST", "/openid", used).await?;
        ensure!(refused.code() == "openid-refused", "{}", refused.text);
        house.refused(&way, &house.key.sign(&house.claims(&way, "007")), "after a used code").await?;
        // Too late.
        let way = house.to_sign_in().await?;
        house.world.cx.clock.advance_seconds(600);
        house.refused(&way, &house.key.sign(&house.claims(&way, "007")), "late").await?;
        // A way to link is none to sign in.
        let cookie = house.world.sign_in("manager").await?;
        let way = house.begin(&cookie, "/identities/begin", json!({ "provider": "staff" })).await?;
        house.refused(&way, &house.key.sign(&house.claims(&way, "007")), "another purpose").await?;
        Ok(())
    });
}

#[test]
fn two_who_come_back_at_once_are_one_sign_in() {
    testkit::both(async |db| {
        let house = House::new(db).await?;
        house.linked("finance", "007").await?;
        let way = house.to_sign_in().await?;
        let token = house.key.sign(&house.claims(&way, "007"));
        for code in ["a", "b", "c", "d"] {
            house.provider.give(code, &token);
        }
        house.world.cx.clock.advance_seconds(61);
        let tries = ["a", "b", "c", "d"].map(|code| {
            house.send(&way.cookie, "POST", "/openid", json!({ "reply": House::reply(&way, code) }))
        });
        let answers = futures::future::try_join_all(tries).await?;
        let entered = answers.iter().filter(|answer| answer.status == StatusCode::CREATED).count();
        ensure!(entered == 1, "{answers:?}");
        Ok(())
    });
}

#[test]
fn every_token_that_is_not_the_right_one_is_refused() {
    testkit::both(async |db| {
        let house = House::new(db).await?;
        house.linked("finance", "007").await?;
        let now = || house.world.cx.now().as_second();
        let wrong: [(&str, Json); 9] = [
            ("iss", json!("http://127.0.0.1:9")),
            ("aud", json!("another-client")),
            ("aud", json!(["treeline", "another-client"])),
            ("azp", json!("another-client")),
            ("nonce", json!("another")),
            ("exp", json!(now() - 3600)),
            ("iat", json!(now() + 36_000)),
            ("iat", json!(now() - 36_000)),
            ("sub", json!("")),
        ];
        for (name, value) in wrong {
            let way = house.to_sign_in().await?;
            let mut claims = house.claims(&way, "007");
            claims[name] = value;
            house.refused(&way, &house.key.sign(&claims), name).await?;
        }
        // Signed by a stranger under the provider's name for its key; not signed; signed with what everybody can read.
        let way = house.to_sign_in().await?;
        house.refused(&way, &Key::new("first").sign(&house.claims(&way, "007")), "a forged key").await?;
        let way = house.to_sign_in().await?;
        let claims = house.claims(&way, "007");
        house.refused(&way, &format!("{}.", message(&json!({ "alg": "none" }), &claims)), "none").await?;
        for algorithm in ["HS256", "HS512"] {
            let way = house.to_sign_in().await?;
            let message = message(&json!({ "alg": algorithm, "kid": "first" }), &house.claims(&way, "007"));
            let secret = ring::hmac::Key::new(ring::hmac::HMAC_SHA256, house.key.pair.public_key().as_ref());
            let signature = URL_SAFE_NO_PAD.encode(ring::hmac::sign(&secret, message.as_bytes()));
            house.refused(&way, &format!("{message}.{signature}"), algorithm).await?;
        }
        for broken in ["", "x", "a.b.c", "...."] {
            let way = house.to_sign_in().await?;
            house.refused(&way, broken, broken).await?;
        }
        let way = house.to_sign_in().await?;
        let entered = house.come(&way, &house.key.sign(&house.claims(&way, "007"))).await?;
        ensure!(entered.status == StatusCode::CREATED, "the right one still enters: {}", entered.text);
        Ok(())
    });
}

#[test]
fn new_keys_are_asked_for_and_old_ones_forgotten() {
    testkit::both(async |db| {
        let house = House::new(db).await?;
        house.linked("finance", "007").await?;
        let second = Key::new("second");
        shown(&house.provider, &[&house.key, &second]);
        let way = house.to_sign_in().await?;
        let entered = house.come(&way, &second.sign(&house.claims(&way, "007"))).await?;
        ensure!(entered.status == StatusCode::CREATED, "{}", entered.text);
        // The first one was taken away: once the keys are read again it opens nothing.
        shown(&house.provider, &[&second]);
        let third = Key::new("third");
        let way = house.to_sign_in().await?;
        house.refused(&way, &third.sign(&house.claims(&way, "007")), "a key nobody has shown").await?;
        let way = house.to_sign_in().await?;
        house.refused(&way, &house.key.sign(&house.claims(&way, "007")), "a key taken away").await?;
        Ok(())
    });
}

#[test]
fn a_provider_that_is_down_lies_or_talks_without_end_lets_nobody_in_and_breaks_nothing() {
    testkit::both(async |db| {
        let house = House::new(db).await?;
        house.linked("finance", "007").await?;
        let begin = async || house.send("", "POST", "/openid/begin", json!({ "provider": "staff" })).await;
        let other = Provider::start().await;
        let long = format!("{{\"issuer\":\"{}\"}}", " ".repeat(10 << 20));
        let scripted = format!(
            "{{\"issuer\":\"{0}\",\"authorization_endpoint\":\"javascript:alert(1)\",\"token_endpoint\":\"{0}/token\",\"jwks_uri\":\"{0}/jwks\"}}",
            house.provider.issuer
        );
        let described = "/.well-known/openid-configuration";
        for (status, said) in [
            (500, "{}"),
            (404, "{}"),
            (200, "<html>"),
            (200, "[]"),
            (200, "{}"),
            (200, long.as_str()),
            (200, scripted.as_str()),
            (302, other.issuer.as_str()),
        ] {
            // An hour later what was read before is no longer believed.
            house.world.cx.clock.advance_seconds(3601);
            house.provider.answer(described, status, said);
            let answer = begin().await?;
            ensure!(answer.code() == "openid-unreachable", "{status} {said:.40}: {}", answer.text);
            ensure!(
                answer.text.contains("The staff") && !answer.text.contains("127.0.0.1"),
                "{}",
                answer.text
            );
        }
        // Somebody else's description would make us believe somebody else's tokens.
        house.provider.answer(described, 200, &format!("{{\"issuer\":\"{0}\",\"authorization_endpoint\":\"{0}/auth\",\"token_endpoint\":\"{0}/token\",\"jwks_uri\":\"{0}/jwks\"}}", other.issuer));
        ensure!(begin().await?.code() == "openid-unreachable");
        house.provider.describe("");
        for (path, status, said) in [
            ("/token", 500, "{}"),
            ("/token", 200, "{}"),
            ("/token", 302, other.issuer.as_str()),
            ("/token", 200, long.as_str()),
            ("/jwks", 500, "{}"),
            ("/jwks", 200, "[]"),
        ] {
            house.world.cx.clock.advance_seconds(3601);
            let way = house.to_sign_in().await?;
            house.provider.answer(path, status, said);
            let answer = house.come(&way, &house.key.sign(&house.claims(&way, "007"))).await?;
            ensure!(answer.code() == "openid-unreachable", "{path} {status}: {}", answer.text);
            house.provider.recover("/token");
        }
        let nobody = House {
            world: house.world.with_openid(settings(vec![set("staff", "http://127.0.0.1:9")]))?,
            ..house
        };
        let down = nobody.send("", "POST", "/openid/begin", json!({ "provider": "staff" })).await?;
        ensure!(down.code() == "openid-unreachable", "{}", down.text);
        // In the house, and nobody has named it: not called at all.
        let inside =
            Settings { providers: vec![set("staff", &nobody.provider.issuer)], reach: Reach::default() };
        let walled = nobody.world.with_openid(inside)?;
        let body = json!({ "provider": "staff" }).to_string();
        let refused = walled.send("POST", "/api/v1/session/openid/begin", &[], Some(&body)).await?;
        ensure!(refused.code() == "openid-unreachable", "{}", refused.text);
        Ok(())
    });
}

#[test]
fn a_provider_that_says_who_it_is_must_say_so_each_time() {
    testkit::both(async |db| {
        let house = House::new(db).await?;
        house.linked("finance", "007").await?;
        house.world.cx.clock.advance_seconds(3601);
        house.provider.describe(",\"authorization_response_iss_parameter_supported\":true");
        for (issuer, enters) in
            [(Json::Null, false), (json!("http://127.0.0.1:9"), false), (json!(house.provider.issuer), true)]
        {
            let way = house.to_sign_in().await?;
            house.world.cx.clock.advance_seconds(61);
            house.provider.give("code", &house.key.sign(&house.claims(&way, "007")));
            let mut reply = House::reply(&way, "code");
            reply["issuer"] = issuer.clone();
            let answer = house.send(&way.cookie, "POST", "/openid", json!({ "reply": reply })).await?;
            ensure!((answer.status == StatusCode::CREATED) == enters, "{issuer}: {}", answer.text);
        }
        Ok(())
    });
}

#[test]
fn linking_wants_a_fresh_proof_and_an_identity_has_one_person() {
    testkit::both(async |db| {
        let house = House::new(db).await?;
        let cookie = house.linked("finance", "007").await?;
        house.world.cx.clock.advance_seconds(301);
        let late = house.send(&cookie, "POST", "/identities/begin", json!({ "provider": "staff" })).await?;
        ensure!(late.code() == "proof-needed", "{}", late.text);
        // Somebody else's already; one's own already.
        let manager = house.world.sign_in("manager").await?;
        let taken = house.link(&manager, "007").await?;
        ensure!(taken.status == StatusCode::CONFLICT && taken.code() == "openid-known", "{}", taken.text);
        let cookie = house.world.sign_in("finance").await?;
        ensure!(house.link(&cookie, "007").await?.code() == "openid-known");
        // A way begun by one person does not end with another.
        let way = house.begin(&cookie, "/identities/begin", json!({ "provider": "staff" })).await?;
        house.provider.give("swap", &house.key.sign(&house.claims(&way, "009")));
        let kept = way.cookie.split("; ").last().unwrap_or_default();
        let mixed = format!("{manager}; {kept}");
        let swapped = house.send(&mixed, "POST", "/identities", House::reply(&way, "swap")).await?;
        ensure!(swapped.status == StatusCode::UNPROCESSABLE_ENTITY, "{}", swapped.text);
        let list = house.send(&manager, "GET", "/identities", Json::Null).await?.json();
        ensure!(list["items"] == json!([]), "{list}");
        Ok(())
    });
}

#[test]
fn a_barred_person_does_not_enter_and_an_unlinked_one_neither() {
    testkit::both(async |db| {
        let house = House::new(db).await?;
        let cookie = house.linked("finance", "007").await?;
        let id = house.send(&cookie, "GET", "", Json::Null).await?.json()["user"]["id"]
            .as_str()
            .context("an id")?
            .to_owned();
        let admin = house.world.sign_in("administrator").await?;
        house.world.as_person(&admin, "POST", &format!("/api/v1/users/{id}/bar"), None).await?;
        let way = house.to_sign_in().await?;
        let barred = house.come(&way, &house.key.sign(&house.claims(&way, "007"))).await?;
        ensure!(
            barred.status == StatusCode::UNAUTHORIZED && barred.code() == "openid-unknown",
            "{}",
            barred.text
        );
        let log =
            house.world.as_person(&admin, "GET", "/api/v1/audit?action=sign_in_failed", None).await?.json();
        ensure!(log["items"].as_array().is_some_and(|items| items.len() == 1), "{log}");
        house.world.as_person(&admin, "POST", &format!("/api/v1/users/{id}/unbar"), None).await?;
        // Unlinked: other sessions of the person end with it.
        let (first, cookie) = (house.world.sign_in("finance").await?, house.world.sign_in("finance").await?);
        let list = house.send(&cookie, "GET", "/identities", Json::Null).await?.json();
        let identity = list["items"][0]["id"].as_str().context("an id")?.to_owned();
        let foreign = house.send(&admin, "DELETE", &format!("/identities/{identity}"), Json::Null).await?;
        ensure!(foreign.status != StatusCode::NO_CONTENT, "{}", foreign.text);
        let gone = house.send(&cookie, "DELETE", &format!("/identities/{identity}"), Json::Null).await?;
        ensure!(gone.status == StatusCode::NO_CONTENT, "{}", gone.text);
        ensure!(house.send(&first, "GET", "", Json::Null).await?.status == StatusCode::UNAUTHORIZED);
        ensure!(house.send(&cookie, "GET", "", Json::Null).await?.status == StatusCode::OK);
        let way = house.to_sign_in().await?;
        let unlinked = house.come(&way, &house.key.sign(&house.claims(&way, "007"))).await?;
        ensure!(unlinked.code() == "openid-unknown", "{}", unlinked.text);
        Ok(())
    });
}

#[test]
fn an_invitation_is_accepted_with_a_provider_and_the_last_way_in_stays() {
    testkit::both(async |db| {
        let house = House::new(db).await?;
        let admin = house.world.sign_in("administrator").await?;
        let body = json!({ "login": "nina", "roles": ["manager"] }).to_string();
        let invited = house.world.as_person(&admin, "POST", "/api/v1/users", Some(&body)).await?.json();
        let link =
            invited["link"].as_str().and_then(|link| link.split_once('#')).context("a link")?.1.to_owned();
        for wrong in ["", "x", &"0".repeat(64)] {
            let body = json!({ "provider": "staff", "invitation": wrong });
            let gone = house.send("", "POST", "/openid/begin", body).await?;
            ensure!(gone.status == StatusCode::GONE, "{wrong}: {}", gone.text);
        }
        let body = json!({ "provider": "staff", "invitation": link });
        let way = house.begin("", "/openid/begin", body.clone()).await?;
        let mut claims = house.claims(&way, "nina-1");
        claims["preferred_username"] = json!("nina@staff");
        let entered = house.come(&way, &house.key.sign(&claims)).await?;
        ensure!(
            entered.status == StatusCode::CREATED && entered.json()["user"]["login"] == "nina",
            "{}",
            entered.text
        );
        // Used up.
        ensure!(house.send("", "POST", "/openid/begin", body).await?.status == StatusCode::GONE);
        let users = house.world.as_person(&admin, "GET", "/api/v1/users?q=nina", None).await?.json();
        ensure!(users["items"][0]["state"] == "active", "{users}");
        let cookie = session(&entered)?;
        let list = house.send(&cookie, "GET", "/identities", Json::Null).await?.json();
        ensure!(list["items"][0]["name"] == "nina@staff", "{list}");
        let id = list["items"][0]["id"].as_str().context("an id")?;
        let last = house.send(&cookie, "DELETE", &format!("/identities/{id}"), Json::Null).await?;
        ensure!(last.status == StatusCode::CONFLICT && last.code() == "sign-in-last", "{}", last.text);
        let way = house.to_sign_in().await?;
        let again = house.come(&way, &house.key.sign(&house.claims(&way, "nina-1"))).await?;
        ensure!(again.status == StatusCode::CREATED, "{}", again.text);
        Ok(())
    });
}

/// Sets the finance person's second factor up; gives the seed.
async fn second_factor(house: &House, cookie: &str) -> Result<String> {
    let setup = house.send(cookie, "POST", "/second-factor", Json::Null).await?.json();
    let seed = setup["seed"].as_str().context("a seed")?.to_owned();
    let code = crate::second_factor::code(&seed, house.world.cx.now().as_second());
    let on = house.send(cookie, "POST", "/second-factor/confirm", json!({ "code": code })).await?;
    ensure!(on.status == StatusCode::OK, "{}", on.text);
    Ok(seed)
}

#[test]
fn the_second_factor_is_asked_for_unless_the_providers_own_is_enough() {
    testkit::both(async |db| {
        let house = House::new(db).await?;
        let cookie = house.linked("finance", "007").await?;
        let seed = second_factor(&house, &cookie).await?;
        let way = house.to_sign_in().await?;
        let mut claims = house.claims(&way, "007");
        claims["acr"] = json!("silver");
        claims["amr"] = json!(["pwd"]);
        let asked = house.come(&way, &house.key.sign(&claims)).await?;
        ensure!(
            asked.status == StatusCode::UNAUTHORIZED && asked.code() == "second-factor-needed",
            "{}",
            asked.text
        );
        let with = |code: &str| json!({ "reply": House::reply(&way, "used up"), "factor_code": code });
        let wrong = house.send(&way.cookie, "POST", "/openid", with("12345x")).await?;
        ensure!(wrong.code() == "second-factor-wrong", "{}", wrong.text);
        let stolen = house.send("", "POST", "/openid", with("12345x")).await?;
        ensure!(stolen.code() == "openid-refused", "another browser: {}", stolen.text);
        let right = crate::second_factor::code(&seed, house.world.cx.now().as_second());
        let entered = house.send(&way.cookie, "POST", "/openid", with(&right)).await?;
        ensure!(entered.status == StatusCode::CREATED, "{}", entered.text);
        let again = house.send(&way.cookie, "POST", "/openid", with(&right)).await?;
        ensure!(again.code() == "openid-refused", "{}", again.text);
        for (name, value) in [("acr", json!("gold")), ("amr", json!(["pwd", "mfa"]))] {
            let way = house.to_sign_in().await?;
            let mut claims = house.claims(&way, "007");
            claims[name] = value;
            let entered = house.come(&way, &house.key.sign(&claims)).await?;
            ensure!(entered.status == StatusCode::CREATED, "{name}: {}", entered.text);
        }
        Ok(())
    });
}

#[test]
fn a_proof_wants_the_person_recognised_anew() {
    testkit::both(async |db| {
        let house = House::new(db).await?;
        house.linked("finance", "007").await?;
        // Signed in at the provider an hour ago: in, and no fresh proof.
        let way = house.to_sign_in().await?;
        let mut claims = house.claims(&way, "007");
        claims["auth_time"] = json!(house.world.cx.now().as_second() - 3600);
        let cookie = session(&house.come(&way, &house.key.sign(&claims)).await?)?;
        let needs = async |cookie: &str| {
            house.send(cookie, "POST", "/identities/begin", json!({ "provider": "staff" })).await
        };
        ensure!(needs(&cookie).await?.code() == "proof-needed");
        let prove = async |subject: &str, ago: i64| {
            let way = house.begin(&cookie, "/proof/begin", json!({ "provider": "staff" })).await?;
            ensure!(asked(&way.address, "max_age") == "0" && asked(&way.address, "prompt") == "login");
            let mut claims = house.claims(&way, subject);
            claims["auth_time"] = json!(house.world.cx.now().as_second() - ago);
            house.provider.give("proof", &house.key.sign(&claims));
            house.send(&way.cookie, "POST", "/proof", json!({ "openid": House::reply(&way, "proof") })).await
        };
        ensure!(prove("007", 3600).await?.text.contains("openid-refused"), "recognised before");
        ensure!(prove("008", 0).await?.text.contains("openid-refused"), "somebody else");
        ensure!(needs(&cookie).await?.code() == "proof-needed");
        ensure!(prove("007", 0).await?.status == StatusCode::NO_CONTENT);
        ensure!(needs(&cookie).await?.status == StatusCode::OK);
        let both =
            json!({ "openid": { "provider": "staff", "state": "x", "code": "y" }, "password": PASSWORD });
        ensure!(
            house.send(&cookie, "POST", "/proof", both).await?.status == StatusCode::UNPROCESSABLE_ENTITY
        );
        Ok(())
    });
}
