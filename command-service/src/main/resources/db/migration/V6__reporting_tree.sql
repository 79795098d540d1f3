-- Whether somebody is their own superior on a day: then the data hold a circle through them.
CREATE FUNCTION reports_to_oneself(person uuid, day date) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
DECLARE
    line  uuid[] := '{}';
    above uuid := person;
BEGIN
    LOOP
        SELECT manager_id INTO above FROM reference_manager
        WHERE engineer_id = above AND effective_on <= day
        ORDER BY effective_on DESC, version DESC LIMIT 1;
        IF above = person THEN
            RETURN true;
        END IF;
        EXIT WHEN above IS NULL OR above = ANY (line);
        line := line || above;
    END LOOP;
    RETURN false;
END
$$;

-- Called after the rows of a new manager, in their transaction. Under the lock one such transaction at a time looks at
-- what the others have committed, so of two changes that close a circle together the second is refused. Only changes of
-- managers take it, after their event rows. Each statement of a volatile function sees what is committed when it begins.
-- Looks at the days on which the new manager holds: a circle on other days must not stand in the way of its repair.
CREATE FUNCTION require_reporting_tree(person uuid, since date) RETURNS void LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    changed date;
BEGIN
    PERFORM pg_advisory_xact_lock(71964112812292);
    FOR changed IN
        WITH RECURSIVE above (engineer_id, manager_id, effective_on) AS (
            SELECT engineer_id, manager_id, effective_on FROM reference_manager WHERE engineer_id = person
          UNION
            SELECT m.engineer_id, m.manager_id, m.effective_on
            FROM above JOIN reference_manager m ON m.engineer_id = above.manager_id
        )
        SELECT DISTINCT effective_on FROM above
        WHERE effective_on >= since AND effective_on < coalesce(
            (SELECT min(effective_on) FROM reference_manager WHERE engineer_id = person AND effective_on > since),
            'infinity')
    LOOP
        IF reports_to_oneself(person, changed) THEN
            RAISE EXCEPTION USING ERRCODE = 'AS001', MESSAGE = 'engineer.manager-reports-to-engineer',
                DETAIL = 'The manager is in the engineer''s own reports on ' || changed || '.';
        END IF;
    END LOOP;
END
$$;
