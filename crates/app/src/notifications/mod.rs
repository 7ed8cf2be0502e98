//! What people are told of: records that were given to them, their work that ended, tasks that are due, a webhook of theirs
//! that was switched off. Made in the transaction of what it tells. Refuses to tell of a record the reader may not see, at
//! the moment it is read.

mod choice;
mod due;
mod list;
mod tell;

pub use choice::{Choice, choices, choose};
pub use due::remind;
pub use list::{NotificationView, Notifications, list, mark};
pub(crate) use tell::{News, tell};

/// The kinds of news, in the order they are offered.
pub const KINDS: [&str; 4] = ["assigned", "task", "job", "webhook"];

/// Who reads: a person, not the operator at the machine.
fn reader(who: &access::Principal) -> Result<kernel::UserId, crate::Error> {
    who.user.ok_or(crate::Error::NotFound)
}
