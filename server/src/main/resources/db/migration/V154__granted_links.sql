-- Links that a person grants at the source, in a browser.

-- The pair of tokens of such a link, sealed. The refresh token serves once, so whoever renews the pair locks its row.
CREATE TABLE connection.granted_tokens (
    company_id    uuid        NOT NULL,
    connection_id uuid        NOT NULL,
    sealed        bytea       NOT NULL,
    changed_at    timestamptz NOT NULL,
    PRIMARY KEY (company_id, connection_id),
    FOREIGN KEY (company_id, connection_id) REFERENCES connection.connection (company_id, id) ON DELETE CASCADE
);
SELECT tenancy.protect('connection.granted_tokens');

-- A browser that was sent to a source and is to come back, once and soon. What it comes back with is known by its digest alone.
CREATE TABLE connection.granting (
    company_id    uuid        NOT NULL,
    state_digest  bytea       NOT NULL,
    provider      text        NOT NULL,
    connection_id uuid,
    user_id       uuid        NOT NULL,
    sealed        bytea       NOT NULL,
    made_at       timestamptz NOT NULL,
    PRIMARY KEY (company_id, state_digest),
    FOREIGN KEY (company_id, connection_id) REFERENCES connection.connection (company_id, id) ON DELETE CASCADE
);
SELECT tenancy.protect('connection.granting');

-- When a person last had the bank itself asked: banks answer that a few times an hour at most.
ALTER TABLE connection.connection ADD COLUMN bank_asked_at timestamptz;
