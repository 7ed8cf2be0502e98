-- What a commission run is made of beside its record: who asked and decided, the report, and the
-- compact parts. Parts are written under the run's id before the run is published and never change
-- after; nobody can read them before.

-- Everything about a run that is not in its record. `plan_source` is the plan as it was computed.
CREATE TABLE run_detail (
  {pk},
  period {text} NOT NULL,
  plan_source {text} NOT NULL,
  cut_at {ts} NOT NULL,
  asked_by {id} NOT NULL,
  asked_at {ts} NOT NULL,
  report {json} NOT NULL,
  published_at {ts},
  PRIMARY KEY (tenant_id, id)
) {table};

-- The one run a period has: two people who close at once get the same. Taken away when the run is
-- rejected or fails, kept for good when it is posted.
CREATE TABLE run_period (
  tenant_id {id} NOT NULL,
  period {text} NOT NULL,
  run_id {id} NOT NULL,
  PRIMARY KEY (tenant_id, period)
) {clustered};

-- Columns of lines and members in chunks (see store::runs::codec); `part` says which.
CREATE TABLE run_part (
  tenant_id {id} NOT NULL,
  run_id {id} NOT NULL,
  part {text} NOT NULL,
  number {i64} NOT NULL,
  rows {i64} NOT NULL,
  first_id {id},
  bytes {bytes} NOT NULL,
  PRIMARY KEY (tenant_id, run_id, part, number)
) {table};

-- Who said yes or no to a run, oldest first.
CREATE TABLE run_decision (
  tenant_id {id} NOT NULL,
  run_id {id} NOT NULL,
  number {i64} NOT NULL,
  user_id {id} NOT NULL,
  verdict {text} NOT NULL CHECK (verdict IN ('approve', 'reject')),
  comment {text} NOT NULL,
  at {ts} NOT NULL,
  PRIMARY KEY (tenant_id, run_id, number)
) {clustered};

{append_only run_decision};
