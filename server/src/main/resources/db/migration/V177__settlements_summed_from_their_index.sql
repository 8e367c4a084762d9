-- What is open of each invoice is asked for by every screen. A settlement is as wide as its evidence, so that summing the
-- rows of a company read a page of the table for each few; the index alone says all that is summed.
DROP INDEX reconciliation.settlement_company_id_invoice_id_idx;
CREATE INDEX settlement_sums ON reconciliation.settlement (company_id, invoice_id) INCLUDE (amount_minor);
