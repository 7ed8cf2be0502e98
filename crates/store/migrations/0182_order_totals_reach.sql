-- Counts and sums of orders for people who see a part of them: what decides about reach stands in the index beside what is added up.
DROP INDEX sales_order_totals;
CREATE INDEX sales_order_totals ON sales_order (tenant_id, status, ordered_on, total_currency, total, member_id, owner_id, unit_id) WHERE deleted_at IS NULL;
