-- What a bank, or one who stands between, tells line by line under ids of its own, beside statements that come as files.

-- A statement that came over a connection stands in no document.
ALTER TABLE banking.statement ALTER COLUMN document_id DROP NOT NULL;

-- One line of a feed. state: booked; gone (a tombstone: it was taken away at the source, and may come back).
-- digest: what it said last, so that what has not changed costs nothing. seen_at: when the source last told it.
CREATE TABLE banking.feed_line (
    company_id     uuid        NOT NULL,
    feed_id        uuid        NOT NULL,
    upstream_id    text        NOT NULL,
    account_id     uuid        NOT NULL,
    state          text        NOT NULL CHECK (state IN ('booked', 'gone')),
    transaction_id uuid,
    booking_date   date        NOT NULL,
    digest         bytea       NOT NULL,
    seen_at        timestamptz NOT NULL,
    PRIMARY KEY (company_id, feed_id, upstream_id),
    FOREIGN KEY (company_id, account_id) REFERENCES banking.account (company_id, id),
    CHECK (state = 'gone' OR transaction_id IS NOT NULL)
);
CREATE INDEX ON banking.feed_line (company_id, feed_id, booking_date);
CREATE INDEX ON banking.feed_line (company_id, transaction_id);
CREATE INDEX ON banking.feed_line (company_id, account_id);
SELECT tenancy.protect('banking.feed_line');

-- What a bank has announced and not booked: in no balance, and gone when it is booked or dropped. The id becomes the
-- transaction's when it is booked.
CREATE TABLE banking.pending_line (
    company_id             uuid        NOT NULL,
    id                     uuid        NOT NULL,
    feed_id                uuid        NOT NULL,
    upstream_id            text        NOT NULL,
    account_id             uuid        NOT NULL,
    expected_date          date        NOT NULL,
    amount_minor           bigint      NOT NULL,
    currency               text        NOT NULL,
    counterparty_name      text,
    counterparty_account   text,
    remittance_information text,
    first_seen_at          timestamptz NOT NULL,
    PRIMARY KEY (company_id, id),
    UNIQUE (company_id, feed_id, upstream_id),
    FOREIGN KEY (company_id, account_id) REFERENCES banking.account (company_id, id)
);
CREATE INDEX ON banking.pending_line (company_id, account_id);
SELECT tenancy.protect('banking.pending_line');
