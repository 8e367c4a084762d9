-- The forecast of each account: where the company has several.

-- To which account a part comes, or from which it leaves; null of what is of several, and where there is one account.
ALTER TABLE forecast.part ADD COLUMN account_id uuid;

-- What is expected of the balance of one account at the end of each day.
CREATE TABLE forecast.account_day (
    company_id uuid   NOT NULL,
    account_id uuid   NOT NULL,
    date       date   NOT NULL,
    p10_minor  bigint NOT NULL,
    p25_minor  bigint NOT NULL,
    p50_minor  bigint NOT NULL,
    p75_minor  bigint NOT NULL,
    p90_minor  bigint NOT NULL,
    mean_minor bigint NOT NULL,
    PRIMARY KEY (company_id, account_id, date)
);
SELECT tenancy.protect('forecast.account_day');

-- What an account has beside the parts that name it: its share of what has no rhythm (pattern), and what goes to and comes from other_id, another
-- account of the company (transfer). minor_until as in forecast.part.
CREATE TABLE forecast.account_part (
    company_id  uuid     NOT NULL,
    account_id  uuid     NOT NULL,
    place       integer  NOT NULL,
    component   text     NOT NULL,
    source      text     NOT NULL CHECK (source IN ('pattern', 'transfer')),
    other_id    uuid     CHECK ((other_id IS NULL) = (source = 'pattern')),
    minor_until bigint[] NOT NULL,
    PRIMARY KEY (company_id, account_id, place)
);
SELECT tenancy.protect('forecast.account_part');

-- What is kept knows no accounts yet.
INSERT INTO forecast.waiting (company_id, asked, since)
SELECT company_id, gen_random_uuid(), now() FROM company.company;
