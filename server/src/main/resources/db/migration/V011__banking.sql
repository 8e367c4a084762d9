-- Bank accounts, what banks state of them, and every booked line once.
SELECT tenancy.create_schema('banking');

CREATE TABLE banking.account (
    company_id  uuid        NOT NULL,
    id          uuid        NOT NULL,
    number      text        NOT NULL,
    currency    text        NOT NULL,
    name        text,
    holder_name text,
    bic         text,
    created_at  timestamptz NOT NULL,
    PRIMARY KEY (company_id, id),
    UNIQUE (company_id, number, currency)
);
SELECT tenancy.protect('banking.account');

-- delivery_id: the import, or later the sync run, that brought it.
CREATE TABLE banking.statement (
    company_id    uuid        NOT NULL,
    id            uuid        NOT NULL,
    arrival       bigint      GENERATED ALWAYS AS IDENTITY,
    account_id    uuid        NOT NULL,
    delivery_id   uuid        NOT NULL,
    document_id   uuid        NOT NULL,
    format        text        NOT NULL,
    number        text,
    first_day     date,
    last_day      date,
    opening_date  date,
    opening_minor bigint,
    closing_date  date,
    closing_minor bigint,
    PRIMARY KEY (company_id, id),
    FOREIGN KEY (company_id, account_id) REFERENCES banking.account (company_id, id),
    FOREIGN KEY (company_id, document_id) REFERENCES documents.document (company_id, id)
);
CREATE INDEX ON banking.statement (company_id, account_id, last_day);
CREATE INDEX ON banking.statement (company_id, delivery_id);
CREATE INDEX ON banking.statement (company_id, document_id);
SELECT tenancy.protect('banking.statement');

-- balance_date: the day whose closing balance is the first to contain the line; nearly always its booking date.
CREATE TABLE banking.transaction (
    company_id             uuid   NOT NULL,
    id                     uuid   NOT NULL,
    account_id             uuid   NOT NULL,
    booking_date           date   NOT NULL,
    value_date             date,
    balance_date           date   NOT NULL,
    amount_minor           bigint NOT NULL,
    currency               text   NOT NULL,
    counterparty_name      text,
    counterparty_account   text,
    remittance_information text,
    structured_reference   text,
    bank_reference         text,
    end_to_end_id          text,
    parts                  jsonb,
    PRIMARY KEY (company_id, id),
    FOREIGN KEY (company_id, account_id) REFERENCES banking.account (company_id, id)
);
CREATE INDEX ON banking.transaction (company_id, balance_date DESC, id DESC);
CREATE INDEX ON banking.transaction (company_id, account_id, balance_date DESC, id DESC);
CREATE INDEX ON banking.transaction (company_id, structured_reference) WHERE structured_reference IS NOT NULL;
CREATE INDEX ON banking.transaction (company_id, counterparty_account, balance_date) WHERE counterparty_account IS NOT NULL;
SELECT tenancy.protect('banking.transaction');

-- Which statements say a line. A transaction is there as long as one does.
CREATE TABLE banking.statement_line (
    company_id     uuid    NOT NULL,
    statement_id   uuid    NOT NULL,
    position       integer NOT NULL,
    transaction_id uuid    NOT NULL,
    PRIMARY KEY (company_id, statement_id, position),
    FOREIGN KEY (company_id, statement_id) REFERENCES banking.statement (company_id, id) ON DELETE CASCADE,
    FOREIGN KEY (company_id, transaction_id) REFERENCES banking.transaction (company_id, id) ON DELETE CASCADE
);
CREATE INDEX ON banking.statement_line (company_id, transaction_id);
SELECT tenancy.protect('banking.statement_line');

-- Maintained in the transaction that adds, moves or removes a line; in_minor >= 0, out_minor <= 0.
CREATE TABLE banking.daily_total (
    company_id   uuid    NOT NULL,
    account_id   uuid    NOT NULL,
    balance_date date    NOT NULL,
    in_minor     bigint  NOT NULL,
    out_minor    bigint  NOT NULL,
    line_count   integer NOT NULL,
    PRIMARY KEY (company_id, account_id, balance_date),
    FOREIGN KEY (company_id, account_id) REFERENCES banking.account (company_id, id)
);
SELECT tenancy.protect('banking.daily_total');

-- Words of a line, for search: equality and prefix on "C" text may use an index under a policy, ilike may not.
CREATE TABLE banking.transaction_token (
    company_id     uuid               NOT NULL,
    token          text COLLATE "C"   NOT NULL,
    balance_date   date               NOT NULL,
    transaction_id uuid               NOT NULL,
    PRIMARY KEY (company_id, token, balance_date, transaction_id),
    FOREIGN KEY (company_id, transaction_id) REFERENCES banking.transaction (company_id, id) ON DELETE CASCADE
);
CREATE INDEX ON banking.transaction_token (company_id, transaction_id);
SELECT tenancy.protect('banking.transaction_token');
