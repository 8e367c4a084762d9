-- What is expected of the balance, as it was worked out last, and how right it was before.
SELECT tenancy.create_schema('forecast');

-- To be worked out anew: noted in the transaction that changed the books. A row each time, so that nobody waits for anybody.
CREATE TABLE forecast.waiting (
    company_id uuid        NOT NULL,
    asked      uuid        NOT NULL,
    since      timestamptz NOT NULL,
    PRIMARY KEY (company_id, asked)
);
SELECT tenancy.protect('forecast.waiting');

-- lows_N: the lowest balance within N days of as_of, as often as the days were let happen, the lowest first.
-- band_*: by how much the simulated band was widened, as past forecasts taught it.
CREATE TABLE forecast.run (
    company_id  uuid        NOT NULL PRIMARY KEY,
    made_at     timestamptz NOT NULL,
    as_of       date        NOT NULL,
    currency    text        NOT NULL,
    start_minor bigint      NOT NULL,
    lows_7      bigint[]    NOT NULL,
    lows_30     bigint[]    NOT NULL,
    lows_90     bigint[]    NOT NULL,
    band_below  double precision[] NOT NULL,
    band_above  double precision[] NOT NULL
);
SELECT tenancy.protect('forecast.run');

-- in_minor, out_minor: what comes in (zero or more) and goes out (zero or less) that day on the mean, together the change of mean_minor;
-- estimated_*: what of it rests on no document and nobody said.
CREATE TABLE forecast.day (
    company_id          uuid   NOT NULL,
    date                date   NOT NULL,
    p10_minor           bigint NOT NULL,
    p25_minor           bigint NOT NULL,
    p50_minor           bigint NOT NULL,
    p75_minor           bigint NOT NULL,
    p90_minor           bigint NOT NULL,
    mean_minor          bigint NOT NULL,
    in_minor            bigint NOT NULL,
    out_minor           bigint NOT NULL,
    estimated_in_minor  bigint NOT NULL,
    estimated_out_minor bigint NOT NULL,
    PRIMARY KEY (company_id, date)
);
SELECT tenancy.protect('forecast.day');

-- minor_until: what the part adds to the mean of the balance until the end of each day, from the first day after as_of on.
-- amount_minor: of the whole document, or of the next time; days and chance: of the same.
CREATE TABLE forecast.part (
    company_id        uuid     NOT NULL,
    place             integer  NOT NULL,
    component         text     NOT NULL,
    source            text     NOT NULL CHECK (source IN ('document', 'series', 'pattern', 'planned')),
    key               text     NOT NULL,
    counterparty_name text,
    amount_minor      bigint,
    chance_millionths integer  CHECK (chance_millionths BETWEEN 0 AND 1000000),
    earliest          date,
    likely            date,
    latest            date,
    minor_until       bigint[] NOT NULL,
    PRIMARY KEY (company_id, place)
);
SELECT tenancy.protect('forecast.part');

-- Forecasts of the past: what was known then, beside what came.
CREATE TABLE forecast.replayed_day (
    company_id   uuid   NOT NULL,
    as_of        date   NOT NULL,
    date         date   NOT NULL,
    start_minor  bigint NOT NULL,
    p10_minor    bigint NOT NULL,
    p50_minor    bigint NOT NULL,
    p90_minor    bigint NOT NULL,
    actual_minor bigint NOT NULL,
    PRIMARY KEY (company_id, as_of, date)
);
SELECT tenancy.protect('forecast.replayed_day');

-- The only way around the policies of this schema: whose forecast should have been worked out by then.
CREATE FUNCTION forecast.waiting_since(since_before timestamptz) RETURNS TABLE (company_id uuid)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS
$$
SELECT waiting.company_id
  FROM forecast.waiting AS waiting
 GROUP BY waiting.company_id
HAVING min(waiting.since) < since_before
 ORDER BY min(waiting.since), waiting.company_id
$$;
REVOKE ALL ON FUNCTION forecast.waiting_since FROM public;
GRANT EXECUTE ON FUNCTION forecast.waiting_since TO ${app};

INSERT INTO forecast.waiting (company_id, asked, since)
SELECT company_id, gen_random_uuid(), now() FROM company.company;
