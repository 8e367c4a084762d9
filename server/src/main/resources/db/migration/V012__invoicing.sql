-- Receivables and payables as documents. What of them is paid is not known here.
SELECT tenancy.create_schema('invoicing');

-- amount_minor: the cash it means, + comes in, - goes out; a receivable credit note is negative.
-- number_key, counterparty_key: what makes one invoice one invoice over all channels.
CREATE TABLE invoicing.invoice (
    company_id        uuid    NOT NULL,
    id                uuid    NOT NULL,
    direction         text    NOT NULL CHECK (direction IN ('receivable', 'payable')),
    kind              text    NOT NULL CHECK (kind IN ('invoice', 'creditNote')),
    number            text    NOT NULL,
    number_key        text    NOT NULL,
    counterparty_name text,
    counterparty_vat  text,
    counterparty_key  text    NOT NULL,
    issue_date        date    NOT NULL,
    due_date          date    NOT NULL,
    due_date_stated   boolean NOT NULL,
    currency          text    NOT NULL,
    amount_minor      bigint  NOT NULL,
    net_minor         bigint,
    vat_minor         bigint,
    gross_minor       bigint,
    iban              text,
    payment_reference text,
    lines             jsonb   NOT NULL,
    issue_year        integer NOT NULL GENERATED ALWAYS AS (extract(year FROM issue_date)::integer) STORED,
    PRIMARY KEY (company_id, id),
    UNIQUE (company_id, direction, kind, counterparty_key, number_key, issue_year)
);
CREATE INDEX ON invoicing.invoice (company_id, due_date, id);
CREATE INDEX ON invoicing.invoice (company_id, number_key);
CREATE INDEX ON invoicing.invoice (company_id, payment_reference) WHERE payment_reference IS NOT NULL;
SELECT tenancy.protect('invoicing.invoice');

-- Which deliveries say an invoice. It is there as long as one does.
CREATE TABLE invoicing.invoice_source (
    company_id  uuid NOT NULL,
    invoice_id  uuid NOT NULL,
    delivery_id uuid NOT NULL,
    document_id uuid NOT NULL,
    PRIMARY KEY (company_id, invoice_id, delivery_id, document_id),
    FOREIGN KEY (company_id, invoice_id) REFERENCES invoicing.invoice (company_id, id) ON DELETE CASCADE,
    FOREIGN KEY (company_id, document_id) REFERENCES documents.document (company_id, id)
);
CREATE INDEX ON invoicing.invoice_source (company_id, delivery_id);
CREATE INDEX ON invoicing.invoice_source (company_id, document_id);
SELECT tenancy.protect('invoicing.invoice_source');

CREATE TABLE invoicing.invoice_token (
    company_id uuid             NOT NULL,
    token      text COLLATE "C" NOT NULL,
    invoice_id uuid             NOT NULL,
    PRIMARY KEY (company_id, token, invoice_id),
    FOREIGN KEY (company_id, invoice_id) REFERENCES invoicing.invoice (company_id, id) ON DELETE CASCADE
);
CREATE INDEX ON invoicing.invoice_token (company_id, invoice_id);
SELECT tenancy.protect('invoicing.invoice_token');
