-- The tables every feature stands on. tenant_id leads every key; ids and times are bound by the app.

-- One selling organisation. Its own key is its id: the root everything else hangs on.
CREATE TABLE tenant (
  tenant_id {id} NOT NULL PRIMARY KEY,
  name {text} NOT NULL,
  currency {text} NOT NULL,
  zone {text} NOT NULL,
  language {text} NOT NULL,
  settings {json} NOT NULL,
  created_at {ts} NOT NULL
) {table};

-- A person who may sign in. `employee_id` and `member_id` say who that person is in the records.
CREATE TABLE app_user (
  {pk},
  login {text} NOT NULL,
  login_folded {text} NOT NULL,
  name {text} NOT NULL,
  password_hash {text},
  language {text} NOT NULL,
  zone {text} NOT NULL,
  theme {text} NOT NULL,
  employee_id {id},
  member_id {id},
  unit_id {id},
  disabled {bool} NOT NULL,
  version {i64} NOT NULL,
  created_at {ts} NOT NULL,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, login_folded),
  FOREIGN KEY (tenant_id) REFERENCES tenant (tenant_id)
) {table};

-- Which roles a person has; the role's rights stand in the record `role` of that key.
CREATE TABLE user_role (
  tenant_id {id} NOT NULL,
  user_id {id} NOT NULL,
  role_key {text} NOT NULL,
  PRIMARY KEY (tenant_id, user_id, role_key),
  FOREIGN KEY (tenant_id, user_id) REFERENCES app_user (tenant_id, id)
) {clustered};

-- A signed-in browser: only the hash of its opaque token is kept.
CREATE TABLE session (
  tenant_id {id} NOT NULL,
  token_hash {bytes} NOT NULL,
  user_id {id} NOT NULL,
  created_at {ts} NOT NULL,
  seen_at {ts} NOT NULL,
  expires_at {ts} NOT NULL,
  PRIMARY KEY (tenant_id, token_hash),
  FOREIGN KEY (tenant_id, user_id) REFERENCES app_user (tenant_id, id)
) {clustered};

CREATE INDEX session_by_user ON session (tenant_id, user_id);

-- Who did what to which record. The entry is chained and never changes; what the person's data
-- looked like stands in audit_detail and may be erased. `leaf` is the hash the chain holds.
CREATE TABLE audit_entry (
  {pk},
  at {ts} NOT NULL,
  actor_id {id},
  object {text} NOT NULL,
  record_id {id},
  action {text} NOT NULL,
  request_id {text} NOT NULL,
  detail_hash {bytes} NOT NULL,
  leaf {bytes} NOT NULL,
  PRIMARY KEY (tenant_id, id)
) {table};

CREATE INDEX audit_entry_by_record ON audit_entry (tenant_id, object, record_id, id);

{append_only audit_entry};

-- The erasable half of an audit entry: `detail_hash` of the entry is H(salt, diff).
CREATE TABLE audit_detail (
  tenant_id {id} NOT NULL,
  entry_id {id} NOT NULL,
  salt {bytes} NOT NULL,
  diff {text} NOT NULL,
  PRIMARY KEY (tenant_id, entry_id),
  FOREIGN KEY (tenant_id, entry_id) REFERENCES audit_entry (tenant_id, id)
) {clustered};

-- Entries of any chain (audit, ledger, …) that wait for a block.
CREATE TABLE unsealed (
  tenant_id {id} NOT NULL,
  chain {text} NOT NULL,
  entry_id {id} NOT NULL,
  leaf {bytes} NOT NULL,
  PRIMARY KEY (tenant_id, chain, entry_id)
) {clustered};

-- A sealed block: `entries` is id (16 bytes) and leaf (32 bytes), one after the other, by id;
-- `root` is H(previous, number, entries).
CREATE TABLE block (
  tenant_id {id} NOT NULL,
  chain {text} NOT NULL,
  number {i64} NOT NULL,
  sealed_at {ts} NOT NULL,
  previous {bytes} NOT NULL,
  root {bytes} NOT NULL,
  entries {bytes} NOT NULL,
  PRIMARY KEY (tenant_id, chain, number)
) {table};

{append_only block};

-- What leaves the house after the commit that caused it.
CREATE TABLE outbox (
  {pk},
  topic {text} NOT NULL,
  payload {json} NOT NULL,
  created_at {ts} NOT NULL,
  due_at {ts} NOT NULL,
  attempts {i64} NOT NULL,
  leased_until {ts},
  done_at {ts},
  PRIMARY KEY (tenant_id, id)
) {table};

CREATE INDEX outbox_due ON outbox (tenant_id, due_at) WHERE done_at IS NULL;

-- The answer to a command that was sent with a key: the same key gets the same answer.
CREATE TABLE idempotency (
  tenant_id {id} NOT NULL,
  user_id {id} NOT NULL,
  idem_key {text} NOT NULL,
  command_hash {bytes} NOT NULL,
  status {i64} NOT NULL,
  result {text} NOT NULL,
  created_at {ts} NOT NULL,
  PRIMARY KEY (tenant_id, user_id, idem_key)
) {clustered};

CREATE INDEX idempotency_by_age ON idempotency (tenant_id, created_at);

-- Gapless numbers, one row a series, locked while a number is taken.
CREATE TABLE counter (
  tenant_id {id} NOT NULL,
  series {text} NOT NULL,
  last {i64} NOT NULL,
  PRIMARY KEY (tenant_id, series)
) {clustered};

-- Durable work: `checkpoint` says where a repeated start goes on.
CREATE TABLE job (
  {pk},
  kind {text} NOT NULL,
  title {text} NOT NULL,
  params {json} NOT NULL,
  state {text} NOT NULL CHECK (state IN ('queued', 'running', 'done', 'failed', 'cancelled')),
  actor_id {id} NOT NULL,
  done {i64} NOT NULL,
  total {i64},
  checkpoint {json},
  result {json},
  error {json},
  attempts {i64} NOT NULL,
  cancel_requested {bool} NOT NULL,
  lease_owner {text},
  leased_until {ts},
  created_at {ts} NOT NULL,
  due_at {ts} NOT NULL,
  started_at {ts},
  finished_at {ts},
  PRIMARY KEY (tenant_id, id)
) {table};

CREATE INDEX job_waiting ON job (tenant_id, state, due_at);

CREATE INDEX job_by_actor ON job (tenant_id, actor_id, id);

-- A field an administrator added to an object: the same keys as a field of a definition file.
CREATE TABLE custom_field (
  tenant_id {id} NOT NULL,
  object {text} NOT NULL,
  field {text} NOT NULL,
  definition {json} NOT NULL,
  version {i64} NOT NULL,
  PRIMARY KEY (tenant_id, object, field)
) {clustered};

-- What of a custom field is filterable, sortable or unique, typed; written with the record.
CREATE TABLE field_index (
  tenant_id {id} NOT NULL,
  object {text} NOT NULL,
  field {text} NOT NULL,
  record_id {id} NOT NULL,
  value_text {text},
  value_int {i64},
  value_time {ts},
  PRIMARY KEY (tenant_id, object, field, record_id)
) {clustered};

CREATE INDEX field_index_text ON field_index (tenant_id, object, field, value_text, record_id);

CREATE INDEX field_index_int ON field_index (tenant_id, object, field, value_int, record_id);

CREATE INDEX field_index_time ON field_index (tenant_id, object, field, value_time, record_id);
