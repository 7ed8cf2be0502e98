//! Standard roles grow with the product: what a release adds to the roles it ships reaches companies that were there before.
//! Refuses roles that somebody has changed, renamed, trashed or written anew, and to do it twice.

use std::collections::BTreeMap;

use access::{Action, Principal, Rights, STANDARD_STEPS, StandardRole, earlier, standard_roles};
use entity::{FieldValue, Object, Values};
use serde_json::{Value as Json, json};
use store::Tx;
use store::records::{Change, Stamp, diff};
use store::users::RoleDocument;
use uuid::Uuid;

use crate::{Cx, Error, Language, trail};

/// Where the company notes how many of the additions have reached it.
const REACHED: &str = "standard_roles";
/// What is looked at of a role's past; one that was changed more often is nobody's standard any more.
const PAST_MAX: i64 = 200;

/// Gives standard roles nobody has changed what was added to them since the company was founded, once for each release; gives
/// how many grew. Safe to call again, and from two processes at once.
///
/// # Errors
/// Faults of the database.
pub async fn grow(cx: &Cx) -> Result<usize, Error> {
    let tenant = cx.tenant().await?;
    if is_reached(&store::company::settings(&mut cx.db.read(), tenant).await?) {
        return Ok(0);
    }
    let object = entity::object("role").ok_or_else(|| Error::internal("the object role is not defined"))?;
    let who = Principal::operator(tenant);
    cx.db
        .write(async |tx: &mut Tx| {
            store::users::lock(tx, tenant).await?;
            let mut settings = store::company::settings(tx, tenant).await?;
            if is_reached(&settings) {
                return Ok(0);
            }
            let written = store::users::role_documents(tx, tenant).await?;
            let mut grown = 0;
            for role in standard_roles() {
                let Some(found) = written.iter().find(|one| one.key == role.key) else { continue };
                if is_standard(cx, tx, &who, &role, found).await? {
                    widen(cx, tx, &who, object, &role, found.id).await?;
                    grown += 1;
                }
            }
            settings[REACHED] = json!(STANDARD_STEPS);
            store::company::set_settings(tx, tenant, &settings).await?;
            Ok(grown)
        })
        .await
}

fn is_reached(settings: &Json) -> bool {
    let reached = settings.get(REACHED).and_then(Json::as_u64).unwrap_or(0);
    usize::try_from(reached).is_ok_and(|reached| reached >= STANDARD_STEPS)
}

/// Whether a company's role is one as an older release has shipped it, and nobody has ever changed what it is.
async fn is_standard(
    cx: &Cx,
    tx: &mut Tx,
    who: &Principal,
    role: &StandardRole,
    found: &RoleDocument,
) -> Result<bool, Error> {
    let shipped = cx.words.find(Language::En, &format!("role-{}", role.key), &[]);
    let rights = serde_json::from_value::<Rights>(found.rights.clone()).ok();
    let older = rights.is_some_and(|rights| earlier(role).contains(&rights));
    if found.trashed || !older || shipped.as_deref() != Some(found.name.as_str()) {
        return Ok(false);
    }
    // Taken away on purpose, what was added looks like what was never there: the past tells the two apart.
    let past = store::audit::history(tx, who.tenant, "role", &[found.id], None, PAST_MAX).await?;
    let changed = past.iter().any(|entry| {
        let named = |key: &str| entry.diff.as_ref().is_none_or(|diff| diff.get(key).is_some());
        ["code", "name", "rights"].into_iter().any(named)
    });
    Ok(!changed && i64::try_from(past.len()).is_ok_and(|count| count < PAST_MAX))
}

async fn widen(
    cx: &Cx,
    tx: &mut Tx,
    who: &Principal,
    object: &Object,
    role: &StandardRole,
    id: Uuid,
) -> Result<(), Error> {
    let found = store::records::get(tx, who, object, Action::Update, id).await?.ok_or(Error::NotFound)?;
    let rights = serde_json::to_value(&role.rights).map_err(Error::internal)?;
    let values = Values::from([("rights".to_owned(), FieldValue::Json(rights))]);
    let (change, stamp) = (Change { values, parts: BTreeMap::new() }, Stamp { at: cx.now(), by: None });
    let done = store::records::update(tx, who, object, id, found.version, &change, stamp).await?;
    let (before, after) = done.ok_or(Error::NotFound)?;
    trail::note(cx, tx, who, "role", Some(id), "update", &diff(Some(&before), Some(&after))).await
}
