-- The log is read by what it concerns, by who did it and by what was done, always the newest first: ids are made in the
-- order of time.
CREATE INDEX audit_entry_by_object ON audit_entry (tenant_id, object, id);

CREATE INDEX audit_entry_by_actor ON audit_entry (tenant_id, actor_id, id);

CREATE INDEX audit_entry_by_action ON audit_entry (tenant_id, action, id);
