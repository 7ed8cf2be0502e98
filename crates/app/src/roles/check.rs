//! The rights of a role before they are written, who may take a duty away, and whether somebody administers the company
//! afterwards.

use access::{BEYOND_CATALOG, Principal, Rights};
use entity::{FieldValue, Object, Values};
use kernel::Problem;
use store::records::Record;
use store::{Read, Tx};

use crate::Error;
use crate::users::{Roles, may_give};

/// The key of the object, and of its field.
const ROLE: &str = "role";
const RIGHTS: &str = "rights";
/// Whether a role asks its people for a second factor.
const DUTY: &str = "second_factor";

/// Refuses rights of a role that cannot be read, name an object that does not exist, or exceed the caller's own. Other
/// objects pass.
///
/// # Errors
/// `role-rights-malformed`, `role-object-unknown`; [`Error::Forbidden`] `role-rights-exceed`.
pub(crate) fn check(who: &Principal, object: &Object, values: &Values) -> Result<(), Error> {
    let Some(FieldValue::Json(document)) = values.get(RIGHTS).filter(|_| object.key == ROLE) else {
        return Ok(());
    };
    let malformed = |reason: String| {
        let name = kernel::culprit(&reason).unwrap_or("none").to_owned();
        Problem::new("role-rights-malformed").with("name", name).with("reason", reason).field(RIGHTS)
    };
    if !document.is_object() {
        // A list would be read as a document without names.
        return Err(malformed(document.to_string().chars().take(40).collect()).into());
    }
    let rights: Rights =
        serde_json::from_value(document.clone()).map_err(|error| malformed(error.to_string()))?;
    let beyond = |key: &str| BEYOND_CATALOG.iter().any(|(known, _)| *known == key);
    // A role may name what was there once: an own object that is out of use keeps its rights. Of fields, see [`known_fields`].
    let own = |key: &str| key.starts_with(entity::custom::PREFIX) || key == "job";
    let knows = |key: &str, field: Option<&str>| {
        field.is_some() || who.catalog.get(key).is_some() || beyond(key) || own(key)
    };
    rights.check(knows).map_err(|problem| problem.field(RIGHTS))?;
    if may_give(who, &rights) {
        Ok(())
    } else {
        Err(Error::Forbidden(Problem::new("role-rights-exceed").field(RIGHTS)))
    }
}

/// Refuses rights of a role that name a field its object does not have: a misspelt one would leave open what it was to close.
/// What a role of the company has named before may go on being named: a field that is out of use, and what was kept before
/// anybody looked.
///
/// # Errors
/// `role-field-unknown`.
pub(crate) async fn known_fields(
    db: &mut impl Read,
    who: &Principal,
    object: &Object,
    values: &Values,
) -> Result<(), Error> {
    let Some(FieldValue::Json(document)) = values.get(RIGHTS).filter(|_| object.key == ROLE) else {
        return Ok(());
    };
    let rights: Rights = serde_json::from_value(document.clone()).unwrap_or_default();
    let there = |key: &str, field: &str| {
        who.catalog.get(key).is_some_and(|one| one.field(field).is_some() || one.part(field).is_some())
    };
    let checked = |before: &dyn Fn(&str, &str) -> bool| {
        rights.check(|key, field| field.is_none_or(|field| there(key, field) || before(key, field)))
    };
    if checked(&|_, _| false).is_ok() {
        return Ok(());
    }
    let kept = store::users::role_documents(db, who.tenant).await?;
    let before = |key: &str, field: &str| {
        kept.iter().any(|role| role.rights.get("fields").and_then(|all| all.get(key)?.get(field)).is_some())
    };
    Ok(checked(&before).map_err(|problem| problem.field(RIGHTS))?)
}

/// Refuses to take the duty of a second factor from people with more rights than the caller's own, with this role or with
/// another: by its field, by a new key, which leaves its people behind, or by the trash (`after` is none).
///
/// # Errors
/// [`Error::Forbidden`] `role-duty-exceeds`.
pub(crate) async fn keeps_duty(
    tx: &mut Tx,
    who: &Principal,
    object: &Object,
    before: &Record,
    after: Option<&Record>,
) -> Result<(), Error> {
    let asks = |record: &Record| record.values.get(DUTY) == Some(&FieldValue::Bool(true));
    let code = |record: &Record| record.values.get("code").map(FieldValue::to_text).unwrap_or_default();
    let kept = after.is_some_and(|after| asks(after) && code(after) == code(before));
    if object.key != ROLE || !asks(before) || kept {
        return Ok(());
    }
    let rights: Rights = match before.values.get(RIGHTS) {
        Some(FieldValue::Json(document)) => serde_json::from_value(document.clone()).unwrap_or_default(),
        _ => Rights::default(),
    };
    let beside = store::users::roles_beside(tx, who.tenant, &code(before)).await?;
    if may_give(who, &rights) && !Roles::load(tx, who.tenant).await?.exceed(who, &beside) {
        return Ok(());
    }
    Err(Error::Forbidden(Problem::new("role-duty-exceeds").field(DUTY)))
}

/// Whether somebody administered the company before a role was changed.
pub(crate) struct Administered(bool);

impl Administered {
    /// Looks, where a role is about to be changed or trashed.
    pub(crate) async fn before(tx: &mut Tx, who: &Principal, object: &Object) -> Result<Self, Error> {
        if object.key != ROLE {
            return Ok(Self(false));
        }
        // Two changes at once wait for each other.
        store::users::lock(tx, who.tenant).await?;
        Ok(Self(Roles::load(tx, who.tenant).await?.administered(tx, who.tenant).await?))
    }

    /// Refuses to leave the company without anybody who administers it.
    ///
    /// # Errors
    /// [`Error::Conflict`] `user-last-administrator`.
    pub(crate) async fn still(self, tx: &mut Tx, who: &Principal) -> Result<(), Error> {
        if !self.0 || Roles::load(tx, who.tenant).await?.administered(tx, who.tenant).await? {
            return Ok(());
        }
        Err(Error::Conflict(Problem::new("user-last-administrator")))
    }
}
