-- Who did what. Rows are added and never changed, not even by the owner of the tables.

SELECT tenancy.create_schema('audit');

CREATE TABLE audit.company_entry (
    company_id uuid        NOT NULL,
    number     bigint      NOT NULL CHECK (number > 0),
    at         timestamptz NOT NULL,
    by_user    uuid,
    action     text        NOT NULL,
    details    jsonb       NOT NULL,
    hash       bytea       NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (company_id, number)
);
SELECT tenancy.protect('audit.company_entry', 'SELECT, INSERT');

CREATE TABLE audit.user_entry (
    user_id uuid        NOT NULL,
    number  bigint      NOT NULL CHECK (number > 0),
    at      timestamptz NOT NULL,
    by_user uuid,
    action  text        NOT NULL,
    details jsonb       NOT NULL,
    hash    bytea       NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (user_id, number)
);
GRANT SELECT, INSERT ON audit.user_entry TO ${app};

CREATE FUNCTION audit.refuse_change() RETURNS trigger
    LANGUAGE plpgsql AS
$$
BEGIN
    RAISE EXCEPTION 'the audit trail is append-only';
END
$$;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit.company_entry
    FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit.user_entry
    FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();
