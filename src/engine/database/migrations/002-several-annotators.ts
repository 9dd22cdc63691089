import type { Migration } from './migration.ts';

const identifier = (column: string): string => `CHECK (length(${column}) = 36)`;
const flag = (column: string): string => `CHECK (${column} IN (0, 1))`;
const json = (column: string): string => `CHECK (json_valid(${column}))`;
const deferred = 'DEFERRABLE INITIALLY DEFERRED';

/**
 * What several desktops need: blind work, assignments, and what a copy knows of where it came from. The last four
 * tables are local to the copy, as people and replicas are: no operation makes them.
 */
export const severalAnnotators: Migration = {
  version: 2,
  about: 'blind work, assignments, exchange between desktops',
  sql: `
ALTER TABLE project ADD COLUMN blind INTEGER NOT NULL DEFAULT 0 ${flag('blind')};

CREATE TABLE assignments (
  document TEXT NOT NULL REFERENCES documents(id) ${deferred},
  annotator TEXT NOT NULL REFERENCES annotators(id) ${deferred},
  position INTEGER NOT NULL CHECK (position >= 0),
  calibration INTEGER NOT NULL ${flag('calibration')},
  batch TEXT NOT NULL ${identifier('batch')},
  at TEXT NOT NULL,
  PRIMARY KEY (document, annotator)
) STRICT, WITHOUT ROWID;
CREATE INDEX assignments_by_annotator ON assignments(annotator, position);

CREATE TABLE origin (
  singleton INTEGER PRIMARY KEY CHECK (singleton = 1),
  bundle TEXT NOT NULL ${identifier('bundle')},
  annotator TEXT NOT NULL ${identifier('annotator')},
  leads TEXT NOT NULL ${json('leads')},
  at TEXT NOT NULL
) STRICT;

CREATE TABLE merges (
  id TEXT PRIMARY KEY ${identifier('id')},
  bundle TEXT NOT NULL ${identifier('bundle')},
  at TEXT NOT NULL,
  actor TEXT NOT NULL ${identifier('actor')},
  report TEXT NOT NULL ${json('report')}
) STRICT, WITHOUT ROWID;

CREATE TABLE earlier_schemes (
  operation TEXT PRIMARY KEY ${identifier('operation')},
  version INTEGER NOT NULL CHECK (version > 0)
) STRICT, WITHOUT ROWID;

CREATE TABLE absent_ends (
  id TEXT PRIMARY KEY ${identifier('id')},
  kind TEXT NOT NULL CHECK (kind IN ('span', 'document')),
  document TEXT NOT NULL ${identifier('document')},
  title TEXT NOT NULL,
  quote TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`,
};
