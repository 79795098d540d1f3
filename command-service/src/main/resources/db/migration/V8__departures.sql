-- When people left (true) or came back (false): the latest entry by date holds, of several on one day the latest version.
CREATE TABLE reference_departure (
    engineer_id  uuid    NOT NULL,
    version      bigint  NOT NULL,
    effective_on date    NOT NULL,
    departed     boolean NOT NULL,
    PRIMARY KEY (engineer_id, version, effective_on)
);
INSERT INTO reference_departure
SELECT aggregate_identifier::uuid, sequence_number, (event_json(payload) ->> 'effectiveOn')::date, true
FROM event WHERE payload_type = 'roster.engineer-departed';

CREATE FUNCTION has_left(person uuid, day date) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT coalesce(
        (SELECT departed FROM reference_departure
         WHERE engineer_id = person AND effective_on <= day
         ORDER BY effective_on DESC, version DESC LIMIT 1),
        false)
$$;
