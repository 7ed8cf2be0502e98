//! Which kinds of news a person wants to hear, and which by mail too.

use access::Principal;
use kernel::Problem;
use store::Tx;
use store::notifications::Chosen;

use super::{KINDS, reader};
use crate::{Cx, Error};

/// A kind of news, and whether the person wants it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// One of [`KINDS`].
    pub kind: &'static str,
    /// Whether it is told.
    pub wanted: bool,
    /// Whether it is told by mail too.
    pub mail: bool,
}

/// What a person wants.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wish {
    /// Kinds that are not told.
    pub off: Vec<String>,
    /// Kinds that are told by mail too; none: as before.
    pub mail: Option<Vec<String>>,
}

/// The kinds as the caller has chosen.
///
/// # Errors
/// [`Error::NotFound`] for nobody in particular.
pub async fn choices(cx: &Cx, who: &Principal) -> Result<Vec<Choice>, Error> {
    let chosen = store::notifications::chosen(&mut cx.db.read(), who.tenant, reader(who)?).await?;
    let among = |list: &[String], kind: &str| list.iter().any(|one| one == kind);
    let choice = |kind: &'static str| {
        let wanted = !among(&chosen.off, kind);
        Choice { kind, wanted, mail: wanted && among(&chosen.mail, kind) }
    };
    Ok(KINDS.into_iter().map(choice).collect())
}

/// Chooses what is not told any more, and what is told by mail too; what was told stays. Whoever says nothing of mails leaves
/// them as they are.
///
/// # Errors
/// [`Error::NotFound`]; `notification-kind-unknown`.
pub async fn choose(cx: &Cx, who: &Principal, wish: &Wish) -> Result<Vec<Choice>, Error> {
    let user = reader(who)?;
    for (list, field) in [(Some(&wish.off), "off"), (wish.mail.as_ref(), "mail")] {
        let Some(list) = list else { continue };
        if let Some(unknown) = list.iter().find(|kind| !KINDS.contains(&kind.as_str())) {
            return Err(Problem::new("notification-kind-unknown").token(unknown).field(field).into());
        }
    }
    let of = |list: &[String]| {
        let wanted = |kind: &&str| list.iter().any(|one| one == kind);
        KINDS.into_iter().filter(wanted).map(str::to_owned).collect::<Vec<_>>()
    };
    let (off, mail) = (of(&wish.off), wish.mail.as_deref().map(of));
    cx.db
        .write(async |tx: &mut Tx| -> Result<(), Error> {
            let mail = match &mail {
                Some(mail) => mail.clone(),
                None => store::notifications::chosen(tx, who.tenant, user).await?.mail,
            };
            let chosen = Chosen { off: off.clone(), mail };
            Ok(store::notifications::choose(tx, who.tenant, user, &chosen).await?)
        })
        .await?;
    choices(cx, who).await
}
