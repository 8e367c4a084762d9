-- A person who had their account erased: the row stays, since books and trails name it, with nothing of the person in it.
ALTER TABLE identity.user_account ADD COLUMN erased_at timestamptz;
