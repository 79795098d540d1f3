-- The only source of truth. Rows are never changed or removed.
CREATE TABLE event (
    global_index         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    event_identifier     text        NOT NULL UNIQUE,
    aggregate_identifier text        NOT NULL,
    sequence_number      bigint      NOT NULL,
    type                 text        NOT NULL,
    time_stamp           timestamptz NOT NULL,
    payload_type         text        NOT NULL,
    payload_revision     text        NOT NULL,
    payload              bytea       NOT NULL,
    meta_data            bytea       NOT NULL,
    -- Taken at the transaction's first write: the ledger orders by it, because global_index is not given in commit order.
    tx_id                xid8        NOT NULL DEFAULT pg_current_xact_id(),
    UNIQUE (aggregate_identifier, sequence_number)
);
CREATE INDEX event_in_ledger_order ON event (tx_id, global_index);

-- What Axon rebuilt from events; may be emptied at any time.
CREATE TABLE snapshot (
    aggregate_identifier text        NOT NULL,
    sequence_number      bigint      NOT NULL,
    type                 text        NOT NULL,
    event_identifier     text        NOT NULL UNIQUE,
    time_stamp           timestamptz NOT NULL,
    payload_type         text        NOT NULL,
    payload_revision     text,
    payload              bytea       NOT NULL,
    meta_data            bytea,
    PRIMARY KEY (aggregate_identifier, sequence_number)
);

-- Dense positions, given after commit, with the leaf of the tamper-evidence tree.
CREATE TABLE ledger (
    position     bigint PRIMARY KEY,
    global_index bigint NOT NULL UNIQUE REFERENCES event,
    leaf_hash    bytea  NOT NULL
);
-- How far the sequencer has read, and the position that comes next. One row.
CREATE TABLE ledger_mark (
    tx_id         xid8   NOT NULL,
    global_index  bigint NOT NULL,
    next_position bigint NOT NULL
);
INSERT INTO ledger_mark VALUES ('0', 0, 0);
-- Events behind the mark whose predecessor in the stream has no position yet.
CREATE TABLE ledger_held (
    global_index bigint PRIMARY KEY REFERENCES event
);
-- The position that goes to Kafka next, and the topic that holds the earlier ones. One row.
CREATE TABLE relay_mark (
    next_position bigint NOT NULL,
    topic_id      text
);
INSERT INTO relay_mark VALUES (0, NULL);

-- The first answer to each idempotency key of a caller, written after the event rows of the same transaction.
CREATE TABLE answer (
    actor_id        uuid        NOT NULL,
    idempotency_key text        NOT NULL,
    request_hash    text        NOT NULL,
    status          smallint    NOT NULL,
    location        text,
    body            bytea       NOT NULL,
    answered_at     timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (actor_id, idempotency_key)
);
