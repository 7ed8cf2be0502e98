//! The second factor of a person: set up with a telephone, asked for at every sign-in, ten recovery codes for the day it
//! is lost. Refuses a code twice, and tries after five wrong ones, whatever sign-in they come with.

use access::Principal;
use jiff::{SignedDuration, Timestamp};
use kernel::{Problem, TenantId, UserId};
use serde_json::{Value as Json, json};
use store::Tx;
use store::factor::{self, Factor};
use uuid::Uuid;

use super::totp::{self, Picture};
use crate::{Cx, Error, trail};

/// Wrong codes a person may type within [`WRONG_SECONDS`].
const WRONG_MAX: i64 = 5;
const WRONG_SECONDS: i64 = 15 * 60;
/// Bytes of a seed: as many as the hash has.
const SEED_BYTES: usize = 20;
/// How many recovery codes there are.
const RECOVERY_CODES: usize = 10;
/// Letters of recovery codes: none is mistaken for another.
const LETTERS: &[u8; 31] = b"abcdefghjkmnpqrstuvwxyz23456789";

/// A second factor as its person sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct State {
    /// Since when it is asked for; none while there is none.
    pub since: Option<Timestamp>,
    /// Recovery codes that are left.
    pub recovery_left: i64,
}

/// What an app is set up with, shown once.
#[derive(Clone, PartialEq, Eq)]
pub struct Setup {
    /// The seed as text, for typing.
    pub seed: String,
    /// The same for opening on the telephone itself.
    pub uri: String,
    /// The same as a picture.
    pub picture: Picture,
}

impl std::fmt::Debug for Setup {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Setup(…)")
    }
}

/// The second factor in force.
pub(crate) async fn in_force(cx: &Cx, tenant: TenantId, id: UserId) -> Result<Option<Factor>, Error> {
    let found = factor::get(&mut cx.db.read(), tenant, id).await?;
    Ok(found.filter(|factor| factor.confirmed_at.is_some()))
}

/// Whether a role of the person's, or one that is lent, asks for a second factor.
fn is_asked(who: &Principal) -> bool {
    who.asks_factor || who.acting.as_ref().is_some_and(|acting| acting.absent.asks_factor)
}

/// Whether it is asked for and not there.
pub(crate) async fn is_owed(cx: &Cx, who: &Principal) -> Result<bool, Error> {
    let Some(id) = who.user.filter(|_| is_asked(who)) else { return Ok(false) };
    Ok(in_force(cx, who.tenant, id).await?.is_none())
}

/// What there is.
///
/// # Errors
/// Faults of the database.
pub async fn state(cx: &Cx, who: &Principal) -> Result<State, Error> {
    let id = person(who)?;
    let since = in_force(cx, who.tenant, id).await?.and_then(|factor| factor.confirmed_at);
    Ok(State { since, recovery_left: factor::recovery_left(&mut cx.db.read(), who.tenant, id).await? })
}

/// Begins to set one up.
///
/// # Errors
/// `second-factor-there`.
pub async fn begin(cx: &Cx, who: &Principal) -> Result<Setup, Error> {
    let id = person(who)?;
    let mut seed = [0u8; SEED_BYTES];
    crate::ids::fill(&mut seed);
    let (sealed, key) = cx.config.seed_keys.seal(who.tenant, id, &seed)?;
    let begun = cx
        .db
        .write(async |tx: &mut Tx| {
            factor::begin(tx, who.tenant, id, &sealed, &key).await.map_err(Error::from)
        })
        .await?;
    if !begun {
        return Err(Error::Conflict(Problem::new("second-factor-there")));
    }
    let user = store::session::by_id(&mut cx.db.read(), who.tenant, id).await?.ok_or(Error::NotSignedIn)?;
    let company = crate::company::get(cx, who.tenant).await?;
    let uri = totp::uri(&company.name, &user.login, &seed);
    Ok(Setup { seed: totp::base32(&seed), picture: totp::picture(&uri)?, uri })
}

/// Puts it in force once a code shows that the telephone has it; gives the recovery codes, shown once. Every session of the
/// person but `present` ends: they were opened with the password alone.
///
/// # Errors
/// `second-factor-wrong` at `code`, `second-factor-there`, [`Error::Throttled`].
pub async fn confirm(cx: &Cx, who: &Principal, present: Uuid, code: &str) -> Result<Vec<String>, Error> {
    let id = person(who)?;
    let wrong = || Error::refused(Problem::new("second-factor-wrong").field("code"));
    let found = factor::get(&mut cx.db.read(), who.tenant, id).await?.ok_or_else(wrong)?;
    if found.confirmed_at.is_some() {
        return Err(Error::Conflict(Problem::new("second-factor-there")));
    }
    if !check(cx, who.tenant, id, &found, code).await? {
        return Err(wrong());
    }
    let now = cx.now();
    let codes = made_up();
    let hashes: Vec<[u8; 32]> = codes.iter().map(|code| hash(id, code)).collect();
    cx.db
        .write(async |tx: &mut Tx| {
            if !factor::confirm(tx, who.tenant, id, now).await? {
                return Err(Error::Conflict(Problem::new("second-factor-there")));
            }
            factor::set_recovery(tx, who.tenant, id, &hashes).await?;
            store::session::close_others(tx, who.tenant, id, present).await?;
            trail::note(
                cx,
                tx,
                who,
                "user",
                Some(id.uuid()),
                "second_factor",
                &json!({ "second_factor": [false, true] }),
            )
            .await
        })
        .await?;
    Ok(codes)
}

/// New recovery codes instead of the old ones, shown once.
///
/// # Errors
/// `second-factor-none`.
pub async fn renew(cx: &Cx, who: &Principal) -> Result<Vec<String>, Error> {
    let id = person(who)?;
    in_force(cx, who.tenant, id).await?.ok_or_else(none)?;
    let codes = made_up();
    let hashes: Vec<[u8; 32]> = codes.iter().map(|code| hash(id, code)).collect();
    cx.db
        .write(async |tx: &mut Tx| {
            factor::set_recovery(tx, who.tenant, id, &hashes).await?;
            trail::audit(cx, tx, who, "user", Some(id.uuid()), "recovery_codes", &Json::Null).await
        })
        .await?;
    Ok(codes)
}

/// Takes the caller's second factor away; every session of the person but `present` ends. Where a role asks for one, `present`
/// leads to a new one before anything else: the way to another telephone, with a recovery code when the old one is lost.
///
/// # Errors
/// `second-factor-none`.
pub async fn remove(cx: &Cx, who: &Principal, present: Uuid) -> Result<(), Error> {
    let id = person(who)?;
    cx.db
        .write(async |tx: &mut Tx| {
            if !factor::remove(tx, who.tenant, id).await? {
                return Err(none());
            }
            store::session::close_others(tx, who.tenant, id, present).await?;
            trail::note(
                cx,
                tx,
                who,
                "user",
                Some(id.uuid()),
                "second_factor",
                &json!({ "second_factor": [true, false] }),
            )
            .await
        })
        .await
}

/// Whether `typed` is a code of now that nobody has used, or a recovery code. Every try counts before it is judged, so
/// that many at once do not slip through together; a right one clears the count.
///
/// # Errors
/// [`Error::Throttled`] after five wrong ones in 15 minutes.
pub(crate) async fn check(
    cx: &Cx,
    tenant: TenantId,
    id: UserId,
    factor: &Factor,
    typed: &str,
) -> Result<bool, Error> {
    let now = cx.now();
    let since = now.checked_sub(SignedDuration::from_secs(WRONG_SECONDS)).map_err(Error::internal)?;
    let tries = cx
        .db
        .write(async |tx: &mut Tx| factor::count_try(tx, tenant, id, now, since).await.map_err(Error::from))
        .await?;
    if tries > WRONG_MAX {
        let first = factor.wrong_since.unwrap_or(now);
        let left = WRONG_SECONDS - now.duration_since(first).as_secs();
        return Err(Error::Throttled { seconds: left.max(1).unsigned_abs() });
    }
    let figures: String = typed.chars().filter(|one| !one.is_whitespace()).collect();
    // Without its key a seed makes no code; recovery codes still count.
    let seed = super::seeds::opened(cx, tenant, id, factor);
    if let Some(step) = seed.and_then(|seed| totp::matching(&seed, now.as_second(), &figures)) {
        return cx
            .db
            .write(async |tx: &mut Tx| factor::take_step(tx, tenant, id, step).await.map_err(Error::from))
            .await;
    }
    let hash = hash(id, &figures);
    cx.db
        .write(async |tx: &mut Tx| {
            let taken = factor::take_recovery(tx, tenant, id, hash).await?;
            if taken {
                factor::clear_tries(tx, tenant, id).await?;
            }
            Ok::<_, Error>(taken)
        })
        .await
}

/// A recovery code's hash; dashes and capitals are of no matter, and nobody else's code hashes alike.
fn hash(id: UserId, code: &str) -> [u8; 32] {
    let plain: String = code.chars().filter(|one| *one != '-').flat_map(char::to_lowercase).collect();
    *blake3::Hasher::new().update(id.uuid().as_bytes()).update(plain.as_bytes()).finalize().as_bytes()
}

/// Ten codes of three groups of four letters, 59 bits each.
fn made_up() -> Vec<String> {
    let code = || {
        let mut bytes = [0u8; 12];
        crate::ids::fill(&mut bytes);
        let letters = bytes.map(|byte| char::from(LETTERS[usize::from(byte % 31)]));
        let groups: Vec<String> = letters.chunks(4).map(|four| four.iter().collect()).collect();
        groups.join("-")
    };
    (0..RECOVERY_CODES).map(|_| code()).collect()
}

pub(crate) fn none() -> Error {
    Error::Conflict(Problem::new("second-factor-none"))
}

/// The operator at the machine has no second factor.
fn person(who: &Principal) -> Result<UserId, Error> {
    who.user.ok_or(Error::NotSignedIn)
}
