//! The network as people explore it: what the caller may see of a tree, answered from an index in
//! memory that checks the tree's version first. Refuses to answer from a stale index.

mod bulk;
mod explore;
mod index;
mod sight;
mod volumes;

use kernel::Problem;
use store::network::TreeKind;
use uuid::Uuid;

use crate::Error;

pub use bulk::{BulkReport, bulk_enrol};
pub(crate) use explore::today;
pub use explore::{Found, NodeView, Overview, Page, Step, children, node, overview, path, search};
pub use index::{Index, Trees};
pub use sight::Sight;
pub use store::network::{Enrolment, TreeKind as Kind};
pub use volumes::VolumeView;

/// The object that rights speak of.
pub(crate) const OBJECT: &str = "network";

/// Which tree, as a path names it; anything else does not exist.
///
/// # Errors
/// [`Error::NotFound`].
pub fn kind(text: &str) -> Result<TreeKind, Error> {
    text.parse().map_err(|_| Error::NotFound)
}

/// An id a caller sent in a query or body.
///
/// # Errors
/// [`Error::Refused`] `id-malformed` at the field.
pub fn member_id(text: &str, field: &str) -> Result<Uuid, Error> {
    Uuid::parse_str(text)
        .map_err(|_| Error::refused(Problem::new("id-malformed").with("value", text).field(field)))
}

/// A refusal of the tree as a problem of the use case. `field` points to what the caller may change.
pub(crate) fn refusal(error: store::network::Error, field: &str) -> Error {
    use store::network::{Error as Tree, Refused};
    match error {
        Tree::Db(error) => error.into(),
        Tree::Moved => Error::NotReady("the tree is being changed"),
        Tree::Refused { refusal, .. } => {
            let at = match refusal {
                Refused::SlotTaken => "slot",
                Refused::DateBeforeLast | Refused::ParentNotYet => "from",
                Refused::MemberUnknown => "member",
                _ => field,
            };
            let problem = Problem::new(refusal.code()).field(at);
            match refusal {
                // Somebody was faster: the same request may do with another slot.
                Refused::SlotTaken | Refused::AlreadyPlaced => Error::Conflict(problem),
                _ => Error::refused(problem),
            }
        }
    }
}
