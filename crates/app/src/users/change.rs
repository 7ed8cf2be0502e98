//! An administrator invites people, changes them, bars them and lets them in again. Refuses roles and links beyond the own
//! rights, the own roles, people with more rights, and the last administrator's way out.

use access::{Action, Principal};
use kernel::{Problem, UserId};
use serde_json::{Map, Value as Json, json};
use store::Tx;
use store::session::User;
use uuid::Uuid;

use super::grants::Roles;
use super::list::{labels, seen};
use super::{check_login, link, reach, taken};
use crate::session::{Present, proof};
use crate::{Cx, Error, trail};

/// A person to invite.
#[derive(Clone, Debug, Default)]
pub struct Invite {
    /// The login, 2 to 120 characters without spaces.
    pub login: String,
    /// Everything else; what is absent is the company's.
    pub values: Change,
}

/// New values; what is absent stays.
#[derive(Clone, Debug, Default)]
pub struct Change {
    /// The name others see.
    pub name: Option<String>,
    /// Where mails about signing in go to.
    pub email: Option<Option<String>>,
    /// Two-letter language key.
    pub language: Option<String>,
    /// IANA zone.
    pub zone: Option<String>,
    /// Keys of the roles, all of them.
    pub roles: Option<Vec<String>>,
    /// The unit the person works in.
    pub unit: Option<Option<Uuid>>,
    /// The record of the employee this is.
    pub employee: Option<Option<Uuid>>,
    /// The record of the member this is.
    pub member: Option<Option<Uuid>>,
}

/// A person who was invited.
#[derive(Clone, Debug)]
pub struct Invited {
    /// The person.
    pub id: UserId,
    /// The link to hand over, shown once; none when it goes by mail.
    pub link: Option<String>,
}

/// Adds a person without a password, who chooses one through a link.
///
/// # Errors
/// [`Error::Forbidden`], also `role-exceeds` and `user-link-exceeds`; `login-malformed`, `login-taken`, `role-unknown` and problems of fields.
pub async fn invite(cx: &Cx, who: &Principal, cmd: &Invite) -> Result<Invited, Error> {
    who.require("user", Action::Create).map_err(Error::Forbidden)?;
    let roles = Roles::load(&mut cx.db.read(), who.tenant).await?;
    let wanted = cleaned(cmd.values.roles.as_deref().unwrap_or_default());
    roles.check(who, &wanted)?;
    let company = crate::company::get(cx, who.tenant).await?;
    let blank = User {
        id: UserId::from_uuid(cx.new_id()),
        login: cmd.login.trim().to_owned(),
        name: cmd.login.trim().to_owned(),
        email: None,
        password_hash: None,
        language: company.language,
        zone: company.zone,
        theme: "system".to_owned(),
        figures: None,
        employee: None,
        member: None,
        unit: None,
        disabled: false,
        version: 1,
    };
    let mut problems: Vec<Problem> = check_login(&blank.login).err().into_iter().collect();
    let user = merged(cx, who, &blank, &cmd.values, &mut problems).await?;
    if !problems.is_empty() {
        return Err(problems.into());
    }
    within(who, Action::Create, &user)?;
    reach::check(&mut cx.db.read(), who, &roles.of(&wanted), &blank, &user).await?;
    let now = cx.now();
    let link = cx
        .db
        .write(async |tx: &mut Tx| {
            store::session::add(tx, who.tenant, &user, now)
                .await
                .map_err(|error| taken(error, &user.login))?;
            store::session::set_roles(tx, who.tenant, user.id, &wanted).await?;
            let mut diff = made(&user);
            diff.insert("login".to_owned(), json!([null, user.login]));
            diff.insert("roles".to_owned(), json!([null, wanted]));
            trail::note(cx, tx, who, "user", Some(user.id.uuid()), "create", &Json::Object(diff)).await?;
            link::hand(cx, tx, who, &user, false).await
        })
        .await?;
    Ok(Invited { id: user.id, link })
}

/// Changes a person; other roles end every session of the person. Another address for mails about signing in wants a fresh
/// proof, and the address until now hears of it.
///
/// # Errors
/// [`Error::Forbidden`] (`role-exceeds`, `user-superior`, `user-own-roles`, `user-link-exceeds`, `proof-needed`), [`Error::NotFound`],
/// [`Error::Stale`], `user-last-administrator`, and problems of fields.
pub async fn change(cx: &Cx, present: &Present, id: UserId, version: i64, cmd: &Change) -> Result<(), Error> {
    let who = &present.who;
    let old = seen(cx, who, id, Action::Update).await?;
    let roles = Roles::load(&mut cx.db.read(), who.tenant).await?;
    let held = held(cx, who, id).await?;
    roles.check_holder(who, &held)?;
    let wanted = cmd.roles.as_deref().map_or_else(|| held.clone(), cleaned);
    if wanted != held {
        if who.user == Some(id) {
            return Err(Error::Forbidden(Problem::new("user-own-roles").field("roles")));
        }
        let new: Vec<String> = wanted.iter().filter(|key| !held.contains(key)).cloned().collect();
        roles.check(who, &new)?;
    }
    let mut problems = Vec::new();
    let new = User { version, ..merged(cx, who, &old, cmd, &mut problems).await? };
    if !problems.is_empty() {
        return Err(problems.into());
    }
    within(who, Action::Update, &new)?;
    reach::check(&mut cx.db.read(), who, &roles.of(&wanted), &old, &new).await?;
    if new.email != old.email {
        proof::require(cx, present)?;
    }
    cx.db
        .write(async |tx: &mut Tx| {
            roles.check_last(tx, who.tenant, id, &held, &wanted).await?;
            if !store::users::update(tx, who.tenant, &new).await? {
                return Err(Error::Stale { current: old.version });
            }
            crate::mail::warn_of_address(cx, tx, who.tenant, (&old, &new)).await?;
            let mut diff = difference(&old, &new);
            if wanted != held {
                store::session::set_roles(tx, who.tenant, id, &wanted).await?;
                diff.insert("roles".to_owned(), json!([held, wanted]));
            }
            trail::note(cx, tx, who, "user", Some(id.uuid()), "update", &Json::Object(diff)).await
        })
        .await
}

/// Bars a person from signing in (every session ends at once), or lets the person in again.
///
/// # Errors
/// [`Error::Forbidden`] (`user-superior`, `user-self`), [`Error::NotFound`], `user-last-administrator`.
pub async fn set_barred(cx: &Cx, who: &Principal, id: UserId, barred: bool) -> Result<(), Error> {
    let Other { user: old, roles, held } = another(cx, who, id).await?;
    cx.db
        .write(async |tx: &mut Tx| {
            if barred {
                roles.check_last(tx, who.tenant, id, &held, &[]).await?;
            }
            store::session::set_disabled(tx, who.tenant, id, barred).await?;
            let diff = json!({ "disabled": [old.disabled, barred] });
            trail::note(cx, tx, who, "user", Some(id.uuid()), "update", &diff).await
        })
        .await
}

/// Somebody else, whom the caller may change.
pub(super) struct Other {
    pub(super) user: User,
    pub(super) roles: Roles,
    /// The keys of those the person holds.
    pub(super) held: Vec<String>,
}

/// Somebody else, for what nobody does to oneself or to people with more rights.
///
/// # Errors
/// [`Error::Forbidden`] (`user-superior`, `user-self`), [`Error::NotFound`].
pub(super) async fn another(cx: &Cx, who: &Principal, id: UserId) -> Result<Other, Error> {
    let user = seen(cx, who, id, Action::Update).await?;
    if who.user == Some(id) {
        return Err(Error::Forbidden(Problem::new("user-self")));
    }
    let roles = Roles::load(&mut cx.db.read(), who.tenant).await?;
    let held = held(cx, who, id).await?;
    roles.check_holder(who, &held)?;
    Ok(Other { user, roles, held })
}

/// The roles a person holds.
pub(super) async fn held(cx: &Cx, who: &Principal, id: UserId) -> Result<Vec<String>, Error> {
    let mut held = store::users::roles_of(&mut cx.db.read(), who.tenant, &[id]).await?;
    Ok(held.remove(&id).unwrap_or_default())
}

fn cleaned(keys: &[String]) -> Vec<String> {
    let mut keys: Vec<String> = keys.to_vec();
    keys.sort();
    keys.dedup();
    keys
}

/// Refuses to put a person where the caller's right does not reach.
fn within(who: &Principal, action: Action, user: &User) -> Result<(), Error> {
    let placed = super::placed(user);
    // Who could see the member was asked before; only whole branches are not asked for here.
    if who.predicate("user", action).admits(placed, |_, _| true) {
        return Ok(());
    }
    Err(Problem::new("field-reference-unknown").field("unit").into())
}

async fn merged(
    cx: &Cx,
    who: &Principal,
    old: &User,
    cmd: &Change,
    problems: &mut Vec<Problem>,
) -> Result<User, Error> {
    let mut new = old.clone();
    if let Some(name) = &cmd.name {
        new.name = name.trim().to_owned();
        if !(1..=200).contains(&new.name.chars().count()) || new.name.chars().any(char::is_control) {
            problems.push(Problem::new("user-name-malformed").field("name"));
        }
    }
    if let Some(email) = &cmd.email {
        new.email = email.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
        if new.email.as_deref().is_some_and(|text| !entity::is_email(text)) {
            problems.push(Problem::new("field-email").field("email"));
        }
    }
    if let Some(language) = &cmd.language {
        new.language.clone_from(language);
        let company = crate::company::get(cx, who.tenant).await?;
        problems.extend(crate::company::language_problem(&company, &old.language, language));
    }
    if let Some(zone) = &cmd.zone {
        new.zone.clone_from(zone);
        if jiff::tz::TimeZone::get(zone).is_err() {
            problems.push(Problem::new("zone-unknown").with("value", zone).field("zone"));
        }
    }
    for (object, slot, given) in [
        ("unit", &mut new.unit, cmd.unit),
        ("employee", &mut new.employee, cmd.employee),
        ("member", &mut new.member, cmd.member),
    ] {
        let Some(given) = given else { continue };
        if given != *slot && given.is_some() && labels(cx, who, object, given.into_iter()).await?.is_empty() {
            problems.push(Problem::new("field-reference-unknown").field(object));
        }
        *slot = given;
    }
    Ok(new)
}

/// What the log tells of a person.
fn view(user: &User) -> [(&'static str, Json); 7] {
    [
        ("name", json!(user.name)),
        ("email", json!(user.email)),
        ("language", json!(user.language)),
        ("zone", json!(user.zone)),
        ("unit", json!(user.unit)),
        ("employee", json!(user.employee)),
        ("member", json!(user.member)),
    ]
}

/// What a new person begins with: there was nothing before.
fn made(user: &User) -> Map<String, Json> {
    let told = view(user).into_iter().filter(|(_, value)| !value.is_null());
    told.map(|(key, value)| (key.to_owned(), json!([null, value]))).collect()
}

/// What differs, old and new.
fn difference(old: &User, new: &User) -> Map<String, Json> {
    let pairs = view(old).into_iter().zip(view(new)).filter(|(old, new)| old != new);
    pairs.map(|((key, old), (_, new))| (key.to_owned(), json!([old, new]))).collect()
}
