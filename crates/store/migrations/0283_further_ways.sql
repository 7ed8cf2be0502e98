-- Further ways to reach a customer (`contact_point`) are searched and compared like the customer's own number and address: customers
-- that have some are read again after the steps (`store::records::fill`), which also brings their telephone numbers into the form
-- in which numbers are kept.
DELETE FROM text_fill WHERE object = 'account';

@sqlite
INSERT INTO text_fill (tenant_id, object, after_id)
  SELECT DISTINCT tenant_id, 'account', zeroblob(16) FROM "account";

@postgres
INSERT INTO text_fill (tenant_id, object, after_id)
  SELECT DISTINCT tenant_id, 'account', '00000000-0000-0000-0000-000000000000'::uuid FROM "account";
