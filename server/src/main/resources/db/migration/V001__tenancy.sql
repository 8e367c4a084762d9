-- How every schema and every company-owned table is made, so that none is made otherwise.
-- Placeholders: app is the login of the program, reader one that may only look (it may be the same).

CREATE SCHEMA tenancy;

-- A schema that both logins may look into; what they may do there each table says.
CREATE FUNCTION tenancy.create_schema(name text) RETURNS void
    LANGUAGE plpgsql AS
$$
BEGIN
    EXECUTE format('CREATE SCHEMA %I', name);
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I, %I', name, '${app}', '${reader}');
END
$$;

-- The rows of a company are there only in a transaction of that company. The setting is '' rather than null once a pooled
-- connection has been used, hence nullif. What the program may do is stated here too: append-only is 'SELECT, INSERT'.
CREATE FUNCTION tenancy.protect(protected regclass, privileges text DEFAULT 'SELECT, INSERT, UPDATE, DELETE')
    RETURNS void
    LANGUAGE plpgsql AS
$$
BEGIN
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', protected);
    EXECUTE format('CREATE POLICY of_its_company ON %s
                        USING (company_id = nullif(current_setting(''billify.company'', true), '''')::uuid)
                        WITH CHECK (company_id = nullif(current_setting(''billify.company'', true), '''')::uuid)',
                   protected);
    EXECUTE format('GRANT SELECT ON %s TO %I', protected, '${reader}');
    EXECUTE format('GRANT %s ON %s TO %I', privileges, protected, '${app}');
END
$$;

REVOKE ALL ON FUNCTION tenancy.create_schema, tenancy.protect FROM public;
