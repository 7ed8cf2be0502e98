//! The durable job runner, schedules and the outbox: the second door to the use cases.
