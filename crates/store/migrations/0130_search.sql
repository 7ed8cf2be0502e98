-- The index of fragments, see `store::search` and decision 0130: an entry a record, kept by triggers of the tables of objects
-- (`store::search::attend` makes them, also for tables of later releases) in the transaction that writes the record.

-- Which tables are still being read into the index, and how far.
CREATE TABLE search_fill (
  tenant_id {id} NOT NULL,
  object {text} NOT NULL,
  after_id {id},
  PRIMARY KEY (tenant_id, object)
) {clustered};

-- SQLite: `n` numbers a record inside its table's stretch of numbers, the grams know the numbers alone.
@sqlite
CREATE TABLE search_entry (
  n INTEGER PRIMARY KEY,
  tenant_id {id} NOT NULL,
  record_id {id} NOT NULL
) {table};

@sqlite
CREATE INDEX search_entry_by_record ON search_entry (tenant_id, record_id);

@sqlite
CREATE VIRTUAL TABLE search_gram USING fts5(text, content='', columnsize=0, detail=none, tokenize='trigram case_sensitive 1');

@postgres
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- pg_trgm takes letters beyond ASCII for gaps where the database's locale is C: Cyrillic and Greek are spelt in ASCII. Two
-- letters may share one: the row itself is tested in the end.
@postgres
CREATE FUNCTION search_key(text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT translate($1, 'абвгдежзиклмнопрстуфхцчшщъыьэюяієґαβγδεζηθικλμνξοπρστυφχψω', 'abvgdejziklmnoprstufhc4w56y73xq120abgdezh8iklmnxoprstufc9w') $$;

@postgres
CREATE TABLE search_entry (
  tenant_id {id} NOT NULL,
  object {text} NOT NULL,
  record_id {id} NOT NULL,
  text {text} NOT NULL,
  PRIMARY KEY (tenant_id, object, record_id)
);

-- What is not yet in its place is read from end to end by every search: it is kept short.
@postgres
CREATE INDEX search_entry_by_gram ON search_entry USING gin (text gin_trgm_ops) WITH (gin_pending_list_limit = 512);

-- A bulk load is one statement: its rows are taken over at once.
@postgres
CREATE FUNCTION search_keep_new() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO search_entry (tenant_id, object, record_id, text) SELECT tenant_id, TG_TABLE_NAME, id, search_key(search_text) FROM fresh; RETURN NULL; END
$$;

@postgres
CREATE FUNCTION search_keep_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE search_entry SET text = search_key(NEW.search_text) WHERE tenant_id = NEW.tenant_id AND object = TG_TABLE_NAME AND record_id = NEW.id; RETURN NULL; END
$$;

@postgres
CREATE FUNCTION search_keep_gone() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM search_entry WHERE tenant_id = OLD.tenant_id AND object = TG_TABLE_NAME AND record_id = OLD.id; RETURN NULL; END
$$;

-- Candidates: records whose text holds every fragment, of one table or of all, at most so many. It runs with its owner's rights,
-- since behind row-level security PostgreSQL uses no index for LIKE, and names the company itself.
@postgres
CREATE FUNCTION search_find(company uuid, wanted text, fragments text[], most bigint) RETURNS TABLE (object text, record_id uuid)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE fragment text; tests text := ''; BEGIN
  FOREACH fragment IN ARRAY fragments LOOP tests := tests || format(' AND e.text LIKE %L', '%' || search_key(fragment) || '%'); END LOOP; RETURN QUERY EXECUTE
  'SELECT e.object::text, e.record_id FROM search_entry e WHERE e.tenant_id = $1 AND ($2 IS NULL OR e.object = $2)' || tests || ' LIMIT $3' USING company, wanted, most; END
$$;
