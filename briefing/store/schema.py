"""The tables of the state, one script per version. A released script is never edited; a change is a new script."""

from __future__ import annotations

from typing import Final

#: "BRIF": tells our file from any other SQLite file.
APPLICATION_ID: Final = 0x42524946

_FIRST: Final = """
CREATE TABLE documents (
    key TEXT PRIMARY KEY,           -- the hash; see the fourth script
    sha256 TEXT NOT NULL,
    path TEXT NOT NULL,             -- where it was first seen
    first_seen TEXT NOT NULL,
    published TEXT,
    precision TEXT,
    basis TEXT,
    text BLOB                       -- extracted text, compressed; NULL when the file itself is the text
) STRICT;
CREATE INDEX documents_by_hash ON documents (sha256);

CREATE TABLE editions (
    id TEXT PRIMARY KEY,            -- of a week: sorts by time
    weekly INTEGER GENERATED ALWAYS AS (id GLOB '[12][0-9][0-9][0-9]-W[0-5][0-9]') VIRTUAL,
    issued_at TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    sources TEXT NOT NULL,          -- JSON list; empty means the configured ones
    stage TEXT NOT NULL CHECK (stage IN ('provisional', 'decided', 'issued')),
    json BLOB NOT NULL,             -- edition.json, compressed
    surroundings BLOB NOT NULL      -- JSON, compressed
) STRICT;

CREATE TABLE covered (
    edition TEXT NOT NULL REFERENCES editions (id) ON DELETE CASCADE,
    key TEXT NOT NULL,
    status TEXT NOT NULL,
    PRIMARY KEY (edition, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE said (
    edition TEXT NOT NULL REFERENCES editions (id) ON DELETE CASCADE,
    sentence TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (edition, sentence)
) STRICT, WITHOUT ROWID;

CREATE TABLE figures_said (
    edition TEXT NOT NULL REFERENCES editions (id) ON DELETE CASCADE,
    figure TEXT NOT NULL,
    sentence TEXT NOT NULL,
    json TEXT NOT NULL,
    PRIMARY KEY (edition, figure)
) STRICT, WITHOUT ROWID;

CREATE TABLE messages (
    message_id TEXT PRIMARY KEY,
    edition TEXT NOT NULL,
    fingerprint TEXT NOT NULL,      -- of the edition whose drafts it carries
    recipient TEXT NOT NULL,
    content BLOB,                   -- the whole message; NULL once it is old and delivered
    state TEXT NOT NULL CHECK (state IN ('pending', 'sending', 'sent', 'refused')),
    queued_at TEXT NOT NULL,
    next_attempt TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    doubtful INTEGER NOT NULL DEFAULT 0,    -- hand-overs whose answer was lost
    changed_at TEXT NOT NULL,
    reply TEXT NOT NULL DEFAULT '',         -- the server's last words
    UNIQUE (edition, recipient, fingerprint)
) STRICT;
CREATE INDEX messages_by_state ON messages (state, next_attempt);

CREATE TABLE sources (
    uri TEXT PRIMARY KEY,
    etag TEXT,
    last_modified TEXT,
    last_success TEXT,
    failing_since TEXT,
    fault TEXT
) STRICT;

CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
"""

_SECOND: Final = """
CREATE TABLE published (
    edition TEXT NOT NULL,
    fingerprint TEXT NOT NULL,      -- of the final edition
    at TEXT NOT NULL,
    PRIMARY KEY (edition, fingerprint)
) STRICT, WITHOUT ROWID;

CREATE TABLE decisions (
    edition TEXT NOT NULL,
    theme TEXT NOT NULL,
    sentence TEXT NOT NULL,         -- edition id; of an added sentence, the id that it was given
    verdict TEXT NOT NULL CHECK (verdict IN ('kept', 'reworded', 'moved', 'cut', 'added')),
    features TEXT NOT NULL,         -- JSON, see learning; name -> number
    at TEXT NOT NULL,
    PRIMARY KEY (edition, theme, sentence)
) STRICT, WITHOUT ROWID;
"""

_THIRD: Final = """
ALTER TABLE sources ADD COLUMN last_new TEXT;

CREATE TABLE entries (
    source TEXT NOT NULL,           -- address of the feed
    entry TEXT NOT NULL,            -- what the feed calls it
    listed TEXT NOT NULL,           -- when the feed last named it
    PRIMARY KEY (source, entry)
) STRICT, WITHOUT ROWID;

CREATE TABLE articles (
    id INTEGER PRIMARY KEY,         -- later versions have higher ones
    path TEXT NOT NULL,             -- the address that answered
    sha256 TEXT NOT NULL,           -- of the answer
    media_type TEXT NOT NULL,
    text BLOB NOT NULL,             -- extracted text, compressed
    title TEXT,
    publisher TEXT,
    url TEXT,
    language TEXT,
    published TEXT,
    precision TEXT,
    basis TEXT,
    source TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT;
CREATE INDEX articles_by_path ON articles (path, id);
CREATE INDEX articles_by_hash ON articles (sha256);

CREATE TABLE unread (
    path TEXT NOT NULL,
    kind TEXT NOT NULL,
    source TEXT NOT NULL,
    message TEXT NOT NULL,
    at TEXT NOT NULL,               -- when it first could not be read
    PRIMARY KEY (path, kind)
) STRICT, WITHOUT ROWID;
"""

#: The key of a part was its hash and its place in its file, by which it was another document when the file grew.
_FOURTH: Final = """
UPDATE OR IGNORE documents SET key = sha256 WHERE instr(key, '#') > 0;
DELETE FROM documents WHERE instr(key, '#') > 0;
UPDATE OR IGNORE covered SET key = substr(key, 1, instr(key, '#') - 1) WHERE instr(key, '#') > 0;
DELETE FROM covered WHERE instr(key, '#') > 0;
"""

#: Script n brings a state from version n to version n + 1.
MIGRATIONS: Final[tuple[str, ...]] = (_FIRST, _SECOND, _THIRD, _FOURTH)
