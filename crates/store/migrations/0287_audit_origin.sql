-- The address a request came from stands beside its entry of the log and may be erased, as details may: `origin_hash` of the
-- entry is H(salt, address), and a part of its leaf where there is one. Entries from before have none, and keep their hash.
ALTER TABLE audit_entry ADD COLUMN origin_hash {bytes};

CREATE TABLE audit_origin (
  tenant_id {id} NOT NULL,
  entry_id {id} NOT NULL,
  salt {bytes} NOT NULL,
  address {text} NOT NULL,
  PRIMARY KEY (tenant_id, entry_id),
  FOREIGN KEY (tenant_id, entry_id) REFERENCES audit_entry (tenant_id, id)
) {clustered};
