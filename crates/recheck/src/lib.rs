//! An independent checker of a finished run; shares no code with commission.
