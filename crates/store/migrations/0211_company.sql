-- What a company says of itself beyond its name, and what people have who chose nothing of their own: the languages offered
-- (keys with commas between; none: all), the first day of a week, and how figures are written (none: as the language does).
ALTER TABLE tenant ADD COLUMN address {text};

ALTER TABLE tenant ADD COLUMN tax_number {text};

ALTER TABLE tenant ADD COLUMN languages {text};

ALTER TABLE tenant ADD COLUMN week_start {text};

ALTER TABLE tenant ADD COLUMN figures {text};

ALTER TABLE tenant ADD COLUMN version {i64};

-- How figures are written for a person; none: as for the company.
ALTER TABLE app_user ADD COLUMN figures {text};
