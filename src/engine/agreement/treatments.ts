import type { AgreementMeasure, AgreementUnit, Treatment } from '../../domain/api/agreement-methods.ts';
import { isCodingMeasure } from './coding-tallies.ts';
import { isSpanMeasure } from './span-tallies.ts';
import { isGammaMeasure } from './gamma-figures.ts';

const byUnit: Readonly<Record<AgreementUnit, readonly Treatment[]>> = {
  character: [],
  word: ['words-by-most'],
  sentence: ['sentences-by-most-labelled'],
};

/** Measures that are taken of two annotators at a time. */
const overPairs = new Set<AgreementMeasure>(['cohen-kappa', 'scott-pi', 'light-kappa', 'bennett-s', 'span-f1-exact', 'span-f1-overlap', 'relation-f1']);

/** How a measure treats what its definition has no place for. */
export function treatmentOf(name: AgreementMeasure, unit: AgreementUnit, annotators: number): Treatment[] {
  const averaged: Treatment[] = overPairs.has(name) && annotators > 2 ? ['pairs-averaged'] : [];
  if (name === 'document-alpha') return ['values-as-one-category', 'labels-averaged'];
  const cut: Treatment = 'excluded-segments-cut';
  if (isCodingMeasure(name)) return ['innermost-label', 'unlabelled-as-category', 'labels-one-by-one', ...byUnit[unit], 'fragments-as-units', ...averaged, cut];
  if (isSpanMeasure(name)) return ['overlaps-kept', 'fragments-as-one', ...averaged, cut];
  if (isGammaMeasure(name)) return ['overlaps-kept', 'fragments-as-units', 'documents-weighted', 'seeded-sampling', cut];
  if (name === 'relation-f1') return ['relations-over-matched-spans', 'greedy-matching', ...averaged, cut];
  const documents: Treatment = name === 'unitizing-2004' ? 'documents-weighted' : 'documents-end-to-end';
  return ['overlaps-flattened', 'fragments-as-units', documents, cut];
}
