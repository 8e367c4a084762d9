-- Files as they came, once per company by content.
SELECT tenancy.create_schema('documents');

CREATE TABLE documents.document (
    company_id uuid        NOT NULL,
    id         uuid        NOT NULL,
    sha256     bytea       NOT NULL,
    name       text        NOT NULL,
    media_type text        NOT NULL,
    size_bytes integer     NOT NULL,
    content    bytea       NOT NULL,
    stored_at  timestamptz NOT NULL,
    PRIMARY KEY (company_id, id),
    UNIQUE (company_id, sha256)
);
SELECT tenancy.protect('documents.document');
