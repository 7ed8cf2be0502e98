//! Seeds of second factors at rest: sealed with a key of the installation (AES-256-GCM) and bound to their person. Whoever
//! reads the database or a backup makes no codes. Refuses a seed that was moved to another person, and to show a key.

use std::collections::BTreeSet;

use kernel::{TenantId, UserId};
use ring::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use serde_json::{Value as Json, json};
use store::Tx;
use store::factor::{self, Factor};

use crate::{Cx, Error};

/// Seeds sealed anew in one transaction.
const ROUND: i64 = 200;
/// Where the company notes what the key is called that seeds were last sealed with.
const KEY: &str = "seed_key";
/// Where it notes that seeds lay open, and may still stand where the database keeps what was deleted.
const BARE: &str = "seeds_lay_open";

/// The keys seeds are sealed with: the first one seals, the others still open.
#[derive(Clone, PartialEq, Eq)]
pub struct SeedKeys(Vec<[u8; 32]>);

impl std::fmt::Debug for SeedKeys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "SeedKeys({})", self.0.len())
    }
}

impl SeedKeys {
    /// Keys in the order of their age, the newest first; none where there is none.
    #[must_use]
    pub fn new(keys: Vec<[u8; 32]>) -> Option<Self> {
        (!keys.is_empty()).then_some(Self(keys))
    }

    /// One nobody else has, for an installation that is gone with this process.
    #[must_use]
    pub fn passing() -> Self {
        let mut key = [0; 32];
        crate::ids::fill(&mut key);
        Self(vec![key])
    }

    /// What the newest key is called beside what it has sealed.
    fn newest(&self) -> String {
        self.0.first().map(name).unwrap_or_default()
    }

    /// What the keys are called, the newest first.
    #[must_use]
    pub fn names(&self) -> Vec<String> {
        self.0.iter().map(name).collect()
    }

    /// A seed as it is kept, and the name of its key.
    pub(super) fn seal(
        &self,
        tenant: TenantId,
        user: UserId,
        seed: &[u8],
    ) -> Result<(Vec<u8>, String), Error> {
        let key = self.0.first().ok_or_else(|| Error::internal("no key for seeds"))?;
        let mut number = [0; NONCE_LEN];
        crate::ids::fill(&mut number);
        let mut sealed = seed.to_vec();
        let nonce = Nonce::assume_unique_for_key(number);
        cipher(key)
            .and_then(|cipher| cipher.seal_in_place_append_tag(nonce, bound(tenant, user), &mut sealed).ok())
            .ok_or_else(|| Error::internal("a seed cannot be sealed"))?;
        Ok(([&number[..], &sealed].concat(), self.newest()))
    }

    /// The seed; none where its key is not at hand, or it is not this person's.
    pub(super) fn open(&self, tenant: TenantId, user: UserId, factor: &Factor) -> Option<Vec<u8>> {
        let Some(named) = &factor.seed_key else { return Some(factor.seed.clone()) };
        let key = self.0.iter().find(|key| name(key) == *named)?;
        let (number, sealed) = factor.seed.split_at_checked(NONCE_LEN)?;
        let nonce = Nonce::try_assume_unique_for_key(number).ok()?;
        let mut seed = sealed.to_vec();
        let opened = cipher(key)?.open_in_place(nonce, bound(tenant, user), &mut seed).ok()?;
        Some(opened.to_vec())
    }
}

/// What a key is called: says nothing about it.
fn name(key: &[u8; 32]) -> String {
    blake3::derive_key("treeline seed key name", key)
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

fn cipher(key: &[u8; 32]) -> Option<LessSafeKey> {
    UnboundKey::new(&AES_256_GCM, key).ok().map(LessSafeKey::new)
}

/// A seed opens for its own person alone.
fn bound(tenant: TenantId, user: UserId) -> Aad<Vec<u8>> {
    Aad::from([&b"totp"[..], tenant.uuid().as_bytes(), user.uuid().as_bytes()].concat())
}

/// What a start found and did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sealing {
    /// Seeds sealed with the newest key: they lay open, or had an older one.
    pub sealed: u64,
    /// How many of these lay open.
    pub bare: u64,
    /// Seeds whose key is not at hand: their people need a recovery code, or help.
    pub lost: u64,
    /// What the keys are called that are not at hand: those of lost seeds, and the one seeds were last sealed with.
    pub missing: BTreeSet<String>,
}

/// Seals what lies open or has an older key, and makes sure that what lay open stands nowhere else in an embedded database.
/// Safe to call again, and from two processes at once.
///
/// # Errors
/// Faults of the database.
pub async fn seal_all(cx: &Cx) -> Result<Sealing, Error> {
    // Long transactions: nobody else's work waits in one of them.
    store::alone(sealing(cx)).await
}

async fn sealing(cx: &Cx) -> Result<Sealing, Error> {
    let tenant = cx.tenant().await?;
    let (mut out, mut after) = (Sealing::default(), None);
    loop {
        let done = cx.db.write(async |tx: &mut Tx| round(cx, tx, tenant, after).await).await?;
        out.sealed += done.0.sealed;
        out.bare += done.0.bare;
        out.lost += done.0.lost;
        out.missing.extend(done.0.missing);
        match done.1 {
            Some(last) => after = Some(last),
            None => break,
        }
    }
    let noted = cx.db.write(async |tx: &mut Tx| note_key(cx, tx, tenant, out.lost > 0).await).await?;
    out.missing.extend(noted);
    settle(cx, tenant).await?;
    Ok(out)
}

/// Seals some seeds after a person; gives what came of it, and where to go on.
async fn round(
    cx: &Cx,
    tx: &mut Tx,
    tenant: TenantId,
    after: Option<UserId>,
) -> Result<(Sealing, Option<UserId>), Error> {
    let keys = &cx.config.seed_keys;
    let rows = factor::sealed_otherwise(tx, tenant, &keys.newest(), after, ROUND).await?;
    let mut out = Sealing::default();
    for (user, old) in &rows {
        let Some(seed) = keys.open(tenant, *user, old) else {
            out.lost += 1;
            out.missing.extend(old.seed_key.clone().filter(|named| !keys.names().contains(named)));
            continue;
        };
        let (sealed, key) = keys.seal(tenant, *user, &seed)?;
        let done = factor::reseal(tx, tenant, *user, &old.seed, &sealed, &key).await?;
        out.sealed += u64::from(done);
        out.bare += u64::from(done && old.seed_key.is_none());
    }
    if out.bare > 0 {
        change(tx, tenant, |settings| settings[BARE] = json!(true)).await?;
    }
    Ok((out, rows.last().map(|(user, _)| *user)))
}

/// Notes the key that seals from now on; gives the one that was noted before where it is not at hand. With seeds that do not
/// open the note stays: it says which key is looked for.
async fn note_key(cx: &Cx, tx: &mut Tx, tenant: TenantId, lost: bool) -> Result<Option<String>, Error> {
    let (names, newest) = (cx.config.seed_keys.names(), cx.config.seed_keys.newest());
    let noted = noted(&store::company::settings(tx, tenant).await?);
    let known = noted.as_ref().is_some_and(|noted| names.contains(noted));
    if noted.as_ref() != Some(&newest) && (known || !lost) {
        change(tx, tenant, |settings| settings[KEY] = json!(newest)).await?;
    }
    Ok(noted.filter(|_| !known))
}

fn noted(settings: &Json) -> Option<String> {
    settings.get(KEY).and_then(Json::as_str).map(str::to_owned)
}

async fn change(tx: &mut Tx, tenant: TenantId, with: impl Fn(&mut Json)) -> Result<(), Error> {
    store::users::lock(tx, tenant).await?;
    let mut settings = store::company::settings(tx, tenant).await?;
    with(&mut settings);
    Ok(store::company::set_settings(tx, tenant, &settings).await?)
}

/// Writes an embedded database anew where seeds had lain open in it, also when an earlier start did not come so far.
async fn settle(cx: &Cx, tenant: TenantId) -> Result<(), Error> {
    let settings = store::company::settings(&mut cx.db.read(), tenant).await?;
    if settings.get(BARE).and_then(Json::as_bool) != Some(true) {
        return Ok(());
    }
    tracing::info!("the database is written anew, once: seeds of second factors lay open in it");
    if let Err(error) = cx.db.compact().await {
        // Nobody stands before a closed door for want of room on the disk; the next start tries again.
        tracing::error!(%error, "the database could not be written anew: seeds may stand in its free pages");
        return Ok(());
    }
    cx.db
        .write(async |tx: &mut Tx| {
            let clear = |settings: &mut Json| {
                if let Some(settings) = settings.as_object_mut() {
                    settings.remove(BARE);
                }
            };
            change(tx, tenant, clear).await
        })
        .await
}

/// What the key is called that the seeds of this installation were last sealed with, where there are any.
///
/// # Errors
/// Faults of the database.
pub async fn sealed_with(cx: &Cx) -> Result<Option<String>, Error> {
    let tenant = cx.tenant().await?;
    // Any name but one of a key: whatever is sealed at all.
    let rows = factor::sealed_otherwise(&mut cx.db.read(), tenant, "", None, ROUND).await?;
    let Some(named) = rows.into_iter().find_map(|(_, factor)| factor.seed_key) else { return Ok(None) };
    Ok(noted(&store::company::settings(&mut cx.db.read(), tenant).await?).or(Some(named)))
}

/// The seed of a person's second factor.
pub(super) fn opened(cx: &Cx, tenant: TenantId, user: UserId, factor: &Factor) -> Option<Vec<u8>> {
    let seed = cx.config.seed_keys.open(tenant, user, factor);
    if seed.is_none() {
        tracing::error!(%user, "the seed of a second factor cannot be opened: its key is not in the key file");
    }
    seed
}

/// A text of 64 hex digits as a key; anything else is none.
#[must_use]
pub fn key(text: &str) -> Option<[u8; 32]> {
    if text.len() != 64 || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let mut key = [0; 32];
    for (at, byte) in key.iter_mut().enumerate() {
        *byte = u8::from_str_radix(text.get(at * 2..at * 2 + 2)?, 16).ok()?;
    }
    Some(key)
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn factor(sealed: (Vec<u8>, String)) -> Factor {
        Factor {
            seed: sealed.0,
            seed_key: Some(sealed.1),
            confirmed_at: None,
            last_step: 0,
            wrong: 0,
            wrong_since: None,
        }
    }

    fn person(number: u128) -> UserId {
        UserId::from_uuid(Uuid::from_u128(number))
    }

    #[test]
    fn a_seed_opens_with_its_key_for_its_person_and_not_otherwise() {
        let tenant = TenantId::from_uuid(Uuid::from_u128(9));
        let keys = SeedKeys::new(vec![[1; 32]]).expect("a key");
        let (one, other) = (person(1), person(2));
        let sealed = factor(keys.seal(tenant, one, b"12345678901234567890").expect("sealed"));
        assert!(!sealed.seed.windows(8).any(|part| part == b"12345678"));
        assert_eq!(keys.open(tenant, one, &sealed).as_deref(), Some(&b"12345678901234567890"[..]));
        assert_eq!(keys.open(tenant, other, &sealed), None, "moved to another person");
        let elsewhere = TenantId::from_uuid(Uuid::from_u128(8));
        assert_eq!(keys.open(elsewhere, one, &sealed), None, "moved to another company");
        for at in 0..sealed.seed.len() {
            let mut changed = sealed.clone();
            changed.seed[at] ^= 1;
            assert_eq!(keys.open(tenant, one, &changed), None, "byte {at}");
        }
        for length in [0, 5, NONCE_LEN, sealed.seed.len() - 1] {
            let cut = Factor { seed: sealed.seed[..length].to_vec(), ..sealed.clone() };
            assert_eq!(keys.open(tenant, one, &cut), None, "{length} bytes");
        }
        // Another key; the old one after a newer one; twice the same seed looks different.
        assert_eq!(SeedKeys::passing().open(tenant, one, &sealed), None);
        let rotated = SeedKeys::new(vec![[2; 32], [1; 32]]).expect("two keys");
        assert!(rotated.open(tenant, one, &sealed).is_some());
        assert_ne!(rotated.newest(), keys.newest());
        assert_ne!(
            keys.seal(tenant, one, b"x").expect("sealed").0,
            keys.seal(tenant, one, b"x").expect("sealed").0
        );
        assert_eq!(format!("{keys:?}"), "SeedKeys(1)");
    }

    #[test]
    fn a_key_is_sixty_four_figures() {
        assert_eq!(key(&"0a".repeat(32)), Some([10; 32]));
        for wrong in ["", "0a", &"zz".repeat(32), &"0a".repeat(33), &"+1".repeat(32), &"é".repeat(32)] {
            assert_eq!(key(wrong), None, "{wrong}");
        }
        assert_eq!(SeedKeys::new(Vec::new()), None);
    }
}
