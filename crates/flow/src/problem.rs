//! The refusals of flows, each with its stable code.

use thiserror::Error;

/// Why a step or a decision was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum FlowProblem {
    /// A request asks for at least one and at most nine approvals.
    #[error("the number of approvals is out of bounds")]
    Needed,
    /// The request is approved, rejected or withdrawn already.
    #[error("the request is closed")]
    Closed,
    /// Nobody decides on the own request.
    #[error("the requester may not decide")]
    OwnRequest,
    /// One person decides once.
    #[error("this person has decided already")]
    DecidedBefore,
    /// Only the requester takes a request back.
    #[error("only the requester may withdraw")]
    NotRequester,
    /// A rejection says why.
    #[error("a rejection needs a comment")]
    CommentMissing,
    /// The comment is longer than the limit.
    #[error("the comment is too long")]
    CommentTooLong,
    /// A decision cannot be older than what it answers.
    #[error("the decision is older than what came before")]
    TimeBackwards,
    /// The event does not fit the state.
    #[error("{event} is not possible in state {from}")]
    Step {
        /// The state's word.
        from: &'static str,
        /// The event's word.
        event: &'static str,
    },
}

impl FlowProblem {
    /// The stable code; the words for a person stand in the locales under `problem-<code>`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Needed => "flow-needed",
            Self::Closed => "flow-closed",
            Self::OwnRequest => "flow-own-request",
            Self::DecidedBefore => "flow-decided-before",
            Self::NotRequester => "flow-not-requester",
            Self::CommentMissing => "flow-comment-missing",
            Self::CommentTooLong => "flow-comment-too-long",
            Self::TimeBackwards => "flow-time-backwards",
            Self::Step { .. } => "flow-step",
        }
    }
}

impl From<FlowProblem> for kernel::Problem {
    fn from(problem: FlowProblem) -> Self {
        let same = Self::new(problem.code());
        match problem {
            FlowProblem::Step { from, event } => same.with("state", from).with("event", event),
            _ => same,
        }
    }
}
