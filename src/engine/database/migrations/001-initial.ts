import type { Migration } from './migration.ts';

/**
 * The whole model. Foreign keys are deferred to the end of each transaction, because operations are applied
 * one entity at a time and undone in any order. STRICT text columns accept numbers, hence the CHECKs.
 */
const identifier = (column: string): string => `CHECK (length(${column}) = 36)`;
const oneOf = (column: string, values: string): string => `CHECK (${column} IN (${values}))`;
const flag = (column: string): string => `CHECK (${column} IN (0, 1))`;
const json = (column: string): string => `CHECK (json_valid(${column}))`;
const deferred = 'DEFERRABLE INITIALLY DEFERRED';

const attributesOf = (owner: string, owners: string): string => `
CREATE TABLE ${owner}_attributes (
  ${owner} TEXT NOT NULL REFERENCES ${owners}(id) ON DELETE CASCADE ${deferred},
  attribute TEXT NOT NULL,
  value TEXT NOT NULL ${json('value')},
  PRIMARY KEY (${owner}, attribute)
) STRICT, WITHOUT ROWID;`;

export const initial: Migration = {
  version: 1,
  about: 'the whole model',
  sql: `
CREATE TABLE project (
  singleton INTEGER PRIMARY KEY CHECK (singleton = 1),
  id TEXT NOT NULL ${identifier('id')},
  title TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE schemes (
  version INTEGER PRIMARY KEY CHECK (version > 0),
  content TEXT NOT NULL ${json('content')},
  mapping TEXT CHECK (mapping IS NULL OR json_valid(mapping)),
  at TEXT NOT NULL
) STRICT;

CREATE TABLE annotators (
  id TEXT PRIMARY KEY ${identifier('id')},
  name TEXT NOT NULL CHECK (name <> ''),
  colour TEXT NOT NULL CHECK (colour GLOB '#[0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f]'),
  role TEXT NOT NULL ${oneOf('role', "'annotator', 'adjudicator', 'lead'")}
) STRICT, WITHOUT ROWID;

CREATE TABLE stories (
  id TEXT PRIMARY KEY ${identifier('id')},
  title TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Texts by the SHA-256 of their UTF-8; operations name the hash, so purging erases the text in one place.
CREATE TABLE texts (
  hash TEXT PRIMARY KEY CHECK (length(hash) = 64),
  text TEXT NOT NULL
) STRICT;

-- “revision” is no foreign key: a document and its first revision name each other, and while a deferred key
-- waits for its row, SQLite searches all children at every new parent, which made large imports quadratic.
CREATE TABLE documents (
  id TEXT PRIMARY KEY ${identifier('id')},
  title TEXT NOT NULL,
  direction TEXT NOT NULL ${oneOf('direction', "'rtl', 'ltr'")},
  publisher TEXT,
  url TEXT,
  published_at TEXT,
  source TEXT,
  story TEXT REFERENCES stories(id) ${deferred},
  revision TEXT NOT NULL ${identifier('revision')},
  removed INTEGER NOT NULL ${flag('removed')},
  imported_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX documents_by_story ON documents(story) WHERE story IS NOT NULL;

CREATE TABLE revisions (
  id TEXT PRIMARY KEY ${identifier('id')},
  document TEXT NOT NULL REFERENCES documents(id) ${deferred},
  previous TEXT REFERENCES revisions(id) ${deferred},
  text_hash TEXT NOT NULL REFERENCES texts(hash) ${deferred},
  length INTEGER NOT NULL CHECK (length >= 0),
  source_hash TEXT,
  encoding TEXT,
  byte_order_mark INTEGER NOT NULL ${flag('byte_order_mark')},
  line_endings TEXT NOT NULL ${oneOf('line_endings', "'lf', 'crlf', 'mixed', 'none'")},
  mapping TEXT CHECK (mapping IS NULL OR json_valid(mapping)),
  at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX revisions_by_document ON revisions(document);
CREATE INDEX revisions_by_text ON revisions(text_hash);
CREATE INDEX revisions_by_previous ON revisions(previous) WHERE previous IS NOT NULL;

CREATE TABLE segments (
  id TEXT PRIMARY KEY ${identifier('id')},
  document TEXT NOT NULL,
  revision TEXT NOT NULL REFERENCES revisions(id) ${deferred},
  start INTEGER NOT NULL CHECK (start >= 0),
  end INTEGER NOT NULL CHECK (end > start),
  role TEXT NOT NULL ${oneOf(
    'role',
    `'headline', 'dateline', 'body', 'caption', 'inline-link', 'embedded-post', 'credit-line', 'keywords',
    'related', 'comments', 'other'`,
  )},
  excluded INTEGER NOT NULL ${flag('excluded')},
  direction TEXT CHECK (direction IS NULL OR direction IN ('rtl', 'ltr')),
  origin TEXT NOT NULL ${oneOf('origin', "'rule', 'person'")}
) STRICT, WITHOUT ROWID;
CREATE INDEX segments_by_revision ON segments(revision, start);

CREATE TABLE layers (
  document TEXT NOT NULL REFERENCES documents(id) ${deferred},
  annotator TEXT NOT NULL REFERENCES annotators(id) ${deferred},
  status TEXT NOT NULL ${oneOf('status', "'new', 'in-progress', 'done'")},
  note TEXT NOT NULL,
  PRIMARY KEY (document, annotator)
) STRICT, WITHOUT ROWID;
CREATE INDEX layers_by_annotator ON layers(annotator);

CREATE TABLE spans (
  id TEXT PRIMARY KEY ${identifier('id')},
  document TEXT NOT NULL,
  annotator TEXT NOT NULL,
  revision TEXT NOT NULL REFERENCES revisions(id) ${deferred},
  label TEXT NOT NULL,
  note TEXT NOT NULL,
  FOREIGN KEY (document, annotator) REFERENCES layers(document, annotator) ${deferred}
) STRICT, WITHOUT ROWID;
CREATE INDEX spans_by_layer ON spans(document, annotator);
CREATE INDEX spans_by_revision ON spans(revision);

-- [start, end) in UTF-16 code units of the revision's text; the revision is the span's.
CREATE TABLE fragments (
  span TEXT NOT NULL REFERENCES spans(id) ON DELETE CASCADE ${deferred},
  position INTEGER NOT NULL CHECK (position >= 0),
  revision TEXT NOT NULL,
  start INTEGER NOT NULL CHECK (start >= 0),
  end INTEGER NOT NULL CHECK (end > start),
  quote TEXT NOT NULL CHECK (quote <> ''),
  PRIMARY KEY (span, position)
) STRICT, WITHOUT ROWID;
${attributesOf('span', 'spans')}

-- An end may be absent for a while (a bundle names it), so it is no foreign key; verifying reports it.
CREATE TABLE relations (
  id TEXT PRIMARY KEY ${identifier('id')},
  document TEXT NOT NULL,
  annotator TEXT NOT NULL,
  label TEXT NOT NULL,
  from_span TEXT,
  from_document TEXT,
  to_span TEXT,
  to_document TEXT,
  note TEXT NOT NULL,
  CHECK ((from_span IS NULL) <> (from_document IS NULL)),
  CHECK ((to_span IS NULL) <> (to_document IS NULL)),
  FOREIGN KEY (document, annotator) REFERENCES layers(document, annotator) ${deferred}
) STRICT, WITHOUT ROWID;
CREATE INDEX relations_by_layer ON relations(document, annotator);
CREATE INDEX relations_by_from_span ON relations(from_span) WHERE from_span IS NOT NULL;
CREATE INDEX relations_by_to_span ON relations(to_span) WHERE to_span IS NOT NULL;
CREATE INDEX relations_by_from_document ON relations(from_document) WHERE from_document IS NOT NULL;
CREATE INDEX relations_by_to_document ON relations(to_document) WHERE to_document IS NOT NULL;
${attributesOf('relation', 'relations')}

CREATE TABLE document_labels (
  document TEXT NOT NULL,
  annotator TEXT NOT NULL,
  label TEXT NOT NULL,
  "values" TEXT NOT NULL CHECK (json_valid("values") AND json_type("values") = 'array'),
  PRIMARY KEY (document, annotator, label),
  FOREIGN KEY (document, annotator) REFERENCES layers(document, annotator) ${deferred}
) STRICT, WITHOUT ROWID;

CREATE TABLE suggestions (
  id TEXT PRIMARY KEY ${identifier('id')},
  document TEXT NOT NULL REFERENCES documents(id) ${deferred},
  origin TEXT NOT NULL,
  content TEXT NOT NULL ${json('content')},
  confidence REAL CHECK (confidence IS NULL OR confidence BETWEEN 0 AND 1),
  status TEXT NOT NULL ${oneOf('status', "'open', 'accepted', 'rejected'")}
) STRICT, WITHOUT ROWID;
CREATE INDEX suggestions_by_document ON suggestions(document);

CREATE TABLE decisions (
  id TEXT PRIMARY KEY ${identifier('id')},
  document TEXT NOT NULL REFERENCES documents(id) ${deferred},
  adjudicator TEXT NOT NULL REFERENCES annotators(id) ${deferred},
  kind TEXT NOT NULL ${oneOf(
    'kind',
    "'missing', 'boundary', 'label', 'attribute', 'relation', 'agreed', 'several'",
  )},
  readings TEXT NOT NULL ${json('readings')},
  ruling TEXT NOT NULL ${oneOf('ruling', "'reading', 'core', 'union', 'other', 'nothing', 'postponed'")},
  spans TEXT NOT NULL ${json('spans')},
  relations TEXT NOT NULL ${json('relations')},
  reason TEXT NOT NULL,
  guideline_flag INTEGER NOT NULL ${flag('guideline_flag')},
  at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX decisions_by_document ON decisions(document);

CREATE TABLE tombstones (
  document TEXT PRIMARY KEY ${identifier('document')},
  at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Undo, audit trail and the feed for exchange, in one. A group's operations stand one after another, so that
-- the group needs no index, which every single write would have to pay for. The payload is NULL where its document was purged.
CREATE TABLE operations (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE ${identifier('id')},
  replica TEXT NOT NULL ${identifier('replica')},
  scope TEXT NOT NULL,
  counter INTEGER NOT NULL CHECK (counter > 0),
  after TEXT,
  at TEXT NOT NULL,
  actor TEXT NOT NULL ${identifier('actor')},
  kind TEXT NOT NULL,
  payload TEXT CHECK (payload IS NULL OR json_valid(payload)),
  inverse TEXT CHECK (inverse IS NULL OR json_valid(inverse)),
  group_id TEXT NOT NULL ${identifier('group_id')},
  intent TEXT NOT NULL,
  role TEXT NOT NULL ${oneOf('role', "'do', 'undo', 'redo'")},
  reverses TEXT CHECK ((reverses IS NULL) = (role = 'do')),
  hash TEXT NOT NULL CHECK (length(hash) = 64),
  UNIQUE (scope, replica, counter),
  CHECK ((payload IS NULL) = (inverse IS NULL))
) STRICT;

-- Who ever wrote here, whether annotator or not; local to this copy.
CREATE TABLE people (
  id TEXT PRIMARY KEY ${identifier('id')},
  name TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Which copy of the project this file is: a new one begins where the file turns up in another place.
CREATE TABLE replicas (
  id TEXT PRIMARY KEY ${identifier('id')},
  place TEXT NOT NULL,
  since TEXT NOT NULL
) STRICT;
`,
};
