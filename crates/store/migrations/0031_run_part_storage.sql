-- Parts of runs are packed already: PostgreSQL would spend more on trying to compress them than on
-- writing them, and could not read a beginning without the rest.

@postgres ALTER TABLE run_part ALTER COLUMN bytes SET STORAGE EXTERNAL;
