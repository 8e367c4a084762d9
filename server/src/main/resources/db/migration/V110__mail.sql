-- Mail: through which server, and what is on its way. It belongs to the installation, to no company.
SELECT tenancy.create_schema('notification');

-- One row, once mail is set up. page_address: where people reach Billify, for the links in mails.
CREATE TABLE notification.mail_server (
    only_one        boolean     NOT NULL PRIMARY KEY DEFAULT true CHECK (only_one),
    host            text        NOT NULL,
    port            int         NOT NULL CHECK (port BETWEEN 1 AND 65535),
    encryption      text        NOT NULL CHECK (encryption IN ('none', 'starttls', 'tls')),
    username        text,
    sealed_password bytea,
    sender          text        NOT NULL,
    page_address    text        NOT NULL,
    changed_at      timestamptz NOT NULL
);
GRANT SELECT, INSERT, UPDATE, DELETE ON notification.mail_server TO ${app};

-- The outbox. A key is used once and for ever; what was written is sealed, and forgotten once it is sent or given up.
CREATE TABLE notification.mail (
    id            uuid        NOT NULL PRIMARY KEY,
    key           text        NOT NULL UNIQUE,
    state         text        NOT NULL CHECK (state IN ('waiting', 'sent', 'failed', 'outdated')),
    sealed        bytea,
    made_at       timestamptz NOT NULL,
    useless_after timestamptz,
    next_try_at   timestamptz NOT NULL,
    attempts      int         NOT NULL DEFAULT 0,
    lease         uuid,
    leased_until  timestamptz,
    ended_at      timestamptz,
    failure       text,
    CHECK ((state = 'waiting') = (sealed IS NOT NULL)),
    CHECK ((state = 'waiting') = (ended_at IS NULL))
);
CREATE INDEX mail_waiting ON notification.mail (next_try_at) WHERE state = 'waiting';
GRANT SELECT, INSERT, UPDATE, DELETE ON notification.mail TO ${app};
