//! Changes of many records as JSON, their reasons in the reader's language.

use app::bulk::Account;
use app::{Cx, Language};
use kernel::Problem;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::records::history::FieldChange;

/// A change of many records.
#[derive(Debug, Serialize, ToSchema)]
pub struct BulkView {
    /// Its id.
    pub id: Uuid,
    /// The object's key.
    pub object: String,
    /// `update`, `assign` or `trash`.
    pub action: String,
    /// The job that carries it out.
    pub job: Option<Uuid>,
    /// Records changed so far.
    pub changed: i64,
    /// Records left out so far.
    pub left_out: i64,
    /// Why they were left out, the most frequent reason first.
    pub reasons: Vec<BulkReason>,
    /// The change that this one takes back.
    pub undo_of: Option<Uuid>,
    /// The change that takes this one back.
    pub undone_by: Option<Uuid>,
    /// Whether it can be taken back now.
    pub can_undo: bool,
    /// When it was asked for.
    #[schema(value_type = String, format = DateTime)]
    pub created_at: jiff::Timestamp,
}

/// A change of many records with what each of them got.
#[derive(Debug, Serialize, ToSchema)]
pub struct BulkDetail {
    /// The change.
    #[serde(flatten)]
    pub bulk: BulkView,
    /// What was written, of the fields the caller may see; nothing was before.
    pub changes: Vec<FieldChange>,
}

/// Why records were left out.
#[derive(Debug, Serialize, ToSchema)]
pub struct BulkReason {
    /// Stable code.
    pub code: String,
    /// In the reader's language.
    pub title: String,
    /// How many.
    pub count: i64,
}

impl BulkView {
    /// Puts the words in.
    pub fn new(cx: &Cx, language: Language, account: Account) -> Self {
        let reason =
            |(code, count): (String, i64)| BulkReason { title: title(cx, language, &code), code, count };
        Self {
            id: account.id,
            object: account.object,
            action: account.action,
            job: account.job,
            changed: account.changed,
            left_out: account.left_out,
            reasons: account.reasons.into_iter().map(reason).collect(),
            undo_of: account.undo_of,
            undone_by: account.undone_by,
            can_undo: account.can_undo,
            created_at: account.created_at,
        }
    }
}

/// The words of a reason.
pub(super) fn title(cx: &Cx, language: Language, code: &str) -> String {
    app::words::problem(&cx.words, language, &Problem::new(code))
}

/// The reader's language.
pub(crate) fn language(who: &app::Principal) -> Language {
    Language::from_tag(&who.language).unwrap_or_default()
}
