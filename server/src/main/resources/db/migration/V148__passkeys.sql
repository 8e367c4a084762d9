-- Passkeys (WebAuthn): what a device proves instead of a password. place: the name under which Billify was reached when it was
-- made, where alone it works. credential: its public key and what made it. sign_count: of the last use, 0 where none is kept.
CREATE TABLE identity.passkey (
    id            uuid        NOT NULL PRIMARY KEY,
    user_id       uuid        NOT NULL REFERENCES identity.user_account (id),
    name          text        NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    place         text        NOT NULL CHECK (length(place) BETWEEN 1 AND 253),
    credential_id bytea       NOT NULL UNIQUE CHECK (length(credential_id) BETWEEN 1 AND 1023),
    credential    bytea       NOT NULL,
    sign_count    bigint      NOT NULL,
    may_sync      boolean     NOT NULL,
    synced        boolean     NOT NULL,
    made_at       timestamptz NOT NULL,
    last_used_at  timestamptz
);
CREATE INDEX passkey_of_user ON identity.passkey (user_id);
GRANT SELECT, INSERT, UPDATE, DELETE ON identity.passkey TO ${app};

-- Challenges that were answered. None is answered twice; one that is past its time needs no row.
CREATE TABLE identity.used_challenge (
    digest     bytea       NOT NULL PRIMARY KEY CHECK (length(digest) = 32),
    expires_at timestamptz NOT NULL
);
CREATE INDEX used_challenge_expiry ON identity.used_challenge (expires_at);
GRANT SELECT, INSERT, UPDATE, DELETE ON identity.used_challenge TO ${app};

-- Without a secret the person's passkeys are the second proof.
ALTER TABLE identity.second_factor ALTER COLUMN sealed DROP NOT NULL;
