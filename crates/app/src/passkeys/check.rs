//! What a device answers, checked as the standard (Web Authentication, level 2) says: kind, challenge, origin, party, the
//! person's presence and verification, the signature. Refuses everything else; attestation is not asked for and not read.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::digest::{SHA256, digest};
use ring::signature::{self, RsaPublicKeyComponents, UnparsedPublicKey};
use serde::Deserialize;

use super::cbor::Cbor;

/// Numbers of the COSE register for the ways to sign we take.
pub(super) const ES256: i64 = -7;
pub(super) const EDDSA: i64 = -8;
pub(super) const RS256: i64 = -257;

const PRESENT: u8 = 1;
const VERIFIED: u8 = 4;
const ATTESTED: u8 = 64;
/// The longest name a device may give a key.
const CREDENTIAL_MAX: usize = 1023;

/// Who asks: the address people type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Party {
    /// Scheme, host and port.
    pub(super) origin: String,
    /// The host alone.
    pub(super) id: String,
}

impl Party {
    /// From the configured address; none where it is no name: keys are bound to names.
    pub(super) fn of(public_url: &str) -> Option<Self> {
        let origin = public_url.trim_end_matches('/');
        let (scheme, rest) = origin.split_once("://")?;
        let host = rest.split(['/', ':']).next().unwrap_or_default();
        let named = host.contains(|one: char| one.is_ascii_alphabetic()) && !host.starts_with('[');
        let safe = scheme == "https" || host == "localhost";
        (named && safe && !rest.contains('/'))
            .then(|| Self { origin: origin.to_ascii_lowercase(), id: host.to_ascii_lowercase() })
    }
}

/// A key that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Made {
    pub(super) credential: Vec<u8>,
    pub(super) algorithm: i64,
    pub(super) public_key: Vec<u8>,
    pub(super) counter: i64,
}

/// Base64 as browsers write it.
pub(super) fn decoded(text: &str) -> Option<Vec<u8>> {
    URL_SAFE_NO_PAD.decode(text.trim_end_matches('=')).ok()
}

pub(super) fn encoded(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct ClientData {
    #[serde(rename = "type")]
    kind: String,
    challenge: String,
    origin: String,
    #[serde(default)]
    cross_origin: bool,
}

/// Whether the browser answered this question, on our own page.
fn asked_by_us(client: &[u8], kind: &str, challenge: &[u8], party: &Party) -> Option<()> {
    let data: ClientData = serde_json::from_slice(client).ok()?;
    let ours = data.kind == kind
        && decoded(&data.challenge)? == challenge
        && data.origin.eq_ignore_ascii_case(&party.origin)
        && !data.cross_origin;
    ours.then_some(())
}

/// What the device itself says: flags, counter, and what follows.
struct Said<'a> {
    flags: u8,
    counter: i64,
    rest: &'a [u8],
}

/// Of our party, with the person there and recognised by the device.
fn said<'a>(bytes: &'a [u8], party: &Party) -> Option<Said<'a>> {
    let (hash, rest) = bytes.split_at_checked(32)?;
    let (head, rest) = rest.split_at_checked(5)?;
    let flags = *head.first()?;
    let counter = u32::from_be_bytes(head.get(1..5)?.try_into().ok()?);
    let ours = hash == digest(&SHA256, party.id.as_bytes()).as_ref();
    let there = flags & PRESENT != 0 && flags & VERIFIED != 0;
    (ours && there).then_some(Said { flags, counter: i64::from(counter), rest })
}

/// The key a device has made; none where anything is not as it was asked for.
pub(super) fn made(client: &[u8], attestation: &[u8], challenge: &[u8], party: &Party) -> Option<Made> {
    asked_by_us(client, "webauthn.create", challenge, party)?;
    let (object, left) = Cbor::read(attestation)?;
    let said = said(object.named("authData")?.bytes()?, party).filter(|_| left.is_empty())?;
    if said.flags & ATTESTED == 0 {
        return None;
    }
    // Sixteen bytes name the make of the device: nothing we ask.
    let (_, rest) = said.rest.split_at_checked(16)?;
    let (length, rest) = rest.split_at_checked(2)?;
    let length = usize::from(u16::from_be_bytes(length.try_into().ok()?));
    let (credential, rest) = rest.split_at_checked(length)?;
    if credential.is_empty() || credential.len() > CREDENTIAL_MAX {
        return None;
    }
    let (key, _) = Cbor::read(rest)?;
    let (algorithm, public_key) = key_of(&key)?;
    Some(Made { credential: credential.to_vec(), algorithm, public_key, counter: said.counter })
}

/// How the key signs, and its public half.
fn key_of(key: &Cbor<'_>) -> Option<(i64, Vec<u8>)> {
    let algorithm = key.at(3)?.int()?;
    let (kind, curve) = (key.at(1)?.int()?, key.at(-1));
    let part = |at: i64, length: usize| key.at(at)?.bytes().filter(|bytes| bytes.len() == length);
    let public = match algorithm {
        ES256 if kind == 2 && curve?.int()? == 1 => [&[4_u8][..], part(-2, 32)?, part(-3, 32)?].concat(),
        EDDSA if kind == 1 && curve?.int()? == 6 => part(-2, 32)?.to_vec(),
        RS256 if kind == 3 => {
            let (modulus, exponent) = (key.at(-1)?.bytes()?, key.at(-2)?.bytes()?);
            if !(256..=512).contains(&modulus.len()) || exponent.is_empty() || exponent.len() > 8 {
                return None;
            }
            let length = u16::try_from(modulus.len()).ok()?;
            [&length.to_be_bytes()[..], modulus, exponent].concat()
        }
        _ => return None,
    };
    Some((algorithm, public))
}

/// What a device has signed.
pub(super) struct Signed<'a> {
    pub(super) client: &'a [u8],
    pub(super) authenticator: &'a [u8],
    pub(super) signature: &'a [u8],
}

/// How often the key has signed, where the signature is the key's and answers the question.
pub(super) fn signed(
    signed: &Signed<'_>,
    algorithm: i64,
    public_key: &[u8],
    challenge: &[u8],
    party: &Party,
) -> Option<i64> {
    asked_by_us(signed.client, "webauthn.get", challenge, party)?;
    let counter = said(signed.authenticator, party)?.counter;
    let message = [signed.authenticator, digest(&SHA256, signed.client).as_ref()].concat();
    let right = match algorithm {
        ES256 => UnparsedPublicKey::new(&signature::ECDSA_P256_SHA256_ASN1, public_key)
            .verify(&message, signed.signature),
        EDDSA => UnparsedPublicKey::new(&signature::ED25519, public_key).verify(&message, signed.signature),
        RS256 => {
            let (length, rest) = public_key.split_at_checked(2)?;
            let length = usize::from(u16::from_be_bytes(length.try_into().ok()?));
            let (n, e) = rest.split_at_checked(length)?;
            RsaPublicKeyComponents { n, e }.verify(
                &signature::RSA_PKCS1_2048_8192_SHA256,
                &message,
                signed.signature,
            )
        }
        _ => return None,
    };
    right.is_ok().then_some(counter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_bound_to_names() {
        for (url, expected) in [
            ("https://crm.example.org", Some(("https://crm.example.org", "crm.example.org"))),
            ("https://crm.example.org:8443/", Some(("https://crm.example.org:8443", "crm.example.org"))),
            ("http://localhost:8080", Some(("http://localhost:8080", "localhost"))),
            ("http://crm.example.org", None),
            ("http://127.0.0.1:8080", None),
            ("https://192.0.2.1", None),
            ("https://[2001:db8::1]", None),
            ("nonsense", None),
        ] {
            let party = Party::of(url);
            let found = party.as_ref().map(|party| (party.origin.as_str(), party.id.as_str()));
            assert_eq!(found, expected, "{url}");
        }
    }
}
