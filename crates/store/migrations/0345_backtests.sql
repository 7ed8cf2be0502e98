-- Back-tests: a plan computed over closed months beside what was paid, or beside another plan. Nothing here is ever posted; a
-- row goes with its figures when somebody deletes it. `plan_source` is the plan as it was computed.
CREATE TABLE backtest (
  {pk},
  plan_id {id} NOT NULL,
  plan_source {text} NOT NULL,
  against_id {id},
  against_source {text},
  from_period {text} NOT NULL,
  to_period {text} NOT NULL,
  currency {text} NOT NULL,
  job_id {id} NOT NULL,
  asked_by {id} NOT NULL,
  asked_at {ts} NOT NULL,
  finished_at {ts},
  problem {json},
  report {json},
  PRIMARY KEY (tenant_id, id)
) {table};

CREATE INDEX backtest_by_plan ON backtest (tenant_id, plan_id, id);

-- One at a time for a plan.
CREATE UNIQUE INDEX backtest_open ON backtest (tenant_id, plan_id) WHERE finished_at IS NULL;

-- What the months together paid a member, minor units; who got nothing on either side has no row.
CREATE TABLE backtest_member (
  tenant_id {id} NOT NULL,
  backtest_id {id} NOT NULL,
  member_id {id} NOT NULL,
  paid_before {i64} NOT NULL,
  paid_after {i64} NOT NULL,
  difference {i64} NOT NULL,
  rank_before {text} NOT NULL,
  rank_after {text} NOT NULL,
  PRIMARY KEY (tenant_id, backtest_id, member_id),
  FOREIGN KEY (tenant_id, backtest_id) REFERENCES backtest (tenant_id, id)
) {clustered};

CREATE INDEX backtest_member_by_difference ON backtest_member (tenant_id, backtest_id, difference, member_id);
