-- Made-up companies for visitors to look around in, and the accounts by which they come.

-- Such an account has no password, belongs to whoever sits at this machine, and cannot be given a real company.
ALTER TABLE identity.user_account ADD COLUMN demo boolean NOT NULL DEFAULT false;

-- What operators count leaves these companies out.
ALTER TABLE company.company ADD COLUMN demo boolean NOT NULL DEFAULT false;

DROP FUNCTION company.memberships_of(uuid);
CREATE FUNCTION company.memberships_of(of_user uuid)
    RETURNS TABLE (company_id uuid, name text, role text, demo boolean)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS
$$
SELECT company.company_id, company.name, membership.role, company.demo
  FROM company.membership AS membership
  JOIN company.company AS company ON company.company_id = membership.company_id
 WHERE membership.user_id = of_user
 ORDER BY lower(company.name), company.company_id
$$;
REVOKE ALL ON FUNCTION company.memberships_of FROM public;
GRANT EXECUTE ON FUNCTION company.memberships_of TO ${app};

-- Deletes the rows of a company from every table that has any, those that point to others first. It runs as whoever calls
-- it: the policies hold, so it reaches the company of the transaction and no other, and what is append-only stays.
CREATE FUNCTION tenancy.erase(erased uuid) RETURNS void
    LANGUAGE plpgsql SET search_path = pg_catalog AS
$$
DECLARE
    emptied regclass;
BEGIN
    FOR emptied IN
        WITH RECURSIVE owned AS (
            SELECT pg_class.oid
              FROM pg_class
              JOIN pg_attribute ON attrelid = pg_class.oid AND attname = 'company_id' AND NOT attisdropped
             WHERE relkind = 'r' AND relrowsecurity AND has_table_privilege(pg_class.oid, 'DELETE')
        ), placed (oid, depth) AS (
            SELECT oid, 0 FROM owned
             UNION
            SELECT conrelid, depth + 1
              FROM placed
              JOIN pg_constraint ON confrelid = placed.oid AND contype = 'f' AND conrelid <> confrelid
             WHERE conrelid IN (SELECT oid FROM owned) AND depth < 30
        )
        SELECT oid::regclass FROM placed GROUP BY oid ORDER BY max(depth) DESC, oid
    LOOP
        EXECUTE format('DELETE FROM %s WHERE company_id = $1', emptied) USING erased;
    END LOOP;
END
$$;
REVOKE ALL ON FUNCTION tenancy.erase FROM public;
GRANT EXECUTE ON FUNCTION tenancy.erase TO ${app};
GRANT USAGE ON SCHEMA tenancy TO ${app};

SELECT tenancy.create_schema('demo');

-- Which world a demo company lives in, and whether its past has been told.
CREATE TABLE demo.world (
    company_id uuid    NOT NULL PRIMARY KEY,
    seed       bigint  NOT NULL,
    start_day  date    NOT NULL,
    language   text    NOT NULL CHECK (language IN ('nl', 'fr', 'en', 'de')),
    prepared   boolean NOT NULL DEFAULT false,
    FOREIGN KEY (company_id) REFERENCES company.company (company_id)
);
SELECT tenancy.protect('demo.world');

-- The days that were taken in: each once, in the transaction that takes it in.
CREATE TABLE demo.delivered_day (
    company_id uuid NOT NULL,
    day        date NOT NULL,
    PRIMARY KEY (company_id, day),
    FOREIGN KEY (company_id) REFERENCES demo.world (company_id)
);
SELECT tenancy.protect('demo.delivered_day');
