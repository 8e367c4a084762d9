-- What people let be otherwise. changes: as the API takes them; what they come to is worked out each time from the books as they are.
CREATE TABLE forecast.scenario (
    company_id uuid        NOT NULL,
    id         uuid        NOT NULL,
    name       text        NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    changes    jsonb       NOT NULL,
    made_at    timestamptz NOT NULL,
    made_by    uuid        NOT NULL,
    PRIMARY KEY (company_id, id)
);
SELECT tenancy.protect('forecast.scenario');
