-- What has no keys yet is asked for before each part: without this a delivery of a million lines is read through a thousand times.
CREATE INDEX waiting_without_keys ON reconciliation.waiting (company_id, of_invoice, id) WHERE NOT indexed;
