-- Records that are likely the same thing, as the last search over an object found them: two records a row, the smaller id
-- first. `reasons` are `<field>=` for the same and `<field>~` for similar values, parted by commas.
CREATE TABLE duplicate_pair (
  tenant_id {id} NOT NULL,
  object {text} NOT NULL,
  a_id {id} NOT NULL,
  b_id {id} NOT NULL,
  reasons {text} NOT NULL,
  weight {i64} NOT NULL,
  PRIMARY KEY (tenant_id, object, a_id, b_id)
) {clustered};

CREATE INDEX duplicate_pair_by_weight ON duplicate_pair (tenant_id, object, weight, a_id, b_id);

-- What a person has said is not the same, remembered over every later search.
CREATE TABLE duplicate_apart (
  tenant_id {id} NOT NULL,
  object {text} NOT NULL,
  a_id {id} NOT NULL,
  b_id {id} NOT NULL,
  at {ts} NOT NULL,
  actor_id {id},
  PRIMARY KEY (tenant_id, object, a_id, b_id)
) {clustered};

-- The last search over an object: its job, and what it found when it was done.
CREATE TABLE duplicate_search (
  tenant_id {id} NOT NULL,
  object {text} NOT NULL,
  job_id {id} NOT NULL,
  found_at {ts},
  records {i64} NOT NULL,
  pairs {i64} NOT NULL,
  common {i64} NOT NULL,
  PRIMARY KEY (tenant_id, object)
) {clustered};
