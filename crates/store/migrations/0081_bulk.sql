-- A change of many records at once: what it is aimed at, what it does, and what became of it.
CREATE TABLE bulk (
  {pk},
  actor_id {id} NOT NULL,
  object {text} NOT NULL,
  action {text} NOT NULL CHECK (action IN ('update', 'assign', 'trash')),
  aim {json} NOT NULL,
  change {json} NOT NULL,
  job_id {id},
  undo_of {id},
  undone_by {id},
  changed {i64} NOT NULL,
  left_out {i64} NOT NULL,
  created_at {ts} NOT NULL,
  PRIMARY KEY (tenant_id, id)
) {table};

CREATE INDEX bulk_by_actor ON bulk (tenant_id, actor_id, id);

-- What the records of a chunk were before, compressed: an undo writes it back. It holds people's data and
-- may be erased; the undo then says that it cannot.
CREATE TABLE bulk_chunk (
  tenant_id {id} NOT NULL,
  bulk_id {id} NOT NULL,
  number {i64} NOT NULL,
  rows {bytes} NOT NULL,
  PRIMARY KEY (tenant_id, bulk_id, number),
  FOREIGN KEY (tenant_id, bulk_id) REFERENCES bulk (tenant_id, id)
) {table};

-- A record that was left out, and why.
CREATE TABLE bulk_left (
  tenant_id {id} NOT NULL,
  bulk_id {id} NOT NULL,
  record_id {id} NOT NULL,
  code {text} NOT NULL,
  PRIMARY KEY (tenant_id, bulk_id, record_id),
  FOREIGN KEY (tenant_id, bulk_id) REFERENCES bulk (tenant_id, id)
) {clustered};
