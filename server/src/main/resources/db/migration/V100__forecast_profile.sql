-- What a company says of itself where its books do not say it, or not yet. The forecast counts it.
CREATE TABLE forecast.profile (
    company_id          uuid NOT NULL PRIMARY KEY,
    vat_regime          text CHECK (vat_regime IN ('MONTHLY', 'QUARTERLY', 'EXEMPT')),
    employer            boolean,
    unused_credit_minor bigint CHECK (unused_credit_minor >= 0)
);
SELECT tenancy.protect('forecast.profile');

-- What it says of one thing that it may owe by the calendar. amount_minor: what leaves, null where it is to be worked out.
CREATE TABLE forecast.duty (
    company_id   uuid    NOT NULL,
    kind         text    NOT NULL,
    counts       boolean NOT NULL,
    amount_minor bigint CHECK (amount_minor > 0),
    PRIMARY KEY (company_id, kind)
);
SELECT tenancy.protect('forecast.duty');

-- What it says of something that comes back, by the key that the forecast knows it by. name, amount and component: as it was shown then,
-- for what has ended is in no forecast any more.
CREATE TABLE forecast.series_word (
    company_id   uuid    NOT NULL,
    key          text    NOT NULL,
    ended        boolean NOT NULL,
    said_on      date    NOT NULL,
    name         text,
    component    text    NOT NULL,
    amount_minor bigint,
    PRIMARY KEY (company_id, key)
);
SELECT tenancy.protect('forecast.series_word');

ALTER TABLE forecast.part DROP CONSTRAINT part_source_check;
ALTER TABLE forecast.part ADD CONSTRAINT part_source_check
    CHECK (source IN ('document', 'series', 'calendar', 'pattern', 'planned'));

-- What is owed by the calendar that the bank lines show by themselves.
ALTER TABLE forecast.run ADD COLUMN shown_duties text[] NOT NULL DEFAULT '{}';
