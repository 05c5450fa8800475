-- Whatever has a clock and a record. The columns follow from the events and can be rebuilt.
CREATE TABLE matters (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    number TEXT CONSTRAINT matters_number_once UNIQUE,
    of_case TEXT REFERENCES matters (id),
    stage TEXT NOT NULL,
    holder TEXT,
    platform_id TEXT NOT NULL REFERENCES platforms (id),
    consumer_id TEXT REFERENCES people (id),
    mediator_id TEXT REFERENCES people (id),
    grievances TEXT NOT NULL,
    outcome TEXT,
    opened_at TIMESTAMP NOT NULL,
    closed_at TIMESTAMP,
    deadline_at TIMESTAMP,
    due_window TEXT,
    handed_over BOOLEAN NOT NULL,
    served BOOLEAN NOT NULL,
    version BIGINT NOT NULL,
    last_at TIMESTAMP NOT NULL,
    head TEXT NOT NULL,
    CONSTRAINT matters_kind_known CHECK (kind IN ('case', 'publication')),
    CONSTRAINT matters_version_counts_up CHECK (version > 0),
    CONSTRAINT matters_deadline_has_a_window CHECK ((deadline_at IS NULL) = (due_window IS NULL))
);
CREATE INDEX matters_by_deadline ON matters (deadline_at) WHERE deadline_at IS NOT NULL;
CREATE INDEX matters_by_consumer ON matters (consumer_id, opened_at) WHERE consumer_id IS NOT NULL;
CREATE INDEX matters_by_platform ON matters (platform_id, kind, deadline_at);
CREATE INDEX matters_by_mediator ON matters (mediator_id, deadline_at) WHERE mediator_id IS NOT NULL;
CREATE INDEX matters_by_holder ON matters (holder, deadline_at) WHERE holder IS NOT NULL;
CREATE INDEX matters_at_court ON matters (deadline_at) WHERE handed_over;
CREATE UNIQUE INDEX matters_publication_of_case ON matters (of_case) WHERE of_case IS NOT NULL;

-- What happened, append-only. The bytes of `body` are the bytes that were hashed.
CREATE TABLE events (
    matter_id TEXT NOT NULL REFERENCES matters (id),
    seq BIGINT NOT NULL,
    at TIMESTAMP NOT NULL,
    name TEXT NOT NULL,
    body TEXT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (matter_id, seq)
);

-- What people wrote, beside the chain. The salt goes when the words go.
CREATE TABLE texts (
    id TEXT NOT NULL PRIMARY KEY,
    matter_id TEXT NOT NULL REFERENCES matters (id),
    salt TEXT NOT NULL,
    words TEXT NOT NULL
);
CREATE INDEX texts_by_matter ON texts (matter_id);

-- Evidence: where the original bytes lie in the vault, and what they are.
CREATE TABLE exhibits (
    id TEXT NOT NULL PRIMARY KEY,
    matter_id TEXT NOT NULL REFERENCES matters (id),
    number BIGINT NOT NULL,
    salt TEXT NOT NULL,
    title TEXT NOT NULL,
    object TEXT NOT NULL CONSTRAINT exhibits_object_once UNIQUE,
    sha256 TEXT NOT NULL,
    size BIGINT NOT NULL,
    media TEXT NOT NULL,
    CONSTRAINT exhibits_numbered_once UNIQUE (matter_id, number)
);

-- Commands that one matter sends to another; each is carried out exactly once.
CREATE TABLE errands (
    id TEXT NOT NULL PRIMARY KEY,
    matter_id TEXT NOT NULL REFERENCES matters (id),
    task TEXT NOT NULL,
    sent_at TIMESTAMP NOT NULL,
    done_at TIMESTAMP
);
CREATE INDEX errands_waiting ON errands (sent_at, id) WHERE done_at IS NULL;

-- A matter that could not be carried on. It is shown to staff and stands in nobody's way.
CREATE TABLE set_aside (
    matter_id TEXT NOT NULL PRIMARY KEY REFERENCES matters (id),
    fault TEXT NOT NULL,
    at TIMESTAMP NOT NULL
);

-- When our own service was down, in centre time.
CREATE TABLE outages (
    from_at TIMESTAMP NOT NULL PRIMARY KEY,
    until_at TIMESTAMP NOT NULL,
    made_good_at TIMESTAMP,
    CONSTRAINT outages_end_after_start CHECK (until_at > from_at)
);

-- The public register. No column could hold a name, a case number or an exact date of a case.
CREATE TABLE entries (
    id TEXT NOT NULL PRIMARY KEY REFERENCES matters (id),
    publication_order BIGINT NOT NULL CONSTRAINT entries_order_once UNIQUE,
    platform_id TEXT NOT NULL REFERENCES platforms (id),
    language TEXT NOT NULL,
    grievances TEXT NOT NULL,
    kind TEXT NOT NULL,
    finding TEXT,
    reply TEXT,
    silent_on_draft BOOLEAN NOT NULL,
    remedies TEXT NOT NULL,
    reaction TEXT,
    kept TEXT,
    judgment TEXT,
    closed_month DATE NOT NULL,
    published_at TIMESTAMP NOT NULL,
    changed_at TIMESTAMP,
    ended_at TIMESTAMP
);
CREATE INDEX entries_by_platform ON entries (platform_id, publication_order);
CREATE INDEX entries_in_force ON entries (publication_order) WHERE ended_at IS NULL;

-- The words of an entry, as the application makes them: the same on both databases.
CREATE TABLE entry_terms (
    term TEXT NOT NULL,
    publication_order BIGINT NOT NULL,
    PRIMARY KEY (term, publication_order)
);
CREATE INDEX entry_terms_by_entry ON entry_terms (publication_order);
