import { useIntl } from 'react-intl';
import type { Settings } from '../../../domain/host-api.ts';
import type { SchemeStep } from '../../../domain/model/scheme-step.ts';
import { isolate } from '../../ui/isolate.ts';
import type { DraftControl } from './draft-store.ts';
import { attributeName, nameIn, valueName } from './scheme-names.ts';

interface StepWordsProps {
  readonly step: SchemeStep;
  readonly control: DraftControl;
  readonly language: Settings['language'];
}

/** What a step does, in a sentence with the names of labels, attributes and values. */
export function StepWords({ step, control, language }: StepWordsProps) {
  const intl = useIntl();
  const name = (id: string): string => isolate(nameIn([control.draft.content, control.base.content], step.kind, id, language));
  const attribute = (label: string, id: string): string => isolate(attributeName(control.base.content, label, id, language));
  switch (step.step) {
    case 'merge-labels':
      return intl.formatMessage({ id: 'scheme.step.merge' }, { from: name(step.from), into: name(step.into) });
    case 'split-label':
      return intl.formatMessage(
        { id: 'scheme.step.split' },
        {
          from: name(step.from),
          into: name(step.into),
          attribute: attribute(step.from, step.attribute),
          value: isolate(valueName(control.base.content, step.from, step.attribute, String(step.value), language)),
        },
      );
    case 'change-values': {
      const [[from, into]] = Object.entries(step.values) as [[string, string | null]];
      return intl.formatMessage(
        { id: 'scheme.step.values' },
        {
          label: name(step.label),
          of: step.attribute === null ? 'document' : 'attribute',
          attribute: step.attribute === null ? '' : attribute(step.label, step.attribute),
          from: isolate(valueName(control.base.content, step.label, step.attribute, from, language)),
          into: into === null ? '' : isolate(valueName(control.base.content, step.label, step.attribute, into, language)),
          goes: into === null ? 'drop' : 'change',
        },
      );
    }
    case 'remove-attribute':
      return intl.formatMessage({ id: 'scheme.step.remove' }, { label: name(step.label), attribute: attribute(step.label, step.attribute) });
    case 'change-kind':
      return intl.formatMessage(
        { id: 'scheme.step.kind' },
        {
          label: name(step.label),
          attribute: attribute(step.label, step.attribute),
          to: intl.formatMessage({ id: `scheme.attributeKind.${step.to}` }),
        },
      );
  }
}
