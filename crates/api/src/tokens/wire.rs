//! A token as JSON. Neither its text nor its hash has a place here.

use app::tokens::TokenCard;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// A token.
#[derive(Debug, Serialize, ToSchema)]
pub struct TokenView {
    /// Its id; says nothing about the token.
    pub id: Uuid,
    /// What its person calls it.
    pub name: String,
    /// Its first letters.
    pub prefix: String,
    /// Nothing is changed with it.
    pub read_only: bool,
    /// Only these objects; null: all of them.
    pub objects: Option<Vec<String>>,
    /// When it was made, RFC 3339 UTC.
    pub created_at: String,
    /// When it ends by itself.
    pub expires_at: String,
    /// When it was last used, to the minute.
    pub used_at: Option<String>,
    /// Whose it is; only in a list of everybody's.
    pub owner: Option<TokenOwner>,
}

/// The person a token speaks for.
#[derive(Debug, Serialize, ToSchema)]
pub struct TokenOwner {
    /// The person's id.
    pub id: Uuid,
    /// The name others see.
    pub name: String,
    /// The login.
    pub login: String,
}

impl From<TokenCard> for TokenView {
    fn from(card: TokenCard) -> Self {
        let user = card.row.user.uuid();
        Self {
            id: card.row.id.uuid(),
            name: card.row.name,
            prefix: card.row.prefix,
            read_only: card.limit.read_only,
            objects: card.limit.objects.map(|objects| objects.into_iter().collect()),
            created_at: card.row.created_at.to_string(),
            expires_at: card.row.expires_at.to_string(),
            used_at: card.row.used_at.map(|at| at.to_string()),
            owner: card.owner.map(|(name, login)| TokenOwner { id: user, name, login }),
        }
    }
}
