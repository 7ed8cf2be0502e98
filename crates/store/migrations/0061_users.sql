-- The address that mails about signing in go to: an administrator's word, never copied from a record.
ALTER TABLE app_user ADD COLUMN email {text};

-- The name as it is searched; filled when the person is next saved.
ALTER TABLE app_user ADD COLUMN name_folded {text};

-- A link with which a person chooses a password, once: at most one a person, only the hash of its token.
CREATE TABLE user_link (
  tenant_id {id} NOT NULL,
  user_id {id} NOT NULL,
  purpose {text} NOT NULL CHECK (purpose IN ('invitation', 'reset')),
  token_hash {bytes} NOT NULL,
  created_at {ts} NOT NULL,
  expires_at {ts} NOT NULL,
  PRIMARY KEY (tenant_id, user_id),
  UNIQUE (tenant_id, token_hash),
  FOREIGN KEY (tenant_id, user_id) REFERENCES app_user (tenant_id, id)
) {clustered};
