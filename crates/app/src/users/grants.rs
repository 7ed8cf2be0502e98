//! Which roles a person may give and take: only such as do not exceed the own rights. Refuses changing the own roles,
//! touching somebody with more rights, and leaving the company without anybody who administers it.

use std::collections::BTreeMap;

use access::{Action, Principal, Rights, Scope};
use kernel::{Problem, TenantId, UserId};
use store::users::RoleDocument;
use store::{Read, Tx};

use crate::{Cx, Error, Language};

/// A role as it is offered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Role {
    /// Its key.
    pub key: String,
    /// Its name in the reader's language while it is a standard one, else the company's own.
    pub name: String,
    /// Whether the caller may give it.
    pub grantable: bool,
}

/// Every living role with its rights: the company's own documents, and the standard ones it never wrote.
pub(crate) struct Roles(Vec<(String, String, Rights)>);

impl Roles {
    /// Reads them.
    pub(crate) async fn load(read: &mut impl Read, tenant: TenantId) -> Result<Self, Error> {
        let written = store::users::role_documents(read, tenant).await?;
        let standard = access::standard_roles().into_iter();
        let mut list: Vec<_> = standard
            .filter(|role| written.iter().all(|one| one.key != role.key))
            .map(|role| (role.key.to_owned(), String::new(), role.rights))
            .collect();
        list.extend(written.into_iter().filter(|role| !role.trashed).map(readable));
        list.sort_by(|left, right| left.0.cmp(&right.0));
        Ok(Self(list))
    }

    fn rights(&self, key: &str) -> Option<&Rights> {
        self.0.iter().find(|(known, ..)| known == key).map(|(_, _, rights)| rights)
    }

    /// The rights of these roles; one that is gone grants nothing.
    pub(super) fn of(&self, keys: &[String]) -> Vec<Rights> {
        keys.iter().filter_map(|key| self.rights(key)).cloned().collect()
    }

    /// Refuses a role that does not exist, or that would give more than `who` has.
    pub(crate) fn check(&self, who: &Principal, keys: &[String]) -> Result<(), Error> {
        for key in keys {
            let Some(rights) = self.rights(key) else {
                return Err(Problem::new("role-unknown").with("role", key).field("roles").into());
            };
            if !may_give(who, rights) {
                return Err(Error::Forbidden(Problem::new("role-exceeds").with("role", key).field("roles")));
            }
        }
        Ok(())
    }

    /// Whether one of these roles gives more than `who` may give.
    pub(crate) fn exceed(&self, who: &Principal, keys: &[String]) -> bool {
        keys.iter().filter_map(|key| self.rights(key)).any(|rights| !may_give(who, rights))
    }

    /// Refuses to touch somebody whose roles exceed the caller's rights: a changed address is a way to a password.
    pub(crate) fn check_holder(&self, who: &Principal, held: &[String]) -> Result<(), Error> {
        if self.exceed(who, held) { Err(Error::Forbidden(Problem::new("user-superior"))) } else { Ok(()) }
    }

    /// The roles whose holders may do something with an object.
    pub(crate) fn allowing(&self, object: &str, action: Action) -> Vec<String> {
        let allows = |rights: &Rights| rights.scope(object, action) != Scope::None;
        self.0.iter().filter(|(_, _, rights)| allows(rights)).map(|(key, ..)| key.clone()).collect()
    }

    /// The roles whose holders administer everybody.
    fn administering(&self) -> Vec<String> {
        let all = |rights: &Rights| rights.scope("user", Action::Update) == Scope::All;
        self.0.iter().filter(|(_, _, rights)| all(rights)).map(|(key, ..)| key.clone()).collect()
    }

    /// Whether somebody who may sign in administers everybody.
    pub(crate) async fn administered(&self, tx: &mut Tx, tenant: TenantId) -> Result<bool, Error> {
        let nobody = UserId::from_uuid(uuid::Uuid::nil());
        Ok(store::users::others_hold(tx, tenant, &self.administering(), nobody).await?)
    }

    /// Refuses to leave the company without anybody who administers it: `id` is about to have `left` only.
    pub(super) async fn check_last(
        &self,
        tx: &mut Tx,
        tenant: TenantId,
        id: UserId,
        held: &[String],
        left: &[String],
    ) -> Result<(), Error> {
        let administering = self.administering();
        let among = |keys: &[String]| keys.iter().any(|key| administering.contains(key));
        if !among(held) || among(left) {
            return Ok(());
        }
        store::users::lock(tx, tenant).await?;
        if self.is_last(tx, tenant, id, held).await? {
            return Err(Error::Conflict(Problem::new("user-last-administrator")));
        }
        Ok(())
    }

    /// Whether nobody else administers the company. The caller holds the company's row where it acts on the answer.
    pub(crate) async fn is_last(
        &self,
        read: &mut impl Read,
        tenant: TenantId,
        id: UserId,
        held: &[String],
    ) -> Result<bool, Error> {
        let administering = self.administering();
        let among = held.iter().any(|key| administering.contains(key));
        Ok(among && !store::users::others_hold(read, tenant, &administering, id).await?)
    }
}

/// A document that cannot be read grants nothing, as when its holder signs in.
fn readable(role: RoleDocument) -> (String, String, Rights) {
    let rights = serde_json::from_value(role.rights).unwrap_or_default();
    (role.key, role.name, rights)
}

/// Whoever decides for the whole company what a role is may give each of them to others; everybody else only roles
/// that the own rights cover.
pub(crate) fn may_give(who: &Principal, rights: &Rights) -> bool {
    let whole = |object: &str| who.scope(object, Action::Update) == Scope::All;
    (whole("role") && whole("user")) || who.covers(rights)
}

/// The roles there are, and which of them the caller may give.
///
/// # Errors
/// [`Error::Forbidden`].
pub async fn roles(cx: &Cx, who: &Principal) -> Result<Vec<Role>, Error> {
    who.require("user", Action::Read).map_err(Error::Forbidden)?;
    let roles = Roles::load(&mut cx.db.read(), who.tenant).await?;
    let language = Language::from_tag(&who.language).unwrap_or_default();
    let role = |(key, own, rights): (String, String, Rights)| Role {
        name: named(cx, language, &key, own),
        grantable: may_give(who, &rights),
        key,
    };
    Ok(roles.0.into_iter().map(role).collect())
}

/// Key → name of every role, in a language.
pub(crate) async fn role_names(
    cx: &Cx,
    db: &mut impl Read,
    tenant: TenantId,
    language: Language,
) -> Result<BTreeMap<String, String>, Error> {
    let roles = Roles::load(db, tenant).await?;
    let name = |(key, own, _): (String, String, Rights)| (key.clone(), named(cx, language, &key, own));
    Ok(roles.0.into_iter().map(name).collect())
}

/// A role's name: the company's own, unless it is still the usual one, which then comes in the reader's language.
pub(crate) fn named(cx: &Cx, language: Language, key: &str, own: String) -> String {
    let word = format!("role-{key}");
    let usual = cx.words.find(Language::En, &word, &[]);
    if own.is_empty() || usual.as_deref() == Some(own.as_str()) {
        return cx.words.find(language, &word, &[]).unwrap_or(own);
    }
    own
}
