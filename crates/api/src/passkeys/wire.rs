//! Keys, questions and answers as JSON; bytes are base64url without padding.

use app::passkeys::{Answer, PasskeyCard};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// A key of one's own.
#[derive(Debug, Serialize, ToSchema)]
pub struct PasskeyView {
    /// Its id; says nothing about the key.
    pub id: Uuid,
    /// What its person calls it.
    pub name: String,
    /// When it was registered, RFC 3339 UTC.
    pub created_at: String,
    /// When it last signed.
    pub used_at: Option<String>,
}

impl From<PasskeyCard> for PasskeyView {
    fn from(card: PasskeyCard) -> Self {
        Self {
            id: card.id,
            name: card.name,
            created_at: card.created_at.to_string(),
            used_at: card.used_at.map(|at| at.to_string()),
        }
    }
}

/// What a key answered.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PasskeyAnswer {
    /// The question's id.
    question: Uuid,
    /// `rawId` of the credential.
    credential: String,
    /// `clientDataJSON`.
    client_data: String,
    /// `authenticatorData`.
    authenticator_data: String,
    /// `signature`.
    signature: String,
}

impl From<PasskeyAnswer> for Answer {
    fn from(answer: PasskeyAnswer) -> Self {
        Self {
            question: answer.question,
            credential: answer.credential,
            client_data: answer.client_data,
            authenticator_data: answer.authenticator_data,
            signature: answer.signature,
        }
    }
}
