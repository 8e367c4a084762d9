-- Links to outside systems: what they may, how they fare, what they brought.
SELECT tenancy.create_schema('connection');

-- state: active; paused (by a person); needsUser (a key or a consent has ended); disconnected (its data stays).
-- reason: the code of the failure that it is in, for a person to read about. failures: in a row.
-- lease: who works on it, until when; taken over once that has passed. api_base: null for the provider's own.
CREATE TABLE connection.connection (
    company_id         uuid        NOT NULL,
    id                 uuid        NOT NULL,
    provider           text        NOT NULL,
    name               text,
    api_base           text,
    state              text        NOT NULL CHECK (state IN ('active', 'paused', 'needsUser', 'disconnected')),
    reason             text,
    failures           integer     NOT NULL DEFAULT 0,
    made_at            timestamptz NOT NULL,
    made_by            uuid,
    next_run_at        timestamptz NOT NULL,
    last_attempt_at    timestamptz,
    last_success_at    timestamptz,
    refresh_asked_at   timestamptz,
    consent_expires_at timestamptz,
    lease              uuid,
    leased_until       timestamptz,
    PRIMARY KEY (company_id, id)
);
SELECT tenancy.protect('connection.connection');

-- Sealed with the company's key, bound to company and connection.
CREATE TABLE connection.credential (
    company_id    uuid        NOT NULL,
    connection_id uuid        NOT NULL,
    sealed        bytea       NOT NULL,
    changed_at    timestamptz NOT NULL,
    PRIMARY KEY (company_id, connection_id),
    FOREIGN KEY (company_id, connection_id) REFERENCES connection.connection (company_id, id)
);
SELECT tenancy.protect('connection.credential');

-- One account at the source. cursor: how far it is read; it moves in the transaction that writes what was read.
CREATE TABLE connection.feed (
    company_id         uuid        NOT NULL,
    id                 uuid        NOT NULL,
    connection_id      uuid        NOT NULL,
    upstream_id        text        NOT NULL,
    number             text        NOT NULL,
    currency           text        NOT NULL,
    holder_name        text,
    description        text,
    cursor             jsonb       NOT NULL,
    gone               boolean     NOT NULL DEFAULT false,
    synchronized_at    timestamptz,
    consent_expires_at timestamptz,
    PRIMARY KEY (company_id, id),
    UNIQUE (company_id, connection_id, upstream_id),
    FOREIGN KEY (company_id, connection_id) REFERENCES connection.connection (company_id, id)
);
SELECT tenancy.protect('connection.feed');

CREATE TABLE connection.call_counter (
    company_id    uuid    NOT NULL,
    connection_id uuid    NOT NULL,
    day           date    NOT NULL,
    calls         integer NOT NULL,
    PRIMARY KEY (company_id, connection_id, day),
    FOREIGN KEY (company_id, connection_id) REFERENCES connection.connection (company_id, id)
);
SELECT tenancy.protect('connection.call_counter');

-- What the source answered, before anybody interpreted it: packed, sealed, and forgotten after 30 days. The same answer to
-- the same request is kept once.
CREATE TABLE connection.raw_answer (
    company_id    uuid        NOT NULL,
    id            uuid        NOT NULL,
    connection_id uuid        NOT NULL,
    request       text        NOT NULL,
    status        integer     NOT NULL,
    received_at   timestamptz NOT NULL,
    digest        bytea       NOT NULL,
    sealed        bytea       NOT NULL,
    PRIMARY KEY (company_id, id),
    FOREIGN KEY (company_id, connection_id) REFERENCES connection.connection (company_id, id)
);
CREATE UNIQUE INDEX ON connection.raw_answer (company_id, connection_id, request, digest);
CREATE INDEX ON connection.raw_answer (company_id, received_at);
SELECT tenancy.protect('connection.raw_answer');

-- One run, or runs in a row that brought nothing.
CREATE TABLE connection.sync_log (
    company_id    uuid        NOT NULL,
    id            uuid        NOT NULL,
    connection_id uuid        NOT NULL,
    outcome       text        NOT NULL CHECK (outcome IN ('done', 'retry', 'wait', 'needsUser', 'broken')),
    reason        text,
    started_at    timestamptz NOT NULL,
    ended_at      timestamptz NOT NULL,
    runs          integer     NOT NULL,
    duration_ms   bigint      NOT NULL,
    added         integer     NOT NULL,
    changed       integer     NOT NULL,
    removed       integer     NOT NULL,
    calls         integer     NOT NULL,
    received_bytes bigint     NOT NULL,
    PRIMARY KEY (company_id, id),
    FOREIGN KEY (company_id, connection_id) REFERENCES connection.connection (company_id, id)
);
CREATE INDEX ON connection.sync_log (company_id, connection_id, ended_at DESC, id DESC);
SELECT tenancy.protect('connection.sync_log');

-- An answer, or a part of one, that could not be understood: kept for a person to see, and to have read again.
CREATE TABLE connection.dead_letter (
    company_id    uuid        NOT NULL,
    id            uuid        NOT NULL,
    connection_id uuid        NOT NULL,
    raw_answer_id uuid,
    at            timestamptz NOT NULL,
    code          text        NOT NULL,
    upstream_id   text        NOT NULL,
    PRIMARY KEY (company_id, id),
    UNIQUE (company_id, connection_id, code, upstream_id),
    FOREIGN KEY (company_id, connection_id) REFERENCES connection.connection (company_id, id)
);
SELECT tenancy.protect('connection.dead_letter');

-- The only way around the policies of this schema: which connections are due and nobody's. It names ids and nothing else.
CREATE FUNCTION connection.due(at timestamptz, most integer) RETURNS TABLE (company_id uuid, id uuid)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS
$$
SELECT connection.company_id, connection.id
  FROM connection.connection AS connection
 WHERE connection.state IN ('active', 'needsUser') AND connection.next_run_at <= at
   AND (connection.leased_until IS NULL OR connection.leased_until < clock_timestamp())
 ORDER BY connection.next_run_at, connection.id
 LIMIT most
$$;
REVOKE ALL ON FUNCTION connection.due FROM public;
GRANT EXECUTE ON FUNCTION connection.due TO ${app};
