-- Answers are forgotten after their time also where nobody looks any more: of links that are paused or disconnected.
-- It deletes by age and nothing else, and tells how many went.
CREATE FUNCTION connection.forget_answers(received_before timestamptz) RETURNS bigint
    LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog AS
$$
WITH gone AS (DELETE FROM connection.raw_answer WHERE received_at < received_before RETURNING 1)
SELECT count(*) FROM gone
$$;
REVOKE ALL ON FUNCTION connection.forget_answers FROM public;
GRANT EXECUTE ON FUNCTION connection.forget_answers TO ${app};
