-- What each transaction pays of which invoice.
SELECT tenancy.create_schema('reconciliation');

-- amount_minor has the sign of the transaction. When the transaction or the invoice is taken back, so is this.
CREATE TABLE reconciliation.settlement (
    company_id     uuid        NOT NULL,
    id             uuid        NOT NULL,
    transaction_id uuid        NOT NULL,
    invoice_id     uuid        NOT NULL,
    amount_minor   bigint      NOT NULL CHECK (amount_minor <> 0),
    currency       text        NOT NULL,
    rule           text        NOT NULL CHECK (rule IN ('structuredReference', 'invoiceNumber', 'byHand')),
    made_at        timestamptz NOT NULL,
    made_by        uuid,
    PRIMARY KEY (company_id, id),
    UNIQUE (company_id, transaction_id, invoice_id),
    FOREIGN KEY (company_id, transaction_id) REFERENCES banking.transaction (company_id, id) ON DELETE CASCADE,
    FOREIGN KEY (company_id, invoice_id) REFERENCES invoicing.invoice (company_id, id) ON DELETE CASCADE
);
CREATE INDEX ON reconciliation.settlement (company_id, invoice_id);
SELECT tenancy.protect('reconciliation.settlement');

-- A pair that a person took apart is not put together again by a rule.
CREATE TABLE reconciliation.refused_pair (
    company_id     uuid        NOT NULL,
    transaction_id uuid        NOT NULL,
    invoice_id     uuid        NOT NULL,
    refused_at     timestamptz NOT NULL,
    refused_by     uuid        NOT NULL,
    PRIMARY KEY (company_id, transaction_id, invoice_id),
    FOREIGN KEY (company_id, transaction_id) REFERENCES banking.transaction (company_id, id) ON DELETE CASCADE,
    FOREIGN KEY (company_id, invoice_id) REFERENCES invoicing.invoice (company_id, id) ON DELETE CASCADE
);
CREATE INDEX ON reconciliation.refused_pair (company_id, invoice_id);
SELECT tenancy.protect('reconciliation.refused_pair');
