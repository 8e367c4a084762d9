-- Invoices that a person typed, fields that a person set, and what documents say of the same beside it.

-- by_hand: it is there without any document. typed: what a person set, which wins over every document:
-- {"kind": what it was typed as, "fields": {name: text or null}}; null when nobody set anything.
-- The other columns are what is in force: typed over the first source that says it.
ALTER TABLE invoicing.invoice
    ADD COLUMN by_hand          boolean NOT NULL DEFAULT false,
    ADD COLUMN typed            jsonb,
    ADD COLUMN certainty        text CHECK (certainty IN ('certain', 'likely')),
    ADD COLUMN set_aside_reason text,
    ADD COLUMN set_aside_at     timestamptz,
    ADD COLUMN set_aside_by     uuid,
    DROP CONSTRAINT invoice_kind_check,
    ADD CONSTRAINT invoice_kind_check CHECK (kind IN ('invoice', 'creditNote', 'expected')),
    ADD CONSTRAINT invoice_set_aside_check CHECK ((set_aside_at IS NULL) = (set_aside_reason IS NULL)),
    ADD CONSTRAINT invoice_certainty_of_expected CHECK ((certainty IS NOT NULL) = (kind = 'expected'));
CREATE INDEX ON invoicing.invoice (company_id, direction) WHERE by_hand;
-- For names that are typed: who is known.
CREATE INDEX ON invoicing.invoice (company_id, counterparty_key, issue_date DESC);

-- stated: what the document says; null while the columns of the invoice are just that.
-- wins: fields in which it goes before what was typed.
ALTER TABLE invoicing.invoice_source
    ADD COLUMN arrival bigint GENERATED ALWAYS AS IDENTITY,
    ADD COLUMN stated  jsonb,
    ADD COLUMN wins    text[] NOT NULL DEFAULT '{}';

-- Under what else an invoice is known: as its documents, or the person who typed it, spell it.
CREATE TABLE invoicing.invoice_alias (
    company_id       uuid    NOT NULL,
    direction        text    NOT NULL,
    kind             text    NOT NULL,
    counterparty_key text    NOT NULL,
    number_key       text    NOT NULL,
    issue_year       integer NOT NULL,
    invoice_id       uuid    NOT NULL,
    PRIMARY KEY (company_id, direction, kind, counterparty_key, number_key, issue_year),
    FOREIGN KEY (company_id, invoice_id) REFERENCES invoicing.invoice (company_id, id) ON DELETE CASCADE
);
CREATE INDEX ON invoicing.invoice_alias (company_id, invoice_id);
SELECT tenancy.protect('invoicing.invoice_alias');

-- What earlier imports reported, in today's form.
UPDATE intake.import SET counts = counts || '{"mergedInvoices": 0}';
UPDATE intake.import_file SET report = jsonb_set(report, '{counts,mergedInvoices}', '0') WHERE report IS NOT NULL;
UPDATE intake.import_page AS page
   SET content = (SELECT jsonb_agg(row.content || '{"twins": []}' ORDER BY row.place)::text
                    FROM jsonb_array_elements(page.content::jsonb) WITH ORDINALITY AS row (content, place));
