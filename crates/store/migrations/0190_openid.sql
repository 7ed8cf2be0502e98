-- Who a person is at a provider: issuer and subject together, never an address. An identity belongs to one person at most.
CREATE TABLE openid_identity (
  {pk},
  user_id {id} NOT NULL,
  issuer {text} NOT NULL,
  subject {text} NOT NULL,
  name {text} NOT NULL,
  created_at {ts} NOT NULL,
  used_at {ts},
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, issuer, subject),
  FOREIGN KEY (tenant_id, user_id) REFERENCES app_user (tenant_id, id)
) {table};

CREATE INDEX openid_identity_by_user ON openid_identity (tenant_id, user_id, id);

-- A way to a provider and back, begun by one browser and gone once. Only hashes are here: what the provider has to repeat
-- is made from what the browser keeps. `identity_id`: who came back, while a code of the second factor is still asked for.
CREATE TABLE openid_request (
  {pk},
  state_hash {bytes} NOT NULL,
  browser_hash {bytes} NOT NULL,
  provider {text} NOT NULL,
  purpose {text} NOT NULL CHECK (purpose IN ('sign_in', 'invitation', 'link', 'proof')),
  step {text} NOT NULL CHECK (step IN ('begun', 'taken', 'verified')),
  user_id {id},
  link_hash {bytes},
  identity_id {id},
  begun_at {ts} NOT NULL,
  expires_at {ts} NOT NULL,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, state_hash)
) {table};

CREATE INDEX openid_request_by_end ON openid_request (tenant_id, expires_at);
