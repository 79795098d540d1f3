-- Whose an e-mail address is, by its SHA-256 in lower case: no two people have one. It stays with those who have left, so
-- that somebody who comes back is hired again and not registered a second time. Of people of earlier data who share one,
-- the first keeps it.
CREATE TABLE reference_email (
    engineer_id uuid PRIMARY KEY,
    email_key   text NOT NULL,
    UNIQUE (email_key)
);
INSERT INTO reference_email
SELECT aggregate_identifier::uuid,
       encode(sha256(convert_to(lower(btrim(event_json(payload) ->> 'email')), 'UTF8')), 'hex')
FROM event WHERE payload_type = 'roster.engineer-registered'
ORDER BY global_index
ON CONFLICT DO NOTHING;
