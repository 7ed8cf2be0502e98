-- A file at a record. Its content lies in the file store under the id; the row says what it is and what has become of it:
-- arriving (not seen yet), kept, removed (by a person, may come back), dropped (its content goes next). Its content may be
-- deleted only where the row says removed, dropped, or arriving for long.
CREATE TABLE attachment (
  {pk},
  object {text} NOT NULL,
  record_id {id} NOT NULL,
  name {text} NOT NULL,
  media_type {text} NOT NULL,
  size_bytes {i64} NOT NULL,
  sha256 {bytes} NOT NULL,
  preview {bool} NOT NULL,
  state {text} NOT NULL CHECK (state IN ('arriving', 'kept', 'removed', 'dropped')),
  state_at {ts} NOT NULL,
  created_at {ts} NOT NULL,
  created_by {id},
  PRIMARY KEY (tenant_id, id)
) {table};

CREATE INDEX attachment_by_record ON attachment (tenant_id, object, record_id, id);

CREATE INDEX attachment_by_state ON attachment (tenant_id, state, state_at) WHERE state <> 'kept';
