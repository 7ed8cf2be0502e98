-- What a program shows instead of a person's session: only the hash is kept, the first letters so that people know it
-- again. A revoked one stays, so that the audit log can name it.
CREATE TABLE api_token (
  {pk},
  user_id {id} NOT NULL,
  name {text} NOT NULL,
  prefix {text} NOT NULL,
  token_hash {bytes} NOT NULL,
  limits {json} NOT NULL,
  created_at {ts} NOT NULL,
  expires_at {ts} NOT NULL,
  used_at {ts},
  revoked_at {ts},
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, token_hash),
  FOREIGN KEY (tenant_id, user_id) REFERENCES app_user (tenant_id, id)
) {table};

CREATE INDEX api_token_by_user ON api_token (tenant_id, user_id, id);

-- With which token a change was made, and a job asked for.
ALTER TABLE audit_entry ADD COLUMN via_id {id};

ALTER TABLE job ADD COLUMN via_id {id};
