-- What the accounting system of a company says of its invoices, item by item, beside documents and what people typed.

-- stated: what the source says of the invoice; documents go before it, and people before both.
-- wins: fields in which it goes before what was typed.
CREATE TABLE invoicing.feed_statement (
    company_id  uuid   NOT NULL,
    feed_id     uuid   NOT NULL,
    upstream_id text   NOT NULL,
    invoice_id  uuid   NOT NULL,
    stated      jsonb  NOT NULL,
    wins        text[] NOT NULL DEFAULT '{}',
    PRIMARY KEY (company_id, feed_id, upstream_id),
    FOREIGN KEY (company_id, invoice_id) REFERENCES invoicing.invoice (company_id, id) ON DELETE CASCADE
);
CREATE INDEX ON invoicing.feed_statement (company_id, invoice_id);
SELECT tenancy.protect('invoicing.feed_statement');

-- One administration in an accounting system. creditor_sign: 1 where it writes what is owed to suppliers as positive.
-- probe: what it said last when asked whether anything changed. announced, missed: how often that told of a change, and how
-- often there was one that it had not told of.
CREATE TABLE connection.books (
    company_id        uuid        NOT NULL,
    connection_id     uuid        NOT NULL,
    administration_id text        NOT NULL,
    administration    text        NOT NULL,
    domain_id         text,
    creditor_sign     smallint    NOT NULL DEFAULT 1 CHECK (creditor_sign IN (-1, 1)),
    probe             text,
    announced         integer     NOT NULL DEFAULT 0,
    missed            integer     NOT NULL DEFAULT 0,
    pulled_at         timestamptz,
    PRIMARY KEY (company_id, connection_id),
    FOREIGN KEY (company_id, connection_id) REFERENCES connection.connection (company_id, id)
);
SELECT tenancy.protect('connection.books');

-- One open item of the books. Amounts are cash: + comes in, - goes out. missing_since: it was not in the list any more.
-- settled_on: it was not in two complete lists, so it is settled since the first of them.
CREATE TABLE connection.book_item (
    company_id     uuid        NOT NULL,
    connection_id  uuid        NOT NULL,
    upstream_id    text        NOT NULL,
    direction      text        NOT NULL CHECK (direction IN ('receivable', 'payable')),
    invoice_id     uuid        NOT NULL,
    original_minor bigint      NOT NULL,
    open_minor     bigint      NOT NULL,
    stated_at      timestamptz NOT NULL,
    missing_since  timestamptz,
    settled_on     date,
    PRIMARY KEY (company_id, connection_id, upstream_id),
    FOREIGN KEY (company_id, connection_id) REFERENCES connection.connection (company_id, id),
    FOREIGN KEY (company_id, invoice_id) REFERENCES invoicing.invoice (company_id, id) ON DELETE CASCADE
);
CREATE INDEX ON connection.book_item (company_id, invoice_id);
SELECT tenancy.protect('connection.book_item');

-- What the books say is paid and no bank line shows: one row an invoice, which yields to whatever else settles it.
ALTER TABLE reconciliation.settlement
    DROP CONSTRAINT settlement_rule_check,
    ADD CONSTRAINT settlement_rule_check
        CHECK (rule IN ('structuredReference', 'invoiceNumber', 'expected', 'evidence', 'byHand', 'outsideBank', 'difference',
                        'books')),
    DROP CONSTRAINT settlement_outside_check,
    ADD CONSTRAINT settlement_outside_check
        CHECK ((transaction_id IS NULL) = (rule IN ('outsideBank', 'difference', 'books'))
           AND (settled_on IS NOT NULL) = (rule IN ('outsideBank', 'difference', 'books'))
           AND CASE rule WHEN 'outsideBank' THEN coalesce(way IN ('cash', 'other'), false)
                         WHEN 'difference' THEN coalesce(way IN ('fee', 'discount', 'rounding', 'other'), false)
                         ELSE way IS NULL END
           AND (because_of IS NOT NULL) = (rule = 'difference'));
CREATE UNIQUE INDEX settlement_books ON reconciliation.settlement (company_id, invoice_id) WHERE rule = 'books';

-- Invoices of which a person said that they are not paid, whatever the books say.
CREATE TABLE reconciliation.refused_books (
    company_id uuid        NOT NULL,
    invoice_id uuid        NOT NULL,
    refused_at timestamptz NOT NULL,
    refused_by uuid        NOT NULL,
    PRIMARY KEY (company_id, invoice_id),
    FOREIGN KEY (company_id, invoice_id) REFERENCES invoicing.invoice (company_id, id) ON DELETE CASCADE
);
SELECT tenancy.protect('reconciliation.refused_books');

-- Brings the rows of rule 'books' in line with what the books say less what else settles the invoice: never more than the
-- whole, never less than nothing. Where two links tell of an invoice, the one made last is right. Answers how many changed.
CREATE FUNCTION reconciliation.fit_books(of_company uuid, invoices uuid[]) RETURNS bigint
    LANGUAGE sql AS
$$
WITH told AS (
    SELECT DISTINCT ON (item.invoice_id) item.*
      FROM connection.book_item AS item
      JOIN connection.connection AS link ON (link.company_id, link.id) = (item.company_id, item.connection_id)
     WHERE item.company_id = of_company AND item.invoice_id = ANY (invoices)
       AND NOT EXISTS (SELECT FROM reconciliation.refused_books AS refused
                        WHERE (refused.company_id, refused.invoice_id) = (item.company_id, item.invoice_id))
     ORDER BY item.invoice_id, link.state = 'disconnected', link.made_at DESC, item.upstream_id),
said AS (
    SELECT invoice.id, invoice.currency, sign(invoice.amount_minor)::bigint AS way, abs(invoice.amount_minor) AS whole_minor,
           CASE WHEN told.settled_on IS NULL THEN told.original_minor - told.open_minor ELSE invoice.amount_minor END
               AS settled_minor,
           coalesce(told.settled_on, (told.stated_at AT TIME ZONE 'Europe/Brussels')::date) AS day,
           (SELECT coalesce(sum(made.amount_minor), 0)::bigint
              FROM reconciliation.settlement AS made
             WHERE made.company_id = of_company AND made.invoice_id = invoice.id AND made.rule <> 'books') AS others_minor
      FROM told
      JOIN invoicing.invoice AS invoice ON (invoice.company_id, invoice.id) = (told.company_id, told.invoice_id)),
wanted AS (
    SELECT id, currency, day, way * greatest(0, least(whole_minor, way * settled_minor) - way * others_minor) AS amount_minor
      FROM said),
dropped AS (
    DELETE FROM reconciliation.settlement AS made
     WHERE made.company_id = of_company AND made.invoice_id = ANY (invoices) AND made.rule = 'books'
       AND NOT EXISTS (SELECT FROM wanted WHERE wanted.id = made.invoice_id AND wanted.amount_minor <> 0)
    RETURNING 1),
put AS (
    INSERT INTO reconciliation.settlement AS made
           (company_id, id, invoice_id, amount_minor, currency, rule, settled_on, made_at)
    SELECT of_company, gen_random_uuid(), id, amount_minor, currency, 'books', day, now()
      FROM wanted
     WHERE amount_minor <> 0
    ON CONFLICT (company_id, invoice_id) WHERE rule = 'books' DO UPDATE
       SET amount_minor = excluded.amount_minor, settled_on = excluded.settled_on
     WHERE (made.amount_minor, made.settled_on) IS DISTINCT FROM (excluded.amount_minor, excluded.settled_on)
    RETURNING 1)
SELECT (SELECT count(*) FROM dropped) + (SELECT count(*) FROM put)
$$;
REVOKE ALL ON FUNCTION reconciliation.fit_books FROM public;
GRANT EXECUTE ON FUNCTION reconciliation.fit_books TO ${app};

-- Whatever way another settlement comes or goes, with a line that is taken back for one, what the books say makes room for
-- it, or takes its place, in the same statement.
CREATE FUNCTION reconciliation.make_room() RETURNS trigger
    LANGUAGE plpgsql AS
$$
BEGIN
    PERFORM reconciliation.fit_books(touched.company_id, array_agg(DISTINCT touched.invoice_id))
       FROM changed AS touched
      WHERE touched.rule <> 'books'
        AND EXISTS (SELECT FROM connection.book_item AS item
                     WHERE (item.company_id, item.invoice_id) = (touched.company_id, touched.invoice_id))
      GROUP BY touched.company_id;
    RETURN NULL;
END
$$;
CREATE TRIGGER settlement_came AFTER INSERT ON reconciliation.settlement
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION reconciliation.make_room();
CREATE TRIGGER settlement_went AFTER DELETE ON reconciliation.settlement
    REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION reconciliation.make_room();
