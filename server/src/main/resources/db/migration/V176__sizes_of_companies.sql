-- A company that the database has no figures of is planned for as if it had one row, and what joins its thousands of rows then goes
-- through all of them for each. Its automatic look at the tables comes a minute later, and for a small company beside a large one not at
-- all, as a tenth of a table must have changed.

-- Has the tables looked at in which the company has that many rows and does not stand in the figures, though others fill them.
CREATE FUNCTION tenancy.cover_in_statistics(company uuid, noticeable integer) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS
$$
DECLARE
    owned record;
    has boolean;
    covered integer := 0;
BEGIN
    FOR owned IN
        SELECT policy.polrelid::regclass AS name
          FROM pg_policy AS policy
          JOIN pg_class AS relation ON relation.oid = policy.polrelid
          JOIN pg_namespace AS namespace ON namespace.oid = relation.relnamespace
         WHERE policy.polname = 'of_its_company'
           AND NOT EXISTS (SELECT FROM pg_stats
                            WHERE schemaname = namespace.nspname AND tablename = relation.relname AND attname = 'company_id'
                              AND (company::text = ANY (most_common_vals::text::text[])
                                   OR (SELECT coalesce(sum(share), 0) < 0.9 FROM unnest(most_common_freqs) AS share)))
         ORDER BY policy.polrelid
    LOOP
        EXECUTE format('SELECT EXISTS (SELECT FROM %s WHERE company_id = $1 OFFSET $2)', owned.name) INTO has USING company, noticeable - 1;
        IF has THEN
            -- Who looks at it at this moment does so for this company too, or leaves it to the next time.
            EXECUTE format('ANALYZE (SKIP_LOCKED) %s', owned.name);
            covered := covered + 1;
        END IF;
    END LOOP;
    RETURN covered;
END
$$;
REVOKE ALL ON FUNCTION tenancy.cover_in_statistics FROM public;
GRANT EXECUTE ON FUNCTION tenancy.cover_in_statistics TO ${app};
