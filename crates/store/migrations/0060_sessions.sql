-- Sessions get an id that people may see and where they were opened; they are opened anew, so everybody signs in once more.
DROP TABLE session;

-- A signed-in browser: only the hash of its opaque token is kept, and of what the browser said about itself only
-- the two words a person recognises it by.
CREATE TABLE session (
  {pk},
  token_hash {bytes} NOT NULL,
  user_id {id} NOT NULL,
  address {text},
  browser {text},
  system {text},
  created_at {ts} NOT NULL,
  seen_at {ts} NOT NULL,
  expires_at {ts} NOT NULL,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, token_hash),
  FOREIGN KEY (tenant_id, user_id) REFERENCES app_user (tenant_id, id)
) {table};

CREATE INDEX session_by_user ON session (tenant_id, user_id);

CREATE INDEX session_by_end ON session (tenant_id, expires_at);
