//! States and second-person approvals shared by transfers, runs and later flows.
