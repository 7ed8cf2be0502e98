//! Roles, rights, scopes and fields compiled into one filter.
