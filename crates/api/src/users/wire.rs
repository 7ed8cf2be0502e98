//! People who may sign in as JSON. No hash, token or seed has a place here.

use app::users::{Card, Change, Standing};
use serde::{Deserialize, Deserializer, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// A person who may sign in.
#[derive(Debug, Serialize, ToSchema)]
pub struct UserView {
    /// The person's id.
    pub id: Uuid,
    /// The login.
    pub login: String,
    /// The name others see.
    pub name: String,
    /// Where mails about signing in go to.
    pub email: Option<String>,
    /// Two-letter language key.
    pub language: String,
    /// IANA zone.
    pub zone: String,
    /// Keys of the roles.
    pub roles: Vec<String>,
    /// The unit the person works in.
    pub unit: Option<UserLink>,
    /// The record of the employee this is.
    pub employee: Option<UserLink>,
    /// The record of the member this is.
    pub member: Option<UserLink>,
    /// `active`, `invited` or `barred`.
    pub state: String,
    /// What became of the latest mail to the person; only where one person was asked for.
    pub mail: Option<UserMail>,
    /// Whether a mail can reach the person.
    pub reachable: bool,
    /// Whether signing in asks the person for a code.
    pub second_factor: bool,
    /// For `If-Match`.
    pub version: i64,
}

/// A mail about signing in.
#[derive(Debug, Serialize, ToSchema)]
pub struct UserMail {
    /// `invitation` or `reset`, each with a link; `factor-reset`, `link-by-hand`, `password-chosen` or `address-changed`, a word only.
    pub purpose: String,
    /// `waiting`, `sending`, `sent`, `refused` or `unknown`: perhaps sent, never again by itself.
    pub state: String,
    /// What the mail server said, or why nothing was heard.
    pub reply: String,
    /// Since when, RFC 3339 UTC.
    pub changed_at: String,
}

/// A record a person is joined to.
#[derive(Debug, Serialize, ToSchema)]
pub struct UserLink {
    /// The record.
    pub id: Uuid,
    /// Its name, when the caller may read it.
    pub label: Option<String>,
}

impl From<Card> for UserView {
    fn from(card: Card) -> Self {
        let link = |id: Option<Uuid>, label: Option<String>| id.map(|id| UserLink { id, label });
        Self {
            id: card.user.id.uuid(),
            unit: link(card.user.unit, card.unit),
            employee: link(card.user.employee, card.employee),
            member: link(card.user.member, card.member),
            login: card.user.login,
            name: card.user.name,
            email: card.user.email,
            language: card.user.language,
            zone: card.user.zone,
            roles: card.roles,
            mail: card.mail.map(|mail| UserMail {
                purpose: mail.purpose.as_str().to_owned(),
                state: mail.state.as_str().to_owned(),
                reply: mail.reply,
                changed_at: mail.changed_at.to_string(),
            }),
            reachable: card.reachable,
            second_factor: card.second_factor,
            state: standing(card.standing).to_owned(),
            version: card.user.version,
        }
    }
}

/// The word for a standing.
pub(super) fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Active => "active",
        Standing::Invited => "invited",
        Standing::Barred => "barred",
    }
}

/// New values; what is absent stays.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct UserChange {
    /// The name others see, 1 to 200 characters.
    name: Option<String>,
    /// Where mails about signing in go to; null for nowhere.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    email: Option<Option<String>>,
    /// Two-letter language key.
    language: Option<String>,
    /// IANA zone.
    zone: Option<String>,
    /// Keys of the roles, all of them.
    roles: Option<Vec<String>>,
    /// The unit the person works in; null for none.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    unit: Option<Option<Uuid>>,
    /// The record of the employee this is; null for none.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    employee: Option<Option<Uuid>>,
    /// The record of the member this is; null for none.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    member: Option<Option<Uuid>>,
}

/// Tells null from absent.
fn given<'de, D: Deserializer<'de>, T: Deserialize<'de>>(from: D) -> Result<Option<Option<T>>, D::Error> {
    Option::<T>::deserialize(from).map(Some)
}

impl From<UserChange> for Change {
    fn from(body: UserChange) -> Self {
        Self {
            name: body.name,
            email: body.email,
            language: body.language,
            zone: body.zone,
            roles: body.roles,
            unit: body.unit,
            employee: body.employee,
            member: body.member,
        }
    }
}
