-- Kinds of news a person wants by mail besides the bell.
CREATE TABLE notification_mail (
  tenant_id {id} NOT NULL,
  user_id {id} NOT NULL,
  kind {text} NOT NULL,
  PRIMARY KEY (tenant_id, user_id, kind),
  FOREIGN KEY (tenant_id, user_id) REFERENCES app_user (tenant_id, id)
) {clustered};

-- Mails that tell news. The rule on purposes grows, which SQLite does only by writing the table anew.
CREATE TABLE mail_wider (
  {pk},
  user_id {id} NOT NULL,
  purpose {text} NOT NULL CHECK (purpose IN ('invitation', 'reset', 'factor-reset', 'news')),
  state {text} NOT NULL CHECK (state IN ('waiting', 'sending', 'sent', 'refused', 'unknown')),
  reply {text} NOT NULL,
  changed_at {ts} NOT NULL,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, user_id) REFERENCES app_user (tenant_id, id)
) {table};

INSERT INTO mail_wider (tenant_id, id, user_id, purpose, state, reply, changed_at)
SELECT tenant_id, id, user_id, purpose, state, reply, changed_at FROM mail;

DROP TABLE mail;

ALTER TABLE mail_wider RENAME TO mail;

CREATE INDEX mail_by_user ON mail (tenant_id, user_id, id);
