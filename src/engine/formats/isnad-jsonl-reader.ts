import fs from 'node:fs';
import path from 'node:path';
import readline from 'node:readline';
import { spanViewOf } from '../../domain/api/annotation-methods.ts';
import type { Fragment, Span } from '../../domain/model/annotation.ts';
import { scopeOf, type Change, type Entity, type EntityName } from '../../domain/operation.ts';
import { Problem } from '../../domain/problem.ts';
import { hashOf, putText } from '../handlers/document-handlers.ts';
import { fragmentsOf } from '../handlers/fragments.ts';
import { textOf } from '../handlers/found.ts';
import { projectOf } from '../handlers/project-of.ts';
import { storeOf, loosen } from '../operations/change.ts';
import { currentScheme } from '../project/state-checks.ts';
import type { WriteContext } from '../project/project-file.ts';
import { canonicalJson } from '../store/stored-json.ts';
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
  const lines = readline.createInterface({ input: fs.createReadStream(file, 'utf8'), crlfDelay: Infinity });
  let number = 0;
  for await (const line of lines) {
    number += 1;
    if (number % 200 === 0) await checkCancelled();
    if (line.trim() === '') continue;
    reader.take(line, number);
  }
  reader.finish();
  return reader.documents;
}

class RecordReader {
  readonly documents: string[] = [];
  private readonly file: string;
  private readonly context: WriteContext;
  private readonly empty: boolean;
  private readonly schemes: RecordOf<'scheme'>[] = [];
  private header: RecordOf<'header'> | null = null;
  private schemesSettled = false;

  constructor(file: string, context: WriteContext) {
    this.file = path.basename(file);
    this.context = context;
    this.empty = isEmpty(context);
  }

  take(line: string, number: number): void {
    const value = this.parse(line, number);
    try {
      if (this.header === null) {
        if (value.type !== 'header') throw this.malformed(number, 'the first line is no header');
        this.takeHeader(value);
      } else if (value.type === 'scheme') {
        this.schemes.push(value);
      } else {
        this.settleSchemes();
        this.takeEntity(value);
      }
    } catch (thrown) {
      if (!(thrown instanceof Problem)) throw thrown;
      if (thrown.code === 'file-malformed' || thrown.code === 'scheme-differs') throw thrown;
      throw this.malformed(number, thrown.message, thrown);
    }
  }

  finish(): void {
    if (this.header === null) throw new Problem('file-empty', { file: this.file });
    this.settleSchemes();
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

  private malformed(line: number, message: string, cause?: unknown): Problem {
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
    const newest = this.schemes.at(-1);
    if (newest === undefined) throw new Problem('file-malformed', { file: this.file, line: 1, message: 'no scheme' });
    if (!this.empty) {
      const own = currentScheme(database);
      if (canonicalJson(own.content) !== canonicalJson(newest.content)) {
        throw new Problem('scheme-differs', { file: this.file });
      }
      return;
    }
    for (const row of database.query('SELECT version FROM schemes ORDER BY version').all()) {
      record({ action: 'remove', entity: 'scheme', key: String(row['version']) });
    }
    for (const { type: _type, ...value } of this.schemes) record({ action: 'create', entity: 'scheme', value });
  }

  private takeEntity(value: JsonlRecord): unknown {
    switch (value.type) {
      case 'annotator':
        return this.create('annotator', withoutType(value));
      case 'story':
        return this.create('story', withoutType(value));
      case 'document':
        return this.takeDocument(value);
      case 'layer':
        return this.create('layer', withoutType(value));
      case 'span':
        return this.create('span', this.spanOf(value));
      case 'relation':
        return this.create('relation', withoutType(value));
      case 'document-label':
        return this.create('documentLabelling', withoutType(value));
      case 'suggestion':
        return this.create('suggestion', withoutType(value));
      case 'decision':
        return this.create('decision', withoutType(value));
      case 'tombstone':
        return this.create('tombstone', withoutType(value));
      case 'header':
      case 'scheme':
        throw new Problem('file-malformed', { file: this.file, line: 1, message: `${value.type} in the wrong place` });
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
    for (const segment of segments) this.create('segment', { ...segment, document: document.id });
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
    const owner = scopeOf(entity, value).split('/')[1];
    if (entity !== 'tombstone' && owner !== undefined && this.isPurged(owner)) return false;
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
