-- What a crash, or an upgrade, left to look at is looked at without waiting for the next delivery.

ALTER TABLE reconciliation.waiting ADD since timestamptz NOT NULL DEFAULT now();

INSERT INTO reconciliation.waiting (company_id, id, of_invoice, asked, indexed)
SELECT company_id, id, false, id, false FROM banking.transaction
UNION ALL
SELECT company_id, id, true, id, false FROM invoicing.invoice
ON CONFLICT DO NOTHING;

-- The only way around the policies of this schema: which companies have something that should have been looked at by then.
CREATE FUNCTION reconciliation.waiting_since(since_before timestamptz) RETURNS TABLE (company_id uuid)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS
$$
SELECT waiting.company_id
  FROM reconciliation.waiting AS waiting
 GROUP BY waiting.company_id
HAVING min(waiting.since) < since_before
 ORDER BY min(waiting.since), waiting.company_id
$$;
REVOKE ALL ON FUNCTION reconciliation.waiting_since FROM public;
GRANT EXECUTE ON FUNCTION reconciliation.waiting_since TO ${app};
