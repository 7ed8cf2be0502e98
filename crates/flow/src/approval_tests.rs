//! Tests of approvals: each refusal, and random histories against a slow obvious reading of the rules.

use super::*;
use proptest::prelude::*;

fn says(who: u8, verdict: Verdict) -> Decision<u8> {
    Decision { who, at: 10, verdict, comment: "seen".into() }
}

#[test]
fn two_others_must_agree() {
    let mut request = Approval::new(1, 0, 2).unwrap();
    assert_eq!((request.outcome(), request.missing()), (Outcome::Pending, 2));
    assert_eq!(request.decide(says(2, Verdict::Approve)), Ok(Outcome::Pending));
    assert_eq!(request.missing(), 1);
    assert_eq!(request.decide(says(2, Verdict::Approve)), Err(FlowProblem::DecidedBefore));
    assert_eq!(request.decide(says(1, Verdict::Approve)), Err(FlowProblem::OwnRequest));
    assert_eq!(request.decide(says(3, Verdict::Approve)), Ok(Outcome::Approved));
    assert_eq!(request.missing(), 0);
    assert_eq!(request.decide(says(4, Verdict::Approve)), Err(FlowProblem::Closed));
    assert_eq!(request.withdraw(&1), Err(FlowProblem::Closed));
}

#[test]
fn one_refusal_closes_and_needs_words() {
    let mut request = Approval::new(1, 0, 2).unwrap();
    for comment in ["", " \t\n"] {
        let silent = Decision { comment: comment.into(), ..says(2, Verdict::Reject) };
        assert_eq!(request.decide(silent), Err(FlowProblem::CommentMissing));
    }
    let long = Decision { comment: "é".repeat(MAX_COMMENT + 1), ..says(2, Verdict::Reject) };
    assert_eq!(request.decide(long), Err(FlowProblem::CommentTooLong));
    let full = Decision { comment: "é".repeat(MAX_COMMENT), ..says(2, Verdict::Reject) };
    assert_eq!(request.decide(full), Ok(Outcome::Rejected));
    assert_eq!(request.decide(says(3, Verdict::Approve)), Err(FlowProblem::Closed));
}

#[test]
fn the_requester_may_only_withdraw() {
    let mut request = Approval::new(1, 0, 1).unwrap();
    assert_eq!(request.decide(says(1, Verdict::Reject)), Err(FlowProblem::OwnRequest));
    assert_eq!(request.withdraw(&2), Err(FlowProblem::NotRequester));
    assert_eq!(request.withdraw(&1), Ok(()));
    assert_eq!(request.outcome(), Outcome::Withdrawn);
    assert_eq!(request.may_decide(&2), Err(FlowProblem::Closed));
}

#[test]
fn time_does_not_run_backwards() {
    let mut request = Approval::new(1, 10, 2).unwrap();
    let early = Decision { at: 9, ..says(2, Verdict::Approve) };
    assert_eq!(request.decide(early), Err(FlowProblem::TimeBackwards));
    assert_eq!(request.decide(says(2, Verdict::Approve)), Ok(Outcome::Pending), "the same instant is fine");
}

#[test]
fn nobody_asks_for_no_or_too_many_approvals() {
    for needed in [0, MAX_NEEDED + 1, u8::MAX] {
        assert_eq!(Approval::new(1, 0, needed), Err(FlowProblem::Needed));
    }
}

#[test]
fn a_forged_row_does_not_replay() {
    let own = [says(1, Verdict::Approve)];
    assert_eq!(Approval::replay(1, 0, 1, own, false), Err(FlowProblem::OwnRequest));
    let after_the_end = [says(2, Verdict::Approve), says(3, Verdict::Reject)];
    assert_eq!(Approval::replay(1, 0, 1, after_the_end, false), Err(FlowProblem::Closed));
    assert_eq!(Approval::replay(1, 0, 1, [says(2, Verdict::Approve)], true), Err(FlowProblem::Closed));
}

proptest! {
    /// Whatever people try in whatever order: approved means that `needed` different people other than
    /// the requester agreed and nobody refused, and what storage keeps replays to the same value.
    #[test]
    fn approved_means_enough_different_others(
        needed in 1u8..4,
        tries in prop::collection::vec((0u8..5, any::<bool>()), 0..12),
    ) {
        let mut request = Approval::new(0u8, 0, needed).unwrap();
        let mut accepted: Vec<(u8, bool)> = vec![];
        for (who, agrees) in tries {
            let verdict = if agrees { Verdict::Approve } else { Verdict::Reject };
            let closed = accepted.iter().any(|a| !a.1) || accepted.len() == usize::from(needed);
            let allowed = !closed && who != 0 && accepted.iter().all(|a| a.0 != who);
            prop_assert_eq!(request.decide(says(who, verdict)).is_ok(), allowed);
            if allowed { accepted.push((who, agrees)); }
        }
        let refused = accepted.iter().any(|a| !a.1);
        let enough = accepted.len() == usize::from(needed);
        let expected = if refused { Outcome::Rejected } else if enough { Outcome::Approved } else { Outcome::Pending };
        prop_assert_eq!(request.outcome(), expected);
        let again = Approval::replay(0, 0, needed, request.decisions().to_vec(), false);
        prop_assert_eq!(again, Ok(request));
    }
}
