-- What a line is for. source: who says so; a person wins over a rule, a rule over what was learned.
CREATE TABLE reconciliation.category (
    company_id            uuid        NOT NULL,
    transaction_id        uuid        NOT NULL,
    category              text        NOT NULL,
    source                text        NOT NULL CHECK (source IN ('user', 'memory', 'rule', 'learned')),
    confidence_millionths integer     NOT NULL CHECK (confidence_millionths BETWEEN 0 AND 1000000),
    set_at                timestamptz NOT NULL,
    set_by                uuid,
    PRIMARY KEY (company_id, transaction_id),
    CHECK ((set_by IS NOT NULL) = (source = 'user')),
    FOREIGN KEY (company_id, transaction_id) REFERENCES banking.transaction (company_id, id) ON DELETE CASCADE
);
CREATE INDEX ON reconciliation.category (company_id, category);
SELECT tenancy.protect('reconciliation.category');

-- Lines that come back, worked out anew when lines come. next_minor, next_date: null when it has ended.
CREATE TABLE reconciliation.series (
    company_id        uuid    NOT NULL,
    key               text    NOT NULL,
    counterparty_name text,
    cadence           text    NOT NULL,
    amount_kind       text    NOT NULL,
    alive_millionths  integer NOT NULL CHECK (alive_millionths BETWEEN 0 AND 1000000),
    next_date         date,
    next_minor        bigint,
    currency          text    NOT NULL,
    last_date         date    NOT NULL,
    last_minor        bigint  NOT NULL,
    line_count        integer NOT NULL,
    PRIMARY KEY (company_id, key)
);
SELECT tenancy.protect('reconciliation.series');

CREATE TABLE reconciliation.series_line (
    company_id     uuid NOT NULL,
    key            text NOT NULL,
    transaction_id uuid NOT NULL,
    PRIMARY KEY (company_id, key, transaction_id),
    FOREIGN KEY (company_id, key) REFERENCES reconciliation.series (company_id, key) ON DELETE CASCADE,
    FOREIGN KEY (company_id, transaction_id) REFERENCES banking.transaction (company_id, id) ON DELETE CASCADE
);
CREATE INDEX ON reconciliation.series_line (company_id, transaction_id);
SELECT tenancy.protect('reconciliation.series_line');
