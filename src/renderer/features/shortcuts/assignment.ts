import type { KeyStroke, ShortcutChanges, StrokeRefusal } from '../../../domain/key-stroke.ts';
import { formatStroke, isSameStroke, labelKeyOf, refusalOf } from '../../../domain/key-stroke.ts';
import { holdersOf } from './action-entries.ts';
import type { ActionEntry } from './action-entries.ts';

/** A label or a relation of the open project's scheme that has a key, with its name in the interface's language. */
export interface LabelKey {
  /** A lower-case Latin letter or a digit. */
  readonly key: string;
  readonly name: string;
}

/** What becomes of a stroke that somebody presses for an action. */
export type Assignment =
  | { readonly kind: 'free'; readonly stroke: KeyStroke }
  /** Others have it, and would be left without. */
  | { readonly kind: 'taken'; readonly stroke: KeyStroke; readonly holders: readonly ActionEntry[] }
  /** What has it cannot go without. */
  | { readonly kind: 'fixed'; readonly stroke: KeyStroke; readonly holder: ActionEntry }
  | { readonly kind: 'label'; readonly stroke: KeyStroke; readonly labels: readonly LabelKey[] }
  | { readonly kind: 'refused'; readonly stroke: KeyStroke; readonly reason: StrokeRefusal };

/** The labels whose single key, or the same with Shift (which shows and hides a label), a stroke is. */
export function labelsWith(stroke: KeyStroke, labels: readonly LabelKey[]): readonly LabelKey[] {
  if (stroke.control === true || stroke.alt === true) return [];
  const key = labelKeyOf(stroke);
  return key === null ? [] : labels.filter((label) => label.key === key);
}

/** Whether an action can have a stroke, and at whose cost. */
export function assess(
  stroke: KeyStroke,
  action: ActionEntry,
  entries: readonly ActionEntry[],
  labels: readonly LabelKey[],
): Assignment {
  const isOwn = action.own !== null && isSameStroke(stroke, action.own);
  const reason = isOwn ? null : refusalOf(stroke, action.takenBy);
  if (reason !== null) return { kind: 'refused', stroke, reason };
  const ofLabels = labelsWith(stroke, labels);
  if (ofLabels.length > 0) return { kind: 'label', stroke, labels: ofLabels };
  const holders = holdersOf(stroke, action, entries);
  const fixed = holders.find(({ isFixed }) => isFixed);
  if (fixed !== undefined) return { kind: 'fixed', stroke, holder: fixed };
  return holders.length === 0 ? { kind: 'free', stroke } : { kind: 'taken', stroke, holders };
}

/** The person's changes once the action has the stroke (or none), and those who held it have none. */
export function withStroke(
  changes: ShortcutChanges,
  action: ActionEntry,
  stroke: KeyStroke | null,
  holders: readonly ActionEntry[] = [],
): ShortcutChanges {
  const next: Record<string, string | null> = { ...changes };
  for (const holder of holders) {
    // One that has no key of its own is back where it began.
    if (holder.own === null) delete next[holder.id];
    else next[holder.id] = null;
  }
  const isOwn = stroke === null ? action.own === null : action.own !== null && isSameStroke(stroke, action.own);
  if (isOwn) delete next[action.id];
  else next[action.id] = stroke === null ? null : formatStroke(stroke);
  return next;
}

/** What of an entry's key is in somebody's way: other actions that have it too, and labels of the scheme. */
export interface Conflict {
  readonly holders: readonly ActionEntry[];
  readonly labels: readonly LabelKey[];
}

/** Null where an action's key is its own alone. Labels go before single keys that a person has chosen. */
export function conflictOf(
  entry: ActionEntry,
  entries: readonly ActionEntry[],
  labels: readonly LabelKey[],
): Conflict | null {
  if (entry.stroke === null) return null;
  const holders = holdersOf(entry.stroke, entry, entries);
  const ofLabels = labelsWith(entry.stroke, labels);
  return holders.length === 0 && ofLabels.length === 0 ? null : { holders, labels: ofLabels };
}
