-- The schema of version 2 (tests/unit/engine/migrations.test.ts writes and compares it).

CREATE TABLE absent_ends (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  kind TEXT NOT NULL CHECK (kind IN ('span', 'document')),
  document TEXT NOT NULL CHECK (length(document) = 36),
  title TEXT NOT NULL,
  quote TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE annotators (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  name TEXT NOT NULL CHECK (name <> ''),
  colour TEXT NOT NULL CHECK (colour GLOB '#[0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f]'),
  role TEXT NOT NULL CHECK (role IN ('annotator', 'adjudicator', 'lead'))
) STRICT, WITHOUT ROWID;

CREATE TABLE assignments (
  document TEXT NOT NULL REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
  annotator TEXT NOT NULL REFERENCES annotators(id) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL CHECK (position >= 0),
  calibration INTEGER NOT NULL CHECK (calibration IN (0, 1)),
  batch TEXT NOT NULL CHECK (length(batch) = 36),
  at TEXT NOT NULL,
  PRIMARY KEY (document, annotator)
) STRICT, WITHOUT ROWID;

CREATE INDEX assignments_by_annotator ON assignments(annotator, position);

CREATE TABLE decisions (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  document TEXT NOT NULL REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
  adjudicator TEXT NOT NULL REFERENCES annotators(id) DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL CHECK (kind IN ('missing', 'boundary', 'label', 'attribute', 'relation', 'agreed', 'several')),
  readings TEXT NOT NULL CHECK (json_valid(readings)),
  ruling TEXT NOT NULL CHECK (ruling IN ('reading', 'core', 'union', 'other', 'nothing', 'postponed')),
  spans TEXT NOT NULL CHECK (json_valid(spans)),
  relations TEXT NOT NULL CHECK (json_valid(relations)),
  reason TEXT NOT NULL,
  guideline_flag INTEGER NOT NULL CHECK (guideline_flag IN (0, 1)),
  at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX decisions_by_document ON decisions(document);

CREATE TABLE document_labels (
  document TEXT NOT NULL,
  annotator TEXT NOT NULL,
  label TEXT NOT NULL,
  "values" TEXT NOT NULL CHECK (json_valid("values") AND json_type("values") = 'array'),
  PRIMARY KEY (document, annotator, label),
  FOREIGN KEY (document, annotator) REFERENCES layers(document, annotator) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE TABLE documents (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  title TEXT NOT NULL,
  direction TEXT NOT NULL CHECK (direction IN ('rtl', 'ltr')),
  publisher TEXT,
  url TEXT,
  published_at TEXT,
  source TEXT,
  story TEXT REFERENCES stories(id) DEFERRABLE INITIALLY DEFERRED,
  revision TEXT NOT NULL CHECK (length(revision) = 36),
  removed INTEGER NOT NULL CHECK (removed IN (0, 1)),
  imported_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX documents_by_story ON documents(story) WHERE story IS NOT NULL;

CREATE TABLE earlier_schemes (
  operation TEXT PRIMARY KEY CHECK (length(operation) = 36),
  version INTEGER NOT NULL CHECK (version > 0)
) STRICT, WITHOUT ROWID;

CREATE TABLE fragments (
  span TEXT NOT NULL REFERENCES spans(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL CHECK (position >= 0),
  revision TEXT NOT NULL,
  start INTEGER NOT NULL CHECK (start >= 0),
  end INTEGER NOT NULL CHECK (end > start),
  quote TEXT NOT NULL CHECK (quote <> ''),
  PRIMARY KEY (span, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE layers (
  document TEXT NOT NULL REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
  annotator TEXT NOT NULL REFERENCES annotators(id) DEFERRABLE INITIALLY DEFERRED,
  status TEXT NOT NULL CHECK (status IN ('new', 'in-progress', 'done')),
  note TEXT NOT NULL,
  PRIMARY KEY (document, annotator)
) STRICT, WITHOUT ROWID;

CREATE INDEX layers_by_annotator ON layers(annotator);

CREATE TABLE merges (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  bundle TEXT NOT NULL CHECK (length(bundle) = 36),
  at TEXT NOT NULL,
  actor TEXT NOT NULL CHECK (length(actor) = 36),
  report TEXT NOT NULL CHECK (json_valid(report))
) STRICT, WITHOUT ROWID;

CREATE TABLE operations (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
  replica TEXT NOT NULL CHECK (length(replica) = 36),
  scope TEXT NOT NULL,
  counter INTEGER NOT NULL CHECK (counter > 0),
  after TEXT,
  at TEXT NOT NULL,
  actor TEXT NOT NULL CHECK (length(actor) = 36),
  kind TEXT NOT NULL,
  payload TEXT CHECK (payload IS NULL OR json_valid(payload)),
  inverse TEXT CHECK (inverse IS NULL OR json_valid(inverse)),
  group_id TEXT NOT NULL CHECK (length(group_id) = 36),
  intent TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('do', 'undo', 'redo')),
  reverses TEXT CHECK ((reverses IS NULL) = (role = 'do')),
  hash TEXT NOT NULL CHECK (length(hash) = 64),
  UNIQUE (scope, replica, counter),
  CHECK ((payload IS NULL) = (inverse IS NULL))
) STRICT;

CREATE TABLE origin (
  singleton INTEGER PRIMARY KEY CHECK (singleton = 1),
  bundle TEXT NOT NULL CHECK (length(bundle) = 36),
  annotator TEXT NOT NULL CHECK (length(annotator) = 36),
  leads TEXT NOT NULL CHECK (json_valid(leads)),
  at TEXT NOT NULL
) STRICT;

CREATE TABLE people (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  name TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE project (
  singleton INTEGER PRIMARY KEY CHECK (singleton = 1),
  id TEXT NOT NULL CHECK (length(id) = 36),
  title TEXT NOT NULL,
  created_at TEXT NOT NULL
, blind INTEGER NOT NULL DEFAULT 0 CHECK (blind IN (0, 1))) STRICT;

CREATE TABLE relation_attributes (
  relation TEXT NOT NULL REFERENCES relations(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  attribute TEXT NOT NULL,
  value TEXT NOT NULL CHECK (json_valid(value)),
  PRIMARY KEY (relation, attribute)
) STRICT, WITHOUT ROWID;

CREATE TABLE relations (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
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
  FOREIGN KEY (document, annotator) REFERENCES layers(document, annotator) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE INDEX relations_by_from_document ON relations(from_document) WHERE from_document IS NOT NULL;

CREATE INDEX relations_by_from_span ON relations(from_span) WHERE from_span IS NOT NULL;

CREATE INDEX relations_by_layer ON relations(document, annotator);

CREATE INDEX relations_by_to_document ON relations(to_document) WHERE to_document IS NOT NULL;

CREATE INDEX relations_by_to_span ON relations(to_span) WHERE to_span IS NOT NULL;

CREATE TABLE replicas (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  place TEXT NOT NULL,
  since TEXT NOT NULL
) STRICT;

CREATE TABLE revisions (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  document TEXT NOT NULL REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
  previous TEXT REFERENCES revisions(id) DEFERRABLE INITIALLY DEFERRED,
  text_hash TEXT NOT NULL REFERENCES texts(hash) DEFERRABLE INITIALLY DEFERRED,
  length INTEGER NOT NULL CHECK (length >= 0),
  source_hash TEXT,
  encoding TEXT,
  byte_order_mark INTEGER NOT NULL CHECK (byte_order_mark IN (0, 1)),
  line_endings TEXT NOT NULL CHECK (line_endings IN ('lf', 'crlf', 'mixed', 'none')),
  mapping TEXT CHECK (mapping IS NULL OR json_valid(mapping)),
  at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX revisions_by_document ON revisions(document);

CREATE INDEX revisions_by_previous ON revisions(previous) WHERE previous IS NOT NULL;

CREATE INDEX revisions_by_text ON revisions(text_hash);

CREATE TABLE schemes (
  version INTEGER PRIMARY KEY CHECK (version > 0),
  content TEXT NOT NULL CHECK (json_valid(content)),
  mapping TEXT CHECK (mapping IS NULL OR json_valid(mapping)),
  at TEXT NOT NULL
) STRICT;

CREATE TABLE segments (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  document TEXT NOT NULL,
  revision TEXT NOT NULL REFERENCES revisions(id) DEFERRABLE INITIALLY DEFERRED,
  start INTEGER NOT NULL CHECK (start >= 0),
  end INTEGER NOT NULL CHECK (end > start),
  role TEXT NOT NULL CHECK (role IN ('headline', 'dateline', 'body', 'caption', 'inline-link', 'embedded-post', 'credit-line', 'keywords',
    'related', 'comments', 'other')),
  excluded INTEGER NOT NULL CHECK (excluded IN (0, 1)),
  direction TEXT CHECK (direction IS NULL OR direction IN ('rtl', 'ltr')),
  origin TEXT NOT NULL CHECK (origin IN ('rule', 'person'))
) STRICT, WITHOUT ROWID;

CREATE INDEX segments_by_revision ON segments(revision, start);

CREATE TABLE span_attributes (
  span TEXT NOT NULL REFERENCES spans(id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  attribute TEXT NOT NULL,
  value TEXT NOT NULL CHECK (json_valid(value)),
  PRIMARY KEY (span, attribute)
) STRICT, WITHOUT ROWID;

CREATE TABLE spans (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  document TEXT NOT NULL,
  annotator TEXT NOT NULL,
  revision TEXT NOT NULL REFERENCES revisions(id) DEFERRABLE INITIALLY DEFERRED,
  label TEXT NOT NULL,
  note TEXT NOT NULL,
  FOREIGN KEY (document, annotator) REFERENCES layers(document, annotator) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE INDEX spans_by_layer ON spans(document, annotator);

CREATE INDEX spans_by_revision ON spans(revision);

CREATE TABLE stories (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  title TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE suggestions (
  id TEXT PRIMARY KEY CHECK (length(id) = 36),
  document TEXT NOT NULL REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
  origin TEXT NOT NULL,
  content TEXT NOT NULL CHECK (json_valid(content)),
  confidence REAL CHECK (confidence IS NULL OR confidence BETWEEN 0 AND 1),
  status TEXT NOT NULL CHECK (status IN ('open', 'accepted', 'rejected'))
) STRICT, WITHOUT ROWID;

CREATE INDEX suggestions_by_document ON suggestions(document);

CREATE TABLE texts (
  hash TEXT PRIMARY KEY CHECK (length(hash) = 64),
  text TEXT NOT NULL
) STRICT;

CREATE TABLE tombstones (
  document TEXT PRIMARY KEY CHECK (length(document) = 36),
  at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
