-- The double-entry ledger: entries that balance, in minor units, sealed by the chain `ledger`. Nothing
-- here is ever changed; a reversal is a further entry.
CREATE TABLE ledger_entry (
  {pk},
  kind {text} NOT NULL,
  booked_on {text} NOT NULL,
  reference {text} NOT NULL,
  reverses_id {id},
  run_id {id},
  actor_id {id},
  at {ts} NOT NULL,
  salt {bytes} NOT NULL,
  leaf {bytes} NOT NULL,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, reverses_id) REFERENCES ledger_entry (tenant_id, id)
) {table};

-- An entry is undone once.
CREATE UNIQUE INDEX ledger_entry_reversed ON ledger_entry (tenant_id, reverses_id) WHERE reverses_id IS NOT NULL;

CREATE INDEX ledger_entry_by_run ON ledger_entry (tenant_id, run_id, id);

CREATE INDEX ledger_entry_by_day ON ledger_entry (tenant_id, booked_on, id);

{append_only ledger_entry};

-- Debits are positive, credits negative, none is zero; the postings of an entry sum to zero a currency.
CREATE TABLE ledger_posting (
  tenant_id {id} NOT NULL,
  entry_id {id} NOT NULL,
  number {i64} NOT NULL,
  account {text} NOT NULL,
  holder_id {id},
  currency {text} NOT NULL,
  amount {i64} NOT NULL CHECK (amount <> 0),
  PRIMARY KEY (tenant_id, entry_id, number),
  FOREIGN KEY (tenant_id, entry_id) REFERENCES ledger_entry (tenant_id, id)
) {clustered};

CREATE INDEX ledger_posting_by_holder ON ledger_posting (tenant_id, holder_id, account, entry_id);

{append_only ledger_posting};
