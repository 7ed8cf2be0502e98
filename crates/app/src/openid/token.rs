//! An ID token as the standard has it checked (OpenID Connect Core, 3.1.3.7): form, way to sign, signature, issuer, audience,
//! time, nonce. Refuses whatever is missing as it refuses what is wrong.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Deserialize;
use serde_json::Value as Json;

use super::keys::{self, Key};
use super::{SKEW_SECONDS, WAY_SECONDS};

/// The longest token.
const TOKEN_BYTES_MAX: usize = 64 << 10;
/// The longest name a provider may have for a person.
const SUBJECT_MAX: usize = 255;

/// What is wrong with a token: for the log, in a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wrong {
    Form,
    Algorithm,
    Key,
    Signature,
    Issuer,
    Audience,
    Time,
    Nonce,
    Subject,
}

/// What a token has to say.
#[derive(Clone, Copy, Debug)]
pub(super) struct Expected<'a> {
    pub(super) issuer: &'a str,
    pub(super) client_id: &'a str,
    pub(super) nonce: &'a str,
    /// Seconds of Unix time.
    pub(super) now: i64,
}

/// What a token says of a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Claims {
    /// The provider's name for the person.
    pub(super) subject: String,
    /// How strongly the person was recognised.
    pub(super) acr: Option<String>,
    /// By what.
    pub(super) amr: Vec<String>,
    /// When the person was recognised, seconds of Unix time.
    pub(super) recognised: Option<i64>,
    /// What the provider calls the person, where the token says it.
    pub(super) name: Option<String>,
}

#[derive(Deserialize)]
struct Head {
    alg: String,
    kid: Option<String>,
    crit: Option<Json>,
}

#[derive(Deserialize)]
struct Body {
    iss: String,
    sub: String,
    aud: Audience,
    azp: Option<String>,
    exp: i64,
    iat: i64,
    nbf: Option<i64>,
    nonce: String,
    #[serde(default)]
    acr: Json,
    #[serde(default)]
    amr: Json,
    #[serde(default)]
    auth_time: Json,
    #[serde(default)]
    preferred_username: Json,
    #[serde(default)]
    email: Json,
    #[serde(default)]
    name: Json,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Audience {
    One(String),
    Many(Vec<String>),
}

impl Audience {
    /// For us; and where it is for others too, given to us.
    fn is_ours(&self, client_id: &str, party: Option<&str>) -> bool {
        let (named, others) = match self {
            Self::One(one) => (one == client_id, false),
            Self::Many(all) => (all.iter().any(|one| one == client_id), all.len() > 1),
        };
        let given = match party {
            Some(party) => party == client_id,
            None => !others,
        };
        named && given
    }
}

/// A token whose parts can be read.
pub(super) struct Token<'t> {
    head: Head,
    /// What is signed.
    message: &'t str,
    body: Vec<u8>,
    signature: Vec<u8>,
}

impl<'t> Token<'t> {
    /// Reads the parts, and believes nothing of them.
    pub(super) fn read(text: &'t str) -> Result<Self, Wrong> {
        if text.len() > TOKEN_BYTES_MAX {
            return Err(Wrong::Form);
        }
        let (message, signature) = text.rsplit_once('.').ok_or(Wrong::Form)?;
        let (head, body) = message.split_once('.').ok_or(Wrong::Form)?;
        let decoded = |part: &str| URL_SAFE_NO_PAD.decode(part).map_err(|_| Wrong::Form);
        let head: Head = serde_json::from_slice(&decoded(head)?).map_err(|_| Wrong::Form)?;
        // What a token marks as critical and we do not know must not be passed over.
        if head.crit.is_some() {
            return Err(Wrong::Form);
        }
        if !keys::is_known(&head.alg) {
            return Err(Wrong::Algorithm);
        }
        Ok(Self { head, message, body: decoded(body)?, signature: decoded(signature)? })
    }

    /// Whether one of the provider's keys has signed it. [`Wrong::Key`] where none can have: there may be newer ones.
    pub(super) fn signed_by(&self, keys: &[Key]) -> Result<(), Wrong> {
        let id = self.head.kid.as_deref();
        let mut fitting = keys.iter().filter(|key| key.fits(&self.head.alg, id)).peekable();
        if fitting.peek().is_none() {
            return Err(Wrong::Key);
        }
        let right = fitting.any(|key| key.verifies(&self.head.alg, self.message.as_bytes(), &self.signature));
        if right { Ok(()) } else { Err(Wrong::Signature) }
    }

    /// What it says, where it is for us and of now; to be asked only once its signature is right.
    pub(super) fn claims(&self, expected: Expected<'_>) -> Result<Claims, Wrong> {
        let body: Body = serde_json::from_slice(&self.body).map_err(|_| Wrong::Form)?;
        if body.iss != expected.issuer {
            return Err(Wrong::Issuer);
        }
        if !body.aud.is_ours(expected.client_id, body.azp.as_deref()) {
            return Err(Wrong::Audience);
        }
        let now = expected.now;
        let early = now.saturating_add(SKEW_SECONDS);
        let old = now.saturating_sub(WAY_SECONDS).saturating_sub(SKEW_SECONDS);
        let over = body.exp.saturating_add(SKEW_SECONDS) <= now;
        if over || body.iat > early || body.iat < old || body.nbf.is_some_and(|from| from > early) {
            return Err(Wrong::Time);
        }
        if body.nonce != expected.nonce {
            return Err(Wrong::Nonce);
        }
        if body.sub.is_empty() || body.sub.len() > SUBJECT_MAX {
            return Err(Wrong::Subject);
        }
        Ok(Claims {
            acr: body.acr.as_str().map(str::to_owned),
            amr: body
                .amr
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(Json::as_str)
                .map(str::to_owned)
                .collect(),
            recognised: body.auth_time.as_i64(),
            name: [&body.preferred_username, &body.email, &body.name].into_iter().find_map(shown),
            subject: body.sub,
        })
    }
}

/// A name for eyes: one line, not too long.
pub(super) fn shown(name: &Json) -> Option<String> {
    let plain: String = name.as_str()?.chars().filter(|one| !one.is_control()).take(120).collect();
    let plain = plain.trim();
    (!plain.is_empty()).then(|| plain.to_owned())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const NOW: i64 = 1_800_000_000;
    const EXPECTED: Expected<'static> =
        Expected { issuer: "https://login.example.org", client_id: "us", nonce: "n", now: NOW };

    fn right() -> Json {
        json!({ "iss": "https://login.example.org", "sub": "1", "aud": "us", "exp": NOW + 300, "iat": NOW, "nonce": "n" })
    }

    fn text(head: &Json, body: &Json) -> String {
        let part = |json: &Json| URL_SAFE_NO_PAD.encode(json.to_string());
        format!("{}.{}.AAAA", part(head), part(body))
    }

    fn claims(change: &[(&str, Json)]) -> Result<Claims, Wrong> {
        let mut body = right();
        for (name, value) in change {
            body[*name] = value.clone();
        }
        let text = text(&json!({ "alg": "RS256" }), &body);
        Token::read(&text).expect("a token").claims(EXPECTED)
    }

    #[test]
    fn every_claim_is_held_against_what_was_asked() {
        assert_eq!(claims(&[]).map(|claims| claims.subject), Ok("1".to_owned()));
        for (name, value, wrong) in [
            ("iss", json!("https://login.example.org/"), Wrong::Issuer),
            ("iss", json!("https://evil.example.org"), Wrong::Issuer),
            ("aud", json!("them"), Wrong::Audience),
            ("aud", json!(["them"]), Wrong::Audience),
            ("aud", json!(["them", "us"]), Wrong::Audience),
            ("aud", json!([]), Wrong::Audience),
            ("azp", json!("them"), Wrong::Audience),
            ("exp", json!(NOW - 60), Wrong::Time),
            ("exp", json!(i64::MIN), Wrong::Time),
            ("iat", json!(NOW + 61), Wrong::Time),
            ("iat", json!(NOW - 661), Wrong::Time),
            ("nbf", json!(NOW + 61), Wrong::Time),
            ("nonce", json!("m"), Wrong::Nonce),
            ("nonce", json!(""), Wrong::Nonce),
            ("sub", json!(""), Wrong::Subject),
            ("sub", json!("x".repeat(256)), Wrong::Subject),
            ("sub", json!(1), Wrong::Form),
            ("exp", json!("2100"), Wrong::Form),
            ("exp", Json::Null, Wrong::Form),
            ("nonce", Json::Null, Wrong::Form),
            ("aud", Json::Null, Wrong::Form),
        ] {
            assert_eq!(claims(&[(name, value.clone())]), Err(wrong), "{name} {value}");
        }
        for right in [
            vec![("aud", json!(["us"]))],
            vec![("aud", json!(["them", "us"])), ("azp", json!("us"))],
            vec![("exp", json!(NOW - 59))],
            vec![("iat", json!(NOW + 60))],
        ] {
            assert!(claims(&right).is_ok(), "{right:?}");
        }
    }

    #[test]
    fn how_a_person_was_recognised_is_read_only_where_it_is_said_properly() {
        let said =
            claims(&[("acr", json!("gold")), ("amr", json!(["pwd", 1, "otp"])), ("auth_time", json!(5))]);
        let said = said.expect("claims");
        assert_eq!(
            (said.acr.as_deref(), said.amr, said.recognised),
            (Some("gold"), vec!["pwd".into(), "otp".into()], Some(5))
        );
        let said =
            claims(&[("acr", json!(1)), ("amr", json!("otp")), ("auth_time", json!("now"))]).expect("claims");
        assert_eq!((said.acr, said.amr, said.recognised), (None, Vec::<String>::new(), None));
        assert_eq!(
            claims(&[("email", json!("anna\r\n@x"))]).map(|said| said.name),
            Ok(Some("anna@x".to_owned()))
        );
    }

    #[test]
    fn a_token_without_a_proper_head_is_none() {
        let head = |head: Json| Token::read(&text(&head, &right())).map(|_| ());
        for (wrong, expected) in [
            (json!({ "alg": "none" }), Wrong::Algorithm),
            (json!({ "alg": "None" }), Wrong::Algorithm),
            (json!({ "alg": "HS256" }), Wrong::Algorithm),
            (json!({ "alg": "HS512", "kid": "a" }), Wrong::Algorithm),
            (json!({ "alg": "" }), Wrong::Algorithm),
            (json!({ "alg": 1 }), Wrong::Form),
            (json!({}), Wrong::Form),
            (json!({ "alg": "RS256", "crit": ["exp"] }), Wrong::Form),
        ] {
            assert_eq!(head(wrong.clone()), Err(expected), "{wrong}");
        }
        for wrong in ["", ".", "..", "a.b", "a.b.c", "%.%.%", &format!("{}.x.y", "A".repeat(TOKEN_BYTES_MAX))]
        {
            assert!(matches!(Token::read(wrong), Err(Wrong::Form)), "{wrong:.20}");
        }
        // A name said twice: which one would count?
        let twice = format!(
            "{}.{}.AAAA",
            URL_SAFE_NO_PAD.encode("{\"alg\":\"RS256\"}"),
            URL_SAFE_NO_PAD
                .encode(right().to_string().replace("\"sub\":\"1\"", "\"sub\":\"1\",\"sub\":\"2\""))
        );
        assert_eq!(Token::read(&twice).expect("a token").claims(EXPECTED), Err(Wrong::Form));
    }

    #[test]
    fn without_a_fitting_key_there_may_be_a_newer_one() {
        let text = text(&json!({ "alg": "RS256", "kid": "new" }), &right());
        assert_eq!(Token::read(&text).expect("a token").signed_by(&[]), Err(Wrong::Key));
    }
}
