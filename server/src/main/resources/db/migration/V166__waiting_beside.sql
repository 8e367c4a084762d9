-- Lines that are most likely of one party are looked at together, so that its books are gone through once and not once for each
-- thousand: under which they stand beside each other, where that is known; their counterparty else.
ALTER TABLE reconciliation.waiting ADD beside text;
