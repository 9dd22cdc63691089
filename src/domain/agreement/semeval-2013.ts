import { scoresFrom } from './span-matching.ts';
import type { Scores } from './span-matching.ts';
import { commonCodeUnits, placedInOrder, sameFragments } from './span-overlap.ts';
import type { LabelledSpan } from './span-overlap.ts';

/*
 * The four schemes of SemEval-2013 task 9.1 (Segura-Bedmar, Martínez & Herrero-Zazo 2013, “SemEval-2013 Task 9:
 * Extraction of drug-drug interactions from biomedical texts”), with the counts of MUC-5 (Chinchor & Sundheim 1993).
 */

/** Boundaries and label; boundaries alone; any overlap, as half; label with any overlap. */
export const semevalSchemes = ['strict', 'exact', 'partial', 'type'] as const;
export type SemevalScheme = (typeof semevalSchemes)[number];

export interface SemevalCounts {
  readonly correct: number;
  readonly incorrect: number;
  readonly partial: number;
  /** Gold spans that nothing was found for. */
  readonly missed: number;
  /** Found spans that no gold span answers. */
  readonly spurious: number;
}

export type SemevalTally = Readonly<Record<SemevalScheme, SemevalCounts>>;

/**
 * The counts of one document; those of documents add. The predicted spans are taken in the order of the text; each
 * goes to a gold span that is still free: to one that is correct by the scheme (of several, for `type`, the one whose
 * ends lie nearest), otherwise to the first one that it overlaps. Which span gets which is greedy, as in the
 * evaluation programs in use. Discontinuous spans have the same boundaries where all fragments are the same.
 */
export function semevalCounts(gold: readonly LabelledSpan[], predicted: readonly LabelledSpan[]): SemevalTally {
  const wanted = placedInOrder(gold).map(({ span }) => span);
  const found = placedInOrder(predicted).map(({ span }) => span);
  const count = (scheme: SemevalScheme): SemevalCounts => countBy(scheme, wanted, found);
  return { strict: count('strict'), exact: count('exact'), partial: count('partial'), type: count('type') };
}

/** The counts of several documents together; `weights` says how often each was drawn, once where left out. */
export function addSemevalCounts(tallies: readonly SemevalTally[], weights?: ArrayLike<number>): SemevalTally {
  const add = (scheme: SemevalScheme): SemevalCounts => {
    const sum = { correct: 0, incorrect: 0, partial: 0, missed: 0, spurious: 0 };
    tallies.forEach((tally, index) => {
      const weight = weights === undefined ? 1 : (weights[index] ?? 0);
      for (const part of ['correct', 'incorrect', 'partial', 'missed', 'spurious'] as const) {
        sum[part] += weight * tally[scheme][part];
      }
    });
    return sum;
  };
  return { strict: add('strict'), exact: add('exact'), partial: add('partial'), type: add('type') };
}

/** Precision over what was found, recall over what was to be found; a partial match counts half. */
export function semevalScores({ correct, incorrect, partial, missed, spurious }: SemevalCounts): Scores {
  const met = correct + incorrect + partial;
  return scoresFrom(correct + partial / 2, met + missed, met + spurious);
}

function countBy(
  scheme: SemevalScheme,
  gold: readonly LabelledSpan[],
  predicted: readonly LabelledSpan[],
): SemevalCounts {
  const taken = new Set<number>();
  let correct = 0;
  let overlapping = 0;
  for (const span of predicted) {
    let right = -1;
    let nearest = Number.POSITIVE_INFINITY;
    let other = -1;
    gold.forEach((wanted, index) => {
      if (taken.has(index)) return;
      if (isCorrect(scheme, wanted, span)) {
        const apart = scheme === 'type' ? endsApart(wanted, span) : 0;
        if (apart < nearest) [right, nearest] = [index, apart];
      } else if (other === -1 && commonCodeUnits(wanted, span) > 0) other = index;
    });
    if (right !== -1) correct += 1;
    else if (other !== -1) overlapping += 1;
    if (right !== -1 || other !== -1) taken.add(right === -1 ? other : right);
  }
  return {
    correct,
    incorrect: scheme === 'partial' ? 0 : overlapping,
    partial: scheme === 'partial' ? overlapping : 0,
    missed: gold.length - correct - overlapping,
    spurious: predicted.length - correct - overlapping,
  };
}

function isCorrect(scheme: SemevalScheme, gold: LabelledSpan, span: LabelledSpan): boolean {
  if ((scheme === 'strict' || scheme === 'type') && gold.label !== span.label) return false;
  return sameFragments(gold, span) || (scheme === 'type' && commonCodeUnits(gold, span) > 0);
}

function endsApart(gold: LabelledSpan, span: LabelledSpan): number {
  const first = Math.abs((gold.fragments[0]?.start ?? 0) - (span.fragments[0]?.start ?? 0));
  return first + Math.abs((gold.fragments.at(-1)?.end ?? 0) - (span.fragments.at(-1)?.end ?? 0));
}
