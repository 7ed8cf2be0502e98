-- Records of one thing made one: what was moved, so that it can be taken back while nothing has changed since. The records
-- that lost stand in the trash, see merged_record.
CREATE TABLE merge (
  {pk},
  object {text} NOT NULL,
  winner_id {id} NOT NULL,
  winner_version {i64} NOT NULL,
  moved {json} NOT NULL,
  actor_id {id},
  at {ts} NOT NULL,
  undone_at {ts},
  PRIMARY KEY (tenant_id, id)
) {table};

-- Where a record that lost leads to: its id and its code find the winner. Gone when the merge is taken back.
CREATE TABLE merged_record (
  tenant_id {id} NOT NULL,
  object {text} NOT NULL,
  loser_id {id} NOT NULL,
  winner_id {id} NOT NULL,
  merge_id {id} NOT NULL,
  code {text},
  version {i64} NOT NULL,
  PRIMARY KEY (tenant_id, object, loser_id),
  FOREIGN KEY (tenant_id, merge_id) REFERENCES merge (tenant_id, id)
) {clustered};

CREATE INDEX merged_record_by_winner ON merged_record (tenant_id, object, winner_id);

CREATE INDEX merged_record_by_code ON merged_record (tenant_id, object, code) WHERE code IS NOT NULL;
