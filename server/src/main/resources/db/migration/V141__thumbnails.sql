-- Small pictures of the first pages of files, made once, sealed like the files and gone with them. One without a picture says that none
-- can be made, so that nobody tries again.
CREATE TABLE documents.thumbnail (
    company_id  uuid        NOT NULL,
    document_id uuid        NOT NULL,
    sealed      bytea,
    made_at     timestamptz NOT NULL,
    PRIMARY KEY (company_id, document_id),
    FOREIGN KEY (company_id, document_id) REFERENCES documents.document (company_id, id) ON DELETE CASCADE
);
-- What is sealed cannot be packed.
ALTER TABLE documents.thumbnail ALTER COLUMN sealed SET STORAGE EXTERNAL;
SELECT tenancy.protect('documents.thumbnail');
