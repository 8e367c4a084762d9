-- Reading, taking in and undoing are work that a node does by itself. What has been begun is a state, so that any node may
-- take it up: each piece of work is one transaction, and a crash leaves the state as it was.
ALTER TABLE intake.import DROP CONSTRAINT import_state_check;
ALTER TABLE intake.import ADD CONSTRAINT import_state_check
    CHECK (state IN ('reading', 'failed', 'preview', 'takingIn', 'takenIn', 'undoing', 'undone'));

-- asked_by, answers: who asked for the work under way, and what that person answered. failure: why the last work came to
-- nothing; null when it did not.
ALTER TABLE intake.import ADD asked_by uuid, ADD answers jsonb, ADD failure text;

CREATE INDEX import_under_way ON intake.import (company_id, created_at, id)
    WHERE state IN ('reading', 'takingIn', 'undoing');

-- How far the work has come, written beside its transaction so that all can see it; there as long as the work is.
-- attempts: counted as each begins, so that a file that ends the program does not do so for ever.
CREATE TABLE intake.progress (
    company_id uuid        NOT NULL,
    import_id  uuid        NOT NULL,
    files      integer     NOT NULL,
    files_done integer     NOT NULL DEFAULT 0,
    bytes      bigint      NOT NULL,
    bytes_done bigint      NOT NULL DEFAULT 0,
    lines_done bigint      NOT NULL DEFAULT 0,
    started_at timestamptz NOT NULL,
    attempts   integer     NOT NULL DEFAULT 0,
    cancelled  boolean     NOT NULL DEFAULT false,
    PRIMARY KEY (company_id, import_id),
    FOREIGN KEY (company_id, import_id) REFERENCES intake.import (company_id, id) ON DELETE CASCADE
);
SELECT tenancy.protect('intake.progress');

-- The only way around the policies of this schema: which companies have work that was begun some time before and has not come
-- to its end. Ids, nothing of theirs.
CREATE FUNCTION intake.under_way(begun_before timestamptz) RETURNS TABLE (company_id uuid, import_id uuid)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS
$$
SELECT import.company_id, import.id
  FROM intake.import AS import
  JOIN intake.progress AS progress
         ON (progress.company_id, progress.import_id) = (import.company_id, import.id)
 WHERE import.state IN ('reading', 'takingIn', 'undoing') AND progress.started_at < begun_before
 ORDER BY progress.started_at, import.id
$$;
REVOKE ALL ON FUNCTION intake.under_way FROM public;
GRANT EXECUTE ON FUNCTION intake.under_way TO ${app};
