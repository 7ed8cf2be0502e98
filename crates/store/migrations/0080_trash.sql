-- What lies in the trash, the last first: the list of an object's trash is read from its end.
CREATE INDEX account_in_trash ON "account" (tenant_id, deleted_at, id) WHERE deleted_at IS NOT NULL;

CREATE INDEX employee_in_trash ON "employee" (tenant_id, deleted_at, id) WHERE deleted_at IS NOT NULL;

CREATE INDEX member_in_trash ON "member" (tenant_id, deleted_at, id) WHERE deleted_at IS NOT NULL;

CREATE INDEX sales_order_in_trash ON "sales_order" (tenant_id, deleted_at, id) WHERE deleted_at IS NOT NULL;

CREATE INDEX payment_in_trash ON "payment" (tenant_id, deleted_at, id) WHERE deleted_at IS NOT NULL;

CREATE INDEX commission_plan_in_trash ON "commission_plan" (tenant_id, deleted_at, id) WHERE deleted_at IS NOT NULL;

CREATE INDEX product_in_trash ON "product" (tenant_id, deleted_at, id) WHERE deleted_at IS NOT NULL;

CREATE INDEX role_in_trash ON "role" (tenant_id, deleted_at, id) WHERE deleted_at IS NOT NULL;

CREATE INDEX commission_run_in_trash ON "commission_run" (tenant_id, deleted_at, id) WHERE deleted_at IS NOT NULL;

CREATE INDEX unit_in_trash ON "unit" (tenant_id, deleted_at, id) WHERE deleted_at IS NOT NULL;
