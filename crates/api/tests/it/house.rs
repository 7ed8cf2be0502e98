//! A company and a sign-in provider that a test has in its hand: ways there and back, and tokens as a test wants them.

use anyhow::{Context as _, Result, ensure};
use app::openid::{ClientSecret, Provider as Set, Reach, Settings};
use axum::http::{StatusCode, header};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _};
use serde_json::{Value as Json, json};
use testkit::provider::Provider;

use crate::common::{Answer, World};

/// A key of a provider.
pub struct Key {
    pub name: &'static str,
    pub pair: EcdsaKeyPair,
}

impl Key {
    pub fn new(name: &'static str) -> Self {
        let random = SystemRandom::new();
        let document =
            EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &random).expect("a key");
        let pair = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, document.as_ref(), &random)
            .expect("the same key");
        Self { name, pair }
    }

    pub fn public(&self) -> Json {
        let point = self.pair.public_key().as_ref();
        let part = |range: std::ops::Range<usize>| URL_SAFE_NO_PAD.encode(&point[range]);
        json!({ "kty": "EC", "crv": "P-256", "use": "sig", "alg": "ES256", "kid": self.name, "x": part(1..33), "y": part(33..65) })
    }

    pub fn sign(&self, claims: &Json) -> String {
        let head = json!({ "alg": "ES256", "kid": self.name });
        let message = message(&head, claims);
        let signature = self.pair.sign(&SystemRandom::new(), message.as_bytes()).expect("a signature");
        format!("{message}.{}", URL_SAFE_NO_PAD.encode(signature.as_ref()))
    }
}

pub fn message(head: &Json, claims: &Json) -> String {
    format!("{}.{}", URL_SAFE_NO_PAD.encode(head.to_string()), URL_SAFE_NO_PAD.encode(claims.to_string()))
}

/// A company and a provider of its staff.
pub struct House {
    pub world: World,
    pub provider: Provider,
    pub key: Key,
}

/// A way that was begun: what the browser got.
pub struct Way {
    pub cookie: String,
    pub state: String,
    pub nonce: String,
    pub address: String,
}

pub fn set(key: &str, issuer: &str) -> Set {
    Set {
        key: key.to_owned(),
        label: format!("The {key}"),
        issuer: issuer.to_owned(),
        client_id: "treeline".to_owned(),
        client_secret: Some(ClientSecret::new("hush & co".to_owned())),
        scopes: vec!["profile".to_owned()],
        second_factor_acr: vec!["gold".to_owned()],
        second_factor_amr: vec!["mfa".to_owned()],
    }
}

pub fn settings(providers: Vec<Set>) -> Settings {
    Settings { providers, reach: Reach(vec!["127.0.0.1".parse().expect("an address")]) }
}

pub fn shown(provider: &Provider, keys: &[&Key]) {
    let keys: Vec<Json> = keys.iter().map(|key| key.public()).collect();
    provider.answer("/jwks", 200, &json!({ "keys": keys }).to_string());
}

pub fn asked(address: &str, name: &str) -> String {
    let pairs = address.split_once('?').map_or("", |(_, pairs)| pairs);
    let found = pairs.split('&').find_map(|pair| pair.strip_prefix(&format!("{name}=")));
    found.unwrap_or_default().to_owned()
}

impl House {
    pub async fn new(db: store::Db) -> Result<Self> {
        let provider = Provider::start().await;
        let key = Key::new("first");
        shown(&provider, &[&key]);
        let plain = World::new(db).await?;
        let world = plain.with_openid(settings(vec![set("staff", &provider.issuer)]))?;
        Ok(Self { world, provider, key })
    }

    pub async fn send(&self, cookie: &str, method: &str, path: &str, body: Json) -> Result<Answer> {
        let text = body.to_string();
        let body = (!body.is_null()).then_some(text.as_str());
        self.world.as_person(cookie, method, &format!("/api/v1/session{path}"), body).await
    }

    /// Begins a way; `cookie` is what the browser has already.
    pub async fn begin(&self, cookie: &str, path: &str, body: Json) -> Result<Way> {
        let begun = self.send(cookie, "POST", path, body).await?;
        ensure!(begun.status == StatusCode::OK, "{}", begun.text);
        let line = begun.headers.get(header::SET_COOKIE).context("a cookie")?.to_str()?.to_owned();
        ensure!(line.contains("; HttpOnly; SameSite=Lax; Max-Age=600"), "{line}");
        let kept = line.split(';').next().unwrap_or_default();
        let cookie = if cookie.is_empty() { kept.to_owned() } else { format!("{cookie}; {kept}") };
        let address = begun.json()["address"].as_str().context("an address")?.to_owned();
        Ok(Way { cookie, state: asked(&address, "state"), nonce: asked(&address, "nonce"), address })
    }

    pub async fn to_sign_in(&self) -> Result<Way> {
        self.begin("", "/openid/begin", json!({ "provider": "staff" })).await
    }

    /// What the provider says of a person who came this way.
    pub fn claims(&self, way: &Way, subject: &str) -> Json {
        let now = self.world.cx.now().as_second();
        json!({ "iss": self.provider.issuer, "sub": subject, "aud": "treeline", "exp": now + 300, "iat": now, "nonce": way.nonce, "auth_time": now })
    }

    pub fn reply(way: &Way, code: &str) -> Json {
        json!({ "provider": "staff", "state": way.state, "code": code })
    }

    /// Comes back with a token; a minute passes, so that the address is not throttled.
    pub async fn come(&self, way: &Way, token: &str) -> Result<Answer> {
        self.world.cx.clock.advance_seconds(61);
        self.provider.give("code", token);
        self.send(&way.cookie, "POST", "/openid", json!({ "reply": Self::reply(way, "code") })).await
    }

    /// Links a subject to a person and gives the person's session.
    pub async fn linked(&self, login: &str, subject: &str) -> Result<String> {
        let cookie = self.world.sign_in(login).await?;
        let made = self.link(&cookie, subject).await?;
        ensure!(made.status == StatusCode::CREATED, "{}", made.text);
        Ok(cookie)
    }

    pub async fn link(&self, cookie: &str, subject: &str) -> Result<Answer> {
        let way = self.begin(cookie, "/identities/begin", json!({ "provider": "staff" })).await?;
        self.provider.give("link", &self.key.sign(&self.claims(&way, subject)));
        self.send(&way.cookie, "POST", "/identities", Self::reply(&way, "link")).await
    }

    pub async fn refused(&self, way: &Way, token: &str, what: &str) -> Result<()> {
        let answer = self.come(way, token).await?;
        ensure!(answer.status == StatusCode::UNAUTHORIZED, "{what}: {}", answer.text);
        ensure!(answer.code() == "openid-refused", "{what}: {}", answer.text);
        ensure!(!answer.headers.contains_key(header::SET_COOKIE), "{what}");
        Ok(())
    }
}

pub fn session(answer: &Answer) -> Result<String> {
    let line = answer.headers.get(header::SET_COOKIE).context("a cookie")?.to_str()?;
    Ok(line.split(';').next().unwrap_or_default().to_owned())
}
