-- The second proof at sign-in: codes of a device (RFC 6238). confirmed_at: null until the first code was right. last_step: of
-- the last code that was taken, so that none is taken twice.
CREATE TABLE identity.second_factor (
    user_id      uuid        NOT NULL PRIMARY KEY REFERENCES identity.user_account (id),
    sealed       bytea       NOT NULL,
    made_at      timestamptz NOT NULL,
    confirmed_at timestamptz,
    last_step    bigint      NOT NULL DEFAULT 0
);
GRANT SELECT, INSERT, UPDATE, DELETE ON identity.second_factor TO ${app};

-- What opens once when the device is lost.
CREATE TABLE identity.recovery_code (
    user_id uuid  NOT NULL REFERENCES identity.second_factor (user_id) ON DELETE CASCADE,
    digest  bytea NOT NULL CHECK (length(digest) = 32),
    PRIMARY KEY (user_id, digest)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON identity.recovery_code TO ${app};

-- What programs sign in with, in the name of a person.
CREATE TABLE identity.api_token (
    id           uuid        NOT NULL PRIMARY KEY,
    user_id      uuid        NOT NULL REFERENCES identity.user_account (id),
    name         text        NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    digest       bytea       NOT NULL UNIQUE CHECK (length(digest) = 32),
    scope        text        NOT NULL CHECK (scope IN ('read', 'write')),
    made_at      timestamptz NOT NULL,
    last_used_at timestamptz
);
CREATE INDEX api_token_of_user ON identity.api_token (user_id);
GRANT SELECT, INSERT, UPDATE, DELETE ON identity.api_token TO ${app};
