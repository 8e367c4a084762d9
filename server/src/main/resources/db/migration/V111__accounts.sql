-- confirmed_at: since when it is known that the address is this person's.
-- operator: who runs this installation; the first person who had an account.
ALTER TABLE identity.user_account ADD COLUMN confirmed_at timestamptz;
ALTER TABLE identity.user_account ADD COLUMN operator boolean NOT NULL DEFAULT false;
UPDATE identity.user_account SET operator = true
 WHERE id = (SELECT id FROM identity.user_account WHERE NOT demo ORDER BY created_at, id LIMIT 1);

-- Links that were sent to a person, each good once and for a while. The link itself is known to its reader alone.
-- address: the one that is to become the person's, for a change.
CREATE TABLE identity.one_time_link (
    digest     bytea       NOT NULL PRIMARY KEY CHECK (length(digest) = 32),
    user_id    uuid        NOT NULL REFERENCES identity.user_account (id),
    purpose    text        NOT NULL CHECK (purpose IN ('resetPassword', 'confirmAddress', 'changeAddress')),
    address    text,
    made_at    timestamptz NOT NULL,
    expires_at timestamptz NOT NULL
);
CREATE INDEX one_time_link_of_user ON identity.one_time_link (user_id, purpose);
GRANT SELECT, INSERT, UPDATE, DELETE ON identity.one_time_link TO ${app};
