//! A new key of one's own. Refuses a key that is known, an answer to somebody else's question, and more keys than anybody
//! keeps an eye on.

use access::Principal;
use kernel::Problem;
use serde_json::json;
use store::Tx;
use store::passkeys::{self, PasskeyRow};
use uuid::Uuid;

use super::answer::question;
use super::check::{self, EDDSA, ES256, RS256, decoded, encoded};
use super::own::{PasskeyCard, named};
use super::{OBJECT, party};
use crate::{Cx, Error, trail};

/// What `purpose` says of a question for a new key.
const REGISTER: &str = "register";
/// Keys a person may have at a time.
const KEYS_MAX: usize = 20;

/// What a browser makes a key with; bytes as browsers write them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Creation {
    /// To send back with the key.
    pub id: Uuid,
    /// What is to be signed.
    pub challenge: String,
    /// The name keys are bound to.
    pub party: String,
    /// The company's name.
    pub company: String,
    /// The person, as the device keeps it.
    pub user: String,
    /// The login.
    pub login: String,
    /// The name.
    pub name: String,
    /// Ways to sign, the best first.
    pub algorithms: [i64; 3],
    /// Keys the person has: the device makes no second one.
    pub known: Vec<String>,
}

/// Begins.
///
/// # Errors
/// `passkey-address`, `passkey-many`.
pub async fn begin(cx: &Cx, who: &Principal) -> Result<Creation, Error> {
    let id = who.user.ok_or(Error::NotSignedIn)?;
    let party = party(cx)?;
    let user = store::session::by_id(&mut cx.db.read(), who.tenant, id).await?.ok_or(Error::NotSignedIn)?;
    let company = crate::company::get(cx, who.tenant).await?;
    let known = passkeys::of_user(&mut cx.db.read(), who.tenant, id).await?;
    if known.len() >= KEYS_MAX {
        return Err(Error::Conflict(Problem::new("passkey-many").with("max", KEYS_MAX)));
    }
    let asked = question(cx, Some(id), REGISTER)?;
    let now = cx.now();
    cx.db
        .write(async |tx: &mut Tx| passkeys::ask(tx, who.tenant, &asked, now).await.map_err(Error::from))
        .await?;
    Ok(Creation {
        id: asked.id,
        challenge: encoded(&asked.challenge),
        party: party.id,
        company: company.name,
        user: encoded(id.uuid().as_bytes()),
        login: user.login,
        name: user.name,
        algorithms: [EDDSA, ES256, RS256],
        known: known.iter().map(|key| encoded(&key.credential)).collect(),
    })
}

/// A key that was made.
#[derive(Clone, Default)]
pub struct Register {
    /// Which question it answers.
    pub question: Uuid,
    /// What the person calls it, 1 to 60 characters.
    pub name: String,
    /// What the browser says.
    pub client_data: String,
    /// What the device says.
    pub attestation: String,
}

/// Keeps it.
///
/// # Errors
/// `passkey-name` at `name`; `passkey-refused` for whatever is not as it was asked for; `passkey-known`.
pub async fn register(cx: &Cx, who: &Principal, cmd: &Register) -> Result<PasskeyCard, Error> {
    let user = who.user.ok_or(Error::NotSignedIn)?;
    let party = party(cx)?;
    let name = named(&cmd.name)?;
    let now = cx.now();
    let asked = cx
        .db
        .write(async |tx: &mut Tx| {
            passkeys::take(tx, who.tenant, cmd.question, REGISTER, now).await.map_err(Error::from)
        })
        .await?;
    let refused = || Error::refused(Problem::new("passkey-refused"));
    let asked = asked.filter(|asked| asked.user == Some(user)).ok_or_else(refused)?;
    let (client, attestation) =
        decoded(&cmd.client_data).zip(decoded(&cmd.attestation)).ok_or_else(refused)?;
    let made = check::made(&client, &attestation, &asked.challenge, &party).ok_or_else(refused)?;
    let row = PasskeyRow {
        id: cx.new_id(),
        user,
        credential: made.credential,
        algorithm: made.algorithm,
        public_key: made.public_key,
        counter: made.counter,
        name,
        created_at: now,
        used_at: None,
    };
    cx.db
        .write(async |tx: &mut Tx| {
            passkeys::add(tx, who.tenant, &row).await.map_err(known)?;
            let diff = json!({ "name": [null, row.name] });
            trail::note(cx, tx, who, OBJECT, Some(row.id), "create", &diff).await
        })
        .await?;
    Ok(PasskeyCard::from(row))
}

fn known(error: store::Error) -> Error {
    if error.is_unique("passkey", "credential") {
        return Error::Conflict(Problem::new("passkey-known"));
    }
    error.into()
}
