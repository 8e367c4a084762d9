-- What stands on the pages of a document. Reading it takes seconds a page, so it is done once; what the words mean is worked out
-- anew each time, with what is known by then.
-- how: read (images too) or text (only what a PDF states itself). pages: words and places; null where refusal and message say
-- why there are none.
CREATE TABLE intake.printed_pages (
    company_id  uuid NOT NULL,
    document_id uuid NOT NULL,
    how         text NOT NULL CHECK (how IN ('read', 'text')),
    pages       text,
    refusal     text,
    message     text,
    CHECK ((pages IS NULL) <> (refusal IS NULL)),
    CHECK ((refusal IS NULL) = (message IS NULL)),
    PRIMARY KEY (company_id, document_id, how),
    FOREIGN KEY (company_id, document_id) REFERENCES documents.document (company_id, id) ON DELETE CASCADE
);
SELECT tenancy.protect('intake.printed_pages');

-- What a person who looked at the page says is on it.
CREATE TABLE intake.print_answer (
    company_id  uuid  NOT NULL,
    document_id uuid  NOT NULL,
    answer      jsonb NOT NULL,
    PRIMARY KEY (company_id, document_id),
    FOREIGN KEY (company_id, document_id) REFERENCES documents.document (company_id, id) ON DELETE CASCADE
);
SELECT tenancy.protect('intake.print_answer');
