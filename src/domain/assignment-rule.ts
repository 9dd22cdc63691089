import { seededOrder } from './seeded-order.ts';

/** A document that is to be handed out. */
export interface RuleDocument {
  readonly id: string;
  /** Code points of its current text: what balancing goes by. */
  readonly length: number;
  /** Documents of one story go to the same people. */
  readonly story: string | null;
}

/** Somebody who may be given work. */
export interface RuleAnnotator {
  readonly id: string;
  /** Code points that were handed out to her before and are not done. */
  readonly open: number;
  /** The place in her queue that comes next. */
  readonly nextPosition: number;
}

/** What stands before the rule is run: somebody's assignment, or a layer that she began without being asked. */
export interface StandingWork {
  readonly document: string;
  readonly story: string | null;
  readonly annotator: string;
  readonly isAssigned: boolean;
  readonly calibration: boolean;
}

export interface AssignmentRule {
  /** How many people a document goes to that several are to annotate. */
  readonly each: number;
  /** Of a hundred documents, how many go to `each` people; the others go to one. 100 where all do. */
  readonly overlap: number;
  /** How many documents everybody does first; stories are taken whole, so that it may be a few more or fewer. */
  readonly calibration: number;
  readonly seed: number;
}

export interface AssignmentQuestion {
  readonly documents: readonly RuleDocument[];
  readonly annotators: readonly RuleAnnotator[];
  readonly standing: readonly StandingWork[];
  readonly rule: AssignmentRule;
}

export interface PlannedAssignment {
  readonly document: string;
  readonly annotator: string;
  readonly position: number;
  readonly calibration: boolean;
}

export interface AssignmentPlan {
  /** In the order in which they are to be done. */
  readonly assignments: readonly PlannedAssignment[];
  /** The documents of the calibration set. */
  readonly calibration: readonly string[];
  /** The documents that go to `each` people, beside the calibration set. */
  readonly overlapping: readonly string[];
}

/** Documents that go to the same people: a story, or one document that belongs to none. */
interface Group {
  readonly key: string;
  readonly documents: readonly RuleDocument[];
  /** Code points. */
  readonly weight: number;
  /** Who has any of it already, most of it first. */
  readonly holders: readonly string[];
  /** Who has begun some of it without being asked, most of it first. */
  readonly beginners: readonly string[];
  readonly isInCalibration: boolean;
  /** The fewest people that one of its documents has been assigned to. */
  readonly fewest: number;
}

/**
 * Who is to annotate what. The same question gives the same plan in whatever order its parts come, and what was
 * planned and written once is not planned again.
 *
 * Balancing is by the longest first, each to those with the least to do (Graham 1969, LPT): where all begin with
 * nothing, loads end no further apart than the longest document or story. Within that bound people are mixed, so that
 * agreement can be had between all of them and not only within fixed pairs.
 */
export function planAssignments({ documents, annotators, standing, rule }: AssignmentQuestion): AssignmentPlan {
  const groups = groupsOf(documents, standing, rule.seed);
  const size = (group: Group): number => group.documents.length;

  const inCalibration = new Set(
    rule.calibration === 0
      ? []
      : chosenGroups(
          groups,
          rule.calibration,
          (group) => group.isInCalibration,
          // What nobody has yet is the same for all of them.
          (group) => group.holders.length === 0,
        ),
  );
  const others = groups.filter((group) => !inCalibration.has(group));
  const wanted = Math.round((rule.overlap / 100) * others.reduce((sum, group) => sum + size(group), 0));
  const shared = new Set(rule.each === 1 ? [] : chosenGroups(others, wanted, ({ fewest }) => fewest >= rule.each, () => true));

  const held = heldBy(standing);
  const given = new Map<string, { people: readonly string[]; calibration: boolean }>();
  const loads = new Map(annotators.map(({ id, open }) => [id, open]));
  for (const { documents: members } of inCalibration) {
    for (const { id, length } of members) {
      const people = [...loads.keys()].filter((annotator) => !isHeld(held, id, annotator));
      for (const annotator of people) loads.set(annotator, (loads.get(annotator) ?? 0) + length);
      given.set(id, { people, calibration: true });
    }
  }
  const choose = chooser(loads, standing, others, rule.seed);
  for (const group of others.toSorted((one, other) => other.weight - one.weight)) {
    const count = shared.has(group) ? rule.each : 1;
    const people = choose(group, count, held);
    for (const { id } of group.documents) given.set(id, { people: people.get(id) ?? [], calibration: false });
  }

  const order = [...groups.filter((group) => inCalibration.has(group)), ...others].flatMap((group) => group.documents);
  const positions = new Map(annotators.map(({ id, nextPosition }) => [id, nextPosition]));
  const assignments: PlannedAssignment[] = [];
  for (const { id: document } of order) {
    const { people = [], calibration = false } = given.get(document) ?? {};
    for (const annotator of people) {
      const position = positions.get(annotator) ?? 0;
      positions.set(annotator, position + 1);
      assignments.push({ document, annotator, position, calibration });
    }
  }
  const idsOf = (some: ReadonlySet<Group>): string[] =>
    groups.filter((group) => some.has(group)).flatMap((group) => group.documents.map(({ id }) => id));
  return { assignments, calibration: idsOf(inCalibration), overlapping: idsOf(shared) };
}

/** In the seed's order, the documents of a group by their ids. */
function groupsOf(documents: readonly RuleDocument[], standing: readonly StandingWork[], seed: number): Group[] {
  const keyOf = (id: string, story: string | null): string => story ?? id;
  const members = Map.groupBy(documents, ({ id, story }) => keyOf(id, story));
  const works = Map.groupBy(standing, ({ document, story }) => keyOf(document, story));
  return seededOrder([...members.keys()], seed).map((key) => {
    const within = (members.get(key) ?? []).toSorted((one, other) => (one.id < other.id ? -1 : 1));
    const work = works.get(key) ?? [];
    const assigned = work.filter(({ isAssigned }) => isAssigned);
    const counts = within.map(({ id }) => assigned.filter(({ document }) => document === id).length);
    return {
      key,
      documents: within,
      weight: within.reduce((sum, { length }) => sum + length, 0),
      holders: mostFirst(assigned),
      beginners: mostFirst(work.filter(({ isAssigned }) => !isAssigned)),
      isInCalibration: assigned.some(({ calibration }) => calibration),
      fewest: Math.min(...counts),
    };
  });
}

function mostFirst(work: readonly StandingWork[]): string[] {
  const counts = new Map<string, number>();
  for (const { annotator } of work) counts.set(annotator, (counts.get(annotator) ?? 0) + 1);
  return [...counts]
    .toSorted(([one, many], [other, few]) => few - many || (one < other ? -1 : 1))
    .map(([annotator]) => annotator);
}

/**
 * Groups with as many documents as wanted: those that are in already, then in order what still fits; a group that goes
 * beyond only where that misses by less. Nothing is added to what a choice like this has come to before.
 */
function chosenGroups(
  groups: readonly Group[],
  wanted: number,
  isIn: (group: Group) => boolean,
  isPreferred: (group: Group) => boolean,
): Group[] {
  const chosen = groups.filter(isIn);
  let missing = wanted - chosen.reduce((sum, { documents }) => sum + documents.length, 0);
  const free = groups.filter((group) => !isIn(group));
  const left: Group[] = [];
  for (const group of [...free.filter(isPreferred), ...free.filter((one) => !isPreferred(one))]) {
    if (group.documents.length > missing) {
      left.push(group);
      continue;
    }
    chosen.push(group);
    missing -= group.documents.length;
  }
  const [smallest] = left.toSorted((one, other) => one.documents.length - other.documents.length);
  if (smallest !== undefined && missing > 0 && smallest.documents.length - missing < missing) chosen.push(smallest);
  return chosen;
}

type Held = ReadonlyMap<string, ReadonlySet<string>>;

function heldBy(standing: readonly StandingWork[]): Held {
  const held = new Map<string, Set<string>>();
  for (const { document, annotator, isAssigned } of standing) {
    if (!isAssigned) continue;
    const people = held.get(document) ?? new Set();
    held.set(document, people.add(annotator));
  }
  return held;
}

function isHeld(held: Held, document: string, annotator: string): boolean {
  return held.get(document)?.has(annotator) ?? false;
}

/** Makes the function that finds people for one group after another, and keeps account in `loads` of what each has. */
function chooser(
  loads: Map<string, number>,
  standing: readonly StandingWork[],
  groups: readonly Group[],
  seed: number,
): (group: Group, count: number, held: Held) => Map<string, readonly string[]> {
  const people = seededOrder([...loads.keys()], seed);
  const loadOf = (id: string): number => loads.get(id) ?? 0;
  const heaviest = Math.max(0, ...groups.map(({ weight }) => weight));
  const together = pairCounts(heldBy(standing));
  const timesWith = (id: string, team: readonly string[]): number =>
    team.reduce((sum, member) => sum + (together.get(pairOf(id, member)) ?? 0), 0);

  /** One more for a team: whom it has met least, among those with the least to do and those close to them. */
  const another = (team: readonly string[], weight: number, wanted: number): string | undefined => {
    const free = people.filter((id) => !team.includes(id)).toSorted((one, other) => loadOf(one) - loadOf(other));
    const [first] = free;
    if (first === undefined || team.length === 0) return first;
    const least = Math.min(...people.map(loadOf));
    const slack = least + Math.min(weight, heaviest - weight);
    const bound = Math.max(loadOf(free[wanted - 1] ?? first), slack);
    return free
      .filter((id) => loadOf(id) <= bound)
      .toSorted((one, other) => timesWith(one, team) - timesWith(other, team) || loadOf(one) - loadOf(other))[0];
  };

  return ({ documents, weight, holders, beginners }, count, held) => {
    const team = [...holders];
    for (const id of beginners) if (team.length < count && loads.has(id) && !team.includes(id)) team.push(id);
    while (team.length < count) {
      const next = another(team, weight, count - team.length);
      if (next === undefined) break;
      team.push(next);
    }
    const added = new Map<string, readonly string[]>();
    for (const { id, length } of documents) {
      const missing = Math.max(0, count - (held.get(id)?.size ?? 0));
      const newcomers = team.filter((member) => loads.has(member) && !isHeld(held, id, member)).slice(0, missing);
      for (const member of newcomers) loads.set(member, loadOf(member) + length);
      added.set(id, newcomers);
    }
    for (const pair of pairsOf(team)) together.set(pair, (together.get(pair) ?? 0) + documents.length);
    return added;
  };
}

function pairOf(one: string, other: string): string {
  return one < other ? `${one}/${other}` : `${other}/${one}`;
}

function pairsOf(team: readonly string[]): string[] {
  return team.flatMap((one, index) => team.slice(index + 1).map((other) => pairOf(one, other)));
}

/** On how many documents two people have met. */
function pairCounts(held: Held): Map<string, number> {
  const counts = new Map<string, number>();
  for (const people of held.values()) {
    for (const pair of pairsOf([...people])) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return counts;
}
