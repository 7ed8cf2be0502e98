-- Mails that tell a person of a link by hand, a chosen password or another address. The rule on purposes grows, which
-- SQLite does only by writing the table anew.
CREATE TABLE mail_wider (
  {pk},
  user_id {id} NOT NULL,
  purpose {text} NOT NULL CHECK (purpose IN ('invitation', 'reset', 'factor-reset', 'link-by-hand', 'password-chosen', 'address-changed', 'news')),
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
