//! Passwords: Argon2id behind a queue with a cap, and the rules for new ones; refuses to hold or log a password.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use argon2::{Algorithm, Argon2, Params, Version};
use kernel::Problem;
use tokio::sync::Semaphore;

use crate::error::Error;

/// Fewest characters of a password without a second factor.
pub const CHARACTERS_MIN: usize = 15;
/// Fewest characters beside a second factor.
pub const CHARACTERS_MIN_WITH_FACTOR: usize = 12;
/// Most characters: enough for any sentence, little enough to hash.
pub const CHARACTERS_MAX: usize = 128;
/// Sign-ins that may wait for a processor; more are asked to come back.
const WAITING_MAX: usize = 64;
/// What is checked when nobody has the login, so that an unknown login takes as long as a known one.
const NOBODY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$c2l4dGVlbmJ5dGVzIS4uLg$l7xVYrQe2aSl1v9zXlW7nQbGQ0vMcFp0h9KQ3u0mF2Y";

/// Hashes and checks passwords on threads of their own, two at a time.
#[derive(Clone, Debug)]
pub struct Passwords(Arc<Queue>);

#[derive(Debug)]
struct Queue {
    running: Semaphore,
    waiting: AtomicUsize,
    done: AtomicUsize,
}

impl Default for Passwords {
    fn default() -> Self {
        Self(Arc::new(Queue {
            running: Semaphore::new(2),
            waiting: AtomicUsize::new(0),
            done: AtomicUsize::new(0),
        }))
    }
}

/// Argon2id with 19 MiB, two passes, one lane.
fn argon() -> Result<Argon2<'static>, Error> {
    let params = Params::new(19_456, 2, 1, None).map_err(|error| Error::internal(error.to_string()))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

impl Passwords {
    /// The text to store for a new password. Fails when the password breaks the rules, or the queue is full.
    pub async fn hash(&self, login: &str, password: &str, min: usize) -> Result<String, Error> {
        check(login, password, min)?;
        let password = password.to_owned();
        self.run(move || {
            let mut salt = [0u8; 16];
            crate::ids::fill(&mut salt);
            let hash = argon()?.hash_password_with_salt(password.as_bytes(), &salt);
            hash.map(|hash| hash.to_string()).map_err(|error| Error::internal(error.to_string()))
        })
        .await
    }

    /// Whether `password` is the one behind `stored`; with `None` it takes the same time and says no.
    pub async fn verify(&self, stored: Option<&str>, password: &str) -> Result<bool, Error> {
        if password.chars().count() > CHARACTERS_MAX {
            return Ok(false);
        }
        let known = stored.is_some();
        let stored = stored.unwrap_or(NOBODY).to_owned();
        let password = password.to_owned();
        self.run(move || {
            let hash = PasswordHash::new(&stored).map_err(|error| Error::internal(error.to_string()))?;
            Ok(argon()?.verify_password(password.as_bytes(), &hash).is_ok() && known)
        })
        .await
    }

    /// How many times a password was hashed or compared: what a sign-in costs, whoever the login is.
    #[must_use]
    pub fn done(&self) -> usize {
        self.0.done.load(Ordering::SeqCst)
    }

    async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, Error> + Send + 'static,
    ) -> Result<T, Error> {
        let _place = Place::take(&self.0)?;
        let _turn =
            self.0.running.acquire().await.map_err(|_| Error::NotReady("the password queue is closed"))?;
        let out = tokio::task::spawn_blocking(work).await.map_err(Error::internal)?;
        self.0.done.fetch_add(1, Ordering::SeqCst);
        out
    }
}

/// A place in the queue, given back when dropped.
struct Place<'q>(&'q Queue);

impl<'q> Place<'q> {
    fn take(queue: &'q Queue) -> Result<Self, Error> {
        if queue.waiting.fetch_add(1, Ordering::SeqCst) < WAITING_MAX {
            return Ok(Self(queue));
        }
        queue.waiting.fetch_sub(1, Ordering::SeqCst);
        Err(Error::Throttled { seconds: 5 })
    }
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        self.0.waiting.fetch_sub(1, Ordering::SeqCst);
    }
}

/// The rules of a new password: long, not the login, not one run of the same few characters, not
/// made of the passwords everybody uses. No composition rules.
///
/// # Errors
/// `password-short`, `password-long`, `password-like-login`, `password-simple`, `password-common`, each pointing at `password`.
pub fn check(login: &str, password: &str, min: usize) -> Result<(), Problem> {
    let refuse =
        |code: &str| Err(Problem::new(code).with("min", min).with("max", CHARACTERS_MAX).field("password"));
    let count = password.chars().count();
    if count < min {
        return refuse("password-short");
    }
    if count > CHARACTERS_MAX {
        return refuse("password-long");
    }
    let folded = kernel::fold(password);
    let name = kernel::fold(login.split('@').next().unwrap_or_default());
    if name.len() >= 4 && folded.replace(&name, "").chars().count() < 6 {
        return refuse("password-like-login");
    }
    if is_simple(&folded) {
        return refuse("password-simple");
    }
    if super::common::is_common(&folded) {
        return refuse("password-common");
    }
    Ok(())
}

/// Fewer than five different characters, one short piece repeated, or a walk along the keyboard or the alphabet.
fn is_simple(folded: &str) -> bool {
    let letters: Vec<char> = folded.chars().filter(|one| !one.is_whitespace()).collect();
    let mut distinct = letters.clone();
    distinct.sort_unstable();
    distinct.dedup();
    if distinct.len() < 5 {
        return true;
    }
    let repeats = |period: usize| letters.iter().zip(letters.iter().skip(period)).all(|(a, b)| a == b);
    if (1..=letters.len() / 2).any(repeats) {
        return true;
    }
    const WALKS: [&str; 8] = [
        "abcdefghijklmnopqrstuvwxyz",
        "qwertyuiopasdfghjklzxcvbnm",
        "azertyuiopqsdfghjklmwxcvbn",
        "qwertzuiopasdfghjklyxcvbnm",
        "01234567890123456789",
        "98765432109876543210",
        "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
        "passwordpasswort",
    ];
    let walked = letters.windows(4).filter(|four| {
        let piece: String = four.iter().collect();
        WALKS.iter().any(|walk| walk.contains(&piece))
    });
    walked.count() * 4 >= letters.len().saturating_sub(3) * 3
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(login: &str, password: &str, code: &str) {
        assert_eq!(check(login, password, CHARACTERS_MIN).expect_err(password).code, code);
    }

    #[test]
    fn weak_passwords_are_refused_by_reason() {
        refused("anna", "short", "password-short");
        refused("anna", &"long sentence ".repeat(20), "password-long");
        refused("annakowalska", "AnnaKowalska12345", "password-like-login");
        refused("anna", "aaaaaaaaaaaaaaaaaaaa", "password-simple");
        refused("anna", "abcdeabcdeabcdeabcde", "password-simple");
        refused("anna", "qwertyuiopasdfghjkl", "password-simple");
        refused("anna", "1234567890123456", "password-simple");
        refused("anna", "Sunshine-Password1!", "password-common");
        check("anna", "correct horse battery", CHARACTERS_MIN).expect("a sentence is a good password");
        check("anna", "żółta gęś na jeziorze", CHARACTERS_MIN).expect("letters of any language count");
    }

    #[tokio::test]
    async fn a_hash_knows_its_password_and_no_other() {
        let passwords = Passwords::default();
        let stored =
            passwords.hash("anna", "correct horse battery", CHARACTERS_MIN).await.expect("a good password");
        assert!(stored.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
        assert!(passwords.verify(Some(&stored), "correct horse battery").await.expect("the queue is free"));
        assert!(!passwords.verify(Some(&stored), "correct horse batterx").await.expect("the queue is free"));
        assert!(!passwords.verify(None, "correct horse battery").await.expect("the queue is free"));
        assert!(!passwords.verify(Some(&stored), &"x".repeat(1_000_000)).await.expect("the queue is free"));
    }

    #[tokio::test]
    async fn a_full_queue_sends_people_away_and_empties_again() {
        let passwords = Passwords::default();
        let tries = (0..WAITING_MAX + 20).map(|_| passwords.verify(None, "whatever it may be"));
        let answers = futures::future::join_all(tries).await;
        let away = answers.iter().filter(|answer| matches!(answer, Err(Error::Throttled { .. }))).count();
        assert_eq!(away, 20);
        assert_eq!(passwords.0.waiting.load(Ordering::SeqCst), 0);
    }
}
