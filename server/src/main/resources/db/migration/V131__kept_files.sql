-- Files that may not be deleted: accounting documents as long as the law wants them, and others while a person says so.
ALTER TABLE documents.document ADD COLUMN kept_until date;

-- No cascade: the database itself refuses to delete a file that is held.
CREATE TABLE documents.hold (
    company_id  uuid        NOT NULL,
    document_id uuid        NOT NULL,
    reason      text        NOT NULL CHECK (length(reason) BETWEEN 1 AND 500),
    held_at     timestamptz NOT NULL,
    held_by     uuid        NOT NULL,
    PRIMARY KEY (company_id, document_id),
    FOREIGN KEY (company_id, document_id) REFERENCES documents.document (company_id, id)
);
SELECT tenancy.protect('documents.hold');

-- What states bank lines or invoices: ten years after the year in which it came.
UPDATE documents.document AS document
   SET kept_until = make_date(extract(year FROM stored_at AT TIME ZONE 'Europe/Brussels')::int + 10, 12, 31)
 WHERE EXISTS (SELECT FROM intake.import_file AS file
                 JOIN intake.import AS import ON (import.company_id, import.id) = (file.company_id, file.import_id)
                WHERE (file.company_id, file.document_id) = (document.company_id, document.id) AND import.state = 'takenIn');
