import { isDeepStrictEqual } from 'node:util';
import type { Output } from '../../src/domain/api.ts';

type Fields = Readonly<Record<string, unknown>>;
type Kind = 'document' | 'span' | 'relation';

/** Something that one call did to one thing: made (`before` null), changed or removed (`after` null). */
interface Difference {
  readonly kind: Kind;
  readonly id: string;
  readonly before: Fields | null;
  readonly after: Fields | null;
}

interface Group {
  readonly differences: readonly Difference[];
}

/**
 * A project as plain maps, with a pair of stacks for each person. It knows nothing of operations: it is told what
 * calls answered and what the lists held after them, and says what an undo or a redo must bring back.
 */
export function plainModel(people: readonly string[]) {
  const things: Record<Kind, Map<string, Fields>> = { document: new Map(), span: new Map(), relation: new Map() };
  const undone = new Map<string, Group[]>(people.map((person) => [person, []]));
  const done = new Map<string, Group[]>(people.map((person) => [person, []]));

  const put = ({ kind, id }: Difference, value: Fields | null): void => {
    if (value === null) things[kind].delete(id);
    else things[kind].set(id, value);
  };
  const stack = (of: Map<string, Group[]>, person: string): Group[] => of.get(person) ?? [];

  /** Whether what a group left still stands, field by field. */
  const stands = (group: Group): boolean =>
    group.differences.every(({ kind, id, before, after }) => {
      const now = things[kind].get(id);
      if (after === null) return now === undefined;
      if (now === undefined) return false;
      const fields = Object.keys(after).filter((field) => before === null || !isDeepStrictEqual(before[field], after[field]));
      return fields.every((field) => isDeepStrictEqual(now[field], after[field]));
    });

  const turn = (group: Group): Group => ({
    differences: [...group.differences].reverse().map(({ kind, id, before, after }) => ({ kind, id, before: after, after: before })),
  });

  /** Only the fields that the difference is about: others may have been changed since by somebody else. */
  const apply = (group: Group): void => {
    for (const difference of group.differences) {
      const { kind, id, before, after } = difference;
      const now = things[kind].get(id);
      if (before === null || after === null || now === undefined) put(difference, after);
      else {
        const changed = Object.fromEntries(Object.entries(after).filter(([field]) => !isDeepStrictEqual(before[field], after[field])));
        put(difference, { ...now, ...changed });
      }
    }
  };

  return {
    /** After a call that was taken: what it did, as the lists of before and after tell. */
    did: (person: string, after: Record<Kind, Map<string, Fields>>): void => {
      const differences: Difference[] = [];
      for (const kind of ['document', 'span', 'relation'] as const) {
        for (const id of new Set([...things[kind].keys(), ...after[kind].keys()])) {
          const before = things[kind].get(id) ?? null;
          const now = after[kind].get(id) ?? null;
          if (!isDeepStrictEqual(before, now)) differences.push({ kind, id, before, after: now });
        }
      }
      const group = { differences };
      apply(group);
      stack(done, person).push(group);
      undone.set(person, []);
    },
    /** `empty`: nothing to take back; `conflict`: it must be refused; `may`: the model holds no reason against it. */
    expectation: (person: string, direction: 'undo' | 'redo'): 'empty' | 'conflict' | 'may' => {
      const group = stack(direction === 'undo' ? done : undone, person).at(-1);
      if (group === undefined) return 'empty';
      return stands(direction === 'undo' ? group : turn(group)) ? 'may' : 'conflict';
    },
    reverse: (person: string, direction: 'undo' | 'redo'): void => {
      const [from, to] = direction === 'undo' ? [done, undone] : [undone, done];
      const group = stack(from, person).pop();
      if (group === undefined) throw new Error('nothing to reverse');
      apply(direction === 'undo' ? turn(group) : group);
      stack(to, person).push(group);
    },
    things: () => things,
  };
}

/** What the model keeps of the lists: nothing that another thing's change alters with it. */
export function plainDocument({ id, title, direction, publisher, url, source, story, revision, removed }: Output<'documents.get'>['document']): Fields {
  return { id, title, direction, publisher, url, source, story, revision, removed };
}
