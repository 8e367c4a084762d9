-- Settlements without a bank line, and changes by hand that can be taken back as a whole.

-- A settlement outside the bank (cash, set off, private account) has a day and a way of its own and no transaction.
ALTER TABLE reconciliation.settlement
    ALTER COLUMN transaction_id DROP NOT NULL,
    ADD COLUMN settled_on date,
    ADD COLUMN way        text CHECK (way IN ('cash', 'other')),
    DROP CONSTRAINT settlement_rule_check,
    ADD CONSTRAINT settlement_rule_check
        CHECK (rule IN ('structuredReference', 'invoiceNumber', 'expected', 'byHand', 'outsideBank')),
    ADD CONSTRAINT settlement_outside_check
        CHECK ((transaction_id IS NULL) = (rule = 'outsideBank')
           AND (settled_on IS NOT NULL) = (rule = 'outsideBank')
           AND (way IS NOT NULL) = (rule = 'outsideBank'));

-- One deed, on one row or on thousands.
CREATE TABLE reconciliation.change (
    company_id uuid        NOT NULL,
    id         uuid        NOT NULL,
    kind       text        NOT NULL,
    made_at    timestamptz NOT NULL,
    made_by    uuid        NOT NULL,
    row_count  integer     NOT NULL,
    undone_at  timestamptz,
    undone_by  uuid,
    PRIMARY KEY (company_id, id)
);
CREATE INDEX ON reconciliation.change (company_id, made_at DESC, id DESC);
SELECT tenancy.protect('reconciliation.change');

-- before: what is put back. after: what must still be so, else somebody changed the row since. subject_id may be gone.
CREATE TABLE reconciliation.change_row (
    company_id uuid    NOT NULL,
    change_id  uuid    NOT NULL,
    position   integer NOT NULL,
    subject_id uuid    NOT NULL,
    label      text    NOT NULL,
    before     jsonb   NOT NULL,
    after      jsonb   NOT NULL,
    undone     boolean NOT NULL DEFAULT false,
    PRIMARY KEY (company_id, change_id, position),
    FOREIGN KEY (company_id, change_id) REFERENCES reconciliation.change (company_id, id) ON DELETE CASCADE
);
CREATE INDEX ON reconciliation.change_row (company_id, subject_id);
SELECT tenancy.protect('reconciliation.change_row');
