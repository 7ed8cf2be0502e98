//! The states of a transfer in a tree: asked → approved → executed. Refuses every other step; what was
//! true when a person approved it is checked again on the day it is executed, which may fail.

use crate::problem::FlowProblem;

/// Where a transfer stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TransferState {
    /// Waits for a second person.
    Asked,
    /// A second person agreed; it waits for its day.
    Approved,
    /// The tree is changed.
    Executed,
    /// Somebody refused.
    Rejected,
    /// The requester took it back before its day.
    Withdrawn,
    /// On its day the tree no longer allowed it.
    Failed,
}

/// What happens to a transfer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TransferEvent {
    /// Enough other people agreed.
    Approve,
    /// Somebody refused.
    Reject,
    /// The requester takes it back.
    Withdraw,
    /// Its day came and the tree took it.
    Execute,
    /// Its day came and the tree refused it.
    Fail,
}

impl TransferState {
    /// Every state, in the order of a transfer's life.
    pub const ALL: [Self; 6] =
        [Self::Asked, Self::Approved, Self::Executed, Self::Rejected, Self::Withdrawn, Self::Failed];

    /// The word for storage and the API.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Approved => "approved",
            Self::Executed => "executed",
            Self::Rejected => "rejected",
            Self::Withdrawn => "withdrawn",
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
    pub fn after(self, event: TransferEvent) -> Result<Self, FlowProblem> {
        match (self, event) {
            (Self::Asked, TransferEvent::Approve) => Ok(Self::Approved),
            (Self::Asked, TransferEvent::Reject) => Ok(Self::Rejected),
            (Self::Asked | Self::Approved, TransferEvent::Withdraw) => Ok(Self::Withdrawn),
            (Self::Approved, TransferEvent::Execute) => Ok(Self::Executed),
            (Self::Approved, TransferEvent::Fail) => Ok(Self::Failed),
            _ => Err(FlowProblem::Step { from: self.as_str(), event: event.as_str() }),
        }
    }
}

impl TransferEvent {
    /// Every event.
    pub const ALL: [Self; 5] = [Self::Approve, Self::Reject, Self::Withdraw, Self::Execute, Self::Fail];

    /// The word for messages.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Approve => "approve",
            Self::Reject => "reject",
            Self::Withdraw => "withdraw",
            Self::Execute => "execute",
            Self::Fail => "fail",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_read_back() {
        for state in TransferState::ALL {
            assert_eq!(TransferState::parse(state.as_str()), Some(state));
        }
        assert_eq!(TransferState::parse(""), None);
    }

    #[test]
    fn the_whole_table() {
        let mut allowed = String::new();
        for from in TransferState::ALL {
            for event in TransferEvent::ALL {
                if let Ok(to) = from.after(event) {
                    allowed += &format!("{} {} {}\n", from.as_str(), event.as_str(), to.as_str());
                }
            }
        }
        expect_test::expect![[r#"
            asked approve approved
            asked reject rejected
            asked withdraw withdrawn
            approved withdraw withdrawn
            approved execute executed
            approved fail failed
        "#]]
        .assert_eq(&allowed);
    }
}
