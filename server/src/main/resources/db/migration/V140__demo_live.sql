-- From which day customers of a demo company may pay by QR code, which a bank books at once, on any day. Null in those that were
-- made before there was such a thing: what was told of them does not change.
ALTER TABLE demo.world ADD COLUMN instant_from date;
