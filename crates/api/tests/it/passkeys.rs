//! Passkeys with a device made of software: registered, used to sign in and to show once more who one is; and every answer
//! that is not the one that was asked for is refused.

use anyhow::{Context as _, Result, ensure};
use axum::http::{StatusCode, header};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::digest::{SHA256, digest};
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair as _};
use serde_json::{Value as Json, json};

use crate::common::{Answer, PASSWORD, World};

const ORIGIN: &str = "http://localhost";

fn text(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

/// A device with one key.
pub struct Device {
    key: EcdsaKeyPair,
    credential: Vec<u8>,
    counter: u32,
}

/// What a device may get wrong.
#[derive(Clone, Copy)]
pub struct Manner<'a> {
    origin: &'a str,
    party: &'a str,
    kind: &'a str,
    flags: u8,
    cross: bool,
}

/// How a device answers rightly.
pub const SIGN: Manner<'static> =
    Manner { origin: ORIGIN, party: "localhost", kind: "webauthn.get", flags: 5, cross: false };
const MAKE: Manner<'static> = Manner { kind: "webauthn.create", flags: 0x45, ..SIGN };

impl Device {
    fn new(name: &str) -> Self {
        let random = SystemRandom::new();
        let document = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, &random).expect("a key");
        let key = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, document.as_ref(), &random)
            .expect("the same key");
        Self { key, credential: name.as_bytes().to_vec(), counter: 0 }
    }

    fn client(challenge: &str, manner: Manner<'_>) -> Vec<u8> {
        json!({ "type": manner.kind, "challenge": challenge, "origin": manner.origin, "crossOrigin": manner.cross })
            .to_string()
            .into_bytes()
    }

    fn head(&self, manner: Manner<'_>) -> Vec<u8> {
        let hash = digest(&SHA256, manner.party.as_bytes());
        [hash.as_ref(), &[manner.flags], &self.counter.to_be_bytes()].concat()
    }

    /// The body that registers the key.
    fn made(&self, question: &Json, manner: Manner<'_>) -> Json {
        let public = self.key.public_key().as_ref();
        let length = u16::try_from(self.credential.len()).unwrap_or(0).to_be_bytes();
        let key = [
            &[0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20][..],
            &public[1..33],
            &[0x22, 0x58, 0x20],
            &public[33..65],
        ]
        .concat();
        let said = [&self.head(manner)[..], &[0; 16], &length, &self.credential, &key].concat();
        let size = u16::try_from(said.len()).unwrap_or(0).to_be_bytes();
        let attestation = [&b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x59"[..], &size, &said].concat();
        let client = Self::client(question["challenge"].as_str().unwrap_or_default(), manner);
        json!({ "question": question["question"], "name": "Telephone", "client_data": text(&client), "attestation": text(&attestation) })
    }

    /// The answer to a question, with the next count.
    pub fn signed(&mut self, question: &Json, manner: Manner<'_>) -> Json {
        self.counter += 1;
        let client = Self::client(question["challenge"].as_str().unwrap_or_default(), manner);
        let said = self.head(manner);
        let message = [&said[..], digest(&SHA256, &client).as_ref()].concat();
        let signature = self.key.sign(&SystemRandom::new(), &message).expect("a signature");
        json!({
            "question": question["question"], "credential": text(&self.credential), "client_data": text(&client),
            "authenticator_data": text(&said), "signature": text(signature.as_ref()),
        })
    }
}

async fn send(world: &World, cookie: &str, method: &str, path: &str, body: &Json) -> Result<Answer> {
    let body = (!body.is_null()).then(|| body.to_string());
    world.as_person(cookie, method, &format!("/api/v1/session{path}"), body.as_deref()).await
}

/// What a key is asked at the sign-in.
pub async fn question(world: &World) -> Result<Json> {
    let asked = send(world, "", "POST", "/passkey/begin", &Json::Null).await?;
    ensure!(asked.status == StatusCode::OK, "{}", asked.text);
    Ok(asked.json())
}

async fn creation(world: &World, cookie: &str) -> Result<Json> {
    let asked = send(world, cookie, "POST", "/passkeys/begin", &Json::Null).await?;
    ensure!(asked.status == StatusCode::OK, "{}", asked.text);
    Ok(asked.json())
}

/// A device of a person, registered; and the person's cookie.
pub async fn registered(world: &World, login: &str, name: &str) -> Result<(Device, String, Json)> {
    let cookie = world.sign_in(login).await?;
    let device = Device::new(name);
    let body = device.made(&creation(world, &cookie).await?, MAKE);
    let made = send(world, &cookie, "POST", "/passkeys", &body).await?;
    ensure!(made.status == StatusCode::CREATED, "{}", made.text);
    Ok((device, cookie, made.json()))
}

/// Signs in with an answer; a minute passes, so that the address is not throttled.
pub async fn enter(world: &World, answer: &Json) -> Result<Answer> {
    world.cx.clock.advance_seconds(61);
    send(world, "", "POST", "/passkey", answer).await
}

#[test]
fn a_key_signs_in_without_password_and_code() {
    testkit::both(async |db| {
        let world = World::named(db).await?;
        let (mut device, cookie, key) = registered(&world, "finance", "device-1").await?;
        let asked = question(&world).await?;
        ensure!(asked["party"] == "localhost");
        let answer = device.signed(&asked, SIGN);
        let entered = enter(&world, &answer).await?;
        ensure!(entered.status == StatusCode::CREATED, "{}", entered.text);
        ensure!(entered.json()["user"]["login"] == "finance");
        let line = entered.headers.get(header::SET_COOKIE).context("a cookie")?.to_str()?.to_owned();
        let session = line.split(';').next().unwrap_or_default();
        ensure!(send(&world, session, "GET", "", &Json::Null).await?.status == StatusCode::OK);
        // The same answer again is worth nothing, nor is another one to the same question.
        ensure!(enter(&world, &answer).await?.status == StatusCode::UNAUTHORIZED);
        let again = device.signed(&asked, SIGN);
        ensure!(enter(&world, &again).await?.status == StatusCode::UNAUTHORIZED);
        // Seen, named, taken away: it opens nothing any more.
        let id = key["id"].as_str().context("an id")?;
        let renamed =
            send(&world, &cookie, "PATCH", &format!("/passkeys/{id}"), &json!({ "name": "Notebook" }))
                .await?;
        ensure!(renamed.status == StatusCode::NO_CONTENT, "{}", renamed.text);
        let list = send(&world, &cookie, "GET", "/passkeys", &Json::Null).await?.json();
        ensure!(list["available"] == true && list["items"][0]["name"] == "Notebook", "{list}");
        ensure!(!list["items"][0]["used_at"].is_null() && !list.to_string().contains("public"), "{list}");
        let cookie = world.sign_in("finance").await?;
        let gone = send(&world, &cookie, "DELETE", &format!("/passkeys/{id}"), &Json::Null).await?;
        ensure!(gone.status == StatusCode::NO_CONTENT, "{}", gone.text);
        let answer = device.signed(&question(&world).await?, SIGN);
        ensure!(enter(&world, &answer).await?.status == StatusCode::UNAUTHORIZED);
        Ok(())
    });
}

#[test]
fn every_answer_that_was_not_asked_for_is_refused() {
    testkit::both(async |db| {
        let world = World::named(db).await?;
        let (mut device, _, _) = registered(&world, "finance", "device-1").await?;
        let wrong = [
            Manner { origin: "http://localhost.evil.example", ..SIGN },
            Manner { origin: "https://localhost", ..SIGN },
            Manner { origin: "http://localhost:8081", ..SIGN },
            Manner { party: "evil.example", ..SIGN },
            Manner { kind: "webauthn.create", ..SIGN },
            Manner { cross: true, ..SIGN },
            // Nobody there; somebody, whom the device did not recognise.
            Manner { flags: 0, ..SIGN },
            Manner { flags: 1, ..SIGN },
        ];
        for (at, manner) in wrong.into_iter().enumerate() {
            let answer = device.signed(&question(&world).await?, manner);
            let entered = enter(&world, &answer).await?;
            ensure!(entered.status == StatusCode::UNAUTHORIZED, "{at}: {}", entered.text);
            // A right one clears the count of tries.
            let right = device.signed(&question(&world).await?, SIGN);
            ensure!(enter(&world, &right).await?.status == StatusCode::CREATED, "{at}");
        }
        // Another challenge, another key's signature, a changed byte, a key nobody knows.
        let other = question(&world).await?;
        let mut answer = device.signed(&question(&world).await?, SIGN);
        answer["question"] = other["question"].clone();
        ensure!(enter(&world, &answer).await?.status == StatusCode::UNAUTHORIZED);
        let mut stranger = Device::new("device-1");
        stranger.counter = 900;
        let forged = stranger.signed(&question(&world).await?, SIGN);
        ensure!(enter(&world, &forged).await?.status == StatusCode::UNAUTHORIZED);
        let mut unknown = Device::new("device-9");
        let answer = unknown.signed(&question(&world).await?, SIGN);
        ensure!(enter(&world, &answer).await?.status == StatusCode::UNAUTHORIZED);
        let right = device.signed(&question(&world).await?, SIGN);
        ensure!(enter(&world, &right).await?.status == StatusCode::CREATED);
        for (field, value) in [
            ("signature", "AAAA"),
            ("client_data", "e30"),
            ("authenticator_data", ""),
            ("credential", "%%"),
            ("signature", ""),
        ] {
            let mut broken = device.signed(&question(&world).await?, SIGN);
            broken[field] = json!(value);
            let entered = enter(&world, &broken).await?;
            ensure!(entered.status == StatusCode::UNAUTHORIZED, "{field}: {}", entered.text);
            let right = device.signed(&question(&world).await?, SIGN);
            ensure!(enter(&world, &right).await?.status == StatusCode::CREATED, "{field}");
        }
        // Too late.
        let asked = question(&world).await?;
        let answer = device.signed(&asked, SIGN);
        world.cx.clock.advance_seconds(301);
        ensure!(enter(&world, &answer).await?.status == StatusCode::UNAUTHORIZED);
        Ok(())
    });
}

#[test]
fn a_copied_key_is_noticed_and_noted() {
    testkit::both(async |db| {
        let world = World::named(db).await?;
        let (mut device, _, key) = registered(&world, "finance", "device-1").await?;
        for _ in 0..3 {
            let answer = device.signed(&question(&world).await?, SIGN);
            ensure!(enter(&world, &answer).await?.status == StatusCode::CREATED);
        }
        // The copy goes on from an older count.
        device.counter = 1;
        let copy = device.signed(&question(&world).await?, SIGN);
        ensure!(enter(&world, &copy).await?.status == StatusCode::UNAUTHORIZED);
        let admin = world.sign_in("administrator").await?;
        let log =
            world.as_person(&admin, "GET", "/api/v1/audit?object=passkey&action=copied", None).await?.json();
        ensure!(log["items"].as_array().is_some_and(|items| items.len() == 1), "{key}: {log}");
        Ok(())
    });
}

#[test]
fn a_proof_wants_the_own_key() {
    testkit::both(async |db| {
        let world = World::named(db).await?;
        let (mut foreign, _, _) = registered(&world, "manager", "device-2").await?;
        let (mut own, cookie, _) = registered(&world, "finance", "device-1").await?;
        world.cx.clock.advance_seconds(301);
        let needed = send(&world, &cookie, "POST", "/passkeys/begin", &Json::Null).await?;
        ensure!(needed.code() == "proof-needed", "{}", needed.text);
        let answer = json!({ "passkey": foreign.signed(&question(&world).await?, SIGN) });
        let refused = send(&world, &cookie, "POST", "/proof", &answer).await?;
        ensure!(refused.text.contains("passkey-wrong"), "{}", refused.text);
        let answer = json!({ "passkey": own.signed(&question(&world).await?, SIGN) });
        let proved = send(&world, &cookie, "POST", "/proof", &answer).await?;
        ensure!(proved.status == StatusCode::NO_CONTENT, "{}", proved.text);
        let begun = send(&world, &cookie, "POST", "/passkeys/begin", &Json::Null).await?;
        ensure!(begun.status == StatusCode::OK, "{}", begun.text);
        // One thing or the other, not both at once.
        let both = json!({ "passkey": own.signed(&question(&world).await?, SIGN), "password": PASSWORD });
        let refused = send(&world, &cookie, "POST", "/proof", &both).await?;
        ensure!(refused.status == StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.text);
        Ok(())
    });
}

#[test]
fn only_a_key_that_was_asked_for_is_registered() {
    testkit::both(async |db| {
        let world = World::named(db).await?;
        let (known, _, _) = registered(&world, "finance", "device-1").await?;
        let cookie = world.sign_in("manager").await?;
        // Somebody else's question, a known key, another page, nobody recognised, a name that is none.
        let finance = world.sign_in("finance").await?;
        let theirs = creation(&world, &finance).await?;
        let device = Device::new("device-3");
        let mut bodies = vec![(device.made(&theirs, MAKE), "passkey-refused")];
        for manner in [
            Manner { origin: "https://evil.example", ..MAKE },
            Manner { party: "evil.example", ..MAKE },
            Manner { kind: "webauthn.get", ..MAKE },
            Manner { flags: 0x41, ..MAKE },
            Manner { flags: 5, ..MAKE },
        ] {
            bodies.push((device.made(&creation(&world, &cookie).await?, manner), "passkey-refused"));
        }
        bodies.push((known.made(&creation(&world, &cookie).await?, MAKE), "passkey-known"));
        for (field, value, code) in [
            ("name", " ", "passkey-name"),
            ("attestation", "oQ", "passkey-refused"),
            ("client_data", "", "passkey-refused"),
        ] {
            let mut body = device.made(&creation(&world, &cookie).await?, MAKE);
            body[field] = json!(value);
            bodies.push((body, code));
        }
        for (body, code) in &bodies {
            let answer = send(&world, &cookie, "POST", "/passkeys", body).await?;
            ensure!(answer.text.contains(code), "{code}: {}", answer.text);
        }
        let list = send(&world, &cookie, "GET", "/passkeys", &Json::Null).await?.json();
        ensure!(list["items"] == json!([]), "{list}");
        // A question is good for one key.
        let asked = creation(&world, &cookie).await?;
        ensure!(
            send(&world, &cookie, "POST", "/passkeys", &device.made(&asked, MAKE)).await?.status
                == StatusCode::CREATED
        );
        let second = Device::new("device-4").made(&asked, MAKE);
        ensure!(send(&world, &cookie, "POST", "/passkeys", &second).await?.text.contains("passkey-refused"));
        Ok(())
    });
}

#[test]
fn a_barred_person_does_not_enter_with_a_key() {
    testkit::both(async |db| {
        let world = World::named(db).await?;
        let (mut device, cookie, _) = registered(&world, "finance", "device-1").await?;
        let me = send(&world, &cookie, "GET", "", &Json::Null).await?.json();
        let id = me["user"]["id"].as_str().context("an id")?.to_owned();
        let admin = world.sign_in("administrator").await?;
        world.as_person(&admin, "POST", &format!("/api/v1/users/{id}/bar"), None).await?;
        let answer = device.signed(&question(&world).await?, SIGN);
        let entered = enter(&world, &answer).await?;
        ensure!(entered.status == StatusCode::UNAUTHORIZED, "{}", entered.text);
        Ok(())
    });
}
