//! Who records may be assigned to: the people of the company that the caller knows as colleagues.

use access::{Action, Principal};
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
    let reach = who.predicate("employee", Action::Read);
    let found = store::bulk::owners(&mut cx.db.read(), who.tenant, &reach, q, MOST).await?;
    Ok(found.into_iter().map(|(id, name)| Owner { id, name }).collect())
}

/// The name of somebody the caller may assign records to; none for anybody else.
pub(crate) async fn known(cx: &Cx, who: &Principal, id: Uuid) -> Result<Option<String>, Error> {
    if who.user.map(UserId::uuid) != Some(id) {
        who.require("employee", Action::Read)?;
    }
    let mut db = cx.db.read();
    let user = store::session::by_id(&mut db, who.tenant, UserId::from_uuid(id)).await?;
    let Some(user) = user.filter(|user| !user.disabled) else { return Ok(None) };
    // Being in somebody's downline makes nobody a colleague.
    let near = who.predicate("employee", Action::Read).admits(crate::users::placed(&user), |_, _| false);
    Ok((who.user == Some(user.id) || near).then_some(user.name))
}
