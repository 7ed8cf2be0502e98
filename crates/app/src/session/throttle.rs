//! Counts failed sign-ins by account and by address, and requests by token; delays, never locks out; holds no names. Tries that
//! go on count in memory, so that many at once do not slip through together; those that failed stand in the database as well,
//! so that a restart forgets none and two servers count together. Whoever signs in rightly writes nothing for it.

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};

use jiff::{SignedDuration, Timestamp};
use kernel::{TenantId, TokenId, UserId};
use store::{Tx, tries};

use crate::{Cx, Error};

/// Failures an account may have within [`ACCOUNT_SECONDS`].
const ACCOUNT_TRIES: usize = 5;
const ACCOUNT_SECONDS: i64 = 15 * 60;
/// Tries an address (an IPv6 /64) may make within [`ADDRESS_SECONDS`], successful ones included.
const ADDRESS_TRIES: usize = 20;
const ADDRESS_SECONDS: i64 = 60;
/// Links for a forgotten password that may be asked for within [`FORGOTTEN_SECONDS`], by login.
const FORGOTTEN_TRIES: usize = 3;
const FORGOTTEN_SECONDS: i64 = 3600;
/// Exports of everything of an object a person may take away within [`EXPORT_SECONDS`].
const EXPORTS: usize = 5;
const EXPORT_SECONDS: i64 = 3600;
/// Requests a token may make within [`TOKEN_SECONDS`].
const TOKEN_REQUESTS: usize = 600;
const TOKEN_SECONDS: i64 = 60;
/// Keys remembered at once; beyond it the oldest are forgotten, so that an attacker cannot fill the memory.
const KEYS_MAX: usize = 20_000;

/// The counters, cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Throttle(Arc<Mutex<BTreeMap<Key, Vec<i64>>>>);

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Account([u8; 16]),
    Forgotten([u8; 16]),
    Address(u64, u64),
    Token([u8; 16]),
    Export([u8; 16]),
}

/// Failures kept in the database at once; beyond it the oldest are forgotten.
const KEPT_MAX: i64 = 20_000;

/// A try that was let through, to be told how it ended.
#[derive(Debug)]
pub(crate) struct Try {
    account: String,
    keys: Vec<tries::Key>,
    /// Failures of the account are kept, to be forgotten when this try is right.
    failed_before: bool,
}

/// Lets a try through, or says when to come back, by what this process counts and by what is kept.
///
/// # Errors
/// [`Error::Throttled`] when the account or the address has used up its tries.
pub(crate) async fn begin(
    cx: &Cx,
    tenant: TenantId,
    account: &str,
    address: Option<IpAddr>,
) -> Result<Try, Error> {
    let of_account = kept_wait(cx, tenant, account_key(account), ACCOUNT_TRIES, ACCOUNT_SECONDS).await?;
    let mut keys = vec![of_account.0];
    if let Some(key) = address.map(address_key) {
        keys.push(kept_wait(cx, tenant, key, ADDRESS_TRIES, ADDRESS_SECONDS).await?.0);
    }
    cx.throttle.admit(account, address, cx.now())?;
    Ok(Try { account: account.to_owned(), keys, failed_before: of_account.1 > 0 })
}

impl Try {
    /// It was wrong: kept with whatever else is written of it.
    pub(crate) async fn wrong(&self, cx: &Cx, tx: &mut Tx, tenant: TenantId) -> Result<(), Error> {
        Ok(tries::keep(tx, tenant, &self.keys, cx.new_id(), cx.now()).await?)
    }

    /// As [`Try::wrong`], where nothing else is written of it.
    pub(crate) async fn wrong_alone(&self, cx: &Cx, tenant: TenantId) -> Result<(), Error> {
        cx.db.write(async |tx: &mut Tx| self.wrong(cx, tx, tenant).await).await
    }

    /// It was right: the account's failures are forgotten, the address's are not.
    pub(crate) async fn right(&self, cx: &Cx, tenant: TenantId) -> Result<(), Error> {
        cx.throttle.succeed(&self.account);
        if let (true, Some(key)) = (self.failed_before, self.keys.first()) {
            cx.db.write(async |tx: &mut Tx| tries::forgive(tx, tenant, *key).await).await?;
        }
        Ok(())
    }
}

/// A link instead of a forgotten password, that may be asked for.
pub(crate) struct Asked(tries::Key);

/// As [`begin`] for a link instead of a forgotten password: three an hour, whoever the login is.
///
/// # Errors
/// [`Error::Throttled`].
pub(crate) async fn begin_forgotten(
    cx: &Cx,
    tenant: TenantId,
    login: &str,
    address: Option<IpAddr>,
) -> Result<Asked, Error> {
    let key = Key::Forgotten(digest(login));
    let (key, _) = kept_wait(cx, tenant, key, FORGOTTEN_TRIES, FORGOTTEN_SECONDS).await?;
    cx.throttle.admit_forgotten(login, address, cx.now())?;
    Ok(Asked(key))
}

impl Asked {
    /// It was asked for: kept with the message that goes out.
    pub(crate) async fn keep(&self, cx: &Cx, tx: &mut Tx, tenant: TenantId) -> Result<(), Error> {
        Ok(tries::keep(tx, tenant, &[self.0], cx.new_id(), cx.now()).await?)
    }
}

/// The kept tries of a key, or when to come back where there are too many.
async fn kept_wait(
    cx: &Cx,
    tenant: TenantId,
    key: Key,
    most: usize,
    seconds: i64,
) -> Result<(tries::Key, usize), Error> {
    let (kept, now) = (key.kept(), cx.now());
    let since = now.checked_sub(SignedDuration::from_secs(seconds)).map_err(Error::internal)?;
    let moments = tries::since(&mut cx.db.read(), tenant, kept, since).await?;
    match moments.first() {
        Some(first) if moments.len() >= most => {
            let again = first.as_second() + seconds - now.as_second();
            Err(Error::Throttled { seconds: again.max(1).unsigned_abs() })
        }
        _ => Ok((kept, moments.len())),
    }
}

/// Forgets kept failures that count no more, and the oldest of too many; gives how many.
///
/// # Errors
/// Faults of the database.
pub async fn forget(cx: &Cx, tenant: TenantId) -> Result<u64, Error> {
    let longest = SignedDuration::from_secs(FORGOTTEN_SECONDS.max(ACCOUNT_SECONDS));
    let before = cx.now().checked_sub(longest).map_err(Error::internal)?;
    Ok(cx.db.write(async |tx: &mut Tx| tries::forget(tx, tenant, before, KEPT_MAX).await).await?)
}

impl Key {
    /// As it is kept: short-lived as it is, nobody reads an address or a login from it.
    fn kept(self) -> tries::Key {
        let mut hasher = blake3::Hasher::new();
        match self {
            Self::Account(digest) => hasher.update(b"account").update(&digest),
            Self::Forgotten(digest) => hasher.update(b"forgotten").update(&digest),
            Self::Address(kind, address) => {
                hasher.update(b"address").update(&kind.to_be_bytes()).update(&address.to_be_bytes())
            }
            Self::Token(token) => hasher.update(b"token").update(&token),
            Self::Export(person) => hasher.update(b"export").update(&person),
        };
        *hasher.finalize().as_bytes()
    }
}

impl Throttle {
    /// Lets a try through, or says when to come back.
    ///
    /// # Errors
    /// [`Error::Throttled`] when the account or the address has used up its tries.
    pub fn admit(&self, account: &str, address: Option<IpAddr>, now: Timestamp) -> Result<(), Error> {
        let now = now.as_second();
        let mut tries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        wait(&mut tries, account_key(account), ACCOUNT_TRIES, ACCOUNT_SECONDS, now)?;
        if let Some(key) = address.map(address_key) {
            wait(&mut tries, key, ADDRESS_TRIES, ADDRESS_SECONDS, now)?;
            tries.entry(key).or_default().push(now);
        }
        // Counted before the password is checked: parallel tries must not slip through together.
        tries.entry(account_key(account)).or_default().push(now);
        if tries.len() > KEYS_MAX {
            shrink(&mut tries);
        }
        Ok(())
    }

    /// As [`Throttle::admit`] for a link instead of a forgotten password: three an hour, whoever the login is.
    ///
    /// # Errors
    /// [`Error::Throttled`].
    pub fn admit_forgotten(&self, login: &str, address: Option<IpAddr>, now: Timestamp) -> Result<(), Error> {
        let now = now.as_second();
        let key = Key::Forgotten(digest(login));
        let mut tries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        wait(&mut tries, key, FORGOTTEN_TRIES, FORGOTTEN_SECONDS, now)?;
        if let Some(key) = address.map(address_key) {
            wait(&mut tries, key, ADDRESS_TRIES, ADDRESS_SECONDS, now)?;
            tries.entry(key).or_default().push(now);
        }
        tries.entry(key).or_default().push(now);
        if tries.len() > KEYS_MAX {
            shrink(&mut tries);
        }
        Ok(())
    }

    /// As [`Throttle::admit`] for a request with a token: 600 a minute.
    ///
    /// # Errors
    /// [`Error::Throttled`].
    pub fn admit_token(&self, token: TokenId, now: Timestamp) -> Result<(), Error> {
        let now = now.as_second();
        let key = Key::Token(token.uuid().into_bytes());
        let mut tries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        wait(&mut tries, key, TOKEN_REQUESTS, TOKEN_SECONDS, now)?;
        tries.entry(key).or_default().push(now);
        if tries.len() > KEYS_MAX {
            shrink(&mut tries);
        }
        Ok(())
    }

    /// As [`Throttle::admit`] for an export of everything of an object: five an hour a person, programs of the person included.
    ///
    /// # Errors
    /// [`Error::Throttled`].
    pub fn admit_export(&self, person: UserId, now: Timestamp) -> Result<(), Error> {
        let now = now.as_second();
        let key = Key::Export(person.uuid().into_bytes());
        let mut tries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        wait(&mut tries, key, EXPORTS, EXPORT_SECONDS, now)?;
        tries.entry(key).or_default().push(now);
        if tries.len() > KEYS_MAX {
            shrink(&mut tries);
        }
        Ok(())
    }

    /// Forgets the account's failures after a right password.
    pub fn succeed(&self, account: &str) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&account_key(account));
    }
}

fn account_key(account: &str) -> Key {
    Key::Account(digest(account))
}

/// A login in any spelling, short and without its letters.
fn digest(login: &str) -> [u8; 16] {
    let mut key = [0u8; 16];
    key.copy_from_slice(&blake3::hash(kernel::fold(login).as_bytes()).as_bytes()[..16]);
    key
}

fn address_key(address: IpAddr) -> Key {
    match address.to_canonical() {
        IpAddr::V4(four) => Key::Address(u64::MAX, u64::from(four.to_bits())),
        IpAddr::V6(six) => Key::Address(0, u64::try_from(six.to_bits() >> 64).unwrap_or(0)),
    }
}

fn wait(
    tries: &mut BTreeMap<Key, Vec<i64>>,
    key: Key,
    most: usize,
    seconds: i64,
    now: i64,
) -> Result<(), Error> {
    let Some(moments) = tries.get_mut(&key) else { return Ok(()) };
    moments.retain(|moment| moment + seconds > now);
    if moments.len() < most {
        return Ok(());
    }
    let again = moments.first().map_or(seconds, |first| first + seconds - now);
    Err(Error::Throttled { seconds: again.max(1).unsigned_abs() })
}

/// Keeps the younger half.
fn shrink(tries: &mut BTreeMap<Key, Vec<i64>>) {
    let mut last: Vec<i64> = tries.values().filter_map(|moments| moments.last().copied()).collect();
    last.sort_unstable();
    let middle = last.get(last.len() / 2).copied().unwrap_or(i64::MAX);
    let mut room = KEYS_MAX / 2;
    tries.retain(|_, moments| {
        let keep = room > 0 && moments.last().is_some_and(|moment| *moment >= middle);
        room -= usize::from(keep);
        keep
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(1_700_000_000 + second).expect("a moment of our age")
    }

    fn seconds(result: Result<(), Error>) -> Option<u64> {
        match result {
            Err(Error::Throttled { seconds }) => Some(seconds),
            Ok(()) => None,
            Err(other) => panic!("{other}"),
        }
    }

    #[test]
    fn the_sixth_try_of_an_account_waits_whatever_the_address_and_spelling() {
        let throttle = Throttle::default();
        for number in 0..5 {
            let address = IpAddr::from([10, 0, 0, number]);
            assert_eq!(seconds(throttle.admit("Anna", Some(address), at(0))), None);
        }
        assert_eq!(seconds(throttle.admit("ANNA", Some(IpAddr::from([10, 0, 0, 9])), at(60))), Some(840));
        assert_eq!(seconds(throttle.admit("anna", None, at(899))), Some(1));
        assert_eq!(seconds(throttle.admit("anna", None, at(900))), None);
    }

    #[test]
    fn a_right_password_clears_the_account_but_not_the_address() {
        let throttle = Throttle::default();
        let address = Some(IpAddr::from([10, 0, 0, 1]));
        for _ in 0..20 {
            assert_eq!(seconds(throttle.admit("anna", address, at(0))), None);
            throttle.succeed("anna");
        }
        assert_eq!(seconds(throttle.admit("anna", address, at(10))), Some(50));
    }

    #[test]
    fn a_token_has_six_hundred_requests_a_minute() {
        let throttle = Throttle::default();
        let token = |number: u128| TokenId::from_uuid(uuid::Uuid::from_u128(number));
        for number in 0..600 {
            assert_eq!(seconds(throttle.admit_token(token(1), at(number / 20))), None);
        }
        assert_eq!(seconds(throttle.admit_token(token(1), at(30))), Some(30));
        assert_eq!(seconds(throttle.admit_token(token(2), at(30))), None, "every token has its own");
        assert_eq!(seconds(throttle.admit_token(token(1), at(60))), None);
    }

    #[test]
    fn a_person_takes_everything_away_five_times_an_hour() {
        let throttle = Throttle::default();
        let person = |number: u128| UserId::from_uuid(uuid::Uuid::from_u128(number));
        for number in 0..5 {
            assert_eq!(seconds(throttle.admit_export(person(1), at(number * 60))), None);
        }
        assert_eq!(seconds(throttle.admit_export(person(1), at(300))), Some(3300));
        assert_eq!(seconds(throttle.admit_export(person(2), at(300))), None, "everybody has the own count");
        assert_eq!(seconds(throttle.admit_export(person(1), at(3600))), None);
    }

    #[test]
    fn one_ipv6_network_is_one_address() {
        let throttle = Throttle::default();
        let address = |last: u16| Some(IpAddr::from([0x2001, 0xdb8, 0, 1, 0, 0, 0, last]));
        for last in 0..20 {
            assert_eq!(seconds(throttle.admit(&format!("user{last}"), address(last), at(0))), None);
        }
        assert_eq!(seconds(throttle.admit("other", address(99), at(0))), Some(60));
        assert_eq!(
            seconds(throttle.admit("other", Some(IpAddr::from([0x2001, 0xdb8, 0, 2, 0, 0, 0, 1])), at(0))),
            None
        );
    }

    #[test]
    fn memory_stays_bounded_under_a_flood_of_names() {
        let throttle = Throttle::default();
        for number in 0..50_000 {
            let _ = throttle.admit(&format!("user{number}"), None, at(0));
        }
        assert!(throttle.0.lock().expect("no thread died").len() <= KEYS_MAX);
    }
}
