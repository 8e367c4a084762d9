-- What a document that a person confirmed teaches about its supplier: the words beside its values. Goes with the document.
CREATE TABLE intake.lesson (
    company_id  uuid        NOT NULL,
    document_id uuid        NOT NULL,
    taught_at   timestamptz NOT NULL,
    lesson      jsonb       NOT NULL,
    PRIMARY KEY (company_id, document_id),
    FOREIGN KEY (company_id, document_id) REFERENCES documents.document (company_id, id) ON DELETE CASCADE
);
SELECT tenancy.protect('intake.lesson');

-- number: a VAT number or IBAN by which the supplier of a lesson is known again, packed.
CREATE TABLE intake.lesson_number (
    company_id  uuid NOT NULL,
    number      text NOT NULL,
    document_id uuid NOT NULL,
    PRIMARY KEY (company_id, number, document_id),
    FOREIGN KEY (company_id, document_id) REFERENCES intake.lesson (company_id, document_id) ON DELETE CASCADE
);
CREATE INDEX ON intake.lesson_number (company_id, document_id);
SELECT tenancy.protect('intake.lesson_number');

-- The name of the other side in plain letters: a supplier is known again also where one of its papers lacks its VAT number.
ALTER TABLE invoicing.invoice
    ADD COLUMN name_key text GENERATED ALWAYS AS (lower(regexp_replace(counterparty_name, '[^[:alnum:]]', '', 'g'))) STORED;
CREATE INDEX invoice_payee ON invoicing.invoice (company_id, name_key) WHERE direction = 'payable' AND iban IS NOT NULL;
