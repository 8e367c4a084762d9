-- People and their sessions. None of this belongs to one company.

SELECT tenancy.create_schema('identity');

CREATE TABLE identity.user_account (
    id            uuid        NOT NULL PRIMARY KEY,
    email         text        NOT NULL CHECK (length(email) <= 254),
    password_hash text        NOT NULL,
    name          text,
    language      text        NOT NULL CHECK (language IN ('nl', 'fr', 'en', 'de')),
    created_at    timestamptz NOT NULL
);
CREATE UNIQUE INDEX user_account_email ON identity.user_account (lower(email));
GRANT SELECT, INSERT, UPDATE, DELETE ON identity.user_account TO ${app};

-- Attempts to sign in since the last one that succeeded, per address, known or not: an address that is unknown is locked
-- out like any other, so that nothing is learnt from it. Kept as a digest, since people also type what is not an address.
CREATE TABLE identity.sign_in_attempt (
    email_digest bytea       NOT NULL PRIMARY KEY,
    failures     int         NOT NULL,
    last_at      timestamptz NOT NULL,
    locked_until timestamptz
);
CREATE INDEX sign_in_attempt_last ON identity.sign_in_attempt (last_at);
GRANT SELECT, INSERT, UPDATE, DELETE ON identity.sign_in_attempt TO ${app};

-- The form that Spring Session wants.
CREATE TABLE identity.session (
    primary_id            char(36) NOT NULL PRIMARY KEY,
    session_id            char(36) NOT NULL UNIQUE,
    creation_time         bigint   NOT NULL,
    last_access_time      bigint   NOT NULL,
    max_inactive_interval int      NOT NULL,
    expiry_time           bigint   NOT NULL,
    principal_name        varchar(100)
);
CREATE INDEX session_expiry ON identity.session (expiry_time);
CREATE INDEX session_principal ON identity.session (principal_name);
GRANT SELECT, INSERT, UPDATE, DELETE ON identity.session TO ${app};

CREATE TABLE identity.session_attributes (
    session_primary_id char(36)     NOT NULL REFERENCES identity.session (primary_id) ON DELETE CASCADE,
    attribute_name     varchar(200) NOT NULL,
    attribute_bytes    bytea        NOT NULL,
    PRIMARY KEY (session_primary_id, attribute_name)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON identity.session_attributes TO ${app};
