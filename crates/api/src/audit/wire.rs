//! The audit log as JSON: what is asked, once for page and file, and entries with what the reader may see of them. What no
//! operation declares is refused before it comes here (`edge::params`).

use app::exports::Headers;
use app::{Language, Words};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::records::history::FieldChange;

/// Which entries, of a page and of a file.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct AuditQuestion {
    /// Key of the object: `account`, `user`, `transfer` …
    object: Option<String>,
    /// Id of one record of that object.
    record: Option<Uuid>,
    /// What was done: `create`, `update`, `trash`, `sign_in`, `denied` …
    action: Option<String>,
    /// Id of the person who did it.
    actor: Option<Uuid>,
    /// From this day, in the caller's zone.
    #[param(value_type = Option<String>, format = Date)]
    from: Option<Date>,
    /// To the end of this day.
    #[param(value_type = Option<String>, format = Date)]
    to: Option<Date>,
}

impl From<AuditQuestion> for app::audit::Question {
    fn from(asked: AuditQuestion) -> Self {
        Self {
            object: asked.object,
            record: asked.record,
            action: asked.action,
            actor: asked.actor,
            from: asked.from,
            to: asked.to,
            ..Self::default()
        }
    }
}

/// Which page of them.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct AuditTurn {
    /// `next` of the page before.
    cursor: Option<String>,
    /// Most entries, 1 to 200; 50 when absent.
    limit: Option<i64>,
}

impl AuditTurn {
    /// The question, of this page.
    pub fn of(self, asked: AuditQuestion) -> app::audit::Question {
        app::audit::Question { cursor: self.cursor, limit: self.limit, ..asked.into() }
    }
}

/// How a file of them is written.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct AuditFileForm {
    /// What columns are called: `keys`, the same in every language, or `labels` in the reader's; `keys` when absent.
    headers: Option<String>,
}

impl AuditFileForm {
    /// What columns are called.
    ///
    /// # Errors
    /// `export-headers`.
    pub fn read(&self) -> Result<Headers, app::Error> {
        Headers::asked(self.headers.as_deref())
    }
}

/// One thing that was done.
#[derive(Serialize, ToSchema)]
pub struct AuditItem {
    /// The entry.
    id: Uuid,
    /// When, RFC 3339 UTC.
    at: String,
    /// Who; null is the system.
    actor: Option<Uuid>,
    /// The person's name; null also for one who was forgotten.
    by: Option<String>,
    /// The name of the absent person it was done for.
    on_behalf: Option<String>,
    /// The name of the API token it was done with.
    token: Option<String>,
    /// Key of the object.
    object: String,
    /// The object in the reader's words, where it has some.
    object_label: Option<String>,
    /// The record, where it is in the caller's reach.
    record: Option<Uuid>,
    /// Its name and code, as far as the caller may read them.
    label: Option<String>,
    /// What was done.
    action: String,
    /// The request, import or bulk change that caused it.
    request: String,
    /// The address the request came from, past the proxies that are trusted; null for what no request did.
    address: Option<String>,
    /// What changed, without what the caller may not see.
    changes: Vec<FieldChange>,
    /// Why it was refused, for a denial.
    refused: Option<String>,
}

impl AuditItem {
    /// An entry in the reader's words.
    pub fn of(words: &Words, language: Language, item: app::audit::AuditItem) -> Self {
        Self {
            object_label: item.object_label,
            refused: item.refused.map(|problem| app::words::problem(words, language, &problem)),
            id: item.id,
            at: item.at.to_string(),
            actor: item.actor,
            by: item.by,
            on_behalf: item.on_behalf,
            token: item.token,
            object: item.object,
            record: item.record,
            label: item.label,
            action: item.action,
            request: item.request,
            address: item.address,
            changes: item.changes.into_iter().map(FieldChange::from).collect(),
        }
    }
}
