-- Who has named somebody: what one person tells another is bounded.
ALTER TABLE notification ADD COLUMN by_id {id};

CREATE INDEX notification_by_author ON notification (tenant_id, user_id, by_id, at) WHERE by_id IS NOT NULL;
