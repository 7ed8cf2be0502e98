-- What somebody is told of: made in the transaction of what it tells, read by that person alone. `once` keeps a reminder
-- from being given twice.
CREATE TABLE notification (
  {pk},
  user_id {id} NOT NULL,
  kind {text} NOT NULL,
  object {text},
  record_id {id},
  params {json} NOT NULL,
  once {text},
  at {ts} NOT NULL,
  read_at {ts},
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, user_id) REFERENCES app_user (tenant_id, id)
) {table};

CREATE INDEX notification_by_user ON notification (tenant_id, user_id, id);

CREATE INDEX notification_unread ON notification (tenant_id, user_id, id) WHERE read_at IS NULL;

CREATE UNIQUE INDEX notification_once ON notification (tenant_id, user_id, once) WHERE once IS NOT NULL;

-- Kinds a person does not want to be told of.
CREATE TABLE notification_off (
  tenant_id {id} NOT NULL,
  user_id {id} NOT NULL,
  kind {text} NOT NULL,
  PRIMARY KEY (tenant_id, user_id, kind),
  FOREIGN KEY (tenant_id, user_id) REFERENCES app_user (tenant_id, id)
) {clustered};
