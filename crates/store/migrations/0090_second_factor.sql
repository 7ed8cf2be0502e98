-- A person's second factor: the seed of the codes, whether the person has shown to have it, the last step whose code was
-- taken (none is taken twice), and wrong codes since, whatever sign-in they came with.
CREATE TABLE second_factor (
  tenant_id {id} NOT NULL,
  user_id {id} NOT NULL,
  seed {bytes} NOT NULL,
  confirmed_at {ts},
  last_step {i64} NOT NULL,
  wrong {i64} NOT NULL,
  wrong_since {ts},
  PRIMARY KEY (tenant_id, user_id),
  FOREIGN KEY (tenant_id, user_id) REFERENCES app_user (tenant_id, id)
) {clustered};

-- Codes for the day the telephone is lost: only their hashes, each gone when used.
CREATE TABLE recovery_code (
  tenant_id {id} NOT NULL,
  user_id {id} NOT NULL,
  code_hash {bytes} NOT NULL,
  PRIMARY KEY (tenant_id, user_id, code_hash),
  FOREIGN KEY (tenant_id, user_id) REFERENCES app_user (tenant_id, id)
) {clustered};

-- When the person last showed who it is; none: at the beginning.
ALTER TABLE session ADD COLUMN proved_at {ts};
