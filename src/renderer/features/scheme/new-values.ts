import type { IntlShape } from 'react-intl';
import type { SchemeStep } from '../../../domain/model/scheme-step.ts';
import type { Choice } from '../../../domain/model/scheme.ts';
import { slugFrom, type LabelPlace } from './label-places.ts';

/** A value to begin with, named by its number in both languages. */
export function newValue(intl: IntlShape, count: number, taken: readonly string[]): Choice {
  const names = {
    ar: intl.formatMessage({ id: 'scheme.newValue.ar' }, { count }),
    en: intl.formatMessage({ id: 'scheme.newValue.en' }, { count }),
  };
  return { id: slugFrom(names, taken, 'value'), names, retired: false };
}

/** Whether a step names a value of an attribute (null: of a document label), which then keeps its id. */
export function isValueInSteps(steps: readonly SchemeStep[], { kind, id }: LabelPlace, attribute: string | null, value: string): boolean {
  return steps.some((step) => {
    if (step.kind !== kind) return false;
    if (step.step === 'split-label') return step.from === id && step.attribute === attribute && step.value === value;
    if (step.step !== 'change-values' || step.label !== id || step.attribute !== attribute) return false;
    return Object.entries(step.values).flat().includes(value);
  });
}
