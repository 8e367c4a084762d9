-- When past forecasts were made again last, from how many lines, documents and payments, and the band that they taught. What they said is in
-- forecast.replayed_day.
CREATE TABLE forecast.replay (
    company_id uuid               NOT NULL PRIMARY KEY,
    made_at    timestamptz        NOT NULL,
    currency   text               NOT NULL,
    told       integer            NOT NULL CHECK (told >= 0),
    band_below double precision[] NOT NULL,
    band_above double precision[] NOT NULL
);
SELECT tenancy.protect('forecast.replay');

-- Records of before are of no known day: they are made again with the next forecast.
