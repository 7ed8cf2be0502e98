-- A note at a record: what somebody wrote about it, dated and signed. `search_text` is its folded words: the index of fragments
-- attends every table that has one (`store::search::attend`). A removed one may come back for thirty days.
CREATE TABLE note (
  {pk},
  version {i64} NOT NULL,
  object {text} NOT NULL,
  record_id {id} NOT NULL,
  text {text} NOT NULL,
  search_text {text} NOT NULL,
  pinned {bool} NOT NULL,
  state {text} NOT NULL CHECK (state IN ('kept', 'removed')),
  state_at {ts} NOT NULL,
  created_at {ts} NOT NULL,
  created_by {id},
  edited_at {ts},
  PRIMARY KEY (tenant_id, id)
) {table};

CREATE INDEX note_by_record ON note (tenant_id, object, record_id, id);

CREATE INDEX note_pinned ON note (tenant_id, object, record_id, id) WHERE pinned;

CREATE INDEX note_removed ON note (tenant_id, state_at) WHERE state = 'removed';
