-- Seeds of second factors are sealed with a key of the installation; none: written before, sealed at the next start.
ALTER TABLE second_factor ADD COLUMN seed_key {text};
