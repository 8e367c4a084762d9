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
