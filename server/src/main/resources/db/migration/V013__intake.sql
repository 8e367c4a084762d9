-- What a person brought in: previewed, taken in as a whole, undone as a whole.
SELECT tenancy.create_schema('intake');

CREATE TABLE intake.import (
    company_id  uuid        NOT NULL,
    id          uuid        NOT NULL,
    state       text        NOT NULL CHECK (state IN ('preview', 'takenIn', 'undone')),
    created_at  timestamptz NOT NULL,
    created_by  uuid        NOT NULL,
    taken_in_at timestamptz,
    undone_at   timestamptz,
    counts      jsonb       NOT NULL,
    PRIMARY KEY (company_id, id)
);
CREATE INDEX ON intake.import (company_id, created_at DESC, id DESC);
SELECT tenancy.protect('intake.import');

-- report: what was found in the file when it was taken in; null while it is a preview, which is worked out anew.
CREATE TABLE intake.import_file (
    company_id  uuid    NOT NULL,
    import_id   uuid    NOT NULL,
    position    integer NOT NULL,
    document_id uuid    NOT NULL,
    name        text    NOT NULL,
    report      jsonb,
    PRIMARY KEY (company_id, import_id, position),
    FOREIGN KEY (company_id, import_id) REFERENCES intake.import (company_id, id) ON DELETE CASCADE,
    FOREIGN KEY (company_id, document_id) REFERENCES documents.document (company_id, id)
);
CREATE INDEX ON intake.import_file (company_id, document_id);
SELECT tenancy.protect('intake.import_file');

-- One line or document of a file and what would become, or became, of it.
CREATE TABLE intake.import_row (
    company_id    uuid    NOT NULL,
    import_id     uuid    NOT NULL,
    file_position integer NOT NULL,
    row_position  integer NOT NULL,
    verdict       text    NOT NULL,
    content       jsonb   NOT NULL,
    PRIMARY KEY (company_id, import_id, file_position, row_position),
    FOREIGN KEY (company_id, import_id, file_position)
        REFERENCES intake.import_file (company_id, import_id, position) ON DELETE CASCADE
);
SELECT tenancy.protect('intake.import_row');
