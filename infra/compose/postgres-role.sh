#!/usr/bin/env bash
# Run once, by the image, when the data folder is made: the service's own role, which is no superuser, and its database.
set -euo pipefail
psql -v ON_ERROR_STOP=1 -v password="$ASSAY_POSTGRES_PASSWORD" --username "$POSTGRES_USER" <<'SQL'
CREATE ROLE command_service LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD :'password';
CREATE DATABASE assay OWNER command_service;
REVOKE ALL ON DATABASE assay FROM PUBLIC;
SQL
