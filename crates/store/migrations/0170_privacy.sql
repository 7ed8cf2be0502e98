-- What people asked about the data held of them: exports and erasures. Holds ids, codes and counts, nothing of the person:
-- `person` names the records, `account` counts what was erased and what is kept, `digest` covers both.
CREATE TABLE privacy_request (
  {pk},
  kind {text} NOT NULL CHECK (kind IN ('export', 'erasure')),
  object {text} NOT NULL,
  record_id {id} NOT NULL,
  code {text} NOT NULL,
  person {json} NOT NULL,
  state {text} NOT NULL CHECK (state IN ('running', 'done', 'failed')),
  asked_by {id},
  asked_at {ts} NOT NULL,
  job_id {id},
  account {json} NOT NULL,
  digest {bytes},
  replayed {bool} NOT NULL,
  finished_at {ts},
  PRIMARY KEY (tenant_id, id)
) {table};

-- A person is erased by one at a time.
CREATE UNIQUE INDEX privacy_erasure_running ON privacy_request (tenant_id, object, record_id) WHERE kind = 'erasure' AND state = 'running';

-- Why a person's data must stay for now: a dispute, an order of a court. Open until somebody lifts it.
CREATE TABLE legal_hold (
  {pk},
  object {text} NOT NULL,
  record_id {id} NOT NULL,
  reason {text} NOT NULL,
  set_by {id},
  set_at {ts} NOT NULL,
  lifted_at {ts},
  PRIMARY KEY (tenant_id, id)
) {table};

CREATE INDEX legal_hold_by_record ON legal_hold (tenant_id, object, record_id);
