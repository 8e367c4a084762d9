-- How many lines stand under a word, without reading which: a word on very many lines is searched for in another way.
ALTER TABLE banking.transaction_token
    ADD line_count integer GENERATED ALWAYS AS (cardinality(transaction_ids)) STORED;
