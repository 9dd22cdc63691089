import type { AllowedEnd, RelationLabel } from './scheme.ts';

/** What an end is, as far as the scheme's constraints ask: a span by its label, or a document as a whole. */
export type EndKind = AllowedEnd;

/** A relation that may stand between two ends; `reversed` where it runs from the second to the first. */
export interface RelationChoice {
  readonly label: RelationLabel;
  readonly reversed: boolean;
}

function allows(ends: readonly AllowedEnd[], end: EndKind): boolean {
  return ends.some((allowed) =>
    allowed.kind === 'document' ? end.kind === 'document' : end.kind === 'span' && allowed.label === end.label,
  );
}

/**
 * The relations that a scheme allows between two ends, in the scheme's order, retired ones left out. A directed
 * relation is offered in the direction that its ends allow, from the first end where both do.
 */
export function relationChoices(labels: readonly RelationLabel[], first: EndKind, second: EndKind): RelationChoice[] {
  return labels.flatMap((label): RelationChoice[] => {
    if (label.retired) return [];
    if (allows(label.from, first) && allows(label.to, second)) return [{ label, reversed: false }];
    if (allows(label.from, second) && allows(label.to, first)) return [{ label, reversed: true }];
    return [];
  });
}

/** Whether any relation may begin or end in this. */
export function canBeLinked(labels: readonly RelationLabel[], end: EndKind): boolean {
  return labels.some((label) => !label.retired && (allows(label.from, end) || allows(label.to, end)));
}
