#!/bin/sh
# Run once by the image of PostgreSQL: the database and the two logins of docs/operations/database.md.
set -eu
psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --set owner="$OWNER_PASSWORD" --set app="$APP_PASSWORD" <<'SQL'
-- CREATEDB: for the rehearsal of upgrades.
CREATE ROLE billify_owner LOGIN CREATEDB PASSWORD :'owner';
CREATE ROLE billify_app LOGIN PASSWORD :'app';
CREATE DATABASE billify OWNER billify_owner;
REVOKE ALL ON DATABASE billify FROM public;
GRANT CONNECT ON DATABASE billify TO billify_app;
SQL
