-- What was invoiced in a period, either way: the key figures ask for months of it among years.
CREATE INDEX ON invoicing.invoice (company_id, direction, issue_date);
