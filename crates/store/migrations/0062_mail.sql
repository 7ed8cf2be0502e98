-- What became of a mail: the row has the id of the outbox message that caused it. `sending` is written before the
-- content goes out; a mail found in that state again has an unknown outcome and is never sent again by itself.
CREATE TABLE mail (
  {pk},
  user_id {id} NOT NULL,
  purpose {text} NOT NULL CHECK (purpose IN ('invitation', 'reset')),
  state {text} NOT NULL CHECK (state IN ('waiting', 'sending', 'sent', 'refused', 'unknown')),
  reply {text} NOT NULL,
  changed_at {ts} NOT NULL,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, user_id) REFERENCES app_user (tenant_id, id)
) {table};

CREATE INDEX mail_by_user ON mail (tenant_id, user_id, id);

CREATE INDEX outbox_due_by_topic ON outbox (tenant_id, topic, due_at) WHERE done_at IS NULL;
