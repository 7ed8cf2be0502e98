//! Who am I: the answer the web app starts with.

use std::collections::{BTreeMap, BTreeSet};

use access::{Action, Scope, standard_roles};
use kernel::{EmployeeId, MemberId, TenantId, UnitId, UserId};
use store::session::User;
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
}

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
}

/// Everything access is decided by, of one person.
pub(crate) async fn principal(cx: &Cx, tenant: TenantId, user: &User) -> Result<Principal, Error> {
    let roles = store::session::roles(&mut cx.db.read(), tenant, user.id).await?;
    let rights = standard_roles().into_iter().filter(|role| roles.iter().any(|key| key == role.key)).map(|role| role.rights).collect();
    Ok(Principal {
        tenant,
        user: Some(user.id),
        name: user.name.clone(),
        employee: user.employee.map(EmployeeId::from_uuid),
        member: user.member.map(MemberId::from_uuid),
        units: user.unit.into_iter().map(UnitId::from_uuid).collect(),
        roles,
        rights,
        language: user.language.clone(),
        zone: user.zone.clone(),
    })
}

/// Who is signed in.
pub async fn me(cx: &Cx, who: &Principal) -> Result<Me, Error> {
    let id = who.user.ok_or(Error::NotSignedIn)?;
    let user = store::session::by_id(&mut cx.db.read(), who.tenant, id).await?.ok_or(Error::NotSignedIn)?;
    let company = company::get(cx, who.tenant).await?;
    Ok(Me {
        user: UserCard { id: user.id, login: user.login, name: user.name, language: user.language, zone: user.zone, theme: user.theme },
        roles: who.roles.clone(),
        member: None,
        rights: rights(who),
        company: CompanyCard { name: company.name, currency: company.currency, zone: company.zone },
    })
}

/// For every object some role names, the actions with their widest scope.
fn rights(who: &Principal) -> BTreeMap<String, BTreeMap<&'static str, &'static str>> {
    let objects: BTreeSet<&String> = who.rights.iter().flat_map(|rights| rights.objects.keys()).collect();
    let actions = |object: &str| {
        let scopes = Action::ALL.into_iter().map(|action| (action, who.scope(object, action)));
        scopes.filter(|(_, scope)| *scope != Scope::None).map(|(action, scope)| (action.as_str(), scope.as_str())).collect()
    };
    objects.into_iter().map(|object| (object.clone(), actions(object))).collect()
}
