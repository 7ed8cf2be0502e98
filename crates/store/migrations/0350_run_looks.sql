-- That somebody has looked at an anomaly of a run, and what it turned out to be: once and for all. `number` counts the
-- anomalies of the run, which stand among its parts.
CREATE TABLE run_look (
  tenant_id {id} NOT NULL,
  run_id {id} NOT NULL,
  number {i64} NOT NULL,
  user_id {id} NOT NULL,
  note {text} NOT NULL,
  at {ts} NOT NULL,
  PRIMARY KEY (tenant_id, run_id, number)
) {clustered};

{append_only run_look};
