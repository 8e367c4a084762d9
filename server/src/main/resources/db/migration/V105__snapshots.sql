-- How position and forecast were seen on a day: written once, at the first look of that day, and never changed. What is older than a quarter
-- stays for Mondays alone, and nothing for longer than three years (com.billify.forecast.Remembering).
-- The arrays begin with the day after as_of; minor_until is what a row of the weeks adds to the mean until each day.
CREATE TABLE forecast.snapshot (
    company_id  uuid        NOT NULL,
    taken_on    date        NOT NULL,
    taken_at    timestamptz NOT NULL,
    as_of       date        NOT NULL,
    currency    text        NOT NULL,
    start_minor bigint      NOT NULL,
    minor_p10   bigint[]    NOT NULL,
    minor_p50   bigint[]    NOT NULL,
    minor_p90   bigint[]    NOT NULL,
    PRIMARY KEY (company_id, taken_on)
);
SELECT tenancy.protect('forecast.snapshot');

CREATE TABLE forecast.snapshot_account (
    company_id    uuid   NOT NULL,
    taken_on      date   NOT NULL,
    account_id    uuid   NOT NULL,
    number        text   NOT NULL,
    balance_minor bigint NOT NULL,
    PRIMARY KEY (company_id, taken_on, account_id),
    FOREIGN KEY (company_id, taken_on) REFERENCES forecast.snapshot (company_id, taken_on) ON DELETE CASCADE
);
SELECT tenancy.protect('forecast.snapshot_account');

CREATE TABLE forecast.snapshot_row (
    company_id  uuid     NOT NULL,
    taken_on    date     NOT NULL,
    kind        text     NOT NULL,
    minor_until bigint[] NOT NULL,
    PRIMARY KEY (company_id, taken_on, kind),
    FOREIGN KEY (company_id, taken_on) REFERENCES forecast.snapshot (company_id, taken_on) ON DELETE CASCADE
);
SELECT tenancy.protect('forecast.snapshot_row');

-- A way around the policies of this schema that tells ids alone: whose forecast was not kept yet that day.
CREATE FUNCTION forecast.without_snapshot(day date) RETURNS TABLE (company_id uuid)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS
$$
SELECT run.company_id
  FROM forecast.run AS run
 WHERE NOT EXISTS (SELECT FROM forecast.snapshot AS kept
                    WHERE kept.company_id = run.company_id AND kept.taken_on = day)
 ORDER BY run.company_id
$$;
REVOKE ALL ON FUNCTION forecast.without_snapshot FROM public;
GRANT EXECUTE ON FUNCTION forecast.without_snapshot TO ${app};
