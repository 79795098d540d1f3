-- The data of a stored event, without the control characters that JSON can spell and PostgreSQL cannot hold (U+0000). For
-- migrations alone: ids, codes and days hold none.
CREATE FUNCTION event_json(payload bytea) RETURNS json LANGUAGE sql IMMUTABLE AS $$
    SELECT regexp_replace(convert_from(payload, 'UTF8'), '(?<!\\)((?:\\\\)*)\\u[0-9a-fA-F]{4}', '\1', 'g')::json
$$;

-- The roles on the ladders; those of before are read from the ladders' latest definitions.
CREATE TABLE reference_rung (
    track_id text NOT NULL,
    role_id  text NOT NULL,
    PRIMARY KEY (track_id, role_id)
);
INSERT INTO reference_rung
SELECT DISTINCT ladder ->> 'trackId', rung ->> 'roleId'
FROM (SELECT DISTINCT ON (aggregate_identifier) event_json(payload) AS ladder
      FROM event WHERE payload_type = 'framework.ladder-defined'
      ORDER BY aggregate_identifier, sequence_number DESC) latest,
     json_array_elements(ladder -> 'rungs') rung;

-- Called after the edges of a ladder, in their transaction. Under the lock one such transaction at a time looks at what
-- the others have committed, so of two ladders that close a circle together the second is refused.
CREATE FUNCTION require_ladders_without_circle(track text) RETURNS void LANGUAGE plpgsql VOLATILE AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(71964112812293);
    IF EXISTS (
        WITH RECURSIVE way (begins, role_id) AS (
            SELECT from_role_id, to_role_id FROM reference_next_role WHERE track_id = track
          UNION
            SELECT way.begins, edge.to_role_id
            FROM way JOIN reference_next_role edge ON edge.from_role_id = way.role_id
        )
        SELECT FROM way WHERE begins = role_id
    ) THEN
        RAISE EXCEPTION USING ERRCODE = 'AS001', MESSAGE = 'ladder.circle',
            DETAIL = 'The next roles lead in a circle together with those of another track.';
    END IF;
END
$$;
