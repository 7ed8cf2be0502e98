//! Setting how a series reads and where it goes on.

use access::{Action, Principal};
use entity::Series;
use entity::series::NUMBER_MAX;
use kernel::Problem;
use serde_json::json;
use store::Tx;
use store::series::Running;

use super::{OBJECT, Standing, every, list};
use crate::definitions::OBJECT as DEFINITION;
use crate::{Cx, Error, trail};

/// How a series shall read from now on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Prefix, width, year.
    pub series: Series,
    /// The next number; none leaves it.
    pub next: Option<i64>,
}

/// Sets a series over the version the caller has seen. Codes that were given stay as they are.
///
/// # Errors
/// `access-denied`, [`Error::NotFound`], [`Error::Stale`], `series-prefix`, `series-width`, `series-prefix-taken`, `series-next`,
/// `series-next-given`.
pub async fn change(
    cx: &Cx,
    who: &Principal,
    name: &str,
    seen: i64,
    new: &Change,
) -> Result<Standing, Error> {
    who.require(DEFINITION, Action::Update)?;
    let one = every(&who.catalog).find(|one| one.name == name).ok_or(Error::NotFound)?;
    let old = one.series.clone();
    let mut problems = new.series.problems("");
    let alike = |other: &Series| other.prefix.to_lowercase() == new.series.prefix.to_lowercase();
    if !alike(&old) && every(&who.catalog).any(|other| other.name != name && alike(other.series)) {
        problems.push(Problem::new("series-prefix-taken").token(&new.series.prefix).field("prefix"));
    }
    if new.next.is_some_and(|next| !(1..=NUMBER_MAX).contains(&next)) {
        problems.push(Problem::new("series-next").with("max", NUMBER_MAX).field("next"));
    }
    if !problems.is_empty() {
        return Err(problems.into());
    }
    let counter = cx.db.write(async |tx: &mut Tx| within(cx, tx, who, name, seen, (&old, new)).await).await?;
    if new.next.is_some() {
        store::series::forget_spares(&cx.db, who.tenant, &counter);
    }
    cx.catalogs.forget(who.tenant);
    let catalog = crate::definitions::catalog(cx, who.tenant).await?;
    let who = Principal { catalog, ..who.clone() };
    list(cx, &who).await?.into_iter().find(|one| one.series == name).ok_or(Error::NotFound)
}

/// Writes it; gives the name its numbers are counted under.
async fn within(
    cx: &Cx,
    tx: &mut Tx,
    who: &Principal,
    name: &str,
    seen: i64,
    (old, new): (&Series, &Change),
) -> Result<String, Error> {
    let kept = store::series::all(tx, who.tenant).await?;
    let current = kept.get(name).map_or(0, |kept| kept.version);
    let now = cx.now();
    let running = store::series::running(tx, who.tenant, name, &new.series, now).await?;
    let given = store::series::given(tx, who.tenant, &running.counter).await?;
    if current != seen || !store::series::set(tx, who.tenant, name, &new.series, seen).await? {
        return Err(Error::Stale { current });
    }
    go_on(tx, who, &running, new.next, given).await?;
    let was = json!({ "prefix": old.prefix, "width": old.width, "yearly": old.yearly });
    let is = json!({
        "prefix": new.series.prefix,
        "width": new.series.width,
        "yearly": new.series.yearly,
        "next": new.next.unwrap_or(given + 1),
    });
    trail::audit(cx, tx, who, OBJECT, None, "update", &json!({ name: [was, is] })).await?;
    Ok(running.counter)
}

async fn go_on(
    tx: &mut Tx,
    who: &Principal,
    running: &Running,
    next: Option<i64>,
    given: i64,
) -> Result<(), Error> {
    let Some(next) = next.filter(|next| *next != given + 1) else { return Ok(()) };
    if store::series::go_on(tx, who.tenant, &running.counter, next).await? {
        return Ok(());
    }
    Err(Problem::new("series-next-given").with("code", running.code(given)).field("next").into())
}
