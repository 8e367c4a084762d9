-- What the matcher decided and is asked, why and how sure, what people answered, and what is left to look at.

-- confidence_millionths, evidence: of a rule, or of the suggestion that a person took; null where a person alone said so.
-- because_of: a difference closes what a line left open of an invoice (a fee, a discount, a rounding). It is no money of the
-- line, and goes when what the line settled goes.
ALTER TABLE reconciliation.settlement
    ADD COLUMN confidence_millionths integer CHECK (confidence_millionths BETWEEN 0 AND 1000000),
    ADD COLUMN evidence              jsonb,
    ADD COLUMN because_of            uuid,
    ADD FOREIGN KEY (company_id, because_of) REFERENCES banking.transaction (company_id, id) ON DELETE CASCADE,
    DROP CONSTRAINT settlement_rule_check,
    ADD CONSTRAINT settlement_rule_check
        CHECK (rule IN ('structuredReference', 'invoiceNumber', 'expected', 'evidence', 'byHand', 'outsideBank', 'difference')),
    DROP CONSTRAINT settlement_way_check,
    ADD CONSTRAINT settlement_way_check CHECK (way IN ('cash', 'other', 'fee', 'discount', 'rounding')),
    DROP CONSTRAINT settlement_outside_check,
    ADD CONSTRAINT settlement_outside_check
        CHECK ((transaction_id IS NULL) = (rule IN ('outsideBank', 'difference'))
           AND (settled_on IS NOT NULL) = (rule IN ('outsideBank', 'difference'))
           AND CASE rule WHEN 'outsideBank' THEN coalesce(way IN ('cash', 'other'), false)
                         WHEN 'difference' THEN coalesce(way IN ('fee', 'discount', 'rounding', 'other'), false)
                         ELSE way IS NULL END
           AND (because_of IS NOT NULL) = (rule = 'difference'));
CREATE UNIQUE INDEX settlement_difference ON reconciliation.settlement (company_id, because_of, invoice_id)
    WHERE because_of IS NOT NULL;

-- Settlements that were taken back, for the trail.
CREATE TABLE reconciliation.past_settlement (
    company_id            uuid        NOT NULL,
    id                    uuid        NOT NULL,
    transaction_id        uuid        NOT NULL,
    invoice_id            uuid        NOT NULL,
    amount_minor          bigint      NOT NULL,
    currency              text        NOT NULL,
    rule                  text        NOT NULL,
    confidence_millionths integer,
    evidence              jsonb,
    made_at               timestamptz NOT NULL,
    made_by               uuid,
    undone_at             timestamptz NOT NULL,
    undone_by             uuid,
    PRIMARY KEY (company_id, id, undone_at),
    FOREIGN KEY (company_id, transaction_id) REFERENCES banking.transaction (company_id, id) ON DELETE CASCADE,
    FOREIGN KEY (company_id, invoice_id) REFERENCES invoicing.invoice (company_id, id) ON DELETE CASCADE
);
CREATE INDEX ON reconciliation.past_settlement (company_id, transaction_id);
CREATE INDEX ON reconciliation.past_settlement (company_id, invoice_id);
SELECT tenancy.protect('reconciliation.past_settlement');

-- What a person is asked about a line. proposals: best first, as JSON. certain: it would be posted, if the company let it.
CREATE TABLE reconciliation.suggestion (
    company_id            uuid        NOT NULL,
    transaction_id        uuid        NOT NULL,
    booking_date          date        NOT NULL,
    kind                  text        NOT NULL,
    certain               boolean     NOT NULL,
    confidence_millionths integer     NOT NULL CHECK (confidence_millionths BETWEEN 0 AND 1000000),
    proposals             jsonb       NOT NULL,
    made_at               timestamptz NOT NULL,
    PRIMARY KEY (company_id, transaction_id),
    FOREIGN KEY (company_id, transaction_id) REFERENCES banking.transaction (company_id, id) ON DELETE CASCADE
);
CREATE INDEX ON reconciliation.suggestion (company_id, booking_date DESC, transaction_id DESC);
SELECT tenancy.protect('reconciliation.suggestion');

-- Lines of which a person said that they pay no invoice.
CREATE TABLE reconciliation.without_document (
    company_id     uuid        NOT NULL,
    transaction_id uuid        NOT NULL,
    said_at        timestamptz NOT NULL,
    said_by        uuid        NOT NULL,
    PRIMARY KEY (company_id, transaction_id),
    FOREIGN KEY (company_id, transaction_id) REFERENCES banking.transaction (company_id, id) ON DELETE CASCADE
);
SELECT tenancy.protect('reconciliation.without_document');

-- What a person said of all lines of a counterparty. counterparty_key: its account, else its name in plain letters.
-- without_document: they pay no invoice. party: they pay the invoices of this party, whatever name they bear.
CREATE TABLE reconciliation.memory (
    company_id       uuid        NOT NULL,
    counterparty_key text        NOT NULL,
    counterparty     text        NOT NULL,
    without_document boolean     NOT NULL,
    party            text,
    category         text,
    said_at          timestamptz NOT NULL,
    said_by          uuid        NOT NULL,
    PRIMARY KEY (company_id, counterparty_key)
);
SELECT tenancy.protect('reconciliation.memory');

-- Watch only: nothing is posted by a rule, all is proposed.
CREATE TABLE reconciliation.setting (
    company_id uuid    NOT NULL PRIMARY KEY,
    watch_only boolean NOT NULL
);
SELECT tenancy.protect('reconciliation.setting');

-- What to look at anew: noted in the transaction that changed it, so that nothing is missed and a hundred events cost one look.
-- asked: another one each time, as it may be asked again while it is being looked at. indexed: its keys are those it has now. gone: as it was, a line that is no more, or a document before it changed or went.
CREATE TABLE reconciliation.waiting (
    company_id uuid    NOT NULL,
    id         uuid    NOT NULL,
    of_invoice boolean NOT NULL,
    asked      uuid    NOT NULL,
    indexed    boolean NOT NULL,
    gone       jsonb,
    PRIMARY KEY (company_id, of_invoice, id)
);
SELECT tenancy.protect('reconciliation.waiting');

-- Under which keys lines and invoices find each other: 64 bits of each key, as a wrong neighbour does no harm. Lines come in
-- parts, and one that is gone stays in its part until that is gone: whoever reads looks whether it is there.
CREATE TABLE reconciliation.payment_key (
    company_id      uuid   NOT NULL,
    key             bigint NOT NULL,
    part            uuid   NOT NULL,
    transaction_ids uuid[] NOT NULL,
    PRIMARY KEY (company_id, key, part)
);
SELECT tenancy.protect('reconciliation.payment_key');

CREATE TABLE reconciliation.document_key (
    company_id uuid   NOT NULL,
    key        bigint NOT NULL,
    invoice_id uuid   NOT NULL,
    PRIMARY KEY (company_id, key, invoice_id)
);
CREATE INDEX ON reconciliation.document_key (company_id, invoice_id);
SELECT tenancy.protect('reconciliation.document_key');

-- Documents as the matcher saw them last: when one changes or goes, what knew it as it was is looked at too.
CREATE TABLE reconciliation.seen_document (
    company_id uuid  NOT NULL,
    invoice_id uuid  NOT NULL,
    party      text  NOT NULL,
    party_name text  NOT NULL,
    document   jsonb NOT NULL,
    PRIMARY KEY (company_id, invoice_id)
);
SELECT tenancy.protect('reconciliation.seen_document');

-- Of which party each line is taken to be. A line that is gone stays until what it was for has been looked at.
CREATE TABLE reconciliation.placement (
    company_id           uuid    NOT NULL,
    transaction_id       uuid    NOT NULL,
    counterparty_account text,
    party                text,
    vote                 text,
    account_stated       boolean NOT NULL,
    account_learnt       numeric NOT NULL,
    likeness             numeric NOT NULL,
    PRIMARY KEY (company_id, transaction_id)
);
CREATE INDEX ON reconciliation.placement (company_id, party) WHERE party IS NOT NULL;
CREATE INDEX ON reconciliation.placement (company_id, counterparty_account, vote)
    WHERE counterparty_account IS NOT NULL AND vote IS NOT NULL;
SELECT tenancy.protect('reconciliation.placement');
