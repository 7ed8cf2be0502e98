//! The question a key has to sign and its answer. Refuses an answer whose question is unknown, over or answered already, and
//! a key that signs with an old count: it exists twice.

use jiff::SignedDuration;
use kernel::TenantId;
use serde_json::json;
use store::Tx;
use store::passkeys::{self, Challenge, PasskeyRow};
use uuid::Uuid;

use super::check::{self, Signed, decoded, encoded};
use super::{ANSWER_SECONDS, OBJECT, party};
use crate::{Cx, Error, Principal, trail};

/// What `purpose` says of a question to sign.
const SIGN: &str = "sign";

/// A question for any key of this address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// To send back with the answer.
    pub id: Uuid,
    /// What is to be signed, as browsers write bytes.
    pub challenge: String,
    /// The name keys are bound to.
    pub party: String,
}

/// What a key answered, as browsers write bytes.
#[derive(Clone, Default)]
pub struct Answer {
    /// Which question.
    pub question: Uuid,
    /// What the device calls the key.
    pub credential: String,
    /// What the browser says.
    pub client_data: String,
    /// What the device says.
    pub authenticator_data: String,
    /// The signature of both.
    pub signature: String,
}

/// Asks.
///
/// # Errors
/// `passkey-address` where the address is no name.
pub async fn ask(cx: &Cx) -> Result<Question, Error> {
    let tenant = cx.tenant().await?;
    let party = party(cx)?;
    let asked = question(cx, None, SIGN)?;
    let now = cx.now();
    cx.db
        .write(async |tx: &mut Tx| passkeys::ask(tx, tenant, &asked, now).await.map_err(Error::from))
        .await?;
    Ok(Question { id: asked.id, challenge: encoded(&asked.challenge), party: party.id })
}

/// A new question.
pub(super) fn question(cx: &Cx, user: Option<kernel::UserId>, purpose: &str) -> Result<Challenge, Error> {
    let mut challenge = vec![0_u8; 32];
    crate::ids::fill(&mut challenge);
    let expires_at =
        cx.now().checked_add(SignedDuration::from_secs(ANSWER_SECONDS)).map_err(Error::internal)?;
    Ok(Challenge { id: cx.new_id(), user, purpose: purpose.to_owned(), challenge, expires_at })
}

/// The key that answered; none for every wrong answer alike. The question is used up either way.
pub(super) async fn judged(cx: &Cx, tenant: TenantId, answer: &Answer) -> Result<Option<PasskeyRow>, Error> {
    let party = party(cx)?;
    let now = cx.now();
    let asked = cx
        .db
        .write(async |tx: &mut Tx| {
            passkeys::take(tx, tenant, answer.question, SIGN, now).await.map_err(Error::from)
        })
        .await?;
    let parts = (
        asked,
        decoded(&answer.credential),
        decoded(&answer.client_data),
        decoded(&answer.authenticator_data),
        decoded(&answer.signature),
    );
    let (Some(asked), Some(credential), Some(client), Some(authenticator), Some(signature)) = parts else {
        return Ok(None);
    };
    let Some(key) = passkeys::by_credential(&mut cx.db.read(), tenant, &credential).await? else {
        return Ok(None);
    };
    let signed = Signed { client: &client, authenticator: &authenticator, signature: &signature };
    let counter = check::signed(&signed, key.algorithm, &key.public_key, &asked.challenge, &party);
    let Some(counter) = counter else { return Ok(None) };
    let noted = cx
        .db
        .write(async |tx: &mut Tx| {
            passkeys::used(tx, tenant, key.id, counter, now).await.map_err(Error::from)
        })
        .await?;
    if noted {
        return Ok(Some(key));
    }
    tracing::warn!(passkey = %key.id, "a passkey signed with an old count: it may exist twice");
    let nobody = Principal { rights: Vec::new(), ..Principal::operator(tenant) };
    let diff = json!({ "count": [key.counter, counter] });
    cx.db
        .write(async |tx: &mut Tx| trail::audit(cx, tx, &nobody, OBJECT, Some(key.id), "copied", &diff).await)
        .await?;
    Ok(None)
}
