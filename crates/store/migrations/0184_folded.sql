-- What text is filtered and ordered by: without case and accents, telephone numbers as digits (`store::records::folded`). Rows that
-- were there are read again after the steps (`store::records::fill`), what they are searched by too: streets, postcodes and towns.

-- Which tables are still being read again, and how far.
CREATE TABLE text_fill (
  tenant_id {id} NOT NULL,
  object {text} NOT NULL,
  after_id {id} NOT NULL,
  PRIMARY KEY (tenant_id, object)
) {clustered};

-- The whole of a long text of a company's own; `txt` is its beginning.
ALTER TABLE field_index ADD COLUMN "whole" {text};

ALTER TABLE "account" ADD COLUMN "email_key" {text};

ALTER TABLE "account" ADD COLUMN "phone_key" {text};

ALTER TABLE "account" ADD COLUMN "street_key" {text};

ALTER TABLE "account" ADD COLUMN "postcode_key" {text};

ALTER TABLE "account" ADD COLUMN "city_key" {text};

ALTER TABLE "account" ADD COLUMN "source_key" {text};

ALTER TABLE "account" ADD COLUMN "notes_key" {text};

CREATE INDEX account_by_city_key ON "account" (tenant_id, "city_key", id) WHERE deleted_at IS NULL;

ALTER TABLE "appointment" ADD COLUMN "place_key" {text};

ALTER TABLE "appointment" ADD COLUMN "notes_key" {text};

CREATE INDEX appointment_by_place_key ON "appointment" (tenant_id, "place_key", id) WHERE deleted_at IS NULL;

ALTER TABLE "employee" ADD COLUMN "position_key" {text};

ALTER TABLE "employee" ADD COLUMN "email_key" {text};

ALTER TABLE "employee" ADD COLUMN "phone_key" {text};

CREATE INDEX employee_by_position_key ON "employee" (tenant_id, "position_key", id) WHERE deleted_at IS NULL;

CREATE INDEX employee_by_email_key ON "employee" (tenant_id, "email_key", id) WHERE deleted_at IS NULL;

ALTER TABLE "member" ADD COLUMN "rank_key" {text};

ALTER TABLE "member" ADD COLUMN "email_key" {text};

ALTER TABLE "member" ADD COLUMN "phone_key" {text};

ALTER TABLE "member" ADD COLUMN "street_key" {text};

ALTER TABLE "member" ADD COLUMN "postcode_key" {text};

ALTER TABLE "member" ADD COLUMN "city_key" {text};

CREATE INDEX member_by_rank_key ON "member" (tenant_id, "rank_key", id) WHERE deleted_at IS NULL;

ALTER TABLE "news" ADD COLUMN "teaser_key" {text};

CREATE INDEX news_by_teaser_key ON "news" (tenant_id, "teaser_key", id) WHERE deleted_at IS NULL;

ALTER TABLE "sales_order" ADD COLUMN "source_key" {text};

ALTER TABLE "sales_order" ADD COLUMN "notes_key" {text};

ALTER TABLE "payment" ADD COLUMN "reference_key" {text};

CREATE INDEX payment_by_reference_key ON "payment" (tenant_id, "reference_key", id) WHERE deleted_at IS NULL;

ALTER TABLE "commission_plan" ADD COLUMN "source_key" {text};

ALTER TABLE "commission_plan" ADD COLUMN "notes_key" {text};

ALTER TABLE "product" ADD COLUMN "category_key" {text};

ALTER TABLE "product" ADD COLUMN "description_key" {text};

ALTER TABLE "product" ADD COLUMN "link_key" {text};

CREATE INDEX product_by_category_key ON "product" (tenant_id, "category_key", id) WHERE deleted_at IS NULL;

ALTER TABLE "role" ADD COLUMN "code_key" {text};

ALTER TABLE "role" ADD COLUMN "notes_key" {text};

CREATE INDEX role_by_code_key ON "role" (tenant_id, "code_key", id) WHERE deleted_at IS NULL;

ALTER TABLE "task" ADD COLUMN "notes_key" {text};

ALTER TABLE "unit" ADD COLUMN "notes_key" {text};

@sqlite
INSERT INTO text_fill (tenant_id, object, after_id)
  SELECT DISTINCT tenant_id, 'account', zeroblob(16) FROM "account"
  UNION ALL SELECT DISTINCT tenant_id, 'appointment', zeroblob(16) FROM "appointment"
  UNION ALL SELECT DISTINCT tenant_id, 'employee', zeroblob(16) FROM "employee"
  UNION ALL SELECT DISTINCT tenant_id, 'member', zeroblob(16) FROM "member"
  UNION ALL SELECT DISTINCT tenant_id, 'news', zeroblob(16) FROM "news"
  UNION ALL SELECT DISTINCT tenant_id, 'sales_order', zeroblob(16) FROM "sales_order"
  UNION ALL SELECT DISTINCT tenant_id, 'payment', zeroblob(16) FROM "payment"
  UNION ALL SELECT DISTINCT tenant_id, 'commission_plan', zeroblob(16) FROM "commission_plan"
  UNION ALL SELECT DISTINCT tenant_id, 'product', zeroblob(16) FROM "product"
  UNION ALL SELECT DISTINCT tenant_id, 'role', zeroblob(16) FROM "role"
  UNION ALL SELECT DISTINCT tenant_id, 'task', zeroblob(16) FROM "task"
  UNION ALL SELECT DISTINCT tenant_id, 'unit', zeroblob(16) FROM "unit"
  UNION ALL SELECT DISTINCT tenant_id, 'own_01', zeroblob(16) FROM "own_01"
  UNION ALL SELECT DISTINCT tenant_id, 'own_02', zeroblob(16) FROM "own_02"
  UNION ALL SELECT DISTINCT tenant_id, 'own_03', zeroblob(16) FROM "own_03"
  UNION ALL SELECT DISTINCT tenant_id, 'own_04', zeroblob(16) FROM "own_04"
  UNION ALL SELECT DISTINCT tenant_id, 'own_05', zeroblob(16) FROM "own_05"
  UNION ALL SELECT DISTINCT tenant_id, 'own_06', zeroblob(16) FROM "own_06"
  UNION ALL SELECT DISTINCT tenant_id, 'own_07', zeroblob(16) FROM "own_07"
  UNION ALL SELECT DISTINCT tenant_id, 'own_08', zeroblob(16) FROM "own_08"
  UNION ALL SELECT DISTINCT tenant_id, 'own_09', zeroblob(16) FROM "own_09"
  UNION ALL SELECT DISTINCT tenant_id, 'own_10', zeroblob(16) FROM "own_10"
  UNION ALL SELECT DISTINCT tenant_id, 'own_11', zeroblob(16) FROM "own_11"
  UNION ALL SELECT DISTINCT tenant_id, 'own_12', zeroblob(16) FROM "own_12"
  UNION ALL SELECT DISTINCT tenant_id, 'own_13', zeroblob(16) FROM "own_13"
  UNION ALL SELECT DISTINCT tenant_id, 'own_14', zeroblob(16) FROM "own_14"
  UNION ALL SELECT DISTINCT tenant_id, 'own_15', zeroblob(16) FROM "own_15"
  UNION ALL SELECT DISTINCT tenant_id, 'own_16', zeroblob(16) FROM "own_16"
  UNION ALL SELECT DISTINCT tenant_id, 'own_17', zeroblob(16) FROM "own_17"
  UNION ALL SELECT DISTINCT tenant_id, 'own_18', zeroblob(16) FROM "own_18"
  UNION ALL SELECT DISTINCT tenant_id, 'own_19', zeroblob(16) FROM "own_19"
  UNION ALL SELECT DISTINCT tenant_id, 'own_20', zeroblob(16) FROM "own_20";

@postgres
INSERT INTO text_fill (tenant_id, object, after_id)
  SELECT DISTINCT tenant_id, 'account', '00000000-0000-0000-0000-000000000000'::uuid FROM "account"
  UNION ALL SELECT DISTINCT tenant_id, 'appointment', '00000000-0000-0000-0000-000000000000'::uuid FROM "appointment"
  UNION ALL SELECT DISTINCT tenant_id, 'employee', '00000000-0000-0000-0000-000000000000'::uuid FROM "employee"
  UNION ALL SELECT DISTINCT tenant_id, 'member', '00000000-0000-0000-0000-000000000000'::uuid FROM "member"
  UNION ALL SELECT DISTINCT tenant_id, 'news', '00000000-0000-0000-0000-000000000000'::uuid FROM "news"
  UNION ALL SELECT DISTINCT tenant_id, 'sales_order', '00000000-0000-0000-0000-000000000000'::uuid FROM "sales_order"
  UNION ALL SELECT DISTINCT tenant_id, 'payment', '00000000-0000-0000-0000-000000000000'::uuid FROM "payment"
  UNION ALL SELECT DISTINCT tenant_id, 'commission_plan', '00000000-0000-0000-0000-000000000000'::uuid FROM "commission_plan"
  UNION ALL SELECT DISTINCT tenant_id, 'product', '00000000-0000-0000-0000-000000000000'::uuid FROM "product"
  UNION ALL SELECT DISTINCT tenant_id, 'role', '00000000-0000-0000-0000-000000000000'::uuid FROM "role"
  UNION ALL SELECT DISTINCT tenant_id, 'task', '00000000-0000-0000-0000-000000000000'::uuid FROM "task"
  UNION ALL SELECT DISTINCT tenant_id, 'unit', '00000000-0000-0000-0000-000000000000'::uuid FROM "unit"
  UNION ALL SELECT DISTINCT tenant_id, 'own_01', '00000000-0000-0000-0000-000000000000'::uuid FROM "own_01"
  UNION ALL SELECT DISTINCT tenant_id, 'own_02', '00000000-0000-0000-0000-000000000000'::uuid FROM "own_02"
  UNION ALL SELECT DISTINCT tenant_id, 'own_03', '00000000-0000-0000-0000-000000000000'::uuid FROM "own_03"
  UNION ALL SELECT DISTINCT tenant_id, 'own_04', '00000000-0000-0000-0000-000000000000'::uuid FROM "own_04"
  UNION ALL SELECT DISTINCT tenant_id, 'own_05', '00000000-0000-0000-0000-000000000000'::uuid FROM "own_05"
  UNION ALL SELECT DISTINCT tenant_id, 'own_06', '00000000-0000-0000-0000-000000000000'::uuid FROM "own_06"
  UNION ALL SELECT DISTINCT tenant_id, 'own_07', '00000000-0000-0000-0000-000000000000'::uuid FROM "own_07"
  UNION ALL SELECT DISTINCT tenant_id, 'own_08', '00000000-0000-0000-0000-000000000000'::uuid FROM "own_08"
  UNION ALL SELECT DISTINCT tenant_id, 'own_09', '00000000-0000-0000-0000-000000000000'::uuid FROM "own_09"
  UNION ALL SELECT DISTINCT tenant_id, 'own_10', '00000000-0000-0000-0000-000000000000'::uuid FROM "own_10"
  UNION ALL SELECT DISTINCT tenant_id, 'own_11', '00000000-0000-0000-0000-000000000000'::uuid FROM "own_11"
  UNION ALL SELECT DISTINCT tenant_id, 'own_12', '00000000-0000-0000-0000-000000000000'::uuid FROM "own_12"
  UNION ALL SELECT DISTINCT tenant_id, 'own_13', '00000000-0000-0000-0000-000000000000'::uuid FROM "own_13"
  UNION ALL SELECT DISTINCT tenant_id, 'own_14', '00000000-0000-0000-0000-000000000000'::uuid FROM "own_14"
  UNION ALL SELECT DISTINCT tenant_id, 'own_15', '00000000-0000-0000-0000-000000000000'::uuid FROM "own_15"
  UNION ALL SELECT DISTINCT tenant_id, 'own_16', '00000000-0000-0000-0000-000000000000'::uuid FROM "own_16"
  UNION ALL SELECT DISTINCT tenant_id, 'own_17', '00000000-0000-0000-0000-000000000000'::uuid FROM "own_17"
  UNION ALL SELECT DISTINCT tenant_id, 'own_18', '00000000-0000-0000-0000-000000000000'::uuid FROM "own_18"
  UNION ALL SELECT DISTINCT tenant_id, 'own_19', '00000000-0000-0000-0000-000000000000'::uuid FROM "own_19"
  UNION ALL SELECT DISTINCT tenant_id, 'own_20', '00000000-0000-0000-0000-000000000000'::uuid FROM "own_20";
