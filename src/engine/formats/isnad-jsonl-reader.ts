import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { spanViewOf } from '../../domain/api/annotation-methods.ts';
import type { Fragment, Span } from '../../domain/model/annotation.ts';
import { documentOfScope, scopeOf, type Change, type Entity, type EntityName } from '../../domain/operation.ts';
import { Problem } from '../../domain/problem.ts';
import { hashOf, putText } from '../handlers/document-handlers.ts';
import { fragmentsOf } from '../handlers/fragments.ts';
import { textOf } from '../handlers/found.ts';
import { projectOf } from '../handlers/project-of.ts';
import { storeOf, loosen } from '../operations/change.ts';
import { ensureLead } from '../handlers/annotator-handlers.ts';
import { currentScheme } from '../project/state-checks.ts';
import type { WriteContext } from '../project/write-transaction.ts';
import { canonicalJson } from '../store/stored-json.ts';
import { linesOf } from './lines.ts';
import { referenceChecks, type ReferenceChecks } from './isnad-jsonl-references.ts';
import { record as recordSchema, recordsVersion, type JsonlRecord, type RecordOf } from './isnad-jsonl-records.ts';

/**
 * Reads a file into the project. An empty project takes over the file's title and scheme; one with content
 * takes the file only where the schemes are the same, and what is there already must be equal. Returns the
 * ids of the documents that are new.
 */
export async function readRecords(
  file: string,
  context: WriteContext,
  checkCancelled: () => Promise<void>,
): Promise<string[]> {
  const reader = new RecordReader(file, context);
  let number = 0;
  try {
    for await (const line of linesOf(file)) {
      number += 1;
      if (number % 200 === 0) await checkCancelled();
      if (line.trim() === '') continue;
      reader.take(line, number);
    }
  } catch (thrown) {
    if (!(thrown instanceof TypeError) || !('code' in thrown) || thrown.code !== 'ERR_ENCODING_INVALID_ENCODED_DATA') throw thrown;
    throw reader.malformed(number + 1, 'it is not UTF-8', thrown);
  }
  reader.finish();
  return reader.documents;
}

class RecordReader {
  readonly documents: string[] = [];
  private readonly file: string;
  private readonly context: WriteContext;
  private readonly empty: boolean;
  private readonly references: ReferenceChecks;
  private readonly schemes: RecordOf<'scheme'>[] = [];
  private header: RecordOf<'header'> | null = null;
  private schemesSettled = false;
  private takesAssignments = false;
  /** Spans of purged documents. */
  private readonly passedOver = new Set<string>();

  constructor(file: string, context: WriteContext) {
    this.file = path.basename(file);
    this.context = context;
    this.empty = isEmpty(context);
    this.references = referenceChecks(context.database);
  }

  take(line: string, number: number): void {
    const value = this.parse(line, number);
    try {
      if (this.header === null) {
        if (value.type !== 'header') throw this.malformed(number, 'the first line is no header');
        this.takeHeader(value);
      } else if (value.type === 'scheme' && !this.schemesSettled) {
        this.schemes.push(value);
      } else {
        this.settleSchemes();
        this.takeEntity(value);
      }
    } catch (thrown) {
      if (thrown instanceof Sqlite.SqliteError && thrown.code.startsWith('SQLITE_CONSTRAINT')) {
        throw this.malformed(number, thrown.message, thrown);
      }
      if (!(thrown instanceof Problem)) throw thrown;
      if (thrown.code === 'file-malformed' || thrown.code === 'scheme-differs') throw thrown;
      throw this.malformed(number, thrown.message, thrown);
    }
  }

  finish(): void {
    if (this.header === null) throw new Problem('file-empty', { file: this.file });
    this.settleSchemes();
    // A file of some annotators alone may bring assignments without whoever led.
    if (this.takesAssignments) ensureLead(this.context);
  }

  private parse(line: string, number: number): JsonlRecord {
    let content: unknown;
    try {
      content = JSON.parse(line);
    } catch (thrown) {
      throw this.malformed(number, thrown instanceof Error ? thrown.message : String(thrown), thrown);
    }
    const parsed = recordSchema.safeParse(content);
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    throw this.malformed(number, `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`, parsed.error);
  }

  malformed(line: number, message: string, cause?: unknown): Problem {
    return new Problem('file-malformed', { file: this.file, line, message }, { cause });
  }

  private takeHeader(header: RecordOf<'header'>): void {
    if (header.version > recordsVersion) {
      throw this.malformed(1, `it is of version ${header.version}; this program reads up to ${recordsVersion}`);
    }
    this.header = header;
    if (!this.empty) return;
    const { id } = projectOf(this.context.database);
    const set = { title: header.title, createdAt: header.createdAt };
    this.context.record({ action: 'change', entity: 'project', key: id, set });
  }

  /** Once the file's schemes are all read: an empty project takes them, another must have the same one. */
  private settleSchemes(): void {
    if (this.schemesSettled) return;
    this.schemesSettled = true;
    const { database, record } = this.context;
    const newest = [...this.schemes].sort((first, second) => first.version - second.version).at(-1);
    if (newest === undefined) throw new Problem('file-malformed', { file: this.file, line: 1, message: 'no scheme' });
    if (!this.empty) {
      const own = currentScheme(database);
      if (canonicalJson(own.content) !== canonicalJson(newest.content)) {
        throw new Problem('scheme-differs', { file: this.file });
      }
      this.references.under(own.content);
      return;
    }
    for (const row of database.query('SELECT version FROM schemes ORDER BY version').all()) {
      record({ action: 'remove', entity: 'scheme', key: String(row['version']) });
    }
    for (const { type: _type, ...value } of this.schemes) record({ action: 'create', entity: 'scheme', value });
    this.references.under(newest.content);
  }

  private takeEntity(value: JsonlRecord): unknown {
    switch (value.type) {
      case 'annotator':
        return this.create('annotator', withoutType(value));
      case 'story':
        return this.create('story', withoutType(value));
      case 'document':
        return this.takeDocument(value);
      case 'assignment':
        this.takesAssignments = true;
        return this.create('assignment', withoutType(value));
      case 'layer':
        return this.create('layer', withoutType(value));
      case 'span':
        return this.takeSpan(value);
      case 'relation':
        return this.takeRelation(withoutType(value));
      case 'document-label':
        return this.create('documentLabelling', withoutType(value));
      case 'suggestion':
        return this.create('suggestion', withoutType(value));
      case 'decision':
        return this.create('decision', withoutType(value));
      case 'tombstone':
        return this.takeTombstone(withoutType(value));
      case 'header':
      case 'scheme':
        throw new Problem('invalid-input', { message: `${value.type} in the wrong place` });
    }
  }

  private takeDocument(value: RecordOf<'document'>): void {
    const { type: _type, revisions, segments, ...document } = value;
    if (this.isPurged(document.id)) return;
    if (this.create('document', document)) this.documents.push(document.id);
    for (const { text, ...revision } of revisions) {
      if (hashOf(text) !== revision.textHash || text.length !== revision.length) {
        throw new Problem('quote-differs', { what: 'revision', id: revision.id });
      }
      putText(this.context, revision.textHash, text);
      this.create('revision', { ...revision, document: document.id });
    }
    this.references.document(document);
    for (const revision of revisions) this.references.revision({ ...revision, document: document.id });
    for (const segment of segments) this.create('segment', { ...segment, document: document.id });
  }

  /** One with an end in a purged document goes with that document. */
  private takeRelation(value: Entity<'relation'>): void {
    for (const { kind, id } of [value.from, value.to]) {
      if (kind === 'document' ? this.isPurged(id) : this.passedOver.has(id)) return;
    }
    this.create('relation', value);
  }

  /** A file does not purge what stands here: whoever wants that says so. Of two instants the first one known stays. */
  private takeTombstone(value: Entity<'tombstone'>): void {
    const { database } = this.context;
    if (storeOf('document').get(database, value.document) !== undefined) {
      throw new Problem('already-exists', { what: 'document', id: value.document });
    }
    if (!this.isPurged(value.document)) this.create('tombstone', value);
  }

  private takeSpan(value: RecordOf<'span'>): void {
    if (this.isPurged(value.document)) this.passedOver.add(value.id);
    else this.create('span', this.spanOf(value));
  }

  /** The stored form of a span, its quote held against the text. */
  private spanOf(value: RecordOf<'span'>): Span {
    const { type: _type, quote, fragments, ...rest } = value;
    const stored: Fragment[] = fragmentsOf(textOf(this.context.database, rest.revision), fragments);
    const span: Span = { ...rest, fragments: stored };
    if (spanViewOf(span).quote !== quote) throw new Problem('quote-differs', { what: 'span', id: rest.id });
    return span;
  }

  /** A purged document stays purged: what belongs to it is passed over. */
  private isPurged(document: string): boolean {
    return this.context.database.query('SELECT 1 AS purged FROM tombstones WHERE document = ?').get(document) !== undefined;
  }

  private create<Name extends EntityName>(entity: Name, value: Entity<Name>): boolean {
    const change = { action: 'create', entity, value } as unknown as Change;
    // An assignment stands in its annotator's chain, and goes with its document all the same.
    const document = 'annotator' in value && 'document' in value ? value.document : documentOfScope(scopeOf(entity, value));
    if (entity !== 'tombstone' && document !== null && this.isPurged(document)) return false;
    const checks: { readonly [Each in EntityName]?: (value: Entity<Each>) => void } = this.references.others;
    checks[entity]?.(value);
    if (!this.empty) {
      const { key } = loosen(change);
      const known = storeOf(entity).get(this.context.database, key);
      if (known !== undefined) {
        if (canonicalJson(known) === canonicalJson(value)) return false;
        throw new Problem('already-exists', { what: entity, id: key });
      }
    }
    this.context.record(change);
    return true;
  }
}

function withoutType<Value extends { type: string }>({ type: _type, ...value }: Value): Omit<Value, 'type'> {
  return value;
}

function isEmpty({ database }: WriteContext): boolean {
  return ['documents', 'annotators', 'stories', 'tombstones'].every(
    (table) => database.query(`SELECT 1 AS one FROM ${table} LIMIT 1`).get() === undefined,
  );
}
