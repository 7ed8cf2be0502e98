//! The states of a commission run: calculate → recheck → approve → post. Refuses every other step; a
//! posted run never changes again.

use crate::problem::FlowProblem;

/// Where a commission run stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RunState {
    /// A job computes it; its lines are invisible.
    Calculating,
    /// Its lines are published and the independent check found nothing.
    Calculated,
    /// Its lines are published, but the independent check found problems: nobody can approve it.
    Disputed,
    /// A second person agreed; nothing is posted yet.
    Approved,
    /// Somebody refused it; the period may be calculated again.
    Rejected,
    /// It stands in the ledger; its period is closed.
    Posted,
    /// The calculation ended without a result; the period may be calculated again.
    Failed,
}

/// What happens to a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RunEvent {
    /// The lines are published; the checker found `problems`.
    Finish {
        /// Number of problems that the independent checker found.
        problems: u64,
    },
    /// The calculation gave up.
    Fail,
    /// Enough other people agreed.
    Approve,
    /// Somebody refused.
    Reject,
    /// The entries stand in the ledger.
    Post,
}

impl RunState {
    /// Every state, in the order of a run's life.
    pub const ALL: [Self; 7] = [
        Self::Calculating,
        Self::Calculated,
        Self::Disputed,
        Self::Approved,
        Self::Rejected,
        Self::Posted,
        Self::Failed,
    ];

    /// The word for storage and the API.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Calculating => "calculating",
            Self::Calculated => "calculated",
            Self::Disputed => "disputed",
            Self::Approved => "approved",
            Self::Rejected => "rejected",
            Self::Posted => "posted",
            Self::Failed => "failed",
        }
    }

    /// Reads the word back; `None` for any other.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == word)
    }

    /// The state after `event`.
    ///
    /// # Errors
    /// [`FlowProblem::Step`] when the event does not fit the state.
    pub fn after(self, event: RunEvent) -> Result<Self, FlowProblem> {
        match (self, event) {
            (Self::Calculating, RunEvent::Finish { problems: 0 }) => Ok(Self::Calculated),
            (Self::Calculating, RunEvent::Finish { .. }) => Ok(Self::Disputed),
            (Self::Calculating, RunEvent::Fail) => Ok(Self::Failed),
            (Self::Calculated, RunEvent::Approve) => Ok(Self::Approved),
            (Self::Calculated | Self::Disputed | Self::Approved, RunEvent::Reject) => Ok(Self::Rejected),
            (Self::Approved, RunEvent::Post) => Ok(Self::Posted),
            _ => Err(FlowProblem::Step { from: self.as_str(), event: event.as_str() }),
        }
    }

    /// Whether the period may be calculated anew beside this run.
    pub fn leaves_period_open(self) -> bool {
        matches!(self, Self::Rejected | Self::Failed)
    }
}

impl RunEvent {
    /// The word for messages.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Finish { .. } => "finish",
            Self::Fail => "fail",
            Self::Approve => "approve",
            Self::Reject => "reject",
            Self::Post => "post",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EVENTS: [RunEvent; 6] = [
        RunEvent::Finish { problems: 0 },
        RunEvent::Finish { problems: 1 },
        RunEvent::Fail,
        RunEvent::Approve,
        RunEvent::Reject,
        RunEvent::Post,
    ];

    #[test]
    fn words_read_back() {
        for state in RunState::ALL {
            assert_eq!(RunState::parse(state.as_str()), Some(state));
        }
        assert_eq!(RunState::parse("Posted"), None);
    }

    #[test]
    fn the_whole_table() {
        let mut allowed = String::new();
        for from in RunState::ALL {
            for event in EVENTS {
                if let Ok(to) = from.after(event) {
                    allowed += &format!("{} {event:?} {}\n", from.as_str(), to.as_str());
                }
            }
        }
        expect_test::expect![[r#"
            calculating Finish { problems: 0 } calculated
            calculating Finish { problems: 1 } disputed
            calculating Fail failed
            calculated Approve approved
            calculated Reject rejected
            disputed Reject rejected
            approved Reject rejected
            approved Post posted
        "#]]
        .assert_eq(&allowed);
    }

    #[test]
    fn nothing_leaves_a_posted_run_and_nothing_disputed_is_posted() {
        for event in EVENTS {
            assert!(RunState::Posted.after(event).is_err());
        }
        let refused = RunState::Disputed.after(RunEvent::Approve);
        assert_eq!(refused, Err(FlowProblem::Step { from: "disputed", event: "approve" }));
        assert!(RunState::Rejected.leaves_period_open() && !RunState::Posted.leaves_period_open());
    }
}
