-- The sponsor and placement trees: dated edges, labels for downline scopes, standing and transfers.

-- One row a tenant and tree. Whoever changes a tree takes the next version first, which serialises
-- changes; readers in memory compare it before they answer. Row 'facts' counts changes of what the
-- trees show about a member (rank, standing).
CREATE TABLE tree (
  tenant_id {id} NOT NULL,
  tree {text} NOT NULL CHECK (tree IN ('sponsor', 'placement', 'facts')),
  version {i64} NOT NULL,
  epoch {i64} NOT NULL,
  PRIMARY KEY (tenant_id, tree)
) {clustered};

-- One dated edge: the member stood under parent_id (NULL: as a root) on the days valid_from..valid_to;
-- valid_to NULL is open. `version` is the tree's version that opened it; `moved` tells a move from an
-- enrolment. Never deleted.
CREATE TABLE tree_edge (
  tenant_id {id} NOT NULL,
  tree {text} NOT NULL,
  member_id {id} NOT NULL,
  version {i64} NOT NULL,
  parent_id {id},
  slot {i64} CHECK (slot BETWEEN 1 AND 65535),
  valid_from {text} NOT NULL,
  valid_to {text} CHECK (valid_to >= valid_from),
  moved {bool} NOT NULL,
  PRIMARY KEY (tenant_id, tree, member_id, version),
  CHECK (parent_id <> member_id)
) {clustered};

-- One open edge a member and tree.
CREATE UNIQUE INDEX tree_edge_open ON tree_edge (tenant_id, tree, member_id) WHERE valid_to IS NULL;

-- One child a slot.
CREATE UNIQUE INDEX tree_edge_slot ON tree_edge (tenant_id, tree, parent_id, slot) WHERE valid_to IS NULL AND slot IS NOT NULL;

CREATE INDEX tree_edge_children ON tree_edge (tenant_id, tree, parent_id) WHERE valid_to IS NULL;

-- What has changed since a version.
CREATE INDEX tree_edge_version ON tree_edge (tenant_id, tree, version);

-- The days on which somebody moved.
CREATE INDEX tree_edge_moves ON tree_edge (tenant_id, tree, valid_from) WHERE moved;

-- Order-maintenance labels over the Euler tour; only rows of the tree's epoch count. A member's branch
-- is everybody whose pre lies between the member's pre and last.
CREATE TABLE tree_label (
  tenant_id {id} NOT NULL,
  tree {text} NOT NULL,
  epoch {i64} NOT NULL,
  member_id {id} NOT NULL,
  pre {i64} NOT NULL,
  last {i64} NOT NULL,
  PRIMARY KEY (tenant_id, tree, epoch, member_id)
) {clustered};

CREATE INDEX tree_label_pre ON tree_label (tenant_id, tree, epoch, pre);

CREATE INDEX tree_label_last ON tree_label (tenant_id, tree, epoch, last);

-- Whose rank or standing changed at which version of 'facts'; member_id NULL: many, read all again.
CREATE TABLE member_touch (
  tenant_id {id} NOT NULL,
  version {i64} NOT NULL,
  number {i64} NOT NULL,
  member_id {id},
  PRIMARY KEY (tenant_id, version, number)
) {clustered};

-- Activations and inactivations, dated, with the reason. The latest one is the member's standing.
CREATE TABLE member_status (
  {pk},
  member_id {id} NOT NULL,
  status {text} NOT NULL,
  valid_from {text} NOT NULL,
  reason {text} NOT NULL,
  actor_id {id},
  at {ts} NOT NULL,
  PRIMARY KEY (tenant_id, id)
) {table};

CREATE INDEX member_status_by_member ON member_status (tenant_id, member_id, id);

-- A transfer of a member or a branch: asked, decided by a second person, executed on its day.
CREATE TABLE transfer (
  {pk},
  code {text} NOT NULL,
  tree {text} NOT NULL CHECK (tree IN ('sponsor', 'placement')),
  member_id {id} NOT NULL,
  new_parent_id {id},
  slot {i64},
  with_branch {bool} NOT NULL,
  valid_from {text} NOT NULL,
  reason {text} NOT NULL,
  state {text} NOT NULL CHECK (state IN ('asked', 'approved', 'executed', 'rejected', 'withdrawn', 'failed')),
  preview {json} NOT NULL,
  asked_by {id} NOT NULL,
  asked_at {ts} NOT NULL,
  decided_by {id},
  decided_at {ts},
  comment {text},
  finished_at {ts},
  failure {text},
  version {i64} NOT NULL,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, code)
) {table};

CREATE INDEX transfer_by_state ON transfer (tenant_id, state, valid_from);

CREATE INDEX transfer_by_member ON transfer (tenant_id, member_id, id);

-- At most one transfer of a member and tree is under way.
CREATE UNIQUE INDEX transfer_under_way ON transfer (tenant_id, tree, member_id) WHERE state IN ('asked', 'approved');
