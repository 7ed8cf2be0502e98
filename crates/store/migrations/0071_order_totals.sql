-- Orders counted and summed by state and day, straight from an index.
CREATE INDEX sales_order_totals ON sales_order (tenant_id, status, ordered_on, total_currency, total) WHERE deleted_at IS NULL;
