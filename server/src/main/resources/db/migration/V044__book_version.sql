-- Another version whenever lines or statements change, in the same transaction: what was worked out of the book holds as long
-- as its version does, on every node.
CREATE TABLE banking.book (
    company_id uuid NOT NULL PRIMARY KEY,
    version    uuid NOT NULL
);
SELECT tenancy.protect('banking.book');
INSERT INTO banking.book (company_id, version)
SELECT company_id, gen_random_uuid() FROM banking.account GROUP BY company_id;
