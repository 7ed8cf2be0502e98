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
        Self {
            id: job.id.uuid(),
            title: jobs::titled(cx, who, language, key, values),
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
