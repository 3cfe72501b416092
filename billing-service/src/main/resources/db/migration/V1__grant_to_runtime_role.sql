-- The service runs under a role that owns nothing; whatever the owner creates from here on is open to it.
alter default privileges in schema public grant select, insert, update, delete on tables to ${runtime_role};
alter default privileges in schema public grant usage on sequences to ${runtime_role};
