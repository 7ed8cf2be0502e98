-- Tries to sign in that failed, by account and by address, while they count: a restart and a second server know of them. Only
-- hashes are here; whoever cleans up takes them away within the hour.
CREATE TABLE sign_in_try (
  tenant_id {id} NOT NULL,
  key_hash {bytes} NOT NULL,
  id {id} NOT NULL,
  tried_at {ts} NOT NULL,
  PRIMARY KEY (tenant_id, key_hash, id)
) {clustered};

CREATE INDEX sign_in_try_by_age ON sign_in_try (tenant_id, tried_at);
