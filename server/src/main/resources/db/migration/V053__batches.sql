-- Days whose batches (one line for many payments) are to be looked for again: noted with what changed, done when nothing else waits.
CREATE TABLE reconciliation.batch_waiting (
    company_id uuid NOT NULL PRIMARY KEY,
    first_day  date NOT NULL,
    last_day   date NOT NULL CHECK (first_day <= last_day),
    since      timestamptz NOT NULL DEFAULT now()
);
SELECT tenancy.protect('reconciliation.batch_waiting');

-- Books that were matched before batches were looked for.
INSERT INTO reconciliation.batch_waiting (company_id, first_day, last_day)
SELECT company_id, min(booking_date), max(booking_date) FROM banking.transaction GROUP BY company_id;

CREATE OR REPLACE FUNCTION reconciliation.waiting_since(since_before timestamptz) RETURNS TABLE (company_id uuid)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS
$$
SELECT left_waiting.company_id
  FROM (SELECT waiting.company_id, waiting.since FROM reconciliation.waiting AS waiting
        UNION ALL
        SELECT batches.company_id, batches.since FROM reconciliation.batch_waiting AS batches) AS left_waiting
 GROUP BY left_waiting.company_id
HAVING min(left_waiting.since) < since_before
 ORDER BY min(left_waiting.since), left_waiting.company_id
$$;
