//! The states of a settlement: compute → propose → approve → post. Refuses every other step; a posted settlement never
//! changes again, what became of its payouts is their own matter.

use crate::problem::FlowProblem;

/// Where a settlement stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SettlementState {
    /// A job computes it.
    Computing,
    /// It is there to be looked at, and waits for a second person.
    Proposed,
    /// A second person agreed; nothing is posted yet.
    Approved,
    /// It stands in the ledger, with its payouts.
    Posted,
    /// Somebody refused it.
    Rejected,
    /// It was taken back before it was posted.
    Cancelled,
    /// It could not be computed.
    Failed,
}

/// What happens to a settlement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SettlementEvent {
    /// It is computed.
    Finish,
    /// It cannot be computed.
    Fail,
    /// It is computed anew, by what is known now; an approval of before says nothing any more.
    Recompute,
    /// Enough other people agreed.
    Approve,
    /// Somebody refused.
    Reject,
    /// Somebody takes it back.
    Cancel,
    /// The entries stand in the ledger.
    Post,
}

impl SettlementState {
    /// Every state, in the order of a settlement's life.
    pub const ALL: [Self; 7] = [
        Self::Computing,
        Self::Proposed,
        Self::Approved,
        Self::Posted,
        Self::Rejected,
        Self::Cancelled,
        Self::Failed,
    ];

    /// The word for storage and the API.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Computing => "computing",
            Self::Proposed => "proposed",
            Self::Approved => "approved",
            Self::Posted => "posted",
            Self::Rejected => "rejected",
            Self::Cancelled => "cancelled",
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
    pub fn after(self, event: SettlementEvent) -> Result<Self, FlowProblem> {
        use SettlementEvent as Event;
        match (self, event) {
            (Self::Computing, Event::Finish) => Ok(Self::Proposed),
            (Self::Computing, Event::Fail) => Ok(Self::Failed),
            (Self::Proposed | Self::Approved, Event::Recompute) => Ok(Self::Computing),
            (Self::Proposed, Event::Approve) => Ok(Self::Approved),
            (Self::Proposed | Self::Approved, Event::Reject) => Ok(Self::Rejected),
            (Self::Computing | Self::Proposed | Self::Approved, Event::Cancel) => Ok(Self::Cancelled),
            (Self::Approved, Event::Post) => Ok(Self::Posted),
            _ => Err(FlowProblem::Step { from: self.as_str(), event: event.as_str() }),
        }
    }
}

impl SettlementEvent {
    /// Every event.
    pub const ALL: [Self; 7] =
        [Self::Finish, Self::Fail, Self::Recompute, Self::Approve, Self::Reject, Self::Cancel, Self::Post];

    /// The word for messages.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Finish => "finish",
            Self::Fail => "fail",
            Self::Recompute => "recompute",
            Self::Approve => "approve",
            Self::Reject => "reject",
            Self::Cancel => "cancel",
            Self::Post => "post",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_read_back() {
        for state in SettlementState::ALL {
            assert_eq!(SettlementState::parse(state.as_str()), Some(state));
        }
        assert_eq!(SettlementState::parse("Posted"), None);
    }

    #[test]
    fn the_whole_table() {
        let mut allowed = String::new();
        for from in SettlementState::ALL {
            for event in SettlementEvent::ALL {
                if let Ok(to) = from.after(event) {
                    allowed += &format!("{} {} {}\n", from.as_str(), event.as_str(), to.as_str());
                }
            }
        }
        expect_test::expect![[r#"
            computing finish proposed
            computing fail failed
            computing cancel cancelled
            proposed recompute computing
            proposed approve approved
            proposed reject rejected
            proposed cancel cancelled
            approved recompute computing
            approved reject rejected
            approved cancel cancelled
            approved post posted
        "#]]
        .assert_eq(&allowed);
    }
}
