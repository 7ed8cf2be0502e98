-- From what is owed to members to their bank: rules in versions, where each payee is paid, settlements with their payees,
-- payouts and payout files.

-- What the company declares about paying out. A version is never changed; of those in force on a day the last one counts.
CREATE TABLE settlement_rules (
  tenant_id {id} NOT NULL,
  version {i64} NOT NULL,
  valid_from {text} NOT NULL,
  rules {json} NOT NULL,
  made_by {id},
  made_at {ts} NOT NULL,
  PRIMARY KEY (tenant_id, version)
) {clustered};

{append_only settlement_rules};

-- Where a member is paid and on which terms. `guaranteed`: some currency has a guarantee, so that a settlement looks here
-- even where nothing was earned.
CREATE TABLE payee (
  tenant_id {id} NOT NULL,
  member_id {id} NOT NULL,
  version {i64} NOT NULL,
  name {text} NOT NULL,
  method {text} NOT NULL,
  iban {text},
  bic {text},
  account {text},
  country {text},
  language {text},
  profile {text},
  holds {json} NOT NULL,
  terms {json} NOT NULL,
  guaranteed {bool} NOT NULL,
  changed_at {ts} NOT NULL,
  changed_by {id},
  PRIMARY KEY (tenant_id, member_id)
) {table};

CREATE INDEX payee_guaranteed ON payee (tenant_id, member_id) WHERE guaranteed;

-- A settlement of what was owed on a day in one currency. `round` counts how often it was computed: a decision is about one.
CREATE TABLE settlement (
  {pk},
  version {i64} NOT NULL,
  code {text} NOT NULL,
  currency {text} NOT NULL,
  settled_on {text} NOT NULL,
  state {text} NOT NULL CHECK (state IN ('computing', 'proposed', 'approved', 'posted', 'rejected', 'cancelled', 'failed')),
  round {i64} NOT NULL,
  rules_version {i64} NOT NULL,
  job_id {id},
  asked_by {id} NOT NULL,
  asked_at {ts} NOT NULL,
  payees {i64} NOT NULL,
  payouts {i64} NOT NULL,
  paid {i64} NOT NULL,
  totals {json} NOT NULL,
  problem {json},
  changed_at {ts} NOT NULL,
  posted_at {ts},
  PRIMARY KEY (tenant_id, id)
) {table};

CREATE UNIQUE INDEX settlement_code ON settlement (tenant_id, code);

-- What is owed in a currency is in one settlement at a time: whoever asks second gets the first one's.
CREATE UNIQUE INDEX settlement_live ON settlement (tenant_id, currency) WHERE state IN ('computing', 'proposed', 'approved');

-- Who said yes or no to which computing of a settlement.
CREATE TABLE settlement_decision (
  tenant_id {id} NOT NULL,
  settlement_id {id} NOT NULL,
  number {i64} NOT NULL,
  round {i64} NOT NULL,
  user_id {id} NOT NULL,
  verdict {text} NOT NULL CHECK (verdict IN ('approve', 'reject', 'cancel')),
  comment {text} NOT NULL,
  at {ts} NOT NULL,
  PRIMARY KEY (tenant_id, settlement_id, number)
) {clustered};

{append_only settlement_decision};

-- One payee of a settlement; `detail` has lines, reasons, what stays and what is owed, as the engine said it. `brought` is
-- what the ledger owed the payee before it, `balance` what it owes after, `expense` what a guarantee cost the company.
CREATE TABLE settlement_payee (
  tenant_id {id} NOT NULL,
  settlement_id {id} NOT NULL,
  member_id {id} NOT NULL,
  outcome {text} NOT NULL,
  gross {i64} NOT NULL,
  fees {i64} NOT NULL,
  withheld {i64} NOT NULL,
  recovered {i64} NOT NULL,
  payout {i64} NOT NULL,
  brought {i64} NOT NULL,
  balance {i64} NOT NULL,
  expense {i64} NOT NULL,
  payee_version {i64} NOT NULL,
  detail {json} NOT NULL,
  PRIMARY KEY (tenant_id, settlement_id, member_id)
) {table};

CREATE INDEX settlement_payee_by_payout ON settlement_payee (tenant_id, settlement_id, payout, member_id);

CREATE INDEX settlement_payee_by_outcome ON settlement_payee (tenant_id, settlement_id, outcome, payout, member_id);

CREATE INDEX settlement_payee_by_member ON settlement_payee (tenant_id, member_id, settlement_id);

-- Which posting of the ledger stands in which settlement: each in one, live or posted, for good. Taken away only where the
-- settlement is given up or computed anew.
CREATE TABLE settlement_item (
  tenant_id {id} NOT NULL,
  entry_id {id} NOT NULL,
  number {i64} NOT NULL,
  settlement_id {id} NOT NULL,
  PRIMARY KEY (tenant_id, entry_id, number)
) {clustered};

CREATE INDEX settlement_item_by_settlement ON settlement_item (tenant_id, settlement_id, entry_id, number);

-- What the last posted settlement left each payee with: credits kept, debts open. Together with the postings that stand in no
-- settlement yet it is what the ledger owes.
CREATE TABLE settlement_carry (
  tenant_id {id} NOT NULL,
  currency {text} NOT NULL,
  member_id {id} NOT NULL,
  settlement_id {id} NOT NULL,
  balance {i64} NOT NULL,
  kept {json} NOT NULL,
  debts {json} NOT NULL,
  PRIMARY KEY (tenant_id, currency, member_id)
) {clustered};

-- The entries a posted settlement made.
CREATE TABLE settlement_entry (
  tenant_id {id} NOT NULL,
  settlement_id {id} NOT NULL,
  entry_id {id} NOT NULL,
  PRIMARY KEY (tenant_id, settlement_id, entry_id)
) {clustered};

{append_only settlement_entry};

-- What was withheld in a year on which base, by code, for rules that go on over a year.
CREATE TABLE settlement_withheld (
  tenant_id {id} NOT NULL,
  currency {text} NOT NULL,
  year {i64} NOT NULL,
  member_id {id} NOT NULL,
  code {text} NOT NULL,
  settlement_id {id} NOT NULL,
  base {i64} NOT NULL,
  amount {i64} NOT NULL,
  PRIMARY KEY (tenant_id, currency, year, member_id, code, settlement_id)
) {clustered};

{append_only settlement_withheld};

-- What leaves for one payee of one posted settlement. `restored` is what goes back to the balance should it fail: the amount
-- with what was deducted from it.
CREATE TABLE payout (
  {pk},
  version {i64} NOT NULL,
  settlement_id {id} NOT NULL,
  number {i64} NOT NULL,
  code {text} NOT NULL,
  member_id {id} NOT NULL,
  currency {text} NOT NULL,
  amount {i64} NOT NULL CHECK (amount > 0),
  fees {i64} NOT NULL,
  withheld {i64} NOT NULL,
  state {text} NOT NULL CHECK (state IN ('pending', 'sent', 'confirmed', 'failed', 'unknown')),
  sent_with {text},
  confirmed_by {text},
  failed_because {text},
  changed_at {ts} NOT NULL,
  PRIMARY KEY (tenant_id, id)
) {table};

-- A payee is paid once by a settlement.
CREATE UNIQUE INDEX payout_of_payee ON payout (tenant_id, settlement_id, member_id);

CREATE UNIQUE INDEX payout_number ON payout (tenant_id, settlement_id, number);

CREATE INDEX payout_by_state ON payout (tenant_id, settlement_id, state, number);

CREATE INDEX payout_by_member ON payout (tenant_id, member_id, currency, state);

-- A file for a bank. Its content lies in the file store under the id, as that of an attachment does.
CREATE TABLE payout_file (
  {pk},
  settlement_id {id} NOT NULL,
  code {text} NOT NULL,
  kind {text} NOT NULL CHECK (kind IN ('pain', 'csv')),
  payouts {i64} NOT NULL,
  total {i64} NOT NULL,
  execute_on {text},
  sha256 {bytes} NOT NULL,
  made_at {ts} NOT NULL,
  made_by {id},
  PRIMARY KEY (tenant_id, id)
) {table};

{append_only payout_file};

CREATE UNIQUE INDEX payout_file_code ON payout_file (tenant_id, code);

CREATE INDEX payout_file_by_settlement ON payout_file (tenant_id, settlement_id, id);

-- Which payout stands in which file: each in one, for good.
CREATE TABLE payout_in_file (
  tenant_id {id} NOT NULL,
  payout_id {id} NOT NULL,
  file_id {id} NOT NULL,
  PRIMARY KEY (tenant_id, payout_id)
) {clustered};

{append_only payout_in_file};

CREATE INDEX payout_in_file_by_file ON payout_in_file (tenant_id, file_id, payout_id);

-- What is owed on accounts of one kind, holder by holder.
CREATE INDEX ledger_posting_by_account ON ledger_posting (tenant_id, account, currency, holder_id, entry_id);
