//! People who may sign in: invited, given roles and passwords, barred; every such change ends the person's sessions.
//! What stands in this file is for the operator at the machine, the rest for those who administer by the screen.

mod change;
mod factor;
mod grants;
mod identity;
pub(crate) mod link;
mod list;
mod reach;

use access::Principal;
use kernel::{Problem, TenantId, UserId};
use serde_json::{Value as Json, json};
use store::Tx;
use store::session::User;
use uuid::Uuid;

use crate::session::password;
use crate::{Cx, Error, trail};

pub use change::{Change, Invite, Invited, change, invite, set_barred};
pub use factor::{forget_factor, reset_factor};
pub(crate) use grants::named;
pub use grants::{Role, roles};
pub(crate) use grants::{Roles, may_give, role_names};
pub use identity::{identities, unlink_identity};
pub use link::{Found, look, redeem, send};
pub(crate) use list::seen;
pub use list::{Card, get, list};
pub use store::users::{Filter, Purpose, Standing};

/// A person to add.
#[derive(Clone, Default)]
pub struct NewUser {
    /// The login, 2 to 120 characters without spaces.
    pub login: String,
    /// The name others see.
    pub name: String,
    /// The first password.
    pub password: String,
    /// Keys of the roles.
    pub roles: Vec<String>,
    /// Two-letter language key; empty takes the company's.
    pub language: String,
    /// The record of the employee this is.
    pub employee: Option<Uuid>,
    /// The record of the member this is.
    pub member: Option<Uuid>,
    /// The unit this person works in.
    pub unit: Option<Uuid>,
}

/// Adds a person who may sign in. For the command line and the loading of demo data: whoever may run the binary on the
/// data folder may do this.
///
/// # Errors
/// `login-malformed`, `login-taken`, `role-unknown`, and the problems of [`crate::session::password::check`].
pub async fn add(cx: &Cx, new: &NewUser) -> Result<UserId, Error> {
    let tenant = cx.tenant().await?;
    check_login(&new.login)?;
    check_roles(cx, tenant, &new.roles).await?;
    let company = crate::company::get(cx, tenant).await?;
    let hash = cx.passwords.hash(&new.login, &new.password, password::CHARACTERS_MIN).await?;
    let user = User {
        id: UserId::from_uuid(cx.new_id()),
        login: new.login.clone(),
        name: if new.name.is_empty() { new.login.clone() } else { new.name.clone() },
        email: entity::is_email(&new.login).then(|| new.login.clone()),
        password_hash: Some(hash),
        language: if new.language.is_empty() { company.language } else { new.language.clone() },
        zone: company.zone,
        theme: "system".to_owned(),
        figures: None,
        employee: new.employee,
        member: new.member,
        unit: new.unit,
        disabled: false,
        version: 1,
    };
    let now = cx.now();
    cx.db
        .write(async |tx: &mut Tx| {
            store::session::add(tx, tenant, &user, now).await.map_err(|error| taken(error, &user.login))?;
            store::session::set_roles(tx, tenant, user.id, &new.roles).await?;
            let diff = json!({ "login": [null, user.login], "roles": [null, new.roles] });
            noted(cx, tx, tenant, user.id, "create", &diff).await
        })
        .await?;
    Ok(user.id)
}

fn check_login(login: &str) -> Result<(), Problem> {
    let count = login.chars().count();
    let plain = !login.chars().any(|one| one.is_whitespace() || one.is_control());
    if (2..=120).contains(&count) && plain {
        Ok(())
    } else {
        Err(Problem::new("login-malformed").field("login"))
    }
}

fn taken(error: store::Error, login: &str) -> Error {
    if error.is_unique("app_user", "login_folded") {
        return Error::Conflict(Problem::new("login-taken").with("login", login).field("login"));
    }
    error.into()
}

/// Where a person stands, for what a predicate says of people.
pub(crate) fn placed(user: &User) -> access::Placed<'static> {
    access::Placed {
        owner: Some(user.id),
        member: user.member.map(kernel::MemberId::from_uuid),
        unit: user.unit.map(kernel::UnitId::from_uuid),
        zone: None,
        employee: user.employee.map(kernel::EmployeeId::from_uuid),
        ..access::Placed::default()
    }
}

async fn find(cx: &Cx, tenant: TenantId, login: &str) -> Result<User, Error> {
    let found = store::session::by_login(&mut cx.db.read(), tenant, login).await?;
    found.ok_or_else(|| Problem::new("user-unknown").with("login", login).field("login").into())
}

/// Sets a new password.
///
/// # Errors
/// `user-unknown`, and the problems of [`crate::session::password::check`].
pub async fn reset_password(cx: &Cx, login: &str, new: &str) -> Result<(), Error> {
    let tenant = cx.tenant().await?;
    let user = find(cx, tenant, login).await?;
    let hash = cx.passwords.hash(&user.login, new, password::CHARACTERS_MIN).await?;
    cx.db
        .write(async |tx: &mut Tx| {
            store::session::set_password(tx, tenant, user.id, &hash, None).await?;
            crate::mail::warn(cx, tx, tenant, &user, store::mail::MailPurpose::PasswordChosen).await?;
            noted(cx, tx, tenant, user.id, "password", &Json::Null).await
        })
        .await
}

/// Bars a person from signing in, or lets the person in again.
///
/// # Errors
/// `user-unknown`.
pub async fn set_disabled(cx: &Cx, login: &str, disabled: bool) -> Result<(), Error> {
    let tenant = cx.tenant().await?;
    let user = find(cx, tenant, login).await?;
    cx.db
        .write(async |tx: &mut Tx| {
            store::session::set_disabled(tx, tenant, user.id, disabled).await?;
            noted(cx, tx, tenant, user.id, "update", &json!({ "disabled": [user.disabled, disabled] })).await
        })
        .await
}

/// Gives a person exactly these roles.
///
/// # Errors
/// `user-unknown`, `role-unknown`.
pub async fn set_roles(cx: &Cx, login: &str, roles: &[String]) -> Result<(), Error> {
    let tenant = cx.tenant().await?;
    let user = find(cx, tenant, login).await?;
    check_roles(cx, tenant, roles).await?;
    cx.db
        .write(async |tx: &mut Tx| {
            store::session::set_roles(tx, tenant, user.id, roles).await?;
            noted(cx, tx, tenant, user.id, "update", &json!({ "roles": [null, roles] })).await
        })
        .await
}

/// The operator did it.
async fn noted(
    cx: &Cx,
    tx: &mut Tx,
    tenant: TenantId,
    id: UserId,
    action: &str,
    diff: &Json,
) -> Result<(), Error> {
    trail::note(cx, tx, &Principal::operator(tenant), "user", Some(id.uuid()), action, diff).await
}

/// Refuses a role that is neither standard nor written by the company.
async fn check_roles(cx: &Cx, tenant: TenantId, roles: &[String]) -> Result<(), Error> {
    for role in roles {
        let standard = access::standard_roles().iter().any(|one| one.key == role);
        if !standard && !store::session::role_exists(&mut cx.db.read(), tenant, role).await? {
            return Err(Problem::new("role-unknown").with("role", role).field("roles").into());
        }
    }
    Ok(())
}

/// A password nobody chose: five groups of letters that are not mistaken for each other, about 113 bits.
pub fn made_up_password() -> String {
    const LETTERS: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz23456789+";
    let mut bytes = [0u8; 25];
    crate::ids::fill(&mut bytes);
    let groups: Vec<String> = bytes
        .chunks(5)
        .map(|five| five.iter().map(|byte| char::from(LETTERS[usize::from(byte % 31)])).collect())
        .collect();
    groups.join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn made_up_passwords_keep_the_rules_and_differ() {
        for _ in 0..200 {
            let made = made_up_password();
            password::check("anna", &made, password::CHARACTERS_MIN)
                .expect("a made-up password is a good one");
            assert_ne!(made, made_up_password());
        }
    }

    #[test]
    fn logins_are_plain() {
        for right in ["anna", "anna@example.org", "Żółw.1"] {
            check_login(right).expect(right);
        }
        for wrong in ["", "a", "a b", "a\u{0}b", "a\n", &"a".repeat(121)] {
            assert_eq!(check_login(wrong).expect_err(wrong).code, "login-malformed");
        }
    }
}
