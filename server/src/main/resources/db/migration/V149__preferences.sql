-- What a person wants. number_format: null as the language writes numbers. digest_period: the first day of the period that the last
-- digest was of. alerts: mails by themselves when something is wrong. invited, invited_on: mails of invitations, and the day of those.
ALTER TABLE identity.user_account
    ADD COLUMN number_format text CHECK (number_format IN ('points', 'commas', 'spaces')),
    ADD COLUMN digest        text    NOT NULL DEFAULT 'none' CHECK (digest IN ('none', 'daily', 'weekly')),
    ADD COLUMN digest_period date,
    ADD COLUMN alerts        boolean NOT NULL DEFAULT true,
    ADD COLUMN invited       int     NOT NULL DEFAULT 0,
    ADD COLUMN invited_on    date;
CREATE INDEX user_account_digest ON identity.user_account (id) WHERE digest <> 'none';
