-- Who stands in for whom, for a span of days and with which of the absent person's roles. An entry is never changed but
-- ended.
CREATE TABLE deputy (
  {pk},
  person_id {id} NOT NULL,
  deputy_id {id} NOT NULL,
  roles {json} NOT NULL,
  from_day {text} NOT NULL,
  until_day {text} NOT NULL,
  begins_at {ts} NOT NULL,
  ends_at {ts} NOT NULL,
  note {text},
  made_by {id} NOT NULL,
  created_at {ts} NOT NULL,
  ended_at {ts},
  ended_by {id},
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, person_id) REFERENCES app_user (tenant_id, id),
  FOREIGN KEY (tenant_id, deputy_id) REFERENCES app_user (tenant_id, id)
) {table};

CREATE INDEX deputy_by_person ON deputy (tenant_id, person_id, id);

CREATE INDEX deputy_by_deputy ON deputy (tenant_id, deputy_id, id);

-- For whom somebody works at the moment, in this browser.
ALTER TABLE session ADD COLUMN acting_id {id};
