//! What a company adds to its objects at run time: fields, choices, layouts, and objects of its own. Refuses to lose
//! what records hold: a key keeps its type for ever, and a choice that is used stays.

mod apply;
mod changes;
pub mod compute;
mod get;
mod standing;

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use access::{Action, Principal};
use entity::{Catalog, Document, Labels};
use jiff::{SignedDuration, Timestamp};
use kernel::TenantId;

use self::standing::Standing;
use crate::{Cx, Error, Language};

pub use apply::{Applied, apply, check, undo};
pub use changes::{Change, Report};
pub use get::{Definition, Summary, VersionNote, get, list};

/// The object of access decisions.
pub const OBJECT: &str = "definition";

/// How old a catalog may be that another process may have changed.
const FRESH: SignedDuration = SignedDuration::from_secs(1);

/// The catalogs read last, by company.
#[derive(Clone, Debug, Default)]
pub struct Catalogs(Arc<Mutex<HashMap<TenantId, Held>>>);

/// A catalog and when it was read.
type Held = (Timestamp, Arc<Catalog>);

impl Catalogs {
    fn known(&self, tenant: TenantId, now: Timestamp) -> Option<Arc<Catalog>> {
        let held = self.0.lock().ok()?;
        let (at, catalog) = held.get(&tenant)?;
        (now.duration_since(*at).abs() < FRESH).then(|| catalog.clone())
    }

    fn keep(&self, tenant: TenantId, now: Timestamp, catalog: &Arc<Catalog>) {
        if let Ok(mut held) = self.0.lock() {
            held.insert(tenant, (now, catalog.clone()));
        }
    }

    /// Forgets a company's catalog: it has changed.
    pub(crate) fn forget(&self, tenant: TenantId) {
        if let Ok(mut held) = self.0.lock() {
            held.remove(&tenant);
        }
    }
}

/// The objects of a company. A change made here is seen at once, one made by another process within a second.
///
/// # Errors
/// Faults of the database.
pub async fn catalog(cx: &Cx, tenant: TenantId) -> Result<Arc<Catalog>, Error> {
    let now = cx.now();
    if let Some(known) = cx.catalogs.known(tenant, now) {
        return Ok(known);
    }
    let mut changed = Vec::new();
    let standing = Standing::load(&mut cx.db.read(), tenant).await?;
    for version in &standing.current {
        let refused = match Document::read(&version.document) {
            Ok(document) if document.object.as_ref().is_some_and(|own| own.retired) => continue,
            Ok(document) => {
                let Some(base) = standing.base(&version.object, &document) else { continue };
                match document.extend(&base, &|key| standing.exists(key)) {
                    Ok(object) => {
                        changed.push(object);
                        continue;
                    }
                    Err(problems) => problems,
                }
            }
            Err(problem) => vec![problem],
        };
        // An extension that an older release took: the standard object works without it.
        tracing::error!(
            object = version.object,
            version = version.version,
            ?refused,
            "an extension cannot be read"
        );
    }
    let kept = store::series::all(&mut cx.db.read(), tenant).await?;
    crate::series::lay_upon(&mut changed, &kept);
    let catalog = if changed.is_empty() { Catalog::standard() } else { Arc::new(Catalog::with(changed)) };
    cx.catalogs.keep(tenant, now, &catalog);
    Ok(catalog)
}

/// The operator at the machine with the company's own objects and fields.
///
/// # Errors
/// Faults of the database.
pub async fn operator(cx: &Cx, tenant: TenantId) -> Result<Principal, Error> {
    Ok(Principal { catalog: catalog(cx, tenant).await?, ..Principal::operator(tenant) })
}

/// The words of a company's own thing: in the reader's language, else in English, else the first there are.
#[must_use]
pub fn words(labels: &Labels, language: Language) -> Option<String> {
    let filled = |label: &&String| !label.trim().is_empty();
    let found = labels.get(language.key()).filter(filled).or_else(|| labels.get("en").filter(filled));
    found.or_else(|| labels.values().find(filled)).cloned()
}

/// Reads a document as it came.
///
/// # Errors
/// `access-denied`; `definition-malformed` with what is wrong.
pub fn parse(who: &Principal, json: &serde_json::Value) -> Result<Document, Error> {
    who.require(OBJECT, Action::Update)?;
    Document::read(json).map_err(|problem| problem.field("document").into())
}
