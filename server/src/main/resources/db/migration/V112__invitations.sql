-- Who is invited into a company and has not come yet. The link is known to its reader alone.
-- mailed: the link went to the address and was shown to nobody, so that whoever uses it has that address.
CREATE TABLE company.invitation (
    company_id uuid        NOT NULL REFERENCES company.company (company_id),
    id         uuid        NOT NULL,
    email      text        NOT NULL CHECK (length(email) <= 254),
    role       text        NOT NULL CHECK (role IN ('owner', 'accountant', 'editor', 'viewer')),
    digest     bytea       NOT NULL CHECK (length(digest) = 32),
    mailed     boolean     NOT NULL,
    made_by    uuid        NOT NULL REFERENCES identity.user_account (id),
    made_at    timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    PRIMARY KEY (company_id, id)
);
CREATE UNIQUE INDEX invitation_of_address ON company.invitation (company_id, lower(email));
SELECT tenancy.protect('company.invitation');

ALTER TABLE company.membership DROP CONSTRAINT membership_role_check;
ALTER TABLE company.membership ADD CONSTRAINT membership_role_check
    CHECK (role IN ('owner', 'accountant', 'editor', 'viewer'));
