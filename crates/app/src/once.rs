//! Commands that have their effect once, however often they are sent: the answer is kept with the effect, for two days.

use access::Principal;
use jiff::SignedDuration;
use kernel::{Problem, TenantId, UserId};
use serde::Serialize;
use serde::de::DeserializeOwned;
use store::Tx;
use store::idempotency::{self, Answer, Known};

use crate::{Cx, Error};

/// How long an answer is kept: whoever sends a command again does so within this time.
const KEPT: SignedDuration = SignedDuration::from_hours(48);
/// Answers of one transaction, and transactions of one turn.
const CHUNK: i64 = 2_000;
const CHUNKS_MAX: usize = 50;

/// Forgets answers that are older than two days; gives how many.
///
/// # Errors
/// Faults of the database.
pub async fn forget(cx: &Cx, tenant: TenantId) -> Result<u64, Error> {
    let before = cx.now().checked_sub(KEPT).map_err(Error::internal)?;
    let mut all = 0;
    for _ in 0..CHUNKS_MAX {
        let gone =
            cx.db.write(async |tx: &mut Tx| idempotency::forget(tx, tenant, before, CHUNK).await).await?;
        all += gone;
        if gone < CHUNK.unsigned_abs() {
            break;
        }
    }
    Ok(all)
}

/// The key a client gave its command, and everything that makes the command what it is.
#[derive(Clone, Debug, Default)]
pub struct Once {
    /// The client's key; none lets the command have its effect each time.
    pub key: Option<String>,
    /// Method, path and body: the same key with another command is refused.
    pub command: Vec<u8>,
}

impl Once {
    /// The answer that was given before; call it first in the command's transaction.
    ///
    /// # Errors
    /// [`Error::Conflict`] when the key belongs to another command.
    pub async fn before<T: DeserializeOwned>(
        &self,
        tx: &mut Tx,
        who: &Principal,
    ) -> Result<Option<T>, Error> {
        let Some((key, user)) = self.owned(who) else { return Ok(None) };
        match idempotency::look(tx, who.tenant, user, key, &self.command).await? {
            Known::New => Ok(None),
            Known::Done(answer) => serde_json::from_str(&answer.result).map(Some).map_err(Error::internal),
            Known::Refused(problem) => Err(Error::Conflict(problem)),
        }
    }

    /// Keeps the answer; call it last in the command's transaction.
    ///
    /// # Errors
    /// Faults of the database.
    pub async fn after<T: Serialize>(
        &self,
        cx: &Cx,
        tx: &mut Tx,
        who: &Principal,
        out: &T,
    ) -> Result<(), Error> {
        let Some((key, user)) = self.owned(who) else { return Ok(()) };
        let answer = Answer { status: 200, result: serde_json::to_string(out).map_err(Error::internal)? };
        Ok(idempotency::keep(tx, who.tenant, user, key, &self.command, &answer, cx.now()).await?)
    }

    fn owned(&self, who: &Principal) -> Option<(&str, UserId)> {
        self.key.as_deref().zip(who.user)
    }
}

/// Refuses a key that is empty, long or not plain.
///
/// # Errors
/// `idempotency-key-malformed`.
pub fn check_key(key: &str) -> Result<(), Problem> {
    let plain = (1..=128).contains(&key.len()) && key.bytes().all(|byte| byte.is_ascii_graphic());
    if plain { Ok(()) } else { Err(Problem::new("idempotency-key-malformed")) }
}
