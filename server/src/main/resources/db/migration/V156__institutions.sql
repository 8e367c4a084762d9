-- At which bank an account is, as the source calls it; asked when the account is first seen.
ALTER TABLE connection.feed ADD COLUMN institution text;
