//! All SQL, for SQLite and PostgreSQL alike; gives rows only for a scoped principal.
