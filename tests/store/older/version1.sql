BEGIN TRANSACTION;
CREATE TABLE account (
  id INTEGER PRIMARY KEY,
  login TEXT NOT NULL,                       -- the newest that was seen
  database_id INTEGER UNIQUE                 -- GitHub's number of the account, which outlives renames
);
INSERT INTO "account" VALUES(1,'ada',1005);
INSERT INTO "account" VALUES(2,'cleo',1007);
INSERT INTO "account" VALUES(3,'helper[bot]',1003);
INSERT INTO "account" VALUES(4,'ben',1006);
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
INSERT INTO "event" VALUES(1,1,'CRE_kwDOHc1lAc6y0F4E','CrossReferencedEvent',0,'2026-04-01T09:00:00Z',4,'{"source":"group/spec#2","willCloseTarget":true}',NULL);
INSERT INTO "event" VALUES(2,1,'CDE_kwDOHc1lAc6y0F4K','CommentDeletedEvent',1,'2026-04-01T09:00:00Z',1,'{"deletedCommentAuthor":"cleo"}',NULL);
INSERT INTO "event" VALUES(3,1,'CRE_kwDOHc1lAc6y0F4X','CrossReferencedEvent',2,'2026-04-01T09:00:00Z',2,'{"source":"group/spec#3","willCloseTarget":false}',NULL);
INSERT INTO "event" VALUES(4,1,'LE_kwDOHc1lAc6y0F4Z','LabeledEvent',3,'2026-04-01T09:00:00Z',1,'{"label":"needs vote"}',NULL);
INSERT INTO "event" VALUES(5,1,'LE_kwDOHc1lAc6y0F4b','LabeledEvent',4,'2026-04-01T09:00:00Z',1,'{"label":"editorial"}',NULL);
INSERT INTO "event" VALUES(6,1,'UE_kwDOHc1lAc6y0F4c','UnlabeledEvent',5,'2026-04-01T09:00:00Z',1,'{"label":"editorial"}',NULL);
INSERT INTO "event" VALUES(7,1,'AE_kwDOHc1lAc6y0F4d','AssignedEvent',6,'2026-04-01T09:00:00Z',1,'{"assignee":"ben"}',NULL);
INSERT INTO "event" VALUES(8,1,'UE_kwDOHc1lAc6y0F4e','UnassignedEvent',7,'2026-04-01T09:00:00Z',1,'{"assignee":"cleo"}',NULL);
INSERT INTO "event" VALUES(9,1,'RTE_kwDOHc1lAc6y0F4i','RenamedTitleEvent',8,'2026-04-01T09:00:00Z',1,'{"currentTitle":"Which units?","previousTitle":"Units are missing"}',NULL);
INSERT INTO "event" VALUES(10,1,'RE_kwDOHc1lAc6y0F4j','ReferencedEvent',9,'2026-04-01T09:00:00Z',4,'{"commit":{"message":"Say watts (#1)","oid":"5883f7cce6460c844b65a1f504847113737326f0"}}',NULL);
INSERT INTO "event" VALUES(11,1,'CE_kwDOHc1lAc6y0F4n','ClosedEvent',10,'2026-04-01T09:00:00Z',1,'{"stateReason":"NOT_PLANNED"}',NULL);
INSERT INTO "event" VALUES(12,1,'RE_kwDOHc1lAc6y0F4o','ReopenedEvent',11,'2026-04-01T09:00:00Z',1,'{}',NULL);
INSERT INTO "event" VALUES(13,1,'CE_kwDOHc1lAc6y0F49','ClosedEvent',12,'2026-04-01T09:00:00Z',1,'{"closer":"group/spec#2","stateReason":"COMPLETED"}',NULL);
INSERT INTO "event" VALUES(14,1,'CRE_kwDOHc1lAc6y0F4_','CrossReferencedEvent',13,'2026-04-01T09:00:00Z',4,'{"source":"group/minutes#1","willCloseTarget":false}',NULL);
INSERT INTO "event" VALUES(15,1,'CRE_kwDOHc1lAc6y0F5C','CrossReferencedEvent',14,'2026-04-01T09:00:00Z',4,'{"source":"group/spec#4","willCloseTarget":false}',NULL);
INSERT INTO "event" VALUES(16,2,'MADE_kwDOHc1lAc6y0F4k','MarkedAsDuplicateEvent',0,'2026-04-01T09:00:00Z',1,'{"canonical":"group/spec#1"}',NULL);
INSERT INTO "event" VALUES(17,2,'CE_kwDOHc1lAc6y0F41','ConnectedEvent',1,'2026-04-01T09:00:00Z',1,'{"source":"group/spec#3","subject":"group/spec#2"}',NULL);
INSERT INTO "event" VALUES(18,2,'CE_kwDOHc1lAc6y0F48','ClosedEvent',2,'2026-04-01T09:00:00Z',1,'{"closer":"group/spec#2","stateReason":"COMPLETED"}',NULL);
INSERT INTO "event" VALUES(19,3,'TE_kwDOHc1lAc6y0F5E','TransferredEvent',0,'2026-04-01T09:00:00Z',1,'{"fromRepository":"group/minutes"}',NULL);
INSERT INTO "event" VALUES(20,4,'CDE_kwDOHc1lAc6y0F4S','CommentDeletedEvent',0,'2026-04-01T09:00:00Z',1,'{"deletedCommentAuthor":"cleo"}',NULL);
INSERT INTO "event" VALUES(21,4,'CTDE_kwDOHc1lAc6y0F4p','ConvertToDraftEvent',1,'2026-04-01T09:00:00Z',4,'{}',NULL);
INSERT INTO "event" VALUES(22,4,'RFRE_kwDOHc1lAc6y0F4q','ReadyForReviewEvent',2,'2026-04-01T09:00:00Z',4,'{}',NULL);
INSERT INTO "event" VALUES(23,4,'RDE_kwDOHc1lAc6y0F4y','ReviewDismissedEvent',3,'2026-04-01T09:00:00Z',1,'{"dismissalMessage":"Answered","previousReviewState":"CHANGES_REQUESTED","review":"PRR_kwDOHc1lAc6y0F4r"}',NULL);
INSERT INTO "event" VALUES(24,4,'PURC_kwDOHc1lAdkoMjQxNTZkZDk3YjVlMDQ2YWI4ZjE4YThkZmJjYWEwMDJjNTVlMWNmYQ','PullRequestCommit',4,'2026-04-01T09:00:00Z',NULL,'{"message":"Say watts","oid":"24156dd97b5e046ab8f18a8dfbcaa002c55e1cfa"}',NULL);
INSERT INTO "event" VALUES(25,4,'HRFPE_kwDOHc1lAc6y0F4z','HeadRefForcePushedEvent',5,'2026-04-01T09:00:00Z',4,'{"afterCommit":"24156dd97b5e046ab8f18a8dfbcaa002c55e1cfa","beforeCommit":"0c46d8e376ff2a6300a707013c46726e5acce0d3"}',NULL);
INSERT INTO "event" VALUES(26,4,'CE_kwDOHc1lAc6y0F40','ConnectedEvent',6,'2026-04-01T09:00:00Z',1,'{"source":"group/spec#2","subject":"group/spec#3"}',NULL);
INSERT INTO "event" VALUES(27,4,'DE_kwDOHc1lAc6y0F42','DisconnectedEvent',7,'2026-04-01T09:00:00Z',1,'{"source":"group/spec#2","subject":"group/spec#3"}',NULL);
INSERT INTO "event" VALUES(28,4,'BRCE_kwDOHc1lAc6y0F43','BaseRefChangedEvent',8,'2026-04-01T09:00:00Z',4,'{"currentRefName":"next","previousRefName":"main"}',NULL);
INSERT INTO "event" VALUES(29,4,'BRCE_kwDOHc1lAc6y0F44','BaseRefChangedEvent',9,'2026-04-01T09:00:00Z',4,'{"currentRefName":"main","previousRefName":"next"}',NULL);
INSERT INTO "event" VALUES(30,4,'ME_kwDOHc1lAc6y0F46','MergedEvent',10,'2026-04-01T09:00:00Z',1,'{"commit":"43ed3438a77930354d34640e450204c2480e8564","mergeRefName":"main"}',NULL);
INSERT INTO "event" VALUES(31,4,'CE_kwDOHc1lAc6y0F47','ClosedEvent',11,'2026-04-01T09:00:00Z',1,'{"closer":"43ed3438a77930354d34640e450204c2480e8564"}',NULL);
INSERT INTO "event" VALUES(32,1,'CDE_kwDOHc1lAc6y0F5F','CommentDeletedEvent',15,'2026-04-01T10:00:00Z',2,'{"deletedCommentAuthor":"cleo"}',NULL);
CREATE TABLE former_name (
  name TEXT PRIMARY KEY COLLATE NOCASE,      -- what a repository was called before
  repository INTEGER NOT NULL REFERENCES repository(id)
) WITHOUT ROWID;
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
INSERT INTO "item" VALUES(1,1,1,'issue','I_kwDOHc1lAc6y0F4B','https://git.example/group/spec/issues/1','CLOSED',1,'MEMBER','2026-04-01T09:00:00Z','2026-04-01T10:00:00Z','2026-04-01T09:00:00Z',NULL,1,2,'{"lastEditedAt":"2026-04-01T09:00:00Z","stateReason":"COMPLETED"}',2,'2026-05-01T12:00:00.006000+00:00',NULL,NULL);
INSERT INTO "item" VALUES(2,1,3,'issue','I_kwDOHc1lAc6y0F4W','https://git.example/group/spec/issues/3','CLOSED',2,'NONE','2026-04-01T09:00:00Z','2026-04-01T09:00:00Z','2026-04-01T09:00:00Z',NULL,5,6,'{"lastEditedAt":null,"stateReason":"COMPLETED"}',2,'2026-05-01T12:00:00.006000+00:00',NULL,NULL);
INSERT INTO "item" VALUES(3,1,4,'issue','I_kwDOHc1lAc6y0F5B','https://git.example/group/spec/issues/4','OPEN',4,'NONE','2026-04-01T09:00:00Z','2026-04-01T09:00:00Z',NULL,NULL,7,8,'{"lastEditedAt":null,"stateReason":null}',2,'2026-05-01T12:00:00.006000+00:00',NULL,NULL);
INSERT INTO "item" VALUES(4,1,2,'pull','PR_kwDOHc1lAc6y0F4C','https://git.example/group/spec/pull/2','MERGED',4,'NONE','2026-04-01T09:00:00Z','2026-04-01T09:00:00Z','2026-04-01T09:00:00Z','2026-04-01T09:00:00Z',10,11,'{"baseRefName":"main","baseRefOid":"f6b7903ac61bd4c703db5896878106a997dd3eba","baseRepository":"group/spec","files":["spec.md"],"headRefName":"change-2","headRefOid":"24156dd97b5e046ab8f18a8dfbcaa002c55e1cfa","headRepository":"group/spec","isDraft":false,"lastEditedAt":"2026-04-01T09:00:00Z","mergeCommit":{"oid":"43ed3438a77930354d34640e450204c2480e8564"},"mergedBy":"ada"}',2,'2026-05-01T12:00:00.007000+00:00',NULL,NULL);
CREATE TABLE item_assignee (
  item INTEGER NOT NULL REFERENCES item(id),
  place INTEGER NOT NULL,
  account INTEGER NOT NULL REFERENCES account(id),
  PRIMARY KEY (item, place)
) WITHOUT ROWID;
INSERT INTO "item_assignee" VALUES(1,0,4);
CREATE TABLE item_label (
  item INTEGER NOT NULL REFERENCES item(id),
  place INTEGER NOT NULL,
  label INTEGER NOT NULL REFERENCES label(id),
  PRIMARY KEY (item, place)
) WITHOUT ROWID;
INSERT INTO "item_label" VALUES(1,0,1);
CREATE TABLE label (
  id INTEGER PRIMARY KEY,
  repository INTEGER NOT NULL REFERENCES repository(id),
  name TEXT NOT NULL,
  place INTEGER,                             -- in the repository's list; NULL: not in it (any more)
  more TEXT NOT NULL DEFAULT '{}',           -- colour, description and the like, as JSON
  UNIQUE (repository, name)
);
INSERT INTO "label" VALUES(1,1,'needs vote',0,'{"color":"ededed","description":null}');
INSERT INTO "label" VALUES(2,1,'editorial',1,'{"color":"ededed","description":null}');
CREATE TABLE link (
  item INTEGER NOT NULL REFERENCES item(id),
  way TEXT NOT NULL,                         -- closes: GitHub's own link from a pull request to an issue
  target TEXT NOT NULL,                      -- owner/name#number, which may lie outside the store
  PRIMARY KEY (item, way, target)
) WITHOUT ROWID;
INSERT INTO "link" VALUES(4,'closes','group/spec#1');
INSERT INTO "link" VALUES(4,'closes','group/spec#3');
CREATE TABLE pass (
  repository INTEGER NOT NULL REFERENCES repository(id),
  part TEXT NOT NULL CHECK (part IN ('issues', 'pulls')),
  started TEXT NOT NULL,                     -- when the reading from end to end began
  cursor TEXT,                               -- where it goes on; NULL: at the beginning
  done INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (repository, part)
) WITHOUT ROWID;
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
INSERT INTO "remark" VALUES(1,1,'comment',0,NULL,'IC_kwDOHc1lAc6y0F4F',2,'NONE',NULL,'2026-04-01T09:00:00Z','2026-04-01T09:00:00Z',3,'{"lastEditedAt":"2026-04-01T09:00:00Z","minimizedReason":"outdated","url":"https://git.example/group/spec/issues/1#issuecomment-3000000005"}','2026-05-01T12:00:00.002000+00:00','2026-05-01T12:00:00.006000+00:00');
INSERT INTO "remark" VALUES(2,1,'comment',0,NULL,'IC_kwDOHc1lAc6y0F4I',3,'NONE',NULL,'2026-04-01T09:00:00Z','2026-04-01T09:00:00Z',4,'{"lastEditedAt":null,"minimizedReason":null,"url":"https://git.example/group/spec/issues/1#issuecomment-3000000008"}','2026-05-01T12:00:00.002000+00:00',NULL);
INSERT INTO "remark" VALUES(3,3,'comment',0,NULL,'IC_kwDOHc1lAc6y0F5D',1,'NONE',NULL,'2026-04-01T09:00:00Z','2026-04-01T09:00:00Z',9,'{"lastEditedAt":null,"minimizedReason":null,"url":"https://git.example/group/spec/issues/4#issuecomment-3000000067"}','2026-05-01T12:00:00.002000+00:00',NULL);
INSERT INTO "remark" VALUES(4,4,'comment',0,NULL,'IC_kwDOHc1lAc6y0F4N',2,'NONE',NULL,'2026-04-01T09:00:00Z','2026-04-01T09:00:00Z',12,'{"lastEditedAt":"2026-04-01T09:00:00Z","minimizedReason":null,"url":"https://git.example/group/spec/pull/2#issuecomment-3000000013"}','2026-05-01T12:00:00.003000+00:00',NULL);
INSERT INTO "remark" VALUES(5,4,'comment',1,NULL,'IC_kwDOHc1lAc6y0F4Q',3,'NONE',NULL,'2026-04-01T09:00:00Z','2026-04-01T09:00:00Z',13,'{"lastEditedAt":null,"minimizedReason":null,"url":"https://git.example/group/spec/pull/2#issuecomment-3000000016"}','2026-05-01T12:00:00.003000+00:00',NULL);
INSERT INTO "remark" VALUES(6,4,'review',0,NULL,'PRR_kwDOHc1lAc6y0F4r',2,'NONE','DISMISSED','2026-04-01T09:00:00Z','2026-04-01T09:00:00Z',14,'{"commit":{"abbreviatedOid":"5a62b95"},"commitOid":"5a62b958d6a114224df7dee00477e2f7ddc1f9f8","lastEditedAt":null,"submittedAt":"2026-04-01T09:00:00Z","url":"https://git.example/group/spec/pull/2#pullrequestreview-3000000043"}','2026-05-01T12:00:00.003000+00:00',NULL);
INSERT INTO "remark" VALUES(7,4,'review_comment',0,6,'PRRC_kwDOHc1lAc6y0F4s',2,'NONE',NULL,'2026-04-01T09:00:00Z','2026-04-01T09:00:00Z',15,'{"lastEditedAt":null,"line":null,"minimizedReason":null,"originalLine":12,"originalPosition":1,"path":"spec.md","replyTo":null,"threadId":"PRRT_kwDOHc1lAc6y0F4t","url":"https://git.example/group/spec/pull/2#discussion_r3000000044"}','2026-05-01T12:00:00.003000+00:00',NULL);
INSERT INTO "remark" VALUES(8,4,'review',1,NULL,'PRR_kwDOHc1lAc6y0F4u',4,'NONE','COMMENTED','2026-04-01T09:00:00Z','2026-04-01T09:00:00Z',16,'{"commit":{"abbreviatedOid":"5a62b95"},"commitOid":"5a62b958d6a114224df7dee00477e2f7ddc1f9f8","lastEditedAt":null,"submittedAt":"2026-04-01T09:00:00Z","url":"https://git.example/group/spec/pull/2#pullrequestreview-3000000046"}','2026-05-01T12:00:00.003000+00:00',NULL);
INSERT INTO "remark" VALUES(9,4,'review_comment',0,8,'PRRC_kwDOHc1lAc6y0F4v',4,'NONE',NULL,'2026-04-01T09:00:00Z','2026-04-01T09:00:00Z',17,'{"lastEditedAt":"2026-04-01T09:00:00Z","line":null,"minimizedReason":null,"originalLine":1,"originalPosition":1,"path":"spec.md","replyTo":"PRRC_kwDOHc1lAc6y0F4s","threadId":"PRRT_kwDOHc1lAc6y0F4t","url":"https://git.example/group/spec/pull/2#discussion_r3000000047"}','2026-05-01T12:00:00.003000+00:00',NULL);
INSERT INTO "remark" VALUES(10,4,'review',2,NULL,'PRR_kwDOHc1lAc6y0F45',2,'NONE','APPROVED','2026-04-01T09:00:00Z','2026-04-01T09:00:00Z',18,'{"commit":{"abbreviatedOid":"24156dd"},"commitOid":"24156dd97b5e046ab8f18a8dfbcaa002c55e1cfa","lastEditedAt":null,"submittedAt":"2026-04-01T09:00:00Z","url":"https://git.example/group/spec/pull/2#pullrequestreview-3000000057"}','2026-05-01T12:00:00.003000+00:00',NULL);
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
INSERT INTO "repository" VALUES(1,'group/spec','R_kgDOHc1lAQ',1,'2026-05-01T12:00:00.009000+00:00','2026-05-01T12:00:00.005000+00:00',2,'2026-04-01T10:00:00Z',NULL,NULL,'{}');
CREATE TABLE thread (
  id INTEGER PRIMARY KEY,
  item INTEGER NOT NULL REFERENCES item(id),
  node_id TEXT NOT NULL UNIQUE,
  place INTEGER NOT NULL,
  more TEXT NOT NULL DEFAULT '{}',           -- isResolved, resolvedBy, path, line …, as JSON
  gone TEXT
);
INSERT INTO "thread" VALUES(1,4,'PRRT_kwDOHc1lAc6y0F4t',0,'{"isOutdated":true,"isResolved":true,"line":null,"path":"spec.md","resolvedBy":"cleo"}',NULL);
CREATE TABLE version (
  id INTEGER PRIMARY KEY,
  item INTEGER NOT NULL REFERENCES item(id),
  remark INTEGER REFERENCES remark(id),      -- NULL: a text of the item itself
  part TEXT NOT NULL CHECK (part IN ('title', 'body')),
  seen TEXT NOT NULL,                        -- when it was first read
  digest TEXT NOT NULL,                      -- first 16 hexadecimal digits of its SHA-256
  words TEXT                                 -- NULL: deleted before we read it, as an archive tells
);
INSERT INTO "version" VALUES(1,1,NULL,'title','2026-05-01T12:00:00.002000+00:00','ab7a9e2e461236a1','Which units?');
INSERT INTO "version" VALUES(2,1,NULL,'body','2026-05-01T12:00:00.002000+00:00','2afcbced6a9a350a','Watts or kilowatts?

Please look.');
INSERT INTO "version" VALUES(3,1,1,'body','2026-05-01T12:00:00.002000+00:00','a239a970774bcd3b','Second words');
INSERT INTO "version" VALUES(4,1,2,'body','2026-05-01T12:00:00.002000+00:00','c037c15990c59279','Counted');
INSERT INTO "version" VALUES(5,2,NULL,'title','2026-05-01T12:00:00.002000+00:00','545b064cd9ea27cc','Units again');
INSERT INTO "version" VALUES(6,2,NULL,'body','2026-05-01T12:00:00.002000+00:00','03174fbc1224c4f7','Like #1');
INSERT INTO "version" VALUES(7,3,NULL,'title','2026-05-01T12:00:00.002000+00:00','f450e1743b04ed5b','Is about the specification');
INSERT INTO "version" VALUES(8,3,NULL,'body','2026-05-01T12:00:00.002000+00:00','9a7f6526b97da3e3','See group/spec#1');
INSERT INTO "version" VALUES(9,3,3,'body','2026-05-01T12:00:00.002000+00:00','6358f2cba54be803','Not here');
INSERT INTO "version" VALUES(10,4,NULL,'title','2026-05-01T12:00:00.003000+00:00','285247097a1bb75c','Name the units');
INSERT INTO "version" VALUES(11,4,NULL,'body','2026-05-01T12:00:00.003000+00:00','ace3789ffcb3ff2b','Closes #1

Please look.');
INSERT INTO "version" VALUES(12,4,4,'body','2026-05-01T12:00:00.003000+00:00','a239a970774bcd3b','Second words');
INSERT INTO "version" VALUES(13,4,5,'body','2026-05-01T12:00:00.003000+00:00','c037c15990c59279','Counted');
INSERT INTO "version" VALUES(14,4,6,'body','2026-05-01T12:00:00.003000+00:00','a9549d7d06368d83','Not yet');
INSERT INTO "version" VALUES(15,4,7,'body','2026-05-01T12:00:00.003000+00:00','a0eb590160682db8','Why watts?');
INSERT INTO "version" VALUES(16,4,8,'body','2026-05-01T12:00:00.003000+00:00','e3b0c44298fc1c14','');
INSERT INTO "version" VALUES(17,4,9,'body','2026-05-01T12:00:00.003000+00:00','72c96beac9aaf330','Because of the meters.');
INSERT INTO "version" VALUES(18,4,10,'body','2026-05-01T12:00:00.003000+00:00','c939327ca16dcf97','Good');
CREATE INDEX account_login ON account(login);
CREATE INDEX item_node ON item(node_id);
CREATE INDEX thread_item ON thread(item);
CREATE INDEX remark_item ON remark(item);
CREATE INDEX version_item ON version(item);
COMMIT;
PRAGMA user_version = 1;
PRAGMA application_id = 1279480625;
