import { relationEnd } from '../../domain/model/annotation.ts';
import { integer, text, textOrNull, type Row, type SqlValue } from '../database/handles.ts';
import { canonicalJson, parseStored } from './stored-json.ts';

/** How one field of an entity is kept: in one column, or in several of which the rest are NULL. */
export interface Column {
  readonly field: string;
  readonly columns: readonly string[];
  readonly toSql: (value: unknown) => readonly SqlValue[];
  readonly fromSql: (row: Row) => unknown;
}

const wrong = (field: string): never => {
  throw new TypeError(`the field ${field} has no value that its column could hold`);
};

export function textColumn(field: string, column = field): Column {
  return {
    field,
    columns: [column],
    toSql: (value) => [typeof value === 'string' ? value : wrong(field)],
    fromSql: (row) => text(row, column),
  };
}

export function optionalTextColumn(field: string, column = field): Column {
  return {
    field,
    columns: [column],
    toSql: (value) => [typeof value === 'string' || value === null ? value : wrong(field)],
    fromSql: (row) => textOrNull(row, column),
  };
}

export function numberColumn(field: string, column = field): Column {
  return {
    field,
    columns: [column],
    toSql: (value) => [typeof value === 'number' ? value : wrong(field)],
    fromSql: (row) => integer(row, column),
  };
}

export function optionalNumberColumn(field: string, column = field): Column {
  return {
    field,
    columns: [column],
    toSql: (value) => [typeof value === 'number' || value === null ? value : wrong(field)],
    fromSql: (row) => (row[column] === null ? null : integer(row, column)),
  };
}

/** A flag that came with a later version of the format: operations from before do not say it. */
export function laterFlagColumn(field: string, column = field): Column {
  return { ...flagColumn(field, column), toSql: (value) => [Number(value === true)] };
}

export function flagColumn(field: string, column = field): Column {
  return {
    field,
    columns: [column],
    toSql: (value) => [typeof value === 'boolean' ? Number(value) : wrong(field)],
    fromSql: (row) => integer(row, column) === 1,
  };
}

/** A field that is a structure of its own, as canonical JSON; null stays NULL. */
export function jsonColumn(field: string, column = field): Column {
  return {
    field,
    columns: [column],
    toSql: (value) => [value === null ? null : canonicalJson(value)],
    fromSql: (row) => (row[column] === null ? null : parseStored(text(row, column), column)),
  };
}

/** One end of a relation: a span's id in one column or a document's in the other. */
export function endColumns(field: 'from' | 'to'): Column {
  const columns = [`${field}_span`, `${field}_document`];
  return {
    field,
    columns,
    toSql: (value) => {
      const end = relationEnd.parse(value);
      return end.kind === 'span' ? [end.id, null] : [null, end.id];
    },
    fromSql: (row) => {
      const span = row[`${field}_span`];
      return span === null
        ? { kind: 'document', id: text(row, `${field}_document`) }
        : { kind: 'span', id: text(row, `${field}_span`) };
    },
  };
}
