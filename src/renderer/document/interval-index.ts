/** A `[start, end)` interval (UTF-16 code units here, but any numbers do) and what it stands for. */
export interface Interval<Value> {
  readonly start: number;
  readonly end: number;
  readonly value: Value;
}

/** Answers which intervals overlap a stretch, while intervals come and go. */
export interface IntervalIndex<Value> {
  readonly size: () => number;
  /** O(log n) expected. The same interval may be put in more than once. */
  readonly insert: (interval: Interval<Value>) => void;
  /** Takes out the very object that was put in; false where it isn't in. O(log n + equal starts) expected. */
  readonly remove: (interval: Interval<Value>) => boolean;
  /** Every interval with `start < to` and `end > from`, by start, the longer first. O(log n + found). */
  readonly overlapping: (from: number, to: number) => Interval<Value>[];
}

interface Node<Value> {
  readonly interval: Interval<Value>;
  readonly priority: number;
  left: Node<Value> | null;
  right: Node<Value> | null;
  /** The greatest end in this node's tree. */
  maximum: number;
}

function before<Value>(first: Interval<Value>, second: Interval<Value>): boolean {
  return first.start < second.start || (first.start === second.start && first.end > second.end);
}

function update<Value>(node: Node<Value>): Node<Value> {
  node.maximum = Math.max(
    node.interval.end,
    node.left === null ? -Infinity : node.left.maximum,
    node.right === null ? -Infinity : node.right.maximum,
  );
  return node;
}

/** Splits into what comes before the interval and the rest, which holds its equals. */
function split<Value>(
  node: Node<Value> | null,
  interval: Interval<Value>,
): [Node<Value> | null, Node<Value> | null] {
  if (node === null) return [null, null];
  if (before(node.interval, interval)) {
    const [left, right] = split(node.right, interval);
    node.right = left;
    return [update(node), right];
  }
  const [left, right] = split(node.left, interval);
  node.left = right;
  return [left, update(node)];
}

function merge<Value>(left: Node<Value> | null, right: Node<Value> | null): Node<Value> | null {
  if (left === null) return right;
  if (right === null) return left;
  if (left.priority > right.priority) {
    left.right = merge(left.right, right);
    return update(left);
  }
  right.left = merge(left, right.left);
  return update(right);
}

function insertNode<Value>(root: Node<Value> | null, node: Node<Value>): Node<Value> {
  if (root === null) return node;
  if (node.priority > root.priority) {
    [node.left, node.right] = split(root, node.interval);
    return update(node);
  }
  if (before(root.interval, node.interval)) root.right = insertNode(root.right, node);
  else root.left = insertNode(root.left, node);
  return update(root);
}

function collect<Value>(node: Node<Value> | null, from: number, to: number, found: Interval<Value>[]): void {
  if (node === null || node.maximum <= from) return;
  collect(node.left, from, to, found);
  if (node.interval.start >= to) return;
  if (node.interval.end > from) found.push(node.interval);
  collect(node.right, from, to, found);
}

/**
 * A treap (Seidel and Aragon, 1996) ordered by start with the greatest end kept in each node (Cormen et al.,
 * “Interval trees”). The priorities come from a small generator with a fixed seed, so runs are repeatable.
 */
export function createIntervalIndex<Value>(intervals: Iterable<Interval<Value>> = []): IntervalIndex<Value> {
  let root: Node<Value> | null = null;
  let size = 0;
  let seed = 0x9e3779b9;

  const nextPriority = (): number => {
    // xorshift32 (Marsaglia, 2003)
    seed ^= seed << 13;
    seed ^= seed >>> 17;
    seed ^= seed << 5;
    return seed;
  };

  const insert = (interval: Interval<Value>): void => {
    const node = { interval, priority: nextPriority(), left: null, right: null, maximum: interval.end };
    root = insertNode(root, node);
    size += 1;
  };

  const removeFrom = (node: Node<Value> | null, interval: Interval<Value>): [Node<Value> | null, boolean] => {
    if (node === null) return [null, false];
    if (node.interval === interval) return [merge(node.left, node.right), true];
    // Equals may stand on either side after a merge: look on both where neither comes first.
    if (!before(node.interval, interval)) {
      const [left, done] = removeFrom(node.left, interval);
      node.left = left;
      if (done || before(interval, node.interval)) return [update(node), done];
    }
    const [right, done] = removeFrom(node.right, interval);
    node.right = right;
    return [update(node), done];
  };

  const remove = (interval: Interval<Value>): boolean => {
    const [rest, done] = removeFrom(root, interval);
    root = rest;
    if (done) size -= 1;
    return done;
  };

  for (const interval of intervals) insert(interval);
  return {
    size: () => size,
    insert,
    remove,
    overlapping: (from, to) => {
      const found: Interval<Value>[] = [];
      collect(root, from, to, found);
      return found;
    },
  };
}
