//! The data held of a natural person: which records are the person, what else speaks of it, and how it is taken away.
//! Refuses to touch sales, postings, runs and the network: they stay, under a pseudonym.

mod erase;
mod figures;
mod former;
mod held;
mod hold;
mod mentions;
mod needles;
mod person;
mod request;

pub use erase::{
    blank, blank_lines, forget_all_details, forget_details, forget_holds, forget_mentions, forget_user, hold,
    links, names, referring, refers,
};
pub use figures::{
    Figures, figures, last_sale, orders_open, run_comments, runs_open, transfers_open, work_open,
};
pub use former::{Former, blank_files, blank_notes, former};
pub use held::{done_by, imports, mails, postings, stop_work};
pub use hold::{Hold, holds, lift, set_hold};
pub use mentions::{
    BESIDE_RECORDS, MENTIONS, Mention, chunks, details, errors, file_parts, idempotency, mentions, own_texts,
};
pub use needles::Needles;
pub use person::{Piece, USER, pieces};
pub use request::{Kind, Request, State, again, finish, get, insert, list, running, set_account, set_person};
