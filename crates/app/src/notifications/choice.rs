//! Which kinds of news a person wants to hear.

use access::Principal;
use kernel::Problem;
use store::Tx;

use super::{KINDS, reader};
use crate::{Cx, Error};

/// A kind of news, and whether the person wants it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// One of [`KINDS`].
    pub kind: &'static str,
    /// Whether it is told.
    pub wanted: bool,
}

/// The kinds as the caller has chosen.
///
/// # Errors
/// [`Error::NotFound`] for nobody in particular.
pub async fn choices(cx: &Cx, who: &Principal) -> Result<Vec<Choice>, Error> {
    let off = store::notifications::off(&mut cx.db.read(), who.tenant, reader(who)?).await?;
    let choice = |kind: &'static str| Choice { kind, wanted: !off.iter().any(|one| one == kind) };
    Ok(KINDS.into_iter().map(choice).collect())
}

/// Chooses what is not told any more; what was told stays.
///
/// # Errors
/// [`Error::NotFound`]; `notification-kind-unknown`.
pub async fn choose(cx: &Cx, who: &Principal, off: &[String]) -> Result<Vec<Choice>, Error> {
    let user = reader(who)?;
    if let Some(unknown) = off.iter().find(|kind| !KINDS.contains(&kind.as_str())) {
        return Err(Problem::new("notification-kind-unknown").token(unknown).field("off").into());
    }
    let off: Vec<&str> = KINDS.into_iter().filter(|kind| off.iter().any(|one| one == kind)).collect();
    cx.db.write(async |tx: &mut Tx| store::notifications::set_off(tx, who.tenant, user, &off).await).await?;
    choices(cx, who).await
}
