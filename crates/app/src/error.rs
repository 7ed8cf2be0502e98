//! How a use case ends when it does not succeed: refusals for the caller, faults for the operator; holds no sentences.

use kernel::Problem;

/// Why a use case did not do what was asked.
///
/// Everything but [`Error::Internal`] and [`Error::NotReady`] is the caller's to mend and is never logged as an error.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Nobody is signed in, or no longer.
    #[error("not signed in")]
    NotSignedIn,
    /// Unknown login, wrong password or a barred person: the three must look the same.
    #[error("wrong login or password")]
    SignInWrong,
    /// Who came from a provider is not let in.
    #[error("{0}")]
    SignInRefused(&'static str),
    /// The password was right; the code of the second factor is missing or wrong.
    #[error("{0}")]
    SecondFactor(&'static str),
    /// Signed in, but without the right for this action.
    #[error("forbidden: {0}")]
    Forbidden(Problem),
    /// There is no such thing, or it is out of the caller's sight: the two must look the same.
    #[error("not found")]
    NotFound,
    /// The state of things does not allow it now.
    #[error("conflict: {0}")]
    Conflict(Problem),
    /// It was there once, or never: it is not to be had any more.
    #[error("gone: {0}")]
    Gone(Problem),
    /// The record was merged into another one, which the caller may read.
    #[error("merged into {into}")]
    Merged {
        /// The record it leads to.
        into: uuid::Uuid,
    },
    /// The record has changed since the caller read it.
    #[error("stale: the record has version {current}")]
    Stale {
        /// The version it has now.
        current: i64,
    },
    /// The request cannot be read at all.
    #[error("malformed: {0}")]
    Malformed(Problem),
    /// A rule refuses the values; one problem a field or line, never empty.
    #[error("refused: {}", list(.0))]
    Refused(Vec<Problem>),
    /// Too many tries.
    #[error("throttled for {seconds} s")]
    Throttled {
        /// When to try again.
        seconds: u64,
    },
    /// Busy or starting; the same request may succeed a little later.
    #[error("not ready: {0}")]
    NotReady(&'static str),
    /// The disk or the database is full: reads go on, writes do not.
    #[error("storage is full")]
    Full,
    /// A fault of ours or of the machine: logged with its causes, shown to the caller as a number only.
    #[error("internal fault")]
    Internal(#[source] Box<dyn std::error::Error + Send + Sync>),
}

fn list(problems: &[Problem]) -> String {
    problems.iter().map(Problem::to_string).collect::<Vec<_>>().join("; ")
}

impl Error {
    /// One refusal by a rule.
    pub fn refused(problem: Problem) -> Self {
        Self::Refused(vec![problem])
    }

    /// A fault with its cause.
    pub fn internal(cause: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self::Internal(cause.into())
    }

    /// The stable code a caller can rely on; of several problems the first one's.
    pub fn code(&self) -> &str {
        match self {
            Self::NotSignedIn => "not-signed-in",
            Self::SignInWrong => "sign-in-wrong",
            Self::SignInRefused(code) | Self::SecondFactor(code) => code,
            Self::Forbidden(problem)
            | Self::Conflict(problem)
            | Self::Gone(problem)
            | Self::Malformed(problem) => &problem.code,
            Self::NotFound => "not-found",
            Self::Merged { .. } => "record-merged",
            Self::Stale { .. } => "version-stale",
            Self::Refused(problems) => problems.first().map_or("refused", |problem| &problem.code),
            Self::Throttled { .. } => "throttled",
            Self::NotReady(_) => "not-ready",
            Self::Full => "storage-full",
            Self::Internal(_) => "internal",
        }
    }
}

impl From<Problem> for Error {
    fn from(problem: Problem) -> Self {
        // What `Principal::require` answers is a missing right, not a wrong value.
        if problem.code == "access-denied" { Self::Forbidden(problem) } else { Self::refused(problem) }
    }
}

impl From<Vec<Problem>> for Error {
    fn from(problems: Vec<Problem>) -> Self {
        if problems.is_empty() {
            Self::internal("a refusal without a problem")
        } else {
            Self::Refused(problems)
        }
    }
}

impl From<store::Error> for Error {
    fn from(error: store::Error) -> Self {
        match error {
            store::Error::Timeout(_) => Self::NotReady("the database is busy"),
            store::Error::Full(text) => {
                tracing::error!(%text, "the disk or the database is full");
                Self::Full
            }
            store::Error::Refused(problem) => refusal(problem),
            other => Self::internal(other),
        }
    }
}

/// A refusal that only the database could decide.
fn refusal(problem: Problem) -> Error {
    match problem.code.as_str() {
        "version-stale" => {
            let current = problem.params.get("version").and_then(|version| version.parse().ok()).unwrap_or(0);
            Error::Stale { current }
        }
        "field-taken" | "period-closed" => Error::Conflict(problem),
        "cursor-malformed" => Error::Malformed(problem),
        _ => problem.into(),
    }
}
