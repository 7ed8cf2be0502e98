//! The states of one payout: pending → sent → confirmed, failed or unknown. Refuses whatever could pay twice; the same
//! command once more changes nothing and says so.

use kernel::Problem;
use serde::{Deserialize, Serialize};

/// Where a payout stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PayoutState {
    /// Settled, and in no file yet.
    Pending,
    /// In a file for the bank, or otherwise on its way.
    Sent,
    /// The bank says it has arrived.
    Confirmed,
    /// It did not arrive, or came back: the money is the payee's balance again. Final; a new payout is made.
    Failed,
    /// Nobody knows whether it left. It is looked into, never sent again.
    Unknown,
}

impl PayoutState {
    /// Every state.
    pub const ALL: [Self; 5] = [Self::Pending, Self::Sent, Self::Confirmed, Self::Failed, Self::Unknown];

    /// The word for storage and the API.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Sent => "sent",
            Self::Confirmed => "confirmed",
            Self::Failed => "failed",
            Self::Unknown => "unknown",
        }
    }
}

/// A payout as far as its states go.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Payout {
    /// Where it stands.
    pub state: PayoutState,
    /// The file or order it left with; empty while it has not been sent. Never changed once set.
    pub sent_with: Option<String>,
    /// What the bank called the movement that confirmed it.
    pub confirmed_by: Option<String>,
    /// Why it failed.
    pub failed_because: Option<String>,
}

impl Payout {
    /// A payout that a settlement has just made.
    pub fn pending() -> Self {
        Self { state: PayoutState::Pending, sent_with: None, confirmed_by: None, failed_because: None }
    }
}

/// What is done to a payout, by a person or by a statement of the bank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PayoutCommand {
    /// It goes into the file or order of this name.
    Send(String),
    /// The bank has carried it out, under this reference.
    Confirm(String),
    /// It did not leave, or the bank refused it.
    Fail(String),
    /// It came back after it had arrived.
    Return(String),
    /// Nobody knows what became of it.
    Doubt,
}

/// What the caller has to do because of a transition, in the same transaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PayoutEffect {
    /// Nothing.
    Nothing,
    /// Hand the payment over and book it: at most once in the life of a payout.
    Release,
    /// Give the money back to the payee's balance: at most once in the life of a payout.
    Restore,
}

/// Does a command: the payout afterwards, and what follows from it. `Nothing` with the same payout means that the command
/// had been done before.
///
/// # Errors
/// `payout-not-sent`, `payout-sent-otherwise`, `payout-in-doubt`, `payout-confirmed-otherwise`, `payout-failed`,
/// `payout-not-confirmed`: the command contradicts what is known.
pub fn step(payout: &Payout, command: &PayoutCommand) -> Result<(Payout, PayoutEffect), Problem> {
    use PayoutCommand::{Confirm, Doubt, Fail, Return, Send};
    use PayoutState::{Confirmed, Failed, Pending, Sent, Unknown};
    let same = Ok((payout.clone(), PayoutEffect::Nothing));
    let refuse = |code: &str| {
        let with = payout.sent_with.as_deref().unwrap_or_default();
        Err(Problem::new(code).with("state", payout.state.as_str()).with("sent_with", with))
    };
    let failed = |because: &String| {
        let payout = Payout { state: Failed, failed_because: Some(because.clone()), ..payout.clone() };
        Ok((payout, PayoutEffect::Restore))
    };
    match (payout.state, command) {
        (Pending, Send(file)) => {
            let payout = Payout { state: Sent, sent_with: Some(file.clone()), ..payout.clone() };
            Ok((payout, PayoutEffect::Release))
        }
        // Whatever became of it since, this file has been sent.
        (_, Send(file)) if payout.sent_with.as_ref() == Some(file) => same,
        (Unknown, Send(_)) => refuse(IN_DOUBT),
        (Failed, Send(_) | Confirm(_) | Doubt) => refuse(FAILED),
        (_, Send(_)) => refuse(SENT_OTHERWISE),

        (Pending, Confirm(_) | Doubt) => refuse(NOT_SENT),
        (Sent | Unknown, Confirm(reference)) => {
            let confirmed_by = Some(reference.clone());
            Ok((Payout { state: Confirmed, confirmed_by, ..payout.clone() }, PayoutEffect::Nothing))
        }
        (Confirmed, Confirm(reference)) if payout.confirmed_by.as_ref() == Some(reference) => same,
        // It cannot have arrived twice: one of the two movements is another payment.
        (Confirmed, Confirm(_) | Fail(_) | Doubt) => refuse(CONFIRMED_OTHERWISE),

        (Sent, Doubt) => Ok((Payout { state: Unknown, ..payout.clone() }, PayoutEffect::Nothing)),
        (Unknown, Doubt) => same,

        (Pending | Sent | Unknown, Fail(because)) | (Confirmed, Return(because)) => failed(because),
        (Failed, Fail(because) | Return(because)) if payout.failed_because.as_ref() == Some(because) => same,
        (Failed, Fail(_) | Return(_)) => refuse(FAILED),
        (Pending | Sent | Unknown, Return(_)) => refuse(NOT_CONFIRMED),
    }
}

const NOT_SENT: &str = "payout-not-sent";
const SENT_OTHERWISE: &str = "payout-sent-otherwise";
const IN_DOUBT: &str = "payout-in-doubt";
const CONFIRMED_OTHERWISE: &str = "payout-confirmed-otherwise";
const FAILED: &str = "payout-failed";
const NOT_CONFIRMED: &str = "payout-not-confirmed";
