-- Who reports to whom: the team of a manager.
ALTER TABLE "employee" ADD COLUMN "manager_id" {id};

@postgres ALTER TABLE "employee" ADD FOREIGN KEY (tenant_id, "manager_id") REFERENCES "employee" (tenant_id, id);

CREATE INDEX employee_by_manager_id ON "employee" (tenant_id, "manager_id", id) WHERE deleted_at IS NULL;

-- Which people a manager's team are, when they ask for anything.
CREATE INDEX app_user_by_employee ON app_user (tenant_id, employee_id, id);

-- "unit" reached the units below as well until now: that is "branch" from now on, and what a role grants stays as it was.
@sqlite UPDATE role SET rights = REPLACE(REPLACE(rights, ':"unit"', ':"branch"'), ': "unit"', ': "branch"');

@postgres UPDATE role SET rights = REPLACE(rights::text, ': "unit"', ': "branch"')::jsonb;
