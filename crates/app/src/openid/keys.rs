//! A provider's public keys (JWK) and what they verify. Refuses every way to sign that is not in the list below: none at
//! all, and secrets taken for keys, which anybody could sign with who knows the public half.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::signature::{
    self, RsaParameters, RsaPublicKeyComponents, UnparsedPublicKey, VerificationAlgorithm,
};
use serde_json::Value as Json;

/// Most keys a provider may show at a time.
const KEYS_MAX: usize = 100;

/// A public key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Key {
    /// What the provider calls it.
    id: Option<String>,
    /// The one way it signs, where the provider says so.
    algorithm: Option<String>,
    public: Public,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Public {
    Rsa { modulus: Vec<u8>, exponent: Vec<u8> },
    P256(Vec<u8>),
    P384(Vec<u8>),
    Ed25519(Vec<u8>),
}

/// The keys of a set, without those we have no use for: of other kinds, for other uses, or broken.
pub(super) fn read(set: &Json) -> Option<Vec<Key>> {
    Some(set.get("keys")?.as_array()?.iter().take(KEYS_MAX).filter_map(key).collect())
}

fn key(raw: &Json) -> Option<Key> {
    let text = |name: &str| raw.get(name).and_then(Json::as_str);
    let bytes =
        |name: &str| text(name).and_then(|text| URL_SAFE_NO_PAD.decode(text.trim_end_matches('=')).ok());
    if text("use").is_some_and(|purpose| purpose != "sig") {
        return None;
    }
    let point = |length: usize| {
        let (x, y) = (bytes("x")?, bytes("y")?);
        (x.len() == length && y.len() == length).then(|| [&[4_u8][..], &x, &y].concat())
    };
    let public = match (text("kty")?, text("crv")) {
        ("RSA", _) => {
            let bare = |bytes: Vec<u8>| bytes.into_iter().skip_while(|byte| *byte == 0).collect::<Vec<_>>();
            let (modulus, exponent) = (bare(bytes("n")?), bare(bytes("e")?));
            if !(256..=1024).contains(&modulus.len()) || !(1..=8).contains(&exponent.len()) {
                return None;
            }
            Public::Rsa { modulus, exponent }
        }
        ("EC", Some("P-256")) => Public::P256(point(32)?),
        ("EC", Some("P-384")) => Public::P384(point(48)?),
        ("OKP", Some("Ed25519")) => Public::Ed25519(bytes("x").filter(|x| x.len() == 32)?),
        _ => return None,
    };
    Some(Key { id: text("kid").map(str::to_owned), algorithm: text("alg").map(str::to_owned), public })
}

/// The parameters of a way to sign with RSA.
fn rsa(algorithm: &str) -> Option<&'static RsaParameters> {
    Some(match algorithm {
        "RS256" => &signature::RSA_PKCS1_2048_8192_SHA256,
        "RS384" => &signature::RSA_PKCS1_2048_8192_SHA384,
        "RS512" => &signature::RSA_PKCS1_2048_8192_SHA512,
        "PS256" => &signature::RSA_PSS_2048_8192_SHA256,
        "PS384" => &signature::RSA_PSS_2048_8192_SHA384,
        "PS512" => &signature::RSA_PSS_2048_8192_SHA512,
        _ => return None,
    })
}

/// The way to sign with a curve, where key and name belong together.
fn curve<'k>(algorithm: &str, public: &'k Public) -> Option<(&'static dyn VerificationAlgorithm, &'k [u8])> {
    match (algorithm, public) {
        ("ES256", Public::P256(point)) => Some((&signature::ECDSA_P256_SHA256_FIXED, point)),
        ("ES384", Public::P384(point)) => Some((&signature::ECDSA_P384_SHA384_FIXED, point)),
        ("EdDSA", Public::Ed25519(point)) => Some((&signature::ED25519, point)),
        _ => None,
    }
}

/// Whether we verify this way to sign at all.
pub(super) fn is_known(algorithm: &str) -> bool {
    rsa(algorithm).is_some() || ["ES256", "ES384", "EdDSA"].contains(&algorithm)
}

impl Key {
    /// Whether this key may have signed so, under this name.
    pub(super) fn fits(&self, algorithm: &str, id: Option<&str>) -> bool {
        let kind = match &self.public {
            Public::Rsa { .. } => rsa(algorithm).is_some(),
            other => curve(algorithm, other).is_some(),
        };
        let named = id.is_none_or(|id| self.id.as_deref() == Some(id));
        kind && named && self.algorithm.as_deref().is_none_or(|only| only == algorithm)
    }

    /// Whether it has signed the message.
    pub(super) fn verifies(&self, algorithm: &str, message: &[u8], signed: &[u8]) -> bool {
        match &self.public {
            Public::Rsa { modulus, exponent } => rsa(algorithm).is_some_and(|parameters| {
                RsaPublicKeyComponents { n: modulus, e: exponent }.verify(parameters, message, signed).is_ok()
            }),
            other => curve(algorithm, other).is_some_and(|(way, point)| {
                UnparsedPublicKey::new(way, point).verify(message, signed).is_ok()
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The RSA key of RFC 7515, A.2.
    const MODULUS: &str = "ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yRT-SFd2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXBdQOS-UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQ";
    const HEAD_AND_BODY: &str = "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ";
    const SIGNATURE: &str = "cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5jujGbds9uJdbF9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_eSN9383LcOLn6_dO--xi12jzDwusC-eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN_IoypGlUPQGe77Rw";

    fn keys(text: &str) -> Vec<Key> {
        read(&serde_json::from_str(text).expect("JSON")).expect("a set of keys")
    }

    fn sample(more: &str) -> String {
        format!("{{\"keys\":[{{\"kty\":\"RSA\",\"n\":\"{MODULUS}\",\"e\":\"AQAB\"{more}}}]}}")
    }

    #[test]
    fn the_sample_of_the_standard_verifies_and_a_changed_byte_does_not() {
        let key = keys(&sample("")).remove(0);
        let signed = URL_SAFE_NO_PAD.decode(SIGNATURE).expect("base64");
        assert!(key.verifies("RS256", HEAD_AND_BODY.as_bytes(), &signed));
        assert!(!key.verifies("RS256", HEAD_AND_BODY.replace("eyJp", "eyJq").as_bytes(), &signed));
        for other in ["RS512", "PS256", "ES256", "HS256", "none", ""] {
            assert!(!key.verifies(other, HEAD_AND_BODY.as_bytes(), &signed), "{other}");
        }
    }

    #[test]
    fn a_key_fits_its_own_kind_name_and_way_alone() {
        let key = keys(&sample(",\"kid\":\"a\",\"alg\":\"RS256\",\"use\":\"sig\"")).remove(0);
        assert!(key.fits("RS256", Some("a")) && key.fits("RS256", None));
        for (algorithm, id) in [
            ("RS256", Some("b")),
            ("PS256", Some("a")),
            ("ES256", Some("a")),
            ("HS256", Some("a")),
            ("none", None),
        ] {
            assert!(!key.fits(algorithm, id), "{algorithm} {id:?}");
        }
        assert!(
            !keys(&sample("")).remove(0).fits("RS256", Some("a")),
            "a key without a name has not that one"
        );
    }

    #[test]
    fn what_is_no_public_key_for_signing_is_left_out() {
        for (set, most) in [
            (sample(",\"use\":\"enc\""), 0),
            ("{\"keys\":[{\"kty\":\"oct\",\"k\":\"c2VjcmV0\"}]}".to_owned(), 0),
            ("{\"keys\":[{\"kty\":\"RSA\",\"n\":\"AQAB\",\"e\":\"AQAB\"}]}".to_owned(), 0),
            ("{\"keys\":[{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AQAB\",\"y\":\"AQAB\"}]}".to_owned(), 0),
            ("{\"keys\":[1,null,\"x\",{}]}".to_owned(), 0),
            ("{\"keys\":[]}".to_owned(), 0),
        ] {
            assert_eq!(keys(&set).len(), most, "{set}");
        }
        for none in [Json::Null, serde_json::json!([]), serde_json::json!({ "keys": {} })] {
            assert_eq!(read(&none), None, "{none}");
        }
        let many = format!(
            "{{\"keys\":[{}]}}",
            vec![
                "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}";
                500
            ]
            .join(",")
        );
        assert_eq!(keys(&many).len(), KEYS_MAX);
    }
}
