//! Telling somebody something, in the transaction of what it is about.

use kernel::TenantId;
use serde_json::Value as Json;
use store::Tx;
use store::notifications::New;
use uuid::Uuid;

use crate::{Cx, Error};

/// Something to tell.
#[derive(Debug, Clone)]
pub(crate) struct News<'a> {
    /// Whom.
    pub user: Uuid,
    /// One of [`super::KINDS`].
    pub kind: &'a str,
    /// The record it is about; it is told only while the person may see it.
    pub about: Option<(&'a str, Uuid)>,
    /// What the words are filled with; never a value of a record.
    pub params: &'a Json,
    /// Told once only under this name.
    pub once: Option<&'a str>,
    /// Who has named the person, where somebody has.
    pub by: Option<Uuid>,
    /// By the bell alone, also where the person wants mails.
    pub quiet: bool,
}

impl<'a> News<'a> {
    /// News about no record, which may be told again.
    pub(crate) fn new(user: Uuid, kind: &'a str, params: &'a Json) -> Self {
        Self { user, kind, about: None, params, once: None, by: None, quiet: false }
    }
}

/// Tells it, unless the person does not want to hear of it; by mail too where the person wants that.
///
/// # Errors
/// Faults of the database.
pub(crate) async fn tell(cx: &Cx, tx: &mut Tx, tenant: TenantId, news: &News<'_>) -> Result<(), Error> {
    let new = New {
        id: cx.new_id(),
        user: news.user,
        kind: news.kind,
        about: news.about,
        params: news.params,
        once: news.once,
        by: news.by,
        at: cx.now(),
    };
    let by_mail = store::notifications::push(tx, tenant, &new).await?;
    if by_mail && !news.quiet && crate::mail::is_possible(cx) {
        crate::mail::push_news(cx, tx, tenant, news.user, new.id).await?;
    }
    Ok(())
}
