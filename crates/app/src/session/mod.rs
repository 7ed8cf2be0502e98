//! Signing in and out: Argon2id behind a queue, opaque tokens of which only the hash is stored, sessions that end at once.

mod common;
mod device;
mod me;
mod own;
pub mod password;
pub mod proof;
pub mod second;
pub mod seeds;
mod seen;
mod settings;
mod sign_in;
mod sign_out;
pub(crate) mod strength;
pub mod throttle;
mod token;
mod totp;

use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use crate::{Cx, Error, Principal};

pub use device::Device;
pub use me::{ActingCard, CompanyCard, Me, MemberCard, OfferCard, UserCard, me};
pub(crate) use me::{principal, principal_in, rights_of};
pub(crate) use own::characters_min;
pub use own::{ChangePassword, change_password, end, end_others, sessions};
pub use seen::Seen;
pub use settings::{SetSettings, set_settings};
pub(crate) use sign_in::{Entrance, open};
pub use sign_in::{SignIn, SignedIn, sign_in};
pub use sign_out::sign_out;
pub use store::session::Entry;
pub use token::Token;

/// How stale the note of a session's last use may be: not every request writes.
const SEEN_SECONDS: i64 = 60;

/// Idle and absolute life of a session in seconds, by the strongest role, the person's own or one that is lent: whoever works
/// in the name of the office is signed out as soon as the office.
fn life(cx: &Cx, who: &Principal) -> (i64, i64) {
    let sessions = cx.config.sessions;
    let lent = who.acting.iter().flat_map(|acting| acting.absent.rights.iter());
    if who.rights.iter().chain(lent).any(access::Rights::is_office) {
        (sessions.office_idle_seconds, sessions.office_absolute_seconds)
    } else {
        (sessions.other_idle_seconds, sessions.other_absolute_seconds)
    }
}

/// A living session and the person behind it.
#[derive(Clone, Debug)]
pub struct Present {
    /// The session's id.
    pub id: Uuid,
    /// The person.
    pub who: Principal,
    /// When the person last showed who it is.
    pub proved_at: Timestamp,
    /// Whether the person came in with more than a password.
    pub strong: bool,
}

/// The person behind a token.
///
/// # Errors
/// [`Error::NotSignedIn`] when the session is unknown, over, too long unused, or its person barred.
pub async fn resolve(cx: &Cx, token: &Token) -> Result<Present, Error> {
    let tenant = cx.tenant().await?;
    let now = cx.now();
    let hash = token.hash();
    let writes = cx.db.writes();
    if let Some(present) = cx.sessions.known(hash, writes, now) {
        return Ok(present);
    }
    let session =
        store::session::living(&mut cx.db.read(), tenant, hash, now).await?.ok_or(Error::NotSignedIn)?;
    let own = principal(cx, tenant, &session.user).await?;
    let acting = match session.acting {
        Some(id) => crate::deputies::acting(cx, tenant, session.user.id, id).await?,
        None => None,
    };
    let who = Principal { acting: acting.map(Box::new), ..own };
    let owes_factor = !session.strong && second::is_owed(cx, &who).await?;
    let who = Principal { owes_factor, ..who };
    let (idle, _) = life(cx, &who);
    let unused = now.duration_since(session.seen_at);
    if unused > SignedDuration::from_secs(idle) {
        cx.db.write(async |tx| store::session::close(tx, tenant, hash).await.map_err(Error::from)).await?;
        return Err(Error::NotSignedIn);
    }
    if unused > SignedDuration::from_secs(SEEN_SECONDS) {
        cx.db
            .write(async |tx| store::session::seen(tx, tenant, hash, now).await.map_err(Error::from))
            .await?;
    }
    let present = Present { id: session.id, who, proved_at: session.proved_at, strong: session.strong };
    cx.sessions.keep(hash, writes, now, &present);
    Ok(present)
}
