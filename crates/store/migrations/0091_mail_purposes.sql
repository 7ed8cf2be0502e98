-- Mails without a link: a word to the person that the sign-in was changed by somebody else. The rule on purposes grows,
-- which SQLite does only by writing the table anew.
CREATE TABLE mail_next (
  {pk},
  user_id {id} NOT NULL,
  purpose {text} NOT NULL CHECK (purpose IN ('invitation', 'reset', 'factor-reset')),
  state {text} NOT NULL CHECK (state IN ('waiting', 'sending', 'sent', 'refused', 'unknown')),
  reply {text} NOT NULL,
  changed_at {ts} NOT NULL,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, user_id) REFERENCES app_user (tenant_id, id)
) {table};

INSERT INTO mail_next (tenant_id, id, user_id, purpose, state, reply, changed_at)
SELECT tenant_id, id, user_id, purpose, state, reply, changed_at FROM mail;

DROP TABLE mail;

ALTER TABLE mail_next RENAME TO mail;

CREATE INDEX mail_by_user ON mail (tenant_id, user_id, id);
