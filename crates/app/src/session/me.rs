//! Who am I: the answer the web app starts with.

use std::collections::{BTreeMap, BTreeSet};

use access::{Action, BEYOND_CATALOG, Rights, Scope, Team, standard_roles};
use jiff::civil::Date;
use kernel::{DeputyId, EmployeeId, MemberId, TenantId, UnitId, UserId, ZoneId};
use store::deputies::Named;
use store::session::{HeldRole, User};
use uuid::Uuid;

use crate::{Cx, Error, Principal, company};

/// The signed-in person as the web app needs it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Me {
    /// The person.
    pub user: UserCard,
    /// Keys of the roles.
    pub roles: Vec<String>,
    /// The member this person is.
    pub member: Option<MemberCard>,
    /// Object → action → scope.
    pub rights: BTreeMap<String, BTreeMap<&'static str, &'static str>>,
    /// The company.
    pub company: CompanyCard,
    /// In whose name the person works at the moment.
    pub acting: Option<ActingCard>,
    /// In whose name the person may work now.
    pub deputies: Vec<OfferCard>,
}

/// An absent colleague in whose name somebody works.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActingCard {
    /// The entry.
    pub id: DeputyId,
    /// The colleague's name.
    pub person: String,
    /// The last day.
    pub until: Date,
}

/// As [`ActingCard`], before it has begun.
pub type OfferCard = ActingCard;

/// The person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UserCard {
    /// The person's id.
    pub id: UserId,
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
    /// By the rules of which locale figures are written; none: as for the company.
    pub figures: Option<String>,
    /// Whether signing in asks for a code.
    pub second_factor: bool,
    /// Whether a second factor has to be set up before anything else.
    pub second_factor_owed: bool,
}

/// The member a person is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemberCard {
    /// The member's id.
    pub id: Uuid,
    /// The code people use.
    pub code: String,
    /// The name.
    pub name: String,
}

/// The company.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompanyCard {
    /// Its name.
    pub name: String,
    /// ISO code of its currency.
    pub currency: String,
    /// IANA zone of its business days.
    pub zone: String,
    /// Keys of the languages people may choose from.
    pub languages: Vec<String>,
    /// The day a week begins with.
    pub week_start: String,
    /// By the rules of which locale figures are written; none: as the reader's language does.
    pub figures: Option<String>,
    /// The country it is in; empty where nobody said it.
    pub country: String,
}

/// Everything access is decided by, of one person.
pub(crate) async fn principal(cx: &Cx, tenant: TenantId, user: &User) -> Result<Principal, Error> {
    principal_in(cx, tenant, user, None).await
}

/// The same with some of the person's roles only.
pub(crate) async fn principal_in(
    cx: &Cx,
    tenant: TenantId,
    user: &User,
    only: Option<&[String]>,
) -> Result<Principal, Error> {
    let mut db = cx.db.read();
    let mut held = store::session::roles(&mut db, tenant, user.id).await?;
    held.retain(|role| only.is_none_or(|keys| keys.contains(&role.key)));
    let units = match user.unit {
        Some(unit) => store::session::units(&mut db, tenant, unit).await?,
        None => Vec::new(),
    };
    let rights: Vec<Rights> = held.iter().filter_map(rights_of).collect();
    let asks_factor = held.iter().any(|role| role.asks_factor);
    let team = match user.employee.filter(|_| rights.iter().any(|one| one.names(Scope::Team))) {
        Some(employee) => store::session::team(&mut db, tenant, employee).await?,
        None => Vec::new(),
    };
    let zones = match user.employee.filter(|_| rights.iter().any(|one| one.names(Scope::Zone))) {
        Some(employee) => store::session::zones(&mut db, tenant, employee).await?,
        None => Vec::new(),
    };
    let mut employees: Vec<EmployeeId> = team.iter().map(|(id, _)| EmployeeId::from_uuid(*id)).collect();
    employees.dedup();
    Ok(Principal {
        tenant,
        user: Some(user.id),
        name: user.name.clone(),
        employee: user.employee.map(EmployeeId::from_uuid),
        member: user.member.map(MemberId::from_uuid),
        units: units.into_iter().map(UnitId::from_uuid).collect(),
        team: Team {
            users: team.iter().filter_map(|(_, user)| user.map(UserId::from_uuid)).collect(),
            employees,
        },
        zones: zones.into_iter().map(ZoneId::from_uuid).collect(),
        rights,
        roles: held.into_iter().map(|role| role.key).collect(),
        language: user.language.clone(),
        zone: user.zone.clone(),
        catalog: crate::definitions::catalog(cx, tenant).await?,
        token: None,
        acting: None,
        asks_factor,
        owes_factor: false,
    })
}

/// The company's own document, or the standard role of that key; a trashed or unreadable one grants nothing.
pub(crate) fn rights_of(held: &HeldRole) -> Option<Rights> {
    if held.trashed {
        return None;
    }
    match &held.rights {
        None => standard_roles().into_iter().find(|role| role.key == held.key).map(|role| role.rights),
        Some(document) => match serde_json::from_value(document.clone()) {
            Ok(rights) => Some(rights),
            Err(error) => {
                tracing::error!(role = held.key, %error, "the rights of a role cannot be read: it grants nothing");
                None
            }
        },
    }
}

/// Who is signed in.
pub async fn me(cx: &Cx, who: &Principal) -> Result<Me, Error> {
    let id = who.user.ok_or(Error::NotSignedIn)?;
    let user = store::session::by_id(&mut cx.db.read(), who.tenant, id).await?.ok_or(Error::NotSignedIn)?;
    let company = company::get(cx, who.tenant).await?;
    let running = crate::deputies::offers(cx, who).await?;
    let offer = |one: &Named| OfferCard { id: one.row.id, person: one.person.clone(), until: one.row.until };
    let acting = who.acting.as_ref().and_then(|acting| running.iter().find(|one| one.row.id == acting.id));
    Ok(Me {
        acting: acting.map(offer),
        deputies: running.iter().map(offer).collect(),
        user: UserCard {
            id: user.id,
            login: user.login,
            name: user.name,
            language: user.language,
            zone: user.zone,
            theme: user.theme,
            figures: user.figures,
            second_factor: super::second::in_force(cx, who.tenant, id).await?.is_some(),
            second_factor_owed: who.owes_factor,
        },
        roles: who.roles.clone(),
        member: member(cx, who).await?,
        rights: rights(who),
        company: CompanyCard {
            languages: company::offered(&company),
            country: company.address.part("country").to_owned(),
            name: company.name,
            currency: company.currency,
            zone: company.zone,
            week_start: company.week_start,
            figures: company.figures,
        },
    })
}

/// The caller's own membership, when the caller may read it.
async fn member(cx: &Cx, who: &Principal) -> Result<Option<MemberCard>, Error> {
    let (Some(id), Some(object)) = (who.member, who.catalog.get("member")) else { return Ok(None) };
    let mut labels = store::records::labels(&mut cx.db.read(), who, object, &[id.uuid()]).await?;
    let label = labels.remove(&id.uuid());
    Ok(label.map(|label| MemberCard {
        id: id.uuid(),
        name: label.words().to_owned(),
        code: label.code.unwrap_or_default(),
    }))
}

/// For every object some role names, the actions with their widest scope.
fn rights(who: &Principal) -> BTreeMap<String, BTreeMap<&'static str, &'static str>> {
    let lent = who.acting.iter().flat_map(|acting| &acting.absent.rights);
    let held = who.rights.iter().chain(lent).flat_map(|rights| rights.objects.keys().map(String::as_str));
    let catalog = who.catalog.iter().map(|object| object.key.as_str());
    let named = held.filter(|key| *key != access::ANY);
    let objects: BTreeSet<&str> = named.chain(catalog).chain(BEYOND_CATALOG.map(|(key, _)| key)).collect();
    let actions = |object: &str| {
        let scopes = Action::ALL.into_iter().map(|action| (action, who.scope(object, action)));
        scopes
            .filter(|(_, scope)| *scope != Scope::None)
            .map(|(action, scope)| (action.as_str(), scope.as_str()))
            .collect()
    };
    let granted = objects.into_iter().map(|object| (object.to_owned(), actions(object)));
    granted.filter(|(_, actions): &(String, BTreeMap<_, _>)| !actions.is_empty()).collect()
}
