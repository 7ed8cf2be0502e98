//! Every state with every command, and random lives of a payout: money leaves once and comes back once.

use proptest::prelude::*;
use settle::{Payout, PayoutCommand, PayoutEffect, PayoutState, step};

use PayoutCommand::{Confirm, Doubt, Fail, Return, Send};
use PayoutState::{Confirmed, Failed, Pending, Sent, Unknown};

/// A payout that came to a state in the shortest way: sent with `file`, confirmed by `ref`, failed because of `AC04`.
fn at(state: PayoutState) -> Payout {
    let way = match state {
        Pending => vec![],
        Sent => vec![Send("file".into())],
        Confirmed => vec![Send("file".into()), Confirm("ref".into())],
        Failed => vec![Send("file".into()), Fail("AC04".into())],
        Unknown => vec![Send("file".into()), Doubt],
    };
    way.iter().fold(Payout::pending(), |payout, command| step(&payout, command).expect("a way").0)
}

fn told(state: PayoutState, command: &PayoutCommand) -> String {
    let before = at(state);
    match step(&before, command) {
        Ok((after, PayoutEffect::Nothing)) if after == before => "same".to_owned(),
        Ok((after, PayoutEffect::Nothing)) => after.state.as_str().to_owned(),
        Ok((after, effect)) => format!("{} {effect:?}", after.state.as_str()),
        Err(problem) => problem.code.trim_start_matches("payout-").to_owned(),
    }
}

#[test]
fn every_state_with_every_command() {
    let commands = [
        Send("file".into()),
        Send("other".into()),
        Confirm("ref".into()),
        Confirm("other".into()),
        Fail("AC04".into()),
        Fail("other".into()),
        Return("AC04".into()),
        Return("other".into()),
        Doubt,
    ];
    let expected = [
        (
            Pending,
            "sent Release|sent Release|not-sent|not-sent|failed Restore|failed Restore|not-confirmed|not-confirmed|not-sent",
        ),
        (
            Sent,
            "same|sent-otherwise|confirmed|confirmed|failed Restore|failed Restore|not-confirmed|not-confirmed|unknown",
        ),
        (
            Confirmed,
            "same|sent-otherwise|same|confirmed-otherwise|confirmed-otherwise|confirmed-otherwise|failed Restore|failed Restore|confirmed-otherwise",
        ),
        (Failed, "same|failed|failed|failed|same|failed|same|failed|failed"),
        (
            Unknown,
            "same|in-doubt|confirmed|confirmed|failed Restore|failed Restore|not-confirmed|not-confirmed|same",
        ),
    ];
    assert_eq!(expected.map(|(state, _)| state), PayoutState::ALL);
    for (state, line) in expected {
        let found: Vec<String> = commands.iter().map(|command| told(state, command)).collect();
        assert_eq!(found.join("|"), line, "{}", state.as_str());
    }
}

#[test]
fn a_payout_that_never_left_is_not_sent_after_it_failed() {
    let (failed, effect) = step(&Payout::pending(), &Fail("withdrawn".into())).expect("withdrawn");
    assert_eq!((failed.state, effect), (Failed, PayoutEffect::Restore));
    assert_eq!(step(&failed, &Send("file".into())).expect_err("final").code, "payout-failed");
}

#[test]
fn a_refusal_says_with_what_it_was_sent() {
    let problem = step(&at(Sent), &Send("other".into())).expect_err("twice");
    assert_eq!(problem.to_string(), "payout-sent-otherwise (sent_with=file, state=sent)");
}

fn command() -> impl Strategy<Value = PayoutCommand> {
    let name = || prop::sample::select(vec!["a".to_owned(), "b".to_owned()]);
    prop_oneof![
        3 => name().prop_map(Send),
        2 => name().prop_map(Confirm),
        1 => name().prop_map(Fail),
        1 => name().prop_map(Return),
        2 => Just(Doubt),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn money_leaves_once_and_comes_back_once(life in prop::collection::vec(command(), 0..12)) {
        let mut payout = Payout::pending();
        let (mut released, mut restored) = (0, 0);
        for command in life {
            let Ok((after, effect)) = step(&payout, &command) else { continue };
            released += i32::from(effect == PayoutEffect::Release);
            restored += i32::from(effect == PayoutEffect::Restore);
            // Pressed twice: the second press finds it done.
            prop_assert_eq!(step(&after, &command), Ok((after.clone(), PayoutEffect::Nothing)));
            prop_assert!(payout.sent_with.is_none() || payout.sent_with == after.sent_with);
            prop_assert!(payout.state != PayoutState::Failed || after == payout, "failed is final");
            payout = after;
        }
        prop_assert!(released <= 1 && restored <= 1);
        prop_assert_eq!(restored == 1, payout.state == PayoutState::Failed);
        prop_assert_eq!(released == 1, payout.sent_with.is_some());
    }
}
