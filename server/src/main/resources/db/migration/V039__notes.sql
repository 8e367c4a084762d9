-- What people write on invoices, expected items and bank lines, and the files they hang on them.

CREATE TABLE reconciliation.note (
    company_id     uuid        NOT NULL,
    id             uuid        NOT NULL,
    invoice_id     uuid,
    transaction_id uuid,
    text           text        NOT NULL CHECK (length(text) BETWEEN 1 AND 2000),
    written_at     timestamptz NOT NULL,
    written_by     uuid        NOT NULL,
    changed_at     timestamptz,
    PRIMARY KEY (company_id, id),
    CHECK (num_nonnulls(invoice_id, transaction_id) = 1),
    FOREIGN KEY (company_id, invoice_id) REFERENCES invoicing.invoice (company_id, id) ON DELETE CASCADE,
    FOREIGN KEY (company_id, transaction_id) REFERENCES banking.transaction (company_id, id) ON DELETE CASCADE
);
CREATE INDEX ON reconciliation.note (company_id, invoice_id) WHERE invoice_id IS NOT NULL;
CREATE INDEX ON reconciliation.note (company_id, transaction_id) WHERE transaction_id IS NOT NULL;
SELECT tenancy.protect('reconciliation.note');

-- Words of a note: under them the invoice or the line is found.
CREATE TABLE reconciliation.note_token (
    company_id     uuid             NOT NULL,
    token          text COLLATE "C" NOT NULL,
    note_id        uuid             NOT NULL,
    invoice_id     uuid,
    transaction_id uuid,
    PRIMARY KEY (company_id, token, note_id),
    FOREIGN KEY (company_id, note_id) REFERENCES reconciliation.note (company_id, id) ON DELETE CASCADE
);
CREATE INDEX ON reconciliation.note_token (company_id, note_id);
SELECT tenancy.protect('reconciliation.note_token');

CREATE TABLE reconciliation.attachment (
    company_id     uuid        NOT NULL,
    id             uuid        NOT NULL,
    invoice_id     uuid,
    transaction_id uuid,
    document_id    uuid        NOT NULL,
    name           text        NOT NULL,
    added_at       timestamptz NOT NULL,
    added_by       uuid        NOT NULL,
    PRIMARY KEY (company_id, id),
    CHECK (num_nonnulls(invoice_id, transaction_id) = 1),
    FOREIGN KEY (company_id, invoice_id) REFERENCES invoicing.invoice (company_id, id) ON DELETE CASCADE,
    FOREIGN KEY (company_id, transaction_id) REFERENCES banking.transaction (company_id, id) ON DELETE CASCADE,
    FOREIGN KEY (company_id, document_id) REFERENCES documents.document (company_id, id)
);
CREATE INDEX ON reconciliation.attachment (company_id, invoice_id) WHERE invoice_id IS NOT NULL;
CREATE INDEX ON reconciliation.attachment (company_id, transaction_id) WHERE transaction_id IS NOT NULL;
CREATE INDEX ON reconciliation.attachment (company_id, document_id);
SELECT tenancy.protect('reconciliation.attachment');
