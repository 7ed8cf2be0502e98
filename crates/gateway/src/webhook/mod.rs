//! One message to a subscriber, as Standard Webhooks has it: signed, posted, and answered by a number. Refuses redirects,
//! addresses inside the house that nobody has named, answers without end, and to tell what an answer said.

pub(crate) mod connect;
mod reach;
mod secret;
mod send;

pub use reach::{Net, Reach, Target};
pub use secret::{Secret, SecretError};
pub use send::{Message, post};

/// Why a message did not arrive, in a word that stands in the locales under `webhooks-reason-…`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The address cannot be read, or asks for what is never done: another scheme, a user, a fragment.
    AddressMalformed,
    /// The address leads into the house or to this machine, and nobody has named it.
    AddressPrivate,
    /// No such host.
    AddressUnknown,
    /// Nobody answered in time.
    Timeout,
    /// No connection.
    Connection,
    /// No connection anybody could trust.
    Tls,
    /// What came back is no answer of HTTP, or its head is too long.
    Answer,
    /// An answer other than 2xx; redirects are not followed.
    Status(u16),
}

impl Failure {
    /// The word for storage and the API.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::AddressMalformed => "address-malformed",
            Self::AddressPrivate => "address-private",
            Self::AddressUnknown => "address-unknown",
            Self::Timeout => "timeout",
            Self::Connection => "connection",
            Self::Tls => "tls",
            Self::Answer => "answer",
            Self::Status(_) => "status",
        }
    }

    /// The number of the answer, when there was one.
    #[must_use]
    pub const fn status(self) -> Option<u16> {
        match self {
            Self::Status(status) => Some(status),
            _ => None,
        }
    }
}
