-- The sequencer reads the events that it places in the same transaction, and events are never removed: checking each row
-- again, with a lock that is written into the event's row, costs as much as placing it.
ALTER TABLE ledger DROP CONSTRAINT ledger_global_index_fkey;
ALTER TABLE ledger_held DROP CONSTRAINT ledger_held_global_index_fkey;

-- One row each, changed many times a second: room on their page, so that no index must be touched.
ALTER TABLE ledger_mark SET (fillfactor = 10, autovacuum_vacuum_threshold = 500);
ALTER TABLE relay_mark SET (fillfactor = 10, autovacuum_vacuum_threshold = 500);

-- The managers above an engineer on a day, the direct one first. The manager on a day is the one of the latest entry in
-- force; a cycle ends where it closes.
CREATE FUNCTION reporting_line(engineer uuid, day date) RETURNS uuid[] LANGUAGE plpgsql STABLE AS $$
DECLARE
    line  uuid[] := '{}';
    above uuid := engineer;
BEGIN
    LOOP
        SELECT manager_id INTO above FROM reference_manager
        WHERE engineer_id = above AND effective_on <= day
        ORDER BY effective_on DESC, version DESC LIMIT 1;
        EXIT WHEN above IS NULL OR above = engineer OR above = ANY (line);
        line := line || above;
    END LOOP;
    RETURN line;
END
$$;
