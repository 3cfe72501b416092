-- The owner migrates; the runtime role works on the rows and owns nothing.
grant usage on schema public to ${runtime_role};
alter default privileges in schema public grant select, insert, update, delete on tables to ${runtime_role};
alter default privileges in schema public grant usage, select on sequences to ${runtime_role};
