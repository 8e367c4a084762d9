-- The rows of a file are kept two hundred at a time: a row of its own for each line of a bank file cost as much as the line.
-- verdicts: one letter a row (n new, k known, d differs, u undecided, r refused); content: the rows themselves, a JSON array.
CREATE TABLE intake.import_page (
    company_id    uuid    NOT NULL,
    import_id     uuid    NOT NULL,
    file_position integer NOT NULL,
    page          integer NOT NULL,
    verdicts      text    NOT NULL,
    content       text    NOT NULL,
    PRIMARY KEY (company_id, import_id, file_position, page),
    FOREIGN KEY (company_id, import_id, file_position)
        REFERENCES intake.import_file (company_id, import_id, position) ON DELETE CASCADE
);
SELECT tenancy.protect('intake.import_page');

INSERT INTO intake.import_page (company_id, import_id, file_position, page, verdicts, content)
SELECT company_id, import_id, file_position, row_position / 200,
       string_agg(left(verdict, 1), '' ORDER BY row_position),
       jsonb_agg(content ORDER BY row_position)::text
  FROM intake.import_row
 GROUP BY company_id, import_id, file_position, row_position / 200;
DROP TABLE intake.import_row;

-- What the files say the company's own number is, worked out with the preview. A preview made before this is without it.
ALTER TABLE intake.import ADD told_number text;
