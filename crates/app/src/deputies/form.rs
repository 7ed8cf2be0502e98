//! What a deputy can be named with: the roles the absent person holds, in the reader's words. Refuses people out of reach.

use std::collections::BTreeMap;

use access::Principal;
use kernel::UserId;

use super::name::absent;
use crate::{Cx, Error, Language, users};

/// A role that can be lent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleChoice {
    /// Its key.
    pub key: String,
    /// Its name.
    pub name: String,
}

/// The roles of the caller, or of somebody the caller administers.
///
/// # Errors
/// [`Error::Forbidden`], [`Error::NotFound`].
pub async fn form(cx: &Cx, who: &Principal, person: Option<UserId>) -> Result<Vec<RoleChoice>, Error> {
    let person = absent(cx, who, person).await?;
    let mut held = store::users::roles_of(&mut cx.db.read(), who.tenant, &[person.id]).await?;
    let known = names(cx, who).await?;
    let role =
        |key: String| RoleChoice { name: known.get(&key).cloned().unwrap_or_else(|| key.clone()), key };
    Ok(held.remove(&person.id).unwrap_or_default().into_iter().map(role).collect())
}

/// Key → name of every role, in the reader's words.
pub(super) async fn names(cx: &Cx, who: &Principal) -> Result<BTreeMap<String, String>, Error> {
    let language = Language::from_tag(&who.language).unwrap_or_default();
    let written = store::users::role_documents(&mut cx.db.read(), who.tenant).await?;
    let standard = access::standard_roles().into_iter().map(|role| (role.key.to_owned(), String::new()));
    let all = standard.chain(written.into_iter().map(|role| (role.key, role.name)));
    Ok(all.map(|(key, own)| (key.clone(), users::named(cx, language, &key, own))).collect())
}
