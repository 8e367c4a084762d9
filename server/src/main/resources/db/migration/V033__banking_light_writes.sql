-- What a large delivery writes most of is light to write.

-- Words: one row for each word of a part of a delivery, with the lines that have it, instead of one for each word of each
-- line. A line's words can be told from the line, so it is found in its part again when it is taken back.
ALTER TABLE banking.transaction ADD token_part uuid;
UPDATE banking.transaction SET token_part = account_id;

ALTER TABLE banking.transaction_token RENAME TO transaction_token_by_line;
CREATE TABLE banking.transaction_token (
    company_id      uuid             NOT NULL,
    token           text COLLATE "C" NOT NULL,
    part            uuid             NOT NULL,
    transaction_ids uuid[]           NOT NULL,
    PRIMARY KEY (company_id, token, part)
);
SELECT tenancy.protect('banking.transaction_token');
INSERT INTO banking.transaction_token (company_id, token, part, transaction_ids)
SELECT by_line.company_id, by_line.token, line.token_part, array_agg(line.id ORDER BY line.id)
  FROM banking.transaction_token_by_line AS by_line
  JOIN banking.transaction AS line ON (line.company_id, line.id) = (by_line.company_id, by_line.transaction_id)
 GROUP BY by_line.company_id, by_line.token, line.token_part;
DROP TABLE banking.transaction_token_by_line;

-- Places: a foreign key is checked row by row, which took five times as long as writing the row. The bank book alone writes
-- here, lines and statements together with their places; its property test shows that none is left over.
ALTER TABLE banking.statement_line DROP CONSTRAINT statement_line_company_id_statement_id_fkey;
ALTER TABLE banking.statement_line DROP CONSTRAINT statement_line_company_id_transaction_id_fkey;

-- digest: SHA-256 over all that the statement says; the same statement again is known by it, without comparing its lines.
-- reworded: it says some line otherwise than the same channel did before. A statement from before this has neither.
ALTER TABLE banking.statement ADD digest bytea, ADD reworded boolean NOT NULL DEFAULT true;
