-- An uploaded file and what became of its rows. The file itself stands in import_part, so that
-- a backup, a crash and a second server see the same bytes.
CREATE TABLE import (
  {pk},
  actor_id {id} NOT NULL,
  object {text} NOT NULL,
  file_name {text} NOT NULL,
  file_hash {bytes} NOT NULL,
  mapping {json},
  dry_run {bool} NOT NULL,
  job_id {id},
  row_count {i64} NOT NULL,
  created {i64} NOT NULL,
  updated {i64} NOT NULL,
  unchanged {i64} NOT NULL,
  rejected {i64} NOT NULL,
  created_at {ts} NOT NULL,
  PRIMARY KEY (tenant_id, id)
) {table};

CREATE INDEX import_by_actor ON import (tenant_id, actor_id, id);

CREATE TABLE import_part (
  tenant_id {id} NOT NULL,
  import_id {id} NOT NULL,
  part {i64} NOT NULL,
  bytes {bytes} NOT NULL,
  PRIMARY KEY (tenant_id, import_id, part),
  FOREIGN KEY (tenant_id, import_id) REFERENCES import (tenant_id, id)
) {table};

-- A rejected row: its physical line, the column, why, and the row as it stood in the file.
CREATE TABLE import_error (
  tenant_id {id} NOT NULL,
  import_id {id} NOT NULL,
  line {i64} NOT NULL,
  column_name {text} NOT NULL,
  code {text} NOT NULL,
  params {json} NOT NULL,
  cells {json} NOT NULL,
  PRIMARY KEY (tenant_id, import_id, line),
  FOREIGN KEY (tenant_id, import_id) REFERENCES import (tenant_id, id)
) {table};
