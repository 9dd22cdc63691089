import type { AssignmentProgress } from '../../domain/api/assignment-methods.ts';
import type { Layer } from '../../domain/model/annotation.ts';
import type { ReadableDatabase } from '../database/handles.ts';
import { stores } from '../store/stores.ts';
import { codePointsByDocument } from './code-points.ts';
import { doneInstants } from './done-days.ts';
import { workItems } from './queue.ts';

type Person = AssignmentProgress['people'][number];
type Place = AssignmentProgress['documents'][number];

/**
 * How far everybody has come with what was assigned, and with what was begun beside it; only she, where the project is
 * blind for whoever asks.
 */
export function progressOf(database: ReadableDatabase, only: string | null): AssignmentProgress {
  const isShown = ({ annotator }: { readonly annotator: string }): boolean => only === null || annotator === only;
  const codePoints = codePointsByDocument(database);
  const titles = new Map(
    stores.document.list(database, { sql: 'removed = 0', parameters: [] }).map(({ id, title }) => [id, title]),
  );
  const people = new Map(
    stores.annotator.list(database).flatMap(({ id }) => (isShown({ annotator: id }) ? [[id, nobodysWork(id)]] : [])),
  );
  const documents = new Map<string, Place>();
  const personOf = (id: string): Person => entry(people, id, () => nobodysWork(id));
  const placeOf = (id: string): Place =>
    entry(documents, id, () => ({
      document: id,
      title: titles.get(id) ?? '',
      codePoints: codePoints.get(id) ?? 0,
      calibration: false,
      people: [],
    }));

  const assigned = new Set<string>();
  for (const { document, annotator, calibration, status } of workItems(database, {}).filter(isShown)) {
    assigned.add(`${document}/${annotator}`);
    const person = personOf(annotator);
    const length = codePoints.get(document) ?? 0;
    person.assigned += 1;
    person[counters[status]] += 1;
    person.codePoints += length;
    if (status === 'done') person.codePointsDone += length;
    if (calibration) person.calibration.assigned += 1;
    if (calibration && status === 'done') person.calibration.done += 1;
    const place = placeOf(document);
    place.calibration ||= calibration;
    place.people.push({ annotator, status, isAssigned: true });
  }
  const begun = stores.layer.list(database, { sql: "status <> 'new'", parameters: [] }).filter(
    (layer) => titles.has(layer.document) && isShown(layer),
  );
  for (const { document, annotator, status } of begun) {
    if (assigned.has(`${document}/${annotator}`)) continue;
    const { beside } = personOf(annotator);
    beside.begun += 1;
    if (status === 'done') beside.done += 1;
    placeOf(document).people.push({ annotator, status, isAssigned: false });
  }
  const done = begun.filter(({ status }) => status === 'done');
  return {
    people: [...people.values()],
    documents: [...documents.values()].sort((one, other) => (one.document < other.document ? -1 : 1)),
    overTime: doneByDay(database, done, codePoints),
  };
}

const counters = { new: 'new', 'in-progress': 'inProgress', done: 'done' } as const;

function nobodysWork(annotator: string): Person {
  return {
    annotator,
    assigned: 0,
    new: 0,
    inProgress: 0,
    done: 0,
    codePoints: 0,
    codePointsDone: 0,
    calibration: { assigned: 0, done: 0 },
    beside: { begun: 0, done: 0 },
  };
}

function entry<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  const value = map.get(key) ?? make();
  map.set(key, value);
  return value;
}

/** When layers that are done became so: the last operation on each that says it is. */
function doneByDay(
  database: ReadableDatabase,
  done: readonly Layer[],
  codePoints: ReadonlyMap<string, number>,
): AssignmentProgress['overTime'] {
  const { instantOf } = doneInstants(database);
  const days = new Map<string, AssignmentProgress['overTime'][number]>();
  for (const { document, annotator } of done) {
    const day = instantOf(`${document}/${annotator}`)?.slice(0, 'yyyy-mm-dd'.length);
    if (day === undefined) continue;
    const row = entry(days, `${day}/${annotator}`, () => ({ day, annotator, done: 0, codePoints: 0 }));
    row.done += 1;
    row.codePoints += codePoints.get(document) ?? 0;
  }
  return [...days].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, row]) => row);
}
