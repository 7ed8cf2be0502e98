//! The rights of a role before they are written, who may take a duty away, and whether somebody administers the company
//! afterwards.

use access::{BEYOND_CATALOG, Principal, Rights};
use entity::{FieldValue, Object, Values};
use kernel::Problem;
use store::Tx;
use store::records::Record;

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
    let malformed =
        |reason: String| Problem::new("role-rights-malformed").with("reason", reason).field(RIGHTS);
    if !document.is_object() {
        // A list would be read as a document without names.
        return Err(malformed(document.to_string().chars().take(40).collect()).into());
    }
    let rights: Rights =
        serde_json::from_value(document.clone()).map_err(|error| malformed(error.to_string()))?;
    let beyond = BEYOND_CATALOG.iter().map(|(key, _)| *key);
    let known: Vec<&str> = who.catalog.iter().map(|object| object.key.as_str()).chain(beyond).collect();
    // A role may name what was there once: an own object that is out of use keeps its rights.
    let own = |key: &String| key.starts_with(entity::custom::PREFIX) || key == "job";
    let mut asked = rights.clone();
    asked.objects.retain(|key, _| !own(key));
    asked.fields.retain(|key, _| !own(key));
    asked.check(&known).map_err(|problem| problem.field(RIGHTS))?;
    if may_give(who, &rights) {
        Ok(())
    } else {
        Err(Error::Forbidden(Problem::new("role-rights-exceed").field(RIGHTS)))
    }
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
