//! Who records may be assigned to: the people of the company that the caller knows as colleagues.

use access::{Action, Predicate, Principal};
use kernel::UserId;
use uuid::Uuid;

use crate::{Cx, Error};

/// Most names of one answer.
const MOST: i64 = 20;

/// Somebody who may own records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owner {
    /// The user.
    pub id: Uuid,
    /// The name.
    pub name: String,
}

/// People whose name holds `q`, at most twenty.
///
/// # Errors
/// `access-denied` for whoever may not read employees.
pub async fn owners(cx: &Cx, who: &Principal, q: &str) -> Result<Vec<Owner>, Error> {
    who.require("employee", Action::Read)?;
    let found = store::bulk::owners(&mut cx.db.read(), who.tenant, units(who).as_deref(), q, MOST).await?;
    Ok(found.into_iter().map(|(id, name)| Owner { id, name }).collect())
}

/// The name of somebody the caller may assign records to; none for anybody else.
pub(super) async fn known(cx: &Cx, who: &Principal, id: Uuid) -> Result<Option<String>, Error> {
    if who.user.map(UserId::uuid) != Some(id) {
        who.require("employee", Action::Read)?;
    }
    let mut db = cx.db.read();
    let user = store::session::by_id(&mut db, who.tenant, UserId::from_uuid(id)).await?;
    let near = |unit: Option<Uuid>| match units(who) {
        None => true,
        Some(units) => unit.is_some_and(|unit| units.contains(&unit)),
    };
    let user = user.filter(|user| !user.disabled && (who.user == Some(user.id) || near(user.unit)));
    Ok(user.map(|user| user.name))
}

/// The units whose people the caller knows; none: everybody's.
fn units(who: &Principal) -> Option<Vec<Uuid>> {
    match who.predicate("employee", Action::Read) {
        Predicate::All => None,
        Predicate::Any(_) => Some(who.units.iter().map(|unit| unit.uuid()).collect()),
    }
}
