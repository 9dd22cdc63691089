import type { SchemeRefusal } from '../../domain/api/scheme-methods.ts';
import { Problem } from '../../domain/problem.ts';

const tables = {
  span: 'spans',
  relation: 'relations',
  documentLabelling: 'document_labels',
  suggestion: 'suggestions',
  decision: 'decisions',
} as const;

/** The first of what keeps a scheme from being changed, as a problem; how many others there are is said beside it. */
export function refusalProblem(refusal: SchemeRefusal, all: readonly SchemeRefusal[]): Problem {
  const { reason, entity, label, attribute, value, count } = refusal;
  if (reason === 'label') return new Problem('in-use', { what: 'label', id: label, by: tables[entity], count });
  return new Problem('scheme-refused', {
    reason,
    label,
    attribute: attribute ?? '',
    value: value ?? '',
    count,
    quote: refusal.examples[0]?.quotes[0] ?? '',
    others: all.length - 1,
  });
}
