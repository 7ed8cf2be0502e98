//! What people are told of: records that were given to them or name them, what waits for their decision, their work that
//! ended, tasks that are due, a webhook of theirs that was switched off; by the bell, and by mail where they want it. Made in the transaction of what it tells. Refuses to tell of a record the reader may not see, at
//! the moment it is read.

mod choice;
mod due;
mod list;
mod mention;
mod tell;
mod waiting;

pub use choice::{Choice, Wish, choices, choose};
pub use due::remind;
pub(crate) use list::mailed;
pub use list::{NotificationView, Notifications, list, mark};
pub(crate) use mention::{mentions, mentions_in};
pub(crate) use tell::{News, tell};
pub(crate) use waiting::{question, waits};

/// The kinds of news, in the order they are offered.
pub const KINDS: [&str; 7] = ["assigned", "mentioned", "approval", "question", "task", "job", "webhook"];

/// Who reads: a person, not the operator at the machine.
fn reader(who: &access::Principal) -> Result<kernel::UserId, crate::Error> {
    who.user.ok_or(crate::Error::NotFound)
}
