-- A file that is gone from its folder or bucket does not stop a backup: the backup says which it lacks.
ALTER TABLE platform.backup ADD COLUMN missing_files text[] NOT NULL DEFAULT '{}';

-- In a restored database: the backup lacked this file, so that the next ones need not find its folder or bucket either.
ALTER TABLE documents.delivery ADD COLUMN missing_since timestamptz;
