//! The signed-in person as JSON.

use std::collections::BTreeMap;

use app::session;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// Who is signed in.
#[derive(Debug, Serialize, ToSchema)]
pub struct Me {
    /// The person.
    pub user: MeUser,
    /// Keys of the roles.
    pub roles: Vec<String>,
    /// The member this person is.
    pub member: Option<MeMember>,
    /// For each object the actions this person has, each with its scope.
    pub rights: BTreeMap<String, BTreeMap<String, String>>,
    /// The company.
    pub company: MeCompany,
    /// In whose name the person works at the moment.
    pub acting: Option<MeDeputy>,
    /// In whose name the person may work now: `POST /session/acting`.
    pub deputies: Vec<MeDeputy>,
}

/// An absent colleague in whose name somebody works.
#[derive(Debug, Serialize, ToSchema)]
pub struct MeDeputy {
    /// The entry's id.
    pub id: Uuid,
    /// The colleague's name.
    pub person: String,
    /// The last day.
    pub until: String,
}

impl From<session::ActingCard> for MeDeputy {
    fn from(card: session::ActingCard) -> Self {
        Self { id: card.id.uuid(), person: card.person, until: card.until.to_string() }
    }
}

/// The person.
#[derive(Debug, Serialize, ToSchema)]
pub struct MeUser {
    /// The person's id.
    pub id: Uuid,
    /// The login.
    pub login: String,
    /// The name others see.
    pub name: String,
    /// Two-letter language key.
    pub language: String,
    /// IANA zone.
    pub zone: String,
    /// `light`, `dark` or `system`.
    pub theme: String,
    /// By the rules of which locale figures are written; null: as for the company.
    pub figures: Option<String>,
    /// Whether signing in asks for a code.
    pub second_factor: bool,
    /// Whether a role asks for a second factor that is not there: nothing but `/session` and `/sessions` is open then.
    pub second_factor_owed: bool,
}

/// The member a person is.
#[derive(Debug, Serialize, ToSchema)]
pub struct MeMember {
    /// The member's id.
    pub id: Uuid,
    /// The code people use.
    pub code: String,
    /// The name.
    pub name: String,
}

/// The company.
#[derive(Debug, Serialize, ToSchema)]
pub struct MeCompany {
    /// Its name.
    pub name: String,
    /// ISO code of its currency.
    pub currency: String,
    /// IANA zone of its business days.
    pub zone: String,
    /// Keys of the languages people may choose from.
    pub languages: Vec<String>,
    /// The day a week begins with: `monday`, `saturday` or `sunday`.
    pub week_start: String,
    /// By the rules of which locale figures are written; null: as the reader's language does.
    pub figures: Option<String>,
    /// The country it is in; empty where nobody said it.
    pub country: String,
}

impl From<session::Me> for Me {
    fn from(me: session::Me) -> Self {
        Self {
            user: MeUser {
                id: me.user.id.uuid(),
                login: me.user.login,
                name: me.user.name,
                language: me.user.language,
                zone: me.user.zone,
                theme: me.user.theme,
                figures: me.user.figures,
                second_factor: me.user.second_factor,
                second_factor_owed: me.user.second_factor_owed,
            },
            roles: me.roles,
            member: me.member.map(|member| MeMember { id: member.id, code: member.code, name: member.name }),
            rights: own(me.rights),
            acting: me.acting.map(MeDeputy::from),
            deputies: me.deputies.into_iter().map(MeDeputy::from).collect(),
            company: MeCompany {
                name: me.company.name,
                currency: me.company.currency,
                zone: me.company.zone,
                languages: me.company.languages,
                week_start: me.company.week_start,
                figures: me.company.figures,
                country: me.company.country,
            },
        }
    }
}

fn own(
    rights: BTreeMap<String, BTreeMap<&'static str, &'static str>>,
) -> BTreeMap<String, BTreeMap<String, String>> {
    let actions = |actions: BTreeMap<&str, &str>| {
        actions.into_iter().map(|(action, scope)| (action.to_owned(), scope.to_owned())).collect()
    };
    rights.into_iter().map(|(object, granted)| (object, actions(granted))).collect()
}
