-- What became of the backups that Billify makes by itself. It belongs to the installation, to no company.
CREATE TABLE platform.backup (
    id          uuid        NOT NULL PRIMARY KEY,
    begun_at    timestamptz NOT NULL,
    ended_at    timestamptz,
    file        text        NOT NULL,
    size_bytes  bigint,
    failure     text,
    CHECK (failure IS NULL OR ended_at IS NOT NULL)
);
CREATE INDEX backup_by_time ON platform.backup (begun_at DESC);
GRANT SELECT, INSERT, UPDATE, DELETE ON platform.backup TO ${app};
