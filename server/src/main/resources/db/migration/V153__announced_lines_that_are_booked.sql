-- A bank may go on announcing what it has booked: such a line stays known until it is announced no more, and is shown and
-- looked for no longer.
ALTER TABLE banking.pending_line ADD COLUMN booked boolean NOT NULL DEFAULT false;
