-- How many lines of a day came in and went out, so that a list of a million lines is counted from its days. A line of nothing
-- counts in line_count alone.
ALTER TABLE banking.daily_total ADD in_count integer NOT NULL DEFAULT 0, ADD out_count integer NOT NULL DEFAULT 0;
UPDATE banking.daily_total AS total
   SET in_count = line.in_count, out_count = line.out_count
  FROM (SELECT company_id, account_id, balance_date,
               count(*) FILTER (WHERE amount_minor > 0) AS in_count, count(*) FILTER (WHERE amount_minor < 0) AS out_count
          FROM banking.transaction
         GROUP BY company_id, account_id, balance_date) AS line
 WHERE (line.company_id, line.account_id, line.balance_date) = (total.company_id, total.account_id, total.balance_date);
