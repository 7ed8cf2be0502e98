//! People who may sign in, as far as the caller's right reaches: a page of them, one of them; refuses to show
//! anything a password could be guessed or taken from.

use std::collections::BTreeMap;

use access::{Action, Principal};
use kernel::UserId;
use store::session::User;
use store::users::{Filter, Standing};
use uuid::Uuid;

use crate::{Cx, Error};

/// The most people of a page.
const PAGE_MAX: i64 = 200;

/// A person who may sign in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// The person; the hash of the password never leaves.
    pub user: User,
    /// Keys of the roles.
    pub roles: Vec<String>,
    /// Whether the person can sign in.
    pub standing: Standing,
    /// The unit's label, when the caller may read it.
    pub unit: Option<String>,
    /// The employee's label.
    pub employee: Option<String>,
    /// The member's label.
    pub member: Option<String>,
    /// What became of the latest mail to the person; only where one person was asked for.
    pub mail: Option<store::mail::Mail>,
    /// Whether a mail can reach the person.
    pub reachable: bool,
    /// Whether signing in asks the person for a code.
    pub second_factor: bool,
}

/// People the caller sees, by login; `cursor` is the login of the last one of the page before.
///
/// # Errors
/// [`Error::Forbidden`].
pub async fn list(
    cx: &Cx,
    who: &Principal,
    filter: &Filter,
    cursor: Option<&str>,
    limit: i64,
) -> Result<(Vec<Card>, Option<String>), Error> {
    who.require("user", Action::Read).map_err(Error::Forbidden)?;
    let limit = limit.clamp(1, PAGE_MAX);
    let predicate = who.predicate("user", Action::Read);
    let after = cursor.map(kernel::fold);
    let mut people =
        store::users::list(&mut cx.db.read(), who.tenant, &predicate, filter, after.as_deref(), limit + 1)
            .await?;
    let most = usize::try_from(limit).unwrap_or(0);
    let more = people.len() > most;
    people.truncate(most);
    let next = people.last().filter(|_| more).map(|last| last.login.clone());
    Ok((cards(cx, who, people).await?, next))
}

/// One person the caller sees.
///
/// # Errors
/// [`Error::Forbidden`]; [`Error::NotFound`].
pub async fn get(cx: &Cx, who: &Principal, id: UserId) -> Result<Card, Error> {
    let user = seen(cx, who, id, Action::Read).await?;
    let mail = store::mail::latest(&mut cx.db.read(), who.tenant, id).await?;
    let card = cards(cx, who, vec![user]).await?.pop().ok_or(Error::NotFound)?;
    Ok(Card { mail, ..card })
}

/// The person, when the caller's right to `action` reaches it.
pub(crate) async fn seen(cx: &Cx, who: &Principal, id: UserId, action: Action) -> Result<User, Error> {
    who.require("user", action).map_err(Error::Forbidden)?;
    let mut read = cx.db.read();
    let visible = who.predicate("user", Action::Read);
    let user = store::users::get(&mut read, who.tenant, &visible, id).await?.ok_or(Error::NotFound)?;
    if action == Action::Read {
        return Ok(user);
    }
    store::users::get(&mut read, who.tenant, &who.predicate("user", action), id).await?.ok_or_else(|| {
        Error::Forbidden(
            kernel::Problem::new("access-denied").with("object", "user").with("action", action.as_str()),
        )
    })
}

async fn cards(cx: &Cx, who: &Principal, people: Vec<User>) -> Result<Vec<Card>, Error> {
    let ids: Vec<UserId> = people.iter().map(|user| user.id).collect();
    let mut roles = store::users::roles_of(&mut cx.db.read(), who.tenant, &ids).await?;
    let factors = store::factor::holders(&mut cx.db.read(), who.tenant, &ids).await?;
    let linked = store::openid::holders(&mut cx.db.read(), who.tenant, &ids).await?;
    let units = labels(cx, who, "unit", people.iter().filter_map(|user| user.unit)).await?;
    let employees = labels(cx, who, "employee", people.iter().filter_map(|user| user.employee)).await?;
    let members = labels(cx, who, "member", people.iter().filter_map(|user| user.member)).await?;
    let label =
        |labels: &BTreeMap<Uuid, String>, id: Option<Uuid>| id.and_then(|id| labels.get(&id).cloned());
    let card = |user: User| Card {
        roles: roles.remove(&user.id).unwrap_or_default(),
        standing: standing(&user, linked.contains(&user.id)),
        unit: label(&units, user.unit),
        employee: label(&employees, user.employee),
        member: label(&members, user.member),
        mail: None,
        reachable: crate::mail::reaches(cx, &user),
        second_factor: factors.contains(&user.id),
        user: User { password_hash: None, ..user },
    };
    Ok(people.into_iter().map(card).collect())
}

/// `linked`: to a sign-in provider, which does as well as a password.
fn standing(user: &User, linked: bool) -> Standing {
    match (user.disabled, user.password_hash.is_some() || linked) {
        (true, _) => Standing::Barred,
        (false, false) => Standing::Invited,
        (false, true) => Standing::Active,
    }
}

/// Names of records, as far as the caller may read them.
pub(super) async fn labels(
    cx: &Cx,
    who: &Principal,
    object: &str,
    ids: impl Iterator<Item = Uuid>,
) -> Result<BTreeMap<Uuid, String>, Error> {
    let mut ids: Vec<Uuid> = ids.collect();
    ids.sort_unstable();
    ids.dedup();
    let Some(object) = who.catalog.get(object).filter(|object| who.may(&object.key, Action::Read)) else {
        return Ok(BTreeMap::new());
    };
    let found = store::records::labels(&mut cx.db.read(), who, object, &ids).await?;
    let text = |label: store::records::Label| match &label.code {
        Some(code) if !label.name.is_empty() => format!("{} · {code}", label.name),
        _ => label.words().to_owned(),
    };
    Ok(found.into_iter().map(|(id, label)| (id, text(label))).collect())
}
