//! Entries of deputies as JSON.

use app::deputies::{DeputyCard, Named};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// A person by name.
#[derive(Debug, Serialize, ToSchema)]
pub struct DeputyPerson {
    /// The person's id.
    pub id: Uuid,
    /// The name others see.
    pub name: String,
}

/// A role by name.
#[derive(Debug, Serialize, ToSchema)]
pub struct DeputyRole {
    /// Its key.
    pub key: String,
    /// Its name.
    pub name: String,
}

/// Who stands in for whom.
#[derive(Debug, Serialize, ToSchema)]
pub struct DeputyView {
    /// The entry's id.
    pub id: Uuid,
    /// Who is absent.
    pub person: DeputyPerson,
    /// Who stands in.
    pub deputy: DeputyPerson,
    /// The roles that are lent; of these count those the absent person has at the moment.
    pub roles: Vec<DeputyRole>,
    /// The first day, in the absent person's zone.
    pub from: String,
    /// The last day.
    pub until: String,
    /// Why, if anybody said so.
    pub note: Option<String>,
    /// `upcoming`, `running`, `over` or `ended`.
    pub state: String,
}

impl From<DeputyCard> for DeputyView {
    fn from(card: DeputyCard) -> Self {
        let Named { row, person, deputy } = card.named;
        Self {
            id: row.id.uuid(),
            person: DeputyPerson { id: row.person.uuid(), name: person },
            deputy: DeputyPerson { id: row.deputy.uuid(), name: deputy },
            roles: card.roles.into_iter().map(|(key, name)| DeputyRole { key, name }).collect(),
            from: row.from.to_string(),
            until: row.until.to_string(),
            note: row.note,
            state: card.state.as_str().to_owned(),
        }
    }
}
