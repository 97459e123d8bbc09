"""The tables of the store, version by version: a list of steps that is only ever added to."""

from __future__ import annotations

APPLICATION = 0x4C_43_53_31
"""Marks the file as ours (`LCS1`), so that another program's database is never taken for a store."""

_FIRST = """
CREATE TABLE repository (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE COLLATE NOCASE,  -- owner/name, as it is called today
  node_id TEXT UNIQUE,                       -- GitHub's id, which outlives renames
  complete INTEGER NOT NULL DEFAULT 0,       -- 1: read from end to end at least once; else never shown
  gathered TEXT,                             -- until when everything known to have changed has been read
  full_look TEXT,                            -- when everything was last read, changed or not
  look INTEGER NOT NULL DEFAULT 0,           -- how many readings from end to end have begun
  newest TEXT,                               -- the latest change that a sync has read, by GitHub's clock
  etag TEXT,                                 -- of the question "what changed since `newest`"
  asked TEXT,                                -- that question
  more TEXT NOT NULL DEFAULT '{}'            -- keys of an archive that have no column, as JSON
);
CREATE TABLE former_name (
  name TEXT PRIMARY KEY COLLATE NOCASE,      -- what a repository was called before
  repository INTEGER NOT NULL REFERENCES repository(id)
) WITHOUT ROWID;
CREATE TABLE account (
  id INTEGER PRIMARY KEY,
  login TEXT NOT NULL,                       -- the newest that was seen
  database_id INTEGER UNIQUE                 -- GitHub's number of the account, which outlives renames
);
CREATE INDEX account_login ON account(login);
CREATE TABLE label (
  id INTEGER PRIMARY KEY,
  repository INTEGER NOT NULL REFERENCES repository(id),
  name TEXT NOT NULL,
  place INTEGER,                             -- in the repository's list; NULL: not in it (any more)
  more TEXT NOT NULL DEFAULT '{}',           -- colour, description and the like, as JSON
  UNIQUE (repository, name)
);
CREATE TABLE item (
  id INTEGER PRIMARY KEY,
  repository INTEGER NOT NULL REFERENCES repository(id),
  number INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('issue', 'pull')),
  node_id TEXT,
  url TEXT,
  state TEXT NOT NULL,                       -- OPEN, CLOSED, MERGED
  author INTEGER REFERENCES account(id),
  association TEXT,
  created TEXT, updated TEXT, closed TEXT, merged TEXT,
  title INTEGER REFERENCES version(id) DEFERRABLE INITIALLY DEFERRED,  -- the version that stands
  body INTEGER REFERENCES version(id) DEFERRABLE INITIALLY DEFERRED,
  more TEXT NOT NULL DEFAULT '{}',           -- what else is known, under GitHub's names, as JSON
  look INTEGER NOT NULL DEFAULT 0,           -- the last reading from end to end that met it
  seen TEXT NOT NULL,                        -- when it was last read
  gone TEXT,                                 -- when it was first found to be there no more
  gone_to TEXT,                              -- where it was transferred to, if it was
  UNIQUE (repository, number)
);
CREATE INDEX item_node ON item(node_id);
CREATE TABLE item_label (
  item INTEGER NOT NULL REFERENCES item(id),
  place INTEGER NOT NULL,
  label INTEGER NOT NULL REFERENCES label(id),
  PRIMARY KEY (item, place)
) WITHOUT ROWID;
CREATE TABLE item_assignee (
  item INTEGER NOT NULL REFERENCES item(id),
  place INTEGER NOT NULL,
  account INTEGER NOT NULL REFERENCES account(id),
  PRIMARY KEY (item, place)
) WITHOUT ROWID;
CREATE TABLE link (
  item INTEGER NOT NULL REFERENCES item(id),
  way TEXT NOT NULL,                         -- closes: GitHub's own link from a pull request to an issue
  target TEXT NOT NULL,                      -- owner/name#number, which may lie outside the store
  PRIMARY KEY (item, way, target)
) WITHOUT ROWID;
CREATE TABLE thread (
  id INTEGER PRIMARY KEY,
  item INTEGER NOT NULL REFERENCES item(id),
  node_id TEXT NOT NULL UNIQUE,
  place INTEGER NOT NULL,
  more TEXT NOT NULL DEFAULT '{}',           -- isResolved, resolvedBy, path, line …, as JSON
  gone TEXT
);
CREATE INDEX thread_item ON thread(item);
CREATE TABLE remark (
  id INTEGER PRIMARY KEY,
  item INTEGER NOT NULL REFERENCES item(id),
  kind TEXT NOT NULL CHECK (kind IN ('comment', 'review', 'review_comment')),
  place INTEGER NOT NULL,                    -- among those of its kind (and review)
  review INTEGER REFERENCES remark(id),      -- of a review comment
  node_id TEXT,
  author INTEGER REFERENCES account(id),     -- stays known when the account is deleted
  association TEXT,
  state TEXT,                                -- of a review: APPROVED, CHANGES_REQUESTED …
  created TEXT, updated TEXT,
  body INTEGER REFERENCES version(id) DEFERRABLE INITIALLY DEFERRED,
  more TEXT NOT NULL DEFAULT '{}',
  seen TEXT NOT NULL,                        -- when it was first read
  gone TEXT                                  -- when it was first found to be there no more
);
CREATE INDEX remark_item ON remark(item);
CREATE TABLE version (
  id INTEGER PRIMARY KEY,
  item INTEGER NOT NULL REFERENCES item(id),
  remark INTEGER REFERENCES remark(id),      -- NULL: a text of the item itself
  part TEXT NOT NULL CHECK (part IN ('title', 'body')),
  seen TEXT NOT NULL,                        -- when it was first read
  digest TEXT NOT NULL,                      -- first 16 hexadecimal digits of its SHA-256
  words TEXT                                 -- NULL: deleted before we read it, as an archive tells
);
CREATE INDEX version_item ON version(item);
CREATE TABLE event (
  id INTEGER PRIMARY KEY,
  item INTEGER NOT NULL REFERENCES item(id),
  node_id TEXT NOT NULL,
  kind TEXT NOT NULL,                        -- GitHub's type, such as LabeledEvent
  place INTEGER NOT NULL,
  at TEXT,
  actor INTEGER REFERENCES account(id),
  more TEXT NOT NULL DEFAULT '{}',
  gone TEXT,
  UNIQUE (item, node_id)
);
CREATE TABLE pass (
  repository INTEGER NOT NULL REFERENCES repository(id),
  part TEXT NOT NULL CHECK (part IN ('issues', 'pulls')),
  started TEXT NOT NULL,                     -- when the reading from end to end began
  cursor TEXT,                               -- where it goes on; NULL: at the beginning
  done INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (repository, part)
) WITHOUT ROWID;
"""

_FILES_AND_EDITS = """
CREATE TABLE item_file (
  item INTEGER NOT NULL REFERENCES item(id),
  place INTEGER NOT NULL,
  path TEXT NOT NULL,                        -- that a pull request touches
  PRIMARY KEY (item, place)
) WITHOUT ROWID;
CREATE INDEX item_file_path ON item_file(path);
CREATE TABLE item_edit (
  item INTEGER NOT NULL REFERENCES item(id),
  place INTEGER NOT NULL,                    -- oldest first
  at TEXT,                                   -- when the text was written or changed, as GitHub tells
  editor INTEGER REFERENCES account(id),
  PRIMARY KEY (item, place)
) WITHOUT ROWID;
INSERT INTO item_file (item, place, path)
  SELECT item.id, one.key, one.value FROM item, json_each(item.more, '$.files') AS one
  WHERE json_type(item.more, '$.files') = 'array' AND one.type = 'text';
UPDATE item SET more = json_remove(more, '$.files') WHERE json_type(more, '$.files') = 'array';
"""

STEPS: tuple[str, ...] = (_FIRST, _FILES_AND_EDITS)
"""Step n brings a store of version n to version n + 1."""

VERSION = len(STEPS)
