import type { Scores } from '../../src/domain/agreement/span-matching.ts';
import { addMatchCounts, matchCounts, scoresFrom, scoresOf, spanMatches } from '../../src/domain/agreement/span-matching.ts';
import type { LabelledSpan } from '../../src/domain/agreement/span-overlap.ts';
import { addSemevalCounts, semevalCounts, semevalScores } from '../../src/domain/agreement/semeval-2013.ts';
import type { SemevalCounts, SemevalScheme } from '../../src/domain/agreement/semeval-2013.ts';
import { agreementCase, notKnown, outcomeOfCase } from './agreement-case.ts';
import type { AgreementCase, Figures } from './agreement-case.ts';
import { isRecord } from './suite.ts';
import type { CaseOutcome, OracleSuite } from './suite.ts';

interface Compared {
  readonly gold: readonly LabelledSpan[];
  readonly predicted: readonly LabelledSpan[];
}

/** The cases' names of the schemes. */
const schemes: Readonly<Record<string, SemevalScheme>> = {
  strict: 'strict',
  exact: 'exact',
  partial: 'partial',
  type: 'type',
  ent_type: 'type',
};

function spansOf(value: unknown, labels: string[]): LabelledSpan[] | null {
  if (!Array.isArray(value)) return null;
  const spans = value.flatMap((span): LabelledSpan[] => {
    if (!isRecord(span)) return [];
    const name = String(span['label']);
    if (!labels.includes(name)) labels.push(name);
    const parts: unknown[] = Array.isArray(span['fragments']) ? span['fragments'] : [span];
    const fragments = parts.flatMap((part) => {
      if (!isRecord(part)) return [];
      const { start, end } = part;
      return typeof start === 'number' && typeof end === 'number' ? [{ start, end }] : [];
    });
    return fragments.length === parts.length ? [{ label: labels.indexOf(name), fragments }] : [];
  });
  return spans.length === value.length ? spans : null;
}

function comparedOf(input: Readonly<Record<string, unknown>>, labels: string[]): Compared[] | null {
  const { documents } = input;
  if (!Array.isArray(documents)) return null;
  const compared = documents.flatMap((document): Compared[] => {
    const gold = isRecord(document) ? spansOf(document['gold'], labels) : null;
    const predicted = isRecord(document) ? spansOf(document['pred'], labels) : null;
    return gold === null || predicted === null ? [] : [{ gold, predicted }];
  });
  return compared.length === documents.length ? compared : null;
}

const figuresOf = ({ precision, recall, f1 }: Scores): Record<string, Figures> => ({
  precision: precision.value,
  recall: recall.value,
  f1: f1.value,
});

function spanF1(compared: readonly Compared[], labels: number, { metric }: AgreementCase): Figures | undefined {
  const wanted = metric['match'] ?? 'exact';
  const match = spanMatches.find((name) => typeof wanted === 'string' && wanted.startsWith(name));
  if (match === undefined || (metric['average'] ?? 'micro') !== 'micro') return undefined;
  const counts = addMatchCounts(compared.map(({ gold, predicted }) => matchCounts(gold, predicted, labels)));
  return figuresOf(scoresOf(counts, match));
}

function semeval(compared: readonly Compared[], { metric, expected }: AgreementCase): Figures | undefined {
  const named: unknown = metric['schemes'] ?? (isRecord(expected) ? Object.keys(expected) : []);
  if (!Array.isArray(named)) return undefined;
  const tally = addSemevalCounts(compared.map(({ gold, predicted }) => semevalCounts(gold, predicted)));
  const figures: Record<string, Figures> = {};
  for (const name of named) {
    const scheme = schemes[String(name)];
    if (scheme === undefined) return undefined;
    const scores = compared.length > 1 ? scoresWithoutHalves(tally[scheme]) : semevalScores(tally[scheme]);
    figures[String(name)] = { ...tally[scheme], ...figuresOf(scores) };
  }
  return figures;
}

/**
 * A defect of the program that the cases were taken from (nervaluate, `_merge_results`): where it adds up documents it
 * forgets that a partial match counts half, and counts it as nothing. The cases of several documents have its figures,
 * so that they are compared with what it makes of the same counts; the product counts the half, see `semevalScores`.
 */
function scoresWithoutHalves({ correct, incorrect, partial, missed, spurious }: SemevalCounts): Scores {
  const met = correct + incorrect + partial;
  return scoresFrom(correct, met + missed, met + spurious);
}

/**
 * The programs that the cases were taken from print 0 where they divide by nothing; here such a figure is not
 * available. Only where a case expects 0 does “not available” stand for it.
 */
function zeroed(expected: unknown, got: Figures | undefined): Figures {
  if (expected === 0 && got === null) return 0;
  if (!isRecord(expected) || !isRecord(got)) return got ?? null;
  return Object.fromEntries(Object.entries(got).map(([name, figure]) => [name, zeroed(expected[name], figure)]));
}

function runCase(content: unknown): CaseOutcome[] {
  const known = agreementCase(content);
  if (known === null) return [];
  const labels: string[] = [];
  const compared = comparedOf(known.input, labels);
  if (compared === null) return [notKnown(known)];
  const { id } = known.metric;
  const figures =
    id === 'span_f1' ? spanF1(compared, labels.length, known) : id === 'semeval13' ? semeval(compared, known) : undefined;
  return [figures === undefined ? notKnown(known) : outcomeOfCase(known, zeroed(known.expected, figures))];
}

/** Spans of two sides against each other: precision, recall and F1. */
export const matchedSpans: OracleSuite = {
  recognises: (content) => agreementCase(content)?.kind === 'spans',
  run: runCase,
};
