-- The lines of a counterparty, and so the own transfers, newest first and summed without a look at each line.
CREATE INDEX transaction_by_counterparty
    ON banking.transaction (company_id, counterparty_account, balance_date) INCLUDE (id, amount_minor, currency)
    WHERE counterparty_account IS NOT NULL;
DROP INDEX banking.transaction_company_id_counterparty_account_balance_date_idx;
