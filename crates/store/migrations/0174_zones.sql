-- Which zone customers and members belong to. The index answers what a zone's manager sees; it holds those alone that have a
-- zone, so that companies without zones pay nothing for it.
ALTER TABLE "account" ADD COLUMN "zone_id" {id};

ALTER TABLE "member" ADD COLUMN "zone_id" {id};

@postgres ALTER TABLE "account" ADD FOREIGN KEY (tenant_id, "zone_id") REFERENCES "zone" (tenant_id, id);

@postgres ALTER TABLE "member" ADD FOREIGN KEY (tenant_id, "zone_id") REFERENCES "zone" (tenant_id, id);

CREATE INDEX account_by_zone_id ON "account" (tenant_id, "zone_id", id) WHERE deleted_at IS NULL AND "zone_id" IS NOT NULL;

CREATE INDEX member_by_zone_id ON "member" (tenant_id, "zone_id", id) WHERE deleted_at IS NULL AND "zone_id" IS NOT NULL;

-- What the notes of a zone are filtered by: see 0184, which comes later and speaks of the tables before it.
ALTER TABLE "zone" ADD COLUMN "notes_key" {text};
