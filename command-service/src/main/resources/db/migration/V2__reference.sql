-- What one capability must know of another, kept from the events in their own transaction.
CREATE TABLE reference_manager (
    engineer_id  uuid   NOT NULL,
    version      bigint NOT NULL,
    manager_id   uuid,
    effective_on date   NOT NULL,
    PRIMARY KEY (engineer_id, version)
);
CREATE TABLE reference_role (
    engineer_id  uuid   NOT NULL,
    version      bigint NOT NULL,
    role_id      text   NOT NULL,
    effective_on date   NOT NULL,
    PRIMARY KEY (engineer_id, version)
);
CREATE TABLE reference_title (
    role_id text    NOT NULL,
    kind    text    NOT NULL,
    version integer NOT NULL,
    title   text    NOT NULL,
    PRIMARY KEY (role_id, kind)
);
CREATE INDEX reference_title_ignoring_case ON reference_title (lower(title));
CREATE TABLE reference_rubric (
    role_id        text    NOT NULL,
    version        integer NOT NULL,
    rubric_hash    text,
    cells          jsonb   NOT NULL,
    published_from date,
    PRIMARY KEY (role_id, version)
);
CREATE TABLE reference_next_role (
    track_id     text NOT NULL,
    from_role_id text NOT NULL,
    to_role_id   text NOT NULL,
    PRIMARY KEY (track_id, from_role_id, to_role_id)
);
CREATE INDEX reference_next_role_of ON reference_next_role (from_role_id);
CREATE TABLE reference_alert_policy (
    version              integer PRIMARY KEY,
    terms                jsonb   NOT NULL,
    decision_within_days integer NOT NULL,
    effective_on         date    NOT NULL
);
