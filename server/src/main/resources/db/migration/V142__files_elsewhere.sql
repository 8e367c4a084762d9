-- The companies of which files lie in another place than the one that is named now; '' names the database.
CREATE FUNCTION documents.companies_with_files_elsewhere(chosen text) RETURNS TABLE (company_id uuid)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS
$$
SELECT company.company_id
  FROM company.company AS company
 WHERE EXISTS (SELECT FROM documents.delivery AS delivery
                WHERE delivery.company_id = company.company_id AND delivery.depot <> chosen
                  AND delivery.delivered_at IS NOT NULL AND delivery.left_at IS NULL)
 ORDER BY company.company_id
$$;
REVOKE ALL ON FUNCTION documents.companies_with_files_elsewhere FROM public;
GRANT EXECUTE ON FUNCTION documents.companies_with_files_elsewhere TO ${app};
-- In the order in which they are moved.
CREATE INDEX delivery_standing ON documents.delivery (company_id, document_id)
 WHERE delivered_at IS NOT NULL AND left_at IS NULL;
