-- Who is who, and how they come in. Whatever names or describes a person is a sealed text: its
-- first character says how it is sealed, and no statement looks inside.

CREATE TABLE people (
    id TEXT NOT NULL PRIMARY KEY,
    mail TEXT NOT NULL,
    -- HMAC of the mail address under the centre's own key: finds a person, says nothing.
    mail_index TEXT NOT NULL CONSTRAINT people_mail_once UNIQUE,
    name TEXT NOT NULL,
    phone TEXT,
    address TEXT,
    language TEXT NOT NULL,
    password_hash TEXT,
    confirmed_at TIMESTAMP,
    created_at TIMESTAMP NOT NULL,
    CONSTRAINT people_language_known CHECK (language IN ('en', 'zh'))
);

CREATE TABLE platforms (
    id TEXT NOT NULL PRIMARY KEY,
    slug TEXT NOT NULL CONSTRAINT platforms_slug_once UNIQUE,
    name_en TEXT NOT NULL,
    name_zh TEXT NOT NULL,
    legal_name TEXT NOT NULL,
    -- Where notices are served, and when a registrar checked that it is really theirs.
    contact TEXT,
    contact_verified_at TIMESTAMP,
    created_at TIMESTAMP NOT NULL
);

-- A person's place: in the whole centre (no matter), for a platform, or in one matter.
-- The only way in. Times are centre time.
CREATE TABLE standings (
    id TEXT NOT NULL PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES people (id),
    role TEXT NOT NULL,
    platform_id TEXT REFERENCES platforms (id),
    matter_id TEXT,
    acting_for TEXT,
    from_at TIMESTAMP NOT NULL,
    until_at TIMESTAMP,
    CONSTRAINT standings_role_known
        CHECK (role IN ('consumer', 'platform', 'mediator', 'registrar', 'court', 'supervisor')),
    CONSTRAINT standings_platform_named CHECK (role <> 'platform' OR platform_id IS NOT NULL),
    CONSTRAINT standings_end_after_start CHECK (until_at IS NULL OR until_at >= from_at)
);
CREATE INDEX standings_by_person ON standings (person_id);
CREATE INDEX standings_by_matter ON standings (matter_id) WHERE matter_id IS NOT NULL;
CREATE INDEX standings_by_platform ON standings (platform_id) WHERE platform_id IS NOT NULL;

-- A mediator's declared interest: they hear no case against this platform.
CREATE TABLE interests (
    person_id TEXT NOT NULL REFERENCES people (id),
    platform_id TEXT NOT NULL REFERENCES platforms (id),
    PRIMARY KEY (person_id, platform_id)
);

-- Open doors. Only the hash of the cookie is here; times are machine time.
CREATE TABLE sessions (
    token_hash TEXT NOT NULL PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES people (id),
    strength TEXT NOT NULL,
    idle_seconds BIGINT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    seen_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL,
    ended_at TIMESTAMP
);
CREATE INDEX sessions_by_person ON sessions (person_id);

-- Mailed one-time links. Only the hash of the link is here; machine time.
CREATE TABLE tokens (
    hash TEXT NOT NULL PRIMARY KEY,
    purpose TEXT NOT NULL,
    person_id TEXT REFERENCES people (id),
    brings TEXT,
    created_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL,
    used_at TIMESTAMP,
    CONSTRAINT tokens_purpose_known CHECK (purpose IN ('confirm', 'reset', 'invite', 'setup'))
);

-- How often somebody tried something lately. A window that is over counts as none, so nobody is
-- ever locked out for good.
CREATE TABLE throttles (
    key_hash TEXT NOT NULL PRIMARY KEY,
    window_start TIMESTAMP NOT NULL,
    count BIGINT NOT NULL
);

-- Letters about the account itself. They hold secret links, so a letter is deleted once it is
-- sent; letters in a matter are kept as proof and lie elsewhere.
CREATE TABLE account_letters (
    id TEXT NOT NULL PRIMARY KEY,
    mail TEXT NOT NULL,
    language TEXT NOT NULL,
    kind TEXT NOT NULL,
    link TEXT,
    created_at TIMESTAMP NOT NULL,
    attempts BIGINT NOT NULL,
    next_at TIMESTAMP NOT NULL,
    CONSTRAINT account_letters_kind_known CHECK (kind IN ('confirm', 'known', 'reset', 'invite', 'password_changed'))
);
CREATE INDEX account_letters_by_time ON account_letters (next_at);
