-- The file of an open item, which the books keep beside it: fetched once, where the key may.
ALTER TABLE connection.book_item ADD COLUMN document_id text;
ALTER TABLE connection.book_item ADD COLUMN file_asked_at timestamptz;
-- When the books last said that the key may not see files: they are asked again a day later.
ALTER TABLE connection.books ADD COLUMN files_refused_at timestamptz;
