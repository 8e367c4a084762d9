-- Files are sealed, each under a key of its own, and lie here in pieces until they are delivered to a folder or a bucket where one
-- is named. A file is in pieces, or delivered, or as it was kept before there was a seal (content), which is taken over by and by.
ALTER TABLE documents.document
    ALTER COLUMN content DROP NOT NULL,
    ADD COLUMN sealed_key bytea,
    ADD CHECK ((content IS NULL) <> (sealed_key IS NULL));
CREATE INDEX document_unsealed ON documents.document (company_id) WHERE content IS NOT NULL;

CREATE TABLE documents.piece (
    company_id  uuid    NOT NULL,
    document_id uuid    NOT NULL,
    number      integer NOT NULL,
    sealed      bytea   NOT NULL,
    PRIMARY KEY (company_id, document_id, number),
    FOREIGN KEY (company_id, document_id) REFERENCES documents.document (company_id, id) ON DELETE CASCADE
);
-- What is sealed cannot be packed.
ALTER TABLE documents.piece ALTER COLUMN sealed SET STORAGE EXTERNAL;
SELECT tenancy.protect('documents.piece');

-- What may lie outside: from begun_at, for certain and nowhere else from delivered_at, to be deleted some days after left_at, when its
-- document was. It outlives its document, so that nothing is left behind outside that nobody knows of.
CREATE TABLE documents.delivery (
    company_id   uuid        NOT NULL,
    document_id  uuid        NOT NULL,
    depot        text        NOT NULL CHECK (depot IN ('folder', 'bucket')),
    begun_at     timestamptz NOT NULL,
    delivered_at timestamptz,
    left_at      timestamptz,
    PRIMARY KEY (company_id, document_id, depot)
);
CREATE INDEX delivery_left ON documents.delivery (company_id) WHERE left_at IS NOT NULL;
CREATE INDEX delivery_under_way ON documents.delivery (company_id, begun_at) WHERE delivered_at IS NULL;
SELECT tenancy.protect('documents.delivery');

CREATE FUNCTION documents.leave_behind() RETURNS trigger LANGUAGE plpgsql AS
$$
BEGIN
    UPDATE documents.delivery SET left_at = now() WHERE (company_id, document_id) = (OLD.company_id, OLD.id);
    RETURN NULL;
END
$$;
CREATE TRIGGER leave_behind AFTER DELETE ON documents.document
    FOR EACH ROW EXECUTE FUNCTION documents.leave_behind();

-- The companies of which files are to be sealed, delivered or deleted outside. Many pieces of few companies: one step a company.
CREATE FUNCTION documents.companies_with_work(delivers boolean, left_before timestamptz) RETURNS TABLE (company_id uuid)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS
$$
SELECT company.company_id
  FROM company.company AS company
 WHERE EXISTS (SELECT FROM documents.document AS document
                WHERE document.company_id = company.company_id AND document.content IS NOT NULL)
    OR delivers AND EXISTS (SELECT FROM documents.piece AS piece WHERE piece.company_id = company.company_id)
    OR EXISTS (SELECT FROM documents.delivery AS delivery
                WHERE delivery.company_id = company.company_id AND delivery.left_at < left_before)
 ORDER BY company.company_id
$$;
REVOKE ALL ON FUNCTION documents.companies_with_work FROM public;
GRANT EXECUTE ON FUNCTION documents.companies_with_work TO ${app};
