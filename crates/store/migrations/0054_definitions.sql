-- What a company has added to the standard objects: the document of the highest version counts; an undo is a new version.
CREATE TABLE definition (
  tenant_id {id} NOT NULL,
  object {text} NOT NULL,
  version {i64} NOT NULL,
  document {json} NOT NULL,
  note {text} NOT NULL,
  at {ts} NOT NULL,
  actor_id {id},
  PRIMARY KEY (tenant_id, object, version)
) {table};

{append_only definition};

-- An index of another shape stood here, never filled.
DROP TABLE field_index;

-- Values of own fields, typed, for filters and orders: a row a value, `n` from 0 for multiple choices. `field` is
-- `<object>.<field>`. `num` holds numbers, minor units, yes as 1 and microseconds; `txt` folded text, keys, dates, ids
-- and the currency of an amount; `uniq` the text that no second record may have.
CREATE TABLE field_index (
  tenant_id {id} NOT NULL,
  record_id {id} NOT NULL,
  field {text} NOT NULL,
  n {i64} NOT NULL,
  num {i64},
  txt {text},
  uniq {text},
  PRIMARY KEY (tenant_id, record_id, field, n)
) {clustered};

CREATE INDEX field_index_by_num ON field_index (tenant_id, field, num, record_id) WHERE num IS NOT NULL;

CREATE INDEX field_index_by_txt ON field_index (tenant_id, field, txt, record_id) WHERE txt IS NOT NULL;

CREATE UNIQUE INDEX field_index_unique ON field_index (tenant_id, field, uniq) WHERE uniq IS NOT NULL;
