-- Imports of history, each with how far it has come; those that ended have their report.
CREATE TABLE history_import (
    run_id          uuid        PRIMARY KEY,
    actor_id        uuid        NOT NULL,
    idempotency_key text        NOT NULL,
    began_at        timestamptz NOT NULL,
    rows            bigint      NOT NULL DEFAULT 0,
    -- SHA-256 of the file, known at its end.
    import_id       text,
    ended_at        timestamptz,
    report          jsonb
);
CREATE INDEX history_import_by_file ON history_import (import_id, ended_at);
