-- The streams of engineers were stored under the name of a class. It is no part of a ledger's leaf, nor of what is sent,
-- so no proof and no record changes; neither does tx_id, which is taken when a row is inserted.
UPDATE event SET type = 'engineer' WHERE type = 'EngineerAggregate';
UPDATE snapshot SET type = 'engineer' WHERE type = 'EngineerAggregate';
UPDATE snapshot SET payload_type = 'engineer' WHERE payload_type = 'EngineerAggregate';
