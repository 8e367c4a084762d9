-- How a company's tables are read. A layout is the header of a file; what was decided for one holds for the next file of it.
-- account: the own account that a person last gave for a layout that names none; proposed the next time, never taken without asking.
CREATE TABLE intake.table_layout (
    company_id uuid  NOT NULL,
    layout     text  NOT NULL,
    mapping    jsonb NOT NULL,
    answered   boolean NOT NULL,
    account    text,
    PRIMARY KEY (company_id, layout)
);
SELECT tenancy.protect('intake.table_layout');

-- What a person decided for one file.
CREATE TABLE intake.table_answer (
    company_id  uuid  NOT NULL,
    document_id uuid  NOT NULL,
    mapping     jsonb NOT NULL,
    PRIMARY KEY (company_id, document_id),
    FOREIGN KEY (company_id, document_id) REFERENCES documents.document (company_id, id) ON DELETE CASCADE
);
SELECT tenancy.protect('intake.table_answer');
