-- A saved view of a list: what is asked (filter, order, columns, grouping) under a name, for one person or for
-- everybody who reads the object. The texts are those of the list's address; empty means none.
CREATE TABLE saved_view (
  {pk},
  object {text} NOT NULL,
  owner_id {id} NOT NULL,
  shared {bool} NOT NULL,
  name {text} NOT NULL,
  kind {text} NOT NULL,
  list_filter {text} NOT NULL,
  list_sort {text} NOT NULL,
  list_columns {text} NOT NULL,
  group_by {text} NOT NULL,
  version {i64} NOT NULL,
  deleted_at {ts},
  created_at {ts} NOT NULL,
  updated_at {ts} NOT NULL,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, owner_id) REFERENCES app_user (tenant_id, id)
) {table};

CREATE INDEX saved_view_by_object ON saved_view (tenant_id, object, owner_id, id) WHERE deleted_at IS NULL;
