#!/bin/bash
# Creates both databases with their roles; runs once, when the volume is empty. A service migrates its database as the
# owner and works as a role that owns nothing; billing's may take another that nobody signs in as, to write alerts.
set -euo pipefail

create() { # database, owner's password, runtime role's password
  psql -v ON_ERROR_STOP=1 -v name="$1" -v owner="${1}_owner" -v owner_password="$2" -v password="$3" \
    --username "${POSTGRES_USER:-postgres}" --dbname postgres <<'SQL'
create role :"owner" login password :'owner_password';
create role :"name" login password :'password';
create database :"name" owner :"owner";
revoke all on database :"name" from public;
grant connect on database :"name" to :"name";
SQL
}

create billing "$BILLING_DATABASE_OWNER_PASSWORD" "$BILLING_DATABASE_PASSWORD"
create app "$APP_DATABASE_OWNER_PASSWORD" "$APP_DATABASE_PASSWORD"

psql -v ON_ERROR_STOP=1 --username "${POSTGRES_USER:-postgres}" --dbname postgres <<'SQL'
create role billing_alerts nologin;
grant billing_alerts to billing with inherit false, set true;
SQL
