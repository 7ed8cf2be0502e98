//! Signing in with a key that stays in a device, instead of a password: registered, named, revoked, and shown once more
//! before money moves. Refuses a challenge twice, another page's answer, a key that was copied, and somebody else's key.

mod answer;
mod cbor;
mod check;
mod own;
mod register;
mod sign_in;

use kernel::Problem;

use crate::{Cx, Error};

pub use answer::{Answer, Question, ask};
pub use own::{PasskeyCard, list, remove, rename};
pub use register::{Creation, Register, begin, register};
pub use sign_in::{prove, sign_in};

use check::Party;

/// How long a question waits for its answer.
const ANSWER_SECONDS: i64 = 300;
/// What the audit trail calls a key.
const OBJECT: &str = "passkey";

/// Whether keys can be used at this address: it has to be a name, and https where it is not this machine.
#[must_use]
pub fn available(cx: &Cx) -> bool {
    Party::of(&cx.config.public_url).is_some()
}

fn party(cx: &Cx) -> Result<Party, Error> {
    Party::of(&cx.config.public_url).ok_or_else(|| Error::Conflict(Problem::new("passkey-address")))
}
