-- Keys of companies, each sealed by the root key, which is never in the database.
SELECT tenancy.create_schema('vault');

CREATE TABLE vault.company_key (
    company_id uuid        NOT NULL PRIMARY KEY,
    sealed     bytea       NOT NULL,
    made_at    timestamptz NOT NULL DEFAULT now()
);
SELECT tenancy.protect('vault.company_key');
