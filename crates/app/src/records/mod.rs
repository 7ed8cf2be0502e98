//! Records of any object, the one generic path: list, get, create, update, trash, history; refuses fields and rows beyond
//! the person's rights, and writes to objects that have commands of their own.

mod get;
mod history;
mod list;
pub(crate) mod phones;
mod related;
mod rules;
mod totals;
mod view;
mod write;

pub use get::get;
pub(crate) use get::{holding, missing};
pub(crate) use history::{ChangeWords, holders, led, references};
pub use history::{Entry, FieldChange, HistoryPage, history};
pub(crate) use list::{Checked, today};
pub use list::{ListPage, Question, list};
pub use related::{Related, related};
pub(crate) use rules::{leads, moves_reach, part_right, writable};
pub use totals::{GroupLabel, GroupTotal, Totals, TotalsQuestion, totals};
pub use view::{LineView, RecordView};
pub use write::{Draft, LineDraft, create, trash, update};

pub(crate) use view::{Viewer, leads_to};
pub(crate) use write::{checked_values, finish, stamp};
