//! Approval by other people: who asked, how many must agree, who decided when and why. Refuses the
//! requester as approver, one person counted twice, decisions on a closed request, a silent rejection.
//!
//! An [`Approval`] is a value: storage keeps its parts as rows and rebuilds it with [`Approval::replay`],
//! which applies every rule again, so that a row written behind our back does not become an approval.

use crate::problem::FlowProblem;

/// The longest comment, in characters.
pub const MAX_COMMENT: usize = 2_000;
/// The most approvals that one request may ask for.
pub const MAX_NEEDED: u8 = 9;

/// What one person says to a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Agrees.
    Approve,
    /// Refuses; one refusal closes the request.
    Reject,
}

/// One decision. `P` identifies a person, times are microseconds UTC.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision<P> {
    /// Who decided.
    pub who: P,
    /// When, in microseconds UTC; never before the request or the decision before it.
    pub at: i64,
    /// What.
    pub verdict: Verdict,
    /// Why; a rejection must say it.
    pub comment: String,
}

/// Where a request stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Waits for more approvals.
    Pending,
    /// Enough people agreed.
    Approved,
    /// Somebody refused.
    Rejected,
    /// The requester took it back.
    Withdrawn,
}

/// A request that other people must approve, one after the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Approval<P> {
    requester: P,
    asked_at: i64,
    needed: u8,
    decisions: Vec<Decision<P>>,
    withdrawn: bool,
}

impl<P: Clone + PartialEq> Approval<P> {
    /// A request of `requester`, asked at `asked_at` (µs UTC), that `needed` other people must approve.
    ///
    /// # Errors
    /// [`FlowProblem::Needed`] unless `needed` is between 1 and [`MAX_NEEDED`].
    pub fn new(requester: P, asked_at: i64, needed: u8) -> Result<Self, FlowProblem> {
        if (1..=MAX_NEEDED).contains(&needed) {
            Ok(Self { requester, asked_at, needed, decisions: vec![], withdrawn: false })
        } else {
            Err(FlowProblem::Needed)
        }
    }

    /// Rebuilds a request from its stored decisions, oldest first, applying every rule again.
    ///
    /// # Errors
    /// The rule that a stored decision breaks.
    pub fn replay(
        requester: P,
        asked_at: i64,
        needed: u8,
        decisions: impl IntoIterator<Item = Decision<P>>,
        withdrawn: bool,
    ) -> Result<Self, FlowProblem> {
        let mut approval = Self::new(requester, asked_at, needed)?;
        for decision in decisions {
            approval.decide(decision)?;
        }
        if withdrawn {
            let requester = approval.requester.clone();
            approval.withdraw(&requester)?;
        }
        Ok(approval)
    }

    /// Who asked.
    pub fn requester(&self) -> &P {
        &self.requester
    }

    /// The decisions so far, oldest first.
    pub fn decisions(&self) -> &[Decision<P>] {
        &self.decisions
    }

    /// How many approvals are still missing; 0 once the request is closed.
    pub fn missing(&self) -> u8 {
        if self.outcome() == Outcome::Pending { self.needed - self.approvals() } else { 0 }
    }

    /// Where the request stands.
    pub fn outcome(&self) -> Outcome {
        if self.withdrawn {
            Outcome::Withdrawn
        } else if self.decisions.iter().any(|d| d.verdict == Verdict::Reject) {
            Outcome::Rejected
        } else if self.approvals() >= self.needed {
            Outcome::Approved
        } else {
            Outcome::Pending
        }
    }

    /// Whether `who` may decide now; screens ask this before they offer the buttons.
    ///
    /// # Errors
    /// As [`Approval::decide`], for what does not depend on the decision itself.
    pub fn may_decide(&self, who: &P) -> Result<(), FlowProblem> {
        if self.outcome() != Outcome::Pending {
            return Err(FlowProblem::Closed);
        }
        if *who == self.requester {
            return Err(FlowProblem::OwnRequest);
        }
        if self.decisions.iter().any(|d| d.who == *who) {
            return Err(FlowProblem::DecidedBefore);
        }
        Ok(())
    }

    /// Takes a decision and returns where the request stands then.
    ///
    /// # Errors
    /// [`FlowProblem::Closed`], [`FlowProblem::OwnRequest`], [`FlowProblem::DecidedBefore`],
    /// [`FlowProblem::CommentMissing`] for a rejection without words, [`FlowProblem::CommentTooLong`],
    /// [`FlowProblem::TimeBackwards`]. The request is unchanged then.
    pub fn decide(&mut self, decision: Decision<P>) -> Result<Outcome, FlowProblem> {
        self.may_decide(&decision.who)?;
        if decision.verdict == Verdict::Reject && decision.comment.trim().is_empty() {
            return Err(FlowProblem::CommentMissing);
        }
        if decision.comment.chars().count() > MAX_COMMENT {
            return Err(FlowProblem::CommentTooLong);
        }
        let latest = self.decisions.last().map_or(self.asked_at, |d| d.at);
        if decision.at < latest {
            return Err(FlowProblem::TimeBackwards);
        }
        self.decisions.push(decision);
        Ok(self.outcome())
    }

    /// The requester takes the request back.
    ///
    /// # Errors
    /// [`FlowProblem::Closed`], or [`FlowProblem::NotRequester`] when somebody else tries.
    pub fn withdraw(&mut self, who: &P) -> Result<(), FlowProblem> {
        if self.outcome() != Outcome::Pending {
            return Err(FlowProblem::Closed);
        }
        if *who != self.requester {
            return Err(FlowProblem::NotRequester);
        }
        self.withdrawn = true;
        Ok(())
    }

    fn approvals(&self) -> u8 {
        // At most `needed` ≤ MAX_NEEDED approvals are ever kept, so the count fits.
        u8::try_from(self.decisions.iter().filter(|d| d.verdict == Verdict::Approve).count())
            .unwrap_or(u8::MAX)
    }
}

#[cfg(test)]
#[path = "approval_tests.rs"]
mod tests;
