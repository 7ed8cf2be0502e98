-- Keys with which people sign in without a password: only the public half is here. A number identifies a key everywhere.
CREATE TABLE passkey (
  {pk},
  user_id {id} NOT NULL,
  credential {bytes} NOT NULL,
  algorithm {i64} NOT NULL,
  public_key {bytes} NOT NULL,
  counter {i64} NOT NULL,
  name {text} NOT NULL,
  created_at {ts} NOT NULL,
  used_at {ts},
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, credential),
  FOREIGN KEY (tenant_id, user_id) REFERENCES app_user (tenant_id, id)
) {table};

CREATE INDEX passkey_by_user ON passkey (tenant_id, user_id, id);

-- What a key has to sign, asked once: whoever answers takes it away.
CREATE TABLE passkey_challenge (
  {pk},
  user_id {id},
  purpose {text} NOT NULL,
  challenge {bytes} NOT NULL,
  expires_at {ts} NOT NULL,
  PRIMARY KEY (tenant_id, id)
) {table};

CREATE INDEX passkey_challenge_by_end ON passkey_challenge (tenant_id, expires_at);
