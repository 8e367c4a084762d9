-- Companies and who may do what in them.

SELECT tenancy.create_schema('company');

CREATE TABLE company.company (
    company_id        uuid        NOT NULL PRIMARY KEY,
    name              text        NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    enterprise_number text CHECK (enterprise_number ~ '^[01][0-9]{9}$'),
    floor_minor       bigint,
    currency          char(3)     NOT NULL,
    created_at        timestamptz NOT NULL
);
SELECT tenancy.protect('company.company');

CREATE TABLE company.membership (
    company_id uuid        NOT NULL REFERENCES company.company (company_id),
    user_id    uuid        NOT NULL REFERENCES identity.user_account (id),
    role       text        NOT NULL CHECK (role IN ('owner', 'editor', 'viewer')),
    created_at timestamptz NOT NULL,
    PRIMARY KEY (company_id, user_id)
);
-- For the one question across companies that is asked with every page: which are this person's?
CREATE INDEX membership_of_user ON company.membership (user_id, company_id);
SELECT tenancy.protect('company.membership');

-- The only ways around the policies of this schema, both for one user, who is signed in.
CREATE FUNCTION company.memberships_of(of_user uuid)
    RETURNS TABLE (company_id uuid, name text, role text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS
$$
SELECT company.company_id, company.name, membership.role
  FROM company.membership AS membership
  JOIN company.company AS company ON company.company_id = membership.company_id
 WHERE membership.user_id = of_user
 ORDER BY lower(company.name), company.company_id
$$;

CREATE FUNCTION company.role_of(of_user uuid, in_company uuid) RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS
$$
SELECT role FROM company.membership WHERE company_id = in_company AND user_id = of_user
$$;

REVOKE ALL ON FUNCTION company.memberships_of, company.role_of FROM public;
GRANT EXECUTE ON FUNCTION company.memberships_of, company.role_of TO ${app};
