-- A role may ask its people for a second factor before anything else.
ALTER TABLE "role" ADD COLUMN "second_factor" {bool};

-- Whether the session was opened with more than a password: with a key that knows its person, or a provider whose second
-- factor counts.
ALTER TABLE session ADD COLUMN strong {bool};
