-- What people plan to come or leave again and again; what really comes fills it.
-- amount_minor: of each time, signed as cash. months: from one time to the next. party: words of the name whose lines and invoices fill it,
-- null where nothing does.
CREATE TABLE forecast.vessel (
    company_id   uuid        NOT NULL,
    id           uuid        NOT NULL,
    label        text        NOT NULL CHECK (length(label) BETWEEN 1 AND 100),
    amount_minor bigint      NOT NULL CHECK (amount_minor <> 0),
    currency     text        NOT NULL,
    months       integer     NOT NULL CHECK (months IN (1, 3, 12)),
    from_day     date        NOT NULL,
    until_day    date CHECK (until_day >= from_day),
    party        text CHECK (length(party) BETWEEN 1 AND 100),
    made_at      timestamptz NOT NULL,
    PRIMARY KEY (company_id, id)
);
SELECT tenancy.protect('forecast.vessel');
