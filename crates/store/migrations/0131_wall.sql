-- Row-level security stands on every table of companies, see `store::db::wall` and decision 0131: `wall::build` raises it after
-- the migrations, also on tables of later releases. The search runs with its owner's rights and therefore asks by itself which
-- company is served.
@postgres
CREATE OR REPLACE FUNCTION search_find(company uuid, wanted text, fragments text[], most bigint) RETURNS TABLE (object text, record_id uuid)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE fragment text; tests text := ''; served uuid := nullif(current_setting('treeline.tenant', true), ''); BEGIN
  FOREACH fragment IN ARRAY fragments LOOP tests := tests || format(' AND e.text LIKE %L', '%' || search_key(fragment) || '%'); END LOOP; RETURN QUERY EXECUTE
  'SELECT e.object::text, e.record_id FROM search_entry e WHERE e.tenant_id = $1 AND e.tenant_id = $4 AND ($2 IS NULL OR e.object = $2)' || tests || ' LIMIT $3'
  USING company, wanted, most, served; END
$$;
