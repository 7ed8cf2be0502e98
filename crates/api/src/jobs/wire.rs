//! A job as JSON, its title and error in the reader's language.

use app::{Cx, Language, Principal, jobs};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// Long work in the background.
#[derive(Debug, Serialize, ToSchema)]
pub struct Job {
    /// The job's id.
    pub id: Uuid,
    /// Kind of work: `import`, `run`.
    pub kind: String,
    /// What it is, in the reader's language.
    pub title: String,
    /// `queued`, `running`, `done`, `failed` or `cancelled`.
    pub state: String,
    /// Steps done.
    pub done: i64,
    /// Steps in all; 0 while unknown.
    pub total: i64,
    /// What came of it.
    #[schema(value_type = Option<Object>)]
    pub result: Option<serde_json::Value>,
    /// Why it failed, in the reader's language.
    pub error: Option<String>,
    /// When it was asked for.
    #[schema(value_type = String, format = DateTime)]
    pub created_at: jiff::Timestamp,
}

impl Job {
    /// Puts the words in.
    pub fn new(cx: &Cx, who: &Principal, language: Language, job: jobs::Job) -> Self {
        let (key, values) = &job.title;
        // A title may name the object its work is about, in the reader's words.
        let plural = values.iter().find(|(name, _)| name == "object");
        let plural = plural.map(|(_, key)| app::schema::plural(cx, who, language, key));
        let values = values.iter().map(|(k, v)| (k.as_str(), v.as_str()));
        let values: Vec<(&str, &str)> =
            values.chain(plural.iter().map(|all| ("objects", all.as_str()))).collect();
        Self {
            id: job.id.uuid(),
            title: cx.words.text(language, key, &values),
            error: job.error.as_ref().map(|problem| app::words::problem(&cx.words, language, problem)),
            kind: job.kind,
            state: job.state,
            done: job.done,
            total: job.total,
            result: job.result,
            created_at: job.created_at,
        }
    }
}

/// The caller's jobs.
#[derive(Debug, Serialize, ToSchema)]
pub struct Jobs {
    /// Newest first, at most a hundred.
    pub items: Vec<Job>,
}
