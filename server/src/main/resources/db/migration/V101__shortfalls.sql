-- Episodes in which the balance was likely to become too low: said once each, as long as they last.
-- limit_minor: below it the balance is too low, unused credit counted; by_floor: whether a floor was set, else it is zero.
-- on_day, missing_minor, chance_permille, within_days: as they were worked out last.
CREATE TABLE forecast.shortfall (
    company_id      uuid        NOT NULL,
    id              uuid        NOT NULL,
    currency        text        NOT NULL,
    limit_minor     bigint      NOT NULL,
    by_floor        boolean     NOT NULL,
    on_day          date        NOT NULL,
    missing_minor   bigint      NOT NULL CHECK (missing_minor > 0),
    chance_permille integer     NOT NULL CHECK (chance_permille BETWEEN 0 AND 1000),
    within_days     integer     NOT NULL,
    begun_at        timestamptz NOT NULL,
    ended_at        timestamptz,
    dismissed_at    timestamptz,
    dismissed_by    uuid,
    PRIMARY KEY (company_id, id)
);
-- No two at a time.
CREATE UNIQUE INDEX shortfall_going_on ON forecast.shortfall (company_id) WHERE ended_at IS NULL;
SELECT tenancy.protect('forecast.shortfall');
