-- When the financial year of a company begins, which need not be in January. It lasts twelve months.
ALTER TABLE company.company ADD COLUMN financial_year_start text NOT NULL DEFAULT '01-01'
    CONSTRAINT company_financial_year_start_check
    CHECK (financial_year_start ~ '^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$'
           AND financial_year_start NOT IN ('02-29', '02-30', '02-31', '04-31', '06-31', '09-31', '11-31'));
