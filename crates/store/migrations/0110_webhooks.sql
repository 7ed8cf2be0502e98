-- A subscriber outside: where events go to, which ones, and with whose rights they are read. `due_at` is when the first
-- one waiting may be tried; the lease keeps its messages in order, since one server at a time sends to it.
CREATE TABLE webhook (
  {pk},
  name {text} NOT NULL,
  url {text} NOT NULL,
  objects {json} NOT NULL,
  events {json} NOT NULL,
  owner_id {id} NOT NULL,
  state {text} NOT NULL CHECK (state IN ('active', 'off')),
  reason {text} NOT NULL,
  failures {i64} NOT NULL,
  failing_since {ts},
  due_at {ts} NOT NULL,
  lease_owner {id},
  leased_until {ts},
  version {i64} NOT NULL,
  created_at {ts} NOT NULL,
  updated_at {ts} NOT NULL,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, owner_id) REFERENCES app_user (tenant_id, id)
) {table};

-- What messages are signed with: one secret, or two while they are exchanged. No audit entry and no answer to a reader
-- holds it.
CREATE TABLE webhook_secret (
  {pk},
  webhook_id {id} NOT NULL,
  secret {text} NOT NULL,
  created_at {ts} NOT NULL,
  ends_at {ts},
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, webhook_id) REFERENCES webhook (tenant_id, id)
) {table};

CREATE INDEX webhook_secret_by_webhook ON webhook_secret (tenant_id, webhook_id, id);

-- One event for one subscriber. What the message says is read when it is sent, with the rights of that moment: the row
-- holds ids and names of fields, no values.
CREATE TABLE webhook_delivery (
  tenant_id {id} NOT NULL,
  webhook_id {id} NOT NULL,
  event_id {id} NOT NULL,
  number {i64} NOT NULL,
  topic {text} NOT NULL,
  payload {json} NOT NULL,
  event_at {ts} NOT NULL,
  state {text} NOT NULL CHECK (state IN ('waiting', 'delivered', 'failed', 'skipped')),
  attempts {i64} NOT NULL,
  status {i64},
  reason {text} NOT NULL,
  tried_at {ts},
  PRIMARY KEY (tenant_id, webhook_id, event_id),
  FOREIGN KEY (tenant_id, webhook_id) REFERENCES webhook (tenant_id, id)
) {clustered};

CREATE INDEX webhook_delivery_log ON webhook_delivery (tenant_id, webhook_id, number);

CREATE INDEX webhook_delivery_queue ON webhook_delivery (tenant_id, webhook_id, number) WHERE state = 'waiting';

CREATE INDEX webhook_delivery_age ON webhook_delivery (tenant_id, event_id);
